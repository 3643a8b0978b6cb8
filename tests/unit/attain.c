/* attain.c -- outcomes to months: counts, verdicts, what is withheld. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include <stdlib.h>

struct table {
	struct arena arena;
	struct sle items[3];
	struct sle *sles[3];
	struct book book;
	struct attain *attain;
	struct attainment *rows;
	size_t count;
	struct fault fault;
};

/* Two SLEs; the second has two versions, the change is on 10 March. */
static void
table_init(struct table *table)
{
	static const char *const ids[] = { "A", "B", "B" };

	memset(table, 0, sizeof(*table));
	for (size_t i = 0; i < 3; i++) {
		table->items[i] = (struct sle){
			.id = ids[i],
			.limit = 60,
			.compliance_bp = 9500,
			.valid_from = DAY_NONE,
			.valid_to = DAY_NONE,
		};
		table->sles[i] = &table->items[i];
	}
	table->items[1].valid_from = day_of(2026, 1, 15);
	table->items[1].valid_to = day_of(2026, 3, 9);
	table->items[2].valid_from = day_of(2026, 3, 10);
	table->items[2].valid_to = day_of(2026, 4, 30);
	table->book.sles = table->sles;
	table->book.sle_count = 3;
	table->attain = attain_new(&table->book, ATTAIN_BUDGET);
}

static void
table_release(struct table *table)
{
	attain_free(table->attain);
	arena_release(&table->arena);
}

static void
outcome_put(struct table *table, const struct outcome *outcome, bool withheld)
{
	cr_assert_eq(
	    attain_put(table->attain, outcome, withheld, &table->fault), 0,
	    "%s", table->fault.text);
}

static void
put(struct table *table, size_t sle, int month, enum outcome_state state,
    int64_t elapsed)
{
	struct outcome outcome = {
		.sle = table->sles[sle],
		.state = state,
		.elapsed = elapsed,
		.month = month == 0 ? MONTH_NONE : month_of(2026, month),
	};

	outcome_put(table, &outcome, false);
}

static void
rows_take(struct table *table, int32_t from, int32_t to)
{
	struct attained rows;

	cr_assert_eq(attain_rows(table->attain, &table->arena, from, to, &rows,
			 &table->fault),
	    0, "%s", table->fault.text);
	table->rows = rows.items;
	table->count = rows.count;
}

static const struct attainment *
row_at(const struct table *table, const char *id, int month)
{
	int32_t want = month == 0 ? MONTH_NONE : month_of(2026, month);

	for (size_t i = 0; i < table->count; i++) {
		if (strcmp(table->rows[i].sle->id, id) == 0 &&
		    table->rows[i].month == want)
			return &table->rows[i];
	}
	return NULL;
}

Test(attain, every_state_is_counted_once_and_two_are_judged)
{
	struct table table;
	const struct attainment *row;

	table_init(&table);
	for (int state = 0; state < OUTCOME_STATES; state++) {
		for (int i = 0; i <= state; i++)
			put(&table, 0, 1, (enum outcome_state)state,
			    100 * state + i);
	}
	rows_take(&table, month_of(2026, 1), month_of(2026, 1));
	row = row_at(&table, "A", 1);
	cr_assert_not_null(row);
	for (int state = 0; state < OUTCOME_STATES; state++)
		cr_expect_eq(row->states[state], (uint64_t)state + 1);
	cr_expect_eq(row->scope, 66);
	cr_expect_eq(row->n, 3, "one met, two missed");
	cr_expect_eq(row->met, 1);
	cr_expect(attainment_check(row));
	cr_expect_eq(row->median, 101, "of 0 100 101 200 201 202, third");
	cr_expect_eq(row->p95, 202);
	cr_expect_eq(row->most, 202);
	table_release(&table);
}

