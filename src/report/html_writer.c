/* html_writer.c -- elements, attributes and text, escaped in one place. */
/* SPDX-License-Identifier: MIT */
#include "html_internal.h"

#include <stdarg.h>
#include <string.h>

#include "clean_internal.h"

#include "slaudit/buf.h"

static void
check(struct html *h, int written)
{
	h->failed = h->failed || written < 0;
}

static const xmlChar *
clean(struct html *h, const char *text)
{
	return (const xmlChar *)clean_text(&h->arena, text);
}

static void
attributes(struct html *h, va_list list)
{
	const char *name;

	while ((name = va_arg(list, const char *)) != NULL) {
		const char *value = va_arg(list, const char *);

		if (value == NULL)
			continue;
		check(h,
		    xmlTextWriterWriteAttribute(
			h->writer, (const xmlChar *)name, clean(h, value)));
	}
}

void
html_open(struct html *h, const char *element, ...)
{
	va_list list;

	check(
	    h, xmlTextWriterStartElement(h->writer, (const xmlChar *)element));
	va_start(list, element);
	attributes(h, list);
	va_end(list);
}

/* HTML knows no <td/>. */
void
html_close(struct html *h)
{
	check(h, xmlTextWriterFullEndElement(h->writer));
}

void
html_void(struct html *h, const char *element, ...)
{
	va_list list;

	check(
	    h, xmlTextWriterStartElement(h->writer, (const xmlChar *)element));
	va_start(list, element);
	attributes(h, list);
	va_end(list);
	check(h, xmlTextWriterEndElement(h->writer));
}

void
html_text(struct html *h, const char *text)
{
	check(h, xmlTextWriterWriteString(h->writer, clean(h, text)));
}

void
html_leaf(
    struct html *h, const char *element, const char *class, const char *text)
{
	html_open(h, element, "class", class, NULL);
	html_text(h, text);
	html_close(h);
}

void
html_line(struct html *h)
{
	check(h, xmlTextWriterWriteRaw(h->writer, (const xmlChar *)"\n"));
}

static bool
is_anchor_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
}

const char *
html_anchor(struct html *h, const char *kind, const char *id)
{
	char *anchor = arena_format(&h->arena, "%s-%s", kind, id);

	for (char *c = anchor; *c != '\0'; c++) {
		if (!is_anchor_letter(*c))
			*c = '-';
	}
	return anchor;
}

void
html_scroll(struct html *h, const char *class, const char *label_id)
{
	html_open(h, "div", "class", class, "role", "region", "aria-labelledby",
	    label_id, "tabindex", "0", NULL);
}

bool
html_is_ours(const char *href)
{
	return href != NULL && strchr(href, ':') == NULL &&
	    strncmp(href, "//", 2) != 0;
}
