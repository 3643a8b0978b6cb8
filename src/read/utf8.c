/* utf8.c -- is it UTF-8? (RFC 3629: no overlong forms, no surrogates) */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

struct form { /* a first byte's range, and the second's where it is narrower */
	unsigned char first;
	unsigned char last;
	unsigned char len;
	unsigned char second_first;
	unsigned char second_last;
};

/* RFC 3629 section 4. */
static const struct form forms[] = {
	{ 0x00, 0x7f, 1, 0, 0 },
	{ 0xc2, 0xdf, 2, 0x80, 0xbf },
	{ 0xe0, 0xe0, 3, 0xa0, 0xbf },
	{ 0xe1, 0xec, 3, 0x80, 0xbf },
	{ 0xed, 0xed, 3, 0x80, 0x9f },
	{ 0xee, 0xef, 3, 0x80, 0xbf },
	{ 0xf0, 0xf0, 4, 0x90, 0xbf },
	{ 0xf1, 0xf3, 4, 0x80, 0xbf },
	{ 0xf4, 0xf4, 4, 0x80, 0x8f },
};

static bool
tail_fits(const struct form *form, const unsigned char *bytes)
{
	if (form->len > 1 &&
	    (bytes[1] < form->second_first || bytes[1] > form->second_last))
		return false;
	for (size_t i = 2; i < form->len; i++) {
		if (bytes[i] < 0x80 || bytes[i] > 0xbf)
			return false;
	}
	return true;
}

size_t
utf8_length(const char *text, size_t len)
{
	const unsigned char *bytes = (const unsigned char *)text;

	for (size_t i = 0; len > 0 && i < sizeof(forms) / sizeof(forms[0]);
	     i++) {
		const struct form *form = &forms[i];

		if (bytes[0] < form->first || bytes[0] > form->last)
			continue;
		return form->len <= len && tail_fits(form, bytes) ? form->len
								  : 0;
	}
	return 0;
}

bool
utf8_valid(const char *text, size_t len)
{
	while (len > 0) {
		size_t step =
		    (unsigned char)*text < 0x80 ? 1 : utf8_length(text, len);

		if (step == 0)
			return false;
		text += step;
		len -= step;
	}
	return true;
}
