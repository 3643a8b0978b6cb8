/* stream.c -- from pieces to batches of tickets, several hands at a time. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/pipeline.h"
#include "slaudit/zone.h"

enum { LOG_BATCH = 512 }; /* tickets of a log that go together */

struct stream {
	struct reader *reader;
	const struct taking *taking;
	struct load *loads;
	size_t load_count;
	struct hand
	    *hands;   /* one a worker, and one who deals a log's tickets */
	bool looking; /* for twins: nothing is taken */
};

/* --- loads and hands -------------------------------------------------- */

/* The next piece needs about as much room as this one did. */
static void
load_clear(struct load *load)
{
	struct batch *batch = &load->batch;

	arena_reset(&batch->arena);
	*batch = (struct batch){ .arena = batch->arena };
	trouble_release(&load->troubles);
	load->tally = (struct tally){ 0 };
	load->unzoned = (struct unzoned){ 0 };
	load->rows = NULL;
	load->row_count = 0;
	load->hashes = NULL;
	load->hash_count = 0;
	load->suspects = NULL;
	load->suspect_count = 0;
}

static void
hand_open(struct hand *hand, const struct reader *reader)
{
	const struct header *header = &reader->header;

	*hand = (struct hand){
		.reader = reader,
		.vocab.parent = reader->input.vocab,
	};
	splitter_open(&hand->splitter, reader->input.mapping);
	hand->splitter.record.wanted = reader->binding.wanted;
	hand->splitter.record.wanted_count = header->count;
}

static void
hand_close(struct hand *hand)
{
	splitter_close(&hand->splitter);
	vocab_release(&hand->vocab);
	arena_release(&hand->scratch);
	buf_release(&hand->key);
}

static void
stream_open(
    struct stream *stream, struct reader *reader, const struct taking *taking)
{
	*stream = (struct stream){
		.reader = reader,
		.taking = taking,
		.load_count = pipeline_slots(taking->workers),
	};
	stream->loads = mem_new(stream->load_count, sizeof(*stream->loads));
	stream->hands = mem_new(taking->workers + 1, sizeof(*stream->hands));
	for (size_t i = 0; i <= taking->workers; i++)
		hand_open(&stream->hands[i], reader);
}

static void
stream_close(struct stream *stream)
{
	for (size_t i = 0; i < stream->load_count; i++) {
		load_clear(&stream->loads[i]);
		arena_release(&stream->loads[i].batch.arena);
		piece_release(&stream->loads[i].piece);
	}
	for (size_t i = 0; i <= stream->taking->workers; i++)
		hand_close(&stream->hands[i]);
	free(stream->loads);
	free(stream->hands);
}

/* --- rows ------------------------------------------------------------- */

static int
rows_deal(void *context, size_t slot, struct fault *fault)
{
	struct stream *stream = context;
	struct load *load = &stream->loads[slot];

	load_clear(load);
	return feed_piece(&stream->reader->feed, &load->piece, SIZE_MAX, fault);
}

static void
row_take(const struct stream *stream, struct hand *hand, size_t index)
{
	struct load *load = hand->load;
	struct row row;

	arena_reset(&hand->scratch);
	record_split(&hand->splitter, &load->piece, index);
	load->tally.read++;
	if (!row_read(hand, &row)) {
		load->tally.rejected++;
		return;
	}
	load->tally.accepted++;
	if (stream->looking)
		return;
	if (hand->reader->input.mapping->shape == SHAPE_LOG)
		log_take(hand, &row);
	else
		wide_take(hand, &row);
}

static int
batch_work(struct stream *stream, size_t worker, struct batch *batch,
    struct fault *fault)
{
	const struct taking *taking = stream->taking;

	if (batch->count == 0 || taking->work == NULL)
		return 0;
	return taking->work(taking->context, worker, batch, fault);
}

static int
rows_work(void *context, size_t worker, size_t slot, struct fault *fault)
{
	struct stream *stream = context;
	struct load *load = &stream->loads[slot];
	struct hand *hand = &stream->hands[worker];
	const struct piece *piece = &load->piece;

	load->is_text = memchr(piece->bytes, '\0', piece->len) == NULL &&
	    utf8_valid(piece->bytes, piece->len);
	hand->load = load;
	hand->loads++;
	hand->splitter.record.all = !load->is_text;
	for (size_t i = 0; i < piece->count; i++)
		row_take(stream, hand, i);
	return batch_work(stream, worker, &load->batch, fault);
}

