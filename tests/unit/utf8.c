/* utf8.c -- what is UTF-8: all short strings, against the law's own table. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/read/read_internal.h"

/* RFC 3629 section 4, a row for each line of its grammar. */
static const struct {
	unsigned char first[2];
	unsigned char second[2];
	size_t len;
} rows[] = {
	{ { 0x00, 0x7f }, { 0 }, 1 },
	{ { 0xc2, 0xdf }, { 0x80, 0xbf }, 2 },
	{ { 0xe0, 0xe0 }, { 0xa0, 0xbf }, 3 },
	{ { 0xe1, 0xec }, { 0x80, 0xbf }, 3 },
	{ { 0xed, 0xed }, { 0x80, 0x9f }, 3 },
	{ { 0xee, 0xef }, { 0x80, 0xbf }, 3 },
	{ { 0xf0, 0xf0 }, { 0x90, 0xbf }, 4 },
	{ { 0xf1, 0xf3 }, { 0x80, 0xbf }, 4 },
	{ { 0xf4, 0xf4 }, { 0x80, 0x8f }, 4 },
};

static bool
within(unsigned char byte, const unsigned char range[2])
{
	return range[0] <= byte && byte <= range[1];
}

static size_t
plain_length(const unsigned char *bytes, size_t len)
{
	static const unsigned char tail[] = { 0x80, 0xbf };

	for (size_t i = 0; len > 0 && i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool fits = within(bytes[0], rows[i].first) &&
		    rows[i].len <= len &&
		    (rows[i].len < 2 || within(bytes[1], rows[i].second));

		for (size_t k = 2; fits && k < rows[i].len; k++)
			fits = within(bytes[k], tail);
		if (fits)
			return rows[i].len;
	}
	return 0;
}

static bool
plain_valid(const unsigned char *bytes, size_t len)
{
	while (len > 0) {
		size_t step = plain_length(bytes, len);

		if (step == 0)
			return false;
		bytes += step;
		len -= step;
	}
	return true;
}

static bool
agrees(const unsigned char *bytes, size_t len)
{
	const char *text = (const char *)bytes;

	return utf8_length(text, len) == plain_length(bytes, len) &&
	    utf8_valid(text, len) == plain_valid(bytes, len);
}

Test(utf8, reads_every_string_of_up_to_three_bytes_by_the_law)
{
	size_t wrong = 0;

	cr_expect(agrees((const unsigned char *)"", 0));
	for (uint32_t i = 0; i < 1U << 24; i++) {
		const unsigned char bytes[] = { (unsigned char)(i >> 16),
			(unsigned char)(i >> 8), (unsigned char)i };

		wrong += !agrees(bytes, 3);
		if (i < 1U << 16)
			wrong += !agrees(bytes + 1, 2);
		if (i < 1U << 8)
			wrong += !agrees(bytes + 2, 1);
	}
	cr_expect_eq(wrong, 0, "%zu of them otherwise", wrong);
}

static uint32_t
random_next(uint64_t *state)
{
	*state = *state * 6364136223846793005 + 1442695040888963407;
	return (uint32_t)(*state >> 32);
}

/* Often one at an edge of the table, so that many characters are sound. */
static unsigned char
byte_of(uint32_t random, bool edge)
{
	static const unsigned char edges[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90,
		0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
		0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff };

	return edge ? edges[(random & 0xff) % sizeof(edges)]
		    : (unsigned char)random;
}

Test(utf8, reads_strings_of_four_bytes_by_the_law)
{
	uint64_t state = 4;
	size_t wrong = 0;
	size_t sound = 0;

	for (size_t i = 0; i < 2000000; i++) {
		uint32_t random = random_next(&state);
		uint32_t choose = random_next(&state);
		unsigned char bytes[4];

		for (size_t k = 0; k < 4; k++)
			bytes[k] = byte_of(random >> k * 8, choose >> k & 1U);
		wrong += !agrees(bytes, 4);
		sound += plain_length(bytes, 4) == 4;
	}
	cr_expect_eq(wrong, 0, "%zu of them otherwise", wrong);
	cr_expect_gt(sound, 1000, "only %zu characters of four", sound);
}

/* The eight bytes taken together: a character, whole or cut, at each place of
 * a text of each length, which ends where its memory ends. */
Test(utf8, finds_what_is_wrong_wherever_it_stands)
{
	static const char *const pieces[] = { "\xc3\xa9", "\xe2\x82\xac",
		"\xf0\x9f\x98\x80", "\xc3", "\xe2\x82", "\xf0\x9f\x98", "\x80",
		"\xc0\xaf", "\xed\xa0\x80", "\xff" };

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		size_t piece = strlen(pieces[i]);

		for (size_t len = piece; len < 40; len++) {
			unsigned char *text = malloc(len);

			for (size_t at = 0; at + piece <= len; at++) {
				memset(text, 'x', len);
				memcpy(text + at, pieces[i], piece);
				cr_expect(agrees(text, len),
				    "piece %zu at %zu of %zu", i, at, len);
			}
			free(text);
		}
	}
}
