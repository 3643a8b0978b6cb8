/* rounding.h -- which counts a printed percentage can stand for. (model)
 *
 * Whole numbers throughout. Nobody says how a published percentage was
 * rounded, so every question is asked for each way of it; which of them, if
 * any, makes a claim true is the finding. */
#ifndef SLAUDIT_ROUNDING_H
#define SLAUDIT_ROUNDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/claim.h"

enum rounding { /* words in names.c */
	ROUNDED_HALF_UP,
	ROUNDED_HALF_EVEN, /* a tie goes to the even digit */
	ROUNDED_CUT,       /* further digits are left out */
	ROUNDINGS
};

/* MET of N > 0 in percent, as digits without the point: 9538 for 62 of 65 with
 * two decimals. N is at most CLAIM_MOST. */
int64_t rounding_print(
    enum rounding rounding, int64_t met, int64_t n, int decimals);

struct fit { /* so many missed of at least and at most so many */
	int64_t missed;
	int64_t least;
	int64_t most; /* CLAIM_MOST: any more, too */
};

/* For which n is PERCENTAGE printed with MISSED of them? False: for none. */
bool rounding_fit(enum rounding rounding, const struct percentage *percentage,
    int64_t missed, struct fit *out);
/* The same with MET of them; OUT->missed is that of the least n. */
bool rounding_fit_met(enum rounding rounding,
    const struct percentage *percentage, int64_t met, struct fit *out);
/* How many met of N are printed so, from *LEAST to *MOST. */
bool rounding_fit_n(enum rounding rounding, const struct percentage *percentage,
    int64_t n, int64_t *least, int64_t *most);

struct fit_bounds { /* at least so many, as was seen */
	int64_t missed;
	int64_t n;
};

/* The first ROOM fits within BOUNDS, by missed; so by the least n, too. */
size_t rounding_fits(enum rounding rounding,
    const struct percentage *percentage, const struct fit_bounds *bounds,
    struct fit *out, size_t room);

/* Can both be one share? */
bool rounding_agree(enum rounding rounding, const struct percentage *a,
    const struct percentage *b);

#endif
