/* guess.c -- the word that was meant, among those that would be right. */
/* SPDX-License-Identifier: MIT */
#include "guess.h"

#include <string.h>

enum { GUESS_MAX = 40 }; /* a longer word is not guessed at */

static size_t
least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The next row of the edit distance (Levenshtein 1966, with a swap of two
 * neighbours as one step); rows[0] is two rows back. */
static void
fill_row(size_t rows[3][GUESS_MAX + 1], const char *a, const char *b, size_t i)
{
	rows[2][0] = i;
	for (size_t j = 1; b[j - 1] != '\0'; j++) {
		size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
		size_t best = rows[1][j - 1] + change;

		best = least_of(best, rows[1][j] + 1);
		best = least_of(best, rows[2][j - 1] + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
		    a[i - 2] == b[j - 1])
			best = least_of(best, rows[0][j - 2] + 1);
		rows[2][j] = best;
	}
}

static size_t
distance_of(const char *a, const char *b)
{
	size_t rows[3][GUESS_MAX + 1] = { { 0 } };
	size_t length = strlen(b);

	for (size_t j = 0; j <= length; j++)
		rows[2][j] = j;
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		memmove(rows[0], rows[1], 2 * sizeof(rows[0]));
		fill_row(rows, a, b, i);
	}
	return rows[2][length];
}

void
guess_offer(struct guess *guess, const char *right)
{
	size_t length = strlen(guess->word);
	size_t distance;

	if (length > GUESS_MAX || strlen(right) > GUESS_MAX)
		return;
	distance = distance_of(guess->word, right);
	/* One slip in a short word, two in six letters, three in nine. */
	if (distance > (length < 3 ? 1 : length / 3))
		return;
	if (guess->best != NULL && distance >= guess->distance)
		return;
	guess->best = right;
	guess->distance = distance;
}
