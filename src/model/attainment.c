/* attainment.c -- verdict, budget and share of a month, in integers. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/attainment.h"

#include "slaudit/sle.h"

enum { WHOLE_BP = 10000, WHOLE_TENTHS = 1000, BP_PER_TENTH = 10 };

bool
attainment_check(const struct attainment *row)
{
	uint64_t judged =
	    row->states[OUTCOME_MET] + row->states[OUTCOME_MISSED];
	uint64_t sum = 0;

	for (int state = 0; state < OUTCOME_STATES; state++)
		sum += row->states[state];
	/* n may hold some of those open and over besides: outcome_counts. */
	return sum == row->scope && row->met == row->states[OUTCOME_MET] &&
	    row->n >= judged && row->n - judged <= row->states[OUTCOME_OVER];
}

/* met / n >= compliance, without a division: clocks.md section 8. */
static bool
reaches(uint64_t met, uint64_t n, int32_t compliance_bp)
{
	return met * WHOLE_BP >= (uint64_t)compliance_bp * n;
}

enum verdict
attainment_verdict(const struct attainment *row)
{
	if (row->withheld)
		return VERDICT_WITHHELD;
	if (!sle_judges(row->sle))
		return VERDICT_NOT_JUDGED;
	if (row->sle->compliance_bp == SLE_NO_SHARE)
		return VERDICT_NO_SHARE;
	if (row->n == 0)
		return row->scope == 0 ? VERDICT_NO_REQUESTS
				       : VERDICT_NONE_JUDGED;
	return reaches(row->met, row->n, row->sle->compliance_bp)
	    ? VERDICT_MET
	    : VERDICT_MISSED;
}

int64_t
attainment_budget(const struct attainment *row)
{
	uint64_t slack = (uint64_t)(WHOLE_BP - row->sle->compliance_bp);

	return (int64_t)(slack * row->n / WHOLE_BP) -
	    (int64_t)(row->n - row->met);
}

int64_t
share_tenths(uint64_t met, uint64_t n, int32_t compliance_bp)
{
	uint64_t tenths = met * WHOLE_TENTHS / n;

	/* Cut, a share below its target stays below. One that reaches the
	 * target can fall below only where the target itself is no whole
	 * tenth (99.96 % of 99.95 %): then it is rounded up instead. */
	if (compliance_bp != SLE_NO_SHARE && reaches(met, n, compliance_bp) &&
	    tenths * BP_PER_TENTH < (uint64_t)compliance_bp)
		tenths++;
	return (int64_t)tenths;
}
