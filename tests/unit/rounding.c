/* rounding.c -- printed percentages against every count that could be. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/names.h"
#include "slaudit/rounding.h"

static struct percentage
percent(const char *text)
{
	struct percentage percentage;

	cr_assert(percentage_parse(text, &percentage), "%s", text);
	return percentage;
}

Test(rounding, prints_a_share_in_each_way)
{
	static const struct {
		int64_t met, n;
		int decimals;
		int64_t up, even, cut;
	} rows[] = {
		{ 62, 65, 1, 954, 954, 953 }, /* S1 of domain.md 6.5 */
		{ 62, 65, 2, 9538, 9538, 9538 },
		{ 1, 8, 0, 13, 12, 12 }, /* 12.5: a tie */
		{ 3, 8, 0, 38, 38, 37 }, /* 37.5: a tie upwards */
		{ 1, 1, 4, 1000000, 1000000, 1000000 },
		{ 0, 7, 1, 0, 0, 0 },
		{ 999999999, 1000000000, 4, 1000000, 1000000, 999999 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const int64_t want[ROUNDINGS] = { rows[i].up, rows[i].even,
			rows[i].cut };

		for (int way = 0; way < ROUNDINGS; way++)
			cr_expect_eq(
			    rounding_print((enum rounding)way, rows[i].met,
				rows[i].n, rows[i].decimals),
			    want[way], "row %zu, %s", i, rounding_words[way]);
	}
}

/* expected.csv is made by work.py beside it, which tries every n. */
Test(rounding, fits_are_those_found_by_trying_them_all)
{
	FILE *file =
	    fopen(SLAUDIT_SOURCE_DIR "/fixtures/published/expected.csv", "rb");
	char line[96];
	int rows = 0;

	cr_assert_not_null(file);
	cr_assert_not_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file) != NULL) {
		char text[16];
		char way[16];
		long long missed;
		long long least;
		long long most;
		struct percentage claim;
		struct fit fit;
		bool fits;

		cr_assert_eq(sscanf(line, "%15[^,],%15[^,],%lld,%lld,%lld",
				 text, way, &missed, &least, &most),
		    5, "%s", line);
		claim = percent(text);
		fits =
		    rounding_fit((enum rounding)names_find(rounding_words, way),
			&claim, missed, &fit);
		cr_expect_eq(fits, least > 0, "%s", line);
		if (fits) {
			cr_expect_eq(fit.least, least, "%s", line);
			cr_expect_eq(fit.most, most, "%s", line);
		}
		rows++;
	}
	fclose(file);
	cr_expect_gt(rows, 700);
}

/* domain.md 6.5: the rows seen are the least that can be. */
Test(rounding, slips_of_real_reports_come_out)
{
	static const struct {
		const char *label;
		const char *claim;
		enum rounding way;
		struct fit_bounds seen;
		struct fit want[2]; /* the first two */
	} rows[] = {
		{ "S5", "95.2", ROUNDED_HALF_UP, { 4, 12 },
		    { { 4, 83, 84 }, { 5, 104, 105 } } },
		{ "S6, rounded", "96.5", ROUNDED_HALF_UP, { 1, 14 },
		    { { 2, 57, 57 }, { 3, 85, 86 } } },
		{ "S7", "83.1", ROUNDED_HALF_UP, { 12, 12 },
		    { { 12, 71, 71 }, { 13, 77, 77 } } },
		{ "S8", "93.5", ROUNDED_HALF_UP, { 6, 13 },
		    { { 6, 92, 93 }, { 7, 107, 108 } } },
		{ "S9, rounded", "98.4", ROUNDED_HALF_UP, { 0, 0 },
		    { { 1, 61, 64 }, { 2, 122, 129 } } },
		{ "S9, cut off", "98.4", ROUNDED_CUT, { 0, 0 },
		    { { 1, 63, 66 }, { 2, 125, 133 } } },
		{ "more rows than the first fit has", "98.4", ROUNDED_HALF_UP,
		    { 1, 63 }, { { 1, 63, 64 }, { 2, 122, 129 } } },
		{ "so many rows that few misses are out", "98.4",
		    ROUNDED_HALF_UP, { 0, 1000 },
		    { { 16, 1000, 1032 }, { 17, 1031, 1096 } } },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct percentage claim = percent(rows[i].claim);
		struct fit got[2];

		cr_assert_eq(
		    rounding_fits(rows[i].way, &claim, &rows[i].seen, got, 2),
		    2, "%s", rows[i].label);
		for (size_t k = 0; k < 2; k++) {
			cr_expect_eq(got[k].missed, rows[i].want[k].missed,
			    "%s", rows[i].label);
			cr_expect_eq(got[k].least, rows[i].want[k].least, "%s",
			    rows[i].label);
			cr_expect_eq(got[k].most, rows[i].want[k].most, "%s",
			    rows[i].label);
		}
	}
}

