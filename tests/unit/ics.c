/* ics.c -- what becomes of the events of an iCalendar file. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/ics.h"

#include "slaudit/buf.h"

#include "clock_support.h"

struct import {
	struct arena arena;
	struct buf text;
	struct holidays holidays;
	struct fault fault;
	int rc;
};

static void
import_bytes(struct import *import, const char *bytes, size_t size,
    const struct ics_wanted *wanted)
{
	const struct ics_source source = { "test.ics", bytes, size };

	import->rc = ics_holidays(
	    &import->arena, &source, wanted, &import->holidays, &import->fault);
}

static const struct ics_wanted ten_years = { 0, 24836, 10 };

/* One event of LINES, which lack their BEGIN and END. */
static void
import_event(struct import *import, const char *lines)
{
	memset(import, 0, sizeof(*import));
	buf_print(&import->text,
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n"
	    "BEGIN:VEVENT\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n",
	    lines);
	import_bytes(
	    import, buf_text(&import->text), import->text.len, &ten_years);
}

static void
import_release(struct import *import)
{
	buf_release(&import->text);
	arena_release(&import->arena);
}

/* "2026-07-03 A; 2026-07-04 B" */
static const char *
dates_of(struct import *import)
{
	struct buf text = { 0 };
	char day[INSTANT_TEXT];
	const char *out = NULL;

	for (size_t i = 0; i < import->holidays.count; i++) {
		day_text(import->holidays.items[i].day, day);
		buf_print(&text, "%s%s", i > 0 ? " " : "", day);
	}
	out = arena_copy(&import->arena, buf_text(&text));
	buf_release(&text);
	return out;
}

#define HEAD "UID:u\r\nSUMMARY:Feast\r\n"
#define DAY_OF(date) "DTSTART;VALUE=DATE:" date "\r\n"

