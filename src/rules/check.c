/* check.c -- ids stand once, references lead somewhere; the whole book. */
/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/book.h"

#include "guess.h"

enum { REASON_MAX = 320 };

void
check_refuse(struct gather *gather, const struct section *section,
    const char *key, const char *fmt, ...)
{
	const struct spot *spot = section_spot(section, key);
	char text[REASON_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	complain_at(&gather->complain,
	    spot->seen ? &spot->value : &section->place, "%s: %s", key, text);
}

void
check_note(struct gather *gather, const struct section *section,
    const char *key, const char *why)
{
	complain_note(&gather->complain, &section_spot(section, key)->value,
	    "%s: %s", key, why);
}

void
check_only_with(struct gather *gather, const struct section *section,
    const char *key, const char *what)
{
	const struct spot *spot = section_spot(section, key);

	if (spot->seen)
		complain_at(&gather->complain, &spot->key, "%s: only with %s",
		    key, what);
}

void
check_needs(struct gather *gather, const struct section *section,
    const char *key, const char *why)
{
	if (!section_given(section, key))
		check_refuse(gather, section, key, "missing, %s", why);
}

const struct section *
check_reference(struct gather *gather, const struct section *section,
    const char *key, const char *what, const char *word,
    const struct list *list)
{
	const struct section *found;

	if (!section_good(section, key))
		return NULL;
	found = gather_find(list, word);
	if (found == NULL)
		gather_refuse_reference(gather,
		    &section_spot(section, key)->value, key, what, word,
		    gather_guess(gather, list, word));
	return found;
}

bool
check_has_event(const struct section *process, const char *word)
{
	const struct process *of = process->value;

	for (size_t i = 0; i < of->event_count; i++) {
		if (strcmp(of->events[i].word, word) == 0)
			return true;
	}
	return !section_good(process, "events");
}

static const char *
guess_event(const struct gather *gather, const struct process *process,
    const char *word)
{
	struct guess guess = { .word = word };

	if (complain_many(&gather->complain))
		return NULL;
	for (size_t i = 0; i < process->event_count; i++)
		guess_offer(&guess, process->events[i].word);
	return guess.best;
}

void
check_event(struct gather *gather, const struct section *process,
    const struct place *place, const char *key, const char *word)
{
	const struct process *of = process->value;
	const char *what;

	if (check_has_event(process, word))
		return;
	what = arena_format(gather->arena, "event of %s", of->id);
	gather_refuse_reference(
	    gather, place, key, what, word, guess_event(gather, of, word));
}

void
check_events(struct gather *gather, const struct section *process,
    const struct section *section, const char *key, const struct words *words)
{
	const struct spot *spot = section_spot(section, key);

	if (!spot->good)
		return;
	for (size_t i = 0; i < words->count; i++)
		check_event(
		    gather, process, &spot->items[i], key, words->items[i]);
}

/* --- ids
 * ---------------------------------------------------------------------- */

/* Sorted by id: the same one stands side by side. */
static void
check_ids(struct gather *gather, const struct list *list)
{
	for (size_t i = 1; i < list->count; i++) {
		const struct section *first = &list->items[i - 1];
		const char *id = section_id(&list->items[i]);

		if (id == NULL || section_id(first) == NULL ||
		    strcmp(id, section_id(first)) != 0)
			continue;
		check_refuse(gather, &list->items[i], "id",
		    "%s stands twice, first in %s:%u", id, first->place.file,
		    (unsigned)first->place.line);
	}
}

/* --- the book as a whole
 * -------------------------------------------------------- */

static void
check_present(struct gather *gather, const struct list *list, const char *key)
{
	const struct place folder = { .file = "" };

	if (list->count == 0 && !list->meant &&
	    !gather_may_declare(gather, key))
		complain_at(&gather->complain, &folder,
		    "%s: missing in all of its files", key);
}

static void
check_one_book(struct gather *gather)
{
	const struct list *books = &gather->books;

	check_present(gather, books, "book");
	for (size_t i = 1; i < books->count; i++)
		complain_at(&gather->complain, &books->items[i].place,
		    "book: stands twice, first in %s:%u",
		    books->items[0].place.file,
		    (unsigned)books->items[0].place.line);
}

void
check_book(struct gather *gather)
{
	check_one_book(gather);
	check_present(gather, &gather->processes, "processes");
	check_present(gather, &gather->sles, "sles");
	check_present(gather, &gather->mappings, "mappings");
	check_ids(gather, &gather->processes);
	check_ids(gather, &gather->calendars);
	check_ids(gather, &gather->mappings);
	check_ids(gather, &gather->detections);
	check_ids(gather, &gather->registers);
	check_ids(gather, &gather->families);
	check_ids(gather, &gather->published);
	check_ids(gather, &gather->qualities);
	check_processes(gather);
	check_calendars(gather);
	check_sles(gather);
	check_versions(gather);
	check_reach(gather);
	check_mappings(gather);
	check_detections(gather);
	check_registers(gather);
	check_families(gather);
	check_published(gather);
	check_qualities(gather);
}
