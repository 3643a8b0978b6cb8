/* calendar_bounds.c -- what a calendar covers, and what it refuses. */
/* SPDX-License-Identifier: MIT */
#include "clock_support.h"

static struct span nine_to_five[] = { { 9 * HOUR, 17 * HOUR } };
static struct span night[] = { { 22 * HOUR, 30 * HOUR } };

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

Test(calendar_bounds, covers_its_days_and_no_more)
{
	static const struct {
		const char *label, *from, *until;
		bool want;
	} rows[] = {
		{ "all of it", "2026-01-01T00:00:00-08:00",
		    "2027-01-01T00:00:00-08:00", true },
		{ "backwards", "2027-01-01T00:00:00-08:00",
		    "2026-01-01T00:00:00-08:00", true },
		{ "a second early", "2025-12-31T23:59:59-08:00",
		    "2026-02-01T00:00:00-08:00", false },
		{ "a second late", "2026-02-01T00:00:00-08:00",
		    "2027-01-01T00:00:01-08:00", false },
	};
	struct schedule schedule =
	    office(los_angeles, "2026-01-01", "2026-12-31");
	struct calendar *calendar = calendar_of(&schedule);

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		cr_expect_eq(calendar_covers(
				 calendar, at(rows[i].from), at(rows[i].until)),
		    rows[i].want, "%s", rows[i].label);
	cr_expect_not(calendar_covers(calendar, INSTANT_NONE, INT64_MAX));
	cr_expect_not(calendar_is_open(calendar, INSTANT_NONE));
	cr_expect_not(calendar_is_open(calendar, INT64_MAX));
	cr_expect_eq(calendar_schedule(calendar), &schedule);
	cr_expect_str_eq(zone_name(calendar_zone(calendar)), los_angeles);
	calendar_close(calendar);
}

/* Many spans a day make the search look far, also from the last instant. */
Test(calendar_bounds, can_be_asked_at_its_ends)
{
	static struct span many[CALENDAR_SPANS_MAX];
	struct schedule schedule =
	    schedule_of("UTC", "2026-01-01", "2026-01-31");
	struct calendar *calendar = NULL;
	int64_t begin = at("2026-01-01T00:00:00Z");
	int64_t end = at("2026-02-01T00:00:00Z");

	/* ten minutes of each quarter hour */
	for (int32_t i = 0; i < CALENDAR_SPANS_MAX; i++)
		many[i] = (struct span){ i * 900, i * 900 + 600 };
	hours(&schedule, MON, SUN, many, COUNT_OF(many));
	calendar = calendar_of(&schedule);
	cr_expect_eq(calendar_between(calendar, begin, end), 31 * 96 * 600);
	cr_expect_eq(calendar_between(calendar, end, end), 0);
	cr_expect_eq(calendar_between(calendar, end - 900, end), 600);
	cr_expect_eq(calendar_between(calendar, begin, begin + 900), 600);
	cr_expect_not(calendar_is_open(calendar, end));
	expect_instant("at the end", calendar_next_opening(calendar, end), "");
	expect_instant("all of it",
	    calendar_add(calendar, begin, 31 * 96 * 600),
	    "2026-01-31T23:55:00Z");
	calendar_close(calendar);
}

/* Days open for a power of two of seconds, or a second off it: the steps of
 * the table by open seconds begin on closings, or beside them. */
Test(calendar_bounds, a_sum_that_a_day_completes_is_due_at_its_closing)
{
	for (int32_t off = -1; off <= 1; off++) {
		struct span span = { 9 * HOUR, 9 * HOUR + 16384 + off };
		int64_t open = span.to - span.from;
		struct schedule schedule =
		    every_day("UTC", "2026-01-01", "2026-03-01", &span);
		struct calendar *calendar = calendar_of(&schedule);
		int64_t begin = at("2026-01-01T00:00:00Z");

		for (int64_t day = 0; day < 60; day++) {
			int64_t midnight = begin + day * 86400;
			int64_t sum = (day + 1) * open;

			cr_expect_eq(calendar_add(calendar, begin, sum),
			    midnight + span.to);
			cr_expect_eq(calendar_add(calendar, begin, sum - 1),
			    midnight + span.to - 1);
			cr_expect_eq(
			    calendar_add(calendar, begin, sum - open + 1),
			    midnight + span.from + 1);
		}
		calendar_close(calendar);
	}
}

