/* edition.c -- what was published against what is known now, with literals. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/edition.h"

#include <criterion/criterion.h>
#include <string.h>

#include "slaudit/book.h"
#include "slaudit/buf.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { MARCH = 2021 * 12 + 2, APRIL };

static struct arena arena;

static void
teardown(void)
{
	arena_release(&arena);
}

TestSuite(edition, .fini = teardown);

static struct sle first = { .id = "A.2",
	.version = "1",
	.limit = 60,
	.compliance_bp = 9000,
	.status = STATUS_VERIFIED };
static struct sle second = { .id = "A.10",
	.version = "1",
	.limit = 60,
	.type = TYPE_AVERAGE,
	.compliance_bp = SLE_NO_SHARE,
	.status = STATUS_VERIFIED };
static struct sle *sles[] = { &first, &second };
static const struct book book = { .sles = sles, .sle_count = COUNT(sles) };

static struct attainment
share(int32_t month, uint64_t met, uint64_t n)
{
	struct attainment row = {
		.sle = &first, .month = month, .scope = n, .n = n, .met = met
	};

	row.states[OUTCOME_MET] = met;
	row.states[OUTCOME_MISSED] = n - met;
	return row;
}

static struct attainment
average(int32_t month, int64_t sum, int64_t n)
{
	struct attainment row = share(month, (uint64_t)n, (uint64_t)n);

	row.sle = &second;
	row.numerator = sum;
	row.denominator = n;
	return row;
}

static struct edition_figure
published(const struct attainment *row)
{
	struct edition_figure figure = { .sle = row->sle->id,
		.version = row->sle->version,
		.month = row->month,
		.verdict = attainment_verdict(row),
		.scope = row->scope,
		.n = row->n,
		.met = row->met,
		.type = (int)row->sle->type,
		.quotient = attainment_quotient(row) };

	memcpy(figure.states, row->states, sizeof(figure.states));
	return figure;
}

Test(edition, is_called_by_its_months)
{
	cr_expect_str_eq(edition_period(&arena, MARCH, MARCH), "2021-03");
	cr_expect_str_eq(
	    edition_period(&arena, MARCH, APRIL), "2021-03_2021-04");
}

Test(edition, figures_that_stay_are_not_moved)
{
	struct attainment rows[] = { share(MARCH, 9, 10),
		average(MARCH, 500, 10), share(MONTH_NONE, 0, 0) };
	struct edition_figure figures[] = { published(&rows[0]),
		published(&rows[1]), published(&rows[2]) };
	struct edition edition = { .from_month = MARCH,
		.to_month = MARCH,
		.figures = figures,
		.figure_count = COUNT(figures) };
	struct moved *moved;

	cr_expect_eq(
	    moved_find(&arena, &book, &edition, rows, COUNT(rows), &moved), 0);
}

/* 8 of 10 is below nine tenths, 9 of 10 is not. An average of 60 keeps the
 * limit of 60, one of 601 / 10 does not. */
Test(edition, figures_that_moved_have_both_sides_and_verdicts)
{
	struct attainment was[] = { share(MARCH, 9, 10),
		average(MARCH, 600, 10), share(APRIL, 1, 1) };
	struct edition_figure figures[] = { published(&was[0]),
		published(&was[1]), published(&was[2]) };
	struct edition edition = { .from_month = MARCH,
		.to_month = MARCH,
		.figures = figures,
		.figure_count = COUNT(figures) };
	struct attainment rows[] = { share(MARCH, 8, 10), share(APRIL, 0, 1),
		average(MARCH, 601, 10) };
	struct moved *moved;

	cr_assert_eq(
	    moved_find(&arena, &book, &edition, rows, COUNT(rows), &moved), 2,
	    "April was not published by it");
	cr_expect_str_eq(moved[0].id, "A.2");
	cr_expect_eq(moved[0].before.met, 9);
	cr_expect_eq(moved[0].after.met, 8);
	cr_expect_eq(moved[0].was_verdict, VERDICT_MET);
	cr_expect_eq(moved[0].is_verdict, VERDICT_MISSED);
	cr_expect(moved_turned(&moved[0]));
	cr_expect_str_eq(moved[1].id, "A.10");
	cr_expect_eq(moved[1].before.numerator, 600);
	cr_expect_eq(moved[1].was_verdict, VERDICT_MET);
	cr_expect_eq(moved[1].is_verdict, VERDICT_MISSED);
}

