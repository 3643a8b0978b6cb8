/* assemble.c -- sections without a complaint to the book that they are. */
/* SPDX-License-Identifier: MIT */
#include "assemble.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/instant.h"

#include "draft.h"

/* --- defaults ---------------------------------------------------------------
 */

static const char *
default_version(struct gather *gather, const struct section *section,
    const char *book_version)
{
	const struct sle *sle = section->value;
	char text[INSTANT_TEXT];

	if (sle->version != NULL || section_given(section, "version") ||
	    !section_settled(section, "valid_from"))
		return sle->version;
	if (sle->valid_from == DAY_NONE)
		return book_version;
	day_text(sle->valid_from, text);
	return arena_copy(gather->arena, text);
}

static void
set_versions(struct gather *gather, const char *book_version)
{
	for (size_t i = 0; i < gather->sles.count; i++) {
		const struct section *section = &gather->sles.items[i];
		struct sle *sle = section->value;

		sle->version = default_version(gather, section, book_version);
	}
	for (size_t i = 0; i < gather->detections.count; i++) {
		struct detection *rule = gather->detections.items[i].value;

		if (rule->version == NULL)
			rule->version = book_version;
	}
}

void
assemble_defaults(struct gather *gather)
{
	const struct book *book =
	    gather->books.count > 0 ? gather->books.items[0].value : NULL;

	set_versions(gather, book == NULL ? NULL : book->version);
	for (size_t i = 0; i < gather->mappings.count; i++) {
		struct mapping *mapping = gather->mappings.items[i].value;

		if (mapping->delimiter == '\0')
			mapping->delimiter = ',';
		if (mapping->encoding == NULL)
			mapping->encoding = "UTF-8";
	}
}

/* The sections' structs, in the list's order. */
static void *
list_values(struct gather *gather, const struct list *list)
{
	void **values =
	    arena_new(gather->arena, list->count, sizeof(values[0]));

	for (size_t i = 0; i < list->count; i++)
		values[i] = list->items[i].value;
	return values;
}

static void
put_processes(struct gather *gather, struct book *book)
{
	const struct list *list = &gather->processes;

	book->process_count = list->count;
	book->processes =
	    arena_new(gather->arena, list->count, sizeof(book->processes[0]));
	for (size_t i = 0; i < list->count; i++)
		memcpy(&book->processes[i], list->items[i].value,
		    sizeof(book->processes[i]));
}

/* --- calendars --------------------------------------------------------------
 */

static int
compare_dated(const void *left, const void *right)
{
	const struct dated *a = left;
	const struct dated *b = right;

	return a->day < b->day ? -1 : a->day > b->day;
}

static void
sort_dated(struct dated *dated, size_t count)
{
	if (count > 1)
		qsort(dated, count, sizeof(dated[0]), compare_dated);
}

static void
put_calendars(struct gather *gather, struct book *book)
{
	book->calendar_count = gather->calendars.count;
	book->calendars = list_values(gather, &gather->calendars);
	for (size_t i = 0; i < book->calendar_count; i++) {
		struct schedule *schedule = book->calendars[i];

		sort_dated(schedule->holidays, schedule->holiday_count);
		sort_dated(schedule->overrides, schedule->override_count);
	}
}

/* --- SLEs -------------------------------------------------------------------
 */

static int64_t
limit_of(const struct section *section)
{
	const struct draft_sle *draft = section->value;
	const struct limit *limit = &draft->limit;

	if (!section_given(section, "limit"))
		return LIMIT_NONE;
	switch (draft->sle.clock) {
	case CLOCK_CALENDAR_DAYS:
	case CLOCK_BUSINESS_DAYS:
		return limit->days;
	case CLOCK_ELAPSED: /* a day is 24 hours there */
	case CLOCK_BUSINESS:
	case CLOCK_KINDS:
		break;
	}
	return limit->days * SECONDS_PER_DAY + limit->seconds;
}

static const struct schedule *
find_calendar(const struct book *book, const char *id)
{
	for (size_t i = 0; id != NULL && i < book->calendar_count; i++) {
		if (strcmp(book->calendars[i]->id, id) == 0)
			return book->calendars[i];
	}
	return NULL;
}

static int
compare_sles(const void *left, const void *right)
{
	const struct sle *a = *(const struct sle *const *)left;
	const struct sle *b = *(const struct sle *const *)right;
	int order = book_order(a->id, b->id);

	if (order != 0)
		return order;
	return a->valid_from < b->valid_from ? -1
					     : a->valid_from > b->valid_from;
}

static void
put_sles(struct gather *gather, struct book *book)
{
	const struct list *list = &gather->sles;

	book->sle_count = list->count;
	book->sles =
	    arena_new(gather->arena, list->count, sizeof(book->sles[0]));
	for (size_t i = 0; i < list->count; i++) {
		struct draft_sle *draft = list->items[i].value;
		struct sle *sle = &draft->sle;

		sle->limit = limit_of(&list->items[i]);
		sle->calendar = find_calendar(book, draft->calendar);
		book->sles[i] = sle;
	}
	if (list->count > 1)
		qsort(book->sles, list->count, sizeof(book->sles[0]),
		    compare_sles);
}

struct book *
assemble_book(struct gather *gather)
{
	struct book *book = gather->books.items[0].value;

	put_processes(gather, book);
	put_calendars(gather, book);
	put_sles(gather, book);
	book->mapping_count = gather->mappings.count;
	book->mappings = list_values(gather, &gather->mappings);
	book->detection_count = gather->detections.count;
	book->detections = list_values(gather, &gather->detections);
	return book;
}
