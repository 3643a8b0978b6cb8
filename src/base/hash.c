/* hash.c -- bytes to 64 bits, eight at a step. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/hash.h"

#include <string.h>

/* Odd numbers with bits set all over: a product with one carries each bit of
 * the other factor to all bits above. Taken from the digits of pi after the
 * point, in hexadecimal (243f6a88 85a308d3 ...), the last bit set. */
static const uint64_t spread = 0x243f6a8885a308d3;
static const uint64_t spread_again = 0x13198a2e03707345;
static const uint64_t carry_on = 0xa4093822299f31d1;
static const uint64_t finish = 0x082efa98ec4e6c89;

static uint64_t
turned(uint64_t word, int bits)
{
	return word << bits | word >> (64 - bits);
}

/* A product knows nothing below the lowest bit that differs, and the top bit
 * goes nowhere: turned, it stands where the next product carries it on. */
static uint64_t
word_mix(uint64_t word)
{
	return turned(word * spread, 32) * spread_again;
}

/* A word is mixed before it meets the hash, beside the chain of those before:
 * texts that differ a little in two places would cancel otherwise. A step can
 * be undone, so texts that differ in one word only never collide. */
static uint64_t
word_add(uint64_t hash, uint64_t word)
{
	return turned((hash ^ word_mix(word)) * carry_on, 29);
}

static uint64_t
word_finish(uint64_t hash, uint64_t word)
{
	hash ^= word_mix(word);
	hash = (hash ^ hash >> 32) * finish;
	return hash ^ hash >> 32;
}

static uint64_t
eight_at(const unsigned char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

static uint64_t
four_at(const unsigned char *bytes)
{
	uint32_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

/* Up to seven bytes as one word; different bytes of a length differ. */
static uint64_t
few_at(const unsigned char *bytes, size_t len)
{
	if (len >= 4)
		return four_at(bytes) | four_at(bytes + len - 4) << 32;
	if (len == 0)
		return 0;
	return bytes[0] | (uint64_t)bytes[len / 2] << 8 |
	    (uint64_t)bytes[len - 1] << 16;
}

uint64_t
hash_bytes(const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	uint64_t hash = len * finish;
	size_t left = len;

	if (len < 8)
		return word_finish(hash, few_at(at, len));
	for (; left > 8; left -= 8, at += 8)
		hash = word_add(hash, eight_at(at));
	/* The last eight, some of them for the second time. */
	return word_finish(hash, eight_at(at + left - 8));
}