Test(ics, all_day_events_float_and_their_end_is_exclusive)
{
	static const struct {
		const char *label, *lines, *want;
	} rows[] = {
		{ "a day", HEAD DAY_OF("20260703"), "2026-07-03" },
		{ "a day with its end",
		    HEAD DAY_OF("20260703") "DTEND;VALUE=DATE:20260704\r\n",
		    "2026-07-03" },
		{ "two days over a month's edge",
		    HEAD DAY_OF("20260131") "DTEND;VALUE=DATE:20260202\r\n",
		    "2026-01-31 2026-02-01" },
		{ "a duration in days",
		    HEAD DAY_OF("20240228") "DURATION:P3D\r\n",
		    "2024-02-28 2024-02-29 2024-03-01" },
		{ "a duration in weeks",
		    HEAD DAY_OF("20260601") "DURATION:P1W\r\n",
		    "2026-06-01 2026-06-02 2026-06-03 2026-06-04 2026-06-05 "
		    "2026-06-06 2026-06-07" },
		{ "one that blocks no time",
		    HEAD DAY_OF("20260703") "TRANSP:TRANSPARENT\r\n",
		    "2026-07-03" },
		{ "empty lines of others",
		    HEAD DAY_OF("20260703") "DESCRIPTION:\r\nLOCATION:\r\n",
		    "2026-07-03" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct import import;

		import_event(&import, rows[i].lines);
		cr_expect_eq(import.rc, 0, "%s", import.fault.text);
		cr_expect_str_eq(dates_of(&import), rows[i].want, "%s: %s",
		    rows[i].label, dates_of(&import));
		cr_expect_eq(import.holidays.trouble_count, 0, "%s: %s",
		    rows[i].label,
		    import.holidays.trouble_count > 0
			? import.holidays.troubles[0].text
			: "");
		import_release(&import);
	}
}

Test(ics, rules_are_followed_to_their_end_or_the_horizon)
{
	static const struct {
		const char *label, *lines, *want;
	} rows[] = {
		{ "the fourth Thursday of November",
		    HEAD DAY_OF("20201126") "RRULE:FREQ=YEARLY;BYMONTH=11;"
					    "BYDAY=4TH;COUNT=3\r\n",
		    "2020-11-26 2021-11-25 2022-11-24" },
		{ "until, itself included",
		    HEAD DAY_OF(
			"20210101") "RRULE:FREQ=YEARLY;UNTIL=20230101\r\n",
		    "2021-01-01 2022-01-01 2023-01-01" },
		{ "a date more, a date less",
		    HEAD DAY_OF(
			"20210101") "RRULE:FREQ=YEARLY;COUNT=3\r\n"
				    "EXDATE;VALUE=DATE:20220101\r\n"
				    "RDATE;VALUE=DATE:20220103,20240102\r\n",
		    "2021-01-01 2022-01-03 2023-01-01 2024-01-02" },
		{ "a leap day",
		    HEAD DAY_OF("20200229") "RRULE:FREQ=YEARLY;COUNT=2\r\n",
		    "2020-02-29 2024-02-29" },
		{ "every year for ever",
		    HEAD DAY_OF("20150501") "RRULE:FREQ=YEARLY\r\n",
		    "2015-05-01 2016-05-01 2017-05-01 2018-05-01 2019-05-01 "
		    "2020-05-01 2021-05-01 2022-05-01 2023-05-01 2024-05-01" },
		{ "not before 1970, nor after 2037",
		    HEAD DAY_OF("20361224") "DURATION:P2D\r\n"
					    "RRULE:FREQ=YEARLY\r\n",
		    "2036-12-24 2036-12-25 2037-12-24 2037-12-25" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct import import;

		import_event(&import, rows[i].lines);
		cr_expect_eq(import.rc, 0, "%s", import.fault.text);
		cr_expect_str_eq(dates_of(&import), rows[i].want, "%s: %s",
		    rows[i].label, dates_of(&import));
		cr_expect_eq(import.holidays.trouble_count, 0, "%s: %s",
		    rows[i].label,
		    import.holidays.trouble_count > 0
			? import.holidays.troubles[0].text
			: "");
		import_release(&import);
	}
}

static const struct left_out {
	const char *lines, *property, *text;
} left_out[] = {
	{ HEAD "DTSTART:20260703T000000Z\r\n", "DTSTART",
	    "has a time of day; only all-day events are holidays" },
	{ HEAD "DTSTART;TZID=America/Los_Angeles:20260703T000000\r\n",
	    "DTSTART",
	    "has a time of day in the zone America/Los_Angeles; only all-day "
	    "events are holidays" },
	{ HEAD "DTSTART;TZID=Middle Earth:20260703T000000\r\n", "DTSTART",
	    "has a time of day in a zone that tzdata does not know, Middle "
	    "Earth; only all-day events are holidays" },
	{ HEAD "DTSTART;TZID=Asia/Tokyo;VALUE=DATE:20260703\r\n", "DTSTART",
	    "is a date in the zone Asia/Tokyo; a holiday's date has none" },
	{ HEAD DAY_OF("20260230"), "DTSTART", "is a date that does not exist" },
	{ HEAD, "DTSTART", "is missing" },
	{ "UID:u\r\n" DAY_OF("20260703"), "SUMMARY", "is missing: no name" },
	{ HEAD DAY_OF("20260703") "DTEND;VALUE=DATE:20260703\r\n", "DTEND",
	    "leaves no day: the end is exclusive" },
	{ HEAD DAY_OF("20260703") "DTEND:20260704T120000\r\n", "DTEND",
	    "has a time of day; only all-day events are holidays" },
	{ HEAD DAY_OF("20260703") "DURATION:PT24H\r\n", "DURATION",
	    "is no whole number of days" },
	{ HEAD DAY_OF("20260703") "DURATION:P1D\r\nDTEND;VALUE=DATE:20260704"
				  "\r\n",
	    "DURATION", "stands beside DTEND" },
	{ HEAD DAY_OF("20260703") "DTEND;VALUE=DATE:20280704\r\n", "DTEND",
	    "makes it longer than a year" },
	{ HEAD DAY_OF("20260703") "RRULE:FREQ=HOURLY\r\n", "RRULE",
	    "repeats within a day" },
	{ HEAD DAY_OF("20260703") "RRULE:FREQ=DAILY;BYHOUR=9\r\n", "RRULE",
	    "names a time of day" },
	{ HEAD DAY_OF("20260703") "RRULE:FREQ=YEARLY;UNTIL=20300101T000000Z"
				  "\r\n",
	    "RRULE", "ends at a time of day: UNTIL" },
	{ HEAD DAY_OF("20260703") "RRULE:FREQ=YEARLY;BYMONTH=8\r\n", "RRULE",
	    "does not give the date of DTSTART" },
	{ HEAD DAY_OF("20260703") "RRULE:FREQ=SOMETIMES\r\n", "RRULE",
	    "cannot be read" },
	{ HEAD DAY_OF("19700101") "RRULE:FREQ=DAILY;COUNT=4001\r\n", NULL,
	    NULL }, /* within the ten years: 3653 days */
	{ HEAD DAY_OF("20260703") "RRULE:FREQ=YEARLY\r\nRRULE:FREQ=MONTHLY\r\n",
	    "RRULE", "stands twice" },
	{ HEAD DAY_OF("20260703") "RDATE:20260705T100000Z\r\n", "RDATE",
	    "has a time of day; only all-day events are holidays" },
	{ HEAD DAY_OF("20260703") "EXDATE:20260703T100000Z\r\n", "EXDATE",
	    "has a time of day; only all-day events are holidays" },
	{ HEAD DAY_OF("20260703") "STATUS:CANCELLED\r\n", "STATUS",
	    "says that it is cancelled" },
	{ HEAD DAY_OF("20260703") "RECURRENCE-ID;VALUE=DATE:20260704\r\n",
	    "RECURRENCE-ID",
	    "changes a single date of another event: do that by hand" },
};

Test(ics, what_would_have_to_be_guessed_is_left_out_and_named)
{
	for (size_t i = 0; i < COUNT_OF(left_out); i++) {
		const struct left_out *row = &left_out[i];
		const struct holidays_trouble *trouble = NULL;
		struct import import;

		import_event(&import, row->lines);
		cr_expect_eq(import.rc, 0, "%s", import.fault.text);
		cr_expect_eq(import.holidays.trouble_count,
		    row->property == NULL ? 0 : 1, "%s", row->lines);
		if (import.holidays.trouble_count == 1) {
			trouble = &import.holidays.troubles[0];
			cr_expect_eq(
			    import.holidays.count, 0, "%s", dates_of(&import));
			cr_expect_str_eq(trouble->uid, "u");
			cr_expect_str_eq(trouble->property, row->property);
			cr_expect_str_eq(trouble->text, row->text, "%s: %s",
			    row->lines, trouble->text);
		}
		import_release(&import);
	}
}

Test(ics, a_rule_may_give_no_more_dates_than_the_cap)
{
	static const struct ics_wanted all = { 0, 24836, 0 };
	static const char text[] =
	    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:daily\nSUMMARY:Day\n"
	    "DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=DAILY\n"
	    "END:VEVENT\nEND:VCALENDAR\n";
	struct import import = { 0 };

	import_bytes(&import, text, strlen(text), &all);
	cr_expect_eq(import.rc, 0);
	cr_expect_eq(import.holidays.count, 0);
	cr_assert_eq(import.holidays.trouble_count, 1);
	cr_expect_str_eq(
	    import.holidays.troubles[0].text, "makes more than 4000 dates");
	import_release(&import);
}

Test(ics, names_are_made_fit_for_a_rule_file)
{
	struct import import;

	import_event(&import,
	    "UID:a\xc2\x85"
	    "b\r\n"
	    "SUMMARY: F\xc3\xaate \\n nationale\\, \\\"14\\\" "
	    "\xe2\x80\xa8 juillet \r\n" DAY_OF("20260714"));
	cr_assert_eq(import.holidays.count, 1);
	cr_expect_str_eq(import.holidays.items[0].name,
	    "F\xc3\xaate nationale, \"14\" juillet", "%s",
	    import.holidays.items[0].name);
	cr_expect_str_eq(import.holidays.items[0].source, "test.ics, UID a b");
	import_release(&import);
}

static void
event_print(struct buf *text, int uid, const char *lines)
{
	buf_print(text,
	    "BEGIN:VEVENT\nUID:%d\nSUMMARY:Feast %d\n%sEND:VEVENT\n", uid, uid,
	    lines);
}

/* Whoever writes such a file does not get to keep the machine busy. */
Test(ics, files_that_ask_for_too_much_are_refused_or_cut)
{
	struct import import = { 0 };

	buf_put(&import.text, "BEGIN:VCALENDAR\n");
	for (int i = 0; i < 2000; i++)
		event_print(&import.text, i, "DTSTART;VALUE=DATE:20260501\n");
	buf_put(&import.text, "END:VCALENDAR\n");
	import_bytes(
	    &import, buf_text(&import.text), import.text.len, &ten_years);
	cr_assert_eq(import.holidays.count, 1);
	cr_expect_leq(strlen(import.holidays.items[0].name), 410);
	cr_expect_not_null(strstr(import.holidays.items[0].name, "; ..."));
	cr_expect_leq(import.arena.used, 4u << 20);
	import_release(&import);

	memset(&import, 0, sizeof(import));
	buf_put(&import.text, "BEGIN:VCALENDAR\n");
	for (int i = 0; i < 6; i++)
		event_print(&import.text, i,
		    "DTSTART;VALUE=DATE:20260201\n"
		    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n");
	buf_put(&import.text, "END:VCALENDAR\n");
	import_bytes(
	    &import, buf_text(&import.text), import.text.len, &ten_years);
	cr_expect_eq(import.rc, -1);
	cr_expect_str_eq(import.fault.text,
	    "test.ics: too many rules that never give a date");
	import_release(&import);
}

/* Half a character at the end of a name is not stepped over. */
Test(ics, bytes_that_are_no_text_do_no_harm)
{
	struct import import;

	import_event(
	    &import, "UID:\xe2\x80\r\nSUMMARY:A \xc2\r\n" DAY_OF("20260714"));
	cr_assert_eq(import.holidays.count, 1);
	cr_expect_str_eq(import.holidays.items[0].name, "A \xc2");
	import_release(&import);
}

#define EVENT(uid, name, date)                                                 \
	"BEGIN:VEVENT\nUID:" uid "\nSUMMARY:" name                             \
	"\nDTSTART;VALUE=DATE:" date "\nEND:VEVENT\n"

Test(ics, a_day_stands_once_whatever_the_order_of_the_file)
{
	static const char *const texts[] = {
		"BEGIN:VCALENDAR\n" EVENT("1", "B", "20260501")
		    EVENT("2", "A", "20260501") EVENT("3", "A", "20260501")
			EVENT("4", "C", "20260101") "END:VCALENDAR\n",
		"BEGIN:VCALENDAR\n" EVENT("4", "C", "20260101") EVENT("3", "A",
		    "20260501") "END:VCALENDAR\n"
				"BEGIN:VCALENDAR\n" EVENT("2", "A", "20260501")
				    EVENT(
					"1", "B", "20260501") "END:VCALENDAR\n",
	};

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct import import = { 0 };

		import_bytes(&import, texts[i], strlen(texts[i]), &ten_years);
		cr_expect_eq(import.rc, 0, "%s", import.fault.text);
		cr_assert_eq(import.holidays.count, 2);
		cr_expect_str_eq(import.holidays.items[0].name, "C");
		cr_expect_str_eq(import.holidays.items[1].name, "A; B");
		cr_expect_str_eq(import.holidays.items[1].source,
		    "test.ics, UID 2; test.ics, UID 1");
		import_release(&import);
	}
}

Test(ics, what_is_no_calendar_is_refused)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "test.ics: is no iCalendar file" },
		{ "hello\n", "test.ics: is no iCalendar file" },
		{ "BEGIN:VCARD\nEND:VCARD\n",
		    "test.ics: is no iCalendar file" },
		{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n",
		    "test.ics: is cut short: BEGIN without END" },
		{ "BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n",
		    "test.ics: has END without BEGIN" },
		{ "BEG\n IN:A\nB\r\n\tEGIN:A\nBEGIN;X=1:A\nBEGIN:A\nBEGIN:A\n"
		  "begin:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n",
		    "test.ics: nested too deeply" },
		{ "BEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n"
		  "BEGIN:A\nBEGIN:A\nBEGIN:A\n",
		    "test.ics: nested too deeply" },
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct import import = { 0 };

		import_bytes(
		    &import, rows[i].text, strlen(rows[i].text), &ten_years);
		cr_expect_eq(import.rc, -1, "%s", rows[i].text);
		cr_expect_eq(import.fault.kind, FAULT_INPUT);
		cr_expect_str_eq(
		    import.fault.text, rows[i].want, "%s", import.fault.text);
		import_release(&import);
	}
}

