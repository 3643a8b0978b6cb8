/* rules_show_sles.c -- the table of expectations, and how many there are. */
/* SPDX-License-Identifier: MIT */
#include "rules_show.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"

#include "text_internal.h"

/* id, status, limit, target, cohort, from, to, known from: 100 columns. */
static const int widths[] = { 5, 17, 15, 9, 10, 10, 10, 10 };
enum { SLE_COLUMNS = sizeof(widths) / sizeof(widths[0]) };

static bool
is_shown(const struct showing *s, const struct sle *sle)
{
	return s->day == DAY_NONE || sle_in_force(sle, s->day);
}

static bool
same_words(const struct words *a, const struct words *b)
{
	return a->count == b->count &&
	    (a->count == 0 ||
		memcmp(a->items, b->items, a->count * sizeof(*a->items)) == 0);
}

/* Rows under one heading. */
static bool
same_group(const struct sle *a, const struct sle *b)
{
	return a->process == b->process &&
	    same_words(&a->categories, &b->categories) &&
	    same_words(&a->classes, &b->classes);
}

static const char *
words_text(const struct showing *s, const struct words *words)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < words->count; i++)
		buf_print(&text, "%s%s", i == 0 ? "" : ", ", words->items[i]);
	made = arena_copy(s->making.arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static void
group_head(struct showing *s, const struct sle *sle)
{
	const struct making *m = &s->making;
	const struct process *process = book_process(s->book, sle->process);
	const char *const heads[] = {
		say(m, "column.expectation-short", NULL),
		say(m, "column.status-short", NULL),
		say(m, "column.limit-short", NULL),
		say(m, "column.target", NULL),
		say(m, "column.cohort", NULL),
		say(m, "column.valid_from", NULL),
		say(m, "column.valid_to", NULL),
		say(m, "column.known_from", NULL),
	};
	const char *title = process == NULL ? sle->process : process->title;

	if (sle->categories.count > 0)
		title = say(m, "rules-show.category", "process", title,
		    "category", words_text(s, &sle->categories), NULL);
	if (sle->classes.count > 0)
		title = say(m, "rules-show.class", "title", title, "class",
		    words_text(s, &sle->classes), NULL);
	show_heading(s, title);
	show_cells(s, widths, heads, SLE_COLUMNS);
}

static const char *
target_of(const struct showing *s, const struct sle *sle)
{
	if (sle->klass == SLE_INFORMATIONAL)
		return say(&s->making, "limit.none", NULL);
	return say_target(&s->making, sle);
}

static void
sle_show(struct showing *s, const struct sle *sle, const struct sle *before)
{
	const struct making *m = &s->making;
	const char *const cells[SLE_COLUMNS] = {
		sle->id,
		show_status(s, sle->status),
		say_bound(m, sle),
		target_of(s, sle),
		say(m, key_of(m, "cohort", cohort_words[sle->cohort]), NULL),
		show_day(s, sle->valid_from),
		show_day(s, sle->valid_to),
		show_day(s, sle->known_from),
	};

	show_cells(s, widths, cells, SLE_COLUMNS);
	if (before == NULL || strcmp(before->id, sle->id) != 0 ||
	    strcmp(before->title, sle->title) != 0)
		text_wrap(s->out, "       ", "       ", sle->title);
	text_wrap(s->out, "       ", "       ",
	    say(m, "rules-show.source", "clock", say_clock(m, sle), "source",
		sle->source, NULL));
}

/* Each group where its first row stands in the book. */
void
show_sles(struct showing *s)
{
	const struct book *book = s->book;
	bool *shown =
	    arena_new(s->making.arena, book->sle_count + 1, sizeof(*shown));

	for (size_t i = 0; i < book->sle_count; i++) {
		const struct sle *before = NULL;

		if (shown[i] || !is_shown(s, book->sles[i]))
			continue;
		group_head(s, book->sles[i]);
		for (size_t j = i; j < book->sle_count; j++) {
			const struct sle *sle = book->sles[j];

			if (shown[j] || !is_shown(s, sle) ||
			    !same_group(book->sles[i], sle))
				continue;
			sle_show(s, sle, before);
			before = sle;
			shown[j] = true;
		}
	}
}

/* --- how many there are --------------------------------------------------- */

static const int defined_widths[] = { 10, 7, 8, 13, 8, 7, 7 };
enum { DEFINED_COLUMNS = sizeof(defined_widths) / sizeof(defined_widths[0]) };

static const char *
number(const struct showing *s, uint64_t n)
{
	return say_count(&s->making, n);
}

static void
defined_row(struct showing *s, int32_t day)
{
	uint64_t of[STATUSES] = { 0 };
	uint64_t n = 0;
	const char *cells[DEFINED_COLUMNS];

	for (size_t i = 0; i < s->book->sle_count; i++) {
		const struct sle *sle = s->book->sles[i];
		bool holds = day == DAY_NONE ? sle->valid_from == DAY_NONE
					     : sle_in_force(sle, day);

		if (!holds || !sle_is_defined(sle))
			continue;
		of[sle->status]++;
		n++;
	}
	cells[0] = show_day(s, day);
	cells[1] = number(s, n);
	for (size_t i = 0; i < STATUSES; i++)
		cells[2 + i] = number(s, of[i]);
	show_cells(s, defined_widths, cells, DEFINED_COLUMNS);
}

static int
by_day(const void *left, const void *right)
{
	int32_t a = *(const int32_t *)left;
	int32_t b = *(const int32_t *)right;

	return a < b ? -1 : a > b;
}

/* The days on which the set in force may change, each once, in order. */
static size_t
days_of(const struct showing *s, int32_t **out)
{
	const struct book *book = s->book;
	int32_t *days =
	    arena_new(s->making.arena, 2 * book->sle_count + 1, sizeof(*days));
	size_t n = 0;
	size_t kept = 0;

	for (size_t i = 0; i < book->sle_count; i++) {
		const struct sle *sle = book->sles[i];

		if (!sle_is_defined(sle))
			continue;
		days[n++] = sle->valid_from;
		if (sle->valid_to != DAY_NONE)
			days[n++] = sle->valid_to + 1;
	}
	if (n > 1)
		qsort(days, n, sizeof(*days), by_day);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || days[kept - 1] != days[i])
			days[kept++] = days[i];
	}
	*out = days;
	return kept;
}

void
show_defined(struct showing *s)
{
	const struct making *m = &s->making;
	const char *heads[DEFINED_COLUMNS] = {
		say(m, "column.from-day", NULL),
		say(m, "column.defined", NULL),
	};
	int32_t *days;
	size_t count = days_of(s, &days);

	for (int i = 0; i < STATUSES; i++)
		heads[2 + i] = say_status(m, (enum status)i);
	show_heading(s, say(m, "rules-show.defined", NULL));
	text_wrap(s->out, "", "", say(m, "rules-show.defined-lead", NULL));
	show_cells(s, defined_widths, heads, DEFINED_COLUMNS);
	if (s->day != DAY_NONE) {
		defined_row(s, s->day);
		return;
	}
	for (size_t i = 0; i < count; i++)
		defined_row(s, days[i]);
}
