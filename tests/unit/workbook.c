/* workbook.c -- sheets that anyone can open, read and trust. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/arena.h"
#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/page.h"
#include "slaudit/report.h"

/* 2020-09-13T12:26:40Z */
static const int64_t as_of = 1600000000;

static const struct sheet_words sheets = {
	.summary = "Summary",
	.contents = "Contents",
	.notes = "Notes",
	.charts = "Charts",
	.months = "Chart data by month",
	.months_note = "An empty share: no requests.",
	.bins = "Chart data by time",
	.chart = "Chart",
	.month = "Month",
	.share = "Share",
	.target = "Target",
	.n = "n",
	.printed = "As printed",
	.range = "Time",
	.within = "Within the limit",
	.beyond = "Over the limit",
};

static const struct column columns[] = {
	{ .id = "name", .title = "Customer" },
	{ .id = "met", .title = "Met", .numeric = true },
	{ .id = "share", .title = "Share", .numeric = true },
	{ .id = "limit_seconds",
	    .title = "Limit",
	    .unit = "seconds",
	    .numeric = true },
	{ .id = "limit", .title = "LIMIT (Seconds)" }, /* equal but for case */
	{ .id = "empty", .title = "" },
};

enum { COLUMNS_HERE = sizeof(columns) / sizeof(columns[0]) };

static const char *const hostile[] = { "=1+1", "+442", "-2", "@sum",
	"<b>bold</b>", "a & b \"c\"", "ישראל", "みんな", "007", "_x0041_",
	"bell\x07" };

enum { HOSTILE = sizeof(hostile) / sizeof(hostile[0]) };

static void
add_table(struct arena *arena, struct node *root, const char *id)
{
	struct table *table =
	    page_table(arena, root, id, columns, COLUMNS_HERE, HOSTILE + 1);
	char *name = arena_new(arena, 301, 1);

	memset(name, 'w', 300);
	table->caption = "What was asked, and whether it was done in time";
	for (size_t i = 0; i <= HOSTILE; i++) {
		struct cell *cells = table_cell(table, i, 0);

		cells[0] = (struct cell){ .kind = CELL_NAME,
			.text = i < HOSTILE ? hostile[i] : name };
		cells[1] = (struct cell){
			.kind = CELL_COUNT, .text = "1,015", .number = 1015
		};
		cells[2] = (struct cell){
			.kind = CELL_SHARE, .text = "93.3 %", .number = 933
		};
		cells[3] = (struct cell){
			.kind = CELL_SECONDS, .text = "432000", .number = 432000
		};
		cells[4] = (struct cell){ .kind = CELL_TEXT, .text = "5 days" };
		cells[5] = (struct cell){ .kind = CELL_NONE, .text = "[z]" };
	}
	table_cell(table, 1, 2)->kind = CELL_NONE;
	table_cell(table, 1, 2)->text = "[z]";
}

static void
add_charts(struct arena *arena, struct node *root)
{
	struct chart *months =
	    page_chart(arena, root, CHART_ATTAINMENT, "months", 3);
	struct chart *bins =
	    page_chart(arena, root, CHART_DISTRIBUTION, "bins", 2);

	months->title = "1 of 2 months missed";
	months->alt = "A line with one point below its target.";
	months->mark = 950;
	months->mark_label = "target 95 %";
	months->over_label = "missed";
	months->n_label = "n";
	months->points[0] = (struct point){
		.label = "2020-01", .value = 1000, .n = 7, .text = "100.0 %"
	};
	months->points[1] =
	    (struct point){ .label = "2020-02", .is_gap = true, .text = "[z]" };
	months->points[2] = (struct point){ .label = "2020-03",
		.value = 833,
		.n = 6,
		.is_over = true,
		.text = "83.3 %" };
	bins->title = "1 of 10 over the limit";
	bins->points[0] = (struct point){ .label = "1-5", .value = 9 };
	bins->points[1] =
	    (struct point){ .label = "6-10", .value = 1, .is_over = true };
}

