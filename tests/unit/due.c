/* due.c -- "within N business days", in its three named readings. */
/* SPDX-License-Identifier: MIT */
#include "clock_support.h"

static struct span whole_day[] = { { 0, 24 * HOUR } };
static struct span nine_to_five[] = { { 9 * HOUR, 17 * HOUR } };
static struct span morning[] = { { 9 * HOUR, 13 * HOUR } };
static struct span with_lunch[] = { { 9 * HOUR, 12 * HOUR },
	{ 13 * HOUR, 17 * HOUR } };
static struct span night[] = { { 22 * HOUR, 30 * HOUR } };
static struct span early[] = { { 2 * HOUR + HOUR / 2, 5 * HOUR } };

static const char los_angeles[] = "America/Los_Angeles";

static struct schedule
office(const char *zone)
{
	struct schedule schedule =
	    schedule_of(zone, "2026-01-01", "2026-12-31");

	hours(&schedule, MON, FRI, nine_to_five, 1);
	return schedule;
}

/* A row says "want" per reading; "-" skips one, "" is no answer. */
struct row {
	const char *received;
	int64_t count;
	const char *end, *clock, *hours;
};

static void
expect_due(const struct calendar *calendar, const struct row *row,
    enum day_rule rule, const char *want)
{
	if (strcmp(want, "-") == 0)
		return;
	expect_instant(row->received,
	    calendar_due(
		calendar, at(row->received), row->count, rule, BD_END_CLOSING),
	    want);
}

static void
expect_rows(
    const struct schedule *schedule, const struct row *rows, size_t count)
{
	struct calendar *calendar = calendar_of(schedule);

	for (size_t i = 0; i < count; i++) {
		expect_due(calendar, &rows[i], DAYS_BD_END, rows[i].end);
		expect_due(calendar, &rows[i], DAYS_BD_CLOCK, rows[i].clock);
		expect_due(calendar, &rows[i], DAYS_BD_HOURS, rows[i].hours);
	}
	calendar_close(calendar);
}

/* B10: clocks.md section 4 (9 January 2026 is a Friday) */
Test(due, the_table_of_the_clock_reference)
{
	static const struct row rows[] = {
		{ "2026-01-09T16:00:00Z", 1, "2026-01-12T17:00:00Z",
		    "2026-01-12T16:00:00Z", "2026-01-12T16:00:00Z" },
		{ "2026-01-09T18:00:00Z", 1, "2026-01-13T17:00:00Z",
		    "2026-01-13T09:00:00Z", "2026-01-12T17:00:00Z" },
		{ "2026-01-10T12:00:00Z", 1, "2026-01-13T17:00:00Z",
		    "2026-01-13T09:00:00Z", "2026-01-12T17:00:00Z" },
		{ "2026-01-12T08:00:00Z", 1, "2026-01-13T17:00:00Z",
		    "2026-01-13T09:00:00Z", "2026-01-12T17:00:00Z" },
	};
	struct schedule schedule = office("UTC");

	expect_rows(&schedule, rows, COUNT_OF(rows));
}

/* domain.md 4.4 (6 March 2026 is a Friday) */
Test(due, the_table_of_the_domain_reference)
{
	static const struct row rows[] = {
		{ "2026-03-06T16:00:00Z", 1, "2026-03-09T17:00:00Z",
		    "2026-03-09T16:00:00Z", "2026-03-09T16:00:00Z" },
		/* exactly closing counts as after */
		{ "2026-03-06T17:00:00Z", 1, "2026-03-10T17:00:00Z",
		    "2026-03-10T09:00:00Z", "2026-03-09T17:00:00Z" },
		{ "2026-03-06T20:00:00Z", 1, "2026-03-10T17:00:00Z",
		    "2026-03-10T09:00:00Z", "2026-03-09T17:00:00Z" },
		/* before opening counts as that day */
		{ "2026-03-06T07:00:00Z", 1, "2026-03-09T17:00:00Z",
		    "2026-03-09T09:00:00Z", "2026-03-06T17:00:00Z" },
		{ "2026-03-07T11:00:00Z", 1, "2026-03-10T17:00:00Z",
		    "2026-03-10T09:00:00Z", "2026-03-09T17:00:00Z" },
	};
	static const struct row on_holiday[] = {
		{ "2026-03-06T16:00:00Z", 1, "2026-03-10T17:00:00Z",
		    "2026-03-10T16:00:00Z", "2026-03-10T16:00:00Z" },
	};
	static const struct row on_half_day[] = {
		{ "2026-03-05T15:00:00Z", 1, "2026-03-06T13:00:00Z",
		    "2026-03-06T15:00:00Z", "2026-03-09T11:00:00Z" },
	};
	struct dated monday[] = { { .day = date("2026-03-09") } };
	struct dated friday[] = { { .day = date("2026-03-06"),
	    .spans = { morning, 1 } } };
	struct schedule schedule = office("UTC");

	expect_rows(&schedule, rows, COUNT_OF(rows));
	schedule.holidays = monday;
	schedule.holiday_count = 1;
	expect_rows(&schedule, on_holiday, COUNT_OF(on_holiday));
	schedule.holiday_count = 0;
	schedule.overrides = friday;
	schedule.override_count = 1;
	expect_rows(&schedule, on_half_day, COUNT_OF(on_half_day));
}