static void
unzoned_add(struct reader *reader, const struct unzoned *unzoned)
{
	if (reader->unzoned.count == 0)
		reader->unzoned = *unzoned;
	else
		reader->unzoned.count += unzoned->count;
}

/* The load's tickets and diags go to the caller; what they add up to stays. */
static int
load_take(struct stream *stream, struct load *load, struct fault *fault)
{
	struct reader *reader = stream->reader;
	struct batch *batch = &load->batch;

	reader->tally.read += load->tally.read;
	reader->tally.accepted += load->tally.accepted;
	reader->tally.rejected += load->tally.rejected;
	reader->tally.tickets += batch->count;
	for (size_t i = 0; i < DIAG_CODES; i++)
		reader->tally.diags[i] += load->troubles.counts[i];
	unzoned_add(reader, &load->unzoned);
	trouble_sort(&load->troubles);
	batch->diags = load->troubles.items;
	batch->diag_count = load->troubles.count;
	if (batch->count == 0 && batch->diag_count == 0)
		return 0;
	return stream->taking->take(stream->taking->context, batch, fault);
}

static int
rows_collect(void *context, size_t slot, struct fault *fault)
{
	struct stream *stream = context;
	struct reader *reader = stream->reader;
	struct load *load = &stream->loads[slot];

	if (twins_collect(&reader->twins, &reader->source, load, fault) != 0)
		return -1;
	for (size_t i = 0; i < load->row_count; i++) {
		if (groups_put(reader->groups, &load->rows[i], fault) != 0)
			return -1;
	}
	return stream->looking ? 0 : load_take(stream, load, fault);
}

static int
rows_run(struct stream *stream, bool looking, struct fault *fault)
{
	const struct pipeline pipeline = {
		.workers = stream->taking->workers,
		.context = stream,
		.deal = rows_deal,
		.work = rows_work,
		.collect = rows_collect,
	};

	stream->looking = looking;
	return pipeline_run(&pipeline, fault);
}

/* --- the tickets of a log --------------------------------------------- */

static int
tickets_deal(void *context, size_t slot, struct fault *fault)
{
	struct stream *stream = context;
	struct load *load = &stream->loads[slot];
	struct hand *hand = &stream->hands[stream->taking->workers];
	struct batch *batch = &load->batch;
	int got = 1;

	load_clear(load);
	hand->load = load;
	batch->tickets =
	    arena_new(&batch->arena, LOG_BATCH, sizeof(*batch->tickets));
	while (got > 0 && batch->count < LOG_BATCH) {
		got = log_next(hand, stream->reader->groups,
		    &batch->tickets[batch->count], fault);
		batch->count += got > 0;
	}
	return got < 0 ? -1 : batch->count > 0;
}

static int
tickets_work(void *context, size_t worker, size_t slot, struct fault *fault)
{
	struct stream *stream = context;

	return batch_work(stream, worker, &stream->loads[slot].batch, fault);
}

static int
tickets_collect(void *context, size_t slot, struct fault *fault)
{
	struct stream *stream = context;

	return load_take(stream, &stream->loads[slot], fault);
}

static int
tickets_run(struct stream *stream, struct fault *fault)
{
	const struct pipeline pipeline = {
		.workers = stream->taking->workers,
		.context = stream,
		.deal = tickets_deal,
		.work = tickets_work,
		.collect = tickets_collect,
	};

	return pipeline_run(&pipeline, fault);
}

/* --- passes ------------------------------------------------------------ */

/* A header whose line end is cut off is the end of an export, too. */
static void
header_end_note(struct reader *reader, struct troubles *troubles)
{
	struct diag diag = {
		.code = DIAG_TRUNCATED,
		.line = reader->header.line,
		.text = "the file ends in its header",
	};

	if (reader->header.cut_short)
		trouble_put(troubles, &diag);
}

