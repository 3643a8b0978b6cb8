/* store_tables.c -- the store as any SQLite shell sees it. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "slaudit/names.h"
#include "store_fixture.h"

/* All rows of a question, cells joined by '|', rows ended by a newline. */
static void
ask(struct store *store, const char *sql, char *text, size_t room)
{
	sqlite3_stmt *st;
	size_t len = 0;

	cr_assert_eq(
	    sqlite3_prepare_v2(store_handle(store), sql, -1, &st, NULL),
	    SQLITE_OK, "%s", sqlite3_errmsg(store_handle(store)));
	text[0] = '\0';
	while (sqlite3_step(st) == SQLITE_ROW) {
		int columns = sqlite3_column_count(st);

		for (int i = 0; i < columns && len < room; i++) {
			const unsigned char *cell = sqlite3_column_text(st, i);

			len += (size_t)snprintf(text + len, room - len, "%s%c",
			    cell != NULL ? (const char *)cell : "NULL",
			    i + 1 < columns ? '|' : '\n');
		}
		cr_assert_lt(len, room);
	}
	sqlite3_finalize(st);
}

static void
expect_rows(struct store *store, const char *sql, const char *want)
{
	char text[2048];

	ask(store, sql, text, sizeof(text));
	cr_expect_str_eq(text, want, "%s:\n%s", sql, text);
}

Test(store_tables, the_view_event_unpacks_a_timeline)
{
	struct event events[] = {
		{ "received", NULL, 1000, 1000, GRAIN_MINUTE, 2, 0 },
		{ "say \"no\" \\", ARABIC, 86400, 172800, GRAIN_DAY, 3, 0 },
		{ "never", "", INSTANT_NONE, INSTANT_NONE, GRAIN_SECOND, 4, 0 },
	};
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct ticket ticket;

	put_export(store, &file);
	ticket = ticket_make(&file, "k");
	ticket.events = events;
	ticket.event_count = 3;
	put_ticket(store, &ticket);
	ticket = ticket_make(&file, "silent"); /* no event, no row */
	put_ticket(store, &ticket);
	expect_rows(store,
	    "SELECT process, key, ordinal, name, happened_at, until_at, grain,"
	    " party, line FROM event ORDER BY ticket_id, ordinal",
	    "request|k|0|received|1000|1000|minute|NULL|2\n"
	    "request|k|1|say \"no\" \\|86400|172800|day|" ARABIC "|3\n"
	    "request|k|2|never|NULL|NULL|second||4\n");
	expect_rows(store,
	    "SELECT count(*) FROM ticket"
	    " WHERE json_valid(timeline)",
	    "2\n");
	store_close(store);
}

Test(store_tables, each_outcome_leads_to_its_export_line_and_rule)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct outcome outcome = { .cycle = 1,
		.state = OUTCOME_OVER,
		.start = 1000,
		.stop = INSTANT_NONE,
		.elapsed = 77,
		.start_line = 5 };
	struct shelf shelf;
	struct ticket ticket;
	char want[512];
	int64_t book_id;

	put_export(store, &file);
	ticket = ticket_make(&file, "k");
	put_ticket(store, &ticket);
	book_id = put_book(store, shelf_fill(&shelf, 'b'));
	outcome.ticket_id = ticket.id;
	outcome.sle = &shelf.sles[1];
	put_outcome(store, book_id, &outcome);
	snprintf(want, sizeof(want),
	    "B|2|test|%s|request|k|1|open, over|1000|NULL|77|a.csv|%s|5|0\n",
	    shelf.book.digest, file.digest);
	expect_rows(store,
	    "SELECT sle, sle_version, book, book_digest, process, key, cycle,"
	    " state, start_at, stop_at, elapsed_second, export, export_digest,"
	    " start_line, stop_line FROM evidence",
	    want);
	store_close(store);
}

Test(store_tables, say_what_an_sle_and_a_rule_are)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct shelf shelf;

	shelf_fill(&shelf, 'b');
	shelf.sles[0].clock = CLOCK_BUSINESS_DAYS;
	shelf.sles[0].day_rule = DAYS_BD_END;
	shelf.sles[0].limit = 2;
	shelf.sles[0].compliance_bp = SLE_NO_SHARE;
	shelf.sles[1].limit = LIMIT_NONE;
	shelf.sles[1].status = STATUS_UNKNOWN;
	put_book(store, &shelf.book);
	expect_rows(store,
	    "SELECT ordinal, name, version, limit_second, limit_day, day_rule,"
	    " compliance_bp, status, file, line FROM sle ORDER BY ordinal",
	    "0|B|1|NULL|2|BD-END|NULL|assumed|sle.yaml|7\n"
	    "1|B|2|NULL|NULL|none|9000|unknown|sle.yaml|7\n"
	    "2|A|1|86400|NULL|none|9000|assumed|sle.yaml|7\n");
	expect_rows(store,
	    "SELECT name, version, kind, class, status, adopted_by"
	    " FROM detection ORDER BY name",
	    "missed|1|missed|critical|assumed|NULL\n"
	    "run|3|run|persistent|verified|" HEBREW "\n");
	store_close(store);
}

