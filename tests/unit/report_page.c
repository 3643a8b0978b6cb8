/* report_page.c -- what the page says, and what it never says. */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

#include <ctype.h>

static struct desk desk;

static void
setup(void)
{
	desk_init(&desk);
}

static void
teardown(void)
{
	desk_close(&desk);
}

TestSuite(report_page, .init = setup, .fini = teardown);

/* Every percentage of TEXT, each behind a blank, sorted as they come. */
static void
expect_no_share_but(const char *text, const char *target)
{
	for (const char *at = strchr(text, '%'); at != NULL;
	     at = strchr(at + 1, '%')) {
		const char *from = at;

		while (from > text &&
		    (isdigit((unsigned char)from[-1]) || from[-1] == '.' ||
			from[-1] == ' '))
			from--;
		from += strspn(from, " ");
		if (from == at || !isdigit((unsigned char)*from))
			continue; /* a style sheet's or a word's */
		cr_expect_eq(strncmp(from, target, strlen(target)), 0,
		    "a share is printed: %.20s", from);
	}
}

Test(report_page, the_sections_come_in_their_order)
{
	static const char *const order[] = { "short", "quality", "read", "kofn",
		"expectations", "exceptions", "readings", "findings", "history",
		"times", "rules", "trouble", "notes" };
	const struct node *node;

	desk_fill(&desk);
	node = desk_page(&desk)->root->first;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		cr_assert_not_null(node);
		cr_expect_str_eq(node->id, order[i]);
		node = node->next;
	}
	cr_expect_null(node);
}

Test(report_page, one_miss_and_two_misses_are_both_said_rightly)
{
	const struct sle *one = desk_sle(&desk, "A.1", 9500);
	const struct sle *two = desk_sle(&desk, "A.2", 9000);
	const char *text;

	desk_row(&desk, one, 3, 19, 1); /* exactly 95 % */
	desk_row(&desk, two, 3, 8, 2);
	text = desk_text(&desk, desk_page(&desk));
	cr_expect_not_null(strstr(text,
	    "March 2021: 1 of 2 expectations that could be judged met their "
	    "target."));
	cr_expect_not_null(strstr(text,
	    "* Missed: A.2, Something done: 8 of 10 cases in time (80.0 %; "
	    "target 90 %)."));
	cr_expect_null(strstr(text, "Missed: A.1"));
	desk.audit.row_count = 0;
	desk_row(&desk, one, 3, 0, 1);
	desk_row(&desk, two, 3, 8, 2);
	text = desk_text(&desk, desk_page(&desk));
	cr_expect_not_null(strstr(text, "March 2021: 0 of 2 expectations"));
	cr_expect_not_null(strstr(text,
	    "* Missed: A.1, Something done: 0 of 1 case in time (0.0 %;"));
	cr_expect_not_null(strstr(text, "* Missed: A.2, Something done: 8"));
}

Test(report_page, no_requests_is_never_a_hundred_percent)
{
	const struct sle *sle = desk_sle(&desk, "A.1", 9500);
	const struct page *page;
	const struct table *table;
	const char *text;

	desk_row(&desk, sle, 3, 0, 0);
	page = desk_page(&desk);
	table = desk_table(page, "expectations");
	cr_expect_str_eq(desk_cell(table, 0, "share")->text, "[z]");
	cr_expect_eq(desk_cell(table, 0, "share")->kind, CELL_NONE);
	cr_expect_str_eq(desk_cell(table, 0, "verdict")->text, "no requests");
	text = desk_text(&desk, page);
	cr_expect_not_null(
	    strstr(text, "no expectation with a target could be judged"));
	cr_expect_not_null(strstr(text, "1 had none"));
	expect_no_share_but(text, "95 %");
}

