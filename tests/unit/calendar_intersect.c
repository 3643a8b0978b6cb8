/* calendar_intersect.c -- open when all parts are. */
/* SPDX-License-Identifier: MIT */
#include "clock_support.h"

static struct span whole_day[] = { { 0, 24 * HOUR } };
static struct span nine_to_five[] = { { 9 * HOUR, 17 * HOUR } };
static struct span night[] = { { 22 * HOUR, 30 * HOUR } };

static struct schedule
daily(const char *zone, struct span *span)
{
	struct schedule schedule =
	    schedule_of(zone, "2026-01-01", "2026-12-31");

	hours(&schedule, MON, SUN, span, 1);
	return schedule;
}

static struct schedule
office(const char *zone)
{
	struct schedule schedule =
	    schedule_of(zone, "2026-01-01", "2026-12-31");

	hours(&schedule, MON, FRI, nine_to_five, 1);
	return schedule;
}

static struct schedule
both_of(const char *zone, const struct schedule **parts, size_t count)
{
	struct schedule schedule =
	    schedule_of(zone, "2026-01-01", "2026-12-31");

	schedule.parts = parts;
	schedule.part_count = count;
	return schedule;
}

Test(calendar_intersect, two_offices_share_the_hours_in_which_both_are_open)
{
	struct schedule east = office("America/New_York");
	struct schedule west = office("America/Los_Angeles");
	const struct schedule *parts[] = { &east, &west };
	struct schedule schedule = both_of("Etc/UTC", parts, 2);
	struct calendar *calendar = calendar_of(&schedule);
	int64_t monday = at("2026-01-05T00:00:00Z");

	/* 12:00 to 17:00 in New York is 09:00 to 14:00 in Los Angeles. */
	cr_expect_eq(
	    calendar_between(calendar, monday, monday + 7 * DAY), 25 * HOUR);
	expect_instant("opens", calendar_next_opening(calendar, monday),
	    "2026-01-05T17:00:00Z");
	expect_instant("six hours take until Tuesday",
	    calendar_add(calendar, monday, 6 * HOUR), "2026-01-06T18:00:00Z");
	calendar_close(calendar);
}

Test(calendar_intersect, a_holiday_of_one_closes_both)
{
	struct schedule here = office("Europe/Stockholm");
	struct schedule there = office("Europe/Stockholm");
	struct dated epiphany = { .day = date("2026-01-06") };
	const struct schedule *parts[] = { &here, &there };
	struct schedule schedule = both_of("Europe/Stockholm", parts, 2);
	struct calendar *calendar = NULL;
	int64_t monday = at("2026-01-05T16:00:00+01:00");

	here.holidays = &epiphany;
	here.holiday_count = 1;
	calendar = calendar_of(&schedule);
	expect_instant("one business day, its end",
	    calendar_due(calendar, monday, 1, DAYS_BD_END, BD_END_CLOSING),
	    "2026-01-07T17:00:00+01:00");
	expect_instant("one business day, the same time",
	    calendar_due(calendar, monday, 1, DAYS_BD_CLOCK, BD_END_CLOSING),
	    "2026-01-07T16:00:00+01:00");
	expect_instant("eight hours",
	    calendar_due(calendar, monday, 1, DAYS_BD_HOURS, BD_END_CLOSING),
	    "2026-01-07T16:00:00+01:00");
	calendar_close(calendar);
}

Test(calendar_intersect, days_end_at_midnight_whatever_runs_past_it)
{
	struct schedule always = daily("Asia/Tokyo", whole_day);
	struct schedule nights = daily("America/Los_Angeles", night);
	const struct schedule *parts[] = { &always, &nights };
	struct schedule schedule = both_of("America/Los_Angeles", parts, 2);
	struct calendar *calendar = calendar_of(&schedule);
	int64_t evening = at("2026-03-07T23:00:00-08:00");

	/* The night of the clock change has seven hours. */
	cr_expect_eq(
	    calendar_between(calendar, evening, evening + 12 * HOUR), 6 * HOUR);
	expect_instant("the business day of 23:00 ends at 24:00",
	    calendar_due(calendar, evening, 0, DAYS_BD_END, BD_END_CLOSING),
	    "2026-03-08T00:00:00-08:00");
	expect_instant("that of 03:30 ends with the evening",
	    calendar_due(
		calendar, evening + 4 * HOUR, 0, DAYS_BD_END, BD_END_CLOSING),
	    "2026-03-09T00:00:00-07:00");
	calendar_close(calendar);
}

