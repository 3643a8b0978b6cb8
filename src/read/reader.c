/* reader.c -- an export's handle: open, tickets, diags, tally, close. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/reader.h"

#include <stdlib.h>
#include <string.h>

#include "checks_internal.h"
#include "read_internal.h"
#include "slaudit/digest.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

static size_t
chunk_of(const struct reader *reader)
{
	return reader->input.chunk > 0 ? reader->input.chunk : SOURCE_CHUNK;
}

static int
header_bind(struct reader *reader, struct records *records, struct fault *fault)
{
	const struct mapping *mapping = reader->input.mapping;
	struct buf complaint = { 0 };
	int rc = 0;

	if (header_read(
		&reader->header, records, mapping, &reader->arena, fault) != 0)
		return -1;
	if (!binding_make(&reader->binding, mapping, &reader->header,
		&reader->arena, &complaint))
		rc = fault_set(fault, FAULT_INPUT, reader->input.name,
		    reader->header.line, "mapping %s: column %s", mapping->id,
		    buf_text(&complaint));
	buf_release(&complaint);
	return rc;
}

static int
columns_bind(struct reader *reader, struct fault *fault)
{
	struct records records = { 0 };
	int rc = records_open(&records, &reader->source, reader->input.mapping,
	    chunk_of(reader), fault);

	if (rc == 0)
		rc = header_bind(reader, &records, fault);
	reader->feed = records.feed; /* behind the header */
	records.feed = (struct feed){ 0 };
	records_close(&records);
	return rc;
}

int
feed_again(struct reader *reader, struct fault *fault)
{
	struct piece header = { 0 };
	int rc;

	feed_close(&reader->feed);
	rc = feed_open(&reader->feed, &reader->source, reader->input.mapping,
	    chunk_of(reader), fault);
	if (rc == 0 && feed_piece(&reader->feed, &header, 1, fault) < 0)
		rc = -1;
	piece_release(&header);
	return rc;
}

/* Takes READER, its source open; what fails closes it. */
static int
reader_begin(struct reader *reader, struct reader **out, struct fault *fault)
{
	const struct reader_input *input = &reader->input;
	int rc = -1;

	if (source_unwrap(&reader->source, input->mapping->encoding, fault) !=
	    0)
		goto out;
	if (input->digest && reader->source.spool == NULL)
		reader->source.digest = digest_new();
	if (columns_bind(reader, fault) != 0)
		goto out;
	if (input->mapping->zone != NULL &&
	    zone_open(&reader->zone, input->mapping->zone, fault) != 0)
		goto out;
	times_open(&reader->times, input->mapping, reader->zone);
	if (input->book != NULL)
		reader->process =
		    book_process(input->book, input->mapping->process);
	habits_open(reader);
	twins_open(&reader->twins, input->mapping);
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

void
digest_end(struct reader *reader)
{
	if (reader->source.digest == NULL)
		return;
	digest_text(reader->source.digest, reader->digest);
	digest_free(reader->source.digest);
	reader->source.digest = NULL;
	reader->bytes = reader->feed.offset;
}

bool
reader_received(const struct reader *reader, struct export_file *file)
{
	if (reader->digest[0] == '\0')
		return false;
	memcpy(file->digest, reader->digest, sizeof(file->digest));
	memcpy(file->content_digest, reader->digest, sizeof(file->digest));
	file->bytes = reader->bytes;
	return true;
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
	feed_close(&reader->feed);
	source_close(&reader->source);
	times_release(&reader->times);
	zone_close(reader->zone);
	groups_free(reader->groups);
	twins_release(&reader->twins);
	arena_release(&reader->arena);
	free(reader);
}