/* The demonstration case: acknowledged on Monday at 16:30. */
Test(due, a_friday_complaint_divides_the_readings)
{
	struct schedule schedule = office(los_angeles);
	struct calendar *calendar = calendar_of(&schedule);
	int64_t received = at("2026-03-06T16:00:00-08:00");
	int64_t answered = at("2026-03-09T16:30:00-07:00");

	cr_expect_leq(answered,
	    calendar_due(calendar, received, 1, DAYS_BD_END, BD_END_CLOSING));
	cr_expect_gt(answered,
	    calendar_due(calendar, received, 1, DAYS_BD_CLOCK, BD_END_CLOSING));
	cr_expect_gt(answered,
	    calendar_due(calendar, received, 1, DAYS_BD_HOURS, BD_END_CLOSING));
	calendar_close(calendar);
}

Test(due, counts_days_over_weekends_and_clock_changes)
{
	static const struct row rows[] = {
		/* the same local time, 71 h of wall time later */
		{ "2026-03-06T16:00:00-08:00", 1, "2026-03-09T17:00:00-07:00",
		    "2026-03-09T16:00:00-07:00", "2026-03-09T16:00:00-07:00" },
		{ "2026-10-30T16:00:00-07:00", 1, "2026-11-02T17:00:00-08:00",
		    "2026-11-02T16:00:00-08:00", "2026-11-02T16:00:00-08:00" },
		{ "2026-03-04T10:00:00-08:00", 2, "2026-03-06T17:00:00-08:00",
		    "2026-03-06T10:00:00-08:00", "2026-03-06T10:00:00-08:00" },
		{ "2026-03-04T10:00:00-08:00", 10, "2026-03-18T17:00:00-07:00",
		    "2026-03-18T10:00:00-07:00", "2026-03-18T10:00:00-07:00" },
		/* within no business day: by the end of the day itself */
		{ "2026-03-04T10:00:00-08:00", 0, "2026-03-04T17:00:00-08:00",
		    "2026-03-04T10:00:00-08:00", "2026-03-04T10:00:00-08:00" },
		{ "2026-03-07T10:00:00-08:00", 0, "2026-03-09T17:00:00-07:00",
		    "2026-03-09T09:00:00-07:00", "2026-03-09T09:00:00-07:00" },
	};
	struct schedule schedule = office(los_angeles);

	expect_rows(&schedule, rows, COUNT_OF(rows));
}

/* A day lasts from its first opening to its last closing; these have 7 h. */
Test(due, lunch_does_not_end_a_day)
{
	static const struct row rows[] = {
		{ "2026-03-05T12:30:00Z", 1, "2026-03-06T17:00:00Z",
		    "2026-03-06T13:00:00Z", "2026-03-06T14:00:00Z" },
		{ "2026-03-05T12:00:00Z", 1, "2026-03-06T17:00:00Z",
		    "2026-03-06T13:00:00Z", "2026-03-06T14:00:00Z" },
		{ "2026-03-05T11:59:59Z", 1, "2026-03-06T17:00:00Z",
		    "2026-03-06T11:59:59Z", "2026-03-06T13:59:59Z" },
	};
	struct schedule schedule = office("UTC");

	hours(&schedule, MON, FRI, with_lunch, 2);
	expect_rows(&schedule, rows, COUNT_OF(rows));
}