Test(attain, an_open_ticket_over_its_limit_counts_where_the_sle_says_so)
{
	const struct {
		const char *label;
		enum cohort cohort;
		enum open_over over;
		uint64_t n;
	} rows[] = {
		{ "completion", COHORT_COMPLETION, OVER_BESIDE, 1 },
		{ "receipt", COHORT_RECEIPT, OVER_BESIDE, 1 },
		{ "deadline", COHORT_DEADLINE, OVER_BESIDE, 2 },
		{ "completion, as missed", COHORT_COMPLETION, OVER_MISSED, 2 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct table table;
		const struct attainment *row;

		table_init(&table);
		table.items[0].cohort = rows[i].cohort;
		table.items[0].open_over = rows[i].over;
		put(&table, 0, 1, OUTCOME_MET, 10);
		put(&table, 0, 1, OUTCOME_OVER, 9999);
		put(&table, 0, 1, OUTCOME_WITHIN, 20);
		rows_take(&table, month_of(2026, 1), month_of(2026, 1));
		row = row_at(&table, "A", 1);
		cr_assert_not_null(row);
		cr_expect_eq(row->n, rows[i].n, "%s", rows[i].label);
		cr_expect_eq(row->met, 1, "%s", rows[i].label);
		cr_expect_eq(row->scope, 3, "%s", rows[i].label);
		cr_expect_eq(
		    row->most, 10, "%s: still open, no figure", rows[i].label);
		table_release(&table);
	}
}

Test(attain, rows_follow_the_book_and_the_months)
{
	const struct {
		const char *id;
		int month;
		size_t version;
		uint64_t scope;
	} want[] = {
		{ "A", 1, 0, 0 }, { "A", 2, 0, 1 }, { "A", 3, 0, 0 },
		{ "A", 4, 0, 0 }, { "A", 5, 0, 0 }, { "A", 0, 0, 2 },
		{ "B", 1, 1, 0 }, /* in force from the 15th */
		{ "B", 2, 1, 0 },
		{ "B", 3, 1, 2 }, /* both versions judged; 1 March's stands */
		{ "B", 4, 2, 0 },
		{ "B", 5, 2, 1 }, /* no version valid, but one outcome */
	};
	struct table table;

	table_init(&table);
	put(&table, 2, 5, OUTCOME_MET, 1);
	put(&table, 0, 0, OUTCOME_WITHIN, 1);
	put(&table, 2, 3, OUTCOME_MET, 1);
	put(&table, 1, 3, OUTCOME_MET, 1);
	put(&table, 0, 2, OUTCOME_MET, 1);
	put(&table, 0, 0, OUTCOME_OVER, 1);
	rows_take(&table, month_of(2026, 1), month_of(2026, 5));
	cr_assert_eq(table.count, sizeof(want) / sizeof(want[0]), "%zu rows",
	    table.count);
	for (size_t i = 0; i < table.count; i++) {
		const struct attainment *row = &table.rows[i];

		cr_expect_str_eq(row->sle->id, want[i].id, "row %zu", i);
		cr_expect_eq(row->month,
		    want[i].month == 0 ? MONTH_NONE
				       : month_of(2026, want[i].month),
		    "row %zu", i);
		cr_expect_eq(
		    row->sle, table.sles[want[i].version], "row %zu", i);
		cr_expect_eq(row->scope, want[i].scope, "row %zu", i);
		if (want[i].scope == 0) {
			cr_expect_eq(attainment_verdict(row),
			    VERDICT_NO_REQUESTS, "row %zu", i);
			cr_expect_eq(row->median, -1, "row %zu", i);
			cr_expect_eq(row->most, -1, "row %zu", i);
		}
	}

	/* Without bounds: the months that were seen. */
	rows_take(&table, MONTH_NONE, MONTH_NONE);
	cr_expect_null(row_at(&table, "A", 1));
	cr_expect_not_null(row_at(&table, "A", 5));
	cr_expect_null(row_at(&table, "A", 6));
	table_release(&table);
}

Test(attain, without_a_single_month_only_the_rest_is_given)
{
	struct table table;

	table_init(&table);
	rows_take(&table, MONTH_NONE, MONTH_NONE);
	cr_expect_eq(table.count, 0);
	table_release(&table);
	table_init(&table);
	put(&table, 0, 0, OUTCOME_WITHIN, 1);
	rows_take(&table, MONTH_NONE, MONTH_NONE);
	cr_assert_eq(table.count, 1);
	cr_expect_eq(table.rows[0].month, MONTH_NONE);
	table_release(&table);
}

/* In an extract nobody knows what a month without rows means. */
Test(attain, an_extract_withholds_its_months_and_the_empty_ones)
{
	struct table table;
	struct outcome outcome;

	table_init(&table);
	put(&table, 0, 3, OUTCOME_MISSED, 61);
	outcome = (struct outcome){
		.sle = table.sles[0],
		.state = OUTCOME_MET,
		.month = month_of(2026, 1),
	};
	outcome_put(&table, &outcome, true);
	outcome.state = OUTCOME_MISSED;
	outcome_put(&table, &outcome, false);
	rows_take(&table, month_of(2026, 1), month_of(2026, 3));
	cr_expect(row_at(&table, "A", 1)->withheld);
	cr_expect_eq(
	    attainment_verdict(row_at(&table, "A", 1)), VERDICT_WITHHELD);
	cr_expect_eq(row_at(&table, "A", 1)->n, 2, "the counts stand");
	cr_expect_eq(
	    attainment_verdict(row_at(&table, "A", 2)), VERDICT_WITHHELD);
	cr_expect_eq(attainment_verdict(row_at(&table, "A", 3)), VERDICT_MISSED,
	    "a complete export");
	cr_expect_eq(attainment_verdict(row_at(&table, "B", 2)),
	    VERDICT_NO_REQUESTS, "another SLE");
	table_release(&table);
}

/* clocks.md T34. */
Test(attain, a_share_just_below_its_target_is_missed_and_looks_it)
{
	struct table table;
	const struct attainment *row;

	table_init(&table);
	for (int i = 0; i < 10000; i++)
		put(&table, 0, 1, i < 9496 ? OUTCOME_MET : OUTCOME_MISSED, i);
	rows_take(&table, month_of(2026, 1), month_of(2026, 1));
	row = row_at(&table, "A", 1);
	cr_expect_eq(row->met, 9496);
	cr_expect_eq(row->n, 10000);
	cr_expect_eq(attainment_verdict(row), VERDICT_MISSED);
	cr_expect_eq(share_tenths(row->met, row->n, 9500), 949);
	table_release(&table);
}

/* clocks.md T33: ten old tickets left open, through measure itself. */
Test(attain, tickets_left_open_show_in_the_deadline_view_alone)
{
	const enum cohort cohorts[] = { COHORT_COMPLETION, COHORT_DEADLINE };

	for (size_t i = 0; i < 2; i++) {
		struct desk desk;
		struct attain *attain;
		struct attained rows;
		struct outcome got;
		struct fault fault = { 0 };

		desk_init(&desk, "Etc/UTC");
		desk_sle(&desk, "T33", CLOCK_ELAPSED, 86400)->cohort =
		    cohorts[i];
		desk_open(&desk);
		attain = attain_new(&desk.book, ATTAIN_BUDGET);
		for (int ticket = 0; ticket < 30; ticket++) {
			desk_clear(&desk);
			desk_event(&desk, received, "2026-01-05T09:00:00Z");
			if (ticket < 20)
				desk_event(
				    &desk, completed, "2026-01-05T12:00:00Z");
			got = desk_outcome(&desk, "2026-01-31T23:59:59Z");
			attain_put(attain, &got, false, &fault);
		}
		cr_assert_eq(attain_rows(attain, &desk.arena, MONTH_NONE,
				 MONTH_NONE, &rows, &fault),
		    0, "%s", fault.text);
		cr_assert_eq(rows.count, i == 0 ? 2 : 1);
		cr_expect_eq(rows.items[0].met, 20);
		cr_expect_eq(
		    rows.items[0].n - rows.items[0].met, i == 0 ? 0 : 10);
		if (i == 0)
			cr_expect_eq(rows.items[1].states[OUTCOME_OVER], 10,
			    "beside the figure, in no month");
		attain_free(attain);
		desk_close(&desk);
	}
}

static uint32_t
draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525U + 1013904223U;
	return (*seed >> 8) % below;
}

