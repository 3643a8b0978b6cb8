/* records.c -- one record after the other: cut, then parsed by libcsv. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

static const char bom[] = "\xef\xbb\xbf";
enum { BOM_LEN = 3 };

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

static void
parser_open(struct csv_parser *csv, const struct mapping *mapping)
{
	enum { BLOCK = 4096 }; /* libcsv's own 128 resizes too often */

	if (csv_init(csv, 0) != 0)
		mem_die("libcsv refuses to begin");
	csv_set_delim(csv, (unsigned char)mapping->delimiter);
	csv_set_realloc_func(csv, memory_resize);
	csv_set_blk_size(csv, BLOCK);
	if (!mapping->trim)
		csv_set_space_func(csv, no_blank);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void
record_room(struct record *record, size_t len)
{
	size_t need = record->text_len + len + 1;

	if (need > record->text_room) {
		record->text_room = need + need / 2;
		record->text = mem_resize(record->text, record->text_room, 1);
	}
	if (record->count == record->room) {
		record->room = record->room == 0 ? 64 : record->room * 2;
		record->starts = mem_resize(
		    record->starts, record->room, sizeof(*record->starts));
		record->lens = mem_resize(
		    record->lens, record->room, sizeof(*record->lens));
	}
}

static void
field_take(void *bytes, size_t len, void *data)
{
	struct record *record = data;
	const char *text = bytes;

	if (record->fields++ >= COLUMNS_MOST)
		return;
	/* libcsv knows of blanks outside quotes only. */
	for (; record->trim && len > 0 && is_blank(*text); len--)
		text++;
	while (record->trim && len > 0 && is_blank(text[len - 1]))
		len--;
	record_room(record, len);
	if (len > 0)
		memcpy(record->text + record->text_len, text, len);
	record->text[record->text_len + len] = '\0';
	record->starts[record->count] = record->text_len;
	record->lens[record->count++] = len;
	record->text_len += len + 1;
}

static void
end_take(int c, void *data)
{
	struct record *record = data;

	(void)c;
	record->ended++;
}

static void
record_parse(struct records *records, const char *bytes, size_t len)
{
	struct record *record = &records->record;

	record->count = record->fields = record->text_len = record->ended = 0;
	if (csv_parse(
		&records->csv, bytes, len, field_take, end_take, record) != len)
		mem_die("libcsv stops before the end of a record");
	if (record->cut.unended &&
	    csv_fini(&records->csv, field_take, end_take, record) != 0)
		mem_die("libcsv does not end a record");
	if (record->ended != 1 || record->fields != record->cut.fields)
		mem_die("libcsv and the cutter see different records");
}

/* --- bytes ----------------------------------------------------------- */

static int
bytes_fill(struct records *records, struct fault *fault)
{
	size_t left = records->end - records->start;
	size_t got = 0;

	if (records->start > 0 && left > 0)
		memmove(records->bytes, records->bytes + records->start, left);
	records->start = 0;
	records->end = left;
	if (records->room - left < records->chunk) {
		records->room = left + left / 2 + records->chunk;
		records->bytes = mem_resize(records->bytes, records->room, 1);
	}
	if (source_read(records->source, records->offset, records->bytes + left,
		records->chunk, &got, fault) != 0)
		return -1;
	records->eof = got == 0;
	records->offset += got;
	records->end += got;
	return 0;
}

/* A byte order mark belongs to no field, not even to a quoted one. */
static int
bom_skip(struct records *records, struct fault *fault)
{
	while (!records->eof && records->end < BOM_LEN) {
		if (bytes_fill(records, fault) != 0)
			return -1;
	}
	if (records->end >= BOM_LEN &&
	    memcmp(records->bytes, bom, BOM_LEN) == 0)
		records->start = BOM_LEN;
	return 0;
}

struct ends { /* what is known of a file's line ends */
	bool lf;
	bool cr;   /* with something behind it */
	bool last; /* the last byte is a CR */
};

static void
ends_see(struct ends *ends, const char *bytes, size_t len)
{
	if (len == 0)
		return;
	ends->lf = memchr(bytes, '\n', len) != NULL;
	ends->cr =
	    ends->cr || ends->last || memchr(bytes, '\r', len - 1) != NULL;
	ends->last = bytes[len - 1] == '\r';
}

/* Without any LF in the whole file, lines end with CR, as they once did on
 * the Macintosh. A CR that is the file's last byte may as well be half of the
 * first CRLF. The first LF is mostly near: little is read for the question. */
static int
ends_find(struct records *records, bool *cr_lines, struct fault *fault)
{
	struct ends ends = { 0 };
	uint64_t offset = records->offset;
	char *bytes = NULL;
	size_t got = records->end;
	int rc = 0;

	ends_see(&ends, records->bytes, got);
	if (!ends.lf && got > 0)
		bytes = mem_new(SOURCE_CHUNK, 1);
	while (!ends.lf && got > 0 && rc == 0) {
		rc = source_read(
		    records->source, offset, bytes, SOURCE_CHUNK, &got, fault);
		if (rc == 0)
			ends_see(&ends, bytes, got);
		offset += got;
	}
	free(bytes);
	*cr_lines = !ends.lf && ends.cr;
	return rc;
}

