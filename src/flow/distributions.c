/* distributions.c -- how long the finished ones took, per SLE and version. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/fault.h"
#include "slaudit/mem.h"

#include <stdlib.h>
#include <string.h>

struct gathering { /* the figures of one version, while they come in */
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
	if (!is_finished(outcome) || outcome->sle->clock == CLOCK_COUNT)
		return;
	g->figures =
	    mem_grow(g->figures, &g->room, g->count, sizeof(*g->figures));
	g->figures[g->count++] = in_days ? outcome->days : outcome->elapsed;
	if (outcome->state == OUTCOME_MISSED)
		g->over++;
}

/* Close the gatherings of all versions into the audit and start afresh. Book
 * order: versions of one id by their validity. */
static void
gatherings_end(struct gathering *all, struct arena *arena, struct audit *audit,
    size_t *room)
{
	for (size_t i = 0; i < audit->book->sle_count; i++) {
		struct gathering *g = &all[i];
		struct distribution *made;

		if (g->count > 0) {
			audit->distributions =
			    arena_grow(arena, audit->distributions, room,
				audit->distribution_count, sizeof(*made));
			made =
			    &audit->distributions[audit->distribution_count++];
			distribution_of(arena, audit->book->sles[i],
			    audit->book->quantile, g->figures, g->count, made);
			made->over = g->over;
			made->defective = g->defective;
		}
		free(g->figures);
		*g = (struct gathering){ 0 };
	}
}

/* The outcomes' pointers are the book's own. */
static struct gathering *
gathering_of(
    struct gathering *all, const struct book *book, const struct sle *sle)
{
	for (size_t i = 0; i < book->sle_count; i++) {
		if (book->sles[i] == sle)
			return &all[i];
	}
	mem_die("an outcome of an SLE that the book does not hold");
}

static int
outcomes_gather(struct query *query, struct gathering *all, struct arena *arena,
    struct audit *audit, struct fault *fault)
{
	struct arena batch = { 0 };
	struct outcome outcome;
	const char *id = NULL;
	size_t room = 0;
	int got;

	while ((got = query_outcome(
		    query, &batch, audit->book, &outcome, fault)) > 0) {
		struct gathering *g =
		    gathering_of(all, audit->book, outcome.sle);

		arena_release(&batch);
		if (outcome.month != MONTH_NONE &&
		    outcome.month > audit->to_month)
			continue;
		/* outcomes come id by id; those of its versions are mixed */
		if (id != NULL && strcmp(id, outcome.sle->id) != 0)
			gatherings_end(all, arena, audit, &room);
		id = outcome.sle->id;
		gather(g, &outcome);
	}
	arena_release(&batch);
	gatherings_end(all, arena, audit, &room);
	return got;
}

int
distributions_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct gathering *all;
	struct query *query = NULL;
	int got;

	if (store_each_outcome(flow->store, &query, fault) != 0)
		return -1;
	all = mem_new(audit->book->sle_count + 1, sizeof(*all));
	got = outcomes_gather(query, all, arena, audit, fault);
	free(all);
	query_close(query);
	return got;
}
