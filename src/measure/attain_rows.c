/* attain_rows.c -- cells to rows: a month of an expectation each. */
/* SPDX-License-Identifier: MIT */
#include "attain_internal.h"

#include "slaudit/mem.h"

struct rows {
	const struct attain *attain;
	struct arena *arena;
	struct attained *out;
	size_t room;
};

static void
figures_put(struct attainment *row, const struct figures *figures)
{
	row->median = figures->median;
	row->median_cents = figures->median_cents;
	row->p95 = figures->p95;
	row->p95_cents = figures->p95_cents;
	row->most = figures->most;
	if (row->sle->clock == CLOCK_AVAILABILITY) {
		row->numerator = figures->numerator;
		row->denominator = figures->denominator;
		row->planned = figures->planned;
		row->unobserved = figures->unobserved;
	}
	if (!sle_by_figure(row->sle))
		return;
	/* days are whole, and so is every step between two of them */
	row->numerator =
	    figures->numerator / (sle_in_days(row->sle) ? SECONDS_PER_DAY : 1);
	row->denominator = figures->denominator;
}

static void
counts_put(struct attainment *row, const struct cell *cell)
{
	row->scope = cell->scope;
	for (int state = 0; state < OUTCOME_STATES; state++)
		row->states[state] = cell->states[state];
	row->n = cell->n;
	if (row->sle->clock == CLOCK_COUNT) {
		row->numerator = cell->correct;
		row->denominator = cell->checked;
	}
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
month_version(const struct attain *attain, const struct line *line,
    int32_t month, const struct cell *cell)
{
	struct sle *const *versions = &attain->book->sles[line->first];
	int32_t first = month_first_day(month);
	int32_t last = month_first_day(month + 1) - 1;

	for (size_t i = 0; i < line->versions; i++) {
		if (valid_between(versions[i], first, first))
			return versions[i];
	}
	if (cell != NULL && cell->scope > 0)
		return attain->book->sles[cell->newest];
	for (size_t i = 0; i < line->versions; i++) {
		if (valid_between(versions[i], first, last))
			return versions[i];
	}
	return NULL;
}

/* In an extract a month without rows says nothing: it is withheld like the
 * months that have some, never "no requests". */
static void
row_put(struct rows *rows, const struct line *line,
    const struct attainment *start, const struct cell *cell)
{
	const struct attain *attain = rows->attain;
	struct attainment *row;

	rows->out->items = arena_grow(rows->arena, rows->out->items,
	    &rows->room, rows->out->count, sizeof(*row));
	row = &rows->out->items[rows->out->count++];
	*row = *start;
	row->withheld = cell != NULL ? cell->withheld : line->withheld;
	if (cell != NULL)
		counts_put(row, cell);
	figures_put(row,
	    cell != NULL ? &attain->figures[cell - attain->cells]
			 : &figures_none);
	if (!attainment_check(row))
		mem_die("attain: the states of a month do not sum up");
}

static void
line_rows(struct rows *rows, size_t place, int32_t from, int32_t to)
{
	const struct attain *attain = rows->attain;
	const struct line *line = &attain->lines[place];
	const struct cell *cell;

	if (line->first_watched <= line->last_watched) {
		from = line->first_watched < from ? line->first_watched : from;
		to = line->last_watched > to ? line->last_watched : to;
	}
	for (int32_t month = from; month <= to; month++) {
		struct attainment start = { .month = month };

		cell = attain_cell(attain, place, month);
		start.sle = month_version(attain, line, month, cell);
		if (start.sle != NULL)
			row_put(rows, line, &start, cell);
	}
	cell = attain_cell(attain, place, MONTH_NONE);
	if (cell != NULL) {
		struct attainment start = {
			.sle = attain->book->sles[cell->newest],
			.month = MONTH_NONE,
		};

		row_put(rows, line, &start, cell);
	}
}

/* The bounds seen, for a caller who gives none. */
static void
months_seen(const struct attain *attain, int32_t *from, int32_t *to)
{
	*from = INT32_MAX;
	*to = INT32_MIN;
	for (size_t i = 0; i < attain->cell_count; i++) {
		int32_t month = attain->cells[i].month;

		/* what was only watched is a month of its own SLE alone */
		if (month == MONTH_NONE || attain->cells[i].scope == 0)
			continue;
		*from = month < *from ? month : *from;
		*to = month > *to ? month : *to;
	}
}

int
attain_rows(struct attain *attain, struct arena *arena, int32_t from_month,
    int32_t to_month, struct attained *out, struct fault *fault)
{
	struct rows rows = { .attain = attain, .arena = arena, .out = out };
	int32_t first;
	int32_t last;

	*out = (struct attained){ 0 };
	if (windows_put(attain, fault) != 0 ||
	    attain_figures(attain, fault) != 0)
		return -1;
	months_seen(attain, &first, &last);
	if (from_month != MONTH_NONE)
		first = from_month;
	if (to_month != MONTH_NONE)
		last = to_month;
	for (size_t i = 0; i < attain->line_count; i++)
		line_rows(&rows, i, first, last);
	return 0;
}
