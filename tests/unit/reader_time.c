/* reader_time.c -- times as exports write them; instants worked out apart
 * (GNU date -u -d 'TEXT' +%s, offsets added by hand). */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/fault.h"
#include "slaudit/reader.h"
#include "slaudit/zone.h"

static const char boston[] = "America/New_York";

static struct zone *
zone_of(const char *name)
{
	struct fault fault = { 0 };
	struct zone *zone = NULL;

	cr_assert_eq(zone_open(&zone, name, &fault), 0, "%s", fault.text);
	return zone;
}

static bool
read_by(const char *format, const struct zone *zone, const char *text,
    struct timestamp *out)
{
	const char *formats[] = { format };
	struct mapping mapping = { .formats = formats, .format_count = 1 };

	return reader_time(&mapping, zone, text, out);
}

Test(reader_time, reads_each_form_that_real_desks_write)
{
	const struct {
		const char *format;
		const char *text;
		int64_t at;
		enum grain grain;
		bool had_offset;
	} times[] = {
		/* clang-format off */
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-03-01T09:00:00+02:00", 1614582000, GRAIN_SECOND, true },
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-03-01T07:00:00Z", 1614582000, GRAIN_SECOND, true },
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-02-28T23:30:00-0730", 1614582000, GRAIN_SECOND, true },
		{ "%Y-%m-%dT%H:%M:%S%z", "2021-03-01T10:00:00+03", 1614582000, GRAIN_SECOND, true },
		{ "%Y-%m-%d %H:%M:%S", "2021-03-01 07:00:00", 1614600000, GRAIN_SECOND, false },
		{ "%d/%m/%Y %H:%M", "1/3/2021 7:00", 1614600000, GRAIN_MINUTE, false },
		{ "%d-%m-%Y %H:%M", "01-03-2021 07:00", 1614600000, GRAIN_MINUTE, false },
		{ "%m/%d/%Y %I:%M:%S %p", "03/01/2021 07:00:00 AM", 1614600000, GRAIN_SECOND, false },
		{ "%m/%d/%Y %I:%M:%S %p", "03/01/2021 12:00:00 AM", 1614574800, GRAIN_SECOND, false },
		{ "%m/%d/%Y %I:%M:%S %p", "03/01/2021 12:00:00 pm", 1614618000, GRAIN_SECOND, false },
		{ "%m/%d/%Y %I:%M:%S %p", "03/01/2021 11:59:59 PM", 1614661199, GRAIN_SECOND, false },
		{ "%Y%m%d%H%M%S", "20210301070000", 1614600000, GRAIN_SECOND, false },
		{ "100%% %Y-%m-%d %H:%M", "100% 2021-03-01 07:00", 1614600000, GRAIN_MINUTE, false },
		/* clang-format on */
	};
	struct zone *zone = zone_of(boston);

	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		struct timestamp got = { 0 };

		cr_expect(read_by(times[i].format, zone, times[i].text, &got),
		    "%s is not read", times[i].text);
		cr_expect_eq(got.at, times[i].at, "%s: got %lld", times[i].text,
		    (long long)got.at);
		cr_expect_eq(got.until, got.at, "%s", times[i].text);
		cr_expect_eq(got.grain, times[i].grain, "%s", times[i].text);
		cr_expect_eq(
		    got.had_offset, times[i].had_offset, "%s", times[i].text);
		cr_expect_eq(got.fit, FIT_ONCE, "%s", times[i].text);
	}
	zone_close(zone);
}

Test(reader_time, takes_a_date_for_the_whole_local_day)
{
	const struct {
		const char *label;
		const char *text;
		int64_t at;
		int64_t hours;
	} days[] = {
		{ "a day in winter", "2021-03-01", 1614574800, 24 },
		{ "clocks go forward", "2021-03-14", 1615698000, 23 },
		{ "clocks go back", "2021-11-07", 1636257600, 25 },
		{ "the last day held", "2037-12-31", 2145848400, 24 },
	};
	struct zone *zone = zone_of(boston);

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct timestamp got = { 0 };

		cr_expect(read_by("%Y-%m-%d", zone, days[i].text, &got), "%s",
		    days[i].label);
		cr_expect_eq(got.at, days[i].at, "%s", days[i].label);
		cr_expect_eq(got.until, days[i].at + days[i].hours * 3600, "%s",
		    days[i].label);
		cr_expect_eq(got.grain, GRAIN_DAY, "%s", days[i].label);
	}
	zone_close(zone);
}

Test(reader_time, says_where_a_local_time_falls_in_a_gap_or_a_fold)
{
	const struct {
		const char *text;
		int64_t at;
		enum zone_fit_seen fit;
	} times[] = {
		{ "2021-03-14 01:59", 1615705140, FIT_ONCE },
		{ "2021-03-14 02:30", 1615707000, FIT_GAP },  /* 03:30 EDT */
		{ "2021-11-07 01:30", 1636263000, FIT_FOLD }, /* EDT, first */
		{ "2021-11-07 02:00", 1636268400, FIT_ONCE },
	};
	struct zone *zone = zone_of(boston);

	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		struct timestamp got = { 0 };

		cr_expect(read_by("%Y-%m-%d %H:%M", zone, times[i].text, &got));
		cr_expect_eq(got.at, times[i].at, "%s", times[i].text);
		cr_expect_eq(got.fit, times[i].fit, "%s", times[i].text);
	}
	zone_close(zone);
}

