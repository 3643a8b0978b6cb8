/* report_periods.c -- versions, past periods and extracts beside complete
 * files: each page says what is its own. */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

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

TestSuite(report_periods, .init = setup, .fini = teardown);

static const char *
cell_of(
    const struct page *page, const char *table, size_t row, const char *column)
{
	return desk_cell(desk_table(page, table), row, column)->text;
}

/* Two versions of A.1: 60 s of 90 %, from April on 30 s of 95 %. */
static void
two_versions(struct sle **old, struct sle **new)
{
	*old = desk_sle(&desk, "A.1", 9000);
	(*old)->version = "old";
	*new = desk_sle(&desk, "A.1", 9500);
	(*new)->version = "new";
	(*new)->limit = 30;
	(*new)->valid_from = day_of(2021, 4, 1);
}

/* The row of no month carries the newest version: 11 of 12 is 91.6 %. */
Test(report_periods, a_month_stands_under_its_own_version)
{
	struct sle *old;
	struct sle *new;
	const struct page *page;
	const char *text;

	two_versions(&old, &new);
	desk_row(&desk, old, 3, 11, 1);
	desk_row(&desk, new, 3, 0, 0)->month = MONTH_NONE;
	page = desk_page(&desk);
	text = desk_text(&desk, page);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "limit"), "1 min");
	cr_expect_str_eq(cell_of(page, "expectations", 0, "target"), "90 %");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "verdict"), "target met");
	cr_expect_eq(desk_table(page, "expectations")->row_count, 1);
	cr_expect_not_null(strstr(text, "target 90 % (version old,"));
	cr_expect_null(strstr(text, "version new, verified)"));
	cr_expect_null(strstr(text, "changed within"));
}

Test(report_periods, a_period_of_two_versions_says_so)
{
	struct sle *old;
	struct sle *new;
	const struct page *page;
	const char *text;

	two_versions(&old, &new);
	desk.audit.to_month = month_of(2021, 4);
	desk_row(&desk, old, 3, 11, 1);
	desk_row(&desk, new, 4, 11, 1);
	page = desk_page(&desk);
	text = desk_text(&desk, page);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "limit"), "30 s");
	cr_expect_not_null(
	    strstr(text, "Note: The rule A.1 changed within this period."));
	cr_expect_not_null(strstr(text, "The rule changed within these"));
	cr_expect_not_null(strstr(text, "missed in 1 of 2 months"));
}

Test(report_periods, times_of_two_versions_are_two_charts)
{
	struct sle *old;
	struct sle *new;
	struct distribution both[2];
	const struct page *page;

	two_versions(&old, &new);
	desk_row(&desk, old, 3, 0, 1);
	desk.bins[0] = (struct bin){ 0, 60, 1 };
	both[0] = (struct distribution){
		.sle = old, .n = 1, .bins = desk.bins, .bin_count = 1
	};
	both[1] = both[0];
	both[1].sle = new;
	desk.audit.distributions = both;
	desk.audit.distribution_count = 2;
	page = desk_page(&desk);
	cr_expect_not_null(
	    desk_find(page->root, NODE_CHART, "times-A.1-version-1"));
	cr_expect_not_null(
	    desk_find(page->root, NODE_CHART, "times-A.1-version-2"));
	cr_expect_not_null(strstr(desk_text(&desk, page),
	    "Something done (version old): 0 of 1 finished case took longer "
	    "than 1"));
	desk.audit.distribution_count = 1;
	page = desk_page(&desk);
	cr_expect_not_null(desk_find(page->root, NODE_CHART, "times-A.1"));
}

/* The twelve months up to March 2021 begin in April 2020. */
Test(report_periods, charts_without_a_recent_miss_are_only_files)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9000);
	struct attainment *missed = desk_row(&desk, sle, 3, 0, 1);
	const struct page *page;
	const struct node *node;

	missed->month = month_of(2020, 3);
	desk_row(&desk, sle, 3, 11, 0);
	page = desk_page(&desk);
	node = desk_find(page->root, NODE_CHART, "attainment-A.1");
	cr_assert_not_null(node);
	cr_expect(node->chart->is_filed);
	cr_expect_null(strstr(desk_text(&desk, page), "missed in 1 of 2"));
	cr_expect_not_null(strstr(desk_text(&desk, page),
	    "1 more chart is not shown here, because nothing from April 2020"));

	missed->month = month_of(2020, 4);
	page = desk_page(&desk);
	node = desk_find(page->root, NODE_CHART, "attainment-A.1");
	cr_assert_not_null(node);
	cr_expect_not(node->chart->is_filed);
	cr_expect_not_null(strstr(desk_text(&desk, page), "missed in 1 of 2"));
	cr_expect_null(strstr(desk_text(&desk, page), "not shown here"));
}

