/* workbook_data.c -- what the native charts draw, as two more tables. */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <inttypes.h>

#include "walk_internal.h"
#include "workbook_data_internal.h"

#include "slaudit/mem.h"

static size_t
count_points(const struct page *page, enum chart_kind kind)
{
	const struct node *node;
	struct walk walk;
	size_t count = 0;

	walk_start(&walk, page->root);
	while ((node = walk_next(&walk)) != NULL)
		if (node->kind == NODE_CHART && node->chart->kind == kind)
			count += node->chart->point_count;
	return count;
}

static struct table *
make_table(struct workbook *book, const char *id, const struct column *columns,
    size_t column_count, size_t rows)
{
	struct arena *arena = &book->arena;
	struct table *table = arena_new(arena, 1, sizeof(*table));

	table->id = id;
	table->columns = arena_new(arena, column_count, sizeof(*columns));
	for (size_t i = 0; i < column_count; i++) {
		table->columns[i] = columns[i];
		if (columns[i].title == NULL)
			mem_die("a page has no words for its chart sheets");
	}
	table->column_count = column_count;
	table->cells =
	    arena_new(arena, rows * column_count, sizeof(*table->cells));
	table->row_count = rows;
	return table;
}

static void
set_month(struct arena *arena, struct cell *cells, const struct chart *chart,
    const struct point *point)
{
	cells[MONTHS_CHART] = (struct cell){
		.kind = CELL_TEXT,
		.text = chart->id,
	};
	cells[MONTHS_MONTH] = (struct cell){
		.kind = CELL_TEXT,
		.text = point->label,
	};
	/* A chart draws text as nought: a gap is a cell with nothing in it. */
	cells[MONTHS_SHARE] = (struct cell){
		.kind = point->is_gap ? CELL_TEXT : CELL_SHARE,
		.text = point->is_gap ? "" : point->text,
		.number = point->value,
	};
	cells[MONTHS_TARGET] = (struct cell){
		.kind = chart->mark_label == NULL ? CELL_NONE : CELL_SHARE,
		.text = chart->mark_label == NULL ? "" : chart->mark_label,
		.number = chart->mark,
	};
	cells[MONTHS_N] = (struct cell){
		.kind = CELL_COUNT,
		.text = arena_format(arena, "%" PRIu64, point->n),
		.number = (int64_t)point->n,
	};
	cells[MONTHS_PRINTED] = (struct cell){
		.kind = CELL_TEXT,
		.text = point->text == NULL ? "" : point->text,
	};
}

static void
set_bin(struct arena *arena, struct cell *cells, const struct chart *chart,
    const struct point *point)
{
	int64_t within = point->is_over ? 0 : point->value;
	int64_t beyond = point->is_over ? point->value : 0;

	cells[BINS_CHART] = (struct cell){
		.kind = CELL_TEXT,
		.text = chart->id,
	};
	cells[BINS_RANGE] = (struct cell){
		.kind = CELL_TEXT,
		.text = point->label,
	};
	cells[BINS_WITHIN] = (struct cell){
		.kind = CELL_COUNT,
		.text = arena_format(arena, "%" PRId64, within),
		.number = within,
	};
	cells[BINS_BEYOND] = (struct cell){
		.kind = CELL_COUNT,
		.text = arena_format(arena, "%" PRId64, beyond),
		.number = beyond,
	};
}

static void
fill_table(struct workbook *book, struct table *table, enum chart_kind kind,
    void (*set)(struct arena *, struct cell *, const struct chart *,
	const struct point *))
{
	struct cell *cells = table->cells;
	const struct node *node;
	struct walk walk;

	walk_start(&walk, book->page->root);
	while ((node = walk_next(&walk)) != NULL) {
		if (node->kind != NODE_CHART || node->chart->kind != kind)
			continue;
		for (size_t i = 0; i < node->chart->point_count; i++) {
			set(&book->arena, cells, node->chart,
			    &node->chart->points[i]);
			cells += table->column_count;
		}
	}
}

const struct table *
months_table(struct workbook *book)
{
	const struct sheet_words *words = &book->page->sheets;
	const struct column columns[MONTHS_COLUMNS] = {
		[MONTHS_CHART] = { .id = "chart", .title = words->chart },
		[MONTHS_MONTH] = { .id = "month", .title = words->month },
		[MONTHS_SHARE] = { .id = "share",
		    .title = words->share,
		    .numeric = true },
		[MONTHS_TARGET] = { .id = "target",
		    .title = words->target,
		    .numeric = true },
		[MONTHS_N] = { .id = "n", .title = words->n, .numeric = true },
		[MONTHS_PRINTED] = { .id = "printed",
		    .title = words->printed,
		    .numeric = true },
	};
	size_t rows = count_points(book->page, CHART_ATTAINMENT);
	struct table *table;

	if (rows == 0)
		return NULL;
	table = make_table(book, "chart_months", columns, MONTHS_COLUMNS, rows);
	table->caption = words->months_note;
	fill_table(book, table, CHART_ATTAINMENT, set_month);
	return table;
}

const struct table *
bins_table(struct workbook *book)
{
	const struct sheet_words *words = &book->page->sheets;
	const struct column columns[BINS_COLUMNS] = {
		[BINS_CHART] = { .id = "chart", .title = words->chart },
		[BINS_RANGE] = { .id = "range", .title = words->range },
		[BINS_WITHIN] = { .id = "within",
		    .title = words->within,
		    .numeric = true },
		[BINS_BEYOND] = { .id = "beyond",
		    .title = words->beyond,
		    .numeric = true },
	};
	size_t rows = count_points(book->page, CHART_DISTRIBUTION);
	struct table *table;

	if (rows == 0)
		return NULL;
	table = make_table(book, "chart_bins", columns, BINS_COLUMNS, rows);
	table->caption = words->bins;
	fill_table(book, table, CHART_DISTRIBUTION, set_bin);
	return table;
}
