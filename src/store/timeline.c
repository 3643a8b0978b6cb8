/* timeline.c -- a ticket's events, and its attributes, as JSON, and back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/names.h"

/* --- writing ------------------------------------------------------------- */

/* Text at the end of a buf that has the room. */
struct pen {
	char *at;
};

/* The most that one byte of a word and a number take. */
enum { ESCAPED_MOST = 6, NUMBER_MOST = 20, NAME_MOST = 8, EVENT_MOST = 120 };

static void
put_char(struct pen *pen, char c)
{
	*pen->at++ = c;
}

static void
put_bytes(struct pen *pen, const char *bytes, size_t len)
{
	memcpy(pen->at, bytes, len);
	pen->at += len;
}

static void
put_escaped(struct pen *pen, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";

	if (c >= 0x20) {
		put_char(pen, '\\');
		put_char(pen, (char)c);
		return;
	}
	put_bytes(pen, "\\u00", 4);
	put_char(pen, digits[c >> 4]);
	put_char(pen, digits[c & 15]);
}

static void
put_null(struct pen *pen)
{
	put_bytes(pen, "null", 4);
}

/* A JSON string, RFC 8259 section 7. Bytes from 0x80 stand as they are. */
static void
put_string(struct pen *pen, const char *text)
{
	if (text == NULL) {
		put_null(pen);
		return;
	}
	put_char(pen, '"');
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x20 || c == '"' || c == '\\')
			put_escaped(pen, c);
		else
			put_char(pen, (char)c);
	}
	put_char(pen, '"');
}

static void
put_number(struct pen *pen, int64_t value)
{
	char digits[NUMBER_MOST];
	size_t first = sizeof(digits);
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

	do {
		digits[--first] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		put_char(pen, '-');
	put_bytes(pen, digits + first, sizeof(digits) - first);
}

static void
put_instant(struct pen *pen, int64_t at)
{
	if (at == INSTANT_NONE)
		put_null(pen);
	else
		put_number(pen, at);
}

/* What an event has beside its name and instant, from the last cell that
 * stands there backwards. */
enum cells {
	CELLS_NONE,
	CELLS_GRAIN,
	CELLS_UNTIL,
	CELLS_LINE,
	CELLS_PARTY,
	CELLS_COUNT
};

static enum cells
cells_of(const struct ticket *ticket, const struct event *event)
{
	if (event->count != 0)
		return CELLS_COUNT;
	if (event->party != NULL)
		return CELLS_PARTY;
	if (event->line != ticket->line)
		return CELLS_LINE;
	if (event->until != event->at)
		return CELLS_UNTIL;
	return event->grain != GRAIN_SECOND ? CELLS_GRAIN : CELLS_NONE;
}

static void
put_cells(struct pen *pen, const struct ticket *ticket,
    const struct event *event, enum cells cells)
{
	put_char(pen, ',');
	put_string(pen,
	    event->grain != GRAIN_SECOND ? grain_words[event->grain] : NULL);
	if (cells == CELLS_GRAIN)
		return;
	put_char(pen, ',');
	if (event->until != event->at)
		put_number(pen, event->until); /* INSTANT_NONE, too */
	else
		put_null(pen);
	if (cells == CELLS_UNTIL)
		return;
	put_char(pen, ',');
	if (event->line != ticket->line)
		put_number(pen, event->line);
	else
		put_null(pen);
	if (cells == CELLS_LINE)
		return;
	put_char(pen, ',');
	put_string(pen, event->party);
	if (cells == CELLS_PARTY)
		return;
	put_char(pen, ',');
	put_number(pen, event->count);
}

/* [at, grain, until, line, party, count], and null for a second, for an until
 * that is the at, for the ticket's own line and for no party; nulls and a count
 * of 0 at the end are left out, and at alone stands without brackets. The view
 * event tells them apart. */
static void
put_event(
    struct pen *pen, const struct ticket *ticket, const struct event *event)
{
	enum cells cells = cells_of(ticket, event);

	if (cells == CELLS_NONE) {
		put_instant(pen, event->at);
		return;
	}
	put_char(pen, '[');
	put_instant(pen, event->at);
	put_cells(pen, ticket, event, cells);
	put_char(pen, ']');
}

static size_t
word_most(const char *word)
{
	return word != NULL ? strlen(word) * ESCAPED_MOST : 0;
}

void
event_names_text(const struct ticket *ticket, struct buf *out)
{
	size_t most = 2;
	struct pen pen;

	for (size_t i = 0; i < ticket->event_count; i++)
		most += NAME_MOST + word_most(ticket->events[i].name);
	pen.at = buf_room(out, most);
	put_char(&pen, '[');
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (i > 0)
			put_char(&pen, ',');
		put_string(&pen, ticket->events[i].name);
	}
	put_char(&pen, ']');
	buf_fill(out, pen.at);
}

