/* intake.c -- one export in a stream: read -> measure -> store.
 *
 * Tickets are measured on the readers' threads, where the run asks for it, and
 * put down in order on this one. Without a store nothing is put down but the
 * attainment. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/pipeline.h"
#include "slaudit/reader.h"

/* A file that ends in the middle of a row was cut short on its way to us, and
 * nobody knows how much is missing: no month is judged on it. A missing last
 * line end alone is harmless. */
struct ending {
	uint32_t line; /* of the last row without a line end; 0: it has one */
	uint32_t
	    broken; /* of the last row with too few fields, or open quotes */
};

struct intake {
	struct flow *flow;
	struct incoming *in;
	const char *path;
	struct export_file *file;
	struct measuring *measuring; /* NULL: only stored */
	struct ending ending;
	uint64_t done;
	size_t workers;
};

struct prepared {                  /* for a batch, on a worker's thread */
	struct made *made;         /* NULL: nothing is measured */
	struct ticket_texts texts; /* their events */
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
ending_check(const struct intake *intake, struct fault *fault)
{
	const struct ending *ending = &intake->ending;

	if (ending->line == 0 || ending->line != ending->broken)
		return 0;
	return fault_set(fault, FAULT_INPUT, intake->file->name, ending->line,
	    "the file ends in the middle of this row: it was cut short; ask "
	    "for the whole export");
}

static int
intake_begin(void *context, struct fault *fault)
{
	struct intake *intake = context;
	struct store *store = intake->flow->store;

	intake->ending = (struct ending){ 0 };
	intake->done = 0;
	if (intake->measuring != NULL)
		measuring_forget(intake->measuring, intake->file->process);
	if (store == NULL)
		return 0;
	if (intake->file->id != 0 &&
	    store_drop_export(store, intake->file->id, fault) != 0)
		return -1;
	return store_put_export(store, intake->file, fault);
}

static int
intake_work(
    void *context, size_t worker, struct batch *batch, struct fault *fault)
{
	struct intake *intake = context;
	struct prepared *prepared =
	    arena_new(&batch->arena, 1, sizeof(*prepared));

	(void)worker;
	(void)fault;
	batch->made = prepared;
	if (intake->measuring != NULL)
		prepared->made = measuring_work(intake->measuring, intake->file,
		    &batch->arena, batch->tickets, batch->count);
	if (intake->flow->store != NULL)
		store_texts(batch->tickets, batch->count, &batch->arena,
		    &prepared->texts);
	return 0;
}

static int
batch_store(
    struct intake *intake, const struct batch *batch, struct fault *fault)
{
	const struct prepared *prepared = batch->made;
	struct store *store = intake->flow->store;
	int64_t id = intake->file->id;
	int rc = 0;

	for (size_t i = 0; i < batch->count; i++)
		batch->tickets[i].export_id = id;
	if (batch->count > 0)
		rc = store_put_tickets(store, batch->tickets, batch->count,
		    &prepared->texts, fault);
	for (size_t i = 0; rc == 0 && i < batch->diag_count; i++)
		rc = store_put_diag(store, id, &batch->diags[i], fault);
	return rc;
}

static int
intake_take(void *context, struct batch *batch, struct fault *fault)
{
	struct intake *intake = context;
	const struct prepared *prepared = batch->made;

	for (size_t i = 0; i < batch->diag_count; i++)
		ending_see(&intake->ending, &batch->diags[i]);
	if (intake->flow->store != NULL &&
	    batch_store(intake, batch, fault) != 0)
		return -1;
	if (prepared != NULL && prepared->made != NULL &&
	    measuring_take(intake->measuring, intake->file, prepared->made,
		batch->tickets, batch->count, fault) != 0)
		return -1;
	intake->done += batch->count;
	if (batch->count > 0)
		flow_tell(intake->flow, intake->file->name, intake->done, 0);
	return 0;
}

/* Into a store without tickets an export is put at once, and again if a key
 * stands twice; one with tickets would refuse that key. */
static int
sure_needed(const struct intake *intake, bool *sure, struct fault *fault)
{
	int64_t next = 1;

	if (intake->flow->store != NULL &&
	    store_next_ticket_id(intake->flow->store, &next, fault) != 0)
		return -1;
	*sure = next != 1;
	return 0;
}

static int
intake_read(struct intake *intake, struct reader *reader, struct fault *fault)
{
	struct taking taking = {
		.workers = intake->workers,
		.context = intake,
		.begin = intake_begin,
		.work = intake_work,
		.take = intake_take,
	};
	struct store *store = intake->flow->store;

	if (sure_needed(intake, &taking.sure, fault) != 0)
		return -1;
	if (store != NULL && store_load_begin(store, fault) != 0)
		return -1;
	if (reader_run(reader, &taking, fault) != 0)
		return -1;
	reader_tally(reader, &intake->file->tally);
	if (ending_check(intake, fault) != 0 ||
	    control_hold(intake->flow, intake->in, fault) != 0)
		return -1;
	if (intake->file->digest[0] == '\0' &&
	    !reader_received(reader, intake->file) &&
	    reader_digest(intake->path, intake->file, fault) != 0)
		return -1;
	return store == NULL ? 0 : store_load_end(store, fault);
}

size_t
flow_workers(const struct flow *flow)
{
	return flow->run->workers > 0 ? flow->run->workers : pipeline_workers();
}

int
intake_run(struct flow *flow, struct incoming *in, struct measuring *measuring,
    struct fault *fault)
{
	struct export_file *file = &in->ingest.file;
	struct intake intake = {
		.flow = flow,
		.in = in,
		.path = in->path,
		.file = file,
		.measuring = measuring,
		.workers = flow_workers(flow),
	};
	const struct reader_input input = {
		.path = in->path,
		.name = file->name,
		.book = flow->book,
		.mapping = in->mapping,
		.cutoff = file->cutoff,
		.vocab = &flow->vocab,
		.chunk = flow->run->chunk,
		.digest = file->digest[0] == '\0',
	};
	struct reader *reader = NULL;
	int rc = -1;

	if (reader_open(&reader, &input, fault) == 0)
		rc = intake_read(&intake, reader, fault);
	reader_close(reader);
	if (rc == 0 && flow->store != NULL)
		rc = export_check(flow, file, fault);
	return rc;
}
