/* store_migrate.c -- a store of an older version is brought up to date. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "store_fixture.h"

static const char complaints_digest[] =
    "0a4d2138695e643b71af1c73ae51484323d2dc3071ef3670ece2cb6b718f9b1f";

/* The store of a version, as it was then. */
static void
version_make(const char *path, int version)
{
	enum { SCRIPT_MAX = 131072 };
	char *sql = calloc(1, SCRIPT_MAX);
	char script[256];
	FILE *file;
	sqlite3 *db;

	snprintf(script, sizeof(script),
	    SLAUDIT_SOURCE_DIR "/fixtures/store/version-%d.sql", version);
	file = fopen(script, "rb");
	cr_assert_not_null(file, "%s", script);
	cr_assert_lt(fread(sql, 1, SCRIPT_MAX - 1, file), SCRIPT_MAX - 1);
	fclose(file);
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s",
	    sqlite3_errmsg(db));
	sqlite3_close(db);
	free(sql);
}

static int64_t
number_of(struct store *store, const char *sql)
{
	sqlite3_stmt *st;
	int64_t number;

	cr_assert_eq(
	    sqlite3_prepare_v2(store_handle(store), sql, -1, &st, NULL),
	    SQLITE_OK, "%s", sqlite3_errmsg(store_handle(store)));
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	number = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return number;
}

static size_t
tickets_count(struct store *store, const char *first)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct ticket ticket;
	struct query *query;
	size_t count = 0;

	cr_assert_eq(store_each_ticket(store, &query, &fault), 0);
	while (query_ticket(query, &arena, &vocab, &ticket, &fault) == 1) {
		if (count++ == 0)
			cr_expect_str_eq(ticket.key, first);
		cr_expect_gt(ticket.event_count, 0);
	}
	query_close(query);
	vocab_release(&vocab);
	arena_release(&arena);
	return count;
}

static void
export_expect(struct store *store)
{
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct export_file like = { .mapping = "complaints",
		.cutoff = number_of(store,
		    "SELECT cutoff_at FROM export"
		    " WHERE mapping = 'complaints'") };
	struct export_file file;

	snprintf(like.content_digest, sizeof(like.content_digest), "%s",
	    complaints_digest);
	cr_assert_eq(store_find_export(store, &arena, &like, &file, &fault), 1,
	    "found by its content: %s", fault.text);
	cr_expect_str_eq(file.name, "complaints.csv");
	cr_expect_str_eq(file.digest, complaints_digest);
	cr_expect_str_eq(file.content_digest, complaints_digest,
	    "version 1 read no wrappers");
	cr_expect_eq(file.tally.read, 3);
	cr_expect_eq(file.tally.skipped, 0);
	cr_expect_eq(file.bytes, 1414);
	arena_release(&arena);
}

Test(store_migrate, from_1_everything_stays_and_wrappers_are_known)
{
	struct fault fault = { 0 };
	struct store *store = NULL;
	char folder[64];
	char path[128];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 1);
	cr_expect_eq(store_open(&store, path, STORE_READ, &fault), -1,
	    "reading changes nothing");
	cr_expect_not_null(strstr(fault.text, "written by an older slaudit"),
	    "%s", fault.text);

	store = opened(path, STORE_WRITE);
	export_expect(store);
	cr_expect_eq(tickets_count(store, "C-awkward"), 3);
	store_close(store);

	store = opened(path, STORE_READ); /* now it is up to date */
	export_expect(store);
	cr_expect_eq(tickets_count(store, "C-awkward"), 3);
	store_close(store);
	unlink(path);
	rmdir(folder);
}

/* By the views' columns, and what an outcome was known by before. */
static const struct {
	const char *name;
	const char *columns;
	const char *from; /* of version 2 */
} kept[] = {
	{ "ticket",
	    "id, export_id, line, process, key, category, customer,"
	    " customer_class, channel, status",
	    "old.ticket" },
	{ "event",
	    "ticket_id, process, key, ordinal, name, happened_at, until_at,"
	    " grain, party, line",
	    "old.event" },
	{ "outcome",
	    "ticket_id, sle_id, cycle, state, start_at, stop_at, judged_at,"
	    " wall_second, elapsed_second, elapsed_day, due_at, late_from_at,"
	    " margin, month, start_line, stop_line",
	    "old.outcome" },
	{ "variant JOIN outcome ON id = outcome_id",
	    "ticket_id, sle_id, cycle, ordinal, day_rule, variant.state,"
	    " variant.due_at",
	    "old.variant JOIN old.outcome ON id = outcome_id" },
	{ "finding_ticket p JOIN outcome o ON o.id = p.outcome_id",
	    "finding_id, ordinal, p.ticket_id, sle_id, cycle, line,"
	    " p.elapsed_second",
	    "old.finding_ticket p JOIN old.outcome o ON o.id = p.outcome_id" },
	{ "attainment",
	    "id, sle_id, month, withheld, scope, met, missed, measured, ended,"
	    " within, paused, over, undecidable, excluded, not_covered,"
	    " defective, n, n_met, median_second, p95_second, most_second",
	    "old.attainment" },
	{ "finding", "*", "old.finding" },
};