static struct page
make_page(struct arena *arena)
{
	struct page page = { .language = "en",
		.run_id = "0a1b2c",
		.as_of = as_of,
		.author = "slaudit 0.1.0",
		.sheets = sheets };
	struct node *root =
	    page_add(arena, NULL, NODE_PAGE, "An audit <for> the committee");
	struct node *section;
	struct table *none;

	page.root = root;
	section = page_add(arena, root, NODE_SECTION, "In short");
	page_add(arena, section, NODE_PARA, "One month was missed.");
	section = page_add(arena, root, NODE_SECTION, "Only tables here");
	add_table(arena, section, "history"); /* a name Excel reserves */
	add_table(arena, section,
	    "a-very-long-identifier-of-a-table-beyond-31-characters");
	add_table(arena, section,
	    "a-very-long-identifier-of-a-table-beyond-31-letters");
	none =
	    page_table(arena, section, "exceptions", columns, COLUMNS_HERE, 0);
	none->empty = "Nothing was late.";
	add_charts(arena, section);
	section = page_add(arena, root, NODE_SECTION, "What the signs mean");
	section->id = "notes";
	section = page_add(arena, section, NODE_LIST, "");
	page_add(arena, section, NODE_PARA, "[z]: no requests");
	return page;
}

struct written {
	char dir[32];
	char path[64];
};

static void
render(struct written *out)
{
	struct arena arena = { 0 };
	struct page page = make_page(&arena);
	struct fault fault = { 0 };

	snprintf(out->dir, sizeof(out->dir), "/tmp/workbook-XXXXXX");
	cr_assert_not_null(mkdtemp(out->dir));
	snprintf(out->path, sizeof(out->path), "%s/w.xlsx", out->dir);
	cr_assert_eq(
	    xlsx_render(&page, out->path, &fault), 0, "%s", fault.text);
	arena_release(&arena);
}

static void
forget(const struct written *written)
{
	unlink(written->path);
	cr_expect_eq(rmdir(written->dir), 0, "only the workbook was written");
}

static void
run(const char *command, struct buf *out)
{
	FILE *stream = popen(command, "r");
	char bytes[4096];
	size_t got;

	cr_assert_not_null(stream);
	while ((got = fread(bytes, 1, sizeof(bytes), stream)) > 0)
		buf_putn(out, bytes, got);
	cr_assert_eq(pclose(stream), 0, "%s", command);
}

/* The text of one part of the workbook; free it. */
static char *
part(const struct written *written, const char *name)
{
	struct buf out = { 0 };
	struct buf command = { 0 };

	buf_print(&command, "unzip -p %s '%s'", written->path, name);
	run(buf_text(&command), &out);
	buf_release(&command);
	cr_assert_gt(out.len, 0, "%s", name);
	return out.text;
}

static size_t
count_in(const char *text, const char *what)
{
	size_t count = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		count++;
	return count;
}

/* The element of one cell of SHEET, in OUT. */
static const char *
cell_in(const char *sheet, const char *name, struct buf *out)
{
	struct buf start = { 0 };
	const char *from;
	size_t len;

	buf_print(&start, "<c r=\"%s\"", name);
	from = strstr(sheet, buf_text(&start));
	buf_release(&start);
	cr_assert_not_null(from, "cell %s", name);
	len = strcspn(from, ">") + 1;
	if (from[len - 2] != '/')
		len = (size_t)(strstr(from, "</c>") - from);
	buf_clear(out);
	buf_putn(out, from, len);
	return buf_text(out);
}

/* The number in a cell; -1 when it holds none. */
static double
number_in(const char *sheet, const char *name)
{
	struct buf out = { 0 };
	const char *cell = cell_in(sheet, name, &out);
	const char *value = strstr(cell, "<v>");
	double number = -1;

	if (value != NULL && strstr(cell, " t=") == NULL)
		number = strtod(value + 3, NULL);
	buf_release(&out);
	return number;
}

static char *
read_bytes(const char *path, long *len)
{
	FILE *stream = fopen(path, "rb");
	char *bytes;

	cr_assert_not_null(stream);
	fseek(stream, 0, SEEK_END);
	*len = ftell(stream);
	rewind(stream);
	bytes = calloc((size_t)*len + 1, 1);
	cr_assert_not_null(bytes);
	cr_assert_eq(fread(bytes, 1, (size_t)*len, stream), (size_t)*len);
	fclose(stream);
	return bytes;
}

