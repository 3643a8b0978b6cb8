/* store_batch.c -- tickets and outcomes by the batch, and a first load. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "store_fixture.h"

enum { SOME = 3, CROWD = WORDS_MOST + 2 };

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

static void
some_make(struct ticket *tickets, const struct export_file *file,
    const char *const keys[SOME])
{
	for (int i = 0; i < SOME; i++)
		tickets[i] = ticket_make(file, keys[i]);
}

static size_t
found_count(struct store *store, const char *name)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct query *query;
	struct ticket got;
	size_t count = 0;

	cr_assert_eq(store_find_tickets(store, name, &query, &fault), 0);
	while (query_ticket(query, &arena, &vocab, &got, &fault) == 1) {
		cr_expect(same(got.customer, name) || same(got.key, name));
		count++;
	}
	query_close(query);
	vocab_release(&vocab);
	arena_release(&arena);
	return count;
}

/* --- tickets ------------------------------------------------------------- */

Test(store_batch, ids_are_known_before_and_count_on)
{
	static const char *const keys[2][SOME] = { { "c", "a", "b" },
		{ "f", "d", "e" } };
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct ticket tickets[SOME];
	struct fault fault = { 0 };
	int64_t next;

	put_export(store, &file);
	for (int batch = 0; batch < 2; batch++) {
		some_make(tickets, &file, keys[batch]);
		cr_assert_eq(store_next_ticket_id(store, &next, &fault), 0);
		cr_assert_eq(
		    store_put_tickets(store, tickets, SOME, NULL, &fault), 0);
		for (int i = 0; i < SOME; i++)
			cr_expect_eq(tickets[i].id, next + i);
	}
	cr_expect_eq(store_put_tickets(store, tickets, 0, NULL, &fault), 0);
	cr_assert_eq(store_drop_export(store, file.id, &fault), 0);
	cr_assert_eq(store_next_ticket_id(store, &next, &fault), 0);
	cr_expect_eq(next, 1, "as in an empty store");
	store_close(store);
}

Test(store_batch, texts_made_beforehand_are_those_of_the_tickets)
{
	static const char *const keys[SOME] = { "a", "b", "c" };
	struct event events[SOME] = {
		{ "received", NULL, 1000, 1000, GRAIN_SECOND, 2, 0 },
		{ QUOTES, HEBREW, -86400, 0, GRAIN_DAY, UINT32_MAX, 0 },
		{ CONTROL, "", INSTANT_NONE, INSTANT_NONE, GRAIN_MINUTE, 0, 0 },
	};
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file files[2] = { export_make("a.csv", 'a', 0),
		export_make("b.csv", 'b', 1) };
	struct ticket tickets[SOME];
	struct fault fault = { 0 };
	struct arena arena = { 0 };
	struct ticket_texts texts;

	for (int way = 0; way < 2; way++) {
		put_export(store, &files[way]);
		some_make(tickets, &files[way], keys);
		for (int i = 0; i < SOME; i++) {
			tickets[i].events = events;
			tickets[i].event_count = (size_t)i + 1;
		}
		store_texts(tickets, SOME, &arena, &texts);
		cr_assert_eq(store_put_tickets(store, tickets, SOME,
				 way == 0 ? NULL : &texts, &fault),
		    0);
	}
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM ticket a JOIN ticket b"
			 " ON a.key = b.key AND a.id < b.id"
			 " AND a.timeline = b.timeline"
			 " AND a.event_names = b.event_names"),
	    SOME);
	arena_release(&arena);
	store_close(store);
}

Test(store_batch, refuses_tickets_of_no_export)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct ticket ticket = ticket_make(&file, "k");
	struct fault fault = { 0 };

	cr_expect_eq(store_put_tickets(store, &ticket, 1, NULL, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	cr_expect_not_null(strstr(fault.text, "export 0"), "%s", fault.text);
	store_close(store);
}

/* As many customers as tickets: memory stays bounded, and all are found. */
Test(store_batch, keeps_customers_beyond_the_words_it_holds)
{
	struct ticket *tickets = calloc(CROWD, sizeof(*tickets));
	char(*names)[16] = calloc(CROWD, sizeof(*names));
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct fault fault = { 0 };

	put_export(store, &file);
	for (int i = 0; i < CROWD; i++) {
		snprintf(names[i], sizeof(names[i]), "%d", i);
		tickets[i] = ticket_make(&file, names[i]);
		tickets[i].key = i == 0 ? "first" : names[i - 1];
		tickets[i].customer = names[i];
		tickets[i].status = i + 1 < CROWD ? "open" : "gone";
	}
	cr_assert_eq(store_put_tickets(store, tickets, CROWD, NULL, &fault), 0,
	    "%s", fault.text);
	cr_expect_eq(number_of(store, "SELECT count(*) FROM word"), WORDS_MOST);
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM ticket"
			 " WHERE customer = CAST(id - 1 AS TEXT) AND status IS "
			 "NOT NULL"),
	    CROWD);
	cr_expect_eq(found_count(store, names[0]), 2, "a customer, and a key");
	cr_expect_eq(found_count(store, names[CROWD - 1]), 1, "a late one");
	cr_expect_eq(found_count(store, "3.0"), 0);
	store_close(store);
	free(names);
	free(tickets);
}

