/* assemble.c -- sections without a complaint to the book that they are. */
/* SPDX-License-Identifier: MIT */
#include "assemble.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/instant.h"

#include "draft.h"
#include "limits.h"

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
		if (!section_given(section, "known_from"))
			sle->known_from = sle->valid_from;
	}
	for (size_t i = 0; i < gather->detections.count; i++) {
		struct detection *rule = gather->detections.items[i].value;

		if (rule->version == NULL)
			rule->version = book_version;
	}
}

static void
default_form(struct mapping *mapping)
{
	if (mapping->delimiter == '\0')
		mapping->delimiter = ',';
	if (mapping->encoding == NULL)
		mapping->encoding = "UTF-8";
}

static const char plain_date[] = "%Y-%m-%d";

static void
assemble_published(struct gather *gather)
{
	for (size_t i = 0; i < gather->published.count; i++) {
		struct publication *publication =
		    gather->published.items[i].value;
		struct mapping *form = &publication->form;

		if (form->delimiter == '\0')
			form->delimiter = ',';
		if (form->encoding == NULL)
			form->encoding = "UTF-8";
		if (form->format_count > 0)
			continue;
		form->formats =
		    arena_new(gather->arena, 1, sizeof(form->formats[0]));
		form->formats[0] = plain_date;
		form->format_count = 1;
	}
}

void
assemble_defaults(struct gather *gather)
{
	const struct book *book =
	    gather->books.count > 0 ? gather->books.items[0].value : NULL;

	set_versions(gather, book == NULL ? NULL : book->version);
	for (size_t i = 0; i < gather->mappings.count; i++)
		default_form(gather->mappings.items[i].value);
	for (size_t i = 0; i < gather->registers.count; i++) {
		struct register_map *map = gather->registers.items[i].value;

		default_form(&map->form);
		map->form.process = ""; /* it holds no tickets */
	}
	assemble_published(gather);
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

static const struct schedule *
find_calendar(const struct book *book, const char *id)
{
	for (size_t i = 0; id != NULL && i < book->calendar_count; i++) {
		if (strcmp(book->calendars[i]->id, id) == 0)
			return book->calendars[i];
	}
	return NULL;
}

static void
put_parts(
    struct gather *gather, const struct book *book, struct schedule *schedule)
{
	schedule->parts = arena_new(
	    gather->arena, schedule->part_count, sizeof(schedule->parts[0]));
	for (size_t i = 0; i < schedule->part_count; i++)
		schedule->parts[i] =
		    find_calendar(book, schedule->intersect[i]);
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
		if (schedule->part_count > 0)
			put_parts(gather, book, schedule);
	}
}

/* --- SLEs -------------------------------------------------------------------
 */

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
	size_t room = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct section *section = &list->items[i];
		const struct draft_sle *draft = section->value;
		const struct schedule *calendar =
		    find_calendar(book, draft->calendar);

		for (size_t at = 0; at < limits_count(section); at++) {
			struct sle *sle =
			    limits_sle(gather->arena, section, at);

			sle->calendar = calendar;
			book->sles = arena_grow(gather->arena, book->sles,
			    &room, book->sle_count, sizeof(struct sle *));
			book->sles[book->sle_count++] = sle;
		}
	}
	if (book->sle_count > 1)
		qsort(book->sles, book->sle_count, sizeof(book->sles[0]),
		    compare_sles);
	for (size_t i = 0; i < book->sle_count; i++)
		book->sles[i]->ordinal = (uint32_t)i;
}

/* --- detection rules ------------------------------------------------------ */

/* Is ID the SLE of that name, or one that its table of limits makes? */
static bool
is_of(const char *id, const char *name)
{
	size_t length = strlen(name);

	return strncmp(id, name, length) == 0 &&
	    (id[length] == '\0' || id[length] == '~');
}

/* A rule for an SLE with a table of limits is one for each of its rows. */
static void
spread_sles(
    struct gather *gather, const struct book *book, struct detection *rule)
{
	struct words spread = { 0 };
	size_t room = 0;

	for (size_t i = 0; i < rule->sles.count; i++) {
		const char *last = NULL;

		for (size_t j = 0; j < book->sle_count; j++) {
			const char *id = book->sles[j]->id;

			if (!is_of(id, rule->sles.items[i]) ||
			    (last != NULL && strcmp(id, last) == 0))
				continue;
			spread.items = arena_grow(gather->arena, spread.items,
			    &room, spread.count, sizeof(spread.items[0]));
			spread.items[spread.count++] = last = id;
		}
	}
	rule->sles = spread;
}

static void
put_detections(struct gather *gather, struct book *book)
{
	book->detection_count = gather->detections.count;
	book->detections = list_values(gather, &gather->detections);
	for (size_t i = 0; i < book->detection_count; i++)
		spread_sles(gather, book, book->detections[i]);
}

/* --- mappings ------------------------------------------------------------- */

static int
compare_fields(const void *left, const void *right)
{
	return strcmp(((const struct named_field *)left)->name,
	    ((const struct named_field *)right)->name);
}

static void
put_mappings(struct gather *gather, struct book *book)
{
	book->mapping_count = gather->mappings.count;
	book->mappings = list_values(gather, &gather->mappings);
	for (size_t i = 0; i < book->mapping_count; i++) {
		struct mapping *mapping = book->mappings[i];

		assemble_claims(gather, mapping);
		if (mapping->attribute_count > 1)
			qsort(mapping->attributes, mapping->attribute_count,
			    sizeof(mapping->attributes[0]), compare_fields);
	}
}

struct book *
assemble_book(struct gather *gather)
{
	struct book *book = gather->books.items[0].value;

	put_processes(gather, book);
	put_calendars(gather, book);
	put_sles(gather, book);
	put_mappings(gather, book);
	put_detections(gather, book);
	book->register_count = gather->registers.count;
	book->registers = list_values(gather, &gather->registers);
	book->family_count = gather->families.count;
	book->families = list_values(gather, &gather->families);
	book->publication_count = gather->published.count;
	book->publications = list_values(gather, &gather->published);
	assemble_qualities(gather);
	book->quality_count = gather->qualities.count;
	book->qualities = list_values(gather, &gather->qualities);
	return book;
}
