/* zone.c -- offsets, gaps, folds and local days of real zones. */
/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <time.h>

#include "clock_support.h"

Test(zone, names_are_those_of_tzdata_and_nothing_else)
{
	static const struct {
		const char *name;
		bool exists;
	} rows[] = {
		{ "UTC", true },
		{ "Etc/UTC", true },
		{ "America/Los_Angeles", true },
		{ "US/Pacific", true }, /* a link */
		{ "Asia/Calcutta", true },
		{ "america/los_angeles", false },
		{ "America/Los_Angele", false },
		{ "America/Los_Angeles ", false },
		{ "America", false },
		{ "PST8PDT,M3.2.0,M11.1.0", false },
		{ "UTC+3", false },
		{ "-08:00", false },
		{ "Z", false },
		{ ":UTC", false },
		{ "../zoneinfo/UTC", false },
		{ "/usr/share/zoneinfo/UTC", false },
		{ "/etc/passwd", false },
		{ "posix/UTC", false },
		{ "localtime", false },
		{ "", false },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct fault fault = { .kind = FAULT_NONE };
		struct zone *zone = NULL;
		int rc = zone_open(&zone, rows[i].name, &fault);

		cr_expect_eq(zone_exists(rows[i].name), rows[i].exists,
		    "zone_exists(\"%s\")", rows[i].name);
		cr_expect_eq(rc, rows[i].exists ? 0 : -1, "\"%s\": %s",
		    rows[i].name, fault.text);
		cr_expect_eq(fault.kind,
		    rows[i].exists ? FAULT_NONE : FAULT_RULES, "\"%s\"",
		    rows[i].name);
		if (rc == 0)
			cr_expect_str_eq(zone_name(zone), rows[i].name);
		zone_close(zone);
	}
}

