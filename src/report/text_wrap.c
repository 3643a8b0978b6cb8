/* text_wrap.c -- how wide text is, and lines that are no wider. */
/* SPDX-License-Identifier: MIT */
#include "text_internal.h"

#include <string.h>

#include <glib.h>

#include "slaudit/buf.h"

static size_t
letter_width(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

static size_t
width_of(const char *text, size_t len)
{
	const char *end = text + len;
	size_t width = 0;

	for (; text < end; text += g_utf8_skip[(unsigned char)*text])
		width += letter_width(g_utf8_get_char(text));
	return width;
}

size_t
text_width(const char *text)
{
	return width_of(text, strlen(text));
}

size_t
text_word_width(const char *text)
{
	size_t widest = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " ");
		size_t width = width_of(text, len);

		if (width > widest)
			widest = width;
		text += len + (text[len] == ' ');
	}
	return widest;
}

size_t
text_fit(const char *text, size_t width)
{
	const char *at = text;
	const char *blank = NULL;
	size_t used = 0;

	while (*at != '\0') {
		if (*at == ' ')
			blank = at;
		used += letter_width(g_utf8_get_char(at));
		if (used > width && at > text)
			break;
		at += g_utf8_skip[(unsigned char)*at];
	}
	if (*at == '\0')
		return (size_t)(at - text);
	return (size_t)((blank != NULL && blank > text ? blank : at) - text);
}

void
text_pad(struct buf *out, size_t columns)
{
	while (columns-- > 0)
		buf_putc(out, ' ');
}

/* A word too long for the line stands whole: it is a digest or a link. */
static size_t
line_len(const char *text, size_t width)
{
	size_t word = strcspn(text, " ");
	size_t fit = text_fit(text, width);

	return fit < word ? word : fit;
}

void
text_wrap(
    struct buf *out, const char *first, const char *rest, const char *text)
{
	const char *before = first;

	do {
		size_t indent = text_width(before);
		size_t len = line_len(text, TEXT_WIDTH - indent);

		buf_put(out, before);
		buf_putn(out, text, len);
		buf_putc(out, '\n');
		text += len;
		text += strspn(text, " ");
		before = rest;
	} while (*text != '\0');
}
