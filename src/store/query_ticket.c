/* query_ticket.c -- tickets with their timelines, coming back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#define TICKET_COLUMNS                                                         \
	"SELECT t.id, t.export_id, t.line, t.process, t.key, t.category,"      \
	" t.customer, t.customer_class, t.channel, t.status,"                  \
	" t.attributes,"                                                       \
	" t.event_names, t.timeline"

static const char each_sql[] =
    TICKET_COLUMNS " FROM ticket_current t ORDER BY t.id";

static const char find_sql[] = TICKET_COLUMNS
    " FROM ticket_current t WHERE t.id IN ("
    "  SELECT id FROM ticket_row WHERE key = ?1 AND process IN ("
    "   SELECT w.id FROM export x JOIN word w ON w.text = x.process)"
    "  UNION SELECT id FROM ticket_row"
    "  WHERE customer IN (?1, (SELECT id FROM word WHERE text = ?1)))"
    " ORDER BY t.process, t.key";

static const char process_sql[] =
    TICKET_COLUMNS " FROM ticket_current t WHERE t.process = ? ORDER BY t.key";

static const char get_sql[] = TICKET_COLUMNS " FROM ticket t WHERE t.id = ?";

static const char exception_sql[] =
    TICKET_COLUMNS " FROM ticket t WHERE t.id IN ("
		   "  SELECT o.id >> 33 FROM outcome_row o"
		   "  WHERE " STORE_EXCEPTIONAL ")"
		   " ORDER BY t.process, t.key, t.id";

static const char month_sql[] =
    TICKET_COLUMNS " FROM ticket t WHERE t.id IN ("
		   "  SELECT o.id >> 33 FROM outcome_row o"
		   "  WHERE o.month BETWEEN ?1 AND ?2)"
		   " ORDER BY t.id";

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

int
query_ticket(struct query *query, struct arena *arena, struct vocab *vocab,
    struct ticket *out, struct fault *fault)
{
	const char *names;
	const char *events;
	const char *text;
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct ticket){ .id = id };
	head_read(query->st, arena, vocab, out);
	text = statement_text(query->st);
	if (text != NULL && !attributes_read(text, arena, vocab, out))
		return fault_set(fault, FAULT_STORE, query->store->path, 0,
		    "damaged: the attributes of ticket \"%s\" are not as "
		    "written",
		    out->key);
	names = statement_text(query->st);
	events = statement_text(query->st);
	if (names == NULL || events == NULL ||
	    !timeline_read(names, events, arena, vocab, out))
		return fault_set(fault, FAULT_STORE, query->store->path, 0,
		    "damaged: the timeline of ticket \"%s\" is not as written",
		    out->key);
	query_done(query);
	return 1;
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
store_month_tickets(struct store *store, int32_t from, int32_t to,
    struct query **out, struct fault *fault)
{
	if (query_open(out, store, month_sql, fault) != 0)
		return -1;
	statement_put_int((*out)->st, from);
	statement_put_int((*out)->st, to);
	return 0;
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
store_process_tickets(struct store *store, const char *process,
    struct query **out, struct fault *fault)
{
	if (query_open(out, store, process_sql, fault) != 0)
		return -1;
	statement_put_copy((*out)->st, process);
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
