/* attain.c -- outcomes to attainment: counts and exact quantiles by month.
 *
 * Every (SLE id, month) has a cell. Cells hold the seconds of their figures,
 * so memory grows with the outcomes; the rows depend on no order. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/measure.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

enum { MEDIAN_PERCENT = 50, P95_PERCENT = 95 };

struct cell {
	int32_t month;
	bool withheld;
	size_t newest; /* of the versions that judged here: index in book */
	uint64_t states[OUTCOME_STATES];
	uint64_t n;
	int64_t *seconds; /* of met, missed and measured */
	size_t count;
	size_t room;
};

struct series { /* an SLE id: its versions and its months */
	size_t first;
	size_t versions;
	bool withheld;      /* some month is */
	struct cell *cells; /* sorted by month; MONTH_NONE is the least */
	size_t count;
	size_t room;
};

struct attain {
	const struct book *book;
	struct series *series; /* in the order of the book: by id */
	size_t count;
};

struct attain *
attain_new(const struct book *book)
{
	struct attain *attain = mem_new(1, sizeof(*attain));
	struct series *series = NULL;

	attain->book = book;
	attain->series = mem_new(book->sle_count + 1, sizeof(*series));
	for (size_t i = 0; i < book->sle_count; i++) {
		if (series == NULL ||
		    strcmp(book->sles[series->first]->id, book->sles[i]->id) !=
			0) {
			series = &attain->series[attain->count++];
			series->first = i;
		}
		series->versions++;
	}
	return attain;
}

void
attain_free(struct attain *attain)
{
	if (attain == NULL)
		return;
	for (size_t i = 0; i < attain->count; i++) {
		struct series *series = &attain->series[i];

		for (size_t j = 0; j < series->count; j++)
			free(series->cells[j].seconds);
		free(series->cells);
	}
	free(attain->series);
	free(attain);
}

static struct series *
series_find(const struct attain *attain, const char *id)
{
	size_t low = 0;
	size_t high = attain->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct series *series = &attain->series[middle];
		int order =
		    book_order(id, attain->book->sles[series->first]->id);

		if (order == 0)
			return series;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	mem_die("attain: an outcome of an SLE that the book does not hold");
}

