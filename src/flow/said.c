/* said.c -- what people said, gathered for a report: store -> audit. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

static int
before_load(struct flow *flow, struct arena *arena, enum basis basis,
    struct said_rows *out, struct fault *fault)
{
	struct query *query = NULL;
	struct attainment row;
	size_t room = 0;
	int got;

	if (store_each_before(flow->store, basis, &query, fault) != 0)
		return -1;
	while ((got = query_attainment(query, flow->book, &row, fault)) > 0) {
		out->items = arena_grow(
		    arena, out->items, &room, out->count, sizeof(row));
		out->items[out->count++] = row;
	}
	query_close(query);
	return got < 0
	    ? -1
	    : supply_mark(flow, flow->book, out->items, out->count, fault);
}

static int
asides_load(struct flow *flow, struct arena *arena, struct said *said,
    struct fault *fault)
{
	struct query *query = NULL;
	struct aside aside;
	size_t room = 0;
	int got;

	if (store_each_aside(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_aside(query, arena, flow->book, said->registers,
		    &aside, fault)) > 0) {
		said->asides = arena_grow(arena, said->asides, &room,
		    said->aside_count, sizeof(aside));
		said->asides[said->aside_count++] = aside;
	}
	query_close(query);
	return got;
}

int
said_load(struct flow *flow, struct arena *arena, struct said *said,
    struct fault *fault)
{
	*said = (struct said){ .registers = &flow->registers };
	if (registers_load(flow, fault) != 0 ||
	    register_files_load(
		flow, arena, &said->files, &said->file_count, fault) != 0 ||
	    asides_load(flow, arena, said, fault) != 0)
		return -1;
	for (int basis = 0; basis < BASIS_OFFICIAL; basis++) {
		if (before_load(flow, arena, (enum basis)basis,
			&said->before[basis], fault) != 0)
			return -1;
	}
	return 0;
}