/* Titles above the header are lines of text, whatever quotes they hold. */
static int
lines_skip(
    struct records *records, uint32_t count, char last, struct fault *fault)
{
	while (records->skipped < count) {
		const char *from = records->bytes + records->start;
		size_t left = records->end - records->start;
		const char *found = left == 0 ? NULL : memchr(from, last, left);

		if (found != NULL) {
			records->start += (size_t)(found - from) + 1;
			records->skipped++;
			continue;
		}
		records->start = records->end;
		if (records->eof)
			return 0;
		if (bytes_fill(records, fault) != 0)
			return -1;
	}
	return 0;
}

int
records_open(struct records *records, const struct source *source,
    const struct mapping *mapping, struct fault *fault)
{
	bool cr_lines = false;

	*records = (struct records){
		.source = source,
		.chunk = SOURCE_CHUNK,
		.record.trim = mapping->trim,
	};
	parser_open(&records->csv, mapping);
	if (bom_skip(records, fault) != 0 ||
	    ends_find(records, &cr_lines, fault) != 0 ||
	    lines_skip(records, (uint32_t)mapping->skip_lines,
		cr_lines ? '\r' : '\n', fault) != 0)
		return -1;
	cutter_init(&records->cutter, mapping->delimiter, mapping->trim,
	    records->offset - (records->end - records->start));
	records->cutter.line += records->skipped;
	records->cutter.cr_lines = cr_lines;
	return 0;
}

static int
caps_check(const struct records *records, struct fault *fault)
{
	const struct cutter *cutter = &records->cutter;
	const struct cut *cut = &cutter->cut;
	const char *name = records->source->name;
	bool inside = cutter->state != CUT_RECORD;
	uint64_t len = inside ? cutter->offset - cut->offset : cut->len;

	if (cutter->line == UINT32_MAX)
		return fault_set(fault, FAULT_INPUT, name, 0,
		    "more lines than can be numbered");
	if (!inside && !cutter->ended)
		return 0;
	if (cut->over != 0)
		return fault_set(fault, FAULT_INPUT, name, cut->line,
		    "field %u is longer than %d bytes; is a quote left open?",
		    (unsigned)cut->over, (int)FIELD_MOST);
	if (len > RECORD_MOST)
		return fault_set(fault, FAULT_INPUT, name, cut->line,
		    "the record is longer than %d bytes", (int)RECORD_MOST);
	return 0;
}

/* The bytes before *SCANNED are walked and belong to no record yet. */
static int
record_cut(struct records *records, size_t *scanned, struct fault *fault)
{
	struct cutter *cutter = &records->cutter;

	for (;;) {
		size_t left = records->end - records->start - *scanned;

		*scanned += cutter_take(
		    cutter, records->bytes + records->start + *scanned, left);
		if (caps_check(records, fault) != 0)
			return -1;
		if (cutter->ended)
			return 1;
		if (cutter->state == CUT_RECORD) { /* nothing but line ends */
			records->start += *scanned;
			*scanned = 0;
		}
		if (records->eof)
			return cutter_finish(cutter) ? 1 : 0;
		if (bytes_fill(records, fault) != 0)
			return -1;
	}
}

/* A carriage return ended the record: is it the first half of a line end? */
static int
return_check(struct records *records, size_t *scanned, struct fault *fault)
{
	const char *next;

	if (records->start + *scanned == records->end && !records->eof &&
	    bytes_fill(records, fault) != 0)
		return -1;
	next = records->bytes + records->start + *scanned;
	if (records->start + *scanned == records->end) {
		records->record.cut.half_end = true;
	} else if (*next == '\n') {
		*scanned += cutter_take(&records->cutter, next, 1);
	} else {
		records->record.cut.stray_cr = true;
	}
	return 0;
}

int
records_next(struct records *records, struct fault *fault)
{
	struct record *record = &records->record;
	size_t scanned = 0;
	const char *piece;
	int got = record_cut(records, &scanned, fault);

	if (got <= 0)
		return got;
	record->cut = records->cutter.cut;
	if (!record->cut.unended && !records->cutter.cr_lines &&
	    records->bytes[records->start + scanned - 1] == '\r' &&
	    return_check(records, &scanned, fault) != 0)
		return -1;

	piece = records->bytes + records->start;
	record->raw =
	    piece + (record->cut.offset - (records->cutter.offset - scanned));
	record_parse(records, piece, scanned);
	records->start += scanned;
	return 1;
}

const char *
records_field(const struct record *record, size_t column)
{
	return column < record->count ? record->text + record->starts[column]
				      : "";
}

void
records_close(struct records *records)
{
	csv_free(&records->csv);
	free(records->bytes);
	free(records->record.text);
	free(records->record.starts);
	free(records->record.lens);
	*records = (struct records){ 0 };
}
