/* encoding.c -- every encoding that iconv knows becomes UTF-8, or 0xff. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/encoding.h"

#include <criterion/criterion.h>
#include <string.h>

enum { TEXT_MOST = 256 };

/* FROM in pieces of PIECE bytes, to TO with ROOM bytes at a time. */
static size_t
decoded(const char *name, const char *from, size_t len, size_t piece,
    size_t room, char *to)
{
	struct encoding *encoding = encoding_open(name);
	char bytes[TEXT_MOST];
	struct encoding_step step = { .from = bytes };
	size_t done = 0;
	bool ended = false;

	cr_assert_not_null(encoding, "%s", name);
	step.to = to;
	while (!ended) {
		size_t next = len - done < piece ? len - done : piece;

		memmove(bytes, step.from, step.left);
		memcpy(bytes + step.left, from + done, next);
		step.from = bytes;
		step.left += next;
		done += next;
		ended = next == 0;
		do
			step.room = room;
		while (!(ended ? encoding_end : encoding_put)(encoding, &step));
	}
	encoding_close(encoding);
	cr_expect_eq(step.left, 0, "%s", name);
	*step.to = '\0';
	return (size_t)(step.to - to);
}

Test(encoding, bytes_become_utf8_however_they_come)
{
	const struct {
		const char *name;
		const char *from;
		size_t len;
		const char *to; /* by the code charts of Unicode */
	} rows[] = {
		{ "windows-1252", "caf\xe9 \x80", 6,
		    "caf\xc3\xa9 \xe2\x82\xac" },
		{ "cp1252", "a\x81z", 3, "a\xffz" }, /* 81 is nothing there */
		{ "ISO-8859-1", "\xdf\r\n", 3, "\xc3\x9f\r\n" },
		{ "ISO-8859-15", "\xa4", 1, "\xe2\x82\xac" },
		{ "ASCII", "a\xc3\xa9z", 4, "a\xff\xffz" },
		{ "UTF-16LE", "\xff\xfe\x61\0\xac\x20\n\0", 8,
		    "\xef\xbb\xbf"
		    "a\xe2\x82\xac\n" },
		{ "UTF-16BE", "\0\x61\xd8\x3d\xde\x00", 6,
		    "a\xf0\x9f\x98\x80" },
		{ "UTF-16", "\xff\xfe\x61\0", 4, "a" },
		{ "UTF-16", "\xfe\xff\0\x61", 4, "a" },
		/* half of a pair, and half of a unit at the end */
		{ "UTF-16LE", "\x3d\xd8\x61\0\x62", 5,
		    "\xff"
		    "a\xff" },
		{ "UTF-32LE", "\x61\0\0\0", 4, "a" },
		{ "Shift_JIS", "\x93\xfa\x96\x7b", 4,
		    "\xe6\x97\xa5\xe6\x9c\xac" },
		{ "Shift_JIS", "a\x93", 2, "a\xff" },
		{ "UTF-8", "\xc3\xa9\xe9", 3, "\xc3\xa9\xff" },
		/* held back: an accent may come */
		{ "CP1258", "a\xec", 2, "\xc3\xa1" },
		{ "CP1258", "a", 1, "a" },
		{ "cp1252", "", 0, "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (size_t piece = 1; piece <= 8; piece++) {
			char to[TEXT_MOST];
			size_t len = decoded(rows[i].name, rows[i].from,
			    rows[i].len, piece, 4 + piece, to);

			cr_expect_eq(len, strlen(rows[i].to),
			    "row %zu: %zu bytes", i, len);
			cr_expect_str_eq(to, rows[i].to, "row %zu", i);
		}
	}
}

Test(encoding, a_name_is_known_or_not)
{
	const struct {
		const char *name;
		bool known;
		bool utf8;
		size_t unit;
	} rows[] = {
		{ "UTF-8", true, true, 1 },
		{ "utf8", true, true, 1 },
		{ "windows-1252", true, false, 1 },
		{ "CP1252", true, false, 1 },
		{ "latin1", true, false, 1 },
		{ "UTF-16LE", true, false, 2 },
		{ "UTF-16", true, false, 2 },
		{ "UCS-4", true, false, 4 },
		{ "EBCDIC-US", true, false, 1 },
		{ "latin-1", false, false, 0 },
		{ "", false, false, 0 }, /* iconv: the locale's */
		{ "ASCII//TRANSLIT", false, false, 0 },
		{ "UTF-8//IGNORE", false, false, 0 },
		{ "no such thing", false, false, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *name = rows[i].name;
		struct encoding *encoding = encoding_open(name);

		cr_expect_eq(encoding_known(name), rows[i].known, "%s", name);
		cr_expect_eq(encoding_is_utf8(name), rows[i].utf8, "%s", name);
		cr_expect_eq(encoding != NULL, rows[i].known, "%s", name);
		if (encoding != NULL)
			cr_expect_eq(
			    encoding_unit(encoding), rows[i].unit, "%s", name);
		encoding_close(encoding);
	}
}
