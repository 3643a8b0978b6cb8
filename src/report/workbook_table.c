/* workbook_table.c -- a table on a sheet of its own, marked up as one. */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <string.h>
#include <strings.h>

#include <glib.h>

#include "utf8_internal.h"

#include "slaudit/mem.h"

enum {
	WIDTH_LEAST = 8,
	WIDTH_SPARE = 3,
	WIDTH_MOST = 48,
	CAPTION_LEAST = 70, /* a caption may run beyond a narrow table */
	HEAD_MOST = 255,    /* Excel's cap on a table's column name */
	TITLE_WIDTH = 3     /* of a bold title against the body text: 3/2 */
};

static size_t
column_width(const struct table *table, size_t column)
{
	const struct column *head = &table->columns[column];
	size_t width = sheet_word_width(head->title);
	size_t unit = head->unit == NULL ? 0 : sheet_word_width(head->unit) + 2;

	if (width < unit)
		width = unit;
	for (size_t row = 0; row < table->row_count; row++) {
		const struct cell *cell =
		    &table->cells[row * table->column_count + column];
		size_t own = sheet_width(cell->text);

		if (own > width)
			width = own;
	}
	width += WIDTH_SPARE;
	if (width < WIDTH_LEAST)
		return WIDTH_LEAST;
	return width > WIDTH_MOST ? (size_t)WIDTH_MOST : width;
}

size_t *
table_widths(struct workbook *book, const struct table *table)
{
	size_t *widths =
	    arena_new(&book->arena, table->column_count + 1, sizeof(*widths));

	for (size_t i = 0; i < table->column_count; i++)
		widths[i] = column_width(table, i);
	return widths;
}

static size_t
table_width(const struct sheet *sheet)
{
	size_t width = 0;

	for (size_t i = 0; i < sheet->table->column_count; i++)
		width += sheet->widths[i];
	return width > CAPTION_LEAST ? width : (size_t)CAPTION_LEAST;
}

/* The next line of the caption at *TEXT, and its length; false: no more. */
static bool
next_line(const char **text, size_t *len, const struct sheet *sheet)
{
	*text += *len;
	*text += strspn(*text, " ");
	*len = sheet_line_length(*text, table_width(sheet) * 2 / TITLE_WIDTH);
	return *len > 0;
}

static const char *
caption_of(const struct sheet *sheet)
{
	return sheet->table->caption == NULL ? "" : sheet->table->caption;
}

lxw_row_t
table_top(const struct sheet *sheet)
{
	const char *text = caption_of(sheet);
	lxw_row_t row = 0;
	size_t len = 0;

	while (next_line(&text, &len, sheet))
		row++;
	return row;
}

/* Each line is a row of column A: it can neither be cut off nor widen the
 * column. */
static lxw_row_t
put_caption(const struct workbook *book, const struct sheet *sheet)
{
	const char *text = caption_of(sheet);
	struct arena arena = { 0 };
	lxw_row_t row = 0;
	size_t len = 0;

	while (next_line(&text, &len, sheet))
		put_text(book, sheet, row++, 0, arena_copyn(&arena, text, len),
		    LOOK_TITLE);
	arena_release(&arena);
	return row;
}

static char *
head_text(struct arena *arena, const struct table *table, size_t column)
{
	const struct column *head = &table->columns[column];
	char *text = head->unit == NULL
	    ? arena_copy(arena, head->title)
	    : arena_format(arena, "%s (%s)", head->title, head->unit);

	if (g_utf8_strlen(text, -1) > HEAD_MOST)
		*g_utf8_offset_to_pointer(text, HEAD_MOST) = '\0';
	return text;
}

/* Excel repairs (and so distrusts) a file whose table has two equal heads, or
 * an empty one: such a one is told apart by its id. */
static char *
distinct_head(struct arena *arena, const struct table *table,
    lxw_table_column **before, size_t column)
{
	char *text = head_text(arena, table, column);
	bool is_bad = text[0] == '\0';

	for (size_t i = 0; i < column; i++)
		is_bad |= strcasecmp(before[i]->header, text) == 0;
	if (!is_bad)
		return text;
	return arena_format(arena, "%.200s [%s %zu]", text,
	    table->columns[column].id, column + 1);
}

