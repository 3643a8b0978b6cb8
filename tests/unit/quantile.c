/* quantile.c -- quantiles of whole seconds, by named definition. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/measure.h"

/* clocks.md section 8: with a limit of 40, ten of eleven met is a miss at
 * 95 %, which the seventh definition would hide. */
Test(quantile, p95_of_the_seventh_kind_hides_a_miss)
{
	static const int64_t data[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50 };

	cr_expect_eq(quantile_of(data, 11, 95, QUANTILE_1), 50);
	cr_expect_eq(quantile_of(data, 11, 95, QUANTILE_7), 30);
	cr_expect_eq(quantile_of(data, 11, 95, QUANTILE_8), 50);
}

/* By hand from the formulas of Hyndman and Fan; the exact value beside it. */
Test(quantile, each_definition_gives_its_own_figure)
{
	static const int64_t even[] = { 0, 100, 200, 300 };
	static const int64_t ten[] = { 1000, 2000, 3000, 4000, 5000, 6000, 7000,
		8000, 9000, 10000 };
	static const int64_t pair[] = { -4, -1 };
	const struct {
		const char *label;
		const int64_t *data;
		size_t n;
		int percent;
		enum quantile definition;
		int64_t want;
	} rows[] = {
		{ "1: median of four", even, 4, 50, QUANTILE_1, 100 },
		{ "7: median of four", even, 4, 50, QUANTILE_7, 150 },
		{ "8: median of four", even, 4, 50, QUANTILE_8, 150 },
		{ "1: least", even, 4, 0, QUANTILE_1, 0 },
		{ "7: least", even, 4, 0, QUANTILE_7, 0 },
		{ "8: least", even, 4, 0, QUANTILE_8, 0 },
		{ "1: most", even, 4, 100, QUANTILE_1, 300 },
		{ "7: most", even, 4, 100, QUANTILE_7, 300 },
		{ "8: most", even, 4, 100, QUANTILE_8, 300 },
		{ "1: 25 of ten, third", ten, 10, 25, QUANTILE_1, 3000 },
		{ "7: 25 of ten, 3250", ten, 10, 25, QUANTILE_7, 3250 },
		{ "8: 25 of ten, 2916.67", ten, 10, 25, QUANTILE_8, 2917 },
		{ "1: 90 of ten, ninth", ten, 10, 90, QUANTILE_1, 9000 },
		{ "1: 91 of ten, tenth", ten, 10, 91, QUANTILE_1, 10000 },
		{ "7: 95 of ten, 9550", ten, 10, 95, QUANTILE_7, 9550 },
		{ "8: 95 of ten, beyond", ten, 10, 95, QUANTILE_8, 10000 },
		{ "8: 90 of ten, 9633.33", ten, 10, 90, QUANTILE_8, 9633 },
		{ "7: half rounds up, -2.5", pair, 2, 50, QUANTILE_7, -2 },
		{ "7: one alone", ten, 1, 95, QUANTILE_7, 1000 },
		{ "8: one alone", ten, 1, 95, QUANTILE_8, 1000 },
		{ "1: one alone", ten, 1, 1, QUANTILE_1, 1000 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t got = quantile_of(rows[i].data, rows[i].n,
		    rows[i].percent, rows[i].definition);

		cr_expect_eq(got, rows[i].want, "%s: got %lld", rows[i].label,
		    (long long)got);
	}
}

/* A figure in hundredths; the seventh definition leaves nothing beyond. */
Test(quantile, hundredths_are_of_the_figure_before_its_rounding)
{
	static const int64_t four[] = { 10, 11, 12, 20 };
	static const int64_t ten[] = { 1000, 2000, 3000, 4000, 5000, 6000, 7000,
		8000, 9000, 10000 };
	static const int64_t pair[] = { -4, -1 };
	const struct {
		const char *label;
		const int64_t *data;
		size_t n;
		int percent;
		enum quantile definition;
		int64_t want;
	} rows[] = {
		{ "1: a second that is there", four, 4, 50, QUANTILE_1, 1100 },
		{ "7: 11.5", four, 4, 50, QUANTILE_7, 1150 },
		{ "7: 10 + 0.15", four, 4, 5, QUANTILE_7, 1015 },
		{ "7: 12 + 0.85 * 8", four, 4, 95, QUANTILE_7, 1880 },
		{ "7: the last", four, 4, 100, QUANTILE_7, 2000 },
		{ "8: 2916.666...", ten, 10, 25, QUANTILE_8, 291667 },
		{ "8: 9633.333...", ten, 10, 90, QUANTILE_8, 963333 },
		{ "7: -2.5", pair, 2, 50, QUANTILE_7, -250 },
		{ "7: -4 + 0.03", pair, 2, 1, QUANTILE_7, -397 },
		{ "8: -4 + 3 * 0.17333...", pair, 2, 36, QUANTILE_8, -348 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t got = quantile_cents(rows[i].data, rows[i].n,
		    rows[i].percent, rows[i].definition);

		cr_expect_eq(got, rows[i].want, "%s: got %lld", rows[i].label,
		    (long long)got);
	}
}

Test(quantile, the_widest_gap_does_not_overflow)
{
	static const int64_t data[] = { INT64_MIN, INT64_MAX };

	cr_expect_eq(quantile_of(data, 2, 50, QUANTILE_7), 0);
	cr_expect_eq(quantile_of(data, 2, 100, QUANTILE_7), INT64_MAX);
	cr_expect_eq(quantile_of(data, 2, 1, QUANTILE_7),
	    INT64_MIN + 184467440737095516);
}

/* A law: each figure lies between its neighbours, never falls as the percent
 * rises, and type 1 covers at least its share of the sample. */
Test(quantile, quantiles_rise_with_the_percent)
{
	int64_t data[40];
	uint32_t seed = 20260105;

	for (size_t n = 1; n <= 40; n++) {
		data[n - 1] = (n > 1 ? data[n - 2] : 0);
		seed = seed * 1664525U + 1013904223U;
		data[n - 1] += (int64_t)(seed >> 24);
		for (int kind = 0; kind < QUANTILES; kind++) {
			int64_t before = data[0];

			for (int percent = 0; percent <= 100; percent++) {
				int64_t got = quantile_of(
				    data, n, percent, (enum quantile)kind);

				cr_expect_geq(got, before);
				cr_expect_leq(got, data[n - 1]);
				before = got;
			}
			cr_expect_eq(before, data[n - 1]);
		}
		for (int percent = 1; percent <= 100; percent++) {
			int64_t got = quantile_of(data, n, percent, QUANTILE_1);
			size_t within = 0;

			while (within < n && data[within] <= got)
				within++;
			cr_expect_geq(within * 100, n * (size_t)percent);
		}
	}
}