Test(store_migrate, from_2_no_row_and_no_cell_is_lost)
{
	struct fault fault = { 0 };
	struct store *store;
	char folder[64];
	char path[128];
	char text[2048];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 2);
	store = opened(path, STORE_WRITE);
	unlink(path);
	version_make(path, 2);
	snprintf(text, sizeof(text), "ATTACH '%s' AS old", path);
	cr_assert_eq(store_exec(store, text, &fault), 0, "%s", fault.text);
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		snprintf(text, sizeof(text),
		    "SELECT count(*) FROM (SELECT %s FROM %s EXCEPT"
		    " SELECT %s FROM main.%s)",
		    kept[i].columns, kept[i].from, kept[i].columns,
		    kept[i].name);
		cr_expect_eq(number_of(store, text), 0, "%s", text);
		snprintf(text, sizeof(text),
		    "SELECT (SELECT count(*) FROM %s) ="
		    " (SELECT count(*) FROM main.%s) AND"
		    " (SELECT count(*) FROM %s) > 2",
		    kept[i].from, kept[i].name, kept[i].from);
		cr_expect_eq(number_of(store, text), 1, "%s", text);
	}
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM attainment WHERE figure ="
			 " 'share' AND unit = 'case' AND numerator = n_met AND"
			 " denominator = n AND n > 0") > 0,
	    true);
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM attainment WHERE numerator <>"
			 " n_met OR denominator <> n"),
	    0);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM pragma_foreign_key_check"),
	    0);
	store_close(store);
	unlink(path);
	rmdir(folder);
}

/* Version 3 knew of no registers: its exports hold tickets, every figure is on
 * all data, and no result is touched. */
Test(store_migrate, from_3_what_was_measured_stays)
{
	static const char *const same[] = {
		"SELECT (SELECT count(*) FROM main.outcome) ="
		" (SELECT count(*) FROM old.outcome)",
		"SELECT (SELECT count(*) FROM main.attainment) ="
		" (SELECT count(*) FROM old.attainment)",
		"SELECT (SELECT sum(n) * 100 + sum(n_met) FROM main.attainment)"
		" = (SELECT sum(n) * 100 + sum(n_met) FROM old.attainment)",
		"SELECT count(*) > 2 FROM old.outcome",
		"SELECT sum(n) > sum(n_met) FROM old.attainment",
	};
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct export_file file;
	struct query *query;
	struct store *store;
	char folder[64];
	char path[128];
	char text[256];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 3);
	store = opened(path, STORE_WRITE);
	cr_assert_eq(store_each_export(store, &query, &fault), 0);
	cr_expect_eq(query_export(query, &arena, &file, &fault), 1);
	cr_expect_null(file.register_kind);
	query_close(query);
	cr_assert_eq(store_each_register(store, &query, &fault), 0);
	cr_expect_eq(query_export(query, &arena, &file, &fault), 0);
	query_close(query);
	cr_expect_eq(number_of(store,
			 "SELECT (SELECT count(*) FROM register_entry) +"
			 " (SELECT count(*) FROM outcome_plain) +"
			 " (SELECT count(*) FROM attainment_before)"),
	    0);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM pragma_foreign_key_check"),
	    0);
	unlink(path);
	version_make(path, 3);
	snprintf(text, sizeof(text), "ATTACH '%s' AS old", path);
	cr_assert_eq(store_exec(store, text, &fault), 0, "%s", fault.text);
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		cr_expect_eq(number_of(store, same[i]), 1, "%s", same[i]);
	arena_release(&arena);
	store_close(store);
	unlink(path);
	rmdir(folder);
}

/* Version 4 adds a cell that nobody could have filled. */
Test(store_migrate, from_3_tickets_stay_and_have_no_attributes)
{
	struct fault fault = { 0 };
	struct store *store;
	char folder[64];
	char path[128];
	char text[2048];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 3);
	store = opened(path, STORE_WRITE);
	unlink(path);
	version_make(path, 3);
	snprintf(text, sizeof(text), "ATTACH '%s' AS old", path);
	cr_assert_eq(store_exec(store, text, &fault), 0, "%s", fault.text);
	for (size_t i = 0; i < 2; i++) { /* tickets and events */
		snprintf(text, sizeof(text),
		    "SELECT count(*) FROM (SELECT %s FROM %s EXCEPT"
		    " SELECT %s FROM main.%s)",
		    kept[i].columns, kept[i].from, kept[i].columns,
		    kept[i].name);
		cr_expect_eq(number_of(store, text), 0, "%s", text);
	}
	cr_expect_eq(number_of(store, "SELECT count(*) FROM main.ticket"), 21);
	cr_expect_eq(number_of(store,
			 "SELECT count(attributes) FROM main.ticket_current"),
	    0);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM main.evidence") > 0, true);
	store_close(store);
	unlink(path);
	rmdir(folder);
}

