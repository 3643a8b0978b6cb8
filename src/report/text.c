/* text.c -- a page as plain text, for a terminal or a mail. */
/* SPDX-License-Identifier: MIT */
#include "text_internal.h"

#include <string.h>

#include "clean_internal.h"

#include "slaudit/buf.h"
#include "slaudit/report.h"

struct texting {
	struct arena arena;
	struct buf out;
	const struct page *page;
};

static void
heading(struct texting *t, const char *text, char under)
{
	size_t width;

	text = clean_text(&t->arena, text);
	width = text_width(text);
	text_wrap(&t->out, "", "", text);
	for (size_t i = 0; i < width && i < TEXT_WIDTH; i++)
		buf_putc(&t->out, under);
	buf_put(&t->out, "\n\n");
}

static void
paragraph(
    struct texting *t, const char *first, const char *rest, const char *text)
{
	text_wrap(&t->out, first, rest, clean_text(&t->arena, text));
}

static void
note(struct texting *t, const char *text)
{
	const char *first =
	    arena_format(&t->arena, "  %s: ", t->page->words.note);

	paragraph(t, first, "  ", text);
	buf_putc(&t->out, '\n');
}

static void
table(struct texting *t, const struct table *table)
{
	if (table->data_only)
		return;
	if (table->row_count == 0) {
		paragraph(t, "", "", table->empty);
	} else {
		paragraph(t, "", "", table->caption);
		buf_putc(&t->out, '\n');
		text_table(&t->arena, &t->out, table);
	}
	buf_putc(&t->out, '\n');
}

static const char *
point_side(const struct chart *chart, const struct point *point)
{
	const char *word =
	    point->is_over ? chart->over_label : chart->met_label;

	if (point->is_gap)
		word = chart->gap_label;
	if (point->side != NULL)
		word = point->side;
	return word == NULL ? "" : word;
}

static void
points(struct texting *t, const struct chart *chart)
{
	bool shares = chart->kind == CHART_ATTAINMENT;
	size_t labels = 0;
	size_t values = 0;

	for (size_t i = 0; i < chart->point_count; i++) {
		size_t label = text_width(chart->points[i].label);
		size_t value = text_width(chart->points[i].text);

		labels = label > labels ? label : labels;
		values = value > values ? value : values;
	}
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];

		buf_print(&t->out, "  %s", point->label);
		text_pad(&t->out,
		    labels - text_width(point->label) + 2 + values -
			text_width(point->text));
		buf_put(&t->out, point->text);
		if (shares)
			buf_print(&t->out, "  %s %llu", chart->n_label,
			    (unsigned long long)point->n);
		buf_print(&t->out, "  %s\n", point_side(chart, point));
	}
}

static void
chart(struct texting *t, const struct chart *chart)
{
	paragraph(t, "", "", chart->title);
	paragraph(t, "  ", "  ", chart->caption);
	buf_putc(&t->out, '\n');
	points(t, chart);
	buf_putc(&t->out, '\n');
}

static void
list(struct texting *t, const struct node *list)
{
	for (const struct node *item = list->first; item; item = item->next)
		paragraph(t, "* ", "  ", item->text);
	buf_putc(&t->out, '\n');
}

/* DEPTH: 1 under the page. Sections nest as the builder nests them. */
static void
nodes(struct texting *t, const struct node *node, int depth)
{
	for (; node != NULL; node = node->next) {
		switch (node->kind) {
		case NODE_PAGE:
			heading(t, node->text, '=');
			nodes(t, node->first, depth + 1);
			break;
		case NODE_SECTION:
			heading(t, node->text, depth > 1 ? '.' : '-');
			nodes(t, node->first, depth + 1);
			break;
		case NODE_PARA:
			paragraph(t, "", "", node->text);
			buf_putc(&t->out, '\n');
			break;
		case NODE_NOTE:
			note(t, node->text);
			break;
		case NODE_LIST:
			list(t, node);
			break;
		case NODE_TABLE:
			table(t, node->table);
			break;
		case NODE_CHART:
			if (!node->chart->is_filed)
				chart(t, node->chart);
			break;
		}
	}
}

void
text_render(const struct page *page, FILE *out)
{
	struct texting t = { .page = page };

	nodes(&t, page->root, 0);
	while (t.out.len > 1 && t.out.text[t.out.len - 2] == '\n')
		t.out.text[--t.out.len] = '\0';
	fwrite(buf_text(&t.out), 1, t.out.len, out);
	buf_release(&t.out);
	arena_release(&t.arena);
}
