/* scan.c -- records whose quoting is regular, without a look at every byte.
 *
 * A structural scan in front of libcsv. A record is regular when each of its
 * quotes stands where it opens a field, closes one, or is doubled inside one,
 * and its only line end is LF or CRLF. Such a record every reader of CSV reads
 * alike; any other is left to the cutter and to libcsv. The test reader_quotes
 * holds all three to the same records. */
/* SPDX-License-Identifier: MIT */
#include "scan_internal.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

uint64_t
scan_marks_plainly(const char *bytes, char c)
{
	uint64_t marks = 0;

	for (int i = 0; i < SCAN_BLOCK; i++)
		marks |= (uint64_t)(bytes[i] == c) << i;
	return marks;
}

#ifdef __SSE2__

/* Bit i: byte i of 16 is C. */
static inline uint64_t
sixteen_marks(const char *bytes, char c)
{
	__m128i at = _mm_loadu_si128((const __m128i *)(const void *)bytes);

	return (uint32_t)_mm_movemask_epi8(
	    _mm_cmpeq_epi8(at, _mm_set1_epi8(c)));
}

static inline uint64_t
marks_of(const char *bytes, char c)
{
	return sixteen_marks(bytes, c) | sixteen_marks(bytes + 16, c) << 16 |
	    sixteen_marks(bytes + 32, c) << 32 |
	    sixteen_marks(bytes + 48, c) << 48;
}

#else

static inline uint64_t
marks_of(const char *bytes, char c)
{
	return scan_marks_plainly(bytes, c);
}

#endif

uint64_t
scan_marks(const char *bytes, char c)
{
	return marks_of(bytes, c);
}

/* The bytes from a quote on, up to before the next one: an odd number of quotes
 * stands at or before each of them. */
static uint64_t
quoted_bytes(uint64_t quotes)
{
	for (int step = 1; step < SCAN_BLOCK; step *= 2)
		quotes ^= quotes << step;
	return quotes;
}

struct splitting {
	char delimiter;
	uint64_t inside; /* all bits or none: a quoted field goes on */
	bool quotes;     /* there was one */
	size_t start;    /* of the field that goes on */
};

/* The delimiters among 64 bytes. In a regular record no quote stands anywhere
 * but around a field, or twice inside one. */
static uint64_t
delimiters_find(struct splitting *splitting, const char *bytes)
{
	uint64_t delimiters = marks_of(bytes, splitting->delimiter);
	uint64_t quotes = marks_of(bytes, '"');

	if ((quotes | splitting->inside) == 0)
		return delimiters;
	splitting->quotes = true;
	splitting->inside ^= quoted_bytes(quotes);
	delimiters &= ~splitting->inside;
	splitting->inside = 0 - (splitting->inside >> (SCAN_BLOCK - 1));
	return delimiters;
}

/* Two quotes inside are one. */
static size_t
unquote(char *text, size_t len)
{
	const char *end = text + len;
	const char *from = next_of(text, end, '"');
	char *at = text + (from - text);

	while (from < end) {
		const char *quote = next_of(from + 2, end, '"');
		size_t kept = (size_t)(quote - from) - 1;

		memmove(at, from + 1, kept);
		at += kept;
		from = quote;
	}
	return (size_t)(at - text);
}

static bool
is_wanted(const struct record *record, size_t column)
{
	return record->wanted == NULL || record->all ||
	    (column < record->wanted_count && record->wanted[column]);
}

/* The fields that end at ENDS, counted from AT, as they stand. */
static void
ends_put(struct record *record, size_t at, uint64_t ends, size_t *start)
{
	size_t *starts = record->starts + record->count;
	size_t *lens = record->lens + record->count;
	size_t from = *start;
	size_t count = 0;

	for (; ends != 0; ends &= ends - 1) {
		size_t end = at + (size_t)__builtin_ctzll(ends);

		starts[count] = from;
		lens[count++] = end - from;
		from = end + 1;
	}
	*start = from;
	record->count += count;
	record->fields += count;
}

/* Columns beyond the most are counted, and no more. */
static void
block_split(struct record *record, struct splitting *splitting, size_t at)
{
	size_t left = (size_t)record->cut.len - at;
	uint64_t ends = delimiters_find(splitting, record->text + at);

	if (left < SCAN_BLOCK)
		ends &= ((uint64_t)1 << left) - 1;
	record_fields_room(record, SCAN_BLOCK);
	ends_put(record, at, ends, &splitting->start);
	if (record->count > COLUMNS_MOST)
		record->count = COLUMNS_MOST;
}

static void
field_unquote(struct record *record, size_t column)
{
	char *text = record->text + record->starts[column];
	size_t len = record->lens[column];

	if (*text != '"')
		return;
	record->starts[column]++;
	len = is_wanted(record, column) ? unquote(text + 1, len - 2) : 0;
	record->lens[column] = len;
	text[len + 1] = '\0';
}

void
scan_split(struct record *record, char delimiter)
{
	struct splitting splitting = { .delimiter = delimiter };
	size_t len = (size_t)record->cut.len;

	record_room(record, len);
	memcpy(record->text, record->raw, len);
	for (size_t at = 0; at < len; at += SCAN_BLOCK)
		block_split(record, &splitting, at);
	record_fields_room(record, 1);
	ends_put(record, len, 1, &splitting.start);
	if (record->count > COLUMNS_MOST)
		record->count = COLUMNS_MOST;
	for (size_t i = 0; i < record->count; i++)
		record->text[record->starts[i] + record->lens[i]] = '\0';
	for (size_t i = 0; splitting.quotes && i < record->count; i++)
		field_unquote(record, i);
	for (size_t i = 0; record->trim && i < record->count; i++)
		record_trim(record, &record->starts[i], &record->lens[i]);
}
