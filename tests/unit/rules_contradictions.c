/* rules_contradictions.c -- what no single value can tell: references to
 * nothing, contradictions, dead rules. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "rules_slips.h"

Test(rules_contradictions, names_references_to_nothing)
{
	static const struct slip slips[] = {
		{ 19, "    ends: droped",
		    "19:11: ends: \"droped\" is no event of call, did you mean "
		    "dropped?" },
		{ 60, "    process: cal",
		    "60:14: process: \"cal\" is no process of the book, did "
		    "you "
		    "mean call?" },
		{ 108, "    process: request",
		    "108:14: process: \"request\" is no process of the book" },
		{ 48, "    calendar: offices",
		    "48:15: calendar: \"offices\" is no calendar of the book, "
		    "did you mean office?" },
		{ 45, "    to: [answered, droped]",
		    "45:20: to: \"droped\" is no event of call, did you mean "
		    "dropped?" },
		{ 61, "    from: begun",
		    "61:11: from: \"begun\" is no event of call" },
		{ 100,
		    "        names: {o: opened, a: answered, d: dropped, "
		    "e: ended}",
		    "100:56: names: \"ended\" is no event of call" },
		{ 117, "      - {event: openend, time: opened_at}",
		    "117:17: event: \"openend\" is no event of call, did you "
		    "mean opened?" },
		{ 126, "    sles: A.8",
		    "126:11: sles: \"A.8\" is no SLE of the book, did you mean "
		    "A.9?" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_contradictions, names_sles_that_contradict_themselves)
{
	static const struct slip slips[] = {
		{ 48, NULL, /* no calendar */
		    "38:5: calendar: missing, the clock business-days needs "
		    "it" },
		{ 63, "    clock: elapsed\n    calendar: office",
		    "64:5: calendar: only with the clocks business and "
		    "business-days" },
		{ 63, "    clock: elapsed\n    due_at: closing",
		    "64:5: due_at: only with the clocks business and "
		    "business-days" },
		{ 63, "    clock: elapsed\n    day_rule: elapsed",
		    "64:5: day_rule: only with the clocks calendar-days and "
		    "business-days" },
		{ 50, NULL,
		    "38:5: day_rule: missing, the clock business-days needs "
		    "it" },
		{ 50, "    day_rule: datediff",
		    "50:15: day_rule: datediff is no way to count "
		    "business-days" },
		{ 50, "    day_rule: none",
		    "50:15: day_rule: \"none\" is none of datediff, inclusive, "
		    "elapsed, BD-END, BD-CLOCK, BD-HOURS" },
		{ 51, "    variants: [BD-END, inclusive]",
		    "51:15: variants: inclusive is no way to count "
		    "business-days" },
		{ 51, "    variants: [BD-CLOCK, BD-END]",
		    "51:15: variants: BD-CLOCK is the day_rule itself" },
		{ 51, "    variants: [BD-HOURS]",
		    "52:5: bd_end: only with BD-END as day_rule or variant" },
		{ 28, NULL,
		    "50:15: variants: BD-HOURS needs a standard_day in the "
		    "calendar office" },
		{ 62, "    to: [answered, opened]",
		    "62:20: to: opened also starts the clock" },
		{ 49, NULL,
		    "38:5: limit: missing, or else class informational or "
		    "status unknown" },
		{ 82, "    valid_from: 2021-06-30\n    valid_to: 2021-06-29",
		    "83:15: valid_to: lies before valid_from" },
		{ 82, "    valid_to: 2021-07-01",
		    "69:17: valid_from: A.9 is also valid in b.yaml:70 at the "
		    "same time" },
		{ 69, "    valid_from: 2021-07-01\n    version: \"7\"",
		    "71:5: version: 7 of A.9 stands twice" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_contradictions, names_mappings_and_detection_rules_that_do_so)
{
	static const struct slip slips[] = {
		{ 105, "    title: List\n    nulls: []",
		    "106:12: nulls: is an empty list" },
		{ 104, "  - id: log",
		    "104:9: id: log stands twice, first in "
		    "b.yaml:84" },
		{ 117, "      - {time: opened_at}",
		    "117:9: event: missing, or else named_by" },
		{ 99, "      - named_by: what\n        event: opened",
		    "99:19: named_by: only without event" },
		{ 117, "      - {named_by: x, names: [opened], time: t}",
		    "117:10: named_by: only with shape log" },
		{ 117, "      - {event: opened, time: t, count: n}",
		    "117:34: count: only with shape samples" },
		{ 117, "      - {event: opened, time: t, row: last}",
		    "117:34: row: only with shape log" },
		{ 117, "      - {event: opened, time: t, names: [opened]}",
		    "117:34: names: only with named_by" },
		{ 115, "    customer: {column: caller, row: first}",
		    "115:32: row: only with shape log" },
		{ 97, "    customer_class: {constant: big, row: last}",
		    "97:37: row: only with column" },
		{ 97, "    customer_class: {row: last}",
		    "97:21: column: missing, or else constant" },
		{ 111, "    trim: false\n    encoding: latin-1",
		    "112:15: encoding: \"latin-1\" is no encoding that iconv "
		    "knows here" },
		{ 114, NULL, "113:7: zone: missing, a format has no %z" },
		{ 95,
		    "    times: {formats: \"%Y-%m-%dT%H:%M%z\", zone: "
		    "Etc/UTC}",
		    "95:42: zone: only with a format without %z" },
		{ 106, "    file: exports/list.csv",
		    "106:11: file: is matched with a file's name, without its "
		    "folder" },
		{ 87, "    shape: log\n    occurrence: true",
		    "88:5: occurrence: only with shape wide" },
		{ 122, NULL, "119:5: months: missing, k-of-n needs it" },
		{ 123, NULL, "119:5: of: missing, k-of-n needs it" },
		{ 121, "    kind: run", "123:5: of: only with k-of-n" },
		{ 126, "    sles: A.10",
		    "126:11: sles: A.10 has no compliance share, so no month "
		    "of "
		    "it is missed" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_contradictions, names_rules_that_no_ticket_can_reach)
{
	static const struct slip slips[] = {
		{ 100, "        names: [opened, answered]",
		    "45:20: to: no mapping of call yields dropped" },
		{ 41, "    category: [red, green]",
		    "41:21: category: no mapping of call yields \"green\"" },
		{ 42, "    customer_class: small",
		    "42:21: customer_class: no mapping of call yields "
		    "\"small\"" },
		{ 97, NULL,
		    "42:21: customer_class: no mapping of call yields "
		    "\"big\"" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_contradictions, names_formats_that_cannot_be_read)
{
	static const struct slip slips[] = {
		{ 113, "      formats: \"%Y-%m-%d %T\"",
		    "113:16: formats: \"%Y-%m-%d %T\" has a conversion other "
		    "than %Y %m %d %H %I %M %S %p %z %%" },
		{ 113, "      formats: \"%Y-%m\"",
		    "113:16: formats: \"%Y-%m\" lacks one of %Y, %m and %d" },
		{ 113, "      formats: \"%Y-%m-%d %I:%M\"",
		    "113:16: formats: \"%Y-%m-%d %I:%M\" has %I without %p, or "
		    "%p without %I, or %H besides" },
		{ 113, "      formats: \"%Y-%m-%d %H:%S\"",
		    "113:16: formats: \"%Y-%m-%d %H:%S\" has seconds without "
		    "minutes" },
		{ 113, "      formats: \"%Y-%m-%d %d\"",
		    "113:16: formats: \"%Y-%m-%d %d\" says the same thing "
		    "twice" },
		{ 113, "      formats: \"%Y-%m-%d %\"",
		    "113:16: formats: \"%Y-%m-%d %\" has a conversion other "
		    "than %Y %m %d %H %I %M %S %p %z %%" },
	};

	EXPECT_SLIPS(slips);
}

#define PAIR(covers)                                                           \
	"    source: made up\n"                                                \
	"  - id: always\n"                                                     \
	"    title: Always\n"                                                  \
	"    zone: Etc/UTC\n"                                                  \
	"    week: {daily: \"00:00-24:00\"}\n"                                 \
	"    covers: {from: 2021-01-01, to: 2022-12-31}\n"                     \
	"    status: assumed\n"                                                \
	"    source: made up\n"                                                \
	"  - id: both\n"                                                       \
	"    title: Both\n"                                                    \
	"    zone: Etc/UTC\n"                                                  \
	"    covers: {from: 2021-01-01, to: " covers "}\n"                     \
	"    status: assumed\n"                                                \
	"    source: made up\n"

Test(rules_contradictions, names_intersections_that_are_none)
{
	static const struct slip slips[] = {
		{ 36, PAIR("2021-12-31") "    intersect: [office, allways]",
		    "50:25: intersect: \"allways\" is no calendar of the "
		    "book, did you mean always?" },
		{ 36, PAIR("2021-12-31") "    intersect: always",
		    "50:16: intersect: is no more than the calendar always" },
		{ 36, PAIR("2021-12-31") "    intersect: [always, both]",
		    "50:25: intersect: both is an intersection itself" },
		{ 36, PAIR("2022-01-01") "    intersect: [office, always]",
		    "50:17: intersect: office covers less than this calendar" },
		{ 36,
		    PAIR("2021-12-31") "    intersect: [office, always]\n"
				       "    week: {sun: 08:00-09:00}",
		    "51:5: week: only with hours of its own; intersect stands "
		    "here" },
		{ 36, PAIR("2021-12-31"),
		    "44:5: week: missing, a calendar needs it or intersect" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_contradictions, takes_an_intersection)
{
	struct reading reading;

	reading_change(
	    &reading, 36, PAIR("2021-12-31") "    intersect: [always, office]");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_assert_eq(reading.book->calendar_count, 3);
	cr_assert_eq(reading.book->calendars[1]->part_count, 2);
	cr_expect_str_eq(reading.book->calendars[1]->id, "both");
	cr_expect_eq(
	    reading.book->calendars[1]->parts[0], reading.book->calendars[0]);
	cr_expect_eq(
	    reading.book->calendars[1]->parts[1], reading.book->calendars[2]);
	reading_release(&reading);
}

/* clocks.md section 2: reported once, and the book is taken. */
Test(rules_contradictions, notes_an_override_on_a_holiday)
{
	struct reading reading;

	reading_change(&reading, 34,
	    "      - {date: 2021-12-24, hours: 08:00-12:00, name: Half, "
	    "decided_by: the desk}");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_assert_eq(reading.complaints.count, 1);
	cr_expect(reading.complaints.items[0].note);
	cr_expect_str_eq(reading_complaint(&reading, 0),
	    "34:16: date: is a holiday, too; the hours of the override count");
	cr_expect_str_eq(
	    reading.book->calendars[0]->overrides[0].decided_by, "the desk");
	cr_expect_null(reading.book->calendars[0]->holidays[0].decided_by);
	reading_release(&reading);
}

Test(rules_contradictions, names_cycles_and_parties_that_do_not_go_together)
{
	static const struct slip slips[] = {
		{ 44, "    cycles: rounds", /* line 46 says to_which */
		    "46:15: to_which: stands beside cycles" },
		{ 61, "    from: opened\n    cycles: each",
		    "62:13: cycles: \"each\" is none of first, last, any, sum, "
		    "rounds" },
		{ 75, "    clock: calendar-days\n    cycles: sum",
		    "76:13: cycles: sum goes with the clocks elapsed and "
		    "business only" },
		{ 75, "    clock: calendar-days\n    counts: operator",
		    "76:5: counts: only with the clocks elapsed and business: "
		    "no rule says how another's time moves a day that is due" },
		{ 19, "    ends: dropped\n    moves: {openend: customer}",
		    "20:22: moves: \"openend\" is no event of call, did you "
		    "mean opened?" },
		{ 19, "    ends: dropped\n    moves: [opened]",
		    "20:13: moves: no party after \"opened\"" },
		{ 19, "    ends: dropped\n    asks: {openend: opened}",
		    "20:21: asks: \"openend\" is no event of call, did you "
		    "mean opened?" },
		{ 19, "    ends: dropped\n    asks: {opened: anwered}",
		    "20:20: asks: \"anwered\" is no event of call, did you "
		    "mean answered?" },
		{ 19, "    ends: dropped\n    asks: [opened]",
		    "20:12: asks: nothing else asks for \"opened\"" },
		{ 63, "    clock: elapsed\n    counts: operator",
		    "64:13: counts: no moves of call are of \"operator\"" },
		{ 61, "    from: opened\n    since: opened",
		    "62:12: since: opened also starts the clock" },
		{ 61, "    from: opened\n    since: begun",
		    "62:12: since: \"begun\" is no event of call" },
		{ 69, "    valid_from: 2021-07-01\n    binds: start",
		    "71:5: binds: receipt is not that of the version in "
		    "b.yaml:58" },
		{ 54, "    cohort: deadline\n    binds: split",
		    "55:12: binds: split goes with the clocks elapsed and "
		    "business only" },
	};

	EXPECT_SLIPS(slips);
}