Test(rounding, all_met_says_nothing_of_n)
{
	const struct fit_bounds seen = { 0, 11 };
	struct percentage all = percent("100.0");
	struct fit fits[3];

	/* 1,999 of 2,000 is 99.95 */
	cr_assert_eq(rounding_fits(ROUNDED_HALF_UP, &all, &seen, fits, 3), 2);
	cr_expect_eq(fits[0].missed, 0);
	cr_expect_eq(fits[0].least, 11);
	cr_expect_eq(fits[0].most, CLAIM_MOST);
	cr_expect_eq(fits[1].missed, 1);
	cr_expect_eq(fits[1].least, 2000);
	cr_expect_eq(rounding_fits(ROUNDED_CUT, &all, &seen, fits, 3), 1);
}

Test(rounding, of_so_many_met_or_of_n)
{
	struct percentage claim = percent("95.2");
	struct percentage odd = percent("97.3");
	struct fit fit;
	int64_t least;
	int64_t most;

	cr_assert(rounding_fit_met(ROUNDED_HALF_UP, &claim, 20, &fit));
	cr_expect_eq(fit.least, 21);
	cr_expect_eq(fit.most, 21);
	cr_expect_eq(fit.missed, 1);
	cr_assert(rounding_fit_n(ROUNDED_HALF_UP, &claim, 2000, &least, &most));
	cr_expect_eq(least, 1903); /* 95.15 */
	cr_expect_eq(most, 1904);  /* 95.20; 1905 is 95.25 and goes up */
	cr_expect_not(rounding_fit_n(ROUNDED_HALF_UP, &odd, 9, &least, &most));
}

Test(rounding, two_percentages_may_be_one_share)
{
	static const struct {
		const char *a, *b;
		bool up, cut;
	} rows[] = {
		{ "95.2", "95.3", false, false },
		{ "95.38", "95.4", true, false },
		{ "95.38", "95.3", false, true },
		{ "95", "95.4", true, true },
		{ "95", "95.5", true, true }, /* 95.45 to 95.5 */
		{ "96", "95.4", false, false },
		{ "100", "99.9", true, false },
		{ "95.2", "95.20", true, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct percentage a = percent(rows[i].a);
		struct percentage b = percent(rows[i].b);

		cr_expect_eq(rounding_agree(ROUNDED_HALF_UP, &a, &b),
		    rows[i].up, "%s and %s", rows[i].a, rows[i].b);
		cr_expect_eq(rounding_agree(ROUNDED_CUT, &b, &a), rows[i].cut,
		    "%s and %s", rows[i].a, rows[i].b);
	}
}

/* Law: whatever is printed of met and n, its range holds them. */
Test(rounding, every_count_is_in_its_own_range)
{
	for (int64_t n = 1; n <= 90; n++) {
		for (int64_t met = 0; met <= n; met++) {
			for (int at = 0; at < ROUNDINGS * 3; at++) {
				enum rounding way = (enum rounding)(at / 3);
				struct percentage printed = { 0, at % 3 };
				struct fit fit;

				printed.value = rounding_print(
				    way, met, n, printed.decimals);
				cr_expect(
				    rounding_fit(way, &printed, n - met, &fit));
				cr_expect(fit.least <= n && n <= fit.most);
				cr_expect(
				    rounding_fit_met(way, &printed, met, &fit));
				cr_expect(fit.least <= n && n <= fit.most);
			}
		}
	}
}

Test(percentage, keeps_the_digits_it_was_printed_with)
{
	static const struct {
		const char *text;
		bool good;
		int64_t value;
		int decimals;
		const char *again;
	} rows[] = {
		{ "95.2", true, 952, 1, "95.2" },
		{ "95.20 %", true, 9520, 2, "95.20" },
		{ "95,2%", true, 952, 1, "95.2" },
		{ "100", true, 100, 0, "100" },
		{ "0.05\xc2\xa0%", true, 5, 2, "0.05" },
		{ "100.1", false, 0, 0, "" },
		{ "101", false, 0, 0, "" },
		{ "95.", false, 0, 0, "" },
		{ ".5", false, 0, 0, "" },
		{ "-1", false, 0, 0, "" },
		{ "95.12345", false, 0, 0, "" },
		{ "1000", false, 0, 0, "" },
		{ "95.2 %%", false, 0, 0, "" },
		{ "", false, 0, 0, "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct percentage got;
		char text[PERCENTAGE_TEXT];

		cr_expect_eq(percentage_parse(rows[i].text, &got), rows[i].good,
		    "%s", rows[i].text);
		if (!rows[i].good)
			continue;
		percentage_text(&got, text);
		cr_expect_eq(got.value, rows[i].value, "%s", rows[i].text);
		cr_expect_eq(
		    got.decimals, rows[i].decimals, "%s", rows[i].text);
		cr_expect_str_eq(text, rows[i].again);
	}
}