/* clocks.md section 14, property 9: a law. */
Test(attain, the_order_of_outcomes_changes_no_row)
{
	struct table forth;
	struct table back;
	struct {
		size_t sle;
		int month;
		enum outcome_state state;
		int64_t elapsed;
	} drawn[400];
	uint32_t seed = 7;

	table_init(&forth);
	table_init(&back);
	for (size_t i = 0; i < 400; i++) {
		drawn[i].sle = draw(&seed, 3);
		drawn[i].month = (int)draw(&seed, 7);
		drawn[i].state =
		    (enum outcome_state)draw(&seed, OUTCOME_STATES);
		drawn[i].elapsed = draw(&seed, 1000);
		put(&forth, drawn[i].sle, drawn[i].month, drawn[i].state,
		    drawn[i].elapsed);
	}
	for (size_t i = 400; i-- > 0;)
		put(&back, drawn[i].sle, drawn[i].month, drawn[i].state,
		    drawn[i].elapsed);
	rows_take(&forth, MONTH_NONE, MONTH_NONE);
	rows_take(&back, MONTH_NONE, MONTH_NONE);
	cr_assert_eq(forth.count, back.count);
	cr_assert_gt(forth.count, 8);
	for (size_t i = 0; i < forth.count; i++) {
		const struct attainment *a = &forth.rows[i];
		const struct attainment *b = &back.rows[i];

		cr_expect_eq(a->sle - forth.items, b->sle - back.items);
		cr_expect_eq(a->month, b->month);
		cr_expect_arr_eq(a->states, b->states, sizeof(a->states));
		cr_expect_eq(a->n, b->n);
		cr_expect_eq(a->median, b->median);
		cr_expect_eq(a->median_cents, b->median_cents);
		cr_expect_eq(a->p95, b->p95);
		cr_expect_eq(a->p95_cents, b->p95_cents);
		cr_expect_eq(a->most, b->most);
	}
	table_release(&forth);
	table_release(&back);
}