Test(edition, what_came_and_what_went_is_moved_but_not_nothing)
{
	struct attainment was[] = { average(MARCH, 100, 10) };
	struct edition_figure figures[] = { published(&was[0]) };
	struct edition edition = { .from_month = MARCH,
		.to_month = MARCH,
		.figures = figures,
		.figure_count = COUNT(figures) };
	struct attainment came[] = { share(MARCH, 1, 1) };
	struct attainment nothing[] = { share(MARCH, 0, 0) };
	struct moved *moved;

	cr_assert_eq(moved_find(&arena, &book, &edition, came, 1, &moved), 2);
	cr_expect(!moved[0].was && moved[0].is, "not published, now there");
	cr_expect(moved[1].was && !moved[1].is, "published, not there now");
	cr_expect_eq(moved[1].sle, &second);
	cr_expect_eq(moved_find(&arena, &book, &edition, nothing, 1, &moved), 1,
	    "a month without a request says nothing new");
}

Test(edition, a_rule_that_is_no_more_has_figures_without_one)
{
	struct edition_figure figure = {
		.sle = "B", .version = "1", .month = MARCH, .n = 4, .met = 3
	};
	struct attainment row = edition_row(&book, &figure);

	cr_expect_null(row.sle);
	cr_expect_eq(row.n, 4);
	figure.sle = "A.2";
	figure.version = "0";
	cr_expect_eq(edition_row(&book, &figure).sle, &first,
	    "another version of it is at hand");
}

/* --- cases -----------------------------------------------------------------
 */

static struct edition_case
item(const char *sle, const char *ticket, enum outcome_state state,
    int64_t elapsed)
{
	return (struct edition_case){ .sle = sle,
		.process = "request",
		.ticket = ticket,
		.cycle = 1,
		.state = state,
		.elapsed = elapsed,
		.month = MARCH };
}

Test(edition, cases_that_changed_came_or_went_are_told)
{
	struct edition_case was[] = {
		item("A.10", "went", OUTCOME_MET, 1),
		item("A.2", "stays", OUTCOME_MET, 5),
		item("A.2", "flips", OUTCOME_MET, 5),
		item("A.2", "shorter", OUTCOME_MISSED, 90),
		item("A.2", "older", OUTCOME_OVER, 90),
	};
	struct edition_case is[] = {
		item("A.2", "older", OUTCOME_OVER, 900),
		item("A.2", "came", OUTCOME_MISSED, 70),
		item("A.2", "stays", OUTCOME_MET, 5),
		item("A.2", "flips", OUTCOME_MISSED, 65),
		item("A.2", "shorter", OUTCOME_MISSED, 80),
	};
	const struct {
		const char *ticket;
		bool was, is;
	} want[] = {
		{ "came", false, true },
		{ "flips", true, true },
		{ "shorter", true, true },
		{ "went", true, false },
	};
	struct moved_case *out;
	size_t count =
	    cases_compare(&arena, was, COUNT(was), is, COUNT(is), &out);

	cr_assert_eq(count, COUNT(want),
	    "what is open grows older, and that is no change");
	for (size_t i = 0; i < count; i++) {
		const struct edition_case *told =
		    out[i].was != NULL ? out[i].was : out[i].is;

		cr_expect_str_eq(told->ticket, want[i].ticket,
		    "A.2 before A.10, as in the book");
		cr_expect_eq(out[i].was != NULL, want[i].was);
		cr_expect_eq(out[i].is != NULL, want[i].is);
	}
}

/* --- inputs ----------------------------------------------------------------
 */

Test(edition, inputs_say_which_are_others)
{
	struct edition_input was[] = {
		{ "book", "b", NULL, "11", INSTANT_NONE },
		{ "export", "a.csv", "m", "22", 5 },
		{ "export", "c.csv", "m", "33", 5 },
	};
	struct edition edition = { .inputs = was, .input_count = COUNT(was) };
	const struct edition_input is[] = {
		{ "book", "b", NULL, "12", INSTANT_NONE },
		{ "export", "a.csv", "m", "22", 5 },
		{ "export", "d.csv", "m", "44", 5 },
	};
	struct buf text = { 0 };

	inputs_compare(&edition, was, COUNT(was), &text);
	cr_expect_str_eq(buf_text(&text), "");
	inputs_compare(&edition, is, COUNT(is), &text);
	cr_expect_str_eq(buf_text(&text),
	    "book b is another, export d.csv is new, export c.csv is gone");
	buf_release(&text);
}
