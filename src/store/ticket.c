/* ticket.c -- tickets with their timelines, going in. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>

#include "slaudit/names.h"

static const char put_sql[] =
    "INSERT INTO ticket (export_id, line, process, key, category, customer,"
    " customer_class, channel, status, timeline)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/* A JSON string, RFC 8259 section 7. Bytes from 0x80 stand as they are. */
static void
put_string(struct buf *out, const char *text)
{
	if (text == NULL) {
		buf_put(out, "null");
		return;
	}
	buf_putc(out, '"');
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x20)
			buf_print(out, "\\u%04x", c);
		else if (c == '"' || c == '\\')
			buf_print(out, "\\%c", c);
		else
			buf_putc(out, *text);
	}
	buf_putc(out, '"');
}

static void
put_instant(struct buf *out, int64_t at)
{
	if (at == INSTANT_NONE)
		buf_put(out, "null");
	else
		buf_print(out, "%" PRId64, at);
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
	buf_print(out, ",%" PRIu32 "]", event->line);
}

static const char *
timeline(struct buf *out, const struct ticket *ticket)
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

int
store_put_ticket(
    struct store *store, struct ticket *ticket, struct fault *fault)
{
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, ticket->export_id);
	statement_put_int(st, ticket->line);
	statement_put_text(st, ticket->process);
	statement_put_text(st, ticket->key);
	statement_put_text(st, ticket->category);
	statement_put_text(st, ticket->customer);
	statement_put_text(st, ticket->customer_class);
	statement_put_text(st, ticket->channel);
	statement_put_text(st, ticket->status);
	statement_put_text(st, timeline(&store->timeline, ticket));
	if (statement_run(st, fault) != 0)
		return -1;
	ticket->id = sqlite3_last_insert_rowid(store->db);
	return 0;
}
