/* measure.c -- every current ticket anew: store -> measure -> store. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

enum { TOGETHER = 512 };

struct standing { /* what is known of what the store holds */
	struct export_file *files;
	size_t count;
	int64_t as_of;
};

struct group { /* tickets that are measured together */
	struct flow *flow;
	struct measuring *m;
	const struct standing *standing;
	struct arena arena;
	struct ticket tickets[TOGETHER];
	size_t count;
	uint64_t done;
};

/* So many from FROM on are of one export. */
static size_t
run_length(const struct group *group, size_t from)
{
	size_t to = from + 1;

	while (to < group->count &&
	    group->tickets[to].export_id == group->tickets[from].export_id)
		to++;
	return to - from;
}

static int
run_measure(struct group *group, size_t from, size_t count, struct fault *fault)
{
	const struct ticket *tickets = &group->tickets[from];
	const struct export_file *file = files_find(
	    group->standing->files, group->standing->count, tickets->export_id);
	struct made *made =
	    measuring_work(group->m, file, &group->arena, tickets, count);

	return measuring_take(group->m, file, made, tickets, count, fault);
}

static int
group_measure(struct group *group, struct fault *fault)
{
	int rc = 0;

	for (size_t at = 0; rc == 0 && at < group->count;) {
		size_t count = run_length(group, at);

		rc = run_measure(group, at, count, fault);
		at += count;
	}
	group->done += group->count;
	group->count = 0;
	arena_release(&group->arena);
	flow_tell(group->flow, "measure", group->done, 0);
	return rc;
}

static int
tickets_measure(struct group *group, struct query *query, struct fault *fault)
{
	int got;

	while ((got = query_ticket(query, &group->arena, &group->flow->vocab,
		    &group->tickets[group->count], fault)) > 0) {
		if (++group->count == TOGETHER &&
		    group_measure(group, fault) != 0)
			return -1;
	}
	return got < 0 ? -1 : group_measure(group, fault);
}

const struct mapping *
mapping_find(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->mapping_count; i++) {
		if (strcmp(book->mappings[i]->id, id) == 0)
			return book->mappings[i];
	}
	return NULL;
}

bool
reading_fits(struct arena *arena, const struct book *book,
    const struct export_file *file)
{
	const struct mapping *mapping = mapping_find(book, file->mapping);

	return mapping != NULL &&
	    strcmp(file->reading_digest,
		mapping_digest(arena, book, mapping)) == 0;
}

/* A changed limit needs no new reading; a changed mapping does: what stands in
 * the store is not what the book would read. */
static int
readings_check(
    struct flow *flow, const struct standing *standing, struct fault *fault)
{
	for (size_t i = 0; i < standing->count; i++) {
		const struct export_file *file = &standing->files[i];

		if (!reading_fits(&flow->arena, flow->book, file))
			return fault_set(fault, FAULT_STORE, flow->run->store,
			    0,
			    "%s was read by another mapping '%s' than that of "
			    "%s: ingest it again",
			    file->name, file->mapping, flow->run->rules);
	}
	return 0;
}

static int
all_measure(struct flow *flow, struct measuring *m,
    const struct standing *standing, struct attained *rows, struct fault *fault)
{
	struct group *group = mem_new(1, sizeof(*group));
	struct query *query = NULL;
	int rc = store_each_ticket(flow->store, &query, fault);

	group->flow = flow;
	group->m = m;
	group->standing = standing;
	if (rc == 0)
		rc = tickets_measure(group, query, fault);
	arena_release(&group->arena);
	free(group);
	query_close(query);
	for (size_t i = 0; i < standing->count; i++)
		measuring_watch(m, &standing->files[i]);
	return rc == 0 ? measuring_store(m, rows, fault) : -1;
}

static int
standing_measure(struct flow *flow, const struct standing *standing,
    struct measured *out, struct attained *rows, struct fault *fault)
{
	struct measuring *m = NULL;
	int rc;

	if (standing->count == 0)
		return fault_set(fault, FAULT_STORE, flow->run->store, 0,
		    "holds no export: run ingest first");
	if (readings_check(flow, standing, fault) != 0 ||
	    registers_check(flow, fault) != 0 ||
	    registers_load(flow, fault) != 0 ||
	    store_clear_results(flow->store, fault) != 0 ||
	    measuring_open(&m, flow, standing->as_of, NULL, 1, fault) != 0)
		return -1;
	rc = all_measure(flow, m, standing, rows, fault);
	measuring_counts(m, out);
	measuring_close(m);
	return rc;
}

int
store_measure(struct flow *flow, const struct incoming *named,
    struct measured *out, struct attained *rows, struct fault *fault)
{
	struct arena arena = { 0 };
	struct standing standing;
	struct horizon horizon;
	int rc;

	*out = (struct measured){ 0 };
	rc = horizon_apply(flow, named, &horizon, fault);
	standing.as_of = horizon.as_of;
	if (rc == 0)
		rc = files_load(
		    flow, &arena, &standing.files, &standing.count, fault);
	if (rc == 0)
		rc = standing_measure(flow, &standing, out, rows, fault);
	arena_release(&arena);
	return rc;
}

int
flow_measure(struct flow *flow, struct measured *out, struct fault *fault)
{
	struct attained rows;

	return store_measure(flow, NULL, out, &rows, fault);
}