/* --- a first load -------------------------------------------------------- */

static const char indexes_sql[] =
    "SELECT count(*) FROM sqlite_schema WHERE type = 'index'"
    " AND tbl_name = 'ticket_row'";

/* What looks another export's key up in it, and what has to do without. */
static const char lookups_sql[] =
    "SELECT count(*) FROM sqlite_schema WHERE name = 'ticket_key'"
    " AND sql LIKE '%UNIQUE%(process, key, export_id)'";

static int
load(struct store *store, struct ticket *tickets, struct fault *fault)
{
	cr_assert_eq(store_load_begin(store, fault), 0, "%s", fault->text);
	cr_assert_eq(store_put_tickets(store, tickets, SOME, NULL, fault), 0,
	    "%s", fault->text);
	return store_load_end(store, fault);
}

static struct export_file
export_next(struct store *store, char digit)
{
	char name[] = { digit, '.', 'c', 's', 'v', '\0' };
	struct export_file file = export_make(name, digit, digit);

	put_export(store, &file);
	return file;
}

Test(store_batch, the_second_export_makes_the_index_that_a_first_does_without)
{
	static const char *const keys[3][SOME] = { { "b", "a", "c" },
		{ "b", "e", "d" }, { "b", "g", "f" } };
	struct store *store = opened(":memory:", STORE_WRITE);
	struct fault fault = { 0 };
	struct ticket tickets[SOME];

	cr_expect_eq(number_of(store, lookups_sql), 1, "nobody loads");
	for (int i = 0; i < 3; i++) {
		struct export_file file = export_next(store, (char)('a' + i));

		some_make(tickets, &file, keys[i]);
		cr_assert_eq(load(store, tickets, &fault), 0, "%s", fault.text);
		cr_expect_eq(number_of(store, lookups_sql), i > 0);
		cr_expect_eq(number_of(store, indexes_sql), i > 0);
		cr_expect_eq(
		    number_of(store, "SELECT count(*) FROM ticket_current"),
		    SOME + 2 * i);
		cr_expect_eq(found_count(store, "b"), 1, "the latest one");
	}
	store_close(store);
}

Test(store_batch, from_the_second_export_on_no_key_stands_twice_in_one)
{
	static const char *const keys[2][SOME] = { { "b", "a", "b" },
		{ "b", "a", "c" } };
	struct store *store = opened(":memory:", STORE_WRITE);
	struct fault fault = { 0 };
	struct ticket tickets[SOME];
	struct export_file file = export_next(store, 'a');

	some_make(tickets, &file, keys[1]);
	cr_assert_eq(load(store, tickets, &fault), 0);
	for (int good = 0; good < 2; good++) {
		fault = (struct fault){ 0 };
		cr_assert_eq(store_begin(store, &fault), 0);
		file = export_next(store, 'b');
		some_make(tickets, &file, keys[good]);
		cr_expect_eq(load(store, tickets, &fault), good ? 0 : -1);
		if (good) {
			cr_expect_eq(store_commit(store, &fault), 0);
		} else {
			cr_expect_eq(fault.kind, FAULT_STORE);
			cr_expect_not_null(
			    strstr(fault.text, "key"), "%s", fault.text);
			store_rollback(store);
		}
		cr_expect_eq(number_of(store, lookups_sql), good);
	}
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM ticket"), SOME + SOME);
	fault = (struct fault){ 0 };
	cr_assert_eq(store_load_begin(store, &fault), 0);
	cr_expect_eq(store_put_tickets(store, tickets, SOME, NULL, &fault), -1,
	    "refused at once");
	cr_expect_eq(store_load_end(store, &fault), 0);
	store_close(store);
}

/* --- outcomes ------------------------------------------------------------ */

struct desk {
	struct store *store;
	struct shelf shelf;
	int64_t book_id;
	struct ticket ticket;
};

