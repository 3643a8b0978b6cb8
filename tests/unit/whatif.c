/* whatif.c -- months summed up over the windows of a year. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/whatif.h"

#include <criterion/criterion.h>

static struct sle share = {
	.id = "A", .clock = CLOCK_ELAPSED, .limit = 60, .compliance_bp = 9000
};

static struct attainment
row_of(int year, int month, uint64_t met, uint64_t missed)
{
	struct attainment row = { .sle = &share,
		.month = month_of(year, month),
		.scope = met + missed,
		.n = met + missed,
		.met = met,
		.median = 5 };

	row.states[OUTCOME_MET] = met;
	row.states[OUTCOME_MISSED] = missed;
	return row;
}

Test(whatif, sums_the_months_of_a_quarter_and_no_others)
{
	const struct attainment rows[] = {
		row_of(2020, 12, 100, 0),
		row_of(2021, 1, 1, 0),
		row_of(2021, 2, 10, 1),
		row_of(2021, 3, 7, 0),
		row_of(2021, 4, 0, 9),
	};
	const struct {
		const char *label;
		int month;
		int32_t window;
		uint64_t met, n;
		size_t months;
		enum verdict verdict;
	} sums[] = {
		{ "February", 2, 1, 10, 11, 1, VERDICT_MET },
		{ "no window", 2, 0, 10, 11, 1, VERDICT_MET },
		{ "the quarter of February", 2, 3, 18, 19, 3, VERDICT_MET },
		{ "the quarter of January", 1, 3, 18, 19, 3, VERDICT_MET },
		{ "half a year", 2, 6, 18, 28, 4, VERDICT_MISSED },
		{ "the quarter of May, begun", 5, 3, 0, 9, 1, VERDICT_MISSED },
	};

	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		size_t months;
		struct attainment sum =
		    window_sum(rows, sizeof(rows) / sizeof(rows[0]),
			month_of(2021, sums[i].month), sums[i].window, &months);

		cr_expect_eq(sum.met, sums[i].met, "%s", sums[i].label);
		cr_expect_eq(sum.n, sums[i].n, "%s", sums[i].label);
		cr_expect_eq(months, sums[i].months, "%s", sums[i].label);
		cr_expect_eq(attainment_verdict(&sum), sums[i].verdict, "%s",
		    sums[i].label);
		cr_expect(attainment_check(&sum), "%s", sums[i].label);
	}
}

Test(whatif, a_percentile_is_never_summed_up)
{
	struct sle tail = { .id = "B",
		.type = TYPE_PERCENTILE,
		.percentile = 95,
		.limit = 60 };
	struct attainment rows[] = { row_of(2021, 1, 1, 1),
		row_of(2021, 2, 1, 1) };
	size_t months;

	rows[0].sle = rows[1].sle = &tail;
	rows[0].numerator = 90;
	rows[1].numerator = 30;
	rows[0].denominator = rows[1].denominator = 1;
	cr_expect_eq(
	    window_sum(rows, 2, month_of(2021, 2), 3, &months).numerator, 30);
	cr_expect_eq(months, 1);
}

Test(whatif, a_month_without_rows_has_no_sum)
{
	const struct attainment rows[] = { row_of(2021, 1, 1, 1) };
	size_t months;

	cr_expect_null(window_sum(rows, 1, month_of(2022, 1), 1, &months).sle);
	cr_expect_eq(months, 0);
}