/* The stamps of a zip have two seconds' grain, those of a document one. */
Test(workbook, the_same_page_makes_the_same_bytes_later)
{
	struct written one;
	struct written other;
	long one_len;
	long other_len;
	char *a;
	char *b;

	render(&one);
	sleep(3);
	render(&other);
	a = read_bytes(one.path, &one_len);
	b = read_bytes(other.path, &other_len);
	cr_expect_eq(one_len, other_len);
	cr_expect_eq(memcmp(a, b, (size_t)one_len), 0);
	free(a);
	free(b);
	forget(&one);
	forget(&other);
}

Test(workbook, sheets_stand_in_order_under_names_that_excel_takes)
{
	static const char *const names[] = { "Summary", "Notes", "Charts",
		"history-2", "a-very-long-identifier-of-a-tab",
		"a-very-long-identifier-of--2", "exceptions",
		"Chart data by month", "Chart data by time" };
	struct written written;
	struct buf want = { 0 };
	const char *at;
	char *book;

	render(&written);
	book = part(&written, "xl/workbook.xml");
	at = book;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		buf_clear(&want);
		buf_print(&want, "<sheet name=\"%s\"", names[i]);
		at = strstr(at, buf_text(&want));
		cr_assert_not_null(at, "%s", names[i]);
	}
	cr_expect_eq(
	    count_in(book, "<sheet "), sizeof(names) / sizeof(names[0]));
	buf_release(&want);
	free(book);
	forget(&written);
}

/* Sheets 4 to 6, 8 and 9 hold tables; 7 has no rows to mark up. */
Test(workbook, each_table_is_marked_up_once_and_nothing_is_merged)
{
	struct written written;

	render(&written);
	for (unsigned i = 1; i <= 9; i++) {
		bool has_table = i != 1 && i != 2 && i != 3 && i != 7;
		char name[64];
		char *sheet;

		snprintf(name, sizeof(name), "xl/worksheets/sheet%u.xml", i);
		sheet = part(&written, name);
		cr_expect_eq(
		    count_in(sheet, "<tablePart "), has_table, "sheet %u", i);
		cr_expect_eq(count_in(sheet, "mergeCell"), 0, "sheet %u", i);
		cr_expect_eq(count_in(sheet, "<f>"), 0, "sheet %u", i);
		cr_expect_eq(count_in(sheet, "hidden="), 0, "sheet %u", i);
		cr_expect_eq(count_in(sheet, "<pane"), 0, "sheet %u", i);
		cr_expect_eq(count_in(sheet, "<headerFooter"), 0);
		cr_expect_eq(
		    count_in(sheet, "<drawing "), i == 3, "sheet %u", i);
		cr_expect_eq(count_in(sheet, "tabSelected=\"1\""), i == 1);
		free(sheet);
	}
	forget(&written);
}

Test(workbook, column_heads_are_told_apart)
{
	struct written written;
	char *table;

	render(&written);
	table = part(&written, "xl/tables/table1.xml");
	/* One line of caption, the heads in row 2, twelve rows. */
	cr_expect(strstr(table, "ref=\"A2:F14\""));
	cr_expect(strstr(table, "name=\"t_history\""));
	cr_expect(strstr(table, "name=\"Customer\""));
	cr_expect(strstr(table, "name=\"Limit (seconds)\""));
	cr_expect(strstr(table, "name=\"LIMIT (Seconds) [limit 5]\""));
	cr_expect(strstr(table, "name=\" [empty 6]\""));
	cr_expect_null(strstr(table, "autoFilter"));
	free(table);
	forget(&written);
}

Test(workbook, a_name_stays_the_text_it_was)
{
	static const char *const want[] = { "<t>=1+1</t>", "<t>+442</t>",
		"<t>-2</t>", "<t>@sum</t>", "<t>&lt;b&gt;bold&lt;/b&gt;</t>",
		"<t>a &amp; b \"c\"</t>", "<t>ישראל</t>", "<t>みんな</t>",
		"<t>007</t>", "<t>_x005F_x0041_</t>", "<t>bell_x0007_</t>" };
	struct written written;
	char long_name[310];
	char *strings;

	render(&written);
	strings = part(&written, "xl/sharedStrings.xml");
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		cr_expect(strstr(strings, want[i]), "%s", want[i]);
	memset(long_name, 'w', 300);
	memcpy(long_name + 300, "</t>", 5);
	cr_expect(strstr(strings, long_name), "300 letters, whole");
	free(strings);
	forget(&written);
}