Test(report_page, an_extract_has_no_attained_share_in_any_format)
{
	struct sle *sle;
	struct fault fault = { 0 };
	const struct page *page;
	static const char *const files[] = { "expectations", "findings",
		"rules", "exceptions" };

	desk.audit.withheld = true;
	desk.file.coverage = COVERAGE_EXTRACT;
	sle = desk_sle(&desk, "K.1", 8000);
	desk_row(&desk, sle, 3, 119, 35);
	desk_exhibit(&desk, sle, "T-1", "cl");
	page = desk_page(&desk);
	expect_no_share_but(desk_text(&desk, page), "80 %");
	expect_no_share_but(desk_html(&desk, page), "80 %");
	cr_assert_eq(data_render(page, desk_dir(&desk), &fault), 0);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		expect_no_share_but(desk_csv(&desk, files[i]), "80 %");
	cr_expect_not_null(strstr(desk_text(&desk, page),
	    "35 of 154 cases in this extract took longer than their limit"));
	cr_expect_str_eq(
	    desk_cell(desk_table(page, "expectations"), 0, "share")->text,
	    "[x]");
	cr_expect_str_eq(
	    desk_cell(desk_table(page, "expectations"), 0, "verdict")->text,
	    "withheld");
}

/* n 20 with 2 of 3 open and late counted as missed, 1 beside. */
Test(report_page, the_columns_add_up_to_all_cases)
{
	static const char *const parts[] = { "n", "open_over", "open_within",
		"measured", "undecidable", "defective", "rest" };
	const struct sle *sle = desk_sle(&desk, "A.1", 9500);
	struct attainment *row = desk_row(&desk, sle, 3, 15, 3);
	const struct table *table;
	int64_t sum = 0;

	row->states[OUTCOME_OVER] = 3;
	row->n += 2;
	row->states[OUTCOME_WITHIN] = 4;
	row->states[OUTCOME_ENDED] = 5;
	row->states[OUTCOME_DEFECTIVE] = 6;
	row->states[OUTCOME_UNDECIDABLE] = 7;
	row->scope = 15 + 3 + 3 + 4 + 5 + 6 + 7;
	table = desk_table(desk_page(&desk), "expectations");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		sum += desk_cell(table, 0, parts[i])->number;
	cr_expect_eq(sum, 43);
	cr_expect_eq(desk_cell(table, 0, "scope")->number, 43);
	cr_expect_eq(desk_cell(table, 0, "open_over")->number, 1);
}

Test(report_page, months_of_a_longer_period_are_counted_not_averaged)
{
	const struct sle *sle = desk_sle(&desk, "A.1", 9500);
	const struct page *page;

	desk.audit.from_month = month_of(2021, 1);
	desk_row(&desk, sle, 1, 10, 0);
	desk_row(&desk, sle, 2, 0, 0);
	desk_row(&desk, sle, 3, 8, 2);
	page = desk_page(&desk);
	cr_expect_not_null(strstr(desk_text(&desk, page),
	    "Missed: A.1, Something done: below its target of 95 % in 1 of 2 "
	    "months with"));
	cr_expect_str_eq(
	    desk_cell(desk_table(page, "expectations"), 0, "share")->text,
	    "[z]");
}

/* Words that only the committee may use of the operator, and policy's. */
Test(report_page, it_gives_no_rating_and_names_no_trigger)
{
	static const char *const never[] = { "Excellent", "Satisfactory",
		"Needs improvement", "the trigger", "aspirational" };
	const char *text;

	desk_fill(&desk);
	text = desk_text(&desk, desk_page(&desk));
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		cr_expect_null(strstr(text, never[i]), "%s", never[i]);
}

Test(report_page, durations_say_every_unit_that_is_not_zero)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);
	static const struct {
		int64_t seconds;
		enum clock_kind clock;
		const char *text;
	} rows[] = {
		{ 0, CLOCK_ELAPSED, "0 s" },
		{ 61, CLOCK_ELAPSED, "1 min 1 s" },
		{ 86400, CLOCK_ELAPSED, "1 d" },
		{ 90061, CLOCK_ELAPSED, "1 d 1 h 1 min 1 s" },
		{ -86400, CLOCK_ELAPSED,
		    "\xE2\x88\x92"
		    "1 d" },
		{ 90000, CLOCK_BUSINESS, "25 h" },
	};

	desk_exhibit(&desk, sle, "T-1", "cl");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sle->clock = rows[i].clock;
		desk.exhibits[0].outcome.elapsed = rows[i].seconds;
		cr_expect_str_eq(
		    desk_cell(
			desk_table(desk_page(&desk), "exceptions"), 0, "took")
			->text,
		    rows[i].text);
	}
}
