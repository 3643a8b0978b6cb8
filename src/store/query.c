/* query.c -- a running question: rows that belong together, one by one. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <stdlib.h>

#include "slaudit/mem.h"

int
query_open(struct query **out, struct store *store, const char *sql,
    struct fault *fault)
{
	struct statement *st = statement_take(store, sql, fault);
	struct query *query;

	if (st == NULL)
		return -1;
	query = mem_new(1, sizeof(*query));
	query->store = store;
	query->st = st;
	*out = query; /* the caller's from here on */
	return 0;
}

int
query_row(struct query *query, int64_t *id, struct fault *fault)
{
	int got;

	if (query->ended)
		return 0;
	if (!query->waiting) {
		got = statement_step(query->st, fault);
		query->waiting = got == 1;
		query->ended = got != 1;
		if (got != 1)
			return got;
	}
	query->st->next = 0;
	*id = statement_int(query->st);
	return 1;
}

int
query_more(struct query *query, int64_t id, struct fault *fault)
{
	int64_t next;
	int got;

	query_done(query);
	got = query_row(query, &next, fault);
	return got == 1 ? next == id : got;
}

void
query_done(struct query *query)
{
	query->waiting = false;
}

void
query_close(struct query *query)
{
	if (query == NULL)
		return;
	statement_release(query->st);
	roster_release(&query->sles);
	roster_release(&query->rules);
	free(query);
}
