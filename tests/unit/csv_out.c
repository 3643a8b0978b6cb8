/* csv_out.c -- data files: RFC 4180, figures raw, no formulas, recoverable. */
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

TestSuite(csv_out, .init = setup, .fini = teardown);

/* A table "t" of one column, one row. */
static const char *
written(struct cell cell)
{
	struct column column = { .id = "c", .title = "C" };
	struct page page = { 0 };
	struct fault fault = { 0 };
	struct table *table;

	page.root = page_add(&desk.arena, NULL, NODE_PAGE, "T");
	table = page_table(&desk.arena, page.root, "t", &column, 1, 1);
	table->cells[0] = cell;
	cr_assert_eq(
	    data_render(&page, desk_dir(&desk), &fault), 0, "%s", fault.text);
	return desk_csv(&desk, "t");
}

Test(csv_out, text_is_quoted_as_the_standard_says)
{
	static const struct {
		const char *text;
		const char *file;
	} rows[] = {
		{ "plain", "c\r\nplain\r\n" }, { "", "c\r\n\r\n" },
		{ "a,b", "c\r\n\"a,b\"\r\n" },
		{ "say \"x\"", "c\r\n\"say \"\"x\"\"\"\r\n" },
		{ "\xE6\x96\xB0", "c\r\n\xE6\x96\xB0\r\n" }, /* no BOM */
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_str_eq(written((struct cell){
				     .kind = CELL_NAME, .text = rows[i].text }),
		    rows[i].file);
}

/* Taking one apostrophe away gives the text back. */
Test(csv_out, text_is_never_a_formula_and_is_recoverable)
{
	static const char *const texts[] = { "=cmd()", "+1", "-1", "@sum",
		"'quoted", "\xEF\xBC\x9Dx" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *file = written(
		    (struct cell){ .kind = CELL_NAME, .text = texts[i] });

		cr_expect_eq(strncmp(file, "c\r\n'", 4), 0, "%s", file);
		cr_expect_eq(strncmp(file + 4, texts[i], strlen(texts[i])), 0,
		    "%s", file);
	}
	cr_expect_str_eq(
	    written((struct cell){ .kind = CELL_NAME, .text = "\t=x" }),
	    "c\r\n\xE2\x90\x89=x\r\n"); /* a tab becomes its picture */
}

Test(csv_out, figures_are_raw)
{
	const struct {
		struct cell cell;
		const char *file;
	} rows[] = {
		{ { .kind = CELL_COUNT, .text = "1,234", .number = 1234 },
		    "c\r\n1234\r\n" },
		{ { .kind = CELL_SHARE, .text = "94.9 %", .number = 949 },
		    "c\r\n94.9\r\n" },
		{ { .kind = CELL_SHARE, .text = "0.0 %", .number = 0 },
		    "c\r\n0.0\r\n" },
		{ { .kind = CELL_SECONDS, .text = "-86400", .number = -86400 },
		    "c\r\n-86400\r\n" },
		{ { .kind = CELL_INSTANT,
		      .text = "2021-03-08 16:30:00 -08:00" },
		    "c\r\n2021-03-08T16:30:00-08:00\r\n" },
		{ { .kind = CELL_MONTH, .text = "2021-03" },
		    "c\r\n2021-03\r\n" },
		{ { .kind = CELL_NONE, .text = "[z]" }, "c\r\n[z]\r\n" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_str_eq(written(rows[i].cell), rows[i].file);
}

Test(csv_out, bars_of_the_charts_have_a_file)
{
	struct fault fault = { 0 };

	desk_fill(&desk);
	cr_assert_eq(data_render(desk_page(&desk), desk_dir(&desk), &fault), 0);
	cr_expect_str_eq(desk_csv(&desk, "times"),
	    "chart,unit,over,up_to,count,limit\r\n"
	    "times-A.1,second,0,60,19,within\r\n"
	    "times-A.1,second,60,120,2,beyond\r\n");
}

Test(csv_out, columns_that_a_page_leaves_out_are_here)
{
	struct fault fault = { 0 };

	desk_fill(&desk);
	cr_assert_eq(data_render(desk_page(&desk), desk_dir(&desk), &fault), 0);
	cr_expect_eq(strncmp(desk_csv(&desk, "exceptions"),
			 "ticket,customer,expectation,state,took,limit,"
			 "margin,start,stop,due,party,evidence,file,"
			 "start_line,stop_line,elapsed_second,"
			 "wall_second,status,version\r\n",
			 120),
	    0);
	cr_expect_not_null(strstr(
	    desk_csv(&desk, "exceptions"), ",12,14,61,61,verified,1\r\n"));
}

Test(csv_out, a_folder_that_cannot_be_written_is_a_fault)
{
	struct page page = { 0 };
	struct fault fault = { 0 };

	page.root = page_add(&desk.arena, NULL, NODE_PAGE, "T");
	cr_expect_eq(data_render(&page, "/dev/null/pack", &fault), -1);
	cr_expect_eq(fault.kind, FAULT_OUTPUT);
	cr_expect_not_null(strstr(fault.text, "/dev/null"));
}
