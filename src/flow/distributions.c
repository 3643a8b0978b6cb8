/* distributions.c -- how long the finished ones took, per SLE. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/fault.h"
#include "slaudit/mem.h"

#include <stdlib.h>
#include <string.h>

struct gathering { /* the figures of one SLE id, while they come in */
	const struct sle *sle;
	int64_t *figures;
	size_t count;
	size_t room;
	uint64_t over;
	uint64_t defective;
};

static bool
is_finished(const struct outcome *outcome)
{
	return outcome->state == OUTCOME_MET ||
	    outcome->state == OUTCOME_MISSED ||
	    outcome->state == OUTCOME_MEASURED;
}

static void
gather(struct gathering *g, const struct outcome *outcome)
{
	bool in_days = distribution_in_days(outcome->sle);

	if (outcome->state == OUTCOME_DEFECTIVE)
		g->defective++;
	if (!is_finished(outcome))
		return;
	g->figures =
	    mem_grow(g->figures, &g->room, g->count, sizeof(*g->figures));
	g->figures[g->count++] = in_days ? outcome->days : outcome->elapsed;
	if (outcome->state == OUTCOME_MISSED)
		g->over++;
}

/* Close one SLE's gathering into the audit and start afresh. */
static void
gathering_end(
    struct gathering *g, struct arena *arena, struct audit *audit, size_t *room)
{
	struct distribution *made;

	if (g->count > 0) {
		audit->distributions = arena_grow(arena, audit->distributions,
		    room, audit->distribution_count, sizeof(*made));
		made = &audit->distributions[audit->distribution_count++];
		distribution_of(arena, g->sle, audit->book->quantile,
		    g->figures, g->count, made);
		made->over = g->over;
		made->defective = g->defective;
	}
	g->sle = NULL;
	g->count = 0;
	g->over = 0;
	g->defective = 0;
}

int
distributions_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct arena batch = { 0 };
	struct gathering g = { 0 };
	struct query *query = NULL;
	struct outcome outcome;
	size_t room = 0;
	int got;

	if (store_each_outcome(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_outcome(
		    query, &batch, flow->book, &outcome, fault)) > 0) {
		arena_release(&batch);
		if (outcome.month != MONTH_NONE &&
		    outcome.month > audit->to_month)
			continue;
		/* outcomes come SLE by SLE; versions of one id together */
		if (g.sle != NULL && strcmp(g.sle->id, outcome.sle->id) != 0)
			gathering_end(&g, arena, audit, &room);
		g.sle = outcome.sle;
		gather(&g, &outcome);
	}
	arena_release(&batch);
	if (g.sle != NULL)
		gathering_end(&g, arena, audit, &room);
	free(g.figures);
	query_close(query);
	return got;
}