void
timeline_text(const struct ticket *ticket, struct buf *out)
{
	size_t most = 2;
	struct pen pen;

	for (size_t i = 0; i < ticket->event_count; i++)
		most += EVENT_MOST + word_most(ticket->events[i].party);
	pen.at = buf_room(out, most);
	put_char(&pen, '[');
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (i > 0)
			put_char(&pen, ',');
		put_event(&pen, ticket, &ticket->events[i]);
	}
	put_char(&pen, ']');
	buf_fill(out, pen.at);
}

/* --- reading: exactly what is written above --------------------------------
 */

struct scan {
	const char *at;
	struct vocab *vocab;
	struct buf plain; /* a string without its escapes */
};

static bool
take(struct scan *scan, const char *text)
{
	size_t len = strlen(text);

	if (strncmp(scan->at, text, len) != 0)
		return false;
	scan->at += len;
	return true;
}

/* Behind a backslash. */
static bool
take_escape(struct scan *scan)
{
	char digits[3] = "";
	long code;

	if (*scan->at == '"' || *scan->at == '\\') {
		buf_putc(&scan->plain, *scan->at++);
		return true;
	}
	if (!take(scan, "u00"))
		return false;
	memcpy(digits, scan->at, strnlen(scan->at, 2));
	if (strspn(digits, "0123456789abcdef") != 2)
		return false;
	code = strtol(digits, NULL, 16);
	if (code == 0 || code >= 0x20)
		return false;
	buf_putc(&scan->plain, (char)code);
	scan->at += 2;
	return true;
}

/* *WORD and *LEN: until the next string. */
static bool
take_string(struct scan *scan, const char **word, size_t *len)
{
	if (!take(scan, "\""))
		return false;
	*word = scan->at;
	*len = strcspn(scan->at, "\"\\");
	scan->at += *len;
	if (take(scan, "\""))
		return true;
	buf_clear(&scan->plain);
	buf_putn(&scan->plain, *word, *len);
	while (take(scan, "\\")) {
		size_t more;

		if (!take_escape(scan))
			return false;
		more = strcspn(scan->at, "\"\\");
		buf_putn(&scan->plain, scan->at, more);
		scan->at += more;
	}
	*word = buf_text(&scan->plain);
	*len = scan->plain.len;
	return take(scan, "\"");
}

static bool
take_word(struct scan *scan, const char **out)
{
	const char *word;
	size_t len;

	*out = NULL;
	if (take(scan, "null"))
		return true;
	if (!take_string(scan, &word, &len))
		return false;
	*out = vocab_putn(scan->vocab, word, len);
	return true;
}

static bool
take_number(struct scan *scan, int64_t *out)
{
	const char *digits = scan->at + (*scan->at == '-');
	char *end;

	if (*digits < '0' || *digits > '9')
		return false;
	errno = 0;
	*out = strtoll(scan->at, &end, 10);
	scan->at = end;
	return errno == 0;
}

static bool
take_instant(struct scan *scan, int64_t *out)
{
	*out = INSTANT_NONE;
	return take(scan, "null") || take_number(scan, out);
}

static bool
take_grain(struct scan *scan, enum grain *out)
{
	const char *word;
	size_t len;

	if (!take_string(scan, &word, &len))
		return false;
	for (int i = 0; i < GRAINS; i++) {
		if (strlen(grain_words[i]) == len &&
		    memcmp(grain_words[i], word, len) == 0) {
			*out = (enum grain)i;
			return true;
		}
	}
	return false;
}

/* A further cell that is not null. */
static bool
more(struct scan *scan)
{
	return take(scan, ",") && !take(scan, "null");
}

