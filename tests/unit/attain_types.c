/* attain_types.c -- averages and percentiles of months against plain
 * arithmetic on the same figures. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include <stdlib.h>

enum { CASES_MAX = 60, DRAWS = 4000, MINUTE = 60 };

struct month { /* the cases of one month of one SLE */
	struct sle sle;
	struct sle *sles[1];
	struct book book;
	int64_t figures[CASES_MAX];
	size_t count;
	struct arena arena;
	struct attainment row;
};

static void
month_init(struct month *month, enum sle_type type, int percentile,
    enum quantile definition, int64_t limit)
{
	memset(month, 0, sizeof(*month));
	month->sle = (struct sle){
		.id = "A",
		.type = type,
		.percentile = percentile,
		.limit = limit,
		.compliance_bp = SLE_NO_SHARE,
		.valid_from = DAY_NONE,
		.valid_to = DAY_NONE,
	};
	month->sles[0] = &month->sle;
	month->book.sles = month->sles;
	month->book.sle_count = 1;
	month->book.quantile = definition;
}

static int
by_size(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left;
	int64_t b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

/* The row; afterwards the figures stand in order. */
static void
month_measure(struct month *month, size_t budget)
{
	struct attain *attain = attain_new(&month->book, budget);
	struct fault fault = { 0 };
	struct attained rows;

	for (size_t i = 0; i < month->count; i++) {
		struct outcome outcome = {
			.sle = &month->sle,
			.month = month_of(2026, 1),
			.state = month->figures[i] <= month->sle.limit
			    ? OUTCOME_MET
			    : OUTCOME_MISSED,
			.elapsed = month->figures[i],
		};

		cr_assert_eq(attain_put(attain, &outcome, false, &fault), 0);
	}
	cr_assert_eq(attain_rows(attain, &month->arena, MONTH_NONE, MONTH_NONE,
			 &rows, &fault),
	    0, "%s", fault.text);
	cr_assert_eq(rows.count, 1);
	month->row = rows.items[0];
	attain_free(attain);
	qsort(month->figures, month->count, sizeof(month->figures[0]), by_size);
}

static void
figures_set(struct month *month, const int64_t *figures, size_t count)
{
	month->count = count;
	for (size_t i = 0; i < count; i++)
		month->figures[i] = figures[i];
}

static void
figures_draw(struct month *month, int64_t most)
{
	month->count = 1 + (size_t)rand() % CASES_MAX;
	for (size_t i = 0; i < month->count; i++)
		month->figures[i] = rand() % (most + 1);
}

static void
month_release(struct month *month)
{
	arena_release(&month->arena);
}

static enum verdict
verdict_of(enum sle_type type, enum quantile definition, int64_t limit,
    const int64_t *figures, size_t count)
{
	struct month month;
	enum verdict verdict;

	month_init(
	    &month, type, type == TYPE_PERCENTILE ? 95 : 0, definition, limit);
	figures_set(&month, figures, count);
	month_measure(&month, ATTAIN_BUDGET);
	verdict = attainment_verdict(&month.row);
	month_release(&month);
	return verdict;
}

/* clocks.md section 8: 10 of 11 within 40 are 90.9 %, and no 95 %. */
Test(attain_types, a_percentile_is_what_the_book_defines_it_to_be)
{
	static const int64_t figures[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50 };
	static const struct {
		enum quantile definition;
		int64_t limit;
		enum verdict want;
	} rows[] = {
		{ QUANTILE_1, 40, VERDICT_MISSED }, /* 50 */
		{ QUANTILE_8, 40, VERDICT_MISSED }, /* 50 */
		{ QUANTILE_7, 40, VERDICT_MET },    /* 30: what it hides */
		{ QUANTILE_1, 50, VERDICT_MET },
		{ QUANTILE_8, 50, VERDICT_MET },
		{ QUANTILE_7, 30, VERDICT_MET },
		{ QUANTILE_7, 29, VERDICT_MISSED },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_eq(verdict_of(TYPE_PERCENTILE, rows[i].definition,
				 rows[i].limit, figures, 11),
		    rows[i].want, "row %zu", i);
}

/* Two days on average: 1 d, 2 d and 3 d keep it; one second more does not. */
Test(attain_types, an_average_is_the_sum_against_n_limits)
{
	int64_t figures[] = { 86400, 2 * 86400, 3 * 86400 };
	int64_t limit = 2 * 86400;

	cr_expect_eq(verdict_of(TYPE_AVERAGE, QUANTILE_8, limit, figures, 3),
	    VERDICT_MET);
	figures[1]++;
	cr_expect_eq(verdict_of(TYPE_AVERAGE, QUANTILE_8, limit, figures, 3),
	    VERDICT_MISSED);
}

Test(attain_types, averages_agree_with_a_plain_sum)
{
	srand(17);
	for (int i = 0; i < DRAWS; i++) {
		struct month month;
		int64_t sum = 0;

		month_init(
		    &month, TYPE_AVERAGE, 0, QUANTILE_8, rand() % MINUTE);
		figures_draw(&month, MINUTE);
		month_measure(&month, 64);
		for (size_t k = 0; k < month.count; k++)
			sum += month.figures[k];
		cr_assert_eq(month.row.numerator, sum);
		cr_assert_eq(month.row.denominator, (int64_t)month.count);
		cr_assert_eq(attainment_verdict(&month.row) == VERDICT_MET,
		    sum <= month.sle.limit * (int64_t)month.count);
		month_release(&month);
	}
}

/* Where a quantile stands, in 300ths of a place counted from 1: the
 * definitions of Hyndman and Fan (1996), written down anew. */
static int64_t
place_in_parts(enum quantile definition, int64_t n, int64_t percent)
{
	switch (definition) {
	case QUANTILE_1:
		return (n * percent + 99) / 100 * 300;
	case QUANTILE_7:
		return 3 * ((n - 1) * percent + 100);
	case QUANTILE_8:
		return (3 * n + 1) * percent + 100;
	case QUANTILES:
		break;
	}
	return 0;
}

/* 300 times the quantile, from the figures in their order. */
static int64_t
quantile_in_parts(const struct month *month)
{
	int64_t n = (int64_t)month->count;
	int64_t at =
	    place_in_parts(month->book.quantile, n, month->sle.percentile);
	int64_t low = at / 300;

	if (low < 1)
		return 300 * month->figures[0];
	if (low >= n)
		return 300 * month->figures[n - 1];
	return 300 * month->figures[low - 1] +
	    at % 300 * (month->figures[low] - month->figures[low - 1]);
}

Test(attain_types, percentiles_agree_with_their_definitions)
{
	srand(95);
	for (int i = 0; i < DRAWS; i++) {
		struct month month;
		int64_t want;

		month_init(&month, TYPE_PERCENTILE, 1 + rand() % 99,
		    (enum quantile)(rand() % QUANTILES), rand() % MINUTE);
		figures_draw(&month, MINUTE);
		month_measure(&month, 64);
		want = quantile_in_parts(&month);
		cr_assert_eq(month.row.numerator * 300,
		    want * month.row.denominator, "%zu figures, percentile %d",
		    month.count, (int)month.sle.percentile);
		cr_assert_eq(attainment_verdict(&month.row) == VERDICT_MET,
		    want <= 300 * month.sle.limit);
		month_release(&month);
	}
}

/* clocks.md section 8: only the inverse of the empirical distribution makes a
 * percentile the share that a contract means. */
Test(attain_types, by_the_first_definition_a_percentile_is_a_share)
{
	srand(96);
	for (int i = 0; i < DRAWS; i++) {
		struct month month;
		int percent = 1 + rand() % 99;

		month_init(&month, TYPE_PERCENTILE, percent, QUANTILE_1,
		    rand() % MINUTE);
		figures_draw(&month, MINUTE);
		month_measure(&month, ATTAIN_BUDGET);
		cr_assert_eq(attainment_verdict(&month.row) == VERDICT_MET,
		    100 * month.row.met >= (uint64_t)percent * month.row.n);
		month_release(&month);
	}
}

/* Whole days are what such a limit is said in: both ends of a stay of one
 * night are two days where both count. */
Test(attain_types, days_by_date_are_averaged_as_days)
{
	static const struct {
		enum day_rule rule;
		int64_t want;
	} rows[] = { { DAYS_DATEDIFF, 1 + 4 }, { DAYS_INCLUSIVE, 2 + 5 } };

	for (size_t i = 0; i < 2; i++) {
		struct month month;
		struct attain *attain;
		struct fault fault = { 0 };
		struct attained rows_got;

		month_init(&month, TYPE_AVERAGE, 0, QUANTILE_8, 3);
		month.sle.clock = CLOCK_CALENDAR_DAYS;
		month.sle.day_rule = rows[i].rule;
		attain = attain_new(&month.book, ATTAIN_BUDGET);
		for (int64_t days = 1; days <= 4; days += 3) {
			struct outcome outcome = {
				.sle = &month.sle,
				.state = OUTCOME_MET,
				.month = month_of(2026, 1),
				.elapsed = 12345,
				.days = days,
			};

			attain_put(attain, &outcome, false, &fault);
		}
		cr_assert_eq(attain_rows(attain, &month.arena, MONTH_NONE,
				 MONTH_NONE, &rows_got, &fault),
		    0);
		cr_expect_eq(rows_got.items[0].numerator, rows[i].want);
		cr_expect_eq(rows_got.items[0].denominator, 2);
		cr_expect_eq(attainment_verdict(&rows_got.items[0]),
		    rows[i].want <= 6 ? VERDICT_MET : VERDICT_MISSED);
		attain_free(attain);
		month_release(&month);
	}
}

/* Ones without a limit have a figure all the same, and no verdict. */
Test(attain_types, what_is_only_measured_has_its_average)
{
	struct month month;
	static const int64_t figures[] = { 10, 30 };

	month_init(&month, TYPE_AVERAGE, 0, QUANTILE_8, LIMIT_NONE);
	figures_set(&month, figures, 2);
	month_measure(&month, ATTAIN_BUDGET);
	cr_expect_eq(month.row.numerator, 40);
	cr_expect_eq(attainment_verdict(&month.row), VERDICT_NOT_JUDGED);
	month_release(&month);
}
