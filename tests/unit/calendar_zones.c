/* calendar_zones.c -- the same hours under any TZ and LANG. */
/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <time.h>

#include "clock_support.h"

static struct span whole_day[] = { { 0, 24 * HOUR } };
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

static void
expect_around_the_clock(const char *zone)
{
	struct schedule schedule =
	    every_day(zone, "2008-01-01", "2027-12-31", whole_day);
	struct calendar *calendar = calendar_of(&schedule);
	const struct zone *own = calendar_zone(calendar);

	for (int32_t day = schedule.covers_from; day <= schedule.covers_to;
	     day++) {
		int64_t from = zone_day_start(own, day);
		int64_t until = zone_day_start(own, day + 1);

		cr_expect_eq(calendar_between(calendar, from, until),
		    until - from, "%s, day %d", zone, (int)day);
	}
	calendar_close(calendar);
}

static void
expect_nights(void)
{
	struct schedule schedule =
	    every_day(los_angeles, "2025-12-31", "2026-12-31", night);
	struct calendar *calendar = calendar_of(&schedule);
	int32_t spring = date("2026-03-08");
	int32_t autumn = date("2026-11-01");

	for (int32_t day = date("2026-01-02"); day <= schedule.covers_to;
	     day++) {
		int64_t noon =
		    zone_day_start(calendar_zone(calendar), day) + 12 * HOUR;
		int64_t want = day == spring ? 7 : day == autumn ? 9 : 8;

		cr_expect_eq(calendar_between(calendar, noon - 24 * HOUR, noon),
		    want * HOUR, "the night to day %d", (int)day);
	}
	calendar_close(calendar);
}

static void
expect_two_zones_at_once(void)
{
	struct schedule west = office(los_angeles, "2026-01-01", "2026-12-31");
	struct schedule east = office("Asia/Tokyo", "2026-01-01", "2026-12-31");
	struct calendar *first = calendar_of(&west);
	struct calendar *second = calendar_of(&east);
	int64_t monday = at("2026-01-05T00:00:00Z");

	for (int64_t i = 0; i < 5; i++) {
		int64_t from = monday + i * DAY;

		/* 09:00 in Tokyo is 00:00Z, in Los Angeles 17:00Z */
		cr_expect_eq(
		    calendar_between(second, from, from + 8 * HOUR), 8 * HOUR);
		cr_expect_eq(
		    calendar_between(first, from + 17 * HOUR, from + 25 * HOUR),
		    8 * HOUR);
		cr_expect_eq(
		    calendar_between(second, from + 8 * HOUR, from + 24 * HOUR),
		    0);
		cr_expect_eq(
		    calendar_between(first, from + HOUR, from + 17 * HOUR), 0);
	}
	calendar_close(second);
	calendar_close(first);
}

/* T15, T16, T31 under several values of TZ and LANG */
Test(calendar_zones, the_environment_changes_nothing)
{
	static const struct {
		const char *tz, *lang;
	} rows[] = {
		{ "UTC", "C" },
		{ "Asia/Tokyo", "de_DE.UTF-8" },
		{ "America/Los_Angeles", "tr_TR.UTF-8" },
		{ "XYZ-13:30", "C.UTF-8" },
		{ ":no/such/zone", "no_such.LANG" },
	};
	static const char *const zones[] = { "UTC", "America/Los_Angeles",
		"Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo" };

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		setenv("TZ", rows[i].tz, 1);
		setenv("LANG", rows[i].lang, 1);
		setenv("LC_ALL", rows[i].lang, 1);
		tzset();
		setlocale(LC_ALL, "");
		for (size_t z = 0; z < COUNT_OF(zones); z++)
			expect_around_the_clock(zones[z]);
		expect_nights();
		expect_two_zones_at_once();
	}
}
