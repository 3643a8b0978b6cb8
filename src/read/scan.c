/* scan.c -- records whose quoting is regular, without a look at every byte.
 *
 * A structural scan in front of libcsv. A record is regular when each of its
 * quotes stands where it opens a field, closes one, or is doubled inside one,
 * and its only line end is LF or CRLF. Such a record every reader of CSV reads
 * alike; any other is left to the cutter and to libcsv. The test reader_quotes
 * holds all three to the same records. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

static const char *
next_of(const char *from, const char *end, char c)
{
	const char *found =
	    from < end ? memchr(from, c, (size_t)(end - from)) : NULL;

	return found == NULL ? end : found;
}

void
scan_init(struct scan *scan, const char *bytes, size_t len)
{
	scan->end = bytes + len;
	scan->quote = next_of(bytes, scan->end, '"');
	scan->cr = next_of(bytes, scan->end, '\r');
}

/* The first C at TO or later; *PLACE is the first behind some earlier place. */
static const char *
forward(const struct scan *scan, const char **place, const char *to, char c)
{
	if (*place < to)
		*place = next_of(to, scan->end, c);
	return *place;
}

/* The quote that closes the field that QUOTE opens; END: not here. */
static const char *
quote_close(const char *quote, const char *end)
{
	const char *at = next_of(quote + 1, end, '"');

	while (at + 1 < end && at[1] == '"')
		at = next_of(at + 2, end, '"');
	return at;
}

static uint32_t
lines_count(const char *from, const char *to)
{
	uint32_t count = 0;

	while ((from = next_of(from, to, '\n')) < to) {
		count++;
		from++;
	}
	return count;
}

/* Is the line end at LF the only one? A CR inside quotes is rare enough to be
 * treated like one outside. */
static enum scan_found
end_check(struct scan *scan, const char *record, const char *lf)
{
	if (forward(scan, &scan->cr, record, '\r') >= lf - 1)
		return SCAN_RECORD;
	return SCAN_IRREGULAR;
}

/* Passes the quoted fields from *AT on; *LF is the line end behind them. */
static enum scan_found
quotes_pass(struct scan *scan, const char *record, char delimiter,
    const char **lf, uint32_t *lines)
{
	const char *at = record;

	for (;;) {
		const char *quote = forward(scan, &scan->quote, at, '"');
		const char *close;

		*lf = next_of(at, scan->end, '\n');
		if (quote > *lf)
			return SCAN_RECORD;
		if (quote == scan->end)
			return SCAN_PART;
		if (quote != record && quote[-1] != delimiter)
			return SCAN_IRREGULAR;
		close = quote_close(quote, scan->end);
		if (scan->end - close < 3)
			return SCAN_PART;
		*lines += lines_count(quote, close);
		if (close[1] != delimiter && close[1] != '\n' &&
		    (close[1] != '\r' || close[2] != '\n'))
			return SCAN_IRREGULAR;
		at = close + 1;
	}
}

enum scan_found
scan_record(struct scan *scan, const struct cutter *cutter, const char *record,
    struct cut *out)
{
	const char *lf;
	uint32_t lines = 0;
	enum scan_found found;

	if (record == scan->end)
		return SCAN_PART;
	if (*record == '\n' || *record == '\r' ||
	    (cutter->blanks && (*record == ' ' || *record == '\t')))
		return SCAN_IRREGULAR;
	found = quotes_pass(scan, record, cutter->delimiter, &lf, &lines);
	if (found == SCAN_RECORD)
		found = end_check(scan, record, lf);
	if (found != SCAN_RECORD)
		return found;
	*out = (struct cut){
		.offset = cutter->offset,
		.len = (uint64_t)(lf - record) - (lf[-1] == '\r'),
		.line = cutter->line,
		.last_line = cutter->line + lines,
		.regular = true,
	};
	return SCAN_RECORD;
}

/* --- fields ------------------------------------------------------------ */

/* Without its quotes; two of them inside are one. */
static size_t
unquote(char *text, const char *from, const char *to)
{
	char *at = text;

	while (from < to) {
		const char *quote = next_of(from, to, '"');
		size_t len = (size_t)(quote - from) + (quote < to);

		memcpy(at, from, len);
		at += len;
		from = quote + 2;
	}
	return (size_t)(at - text);
}

static bool
is_wanted(const struct record *record)
{
	return record->wanted == NULL || record->all ||
	    (record->fields < record->wanted_count &&
		record->wanted[record->fields]);
}

/* Its fields take no more than its bytes, and a NUL each. */
void
scan_split(struct record *record, char delimiter)
{
	const char *at = record->raw;
	const char *end = at + record->cut.len;

	record_room(record, 2 * (size_t)record->cut.len + 2);
	for (;; at++) {
		char *text = record->text + record->text_len;
		bool quoted = at < end && *at == '"';
		bool wanted = is_wanted(record);
		const char *from = at;
		size_t len = 0;

		at = quoted ? quote_close(at, end) + 1
			    : next_of(at, end, delimiter);
		if (wanted && quoted) {
			len = unquote(text, from + 1, at - 1);
		} else if (wanted) {
			len = (size_t)(at - from);
			memcpy(text, from, len);
		}
		record_put(record, len);
		if (at >= end)
			return;
	}
}
