/* attain_spill.c -- attainment against plain arrays, in next to no memory.
 *
 * The other side of the comparison keeps every outcome and sorts each month's
 * seconds by hand. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include <stdlib.h>

enum { IDS = 5, VERSIONS = 2, SLES = IDS * VERSIONS, DRAWN = 30000 };

struct drawing {
	struct sle items[SLES];
	struct sle *sles[SLES];
	struct book book;
	struct outcome *outcomes; /* DRAWN of them */
	int64_t *sorted;
};

static uint64_t
draw(uint64_t *seed, uint64_t below)
{
	*seed = *seed * 6364136223846793005U + 1442695040888963407U;
	return (*seed >> 33) % below;
}

/* Ids A to E with two versions each; the book numbers them only when asked. */
static void
book_make(struct drawing *drawing, enum quantile definition, bool numbered)
{
	static const char *const ids[IDS] = { "A", "B", "C", "D", "E" };

	for (size_t i = 0; i < SLES; i++) {
		drawing->items[i] = (struct sle){
			.id = ids[i / VERSIONS],
			.limit = 60,
			.compliance_bp = 9500,
			.valid_from = DAY_NONE,
			.valid_to = DAY_NONE,
			.ordinal = numbered ? (uint32_t)i : 0,
		};
		drawing->sles[i] = &drawing->items[i];
	}
	drawing->book = (struct book){
		.sles = drawing->sles,
		.sle_count = SLES,
		.quantile = definition,
	};
}

/* Few hold most: two months of one SLE are large, others are empty or one. */
static void
outcomes_draw(struct drawing *drawing, uint64_t seed)
{
	static const uint64_t reach[] = { 3, 100, 90000, (uint64_t)1 << 30 };

	drawing->outcomes = calloc(DRAWN, sizeof(*drawing->outcomes));
	drawing->sorted = calloc(DRAWN, sizeof(*drawing->sorted));
	for (size_t i = 0; i < DRAWN; i++) {
		struct outcome *outcome = &drawing->outcomes[i];
		uint64_t month = draw(&seed, 30) * draw(&seed, 30) / 30;

		outcome->sle =
		    drawing->sles[draw(&seed, SLES) * draw(&seed, SLES) / SLES];
		outcome->month = month == 29
		    ? MONTH_NONE
		    : month_of(2020, 1) + (int32_t)month;
		outcome->state = (enum outcome_state)draw(&seed,
		    draw(&seed, 4) == 0 ? OUTCOME_STATES : OUTCOME_ENDED);
		outcome->elapsed =
		    (int64_t)draw(&seed, reach[draw(&seed, 4)]) - 2;
	}
}

static void
drawing_release(struct drawing *drawing)
{
	free(drawing->outcomes);
	free(drawing->sorted);
}

