/* place.c -- where an outcome lies: the rows lie in the order of their ids. */
/* SPDX-License-Identifier: MIT */

/* A row that is added at the end needs no search and no index to be kept up,
 * which is a sixth of the time that a million tickets take to go in. Whoever
 * asks for the outcomes of one ticket finds them by halving. */
#include "store_internal.h"

#include <inttypes.h>

static const char ends_sql[] = "SELECT (SELECT min(place) FROM outcome_row),"
			       " (SELECT max(place) FROM outcome_row)";

static const char id_sql[] =
    "SELECT id FROM outcome_row WHERE place >= ? ORDER BY place LIMIT 1";

/* From *FIRST to below *END; both 0 where there is no outcome. */
static int
ends_read(
    struct store *store, int64_t *first, int64_t *end, struct fault *fault)
{
	struct statement *st = statement_take(store, ends_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	got = statement_step(st, fault);
	if (got == 1) {
		*first = statement_int_or(st, 0);
		*end = statement_int_or(st, -1) + 1;
	}
	statement_release(st);
	return got == 1 ? 0 : -1;
}

/* Of the first outcome from PLACE on, which is there. */
static int
id_read(struct store *store, int64_t place, int64_t *id, struct fault *fault)
{
	struct statement *st = statement_take(store, id_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	statement_put_int(st, place);
	got = statement_step(st, fault);
	if (got == 1)
		*id = statement_int(st);
	statement_release(st);
	return got == 1 ? 0 : -1;
}

/* From *OUT on all ids are ID or greater, and before it they are smaller. */
static int
place_find(struct store *store, int64_t id, int64_t *out, struct fault *fault)
{
	int64_t end;

	if (ends_read(store, out, &end, fault) != 0)
		return -1;
	while (*out < end) {
		int64_t middle = *out + (end - *out) / 2;
		int64_t there;

		if (id_read(store, middle, &there, fault) != 0)
			return -1;
		if (there < id)
			*out = middle + 1;
		else
			end = middle;
	}
	return 0;
}

static void
place_call(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct store *store = sqlite3_user_data(context);
	struct fault fault = { 0 };
	int64_t place;

	(void)argc;
	if (place_find(store, sqlite3_value_int64(argv[0]), &place, &fault) !=
	    0)
		sqlite3_result_error(context, fault.text, -1);
	else
		sqlite3_result_int64(context, place);
}

int
places_serve(struct store *store, struct fault *fault)
{
	int rc = sqlite3_create_function(store->db, "outcome_place", 1,
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, store,
	    place_call, NULL, NULL);

	return rc == SQLITE_OK ? 0 : store_fault(store, rc, fault);
}

/* 0: there is none. */
static int
last_read(struct store *store, int64_t *id, struct fault *fault)
{
	int64_t first;
	int64_t end;

	*id = 0;
	if (ends_read(store, &first, &end, fault) != 0)
		return -1;
	return end == 0 ? 0 : id_read(store, end - 1, id, fault);
}

int
places_follow(struct store *store, const struct outcome *outcomes, size_t count,
    struct fault *fault)
{
	int64_t last;

	if (last_read(store, &last, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct outcome *outcome = &outcomes[i];

		if (outcome->id <= last)
			return fault_set(fault, FAULT_STORE, store->path, 0,
			    "an outcome of ticket %" PRId64 ", SLE %s, cycle "
			    "%u comes twice, or after those that follow it",
			    outcome->ticket_id, outcome->sle->id,
			    (unsigned)outcome->cycle);
		last = outcome->id;
	}
	return 0;
}
