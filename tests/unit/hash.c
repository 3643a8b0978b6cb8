/* hash.c -- tests of bytes to 64 bits. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/hash.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BITS = 64, KEYS = 1000000 };

static uint64_t
random_next(uint64_t *state)
{
	*state += 0x9e3779b97f4a7c15;
	return (*state ^ *state >> 31) * 0xd6e8feb86659fd93;
}

Test(hash, sees_bytes_and_length_and_nothing_else)
{
	unsigned char bytes[96];
	unsigned char moved[96 + 8];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 37);
	for (size_t len = 0; len < sizeof(bytes); len++) {
		uint64_t hash = hash_bytes(bytes, len);

		for (size_t by = 0; by < 8; by++) {
			memset(moved, 0xee, sizeof(moved));
			memcpy(moved + by, bytes, len);
			cr_expect_eq(hash_bytes(moved + by, len), hash,
			    "%zu bytes at %zu", len, by);
		}
		cr_expect_neq(hash_bytes(bytes, len + 1), hash, "%zu", len);
	}
	cr_expect_neq(hash_bytes("", 0), hash_bytes("", 1));
	cr_expect_neq(hash_bytes("\0\0", 1), hash_bytes("\0\0", 2));
	cr_expect_neq(
	    hash_bytes("aaaaaaaaaaaa", 11), hash_bytes("aaaaaaaaaaaa", 12));
}

/* How often each bit of the hash turns when one bit of the text does. */
static void
turns_count(size_t len, size_t bit, size_t turns[BITS], size_t rounds)
{
	uint64_t state = len * 1000 + bit;

	for (size_t round = 0; round < rounds; round++) {
		unsigned char text[64];
		uint64_t differ;

		for (size_t i = 0; i < len; i++)
			text[i] = (unsigned char)(random_next(&state) >> 56);
		differ = hash_bytes(text, len);
		text[bit / 8] ^= (unsigned char)(1U << bit % 8);
		differ ^= hash_bytes(text, len);
		for (size_t i = 0; i < BITS; i++)
			turns[i] += differ >> i & 1U;
	}
}

/* Half of the bits, each in a third to two thirds of 400 texts: 67 of 400
 * away from the middle is over six standard deviations. */
Test(hash, one_bit_turns_half_of_the_others)
{
	static const size_t lens[] = { 1, 3, 4, 7, 8, 9, 16, 19, 40 };

	for (size_t i = 0; i < sizeof(lens) / sizeof(lens[0]); i++) {
		size_t wrong = 0;

		for (size_t bit = 0; bit < lens[i] * 8; bit++) {
			size_t turns[BITS] = { 0 };

			turns_count(lens[i], bit, turns, 400);
			for (size_t k = 0; k < BITS; k++)
				wrong += turns[k] <= 133 || turns[k] >= 267;
		}
		cr_expect_eq(
		    wrong, 0, "%zu bytes: %zu pairs of bits", lens[i], wrong);
	}
}

static int
number_order(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a;
	uint64_t right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

/* Collisions in the bits of MASK, of HASHES, which are sorted meanwhile. */
static size_t
collisions(uint64_t *hashes, size_t count, int shift, uint64_t mask)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		hashes[i] = (hashes[i] >> shift | hashes[i] << (64 - shift));
	for (size_t i = 0; i < count; i++)
		hashes[i] &= mask;
	qsort(hashes, count, sizeof(*hashes), number_order);
	for (size_t i = 1; i < count; i++)
		found += hashes[i] == hashes[i - 1];
	return found;
}

/* Numbers of WIDTH digits between two texts. */
static const struct {
	const char *before;
	int width;
	const char *after;
} similar[] = {
	{ "", 1, "" },
	{ "T-", 8, "" },
	{ "2021-000", 7, "" },
	{ "request,tld-", 7,
	    ",2021-03-01T09:00:00Z,2021-03-01T09:30:00Z,done" },
};

Test(hash, a_million_similar_keys_do_not_collide)
{
	uint64_t *hashes = malloc(KEYS * sizeof(*hashes));

	for (size_t form = 0; form < sizeof(similar) / sizeof(similar[0]);
	     form++) {
		for (int i = 0; i < KEYS; i++) {
			char key[128];
			int len = snprintf(key, sizeof(key), "%s%0*d%s",
			    similar[form].before, similar[form].width, i,
			    similar[form].after);

			hashes[i] = hash_bytes(key, (size_t)len);
		}
		cr_expect_eq(collisions(hashes, KEYS, 1, UINT64_MAX), 0, "%s",
		    similar[form].before);
	}
	free(hashes);
}

/* Two fields of a row that change together, as an amount and its sum do. */
Test(hash, changes_in_two_places_do_not_cancel)
{
	enum { SIDE = 1000 };
	uint64_t *hashes = malloc(KEYS * sizeof(*hashes));

	for (size_t i = 0; i < KEYS; i++) {
		char key[64];
		int len = snprintf(key, sizeof(key), "%07zu;case;%07zu;CASE",
		    i / SIDE, i % SIDE);

		hashes[i] = hash_bytes(key, (size_t)len);
	}
	cr_expect_eq(collisions(hashes, KEYS, 1, UINT64_MAX), 0);
	for (size_t i = 0; i < KEYS; i++) { /* letters in either case */
		char key[21] = "abcdefghijklmnopqrst";

		for (size_t k = 0; k < 20; k++)
			key[k] ^= (char)((i >> k & 1U) << 5);
		hashes[i] = hash_bytes(key, 20);
	}
	cr_expect_eq(collisions(hashes, KEYS, 1, UINT64_MAX), 0);
	free(hashes);
}

/* Chance gives KEYS^2 / 2^33, 116 of a million; 32 bits from each side. */
Test(hash, each_half_is_as_good_as_chance)
{
	uint64_t *hashes = malloc(KEYS * sizeof(*hashes));

	for (int shift = 16; shift < BITS; shift += 16) {
		size_t found;

		for (int i = 0; i < KEYS; i++) {
			char key[16];
			int len = snprintf(key, sizeof(key), "T-%08d", i);

			hashes[i] = hash_bytes(key, (size_t)len);
		}
		found = collisions(hashes, KEYS, shift, UINT32_MAX);
		cr_expect(found > 58 && found < 232,
		    "%zu of a million collide in 32 bits from %d", found,
		    shift);
	}
	free(hashes);
}
