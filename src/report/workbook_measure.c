/* workbook_measure.c -- how wide text is in a sheet, near enough. */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <string.h>

#include <glib.h>

#include "utf8_internal.h"

enum { DIGIT = 100 }; /* a column's width is counted in digits */

/* Arial's advances against that of its digits (0.556 em), rounded up; sheets
 * are opened with other fonts too, so no more is claimed than a guess. */
static const struct {
	const char *letters;
	size_t width;
} widths[] = {
	{ "ijl'|", 45 },
	{ " ftI.,:;!()[]/\\-`r\"{}", 62 },
	{ "ckvsxyz", 93 },
	{ "abdeghnopqu0123456789_*#$?+=<>~^L", DIGIT },
	{ "ABEFJKPSTVXYZ&", 122 },
	{ "CDGHNOQRUw", 140 },
	{ "mMW%@", 170 },
};

static size_t
letter_width(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	if (g_unichar_iswide(c))
		return (size_t)2 * DIGIT;
	if (c >= 0x80)
		return 120;
	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
		if (c != 0 && strchr(widths[i].letters, (int)c) != NULL)
			return widths[i].width;
	return DIGIT;
}

static size_t
span_width(const char *text, size_t len)
{
	size_t width = 0;

	for (const char *p = text; p < text + len; p = utf8_next(p))
		width += letter_width(g_utf8_get_char(p));
	return width;
}

/* The widest stretch of TEXT between characters of BREAKS, in digits. */
static size_t
widest(const char *text, const char *breaks)
{
	size_t most = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, breaks);
		size_t width = span_width(text, len);

		most = width > most ? width : most;
		text += len;
		text += *text != '\0';
	}
	return (most + DIGIT - 1) / DIGIT;
}

size_t
sheet_width(const char *text)
{
	return widest(text, "\n");
}

size_t
sheet_word_width(const char *text)
{
	return widest(text, " \n");
}

/* A word of WIDTH that begins at *AT of lines MOST wide: the lines it adds. */
static size_t
place_word(size_t width, size_t most, size_t *at)
{
	size_t space = letter_width(' ');
	size_t lines = 0;

	if (*at > 0 && *at + space + width > most) {
		lines = 1;
		*at = 0;
	}
	*at += width + (*at > 0 ? space : 0);
	while (*at > most) { /* a long word breaks inside */
		lines++;
		*at -= most;
	}
	return lines;
}

size_t
sheet_lines(const char *text, size_t width)
{
	size_t lines = 1;
	size_t at = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " \n");

		if (len > 0)
			lines += place_word(
			    span_width(text, len), width * DIGIT, &at);
		text += len;
		if (*text == '\n') {
			lines++;
			at = 0;
		}
		text += *text != '\0';
	}
	return lines;
}

size_t
sheet_line_length(const char *text, size_t width)
{
	const char *end = text;
	const char *p = text;
	size_t at = 0;

	for (; *p != '\0'; p = utf8_next(p)) {
		if (*p == ' ')
			end = p;
		at += letter_width(g_utf8_get_char(p));
		if (at > width * DIGIT && end > text)
			return (size_t)(end - text);
	}
	return (size_t)(p - text);
}
