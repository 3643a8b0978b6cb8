/* sle.c -- what a service level expectation judges and covers. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/sle.h"

#include "slaudit/instant.h"

bool
sle_judges(const struct sle *sle)
{
	bool bounded = sle_by_sums(sle) ? sle->compliance_bp != SLE_NO_SHARE
					: sle->limit != LIMIT_NONE;

	return bounded && sle->status != STATUS_UNKNOWN &&
	    sle->klass == SLE_JUDGED;
}

bool
sle_by_figure(const struct sle *sle)
{
	return sle->type == TYPE_AVERAGE || sle->type == TYPE_PERCENTILE;
}

bool
sle_has_target(const struct sle *sle)
{
	return sle_by_figure(sle) || sle->compliance_bp != SLE_NO_SHARE;
}

bool
sle_is_defined(const struct sle *sle)
{
	return sle->klass == SLE_JUDGED &&
	    (sle->status == STATUS_UNKNOWN || sle_has_target(sle));
}

bool
sle_in_force(const struct sle *sle, int32_t day)
{
	return (sle->valid_from == DAY_NONE || day >= sle->valid_from) &&
	    (sle->valid_to == DAY_NONE || day <= sle->valid_to);
}

bool
sle_in_days(const struct sle *sle)
{
	return sle->clock == CLOCK_CALENDAR_DAYS &&
	    sle->day_rule != DAYS_ELAPSED;
}

int64_t
sle_scaled(int64_t left, int64_t old, int64_t new)
{
	return left < 0 || old <= 0 ? left : left * new / old;
}

/* Both sides are interned in one family of vocabs. No list: every word, and
 * a ticket without one too. */
static bool
admits(const struct words *words, const char *word)
{
	if (words->count == 0)
		return true;
	for (size_t i = 0; word != NULL && i < words->count; i++) {
		if (words->items[i] == word)
			return true;
	}
	return false;
}

bool
sle_covers(const struct sle *sle, const char *process, const char *category,
    const char *customer_class, int32_t day)
{
	if (sle->process != process || !sle_in_force(sle, day))
		return false;
	return admits(&sle->categories, category) &&
	    admits(&sle->classes, customer_class);
}
