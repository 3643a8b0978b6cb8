/* rules_types.c -- types of expectations: what goes with which. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "rules_slips.h"

#define ALONE                                                                  \
	"  - id: A.11\n"                                                       \
	"    title: Answered, on the whole\n"                                  \
	"    process: call\n"                                                  \
	"    from: opened\n"                                                   \
	"    to: answered\n"                                                   \
	"    status: assumed\n"                                                \
	"    source: made up\n"

/* An SLE of its own, with no former version. */
static void
expect_alone(const char *lines, const char *want)
{
	struct reading reading;
	struct buf text = { 0 };

	buf_print(&text, "    source: made up\n" ALONE "%s", lines);
	reading_change(&reading, 57, buf_text(&text));
	cr_expect_eq(reading.rc, want == NULL ? 0 : -1, "%s: %s", lines,
	    reading_complaint(&reading, 0));
	cr_expect_str_eq(reading_complaint(&reading, 0),
	    want == NULL ? "" : want, "%s", lines);
	cr_expect_eq(reading.complaints.count, want == NULL ? 0 : 1, "%s",
	    reading_complaint(&reading, 1));
	reading_release(&reading);
	buf_release(&text);
}

#define PLAIN "    clock: elapsed\n    limit: 2 days\n    cohort: completion\n"

Test(rules_types, reads_type_and_percentile)
{
	struct reading reading;
	const struct book *book;

	reading_change(&reading, 57,
	    "    source: made up\n" ALONE PLAIN
	    "    type: percentile\n    percentile: 95");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	book = reading.book;
	cr_expect_eq(book->sles[0]->type, TYPE_MAX);
	cr_expect_eq(book->sles[0]->percentile, 0);
	cr_expect_str_eq(book->sles[book->sle_count - 1]->id, "A.11");
	cr_expect_eq(book->sles[book->sle_count - 1]->type, TYPE_PERCENTILE);
	cr_expect_eq(book->sles[book->sle_count - 1]->percentile, 95);
	reading_release(&reading);
}

Test(rules_types, takes_what_goes_together)
{
	expect_alone(PLAIN "    type: average", NULL);
	expect_alone(PLAIN "    type: percentile\n    percentile: 95", NULL);
	expect_alone(PLAIN "    type: min\n    compliance: 95 %", NULL);
	expect_alone(PLAIN "    type: min", NULL);
	expect_alone("    clock: business\n    calendar: office\n"
		     "    limit: 2 h\n    cohort: receipt\n    type: average",
	    NULL);
	expect_alone("    clock: calendar-days\n    day_rule: inclusive\n"
		     "    limit: 2 days\n    cohort: receipt\n"
		     "    type: percentile\n    percentile: 50",
	    NULL);
}

Test(rules_types, names_what_does_not)
{
	expect_alone(PLAIN "    type: mean",
	    "68:11: type: \"mean\" is none of max, min, average, percentile");
	expect_alone(PLAIN "    type: percentile",
	    "58:5: percentile: missing, type percentile needs it");
	expect_alone(PLAIN "    type: average\n    percentile: 95",
	    "69:5: percentile: only with type percentile");
	expect_alone(PLAIN "    type: percentile\n    percentile: 100",
	    "69:17: percentile: 100 is outside 1 to 99");
	expect_alone(PLAIN "    type: average\n    compliance: 95 %",
	    "69:5: compliance: only with type max and min");
	expect_alone(PLAIN "    type: min\n    open_over: missed",
	    "69:5: open_over: only with type max");
	expect_alone(PLAIN "    type: average\n    binds: split",
	    "69:12: binds: split: only with type max");
	expect_alone("    clock: elapsed\n    limit: 2 days\n"
		     "    cohort: deadline\n    type: average",
	    "67:13: cohort: deadline: only with type max");
	expect_alone("    clock: business-days\n    calendar: office\n"
		     "    limit: 2 business days\n    day_rule: BD-END\n"
		     "    cohort: completion\n    type: average",
	    "65:12: clock: business-days: only with type max, for no stretch "
	    "of them is the same for two cases");
	expect_alone("    clock: calendar-days\n    day_rule: datediff\n"
		     "    variants: [elapsed]\n    limit: 2 days\n"
		     "    cohort: completion\n    type: average",
	    "67:5: variants: only with type max and min");
}

/* One figure is made of all cases of a month, whichever version bound them. */
Test(rules_types, versions_of_one_id_are_held_by_one_figure)
{
	struct reading reading;

	reading_change(&reading, 65, "    type: average");
	cr_expect_eq(reading.rc, -1);
	cr_expect_not_null(
	    strstr(reading_complaint(&reading, 0), "an id of its own"), "%s",
	    reading_complaint(&reading, 0));
	reading_release(&reading);
}

/* The sound book with an average beside it, and its one detection rule on
 * that: KIND, with or without the numbers of k-of-n. */
