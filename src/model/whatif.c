/* whatif.c -- sums over windows, and what a change is about. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/whatif.h"

const struct sle *
flip_sle(const struct flip *flip)
{
	return flip->before.sle != NULL ? flip->before.sle : flip->after.sle;
}

static void
row_add(struct attainment *sum, const struct attainment *row)
{
	sum->withheld = sum->withheld || row->withheld;
	if (row->supply == SUPPLY_PART ||
	    (sum->supply == SUPPLY_NONE) != (row->supply == SUPPLY_NONE))
		sum->supply = SUPPLY_PART;
	sum->scope += row->scope;
	for (size_t s = 0; s < OUTCOME_STATES; s++)
		sum->states[s] += row->states[s];
	sum->n += row->n;
	sum->met += row->met;
	sum->numerator += row->numerator;
	sum->denominator += row->denominator;
}

/* The counts alone; quantiles of several months are not made of theirs. */
static struct attainment
row_begin(const struct attainment *row)
{
	struct attainment sum = { .sle = row->sle,
		.month = row->month,
		.supply = row->supply,
		.median = -1,
		.p95 = -1,
		.most = -1 };

	return sum;
}

struct attainment
window_sum(const struct attainment *rows, size_t count, int32_t month,
    int32_t window, size_t *months)
{
	struct attainment sum = { 0 };

	*months = 0;
	for (size_t i = 0; i < count; i++) {
		const struct attainment *row = &rows[i];
		bool alone = window < 2 || row->sle->type == TYPE_PERCENTILE;

		if (row->month == MONTH_NONE ||
		    (alone ? row->month != month
			   : row->month / window != month / window))
			continue;
		if (alone) {
			*months = 1;
			return *row;
		}
		if ((*months)++ == 0)
			sum = row_begin(row);
		row_add(&sum, row);
		sum.sle = row->sle; /* the last version judges */
	}
	sum.month = month;
	return sum;
}
