/* query_ticket.c -- tickets with their timelines, coming back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include "slaudit/names.h"

/* One row for each event, or one with NULLs for a ticket without any. */
#define TICKET_COLUMNS                                                         \
	"SELECT t.id, t.export_id, t.line, t.process, t.key, t.category,"      \
	" t.customer, t.customer_class, t.channel, t.status,"                  \
	" json_array_length(t.timeline), e.value ->> 0, e.value ->> 1,"        \
	" e.value ->> 2, e.value ->> 3, e.value ->> 4, e.value ->> 5"

#define TICKET_EVENTS " LEFT JOIN json_each(t.timeline) e"

enum { TICKET_OWN_COLUMNS = 11 }; /* the same in each row of one ticket */

static const char each_sql[] = TICKET_COLUMNS
    " FROM ticket_current t" TICKET_EVENTS " ORDER BY t.process, t.key, e.key";

static const char find_sql[] = TICKET_COLUMNS
    " FROM ticket_current t" TICKET_EVENTS " WHERE t.id IN ("
    "  SELECT id FROM ticket"
    "  WHERE process IN (SELECT process FROM export) AND key = ?1"
    "  UNION SELECT id FROM ticket WHERE customer = ?1)"
    " ORDER BY t.process, t.key, e.key";

static const char get_sql[] = TICKET_COLUMNS " FROM ticket t" TICKET_EVENTS
					     " WHERE t.id = ? ORDER BY e.key";

static const char exception_sql[] = TICKET_COLUMNS
    " FROM ticket t" TICKET_EVENTS " WHERE t.id IN ("
    "  SELECT o.ticket_id FROM outcome o WHERE " STORE_IS_EXCEPTION ")"
    " ORDER BY t.process, t.key, t.id, e.key";

static void
head_read(struct statement *st, struct arena *arena, struct vocab *vocab,
    struct ticket *out)
{
	out->export_id = statement_int(st);
	out->line = (uint32_t)statement_int(st);
	out->process = statement_word(st, vocab);
	out->key = statement_copy(st, arena);
	out->category = statement_word(st, vocab);
	out->customer = statement_copy(st, arena);
	out->customer_class = statement_word(st, vocab);
	out->channel = statement_word(st, vocab);
	out->status = statement_word(st, vocab);
}

static int
event_read(struct statement *st, struct vocab *vocab, struct event *out,
    struct fault *fault)
{
	int grain;

	out->name = statement_word(st, vocab);
	out->at = statement_int_or(st, INSTANT_NONE);
	out->until = statement_int_or(st, INSTANT_NONE);
	if (statement_name(st, grain_words, &grain, fault) != 0)
		return -1;
	out->grain = (enum grain)grain;
	out->party = statement_word(st, vocab);
	out->line = (uint32_t)statement_int(st);
	return 0;
}

static int
events_read(struct query *query, struct vocab *vocab, size_t count,
    struct ticket *out, struct fault *fault)
{
	int got;

	do {
		if (out->event_count < count) {
			query->st->next = TICKET_OWN_COLUMNS;
			if (event_read(query->st, vocab,
				&out->events[out->event_count++], fault) != 0)
				return -1;
		}
		got = query_more(query, out->id, fault);
	} while (got == 1);
	return got < 0 ? -1 : 1;
}

int
query_ticket(struct query *query, struct arena *arena, struct vocab *vocab,
    struct ticket *out, struct fault *fault)
{
	size_t count;
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct ticket){ .id = id };
	head_read(query->st, arena, vocab, out);
	count = (size_t)statement_int(query->st);
	if (count > 0)
		out->events = arena_new(arena, count, sizeof(*out->events));
	return events_read(query, vocab, count, out, fault);
}

int
store_each_ticket(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_sql, fault);
}

int
store_exception_tickets(
    struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, exception_sql, fault);
}

int
store_find_tickets(struct store *store, const char *key, struct query **out,
    struct fault *fault)
{
	if (query_open(out, store, find_sql, fault) != 0)
		return -1;
	statement_put_copy((*out)->st, key);
	return 0;
}

int
store_get_ticket(struct store *store, struct arena *arena, struct vocab *vocab,
    int64_t ticket_id, struct ticket *out, struct fault *fault)
{
	struct query *query;
	int got;

	if (query_open(&query, store, get_sql, fault) != 0)
		return -1;
	statement_put_int(query->st, ticket_id);
	got = query_ticket(query, arena, vocab, out, fault);
	query_close(query);
	return got;
}
