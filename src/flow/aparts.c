/* aparts.c -- the tickets that no SLE binds, for a report to list. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/scope.h"

struct gathering {
	struct flow *flow;
	struct arena *arena;
	struct audit *audit;
	size_t room;
};

static void
apart_put(struct gathering *g, const struct ticket *ticket)
{
	struct audit *audit = g->audit;

	audit->aparts = arena_grow(g->arena, audit->aparts, &g->room,
	    audit->apart_count, sizeof(*audit->aparts));
	audit->aparts[audit->apart_count++] = (struct apart){
		.ticket = *ticket,
		.file = files_find(
		    audit->files, audit->file_count, ticket->export_id),
	};
}

/* As known when it was measured: by the file's cut-off, or before it. */
static int64_t
known_at(const struct audit *audit, const struct ticket *ticket)
{
	const struct export_file *file =
	    files_find(audit->files, audit->file_count, ticket->export_id);

	return file->cutoff < audit->as_of ? file->cutoff : audit->as_of;
}

static int
process_gather(
    struct gathering *g, const struct process *process, struct fault *fault)
{
	struct query *query = NULL;
	struct ticket ticket;
	int got;

	if (store_process_tickets(g->flow->store, process->id, &query, fault) !=
	    0)
		return -1;
	while ((got = query_ticket(
		    query, g->arena, &g->flow->vocab, &ticket, fault)) > 0) {
		if (scope_left(process, &ticket, known_at(g->audit, &ticket)))
			apart_put(g, &ticket);
	}
	query_close(query);
	return got;
}

int
aparts_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct gathering g = { .flow = flow, .arena = arena, .audit = audit };

	for (size_t i = 0; i < flow->book->process_count; i++) {
		const struct process *process = &flow->book->processes[i];

		if (process->out_of_scope.count > 0 &&
		    process_gather(&g, process, fault) != 0)
			return -1;
	}
	return 0;
}
