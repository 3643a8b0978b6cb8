/* buf.c -- growable text. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

enum { FIRST_ROOM = 64 };

/* Room for LEN more bytes and the NUL. */
static void
make_room(struct buf *buf, size_t len)
{
	size_t need;
	size_t room = buf->room;

	if (len >= SIZE_MAX / 4 - buf->len)
		mem_die("buf: absurd length");
	need = buf->len + len + 1;
	if (need <= room)
		return;
	while (room < need)
		room = room < FIRST_ROOM ? (size_t)FIRST_ROOM : room * 2;
	buf->text = mem_resize(buf->text, room, 1);
	buf->room = room;
}

void
buf_putn(struct buf *buf, const char *bytes, size_t len)
{
	make_room(buf, len);
	if (len > 0)
		memcpy(buf->text + buf->len, bytes, len);
	buf->len += len;
	buf->text[buf->len] = '\0';
}

void
buf_put(struct buf *buf, const char *text)
{
	buf_putn(buf, text, strlen(text));
}

void
buf_putc(struct buf *buf, char c)
{
	buf_putn(buf, &c, 1);
}

void
buf_print(struct buf *buf, const char *fmt, ...)
{
	va_list args;
	va_list again;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0)
		mem_die("buf: a format that cannot be printed");
	make_room(buf, (size_t)len);
	vsnprintf(buf->text + buf->len, (size_t)len + 1, fmt, again);
	va_end(again);
	buf->len += (size_t)len;
}

char *
buf_room(struct buf *buf, size_t len)
{
	make_room(buf, len);
	return buf->text + buf->len;
}

void
buf_fill(struct buf *buf, const char *end)
{
	buf->len = (size_t)(end - buf->text);
	buf->text[buf->len] = '\0';
}

void
buf_clear(struct buf *buf)
{
	buf->len = 0;
	if (buf->text != NULL)
		buf->text[0] = '\0';
}

const char *
buf_text(const struct buf *buf)
{
	return buf->text != NULL ? buf->text : "";
}

void
buf_release(struct buf *buf)
{
	free(buf->text);
	*buf = (struct buf){ 0 };
}
