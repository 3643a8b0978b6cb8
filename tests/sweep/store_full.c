/* store_full.c -- no room left: the store is as it was, and says so. */
/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <sys/resource.h>

#include "store_sweep.h"

static void
limit_pages(struct store *store, int pages)
{
	char text[64];

	snprintf(text, sizeof(text), "PRAGMA max_page_count = %d", pages);
	sqlite3_exec(store_handle(store), text, NULL, NULL, NULL);
}

/* Enough tickets that each table needs pages of its own. */
static int
much_inside(struct store *store, char digit, struct fault *fault)
{
	struct export_file file = export_make("much.csv", digit, 100);

	if (store_put_export(store, &file, fault) != 0)
		return -1;
	for (int i = 0; i < 5000; i++) {
		char key[16];
		struct ticket ticket;

		snprintf(key, sizeof(key), "%d", i);
		ticket = ticket_make(&file, key);
		ticket.customer = ARABIC;
		if (store_put_tickets(store, &ticket, 1, NULL, fault) != 0)
			return -1;
	}
	return store_set_tally(store, &file, fault);
}

Test(store_full, a_full_disk_leaves_the_store_as_it_was)
{
	struct sweep sweep;
	int pages = 1; /* the engine takes what the file already has */
	int refused = 0;
	int rc = -1;

	sweep_open(&sweep, NULL, much_inside, '9');
	while (rc != 0) {
		struct fault fault = { 0 };
		struct store *store;

		cr_assert_lt(pages, 1000);
		sweep_reset(&sweep);
		store = opened_quickly(sweep.path);
		limit_pages(store, pages++);
		rc = whole(store, much_inside, '9', &fault);
		store_close(store);
		cr_expect_eq(held(&sweep, pages), rc == 0);
		if (rc == 0)
			break;
		refused++;
		cr_expect_eq(fault.kind, FAULT_STORE);
		cr_expect_not_null(strstr(fault.text, sweep.path));
		cr_expect_not_null(
		    strstr(fault.text, "no room left"), "%s", fault.text);
	}
	cr_expect_gt(refused, 5);
	sweep_close(&sweep);
}

/* A file that may not grow: a failing write instead of a full disk. */
Test(store_full, a_failing_write_leaves_the_store_as_it_was)
{
	struct rlimit old;
	struct sweep sweep;
	rlim_t most = 0;
	int refused = 0;
	int rc = -1;

	sweep_open(&sweep, NULL, much_inside, '9');
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	while (rc != 0) {
		struct rlimit limit = { .rlim_cur = most,
			.rlim_max = old.rlim_max };
		struct fault fault = { 0 };
		struct store *store;

		cr_assert_lt(most, 1 << 21);
		most += 16384;
		sweep_reset(&sweep);
		store = opened_quickly(sweep.path);
		setrlimit(RLIMIT_FSIZE, &limit);
		rc = whole(store, much_inside, '9', &fault);
		store_close(store);
		setrlimit(RLIMIT_FSIZE, &old);
		cr_expect_eq(held(&sweep, (long)most), rc == 0);
		if (rc == 0)
			break;
		refused++;
		cr_expect_eq(fault.kind, FAULT_STORE);
		cr_expect_not_null(strstr(fault.text, sweep.path));
		cr_expect_not_null(
		    strstr(fault.text, "cannot be read or written"), "%s",
		    fault.text);
	}
	cr_expect_gt(refused, 5);
	sweep_close(&sweep);
}
