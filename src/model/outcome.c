/* outcome.c -- what an outcome counts for, and what it is called. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/outcome.h"

#include "slaudit/buf.h"

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

void
outcome_name(const struct sle *sle, const struct ticket *ticket, uint32_t cycle,
    struct buf *out)
{
	buf_print(out, "%s/%s/%s#%lu", sle->id, ticket->process, ticket->key,
	    (unsigned long)cycle);
}
