/* store_results.c -- what was put comes back: the book and the results. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/store.h"

#include "store_fixture.h"

struct desk { /* a store with a book and two tickets */
	struct store *store;
	struct shelf shelf;
	int64_t book_id;
	struct export_file file;
	struct ticket tickets[2]; /* keys "k2", "k1" */
};

static void
desk_open(struct desk *desk)
{
	static const char *const keys[] = { "k2", "k1" };

	*desk = (struct desk){ .store = opened(":memory:", STORE_WRITE) };
	desk->book_id = put_book(desk->store, shelf_fill(&desk->shelf, 'b'));
	desk->file = export_make("a.csv", 'a', 0);
	put_export(desk->store, &desk->file);
	for (int i = 0; i < 2; i++) {
		desk->tickets[i] = ticket_make(&desk->file, keys[i]);
		put_ticket(desk->store, &desk->tickets[i]);
	}
}

static struct outcome
outcome_make(const struct desk *desk, int sle, int ticket)
{
	return (struct outcome){ .ticket_id = desk->tickets[ticket].id,
		.sle = &desk->shelf.sles[sle],
		.cycle = 1,
		.state = OUTCOME_MET,
		.start = 1000,
		.stop = 5000,
		.at = 5000,
		.wall = 4000,
		.elapsed = 3600,
		.due = 9000,
		.late_from = 9000,
		.margin = 4000,
		.month = 24242,
		.start_line = 2,
		.stop_line = 3 };
}

/* --- the book ------------------------------------------------------------ */

Test(store_results, keeps_a_book_once)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct shelf shelf;
	int64_t first = put_book(store, shelf_fill(&shelf, 'b'));
	int64_t other;

	cr_expect_eq(put_book(store, &shelf.book), first);
	other = put_book(store, shelf_fill(&shelf, 'c'));
	cr_expect_neq(other, first);
	cr_expect_eq(put_book(store, shelf_fill(&shelf, 'b')), first);
	store_close(store);
}

