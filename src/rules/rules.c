/* rules.c -- the texts of YAML files to a rule book, or to complaints. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/rules.h"

#include <string.h>

#include "slaudit/digest.h"
#include "slaudit/fault.h"

#include "assemble.h"
#include "check.h"
#include "gather.h"
#include "overlay.h"

static void
digest_one(struct digest *digest, const struct rules_text *text)
{
	digest_put(digest, text->name, strlen(text->name) + 1);
	digest_put(digest, text->bytes, text->size);
}

/* sha256 over each file's name, a NUL and its bytes, in order; PROFILE, which
 * may be NULL, is the last. */
static void
digest_texts(const struct rules_source *source,
    const struct rules_text *profile, char text[DIGEST_TEXT])
{
	struct digest *digest = digest_new();

	for (size_t i = 0; i < source->count; i++)
		digest_one(digest, &source->texts[i]);
	if (profile != NULL)
		digest_one(digest, profile);
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

/* An item changed by a profile stands for several: what is wrong with the
 * change would be told for each. */
static void
complaints_once(struct complaints *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct complaint *c = &list->items[i];

		if (kept > 0 && c->line == list->items[kept - 1].line &&
		    c->column == list->items[kept - 1].column &&
		    strcmp(c->file, list->items[kept - 1].file) == 0 &&
		    strcmp(c->text, list->items[kept - 1].text) == 0)
			continue;
		list->items[kept++] = *c;
	}
	list->count = kept;
}

static void
gather_all(struct gather *gather, const struct rules_text *profile)
{
	bool under = profile != NULL && gather_profile(gather, profile);

	for (size_t i = 0; i < gather->text_count; i++)
		gather_text(gather, i);
	if (under)
		gather_profile_end(gather);
	gather_sort(&gather->processes);
	gather_sort(&gather->calendars);
	gather_sort(&gather->sles);
	gather_sort(&gather->mappings);
	gather_sort(&gather->detections);
	gather_sort(&gather->registers);
	gather_sort(&gather->families);
	gather_sort(&gather->published);
	gather_sort(&gather->qualities);
	assemble_defaults(gather);
	check_book(gather);
	complain_sort(gather->complain.list);
	if (under)
		complaints_once(gather->complain.list);
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

/* All are sound: the book that they are. */
static struct book *
make_book(struct gather *gather, const struct rules_source *source,
    const struct rules_text *profile)
{
	struct book *book = assemble_book(gather);

	digest_texts(source, profile, book->digest);
	if (gather->overlay != NULL)
		book->profile = gather->overlay->draft.profile;
	return book;
}

int
rules_parse_under(struct arena *arena, const struct rules_source *source,
    const struct rules_under *under, struct book **out,
    struct complaints *complaints, struct fault *fault)
{
	struct vocab words = { .parent = under->above };
	struct gather gather = { .arena = arena,
		.complain = { arena, complaints, source->dir },
		.words = &words,
		.texts = keep_names(arena, source->texts, source->count),
		.text_count = source->count,
		.broken = arena_new(arena, source->count, sizeof(bool)) };
	size_t faults;
	int rc = -1;

	gather_all(&gather, under->profile);
	faults = faults_count(complaints);
	if (faults > 0) {
		refuse_book(faults, source->dir, fault);
		goto out;
	}
	*out = make_book(&gather, source, under->profile);
	(*out)->words = words; /* the book's from here on */
	memset(&words, 0, sizeof(words));
	rc = 0;
out:
	vocab_release(&words);
	return rc;
}

int
rules_parse(struct arena *arena, const struct rules_source *source,
    struct book **out, struct complaints *complaints, struct fault *fault)
{
	const struct rules_under plain = { 0 };

	return rules_parse_under(arena, source, &plain, out, complaints, fault);
}

void
rules_release(struct book *book)
{
	if (book != NULL)
		vocab_release(&book->words);
}
