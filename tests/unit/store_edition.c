/* store_edition.c -- an edition comes back from the store as it went in. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "store_fixture.h"

#include "slaudit/edition.h"
#include "slaudit/names.h"

enum { MARCH = 2021 * 12 + 2 };

static struct edition
edition_make(int number)
{
	static struct edition_input inputs[] = {
		{ "book", "b", NULL, "11", INSTANT_NONE },
		{ "export", QUOTES, "m", "22", 5 },
	};
	static struct edition_figure figures[] = {
		{ .sle = "A",
		    .version = "1",
		    .month = MARCH,
		    .verdict = VERDICT_MISSED,
		    .scope = 3,
		    .states = { [OUTCOME_MET] = 1, [OUTCOME_MISSED] = 2 },
		    .n = 3,
		    .met = 1,
		    .type = TYPE_AVERAGE,
		    .quotient = { UNIT_DAY, -7, 3 } },
		{ .sle = "A",
		    .version = "1",
		    .month = MONTH_NONE,
		    .withheld = true,
		    .verdict = VERDICT_WITHHELD },
	};
	static struct edition_case cases[] = {
		{ .sle = "A",
		    .process = "request",
		    .ticket = HEBREW,
		    .cycle = 2,
		    .state = OUTCOME_OVER,
		    .elapsed = -5,
		    .days = 3,
		    .month = MARCH,
		    .file = CONTROL,
		    .line = 7 },
		{ .sle = "A",
		    .process = "request",
		    .ticket = "a",
		    .cycle = 1,
		    .state = OUTCOME_MET,
		    .month = MARCH,
		    .file = "f" },
	};
	struct edition edition = { .audience = "committee",
		.from_month = MARCH,
		.to_month = MARCH,
		.number = number,
		.as_of = 86400,
		.run_id = "run",
		.reason = number == 1 ? NULL : QUOTES,
		.inputs = inputs,
		.input_count = 2,
		.figures = figures,
		.figure_count = 2,
		.cases = cases,
		.case_count = 2 };

	digest_fill(edition.manifest, 'e');
	return edition;
}

static void
heads_expect(struct store *store, struct arena *arena, struct edition *last)
{
	struct fault fault = { 0 };
	struct query *query = NULL;
	int number = 0;

	cr_assert_eq(store_each_edition(store, &query, &fault), 0);
	while (query_edition(query, arena, last, &fault) == 1)
		cr_expect_eq(last->number, ++number, "in their order");
	query_close(query);
	cr_expect_eq(number, 2);
	cr_expect_str_eq(last->audience, "committee");
	cr_expect_str_eq(last->reason, QUOTES);
	cr_expect_eq(last->as_of, 86400);
}

Test(store_edition, comes_back_whole)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct edition one = edition_make(1);
	struct edition two = edition_make(2);
	struct edition got;

	cr_assert_eq(
	    store_put_edition(store, &two, &fault), 0, "%s", fault.text);
	cr_assert_eq(store_put_edition(store, &one, &fault), 0);
	heads_expect(store, &arena, &got);
	cr_assert_eq(got.id, two.id);
	cr_assert_eq(store_fill_edition(store, &arena, &got, &fault), 0);
	cr_assert_eq(got.input_count, 2);
	cr_expect_null(got.inputs[0].mapping);
	cr_expect_eq(got.inputs[0].cutoff, INSTANT_NONE);
	cr_expect_str_eq(got.inputs[1].name, QUOTES);
	cr_assert_eq(got.figure_count, 2);
	cr_expect_eq(got.figures[0].verdict, VERDICT_MISSED);
	cr_expect_eq(got.figures[0].states[OUTCOME_MISSED], 2);
	cr_expect_eq(got.figures[0].type, (int)TYPE_AVERAGE);
	cr_expect_eq(got.figures[0].quotient.unit, UNIT_DAY);
	cr_expect_eq(got.figures[0].quotient.numerator, -7);
	cr_expect_eq(got.figures[1].month, MONTH_NONE);
	cr_expect(got.figures[1].withheld);
	cr_assert_eq(store_fill_cases(store, &arena, &got, &fault), 0);
	cr_assert_eq(got.case_count, 2);
	cr_expect_str_eq(got.cases[0].ticket, "a", "by key");
	cr_expect_str_eq(got.cases[1].ticket, HEBREW);
	cr_expect_str_eq(got.cases[1].file, CONTROL);
	cr_expect_eq(got.cases[1].state, OUTCOME_OVER);
	cr_expect_eq(got.cases[1].elapsed, -5);
	arena_release(&arena);
	store_close(store);
}

Test(store_edition, has_its_number_once)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct fault fault = { 0 };
	struct edition one = edition_make(1);

	cr_assert_eq(store_put_edition(store, &one, &fault), 0);
	cr_expect_eq(store_put_edition(store, &one, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	store_close(store);
}
