/* words.c -- an export's words: the book's own, or copies.
 *
 * Columns hold few different words again and again: those met lately are kept
 * at hand, so that a look is cheaper than a search. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

/* The place of a short word; it may hold another one. */
static struct recent *
recent_at(struct hand *hand, const char *text, size_t len)
{
	uint64_t bytes = len;

	for (size_t i = 0; i < len; i += sizeof(bytes)) {
		uint64_t part = 0;
		size_t left = len - i;

		memcpy(
		    &part, text + i, left < sizeof(part) ? left : sizeof(part));
		bytes = (bytes ^ part) * 0x9e3779b97f4a7c15;
	}
	return &hand->recent[bytes >> (64 - RECENT_BITS)];
}

/* A word of the book is the book's; another one lives as long as its ticket, or
 * where rows wait for the others of their ticket, as long as all. */
static const char *
word_make(struct hand *hand, const char *text, size_t len, bool *lasts)
{
	const char *known;

	*lasts = true;
	if (hand->reader->input.mapping->shape == SHAPE_LOG)
		return vocab_putn(&hand->vocab, text, len);
	known = vocab_find(&hand->vocab, text);
	if (known != NULL)
		return known;
	*lasts = false;
	return arena_copyn(&hand->load->batch.arena, text, len);
}

const char *
hand_word(struct hand *hand, const char *text, size_t len)
{
	struct recent *recent;
	bool lasts;

	if (len >= RECENT_TEXT)
		return word_make(hand, text, len, &lasts);
	recent = recent_at(hand, text, len);
	if (recent->word != NULL && recent->len == len &&
	    (recent->lasts || recent->load == hand->loads) &&
	    memcmp(recent->text, text, len) == 0)
		return recent->word;
	recent->word = word_make(hand, text, len, &lasts);
	recent->lasts = lasts;
	recent->load = hand->loads;
	recent->len = len;
	memcpy(recent->text, text, len);
	return recent->word;
}
