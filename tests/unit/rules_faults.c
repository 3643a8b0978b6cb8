/* rules_faults.c -- one slip, one complaint, at its place. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "rules_slips.h"

#define TWELVE SLAUDIT_SOURCE_DIR "/tests/golden/rules-twelve-faults/in/book"

/* Each line and column was counted by hand in the file. */
static const struct {
	unsigned line;
	unsigned column;
	const char *begins;
} twelve[] = {
	{ 5, 3, "unknown key \"titel\"" },
	{ 8, 9, "zone: " },
	{ 18, 21, "order: " },
	{ 25, 32, "week: " },
	{ 28, 16, "date: " },
	{ 29, 16, "date: " },
	{ 40, 12, "limit: " },
	{ 41, 17, "compliance: " },
	{ 53, 12, "limit: " },
	{ 56, 5, "cohort: " },
	{ 60, 9, "id: " },
	{ 87, 5, "months: " },
};

Test(rules_faults, names_twelve_faults_of_one_file_at_their_places)
{
	struct reading reading = { 0 };
	const size_t want = sizeof(twelve) / sizeof(twelve[0]);

	reading.rc = rules_read(&reading.arena, TWELVE, &reading.book,
	    &reading.complaints, &reading.fault);
	cr_expect_eq(reading.rc, -1);
	cr_expect_null(reading.book);
	cr_expect_eq(reading.fault.kind, FAULT_RULES);
	cr_expect_str_eq(reading.fault.text, TWELVE ": 12 complaints");
	cr_assert_eq(reading.complaints.count, want);
	for (size_t i = 0; i < want; i++) {
		const struct complaint *c = &reading.complaints.items[i];

		cr_expect_str_eq(c->file, TWELVE "/book.yaml");
		cr_expect_eq(c->line, twelve[i].line, "%s", c->text);
		cr_expect_eq(c->column, twelve[i].column, "%s", c->text);
		cr_expect_eq(strncmp(c->text, twelve[i].begins,
				 strlen(twelve[i].begins)),
		    0, "%s", c->text);
	}
	reading_release(&reading);
}

/* --- one change to the sound book, one complaint ----------------------------
 */