Test(store_tables, hold_null_for_what_is_not_there)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct attainment row = {
		.month = MONTH_NONE, .median = -1, .p95 = -1, .most = -1
	};
	struct fault fault = { 0 };
	struct shelf shelf;
	int64_t book_id = put_book(store, shelf_fill(&shelf, 'b'));

	row.sle = &shelf.sles[0];
	cr_assert_eq(store_put_attainment(store, book_id, &row, &fault), 0);
	expect_rows(store,
	    "SELECT month, median_second, p95_second, most_second"
	    " FROM attainment",
	    "NULL|NULL|NULL|NULL\n");
	store_close(store);
}

/* The schema's numbers are those of the enum, for each word. */
Test(store_tables, name_each_state_as_the_program_does)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	char want[512] = "";
	size_t len = 0;

	for (int i = 0; i < OUTCOME_STATES; i++)
		len += (size_t)snprintf(want + len, sizeof(want) - len,
		    "%d|%s\n", i, outcome_words[i]);
	expect_rows(
	    store, "SELECT id, word FROM outcome_state ORDER BY id", want);
	store_close(store);
}

Test(store_tables, are_strict_and_hold_together)
{
	struct store *store = opened(":memory:", STORE_WRITE);

	expect_rows(store,
	    "SELECT name FROM pragma_table_list WHERE type = 'table'"
	    " AND NOT strict AND name NOT LIKE 'sqlite%'",
	    "");
	expect_rows(store,
	    "SELECT m.name || '.' || f.\"from\" || '>' || f.\"table\""
	    " FROM sqlite_schema m, pragma_foreign_key_list(m.name) f"
	    " WHERE m.type = 'table' ORDER BY 1",
	    "attainment.sle_id>sle\n"
	    "attainment_before.sle_id>sle\n"
	    "control_total.export_id>export\n"
	    "detection.book_id>book\n"
	    "diag.export_id>export\n"
	    "diag_tally.export_id>export\n"
	    "edition_figure.edition_id>edition\n"
	    "edition_input.edition_id>edition\n"
	    "edition_outcome.edition_id>edition\n"
	    "finding.detection_id>detection\n"
	    "finding.sle_id>sle\n"
	    "finding_ticket.finding_id>finding\n"
	    "finding_ticket.ticket_id>ticket_row\n"
	    "register_entry.export_id>export\n"
	    "register_touch.entry_id>register_entry\n"
	    "register_touch.outcome_id>outcome_plain\n"
	    "sle.book_id>book\n"
	    "variant.state>outcome_state\n");
	store_close(store);
}

static int
times(const char *text, const char *part)
{
	int count = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		count++;
	return count;
}

/* A walk over all tickets sorts nothing as a whole; what names one ticket or
 * outcome scans no large table, and a customer scans one once. Later exports
 * come before their tickets: a store of one has no index of keys. */
Test(store_tables, are_asked_by_way_of_an_index)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct fault fault = { 0 };
	struct query *queries[3];
	char sql[4096];
	char plan[4096];

	cr_assert_eq(store_each_ticket(store, &queries[0], &fault), 0);
	cr_assert_eq(store_find_tickets(store, "k", &queries[1], &fault), 0);
	cr_assert_eq(store_ticket_outcomes(store, 1, &queries[2], &fault), 0);
	for (int i = 0; i < 3; i++) {
		snprintf(sql, sizeof(sql), "EXPLAIN QUERY PLAN %s",
		    queries[i]->st->sql);
		ask(store, sql, plan, sizeof(plan));
		cr_expect_null(strstr(plan, "SCAN u"), "%s", plan);
		cr_expect_null(strstr(plan, "SCAN o"), "%s", plan);
		if (i == 0)
			cr_expect_null(strstr(plan, "TEMP"), "%s", plan);
		else
			cr_expect_null(strstr(plan, "SCAN r"), "%s", plan);
		cr_expect_eq(times(plan, "SCAN ticket_row"), i == 1);
		cr_expect(
		    i == 2 || strstr(plan, "SCAN y") < strstr(plan, " u "));
		query_close(queries[i]);
	}
	store_close(store);
}
