/* store_sweep.h -- a store before and after a batch, for the sweeps. */
/* SPDX-License-Identifier: MIT */
#ifndef STORE_SWEEP_H
#define STORE_SWEEP_H

#include "../../src/store/store_internal.h"
#include "../unit/store_fixture.h"

enum { TICKETS = 5 };

/* --- a batch, as flow does it --------------------------------------------- */

static inline int
ingest_inside(struct store *store, char digit, struct fault *fault)
{
	struct export_file file = export_make("a.csv", digit, 100);
	struct event events[2] = {
		{ "received", NULL, 1000, 1000, GRAIN_SECOND, 2, 0 },
		{ "closed", HEBREW, 2000, 2000, GRAIN_SECOND, 3, 0 },
	};
	struct diag diag = { .code = DIAG_TIME, .line = 9, .value = QUOTES };

	if (store_put_export(store, &file, fault) != 0 ||
	    store_load_begin(store, fault) != 0)
		return -1;
	for (int i = 0; i < TICKETS; i++) {
		char key[] = { (char)('a' + i), '\0' };
		struct ticket ticket = ticket_make(&file, key);

		ticket.customer = ARABIC;
		ticket.events = events;
		ticket.event_count = 2;
		if (store_put_tickets(store, &ticket, 1, NULL, fault) != 0)
			return -1;
	}
	if (store_load_end(store, fault) != 0 ||
	    store_put_diag(store, file.id, &diag, fault) != 0)
		return -1;
	file.tally.read = file.tally.accepted = TICKETS;
	file.tally.diags[DIAG_TIME] = 1;
	return store_set_tally(store, &file, fault);
}

typedef int batch(struct store *store, char digit, struct fault *fault);

static inline int
whole(struct store *store, batch *inside, char digit, struct fault *fault)
{
	int rc = -1;

	if (store_begin(store, fault) == 0 && inside(store, digit, fault) == 0)
		rc = store_commit(store, fault);
	store_rollback(store); /* after a commit there is nothing to undo */
	return rc;
}

/* --- what the store holds ------------------------------------------------ */

/* Everything, as text: equal texts are equal stores. */
static inline void
dump(const char *path, struct buf *out)
{
	static const char *const tables[] = { "export", "diag_tally", "diag",
		"word", "ticket", "book", "sle", "detection", "outcome",
		"variant", "attainment", "finding", "finding_ticket", "fact" };
	struct store *store = opened(path, STORE_READ);

	buf_clear(out);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		sqlite3_stmt *st;
		char text[64];

		snprintf(text, sizeof(text), "SELECT * FROM %s ORDER BY 1, 2",
		    tables[i]);
		cr_assert_eq(sqlite3_prepare_v2(
				 store_handle(store), text, -1, &st, NULL),
		    SQLITE_OK);
		buf_print(out, "%s\n", tables[i]);
		while (sqlite3_step(st) == SQLITE_ROW) {
			for (int c = 0; c < sqlite3_column_count(st); c++) {
				const unsigned char *cell =
				    sqlite3_column_text(st, c);

				buf_print(out, "|%s",
				    cell != NULL ? (const char *)cell : "-");
			}
			buf_putc(out, '\n');
		}
		sqlite3_finalize(st);
	}
	store_close(store);
}

struct sweep { /* a store before and after a batch */
	char folder[64];
	char path[128];
	struct buf before;
	struct buf after;
	struct buf now;
};

static inline void
copy_file(const char *from, const char *to)
{
	static char bytes[1 << 20];
	FILE *in = fopen(from, "rb");
	FILE *out = fopen(to, "wb");
	size_t len;

	cr_assert_not_null(in);
	cr_assert_not_null(out);
	len = fread(bytes, 1, sizeof(bytes), in);
	cr_assert_lt(len, sizeof(bytes));
	cr_assert_eq(fwrite(bytes, 1, len, out), len);
	fclose(in);
	cr_assert_eq(fclose(out), 0);
}

static inline void
must(struct store *store, batch *inside, char digit)
{
	struct fault fault = { 0 };

	cr_assert_eq(whole(store, inside, digit, &fault), 0, "%s", fault.text);
}

/* A kept copy "old" beside the store that each stop begins with. */
static inline void
sweep_open(struct sweep *sweep, batch *first, batch *second, char digit)
{
	char old[160];
	struct store *store;

	*sweep = (struct sweep){ 0 };
	folder_make(sweep->folder);
	snprintf(
	    sweep->path, sizeof(sweep->path), "%s/audit.db", sweep->folder);
	snprintf(old, sizeof(old), "%s.old", sweep->path);
	store = opened(sweep->path, STORE_WRITE);
	must(store, ingest_inside, '0');
	if (first != NULL)
		must(store, first, '1');
	store_close(store);
	dump(sweep->path, &sweep->before);
	copy_file(sweep->path, old);
	store = opened(sweep->path, STORE_WRITE);
	must(store, second, digit);
	store_close(store);
	dump(sweep->path, &sweep->after);
	cr_assert_str_neq(buf_text(&sweep->before), buf_text(&sweep->after));
}

static inline void
sweep_reset(struct sweep *sweep)
{
	char old[160];

	snprintf(old, sizeof(old), "%s.old", sweep->path);
	copy_file(old, sweep->path);
}

static inline void
sweep_close(struct sweep *sweep)
{
	char old[160];

	snprintf(old, sizeof(old), "%s.old", sweep->path);
	unlink(old);
	unlink(sweep->path);
	cr_expect_eq(rmdir(sweep->folder), 0, "a journal was left");
	buf_release(&sweep->before);
	buf_release(&sweep->after);
	buf_release(&sweep->now);
}

static inline bool
same_files(const char *a, const char *b)
{
	static char bytes[2][1 << 20];
	size_t lens[2];

	for (int i = 0; i < 2; i++) {
		FILE *file = fopen(i == 0 ? a : b, "rb");

		cr_assert_not_null(file);
		lens[i] = fread(bytes[i], 1, sizeof(bytes[i]), file);
		fclose(file);
	}
	return lens[0] == lens[1] && memcmp(bytes[0], bytes[1], lens[0]) == 0;
}

/* 0 for none of the batch, 1 for all of it; anything else fails the test. */
static inline int
held(struct sweep *sweep, long at)
{
	char old[160];

	snprintf(old, sizeof(old), "%s.old", sweep->path);
	if (same_files(sweep->path, old))
		return 0;
	dump(sweep->path, &sweep->now);
	if (strcmp(buf_text(&sweep->now), buf_text(&sweep->before)) == 0)
		return 0;
	cr_expect_str_eq(buf_text(&sweep->now), buf_text(&sweep->after),
	    "half a batch after %ld", at);
	return 1;
}

/* Nobody pulls the plug here: the disk need not be waited for. */
static inline struct store *
opened_quickly(const char *path)
{
	struct store *store = opened(path, STORE_WRITE);

	sqlite3_exec(
	    store_handle(store), "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	return store;
}

#endif