static void
reading_rule(struct reading *reading, const char *kind, bool numbers)
{
	memset(reading, 0, sizeof(*reading));
	for (unsigned i = 1; i <= SOUND_LINES; i++) {
		if (i == 121)
			buf_print(&reading->text, "    kind: %s\n", kind);
		else if (i == 126)
			buf_put(&reading->text, "    sles: A.11\n");
		else if (i < 122 || i > 124 || numbers)
			buf_print(&reading->text, "%s\n", sound_lines[i - 1]);
		if (i == 57)
			buf_put(
			    &reading->text, ALONE PLAIN "    type: average\n");
	}
	reading_parse(reading, buf_text(&reading->text), reading->text.len);
}

/* A late case is no finding by itself where the month is held by a figure. */
Test(rules_types, months_of_an_average_can_be_missed_and_no_case_of_it)
{
	struct reading reading;

	reading_rule(&reading, "k-of-n", true);
	cr_expect_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	reading_release(&reading);
	reading_rule(&reading, "each-miss", false);
	cr_expect_eq(reading.rc, -1);
	cr_expect_not_null(strstr(reading_complaint(&reading, 0),
			       "sles: A.11 is held by a figure of the month, "
			       "so a miss is none by itself"),
	    "%s", reading_complaint(&reading, 0));
	reading_release(&reading);
}

#define COUNTED                                                                \
	"  - {id: A.12, title: Right, process: sampled, from: checked, "       \
	"to: right, clock: count, status: assumed, source: made up, "

/* The sound book with samples beside it, and an SLE of them. */
static void
expect_counted(const char *sle, const char *shape, const char *want)
{
	struct reading reading = { 0 };

	for (unsigned i = 1; i <= SOUND_LINES; i++) {
		buf_print(&reading.text, "%s\n", sound_lines[i - 1]);
		if (i == 19)
			buf_put(&reading.text,
			    "  - {id: sampled, title: S, events: "
			    "{checked: c, right: r}}\n");
		if (i == 57)
			buf_print(&reading.text, COUNTED "%s}\n", sle);
		if (i == 117)
			buf_print(&reading.text,
			    "  - {id: samples, title: S, file: s.csv, "
			    "process: sampled, coverage: complete, key: n, "
			    "times: {formats: \"%%Y-%%m-%%d\", "
			    "zone: Etc/UTC}, %s}\n",
			    shape);
	}
	reading_parse(&reading, buf_text(&reading.text), reading.text.len);
	cr_expect_eq(reading.rc, *want == '\0' ? 0 : -1, "%s", sle);
	cr_expect_not_null(strstr(reading_complaint(&reading, 0), want),
	    "%s: %s", sle, reading_complaint(&reading, 0));
	cr_expect_eq(reading.complaints.count, *want != '\0', "%s",
	    reading_complaint(&reading, 1));
	reading_release(&reading);
}

Test(rules_types, things_counted_have_a_share_and_no_limit)
{
	static const char samples[] =
	    "shape: samples, events: [{event: checked, time: d, count: n}, "
	    "{event: right, time: d, count: m}]";
	static const char wide[] =
	    "shape: wide, events: [{event: checked, time: d}, "
	    "{event: right, time: d}]";

	expect_counted("cohort: receipt, compliance: 99 %", samples, "");
	expect_counted("cohort: receipt, class: informational", samples, "");
	expect_counted("cohort: receipt", samples,
	    "compliance: missing, or else class informational or status "
	    "unknown");
	expect_counted("cohort: receipt, compliance: 99 %, limit: 1 h", samples,
	    "limit: only with a clock of time");
	expect_counted("cohort: receipt, compliance: 99 %, type: max", samples,
	    "type: only with a clock of time");
	expect_counted("cohort: receipt, compliance: 99 %, cycles: last",
	    samples, "cycles: only with a clock of time");
	expect_counted("cohort: completion, compliance: 99 %", samples,
	    "cohort: only receipt with the clock count");
	expect_counted("cohort: receipt, compliance: 99 %", wide,
	    "clock: count: the mapping samples of its process has no counts");
	expect_counted("cohort: receipt, compliance: 99 %",
	    "shape: samples, events: [{event: checked, time: d, count: n}, "
	    "{event: right, time: d}]",
	    "count: missing, the shape samples needs it");
}

#define WATCHED                                                                \
	"  - {id: A.13, title: Up, process: outage, from: down, to: back, "    \
	"clock: availability, status: assumed, source: made up, "

