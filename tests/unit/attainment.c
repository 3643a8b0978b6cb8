/* attainment.c -- tests of verdict, budget and share in integers. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/attainment.h"

#include <criterion/criterion.h>

#include "slaudit/sle.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static struct sle
sle_of(int32_t compliance_bp)
{
	return (struct sle){ .limit = 60, .compliance_bp = compliance_bp };
}

static struct attainment
row_of(const struct sle *sle, uint64_t met, uint64_t n)
{
	struct attainment row = { .sle = sle, .scope = n, .n = n, .met = met };

	row.states[OUTCOME_MET] = met;
	row.states[OUTCOME_MISSED] = n - met;
	return row;
}

/* floor(n x (1 - compliance)) for small numbers, worked out as whole
 * requests: the table of the service levels' budgets. */
Test(attainment, budgets_are_whole_requests)
{
	const struct {
		uint64_t n;
		int64_t at_90, at_95, at_99;
	} rows[] = {
		{ 0, 0, 0, 0 },
		{ 1, 0, 0, 0 },
		{ 2, 0, 0, 0 },
		{ 5, 0, 0, 0 },
		{ 9, 0, 0, 0 },
		{ 10, 1, 0, 0 },
		{ 19, 1, 0, 0 },
		{ 20, 2, 1, 0 },
		{ 40, 4, 2, 0 },
		{ 99, 9, 4, 0 },
		{ 100, 10, 5, 1 },
	};
	const struct sle sles[] = { sle_of(9000), sle_of(9500), sle_of(9900),
		sle_of(10000) };

	for (size_t i = 0; i < COUNT(rows); i++) {
		const int64_t want[] = { rows[i].at_90, rows[i].at_95,
			rows[i].at_99, 0 };

		for (size_t k = 0; k < COUNT(sles); k++) {
			struct attainment row =
			    row_of(&sles[k], rows[i].n, rows[i].n);

			cr_expect_eq(attainment_budget(&row), want[k],
			    "n %d at %d bp", (int)rows[i].n,
			    (int)sles[k].compliance_bp);
		}
	}
}

Test(attainment, misses_use_the_budget_up)
{
	const struct sle sle = sle_of(9500);
	const struct {
		uint64_t met, n;
		int64_t want;
	} rows[] = {
		{ 40, 40, 2 },
		{ 39, 40, 1 },
		{ 38, 40, 0 },
		{ 37, 40, -1 },
		{ 0, 40, -38 },
		{ 0, 1, -1 },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct attainment row = row_of(&sle, rows[i].met, rows[i].n);

		cr_expect_eq(attainment_budget(&row), rows[i].want, "%d of %d",
		    (int)rows[i].met, (int)rows[i].n);
	}
}

/* One late request misses the month unless n >= 10 at 90 %, 20 at 95 %, 100
 * at 99 %; at 100 % always. */
Test(attainment, the_verdict_is_an_exact_integer_test)
{
	const struct {
		const char *label;
		int32_t bp;
		uint64_t met, n;
		enum verdict want;
	} rows[] = {
		{ "one late of 9", 9000, 8, 9, VERDICT_MISSED },
		{ "one late of 10", 9000, 9, 10, VERDICT_MET },
		{ "one late of 19", 9500, 18, 19, VERDICT_MISSED },
		{ "one late of 20", 9500, 19, 20, VERDICT_MET },
		{ "one late of 99", 9900, 98, 99, VERDICT_MISSED },
		{ "one late of 100", 9900, 99, 100, VERDICT_MET },
		{ "one late at all", 10000, 999999, 1000000, VERDICT_MISSED },
		{ "none late", 10000, 1, 1, VERDICT_MET },
		{ "99.9 %, just", 9990, 999, 1000, VERDICT_MET },
		{ "99.9 %, not", 9990, 998, 999, VERDICT_MISSED },
		{ "94.96 %", 9500, 9496, 10000, VERDICT_MISSED },
		{ "a share of nothing", 0, 0, 3, VERDICT_MET },
		{ "no requests", 9500, 0, 0, VERDICT_NO_REQUESTS },
		{ "no share", SLE_NO_SHARE, 1, 2, VERDICT_NO_SHARE },
		{ "very many", 9500, 95000000000000, 100000000000000,
		    VERDICT_MET },
		{ "very many but one", 9500, 94999999999999, 100000000000000,
		    VERDICT_MISSED },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct sle sle = sle_of(rows[i].bp);
		struct attainment row = row_of(&sle, rows[i].met, rows[i].n);

		cr_expect_eq(attainment_verdict(&row), rows[i].want, "%s",
		    rows[i].label);
	}
}

/* Requests that were all open or impossible are still requests. */
Test(attainment, none_judged_is_not_no_requests)
{
	const struct sle sle = sle_of(9500);
	struct attainment row = row_of(&sle, 0, 0);

	cr_expect_eq(attainment_verdict(&row), VERDICT_NO_REQUESTS);
	row.scope = row.states[OUTCOME_DEFECTIVE] = 1;
	cr_expect_eq(attainment_verdict(&row), VERDICT_NONE_JUDGED);
}

