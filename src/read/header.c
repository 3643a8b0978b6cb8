/* header.c -- the header line: the names of the columns. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

#include "slaudit/fault.h"

const char *
mapping_encoding(const struct mapping *mapping)
{
	return mapping->encoding == NULL ? "UTF-8" : mapping->encoding;
}

/* A byte order mark of UTF-16, or the NULs between its ASCII characters. */
static bool
looks_wide(const struct record *record)
{
	const unsigned char *raw = (const unsigned char *)record->raw;
	uint64_t len = record->cut.len;

	return (len >= 2 && (raw[0] ^ raw[1]) == 1 && raw[0] >= 0xfe) ||
	    (len >= 2 && (raw[0] == 0) != (raw[1] == 0));
}

static const char *
form_trouble(
    const struct record *record, const char *encoding, struct arena *arena)
{
	if (looks_wide(record))
		return arena_format(arena,
		    "the header is not %s; it looks like UTF-16", encoding);
	for (size_t i = 0; i < record->count; i++) {
		const char *name = records_field(record, i);

		if (memchr(name, '\0', record->lens[i]) != NULL)
			return "the header holds a NUL byte";
		if (!utf8_valid(name, record->lens[i]))
			return arena_format(
			    arena, "the header is not %s", encoding);
	}
	if (record->cut.stray_cr)
		return "a line ends with a carriage return alone; lines are "
		       "read that end with LF or CRLF";
	if (record->cut.open)
		return "the file ends inside a quoted column name";
	if (record->cut.quoting != CUT_QUOTES_FIT)
		return "the quotation marks of the header do not match";
	if (record->fields > COLUMNS_MOST)
		return "too many columns";
	return NULL;
}

static int
nothing_fault(const struct records *records, const struct mapping *mapping,
    struct fault *fault)
{
	const char *name = records->feed.source->name;

	if (mapping->skip_lines == 0)
		return fault_set(fault, FAULT_INPUT, name, 0,
		    "empty: not even a header line");
	return fault_set(fault, FAULT_INPUT, name, 0,
	    "no header line behind the %d lines that mapping %s skips",
	    (int)mapping->skip_lines, mapping->id);
}

int
header_read(struct header *header, struct records *records,
    const struct mapping *mapping, struct arena *arena, struct fault *fault)
{
	const struct record *record = &records->splitter.record;
	const char *name = records->feed.source->name;
	const char *trouble;
	int got = records_next(records, fault);

	if (got < 0)
		return -1;
	if (got == 0)
		return nothing_fault(records, mapping, fault);
	trouble = form_trouble(record, mapping_encoding(mapping), arena);
	if (trouble != NULL)
		return fault_set(
		    fault, FAULT_INPUT, name, record->cut.line, "%s", trouble);

	header->line = record->cut.line;
	header->cut_short = record->cut.unended || record->cut.half_end;
	header->count = record->count;
	header->names = arena_new(arena, record->count, sizeof(char *));
	for (size_t i = 0; i < record->count; i++)
		header->names[i] = arena_copy(arena, records_field(record, i));
	return 0;
}
