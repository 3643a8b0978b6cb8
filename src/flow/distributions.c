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

struct gatherings {            /* one walk over all outcomes */
	struct gathering *all; /* by place in the book */
	struct arena *arena;
	struct audit *audit;
	struct aging *aging;
	size_t room;
	uint64_t states[OUTCOME_STATES]; /* of all months */
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
	if (!is_finished(outcome) || sle_by_sums(outcome->sle))
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
gatherings_end(struct gatherings *gatherings)
{
	struct audit *audit = gatherings->audit;

	for (size_t i = 0; i < audit->book->sle_count; i++) {
		struct gathering *g = &gatherings->all[i];
		struct distribution *made;

		if (g->count > 0) {
			audit->distributions = arena_grow(gatherings->arena,
			    audit->distributions, &gatherings->room,
			    audit->distribution_count, sizeof(*made));
			made =
			    &audit->distributions[audit->distribution_count++];
			distribution_of(gatherings->arena, audit->book->sles[i],
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
outcomes_gather(
    struct query *query, struct gatherings *gatherings, struct fault *fault)
{
	const struct audit *audit = gatherings->audit;
	struct arena batch = { 0 };
	struct outcome outcome;
	const char *id = NULL;
	int got;

	while ((got = query_outcome(
		    query, &batch, audit->book, &outcome, fault)) > 0) {
		struct gathering *g =
		    gathering_of(gatherings->all, audit->book, outcome.sle);

		arena_release(&batch);
		gatherings->states[outcome.state]++;
		aging_see(gatherings->aging, &outcome);
		if (outcome.month != MONTH_NONE &&
		    outcome.month > audit->to_month)
			continue;
		/* outcomes come id by id; those of its versions are mixed */
		if (id != NULL && strcmp(id, outcome.sle->id) != 0)
			gatherings_end(gatherings);
		id = outcome.sle->id;
		gather(g, &outcome);
	}
	arena_release(&batch);
	gatherings_end(gatherings);
	return got;
}

/* What the months were summed from is all there, each in its state. */
static int
identity_check(const struct flow *flow, const struct gatherings *gatherings,
    struct fault *fault)
{
	const struct audit *audit = gatherings->audit;
	uint64_t states[OUTCOME_STATES] = { 0 };

	for (size_t i = 0; i < audit->row_count; i++) {
		for (size_t s = 0; s < OUTCOME_STATES; s++)
			states[s] += audit->rows[i].states[s];
	}
	if (memcmp(states, gatherings->states, sizeof(states)) == 0)
		return 0;
	return fault_set(fault, FAULT_STORE, flow->run->store, 0,
	    "damaged: its outcomes and the sums of its months disagree");
}

int
distributions_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct gatherings gatherings = { .arena = arena, .audit = audit };
	struct query *query = NULL;
	int got;

	if (aging_open(&gatherings.aging, arena, audit, fault) != 0 ||
	    store_each_outcome(flow->store, &query, fault) != 0)
		return -1;
	gatherings.all =
	    mem_new(audit->book->sle_count + 1, sizeof(*gatherings.all));
	got = outcomes_gather(query, &gatherings, fault);
	free(gatherings.all);
	query_close(query);
	if (got < 0 || identity_check(flow, &gatherings, fault) != 0)
		return -1;
	return aging_tickets(gatherings.aging, flow, fault);
}
