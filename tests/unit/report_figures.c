/* report_figures.c -- averages, percentiles and least times on a page. */
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

TestSuite(report_figures, .init = setup, .fini = teardown);

static const char *
cell_of(
    const struct page *page, const char *table, size_t row, const char *column)
{
	return desk_cell(desk_table(page, table), row, column)->text;
}

/* Three cases against a limit of a minute, one of them beyond it. */
static struct attainment *
figure_row(
    struct sle *sle, enum sle_type type, int64_t numerator, int64_t denominator)
{
	struct attainment *row = desk_row(&desk, sle, 3, 2, 1);

	sle->type = type;
	sle->percentile = type == TYPE_PERCENTILE ? 95 : 0;
	row->numerator = numerator;
	row->denominator = denominator;
	return row;
}

Test(report_figures, an_average_stands_beside_its_limit_and_n)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);
	const struct page *page;
	const char *text;

	figure_row(sle, TYPE_AVERAGE, 181, 3);
	page = desk_page(&desk);
	text = desk_text(&desk, page);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "limit"), "1 min");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "target"), "the average");
	cr_expect_str_eq(cell_of(page, "expectations", 0, "n"), "3");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "share"), "1 min 1 s");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "verdict"), "target missed");
	cr_expect_not_null(strstr(text,
	    "Missed: A.1, Something done: the average of 3 cases is 1 min 1 "
	    "s; the limit is 1 min."));
	cr_expect_null(strstr(text, " %"), "no share is made of it");
	cr_expect_null(strstr(text, "every case must be in time"));
}

Test(report_figures, data_files_have_it_as_numbers)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);
	struct fault fault = { 0 };

	figure_row(sle, TYPE_AVERAGE, 181, 3);
	cr_assert_eq(data_render(desk_page(&desk), desk_dir(&desk), &fault), 0);
	cr_expect_not_null(strstr(
	    desk_csv(&desk, "expectations"), ",average,second,181,3\r\n"));
	cr_expect_not_null(strstr(
	    desk_csv(&desk, "attainment"), ",average,second,181,3,[z]\r\n"));
	cr_expect_not_null(
	    strstr(desk_csv(&desk, "attainment"), "A.1,2021-03,2,3,[z],"));
}

Test(report_figures, a_percentile_names_its_definition)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);
	const struct page *page;
	const char *text;

	desk.book.quantile = QUANTILE_8;
	figure_row(sle, TYPE_PERCENTILE, 18001, 300);
	page = desk_page(&desk);
	text = desk_text(&desk, page);
	cr_expect_not_null(strstr(text, "type-8 (Hyndman"));
	cr_expect_str_eq(cell_of(page, "figures", 0, "share"), "1 min 1 s",
	    "rounded to the verdict's side");
	cr_expect_str_eq(
	    cell_of(page, "figures", 0, "target"), "percentile 95");
	cr_expect_str_eq(cell_of(page, "figures", 0, "n"), "3");
}

Test(report_figures, days_are_printed_to_a_tenth)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);
	const struct page *page;

	sle->clock = CLOCK_CALENDAR_DAYS;
	sle->day_rule = DAYS_DATEDIFF;
	sle->limit = 2;
	figure_row(sle, TYPE_AVERAGE, 201, 100);
	page = desk_page(&desk);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "share"), "2.1 days");
	desk.rows[0].numerator = 199;
	page = desk_page(&desk);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "share"), "1.9 days");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "verdict"), "target met");
}

/* A month without a case is a row of the table, neither met nor missed. */
Test(report_figures, months_stand_one_under_the_other)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);
	const struct page *page;

	desk.audit.from_month = month_of(2021, 2);
	figure_row(sle, TYPE_AVERAGE, 180, 3)->month = month_of(2021, 2);
	desk_row(&desk, sle, 3, 0, 0);
	page = desk_page(&desk);
	cr_expect_eq(desk_table(page, "figures")->row_count, 2);
	cr_expect_str_eq(cell_of(page, "figures", 0, "share"), "1 min");
	cr_expect_str_eq(cell_of(page, "figures", 0, "verdict"), "target met");
	cr_expect_str_eq(cell_of(page, "figures", 1, "share"), "[z]");
	cr_expect_str_eq(cell_of(page, "figures", 1, "verdict"), "no requests");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "share"), "[z]", "of months");
	cr_expect_null(desk_find(page->root, NODE_CHART, "attainment-A.1"));
}

Test(report_figures, an_extract_withholds_its_average)
{
	struct sle *sle = desk_sle(&desk, "A.1", SLE_NO_SHARE);
	const struct page *page;

	desk.audit.withheld = true;
	desk.file.coverage = COVERAGE_EXTRACT;
	figure_row(sle, TYPE_AVERAGE, 181, 3);
	page = desk_page(&desk);
	cr_expect_str_eq(cell_of(page, "expectations", 0, "share"), "[x]");
	cr_expect_str_eq(cell_of(page, "expectations", 0, "numerator"), "[z]");
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "verdict"), "withheld");
	cr_expect_null(desk_find(page->root, NODE_TABLE, "figures"));
}

Test(report_figures, a_least_time_is_said_as_such)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9500);
	const struct page *page;
	const char *text;

	sle->type = TYPE_MIN;
	desk_row(&desk, sle, 3, 8, 2);
	page = desk_page(&desk);
	text = desk_text(&desk, page);
	cr_expect_str_eq(
	    cell_of(page, "expectations", 0, "limit"), "at least 1 min");
	cr_expect_str_eq(cell_of(page, "expectations", 0, "share"), "80.0 %");
	cr_expect_not_null(strstr(
	    text, "8 of 10 cases lasted at least 1 min (80.0 %; target 95 %)"));
	sle->compliance_bp = SLE_NO_SHARE;
	text = desk_text(&desk, desk_page(&desk));
	cr_expect_not_null(strstr(text, "2 cases ended too early"));
	cr_expect_null(strstr(text, "late where every case"));
}

/* Where a share decides the page is as it was: no table of figures. */
Test(report_figures, shares_have_no_table_of_figures)
{
	struct sle *sle = desk_sle(&desk, "A.1", 9500);
	struct fault fault = { 0 };
	const struct page *page;

	desk_row(&desk, sle, 3, 19, 2);
	page = desk_page(&desk);
	cr_expect_null(desk_find(page->root, NODE_TABLE, "figures"));
	cr_assert_eq(data_render(page, desk_dir(&desk), &fault), 0);
	cr_expect_not_null(
	    strstr(desk_csv(&desk, "attainment"), ",share,case,19,21,[z]\r\n"));
}
