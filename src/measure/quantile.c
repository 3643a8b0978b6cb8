/* quantile.c -- sample quantiles of whole seconds, exact in integers.
 *
 * Hyndman and Fan (1996), definitions 1, 7 and 8. With p = percent / 100 and
 * positions counted from 1: type 1 takes position ceil(n p); type 7 stands at
 * 1 + (n - 1) p; type 8 at (n + 1/3) p + 1/3, and both go in proportion
 * between neighbours. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

enum { WHOLE = 100, THIRDS = 3, CENTS = 100 };

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

struct position
quantile_position(uint64_t n, int whole_percent, enum quantile definition)
{
	uint64_t percent = (uint64_t)whole_percent;

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
position_second(const struct position *at, int64_t low, int64_t high)
{
	uint64_t gap = (uint64_t)high - (uint64_t)low;

	return (int64_t)((uint64_t)low + portion(gap, at));
}

int64_t
position_cents(const struct position *at, int64_t low, int64_t high)
{
	uint64_t gap = (uint64_t)high - (uint64_t)low;

	return low * CENTS + (int64_t)portion(gap * CENTS, at);
}

/* The neighbour above, which there is only where the position needs it. */
static int64_t
neighbour(const int64_t *sorted, const struct position *at)
{
	return sorted[at->whole + (at->part != 0)];
}

int64_t
quantile_of(
    const int64_t *sorted, size_t n, int percent, enum quantile definition)
{
	struct position at = quantile_position(n, percent, definition);

	return position_second(&at, sorted[at.whole], neighbour(sorted, &at));
}

int64_t
quantile_cents(
    const int64_t *sorted, size_t n, int percent, enum quantile definition)
{
	struct position at = quantile_position(n, percent, definition);

	return position_cents(&at, sorted[at.whole], neighbour(sorted, &at));
}