/* 40,000 letters: a cell holds 32,767, the last of them says that some are
 * missing. */
Test(workbook, a_text_too_long_for_a_cell_is_cut_and_says_so)
{
	struct arena arena = { 0 };
	struct page page = make_page(&arena);
	struct written written = { "/tmp/workbook-XXXXXX", "" };
	struct fault fault = { 0 };
	char *text = arena_new(&arena, 40001, 1);
	char *strings;
	const char *end;

	memset(text, 'q', 40000);
	page_add(&arena, page.root->first, NODE_PARA, text);
	cr_assert_not_null(mkdtemp(written.dir));
	snprintf(written.path, sizeof(written.path), "%s/w.xlsx", written.dir);
	cr_assert_eq(
	    xlsx_render(&page, written.path, &fault), 0, "%s", fault.text);
	strings = part(&written, "xl/sharedStrings.xml");
	end = strstr(strings, "\u2026</t>");
	cr_assert_not_null(end);
	cr_expect_eq(end - strstr(strings, "<t>qq") - 3, 32766);
	free(strings);
	arena_release(&arena);
	forget(&written);
}

/* Not every program makes a row as high as its wrapped text by itself. */
Test(workbook, a_long_paragraph_gets_the_height_of_its_lines)
{
	struct arena arena = { 0 };
	struct page page = make_page(&arena);
	struct written written = { "/tmp/workbook-XXXXXX", "" };
	struct fault fault = { 0 };
	struct buf words = { 0 };
	const char *row;
	char *sheet;
	double height = 0;

	/* 1,200 letters and spaces, some 100 to 140 a line: 9 to 12 lines of
	 * 11 points. */
	for (int i = 0; i < 200; i++)
		buf_put(&words, "words ");
	page_add(&arena, page.root->first, NODE_PARA, buf_text(&words));
	cr_assert_not_null(mkdtemp(written.dir));
	snprintf(written.path, sizeof(written.path), "%s/w.xlsx", written.dir);
	cr_assert_eq(xlsx_render(&page, written.path, &fault), 0);
	sheet = part(&written, "xl/worksheets/sheet1.xml");
	row = strstr(sheet, "<row r=\"4\"");
	cr_assert_not_null(row);
	row = strstr(row, " ht=\"");
	cr_assert_not_null(row);
	height = strtod(row + 5, NULL);
	cr_expect_geq(height, 9 * 13.0);
	cr_expect_leq(height, 13 * 17.0);
	free(sheet);
	buf_release(&words);
	arena_release(&arena);
	forget(&written);
}

Test(workbook, numbers_are_numbers_and_shorthand_is_text)
{
	struct written written;
	struct buf cell = { 0 };
	char *sheet;
	char *styles;

	render(&written);
	sheet = part(&written, "xl/worksheets/sheet4.xml");
	styles = part(&written, "xl/styles.xml");
	cr_expect_eq(count_in(sheet, "<v>1015</v>"), HOSTILE + 1);
	cr_expect_eq(count_in(sheet, "<v>432000</v>"), HOSTILE + 1);
	cr_expect_float_eq(number_in(sheet, "C3"), 0.933, 1e-12);
	cr_expect_float_eq(number_in(sheet, "C14"), 0.933, 1e-12);
	cr_expect(strstr(styles, "formatCode=\"0.0 %_)\""));
	cr_expect(strstr(styles, "formatCode=\"#,##0_)\""));
	/* The second row of the data has [z] for its share. */
	cr_expect(strstr(cell_in(sheet, "C4", &cell), " t=\"s\""));
	buf_release(&cell);
	free(sheet);
	free(styles);
	forget(&written);
}

