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

struct vocab {
	const struct vocab *parent; /* may be NULL; read only */
	struct arena arena;
	const char **slots;
	size_t count;
	size_t room; /* a power of two, or 0 */
};

const char *vocab_put(struct vocab *vocab, const char *word);
const char *vocab_putn(struct vocab *vocab, const char *word, size_t len);
const char *vocab_find(const struct vocab *vocab, const char *word); /* NULL */
void vocab_release(struct vocab *vocab);

#endif
