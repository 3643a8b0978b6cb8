/* clean.c -- text from outside, fit to be shown. */
/* SPDX-License-Identifier: MIT */
#include "clean_internal.h"

#include <stdbool.h>

#include <glib.h>

#include "slaudit/buf.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

enum { PICTURES = 0x2400, PICTURE_OF_DELETE = 0x2421 };

/* Letters that move others about, or end a line where none ends. */
static bool
turns_line(gunichar c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || c == 0x2028 ||
	    c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

static bool
is_no_letter(gunichar c)
{
	return (c >= 0x80 && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) ||
	    (c & 0xFFFE) == 0xFFFE;
}

static void
put_letter(gunichar c, struct buf *out)
{
	char bytes[6];

	if (c < 0x20)
		c += PICTURES;
	else if (c == 0x7F)
		c = PICTURE_OF_DELETE;
	else if (turns_line(c) || is_no_letter(c))
		c = 0xFFFD;
	buf_putn(out, bytes, (size_t)g_unichar_to_utf8(c, bytes));
}

void
clean_put(const char *text, struct buf *out)
{
	while (*text != '\0') {
		gunichar c = g_utf8_get_char_validated(text, -1);

		if (c == (gunichar)-1 || c == (gunichar)-2) {
			buf_put(out, replacement);
			text++;
			continue;
		}
		put_letter(c, out);
		text += g_utf8_skip[(unsigned char)*text];
	}
}

const char *
clean_text(struct arena *arena, const char *text)
{
	struct buf out = { 0 };
	const char *made;

	if (text == NULL)
		return "";
	clean_put(text, &out);
	made = arena_copyn(arena, buf_text(&out), out.len);
	buf_release(&out);
	return made;
}
