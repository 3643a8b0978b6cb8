/* page.c -- tests of growing the tree of a report. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/page.h"

#include <criterion/criterion.h>
#include <signal.h>

#include "slaudit/instant.h"

static const struct column columns[] = {
	{ .id = "month", .title = "Month", .is_row_header = true },
	{ .id = "n", .title = "Requests", .numeric = true },
};

Test(page, children_stand_in_the_order_they_were_added)
{
	struct arena arena = { 0 };
	char text[] = "first";
	struct node *root = page_add(&arena, NULL, NODE_PAGE, "Audit");
	struct node *a = page_add(&arena, root, NODE_SECTION, text);
	struct node *b = page_add(&arena, root, NODE_PARA, "second");
	struct node *inner = page_add(&arena, a, NODE_NOTE, NULL);

	text[0] = 'x';
	cr_expect_eq(root->first, a);
	cr_expect_eq(a->next, b);
	cr_expect_null(b->next);
	cr_expect_eq(root->last, b);
	cr_expect_eq(a->first, inner);
	cr_expect_null(b->first);
	cr_expect_eq(a->kind, NODE_SECTION);
	cr_expect_str_eq(a->text, "first", "the text is the page's own");
	cr_expect_null(inner->text);
	arena_release(&arena);
}

Test(page, a_table_begins_with_empty_text_cells)
{
	struct arena arena = { 0 };
	struct node *root = page_add(&arena, NULL, NODE_PAGE, "Audit");
	struct table *table =
	    page_table(&arena, root, "history", columns, 2, 3);

	cr_expect_eq(root->first->kind, NODE_TABLE);
	cr_expect_eq(root->first->table, table);
	cr_expect_str_eq(root->first->id, "history");
	cr_expect_str_eq(table->columns[1].title, "Requests");
	cr_expect_neq(table->columns, columns, "a copy");
	for (size_t row = 0; row < 3; row++) {
		for (size_t column = 0; column < 2; column++) {
			struct cell *cell = table_cell(table, row, column);

			cr_expect_eq(cell->kind, CELL_TEXT);
			cr_expect_str_eq(cell->text, "");
			cell->number = (int64_t)(row * 10 + column);
		}
	}
	for (size_t row = 0; row < 3; row++)
		cr_expect_eq(
		    table->cells[row * 2 + 1].number, (int64_t)row * 10 + 1);
	arena_release(&arena);
}

Test(page, a_table_may_have_no_rows)
{
	struct arena arena = { 0 };
	struct node *root = page_add(&arena, NULL, NODE_PAGE, "Audit");
	struct table *table = page_table(&arena, root, "none", columns, 2, 0);

	cr_expect_eq(table->row_count, 0);
	cr_expect_str_eq(table->empty, "");
	arena_release(&arena);
}

Test(page, a_cell_outside_its_table_is_our_defect, .signal = SIGABRT)
{
	struct arena arena = { 0 };
	struct node *root = page_add(&arena, NULL, NODE_PAGE, "Audit");
	struct table *table = page_table(&arena, root, "t", columns, 2, 3);

	table_cell(table, 0, 2);
}

Test(page, a_chart_has_room_for_its_points)
{
	struct arena arena = { 0 };
	struct node *root = page_add(&arena, NULL, NODE_PAGE, "Audit");
	struct chart *chart =
	    page_chart(&arena, root, CHART_DISTRIBUTION, "waits", 12);

	cr_expect_eq(root->last->kind, NODE_CHART);
	cr_expect_eq(root->last->chart, chart);
	cr_expect_eq(chart->kind, CHART_DISTRIBUTION);
	cr_expect_str_eq(chart->id, "waits");
	cr_expect_eq(chart->point_count, 12);
	cr_expect_eq(chart->points[11].value, 0);
	cr_expect_eq(chart->first_month, MONTH_NONE);
	arena_release(&arena);
}