Test(reader_time, refuses_what_is_not_a_time)
{
	const struct {
		const char *format;
		const char *text;
	} times[] = {
		{ "%Y-%m-%d", "" },
		{ "%Y-%m-%d", "2021-03-01 " },
		{ "%Y-%m-%d", " 2021-03-01" },
		{ "%Y-%m-%d", "2021-02-29" },
		{ "%Y-%m-%d", "2021-04-31" },
		{ "%Y-%m-%d", "2021-13-01" },
		{ "%Y-%m-%d", "2021-00-01" },
		{ "%Y-%m-%d", "2021-01-00" },
		{ "%Y-%m-%d", "2021-001-1" },
		{ "%Y-%m-%d", "21-01-01" },
		{ "%Y-%m-%d", "1969-12-31" },
		{ "%Y-%m-%d", "2038-01-01" },
		{ "%Y-%m-%d", "2021-01" },
		{ "%d%m%Y", "1112020" },
		{ "%Y-%m-%d %H:%M", "2021-01-01 24:00" },
		{ "%Y-%m-%d %H:%M", "2021-01-01 23:60" },
		{ "%Y-%m-%d %H:%M", "2021-01-01 +3:10" },
		{ "%Y-%m-%d %H:%M:%S", "2021-01-01 23:59:60" },
		{ "%Y-%m-%d %H:%M:%S", "2021-01-01 23:59:01.5" },
		{ "%Y-%m-%d %I:%M %p", "2021-01-01 13:00 PM" },
		{ "%Y-%m-%d %I:%M %p", "2021-01-01 00:30 AM" },
		{ "%Y-%m-%d %I:%M %p", "2021-01-01 01:00" },
		{ "%Y-%m-%d %I:%M %p", "2021-01-01 01:00 A" },
		{ "%Y-%m-%d %I:%M", "2021-01-01 01:00" },
		{ "%Y-%m-%d %H:%M%z", "2021-01-01 01:00" },
		{ "%Y-%m-%d %H:%M%z", "2021-01-01 01:00+1" },
		{ "%Y-%m-%d %H:%M%z", "2021-01-01 01:00+24:00" },
		{ "%Y-%m-%d %H:%M%z", "2021-01-01 01:00+01:60" },
		{ "%Y-%m-%d %H:%M%z", "2021-01-01 01:00+01:" },
		{ "%Y-%m-%d %H:%M%z", "2021-01-01 01:00 EST" },
		{ "%Y-%m-%d %H", "2021-01-01 01" },
		{ "%Y-%m", "2021-01" },
		{ "%y-%m-%d", "21-01-01" },
		{ "%Y-%m-%d %", "2021-01-01 " },
		{ "%Y-%m-%d %d", "2021-01-01 01" },
		/* within the years, but not within the zone's table */
		{ "%Y-%m-%d %H:%M%z", "1970-01-01 00:00+01:00" },
		{ "%Y-%m-%d %H:%M%z", "2037-12-31 23:30-01:00" },
	};
	struct zone *zone = zone_of(boston);

	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		struct timestamp got = { 0 };

		cr_expect_not(
		    read_by(times[i].format, zone, times[i].text, &got),
		    "%s by %s", times[i].text, times[i].format);
	}
	zone_close(zone);
}

Test(reader_time, needs_an_offset_where_no_zone_is_named)
{
	struct timestamp got = { 0 };

	cr_expect_not(
	    read_by("%Y-%m-%d %H:%M", NULL, "2021-01-01 01:00", &got));
	cr_expect_not(read_by("%Y-%m-%d", NULL, "2021-01-01", &got));
	cr_expect(read_by("%Y-%m-%d %H:%M%z", NULL, "2021-01-01 01:00Z", &got));
	cr_expect_eq(got.at, 1609462800);
}

Test(reader_time, asks_the_next_format_only_where_the_form_differs)
{
	const char *formats[] = { "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d" };
	struct mapping mapping = { .formats = formats, .format_count = 3 };
	struct zone *zone = zone_of("Etc/UTC");
	struct timestamp got = { 0 };

	cr_expect(reader_time(&mapping, zone, "02/03/2021", &got));
	cr_expect_eq(got.at, 1614643200, "2 March, as the first format says");
	cr_expect_not(reader_time(&mapping, zone, "03/25/2021", &got),
	    "the second format may not guess months first");
	cr_expect(reader_time(&mapping, zone, "2021-03-02", &got));
	cr_expect_eq(got.at, 1614643200);
	zone_close(zone);
}