static int
by_second(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left;
	int64_t b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

static void
expect_row(struct drawing *drawing, const struct attainment *row)
{
	enum quantile kind = drawing->book.quantile;
	uint64_t states[OUTCOME_STATES] = { 0 };
	int64_t *sorted = drawing->sorted;
	size_t count = 0;

	for (size_t i = 0; i < DRAWN; i++) {
		const struct outcome *outcome = &drawing->outcomes[i];

		if (strcmp(outcome->sle->id, row->sle->id) != 0 ||
		    outcome->month != row->month)
			continue;
		states[outcome->state]++;
		if (outcome->state <= OUTCOME_MEASURED)
			sorted[count++] = outcome->elapsed;
	}
	cr_expect_arr_eq(row->states, states, sizeof(states));
	cr_expect_eq(row->n, states[OUTCOME_MET] + states[OUTCOME_MISSED]);
	if (count == 0) {
		cr_expect_eq(row->median, -1);
		cr_expect_eq(row->p95_cents, -1);
		cr_expect_eq(row->most, -1);
		return;
	}
	qsort(sorted, count, sizeof(*sorted), by_second);
	cr_expect_eq(row->median, quantile_of(sorted, count, 50, kind));
	cr_expect_eq(row->p95, quantile_of(sorted, count, 95, kind));
	cr_expect_eq(
	    row->median_cents, quantile_cents(sorted, count, 50, kind));
	cr_expect_eq(row->p95_cents, quantile_cents(sorted, count, 95, kind));
	cr_expect_eq(row->most, sorted[count - 1]);
}

static void
expect_rows(struct drawing *drawing, size_t budget)
{
	struct attain *attain = attain_new(&drawing->book, budget);
	struct arena arena = { 0 };
	struct attained rows;
	struct fault fault = { 0 };
	uint64_t scope = 0;

	for (size_t i = 0; i < DRAWN; i++)
		cr_assert_eq(
		    attain_put(attain, &drawing->outcomes[i], false, &fault), 0,
		    "%s", fault.text);
	cr_assert_eq(
	    attain_rows(attain, &arena, MONTH_NONE, MONTH_NONE, &rows, &fault),
	    0, "%s", fault.text);
	for (size_t i = 0; i < rows.count; i++) {
		expect_row(drawing, &rows.items[i]);
		scope += rows.items[i].scope;
	}
	cr_expect_eq(scope, DRAWN, "no outcome is dropped");
	attain_free(attain);
	arena_release(&arena);
}

Test(attain_spill, rows_are_those_of_plain_arrays_at_any_budget)
{
	static const size_t budgets[] = { 1, 4096, ATTAIN_BUDGET };

	for (int kind = 0; kind < QUANTILES; kind++) {
		struct drawing drawing;

		book_make(&drawing, (enum quantile)kind, kind != QUANTILE_7);
		outcomes_draw(&drawing, 20260105U + (uint64_t)kind);
		expect_rows(&drawing, budgets[kind]);
		drawing_release(&drawing);
	}
}

static int
put_second(struct attain *attain, const struct sle *sle, int64_t second,
    struct fault *fault)
{
	struct outcome outcome = {
		.sle = sle,
		.state = OUTCOME_MEASURED,
		.month = month_of(2026, 1),
		.elapsed = second,
	};

	return attain_put(attain, &outcome, false, fault);
}

/* 40 bits: from year 1 to year 9999 there are fewer than 2^39 seconds. */
Test(attain_spill, figures_reach_as_far_as_the_calendar_and_no_further)
{
	const int64_t widest = (int64_t)1 << 39;
	struct drawing drawing;
	struct attain *attain;
	struct arena arena = { 0 };
	struct attained rows;
	struct fault fault = { 0 };

	cr_assert_lt(when("9999-12-31") - when("0001-01-01"), widest);
	book_make(&drawing, QUANTILE_7, true);
	attain = attain_new(&drawing.book, ATTAIN_BUDGET);
	cr_expect_eq(
	    put_second(attain, drawing.sles[3], widest - 1, &fault), 0);
	cr_expect_eq(put_second(attain, drawing.sles[3], -widest, &fault), 0);
	cr_expect_eq(
	    attain_rows(attain, &arena, MONTH_NONE, MONTH_NONE, &rows, &fault),
	    0);
	for (size_t i = 0; i < rows.count; i++) {
		if (rows.items[i].scope == 0)
			continue;
		cr_expect_eq(rows.items[i].median, 0, "of -0.5, up");
		cr_expect_eq(rows.items[i].median_cents, -50);
		cr_expect_eq(rows.items[i].most, widest - 1);
	}
	attain_free(attain);
	arena_release(&arena);

	attain = attain_new(&drawing.book, ATTAIN_BUDGET);
	cr_expect_eq(put_second(attain, drawing.sles[3], widest, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	fault = (struct fault){ 0 };
	cr_expect_eq(
	    put_second(attain, drawing.sles[3], -widest - 1, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	attain_free(attain);
}
