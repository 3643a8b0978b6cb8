/* store_names.c -- the names of tickets' events: shared, apart, and back. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "store_fixture.h"

enum { SOME = 3, KINDS = 130, MANY = 3 * KINDS };

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

/* Of kind n: n % 13 events, in an order of its own. */
static void
many_make(struct ticket tickets[MANY], struct event *events,
    const struct export_file *file)
{
	static const char *const names[] = { "a", "b", QUOTES, CONTROL };
	static char keys[MANY][16];

	for (int i = 0; i < MANY; i++) {
		int kind = i % KINDS;

		snprintf(keys[i], sizeof(keys[i]), "k%d", i);
		tickets[i] = ticket_make(file, keys[i]);
		tickets[i].events = events;
		tickets[i].event_count = (size_t)kind % 13;
		for (int e = 0; e < kind % 13; e++)
			*events++ = (struct event){
				.name = names[(kind / 13 >> e) % 4],
				.at = i,
				.until = i,
				.grain = GRAIN_SECOND,
				.line = 2,
			};
	}
}

static void
expect_many(struct store *store, const struct ticket tickets[MANY])
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };

	for (int i = 0; i < MANY; i++) {
		struct ticket got;

		cr_assert_eq(store_get_ticket(store, &arena, &vocab,
				 tickets[i].id, &got, &fault),
		    1, "%s", fault.text);
		cr_assert_eq(got.event_count, tickets[i].event_count);
		for (size_t e = 0; e < got.event_count; e++) {
			cr_expect_str_eq(
			    got.events[e].name, tickets[i].events[e].name);
			cr_expect_eq(got.events[e].at, i);
		}
	}
	vocab_release(&vocab);
	arena_release(&arena);
}

/* Kinds that take turns, and more of them than are remembered; then tickets
 * that come one by one. */
Test(store_names, come_back_whether_shared_or_not)
{
	static struct event events[MANY * 13];
	static struct ticket tickets[MANY];
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct fault fault = { 0 };

	put_export(store, &file);
	many_make(tickets, events, &file);
	cr_assert_eq(store_put_tickets(store, tickets, MANY, NULL, &fault), 0);
	expect_many(store, tickets);
	cr_assert_eq(store_drop_export(store, file.id, &fault), 0);
	file.id = 0;
	put_export(store, &file);
	many_make(tickets, events, &file);
	for (int i = 0; i < MANY; i++)
		put_ticket(store, &tickets[i]);
	expect_many(store, tickets);
	store_close(store);
}

Test(store_names, that_tickets_share_are_one_word)
{
	struct event event = { "received", NULL, 1000, 1000, GRAIN_SECOND, 2,
		0 };
	static const char *const keys[SOME] = { "a", "b", "c" };
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct ticket tickets[SOME];
	struct fault fault = { 0 };

	put_export(store, &file);
	some_make(tickets, &file, keys);
	for (int i = 0; i < 2; i++) { /* the third has no event */
		tickets[i].events = &event;
		tickets[i].event_count = 1;
	}
	cr_assert_eq(store_put_tickets(store, tickets, SOME, NULL, &fault), 0);
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM ticket_row r JOIN word w"
			 " ON w.id = r.event_names"
			 " WHERE w.text = '[\"received\"]'"),
	    2);
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM ticket"
			 " WHERE event_names = '[]' AND timeline = '[]'"),
	    1);
	store_close(store);
}

Test(store_names, that_are_long_stay_with_their_ticket)
{
	enum { EVENTS = 40 };
	static const char *const keys[SOME] = { "a", "b", "c" };
	struct event events[EVENTS];
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct ticket tickets[SOME];
	struct fault fault = { 0 };

	for (int i = 0; i < EVENTS; i++)
		events[i] = (struct event){ "received", NULL, i, i,
			GRAIN_SECOND, 2, 0 };
	put_export(store, &file);
	some_make(tickets, &file, keys);
	for (int i = 0; i < SOME; i++) {
		tickets[i].events = events;
		tickets[i].event_count = EVENTS;
	}
	cr_assert_eq(store_put_tickets(store, tickets, SOME, NULL, &fault), 0);
	cr_expect_eq(number_of(store,
			 "SELECT count(*) FROM ticket_row WHERE"
			 " typeof(event_names) = 'text' AND"
			 " json_array_length(event_names) = 40"),
	    SOME);
	cr_expect_eq(
	    number_of(store, "SELECT count(*) FROM event"), SOME * EVENTS);
	store_close(store);
}