/* One note for all times that name no zone, where the first of them stands. */
static void
unzoned_note(struct reader *reader, struct troubles *troubles)
{
	const struct unzoned *unzoned = &reader->unzoned;
	struct buf text = { 0 };
	struct diag diag = {
		.code = DIAG_TIME_NO_ZONE,
		.line = unzoned->line,
		.field = unzoned->column + 1,
		.name = reader->header.names[unzoned->column],
	};

	if (unzoned->count == 0)
		return;
	buf_print(&text, "%llu read in %s, the zone of mapping %s",
	    (unsigned long long)unzoned->count, zone_name(reader->zone),
	    reader->input.mapping->id);
	diag.text = buf_text(&text);
	trouble_put(troubles, &diag);
	buf_release(&text);
}

/* Rows of a log that stand twice both count; that they do is said. */
static void
twins_note(struct reader *reader, struct troubles *troubles)
{
	struct arena arena = { 0 };

	for (size_t i = 0; !reader->twins.wide && i < reader->twins.count;
	     i++) {
		const struct twin *twin = &reader->twins.items[i];
		struct diag diag = {
			.code = DIAG_DUPLICATE_ROW,
			.line = twin->line,
			.text = twin_text(&arena, twin->same_row),
			.key = twin->key,
		};

		trouble_put(troubles, &diag);
	}
	arena_release(&arena);
}

/* What is said of the file as a whole comes last. */
static int
file_end(struct stream *stream, struct fault *fault)
{
	struct reader *reader = stream->reader;
	struct load *load = &stream->loads[0];

	load_clear(load);
	header_end_note(reader, &load->troubles);
	unzoned_note(reader, &load->troubles);
	twins_note(reader, &load->troubles);
	reader->tally.blank = reader->feed.cutter.blank;
	reader->tally.skipped = reader->feed.skipped;
	return load_take(stream, load, fault);
}

static int
pass_begin(struct stream *stream, struct fault *fault)
{
	struct reader *reader = stream->reader;
	const struct taking *taking = stream->taking;

	reader->tally = (struct tally){ 0 };
	reader->unzoned = (struct unzoned){ 0 };
	return taking->begin == NULL ? 0
				     : taking->begin(taking->context, fault);
}

/* Which rows stand twice: those whose hashes do are compared. */
static int
twins_settle(struct stream *stream, struct fault *fault)
{
	size_t workers = stream->taking->workers;

	digest_end(stream->reader);
	if (twins_end(&stream->reader->twins, workers, fault) != 0)
		return -1;
	if (stream->reader->twins.step == TWINS_KNOWN)
		return 0;
	if (feed_again(stream->reader, fault) != 0 ||
	    rows_run(stream, true, fault) != 0)
		return -1;
	return twins_end(&stream->reader->twins, workers, fault);
}

static int
wide_pass(struct stream *stream, struct fault *fault)
{
	if (pass_begin(stream, fault) != 0)
		return -1;
	return rows_run(stream, false, fault);
}

/* Taken first and looked at for twins afterwards, or the reverse. */
static int
wide_run(struct stream *stream, struct fault *fault)
{
	struct reader *reader = stream->reader;
	bool sure = stream->taking->sure;

	if ((sure ? rows_run(stream, true, fault) : wide_pass(stream, fault)) !=
		0 ||
	    twins_settle(stream, fault) != 0)
		return -1;
	if ((sure || reader->twins.count > 0) &&
	    (feed_again(reader, fault) != 0 || wide_pass(stream, fault) != 0))
		return -1;
	return file_end(stream, fault);
}

static int
log_run(struct stream *stream, struct fault *fault)
{
	stream->reader->groups = groups_new(0);
	if (pass_begin(stream, fault) != 0 ||
	    rows_run(stream, false, fault) != 0 ||
	    twins_settle(stream, fault) != 0 || tickets_run(stream, fault) != 0)
		return -1;
	return file_end(stream, fault);
}

int
reader_run(
    struct reader *reader, const struct taking *taking, struct fault *fault)
{
	struct stream stream;
	int rc;

	stream_open(&stream, reader, taking);
	rc = reader->input.mapping->shape == SHAPE_LOG
	    ? log_run(&stream, fault)
	    : wide_run(&stream, fault);
	stream_close(&stream);
	return rc;
}
