/* rules.c -- a folder of YAML files to a rule book, or to complaints. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/digest.h"
#include "slaudit/fault.h"

#include "assemble.h"
#include "check.h"
#include "gather.h"
#include "load.h"

/* With 1 MiB each: a folder of anything else is not read whole. */
enum { FILES_MAX = 256 };

/* --- texts to a book --------------------------------------------------------
 */

/* sha256 over each file's name, a NUL and its bytes, in order. */
static void
digest_texts(
    const struct rules_text *texts, size_t count, char text[DIGEST_TEXT])
{
	struct digest *digest = digest_new();

	for (size_t i = 0; i < count; i++) {
		digest_put(digest, texts[i].name, strlen(texts[i].name) + 1);
		digest_put(digest, texts[i].bytes, texts[i].size);
	}
	digest_text(digest, text);
	digest_free(digest);
}

/* The book keeps the names, as places. */
static const struct rules_text *
keep_names(struct arena *arena, const struct rules_text *texts, size_t count)
{
	struct rules_text *kept = arena_new(arena, count, sizeof(kept[0]));

	for (size_t i = 0; i < count; i++) {
		kept[i] = texts[i];
		kept[i].name = arena_copy(arena, texts[i].name);
	}
	return kept;
}

static void
gather_all(struct gather *gather)
{
	for (size_t i = 0; i < gather->text_count; i++)
		gather_text(gather, i);
	gather_sort(&gather->processes);
	gather_sort(&gather->calendars);
	gather_sort(&gather->sles);
	gather_sort(&gather->mappings);
	gather_sort(&gather->detections);
	gather_sort(&gather->registers);
	gather_sort(&gather->published);
	assemble_defaults(gather);
	check_book(gather);
	complain_sort(gather->complain.list);
}

static size_t
faults_count(const struct complaints *complaints)
{
	size_t count = 0;

	for (size_t i = 0; i < complaints->count; i++)
		count += !complaints->items[i].note;
	return count;
}

static int
refuse_book(size_t count, const char *dir, struct fault *fault)
{
	return fault_set(fault, FAULT_RULES, dir, 0, "%zu complaint%s", count,
	    count == 1 ? "" : "s");
}

int
rules_parse(struct arena *arena, const struct rules_source *source,
    struct book **out, struct complaints *complaints, struct fault *fault)
{
	struct vocab words = { 0 };
	struct gather gather = { .arena = arena,
		.complain = { arena, complaints, source->dir },
		.words = &words,
		.texts = keep_names(arena, source->texts, source->count),
		.text_count = source->count,
		.broken = arena_new(arena, source->count, sizeof(bool)) };
	size_t faults;
	int rc = -1;

	gather_all(&gather);
	faults = faults_count(complaints);
	if (faults > 0) {
		refuse_book(faults, source->dir, fault);
		goto out;
	}
	*out = assemble_book(&gather);
	digest_texts(source->texts, source->count, (*out)->digest);
	(*out)->words = words; /* the book's from here on */
	memset(&words, 0, sizeof(words));
	rc = 0;
out:
	vocab_release(&words);
	return rc;
}

void
rules_release(struct book *book)
{
	if (book != NULL)
		vocab_release(&book->words);
}

/* --- a folder to texts ------------------------------------------------------
 */

struct folder {
	struct arena *arena;
	const char *dir;
	struct complain complain;
	struct rules_text *texts;
	size_t count;
	size_t room;
};

static bool
ends_with(const char *name, const char *end)
{
	size_t length = strlen(name);
	size_t wanted = strlen(end);

	return length > wanted && strcmp(name + length - wanted, end) == 0;
}

static int
add_name(struct folder *folder, const char *name, struct fault *fault)
{
	const struct place whole = { .file = name };

	if (name[0] == '.')
		return 0;
	if (ends_with(name, ".yml")) {
		complain_at(&folder->complain, &whole,
		    "is not read: rule files end in .yaml");
		return 0;
	}
	if (!ends_with(name, ".yaml"))
		return 0;
	if (folder->count == FILES_MAX)
		return fault_set(fault, FAULT_RULES, folder->dir, 0,
		    "more than %d rule files", FILES_MAX);
	folder->texts = arena_grow(folder->arena, folder->texts, &folder->room,
	    folder->count, sizeof(folder->texts[0]));
	folder->texts[folder->count++].name = arena_copy(folder->arena, name);
	return 0;
}

static int
compare_names(const void *left, const void *right)
{
	const struct rules_text *a = left;
	const struct rules_text *b = right;

	return strcmp(a->name, b->name); /* bytes, whatever the locale */
}

static int
list_names(struct folder *folder, struct fault *fault)
{
	DIR *dir = opendir(folder->dir);
	const struct dirent *entry;
	int rc = 0;

	if (dir == NULL)
		return fault_set(
		    fault, FAULT_RULES, folder->dir, 0, "%s", strerror(errno));
	errno = 0;
	while (rc == 0 && (entry = readdir(dir)) != NULL) {
		rc = add_name(folder, entry->d_name, fault);
		errno = 0;
	}
	if (rc == 0 && errno != 0)
		rc = fault_set(
		    fault, FAULT_RULES, folder->dir, 0, "%s", strerror(errno));
	closedir(dir);
	if (rc == 0 && folder->count == 0)
		rc = fault_set(fault, FAULT_RULES, folder->dir, 0,
		    "holds no rule files (*.yaml)");
	if (folder->count > 1)
		qsort(folder->texts, folder->count, sizeof(folder->texts[0]),
		    compare_names);
	return rc;
}

static void
read_texts(struct folder *folder)
{
	for (size_t i = 0; i < folder->count; i++) {
		struct rules_text *text = &folder->texts[i];
		const char *path = arena_format(
		    folder->arena, "%s/%s", folder->dir, text->name);
		char *bytes;

		if (load_bytes(&folder->complain, path, text->name, &bytes,
			&text->size) == 0)
			text->bytes = bytes;
	}
}

int
rules_read(struct arena *arena, const char *dir, struct book **out,
    struct complaints *complaints, struct fault *fault)
{
	struct folder folder = { .arena = arena,
		.dir = dir,
		.complain = { arena, complaints, dir } };
	struct rules_source source = { .dir = dir };

	if (list_names(&folder, fault) != 0)
		return -1;
	read_texts(&folder);
	source.texts = folder.texts;
	source.count = folder.count;
	return rules_parse(arena, &source, out, complaints, fault);
}
