/* utf8.c -- is it UTF-8? (RFC 3629: no overlong forms, no surrogates) */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

enum {
	FIRST_TWO = 0xc2,   /* the first bytes of characters of two bytes ... */
	FIRST_THREE = 0xe0, /* ... and of three or four */
	STRETCH = 32        /* bytes looked at together */
};

struct form { /* of a longer character: its length, the second's bounds */
	unsigned char len;
	unsigned char least;
	unsigned char most;
};

/* RFC 3629 section 4. */
static const struct form forms[] = {
	{ 4, 1, 0 },       /* never a first byte: no second fits */
	{ 3, 0xa0, 0xbf }, /* e0 */
	{ 3, 0x80, 0xbf }, /* e1..ec, ee, ef */
	{ 3, 0x80, 0x9f }, /* ed */
	{ 4, 0x90, 0xbf }, /* f0 */
	{ 4, 0x80, 0xbf }, /* f1..f3 */
	{ 4, 0x80, 0x8f }, /* f4 */
};

/* The form of each first byte from FIRST_THREE on. */
/* clang-format off */
static const unsigned char form_of[256 - FIRST_THREE] = {
	1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 2, /* e0 */
	4, 5, 5, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* f0 */
};
/* clang-format on */

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static bool
continues(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* The length of a character that is not ASCII. Lengths are told by branches,
 * since a processor guesses those and does not wait for the byte. */
static size_t
long_length(const unsigned char *bytes, size_t len)
{
	const struct form *form;

	if (bytes[0] < FIRST_TWO || len < 2)
		return 0;
	if (bytes[0] < FIRST_THREE)
		return continues(bytes[1]) ? 2 : 0;
	form = &forms[form_of[bytes[0] - FIRST_THREE]];
	if (form->len > len || bytes[1] < form->least || bytes[1] > form->most)
		return 0;
	if (!continues(bytes[2]))
		return 0;
	if (form->len == 3)
		return 3;
	return continues(bytes[3]) ? 4 : 0;
}

size_t
utf8_length(const char *text, size_t len)
{
	if (len == 0)
		return 0;
	return is_ascii(*text) ? 1
			       : long_length((const unsigned char *)text, len);
}

static bool
stretch_ascii(const char *text)
{
	uint64_t words[STRETCH / sizeof(uint64_t)];
	uint64_t any = 0;

	memcpy(words, text, sizeof(words));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		any |= words[i];
	return (any & 0x8080808080808080) == 0;
}

/* How many ASCII characters TEXT begins with. */
static size_t
ascii_length(const char *text, size_t len)
{
	size_t i = 0;

	while (len - i >= STRETCH && stretch_ascii(text + i))
		i += STRETCH;
	while (i < len && is_ascii(text[i]))
		i++;
	return i;
}

bool
utf8_valid(const char *text, size_t len)
{
	size_t step;

	for (size_t i = 0; i < len; i += step) {
		step = is_ascii(text[i])
		    ? ascii_length(text + i, len - i)
		    : long_length((const unsigned char *)text + i, len - i);
		if (step == 0)
			return false;
	}
	return true;
}
