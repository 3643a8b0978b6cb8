/* html.c -- a page as one self-contained HTML file. */
/* SPDX-License-Identifier: MIT */
#include "html_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/page.h"
#include "slaudit/report.h"

static const char policy[] =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/* A style sheet is not escaped: browsers read it raw up to "</". */
static void
style(struct html *h, const char *sheet)
{
	html_open(h, "style", NULL);
	html_line(h);
	if (xmlTextWriterWriteRaw(h->writer, (const xmlChar *)sheet) < 0)
		h->failed = true;
	html_close(h);
	html_line(h);
}

static void
head(struct html *h, const char *sheet)
{
	html_open(h, "head", NULL);
	html_line(h);
	html_void(h, "meta", "charset", "utf-8", NULL);
	html_line(h);
	html_void(h, "meta", "http-equiv", "Content-Security-Policy", "content",
	    policy, NULL);
	html_line(h);
	html_void(h, "meta", "name", "viewport", "content",
	    "width=device-width, initial-scale=1", NULL);
	html_line(h);
	html_void(
	    h, "meta", "name", "generator", "content", h->page->author, NULL);
	html_line(h);
	html_leaf(h, "title", NULL, h->page->root->text);
	html_line(h);
	style(h, sheet);
	html_close(h);
	html_line(h);
}

static void
contents(struct html *h)
{
	html_open(h, "nav", "aria-labelledby", "contents", NULL);
	html_open(h, "h2", "id", "contents", NULL);
	html_text(h, h->page->words.contents);
	html_close(h);
	html_open(h, "ol", NULL);
	html_line(h);
	for (const struct node *n = h->page->root->first; n; n = n->next) {
		if (n->kind != NODE_SECTION || n->id == NULL)
			continue;
		html_open(h, "li", NULL);
		html_open(h, "a", "href",
		    arena_format(
			&h->arena, "#%s", html_anchor(h, "section", n->id)),
		    NULL);
		html_text(h, n->text);
		html_close(h);
		html_close(h);
		html_line(h);
	}
	html_close(h);
	html_close(h);
	html_line(h);
}

static void
note(struct html *h, const struct node *node)
{
	html_open(h, "div", "class", "note", "role", "note", NULL);
	html_open(h, "p", NULL);
	html_leaf(h, "strong", NULL,
	    arena_format(&h->arena, "%s:", h->page->words.note));
	html_text(h, " ");
	html_text(h, node->text);
	html_close(h);
	html_close(h);
	html_line(h);
}

static void
list(struct html *h, const struct node *node)
{
	if (node->first == NULL)
		return;
	html_open(h, "ul", NULL);
	html_line(h);
	for (const struct node *item = node->first; item; item = item->next) {
		html_leaf(h, "li", NULL, item->text);
		html_line(h);
	}
	html_close(h);
	html_line(h);
}

static void
section_head(struct html *h, const struct node *node, int level)
{
	const char *anchor =
	    node->id == NULL ? NULL : html_anchor(h, "section", node->id);
	const char *head =
	    anchor == NULL ? NULL : arena_format(&h->arena, "%s-head", anchor);

	html_open(h, "section", "id", anchor, "aria-labelledby", head, NULL);
	html_line(h);
	html_open(h, level == 1 ? "h2" : "h3", "id", head, NULL);
	html_text(h, node->text);
	html_close(h);
	html_line(h);
}

static void
nodes(struct html *h, const struct node *node, int level)
{
	for (; node != NULL; node = node->next) {
		switch (node->kind) {
		case NODE_PAGE:
			break; /* only the root is one */
		case NODE_SECTION:
			section_head(h, node, level);
			nodes(h, node->first, level + 1);
			html_close(h);
			html_line(h);
			break;
		case NODE_PARA:
			html_leaf(h, "p", NULL, node->text);
			html_line(h);
			break;
		case NODE_NOTE:
			note(h, node);
			break;
		case NODE_LIST:
			list(h, node);
			break;
		case NODE_TABLE:
			if (!node->table->data_only)
				html_table(h, node->table);
			break;
		case NODE_CHART:
			if (!node->chart->is_filed)
				html_chart(h, node->chart);
			break;
		}
	}
}

static void
body(struct html *h)
{
	html_open(h, "body", NULL);
	html_line(h);
	html_open(h, "a", "class", "skip", "href", "#main", NULL);
	html_text(h, h->page->words.skip);
	html_close(h);
	html_line(h);
	html_open(h, "header", NULL);
	html_leaf(h, "h1", NULL, h->page->root->text);
	html_close(h);
	html_line(h);
	contents(h);
	html_open(h, "main", "id", "main", NULL);
	html_line(h);
	nodes(h, h->page->root->first, 1);
	html_close(h);
	html_line(h);
	html_open(h, "footer", NULL);
	html_leaf(h, "p", NULL, h->page->words.footer);
	html_close(h);
	html_line(h);
	html_close(h);
	html_line(h);
}

static int
document(struct html *h, const char *sheet, FILE *out, struct fault *fault)
{
	xmlBufferPtr bytes = xmlBufferCreate();
	int rc = 0;

	h->writer = bytes == NULL ? NULL : xmlNewTextWriterMemory(bytes, 0);
	if (h->writer == NULL) {
		xmlBufferFree(bytes);
		return fault_set(fault, FAULT_OUTPUT, "index.html", 0,
		    "the page could not be started");
	}
	html_open(h, "html", "lang", h->page->language, NULL);
	html_line(h);
	head(h, sheet);
	body(h);
	html_close(h);
	html_line(h);
	xmlFreeTextWriter(h->writer);
	if (h->failed)
		rc = fault_set(fault, FAULT_OUTPUT, "index.html", 0,
		    "the page could not be made");
	fputs("<!DOCTYPE html>\n", out);
	fwrite(xmlBufferContent(bytes), 1, (size_t)xmlBufferLength(bytes), out);
	xmlBufferFree(bytes);
	return rc;
}

int
html_render(const struct page *page, const char *sheet,
    const struct plotted *plotted, FILE *out, struct fault *fault)
{
	struct html h = { .page = page, .plotted = plotted };
	int rc;

	if (strstr(sheet, "</") != NULL)
		return fault_set(fault, FAULT_OUTPUT, "style.css", 0,
		    "has \"</\", which would end the style sheet");
	rc = document(&h, sheet, out, fault);
	arena_release(&h.arena);
	return rc;
}
