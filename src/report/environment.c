/* environment.c -- what a pack was made with: program, libraries, fonts. */
/* SPDX-License-Identifier: MIT */
#include "files_internal.h"

#include <glib.h>
#include <idn2.h>
#include <libxml/parser.h>

#include "slaudit/buf.h"
#include "slaudit/report.h"
#include "slaudit/zone.h"

#include "walk_internal.h"

static size_t
missing_in(struct fonts *fonts, const char *text)
{
	return text == NULL ? 0 : fonts_missing(fonts, text);
}

/* Letters of CHART that none of the fonts can draw. */
static size_t
chart_missing(struct fonts *fonts, const struct chart *chart)
{
	const char *const texts[] = { chart->title, chart->caption,
		chart->y_title, chart->x_title, chart->mark_label,
		chart->gap_label, chart->n_label, chart->met_label,
		chart->over_label, chart->low_label };
	size_t missing = 0;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		missing += missing_in(fonts, texts[i]);
	for (size_t i = 0; i < chart->point_count; i++)
		missing += missing_in(fonts, chart->points[i].label) +
		    missing_in(fonts, chart->points[i].text);
	return missing;
}

static void
missing_put(const struct page *page, struct fonts *fonts, struct buf *out)
{
	const struct node *node;
	struct walk walk;
	size_t all = 0;

	walk_start(&walk, page->root);
	while ((node = walk_next(&walk)) != NULL) {
		size_t missing = node->kind == NODE_CHART
		    ? chart_missing(fonts, node->chart)
		    : 0;

		all += missing;
		if (missing > 0)
			buf_print(out,
			    "chart %s: letters without a font: %zu\n",
			    node->chart->id, missing);
	}
	buf_print(out, "letters without a font in charts: %zu\n", all);
}

int
environment_write(const struct page *page, struct fonts *fonts, const char *dir,
    struct fault *fault)
{
	char tzdata[INSTANT_TEXT];
	struct buf text = { 0 };
	int rc;

	zone_version(tzdata);
	buf_print(&text, "%s\ntzdata %s\n",
	    page->author == NULL ? "slaudit" : page->author, tzdata);
	buf_put(&text, page->evidence == NULL ? "" : page->evidence);
	buf_print(&text, "glib %u.%u.%u\nlibidn2 %s\n", glib_major_version,
	    glib_minor_version, glib_micro_version, idn2_check_version(NULL));
	buf_print(&text, "libxlsxwriter %s\nlibxml2 %s\n", xlsx_version(),
	    xmlParserVersion);
	rc = fonts_evidence(fonts, &text, fault);
	if (rc == 0) {
		missing_put(page, fonts, &text);
		rc = file_put(dir, "environment.txt", &text, fault);
	}
	buf_release(&text);
	return rc;
}
