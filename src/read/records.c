/* records.c -- a record's fields: by the scan where it is regular, else by
 * libcsv. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

#include "scan_internal.h"

/* --- fields ---------------------------------------------------------- */

void
record_room(struct record *record, size_t len)
{
	size_t need = record->text_len + len + 1 + RECORD_SLACK;

	if (need <= record->text_room)
		return;
	record->text_room = need + need / 2;
	record->text = mem_resize(record->text, record->text_room, 1);
}

void
record_fields_room(struct record *record, size_t more)
{
	if (record->room - record->count >= more)
		return;
	record->room = (record->room + more) * 2;
	record->starts =
	    mem_resize(record->starts, record->room, sizeof(*record->starts));
	record->lens =
	    mem_resize(record->lens, record->room, sizeof(*record->lens));
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* libcsv knows of blanks outside quotes only. */
void
record_trim(struct record *record, size_t *start, size_t *len)
{
	char *text = record->text;

	for (; *len > 0 && is_blank(text[*start]); (*len)--)
		(*start)++;
	while (*len > 0 && is_blank(text[*start + *len - 1]))
		(*len)--;
	text[*start + *len] = '\0';
}

void
record_put(struct record *record, size_t len)
{
	size_t start = record->text_len;

	if (record->fields++ >= COLUMNS_MOST)
		return;
	record_fields_room(record, 1);
	record->text_len += len + 1;
	record->text[start + len] = '\0';
	if (record->trim)
		record_trim(record, &start, &len);
	record->starts[record->count] = start;
	record->lens[record->count++] = len;
}

static void
record_begin(struct record *record, const struct cut *cut, const char *raw)
{
	record->cut = *cut;
	record->raw = raw;
	record->count = record->fields = record->text_len = record->ended = 0;
}

static void
record_release(struct record *record)
{
	free(record->text);
	free(record->starts);
	free(record->lens);
}

/* --- libcsv ---------------------------------------------------------- */

static int
no_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void *
memory_resize(void *old, size_t size)
{
	return mem_resize(old, size, 1);
}

void
splitter_open(struct splitter *splitter, const struct mapping *mapping)
{
	enum { BLOCK = 4096 }; /* libcsv's own 128 resizes too often */

	*splitter = (struct splitter){
		.delimiter = mapping->delimiter,
		.record.trim = mapping->trim,
	};
	if (csv_init(&splitter->csv, 0) != 0)
		mem_die("libcsv refuses to begin");
	csv_set_delim(&splitter->csv, (unsigned char)mapping->delimiter);
	csv_set_realloc_func(&splitter->csv, memory_resize);
	csv_set_blk_size(&splitter->csv, BLOCK);
	if (!mapping->trim)
		csv_set_space_func(&splitter->csv, no_blank);
}

void
splitter_close(struct splitter *splitter)
{
	csv_free(&splitter->csv);
	record_release(&splitter->record);
	*splitter = (struct splitter){ 0 };
}

static void
field_take(void *bytes, size_t len, void *data)
{
	struct record *record = data;

	record_room(record, len);
	if (len > 0)
		memcpy(record->text + record->text_len, bytes, len);
	record_put(record, len);
}

static void
end_take(int c, void *data)
{
	struct record *record = data;

	(void)c;
	record->ended++;
}

/* With the byte that ends it, where there is one. */
static void
libcsv_split(struct splitter *splitter)
{
	struct record *record = &splitter->record;
	size_t len = (size_t)record->cut.len + !record->cut.unended;

	if (csv_parse(&splitter->csv, record->raw, len, field_take, end_take,
		record) != len)
		mem_die("libcsv stops before the end of a record");
	if (record->cut.unended &&
	    csv_fini(&splitter->csv, field_take, end_take, record) != 0)
		mem_die("libcsv does not end a record");
	if (record->ended != 1 || record->fields != record->cut.fields)
		mem_die("libcsv and the cutter see different records");
}

void
record_split(struct splitter *splitter, const struct piece *piece, size_t index)
{
	const struct cut *cut = &piece->cuts[index];
	struct record *record = &splitter->record;

	record_begin(record, cut, piece->bytes + (cut->offset - piece->offset));
	if (!cut->regular) {
		libcsv_split(splitter);
		return;
	}
	scan_split(record, splitter->delimiter);
	record->cut.fields = (uint32_t)record->fields;
}

/* --- one record after the other -------------------------------------- */

int
records_open(struct records *records, const struct source *source,
    const struct mapping *mapping, size_t chunk, struct fault *fault)
{
	*records = (struct records){ 0 };
	splitter_open(&records->splitter, mapping);
	return feed_open(&records->feed, source, mapping, chunk, fault);
}

int
records_next(struct records *records, struct fault *fault)
{
	int got = feed_piece(&records->feed, &records->piece, 1, fault);

	if (got > 0)
		record_split(&records->splitter, &records->piece, 0);
	return got;
}

void
records_close(struct records *records)
{
	splitter_close(&records->splitter);
	feed_close(&records->feed);
	piece_release(&records->piece);
}
