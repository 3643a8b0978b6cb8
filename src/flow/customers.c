/* customers.c -- who the outcomes of a year were of: groups of customers, and
 * families of requests. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/breakdown.h"
#include "slaudit/families.h"
#include "slaudit/fault.h"
#include "slaudit/zone.h"

enum { YEAR = 12 };

struct gathering {
	struct flow *flow;
	struct audit *audit;
	struct breakdown *breakdown;
	struct families *families;
	struct query *outcomes;
	struct outcome outcome; /* of the next ticket that has any */
	bool waiting;
	struct arena batch; /* of one ticket */
	struct arena other; /* of its outcomes */
};

static int
outcome_next(struct gathering *g, struct fault *fault)
{
	int got;

	arena_reset(&g->other);
	got = query_outcome(
	    g->outcomes, &g->other, g->flow->book, &g->outcome, fault);
	g->waiting = got > 0;
	return got < 0 ? -1 : 0;
}

/* Families are the period's, groups those of all months compared. */
static int
ticket_see(
    struct gathering *g, const struct ticket *ticket, struct fault *fault)
{
	families_ticket(g->families, ticket);
	while (g->waiting && g->outcome.ticket_id == ticket->id) {
		breakdown_see(g->breakdown, ticket, &g->outcome);
		if (g->outcome.month >= g->audit->from_month)
			families_see(g->families, &g->outcome);
		if (outcome_next(g, fault) != 0)
			return -1;
	}
	return 0;
}

static int
tickets_see(struct gathering *g, struct fault *fault)
{
	struct store *store = g->flow->store;
	int32_t from = g->audit->compared_from;
	int32_t to = g->audit->to_month;
	struct query *query = NULL;
	struct ticket ticket;
	int got = -1;

	if (store_month_outcomes(store, from, to, &g->outcomes, fault) == 0 &&
	    store_month_tickets(store, from, to, &query, fault) == 0)
		got = outcome_next(g, fault);
	while (got == 0) {
		arena_reset(&g->batch);
		got = query_ticket(
		    query, &g->batch, &g->flow->vocab, &ticket, fault);
		if (got <= 0)
			break;
		got = ticket_see(g, &ticket, fault);
	}
	query_close(query);
	query_close(g->outcomes);
	return got;
}

/* The groups of each breakdown hold every outcome of these months. */
static int
identity_check(const struct gathering *g, struct fault *fault)
{
	const struct audit *audit = g->audit;
	uint64_t rows[2] = { 0 };
	uint64_t strata[2] = { 0 };

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		if (row->month < audit->compared_from ||
		    row->month == MONTH_NONE || row->month > audit->to_month)
			continue;
		rows[0] += row->scope * audit->book->breakdowns.count;
		rows[1] += row->n * audit->book->breakdowns.count;
	}
	for (size_t i = 0; i < audit->stratum_count; i++) {
		if (audit->strata[i].month == MONTH_NONE)
			continue;
		strata[0] += audit->strata[i].scope;
		strata[1] += audit->strata[i].n;
	}
	if (rows[0] == strata[0] && rows[1] == strata[1])
		return 0;
	return fault_set(fault, FAULT_STORE, g->flow->run->store, 0,
	    "damaged: its outcomes and the sums of its months disagree");
}

/* A book that asks for neither costs nothing. */
int
customers_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct gathering g = { .flow = flow, .audit = audit };
	struct zone *zone = NULL;
	int rc;

	audit->compared_from = audit->to_month - (YEAR - 1);
	if (audit->from_month < audit->compared_from)
		audit->compared_from = audit->from_month;
	if (flow->book->breakdowns.count == 0 && flow->book->family_count == 0)
		return 0;
	if (zone_open(&zone, flow->book->zone, fault) != 0)
		return -1;
	g.breakdown = breakdown_new(flow->book);
	g.families = families_new(flow->book, zone);
	rc = tickets_see(&g, fault);
	if (rc == 0) {
		breakdown_end(g.breakdown, arena, audit);
		families_end(g.families, arena, audit);
		rc = identity_check(&g, fault);
	}
	breakdown_free(g.breakdown);
	families_free(g.families);
	arena_release(&g.batch);
	arena_release(&g.other);
	zone_close(zone);
	return rc;
}
