/* attainment_figure.c -- a month held by its average or a percentile: exact
 * verdicts, and figures printed on the verdict's side. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "slaudit/attainment.h"

enum { DRAWS = 200000, SPREAD = 50 };

static struct attainment
month_of_figure(const struct sle *sle, int64_t numerator, int64_t denominator)
{
	struct attainment row = {
		.sle = sle,
		.scope = 3,
		.n = 3,
		.met = 2,
		.numerator = numerator,
		.denominator = denominator,
	};

	row.states[OUTCOME_MET] = 2;
	row.states[OUTCOME_MISSED] = 1;
	return row;
}

Test(attainment_figure, the_limit_itself_is_kept_and_nothing_beyond_it)
{
	static const struct {
		const char *label;
		int64_t numerator;
		int64_t denominator;
		int64_t limit;
		bool want;
	} rows[] = {
		{ "two days, on average", 3 * 172800, 3, 172800, true },
		{ "a second over, of three", 3 * 172800 + 1, 3, 172800, false },
		{ "a second under, of three", 3 * 172800 - 1, 3, 172800, true },
		{ "nothing took any time", 0, 7, 0, true },
		{ "a second in a million", 1, 1000000, 0, false },
		{ "one over the limit alone", 61, 1, 60, false },
		{ "a product that does not fit", INT64_MAX, 3, INT64_MAX / 3,
		    INT64_MAX % 3 == 0 },
		{ "a limit that no sum reaches", INT64_MAX, 1, INT64_MAX,
		    true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct quotient figure = { UNIT_SECOND, rows[i].numerator,
			rows[i].denominator };

		cr_expect_eq(quotient_within(&figure, rows[i].limit),
		    rows[i].want, "%s", rows[i].label);
	}
}

Test(attainment_figure, no_printed_figure_stands_on_the_wrong_side)
{
	srand(4);
	for (int i = 0; i < DRAWS; i++) {
		struct quotient figure = { UNIT_SECOND, rand() % (40 * SPREAD),
			1 + rand() % SPREAD };
		int64_t limit = rand() % SPREAD;
		int64_t parts = rand() % 2 == 0 ? 1 : 10;
		bool within = quotient_within(&figure, limit);
		int64_t printed = quotient_parts(&figure, parts, limit);
		int64_t off =
		    printed * figure.denominator - figure.numerator * parts;

		cr_assert_eq(
		    within, figure.numerator <= limit * figure.denominator);
		cr_assert_eq(within, printed <= limit * parts,
		    "%lld / %lld against %lld prints as %lld",
		    (long long)figure.numerator, (long long)figure.denominator,
		    (long long)limit, (long long)printed);
		cr_assert_lt(llabs(off), figure.denominator, "by a whole part");
	}
}

Test(attainment_figure, without_a_limit_the_half_goes_up)
{
	struct quotient half = { UNIT_SECOND, 5, 2 };
	struct quotient less = { UNIT_SECOND, 7, 3 };
	struct quotient more = { UNIT_SECOND, 8, 3 };

	cr_expect_eq(quotient_parts(&half, 1, LIMIT_NONE), 3);
	cr_expect_eq(quotient_parts(&less, 1, LIMIT_NONE), 2);
	cr_expect_eq(quotient_parts(&more, 1, LIMIT_NONE), 3);
	cr_expect_eq(quotient_parts(&less, 10, LIMIT_NONE), 23);
}

Test(attainment_figure, the_figure_decides_and_no_share_is_asked_for)
{
	struct sle sle = {
		.limit = 60,
		.type = TYPE_AVERAGE,
		.compliance_bp = SLE_NO_SHARE,
	};
	struct attainment row = month_of_figure(&sle, 180, 3);

	cr_expect(attainment_check(&row));
	cr_expect_eq(attainment_verdict(&row), VERDICT_MET);
	row.numerator = 181;
	cr_expect_eq(attainment_verdict(&row), VERDICT_MISSED);
	sle.type = TYPE_PERCENTILE;
	cr_expect_eq(attainment_verdict(&row), VERDICT_MISSED);
	row.withheld = true;
	cr_expect_eq(attainment_verdict(&row), VERDICT_WITHHELD);
	row.withheld = false;
	sle.status = STATUS_UNKNOWN;
	cr_expect_eq(attainment_verdict(&row), VERDICT_NOT_JUDGED);
}

Test(attainment_figure, no_cases_have_no_figure_and_no_verdict)
{
	struct sle sle = {
		.limit = 60,
		.type = TYPE_AVERAGE,
		.compliance_bp = SLE_NO_SHARE,
	};
	struct attainment row = { .sle = &sle };

	cr_expect(attainment_check(&row));
	cr_expect_eq(attainment_verdict(&row), VERDICT_NO_REQUESTS);
	row.scope = row.states[OUTCOME_UNDECIDABLE] = 1;
	cr_expect(attainment_check(&row));
	cr_expect_eq(attainment_verdict(&row), VERDICT_NONE_JUDGED);
}

Test(attainment_figure, is_an_average_of_all_its_cases_or_a_defect)
{
	struct sle sle = { .limit = 60, .type = TYPE_AVERAGE };
	struct attainment row = month_of_figure(&sle, 180, 2);

	cr_expect(!attainment_check(&row), "one case is left out");
	sle.type = TYPE_PERCENTILE;
	cr_expect(attainment_check(&row));
	row.denominator = 0;
	cr_expect(!attainment_check(&row), "cases, but no figure");
	sle.type = TYPE_MAX;
	cr_expect(!attainment_check(&row), "a second figure beside a share");
	row.numerator = 0;
	cr_expect(attainment_check(&row));
}

/* One form for readers: what decides, with its unit. */
Test(attainment_figure, every_kind_is_a_quotient_with_its_unit)
{
	struct sle sle = { .type = TYPE_MIN, .clock = CLOCK_CALENDAR_DAYS };
	struct attainment row = month_of_figure(&sle, 9, 3);
	struct quotient figure = attainment_quotient(&row);

	cr_expect_eq(figure.unit, UNIT_CASE);
	cr_expect_eq(figure.numerator, 2);
	cr_expect_eq(figure.denominator, 3);
	sle.type = TYPE_AVERAGE;
	sle.day_rule = DAYS_DATEDIFF;
	figure = attainment_quotient(&row);
	cr_expect_eq(figure.unit, UNIT_DAY);
	cr_expect_eq(figure.numerator, 9);
	sle.day_rule = DAYS_ELAPSED;
	cr_expect_eq(attainment_quotient(&row).unit, UNIT_SECOND);
}