/* Those that are left out, or null, keep what is set. */
static bool
take_cells(struct scan *scan, struct event *out)
{
	int64_t line = out->line;

	if (more(scan) && !take_grain(scan, &out->grain))
		return false;
	if (more(scan) && !take_number(scan, &out->until))
		return false;
	if (more(scan) && !take_number(scan, &line))
		return false;
	if (take(scan, ",") && !take_word(scan, &out->party))
		return false;
	if (take(scan, ",") && !take_number(scan, &out->count))
		return false;
	out->line = (uint32_t)line;
	return line >= 0 && line <= UINT32_MAX;
}

/* Of which the name is known. */
static bool
take_event(struct scan *scan, const struct ticket *ticket, struct event *out)
{
	bool whole = take(scan, "[");

	out->grain = GRAIN_SECOND;
	out->line = ticket->line;
	if (!take_instant(scan, &out->at))
		return false;
	out->until = out->at;
	return !whole || (take_cells(scan, out) && take(scan, "]"));
}

/* One for each name. */
static bool
take_events(struct scan *scan, struct ticket *out)
{
	if (!take(scan, "["))
		return false;
	for (size_t i = 0; i < out->event_count; i++) {
		if (i > 0 && !take(scan, ","))
			return false;
		if (!take_event(scan, out, &out->events[i]))
			return false;
	}
	return take(scan, "]");
}

static bool
take_names(struct scan *scan, struct arena *arena, struct ticket *out)
{
	size_t room = 0;

	if (!take(scan, "["))
		return false;
	if (take(scan, "]"))
		return true;
	do {
		struct event *event;

		out->events = arena_grow(arena, out->events, &room,
		    out->event_count, sizeof(*out->events));
		event = &out->events[out->event_count++];
		*event = (struct event){ 0 };
		if (!take_word(scan, &event->name))
			return false;
	} while (take(scan, ","));
	return take(scan, "]");
}

bool
timeline_read(const char *names, const char *text, struct arena *arena,
    struct vocab *vocab, struct ticket *out)
{
	struct scan scan = { .at = names, .vocab = vocab };
	bool whole;

	out->events = NULL;
	out->event_count = 0;
	whole = take_names(&scan, arena, out) && *scan.at == '\0';
	scan.at = text;
	whole = whole && take_events(&scan, out) && *scan.at == '\0';
	buf_release(&scan.plain);
	return whole;
}

/* --- attributes ---------------------------------------------------------- */

static size_t
attributes_most(const struct ticket *ticket)
{
	size_t most = 2;

	for (size_t i = 0; i < ticket->attribute_count; i++)
		most += 6 +
		    ESCAPED_MOST *
			(strlen(ticket->attributes[i].name) +
			    strlen(ticket->attributes[i].word));
	return most;
}

void
attributes_text(const struct ticket *ticket, struct buf *out)
{
	struct pen pen;

	pen.at = buf_room(out, attributes_most(ticket));
	put_char(&pen, '{');
	for (size_t i = 0; i < ticket->attribute_count; i++) {
		if (i > 0)
			put_char(&pen, ',');
		put_string(&pen, ticket->attributes[i].name);
		put_char(&pen, ':');
		put_string(&pen, ticket->attributes[i].word);
	}
	put_char(&pen, '}');
	buf_fill(out, pen.at);
}

static bool
take_attributes(struct scan *scan, struct arena *arena, struct ticket *out)
{
	size_t room = 0;

	if (!take(scan, "{"))
		return false;
	do {
		struct named_word *attribute;

		out->attributes = arena_grow(arena, out->attributes, &room,
		    out->attribute_count, sizeof(*out->attributes));
		attribute = &out->attributes[out->attribute_count++];
		if (!take_word(scan, &attribute->name) || !take(scan, ":") ||
		    !take_word(scan, &attribute->word) ||
		    attribute->name == NULL || attribute->word == NULL)
			return false;
	} while (take(scan, ","));
	return take(scan, "}");
}

bool
attributes_read(const char *text, struct arena *arena, struct vocab *vocab,
    struct ticket *out)
{
	struct scan scan = { .at = text, .vocab = vocab };
	bool whole = take_attributes(&scan, arena, out) && *scan.at == '\0';

	buf_release(&scan.plain);
	return whole;
}
