/* store_stop.c -- stopped at every step: all of the batch or none of it. */
/* SPDX-License-Identifier: MIT */
#include "store_sweep.h"

/* Without SLAUDIT_SOAK in the environment every so many steps; no multiple of
 * what an engine might do in step with. */
enum { MOST_STOPS = 100000, STRIDE = 3, MAKING_STRIDE = 17 };

static long
stride(long slice)
{
	return getenv("SLAUDIT_SOAK") == NULL ? slice : 1;
}

/* --- the stopper --------------------------------------------------------- */

struct stopper {
	long left; /* steps to be done before the one that fails */
};

static int
stop(void *context)
{
	struct stopper *stopper = context;

	return stopper->left-- == 0;
}

/* --- results, as flow does them ------------------------------------------ */

static int
outcomes_inside(struct store *store, int64_t book_id, struct shelf *shelf,
    struct fault *fault)
{
	for (int i = 0; i < TICKETS; i++) {
		struct outcome outcome = { .ticket_id = i + 1,
			.sle = &shelf->sles[i % SLE_COUNT],
			.cycle = 1,
			.variant_count = 1 };
		struct finding_ticket cited = { .ticket_id = i + 1 };
		struct finding finding = { .rule = &shelf->rules[0],
			.sle = outcome.sle,
			.tickets = &cited,
			.ticket_count = 1 };

		if (store_put_outcomes(store, book_id, &outcome, 1, fault) != 0)
			return -1;
		cited.outcome_id = outcome.id;
		if (store_put_finding(store, book_id, &finding, fault) != 0)
			return -1;
	}
	return 0;
}

/* Results of the book DIGIT in the place of those before. */
static int
measure_inside(struct store *store, char digit, struct fault *fault)
{
	struct shelf shelf;
	struct book *book = shelf_fill(&shelf, digit);
	struct attainment row = { .sle = &shelf.sles[0], .month = 24242 };
	int64_t book_id;

	if (store_clear_results(store, fault) != 0 ||
	    store_put_book(store, book, &book_id, fault) != 0 ||
	    outcomes_inside(store, book_id, &shelf, fault) != 0 ||
	    store_put_attainment(store, book_id, &row, fault) != 0)
		return -1;
	return store_set_fact(store, "book_digest", book->digest, fault);
}

/* --- (a) stopped at every step ------------------------------------------- */

static void
expect_whole_or_nothing(struct sweep *sweep, batch *inside, char digit)
{
	bool stopped = true;
	long stops = 0;

	while (stopped) {
		struct stopper stopper = { .left = stops };
		struct fault fault = { 0 };
		struct store *store;
		bool all;
		int rc;

		cr_assert_lt(stops, MOST_STOPS);
		sweep_reset(sweep);
		store = opened_quickly(sweep->path);
		sqlite3_progress_handler(
		    store_handle(store), 1, stop, &stopper);
		rc = whole(store, inside, digit, &fault);
		store_close(store);
		stopped = stopper.left < 0;
		all = held(sweep, stops) == 1;
		/* A stop may tell of a failure after the commit took effect;
		 * never of a success before it. */
		cr_expect(rc != 0 || all, "stop %ld", stops);
		cr_expect(rc == 0 || stopped, "stop %ld", stops);
		cr_expect(rc == 0 || fault.kind == FAULT_STORE);
		stops += stride(STRIDE);
	}
	cr_expect_gt(stops, 100, "only %ld stops", stops);
}

Test(store_stop, an_ingest_stopped_anywhere_is_there_whole_or_not_at_all)
{
	struct sweep sweep;

	sweep_open(&sweep, NULL, ingest_inside, '9');
	expect_whole_or_nothing(&sweep, ingest_inside, '9');
	sweep_close(&sweep);
}

Test(store_stop, results_stopped_anywhere_are_the_old_or_the_new_ones)
{
	struct sweep sweep;

	sweep_open(&sweep, measure_inside, measure_inside, '2');
	expect_whole_or_nothing(&sweep, measure_inside, '2');
	sweep_close(&sweep);
}

/* After a stop the same connection goes on: flow may try again. */
Test(store_stop, a_stopped_batch_can_be_repeated_on_the_same_store)
{
	struct store *store = opened(":memory:", STORE_WRITE);

	for (long at = 0; at < 60; at += 7) {
		struct stopper stopper = { .left = at };
		struct fault fault = { 0 };

		sqlite3_progress_handler(
		    store_handle(store), 1, stop, &stopper);
		cr_expect_eq(whole(store, ingest_inside, '9', &fault), -1);
		cr_expect_str_eq(
		    fault.text, ":memory:: stopped before it was done");
		sqlite3_progress_handler(store_handle(store), 0, NULL, NULL);
		cr_expect(sqlite3_get_autocommit(store_handle(store)));
	}
	must(store, ingest_inside, '9');
	store_close(store);
}

/* --- making the store ---------------------------------------------------- */

static struct stopper maker; /* the engine hands no context to an extension */

static int
stop_when_made(sqlite3 *db, char **message, const void *routines)
{
	(void)message;
	(void)routines;
	sqlite3_progress_handler(db, 1, stop, &maker);
	return SQLITE_OK;
}

Test(store_stop, a_store_is_made_whole_or_not_at_all)
{
	char folder[64];
	char path[128];
	long stops = 0;
	int tries = 0;

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	do {
		struct fault fault = { 0 };
		struct store *store = NULL;
		int rc;

		cr_assert_lt(stops, MOST_STOPS);
		maker.left = stops;
		stops += stride(MAKING_STRIDE);
		tries++;
		sqlite3_auto_extension((void (*)(void))stop_when_made);
		rc = store_open(&store, path, STORE_WRITE, &fault);
		sqlite3_reset_auto_extension();
		cr_expect(rc == 0 || fault.kind == FAULT_STORE);
		store_close(store);
		if (tries % 64 == 0 || rc == 0) { /* usable by the next run */
			store = opened(path, STORE_WRITE);
			must(store, ingest_inside, '9');
			store_close(store);
			unlink(path);
		}
	} while (maker.left < 0);
	cr_expect_gt(stops, 100, "only %ld stops", stops);
	rmdir(folder);
}
