/* text_table.c -- a table as aligned columns, or as a paragraph a row. */
/* SPDX-License-Identifier: MIT */
#include "text_internal.h"

#include <string.h>

#include "clean_internal.h"

#include "slaudit/buf.h"
#include "slaudit/page.h"

enum { GAP = 2, WRAP_LEAST = 18 };

struct grid {
	struct arena *arena;
	const struct column **columns;
	const char **heads;
	const char **cells; /* row by row */
	size_t *widths;
	size_t count; /* of columns shown */
	size_t rows;
};

static const char *
head_of(struct arena *arena, const struct column *column)
{
	if (column->unit == NULL)
		return clean_text(arena, column->title);
	return clean_text(
	    arena, arena_format(arena, "%s (%s)", column->title, column->unit));
}

static void
grid_fill(struct grid *grid, const struct table *table)
{
	for (size_t c = 0; c < table->column_count; c++) {
		if (table->columns[c].data_only)
			continue;
		grid->columns[grid->count] = &table->columns[c];
		grid->heads[grid->count++] =
		    head_of(grid->arena, &table->columns[c]);
	}
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		size_t row = i / table->column_count;
		size_t c = i % table->column_count;
		size_t at = 0;

		if (table->columns[c].data_only)
			continue;
		for (size_t k = 0; k < c; k++)
			at += !table->columns[k].data_only;
		grid->cells[row * grid->count + at] =
		    clean_text(grid->arena, table->cells[i].text);
	}
}

static void
grid_make(struct grid *grid, const struct table *table)
{
	size_t n = table->column_count + 1;

	grid->columns = arena_new(grid->arena, n, sizeof(*grid->columns));
	grid->heads = arena_new(grid->arena, n, sizeof(*grid->heads));
	grid->widths = arena_new(grid->arena, n, sizeof(*grid->widths));
	grid->cells = arena_new(grid->arena,
	    table->row_count * table->column_count + 1, sizeof(*grid->cells));
	grid->rows = table->row_count;
	grid_fill(grid, table);
}

static size_t
grid_measure(struct grid *grid)
{
	size_t all = 0;

	for (size_t c = 0; c < grid->count; c++) {
		grid->widths[c] = text_word_width(grid->heads[c]);
		for (size_t r = 0; r < grid->rows; r++) {
			size_t width =
			    text_width(grid->cells[r * grid->count + c]);

			if (width > grid->widths[c])
				grid->widths[c] = width;
		}
		all += grid->widths[c] + (c > 0 ? GAP : 0);
	}
	return all;
}

/* The narrowest that a column of words may become. */
static size_t
least_width(const struct grid *grid, size_t column)
{
	size_t least = text_word_width(grid->heads[column]);

	return least > WRAP_LEAST ? least : WRAP_LEAST;
}

/* Take from the widest column of words until all fit; false: they cannot. */
static bool
grid_shrink(struct grid *grid, size_t all)
{
	while (all > TEXT_WIDTH) {
		size_t widest = grid->count;

		for (size_t c = 0; c < grid->count; c++) {
			if (grid->columns[c]->numeric ||
			    grid->widths[c] <= least_width(grid, c))
				continue;
			if (widest == grid->count ||
			    grid->widths[c] > grid->widths[widest])
				widest = c;
		}
		if (widest == grid->count)
			return false;
		grid->widths[widest]--;
		all--;
	}
	return true;
}

static void
cell_print(
    const struct grid *grid, size_t column, const char **rest, struct buf *out)
{
	size_t width = grid->widths[column];
	size_t len = text_fit(*rest, width);
	struct buf part = { 0 };
	size_t used;

	buf_putn(&part, *rest, len);
	used = text_width(buf_text(&part));
	if (used < width && grid->columns[column]->numeric)
		text_pad(out, width - used);
	buf_put(out, buf_text(&part));
	if (used < width && !grid->columns[column]->numeric)
		text_pad(out, width - used);
	buf_release(&part);
	*rest += len;
	*rest += strspn(*rest, " ");
}

static void
trim_line(struct buf *line, struct buf *out)
{
	while (line->len > 0 && line->text[line->len - 1] == ' ')
		line->text[--line->len] = '\0';
	buf_put(out, buf_text(line));
	buf_putc(out, '\n');
	buf_clear(line);
}

static bool
has_more(const char **rest, size_t count)
{
	for (size_t c = 0; c < count; c++) {
		if (*rest[c] != '\0')
			return true;
	}
	return false;
}

static void
row_print(const struct grid *grid, const char **cells, struct buf *out)
{
	const char **rest =
	    arena_new(grid->arena, grid->count + 1, sizeof(*rest));
	struct buf line = { 0 };

	memcpy(rest, cells, grid->count * sizeof(*rest));
	do {
		for (size_t c = 0; c < grid->count; c++) {
			text_pad(&line, c > 0 ? GAP : 0);
			cell_print(grid, c, &rest[c], &line);
		}
		trim_line(&line, out);
	} while (has_more(rest, grid->count));
	buf_release(&line);
}

static void
rule_print(const struct grid *grid, struct buf *out)
{
	for (size_t c = 0; c < grid->count; c++) {
		text_pad(out, c > 0 ? GAP : 0);
		for (size_t i = 0; i < grid->widths[c]; i++)
			buf_putc(out, '-');
	}
	buf_putc(out, '\n');
}

/* "* ticket", and under it "Label: value; Label: value". */
static void
record_print(const struct grid *grid, const char **cells, struct buf *out)
{
	struct buf text = { 0 };

	text_wrap(out, "* ", "  ", cells[0]);
	for (size_t c = 1; c < grid->count; c++)
		buf_print(&text, "%s%s: %s", c > 1 ? "; " : "", grid->heads[c],
		    cells[c]);
	text_wrap(out, "  ", "  ", buf_text(&text));
	buf_release(&text);
}

void
text_table(struct arena *arena, struct buf *out, const struct table *table)
{
	struct grid grid = { .arena = arena };
	bool fits;

	grid_make(&grid, table);
	fits = grid_shrink(&grid, grid_measure(&grid));
	if (fits) {
		row_print(&grid, grid.heads, out);
		rule_print(&grid, out);
	}
	for (size_t r = 0; r < grid.rows; r++) {
		const char **cells = &grid.cells[r * grid.count];

		if (fits)
			row_print(&grid, cells, out);
		else
			record_print(&grid, cells, out);
	}
}
