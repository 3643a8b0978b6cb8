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
/* Room for LEN more bytes, at the end: write there, then say up to where. */
char *buf_room(struct buf *buf, size_t len);
void buf_fill(struct buf *buf, const char *end);
void buf_clear(struct buf *buf); /* empty, room kept */
const char *buf_text(const struct buf *buf);
void buf_release(struct buf *buf);

#endif
