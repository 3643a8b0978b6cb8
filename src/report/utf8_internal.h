/* utf8_internal.h -- one step through UTF-8 text. (report) */
#ifndef SLAUDIT_UTF8_INTERNAL_H
#define SLAUDIT_UTF8_INTERNAL_H

#include <glib.h>

/* glib's own macro casts const away. P stands on a character, not at the end
 * of the text. */
static inline const char *
utf8_next(const char *p)
{
	return p + g_utf8_skip[(unsigned char)*p];
}

#endif
