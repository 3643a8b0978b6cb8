/* calendar.c -- open time: the oracles and traps of the clock reference. */
/* SPDX-License-Identifier: MIT */
#include "clock_support.h"

/* Span lists of the cases, seconds after local midnight. */
static struct span whole_day[] = { { 0, 24 * HOUR } };
static struct span nine_to_five[] = { { 9 * HOUR, 17 * HOUR } };
static struct span eight_to_five[] = { { 8 * HOUR, 17 * HOUR } };
static struct span eight_to_four[] = { { 8 * HOUR, 16 * HOUR } };
static struct span with_lunch[] = { { 9 * HOUR, 12 * HOUR },
	{ 13 * HOUR, 18 * HOUR } };
static struct span short_lunch[] = { { 9 * HOUR, 12 * HOUR },
	{ 13 * HOUR, 17 * HOUR } };
static struct span ten_to_two[] = { { 10 * HOUR, 14 * HOUR } };
static struct span one_to_four[] = { { 1 * HOUR, 4 * HOUR } };
static struct span night[] = { { 22 * HOUR, 30 * HOUR } };
static struct span morning[] = { { 9 * HOUR, 13 * HOUR } };

static const char los_angeles[] = "America/Los_Angeles";

static struct schedule
every_day(const char *zone, const char *from, const char *to, struct span *span)
{
	struct schedule schedule = schedule_of(zone, from, to);

	hours(&schedule, MON, SUN, span, 1);
	return schedule;
}

static struct schedule
office(const char *zone, const char *from, const char *to)
{
	struct schedule schedule = schedule_of(zone, from, to);

	hours(&schedule, MON, FRI, nine_to_five, 1);
	return schedule;
}

static void
expect_between(const char *label, const struct schedule *schedule,
    const char *from, const char *until, int64_t want)
{
	struct calendar *calendar = calendar_of(schedule);
	int64_t got = 0;

	cr_assert(calendar_covers(calendar, at(from), at(until)), "%s", label);
	got = calendar_between(calendar, at(from), at(until));
	cr_expect_eq(
	    got, want, "%s: got %" PRId64 ", want %" PRId64, label, got, want);
	cr_expect_eq(calendar_between(calendar, at(until), at(from)), -want,
	    "%s: backwards", label);
	calendar_close(calendar);
}

/* B1, B2, from the documentation of businesstimedelta */
Test(calendar, counts_hours_around_lunch_and_christmas)
{
	struct dated christmas[] = { { .day = date("2015-12-25") } };
	struct schedule schedule =
	    schedule_of("UTC", "2015-01-01", "2016-12-31");

	hours(&schedule, MON, FRI, with_lunch, 2);
	expect_between("B1", &schedule, "2016-01-18T09:00:00Z",
	    "2016-01-22T18:00:00Z", 40 * HOUR);
	schedule.holidays = christmas;
	schedule.holiday_count = 1;
	expect_between("B2", &schedule, "2015-12-21T09:00:00Z",
	    "2015-12-28T09:00:00Z", 32 * HOUR);
}

/* B3, from ServiceNow's documentation; wall time is 60.5 h */
Test(calendar, counts_nothing_over_the_weekend)
{
	struct schedule schedule =
	    schedule_of("UTC", "2014-01-01", "2014-12-31");

	hours(&schedule, MON, FRI, eight_to_five, 1);
	expect_between("B3", &schedule, "2014-12-12T21:00:00Z",
	    "2014-12-15T09:30:00Z", HOUR + HOUR / 2);
}

/* B4: the option that moves a due moment to the next opening */
Test(calendar, finds_the_next_opening)
{
	static const struct {
		const char *label, *from, *want;
	} rows[] = {
		{ "B4", "2017-01-11T20:30:00Z", "2017-01-12T08:00:00Z" },
		{ "on closing", "2017-01-11T16:00:00Z",
		    "2017-01-12T08:00:00Z" },
		{ "a second before", "2017-01-11T15:59:59Z",
		    "2017-01-11T15:59:59Z" },
		{ "on opening", "2017-01-11T08:00:00Z",
		    "2017-01-11T08:00:00Z" },
		{ "on Saturday", "2017-01-14T08:00:00Z",
		    "2017-01-16T08:00:00Z" },
		{ "after the last", "2017-12-29T16:00:00Z", "" },
		{ "not covered", "2016-12-30T12:00:00Z", "" },
	};
	struct schedule schedule =
	    schedule_of("UTC", "2017-01-01", "2017-12-31");
	struct calendar *calendar = NULL;

	hours(&schedule, MON, FRI, eight_to_four, 1);
	calendar = calendar_of(&schedule);
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		expect_instant(rows[i].label,
		    calendar_next_opening(calendar, at(rows[i].from)),
		    rows[i].want);
	calendar_close(calendar);
}

