/* portions.c -- tests of standardised shares, exact to the last part. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/comparison.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

Test(portions, are_weighted_by_everybody)
{
	/* (25 * 5/5 + 25 * 11/20) / 50 = 0.775 */
	const struct portion plain[] = { { 5, 5, 25 }, { 20, 11, 25 } };
	/* Only where there are cases: 25 * 2/5 / 25 = 0.4 */
	const struct portion part[] = { { 0, 0, 100 }, { 5, 2, 25 } };
	const struct portion none[] = { { 0, 0, 7 } };

	cr_expect_eq(portions_share(plain, COUNT(plain), 1000), 775);
	cr_expect_eq(portions_share(part, COUNT(part), 1000), 400);
	cr_expect_eq(portions_share(none, COUNT(none), 1000), -1);
	cr_expect_eq(portions_share(NULL, 0, 1000), -1);
}

/* Thirds, sevenths and their like add up to whole parts exactly: no rounding
 * may lose one. */
Test(portions, lose_nothing_on_the_way)
{
	/* weights 3, 7, 11, 13: 3 * 1/3 + 7 * 2/7 + 11 * 3/11 + 13 * 4/13 =
	 * 10 of 34; in 340 parts exactly 100 */
	const struct portion whole[] = { { 3, 1, 3 }, { 7, 2, 7 },
		{ 11, 3, 11 }, { 13, 4, 13 } };
	/* 1/3 + 1/3 + 1/3 = 1 of 3, in 3 parts exactly 1 */
	const struct portion thirds[] = { { 3, 1, 1 }, { 3, 1, 1 },
		{ 3, 1, 1 } };
	/* 1/2 + 1/3 + 1/6 = 1 of 3 */
	const struct portion mixed[] = { { 2, 1, 1 }, { 3, 1, 1 },
		{ 6, 1, 1 } };
	/* 1/2 + 1/3 + 1/7 = 41/42 of 3: just below a third */
	const struct portion below[] = { { 2, 1, 1 }, { 3, 1, 1 },
		{ 7, 1, 1 } };

	cr_expect_eq(portions_share(whole, COUNT(whole), 340), 100);
	cr_expect_eq(portions_share(thirds, COUNT(thirds), 3), 1);
	cr_expect_eq(portions_share(mixed, COUNT(mixed), 3), 1);
	cr_expect_eq(portions_share(below, COUNT(below), 3), 0);
}

/* Everything met is everything, whatever the numbers: 40 primes, whose product
 * no machine word holds. */
Test(portions, hold_large_denominators)
{
	static const uint16_t primes[] = { 9001, 9007, 9011, 9013, 9029, 9041,
		9043, 9049, 9059, 9067, 9091, 9103, 9109, 9127, 9133, 9137,
		9151, 9157, 9161, 9173, 9181, 9187, 9199, 9203, 9209, 9221,
		9227, 9239, 9241, 9257, 9277, 9281, 9283, 9293, 9311, 9319,
		9323, 9337, 9341, 9343 };
	struct portion portions[COUNT(primes)];

	for (size_t i = 0; i < COUNT(primes); i++)
		portions[i] =
		    (struct portion){ primes[i], primes[i] - 1U, 10000 };
	/* 1 - mean(1/p): the sum of 40 inverses is 0.0043610347..., over 40
	 * 0.0001090258..., so 0.9998909741... */
	cr_expect_eq(
	    portions_share(portions, COUNT(portions), COMPARISON_SCALE),
	    999890);
	for (size_t i = 0; i < COUNT(primes); i++)
		portions[i].met = primes[i];
	cr_expect_eq(
	    portions_share(portions, COUNT(portions), COMPARISON_SCALE),
	    COMPARISON_SCALE);
}
