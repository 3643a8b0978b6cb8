/* timeline.c -- a ticket's events as one JSON text, and back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/names.h"

/* --- writing ------------------------------------------------------------- */

/* A JSON string, RFC 8259 section 7. Bytes from 0x80 stand as they are. */
static void
put_string(struct buf *out, const char *text)
{
	if (text == NULL) {
		buf_put(out, "null");
		return;
	}
	buf_putc(out, '"');
	while (*text != '\0') {
		unsigned char c = (unsigned char)*text;
		size_t plain = 0;

		while ((unsigned char)text[plain] >= 0x20 &&
		    text[plain] != '"' && text[plain] != '\\')
			plain++;
		buf_putn(out, text, plain);
		text += plain;
		if (plain > 0)
			continue;
		if (c < 0x20)
			buf_print(out, "\\u%04x", c);
		else
			buf_print(out, "\\%c", c);
		text++;
	}
	buf_putc(out, '"');
}

static void
put_number(struct buf *out, int64_t value)
{
	char digits[24];
	size_t first = sizeof(digits);
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

	do {
		digits[--first] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		digits[--first] = '-';
	buf_putn(out, digits + first, sizeof(digits) - first);
}

static void
put_instant(struct buf *out, int64_t at)
{
	if (at == INSTANT_NONE)
		buf_put(out, "null");
	else
		put_number(out, at);
}

/* [name, at, until, grain, party, line]; the view event tells them apart. */
static void
put_event(struct buf *out, const struct event *event)
{
	buf_putc(out, '[');
	put_string(out, event->name);
	buf_putc(out, ',');
	put_instant(out, event->at);
	buf_putc(out, ',');
	put_instant(out, event->until);
	buf_putc(out, ',');
	put_string(out, grain_words[event->grain]);
	buf_putc(out, ',');
	put_string(out, event->party);
	buf_putc(out, ',');
	put_number(out, event->line);
	buf_putc(out, ']');
}

const char *
timeline_write(struct buf *out, const struct ticket *ticket)
{
	buf_clear(out);
	buf_putc(out, '[');
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (i > 0)
			buf_putc(out, ',');
		put_event(out, &ticket->events[i]);
	}
	buf_putc(out, ']');
	return buf_text(out);
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

static bool
take_event(struct scan *scan, struct event *out)
{
	int64_t line = -1;

	if (!take(scan, "[") || !take_word(scan, &out->name) ||
	    !take(scan, ",") || !take_instant(scan, &out->at) ||
	    !take(scan, ",") || !take_instant(scan, &out->until) ||
	    !take(scan, ",") || !take_grain(scan, &out->grain) ||
	    !take(scan, ",") || !take_word(scan, &out->party) ||
	    !take(scan, ",") || !take_number(scan, &line) || !take(scan, "]"))
		return false;
	out->line = (uint32_t)line;
	return line >= 0 && line <= UINT32_MAX;
}

static bool
take_events(struct scan *scan, struct arena *arena, struct ticket *out)
{
	size_t room = 0;

	if (!take(scan, "["))
		return false;
	if (take(scan, "]"))
		return true;
	do {
		out->events = arena_grow(arena, out->events, &room,
		    out->event_count, sizeof(*out->events));
		if (!take_event(scan, &out->events[out->event_count++]))
			return false;
	} while (take(scan, ","));
	return take(scan, "]");
}

bool
timeline_read(const char *text, struct arena *arena, struct vocab *vocab,
    struct ticket *out)
{
	struct scan scan = { .at = text, .vocab = vocab };
	bool whole;

	out->events = NULL;
	out->event_count = 0;
	whole = take_events(&scan, arena, out) && *scan.at == '\0';
	buf_release(&scan.plain);
	return whole;
}
