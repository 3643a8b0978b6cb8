/* guess.h -- the word that was meant, among those that would be right.
 *
 * Start with the word that stood there, offer each right word, read .best:
 * NULL when none is near enough to be a slip of the hand. */
#ifndef SLAUDIT_RULES_GUESS_H
#define SLAUDIT_RULES_GUESS_H

#include <stddef.h>

struct guess {
	const char *word;
	const char *best;
	size_t distance;
};

void guess_offer(struct guess *guess, const char *right);

#endif
