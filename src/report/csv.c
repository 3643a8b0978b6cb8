/* csv.c -- every table of a page as a file for machines. */
/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <string.h>

#include "clean_internal.h"
#include "files_internal.h"
#include "walk_internal.h"

#include "slaudit/buf.h"
#include "slaudit/outfile.h"
#include "slaudit/report.h"

/* RFC 4180: CRLF ends a record, a quote is doubled. */
static void
field_put(const char *text, struct buf *out)
{
	if (text[strcspn(text, ",\"\r\n")] == '\0') {
		buf_put(out, text);
		return;
	}
	buf_putc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_putc(out, '"');
		buf_putc(out, *text);
	}
	buf_putc(out, '"');
}

/* A spreadsheet takes a text that begins like this for a formula; the last
 * four are the wide forms of the first four. */
static bool
looks_formula(const char *text)
{
	static const char *const wide[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B",
		"\xEF\xBC\x8D", "\xEF\xBC\xA0" };

	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
		if (strncmp(text, wide[i], 3) == 0)
			return true;
	}
	return *text != '\0' && strchr("=+-@", *text) != NULL;
}

/* An apostrophe goes before such text, and before one that begins with an
 * apostrophe: taking one away always gives the text back. */
static void
text_put(struct arena *arena, const char *text, struct buf *out)
{
	const char *clean = clean_text(arena, text);

	if (looks_formula(clean) || *clean == '\'')
		clean = arena_format(arena, "'%s", clean);
	field_put(clean, out);
}

/* "2021-03-08 16:30:00 -08:00" is printed; ISO 8601 has a T and no blank. */
static void
instant_put(const char *text, struct buf *out)
{
	bool is_first = true;

	for (; *text != '\0'; text++) {
		if (*text != ' ')
			buf_putc(out, *text);
		else if (is_first)
			buf_putc(out, 'T');
		is_first = is_first && *text != ' ';
	}
}

static void
cell_put(struct arena *arena, const struct cell *cell, struct buf *out)
{
	switch (cell->kind) {
	case CELL_COUNT:
	case CELL_SECONDS:
	case CELL_DAYS:
		buf_print(out, "%" PRId64, cell->number);
		break;
	case CELL_SHARE:
		buf_print(out, "%" PRId64 ".%" PRId64, cell->number / 10,
		    cell->number % 10);
		break;
	case CELL_INSTANT:
		instant_put(cell->text, out);
		break;
	case CELL_TEXT:
	case CELL_NAME:
	case CELL_MONTH:
	case CELL_NONE:
		text_put(
		    arena, cell->raw != NULL ? cell->raw : cell->text, out);
		break;
	}
}

static void
table_put(struct arena *arena, const struct table *table, struct buf *out)
{
	for (size_t c = 0; c < table->column_count; c++) {
		buf_put(out, c > 0 ? "," : "");
		field_put(table->columns[c].id, out);
	}
	buf_put(out, "\r\n");
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		size_t c = i % table->column_count;

		buf_put(out, c > 0 ? "," : "");
		cell_put(arena, &table->cells[i], out);
		if (c + 1 == table->column_count)
			buf_put(out, "\r\n");
	}
}

static void
bins_put(const struct chart *chart, struct buf *out)
{
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];

		field_put(chart->id, out);
		buf_print(out, ",%s,%" PRId64 ",%" PRId64 ",%" PRId64 ",",
		    chart->x_unit == NULL ? "" : chart->x_unit, point->from,
		    point->to, point->value);
		field_put(point->is_over ? "beyond" : "within", out);
		buf_put(out, "\r\n");
	}
}

struct csving {
	struct arena arena;
	const char *dir;
	struct buf bins; /* of all distributions */
};

static int
node_write(struct csving *csv, const struct node *node, struct fault *fault)
{
	struct buf text = { 0 };
	int rc;

	if (node->kind == NODE_CHART &&
	    node->chart->kind == CHART_DISTRIBUTION) {
		bins_put(node->chart, &csv->bins);
		return 0;
	}
	if (node->kind != NODE_TABLE)
		return 0;
	table_put(&csv->arena, node->table, &text);
	rc = file_put(csv->dir,
	    arena_format(&csv->arena, "%s.csv", node->table->id), &text, fault);
	buf_release(&text);
	return rc;
}

int
data_render(const struct page *page, const char *dir, struct fault *fault)
{
	struct csving csv = { 0 };
	const struct node *node;
	struct walk walk;
	size_t heads;
	int rc = -1;

	csv.dir = arena_format(&csv.arena, "%s/data", dir);
	buf_put(&csv.bins, "chart,unit,over,up_to,count,limit\r\n");
	heads = csv.bins.len;
	if (outdir_make(csv.dir, fault) != 0)
		goto out;
	walk_start(&walk, page->root);
	while ((node = walk_next(&walk)) != NULL) {
		if (node_write(&csv, node, fault) != 0)
			goto out;
	}
	rc = csv.bins.len == heads
	    ? 0
	    : file_put(csv.dir, "times.csv", &csv.bins, fault);
out:
	buf_release(&csv.bins);
	arena_release(&csv.arena);
	return rc;
}
