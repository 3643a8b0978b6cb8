/* holidays.c -- from an iCalendar file to a proposal and its difference. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/flow.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/encoding.h"
#include "slaudit/fault.h"
#include "slaudit/ics.h"
#include "slaudit/mem.h"

enum { PIECE = 4096, NO_CHARACTER = 0xff };

/* Up to one byte more than may be, so that a file too large is seen to be, and
 * a NUL. */
static int
file_load(const char *path, char *bytes, size_t *size, struct fault *fault)
{
	FILE *file = fopen(path, "rb");
	int rc = 0;

	if (file == NULL)
		return fault_set(
		    fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
	*size = fread(bytes, 1, ICS_SIZE_MAX + 1, file);
	if (ferror(file) != 0)
		rc = fault_set(
		    fault, FAULT_INPUT, path, 0, "%s", strerror(errno));
	fclose(file);
	return rc;
}

static bool
is_utf8(char *bytes, size_t size)
{
	struct encoding *encoding = encoding_open("UTF-8");
	char piece[PIECE];
	struct encoding_step step = { .left = size };
	bool done = false;
	bool good = true;

	step.from = bytes;
	while (!done && good) {
		step.to = piece;
		step.room = sizeof(piece);
		done = encoding_put(encoding, &step);
		good = memchr(piece, NO_CHARACTER, (size_t)(step.to - piece)) ==
			NULL &&
		    (!done || step.left == 0);
	}
	encoding_close(encoding);
	return good;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static void
digest_bytes(const char *bytes, size_t size, char text[DIGEST_TEXT])
{
	struct digest *digest = digest_new();

	digest_put(digest, bytes, size);
	digest_text(digest, text);
	digest_free(digest);
}

/* Where the calendar knows its holidays, and dates were asked for. */
static void
compare(struct arena *arena, const struct holidays_ask *ask,
    struct holidays_answer *out)
{
	const struct schedule *against = ask->against;
	int32_t first = ask->first;
	int32_t last = ask->last;

	if (first < against->covers_from)
		first = against->covers_from;
	if (last > against->covers_to)
		last = against->covers_to;
	holidays_compare(
	    arena, &out->found, against, first, last, &out->difference);
}

int
flow_holidays(struct arena *arena, const struct holidays_ask *ask,
    struct holidays_answer *out, struct fault *fault)
{
	static const char mark[] = "\xef\xbb\xbf"; /* of byte order */
	const struct ics_wanted wanted = { ask->first, ask->last, ask->years };
	struct ics_source source = { 0 };
	char *bytes = arena_new(arena, ICS_SIZE_MAX + 2, 1);
	size_t size = 0;

	if (file_load(ask->path, bytes, &size, fault) != 0)
		return -1;
	if (!is_utf8(bytes, size))
		return fault_set(
		    fault, FAULT_INPUT, ask->path, 0, "is no UTF-8 text");
	out->name = base_name(ask->path);
	digest_bytes(bytes, size, out->digest);
	if (strncmp(bytes, mark, strlen(mark)) == 0) {
		bytes += strlen(mark);
		size -= strlen(mark);
	}
	source = (struct ics_source){ out->name, bytes, size };
	if (ics_holidays(arena, &source, &wanted, &out->found, fault) != 0)
		return -1;
	if (ask->against != NULL)
		compare(arena, ask, out);
	return 0;
}
