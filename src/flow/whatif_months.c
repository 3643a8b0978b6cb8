/* whatif_months.c -- which monthly verdicts another reading turns. */
/* SPDX-License-Identifier: MIT */
#include "whatif_internal.h"

#include <stdlib.h>
#include <string.h>

struct group { /* the rows of one SLE id; none: the book has no such SLE */
	const struct attainment *rows;
	size_t count;
};

struct ids { /* of both sides, each once, in book order */
	const char **items;
	size_t count;
};

static int
compare_ids(const void *left, const void *right)
{
	return book_order(
	    *(const char *const *)left, *(const char *const *)right);
}

/* The rows of one id stand together. */
static size_t
ids_add(const char **items, size_t count, const struct attained *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const char *id = rows->items[i].sle->id;

		if (i == 0 || strcmp(id, rows->items[i - 1].sle->id) != 0)
			items[count++] = id;
	}
	return count;
}

static void
ids_join(struct arena *arena, const struct attained *before,
    const struct attained *after, struct ids *out)
{
	size_t most = before->count + after->count;
	const char **items = arena_new(arena, most + 1, sizeof(items[0]));
	size_t count = ids_add(items, 0, before);

	count = ids_add(items, count, after);
	if (count > 1)
		qsort(items, count, sizeof(items[0]), compare_ids);
	*out = (struct ids){ .items = items };
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || strcmp(items[i], items[i - 1]) != 0)
			items[out->count++] = items[i];
	}
}

static struct group
group_of(const struct attained *rows, const char *id)
{
	struct group group = { 0 };

	for (size_t i = 0; i < rows->count; i++) {
		if (strcmp(rows->items[i].sle->id, id) != 0)
			continue;
		if (group.count++ == 0)
			group.rows = &rows->items[i];
	}
	return group;
}

static enum verdict
verdict_of(const struct attainment *row)
{
	return row->sle == NULL ? VERDICT_NO_REQUESTS : attainment_verdict(row);
}

static bool
is_judged(enum verdict verdict)
{
	return verdict == VERDICT_MET || verdict == VERDICT_MISSED;
}

static bool
counts_differ(const struct attainment *a, const struct attainment *b)
{
	return a->n != b->n || a->met != b->met ||
	    a->numerator != b->numerator || a->denominator != b->denominator;
}

/* From no verdict to another kind of none turns nothing. */
static bool
is_turned(enum verdict before, enum verdict after)
{
	return before != after && (is_judged(before) || is_judged(after));
}

/* A month without outages was watched all the same. */
static bool
has_something(const struct attainment *row)
{
	return row->scope > 0 || row->denominator > 0;
}

/* Has the pair something to compare? A window gives a month that had no
 * requests the counts of its neighbours. */
static bool
is_compared(const struct month_flip *pair, bool windowed)
{
	return has_something(&pair->before) ||
	    (!windowed && has_something(&pair->after));
}

/* BOTH books have that SLE: a verdict that is there besides turns none. Of a
 * window only what it turns is told: its counts are always others. */
static void
month_compare(struct side *side, struct arena *arena, size_t *room,
    const struct month_flip *pair, bool both)
{
	struct whatif *out = side->out;
	enum verdict before = verdict_of(&pair->before);
	enum verdict after = verdict_of(&pair->after);
	bool windowed = out->book->profile.window > 1;
	bool turned = both && is_turned(before, after);

	if (!is_compared(pair, windowed))
		return;
	out->judged += both && (is_judged(before) || is_judged(after));
	out->turned += turned;
	if (!turned &&
	    (windowed || !counts_differ(&pair->before, &pair->after)))
		return;
	out->months = arena_grow(
	    arena, out->months, room, out->month_count, sizeof(*pair));
	out->months[out->month_count] = *pair;
	out->months[out->month_count++].turned = turned;
}

struct months { /* that both sides are compared over */
	int32_t first;
	int32_t last;
};

static void
months_widen(struct months *months, int32_t month)
{
	if (month == MONTH_NONE)
		return;
	if (months->first == MONTH_NONE || month < months->first)
		months->first = month;
	if (months->last == MONTH_NONE || month > months->last)
		months->last = month;
}

static struct months
months_both(const struct side *side, const struct attained *before)
{
	struct months both = { MONTH_NONE, MONTH_NONE };

	months_widen(&both, side->first_month);
	months_widen(&both, side->last_month);
	for (size_t i = 0; i < before->count; i++)
		months_widen(&both, before->items[i].month);
	return both;
}

static void
sle_compare(const struct comparing *c, struct side *side, size_t *room,
    const struct months *months, const char *id, const struct group pair[2])
{
	int32_t window = side->out->book->profile.window;
	struct month_flip flip = { .sle = id };

	for (int32_t month = months->first; month <= months->last; month++) {
		size_t ignored;

		if (!whatif_asked(c->out, month, month))
			continue;
		flip.month = month;
		flip.before =
		    window_sum(pair[0].rows, pair[0].count, month, 1, &ignored);
		flip.after = window_sum(
		    pair[1].rows, pair[1].count, month, window, &flip.months);
		month_compare(side, &c->flow->arena, room, &flip,
		    pair[0].count > 0 && pair[1].count > 0);
	}
}

int
months_find(const struct comparing *c, struct side *side,
    const struct attained *before, struct fault *fault)
{
	struct arena *arena = &c->flow->arena;
	struct months months = months_both(side, before);
	struct attained after;
	struct ids ids;
	size_t room = 0;

	if (attain_rows(side->attain, arena, months.first, months.last, &after,
		fault) != 0 ||
	    supply_mark(
		c->flow, side->out->book, after.items, after.count, fault) != 0)
		return -1;
	if (months.first == MONTH_NONE)
		return 0;
	ids_join(arena, before, &after, &ids);
	for (size_t i = 0; i < ids.count; i++) {
		const struct group pair[2] = {
			group_of(before, ids.items[i]),
			group_of(&after, ids.items[i]),
		};

		sle_compare(c, side, &room, &months, ids.items[i], pair);
	}
	return 0;
}