/* Offsets as the tz database's own comments and the laws give them. */
Test(zone, text_shows_the_offset_of_the_hour)
{
	static const struct {
		const char *zone;
		const char *instant;
		const char *want;
	} rows[] = {
		{ "UTC", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00" },
		{ "America/Los_Angeles", "2026-03-08T09:59:59Z",
		    "2026-03-08T01:59:59-08:00" },
		{ "America/Los_Angeles", "2026-03-08T10:00:00Z",
		    "2026-03-08T03:00:00-07:00" },
		{ "America/Los_Angeles", "2026-11-01T08:59:59Z",
		    "2026-11-01T01:59:59-07:00" },
		{ "America/Los_Angeles", "2026-11-01T09:00:00Z",
		    "2026-11-01T01:00:00-08:00" },
		{ "America/Los_Angeles", "2037-12-31T23:59:59Z",
		    "2037-12-31T15:59:59-08:00" },
		{ "Australia/Lord_Howe", "2026-04-04T14:59:59Z",
		    "2026-04-05T01:59:59+11:00" },
		{ "Australia/Lord_Howe", "2026-04-04T15:00:00Z",
		    "2026-04-05T01:30:00+10:30" },
		{ "Pacific/Apia", "2011-12-30T09:59:59Z",
		    "2011-12-29T23:59:59-10:00" },
		{ "Pacific/Apia", "2011-12-30T10:00:00Z",
		    "2011-12-31T00:00:00+14:00" },
		{ "Asia/Kathmandu", "2026-01-01T00:00:00Z",
		    "2026-01-01T05:45:00+05:45" },
		{ "Africa/Monrovia", "1970-01-01T00:00:00Z",
		    "1969-12-31T23:15:30-00:44:30" },
		{ "Africa/Monrovia", "1972-01-07T00:44:30Z",
		    "1972-01-07T00:44:30+00:00" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct zone *zone = zone_of(rows[i].zone);
		char text[INSTANT_TEXT];

		zone_text(zone, at(rows[i].instant), text);
		cr_expect_str_eq(text, rows[i].want, "%s %s: got %s",
		    rows[i].zone, rows[i].instant, text);
		zone_close(zone);
	}
}

/* domain.md 4.4: 72 h from Friday 18:00 end on Monday at 19:00. */
Test(zone, a_weekend_with_a_clock_change_is_an_hour_off)
{
	struct zone *zone = zone_of("America/Los_Angeles");
	char text[INSTANT_TEXT];

	zone_text(zone, at("2026-03-06T18:00:00-08:00") + 72 * HOUR, text);
	cr_expect_str_eq(text, "2026-03-09T19:00:00-07:00");
	zone_text(zone, INSTANT_NONE, text);
	cr_expect_str_eq(text, "");
	zone_close(zone);
}

static const struct {
	const char *zone;
	const char *reading; /* as if UTC */
	enum zone_fit fit;
	const char *want;  /* first occurrence, or moved by the gap */
	const char *reach; /* first instant that reads so or later */
} readings[] = {
	{ "America/Los_Angeles", "2026-03-08T01:59:59Z", ZONE_ONCE,
	    "2026-03-08T09:59:59Z", "2026-03-08T09:59:59Z" },
	{ "America/Los_Angeles", "2026-03-08T02:00:00Z", ZONE_GAP,
	    "2026-03-08T10:00:00Z", "2026-03-08T10:00:00Z" },
	{ "America/Los_Angeles", "2026-03-08T02:30:00Z", ZONE_GAP,
	    "2026-03-08T10:30:00Z", "2026-03-08T10:00:00Z" },
	{ "America/Los_Angeles", "2026-03-08T03:00:00Z", ZONE_ONCE,
	    "2026-03-08T10:00:00Z", "2026-03-08T10:00:00Z" },
	{ "America/Los_Angeles", "2026-11-01T00:59:59Z", ZONE_ONCE,
	    "2026-11-01T07:59:59Z", "2026-11-01T07:59:59Z" },
	{ "America/Los_Angeles", "2026-11-01T01:00:00Z", ZONE_FOLD,
	    "2026-11-01T08:00:00Z", "2026-11-01T08:00:00Z" },
	{ "America/Los_Angeles", "2026-11-01T01:59:59Z", ZONE_FOLD,
	    "2026-11-01T08:59:59Z", "2026-11-01T08:59:59Z" },
	{ "America/Los_Angeles", "2026-11-01T02:00:00Z", ZONE_ONCE,
	    "2026-11-01T10:00:00Z", "2026-11-01T10:00:00Z" },
	/* half an hour, at 02:00, in either direction */
	{ "Australia/Lord_Howe", "2026-10-04T02:15:00Z", ZONE_GAP,
	    "2026-10-03T15:45:00Z", "2026-10-03T15:30:00Z" },
	{ "Australia/Lord_Howe", "2026-10-04T02:30:00Z", ZONE_ONCE,
	    "2026-10-03T15:30:00Z", "2026-10-03T15:30:00Z" },
	{ "Australia/Lord_Howe", "2026-04-05T01:45:00Z", ZONE_FOLD,
	    "2026-04-04T14:45:00Z", "2026-04-04T14:45:00Z" },
	{ "Australia/Lord_Howe", "2026-04-05T01:29:59Z", ZONE_ONCE,
	    "2026-04-04T14:29:59Z", "2026-04-04T14:29:59Z" },
	/* a whole day */
	{ "Pacific/Apia", "2011-12-30T12:00:00Z", ZONE_GAP,
	    "2011-12-30T22:00:00Z", "2011-12-30T10:00:00Z" },
	{ "Pacific/Apia", "2011-12-31T00:00:00Z", ZONE_ONCE,
	    "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z" },
	/* at midnight, forward and back */
	{ "America/Sao_Paulo", "2018-11-04T00:00:00Z", ZONE_GAP,
	    "2018-11-04T03:00:00Z", "2018-11-04T03:00:00Z" },
	{ "America/Sao_Paulo", "2018-02-17T23:30:00Z", ZONE_FOLD,
	    "2018-02-18T01:30:00Z", "2018-02-18T01:30:00Z" },
	{ "America/Sao_Paulo", "2018-02-18T00:00:00Z", ZONE_ONCE,
	    "2018-02-18T03:00:00Z", "2018-02-18T03:00:00Z" },
	{ "UTC", "2026-03-08T02:30:00Z", ZONE_ONCE, "2026-03-08T02:30:00Z",
	    "2026-03-08T02:30:00Z" },
};

Test(zone, local_readings_become_instants_by_the_stated_rule)
{
	for (size_t i = 0; i < COUNT_OF(readings); i++) {
		struct zone *zone = zone_of(readings[i].zone);
		int64_t reading = at(readings[i].reading);
		enum zone_fit fit = ZONE_ONCE;

		expect_instant(readings[i].reading,
		    zone_instant(zone, reading, &fit), readings[i].want);
		expect_instant(readings[i].reading,
		    zone_instant(zone, reading, NULL), readings[i].want);
		expect_instant(readings[i].reading, zone_reach(zone, reading),
		    readings[i].reach);
		cr_expect_eq(fit, readings[i].fit, "%s %s: fit %d",
		    readings[i].zone, readings[i].reading, (int)fit);
		zone_close(zone);
	}
}

Test(zone, local_days_begin_at_their_first_instant)
{
	static const struct {
		const char *zone;
		const char *day;
		const char *begins;
		int64_t lasts;
	} rows[] = {
		{ "America/Los_Angeles", "2026-03-07", "2026-03-07T08:00:00Z",
		    24 * HOUR },
		{ "America/Los_Angeles", "2026-03-08", "2026-03-08T08:00:00Z",
		    23 * HOUR },
		{ "America/Los_Angeles", "2026-11-01", "2026-11-01T07:00:00Z",
		    25 * HOUR },
		{ "Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z",
		    24 * HOUR + HOUR / 2 },
		{ "Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00Z",
		    23 * HOUR + HOUR / 2 },
		{ "Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z",
		    24 * HOUR },
		{ "Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0 },
		{ "Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z",
		    24 * HOUR },
		{ "America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z",
		    23 * HOUR },
		{ "America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z",
		    25 * HOUR },
		{ "America/Havana", "2026-11-01", "2026-11-01T04:00:00Z",
		    25 * HOUR },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct zone *zone = zone_of(rows[i].zone);
		int32_t day = date(rows[i].day);
		int64_t begins = zone_day_start(zone, day);

		expect_instant(rows[i].day, begins, rows[i].begins);
		cr_expect_eq(zone_day_start(zone, day + 1) - begins,
		    rows[i].lasts, "%s %s", rows[i].zone, rows[i].day);
		if (rows[i].lasts > 0) {
			cr_expect_eq(zone_day(zone, begins), day);
			cr_expect_lt(zone_day(zone, begins - 1), day);
		}
		zone_close(zone);
	}
}

/* clocks.md section 7: 03:00 UTC on the first is still January in LA. */
Test(zone, a_month_has_its_edge_in_the_zone)
{
	struct zone *zone = zone_of("America/Los_Angeles");

	cr_expect_eq(
	    zone_month(zone, at("2026-02-01T03:00:00Z")), month_of(2026, 1));
	cr_expect_eq(
	    zone_month(zone, at("2026-02-01T07:59:59Z")), month_of(2026, 1));
	cr_expect_eq(
	    zone_month(zone, at("2026-02-01T08:00:00Z")), month_of(2026, 2));
	zone_close(zone);
}

Test(zone, holds_1970_to_2037)
{
	cr_expect(zone_holds(at("1970-01-01T00:00:00Z")));
	cr_expect(zone_holds(at("2037-12-31T23:59:59Z")));
	cr_expect_not(zone_holds(at("1970-01-01T00:00:00Z") - 1));
	cr_expect_not(zone_holds(at("2037-12-31T23:59:59Z") + 1));
	cr_expect_not(zone_holds(INSTANT_NONE));
}

Test(zone, version_is_the_first_line_of_tzdata)
{
	FILE *file = fopen("/usr/share/zoneinfo/tzdata.zi", "r");
	char version[INSTANT_TEXT];
	char want[INSTANT_TEXT] = "";

	cr_assert_not_null(file);
	cr_assert_eq(fscanf(file, "# version %31s", want), 1);
	fclose(file);
	zone_version(version);
	cr_expect_str_eq(version, want);
}

static const char *const zones[] = {
	"UTC",
	"America/Los_Angeles",
	"Australia/Lord_Howe",
	"Pacific/Apia",
	"America/Sao_Paulo",
	"America/St_Johns",
	"Africa/Casablanca",
	"Africa/Monrovia",
	"Antarctica/Troll",
	"Asia/Kathmandu",
	"Asia/Gaza",
	"Europe/Dublin",
	"Pacific/Kwajalein",
};

/* libc reads the same database by other code. */
static void
expect_as_libc(const struct zone *zone, int64_t instant)
{
	time_t seconds = (time_t)instant;
	struct civil got;
	struct tm want;

	cr_assert_not_null(localtime_r(&seconds, &want));
	zone_local(zone, instant, &got);
	cr_expect(got.year == want.tm_year + 1900 &&
		got.month == want.tm_mon + 1 && got.day == want.tm_mday &&
		got.hour == want.tm_hour && got.minute == want.tm_min &&
		got.second == want.tm_sec,
	    "%s at %" PRId64 ": %04d-%02d-%02d %02d:%02d:%02d", zone_name(zone),
	    instant, got.year, got.month, got.day, got.hour, got.minute,
	    got.second);
}

Test(zone, agrees_with_libc_everywhere)
{
	uint64_t seed = 20260306;

	for (size_t i = 0; i < COUNT_OF(zones); i++) {
		struct zone *zone = zone_of(zones[i]);

		setenv("TZ", zones[i], 1);
		tzset();
		for (int64_t day = 0; day < 24837; day++)
			expect_as_libc(
			    zone, day * DAY + draw_from(&seed, 0, DAY - 1));
		zone_close(zone);
	}
}

/* An instant's own reading leads back to it, except for the second time
 * round a fold; a later reading is never reached earlier. */
Test(zone, readings_lead_back)
{
	uint64_t seed = 42;

	for (size_t i = 0; i < COUNT_OF(zones); i++) {
		struct zone *zone = zone_of(zones[i]);
		int64_t reached = INT64_MIN;

		for (int64_t t = DAY; t < 24836 * (int64_t)DAY;
		     t += draw_from(&seed, 1, 6 * HOUR)) {
			int64_t reading = t + zone_offset(zone, t);
			enum zone_fit fit = ZONE_GAP;
			int64_t back = zone_instant(zone, reading, &fit);
			int64_t reach = zone_reach(zone, t);

			cr_expect(back == t || (fit == ZONE_FOLD && back < t),
			    "%s at %" PRId64, zones[i], t);
			cr_expect_neq(
			    fit, ZONE_GAP, "%s at %" PRId64, zones[i], t);
			cr_expect_leq(zone_reach(zone, reading), t);
			cr_expect_geq(reach, reached);
			reached = reach;
		}
		zone_close(zone);
	}
}

/* T31: neither TZ nor TZDIR nor TZ's absence is looked at. */
/* A link has the digest of what it leads to. */
Test(zone, the_digest_is_that_of_the_file)
{
	struct fault fault = { 0 };
	char here[DIGEST_TEXT];
	char link[DIGEST_TEXT];
	char other[DIGEST_TEXT];

	cr_assert_eq(zone_digest("America/Los_Angeles", here, &fault), 0);
	cr_assert_eq(zone_digest("US/Pacific", link, &fault), 0);
	cr_assert_eq(zone_digest("Europe/London", other, &fault), 0);
	cr_expect_eq(strlen(here), (size_t)DIGEST_TEXT - 1);
	cr_expect_str_eq(here, link);
	cr_expect_str_neq(here, other);
	cr_expect_eq(zone_digest("../passwd", here, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_RULES);
}

Test(zone, the_environment_changes_nothing)
{
	static const char *const values[] = { "Asia/Tokyo", "", ":no/such/zone",
		"XYZ-13:30" };
	char text[INSTANT_TEXT];

	setenv("TZDIR", "/nonexistent", 1);
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		struct zone *zone = NULL;

		setenv("TZ", values[i], 1);
		tzset();
		zone = zone_of("America/Los_Angeles");
		zone_text(zone, at("2026-07-01T00:00:00Z"), text);
		cr_expect_str_eq(
		    text, "2026-06-30T17:00:00-07:00", "TZ=%s", values[i]);
		zone_close(zone);
	}
}
