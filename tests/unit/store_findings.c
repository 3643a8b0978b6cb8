/* store_findings.c -- findings and facts come back; clearing and finding. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/store.h"

#include "store_fixture.h"

struct desk { /* a store with a book, tickets k0..k2, an outcome each */
	struct store *store;
	struct shelf shelf;
	int64_t book_id;
	struct export_file file;
	struct ticket tickets[3];
	struct outcome outcomes[3];
};

static void
desk_open(struct desk *desk)
{
	static const char *const keys[] = { "k0", QUOTES, ARABIC };

	*desk = (struct desk){ .store = opened(":memory:", STORE_WRITE) };
	desk->book_id = put_book(desk->store, shelf_fill(&desk->shelf, 'b'));
	desk->file = export_make(HEBREW ".csv", 'a', 0);
	put_export(desk->store, &desk->file);
	for (int i = 0; i < 3; i++) {
		desk->tickets[i] = ticket_make(&desk->file, keys[i]);
		put_ticket(desk->store, &desk->tickets[i]);
		desk->outcomes[i] = (struct outcome){ .cycle = 1,
			.ticket_id = desk->tickets[i].id,
			.sle = &desk->shelf.sles[2] };
		put_outcome(desk->store, desk->book_id, &desk->outcomes[i]);
	}
}

static struct finding_ticket
cite(const struct desk *desk, int i)
{
	return (struct finding_ticket){ .ticket_id = desk->tickets[i].id,
		.outcome_id = i == 2 ? 0 : desk->outcomes[i].id,
		.key = desk->tickets[i].key,
		.file = desk->file.name,
		.line = (uint32_t)(10 + i),
		.elapsed = -1 - i };
}

static void
put_finding(struct desk *desk, struct finding *finding)
{
	struct fault fault = { 0 };

	cr_assert_eq(
	    store_put_finding(desk->store, desk->book_id, finding, &fault), 0,
	    "%s", fault.text);
	cr_assert_gt(finding->id, 0);
}

static size_t
count_findings(struct desk *desk)
{
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct finding got;
	struct query *query;
	size_t count = 0;

	cr_assert_eq(store_each_finding(desk->store, &query, &fault), 0);
	while (
	    query_finding(query, &arena, &desk->shelf.book, &got, &fault) == 1)
		count++;
	query_close(query);
	arena_release(&arena);
	return count;
}

static size_t
count_outcomes(struct desk *desk)
{
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct outcome got;
	struct query *query;
	size_t count = 0;

	cr_assert_eq(store_each_outcome(desk->store, &query, &fault), 0);
	while (
	    query_outcome(query, &arena, &desk->shelf.book, &got, &fault) == 1)
		count++;
	query_close(query);
	return count;
}

static void
expect_same_finding(const struct finding *a, const struct finding *b)
{
	cr_expect_eq(a->id, b->id);
	cr_expect_eq(a->rule, b->rule);
	cr_expect_eq(a->sle, b->sle);
	cr_expect_eq(a->from_month, b->from_month);
	cr_expect_eq(a->to_month, b->to_month);
	cr_expect_eq(a->met, b->met);
	cr_expect_eq(a->n, b->n);
	cr_assert_eq(a->ticket_count, b->ticket_count);
	for (size_t i = 0; i < a->ticket_count; i++) {
		const struct finding_ticket *x = &a->tickets[i];
		const struct finding_ticket *y = &b->tickets[i];

		cr_expect_eq(x->ticket_id, y->ticket_id);
		cr_expect_eq(x->outcome_id, y->outcome_id);
		cr_expect_str_eq(x->key, y->key);
		cr_expect_str_eq(x->file, y->file);
		cr_expect_eq(x->line, y->line);
		cr_expect_eq(x->elapsed, y->elapsed);
	}
}

Test(store_findings, come_back_by_rule_sle_and_month)
{
	static const int put[] = { 5, 4, 3, 2, 1, 0 };
	struct finding_ticket cited[3];
	struct finding want[6];
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct finding got;
	struct query *query;
	struct desk desk;
	size_t count = 0;

	desk_open(&desk);
	for (int i = 0; i < 3; i++)
		cited[i] = cite(&desk, i);
	/* "missed" before "run"; of one month, by the first ticket's key. */
	want[0] = (struct finding){ .rule = &desk.shelf.rules[0],
		.sle = &desk.shelf.sles[1],
		.from_month = 100,
		.to_month = 100,
		.n = 9,
		.met = 7,
		.tickets = cited,
		.ticket_count = 3 };
	want[1] = want[0];
	want[1].sle = &desk.shelf.sles[2];
	want[1].tickets = cited + 1; /* O'Brien ... */
	want[1].ticket_count = 1;
	want[2] = want[1];
	want[2].tickets = cited; /* k0 */
	want[3] = want[1];
	want[3].from_month = want[3].to_month = MONTH_NONE;
	want[4] = want[0];
	want[4].rule = &desk.shelf.rules[1];
	want[4].sle = &desk.shelf.sles[0];
	want[4].tickets = NULL;
	want[4].ticket_count = 0;
	want[5] = want[4];
	want[5].from_month = 101;
	want[5].to_month = 103;
	for (int i = 0; i < 6; i++)
		put_finding(&desk, &want[put[i]]);

	cr_assert_eq(store_each_finding(desk.store, &query, &fault), 0);
	while (
	    query_finding(query, &arena, &desk.shelf.book, &got, &fault) == 1) {
		cr_assert_lt(count, 6);
		expect_same_finding(&got, &want[count++]);
	}
	cr_expect_eq(count, 6, "%s", fault.text);
	query_close(query);
	arena_release(&arena);
	store_close(desk.store);
}

