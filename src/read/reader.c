/* reader.c -- an export's handle: open, tickets, diags, tally, close. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/reader.h"

#include <stdlib.h>

#include "read_internal.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

static int
columns_bind(struct reader *reader, struct fault *fault)
{
	const struct mapping *mapping = reader->input.mapping;
	struct buf complaint = { 0 };
	int rc = 0;

	if (header_read(&reader->header, &reader->records, mapping,
		&reader->arena, fault) != 0)
		return -1;
	if (!binding_make(&reader->binding, mapping, &reader->header,
		&reader->arena, &complaint))
		rc = fault_set(fault, FAULT_INPUT, reader->input.name,
		    reader->records.record.cut.line, "mapping %s: column %s",
		    mapping->id, buf_text(&complaint));
	buf_release(&complaint);
	return rc;
}

/* A header whose line end is cut off is the end of an export, too. */
static void
header_end_check(struct reader *reader)
{
	const struct cut *cut = &reader->records.record.cut;
	struct diag diag = {
		.code = DIAG_TRUNCATED,
		.line = cut->line,
		.text = "the file ends in its header",
	};

	if (cut->unended || cut->half_end)
		trouble_put(&reader->troubles, &diag);
}

/* Takes READER, its source open; what fails closes it. */
static int
reader_begin(struct reader *reader, struct reader **out, struct fault *fault)
{
	const struct reader_input *input = &reader->input;
	int rc = -1;

	if (source_unwrap(&reader->source, input->mapping->encoding, fault) !=
		0 ||
	    records_open(&reader->records, &reader->source, input->mapping,
		fault) != 0 ||
	    columns_bind(reader, fault) != 0)
		goto out;
	header_end_check(reader);
	if (input->mapping->zone != NULL &&
	    zone_open(&reader->zone, input->mapping->zone, fault) != 0)
		goto out;
	times_open(&reader->times, input->mapping, reader->zone);
	if (input->book != NULL)
		reader->process =
		    book_process(input->book, input->mapping->process);
	*out = reader;
	reader = NULL;
	rc = 0;
out:
	reader_close(reader);
	return rc;
}

static struct reader *
reader_new(const struct reader_input *input)
{
	struct reader *reader = mem_new(1, sizeof(*reader));

	reader->input = *input;
	reader->source.fd = -1;
	return reader;
}

int
reader_open(
    struct reader **out, const struct reader_input *input, struct fault *fault)
{
	struct reader *reader = reader_new(input);

	if (source_open(&reader->source, input->path, input->name, fault) !=
	    0) {
		reader_close(reader);
		return -1;
	}
	return reader_begin(reader, out, fault);
}

int
reader_open_memory(struct reader **out, const struct reader_input *input,
    const char *bytes, size_t size, struct fault *fault)
{
	struct reader *reader = reader_new(input);

	source_memory(&reader->source, input->name, bytes, size);
	return reader_begin(reader, out, fault);
}

/* One note for all times that name no zone, where the first of them stands. */
static void
unzoned_note(struct reader *reader)
{
	struct buf text = { 0 };
	struct diag diag = {
		.code = DIAG_TIME_NO_ZONE,
		.line = reader->unzoned_line,
		.field = reader->unzoned_column + 1,
		.name = reader->header.names[reader->unzoned_column],
	};

	buf_print(&text, "%llu read in %s, the zone of mapping %s",
	    (unsigned long long)reader->unzoned, zone_name(reader->zone),
	    reader->input.mapping->id);
	diag.text = buf_text(&text);
	trouble_put(&reader->troubles, &diag);
	buf_release(&text);
}

static void
reader_end(struct reader *reader)
{
	reader->ended = true;
	reader->tally.blank = reader->records.cutter.blank;
	reader->tally.skipped = reader->records.skipped;
	if (reader->unzoned > 0)
		unzoned_note(reader);
	for (size_t i = 0; i < DIAG_CODES; i++)
		reader->tally.diags[i] = reader->troubles.counts[i];
	trouble_sort(&reader->troubles);
}

int
reader_next(struct reader *reader, struct arena *arena, struct ticket *out,
    struct fault *fault)
{
	int got;

	if (reader->ended)
		return 0;
	got = reader->input.mapping->shape == SHAPE_LOG
	    ? log_next(reader, arena, out, fault)
	    : wide_next(reader, arena, out, fault);
	if (got == 0)
		reader_end(reader);
	return got;
}

int
reader_diag(struct reader *reader, struct diag *out)
{
	struct troubles *troubles = &reader->troubles;

	if (!reader->ended || troubles->given == troubles->count)
		return 0;
	*out = troubles->items[troubles->given++];
	return 1;
}

void
reader_tally(const struct reader *reader, struct tally *out)
{
	*out = reader->tally;
}

void
reader_close(struct reader *reader)
{
	if (reader == NULL)
		return;
	records_close(&reader->records);
	source_close(&reader->source);
	times_release(&reader->times);
	zone_close(reader->zone);
	groups_free(reader->groups);
	trouble_release(&reader->troubles);
	seen_release(&reader->seen);
	keyset_release(&reader->keyset);
	arena_release(&reader->scratch);
	arena_release(&reader->arena);
	free(reader);
}