/* Tables and views are the same, whichever way they came to be. */
Test(store_migrate, gives_the_schema_of_a_new_store)
{
	static const char sql[] =
	    "SELECT group_concat(name || '.' || column) FROM (SELECT s.name,"
	    " c.name AS column FROM sqlite_schema s,"
	    " pragma_table_info(s.name) c WHERE s.type IN ('table', 'view')"
	    " ORDER BY s.name, c.cid)";
	char *columns[2];
	char folder[64];
	char path[128];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	for (int i = 0; i < 2; i++) {
		struct store *store;
		sqlite3_stmt *st;

		if (i == 0)
			version_make(path, 1);
		store = opened(path, STORE_WRITE);
		cr_assert_eq(
		    sqlite3_prepare_v2(store_handle(store), sql, -1, &st, NULL),
		    SQLITE_OK);
		cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
		columns[i] = strdup((const char *)sqlite3_column_text(st, 0));
		sqlite3_finalize(st);
		store_close(store);
		unlink(path);
	}
	cr_expect_str_eq(columns[0], columns[1]);
	cr_expect_not_null(strstr(columns[0], "export.content_digest"));
	free(columns[0]);
	free(columns[1]);
	rmdir(folder);
}

/* Availability came with version 6: no month before had any. */
Test(store_migrate, from_3_months_have_no_seconds_set_aside)
{
	struct fault fault = { 0 };
	struct store *store;
	char folder[64];
	char path[128];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 3);
	cr_expect_eq(store_open(&store, path, STORE_READ, &fault), -1,
	    "reading changes nothing");

	store = opened(path, STORE_WRITE);
	cr_expect_eq(number_of(store, "PRAGMA user_version"), schema_newest());
	cr_expect_gt(number_of(store, "SELECT count(*) FROM attainment"), 2);
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM attainment WHERE"
			 " planned_second <> 0 OR unobserved_second <> 0"),
	    0);
	store_close(store);
	unlink(path);
	rmdir(folder);
}

/* Version 8 makes the table of exports anew: what hangs on it still does, all
 * of it is known, and the same content may be cut off again. */
Test(store_migrate, from_3_exports_keep_what_hangs_on_them)
{
	struct fault fault = { 0 };
	struct store *store;
	struct export_file file;
	struct arena arena = { 0 };
	char folder[64];
	char path[128];
	int64_t tickets;

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 3);
	store = opened(path, STORE_WRITE);
	tickets =
	    number_of(store, "SELECT count(*) FROM ticket_current WHERE 1");
	cr_expect_gt(tickets, 0);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM pragma_foreign_key_check"),
	    0);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM export WHERE NOT known"), 0);
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM diag_tally d"
			 " JOIN export x ON x.id = d.export_id"),
	    number_of(store, "SELECT count(*) FROM diag_tally"));

	cr_assert_eq(store_get_export(store, &arena, 1, &file, &fault), 0);
	file.cutoff += 86400;
	cr_expect_eq(
	    store_put_export(store, &file, &fault), 0, "%s", fault.text);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM ticket_current"), tickets);
	cr_expect_eq(store_set_horizon(store, file.cutoff - 1, &fault), 0);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM export WHERE NOT known"), 1);
	store_close(store);
	arena_release(&arena);
	unlink(path);
	rmdir(folder);
}

/* What was done before version 9 is not known: the ledger begins empty, and
 * what leaves the store from then on stands in it. */
Test(store_migrate, from_3_the_ledger_begins)
{
	struct fault fault = { 0 };
	struct store *store;
	char folder[64];
	char path[128];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 3);
	store = opened(path, STORE_WRITE);
	cr_expect_eq(number_of(store, "SELECT count(*) FROM ledger"), 0);
	cr_expect_eq(number_of(store, "SELECT count(*) FROM edition"), 0);
	cr_expect_eq(
	    store_drop_export(
		store, number_of(store, "SELECT min(id) FROM export"), &fault),
	    0, "%s", fault.text);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM ledger WHERE what = 'drop'"),
	    1);
	store_close(store);
	unlink(path);
	rmdir(folder);
}