Test(due, a_day_may_end_at_midnight)
{
	static const struct {
		const char *received, *want;
	} rows[] = {
		{ "2026-03-06T16:00:00-08:00", "2026-03-10T00:00:00-07:00" },
		{ "2026-03-06T17:00:00-08:00", "2026-03-11T00:00:00-07:00" },
		{ "2026-03-05T12:00:00-08:00", "2026-03-07T00:00:00-08:00" },
	};
	struct schedule schedule = office(los_angeles);
	struct calendar *calendar = calendar_of(&schedule);

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		expect_instant(rows[i].received,
		    calendar_due(calendar, at(rows[i].received), 1, DAYS_BD_END,
			BD_END_MIDNIGHT),
		    rows[i].want);
	calendar_close(calendar);
}

/* Round the clock, closing is midnight, which is the next day's. */
Test(due, round_the_clock_every_date_is_a_business_day)
{
	static const struct row rows[] = {
		{ "2026-03-06T23:59:59Z", 1, "2026-03-08T00:00:00Z",
		    "2026-03-07T23:59:59Z", "2026-03-07T07:59:59Z" },
		{ "2026-03-07T00:00:00Z", 1, "2026-03-09T00:00:00Z",
		    "2026-03-08T00:00:00Z", "2026-03-07T08:00:00Z" },
	};
	struct schedule schedule = office("UTC");

	hours(&schedule, MON, SUN, whole_day, 1);
	expect_rows(&schedule, rows, COUNT_OF(rows));
}

/* 03:00 in the night shift of Friday is Friday's 27:00. */
Test(due, a_night_shift_is_one_business_day)
{
	static const struct row rows[] = {
		{ "2026-03-07T03:00:00Z", 1, "2026-03-10T06:00:00Z",
		    "2026-03-10T03:00:00Z", "2026-03-10T03:00:00Z" },
		{ "2026-03-07T06:00:00Z", 1, "2026-03-11T06:00:00Z",
		    "2026-03-10T22:00:00Z", "2026-03-10T06:00:00Z" },
		{ "2026-03-06T12:00:00Z", 1, "2026-03-10T06:00:00Z",
		    "2026-03-09T22:00:00Z", "2026-03-07T06:00:00Z" },
	};
	struct schedule schedule = office("UTC");

	hours(&schedule, MON, FRI, night, 1);
	expect_rows(&schedule, rows, COUNT_OF(rows));
}

/* A clock time that does not exist moves forward by the gap; opening at
 * 02:30 on that day is at the clock change. */
Test(due, a_clock_time_in_a_gap_moves_forward)
{
	static const struct row rows[] = {
		{ "2026-03-07T02:45:00-08:00", 1, "2026-03-08T05:00:00-07:00",
		    "2026-03-08T03:45:00-07:00", "-" },
		{ "2026-03-07T12:00:00-08:00", 0, "2026-03-08T05:00:00-07:00",
		    "2026-03-08T03:00:00-07:00", "-" },
	};
	struct schedule schedule = office(los_angeles);

	hours(&schedule, MON, SUN, early, 1);
	expect_rows(&schedule, rows, COUNT_OF(rows));
}

/* Samoa had no Friday 30 December 2011. */
Test(due, a_skipped_date_is_no_business_day)
{
	static const struct row rows[] = {
		{ "2011-12-29T16:00:00-10:00", 1, "2012-01-02T17:00:00+14:00",
		    "2012-01-02T16:00:00+14:00", "2012-01-02T16:00:00+14:00" },
	};
	struct schedule schedule =
	    schedule_of("Pacific/Apia", "2011-01-01", "2012-12-31");

	hours(&schedule, MON, FRI, nine_to_five, 1);
	expect_rows(&schedule, rows, COUNT_OF(rows));
}