/* B5, from the README of biz */
Test(calendar, lists_the_open_segments_of_a_week)
{
	static const char *const want[][2] = {
		{ "2015-01-10T18:00:00Z", "2015-01-10T22:00:00Z" },
		{ "2015-01-12T17:00:00Z", "2015-01-13T01:00:00Z" },
		{ "2015-01-13T08:00:00Z", "2015-01-14T08:00:00Z" },
		{ "2015-01-14T17:00:00Z", "2015-01-15T01:00:00Z" },
		{ "2015-01-15T17:00:00Z", "2015-01-15T20:00:00Z" },
		{ "2015-01-15T21:00:00Z", "2015-01-16T01:00:00Z" },
	};
	struct schedule schedule =
	    schedule_of(los_angeles, "2015-01-01", "2015-12-31");
	int64_t cursor = at("2015-01-10T10:00:00Z");
	int64_t until = at("2015-01-17T10:00:00Z");
	struct calendar *calendar = NULL;
	int64_t open = 0;
	int64_t close = 0;
	size_t count = 0;

	hours(&schedule, MON, MON, nine_to_five, 1);
	hours(&schedule, TUE, TUE, whole_day, 1);
	hours(&schedule, WED, WED, nine_to_five, 1);
	hours(&schedule, THU, THU, short_lunch, 2);
	hours(&schedule, SAT, SAT, ten_to_two, 1);
	expect_between("B5", &schedule, "2015-01-10T10:00:00Z",
	    "2015-01-17T10:00:00Z", 51 * HOUR);

	calendar = calendar_of(&schedule);
	while (calendar_segment(calendar, &cursor, until, &open, &close) == 1) {
		cr_assert_lt(count, COUNT_OF(want));
		expect_instant("open", open, want[count][0]);
		expect_instant("close", close, want[count][1]);
		count++;
	}
	cr_expect_eq(count, COUNT_OF(want));
	calendar_close(calendar);
}

Test(calendar, cuts_segments_at_the_ends_asked_for)
{
	struct schedule schedule = office("UTC", "2026-01-01", "2026-01-31");
	struct calendar *calendar = calendar_of(&schedule);
	int64_t cursor = at("2026-01-09T16:00:00Z");
	int64_t until = at("2026-01-12T10:00:00Z");
	int64_t open = 0;
	int64_t close = 0;

	cr_assert_eq(
	    calendar_segment(calendar, &cursor, until, &open, &close), 1);
	expect_instant("first open", open, "2026-01-09T16:00:00Z");
	expect_instant("first close", close, "2026-01-09T17:00:00Z");
	cr_assert_eq(
	    calendar_segment(calendar, &cursor, until, &open, &close), 1);
	expect_instant("last open", open, "2026-01-12T09:00:00Z");
	expect_instant("last close", close, "2026-01-12T10:00:00Z");
	cr_expect_eq(
	    calendar_segment(calendar, &cursor, until, &open, &close), 0);
	calendar_close(calendar);
}

/* B6, B7, B8 and Lord Howe's half hour: the tz database has the size, the
 * hour and the day of a clock change */
Test(calendar, follows_clock_changes)
{
	static const struct {
		const char *label, *zone;
		struct span *span;
		const char *from, *until;
		int64_t want;
	} rows[] = {
		{ "B6 spring", los_angeles, whole_day, "2026-03-08T08:00:00Z",
		    "2026-03-09T07:00:00Z", 23 * HOUR },
		{ "B6 autumn", los_angeles, whole_day, "2026-11-01T07:00:00Z",
		    "2026-11-02T08:00:00Z", 25 * HOUR },
		{ "B7 spring", los_angeles, one_to_four, "2026-03-08T08:00:00Z",
		    "2026-03-09T07:00:00Z", 2 * HOUR },
		{ "B7 autumn", los_angeles, one_to_four, "2026-11-01T07:00:00Z",
		    "2026-11-02T08:00:00Z", 4 * HOUR },
		{ "B8", "Pacific/Apia", whole_day, "2011-12-29T10:00:00Z",
		    "2011-12-30T10:00:00Z", 24 * HOUR },
		{ "Apia, by night", "Pacific/Apia", one_to_four,
		    "2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", 6 * HOUR },
		{ "Lord Howe, back", "Australia/Lord_Howe", one_to_four,
		    "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z",
		    3 * HOUR + HOUR / 2 },
		{ "Lord Howe, forward", "Australia/Lord_Howe", one_to_four,
		    "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z",
		    2 * HOUR + HOUR / 2 },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct schedule schedule = every_day(
		    rows[i].zone, "2011-01-01", "2027-12-31", rows[i].span);

		expect_between(rows[i].label, &schedule, rows[i].from,
		    rows[i].until, rows[i].want);
	}
}

