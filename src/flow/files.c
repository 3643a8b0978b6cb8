/* files.c -- the store's exports in memory, found by id. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/fault.h"

int
files_load(struct flow *flow, struct arena *arena, struct export_file **out,
    size_t *count, struct fault *fault)
{
	struct export_file *files = NULL;
	struct export_file file;
	struct query *query = NULL;
	size_t n = 0;
	size_t room = 0;
	int got;

	if (store_each_export(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_export(query, arena, &file, fault)) > 0) {
		files = arena_grow(arena, files, &room, n, sizeof(*files));
		files[n++] = file;
	}
	query_close(query);
	*out = files;
	*count = n;
	return got;
}

/* A store holds one export a month and process: a few hundred at most. */
const struct export_file *
files_find(const struct export_file *files, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++) {
		if (files[i].id == id)
			return &files[i];
	}
	return NULL;
}

void
flow_tell(
    const struct flow *flow, const char *stage, uint64_t done, uint64_t total)
{
	if (flow->run->progress != NULL)
		flow->run->progress(
		    flow->run->progress_context, stage, done, total);
}
