/* shifted.c -- a row with too many or too few fields: what may have moved
 * them. */
/* SPDX-License-Identifier: MIT */
#include "checks_internal.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many bytes of digits end at END, or begin there. */
static size_t
digits_before(const char *raw, size_t end)
{
	size_t count = 0;

	while (count < end && is_digit(raw[end - 1 - count]))
		count++;
	return count;
}

static size_t
digits_after(const char *raw, size_t from, size_t len)
{
	size_t count = 0;

	while (from + count < len && is_digit(raw[from + count]))
		count++;
	return count;
}

/* Is the comma AT the whole of what stands between two fields of digits? */
static bool
may_be_decimal(const char *raw, size_t at, size_t len)
{
	size_t before = digits_before(raw, at);
	size_t after = digits_after(raw, at + 1, len);
	bool begins = at == before || raw[at - before - 1] == ',' ||
	    raw[at - before - 1] == '-';
	bool ends = at + 1 + after == len || raw[at + 1 + after] == ',';

	return before > 0 && after > 0 && begins && ends;
}

/* So many pairs of fields, each of which may be one number. */
static size_t
decimals_count(const char *raw, size_t len, size_t *first)
{
	size_t count = 0;

	for (size_t at = 0; at < len; at++) {
		if (raw[at] != ',' || !may_be_decimal(raw, at, len))
			continue;
		if (count++ == 0)
			*first = at;
		at += digits_after(raw, at + 1, len); /* taken once */
	}
	return count;
}

static size_t
letters_count(const char *raw, size_t len, char letter)
{
	size_t count = 0;

	for (size_t i = 0; i < len; i++)
		count += raw[i] == letter;
	return count;
}

static void
decimal_check(struct hand *hand, const struct row *row, size_t over)
{
	const struct record *record = &hand->splitter.record;
	size_t len = (size_t)record->cut.len;
	size_t first = 0;
	size_t before;
	size_t after;

	if (hand->splitter.delimiter != ',' ||
	    decimals_count(record->raw, len, &first) < over)
		return;
	before = digits_before(record->raw, first);
	after = digits_after(record->raw, first + 1, len);
	row_complain(hand, row, DIAG_SHIFTED, COLUMN_NONE,
	    arena_format(&hand->scratch, "%.*s may be one number",
		(int)(before + 1 + after), record->raw + first - before));
}

static void
separator_check(struct hand *hand, const struct row *row)
{
	static const char letters[] = { ',', ';', '\t', '|' };
	const struct record *record = &hand->splitter.record;
	size_t wanted = hand->reader->header.count - 1;

	for (size_t i = 0; i < sizeof(letters); i++) {
		if (letters[i] == hand->splitter.delimiter ||
		    letters_count(record->raw, (size_t)record->cut.len,
			letters[i]) != wanted)
			continue;
		row_complain(hand, row, DIAG_SHIFTED, COLUMN_NONE,
		    letters[i] == '\t'
			? "tabs stand where fields should be separated"
			: arena_format(&hand->scratch,
			      "'%c' stands where fields should be separated",
			      letters[i]));
		return;
	}
}

/* Only of rows that are refused already, so that it costs nothing else. */
void
shifted_check(struct hand *hand, const struct row *row)
{
	const struct record *record = &hand->splitter.record;
	size_t columns = hand->reader->header.count;

	if (memchr(record->raw, '"', (size_t)record->cut.len) != NULL)
		return;
	if (record->fields > columns)
		decimal_check(hand, row, record->fields - columns);
	else if (record->fields == 1 && columns > 1)
		separator_check(hand, row);
}
