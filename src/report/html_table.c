/* html_table.c -- tables: caption, scopes, units; names isolated. */
/* SPDX-License-Identifier: MIT */
#include "html_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/page.h"

enum {
	RUN_MAX = 24,   /* longer runs of letters may break ... */
	RUN_STEP = 16,  /* ... every so many */
	WHOLE_MAX = 13, /* a figure or word this short stays on one line */
};

static void
head_cell(struct html *h, const struct column *column)
{
	html_open(h, "th", "scope", "col", "class",
	    column->numeric ? "num" : NULL, NULL);
	html_text(h, column->title);
	if (column->unit != NULL) {
		html_text(h, " ");
		html_leaf(h, "span", "unit",
		    arena_format(&h->arena, "(%s)", column->unit));
	}
	html_close(h);
}

/* The date and the time stay whole; the line may break between them. */
static void
instant(struct html *h, const char *text)
{
	size_t len = strcspn(text, " ");

	html_leaf(h, "span", "part", arena_copyn(&h->arena, text, len));
	if (text[len] == '\0')
		return;
	html_text(h, " ");
	html_leaf(h, "span", "part", text + len + 1);
}

/* A digest may break every few letters; nothing is added to its text. */
static void
text(struct html *h, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, " ");

		if (len > RUN_MAX)
			len = RUN_STEP;
		while (((unsigned char)text[len] & 0xC0) == 0x80)
			len++; /* not inside a letter */
		html_text(h, arena_copyn(&h->arena, text, len));
		text += len;
		if (*text == ' ') {
			html_text(h, " ");
			text++;
		} else if (*text != '\0') {
			html_void(h, "wbr", NULL);
		}
	}
}

/* Two forms of one name, "X (xn--...)", stand in reading order of the page
 * whatever the script of the first; other names turn by themselves. */
static const char *
name_direction(const char *name)
{
	return strstr(name, " (xn--") != NULL ? "ltr" : NULL;
}

static void
content(struct html *h, const struct cell *cell)
{
	switch (cell->kind) {
	case CELL_NAME:
		html_open(h, "bdi", "dir", name_direction(cell->text), NULL);
		text(h, cell->text);
		html_close(h);
		break;
	case CELL_INSTANT:
		instant(h, cell->text);
		break;
	case CELL_TEXT:
	case CELL_COUNT:
	case CELL_SHARE:
	case CELL_SECONDS:
	case CELL_DAYS:
	case CELL_MONTH:
	case CELL_NONE:
		text(h, cell->text);
		break;
	}
}

static const char *
cell_class(const struct column *column, const struct cell *cell)
{
	bool whole = cell->text == NULL || strlen(cell->text) <= WHOLE_MAX;

	if (cell->is_bad)
		return column->numeric ? "num bad" : "whole bad";
	if (column->numeric)
		return whole ? "num" : "num long";
	return whole ? "whole" : NULL;
}

static void
body_cell(struct html *h, const struct column *column, const struct cell *cell)
{
	bool links = html_is_ours(cell->href);
	const char *class = cell_class(column, cell);

	if (column->is_row_header)
		html_open(h, "th", "scope", "row", "class", class, NULL);
	else
		html_open(h, "td", "class", class, NULL);
	if (links)
		html_open(h, "a", "href", cell->href, NULL);
	content(h, cell);
	if (links)
		html_close(h);
	html_close(h);
}

static void
head(struct html *h, const struct table *table)
{
	html_open(h, "thead", NULL);
	html_open(h, "tr", NULL);
	for (size_t c = 0; c < table->column_count; c++) {
		if (!table->columns[c].data_only)
			head_cell(h, &table->columns[c]);
	}
	html_close(h);
	html_close(h);
	html_line(h);
}

static void
body(struct html *h, const struct table *table)
{
	html_open(h, "tbody", NULL);
	html_line(h);
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		size_t c = i % table->column_count;

		if (c == 0)
			html_open(h, "tr", NULL);
		if (!table->columns[c].data_only)
			body_cell(h, &table->columns[c], &table->cells[i]);
		if (c + 1 < table->column_count)
			continue;
		html_close(h);
		html_line(h);
	}
	html_close(h);
}

void
html_table(struct html *h, const struct table *table)
{
	const char *anchor = html_anchor(h, "table", table->id);
	const char *label = arena_format(&h->arena, "%s-caption", anchor);

	if (table->row_count == 0) {
		html_leaf(h, "p", "empty", table->empty);
		html_line(h);
		return;
	}
	html_scroll(h, "scroll", label);
	html_open(h, "table", "id", anchor, NULL);
	html_open(h, "caption", "id", label, NULL);
	html_text(h, table->caption);
	html_close(h);
	html_line(h);
	head(h, table);
	body(h, table);
	html_close(h);
	html_close(h);
	html_line(h);
}