static void
desk_open(struct desk *desk)
{
	struct export_file file = export_make("a.csv", 'a', 0);

	*desk = (struct desk){ .store = opened(":memory:", STORE_WRITE) };
	desk->book_id = put_book(desk->store, shelf_fill(&desk->shelf, 'b'));
	put_export(desk->store, &file);
	desk->ticket = ticket_make(&file, "k");
	put_ticket(desk->store, &desk->ticket);
}

static struct outcome
outcome_make(const struct desk *desk, uint32_t cycle)
{
	return (struct outcome){ .ticket_id = desk->ticket.id,
		.sle = &desk->shelf.sles[0],
		.cycle = cycle };
}

Test(store_batch, refuses_an_outcome_twice_and_a_cycle_it_cannot_number)
{
	struct fault fault = { 0 };
	struct outcome outcome;
	struct desk desk;

	desk_open(&desk);
	outcome = outcome_make(&desk, 16383);
	put_outcome(desk.store, desk.book_id, &outcome);
	cr_expect_eq(
	    store_put_outcomes(desk.store, desk.book_id, &outcome, 1, &fault),
	    -1, "the same again");
	cr_expect_eq(fault.kind, FAULT_STORE);
	outcome.cycle++;
	fault = (struct fault){ 0 };
	cr_expect_eq(
	    store_put_outcomes(desk.store, desk.book_id, &outcome, 1, &fault),
	    -1);
	cr_expect_not_null(strstr(fault.text, "more than a store can number"),
	    "%s", fault.text);
	cr_expect_eq(number_of(desk.store, "SELECT count(*) FROM outcome"), 1);
	store_close(desk.store);
}

/* They lie in order, and any of them is found. */
Test(store_batch, refuses_an_outcome_behind_those_that_follow_it)
{
	static const struct {
		const char *label;
		int sle;
		uint32_t cycle;
		int want;
	} puts[] = {
		{ "the first", 0, 2, 0 },
		{ "an earlier cycle", 0, 1, -1 },
		{ "a later cycle", 0, 3, 0 },
		{ "the next SLE", 1, 1, 0 },
		{ "the SLE before", 0, 4, -1 },
		{ "the last SLE", 2, 1, 0 },
	};
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct query *query;
	struct outcome got;
	struct desk desk;
	int count = 0;

	desk_open(&desk);
	for (size_t i = 0; i < sizeof(puts) / sizeof(puts[0]); i++) {
		struct outcome outcome = outcome_make(&desk, puts[i].cycle);

		outcome.sle = &desk.shelf.sles[puts[i].sle];
		fault = (struct fault){ 0 };
		cr_expect_eq(store_put_outcomes(
				 desk.store, desk.book_id, &outcome, 1, &fault),
		    puts[i].want, "%s", puts[i].label);
		cr_expect(puts[i].want == 0 ||
			strstr(fault.text, "comes twice, or after") != NULL,
		    "%s: %s", puts[i].label, fault.text);
	}
	fault = (struct fault){ 0 };
	cr_assert_eq(
	    store_ticket_outcomes(desk.store, desk.ticket.id, &query, &fault),
	    0);
	while (
	    query_outcome(query, &arena, &desk.shelf.book, &got, &fault) == 1)
		count++;
	cr_expect_eq(count, 4);
	query_close(query);
	arena_release(&arena);
	store_close(desk.store);
}

enum { CROWDED = 300 };

/* Every third ticket has none, and every fifth two. */
static int
outcomes_of(int64_t ticket)
{
	if (ticket % 3 == 0)
		return 0;
	return ticket % 5 == 0 ? 2 : 1;
}

Test(store_batch, finds_the_outcomes_of_each_ticket_among_many)
{
	struct ticket tickets[CROWDED];
	char keys[CROWDED][16];
	struct export_file file = { 0 };
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct desk desk;

	desk_open(&desk);
	file.id = desk.ticket.export_id;
	for (int i = 0; i < CROWDED; i++) {
		snprintf(keys[i], sizeof(keys[i]), "n%d", i);
		tickets[i] = ticket_make(&file, keys[i]);
		put_ticket(desk.store, &tickets[i]);
		for (int c = 0; c < outcomes_of(tickets[i].id); c++) {
			struct outcome outcome = outcome_make(&desk, 1);

			outcome.ticket_id = tickets[i].id;
			outcome.cycle += (uint32_t)c;
			put_outcome(desk.store, desk.book_id, &outcome);
		}
	}
	for (int i = 0; i < CROWDED; i++) {
		int64_t id = tickets[i].id;
		struct query *query;
		struct outcome got;
		int count = 0;

		cr_assert_eq(
		    store_ticket_outcomes(desk.store, id, &query, &fault), 0);
		while (query_outcome(query, &arena, &desk.shelf.book, &got,
			   &fault) == 1) {
			cr_expect_eq(got.ticket_id, id);
			cr_expect_eq((int)got.cycle, ++count);
		}
		cr_expect_eq(count, outcomes_of(id), "ticket %d", i);
		query_close(query);
	}
	arena_release(&arena);
	store_close(desk.store);
}