/* One expectation's file is complete, the other's an extract. */
Test(report_periods, an_extract_withholds_only_what_rests_on_it)
{
	struct sle *whole = desk_sle(&desk, "A.1", 9000);
	struct sle *part = desk_sle(&desk, "C.1", 9000);
	struct export_file files[2];
	const struct page *page;
	const char *text;

	part->process = "complaint";
	files[0] = files[1] = desk.file;
	files[1].name = "complaints.csv";
	files[1].process = "complaint";
	files[1].coverage = COVERAGE_EXTRACT;
	desk.audit.files = files;
	desk.audit.file_count = 2;
	desk.audit.withheld = true;
	desk_row(&desk, whole, 3, 8, 2)->withheld = false;
	desk_row(&desk, part, 3, 1, 1);
	page = desk_page(&desk);
	text = desk_text(&desk, page);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "share"), "80.0 %");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 1, "verdict"), "withheld");
	cr_expect_not_null(strstr(text, "not all: complaints.csv."));
	cr_expect_not_null(desk_find(page->root, NODE_CHART, "attainment-A.1"));
	cr_expect_null(desk_find(page->root, NODE_CHART, "attainment-C.1"));
	cr_expect_eq(desk_table(page, "attainment")->row_count, 1);
	cr_expect_not_null(
	    strstr(text, "Month by month shares of C.1 are withheld"));
}

Test(report_periods, requests_without_a_verdict_are_not_no_requests)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9000);
	struct attainment *row = desk_row(&desk, sle, 3, 0, 0);
	const struct page *page;

	row->scope = row->states[OUTCOME_DEFECTIVE] = 2;
	page = desk_page(&desk);
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "verdict"), "none judged");
	cr_expect_not_null(strstr(desk_text(&desk, page),
	    "1 expectation had requests, but none that could be judged"));
}

/* A file of headings alone has no rows; the book still has its rules. */
Test(report_periods, every_expectation_has_a_row)
{
	const struct page *page;

	desk_sle(&desk, "A.1", 9000);
	desk_sle(&desk, "A.2", 9000);
	page = desk_page(&desk);
	cr_assert_eq(desk_table(page, "expectations")->row_count, 2);
	cr_expect_str_eq(
	    cell_of(page, "expectations", 1, "verdict"), "no requests");
	cr_expect_eq(
	    desk_cell(desk_table(page, "expectations"), 1, "scope")->number, 0);
}

static struct exhibit *
open_since(const struct sle *sle, const char *key, const char *start)
{
	struct exhibit *exhibit = desk_exhibit(&desk, sle, key, "example");

	exhibit->outcome.state = OUTCOME_OVER;
	exhibit->outcome.month = MONTH_NONE;
	exhibit->outcome.stop = INSTANT_NONE;
	exhibit->outcome.start = instant_parse(start);
	return exhibit;
}

/* March, seen in May: one open case began in March, one in April. */
Test(report_periods, what_began_after_the_period_is_left_out)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9000);
	struct attainment *row = desk_row(&desk, sle, 3, 0, 0);
	const struct page *page;
	const char *text;

	desk.audit.as_of = instant_parse("2021-05-03T07:00:00Z");
	row->month = MONTH_NONE;
	row->scope = row->states[OUTCOME_OVER] = 2;
	open_since(sle, "in-march", "2021-03-31T20:00:00Z");
	open_since(sle, "in-april", "2021-04-01T08:00:00Z");
	page = desk_page(&desk);
	text = desk_text(&desk, page);
	cr_assert_eq(desk_table(page, "exceptions")->row_count, 1);
	cr_expect_str_eq(cell_of(page, "exceptions", 0, "ticket"), "in-march");
	cr_expect_str_eq(cell_of(page, "expectations", 0, "open_over"), "1");
	cr_expect_str_eq(cell_of(page, "expectations", 0, "scope"), "1");
	cr_expect_not_null(strstr(text,
	    "* 1 open case was past its limit at 2021-05-03 00:00:00 -07:00."));
	cr_expect_not_null(strstr(text,
	    "open are given as they stood at 2021-05-03 00:00:00 -07:00"));
}

