/* horizon.c -- which files a run knows: those cut off no later than it looks.
 */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

static const char set_sql[] = "UPDATE export SET known = cutoff_at <= ?1"
			      " WHERE known <> (cutoff_at <= ?1)";

static const char each_sql[] =
    "SELECT id, cutoff_at, register IS NOT NULL FROM export"
    " ORDER BY cutoff_at DESC, id";

int
store_set_horizon(struct store *store, int64_t at, struct fault *fault)
{
	struct statement *st = statement_take(store, set_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, at);
	return statement_run(st, fault);
}

int
store_each_cutoff(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_sql, fault);
}

int
query_cutoff(struct query *query, int64_t *cutoff, bool *is_register,
    struct fault *fault)
{
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*cutoff = statement_int(query->st);
	*is_register = statement_int(query->st) != 0;
	query_done(query);
	return 1;
}
