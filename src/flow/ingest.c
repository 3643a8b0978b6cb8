/* ingest.c -- exports to the store: read -> store. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/reader.h"

enum { TELL_EVERY = 4096 }; /* tickets between two words of progress */
enum { BATCH = 512 };       /* tickets put at once */

struct incoming { /* a file before it is read */
	const char *path;
	const struct mapping *mapping;
	struct ingest ingest;
};

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

	return order != 0 ? order : strcmp(a->digest, b->digest);
}

/* Identify every file before any is read: a wrong one stops the run early. */
static int
incoming_open(struct flow *flow, const char *path, struct incoming *in,
    struct fault *fault)
{
	struct export_file *file = &in->ingest.file;

	in->path = path;
	if (reader_choose(flow->book, path, &in->mapping, fault) != 0)
		return -1;
	file->name = base_name(path);
	file->mapping = in->mapping->id;
	file->process = in->mapping->process;
	file->coverage = in->mapping->coverage;
	file->zone = in->mapping->zone;
	file->reading_digest =
	    mapping_digest(&flow->arena, flow->book, in->mapping);
	if (reader_digest(path, file, fault) != 0)
		return -1;
	return cutoff_find(flow, path, in->mapping, file, fault);
}

/* Tickets on their way to the store; their words lie in the arena. */
struct batch {
	struct arena arena;
	struct ticket tickets[BATCH];
	size_t count;
};

static int
batch_store(struct flow *flow, struct batch *batch, struct fault *fault)
{
	int rc = store_put_tickets(
	    flow->store, batch->tickets, batch->count, NULL, fault);

	arena_release(&batch->arena);
	batch->count = 0;
	return rc;
}

static int
tickets_read(struct flow *flow, struct reader *reader,
    const struct export_file *file, struct batch *batch, struct fault *fault)
{
	uint64_t done = 0;
	int got;

	while ((got = reader_next(reader, &batch->arena,
		    &batch->tickets[batch->count], fault)) > 0) {
		batch->tickets[batch->count++].export_id = file->id;
		if (batch->count == BATCH &&
		    batch_store(flow, batch, fault) != 0)
			return -1;
		if (++done % TELL_EVERY == 0)
			flow_tell(flow, file->name, done, 0);
	}
	return got < 0 ? -1 : batch_store(flow, batch, fault);
}

static int
tickets_store(struct flow *flow, struct reader *reader,
    const struct export_file *file, struct fault *fault)
{
	struct batch *batch = mem_new(1, sizeof(*batch));
	int rc = -1;

	if (store_load_begin(flow->store, fault) == 0 &&
	    tickets_read(flow, reader, file, batch, fault) == 0)
		rc = store_load_end(flow->store, fault);
	arena_release(&batch->arena);
	free(batch);
	return rc;
}

/* A file that ends in the middle of a row was cut short on its way to us, and
 * nobody knows how much is missing: no month is judged on it. A missing last
 * line end alone is harmless. */
struct ending {
	uint32_t line; /* of the last row without a line end; 0: it has one */
	uint32_t
	    broken; /* of the last row with too few fields, or open quotes */
};

static void
ending_see(struct ending *ending, const struct diag *diag)
{
	switch (diag->code) {
	case DIAG_TRUNCATED:
		ending->line = diag->line;
		break;
	case DIAG_FIELDS:
		ending->broken = diag->line;
		break;
	case DIAG_UNTERMINATED:
		ending->line = diag->line;
		ending->broken = diag->line;
		break;
	default:
		break;
	}
}

static int
diags_store(struct flow *flow, struct reader *reader,
    const struct export_file *file, struct fault *fault)
{
	struct diag diag;
	struct ending ending = { 0 };

	while (reader_diag(reader, &diag) > 0) {
		ending_see(&ending, &diag);
		if (store_put_diag(flow->store, file->id, &diag, fault) != 0)
			return -1;
	}
	if (ending.line != 0 && ending.line == ending.broken)
		return fault_set(fault, FAULT_INPUT, file->name, ending.line,
		    "the file ends in the middle of this row: it was cut "
		    "short; ask for the whole export");
	return 0;
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

static int
export_store(struct flow *flow, struct incoming *in, struct fault *fault)
{
	struct export_file *file = &in->ingest.file;
	struct reader_input input = {
		.path = in->path,
		.name = file->name,
		.book = flow->book,
		.mapping = in->mapping,
		.cutoff = file->cutoff,
		.vocab = &flow->vocab,
	};
	struct reader *reader = NULL;
	int rc = -1;

	if (reader_open(&reader, &input, fault) != 0 ||
	    store_put_export(flow->store, file, fault) != 0 ||
	    tickets_store(flow, reader, file, fault) != 0 ||
	    diags_store(flow, reader, file, fault) != 0)
		goto out;
	if (clash_refuse(flow, file, fault) != 0)
		goto out;
	reader_tally(reader, &file->tally);
	if (!tally_check(&file->tally))
		mem_die("rows read are not rows accepted plus rejected");
	rc = store_set_tally(flow->store, file, fault);
out:
	reader_close(reader);
	return rc;
}

/* The same content by the same mapping, in whatever wrapper, changes nothing.
 * By a changed mapping it is read again: it may mean something else. */
static int
export_ingest(struct flow *flow, struct incoming *in, struct fault *fault)
{
	struct export_file known;
	struct export_file *file = &in->ingest.file;
	int got = store_find_export(flow->store, &flow->arena,
	    file->content_digest, file->mapping, &known, fault);

	if (got < 0)
		return -1;
	if (got > 0) {
		if (strcmp(known.reading_digest, file->reading_digest) == 0 &&
		    known.cutoff == file->cutoff) {
			*file = known;
			in->ingest.result = INGEST_SAME;
			return 0;
		}
		if (store_drop_export(flow->store, known.id, fault) != 0)
			return -1;
		in->ingest.result = INGEST_AGAIN;
	}
	return export_store(flow, in, fault);
}

int
flow_ingest(struct flow *flow, struct ingest **out, struct fault *fault)
{
	size_t count = flow->run->export_count;
	struct incoming *files =
	    arena_new(&flow->arena, count + 1, sizeof(*files));
	struct ingest *done = arena_new(&flow->arena, count + 1, sizeof(*done));
	bool changed = false;

	for (size_t i = 0; i < count; i++) {
		if (incoming_open(
			flow, flow->run->exports[i], &files[i], fault) != 0)
			return -1;
	}
	qsort(files, count, sizeof(*files), by_name_then_digest);
	for (size_t i = 0; i < count; i++) {
		if (export_ingest(flow, &files[i], fault) != 0)
			return -1;
		done[i] = files[i].ingest;
		changed = changed || done[i].result != INGEST_SAME;
	}
	*out = done;
	/* figures of other files are no figures of these */
	return changed ? store_clear_results(flow->store, fault) : 0;
}