Test(store_results, refuses_a_book_with_one_version_twice)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct fault fault = { 0 };
	struct shelf shelf;
	int64_t id;

	shelf_fill(&shelf, 'b');
	shelf.sles[1].version = shelf.sles[0].version;
	cr_expect_eq(store_put_book(store, &shelf.book, &id, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	store_close(store);
}

/* --- outcomes ------------------------------------------------------------ */

static void
expect_same_outcome(const struct outcome *a, const struct outcome *b)
{
	cr_expect_eq(a->id, b->id);
	cr_expect_eq(a->ticket_id, b->ticket_id);
	cr_expect_eq(a->sle, b->sle);
	cr_expect_eq(a->cycle, b->cycle);
	cr_expect_eq(a->state, b->state);
	cr_expect_eq(a->start, b->start);
	cr_expect_eq(a->stop, b->stop);
	cr_expect_eq(a->at, b->at);
	cr_expect_eq(a->wall, b->wall);
	cr_expect_eq(a->elapsed, b->elapsed);
	cr_expect_eq(a->days, b->days);
	cr_expect_eq(a->due, b->due);
	cr_expect_eq(a->late_from, b->late_from);
	cr_expect_eq(a->margin, b->margin);
	cr_expect_eq(a->month, b->month);
	cr_expect_eq(a->start_line, b->start_line);
	cr_expect_eq(a->stop_line, b->stop_line);
	cr_assert_eq(a->variant_count, b->variant_count);
	for (size_t i = 0; i < a->variant_count; i++) {
		cr_expect_eq(a->variants[i].rule, b->variants[i].rule);
		cr_expect_eq(a->variants[i].state, b->variants[i].state);
		cr_expect_eq(a->variants[i].due, b->variants[i].due);
	}
}

/* In book order 0, 1 are versions of B and 2 is A. */
Test(store_results, gives_outcomes_back_by_book_order_then_key)
{
	static const int want[] = { 0, 1, 3, 2 };
	static const int put[] = { 0, 2, 1, 3 }; /* by ticket */
	struct outcome outcomes[4];
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct query *query;
	struct outcome got;
	struct desk desk;
	size_t count = 0;

	desk_open(&desk);
	outcomes[0] = outcome_make(&desk, 0, 0);
	outcomes[1] = outcome_make(&desk, 1, 1);
	outcomes[1].wall = outcomes[1].elapsed = outcomes[1].margin = -7;
	outcomes[1].state = OUTCOME_DEFECTIVE;
	outcomes[1].variant_count = 3;
	outcomes[1].variants[0] =
	    (struct variant){ DAYS_BD_HOURS, OUTCOME_MISSED, 77 };
	outcomes[1].variants[1] =
	    (struct variant){ DAYS_INCLUSIVE, OUTCOME_MET, INSTANT_NONE };
	outcomes[1].variants[2] =
	    (struct variant){ DAYS_BD_END, OUTCOME_DEFECTIVE, -1 };
	outcomes[2] = outcome_make(&desk, 2, 0);
	outcomes[2].state = OUTCOME_NOT_COVERED;
	outcomes[2].start = outcomes[2].stop = outcomes[2].at = INSTANT_NONE;
	outcomes[2].due = outcomes[2].late_from = INSTANT_NONE;
	outcomes[2].month = MONTH_NONE;
	outcomes[3] = outcome_make(&desk, 2, 1);
	outcomes[3].days = -3;
	for (int i = 0; i < 4; i++)
		put_outcome(desk.store, desk.book_id, &outcomes[put[i]]);

	cr_assert_eq(store_each_outcome(desk.store, &query, &fault), 0);
	while (
	    query_outcome(query, &arena, &desk.shelf.book, &got, &fault) == 1) {
		cr_assert_lt(count, 4);
		expect_same_outcome(&got, &outcomes[want[count++]]);
	}
	cr_expect_eq(count, 4, "%s", fault.text);
	query_close(query);

	cr_assert_eq(store_ticket_outcomes(
			 desk.store, desk.tickets[0].id, &query, &fault),
	    0);
	for (int i = 0; i <= 2; i += 2) {
		cr_assert_eq(query_outcome(
				 query, &arena, &desk.shelf.book, &got, &fault),
		    1);
		expect_same_outcome(&got, &outcomes[i]);
	}
	cr_expect_eq(
	    query_outcome(query, &arena, &desk.shelf.book, &got, &fault), 0);
	query_close(query);
	arena_release(&arena);
	store_close(desk.store);
}

Test(store_results, finds_the_sle_by_id_and_version_not_by_place)
{
	struct fault fault = { 0 };
	struct arena arena = { 0 };
	struct outcome outcome;
	struct query *query;
	struct outcome got;
	struct sle *first;
	struct desk desk;

	desk_open(&desk);
	outcome = outcome_make(&desk, 0, 0);
	put_outcome(desk.store, desk.book_id, &outcome);
	first = desk.shelf.sle_list[0];
	desk.shelf.sle_list[0] = desk.shelf.sle_list[2];
	desk.shelf.sle_list[2] = first;
	cr_assert_eq(store_each_outcome(desk.store, &query, &fault), 0);
	cr_assert_eq(
	    query_outcome(query, &arena, &desk.shelf.book, &got, &fault), 1);
	cr_expect_eq(got.sle, first);
	query_close(query);
	store_close(desk.store);
}

Test(store_results, asks_to_measure_again_under_another_book)
{
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct outcome outcome;
	struct shelf other;
	struct query *query;
	struct outcome got;
	struct desk desk;

	desk_open(&desk);
	outcome = outcome_make(&desk, 0, 0);
	put_outcome(desk.store, desk.book_id, &outcome);
	for (int known = 0; known < 2; known++) {
		shelf_fill(&other, 'c');
		if (known)
			put_book(desk.store, &other.book);
		fault = (struct fault){ 0 };
		cr_assert_eq(store_each_outcome(desk.store, &query, &fault), 0);
		cr_expect_eq(
		    query_outcome(query, &arena, &other.book, &got, &fault),
		    -1);
		cr_expect_eq(fault.kind, FAULT_STORE);
		cr_expect_not_null(
		    strstr(fault.text, "slaudit measure"), "%s", fault.text);
		query_close(query);
	}
	store_close(desk.store);
}

Test(store_results, refuses_an_outcome_that_leads_nowhere)
{
	struct sle unknown = sle_make("C", "1");
	struct fault faults[3] = { 0 };
	struct outcome outcome;
	struct desk desk;

	desk_open(&desk);
	outcome = outcome_make(&desk, 0, 0);
	outcome.ticket_id = 99;
	cr_expect_eq(store_put_outcomes(
			 desk.store, desk.book_id, &outcome, 1, &faults[0]),
	    -1, "no such ticket");
	outcome = outcome_make(&desk, 0, 0);
	cr_expect_eq(
	    store_put_outcomes(desk.store, 99, &outcome, 1, &faults[1]), -1,
	    "no such book");
	outcome.sle = &unknown;
	cr_expect_eq(store_put_outcomes(
			 desk.store, desk.book_id, &outcome, 1, &faults[2]),
	    -1, "no such SLE");
	for (int i = 0; i < 3; i++)
		cr_expect_eq(faults[i].kind, FAULT_STORE);
	store_close(desk.store);
}

Test(store_results, puts_under_the_right_book_after_a_rollback)
{
	struct fault fault = { 0 };
	struct outcome outcome;
	struct shelf other;
	struct desk desk;
	int64_t id;

	desk_open(&desk);
	shelf_fill(&other, 'c');
	other.sles[0].id = "Z";
	cr_assert_eq(store_begin(desk.store, &fault), 0);
	id = put_book(desk.store, &other.book);
	outcome = outcome_make(&desk, 0, 0);
	outcome.sle = &other.sles[0];
	put_outcome(desk.store, id, &outcome);
	store_rollback(desk.store);

	/* The row's number is used again, for a book without Z. */
	shelf_fill(&other, 'd');
	cr_assert_eq(put_book(desk.store, &other.book), id);
	outcome.sle = &other.sles[0];
	put_outcome(desk.store, id, &outcome);
	store_close(desk.store);
}

/* --- attainment ---------------------------------------------------------- */

Test(store_results, gives_attainment_back_by_book_order_and_month)
{
	const struct {
		int sle;
		int32_t month;
	} want[] = { { 0, 24240 }, { 0, 24241 }, { 1, 24242 },
		{ 0, MONTH_NONE }, { 2, 24239 }, { 2, 24242 } };
	static const int put[] = { 5, 3, 2, 0, 4, 1 };
	struct attainment row = { .n = 3, .met = 1, .scope = 66 };
	struct fault fault = { 0 };
	struct query *query;
	struct attainment got;
	struct desk desk;
	size_t count = 0;

	desk_open(&desk);
	for (int i = 0; i < OUTCOME_STATES; i++)
		row.states[i] = (uint64_t)i + 1; /* 1 + ... + 11 = 66 */
	for (int i = 0; i < 6; i++) {
		row.sle = &desk.shelf.sles[want[put[i]].sle];
		row.month = want[put[i]].month;
		row.withheld = row.month == MONTH_NONE;
		row.median = row.month == MONTH_NONE ? -1 : 0;
		row.p95 = row.month == MONTH_NONE ? -1 : 5;
		row.most = row.month == MONTH_NONE ? -1 : INT64_MAX;
		cr_assert_eq(store_put_attainment(
				 desk.store, desk.book_id, &row, &fault),
		    0, "%s", fault.text);
	}
	cr_assert_eq(store_each_attainment(desk.store, &query, &fault), 0);
	while (query_attainment(query, &desk.shelf.book, &got, &fault) == 1) {
		bool none = got.month == MONTH_NONE;

		cr_assert_lt(count, 6);
		cr_expect_eq(got.sle, &desk.shelf.sles[want[count].sle],
		    "row %zu", count);
		cr_expect_eq(got.month, want[count].month, "row %zu", count);
		cr_expect_eq(got.withheld, none);
		cr_expect(attainment_check(&got));
		cr_expect_eq(
		    memcmp(got.states, row.states, sizeof(row.states)), 0);
		cr_expect_eq(got.n, 3);
		cr_expect_eq(got.met, 1);
		cr_expect_eq(got.median, none ? -1 : 0);
		cr_expect_eq(got.p95, none ? -1 : 5);
		cr_expect_eq(got.most, none ? -1 : INT64_MAX);
		count++;
	}
	cr_expect_eq(count, 6, "%s", fault.text);
	query_close(query);
	store_close(desk.store);
}

Test(store_results, refuses_attainment_that_does_not_add_up)
{
	const struct {
		const char *label;
		struct attainment row;
	} rows[] = {
		{ "a state is missing", { .month = 1, .scope = 1 } },
		{ "met more than judged", { .month = 1, .met = 1 } },
		{ "the same month again", { .month = 24242 } },
		{ "no month again", { .month = MONTH_NONE } },
	};
	struct attainment row = { .month = 24242 };
	struct fault fault = { 0 };
	struct desk desk;

	desk_open(&desk);
	row.sle = &desk.shelf.sles[0];
	cr_assert_eq(
	    store_put_attainment(desk.store, desk.book_id, &row, &fault), 0);
	row.month = MONTH_NONE;
	cr_assert_eq(
	    store_put_attainment(desk.store, desk.book_id, &row, &fault), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row = rows[i].row;
		row.sle = &desk.shelf.sles[0];
		fault = (struct fault){ 0 };
		cr_expect_eq(store_put_attainment(
				 desk.store, desk.book_id, &row, &fault),
		    -1, "%s", rows[i].label);
		cr_expect_eq(fault.kind, FAULT_STORE, "%s", rows[i].label);
	}
	store_close(desk.store);
}
