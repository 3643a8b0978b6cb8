/* load.c -- around a load: the index of keys, where somebody looks a key up. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include "slaudit/mem.h"

/* To keep it up costs as much as the tickets themselves. Among the tickets of
 * one export no key stands twice, and nobody asks for one often enough to make
 * up for it; between the tickets of two, every question does. */
static const char make_sql[] = "CREATE UNIQUE INDEX ticket_key\n"
			       "  ON ticket_row (process, key, export_id)";

static const char here_sql[] =
    "SELECT EXISTS (SELECT 1 FROM ticket_row),"
    " EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'ticket_key')";

struct here {
	bool tickets;
	bool index;
};

static int
here_read(struct store *store, struct here *here, struct fault *fault)
{
	struct statement *st = statement_take(store, here_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	got = statement_step(st, fault);
	if (got == 1) {
		here->tickets = statement_int(st) != 0;
		here->index = statement_int(st) != 0;
	}
	statement_release(st);
	return got == 1 ? 0 : -1;
}

int
store_load_begin(struct store *store, struct fault *fault)
{
	struct here here;

	if (here_read(store, &here, fault) != 0)
		return -1;
	if (!here.tickets && here.index &&
	    store_exec(store, "DROP INDEX ticket_key", fault) != 0)
		return -1;
	store->load = here.tickets && !here.index ? LOAD_INDEX_DUE : LOAD_BEGUN;
	return 0;
}

/* The engine sorts in runs as large as its cache: those that fit a processor's
 * own cache are sorted in two thirds of the time of 16 MiB. */
static int
index_make(struct store *store, struct fault *fault)
{
	if (store_exec(store, "PRAGMA cache_size = -2048", fault) != 0 ||
	    store_exec(store, make_sql, fault) != 0)
		return -1;
	return store_exec(store, "PRAGMA cache_size = " STORE_CACHE, fault);
}

int
store_load_end(struct store *store, struct fault *fault)
{
	bool due = store->load == LOAD_INDEX_DUE;

	load_forget(store);
	return due ? index_make(store, fault) : 0;
}

void
load_forget(struct store *store)
{
	store->load = LOAD_NONE;
}
