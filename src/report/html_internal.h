/* html_internal.h -- elements of a page, escaped in one place. (report)
 *
 * Everything goes through libxml2's writer: no text and no attribute can
 * become markup. A failed write is remembered and asked for once. */
/* SPDX-License-Identifier: MIT */
#ifndef HTML_INTERNAL_H
#define HTML_INTERNAL_H

#include <stdbool.h>

#include <libxml/xmlwriter.h>

#include "slaudit/arena.h"

struct page;
struct plotted;
struct table;
struct chart;

struct html {
	struct arena arena;
	xmlTextWriterPtr writer;
	const struct page *page;
	const struct plotted *plotted;
	bool failed;
};

/* ELEMENT with name, value pairs of attributes up to a NULL; a value that is
 * NULL leaves its attribute out. */
void html_open(struct html *h, const char *element, ...);
void html_close(struct html *h); /* with an end tag, also when empty */
void html_void(struct html *h, const char *element, ...);
void html_text(struct html *h, const char *text);
/* An element with nothing but text. */
void html_leaf(
    struct html *h, const char *element, const char *class, const char *text);
void html_line(struct html *h);
/* "table-" and ID, fit for an anchor. */
const char *html_anchor(struct html *h, const char *kind, const char *id);
/* A box that scrolls sideways by itself, reachable by keyboard. */
void html_scroll(struct html *h, const char *class, const char *label_id);
/* Is the link ours ("#x", "charts/x.svg")? Never with a scheme. */
bool html_is_ours(const char *href);

void html_table(struct html *h, const struct table *table);
void html_chart(struct html *h, const struct chart *chart);

#endif
