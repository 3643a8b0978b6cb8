/* encoding.c -- text in any encoding that iconv knows, to UTF-8. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "slaudit/mem.h"

static const char utf8[] = "UTF-8";
static const char undecodable = '\xff';

struct encoding {
	iconv_t iconv;
	size_t unit;
};

static bool
is_open(iconv_t iconv)
{
	/* NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX has it so. */
	return iconv != (iconv_t)-1;
}

/* An empty name means the locale's, and what follows a slash asks iconv to
 * make up or leave out characters. */
static bool
name_fits(const char *name)
{
	return *name != '\0' && strchr(name, '/') == NULL;
}

bool
encoding_is_utf8(const char *name)
{
	return strcasecmp(name, utf8) == 0 || strcasecmp(name, "UTF8") == 0;
}

bool
encoding_known(const char *name)
{
	struct encoding *encoding = encoding_open(name);
	bool known = encoding != NULL;

	encoding_close(encoding);
	return known;
}

/* How many bytes one letter or two take; 0 if they cannot be written. */
static size_t
size_in(const char *name, size_t letters)
{
	iconv_t to = iconv_open(name, utf8);
	char source[] = "aa";
	char target[64];
	char *from = source;
	char *next = target;
	size_t left = letters;
	size_t room = sizeof(target);

	if (!is_open(to))
		return 0;
	if (iconv(to, &from, &left, &next, &room) == (size_t)-1)
		room = sizeof(target);
	iconv_close(to);
	return sizeof(target) - room;
}

struct encoding *
encoding_open(const char *name)
{
	struct encoding *encoding = NULL;
	iconv_t iconv;
	size_t one;
	size_t two;

	if (!name_fits(name))
		return NULL;
	iconv = iconv_open(utf8, name);
	if (!is_open(iconv))
		return NULL;
	one = size_in(name, 1); /* with a byte order mark, perhaps */
	two = size_in(name, 2);
	encoding = mem_new(1, sizeof(*encoding));
	encoding->iconv = iconv;
	encoding->unit = two > one ? two - one : 1;
	return encoding;
}

void
encoding_close(struct encoding *encoding)
{
	if (encoding == NULL)
		return;
	iconv_close(encoding->iconv);
	free(encoding);
}

size_t
encoding_unit(const struct encoding *encoding)
{
	return encoding->unit;
}

static bool
unit_skip(const struct encoding *encoding, struct encoding_step *step)
{
	size_t unit = encoding->unit < step->left ? encoding->unit : step->left;

	if (step->room == 0)
		return false;
	*step->to++ = undecodable;
	step->room--;
	step->from += unit;
	step->left -= unit;
	return true;
}

bool
encoding_put(struct encoding *encoding, struct encoding_step *step)
{
	while (step->left > 0) {
		if (iconv(encoding->iconv, &step->from, &step->left, &step->to,
			&step->room) != (size_t)-1)
			continue;
		if (errno == EINVAL)
			return true;
		if (errno != EILSEQ || !unit_skip(encoding, step))
			return false;
	}
	return true;
}

bool
encoding_end(struct encoding *encoding, struct encoding_step *step)
{
	if (!encoding_put(encoding, step))
		return false;
	while (step->left > 0) {
		if (!unit_skip(encoding, step))
			return false;
	}
	/* Some encodings hold a letter back until its accent may come. */
	return iconv(encoding->iconv, NULL, NULL, &step->to, &step->room) !=
	    (size_t)-1;
}
