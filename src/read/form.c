/* form.c -- what is wrong with a record before anything is read from it. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

static const char *
quoting_text(struct reader *reader, const struct cut *cut)
{
	const char *what = cut->quoting == CUT_QUOTE_INSIDE
	    ? "a quotation mark inside a field that does not begin with one"
	    : "text after the closing quotation mark";

	if (cut->last_line == cut->line)
		return what;
	return arena_format(&reader->scratch,
	    "%s; the record runs on to line %u", what,
	    (unsigned)cut->last_line);
}

static void
end_check(struct reader *reader, const struct row *row)
{
	const struct cut *cut = &reader->records.record.cut;

	if (cut->open)
		row_complain(reader, row, DIAG_UNTERMINATED, cut->fields - 1,
		    arena_format(&reader->scratch,
			"the quotation mark of line %u is never closed",
			(unsigned)cut->field_line));
	else if (cut->unended || cut->half_end)
		row_complain(reader, row, DIAG_TRUNCATED, COLUMN_NONE,
		    cut->half_end ? "the file ends with half a line end"
				  : "the file ends without a line end");
	if (cut->stray_cr)
		row_complain(reader, row, DIAG_FIELDS, COLUMN_NONE,
		    "a carriage return without a line feed breaks the line");
}

static bool
field_is_text(const struct record *record, size_t column)
{
	const char *text = records_field(record, column);
	size_t len = record->lens[column];

	return memchr(text, '\0', len) == NULL && utf8_valid(text, len);
}

static const char *
encoding_text(struct reader *reader, size_t column)
{
	const struct record *record = &reader->records.record;
	const char *encoding = mapping_encoding(reader->input.mapping);

	if (memchr(records_field(record, column), '\0', record->lens[column]) !=
	    NULL)
		return "a NUL byte";
	return arena_format(&reader->scratch, "not %s", encoding);
}

static void
encoding_check(struct reader *reader, const struct row *row)
{
	const struct record *record = &reader->records.record;

	for (size_t i = 0; i < record->count; i++) {
		if (field_is_text(record, i))
			continue;
		row_complain(
		    reader, row, DIAG_ENCODING, i, encoding_text(reader, i));
		return; /* the first is enough: the row is lost */
	}
}

/* A row that the file's end cuts off is never taken for a short one. */
static bool
is_short(const struct reader *reader)
{
	const struct record *record = &reader->records.record;

	return reader->input.mapping->ragged &&
	    record->fields < reader->header.count && !record->cut.unended &&
	    !record->cut.half_end;
}

void
form_check(struct reader *reader, const struct row *row)
{
	const struct record *record = &reader->records.record;
	const struct cut *cut = &record->cut;

	end_check(reader, row);
	if (cut->quoting != CUT_QUOTES_FIT)
		row_complain(reader, row, DIAG_QUOTING, cut->quoting_field - 1,
		    quoting_text(reader, cut));
	if (record->fields != reader->header.count)
		row_complain(reader, row,
		    is_short(reader) ? DIAG_SHORT : DIAG_FIELDS, COLUMN_NONE,
		    arena_format(&reader->scratch,
			"%zu fields, and the header has %zu", record->fields,
			reader->header.count));
	encoding_check(reader, row);
}
