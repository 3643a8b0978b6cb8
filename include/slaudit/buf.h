/* buf.h -- growable text. (base)
 *
 * A zeroed struct is an empty buf; text is always NUL-terminated once
 * anything was added, and buf_text() is never NULL. */
#ifndef SLAUDIT_BUF_H
#define SLAUDIT_BUF_H

#include <stddef.h>

#include "slaudit/format.h"

struct buf {
	char *text;
	size_t len;
	size_t room;
};

void buf_put(struct buf *buf, const char *text);
void buf_putn(struct buf *buf, const char *bytes, size_t len);
void buf_putc(struct buf *buf, char c);
void buf_print(struct buf *buf, const char *fmt, ...) SLAUDIT_FORMAT(2, 3);
void buf_clear(struct buf *buf); /* empty, room kept */
const char *buf_text(const struct buf *buf);
void buf_release(struct buf *buf);

#endif