Test(store_findings, clear_without_the_outcomes_or_with_them)
{
	struct fault fault = { 0 };
	struct finding_ticket cited;
	struct finding finding;
	struct desk desk;

	desk_open(&desk);
	cited = cite(&desk, 0);
	finding = (struct finding){ .rule = &desk.shelf.rules[0],
		.sle = &desk.shelf.sles[0],
		.from_month = 1,
		.to_month = 1,
		.tickets = &cited,
		.ticket_count = 1 };
	put_finding(&desk, &finding);
	cr_expect_eq(count_findings(&desk), 1);
	cr_assert_eq(store_clear_findings(desk.store, &fault), 0);
	cr_expect_eq(count_findings(&desk), 0);
	cr_expect_eq(count_outcomes(&desk), 3);

	put_finding(&desk, &finding);
	cr_assert_eq(
	    store_clear_results(desk.store, &fault), 0, "%s", fault.text);
	cr_expect_eq(count_findings(&desk), 0);
	cr_expect_eq(count_outcomes(&desk), 0);
	store_close(desk.store);
}

Test(store_findings, go_with_an_export_that_is_dropped)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct diag diag = { .code = DIAG_TIME, .line = 3 };
	struct export_file kept = export_make("kept.csv", 'c', 0);
	struct export_file file;
	struct ticket ticket;
	struct desk desk;

	desk_open(&desk);
	put_export(desk.store, &kept);
	ticket = ticket_make(&kept, "kept");
	put_ticket(desk.store, &ticket);
	cr_assert_eq(
	    store_put_diag(desk.store, desk.file.id, &diag, &fault), 0);
	desk.file.tally.diags[DIAG_TIME] = 1;
	cr_assert_eq(store_set_tally(desk.store, &desk.file, &fault), 0);
	cr_assert_eq(store_drop_export(desk.store, desk.file.id, &fault), 0,
	    "%s", fault.text);
	cr_expect_eq(store_get_ticket(desk.store, &arena, &vocab,
			 desk.tickets[0].id, &ticket, &fault),
	    0);
	cr_expect_eq(store_get_ticket(desk.store, &arena, &vocab, ticket.id,
			 &ticket, &fault),
	    1);
	cr_expect_eq(count_outcomes(&desk), 0);
	cr_expect_eq(
	    store_get_export(desk.store, &arena, desk.file.id, &file, &fault),
	    -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	put_export(desk.store, &desk.file); /* and it may come again */
	vocab_release(&vocab);
	arena_release(&arena);
	store_close(desk.store);
}

/* --- facts --------------------------------------------------------------- */

Test(store_findings, facts_are_set_and_set_again)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	const char *value = "untouched";

	cr_expect_eq(store_get_fact(store, &arena, "as_of", &value, &fault), 0);
	cr_assert_eq(store_set_fact(store, "as_of", QUOTES, &fault), 0);
	cr_assert_eq(store_set_fact(store, "as_of", CONTROL, &fault), 0);
	cr_expect_eq(store_get_fact(store, &arena, "as_of", &value, &fault), 1);
	cr_expect_str_eq(value, CONTROL);
	arena_release(&arena);
	store_close(store);
}

/* --- questions ----------------------------------------------------------- */

/* The keys that a question gives, with a blank after each. */
static void
expect_keys(struct query *query, const char *want, const char *label)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct ticket got;
	char keys[128] = "";

	while (query_ticket(query, &arena, &vocab, &got, &fault) == 1) {
		size_t len = strlen(keys);

		snprintf(keys + len, sizeof(keys) - len, "%s ", got.key);
	}
	cr_expect_str_eq(keys, want, "%s: %s", label, fault.text);
	query_close(query);
	vocab_release(&vocab);
	arena_release(&arena);
}

