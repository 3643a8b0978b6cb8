/* binomial.c -- exact tails of the binomial distribution. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/binomial.h"

#include <assert.h>
#include <float.h>
#include <math.h>

static const double two_pi = 6.283185307179586476925;

/* ln n! less Stirling's first term ln(sqrt(2 pi n) (n / e)^n). Up to 15 the
 * factorial itself is exact; beyond, five terms of the series (DLMF 5.11.1)
 * leave less than 1e-16. */
static double
stirling_rest(int64_t n)
{
	const double x = (double)n;
	const double square = x * x;
	double factorial = 1;

	if (n > 15)
		return (1.0 / 12 -
			   (1.0 / 360 -
			       (1.0 / 1260 -
				   (1.0 / 1680 - 1.0 / 1188 / square) /
				       square) /
				   square) /
			       square) /
		    x;
	for (int64_t i = 2; i <= n; i++)
		factorial *= (double)i;
	return log(factorial) - 0.5 * log(two_pi * x) - x * log(x) + x;
}

/* x ln(x / mean) + mean - x, also where the two are close: then by the series
 * of (x - mean) / (x + mean), which loses nothing. */
static double
deviance(double x, double mean)
{
	double ratio = (x - mean) / (x + mean);
	double sum = (x - mean) * ratio;
	double term = 2 * x * ratio;

	if (fabs(ratio) >= 0.1)
		return x * log(x / mean) + mean - x;
	for (int i = 3;; i += 2) {
		double before = sum;

		term *= ratio * ratio;
		sum += term / i;
		if (sum == before)
			return sum;
	}
}

/* All of N trials end in one way, whose chance is SHARE. */
static double
all_of(int64_t n, double share)
{
	return exp((double)n * log(share));
}

static double
none_of(int64_t n, double share)
{
	return exp((double)n * log1p(-share));
}

double
binomial_exactly(int64_t k, int64_t n, double share)
{
	const double x = (double)k;
	const double rest = (double)(n - k);
	const double trials = (double)n;

	assert(n >= 0 && share >= 0 && share <= 1);
	if (k < 0 || k > n)
		return 0;
	if (share == 0 || share == 1)
		return k == (share == 0 ? 0 : n) ? 1 : 0;
	if (k == 0)
		return none_of(n, share);
	if (k == n)
		return all_of(n, share);
	return exp(stirling_rest(n) - stirling_rest(k) - stirling_rest(n - k) -
		   deviance(x, trials * share) -
		   deviance(rest, trials * (1 - share))) *
	    sqrt(trials / (two_pi * x * rest));
}

/* The terms above K, of the one at K: how many times it they are. They fall
 * off at the far end, where the sum begins. */
static double
above(int64_t k, int64_t until, int64_t n, double share)
{
	const double odds = share / (1 - share);
	double size = 1;
	double sum = 0;
	int64_t last = k;

	while (last < until && size > DBL_MIN) {
		size *= (double)(n - last) / (double)(last + 1) * odds;
		last++;
	}
	for (int64_t j = last - 1; j >= k; j--)
		sum = (1 + sum) * ((double)(n - j) / (double)(j + 1) * odds);
	return sum;
}

/* The term that no other exceeds. */
static int64_t
mode(int64_t n, double share)
{
	int64_t at = (int64_t)floor(((double)n + 1) * share);

	return at > n ? n : at;
}

double
binomial_at_least(int64_t k, int64_t n, double share)
{
	int64_t top = mode(n, share);

	assert(n >= 0 && share >= 0 && share <= 1);
	if (k <= 0)
		return 1;
	if (k > n || share == 0)
		return 0;
	if (share == 1)
		return 1;
	if (k >= top)
		return binomial_exactly(k, n, share) *
		    (1 + above(k, n, n, share));
	/* From the largest term both ways: the one at K may be as good as none.
	 * Down from it is up among the other outcome's. */
	return binomial_exactly(top, n, share) *
	    (above(n - top, n - k, n, 1 - share) + 1 + above(top, n, n, share));
}

double
binomial_at_most(int64_t k, int64_t n, double share)
{
	if (k < 0)
		return 0;
	return binomial_at_least(n - k, n, 1 - share);
}
