/* ingest.c -- exports to the store: read -> store. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/reader.h"

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static int
by_name_then_digest(const void *left, const void *right)
{
	const struct export_file *a =
	    &((const struct incoming *)left)->ingest.file;
	const struct export_file *b =
	    &((const struct incoming *)right)->ingest.file;
	int order = strcmp(a->name, b->name);

	if (order == 0)
		order = strcmp(a->digest, b->digest);
	return order != 0 ? order
			  : (a->cutoff > b->cutoff) - (a->cutoff < b->cutoff);
}

/* Identify every file before any is read: a wrong one stops the run early. */
static int
incoming_open(struct flow *flow, const char *path, struct incoming *in,
    struct fault *fault)
{
	struct export_file *file = &in->ingest.file;

	int got;

	in->path = path;
	file->name = base_name(path);
	got = register_open(flow, in, fault);
	if (got > 0)
		return cutoff_find(
		    flow, path, "register", &in->map->form, file, fault);
	if (got < 0)
		return -1;
	if (reader_choose(flow->book, path, &in->mapping, fault) != 0)
		return -1;
	file->mapping = in->mapping->id;
	file->process = in->mapping->process;
	file->coverage = in->mapping->coverage;
	file->zone = in->mapping->zone;
	file->reading_digest =
	    mapping_digest(&flow->arena, flow->book, in->mapping);
	if (control_find(flow, in, fault) != 0)
		return -1;
	return cutoff_find(flow, path, "mapping", in->mapping, file, fault);
}

/* Two files of one cut-off that hold the same ticket are two parts of its
 * story, or two stories: taking either would lose the other in silence. */
static int
clash_refuse(
    struct flow *flow, const struct export_file *file, struct fault *fault)
{
	struct clash clash;
	int got = store_find_clash(
	    flow->store, &flow->arena, file->id, &clash, fault);

	if (got <= 0)
		return got;
	return fault_set(fault, FAULT_INPUT, clash.file, clash.line,
	    "ticket '%.80s' stands in %s:%u, too, with the same cut-off: join "
	    "the files, or give the newer one a later cut-off",
	    clash.key, clash.other_file, (unsigned)clash.other_line);
}

int
export_check(
    struct flow *flow, const struct export_file *file, struct fault *fault)
{
	if (clash_refuse(flow, file, fault) != 0)
		return -1;
	if (!tally_check(&file->tally))
		mem_die("rows read are not rows accepted plus rejected");
	return store_set_tally(flow->store, file, fault);
}

/* Of one content under two names, or in two wrappers, the first by name stands
 * in the store: it must not be the first that came. */
static bool
stands_first(const struct export_file *known, const struct export_file *file)
{
	int order = strcmp(known->name, file->name);

	return order != 0 ? order < 0
			  : strcmp(known->digest, file->digest) <= 0;
}

/* The same content by the same mapping, in whatever wrapper, changes nothing;
 * with another cut-off it says something else and stands beside. By a changed
 * mapping it is read again: it may mean something else. */
static int
export_ingest(struct flow *flow, struct incoming *in, struct fault *fault)
{
	struct export_file known;
	struct export_file *file = &in->ingest.file;
	int got =
	    store_find_export(flow->store, &flow->arena, file, &known, fault);

	if (got < 0)
		return -1;
	if (got > 0) {
		got = control_stands(flow, in, known.id, fault);
		if (got < 0)
			return -1;
		if (strcmp(known.reading_digest, file->reading_digest) == 0 &&
		    got > 0 && stands_first(&known, file)) {
			*file = known;
			in->ingest.result = INGEST_SAME;
			return 0;
		}
		if (store_drop_export(flow->store, known.id, fault) != 0)
			return -1;
		in->ingest.result = INGEST_AGAIN;
	}
	return intake_run(flow, in, NULL, fault);
}

/* Of two files of a register with one name the later one counts: so they must
 * not have one cut-off. */
static int
names_check(const struct incoming *files, size_t count, struct fault *fault)
{
	for (size_t i = 0; i < count; i++) {
		const struct incoming *in = &files[i];

		for (size_t j = 0; j < i; j++) {
			if (in->map != NULL && files[j].map == in->map &&
			    files[j].ingest.file.cutoff ==
				in->ingest.file.cutoff &&
			    strcmp(files[j].ingest.file.name,
				in->ingest.file.name) == 0)
				return fault_set(fault, FAULT_INPUT,
				    in->ingest.file.name, 0,
				    "two files of register %s have this name "
				    "and one cut-off",
				    in->map->form.id);
		}
	}
	return 0;
}

int
incoming_find(struct flow *flow, struct incoming **out, struct fault *fault)
{
	size_t count = flow->run->export_count;
	struct incoming *files =
	    arena_new(&flow->arena, count + 1, sizeof(*files));

	for (size_t i = 0; i < count; i++) {
		if (incoming_open(
			flow, flow->run->exports[i], &files[i], fault) != 0)
			return -1;
	}
	qsort(files, count, sizeof(*files), by_name_then_digest);
	if (names_check(files, count, fault) != 0)
		return -1;
	*out = files;
	return 0;
}

int
incoming_digest(struct flow *flow, struct incoming *files, struct fault *fault)
{
	size_t count = flow->run->export_count;

	for (size_t i = 0; i < count; i++) {
		if (reader_digest(
			files[i].path, &files[i].ingest.file, fault) != 0)
			return -1;
	}
	qsort(files, count, sizeof(*files), by_name_then_digest);
	return 0;
}

int
files_ingest(struct flow *flow, struct incoming *files, struct ingest **out,
    struct fault *fault)
{
	size_t count = flow->run->export_count;
	struct ingest *done = arena_new(&flow->arena, count + 1, sizeof(*done));
	bool changed = false;

	if (incoming_digest(flow, files, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if ((files[i].map != NULL
			    ? register_ingest(flow, &files[i], fault)
			    : export_ingest(flow, &files[i], fault)) != 0)
			return -1;
		done[i] = files[i].ingest;
		changed = changed || done[i].result != INGEST_SAME;
	}
	*out = done;
	/* figures of other files are no figures of these */
	return changed ? store_clear_results(flow->store, fault) : 0;
}

int
flow_ingest(struct flow *flow, struct ingest **out, struct fault *fault)
{
	struct incoming *files;

	if (incoming_find(flow, &files, fault) != 0)
		return -1;
	return files_ingest(flow, files, out, fault);
}
