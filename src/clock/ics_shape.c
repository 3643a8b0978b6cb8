/* ics_shape.c -- what a calendar file must be before libical sees it, and its
 * texts before anybody does. */
/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <string.h>

#include "slaudit/fault.h"

#include "ics_internal.h"

/* A calendar holds events, an event alarms, and that is all. */
enum { DEPTH_MAX = 8 };

/* --- texts ------------------------------------------------------------------
 */

/* How many bytes at TEXT no rule file may hold: a control character, a line's
 * end by another name, a byte order mark. 0: none. */
static size_t
unfit_length(const char *text)
{
	static const char *const unfit[] = { "\x7f", "\xe2\x80\xa8",
		"\xe2\x80\xa9", "\xef\xbb\xbf", "\xef\xbf\xbe",
		"\xef\xbf\xbf" };
	unsigned char first = (unsigned char)text[0];

	if (first < 0x20)
		return 1;
	if (first == 0xc2 && ((unsigned char)text[1] & 0xe0) == 0x80)
		return 2;
	for (size_t i = 0; i < sizeof(unfit) / sizeof(unfit[0]); i++) {
		if (strncmp(text, unfit[i], strlen(unfit[i])) == 0)
			return strlen(unfit[i]);
	}
	return 0;
}

const char *
ics_plain(struct arena *arena, const char *text)
{
	char *out = arena_copy(arena, text);
	size_t used = 0;

	while (*text != '\0') {
		size_t unfit = unfit_length(text);
		char c = *text;

		if (unfit > 0)
			c = ' ';
		text += unfit > 0 ? unfit : 1;
		if (c != ' ' || (used > 0 && out[used - 1] != ' '))
			out[used++] = c;
	}
	if (used > 0 && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	return out;
}

/* --- files ------------------------------------------------------------------
 */

static int
refuse(const struct ics_source *source, const char *why, struct fault *fault)
{
	return fault_set(fault, FAULT_INPUT, source->name, 0, "%s", why);
}

/* A long line goes on after a line's end and a blank. */
static const char *
unfold(const char *text)
{
	for (;;) {
		const char *next = text[0] == '\r' ? text + 1 : text;

		if (next[0] != '\n' || (next[1] != ' ' && next[1] != '\t'))
			return text;
		text = next + 2;
	}
}

/* Is the line the property WORD, whatever stands beside it? */
static bool
is_of(const char *line, const char *word)
{
	for (; *word != '\0'; word++, line++) {
		line = unfold(line);
		if ((*line & ~0x20) != *word)
			return false;
	}
	line = unfold(line);
	return *line == ':' || *line == ';';
}

int
ics_shape(const struct ics_source *source, struct fault *fault)
{
	const char *line = source->bytes;
	long depth = 0;
	long parts = 0;

	if (source->size > ICS_SIZE_MAX)
		return refuse(source, "larger than 4 MiB", fault);
	if (strlen(line) != source->size)
		return refuse(source, "holds a NUL byte", fault);
	while (line != NULL) {
		parts += is_of(line, "BEGIN");
		depth += is_of(line, "BEGIN");
		depth -= is_of(line, "END");
		/* libical would talk about it on standard error. */
		if (depth < 0)
			return refuse(source, "has END without BEGIN", fault);
		if (depth > DEPTH_MAX)
			return refuse(source, "nested too deeply", fault);
		line = strchr(line, '\n');
		line = line == NULL ? NULL : line + 1;
	}
	if (depth != 0)
		return refuse(source, "is cut short: BEGIN without END", fault);
	if (parts > ICS_PARTS_MAX)
		return refuse(source, "more than 50000 parts", fault);
	return 0;
}

_Static_assert(ICS_SIZE_MAX == 4 << 20, "the message above says 4 MiB");
_Static_assert(ICS_PARTS_MAX == 50000, "the message above says 50000");
