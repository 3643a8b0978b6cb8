/* html_chart.c -- a chart as an embedded picture, its numbers under it. */
/* SPDX-License-Identifier: MIT */
#include "html_internal.h"

#include <inttypes.h>
#include <string.h>

#include <glib.h>

#include "slaudit/page.h"
#include "slaudit/report.h"

static void
picture(struct html *h, const struct chart *chart)
{
	const char *svg = plot_svg(h->plotted, chart->id);
	char *base64;

	if (svg == NULL) { /* every chart of a page is drawn */
		h->failed = true;
		return;
	}
	base64 = g_base64_encode((const guchar *)svg, strlen(svg));
	html_open(h, "div", "class", "picture", "role", "region", "aria-label",
	    chart->title, "tabindex", "0", NULL);
	html_void(h, "img", "alt", chart->alt, "src",
	    arena_format(&h->arena, "data:image/svg+xml;base64,%s", base64),
	    NULL);
	html_close(h);
	html_line(h);
	g_free(base64);
}

static void
head_cell(struct html *h, const char *title, bool numeric)
{
	html_open(
	    h, "th", "scope", "col", "class", numeric ? "num" : NULL, NULL);
	html_text(h, title);
	html_close(h);
}

static void
head(struct html *h, const struct chart *chart)
{
	const struct sheet_words *words = &h->page->sheets;
	bool shares = chart->kind == CHART_ATTAINMENT;

	html_open(h, "thead", NULL);
	html_open(h, "tr", NULL);
	head_cell(h, shares ? words->month : words->range, false);
	head_cell(h, shares ? words->share : h->page->words.count, true);
	if (shares)
		head_cell(h, chart->n_title != NULL ? chart->n_title : words->n,
		    true);
	head_cell(h, h->page->words.result, false);
	html_close(h);
	html_close(h);
	html_line(h);
}

static const char *
side(const struct chart *chart, const struct point *point)
{
	if (point->side != NULL)
		return point->side;
	if (point->is_gap)
		return chart->gap_label;
	return point->is_over ? chart->over_label : chart->met_label;
}

static void
row(struct html *h, const struct chart *chart, const struct point *point)
{
	html_open(h, "tr", NULL);
	html_open(h, "th", "scope", "row", "class", "whole", NULL);
	html_text(h, point->label);
	html_close(h);
	html_leaf(h, "td", "num", point->text);
	if (chart->kind == CHART_ATTAINMENT)
		html_leaf(h, "td", "num",
		    arena_format(&h->arena, "%" PRIu64, point->n));
	html_leaf(h, "td", point->is_over ? "bad" : NULL, side(chart, point));
	html_close(h);
	html_line(h);
}

static void
figures(struct html *h, const struct chart *chart)
{
	const char *label = html_anchor(h, "figures", chart->id);

	html_scroll(h, "scroll figures", label);
	html_open(h, "table", NULL);
	html_open(h, "caption", "id", label, NULL);
	html_text(h, h->page->words.figures);
	html_text(h, " ");
	html_leaf(h, "span", "spoken", chart->title);
	html_close(h);
	html_line(h);
	head(h, chart);
	html_open(h, "tbody", NULL);
	html_line(h);
	for (size_t i = 0; i < chart->point_count; i++)
		row(h, chart, &chart->points[i]);
	html_close(h);
	html_close(h);
	html_close(h);
	html_line(h);
}

void
html_chart(struct html *h, const struct chart *chart)
{
	html_open(h, "figure", "id", html_anchor(h, "chart", chart->id), NULL);
	html_line(h);
	picture(h, chart);
	html_leaf(h, "figcaption", "spoken", chart->caption);
	html_line(h);
	html_close(h);
	html_line(h);
	figures(h, chart);
}