Test(attainment, budget_and_verdict_agree)
{
	for (int32_t bp = 8999; bp <= 10000; bp += 7) {
		const struct sle sle = sle_of(bp);

		for (uint64_t n = 1; n <= 60; n++) {
			for (uint64_t met = 0; met <= n; met++) {
				struct attainment row = row_of(&sle, met, n);
				bool is_met =
				    attainment_verdict(&row) == VERDICT_MET;

				cr_assert_eq(
				    is_met, attainment_budget(&row) >= 0);
			}
		}
	}
}

Test(attainment, an_unknown_limit_is_never_judged)
{
	struct sle unknown = sle_of(9500);
	struct sle informational = sle_of(9500);
	struct sle limitless = sle_of(9500);
	struct sle judged = sle_of(9500);
	struct attainment row;

	unknown.status = STATUS_UNKNOWN;
	informational.klass = SLE_INFORMATIONAL;
	limitless.limit = LIMIT_NONE;
	row = row_of(&unknown, 1, 2);
	cr_expect_eq(attainment_verdict(&row), VERDICT_NOT_JUDGED);
	row = row_of(&informational, 1, 2);
	cr_expect_eq(attainment_verdict(&row), VERDICT_NOT_JUDGED);
	row = row_of(&limitless, 1, 2);
	cr_expect_eq(attainment_verdict(&row), VERDICT_NOT_JUDGED);
	row = row_of(&judged, 1, 2);
	row.withheld = true;
	cr_expect_eq(attainment_verdict(&row), VERDICT_WITHHELD);
}

/* Worked out with long division. */
Test(attainment, a_share_is_cut_to_tenths)
{
	const struct {
		uint64_t met, n;
		int32_t bp;
		int64_t want;
	} rows[] = {
		{ 9496, 10000, 9500, 949 },  /* 94.96 %, missed */
		{ 9500, 10000, 9500, 950 },  /* exactly the target */
		{ 9504, 10000, 9500, 950 },  /* 95.04 %, met */
		{ 9501, 10000, 9500, 950 },  /* 95.01 %, met */
		{ 10, 11, 9500, 909 },       /* 90.909 % */
		{ 1, 3, SLE_NO_SHARE, 333 }, /* 33.333 % */
		{ 0, 7, 9500, 0 },
		{ 7, 7, 9500, 1000 },
		{ 9999, 10000, 9500, 999 }, /* never 100 with a miss */
		{ 9995, 10000, 10000, 999 },
		{ 9996, 10000, 9995, 1000 }, /* 99.96 % of 99.95 %: met */
		{ 9995, 10000, 9995, 1000 }, /* met exactly */
		{ 9994, 10000, 9995, 999 },  /* 99.94 % of 99.95 %: missed */
		{ 9336, 10000, 9333, 934 },  /* met; 93.3 would cross */
		{ 9340, 10000, 9333, 934 },
		{ 9332, 10000, 9333, 933 },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		cr_expect_eq(share_tenths(rows[i].met, rows[i].n, rows[i].bp),
		    rows[i].want, "%d of %d at %d", (int)rows[i].met,
		    (int)rows[i].n, (int)rows[i].bp);
}

/* Law: what is printed lies on the verdict's side of the target, within a
 * tenth of the truth. */
Test(attainment, a_printed_share_never_crosses_its_target)
{
	for (int32_t bp = 8985; bp <= 10000; bp++) {
		const struct sle sle = sle_of(bp);

		for (uint64_t n = 1; n <= 1500; n += 37) {
			for (uint64_t met = n * 8 / 10; met <= n; met++) {
				struct attainment row = row_of(&sle, met, n);
				int64_t tenths = share_tenths(met, n, bp);
				int64_t off =
				    tenths * (int64_t)n - (int64_t)met * 1000;
				bool is_met =
				    attainment_verdict(&row) == VERDICT_MET;

				cr_assert_eq(tenths * 10 >= bp, is_met,
				    "%d of %d at %d", (int)met, (int)n,
				    (int)bp);
				cr_assert(
				    off > -(int64_t)n && off < (int64_t)n);
			}
		}
	}
}

Test(attainment, states_add_up_to_the_scope)
{
	const struct sle sle = sle_of(9500);
	struct attainment row = row_of(&sle, 3, 5);

	cr_expect(attainment_check(&row));
	for (int state = 0; state < OUTCOME_STATES; state++) {
		struct attainment more = row;

		more.states[state]++;
		cr_expect(
		    !attainment_check(&more), "one too many of %d", state);
	}
	row.states[OUTCOME_OVER] = 2;
	row.scope = 7;
	cr_expect(attainment_check(&row), "open and over, beside");
	row.n = 7;
	cr_expect(attainment_check(&row), "open and over, as missed");
	row.n = 8;
	cr_expect(!attainment_check(&row), "more judged than there are");
	row.n = 4;
	cr_expect(!attainment_check(&row), "fewer judged than there are");
	row = row_of(&sle, 3, 5);
	row.met = 4;
	cr_expect(!attainment_check(&row), "another numerator");
}
