/* exhibits.c -- the outcomes a reader will ask about, with their tickets. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

struct roll { /* the tickets of those outcomes, by id */
	struct ticket *items;
	size_t count;
};

static int
by_id(const void *left, const void *right)
{
	int64_t a = ((const struct ticket *)left)->id;
	int64_t b = ((const struct ticket *)right)->id;

	return (a > b) - (a < b);
}

static int
roll_load(struct flow *flow, struct arena *arena, struct roll *roll,
    struct fault *fault)
{
	struct query *query = NULL;
	struct ticket ticket;
	size_t room = 0;
	int got;

	if (store_exception_tickets(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_ticket(
		    query, arena, &flow->vocab, &ticket, fault)) > 0) {
		roll->items = arena_grow(
		    arena, roll->items, &room, roll->count, sizeof(ticket));
		roll->items[roll->count++] = ticket;
	}
	query_close(query);
	if (roll->count > 0)
		qsort(roll->items, roll->count, sizeof(ticket), by_id);
	return got;
}

/* Both questions are asked of one store in one transaction: it is there. */
static const struct ticket *
roll_find(const struct roll *roll, int64_t id)
{
	struct ticket wanted = { .id = id };
	const struct ticket *found = NULL;

	if (roll->count > 0)
		found = bsearch(
		    &wanted, roll->items, roll->count, sizeof(wanted), by_id);
	if (found == NULL)
		mem_die("an outcome without its ticket");
	return found;
}

int
exhibits_load(struct flow *flow, struct arena *arena, struct exhibits *out,
    struct fault *fault)
{
	struct roll roll = { 0 };
	struct query *query = NULL;
	struct outcome outcome;
	size_t room = 0;
	int got;

	*out = (struct exhibits){ 0 };
	if (files_load(flow, arena, &out->files, &out->file_count, fault) !=
		0 ||
	    roll_load(flow, arena, &roll, fault) != 0 ||
	    store_each_exception(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_outcome(
		    query, arena, flow->book, &outcome, fault)) > 0) {
		const struct ticket *ticket =
		    roll_find(&roll, outcome.ticket_id);

		out->items = arena_grow(
		    arena, out->items, &room, out->count, sizeof(*out->items));
		out->items[out->count++] = (struct exhibit){
			.outcome = outcome,
			.ticket = *ticket,
			.file = files_find(
			    out->files, out->file_count, ticket->export_id),
		};
	}
	query_close(query);
	return got;
}