/* Cut at every byte: a fault, but where only the last line lacks its end. */
Test(ics, a_file_cut_short_is_taken_whole_or_not_at_all)
{
	static const char text[] = "BEGIN:VCALENDAR\r\n" EVENT("1", "A",
	    "20260501") EVENT("2", "B", "20261224") "END:VCALENDAR\r\n";
	size_t taken = 0;

	for (size_t size = 0; size < sizeof(text) - 1; size++) {
		struct import import = { 0 };

		buf_putn(&import.text, text, size);
		import_bytes(&import, buf_text(&import.text), size, &ten_years);
		taken += import.rc == 0;
		cr_expect(import.rc == 0 ? import.holidays.count == 2
					 : import.holidays.count == 0);
		cr_expect(import.rc == 0 || import.fault.kind == FAULT_INPUT);
		import_release(&import);
	}
	cr_expect_leq(taken, strlen("VCALENDAR\r\n"));
}

/* T10: closed from local midnight to local midnight. */
Test(ics, an_all_day_event_in_los_angeles_closes_its_local_day)
{
	static struct span whole_day[] = { { 0, 24 * HOUR } };
	struct schedule schedule =
	    schedule_of("America/Los_Angeles", "2026-01-01", "2026-12-31");
	struct calendar *calendar = NULL;
	struct import import;

	import_event(&import, HEAD DAY_OF("20260703"));
	hours(&schedule, MON, SUN, whole_day, 1);
	schedule.holidays = import.holidays.items;
	schedule.holiday_count = import.holidays.count;
	calendar = calendar_of(&schedule);
	cr_expect(calendar_is_open(calendar, at("2026-07-03T06:59:59Z")));
	cr_expect_not(calendar_is_open(calendar, at("2026-07-03T07:00:00Z")));
	cr_expect_not(calendar_is_open(calendar, at("2026-07-04T06:59:59Z")));
	cr_expect(calendar_is_open(calendar, at("2026-07-04T07:00:00Z")));
	calendar_close(calendar);
	import_release(&import);
}

