/* binomial.c -- tests of the binomial tails. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/binomial.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

static const double close_enough = 1e-12; /* relative */

static bool
is_close(double got, double want)
{
	return fabs(got - want) <= close_enough * fabs(want);
}

/* Published values. */
Test(binomial, gives_what_is_published)
{
	const struct {
		const char *label;
		double got;
		double want;
		double digits; /* of the source */
	} rows[] = {
		{ "14 against 2, one-sided", binomial_at_least(14, 16, 0.5),
		    .0020905, 5e-8 },
		{ "the same, two-sided", 2 * binomial_at_least(14, 16, 0.5),
		    .0041809, 5e-8 },
		{ "cdf(18; 20, .95)", binomial_at_most(18, 20, .95),
		    .264160475056151, 5e-16 },
		{ "137 of 65536 ways", binomial_at_least(14, 16, 0.5),
		    137.0 / 65536, 1e-17 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_lt(fabs(rows[i].got - rows[i].want),
		    rows[i].digits + 1e-15, "%s: got %.17g", rows[i].label,
		    rows[i].got);
}

/* fixtures/statistics/binomial.py, in exact fractions. */
Test(binomial, agrees_with_exact_fractions)
{
	FILE *in =
	    fopen(SLAUDIT_SOURCE_DIR "/fixtures/statistics/binomial.csv", "r");
	char line[256];
	int rows = 0;

	cr_assert_not_null(in);
	cr_assert_not_null(fgets(line, sizeof(line), in));
	while (fgets(line, sizeof(line), in) != NULL) {
		long k;
		long n;
		double share[2];
		double want[3];

		cr_assert_eq(
		    sscanf(line, "%ld,%ld,%lf,%lf,%lf,%lf,%lf", &k, &n,
			&share[0], &share[1], &want[0], &want[1], &want[2]),
		    7);
		share[0] /= share[1];
		cr_expect(is_close(binomial_exactly(k, n, share[0]), want[0]),
		    "exactly %s", line);
		cr_expect(is_close(binomial_at_least(k, n, share[0]), want[1]),
		    "at least %s", line);
		cr_expect(is_close(binomial_at_most(k, n, share[0]), want[2]),
		    "at most %s", line);
		rows++;
	}
	fclose(in);
	cr_expect_eq(rows, 75);
}

Test(binomial, the_tails_make_one)
{
	for (int64_t n = 1; n <= 60; n++) {
		for (int64_t k = 0; k <= n + 1; k++) {
			double sum = binomial_at_least(k, n, 0.3) +
			    binomial_at_most(k - 1, n, 0.3);

			cr_expect(is_close(sum, 1), "%d of %d: %.17g", (int)k,
			    (int)n, sum);
		}
	}
}

Test(binomial, a_tail_never_grows_with_k_and_is_its_mirror)
{
	double before = 2;

	for (int64_t k = 0; k <= 500; k++) {
		double tail = binomial_at_least(k, 500, 0.5);

		cr_expect_leq(tail, before, "%d", (int)k);
		cr_expect_geq(tail, 0);
		cr_expect_eq(
		    tail, binomial_at_most(500 - k, 500, 0.5), "%d", (int)k);
		before = tail;
	}
}

/* One trial more: the first comes out one way, or the other. */
Test(binomial, a_further_trial_is_the_two_ways_of_it)
{
	for (int64_t k = 1; k <= 200; k += 7) {
		double now = binomial_at_least(k, 201, 0.125);
		double then = 0.125 * binomial_at_least(k - 1, 200, 0.125) +
		    0.875 * binomial_at_least(k, 200, 0.125);

		cr_expect(
		    is_close(now, then), "%d: %.17g, %.17g", (int)k, now, then);
	}
}

Test(binomial, ends_are_exact)
{
	cr_expect_eq(binomial_at_least(0, 10, 0.5), 1);
	cr_expect_eq(binomial_at_least(-3, 10, 0.5), 1);
	cr_expect_eq(binomial_at_least(11, 10, 0.5), 0);
	cr_expect_eq(binomial_at_most(-1, 10, 0.5), 0);
	cr_expect_eq(binomial_at_most(10, 10, 0.5), 1);
	cr_expect_eq(binomial_at_least(1, 10, 0), 0);
	cr_expect_eq(binomial_at_least(10, 10, 1), 1);
	cr_expect_eq(binomial_exactly(0, 0, 0.5), 1);
	cr_expect_eq(binomial_exactly(3, 2, 0.5), 0);
}

/* A million trials: the middle is half of them and half of the term there. */
Test(binomial, stays_exact_where_factorials_are_huge)
{
	double middle = binomial_exactly(500000, 1000000, 0.5);
	double half = binomial_at_least(500000, 1000000, 0.5);

	/* Stirling: 1 / sqrt(pi n / 2) * (1 - 1 / 4n + 1 / 32n^2) */
	cr_expect(is_close(middle,
		      sqrt(2 / (3.14159265358979323846 * 1e6)) *
			  (1 - 1 / 4e6 + 1 / 32e12)),
	    "%.17g", middle);
	cr_expect(is_close(half, 0.5 + middle / 2), "%.17g", half);
	cr_expect_gt(binomial_at_least(516000, 1000000, 0.5), 0);
}
