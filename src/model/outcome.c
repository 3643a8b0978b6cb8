/* outcome.c -- what an outcome counts for, and what it is called. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/outcome.h"

#include "slaudit/buf.h"

enum { BASIS_POINTS = 10000 };

bool
outcome_hangs(const struct outcome *outcome)
{
	for (size_t i = 0; i < outcome->variant_count; i++) {
		if (outcome->variants[i].state != outcome->state)
			return true;
	}
	return false;
}

bool
outcome_counts(const struct outcome *outcome)
{
	const struct sle *sle = outcome->sle;

	if (outcome->state == OUTCOME_MET || outcome->state == OUTCOME_MISSED)
		return true;
	/* DESIGN.md section 4: past its limit while open is a miss under the
	 * deadline cohort, and under the others where the SLE says so. */
	return outcome->state == OUTCOME_OVER &&
	    (sle->cohort == COHORT_DEADLINE || sle->open_over == OVER_MISSED);
}

/* On the clock, from the start to the limit: business days have no length
 * before their day is known, so the two parts are added up. */
static int64_t
allowance(const struct outcome *outcome)
{
	const struct sle *sle = outcome->sle;

	if (sle->clock == CLOCK_CALENDAR_DAYS && sle->day_rule != DAYS_ELAPSED)
		return sle->limit;
	return outcome->elapsed + outcome->margin;
}

bool
outcome_at_risk(const struct outcome *outcome, int32_t share_bp)
{
	if (!sle_judges(outcome->sle) ||
	    (outcome->state != OUTCOME_WITHIN &&
		outcome->state != OUTCOME_PAUSED))
		return false;
	return outcome->margin * BASIS_POINTS < share_bp * allowance(outcome);
}

void
outcome_name(const struct sle *sle, const struct ticket *ticket, uint32_t cycle,
    struct buf *out)
{
	buf_print(out, "%s/%s/%s#%lu", sle->id, ticket->process, ticket->key,
	    (unsigned long)cycle);
}
