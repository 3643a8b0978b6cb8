/* fault.c -- what stops an operation. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static size_t
put_place(char *text, size_t room, const char *where, unsigned long line)
{
	int len = 0;

	if (where != NULL && line != 0)
		len = snprintf(text, room, "%s:%lu: ", where, line);
	else if (where != NULL)
		len = snprintf(text, room, "%s: ", where);
	if (len < 0)
		return 0;
	return (size_t)len < room ? (size_t)len : room - 1;
}

/* A text that filled its room may end in half a character. */
static void
mend_end(char *text)
{
	size_t len = strlen(text);
	size_t back = 0; /* bytes of the last, perhaps cut, character */
	unsigned char lead;
	size_t want;

	if (len + 1 < FAULT_TEXT_MAX)
		return;
	while (back < 4 && back < len) {
		back++;
		if (((unsigned char)text[len - back] & 0xc0) != 0x80)
			break;
	}
	lead = (unsigned char)text[len - back];
	want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
	if (want > back)
		text[len - back] = '\0';
}

int
fault_set(struct fault *fault, enum fault_kind kind, const char *where,
    unsigned long line, const char *fmt, ...)
{
	va_list args;
	size_t at;

	if (fault == NULL || fault->kind != FAULT_NONE)
		return -1; /* the first one is the cause */
	fault->kind = kind;
	at = put_place(fault->text, sizeof(fault->text), where, line);
	va_start(args, fmt);
	vsnprintf(fault->text + at, sizeof(fault->text) - at, fmt, args);
	va_end(args);
	mend_end(fault->text);
	return -1;
}
