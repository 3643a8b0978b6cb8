/* quantile.c -- sample quantiles of whole seconds, exact in integers.
 *
 * Hyndman and Fan (1996), definitions 1, 7 and 8. With p = percent / 100 and
 * positions counted from 1: type 1 takes position ceil(n p); type 7 stands at
 * 1 + (n - 1) p; type 8 at (n + 1/3) p + 1/3, and both go in proportion
 * between neighbours. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/measure.h"

enum { WHOLE = 100, THIRDS = 3 };

/* A position as a fraction: whole + part / parts, from 0. */
struct position {
	uint64_t whole;
	uint64_t part;
	uint64_t parts;
};

/* Floor of a / b as a position, ends held inside the sample. */
static struct position
position_at(uint64_t a, uint64_t b, uint64_t n)
{
	struct position at = { a / b, a % b, b };

	if (at.whole >= n)
		return (struct position){ n - 1, 0, 1 };
	if (at.whole == 0)
		return (struct position){ 0, 0, 1 };
	at.whole--;
	return at;
}

static struct position
position_of(uint64_t n, uint64_t percent, enum quantile definition)
{
	switch (definition) {
	case QUANTILE_7:
		return position_at((n - 1) * percent + WHOLE, WHOLE, n);
	case QUANTILE_8:
		return position_at((THIRDS * n + 1) * percent + WHOLE,
		    (uint64_t)THIRDS * WHOLE, n);
	case QUANTILE_1:
	case QUANTILES:
		break;
	}
	return position_at((n * percent + WHOLE - 1) / WHOLE, 1, n);
}

/* GAP * part / parts, rounded half up, without leaving 64 bits. */
static uint64_t
portion(uint64_t gap, const struct position *at)
{
	uint64_t rest = gap % at->parts * at->part;

	return gap / at->parts * at->part +
	    (2 * rest + at->parts) / (2 * at->parts);
}

int64_t
quantile_of(
    const int64_t *sorted, size_t n, int percent, enum quantile definition)
{
	struct position at = position_of(n, (uint64_t)percent, definition);
	int64_t low = sorted[at.whole];
	uint64_t gap;

	if (at.part == 0)
		return low;
	gap = (uint64_t)sorted[at.whole + 1] - (uint64_t)low;
	return (int64_t)((uint64_t)low + portion(gap, &at));
}
