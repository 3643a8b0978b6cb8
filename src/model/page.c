/* page.c -- growing the tree of a report. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/page.h"

#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/mem.h"

struct node *
page_add(struct arena *arena, struct node *parent, enum node_kind kind,
    const char *text)
{
	struct node *node = arena_new(arena, 1, sizeof(*node));

	node->kind = kind;
	node->text = text != NULL ? arena_copy(arena, text) : NULL;
	if (parent == NULL)
		return node;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

struct table *
page_table(struct arena *arena, struct node *parent, const char *id,
    const struct column *columns, size_t column_count, size_t rows)
{
	struct node *node = page_add(arena, parent, NODE_TABLE, NULL);
	struct table *table = arena_new(arena, 1, sizeof(*table));

	if (column_count == 0 || rows > SIZE_MAX / column_count)
		mem_die("page: a table of an impossible size");
	table->id = arena_copy(arena, id);
	table->caption = "";
	table->empty = "";
	table->columns = arena_new(arena, column_count, sizeof(*columns));
	memcpy(table->columns, columns, column_count * sizeof(*columns));
	table->column_count = column_count;
	table->cells =
	    arena_new(arena, rows * column_count, sizeof(*table->cells));
	table->row_count = rows;
	for (size_t i = 0; i < rows * column_count; i++)
		table->cells[i].text = "";
	node->id = table->id;
	node->table = table;
	return table;
}

struct cell *
table_cell(struct table *table, size_t row, size_t column)
{
	if (row >= table->row_count || column >= table->column_count)
		mem_die("page: a cell outside its table");
	return &table->cells[row * table->column_count + column];
}

struct chart *
page_chart(struct arena *arena, struct node *parent, enum chart_kind kind,
    const char *id, size_t points)
{
	struct node *node = page_add(arena, parent, NODE_CHART, NULL);
	struct chart *chart = arena_new(arena, 1, sizeof(*chart));

	chart->kind = kind;
	chart->id = arena_copy(arena, id);
	chart->points = arena_new(arena, points, sizeof(*chart->points));
	chart->point_count = points;
	chart->first_month = MONTH_NONE;
	node->id = chart->id;
	node->chart = chart;
	return chart;
}