/* The sound book with intervals beside it, and an SLE of them. */
static void
expect_watched(const char *sle, const char *mapping, const char *want)
{
	struct reading reading = { 0 };

	for (unsigned i = 1; i <= SOUND_LINES; i++) {
		buf_print(&reading.text, "%s\n", sound_lines[i - 1]);
		if (i == 19)
			buf_put(&reading.text,
			    "  - {id: outage, title: O, events: {down: d, "
			    "announced: a, blind: n, back: b}}\n");
		if (i == 57)
			buf_print(&reading.text, WATCHED "%s}\n", sle);
		if (i == 117)
			buf_print(&reading.text,
			    "  - {id: outages, title: O, file: o.csv, "
			    "process: outage, coverage: complete, key: n, "
			    "%s}\n",
			    mapping);
	}
	reading_parse(&reading, buf_text(&reading.text), reading.text.len);
	cr_expect_eq(reading.rc, *want == '\0' ? 0 : -1, "%s: %s", sle,
	    reading_complaint(&reading, 0));
	cr_expect_not_null(strstr(reading_complaint(&reading, 0), want),
	    "%s: %s", sle, reading_complaint(&reading, 0));
	cr_expect_eq(reading.complaints.count, *want != '\0', "%s",
	    reading_complaint(&reading, 1));
	reading_release(&reading);
}

#define EACH                                                                   \
	"{event: down, time: f, when: {k: o}}, "                               \
	"{event: announced, time: f, when: {k: p}}, "                          \
	"{event: blind, time: f, when: {k: u}}, "
#define ALL                                                                    \
	"cohort: receipt, compliance: 99 %, watched_from: 2021-01-01, "        \
	"unobserved: blind, planned: announced, planned_time: counted"

static const char intervals[] =
    "times: {formats: \"%Y-%m-%dT%H:%M:%S%z\"}, "
    "shape: intervals, events: [" EACH "{event: back, time: t}]";

Test(rules_types, availability_says_what_counts_and_since_when)
{
	struct reading reading = { 0 };

	expect_watched(ALL, intervals, "");
	expect_watched("cohort: receipt, class: informational, "
		       "watched_from: 2021-01-01, unobserved: blind, "
		       "planned: announced, planned_time: taken-out",
	    intervals, "");
	expect_watched("cohort: receipt, compliance: 99 %, unobserved: blind, "
		       "planned: announced, planned_time: counted",
	    intervals,
	    "watched_from: missing, the clock availability needs it");
	expect_watched("cohort: receipt, compliance: 99 %, unobserved: blind, "
		       "watched_from: 2021-01-01, planned: announced",
	    intervals, "planned_time: missing, planned needs it");
	expect_watched(ALL ", limit: 1 h", intervals,
	    "limit: only with a clock of a case's time");
	expect_watched(ALL ", type: max", intervals,
	    "type: only with a clock of a case's time");
	expect_watched(ALL ", calendar: office", intervals,
	    "calendar: only with the clocks business and business-days");
	expect_watched("cohort: completion, compliance: 99 %, "
		       "watched_from: 2021-01-01, unobserved: blind, "
		       "planned: announced, planned_time: counted",
	    intervals, "cohort: only receipt with the clock availability");
	expect_watched("cohort: receipt, watched_from: 2021-01-01, "
		       "unobserved: blind, planned: announced, "
		       "planned_time: counted",
	    intervals,
	    "compliance: missing, or else class informational or status "
	    "unknown");
	expect_watched("cohort: receipt, compliance: 99 %, "
		       "watched_from: 2021-01-01, unobserved: blind",
	    intervals,
	    "from: says nothing of announced, which the mapping outages "
	    "reads");
	expect_watched("cohort: receipt, compliance: 99 %, "
		       "watched_from: 2021-01-01, unobserved: [blind, down], "
		       "planned: announced, planned_time: counted",
	    intervals, "unobserved: down stands at from, too");
	reading_change(
	    &reading, 57, "    source: made up\n    watched_from: 2021-01-01");
	cr_expect_not_null(strstr(reading_complaint(&reading, 0),
	    "watched_from: only with the clock availability"));
	reading_release(&reading);
}

Test(rules_types, intervals_have_two_columns_of_times_to_the_second)
{
	expect_watched(ALL,
	    "times: {formats: \"%Y-%m-%dT%H:%M:%S%z\"}, shape: wide, "
	    "events: [" EACH "{event: back, time: t}]",
	    "clock: availability: the mapping outages of its process has no "
	    "intervals");
	expect_watched(ALL,
	    "times: {formats: \"%Y-%m-%d%%M\", zone: Etc/UTC}, "
	    "shape: intervals, events: [" EACH "{event: back, time: t}]",
	    "has no time of day, which the shape intervals needs");
	expect_watched(ALL,
	    "times: {formats: \"%Y-%m-%dT%H:%M:%S%z\"}, shape: intervals, "
	    "events: [" EACH "{event: back, time: f}]",
	    "events: the shape intervals needs a second column of times");
	expect_watched(ALL,
	    "times: {formats: \"%Y-%m-%dT%H:%M:%S%z\"}, shape: intervals, "
	    "events: [" EACH "{event: back, time: t, when: {k: o}}, "
	    "{event: back, time: u, when: {k: p}}]",
	    "time: \"u\": with shape intervals an event begins at f or ends "
	    "at t");
}
