/* measure_samples.c -- things counted: accuracy, a share with its own n. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include <stdlib.h>

static const char cutoff[] = "2026-04-01T00:00:00Z";

enum { NO_EVENT = -1, ROWS = 40, DRAWS = 300 };

static void
counted_desk(struct desk *desk, int32_t compliance_bp)
{
	struct sle *sle;

	desk_init(desk, "UTC");
	sle = desk_sle(desk, "A", CLOCK_COUNT, LIMIT_NONE);
	sle->cohort = COHORT_RECEIPT;
	sle->compliance_bp = compliance_bp;
	desk_open(desk);
}

/* A sample of 5 January, or of month MONTH's fifth. */
static struct outcome
sample_measure(struct desk *desk, int month, int64_t checked, int64_t right)
{
	int64_t day = (int64_t)day_of(2026, month, 5) * SECONDS_PER_DAY;

	desk_clear(desk);
	if (checked != NO_EVENT)
		desk_event_at(desk, received, day, day + SECONDS_PER_DAY);
	if (right != NO_EVENT)
		desk_event_at(desk, completed, day, day + SECONDS_PER_DAY);
	for (size_t i = 0; i < desk->ticket.event_count; i++)
		desk->events[i].count =
		    desk->events[i].name == received ? checked : right;
	return desk_outcome(desk, cutoff);
}

Test(measure_samples, a_sample_is_right_or_not_and_says_how_much)
{
	static const struct {
		const char *label;
		int64_t checked;
		int64_t right;
		enum outcome_state want;
	} rows[] = {
		{ "all right", 120, 120, OUTCOME_MET },
		{ "one wrong", 120, 119, OUTCOME_MISSED },
		{ "all wrong", 120, 0, OUTCOME_MISSED },
		{ "nothing checked", 0, 0, OUTCOME_MEASURED },
		{ "more than there were", 120, 121, OUTCOME_DEFECTIVE },
		{ "not said how many", 120, NO_EVENT, OUTCOME_UNDECIDABLE },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		struct outcome got;

		counted_desk(&desk, 9900);
		got = sample_measure(&desk, 1, rows[i].checked, rows[i].right);
		cr_expect_eq(got.state, rows[i].want, "%s", rows[i].label);
		if (rows[i].right != NO_EVENT) {
			cr_expect_eq(got.checked, rows[i].checked);
			cr_expect_eq(got.correct, rows[i].right);
		}
		cr_expect_eq(got.elapsed, 0, "no time is measured");
		cr_expect_eq(got.due, INSTANT_NONE);
		desk_close(&desk);
	}
}

Test(measure_samples, without_a_share_it_is_only_measured)
{
	struct desk desk;

	counted_desk(&desk, SLE_NO_SHARE);
	cr_expect_eq(
	    sample_measure(&desk, 1, 120, 118).state, OUTCOME_MEASURED);
	desk_close(&desk);
}

static void
put(struct attain *attain, const struct outcome *outcome)
{
	struct fault fault = { 0 };

	cr_assert_eq(
	    attain_put(attain, outcome, false, &fault), 0, "%s", fault.text);
}

/* The things decide, not the samples: 1 of 2 samples is all right, and 99.5 %
 * of the things. */
Test(measure_samples, a_month_is_the_share_of_all_its_things)
{
	struct desk desk;
	struct attain *attain;
	struct attained rows;
	struct outcome outcome;
	struct fault fault = { 0 };

	counted_desk(&desk, 9950);
	attain = attain_new(&desk.book, ATTAIN_BUDGET);
	outcome = sample_measure(&desk, 1, 120, 119);
	put(attain, &outcome);
	outcome = sample_measure(&desk, 1, 80, 80);
	put(attain, &outcome);
	outcome = sample_measure(&desk, 1, 500, NO_EVENT);
	put(attain, &outcome); /* has no place in the sums */
	outcome = sample_measure(&desk, 2, 200, 198);
	put(attain, &outcome);
	cr_assert_eq(attain_rows(attain, &desk.arena, MONTH_NONE, MONTH_NONE,
			 &rows, &fault),
	    0);
	cr_assert_eq(rows.count, 2);
	cr_expect_eq(rows.items[0].numerator, 199);
	cr_expect_eq(rows.items[0].denominator, 200);
	cr_expect_eq(rows.items[0].n, 2);
	cr_expect_eq(attainment_verdict(&rows.items[0]), VERDICT_MET);
	cr_expect_eq(attainment_tenths(&rows.items[0]), 995);
	cr_expect_eq(attainment_budget(&rows.items[0]), 0);
	cr_expect_eq(attainment_quotient(&rows.items[0]).unit, UNIT_CHECK);
	cr_expect_eq(rows.items[0].median, -1, "no times, no median");
	cr_expect_eq(attainment_verdict(&rows.items[1]), VERDICT_MISSED);
	cr_expect_eq(attainment_budget(&rows.items[1]), -1);
	attain_free(attain);
	desk_close(&desk);
}

/* However the things are cut into samples, the month is the same. */
Test(measure_samples, the_cut_into_samples_decides_nothing)
{
	srand(99);
	for (int i = 0; i < DRAWS; i++) {
		struct desk desk;
		struct attain *attain;
		struct attained rows;
		struct fault fault = { 0 };
		int64_t checked = 0;
		int64_t right = 0;

		counted_desk(&desk, 9000);
		attain = attain_new(&desk.book, ATTAIN_BUDGET);
		for (int k = 0; k < 1 + i % ROWS; k++) {
			int64_t these = 1 + rand() % 20;
			int64_t good = these - rand() % (these + 1) / 5;
			struct outcome outcome =
			    sample_measure(&desk, 1, these, good);

			put(attain, &outcome);
			checked += these;
			right += good;
		}
		cr_assert_eq(attain_rows(attain, &desk.arena, MONTH_NONE,
				 MONTH_NONE, &rows, &fault),
		    0);
		cr_assert_eq(rows.count, 1);
		cr_assert_eq(attainment_verdict(&rows.items[0]) == VERDICT_MET,
		    10 * right >= 9 * checked);
		cr_assert_eq(attainment_budget(&rows.items[0]) >= 0,
		    attainment_verdict(&rows.items[0]) == VERDICT_MET);
		attain_free(attain);
		desk_close(&desk);
	}
}

Test(measure_samples, sums_beyond_all_measure_are_a_fault)
{
	struct desk desk;
	struct attain *attain;
	struct outcome outcome;
	struct fault fault = { 0 };

	counted_desk(&desk, 9000);
	attain = attain_new(&desk.book, ATTAIN_BUDGET);
	outcome = sample_measure(&desk, 1, 10, 10);
	outcome.checked = outcome.correct = INT64_MAX / 20000;
	cr_expect_eq(attain_put(attain, &outcome, false, &fault), 0);
	cr_expect_eq(attain_put(attain, &outcome, false, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	attain_free(attain);
	desk_close(&desk);
}