Test(rules_faults, names_keys_that_are_unknown_missing_or_there_twice)
{
	static const struct slip slips[] = {
		{ 4, "  titel: A book",
		    "4:3: unknown key \"titel\" of the book, did you mean "
		    "title?" },
		{ 4, "  title: A\n  colour: red",
		    "5:3: unknown key \"colour\" of the book" },
		{ 10, "  source: a\n  source: b",
		    "11:3: source: stands twice, first on line 10" },
		{ 118, "detections:",
		    "118:1: unknown key \"detections\" of a rule file, did you "
		    "mean detection?" },
		{ 10, "  [a, b]: c\n  source: d",
		    "10:3: a key of the book is one word" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_faults, names_values_of_the_wrong_type)
{
	static const struct slip slips[] = {
		{ 4, "  title: [a]",
		    "4:10: title: expected one value, not a list" },
		{ 4, "  title: {a: b}",
		    "4:10: title: expected one value, not a section" },
		{ 4, "  title:", "4:9: title: has no value" },
		{ 4, "  title: ~", "4:10: title: has no value" },
		{ 4, "  title: \"a\\tb\"",
		    "4:10: title: holds a control character" },
		{ 4, "  title: \"a\\0b\"",
		    "4:10: title: holds a control character" },
		{ 2, "  id: a b",
		    "2:7: id: \"a b\" holds other than letters, digits and . - "
		    "_" },
		{ 2, "  id: -a",
		    "2:7: id: \"-a\" does not begin with a letter or a digit" },
		{ 8, "  zone_status: sure",
		    "8:16: zone_status: \"sure\" is none of verified, "
		    "reconstructed, recalled, assumed, unknown" },
		{ 8, "  zone_status: asumed",
		    "8:16: zone_status: \"asumed\" is none of verified, "
		    "reconstructed, recalled, assumed, unknown, did you mean "
		    "assumed?" },
		{ 91, "    trim: yes",
		    "91:11: trim: \"yes\" is neither true nor false" },
		{ 122, "    months: three",
		    "122:13: months: \"three\" is not a whole number" },
		{ 90, "    delimiter: \",,\"",
		    "90:16: delimiter: is not one character such as \";\" or "
		    "\"\\t\", and no quote" },
		{ 90, "    delimiter: '\"'",
		    "90:16: delimiter: is not one character such as \";\" or "
		    "\"\\t\", and no quote" },
		{ 18, "    order: []", "18:12: order: is an empty list" },
		{ 18, "    order: [opened, opened]",
		    "18:21: order: \"opened\" stands twice" },
		{ 29, "    covers: 2021",
		    "29:13: expected the keys of covers" },
		{ 102, "        when: [x]",
		    "102:15: when: expected columns with their words" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_faults, names_ages_that_are_none)
{
	static const struct slip slips[] = {
		{ 9, "  ageing: [7 days, 1 day]",
		    "9:20: ageing: is not longer than the one before it" },
		{ 9, "  ageing: [1 day, 24 h]",
		    "9:19: ageing: is not longer than the one before it" },
		{ 9, "  ageing: 2 business days",
		    "9:11: ageing: \"2 business days\" is in business days, "
		    "which are not all of one length" },
		{ 9, "  ageing: [1 s, 2 s, 3 s, 4 s, 5 s, 6 s, 7 s, 8 s, 9 s]",
		    "9:11: ageing: more than 8" },
		{ 9, "  at_risk: 20",
		    "9:12: at_risk: \"20\" is not a share such as 95 % or "
		    "99.9 %, two decimals at most" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_faults, names_zones_and_hours_that_cannot_be)
{
	static const struct slip slips[] = {
		{ 7, "  zone: CET-1CEST",
		    "7:9: zone: \"CET-1CEST\" is no zone such as "
		    "Europe/Stockholm or Etc/UTC" },
		{ 7, "  zone: ../etc/passwd",
		    "7:9: zone: \"../etc/passwd\" is no zone such as "
		    "Europe/Stockholm or Etc/UTC" },
		{ 25, "      mon-thu: 08:00-25:00",
		    "25:16: week: \"08:00-25:00\" names a time of day that "
		    "does "
		    "not exist" },
		{ 25, "      mon-thu: 24:00-25:00",
		    "25:16: week: \"24:00-25:00\" names a time of day that "
		    "does "
		    "not exist" },
		{ 25, "      mon-thu: 08:00-08:60",
		    "25:16: week: \"08:00-08:60\" names a time of day that "
		    "does "
		    "not exist" },
		{ 25, "      mon-thu: 08:00-08:00",
		    "25:16: week: \"08:00-08:00\" ends as it begins: a whole "
		    "day is 00:00-24:00" },
		{ 25, "      mon-thu: 8-17",
		    "25:16: week: \"8-17\" is not a span such as 09:00-17:00" },
		{ 25, "      mon-thu: [\"08:00-12:00\", \"11:59-13:00\"]",
		    "25:32: week: \"11:59-13:00\" overlaps another span of the "
		    "day" },
		{ 25, "      mon-fri: 08:00-12:00",
		    "26:7: week: \"fri\" names a day that has its hours "
		    "already" },
		{ 25, "      monday: 08:00-12:00",
		    "25:7: week: \"monday\" is no day such as mon, mon-fri or "
		    "daily" },
		{ 26, "      fri: 22:00-22:30\n      sun: 05:00-12:00",
		    "25:7: week: the night of sat overlaps the hours of sun" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_faults, names_dates_that_cannot_be)
{
	static const struct slip slips[] = {
		{ 28, "    standard_day: 25 h",
		    "28:19: standard_day: is longer than 24 h" },
		{ 28, "    standard_day: 1 day",
		    "28:19: standard_day: \"1 day\" is in days: say h, min or "
		    "s" },
		{ 29, "    covers: {from: 2021-12-31, to: 2021-12-30}",
		    "29:36: to: lies before from" },
		{ 31, "      - {date: 12-24, name: Eve}",
		    "31:16: date: \"12-24\" has no year" },
		{ 31, "      - {date: 2021-02-29, name: Leap}",
		    "31:16: date: \"2021-02-29\" does not exist" },
		{ 31, "      - {date: 1969-12-31, name: Old}",
		    "31:16: date: \"1969-12-31\" is outside the years 1970 to "
		    "2037" },
		{ 31, "      - {date: 2021-01-06, name: Again}",
		    "32:16: date: stands twice in holidays" },
		{ 31, "      - {date: 2022-01-01, name: Late}",
		    "31:16: date: lies outside what the calendar covers" },
		{ 34, "      - {date: 2020-12-31, hours: 08:00-12:00, name: E}",
		    "34:16: date: lies outside what the calendar covers" },
		{ 34, "      - {date: 2021-12-23, hours: [], name: Half}",
		    "34:35: hours: is an empty list" },
		{ 94, "    cutoff: 2021-12-31",
		    "94:13: cutoff: \"2021-12-31\" is not an instant such as "
		    "2021-12-25T17:00:00-08:00" },
		{ 94, "    cutoff: 2021-12-31T23:59:59",
		    "94:13: cutoff: \"2021-12-31T23:59:59\" has no offset: Z, "
		    "or one such as -08:00" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_faults, names_limits_and_shares_that_cannot_be)
{
	static const struct slip slips[] = {
		{ 64, "    limit: 0 days",
		    "64:12: limit: \"0 days\" is outside 1 s to 3660 days" },
		{ 64, "    limit: 3661 days",
		    "64:12: limit: \"3661 days\" is outside 1 s to 3660 days" },
		{ 64, "    limit: 60",
		    "64:12: limit: \"60\" has no unit: s, min, h, days or "
		    "business days" },
		{ 64, "    limit: 2 weeks",
		    "64:12: limit: \"2 weeks\" has no unit: s, min, h, days or "
		    "business days" },
		{ 64, "    limit: 1.5 h",
		    "64:12: limit: \"1.5 h\" has no unit: s, min, h, days or "
		    "business days" },
		{ 64, "    limit: -1 h",
		    "64:12: limit: \"-1 h\" is not a length such as 21 days or "
		    "8 h 30 min" },
		{ 64, "    limit: 30 min 8 h",
		    "64:12: limit: \"30 min 8 h\" names its units in no "
		    "falling "
		    "order" },
		{ 64, "    limit: 9999999999 s",
		    "64:12: limit: \"9999999999 s\" is not a length such as 21 "
		    "days or 8 h 30 min" },
		{ 64, "    limit: 2 business days",
		    "64:12: limit: on the clock elapsed it is in s, min, h or "
		    "days" },
		{ 49, "    limit: 2 days",
		    "49:12: limit: on the clock business-days it is in "
		    "business "
		    "days" },
		{ 49, "    limit: 1 business day 2 h",
		    "49:12: limit: \"1 business day 2 h\" mixes business days "
		    "with hours" },
		{ 65, "    compliance: 0 %",
		    "65:17: compliance: \"0 %\" is outside 0.01 % to 100 %" },
		{ 65, "    compliance: 100.01 %",
		    "65:17: compliance: \"100.01 %\" is outside 0.01 % to "
		    "100 %" },
		{ 65, "    compliance: 0.95",
		    "65:17: compliance: \"0.95\" is not a share such as 95 % "
		    "or "
		    "99.9 %, two decimals at most" },
		{ 65, "    compliance: 99.999 %",
		    "65:17: compliance: \"99.999 %\" is not a share such as "
		    "95 % or 99.9 %, two decimals at most" },
		{ 122, "    months: 0",
		    "122:13: months: 0 is outside 1 to 120" },
		{ 122, "    months: 6", "122:13: months: 6 of 5 cannot be" },
	};

	EXPECT_SLIPS(slips);
}

/* --- several at once
 * ---------------------------------------------------------- */

Test(rules_faults, sorts_complaints_over_all_files)
{
	struct arena arena = { 0 };
	struct book *book = NULL;
	struct complaints complaints = { 0 };
	struct fault fault = { 0 };
	const struct rules_text texts[] = {
		{ "a.yaml", "processes: 1\nx: 2\n", 18 },
		{ "b.yaml", "book: [\n", 8 },
		{ "c.yaml", "sles: 1\n", 8 },
	};

	cr_expect_eq(
	    rules_parse(&arena, &(struct rules_source){ "dir/", texts, 3 },
		&book, &complaints, &fault),
	    -1);
	cr_expect_str_eq(fault.text, "dir/: 5 complaints");
	cr_assert_eq(complaints.count, 5);
	cr_expect_str_eq(complaints.items[0].file, "dir/");
	cr_expect_str_eq(
	    complaints.items[0].text, "mappings: missing in all of its files");
	cr_expect_str_eq(complaints.items[1].file, "dir/a.yaml");
	cr_expect_str_eq(complaints.items[1].text,
	    "processes: expected a list, each item a process");
	cr_expect_eq(complaints.items[2].line, 2);
	cr_expect_str_eq(complaints.items[3].file, "dir/b.yaml");
	cr_expect_str_eq(complaints.items[4].file, "dir/c.yaml");
	arena_release(&arena);
}

/* calendars.yaml is broken; that it names "office" excuses the reference. */
Test(rules_faults, does_not_blame_one_file_for_another_that_is_broken)
{
	struct arena arena = { 0 };
	struct buf rest = { 0 };
	struct book *book = NULL;
	struct complaints complaints = { 0 };
	struct fault fault = { 0 };
	struct rules_text texts[2] = { { "a.yaml", "- office: [", 11 } };

	for (unsigned i = 1; i <= SOUND_LINES; i++) {
		if (i < 20 || i > 36)
			buf_print(&rest, "%s\n", sound_lines[i - 1]);
	}
	texts[1] = (struct rules_text){ "b.yaml", rest.text, rest.len };
	cr_expect_eq(
	    rules_parse(&arena, &(struct rules_source){ "dir", texts, 2 },
		&book, &complaints, &fault),
	    -1);
	cr_assert_eq(complaints.count, 1);
	cr_expect_str_eq(complaints.items[0].file, "dir/a.yaml");
	buf_release(&rest);
	arena_release(&arena);
}

/* The lines of the sound book that hold a required key alone, and
 * which key that is. */
static const struct {
	unsigned line;
	const char *want;
} required[] = {
	{ 3, "2:3: version: missing, the book needs it" },
	{ 4, "2:3: title: missing, the book needs it" },
	{ 5, "2:3: operator: missing, the book needs it" },
	{ 6, "2:3: customer: missing, the book needs it" },
	{ 7, "2:3: zone: missing, the book needs it" },
	{ 8, "2:3: zone_status: missing, the book needs it" },
	{ 10, "2:3: source: missing, the book needs it" },
	{ 13, "12:5: title: missing, a process needs it" },
	{ 22, "21:5: title: missing, a calendar needs it" },
	{ 23, "21:5: zone: missing, a calendar needs it" },
	{ 29, "21:5: covers: missing, a calendar needs it" },
	{ 35, "21:5: status: missing, a calendar needs it" },
	{ 36, "21:5: source: missing, a calendar needs it" },
	{ 59, "58:5: title: missing, an SLE needs it" },
	{ 60, "58:5: process: missing, an SLE needs it" },
	{ 63, "58:5: clock: missing, an SLE needs it" },
	{ 66, "58:5: cohort: missing, an SLE needs it" },
	{ 67, "58:5: status: missing, an SLE needs it" },
	{ 68, "58:5: source: missing, an SLE needs it" },
	{ 85, "84:5: title: missing, a mapping needs it" },
	{ 86, "84:5: file: missing, a mapping needs it" },
	{ 87, "84:5: shape: missing, a mapping needs it" },
	{ 88, "84:5: process: missing, a mapping needs it" },
	{ 89, "84:5: coverage: missing, a mapping needs it" },
	{ 93, "84:5: key: missing, a mapping needs it" },
	{ 95, "84:5: times: missing, a mapping needs it" },
	{ 101, "99:9: time: missing, an event needs it" },
	{ 113, "113:7: formats: missing, times needs it" },
	{ 120, "119:5: title: missing, a detection rule needs it" },
	{ 121, "119:5: kind: missing, a detection rule needs it" },
	{ 125, "119:5: class: missing, a detection rule needs it" },
	{ 127, "119:5: status: missing, a detection rule needs it" },
	{ 128, "119:5: source: missing, a detection rule needs it" },
};

Test(rules_faults, needs_every_required_key)
{
	static const struct slip inside[] = {
		{ 29, "    covers: {to: 2021-12-31}",
		    "29:13: from: missing, covers needs it" },
		{ 29, "    covers: {from: 2021-01-01}",
		    "29:13: to: missing, covers needs it" },
		{ 31, "      - {name: Eve}",
		    "31:9: date: missing, a holiday needs it" },
		{ 31, "      - {date: 2021-12-24}",
		    "31:9: name: missing, a holiday needs it" },
		{ 34, "      - {date: 2021-12-23, name: Half}",
		    "34:9: hours: missing, an override needs it" },
		{ 102, "        when: {channel: {}}",
		    "102:25: not: missing, a condition needs it" },
	};

	for (size_t i = 0; i < sizeof(required) / sizeof(required[0]); i++) {
		struct slip slip = { required[i].line, NULL, required[i].want };

		expect_slips(&slip, 1);
	}
	EXPECT_SLIPS(inside);
}

Test(rules_faults, needs_a_name_for_everything)
{
	static const struct {
		unsigned line;
		const char *instead;
		const char *want;
	} rows[] = {
		{ 84, "  -", "85:5: id: missing, a mapping needs it" },
		{ 119, "  -", "120:5: id: missing, a detection rule needs it" },
		{ 58, "  -", "59:5: id: missing, an SLE needs it" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading reading;

		reading_change(&reading, rows[i].line, rows[i].instead);
		cr_expect_eq(reading.rc, -1);
		cr_expect_str_eq(reading_complaint(&reading, 0), rows[i].want);
		reading_release(&reading);
	}
}

Test(rules_faults, needs_each_section_somewhere)
{
	struct arena arena = { 0 };
	struct book *book = NULL;
	struct complaints complaints = { 0 };
	struct fault fault = { 0 };
	const struct rules_text text = { "a.yaml", "calendars: []\n", 14 };
	static const char *const want[] = { "book: missing in all of its files",
		"mappings: missing in all of its files",
		"processes: missing in all of its files",
		"sles: missing in all of its files" };

	cr_expect_eq(
	    rules_parse(&arena, &(struct rules_source){ "d", &text, 1 }, &book,
		&complaints, &fault),
	    -1);
	cr_assert_eq(complaints.count, 4);
	for (size_t i = 0; i < 4; i++) {
		cr_expect_str_eq(complaints.items[i].file, "d");
		cr_expect_eq(complaints.items[i].line, 0);
		cr_expect_str_eq(complaints.items[i].text, want[i]);
	}
	arena_release(&arena);
}

Test(rules_faults, takes_no_second_book)
{
	struct reading reading;
	struct arena arena = { 0 };
	struct book *book = NULL;
	struct complaints complaints = { 0 };
	struct fault fault = { 0 };
	struct rules_text texts[2];

	reading_change(&reading, 0, NULL);
	texts[0] = (struct rules_text){ "a.yaml", reading.text.text,
		reading.text.len };
	/* the book is the first ten lines */
	texts[1] = (struct rules_text){ "b.yaml", reading.text.text,
		(size_t)(strstr(reading.text.text, "processes:") -
		    reading.text.text) };
	cr_expect_eq(
	    rules_parse(&arena, &(struct rules_source){ "dir", texts, 2 },
		&book, &complaints, &fault),
	    -1);
	cr_assert_eq(complaints.count, 1);
	cr_expect_str_eq(complaints.items[0].file, "dir/b.yaml");
	cr_expect_eq(complaints.items[0].line, 2);
	cr_expect_str_eq(
	    complaints.items[0].text, "book: stands twice, first in a.yaml:2");
	arena_release(&arena);
	reading_release(&reading);
}

Test(rules_faults, finds_nothing_wrong_with_the_books_of_the_real_desks)
{
	static const char *const dirs[] = { "boston311", "bpi2013",
		"bpi2013-cycles", "helpdesk", "nyc311", "servicenow-demo",
		"uci-servicenow" };

	for (size_t i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++) {
		struct reading reading = { 0 };
		const char *dir = arena_format(&reading.arena, "%s/%s",
		    SLAUDIT_SOURCE_DIR "/tests/real/rules", dirs[i]);

		reading.rc = rules_read(&reading.arena, dir, &reading.book,
		    &reading.complaints, &reading.fault);
		cr_expect_eq(reading.rc, 0, "%s: %s", dirs[i],
		    reading_complaint(&reading, 0));
		reading_release(&reading);
	}
}
