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

/* Rows that come one behind the other need no more, and the engine sorts in
 * runs as large as its cache: those that fit a processor's own are sorted in
 * two thirds of the time of 16 MiB. */
static const char small_cache[] = "PRAGMA cache_size = -2048";

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

/* All of a first load comes to the disk at its end; what is there already is
 * not waited for then. A store in memory has no file. */
static void
flushing_begin(struct store *store)
{
	const char *path = sqlite3_db_filename(store->db, "main");

	if (store->flusher == NULL && path != NULL && path[0] != '\0')
		store->flusher = flusher_open(path);
}

int
store_load_begin(struct store *store, struct fault *fault)
{
	struct here here;

	if (here_read(store, &here, fault) != 0)
		return -1;
	store->load = LOAD_BEGUN;
	if (here.tickets && here.index)
		return 0; /* it is kept up, all over */
	if (here.tickets)
		store->load = LOAD_INDEX_DUE;
	else if (here.index &&
	    store_exec(store, "DROP INDEX ticket_key", fault) != 0)
		return -1;
	if (!here.tickets)
		flushing_begin(store);
	return store_exec(store, small_cache, fault);
}

int
store_load_end(struct store *store, struct fault *fault)
{
	if (store->load == LOAD_INDEX_DUE &&
	    store_exec(store, make_sql, fault) != 0)
		return -1;
	load_forget(store);
	return 0;
}

void
load_forget(struct store *store)
{
	if (store->load != LOAD_NONE)
		sqlite3_exec(store->db, STORE_CACHE, NULL, NULL, NULL);
	store->load = LOAD_NONE;
}
