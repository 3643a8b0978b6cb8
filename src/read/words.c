/* words.c -- an export's words: the book's own, or copies.
 *
 * Columns hold few different words again and again: those met lately are kept
 * at hand, so that a look is cheaper than a search. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

enum {
	EIGHT = 8,
	/* Words of a wide export that a hand keeps beyond their ticket. */
	KEPT_MOST = 8 * 1024
};

/* Odd, with bits set all over: the digits of pi behind those of hash.c. */
static const uint64_t spread = 0x452821e638d01377;

/* The word, and zeros behind it. No step hangs on the length, which differs
 * from word to word so that no processor could guess it. */
static void
eights_take(uint64_t eights[RECENT_EIGHTS], const char *text, size_t len)
{
	static const uint64_t kept[2 * RECENT_EIGHTS] = { UINT64_MAX,
		UINT64_MAX, UINT64_MAX, UINT64_MAX };
	const char *mask = (const char *)&kept[RECENT_EIGHTS] - len;

	for (size_t i = 0; i < RECENT_EIGHTS; i++) {
		uint64_t bits;

		memcpy(&eights[i], text + EIGHT * i, EIGHT);
		memcpy(&bits, mask + EIGHT * i, EIGHT);
		eights[i] &= bits;
	}
}

/* The place of a word; it may hold another one. */
static struct recent *
recent_at(struct hand *hand, const uint64_t eights[RECENT_EIGHTS])
{
	uint64_t hash = eights[0];

	for (size_t i = 1; i < RECENT_EIGHTS; i++)
		hash = (hash << 5 | hash >> 59) ^ eights[i];
	hash *= spread;
	return &hand->recent[hash >> (64 - RECENT_BITS)];
}

static bool
recent_holds(const struct hand *hand, const struct recent *recent,
    const uint64_t eights[RECENT_EIGHTS], size_t len)
{
	uint64_t differ = recent->len ^ len;

	for (size_t i = 0; i < RECENT_EIGHTS; i++)
		differ |= recent->eights[i] ^ eights[i];
	return differ == 0 && recent->word != NULL &&
	    (recent->load == 0 || recent->load == hand->loads);
}

/* A word of the book is the book's; another one lives as long as its ticket,
 * or where rows wait for the others of their ticket, as long as all. So do the
 * first few of a wide export: most have no more than those. *LOAD: the one with
 * which it goes; 0: it lasts. */
static const char *
word_make(struct hand *hand, const char *text, size_t len, uint64_t *load)
{
	bool few = hand->vocab.count < KEPT_MOST && len < RECENT_TEXT;
	const char *known;

	*load = 0;
	if (few || hand->reader->input.mapping->shape == SHAPE_LOG)
		return vocab_putn(&hand->vocab, text, len);
	known = vocab_find(&hand->vocab, text);
	if (known != NULL)
		return known;
	*load = hand->loads;
	return arena_copyn(&hand->load->batch.arena, text, len);
}

const char *
hand_word(struct hand *hand, const char *text, size_t len)
{
	uint64_t eights[RECENT_EIGHTS];
	struct recent *recent;
	uint64_t load;

	if (len >= RECENT_TEXT)
		return word_make(hand, text, len, &load);
	eights_take(eights, text, len);
	recent = recent_at(hand, eights);
	if (recent_holds(hand, recent, eights, len))
		return recent->word;
	memcpy(recent->eights, eights, sizeof(eights));
	recent->len = len;
	recent->word = word_make(hand, text, len, &recent->load);
	return recent->word;
}
