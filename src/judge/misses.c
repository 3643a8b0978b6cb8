/* misses.c -- the tickets behind a finding, and the misses that are one. */
/* SPDX-License-Identifier: MIT */
#include "judge_internal.h"

#include <stdlib.h>

static int
charge_order(const void *left, const void *right)
{
	const struct charge *a = left;
	const struct charge *b = right;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (a->miss->month != b->miss->month)
		return a->miss->month < b->miss->month ? -1 : 1;
	return ticket_order(&a->miss->ticket, &b->miss->ticket);
}

void
charges_sort(struct docket *docket, const struct miss *misses, size_t count)
{
	docket->charges =
	    arena_new(docket->arena, count, sizeof(*docket->charges));
	docket->charge_count = count;
	for (size_t i = 0; i < count; i++) {
		docket->charges[i].order = docket_order(docket, misses[i].sle);
		docket->charges[i].miss = &misses[i];
	}
	if (count > 0)
		qsort(docket->charges, count, sizeof(*docket->charges),
		    charge_order);
}

/* The first charge of the SLE at ORDER in MONTH or later. */
static size_t
charge_place(const struct docket *docket, size_t order, int64_t month)
{
	size_t low = 0;
	size_t high = docket->charge_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct charge *charge = &docket->charges[middle];

		if (charge->order < order ||
		    (charge->order == order && charge->miss->month < month))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
charges_cite(const struct docket *docket, struct finding *finding)
{
	size_t order = docket_order(docket, finding->sle);
	size_t from = charge_place(docket, order, finding->from_month);
	size_t until =
	    charge_place(docket, order, (int64_t)finding->to_month + 1);

	finding->ticket_count = until - from;
	finding->tickets = arena_new(
	    docket->arena, finding->ticket_count, sizeof(*finding->tickets));
	for (size_t i = from; i < until; i++)
		finding->tickets[i - from] = docket->charges[i].miss->ticket;
	if (finding->ticket_count > 0)
		qsort(finding->tickets, finding->ticket_count,
		    sizeof(*finding->tickets), ticket_order);
}

void
misses_judge(struct docket *docket, const struct detection *rule)
{
	for (size_t i = 0; i < docket->charge_count; i++) {
		const struct miss *miss = docket->charges[i].miss;
		struct finding *finding;

		if (sle_has_target(miss->sle) || !sle_judges(miss->sle) ||
		    !docket_names(rule, miss->sle))
			continue;
		finding = docket_put(docket);
		*finding = (struct finding){
			.rule = rule,
			.sle = miss->sle,
			.from_month = miss->month,
			.to_month = miss->month,
			.n = 1,
			.tickets = arena_new(
			    docket->arena, 1, sizeof(*finding->tickets)),
			.ticket_count = 1,
		};
		finding->tickets[0] = miss->ticket;
	}
}