enum { ODD = 256 };

static void
odd_make(struct desk *desk, struct outcome put[ODD])
{
	static const int64_t odd[] = { INSTANT_NONE, 0, -1, 5000 };

	for (uint32_t i = 0; i < ODD; i++) {
		uint32_t n = i * 2 % ODD + i * 2 / ODD; /* by SLE */

		put[i] = outcome_make(desk, i + 1);
		put[i].sle = &desk->shelf.sles[n % 2];
		put[i].start = odd[n % 4];
		put[i].stop = odd[n / 4 % 4];
		put[i].at = odd[n / 16 % 4];
		put[i].due = odd[n / 64 % 4];
		put[i].late_from = odd[n % 3];
		put[i].wall = n % 5 == 0 ? 7 : 0;
		put[i].days = n % 7 == 0 ? -2 : 0;
		put[i].margin = n % 2 == 0 ? 86400 : 9;
		put[i].start_line = n % 3;
		put[i].stop_line = n % 4;
	}
	desk->shelf.sles[1].limit = LIMIT_NONE;
}

static void
expect_odd(struct desk *desk, const struct outcome put[ODD])
{
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct query *query;
	struct outcome got;
	int n = ODD;

	cr_assert_eq(store_each_outcome(desk->store, &query, &fault), 0);
	while (query_outcome(query, &arena, &desk->shelf.book, &got, &fault) ==
	    1) {
		const struct outcome *want = &put[got.cycle - 1];

		n--;
		cr_expect_eq(got.id, want->id);
		cr_expect_eq(got.start, want->start);
		cr_expect_eq(got.stop, want->stop);
		cr_expect_eq(got.at, want->at, "cycle %u", got.cycle);
		cr_expect_eq(got.wall, want->wall, "cycle %u", got.cycle);
		cr_expect_eq(got.days, want->days);
		cr_expect_eq(got.due, want->due);
		cr_expect_eq(got.late_from, want->late_from);
		cr_expect_eq(got.margin, want->margin, "cycle %u", got.cycle);
		cr_expect_eq(got.start_line, want->start_line);
		cr_expect_eq(got.stop_line, want->stop_line);
	}
	cr_expect_eq(n, 0, "%s", fault.text);
	query_close(query);
}

/* What is left out of a row comes back, whichever cells are odd: beside others
 * in its batch, and alone. */
Test(store_batch, cells_that_do_not_follow_are_kept)
{
	struct outcome put[ODD];
	struct fault fault = { 0 };
	struct desk desk;

	desk_open(&desk);
	odd_make(&desk, put);
	cr_assert_eq(
	    store_put_outcomes(desk.store, desk.book_id, put, ODD, &fault), 0,
	    "%s", fault.text);
	expect_odd(&desk, put);
	cr_assert_eq(store_clear_results(desk.store, &fault), 0);
	for (int i = 0; i < ODD; i++)
		put_outcome(desk.store, desk.book_id, &put[i]);
	expect_odd(&desk, put);
	store_close(desk.store);
}

/* The query says the same as the words of DESIGN.md section 4 do. */
Test(store_batch, exceptions_are_by_state_or_by_a_turning_variant)
{
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct query *query;
	struct outcome got;
	struct desk desk;
	int count = 0;

	desk_open(&desk);
	for (int state = 0; state < OUTCOME_STATES; state++) {
		for (int other = 0; other < 2; other++) {
			struct outcome outcome = outcome_make(
			    &desk, (uint32_t)(state * 2 + other + 1));

			outcome.state = (enum outcome_state)state;
			outcome.variant_count = 1;
			outcome.variants[0].state = (enum outcome_state)(
			    (state + other) % OUTCOME_STATES);
			put_outcome(desk.store, desk.book_id, &outcome);
		}
	}
	cr_assert_eq(store_each_exception(desk.store, &query, &fault), 0);
	while (
	    query_outcome(query, &arena, &desk.shelf.book, &got, &fault) == 1) {
		count++;
		cr_expect(outcome_hangs(&got) || got.state == OUTCOME_MISSED ||
		    got.state == OUTCOME_OVER ||
		    got.state == OUTCOME_UNDECIDABLE ||
		    got.state == OUTCOME_NOT_COVERED ||
		    got.state == OUTCOME_DEFECTIVE);
	}
	cr_expect_eq(count, OUTCOME_STATES + 5);
	query_close(query);
	store_close(desk.store);
}
