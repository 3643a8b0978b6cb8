/* cutter.c -- where a record ends, on which line, and whether its quotes fit.
 *
 * libcsv accepts malformed quoting in silence and counts no lines, so this
 * walks the same bytes in the same states (libcsv 3.0.3, csv_parse): a quote
 * inside a plain field is text; a quoted field goes on after text behind its
 * closing quote; CR and LF each end a record; line ends between records are
 * skipped. The test reader_quotes holds both to the same records. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

void
cutter_init(struct cutter *cutter, char delimiter, bool blanks, uint64_t offset)
{
	*cutter = (struct cutter){
		.delimiter = delimiter,
		.blanks = blanks,
		.offset = offset,
		.line = 1,
	};
}

static bool
is_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool
is_gap(const struct cutter *cutter, char c)
{
	return cutter->blanks && (c == ' ' || c == '\t') &&
	    c != cutter->delimiter;
}

static void
quoting_note(struct cutter *cutter, enum cut_quoting quoting)
{
	if (cutter->cut.quoting != CUT_QUOTES_FIT)
		return;
	cutter->cut.quoting = quoting;
	cutter->cut.quoting_field = cutter->cut.fields;
}

static void
record_begin(struct cutter *cutter)
{
	cutter->cut = (struct cut){
		.offset = cutter->offset,
		.line = cutter->line,
		.fields = 1,
		.field_line = cutter->line,
		.stray_cr = cutter->after_cr,
	};
	cutter->field_offset = cutter->offset;
	cutter->used = true;
}

static void
field_end(struct cutter *cutter)
{
	if (cutter->offset - cutter->field_offset > FIELD_MOST &&
	    cutter->cut.over == 0)
		cutter->cut.over = cutter->cut.fields;
}

static void
field_begin(struct cutter *cutter)
{
	field_end(cutter);
	cutter->cut.fields++;
	cutter->cut.field_line = cutter->line;
	cutter->field_offset = cutter->offset + 1;
	cutter->gap = false;
	cutter->state = CUT_FIELD;
}

static void
record_end(struct cutter *cutter)
{
	field_end(cutter);
	cutter->cut.len = cutter->offset - cutter->cut.offset;
	cutter->cut.last_line = cutter->line;
	cutter->ended = true;
	cutter->gap = false;
	cutter->state = CUT_RECORD;
}

static void
start_take(struct cutter *cutter, char c)
{
	if (is_gap(cutter, c))
		return;
	if (cutter->state == CUT_RECORD && !is_end(c))
		record_begin(cutter);
	if (is_end(c)) {
		if (cutter->state == CUT_FIELD)
			record_end(cutter);
	} else if (c == cutter->delimiter) {
		field_begin(cutter);
	} else {
		cutter->state = c == '"' ? CUT_QUOTED : CUT_PLAIN;
	}
}

static void
plain_take(struct cutter *cutter, char c)
{
	if (c == '"')
		quoting_note(cutter, CUT_QUOTE_INSIDE);
	else if (c == cutter->delimiter)
		field_begin(cutter);
	else if (is_end(c))
		record_end(cutter);
}

static void
closed_take(struct cutter *cutter, char c)
{
	if (c == cutter->delimiter) {
		field_begin(cutter);
	} else if (is_end(c)) {
		record_end(cutter);
	} else if (is_gap(cutter, c)) {
		cutter->gap = true;
	} else if (c == '"' && !cutter->gap) {
		cutter->state = CUT_QUOTED; /* two quotes are one */
	} else {
		quoting_note(cutter, CUT_TEXT_AFTER);
		cutter->gap = false;
		if (c != '"')
			cutter->state = CUT_QUOTED;
	}
}

static void
byte_take(struct cutter *cutter, char c)
{
	switch (cutter->state) {
	case CUT_RECORD:
	case CUT_FIELD:
		start_take(cutter, c);
		break;
	case CUT_PLAIN:
		plain_take(cutter, c);
		break;
	case CUT_QUOTED:
		if (c == '"')
			cutter->state = CUT_CLOSED;
		break;
	case CUT_CLOSED:
		closed_take(cutter, c);
		break;
	}
}

/* A physical line ends at a line feed, also inside quotes. A carriage return
 * alone ends none: sed and editors count the same way. Where a file has no line
 * feed at all, it does. */
static void
line_end(struct cutter *cutter)
{
	if (cutter->state == CUT_RECORD && !cutter->used)
		cutter->blank++;
	cutter->line++;
	cutter->used = cutter->state != CUT_RECORD;
	cutter->begun = false;
}

size_t
cutter_take(struct cutter *cutter, const char *bytes, size_t len)
{
	size_t taken = 0;

	cutter->ended = false;
	while (taken < len && !cutter->ended) {
		char c = bytes[taken++];

		byte_take(cutter, c);
		cutter->begun = true;
		if (c == (cutter->cr_lines ? '\r' : '\n'))
			line_end(cutter);
		cutter->after_cr = !cutter->cr_lines &&
		    cutter->state == CUT_RECORD && c != '\n' &&
		    (c == '\r' || cutter->after_cr);
		cutter->offset++;
	}
	if (cutter->state != CUT_RECORD)
		field_end(cutter); /* it may be too long already */
	return taken;
}

bool
cutter_finish(struct cutter *cutter)
{
	bool open = cutter->state == CUT_QUOTED;

	cutter->ended = false;
	if (cutter->state == CUT_RECORD) {
		if (cutter->begun && !cutter->used)
			cutter->blank++;
		cutter->begun = false;
		return false;
	}
	record_end(cutter);
	cutter->cut.open = open;
	cutter->cut.unended = true;
	cutter->begun = false;
	return true;
}
