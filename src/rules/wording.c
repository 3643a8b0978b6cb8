/* wording.c -- reports/LANGUAGE.yaml to the sentences of a report. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/wording.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/rules.h"

#include "gather.h"
#include "load.h"

struct texts { /* the file's texts and where to complain of them */
	struct complain *complain;
	const struct section *section;
	const struct wording *wording;
};

static void
refuse_text(struct texts *texts, const char *key, const char *why)
{
	const struct spot *spot = section_spot(texts->section, "texts");

	complain_at(texts->complain, &spot->value, "texts: %s %s", key, why);
}

static bool
is_mark(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if ((text[i] < 'a' || text[i] > 'z') && text[i] != '_')
			return false;
	}
	return length > 0;
}

/* Every brace belongs to a {name}. */
static bool
has_whole_marks(const char *text)
{
	while ((text = strpbrk(text, "{}")) != NULL) {
		size_t length = strcspn(text + 1, "{}");

		if (*text == '}' || text[length + 1] != '}' ||
		    !is_mark(text + 1, length))
			return false;
		text += length + 2;
	}
	return true;
}

static int
compare_keys(const void *left, const void *right)
{
	const struct wording_entry *a = left;
	const struct wording_entry *b = right;

	return strcmp(a->key, b->key);
}

static bool
has_key(struct texts *texts, const char *key)
{
	struct wording_entry wanted = { .key = key };

	return bsearch(&wanted, texts->wording->entries, texts->wording->count,
		   sizeof(wanted), compare_keys) != NULL;
}

/* What counts something says both ways. */
static void
check_plural(struct texts *texts, const char *key)
{
	static const char *const ends[] = { ".one", ".other" };
	size_t length = strlen(key);

	for (size_t i = 0; i < 2; i++) {
		size_t end = strlen(ends[i]);
		const char *fellow;

		if (length <= end || strcmp(key + length - end, ends[i]) != 0)
			continue;
		fellow = arena_format(texts->complain->arena, "%.*s%s",
		    (int)(length - end), key, ends[1 - i]);
		if (!has_key(texts, fellow))
			refuse_text(texts, key,
			    "stands without its fellow, .one or .other");
	}
}

static void
check_texts(struct texts *texts)
{
	const struct wording *wording = texts->wording;

	for (size_t i = 0; i < wording->count; i++) {
		const struct wording_entry *entry = &wording->entries[i];

		if (i > 0 && strcmp(entry[-1].key, entry->key) == 0)
			refuse_text(texts, entry->key, "stands twice");
		if (!has_whole_marks(entry->text))
			refuse_text(
			    texts, entry->key, "has a brace that is no {name}");
		check_plural(texts, entry->key);
	}
}

static int
load_wording(struct complain *complain, struct vocab *words, const char *path,
    struct wording *out)
{
	struct walk walk = { .arena = complain->arena,
		.complain = complain,
		.words = words,
		.file = arena_copy(complain->arena, path) };
	struct section section;
	struct texts texts = { complain, &section, out };
	yaml_document_t document;
	char *bytes;
	size_t size;

	if (load_bytes(complain, path, walk.file, &bytes, &size) != 0 ||
	    load_document(complain, walk.file, bytes, size, &document) != 0)
		return -1;
	walk.document = &document;
	section_read(&walk, &keys_wording,
	    yaml_document_get_root_node(&document), out, &section);
	yaml_document_delete(&document);
	if (section_good(&section, "texts"))
		check_texts(&texts);
	return complain->list->count > 0 ? -1 : 0;
}

int
rules_wording(struct arena *arena, const char *path, struct wording **out,
    struct complaints *complaints, struct fault *fault)
{
	struct complain complain = { arena, complaints, NULL };
	struct wording *wording = arena_new(arena, 1, sizeof(*wording));
	struct vocab words = { 0 };
	int rc = load_wording(&complain, &words, path, wording);

	if (rc == 0) {
		wording->language = arena_copy(arena, wording->language);
		*out = wording;
	} else {
		complain_sort(complaints);
		rc = fault_set(fault, FAULT_RULES, path, 0, "%zu complaint%s",
		    complaints->count, complaints->count == 1 ? "" : "s");
	}
	vocab_release(&words); /* the language, which was copied */
	return rc;
}