/* The first cell of MONTH or later. */
static size_t
cell_place(const struct series *series, int32_t month)
{
	size_t low = 0;
	size_t high = series->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (series->cells[middle].month < month)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct cell *
cell_find(const struct series *series, int32_t month)
{
	size_t place = cell_place(series, month);

	if (place < series->count && series->cells[place].month == month)
		return &series->cells[place];
	return NULL;
}

static struct cell *
cell_make(struct series *series, int32_t month)
{
	size_t place = cell_place(series, month);
	struct cell *cell;

	if (place < series->count && series->cells[place].month == month)
		return &series->cells[place];
	series->cells = mem_grow(series->cells, &series->room, series->count,
	    sizeof(*series->cells));
	cell = &series->cells[place];
	memmove(cell + 1, cell, (series->count - place) * sizeof(*cell));
	*cell = (struct cell){ .month = month, .newest = series->first };
	series->count++;
	return cell;
}

static size_t
version_index(const struct attain *attain, const struct series *series,
    const struct sle *sle)
{
	for (size_t i = 0; i < series->versions; i++) {
		if (attain->book->sles[series->first + i] == sle)
			return series->first + i;
	}
	mem_die("attain: an outcome of a version that the book does not hold");
}

static bool
has_figure(enum outcome_state state)
{
	return state == OUTCOME_MET || state == OUTCOME_MISSED ||
	    state == OUTCOME_MEASURED;
}

void
attain_put(struct attain *attain, const struct outcome *outcome, bool withheld)
{
	struct series *series = series_find(attain, outcome->sle->id);
	struct cell *cell = cell_make(series, outcome->month);
	size_t version = version_index(attain, series, outcome->sle);

	if (version > cell->newest)
		cell->newest = version;
	cell->withheld = cell->withheld || withheld;
	series->withheld = series->withheld || withheld;
	cell->states[outcome->state]++;
	if (outcome_counts(outcome))
		cell->n++;
	if (!has_figure(outcome->state))
		return;
	cell->seconds = mem_grow(
	    cell->seconds, &cell->room, cell->count, sizeof(*cell->seconds));
	cell->seconds[cell->count++] = outcome->elapsed;
}

static int
seconds_order(const void *left, const void *right)
{
	const int64_t *a = left;
	const int64_t *b = right;

	return (*a > *b) - (*a < *b);
}

static void
figures_put(
    struct attainment *row, const struct cell *cell, enum quantile definition)
{
	row->median = row->p95 = row->most = -1;
	if (cell == NULL || cell->count == 0)
		return;
	qsort(
	    cell->seconds, cell->count, sizeof(*cell->seconds), seconds_order);
	row->median =
	    quantile_of(cell->seconds, cell->count, MEDIAN_PERCENT, definition);
	row->p95 =
	    quantile_of(cell->seconds, cell->count, P95_PERCENT, definition);
	row->most = cell->seconds[cell->count - 1];
}

static void
counts_put(struct attainment *row, const struct cell *cell)
{
	for (int state = 0; state < OUTCOME_STATES; state++) {
		row->states[state] = cell->states[state];
		row->scope += cell->states[state];
	}
	row->n = cell->n;
	row->met = cell->states[OUTCOME_MET];
}

static bool
valid_between(const struct sle *sle, int32_t first, int32_t last)
{
	return (sle->valid_from == DAY_NONE || sle->valid_from <= last) &&
	    (sle->valid_to == DAY_NONE || sle->valid_to >= first);
}

/* The version that MONTH is judged by: the one valid on its first day; else
 * the newest that judged an outcome in it; else the first to come into force
 * during it. NULL: the SLE has no place in that month. */
static const struct sle *
month_version(const struct attain *attain, const struct series *series,
    int32_t month, const struct cell *cell)
{
	struct sle *const *versions = &attain->book->sles[series->first];
	int32_t first = month_first_day(month);
	int32_t last = month_first_day(month + 1) - 1;

	for (size_t i = 0; i < series->versions; i++) {
		if (valid_between(versions[i], first, first))
			return versions[i];
	}
	if (cell != NULL)
		return attain->book->sles[cell->newest];
	for (size_t i = 0; i < series->versions; i++) {
		if (valid_between(versions[i], first, last))
			return versions[i];
	}
	return NULL;
}

struct rows {
	struct arena *arena;
	struct attainment *items;
	size_t count;
	size_t room;
};

/* In an extract a month without rows says nothing: it is withheld like the
 * months that have some, never "no requests". */
static void
row_put(struct rows *rows, const struct series *series,
    const struct attainment *start, const struct cell *cell,
    enum quantile definition)
{
	struct attainment *row;

	rows->items = arena_grow(rows->arena, rows->items, &rows->room,
	    rows->count, sizeof(*rows->items));
	row = &rows->items[rows->count++];
	*row = *start;
	row->withheld = cell != NULL ? cell->withheld : series->withheld;
	if (cell != NULL)
		counts_put(row, cell);
	figures_put(row, cell, definition);
	if (!attainment_check(row))
		mem_die("attain: the states of a month do not sum up");
}

static void
series_rows(const struct attain *attain, const struct series *series,
    struct rows *rows, int32_t from, int32_t to)
{
	enum quantile definition = attain->book->quantile;
	const struct cell *cell;

	for (int32_t month = from; month <= to; month++) {
		struct attainment start = { .month = month };

		cell = cell_find(series, month);
		start.sle = month_version(attain, series, month, cell);
		if (start.sle != NULL)
			row_put(rows, series, &start, cell, definition);
	}
	cell = cell_find(series, MONTH_NONE);
	if (cell != NULL) {
		struct attainment start = {
			.sle = attain->book->sles[cell->newest],
			.month = MONTH_NONE,
		};

		row_put(rows, series, &start, cell, definition);
	}
}

/* The bounds seen, for a caller who gives none. */
static void
months_seen(const struct attain *attain, int32_t *from, int32_t *to)
{
	*from = INT32_MAX;
	*to = INT32_MIN;
	for (size_t i = 0; i < attain->count; i++) {
		const struct series *series = &attain->series[i];

		for (size_t j = 0; j < series->count; j++) {
			int32_t month = series->cells[j].month;

			if (month == MONTH_NONE)
				continue;
			*from = month < *from ? month : *from;
			*to = month > *to ? month : *to;
		}
	}
}

size_t
attain_rows(struct attain *attain, struct arena *arena, int32_t from_month,
    int32_t to_month, struct attainment **out)
{
	struct rows rows = { .arena = arena };
	int32_t first;
	int32_t last;

	months_seen(attain, &first, &last);
	if (from_month != MONTH_NONE)
		first = from_month;
	if (to_month != MONTH_NONE)
		last = to_month;
	for (size_t i = 0; i < attain->count; i++)
		series_rows(attain, &attain->series[i], &rows, first, last);
	*out = rows.items;
	return rows.count;
}
