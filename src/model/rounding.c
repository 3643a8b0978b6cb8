/* rounding.c -- printed percentages back to the counts they can stand for.
 *
 * With so many missed the share grows with n, with so many met it falls: what
 * is printed so is a range, and its two ends are found by halving. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/rounding.h"

static int64_t
power_of_ten(int exponent)
{
	int64_t power = 1;

	for (int i = 0; i < exponent; i++)
		power *= 10;
	return power;
}

int64_t
rounding_print(enum rounding rounding, int64_t met, int64_t n, int decimals)
{
	int64_t scaled = met * 100 * power_of_ten(decimals);
	int64_t whole = scaled / n;
	int64_t twice = scaled % n * 2;
	bool up = false;

	switch (rounding) {
	case ROUNDED_HALF_UP:
		up = twice >= n;
		break;
	case ROUNDED_HALF_EVEN:
		up = twice > n || (twice == n && whole % 2 != 0);
		break;
	case ROUNDED_CUT:
	case ROUNDINGS:
		break;
	}
	return whole + up;
}

/* --- ranges --------------------------------------------------------------- */

struct question { /* what is printed, as one number varies */
	enum rounding rounding;
	const struct percentage *percentage;
	enum { VARY_N_MISSED, VARY_N_MET, VARY_MET } vary;
	int64_t fixed; /* missed, met or n */
};

static int64_t
digits_at(const struct question *q, int64_t at)
{
	int decimals = q->percentage->decimals;

	switch (q->vary) {
	case VARY_N_MISSED:
		return rounding_print(q->rounding, at - q->fixed, at, decimals);
	case VARY_N_MET: /* falls, so its negative grows */
		return -rounding_print(q->rounding, q->fixed, at, decimals);
	case VARY_MET:
		break;
	}
	return rounding_print(q->rounding, at, q->fixed, decimals);
}

/* The first place from LOW up to HIGH with at least WANTED; HIGH + 1: none. */
static int64_t
first_at_least(
    const struct question *q, int64_t wanted, int64_t low, int64_t high)
{
	high++;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (digits_at(q, middle) >= wanted)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static bool
range_find(const struct question *q, int64_t low, int64_t high, int64_t *least,
    int64_t *most)
{
	int64_t wanted = q->vary == VARY_N_MET ? -q->percentage->value
					       : q->percentage->value;

	*least = first_at_least(q, wanted, low, high);
	*most = first_at_least(q, wanted + 1, low, high) - 1;
	return *least <= *most;
}

bool
rounding_fit(enum rounding rounding, const struct percentage *percentage,
    int64_t missed, struct fit *out)
{
	const struct question q = { rounding, percentage, VARY_N_MISSED,
		missed };

	out->missed = missed;
	return range_find(
	    &q, missed > 0 ? missed : 1, CLAIM_MOST, &out->least, &out->most);
}

bool
rounding_fit_met(enum rounding rounding, const struct percentage *percentage,
    int64_t met, struct fit *out)
{
	const struct question q = { rounding, percentage, VARY_N_MET, met };
	bool fits = range_find(
	    &q, met > 0 ? met : 1, CLAIM_MOST, &out->least, &out->most);

	out->missed = out->least - met;
	return fits;
}

bool
rounding_fit_n(enum rounding rounding, const struct percentage *percentage,
    int64_t n, int64_t *least, int64_t *most)
{
	const struct question q = { rounding, percentage, VARY_MET, n };

	return range_find(&q, 0, n, least, most);
}

/* With as many missed as there are shares that can be printed, each number of
 * them has an n; and among as many as were seen no more are missed. Of all met
 * any n is said, and from which n on one might be missed. */
size_t
rounding_fits(enum rounding rounding, const struct percentage *percentage,
    const struct fit_bounds *bounds, struct fit *out, size_t room)
{
	int64_t shares = 100 * power_of_ten(percentage->decimals);
	int64_t last = bounds->missed + bounds->n + shares + (int64_t)room;
	size_t count = 0;

	if (percentage->value == shares && bounds->missed == 0)
		last = 1;
	for (int64_t missed = bounds->missed;
	     count < room && missed <= last && missed <= CLAIM_MOST; missed++) {
		struct fit fit;

		if (!rounding_fit(rounding, percentage, missed, &fit) ||
		    fit.most < bounds->n)
			continue;
		if (fit.least < bounds->n)
			fit.least = bounds->n;
		out[count++] = fit;
	}
	return count;
}

/* Of the shares printed so, in halves of the finest digit: from, and below. A
 * tie is never the only share that two of them have in common. */
static void
shares_of(enum rounding rounding, const struct percentage *percentage,
    int64_t *from, int64_t *below)
{
	int64_t finest = power_of_ten(PERCENT_DECIMALS - percentage->decimals);
	int64_t low = percentage->value * 2 - (rounding != ROUNDED_CUT);

	*from = low * finest;
	*below = (low + 2) * finest;
}

bool
rounding_agree(enum rounding rounding, const struct percentage *a,
    const struct percentage *b)
{
	int64_t a_from;
	int64_t a_below;
	int64_t b_from;
	int64_t b_below;

	shares_of(rounding, a, &a_from, &a_below);
	shares_of(rounding, b, &b_from, &b_below);
	return a_from < b_below && b_from < a_below;
}
