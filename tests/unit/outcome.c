/* outcome.c -- tests of what an outcome counts for. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/outcome.h"

#include <criterion/criterion.h>

#include "slaudit/buf.h"
#include "slaudit/export.h"

Test(outcome, hangs_when_another_reading_differs)
{
	struct outcome outcome = { .state = OUTCOME_MET, .variant_count = 2 };

	outcome.variants[0].state = OUTCOME_MET;
	outcome.variants[1].state = OUTCOME_MET;
	cr_expect(!outcome_hangs(&outcome));
	outcome.variants[1].state = OUTCOME_MISSED;
	cr_expect(outcome_hangs(&outcome));
	outcome.variant_count = 1;
	cr_expect(!outcome_hangs(&outcome), "beyond the count");
	outcome.variant_count = 0;
	cr_expect(!outcome_hangs(&outcome), "no other reading");
}

Test(outcome, enters_n_by_state_and_cohort)
{
	const struct {
		const char *label;
		enum cohort cohort;
		enum open_over open_over;
		bool over_counts;
	} rows[] = {
		{ "completion", COHORT_COMPLETION, OVER_BESIDE, false },
		{ "receipt", COHORT_RECEIPT, OVER_BESIDE, false },
		{ "deadline", COHORT_DEADLINE, OVER_BESIDE, true },
		{ "completion, missed", COHORT_COMPLETION, OVER_MISSED, true },
		{ "receipt, missed", COHORT_RECEIPT, OVER_MISSED, true },
		{ "deadline, missed", COHORT_DEADLINE, OVER_MISSED, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct sle sle = { .cohort = rows[i].cohort,
			.open_over = rows[i].open_over };

		for (int state = 0; state < OUTCOME_STATES; state++) {
			const struct outcome outcome = { .sle = &sle,
				.state = (enum outcome_state)state };
			bool want = state == OUTCOME_MET ||
			    state == OUTCOME_MISSED ||
			    (state == OUTCOME_OVER && rows[i].over_counts);

			cr_expect_eq(outcome_counts(&outcome), want, "%s, %d",
			    rows[i].label, state);
		}
	}
}

Test(outcome, is_named_by_sle_ticket_and_cycle)
{
	const struct sle sle = { .id = "K.1" };
	const struct ticket ticket = { .process = "request",
		.key = "20160630/cl/1" };
	struct buf name = { 0 };

	outcome_name(&sle, &ticket, 1, &name);
	cr_expect_str_eq(buf_text(&name), "K.1/request/20160630/cl/1#1");
	buf_release(&name);
}

Test(export, read_is_accepted_and_rejected)
{
	const struct {
		struct tally tally;
		bool want;
	} rows[] = {
		{ { 0 }, true },
		{ { .read = 154, .accepted = 150, .rejected = 4 }, true },
		{ { .read = 154, .accepted = 150, .rejected = 3 }, false },
		{ { .read = 154, .accepted = 150, .rejected = 5 }, false },
		{ { .read = 1, .accepted = 2, .rejected = UINT64_MAX }, false },
		{ { .read = 2, .accepted = 2, .blank = 9 }, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_eq(
		    tally_check(&rows[i].tally), rows[i].want, "row %zu", i);
}