Test(calendar_intersect, covers_what_every_part_covers)
{
	struct schedule always = daily("Etc/UTC", whole_day);
	struct schedule tokyo = daily("Asia/Tokyo", whole_day);
	const struct schedule *parts[] = { &always, &tokyo };
	struct schedule schedule = both_of("Etc/UTC", parts, 2);
	struct calendar *calendar = calendar_of(&schedule);
	int64_t begin = at("2026-01-01T00:00:00Z");
	int64_t end = at("2027-01-01T00:00:00+09:00");

	cr_expect(calendar_covers(calendar, begin, end));
	cr_expect_not(calendar_covers(calendar, begin - 1, end));
	cr_expect_not(calendar_covers(calendar, begin, end + 1));
	cr_expect_eq(calendar_between(calendar, begin, end), end - begin);
	calendar_close(calendar);
}

Test(calendar_intersect, parts_that_never_meet_are_never_open)
{
	struct span morning[] = { { 8 * HOUR, 12 * HOUR } };
	struct span noon[] = { { 12 * HOUR, 18 * HOUR } };
	struct schedule first = daily("Etc/UTC", morning);
	struct schedule second = daily("Etc/UTC", noon);
	const struct schedule *parts[] = { &first, &second };
	struct schedule schedule = both_of("Etc/UTC", parts, 2);
	struct calendar *calendar = calendar_of(&schedule);
	int64_t begin = at("2026-01-01T00:00:00Z");

	cr_expect_eq(calendar_between(calendar, begin, begin + 300 * DAY), 0);
	expect_instant(
	    "no opening", calendar_next_opening(calendar, begin), "");
	expect_instant("nothing is due",
	    calendar_due(calendar, begin, 1, DAYS_BD_END, BD_END_CLOSING), "");
	calendar_close(calendar);
}

Test(calendar_intersect, parts_have_no_parts)
{
	struct schedule first = daily("Etc/UTC", whole_day);
	const struct schedule *parts[] = { &first, &first };
	struct schedule inner = both_of("Etc/UTC", parts, 2);
	const struct schedule *outer_parts[] = { &first, &inner };
	struct schedule outer = both_of("Etc/UTC", outer_parts, 2);
	struct fault fault = { .kind = FAULT_NONE };
	struct calendar *calendar = NULL;

	cr_expect_eq(calendar_open(&calendar, &outer, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_RULES);
	cr_expect_str_eq(fault.text,
	    "test.yaml:7: calendar test: a part of it is an intersection "
	    "itself");
	cr_expect_null(calendar);
}

/* Second by second: open is what all parts are. */
Test(calendar_intersect, is_open_when_all_parts_are)
{
	struct schedule office_hours = office("Europe/Lisbon");
	struct schedule nights = daily("Australia/Lord_Howe", night);
	struct schedule always = daily("Asia/Kathmandu", whole_day);
	const struct schedule *parts[] = { &office_hours, &always, &nights };
	struct schedule schedule = both_of("Europe/Lisbon", parts, 3);
	struct calendar *calendar = calendar_of(&schedule);
	struct calendar *first = calendar_of(&office_hours);
	struct calendar *second = calendar_of(&nights);
	int64_t from = at("2026-03-26T00:00:00Z");
	int64_t sum = 0;

	for (int64_t t = from; t < from + 12 * DAY; t += 61) {
		bool both =
		    calendar_is_open(first, t) && calendar_is_open(second, t);

		cr_expect_eq(calendar_is_open(calendar, t), both);
		sum += both;
	}
	cr_expect_gt(sum, 0);
	calendar_close(second);
	calendar_close(first);
	calendar_close(calendar);
}
