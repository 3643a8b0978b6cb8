/* measure.c -- every current ticket anew: store -> measure -> store. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/fault.h"

enum { TELL_EVERY = 4096 };

struct standing { /* what the store holds */
	struct export_file *files;
	size_t count;
};

static int
tickets_measure(struct flow *flow, struct measuring *m,
    const struct standing *standing, struct query *query, struct fault *fault)
{
	struct arena batch = { 0 };
	struct ticket ticket;
	uint64_t done = 0;
	int got;

	while ((got = query_ticket(
		    query, &batch, &flow->vocab, &ticket, fault)) > 0) {
		const struct export_file *file = files_find(
		    standing->files, standing->count, ticket.export_id);
		struct made *made = measuring_work(m, file, &batch, &ticket, 1);

		got = measuring_take(m, file, made, &ticket, 1, fault);
		arena_release(&batch);
		if (got != 0)
			break;
		if (++done % TELL_EVERY == 0)
			flow_tell(flow, "measure", done, 0);
	}
	arena_release(&batch);
	return got == 0 ? 0 : -1;
}

static const struct mapping *
mapping_find(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->mapping_count; i++) {
		if (strcmp(book->mappings[i]->id, id) == 0)
			return book->mappings[i];
	}
	return NULL;
}

/* A changed limit needs no new reading; a changed mapping does: what stands in
 * the store is not what the book would read. */
static int
readings_check(
    struct flow *flow, const struct standing *standing, struct fault *fault)
{
	for (size_t i = 0; i < standing->count; i++) {
		const struct export_file *file = &standing->files[i];
		const struct mapping *mapping =
		    mapping_find(flow->book, file->mapping);

		if (mapping == NULL ||
		    strcmp(file->reading_digest,
			mapping_digest(&flow->arena, flow->book, mapping)) != 0)
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
	struct query *query = NULL;
	int rc;

	if (store_each_ticket(flow->store, &query, fault) != 0)
		return -1;
	rc = tickets_measure(flow, m, standing, query, fault);
	query_close(query);
	return rc == 0 ? measuring_store(m, rows, fault) : -1;
}

static int
standing_measure(struct flow *flow, const struct standing *standing,
    struct measured *out, struct attained *rows, struct fault *fault)
{
	struct measuring *m = NULL;
	int64_t latest = INSTANT_NONE;
	int rc;

	if (standing->count == 0)
		return fault_set(fault, FAULT_STORE, flow->run->store, 0,
		    "holds no export: run ingest first");
	for (size_t i = 0; i < standing->count; i++) {
		if (standing->files[i].cutoff > latest)
			latest = standing->files[i].cutoff;
	}
	if (readings_check(flow, standing, fault) != 0 ||
	    store_clear_results(flow->store, fault) != 0 ||
	    measuring_open(&m, flow, latest, NULL, 1, fault) != 0)
		return -1;
	rc = all_measure(flow, m, standing, rows, fault);
	measuring_counts(m, out);
	measuring_close(m);
	return rc;
}

int
store_measure(struct flow *flow, struct measured *out, struct attained *rows,
    struct fault *fault)
{
	struct arena arena = { 0 };
	struct standing standing;
	int rc;

	*out = (struct measured){ 0 };
	rc = files_load(flow, &arena, &standing.files, &standing.count, fault);
	if (rc == 0)
		rc = standing_measure(flow, &standing, out, rows, fault);
	arena_release(&arena);
	return rc;
}

int
flow_measure(struct flow *flow, struct measured *out, struct fault *fault)
{
	struct attained rows;

	return store_measure(flow, out, &rows, fault);
}