Test(due, gives_no_answer_beyond_the_coverage)
{
	static const struct row rows[] = {
		{ "2025-12-31T12:00:00Z", 1, "", "", "" },
		{ "2027-01-01T12:00:00Z", 1, "", "", "" },
		{ "2026-12-31T10:00:00Z", 1, "", "", "" },
		{ "2026-12-31T17:00:00Z", 0, "", "", "" },
		{ "2026-12-30T10:00:00Z", 1, "2026-12-31T17:00:00Z",
		    "2026-12-31T10:00:00Z", "2026-12-31T10:00:00Z" },
		{ "2026-12-30T10:00:00Z", -1, "", "", "" },
		{ "2026-12-30T10:00:00Z", INT64_MAX, "", "", "" },
	};
	/* closes at 06:00 on a date that is not covered */
	static const struct row at_night[] = {
		{ "2026-12-31T23:00:00Z", 0, "", "2026-12-31T23:00:00Z",
		    "2026-12-31T23:00:00Z" },
	};
	struct schedule schedule = office("UTC");

	expect_rows(&schedule, rows, COUNT_OF(rows));
	hours(&schedule, MON, FRI, night, 1);
	expect_rows(&schedule, at_night, COUNT_OF(at_night));
}

Test(due, other_day_rules_and_no_standard_day_have_no_answer)
{
	static const enum day_rule rules[] = { DAYS_NONE, DAYS_DATEDIFF,
		DAYS_INCLUSIVE, DAYS_ELAPSED, DAYS_BD_HOURS };
	struct schedule schedule = office("UTC");
	struct calendar *calendar = NULL;

	schedule.standard_day = 0;
	calendar = calendar_of(&schedule);
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		cr_expect_eq(calendar_due(calendar, at("2026-03-04T10:00:00Z"),
				 1, rules[i], BD_END_CLOSING),
		    INSTANT_NONE, "rule %d", (int)rules[i]);
	calendar_close(calendar);
}

/* The days walked one by one, in a zone whose clocks never change. */

enum { HOLIDAYS = 12, KATHMANDU = 5 * HOUR + 45 * 60 };

static bool
works(const struct schedule *schedule, int64_t day)
{
	for (size_t i = 0; i < schedule->holiday_count; i++) {
		if (schedule->holidays[i].day == day)
			return false;
	}
	return schedule->week[(day + 3) % 7].count > 0;
}

static int64_t
slow_due(const struct schedule *schedule, int64_t received, int64_t count,
    bool by_clock)
{
	int64_t day = (received + KATHMANDU) / DAY;
	int64_t clock = (received + KATHMANDU) % DAY;

	if (!works(schedule, day) || clock >= 17 * HOUR) {
		clock = 9 * HOUR;
		do
			day++;
		while (!works(schedule, day));
	}
	if (clock < 9 * HOUR)
		clock = 9 * HOUR;
	for (; count > 0; count--) {
		do
			day++;
		while (!works(schedule, day));
	}
	return day * DAY + (by_clock ? clock : 17 * HOUR) - KATHMANDU;
}

Test(due, agrees_with_walking_the_days)
{
	struct dated holidays[HOLIDAYS];
	struct schedule schedule = office("Asia/Kathmandu");
	struct calendar *calendar = NULL;
	uint64_t seed = 154;

	for (int32_t i = 0; i < HOLIDAYS; i++)
		holidays[i] = (struct dated){ .day = schedule.covers_from +
			    i * 28 + (int32_t)draw_from(&seed, 0, 27) };
	schedule.holidays = holidays;
	schedule.holiday_count = HOLIDAYS;
	calendar = calendar_of(&schedule);
	for (int i = 0; i < 20000; i++) {
		int64_t received = schedule.covers_from * (int64_t)DAY +
		    draw_from(&seed, 0, 330 * (int64_t)DAY);
		int64_t count = draw_from(&seed, 0, 15);

		/* half of them on the full hour, where the edges are */
		if (i % 2 == 0)
			received = received / HOUR * HOUR + 15 * 60;
		cr_expect_eq(calendar_due(calendar, received, count,
				 DAYS_BD_END, BD_END_CLOSING),
		    slow_due(&schedule, received, count, false),
		    "received %" PRId64 ", %d days", received, (int)count);
		cr_expect_eq(calendar_due(calendar, received, count,
				 DAYS_BD_CLOCK, BD_END_CLOSING),
		    slow_due(&schedule, received, count, true),
		    "received %" PRId64 ", %d days", received, (int)count);
	}
	calendar_close(calendar);
}
