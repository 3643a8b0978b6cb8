/* workbook_cells.c -- cells: how they look, what they hold. */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <string.h>

#include <glib.h>

#include "utf8_internal.h"

#include "slaudit/buf.h"
#include "slaudit/colour.h"

/* Excel's cap is 32,767 UTF-16 units. */
enum {
	CELL_UNITS = 32767,
	BODY_POINTS = 11,
	ROW_POINTS_MOST = 409 /* Excel's cap on a row's height */
};

struct look_row {
	bool is_bold;
	bool is_wrapped;
	bool is_right;
	bool has_line; /* below */
	bool is_low;   /* at the bottom of its row, the space above */
	enum colour colour;
	double size;        /* points; 0: as the body */
	double space;       /* points; beside the text, above or below */
	const char *number; /* number format */
};

static const struct look_row look_rows[LOOKS] = {
	[LOOK_TITLE] = { .is_bold = true, .size = 14, .space = 4 },
	[LOOK_TITLE_WRAPPED] = { .is_bold = true,
	    .is_wrapped = true,
	    .size = 14 },
	[LOOK_HEADING] = { .is_bold = true,
	    .is_wrapped = true,
	    .is_low = true,
	    .size = 12,
	    .space = 10 },
	[LOOK_PROSE] = { .is_wrapped = true, .space = 3 },
	[LOOK_WARNING] = { .is_wrapped = true, .is_bold = true, .space = 3 },
	[LOOK_LINK] = { .is_wrapped = true, .colour = COLOUR_DATA },
	[LOOK_INDENTED] = { .is_wrapped = true, .space = 3 },
	[LOOK_HEAD] = { .is_bold = true, .is_wrapped = true, .has_line = true },
	[LOOK_HEAD_RIGHT] = { .is_bold = true,
	    .is_wrapped = true,
	    .has_line = true,
	    .is_right = true },
	[LOOK_TEXT] = { .is_wrapped = true },
	[LOOK_RIGHT] = { .is_wrapped = true, .is_right = true },
	[LOOK_COUNT] = { .is_right = true, .number = "#,##0_)" },
	[LOOK_SHARE] = { .is_right = true, .number = "0.0 %_)" },
};

static void
look_make(lxw_format *format, const struct look_row *row)
{
	enum colour colour =
	    row->colour == COLOUR_PAPER ? COLOUR_INK : row->colour;

	format_set_align(format,
	    row->is_low ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
	format_set_font_color(format, colour_list[colour].rgb);
	if (row->is_bold)
		format_set_bold(format);
	if (row->is_wrapped)
		format_set_text_wrap(format);
	format_set_align(
	    format, row->is_right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
	/* Or it would touch the words beside it; numbers have "_)", room of a
	 * bracket's width. */
	if (row->is_right && row->number == NULL)
		format_set_indent(format, 1);
	if (row->has_line)
		format_set_bottom(format, LXW_BORDER_THIN);
	format_set_font_name(format, WORKBOOK_FONT);
	format_set_font_size(format, row->size > 0 ? row->size : BODY_POINTS);
	if (row->number != NULL)
		format_set_num_format(format, row->number);
}

void
looks_make(struct workbook *book)
{
	for (size_t i = 0; i < LOOKS; i++) {
		book->looks[i] = workbook_add_format(book->book);
		look_make(book->looks[i], &look_rows[i]);
	}
	format_set_indent(book->looks[LOOK_INDENTED], 2);
	format_set_underline(book->looks[LOOK_LINK], LXW_UNDERLINE_SINGLE);
}

/* The length of TEXT that a cell can hold: all, or so much that a mark of
 * omission still fits. */
static size_t
fitting(const char *text)
{
	size_t units = 0;
	const char *last = text;
	const char *p = text;

	for (; *p != '\0'; p = utf8_next(p)) {
		units += g_utf8_get_char(p) > 0xFFFF ? 2 : 1;
		if (units > CELL_UNITS)
			return (size_t)(last - text);
		if (units < CELL_UNITS)
			last = utf8_next(p);
	}
	return (size_t)(p - text);
}

/* In a workbook "_x0041_" means the character 0041; the library hides control
 * characters that way, but leaves a name alone that happens to look so. */
static bool
looks_coded(const char *text)
{
	if (text[0] != '_' || text[1] != 'x')
		return false;
	for (size_t i = 2; i < 6; i++)
		if (!g_ascii_isxdigit(text[i]))
			return false;
	return text[6] == '_';
}

static void
put_plain(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (looks_coded(text))
			buf_put(out, "_x005F");
		buf_putc(out, *text);
	}
}

void
put_text(const struct workbook *book, const struct sheet *sheet, lxw_row_t row,
    lxw_col_t col, const char *text, enum look look)
{
	struct buf plain = { 0 };
	size_t len;

	put_plain(&plain, text);
	len = fitting(buf_text(&plain));
	if (len < plain.len) {
		plain.len = len;
		buf_put(&plain, "\u2026");
	}
	worksheet_write_string(
	    sheet->cells, row, col, buf_text(&plain), book->looks[look]);
	buf_release(&plain);
}

void
put_number(const struct workbook *book, const struct sheet *sheet,
    lxw_row_t row, lxw_col_t col, double number, enum look look)
{
	worksheet_write_number(
	    sheet->cells, row, col, number, book->looks[look]);
}

void
fit_row(const struct sheet *sheet, lxw_row_t row, size_t lines, enum look look)
{
	double size = look_rows[look].size > 0 ? look_rows[look].size
					       : (double)BODY_POINTS;
	double height = (double)lines * size * 1.35 + look_rows[look].space;

	if (height > ROW_POINTS_MOST)
		height = ROW_POINTS_MOST;
	worksheet_set_row(sheet->cells, row, height, NULL);
}

void
fit_paper(const struct sheet *sheet)
{
	worksheet_set_landscape(sheet->cells);
	worksheet_set_paper(sheet->cells, PAPER_A4);
	worksheet_fit_to_pages(sheet->cells, 1, 0);
}