static lxw_table_column **
make_heads(struct workbook *book, const struct table *table)
{
	struct arena *arena = &book->arena;
	lxw_table_column **heads = arena_new(
	    arena, table->column_count + 1, sizeof(lxw_table_column *));

	for (size_t i = 0; i < table->column_count; i++) {
		bool is_numeric = table->columns[i].numeric;

		heads[i] = arena_new(arena, 1, sizeof(*heads[i]));
		heads[i]->header = distinct_head(arena, table, heads, i);
		heads[i]->header_format =
		    book->looks[is_numeric ? LOOK_HEAD_RIGHT : LOOK_HEAD];
	}
	return heads;
}

static size_t
lines_in(const struct sheet *sheet, size_t column, const char *text)
{
	return sheet_lines(text, sheet->widths[column] - WIDTH_SPARE + 1);
}

static void
mark_up(struct workbook *book, const struct sheet *sheet, lxw_row_t top)
{
	const struct table *table = sheet->table;
	lxw_row_t bottom = top + (lxw_row_t)table->row_count;
	lxw_col_t right = (lxw_col_t)(table->column_count - 1);
	size_t most = 1;
	lxw_table_options options = {
		.name = arena_copy(&book->arena, table_name(book, table->id)),
		.no_autofilter = LXW_TRUE,
		.no_banded_rows = LXW_TRUE,
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = 15, /* thin lines, no fill */
		.columns = make_heads(book, table),
	};

	for (size_t i = 0; i < table->column_count; i++) {
		size_t lines = lines_in(sheet, i, options.columns[i]->header);

		most = lines > most ? lines : most;
	}
	fit_row(sheet, top, most, LOOK_HEAD);
	if (worksheet_add_table(
		sheet->cells, top, 0, bottom, right, &options) != LXW_NO_ERROR)
		mem_die("a table was refused by libxlsxwriter");
	worksheet_repeat_rows(sheet->cells, top, top);
}

static void
put_cell(const struct workbook *book, const struct sheet *sheet, lxw_row_t row,
    lxw_col_t col, const struct cell *cell)
{
	switch (cell->kind) {
	case CELL_COUNT:
	case CELL_SECONDS:
	case CELL_DAYS:
		put_number(
		    book, sheet, row, col, (double)cell->number, LOOK_COUNT);
		break;
	case CELL_SHARE: /* tenths of a percent; shown as printed */
		put_number(book, sheet, row, col, (double)cell->number / 1000.0,
		    LOOK_SHARE);
		break;
	case CELL_TEXT:
	case CELL_NAME:
	case CELL_INSTANT:
	case CELL_MONTH:
	case CELL_NONE:
		put_text(book, sheet, row, col, cell->text,
		    sheet->table->columns[col].numeric ? LOOK_RIGHT
						       : LOOK_TEXT);
		break;
	}
}

static void
put_rows(const struct workbook *book, const struct sheet *sheet, lxw_row_t top)
{
	const struct table *table = sheet->table;

	for (size_t row = 0; row < table->row_count; row++) {
		const struct cell *cells =
		    &table->cells[row * table->column_count];
		lxw_row_t at = top + 1 + (lxw_row_t)row;
		size_t most = 1;

		for (size_t col = 0; col < table->column_count; col++) {
			size_t lines = lines_in(sheet, col, cells[col].text);

			put_cell(book, sheet, at, (lxw_col_t)col, &cells[col]);
			most = lines > most ? lines : most;
		}
		fit_row(sheet, at, most, LOOK_TEXT);
	}
}

/* Keys that look like numbers are names, not mistakes to be marked. */
static void
allow_digits(const struct sheet *sheet, lxw_row_t top)
{
	char range[LXW_MAX_CELL_RANGE_LENGTH];

	lxw_rowcol_to_range(range, top + 1, 0,
	    top + (lxw_row_t)sheet->table->row_count,
	    (lxw_col_t)(sheet->table->column_count - 1));
	worksheet_ignore_errors(
	    sheet->cells, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
}

void
table_write(struct workbook *book, const struct sheet *sheet)
{
	const struct table *table = sheet->table;
	lxw_row_t top = put_caption(book, sheet);

	fit_paper(sheet);
	if (table->row_count == 0 || table->column_count == 0) {
		worksheet_set_column(sheet->cells, 0, 0, CAPTION_LEAST, NULL);
		put_text(book, sheet, top, 0,
		    table->empty == NULL ? "" : table->empty, LOOK_TEXT);
		return;
	}
	for (size_t i = 0; i < table->column_count; i++)
		worksheet_set_column(sheet->cells, (lxw_col_t)i, (lxw_col_t)i,
		    (double)sheet->widths[i], NULL);
	mark_up(book, sheet, top);
	put_rows(book, sheet, top);
	allow_digits(sheet, top);
}