Test(store_findings, tickets_are_found_by_key_and_customer)
{
	const struct {
		const char *process, *key, *customer;
	} put[] = {
		{ "request", "b", "example" },
		{ "request", "a", "b" },
		{ "complaint", "b", "other" },
		{ "complaint", "c", NULL },
		{ "request", "example", "example" },
	};
	const struct {
		const char *asked, *want;
	} rows[] = {
		{ "b", "b a b " }, /* complaint/b, request/a, request/b */
		{ "example", "b example " },
		{ "c", "c " },
		{ "nobody", "" },
		{ "", "" },
	};
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file files[2] = { export_make("r.csv", 'r', 0),
		export_make("c.csv", 'c', 0) };
	struct fault fault = { 0 };
	struct query *query;

	files[1].process = "complaint";
	for (int i = 0; i < 2; i++)
		put_export(store, &files[i]);
	for (size_t i = 0; i < sizeof(put) / sizeof(put[0]); i++) {
		bool complaint = put[i].process[0] == 'c';
		struct ticket ticket =
		    ticket_make(&files[complaint], put[i].key);

		ticket.process = put[i].process;
		ticket.customer = put[i].customer;
		put_ticket(store, &ticket);
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		cr_assert_eq(
		    store_find_tickets(store, rows[i].asked, &query, &fault),
		    0);
		expect_keys(query, rows[i].want, rows[i].asked);
	}
	cr_assert_eq(store_each_ticket(store, &query, &fault), 0);
	expect_keys(query, "b a b c example ", "each");
	store_close(store);
}

/* SLE B: all three met, one not by each reading. SLE A: k0 has four besides. */
Test(store_findings, exceptions_are_what_a_reader_will_ask_about)
{
	static const enum outcome_state states[] = { OUTCOME_MISSED,
		OUTCOME_OVER, OUTCOME_UNDECIDABLE, OUTCOME_DEFECTIVE };
	struct arena arena = { 0 };
	struct fault fault = { 0 };
	struct query *query;
	struct outcome got;
	struct desk desk;
	int64_t hangs = 0;

	desk_open(&desk); /* each has a met outcome of SLE A: behind B's now */
	cr_assert_eq(store_clear_results(desk.store, &fault), 0);
	for (int i = 0; i < 3; i++) {
		struct outcome outcome = { .cycle = 1,
			.ticket_id = desk.tickets[i].id,
			.sle = &desk.shelf.sles[0],
			.variant_count = 2,
			.variants = { { DAYS_BD_END, OUTCOME_MET, 1 },
			    { DAYS_BD_HOURS,
				i == 1 ? OUTCOME_MISSED : OUTCOME_MET, 1 } } };

		put_outcome(desk.store, desk.book_id, &outcome);
		hangs = i == 1 ? outcome.id : hangs;
		put_outcome(desk.store, desk.book_id, &desk.outcomes[i]);
		for (int s = 0; i == 0 && s < 4; s++) { /* all on k0 */
			outcome = desk.outcomes[0];
			outcome.cycle += (uint32_t)(s + 1);
			outcome.state = states[s];
			put_outcome(desk.store, desk.book_id, &outcome);
		}
	}
	cr_assert_eq(store_each_exception(desk.store, &query, &fault), 0);
	cr_assert_eq(
	    query_outcome(query, &arena, &desk.shelf.book, &got, &fault), 1);
	cr_expect_eq(got.id, hangs, "B stands before A in the book");
	cr_expect_eq(got.variant_count, 2);
	for (int i = 0; i < 4; i++) {
		cr_assert_eq(query_outcome(
				 query, &arena, &desk.shelf.book, &got, &fault),
		    1);
		cr_expect_eq(got.state, states[i]);
	}
	cr_expect_eq(
	    query_outcome(query, &arena, &desk.shelf.book, &got, &fault), 0);
	query_close(query);
	cr_assert_eq(store_exception_tickets(desk.store, &query, &fault), 0);
	expect_keys(query, QUOTES " k0 ", "tickets");
	store_close(desk.store);
}

Test(store_findings, two_questions_of_a_kind_run_side_by_side)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct query *first;
	struct query *second;
	struct ticket got;
	struct desk desk;

	desk_open(&desk);
	cr_assert_eq(store_each_ticket(desk.store, &first, &fault), 0);
	cr_assert_eq(query_ticket(first, &arena, &vocab, &got, &fault), 1);
	cr_assert_eq(store_each_ticket(desk.store, &second, &fault), 0);
	for (int i = 0; i < 3; i++)
		cr_expect_eq(
		    query_ticket(second, &arena, &vocab, &got, &fault), 1);
	cr_expect_eq(query_ticket(second, &arena, &vocab, &got, &fault), 0);
	query_close(second);
	cr_expect_eq(query_ticket(first, &arena, &vocab, &got, &fault), 1);
	query_close(first); /* in the middle */
	vocab_release(&vocab);
	arena_release(&arena);
	store_close(desk.store);
}
