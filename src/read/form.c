/* form.c -- what is wrong with a record before anything is read from it. */
/* SPDX-License-Identifier: MIT */
#include "checks_internal.h"
#include "read_internal.h"

#include <string.h>

static const char *
quoting_text(struct hand *hand, const struct cut *cut)
{
	const char *what = cut->quoting == CUT_QUOTE_INSIDE
	    ? "a quotation mark inside a field that does not begin with one"
	    : "text after the closing quotation mark";

	if (cut->last_line == cut->line)
		return what;
	return arena_format(&hand->scratch, "%s; the record runs on to line %u",
	    what, (unsigned)cut->last_line);
}

static void
end_check(struct hand *hand, const struct row *row)
{
	const struct cut *cut = &hand->splitter.record.cut;

	if (cut->open)
		row_complain(hand, row, DIAG_UNTERMINATED, cut->fields - 1,
		    arena_format(&hand->scratch,
			"the quotation mark of line %u is never closed",
			(unsigned)cut->field_line));
	else if (cut->unended || cut->half_end)
		row_complain(hand, row, DIAG_TRUNCATED, COLUMN_NONE,
		    cut->half_end ? "the file ends with half a line end"
				  : "the file ends without a line end");
	if (cut->stray_cr)
		row_complain(hand, row, DIAG_FIELDS, COLUMN_NONE,
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
encoding_text(struct hand *hand, size_t column)
{
	const struct record *record = &hand->splitter.record;
	const char *encoding = mapping_encoding(hand->reader->input.mapping);

	if (memchr(records_field(record, column), '\0', record->lens[column]) !=
	    NULL)
		return "a NUL byte";
	return arena_format(&hand->scratch, "not %s", encoding);
}

/* A piece that is text has no record that is not. */
static void
encoding_check(struct hand *hand, const struct row *row)
{
	const struct record *record = &hand->splitter.record;

	for (size_t i = 0; !hand->load->is_text && i < record->count; i++) {
		if (field_is_text(record, i))
			continue;
		row_complain(
		    hand, row, DIAG_ENCODING, i, encoding_text(hand, i));
		return; /* the first is enough: the row is lost */
	}
}

/* A row that the file's end cuts off is never taken for a short one. */
static bool
is_short(const struct hand *hand)
{
	const struct record *record = &hand->splitter.record;

	return hand->reader->input.mapping->ragged &&
	    record->fields < hand->reader->header.count &&
	    !record->cut.unended && !record->cut.half_end;
}

void
form_check(struct hand *hand, const struct row *row)
{
	const struct record *record = &hand->splitter.record;
	const struct cut *cut = &record->cut;

	end_check(hand, row);
	if (cut->quoting != CUT_QUOTES_FIT)
		row_complain(hand, row, DIAG_QUOTING, cut->quoting_field - 1,
		    quoting_text(hand, cut));
	if (record->fields != hand->reader->header.count)
		row_complain(hand, row,
		    is_short(hand) ? DIAG_SHORT : DIAG_FIELDS, COLUMN_NONE,
		    arena_format(&hand->scratch,
			"%zu fields, and the header has %zu", record->fields,
			hand->reader->header.count));
	if (record->fields != hand->reader->header.count && !is_short(hand))
		shifted_check(hand, row);
	encoding_check(hand, row);
}
