/* sums.c -- the months of a report added up, per expectation. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <string.h>

bool
period_is_month(const struct audit *audit)
{
	return audit->from_month == audit->to_month;
}

const char *
say_period(const struct making *m, const struct audit *audit)
{
	if (period_is_month(audit))
		return say_month(m, audit->to_month);
	return say(m, "period.from-to", "from", say_month(m, audit->from_month),
	    "to", say_month(m, audit->to_month), NULL);
}

static void
row_add(struct period_sum *sum, const struct attainment *row,
    const struct audit *audit)
{
	enum verdict verdict = attainment_verdict(row);

	sum->sle = row->sle;
	sum->scope += row->scope;
	for (int i = 0; i < OUTCOME_STATES; i++)
		sum->states[i] += row->states[i];
	sum->n += row->n;
	sum->met += row->met;
	sum->withheld = sum->withheld || row->withheld;
	sum->months_judged +=
	    verdict == VERDICT_MET || verdict == VERDICT_MISSED;
	sum->months_missed += verdict == VERDICT_MISSED;
	if (row->month != MONTH_NONE && period_is_month(audit))
		sum->single = row;
}

/* Rows of one SLE id stand together, in book order. */
size_t
period_sums(
    const struct making *m, const struct audit *audit, struct period_sum **out)
{
	struct period_sum *sums =
	    arena_new(m->arena, audit->row_count + 1, sizeof(*sums));
	size_t count = 0;

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];
		bool counts =
		    row->month == MONTH_NONE || row->month >= audit->from_month;

		if (count == 0 ||
		    strcmp(sums[count - 1].sle->id, row->sle->id) != 0)
			sums[count++].sle = row->sle;
		if (counts)
			row_add(&sums[count - 1], row, audit);
	}
	*out = sums;
	return count;
}
