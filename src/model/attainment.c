/* attainment.c -- verdict, budget and share of a month, in integers. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/attainment.h"

#include <string.h>

#include "slaudit/aside.h"
#include "slaudit/sle.h"

enum { WHOLE_BP = 10000, WHOLE_TENTHS = 1000, BP_PER_TENTH = 10 };

/* An average is one of all cases that have a figure; whole steps between two
 * of them make a percentile. A share needs no second figure. */
static bool
figure_check(const struct attainment *row)
{
	uint64_t figures = row->states[OUTCOME_MET] +
	    row->states[OUTCOME_MISSED] + row->states[OUTCOME_MEASURED];

	if (row->sle != NULL && sle_by_sums(row->sle))
		return row->numerator >= 0 &&
		    row->numerator <= row->denominator && row->planned >= 0 &&
		    row->unobserved >= 0;
	if (row->sle == NULL || !sle_by_figure(row->sle))
		return row->numerator == 0 && row->denominator == 0;
	if (row->sle->type == TYPE_AVERAGE)
		return row->denominator == (int64_t)figures;
	return (row->denominator > 0) == (figures > 0);
}

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
	    row->n >= judged && row->n - judged <= row->states[OUTCOME_OVER] &&
	    figure_check(row);
}

/* met / n >= compliance, without a division: clocks.md section 8. */
static bool
reaches(uint64_t met, uint64_t n, int32_t compliance_bp)
{
	return met * WHOLE_BP >= (uint64_t)compliance_bp * n;
}

struct quotient
attainment_quotient(const struct attainment *row)
{
	if (row->sle->clock == CLOCK_COUNT)
		return (struct quotient){ UNIT_CHECK, row->numerator,
			row->denominator };
	if (row->sle->clock == CLOCK_AVAILABILITY)
		return (struct quotient){ UNIT_SECOND, row->numerator,
			row->denominator };
	if (!sle_by_figure(row->sle))
		return (struct quotient){ UNIT_CASE, (int64_t)row->met,
			(int64_t)row->n };
	return (struct quotient){
		.unit = sle_in_days(row->sle) ? UNIT_DAY : UNIT_SECOND,
		.numerator = row->numerator,
		.denominator = row->denominator,
	};
}

/* Floored: a REST below the denominator is left over, never less than 0. */
static int64_t
whole_of(int64_t numerator, int64_t denominator, int64_t *rest)
{
	int64_t whole = numerator / denominator;

	*rest = numerator % denominator;
	if (*rest < 0) {
		*rest += denominator;
		whole--;
	}
	return whole;
}

/* numerator <= limit * denominator, without a product that may not fit. */
bool
quotient_within(const struct quotient *figure, int64_t limit)
{
	int64_t rest;
	int64_t whole = whole_of(figure->numerator, figure->denominator, &rest);

	return whole < limit || (whole == limit && rest == 0);
}

int64_t
quotient_parts(const struct quotient *figure, int64_t parts, int64_t limit)
{
	int64_t rest;
	int64_t whole = whole_of(figure->numerator, figure->denominator, &rest);
	int64_t part =
	    whole_of(rest * parts, figure->denominator, &rest) + whole * parts;

	if (limit == LIMIT_NONE)
		return part + (rest >= figure->denominator - rest);
	return part + (rest > 0 && !quotient_within(figure, limit));
}

static bool
complies(const struct attainment *row)
{
	struct quotient figure = attainment_quotient(row);

	if (sle_by_figure(row->sle))
		return quotient_within(&figure, row->sle->limit);
	return reaches((uint64_t)figure.numerator, (uint64_t)figure.denominator,
	    row->sle->compliance_bp);
}

enum verdict
attainment_verdict(const struct attainment *row)
{
	if (row->supply == SUPPLY_NONE)
		return VERDICT_NOT_SUPPLIED;
	if (row->withheld)
		return VERDICT_WITHHELD;
	if (!sle_judges(row->sle))
		return VERDICT_NOT_JUDGED;
	if (!sle_has_target(row->sle))
		return VERDICT_NO_SHARE;
	if (row->supply == SUPPLY_PART)
		return VERDICT_PROVISIONAL;
	if (row->sle->clock == CLOCK_AVAILABILITY) {
		if (row->denominator == 0)
			return VERDICT_NOT_OBSERVED;
	} else if (row->n == 0)
		return row->scope == 0 ? VERDICT_NO_REQUESTS
				       : VERDICT_NONE_JUDGED;
	return complies(row) ? VERDICT_MET : VERDICT_MISSED;
}

int64_t
attainment_budget(const struct attainment *row)
{
	struct quotient share = attainment_quotient(row);
	int64_t slack = WHOLE_BP - row->sle->compliance_bp;

	return slack * share.denominator / WHOLE_BP -
	    (share.denominator - share.numerator);
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

int64_t
attainment_tenths(const struct attainment *row)
{
	struct quotient share = attainment_quotient(row);

	return share_tenths((uint64_t)share.numerator,
	    (uint64_t)share.denominator, row->sle->compliance_bp);
}

/* Not the hundredths: they are not stored, and follow from the same figures. */
bool
attainment_same(const struct attainment *a, const struct attainment *b)
{
	return a->sle == b->sle && a->month == b->month &&
	    a->withheld == b->withheld && a->scope == b->scope &&
	    memcmp(a->states, b->states, sizeof(a->states)) == 0 &&
	    a->n == b->n && a->met == b->met && a->numerator == b->numerator &&
	    a->denominator == b->denominator && a->median == b->median &&
	    a->p95 == b->p95 && a->most == b->most &&
	    a->planned == b->planned && a->unobserved == b->unobserved;
}
