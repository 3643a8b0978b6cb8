/* instant.c -- tests of instants, dates and months as integers. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/instant.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* From GNU date: date -u -d DATE +%s, and +%u for the weekday. */
Test(instant, days_agree_with_date)
{
	const struct {
		const char *text;
		int32_t day;
		int weekday; /* 1 = Monday, as date prints it */
	} rows[] = {
		{ "1970-01-01", 0, 4 },
		{ "1969-12-31", -1, 3 },
		{ "2000-02-29", 11016, 2 },
		{ "2000-03-01", 11017, 3 },
		{ "1900-01-01", -25567, 1 },
		{ "1900-02-28", -25509, 3 },
		{ "1900-03-01", -25508, 4 },
		{ "2016-12-31", 17166, 6 },
		{ "2021-03-31", 18717, 3 },
		{ "2100-12-31", 47846, 5 },
		{ "0001-01-01", -719162, 1 },
		{ "9999-12-31", 2932896, 5 },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[INSTANT_TEXT];

		cr_expect_eq(
		    day_parse(rows[i].text), rows[i].day, "%s", rows[i].text);
		cr_expect_eq(day_weekday(rows[i].day), rows[i].weekday - 1,
		    "%s", rows[i].text);
		day_text(rows[i].day, text);
		cr_expect_str_eq(text, rows[i].text);
	}
}

static int
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* The obvious way: one day after the other, by the lengths of months. */
Test(instant, every_day_from_1900_to_2100_comes_back)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int32_t day = -25567; /* 1900-01-01, a Monday */
	int weekday = 0;

	for (int year = 1900; year <= 2100; year++) {
		for (int month = 1; month <= 12; month++) {
			int length =
			    lengths[month - 1] + (month == 2 && is_leap(year));

			cr_expect_eq(
			    month_first_day(month_of(year, month)), day);
			cr_expect(!day_exists(year, month, length + 1));
			for (int date = 1; date <= length; date++, day++) {
				struct civil civil;

				day_civil(day, &civil);
				cr_assert(civil.year == year &&
					civil.month == month &&
					civil.day == date,
				    "%d-%d-%d", year, month, date);
				cr_assert_eq(day_of(year, month, date), day);
				cr_assert_eq(day_weekday(day), weekday);
				cr_assert_eq(
				    month_of_day(day), month_of(year, month));
				cr_assert(day_exists(year, month, date));
				weekday = (weekday + 1) % 7;
			}
		}
	}
	cr_expect_eq(day, 47847);
}

Test(instant, what_is_no_date_is_refused)
{
	static const char *const texts[] = { "", "2021", "2021-3-31",
		"2021-03-32", "2021-02-29", "2021-00-10", "2021-13-01",
		"2021-04-00", "2021/03/31", "2021-03-31 ", " 2021-03-31",
		"2021-03-31T", "0000-01-01", "-021-03-31", "2021-03-+1",
		"21-03-31", "20210331", "2021-03-3x", "1900-02-29" };

	for (size_t i = 0; i < COUNT(texts); i++)
		cr_expect_eq(day_parse(texts[i]), DAY_NONE, "%s", texts[i]);
}

Test(instant, months_come_back)
{
	const struct {
		const char *text;
		int32_t month;
		const char *first;
	} rows[] = {
		{ "1970-01", 23640, "1970-01-01" },
		{ "2021-03", 24254, "2021-03-01" },
		{ "2020-12", 24251, "2020-12-01" },
		{ "0001-01", 12, "0001-01-01" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[INSTANT_TEXT];

		cr_expect_eq(month_parse(rows[i].text), rows[i].month);
		month_text(rows[i].month, text);
		cr_expect_str_eq(text, rows[i].text);
		day_text(month_first_day(rows[i].month), text);
		cr_expect_str_eq(text, rows[i].first);
	}
}

Test(instant, what_is_no_month_is_refused)
{
	static const char *const texts[] = { "", "2021", "2021-3", "2021-00",
		"2021-13", "2021-03-01", "2021/03", "2021-0x", "0000-01" };

	for (size_t i = 0; i < COUNT(texts); i++)
		cr_expect_eq(month_parse(texts[i]), MONTH_NONE, "%s", texts[i]);
}

/* Seconds from GNU date; 1e9, 1234567890 and 2^31 - 1 are well known. */
Test(instant, texts_agree_with_date)
{
	const struct {
		const char *text;
		int64_t at;
		const char *printed;
	} rows[] = {
		{ "1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z" },
		{ "2001-09-09T01:46:40Z", 1000000000, "2001-09-09T01:46:40Z" },
		{ "2009-02-13T23:31:30Z", 1234567890, "2009-02-13T23:31:30Z" },
		{ "2038-01-19T03:14:07Z", 2147483647, "2038-01-19T03:14:07Z" },
		{ "1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59Z" },
		{ "2021-03-31T14:05:09Z", 1617199509, "2021-03-31T14:05:09Z" },
		{ "2021-03-31T14:05:09+02:00", 1617192309,
		    "2021-03-31T12:05:09Z" },
		{ "2021-04-01T00:00:00-07:00", 1617260400,
		    "2021-04-01T07:00:00Z" },
		{ "2021-03-31T14:05:09-00:30", 1617201309,
		    "2021-03-31T14:35:09Z" },
		{ "2021-03-31", 1617148800, "2021-03-31T00:00:00Z" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[INSTANT_TEXT];

		cr_expect_eq(instant_parse(rows[i].text), rows[i].at, "%s",
		    rows[i].text);
		instant_text(rows[i].at, text);
		cr_expect_str_eq(text, rows[i].printed);
	}
}

Test(instant, none_has_no_text)
{
	char text[INSTANT_TEXT] = "x";

	instant_text(INSTANT_NONE, text);
	cr_expect_str_eq(text, "");
}

Test(instant, what_is_no_instant_is_refused)
{
	static const char *const texts[] = { "", "2021-03-31T14:05:09",
		"2021-03-31 14:05:09Z", "2021-03-31T14:05Z",
		"2021-03-31T24:00:00Z", "2021-03-31T14:60:00Z",
		"2021-03-31T14:05:60Z", "2021-03-31T14:05:09z",
		"2021-03-31T14:05:09+0200", "2021-03-31T14:05:09+24:00",
		"2021-03-31T14:05:09+02:60", "2021-03-31T14:05:09Z ",
		"2021-03-31T14:05:09+02:00Z", "2021-02-30T14:05:09Z",
		"2021-03-31T1:05:09Z", "2021-03-31T14:05:09.5Z", "now",
		"2021-03-31T", "2021-03-31T-1:05:09Z", "2021-03-31T14-05-09Z" };

	for (size_t i = 0; i < COUNT(texts); i++)
		cr_expect_eq(
		    instant_parse(texts[i]), INSTANT_NONE, "%s", texts[i]);
}

Test(instant, seconds_and_readings_come_back)
{
	int64_t wrong = 0;

	for (int64_t at = -4000000000; at < 5000000000; at += 98765) {
		struct civil civil;

		civil_from_seconds(at, &civil);
		wrong += civil_seconds(&civil) != at;
		wrong += civil.hour < 0 || civil.hour > 23 ||
		    civil.minute < 0 || civil.minute > 59 || civil.second < 0 ||
		    civil.second > 59;
	}
	cr_expect_eq(wrong, 0);
}