/* A Friday that did not exist gives its hours to nobody. */
Test(calendar, a_skipped_date_is_not_made_up_for)
{
	struct schedule schedule =
	    office("Pacific/Apia", "2011-01-01", "2012-12-31");

	expect_between("26 December to 2 January 09:00", &schedule,
	    "2011-12-26T10:00:00Z", "2012-01-01T19:00:00Z", 32 * HOUR);
}

/* B9 and T19, T01: deadlines walk the segments */
Test(calendar, adds_open_time)
{
	static const struct {
		const char *label, *zone, *from;
		int64_t seconds;
		const char *want;
	} rows[] = {
		{ "B9", los_angeles, "2026-03-06T16:00:00-08:00", 2 * HOUR,
		    "2026-03-09T10:00:00-07:00" },
		{ "T19", "UTC", "2026-01-10T12:00:00Z", 2 * HOUR,
		    "2026-01-12T11:00:00Z" },
		{ "T01: 24 h business", "UTC", "2026-01-05T09:00:00Z",
		    24 * HOUR, "2026-01-07T17:00:00Z" },
		{ "stays on the closing instant", "UTC", "2026-01-09T16:00:00Z",
		    HOUR, "2026-01-09T17:00:00Z" },
		{ "a second more", "UTC", "2026-01-09T16:00:00Z", HOUR + 1,
		    "2026-01-12T09:00:01Z" },
		{ "nothing", "UTC", "2026-01-10T12:00:00Z", 0,
		    "2026-01-10T12:00:00Z" },
		{ "the last second", "UTC", "2026-12-31T16:00:00Z", HOUR,
		    "2026-12-31T17:00:00Z" },
		{ "past the last", "UTC", "2026-12-31T16:00:00Z", HOUR + 1,
		    "" },
		{ "for ever", "UTC", "2026-12-31T16:00:00Z", INT64_MAX, "" },
		{ "backwards", "UTC", "2026-12-31T16:00:00Z", -1, "" },
		{ "not covered", "UTC", "2025-12-31T16:00:00Z", 1, "" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct schedule schedule =
		    office(rows[i].zone, "2026-01-01", "2026-12-31");
		struct calendar *calendar = calendar_of(&schedule);

		expect_instant(rows[i].label,
		    calendar_add(calendar, at(rows[i].from), rows[i].seconds),
		    rows[i].want);
		calendar_close(calendar);
	}
}

/* T01: one day without an adjective is 24 hours of wall time. */
Test(calendar, a_day_on_the_round_the_clock_calendar_is_a_day)
{
	struct schedule schedule =
	    every_day("UTC", "2026-01-01", "2026-12-31", whole_day);
	struct calendar *calendar = calendar_of(&schedule);

	expect_instant("T01",
	    calendar_add(calendar, at("2026-01-05T09:00:00Z"), DAY),
	    "2026-01-06T09:00:00Z");
	calendar_close(calendar);
}

/* T11: every year of a span has its holidays. */
Test(calendar, holidays_of_every_year_count)
{
	struct dated holidays[] = {
		{ .day = date("2020-07-05") }, /* a Sunday */
		{ .day = date("2021-07-05") },
		{ .day = date("2022-07-05") },
	};
	struct schedule schedule = office("UTC", "2020-01-01", "2023-12-31");

	expect_between("without", &schedule, "2020-01-01T00:00:00Z",
	    "2023-01-01T00:00:00Z", 6264 * HOUR);
	schedule.holidays = holidays;
	schedule.holiday_count = COUNT_OF(holidays);
	expect_between("with", &schedule, "2020-01-01T00:00:00Z",
	    "2023-01-01T00:00:00Z", 6248 * HOUR);
}

/* T12, T10: a holiday lasts from midnight to midnight, however long. */
Test(calendar, a_holiday_is_a_local_day)
{
	struct dated autumn[] = { { .day = date("2026-11-01") } };
	struct dated july[] = { { .day = date("2026-07-03") } };
	struct schedule schedule =
	    every_day(los_angeles, "2026-01-01", "2026-12-31", whole_day);
	struct calendar *calendar = NULL;

	schedule.holidays = autumn;
	schedule.holiday_count = 1;
	expect_between("T12", &schedule, "2026-11-01T07:00:00Z",
	    "2026-11-03T08:00:00Z", 24 * HOUR);

	schedule.holidays = july;
	calendar = calendar_of(&schedule);
	cr_expect(calendar_is_open(calendar, at("2026-07-03T06:59:59Z")));
	cr_expect_not(calendar_is_open(calendar, at("2026-07-03T07:00:00Z")));
	cr_expect_not(calendar_is_open(calendar, at("2026-07-04T06:59:59Z")));
	cr_expect(calendar_is_open(calendar, at("2026-07-04T07:00:00Z")));
	calendar_close(calendar);
}

/* T14: n adjacent days are n times 86,400 s. */
Test(calendar, whole_days_have_no_seams)
{
	struct schedule schedule =
	    every_day("Asia/Kathmandu", "2026-01-01", "2026-12-31", whole_day);
	struct calendar *calendar = calendar_of(&schedule);
	int64_t midnight = at("2026-01-01T00:00:00+05:45");

	for (int64_t n = 1; n <= 365; n++) {
		cr_expect_eq(
		    calendar_between(calendar, midnight, midnight + n * DAY),
		    n * DAY);
		cr_expect_eq(calendar_between(calendar,
				 midnight + (n - 1) * DAY, midnight + n * DAY),
		    DAY);
	}
	calendar_close(calendar);
}

/* T17 and T18: a pause takes away open time only. */
Test(calendar, pauses_cost_open_time_only)
{
	struct dated new_year[] = { { .day = date("2026-01-01") } };
	struct schedule schedule = office("UTC", "2026-01-01", "2026-12-31");

	schedule.holidays = new_year;
	schedule.holiday_count = 1;
	expect_between("T17: all", &schedule, "2026-01-01T11:00:00Z",
	    "2026-01-05T10:00:00Z", 9 * HOUR);
	expect_between("T17: held", &schedule, "2026-01-02T12:00:00Z",
	    "2026-01-02T15:00:00Z", 3 * HOUR);
	expect_between("T18", &schedule, "2026-01-09T16:00:00Z",
	    "2026-01-12T10:00:00Z", 2 * HOUR);
}

/* T28 and section 2: override beats holiday beats week. */
Test(calendar, the_narrower_declaration_wins)
{
	struct dated holidays[] = { { .day = date("2026-01-06") },
		{ .day = date("2026-01-07") } };
	struct dated overrides[] = {
		{ .day = date("2026-01-07"), .spans = { morning, 1 } },
		{ .day = date("2026-01-08"), .spans = { morning, 1 } },
		{ .day = date("2026-01-09") }, /* closed */
		{ .day = date("2026-01-10"), .spans = { ten_to_two, 1 } },
	};
	static const int64_t want[] = { 8, 0, 4, 4, 0, 4, 0 };
	struct schedule schedule = office("UTC", "2026-01-01", "2026-01-31");
	int64_t monday = at("2026-01-05T00:00:00Z");
	struct calendar *calendar = NULL;

	schedule.holidays = holidays;
	schedule.holiday_count = COUNT_OF(holidays);
	schedule.overrides = overrides;
	schedule.override_count = COUNT_OF(overrides);
	calendar = calendar_of(&schedule);
	for (int64_t i = 0; i < 7; i++)
		cr_expect_eq(calendar_between(calendar, monday + i * DAY,
				 monday + (i + 1) * DAY),
		    want[i] * HOUR, "day %d", (int)i);
	calendar_close(calendar);
}

/* A night span belongs to the date it starts on. */
Test(calendar, a_night_shift_belongs_to_the_date_it_starts_on)
{
	struct dated holiday[] = { { .day = date("2026-01-07") } };
	struct dated early[] = { { .day = date("2026-01-07"),
	    .spans = { one_to_four, 1 } } };
	struct schedule schedule =
	    every_day("UTC", "2026-01-01", "2026-12-31", night);

	expect_between("no holiday", &schedule, "2026-01-06T12:00:00Z",
	    "2026-01-08T12:00:00Z", 16 * HOUR);
	schedule.holidays = holiday;
	schedule.holiday_count = 1;
	expect_between("the night before stays", &schedule,
	    "2026-01-06T12:00:00Z", "2026-01-07T12:00:00Z", 8 * HOUR);
	expect_between("the night after goes", &schedule,
	    "2026-01-07T12:00:00Z", "2026-01-08T12:00:00Z", 0);
	schedule.overrides = early;
	schedule.override_count = 1;
	expect_between("what overlaps counts once", &schedule,
	    "2026-01-06T12:00:00Z", "2026-01-07T12:00:00Z", 8 * HOUR);
}
