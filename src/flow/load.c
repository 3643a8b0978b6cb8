/* load.c -- exports read and measured in one stream where that can be.
 *
 * What is measured while it is read must be what the store would hold: so only
 * where each process has one file and the store none. All else goes through
 * the store, and gives the same. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/fault.h"

struct set { /* the files of this run */
	struct incoming *files;
	size_t count;
	struct horizon horizon; /* of one that is streamed */
};

static size_t
exports_count(const struct set *set)
{
	size_t count = 0;

	for (size_t i = 0; i < set->count; i++)
		count += set->files[i].map == NULL;
	return count;
}

/* Two names that are the same would need the digests to stand in order. */
static bool
one_each(const struct set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct export_file *a = &set->files[i].ingest.file;

		for (size_t j = 0; j < i; j++) {
			const struct export_file *b =
			    &set->files[j].ingest.file;

			if (set->files[i].map != NULL ||
			    set->files[j].map != NULL)
				continue;
			if (strcmp(a->process, b->process) == 0 ||
			    strcmp(a->name, b->name) == 0)
				return false;
		}
	}
	return exports_count(set) > 0;
}

/* Is there no export yet? Yields. */
static int
store_empty(struct flow *flow, struct fault *fault)
{
	struct query *query = NULL;
	bool is_register = true;
	int64_t cutoff;
	int got;

	if (store_each_cutoff(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_cutoff(query, &cutoff, &is_register, fault)) > 0 &&
	    is_register)
		;
	query_close(query);
	return got < 0 ? -1 : got == 0;
}

/* An export that is cut off later than the run looks is only kept. */
static bool
is_measured(const struct set *set, size_t i)
{
	return set->files[i].map == NULL &&
	    horizon_knows(&set->horizon, &set->files[i].ingest.file);
}

static int
set_measuring(struct flow *flow, const struct set *set, struct measuring **out,
    struct fault *fault)
{
	const char **processes =
	    arena_new(&flow->arena, set->count, sizeof(*processes));
	size_t count = 0;

	for (size_t i = 0; i < set->count; i++) {
		if (is_measured(set, i))
			processes[count++] = set->files[i].ingest.file.process;
	}
	return measuring_open(
	    out, flow, set->horizon.as_of, processes, count, fault);
}

static int
set_read(struct flow *flow, struct set *set, struct measuring *m,
    struct attained *rows, struct fault *fault)
{
	for (size_t i = 0; i < set->count; i++) {
		if (set->files[i].map != NULL)
			continue;
		if (intake_run(flow, &set->files[i],
			is_measured(set, i) ? m : NULL, fault) != 0)
			return -1;
		if (is_measured(set, i))
			measuring_watch(m, &set->files[i].ingest.file);
	}
	if (flow->store != NULL &&
	    store_set_horizon(flow->store, set->horizon.known, fault) != 0)
		return -1;
	return flow->store == NULL
	    ? measuring_rows(m, &flow->arena, rows, fault)
	    : measuring_store(m, rows, fault);
}

static struct ingest *
set_done(struct flow *flow, const struct set *set)
{
	struct ingest *done =
	    arena_new(&flow->arena, set->count + 1, sizeof(*done));

	for (size_t i = 0; i < set->count; i++)
		done[i] = set->files[i].ingest;
	return done;
}

static int
set_stream(
    struct flow *flow, struct set *set, struct dry *out, struct fault *fault)
{
	struct measuring *m = NULL;
	struct attained rows = { 0 };
	int rc;

	if (horizon_foresee(flow, set->files, &set->horizon, fault) != 0)
		return -1;
	if (flow->store != NULL &&
	    (registers_ingest(flow, set->files, fault) != 0 ||
		store_set_horizon(flow->store, set->horizon.known, fault) !=
		    0 ||
		registers_check(flow, fault) != 0 ||
		registers_load(flow, fault) != 0))
		return -1;
	if (set_measuring(flow, set, &m, fault) != 0)
		return -1;
	rc = set_read(flow, set, m, &rows, fault);
	measuring_counts(m, &out->measured);
	measuring_close(m);
	out->files = set_done(flow, set);
	out->rows = rows.items;
	out->row_count = rows.count;
	return rc;
}

/* One after the other, through the store. */
static int
set_steps(
    struct flow *flow, struct set *set, struct dry *out, struct fault *fault)
{
	struct attained rows = { 0 };

	if (files_ingest(flow, set->files, &out->files, fault) != 0 ||
	    store_measure(flow, set->files, &out->measured, &rows, fault) != 0)
		return -1;
	out->rows = rows.items;
	out->row_count = rows.count;
	return 0;
}

int
flow_load(struct flow *flow, struct ingest **out, struct measured *measured,
    struct fault *fault)
{
	struct set set = { .count = flow->run->export_count };
	struct dry done = { 0 };
	int rc = store_empty(flow, fault);
	bool first = rc > 0;

	if (rc < 0 || incoming_find(flow, &set.files, fault) != 0)
		return -1;
	rc = first && one_each(&set) ? set_stream(flow, &set, &done, fault)
				     : set_steps(flow, &set, &done, fault);
	*out = done.files;
	*measured = done.measured;
	return rc;
}

/* --- nothing is kept ---------------------------------------------------- */

/* Several files of one process: which ticket counts is for a store to say, and
 * this one goes away with the run. */
static int
dry_store(
    struct flow *flow, struct set *set, struct dry *out, struct fault *fault)
{
	int rc;

	if (store_open(&flow->store, NULL, STORE_WRITE, fault) != 0)
		return -1;
	rc = store_begin(flow->store, fault);
	if (rc == 0)
		rc = set_steps(flow, set, out, fault);
	store_rollback(flow->store);
	store_close(flow->store);
	flow->store = NULL;
	return rc;
}

/* What an entry is, and which of two files counts, is said in one place: there
 * are few of them, in a store that goes away at once. */
static int
dry_registers(struct flow *flow, struct set *set, struct fault *fault)
{
	int rc;

	if (exports_count(set) == set->count)
		return 0;
	if (store_open(&flow->store, NULL, STORE_WRITE, fault) != 0)
		return -1;
	rc = store_begin(flow->store, fault);
	if (rc == 0)
		rc = registers_ingest(flow, set->files, fault);
	if (rc == 0)
		rc = horizon_foresee(flow, set->files, &set->horizon, fault);
	if (rc == 0)
		rc = store_set_horizon(flow->store, set->horizon.known, fault);
	if (rc == 0)
		rc = registers_load(flow, fault);
	store_rollback(flow->store);
	store_close(flow->store);
	flow->store = NULL;
	return rc;
}

static int
dry_stream(
    struct flow *flow, struct set *set, struct dry *out, struct fault *fault)
{
	if (dry_registers(flow, set, fault) != 0)
		return -1;
	return set_stream(flow, set, out, fault);
}

int
flow_dry(struct flow *flow, struct dry *out, struct fault *fault)
{
	struct set set = { .count = flow->run->export_count };

	*out = (struct dry){ 0 };
	if (incoming_find(flow, &set.files, fault) != 0)
		return -1;
	return one_each(&set) ? dry_stream(flow, &set, out, fault)
			      : dry_store(flow, &set, out, fault);
}
