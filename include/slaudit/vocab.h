/* vocab.h -- each word once: equal words are the same pointer. (base)
 *
 * A vocab may stand on a parent that is frozen meanwhile (the rule book's
 * words): a word the parent has is the parent's pointer. Compare words of one
 * family of vocabs with ==. Words live until vocab_release. */
#ifndef SLAUDIT_VOCAB_H
#define SLAUDIT_VOCAB_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"

struct vocab_slot {
	const char *word; /* NULL: free */
	uint32_t len;
	uint32_t hash; /* of which the low bits say where it belongs */
};

struct vocab {
	const struct vocab *parent; /* may be NULL; read only */
	struct arena arena;
	struct vocab_slot *slots;
	size_t count;
	size_t room; /* a power of two, or 0 */
};

const char *vocab_put(struct vocab *vocab, const char *word);
/* LEN bytes, or up to the first NUL among them. */
const char *vocab_putn(struct vocab *vocab, const char *word, size_t len);
void vocab_release(struct vocab *vocab);

#endif