Test(ics, a_difference_is_shown_by_day)
{
	static struct dated in_force[] = {
		{ .day = 10, .name = "Gone" },
		{ .day = 20, .name = "Old name" },
		{ .day = 30, .name = "Same" },
		{ .day = 99, .name = "Outside" },
	};
	struct schedule schedule = { .holidays = in_force, .holiday_count = 4 };
	struct arena arena = { 0 };
	struct holidays holidays = { 0 };
	struct holidays_difference difference = { 0 };
	static const struct dated found[] = {
		{ .day = 30, .name = "Same", .source = "s" },
		{ .day = 20, .name = "New name", .source = "s" },
		{ .day = 5, .name = "Came", .source = "s" },
		{ .day = 98, .name = "Outside, too", .source = "s" },
	};

	for (size_t i = 0; i < COUNT_OF(found); i++)
		holidays_put(&arena, &holidays, &found[i]);
	holidays_settle(&arena, &holidays);
	holidays_compare(&arena, &holidays, &schedule, 0, 50, &difference);
	cr_assert_eq(difference.count, 3);
	cr_expect_eq(difference.items[0].kind, HOLIDAY_ADDED);
	cr_expect_str_eq(difference.items[0].now, "Came");
	cr_expect_eq(difference.items[1].kind, HOLIDAY_REMOVED);
	cr_expect_str_eq(difference.items[1].was, "Gone");
	cr_expect_eq(difference.items[2].kind, HOLIDAY_RENAMED);
	cr_expect_str_eq(difference.items[2].was, "Old name");
	cr_expect_str_eq(difference.items[2].now, "New name");
	arena_release(&arena);
}