/* Version 11 keeps control totals: no export before had one. */
Test(store_migrate, from_3_exports_have_no_control_total_and_can_get_one)
{
	struct fault fault = { 0 };
	struct store *store;
	char folder[64];
	char path[128];
	int64_t export_id;
	int64_t rows = -1;

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 3);
	store = opened(path, STORE_WRITE);
	export_id = number_of(store, "SELECT min(id) FROM export");
	cr_expect_eq(store_get_control(store, export_id, &rows, &fault), 0);
	cr_expect_eq(store_put_control(store, export_id, 4, &fault), 0);
	cr_expect_eq(store_put_control(store, export_id, 5, &fault), 0);
	cr_expect_eq(store_get_control(store, export_id, &rows, &fault), 1);
	cr_expect_eq(rows, 5);
	cr_expect_eq(
	    store_put_control(store, 99999, 5, &fault), -1, "of no export");
	cr_expect_eq(
	    store_drop_export(store, export_id, &fault), 0, "%s", fault.text);
	cr_expect_eq(number_of(store, "SELECT count(*) FROM control_total"), 0);
	store_close(store);
	unlink(path);
	rmdir(folder);
}

#define OUTCOME_6                                                              \
	"id, ticket_id, sle_id, cycle, state, start_at, stop_at, judged_at,"   \
	" wall_second, elapsed_second, elapsed_day, due_at, late_from_at,"     \
	" margin, month, start_line, stop_line"

#define TICKET_6                                                               \
	"id, export_id, line, process, key, category, customer,"               \
	" customer_class, channel, status, attributes"

/* Version 7 lays outcomes in the order of their ids, which stay, and has names
 * of events apart; all cells stay, and what refers to them. */
Test(store_migrate, from_6_outcomes_lie_in_order_and_names_apart)
{
	static const char *const none[] = {
		"SELECT count(*) FROM (SELECT id, place,"
		"  row_number() OVER (ORDER BY id) AS n FROM main.outcome_row)"
		" WHERE place <> n",
		"SELECT count(*) FROM (SELECT * FROM old.outcome EXCEPT"
		"  SELECT " OUTCOME_6 " FROM main.outcome)",
		"SELECT count(*) FROM (SELECT * FROM old.evidence EXCEPT"
		"  SELECT * FROM main.evidence)",
		"SELECT count(*) FROM (SELECT * FROM old.variant EXCEPT"
		"  SELECT * FROM main.variant)",
		"SELECT count(*) FROM (SELECT * FROM old.finding_ticket EXCEPT"
		"  SELECT * FROM main.finding_ticket)",
		"SELECT count(*) FROM (SELECT b.ticket_id FROM old.outcome b"
		"  GROUP BY b.ticket_id HAVING count(*) <>"
		"   (SELECT count(*) FROM main.outcome o"
		"    WHERE o.place >= outcome_place(b.ticket_id << 33)"
		"    AND o.place < outcome_place((b.ticket_id + 1) << 33)))",
		"SELECT count(*) FROM pragma_foreign_key_check",
		"SELECT count(*) FROM (SELECT * FROM old.event EXCEPT"
		"  SELECT * FROM main.event)",
		"SELECT count(*) FROM (SELECT " TICKET_6 " FROM old.ticket"
		"  EXCEPT SELECT " TICKET_6 " FROM main.ticket)",
		"SELECT count(*) FROM (SELECT * FROM old.word EXCEPT"
		"  SELECT * FROM main.word)",
		"SELECT (SELECT count(*) FROM main.event) <>"
		"  (SELECT count(*) FROM old.event)",
		"SELECT count(*) < 50 FROM old.event",
		"SELECT count(*) <> 27 FROM main.ticket_current",
		"SELECT sum(typeof(event_names) = 'integer') NOT BETWEEN 2"
		"  AND count(*) - 1 FROM main.ticket_row",
		"SELECT count(*) <> 47 FROM main.evidence",
		"SELECT count(*) <> 56 FROM main.variant",
		"SELECT count(*) <> 7 FROM main.finding_ticket",
		"SELECT count(*) <> 2 FROM main.register_touch c"
		"  JOIN main.outcome o ON o.id = c.outcome_id",
	};
	struct fault fault = { 0 };
	struct store *store;
	char folder[64];
	char path[128];
	char text[256];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/audit.db", folder);
	version_make(path, 6);
	store = opened(path, STORE_WRITE);
	unlink(path);
	version_make(path, 6);
	snprintf(text, sizeof(text), "ATTACH '%s' AS old", path);
	cr_assert_eq(store_exec(store, text, &fault), 0, "%s", fault.text);
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		cr_expect_eq(number_of(store, none[i]), 0, "%s", none[i]);
	store_close(store);
	unlink(path);
	rmdir(folder);
}
