/* workbook_internal.h -- what the sheets of a workbook share. (report)
 *
 * Every text is written as a string cell: the library has no call that would
 * read it as a formula or a number. */
#ifndef SLAUDIT_WORKBOOK_INTERNAL_H
#define SLAUDIT_WORKBOOK_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include <xlsxwriter.h>

#include "slaudit/arena.h"
#include "slaudit/page.h"

/* Where it is missing, programs put another sans serif in its place. */
#define WORKBOOK_FONT "Arial"

enum { PAPER_A4 = 9 };

enum sheet_kind {
	SHEET_SUMMARY,
	SHEET_NOTES,
	SHEET_CHARTS,
	SHEET_TABLE,
	SHEET_MONTHS, /* what the attainment charts draw */
	SHEET_BINS,   /* what the distributions draw */
	SHEET_KINDS
};

struct sheet {
	enum sheet_kind kind;
	const char *name;
	const char *caption;       /* in the list of sheets; may be NULL */
	const struct table *table; /* TABLE, MONTHS, BINS */
	const size_t *widths;      /* of its columns */
	lxw_worksheet *cells;
};

struct names { /* taken, without regard to case */
	const char **items;
	size_t count;
	size_t room;
};

enum look {         /* formats; rows in workbook_cells.c */
	LOOK_TITLE, /* of a table: its lines are cut beforehand */
	LOOK_TITLE_WRAPPED,
	LOOK_HEADING,
	LOOK_PROSE,
	LOOK_WARNING,
	LOOK_LINK,
	LOOK_INDENTED,   /* what a link leads to */
	LOOK_HEAD,       /* of a column */
	LOOK_HEAD_RIGHT, /* of a column of numbers */
	LOOK_TEXT,
	LOOK_RIGHT, /* a shorthand among numbers */
	LOOK_COUNT,
	LOOK_SHARE,
	LOOKS
};

struct workbook {
	const struct page *page;
	lxw_workbook *book;
	lxw_format *looks[LOOKS];
	struct arena arena;
	struct sheet *sheets;
	size_t sheet_count;
	size_t sheet_room;
	struct names sheet_names;
	struct names table_names;
};

/* --- workbook_cells.c ---------------------------------------------------- */

void looks_make(struct workbook *book);
/* TEXT cut to what a cell holds; never read as anything but text. */
void put_text(const struct workbook *book, const struct sheet *sheet,
    lxw_row_t row, lxw_col_t col, const char *text, enum look look);
void put_number(const struct workbook *book, const struct sheet *sheet,
    lxw_row_t row, lxw_col_t col, double number, enum look look);
/* Room for LINES lines: not every program makes it by itself. */
void fit_row(
    const struct sheet *sheet, lxw_row_t row, size_t lines, enum look look);
/* A4, as wide as the paper. */
void fit_paper(const struct sheet *sheet);

/* --- workbook_measure.c: widths in digits, near enough ------------------- */

size_t sheet_width(const char *text); /* of its widest line */
/* Of its longest word: no column is narrower. */
size_t sheet_word_width(const char *text);
/* How many lines it takes where lines are WIDTH wide. */
size_t sheet_lines(const char *text, size_t width);
/* The length of its first line, broken at a space if there is one. */
size_t sheet_line_length(const char *text, size_t width);

/* --- workbook_names.c ---------------------------------------------------- */

/* A name near to WANTED that is not taken and that Excel accepts. */
const char *sheet_name(struct workbook *book, const char *wanted);
const char *table_name(struct workbook *book, const char *wanted);

/* --- one file each ------------------------------------------------------- */

void summary_write(const struct workbook *book, const struct sheet *sheet);
bool notes_wanted(const struct page *page);
void notes_write(const struct workbook *book, const struct sheet *sheet);
void table_write(struct workbook *book, const struct sheet *sheet);
/* What the charts of one kind draw, as a table in the arena: the charts in
 * page order, a row per point. NULL: there is no such chart. */
const struct table *months_table(struct workbook *book);
const struct table *bins_table(struct workbook *book);
void charts_write(struct workbook *book, const struct sheet *sheet);
/* The first sheet of KIND, or NULL. */
const struct sheet *sheet_find(
    const struct workbook *book, enum sheet_kind kind);

/* Where a table begins on its sheet: under the lines of its caption. */
lxw_row_t table_top(const struct sheet *sheet);
/* The widths of its columns, in characters; in the arena. */
size_t *table_widths(struct workbook *book, const struct table *table);

#endif
