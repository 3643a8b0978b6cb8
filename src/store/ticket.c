/* ticket.c -- tickets with their timelines, going in. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

static const char put_sql[] =
    "INSERT INTO ticket (export_id, line, process, key, category, customer,"
    " customer_class, channel, status, timeline)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

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
	statement_put_text(st, timeline_write(&store->timeline, ticket));
	if (statement_run(st, fault) != 0)
		return -1;
	ticket->id = sqlite3_last_insert_rowid(store->db);
	return 0;
}
