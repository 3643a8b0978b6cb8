/* edition_cases.c -- the cases of months, by texts that outlive a measuring. */
/* SPDX-License-Identifier: MIT */
#include "editions_internal.h"

#include <string.h>

#include "slaudit/fault.h"

struct gathering {
	struct flow *flow;
	struct arena *arena; /* what is kept */
	const struct audit *audit;
	struct cases *out;
	struct query *outcomes;
	struct outcome outcome; /* of the next ticket that has any */
	bool waiting;
	struct arena batch;
};

static struct edition_case
case_of(struct arena *arena, const struct audit *audit,
    const struct ticket *ticket, const struct outcome *outcome)
{
	const struct export_file *file =
	    files_find(audit->files, audit->file_count, ticket->export_id);
	uint32_t line =
	    outcome->stop_line != 0 ? outcome->stop_line : outcome->start_line;

	return (struct edition_case){
		.sle = outcome->sle->id,
		.process = arena_copy(arena, ticket->process),
		.ticket = arena_copy(arena, ticket->key),
		.cycle = outcome->cycle,
		.state = outcome->state,
		.elapsed = outcome->elapsed,
		.days = outcome->days,
		.month = outcome->month,
		.file = file == NULL ? "" : file->name,
		.line = line != 0 ? line : ticket->line,
	};
}

static int
outcome_next(struct gathering *g, struct fault *fault)
{
	int got = query_outcome(
	    g->outcomes, &g->batch, g->flow->book, &g->outcome, fault);

	g->waiting = got > 0;
	return got < 0 ? -1 : 0;
}

static int
ticket_take(
    struct gathering *g, const struct ticket *ticket, struct fault *fault)
{
	struct cases *out = g->out;

	while (g->waiting && g->outcome.ticket_id == ticket->id) {
		out->items = arena_grow(g->arena, out->items, &out->room,
		    out->count, sizeof(*out->items));
		out->items[out->count++] =
		    case_of(g->arena, g->audit, ticket, &g->outcome);
		if (outcome_next(g, fault) != 0)
			return -1;
	}
	return 0;
}

int
cases_load(struct flow *flow, struct arena *arena, const struct audit *audit,
    const struct edition *edition, struct cases *out, struct fault *fault)
{
	struct gathering g = {
		.flow = flow, .arena = arena, .audit = audit, .out = out
	};
	int32_t from = edition->from_month;
	int32_t to = edition->to_month;
	struct query *query = NULL;
	struct ticket ticket;
	int got = -1;

	*out = (struct cases){ 0 };
	if (store_month_outcomes(flow->store, from, to, &g.outcomes, fault) ==
		0 &&
	    store_month_tickets(flow->store, from, to, &query, fault) == 0)
		got = outcome_next(&g, fault);
	while (got == 0) {
		got =
		    query_ticket(query, &g.batch, &flow->vocab, &ticket, fault);
		if (got <= 0)
			break;
		got = ticket_take(&g, &ticket, fault);
		arena_reset(&g.batch);
	}
	query_close(query);
	query_close(g.outcomes);
	arena_release(&g.batch);
	return got;
}

/* --- those that went elsewhere -------------------------------------------- */

static int
outcome_seek(struct gathering *g, const struct ticket *ticket,
    struct moved_case *pair, struct fault *fault)
{
	struct query *query = NULL;
	struct outcome outcome;
	int got;

	if (store_ticket_outcomes(g->flow->store, ticket->id, &query, fault) !=
	    0)
		return -1;
	while ((got = query_outcome(
		    query, &g->batch, g->flow->book, &outcome, fault)) > 0) {
		struct edition_case *found;

		if (strcmp(outcome.sle->id, pair->was->sle) != 0 ||
		    outcome.cycle != pair->was->cycle)
			continue;
		found = arena_new(g->arena, 1, sizeof(*found));
		*found = case_of(g->arena, g->audit, ticket, &outcome);
		pair->is = found;
	}
	query_close(query);
	return got;
}

static int
case_seek(struct gathering *g, struct moved_case *pair, struct fault *fault)
{
	struct query *query = NULL;
	struct ticket ticket;
	int got;

	if (store_find_tickets(
		g->flow->store, pair->was->ticket, &query, fault) != 0)
		return -1;
	while ((got = query_ticket(
		    query, &g->batch, &g->flow->vocab, &ticket, fault)) > 0) {
		if (strcmp(ticket.key, pair->was->ticket) != 0 ||
		    strcmp(ticket.process, pair->was->process) != 0)
			continue;
		if (outcome_seek(g, &ticket, pair, fault) != 0) {
			got = -1;
			break;
		}
	}
	query_close(query);
	arena_reset(&g->batch);
	return got;
}

int
cases_seek(struct flow *flow, struct arena *arena, const struct audit *audit,
    struct revision *revision, struct fault *fault)
{
	struct gathering g = { .flow = flow, .arena = arena, .audit = audit };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < revision->case_count; i++) {
		if (revision->cases[i].is == NULL)
			rc = case_seek(&g, &revision->cases[i], fault);
	}
	arena_release(&g.batch);
	return rc;
}
