/* query_version.c -- every version of each ticket, by key, without its cells.
 *
 * The index of keys has it all; the rows are not looked at. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

static const char each_sql[] =
    "SELECT r.id, r.key, r.export_id FROM ticket_row r"
    " WHERE r.process = (SELECT w.id FROM word w WHERE w.text = ?)"
    " ORDER BY r.process, r.key, r.export_id";

int
store_each_version(struct store *store, const char *process, struct query **out,
    struct fault *fault)
{
	if (query_open(out, store, each_sql, fault) != 0)
		return -1;
	statement_put_copy((*out)->st, process);
	return 0;
}

int
query_version(struct query *query, struct arena *arena,
    struct ticket_version *out, struct fault *fault)
{
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct ticket_version){ .ticket_id = id };
	out->key = statement_copy(query->st, arena);
	out->export_id = statement_int(query->st);
	query_done(query);
	return 1;
}