Test(workbook, the_chart_of_months_has_a_gap_and_a_target)
{
	struct written written;
	struct buf cell = { 0 };
	char *chart;
	char *data;

	render(&written);
	chart = part(&written, "xl/charts/chart1.xml");
	data = part(&written, "xl/worksheets/sheet8.xml");
	cr_expect(strstr(chart, "<c:lineChart>"));
	cr_expect(strstr(chart, "<a:t>1 of 2 months missed</a:t>"));
	cr_expect_eq(count_in(chart, "<c:ser>"), 2);
	cr_expect(strstr(chart, "<c:min val=\"0\"/>"));
	cr_expect(strstr(chart, "<c:max val=\"1\"/>"));
	cr_expect(strstr(chart, "<a:t>missed: 83.3 % (n 6)</a:t>"));
	cr_expect(strstr(chart, "<a:t>target 95 %</a:t>"));
	/* Left out it means a gap; "zero" and "span" would stand here. */
	cr_expect_null(strstr(chart, "dispBlanksAs"));
	cr_expect(strstr(chart, "<c:f>'Chart data by month'!$C$3:$C$5</c:f>"));
	/* The share of the month without requests is an empty cell, and the
	 * column beside it says [z]. */
	cr_expect_float_eq(number_in(data, "C3"), 1.0, 1e-12);
	cr_expect_null(strstr(cell_in(data, "C4", &cell), "<v>"));
	cr_expect(strstr(cell_in(data, "F4", &cell), " t=\"s\""));
	cr_expect_float_eq(number_in(data, "C5"), 0.833, 1e-12);
	cr_expect_float_eq(number_in(data, "D4"), 0.95, 1e-12);
	cr_expect_float_eq(number_in(data, "E5"), 6, 1e-12);
	buf_release(&cell);
	free(chart);
	free(data);
	forget(&written);
}

Test(workbook, the_chart_of_times_tells_bars_apart_by_pattern)
{
	struct written written;
	char *chart;

	render(&written);
	chart = part(&written, "xl/charts/chart2.xml");
	cr_expect(strstr(chart, "<c:barChart>"));
	cr_expect(strstr(chart, "<a:pattFill prst=\"wdUpDiag\">"));
	cr_expect(strstr(chart, "<c:v>Over the limit</c:v>"));
	free(chart);
	forget(&written);
}

Test(workbook, properties_say_what_it_is_and_nothing_of_the_day_it_was_made)
{
	struct written written;
	char *core;
	char *custom;

	render(&written);
	core = part(&written, "docProps/core.xml");
	custom = part(&written, "docProps/custom.xml");
	cr_expect(strstr(core, "An audit &lt;for&gt; the committee"));
	cr_expect(strstr(core, ">slaudit 0.1.0<"));
	cr_expect_eq(count_in(core, "2020-09-13T12:26:40Z"), 2);
	cr_expect(strstr(custom, ">en<"));
	cr_expect(strstr(custom, ">0a1b2c<"));
	free(core);
	free(custom);
	forget(&written);
}

Test(workbook, a_heading_without_words_under_it_is_left_out)
{
	struct written written;
	char *strings;

	render(&written);
	strings = part(&written, "xl/sharedStrings.xml");
	cr_expect(strstr(strings, "<t>In short</t>"));
	cr_expect(strstr(strings, "<t>One month was missed.</t>"));
	cr_expect_null(strstr(strings, "<t>Only tables here</t>"));
	cr_expect(strstr(strings, "<t>What the signs mean</t>"));
	cr_expect(strstr(strings, "<t>[z]: no requests</t>"));
	cr_expect(strstr(strings, "<t>Nothing was late.</t>"));
	free(strings);
	forget(&written);
}

Test(workbook, a_full_disk_or_no_folder_is_a_fault)
{
	static const char *const paths[] = { "/dev/full",
		"/nowhere/at/all/w.xlsx" };

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		struct arena arena = { 0 };
		struct page page = make_page(&arena);
		struct fault fault = { 0 };

		cr_expect_eq(
		    xlsx_render(&page, paths[i], &fault), -1, "%s", paths[i]);
		cr_expect_eq(fault.kind, FAULT_OUTPUT, "%s", paths[i]);
		cr_expect(strstr(fault.text, paths[i]), "%s", fault.text);
		arena_release(&arena);
	}
}