/* The night to the first day belongs to a date that is not covered. */
Test(calendar_bounds, does_not_cover_a_night_from_before)
{
	struct schedule schedule =
	    every_day("UTC", "2026-01-01", "2026-01-31", night);
	struct calendar *calendar = calendar_of(&schedule);
	int64_t six = at("2026-01-01T06:00:00Z");
	int64_t end = at("2026-02-01T00:00:00Z");

	cr_expect_not(calendar_covers(calendar, six - 1, end));
	cr_expect(calendar_covers(calendar, six, end));
	cr_expect_eq(calendar_between(calendar, six, end), (30 * 8 + 2) * HOUR);
	calendar_close(calendar);
}

static struct span outside[] = { { 24 * HOUR, 25 * HOUR } };
static struct span before_midnight[] = { { -1, HOUR } };
static struct span empty[] = { { HOUR, HOUR } };
static struct span too_long[] = { { 0, 48 * HOUR + 1 } };
static struct span overlapping[] = { { 0, 2 * HOUR }, { HOUR, 3 * HOUR } };
static struct span twisted[] = { { 2 * HOUR, 3 * HOUR }, { 0, HOUR } };

Test(calendar_bounds, refuses_spans_that_are_none)
{
	static const struct {
		const char *label;
		struct spans spans;
		const char *words;
	} rows[] = {
		{ "outside", { outside, 1 }, "within its date" },
		{ "before midnight", { before_midnight, 1 },
		    "within its date" },
		{ "empty", { empty, 1 }, "ends before" },
		{ "too long", { too_long, 1 }, "next date" },
		{ "overlapping", { overlapping, 2 }, "overlap" },
		{ "twisted", { twisted, 2 }, "overlap" },
		{ "too many", { NULL, CALENDAR_SPANS_MAX + 1 }, "96" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct schedule schedule =
		    office("UTC", "2026-01-01", "2026-12-31");
		struct fault fault = { .kind = FAULT_NONE };
		struct calendar *calendar = NULL;

		schedule.week[WED] = rows[i].spans;
		cr_expect_eq(calendar_open(&calendar, &schedule, &fault), -1,
		    "%s", rows[i].label);
		cr_expect_eq(fault.kind, FAULT_RULES);
		cr_expect_not_null(strstr(fault.text, rows[i].words), "%s: %s",
		    rows[i].label, fault.text);
		cr_expect_not_null(
		    strstr(fault.text, "test.yaml:7"), "%s", fault.text);
		cr_expect_null(calendar);
	}
}

static void
expect_refused(const struct schedule *schedule, const char *words)
{
	struct fault fault = { .kind = FAULT_NONE };
	struct calendar *calendar = NULL;

	cr_expect_eq(
	    calendar_open(&calendar, schedule, &fault), -1, "%s", words);
	cr_expect_eq(fault.kind, FAULT_RULES, "%s", words);
	cr_expect_not_null(
	    strstr(fault.text, words), "%s: %s", words, fault.text);
	cr_expect_null(calendar);
}

Test(calendar_bounds, refuses_a_schedule_that_makes_no_sense)
{
	struct dated unsorted[] = { { .day = date("2026-05-02") },
		{ .day = date("2026-05-01") } };
	struct dated twice[] = { { .day = date("2026-05-01") },
		{ .day = date("2026-05-01") } };
	const struct schedule sound = office("UTC", "2026-01-01", "2026-12-31");
	struct schedule schedule = sound;

	schedule.zone = "-08:00";
	expect_refused(&schedule, "-08:00");
	schedule = sound;
	schedule.covers_from = date("1969-12-31");
	expect_refused(&schedule, "1970..2037");
	schedule = sound;
	schedule.covers_to = date("2038-01-01");
	expect_refused(&schedule, "1970..2037");
	schedule = sound;
	schedule.covers_to = schedule.covers_from - 1;
	expect_refused(&schedule, "covers no date");
	schedule = sound;
	schedule.standard_day = -1;
	expect_refused(&schedule, "standard day");
	schedule = sound;
	schedule.holidays = unsorted;
	schedule.holiday_count = 2;
	expect_refused(&schedule, "twice or out of order");
	schedule = sound;
	schedule.overrides = twice;
	schedule.override_count = 2;
	expect_refused(&schedule, "twice or out of order");
}