/* Three open and late, two of them among the judged. */
Test(report_periods, late_ones_that_count_as_missed_are_told_apart)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9000);
	struct attainment *row = desk_row(&desk, sle, 3, 8, 0);

	row->states[OUTCOME_OVER] = 3;
	row->scope += 3;
	row->n += 2;
	cr_expect_not_null(strstr(desk_text(&desk, desk_page(&desk)),
	    "of these, 2 counted as missed."));
}

Test(report_periods, what_is_not_covered_is_listed_without_a_figure)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9000);
	struct attainment *row = desk_row(&desk, sle, 3, 0, 0);
	struct exhibit *exhibit = desk_exhibit(&desk, sle, "T-1", "example");
	const struct page *page;

	row->scope = row->states[OUTCOME_NOT_COVERED] = 1;
	exhibit->outcome.state = OUTCOME_NOT_COVERED;
	exhibit->outcome.elapsed = 0;
	page = desk_page(&desk);
	cr_assert_eq(desk_table(page, "exceptions")->row_count, 1);
	cr_expect_str_eq(cell_of(page, "exceptions", 0, "took"), "[z]");
	cr_expect_str_eq(
	    cell_of(page, "exceptions", 0, "elapsed_second"), "[z]");
	cr_expect_str_eq(cell_of(page, "exceptions", 0, "wall_second"), "61");
	cr_expect_not_null(strstr(
	    desk_text(&desk, page), "* 1 case is not covered and not judged"));
}

/* 95 % of 20 allows one late case; 9 of 10 at 95 % none. */
Test(report_periods, the_budget_is_in_whole_cases)
{
	static const struct {
		uint64_t met, missed;
		int64_t left;
	} rows[] = { { 20, 0, 1 }, { 19, 1, 0 }, { 9, 1, -1 } };
	struct sle *sle = desk_sle(&desk, "A.1", 9500);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		desk.audit.row_count = 0;
		desk_row(&desk, sle, 3, rows[i].met, rows[i].missed);
		cr_expect_eq(
		    desk_cell(desk_table(desk_page(&desk), "expectations"), 0,
			"budget")
			->number,
		    rows[i].left, "row %zu", i);
	}
}

Test(report_periods, a_limit_that_is_not_established_is_no_missing_limit)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9500);
	const char *text;

	sle->status = STATUS_UNKNOWN;
	text = desk_text(&desk, desk_page(&desk));
	cr_expect_not_null(strstr(text, "its limit is not established"));
	cr_expect_null(strstr(text, "it has no limit"));
	sle->limit = LIMIT_NONE;
	text = desk_text(&desk, desk_page(&desk));
	cr_expect_not_null(strstr(text, "it has no limit"));
}

/* A borough is no domain; the data file has the name as it came. */
Test(report_periods, only_domains_have_a_second_form)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9500);
	struct fault fault = { 0 };
	const struct page *page;

	desk_exhibit(&desk, sle, "T-1", "\xC3\x96st");
	desk.book.customer_word = "borough";
	page = desk_page(&desk);
	cr_expect_str_eq(
	    cell_of(page, "exceptions", 0, "customer"), "\xC3\x96st");
	desk.book.customer_word = "TLD";
	desk.exhibits[0].ticket.customer = "xn--p1ai";
	page = desk_page(&desk);
	cr_expect_str_eq(cell_of(page, "exceptions", 0, "customer"),
	    "\xD1\x80\xD1\x84 (xn--p1ai)");
	cr_assert_eq(data_render(page, desk_dir(&desk), &fault), 0);
	cr_expect_not_null(strstr(
	    desk_csv(&desk, "exceptions"), "\r\nT-1,xn--p1ai,A.1,missed,"));
}

Test(report_periods, a_verdict_stands_beside_its_rules_status)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9500);
	const struct page *page;

	sle->status = STATUS_ASSUMED;
	desk_row(&desk, sle, 3, 1, 1);
	desk_exhibit(&desk, sle, "T-1", "example");
	page = desk_page(&desk);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "status"), "assumed");
	cr_expect_str_eq(cell_of(page, "exceptions", 0, "status"), "assumed");
	cr_expect_str_eq(cell_of(page, "attainment", 0, "status"), "assumed");
}
