/* store_ledger.c -- the ledger is a chain, and is only added to. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "store_fixture.h"

#include "slaudit/ledger.h"

static int
exec(struct store *store, const char *sql)
{
	return sqlite3_exec(store_handle(store), sql, NULL, NULL, NULL);
}

static void
put(struct store *store, const char *what, int64_t at, const char *value)
{
	const struct ledger_field fields[] = { { "name", value },
		{ NULL, NULL } };
	struct fault fault = { 0 };

	cr_assert_eq(
	    ledger_put(store, what, at, fields, &fault), 0, "%s", fault.text);
}

/* Entries up to the first that does not hold, or all. */
static int64_t
held(struct store *store, int64_t *all)
{
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct ledger_entry entry;
	struct query *query = NULL;
	char before[DIGEST_TEXT];
	int64_t good = 0;
	bool holds = true;

	*all = 0;
	ledger_first(before);
	cr_assert_eq(ledger_each(store, &query, &fault), 0);
	while (query_ledger(query, &arena, &entry, &fault) == 1) {
		++*all;
		holds = holds && ledger_holds(&entry, good + 1, before);
		good += holds;
		memcpy(before, entry.hash, sizeof(before));
	}
	query_close(query);
	arena_release(&arena);
	return good;
}

/* The digests are those of sha256sum, fed by hand with the text below and 64
 * zeros, then with the second text and the first digest. */
Test(store_ledger, an_entry_has_the_form_that_is_written_down)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct ledger_entry last;

	put(store, "take", 1617260400, "a\\b\nc");
	cr_assert_eq(ledger_head(store, &arena, &last, &fault), 0);
	cr_expect_str_eq(last.text,
	    "entry 1\nwhat take\nat 2021-04-01T07:00:00Z\n"
	    "name a\\\\b\\nc\n");
	cr_expect_str_eq(last.hash,
	    "1d87f25f5d6d64137ddc51817dd541afba42a1818d3ce7ee3376b936e9d53529");
	put(store, "drop", INSTANT_NONE, NULL);
	cr_assert_eq(ledger_head(store, &arena, &last, &fault), 0);
	cr_expect_str_eq(last.text, "entry 2\nwhat drop\nat -\nname -\n");
	cr_expect_str_eq(last.hash,
	    "7721a075796b59f3b9526190fdd21d57423cdbf9cb50ea05ae8db7d33465f9a9");
	arena_release(&arena);
	store_close(store);
}

Test(store_ledger, nothing_in_it_can_be_changed_or_removed)
{
	static const char *const attempts[] = {
		"UPDATE ledger SET text = 'x' WHERE number = 2",
		"DELETE FROM ledger WHERE number = 3",
		"INSERT OR REPLACE INTO ledger VALUES (2, 'a', 'b', 'c')",
		"INSERT INTO ledger VALUES (7, 'a', 'b', 'c')",
	};
	struct store *store = opened(":memory:", STORE_WRITE);
	int64_t all;

	for (int i = 0; i < 3; i++)
		put(store, "take", 0, "x");
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		cr_expect_eq(exec(store, attempts[i]) & 0xff, SQLITE_CONSTRAINT,
		    "%s", attempts[i]);
	cr_expect_eq(held(store, &all), 3);
	cr_expect_eq(all, 3);
	store_close(store);
}

Test(store_ledger, whoever_goes_round_that_is_found_out)
{
	static const struct {
		const char *label;
		const char *sql;
		int64_t good;
	} frauds[] = {
		{ "a text",
		    "UPDATE ledger SET text = replace(text, 'x', 'y')"
		    " WHERE number = 2",
		    1 },
		{ "a hash",
		    "UPDATE ledger SET hash = replace(hash, '0', '1')"
		    " WHERE number = 1",
		    0 },
		{ "what it was",
		    "UPDATE ledger SET what = 'drop' WHERE number = 3", 2 },
		{ "one is gone", "DELETE FROM ledger WHERE number = 2", 1 },
	};

	for (size_t i = 0; i < sizeof(frauds) / sizeof(frauds[0]); i++) {
		struct store *store = opened(":memory:", STORE_WRITE);
		int64_t all;

		for (int n = 0; n < 4; n++)
			put(store, "take", 0, "x");
		cr_assert_eq(exec(store,
				 "DROP TRIGGER ledger_update;"
				 "DROP TRIGGER ledger_delete"),
		    SQLITE_OK);
		cr_assert_eq(exec(store, frauds[i].sql), SQLITE_OK);
		cr_expect_eq(
		    held(store, &all), frauds[i].good, "%s", frauds[i].label);
		store_close(store);
	}
}

Test(store_ledger, a_book_is_recorded_when_it_is_another)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct fault fault = { 0 };
	struct shelf shelf;
	const char digits[] = "aabba";
	int64_t all;

	for (size_t i = 0; i + 1 < sizeof(digits); i++)
		cr_assert_eq(ledger_put_book(store,
				 shelf_fill(&shelf, digits[i]), 0, &fault),
		    0);
	cr_expect_eq(held(store, &all), 3, "a, b and a again");
	store_close(store);
}

Test(store_ledger, a_file_is_recorded_when_it_comes_and_when_it_goes)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct export_file file = export_make("may.csv", '5', 86400);
	struct ledger_entry last;
	int64_t all;

	file.reading_digest = "how";
	put_export(store, &file);
	cr_assert_eq(store_set_tally(store, &file, &fault), 0);
	cr_assert_eq(store_drop_export(store, file.id, &fault), 0);
	cr_expect_eq(held(store, &all), 2);
	cr_assert_eq(ledger_head(store, &arena, &last, &fault), 0);
	cr_expect_str_eq(last.what, "drop");
	cr_expect_not_null(strstr(last.text, "at 1970-01-02T00:00:00Z\n"));
	cr_expect_not_null(strstr(last.text, "name may.csv\n"));
	arena_release(&arena);
	store_close(store);
}
