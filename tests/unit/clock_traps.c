/* clock_traps.c -- what other clocks got wrong, and where it is tested here.
 *
 * The traps of clocks.md section 12 that are about calendars, zones and
 * deadlines, its oracles (section 13) and properties (section 14). Program and
 * test; "here" is this file.
 *
 * T01  here; calendar adds_open_time; measure the_business_clock_...
 * T02  rules_contradictions names_sles_that_contradict_themselves (start and
 *      stop); rules_table names_what_is_wrong_with_a_pause (the other two)
 * T03  measure_traps pending_time_survives_another_priority
 * T04  measure_traps, the same: both clocks start at the creation
 * T05  reader_checks (the declared zone, gaps and folds by name)
 * T06  no key takes an elapsed time or a verdict of the export's own, so none
 *      is used; real/boston, real/servicenow hold ours against theirs
 * T07  measure_binds a_new_version_...; cli/past (a version to come); what was
 *      published, and what would change, need editions and a comparison
 * T08  measure_traps a_second_cycle_does_not_hide_the_first
 * T09  here; cli/past: which verdicts a holiday more touches
 * T10  ics an_all_day_event_in_los_angeles_...; calendar a_holiday_is_...
 * T11  calendar holidays_of_every_year_count
 * T12  calendar a_holiday_is_a_local_day; here, for midnights that are odd
 * T13  here; measure outside_the_calendar_there_is_no_figure
 * T14  calendar whole_days_have_no_seams
 * T15  calendar_zones the_environment_changes_nothing; here, at 24:00
 * T16  calendar_zones the_environment_changes_nothing
 * T17  measure_traps held_time_is_open_time; calendar pauses_cost_...
 * T18  measure_traps held_time_is_open_time
 * T19  calendar adds_open_time; measure the_business_clock_...
 * T20  measure_traps a_second_cycle_...; measure_cycles a_sum_moves_the_due_...
 * T21  measure_traps only_events_stop_a_clock
 * T22  cli/holidays (a proposal changes nothing), golden/rules-holidays
 * T23  rules_table names_what_is_wrong_with_a_pause (a word of no event)
 * T24  measure_traps each_clock_has_its_own_pauses
 * T25  rules_table names_what_is_wrong_with_a_pause
 * T28  calendar the_narrower_declaration_wins, counts_hours_around_lunch_...
 * T29  golden/run-asked: automatic mail stops a clock only where it is named,
 *      internal notes none; reader_checks conditions_decide_...
 * T30  golden/run-asked, ask backs_one_wait_...: a wait without a request
 * T31  calendar_zones, zone the_environment_changes_nothing; cli/surroundings
 * T32  measure_traps every_clock_keeps_its_own_due_time
 * T33  attain ten old tickets; T34 attain
 * C.6  measure_cohorts (open tickets, cohorts, edges of months)
 * T26, T27 need registers, which are not here yet
 * B1 to B9  calendar; B10 due the_table_of_the_clock_reference
 * Property 8  measure_cohorts as_of_is_as_if_the_log_ended_there
 * Properties 1 to 7  calendar_laws; 7 at length, over all zones:
 *      sweep/calendar_oracle; 9 attain, reader_log, cli/order; 10 measure at
 *      every outcome (accounts.c), real/parties; 11 measure_cycles_law,
 *      real/cycles; 12 cli/surroundings, cli/order
 * Explain (section 15)  explain_page, explain_runs, golden/explain-awkward
 *
 * Calendar Monday to Friday 9 to 17 UTC unless said otherwise; 5 January 2026
 * is a Monday. */
/* SPDX-License-Identifier: MIT */
#include "clock_support.h"

static struct span whole_day[] = { { 0, 24 * HOUR } };
static struct span nine_to_five[] = { { 9 * HOUR, 17 * HOUR } };

static struct schedule
office(void)
{
	struct schedule schedule =
	    schedule_of("Etc/UTC", "2026-01-01", "2026-12-31");

	hours(&schedule, MON, FRI, nine_to_five, 1);
	return schedule;
}

static struct schedule
always(const char *zone, const char *from, const char *to)
{
	struct schedule schedule = schedule_of(zone, from, to);

	hours(&schedule, MON, SUN, whole_day, 1);
	return schedule;
}

/* T01: a day is 24 hours of wall time, 24 business hours, or a business day;
 * none is ever another, however long a standard day is. */
Test(clock_traps, three_kinds_of_a_day_never_convert)
{
	struct schedule open = office();
	struct schedule around = always("Etc/UTC", "2026-01-01", "2026-12-31");
	struct calendar *calendar = calendar_of(&open);
	struct calendar *clock = calendar_of(&around);
	int64_t monday = at("2026-01-05T09:00:00Z");

	expect_instant("24 h business",
	    calendar_add(calendar, monday, 24 * HOUR), "2026-01-07T17:00:00Z");
	expect_instant("1 day, 24x7", calendar_add(clock, monday, DAY),
	    "2026-01-06T09:00:00Z");
	expect_instant("1 business day, HOURS",
	    calendar_due(calendar, monday, 1, DAYS_BD_HOURS, BD_END_CLOSING),
	    "2026-01-05T17:00:00Z");
	calendar_close(calendar);

	open.standard_day = 24 * HOUR;
	calendar = calendar_of(&open);
	expect_instant("a standard day of 24 h is asked for by name only",
	    calendar_due(calendar, monday, 1, DAYS_BD_HOURS, BD_END_CLOSING),
	    "2026-01-07T17:00:00Z");
	expect_instant("and moves no other semantics",
	    calendar_due(calendar, monday, 1, DAYS_BD_END, BD_END_CLOSING),
	    "2026-01-06T17:00:00Z");
	calendar_close(calendar);
	calendar_close(clock);
}

/* T09: a holiday more is another calendar, and only what spans it differs. */
Test(clock_traps, a_holiday_more_touches_only_what_spans_it)
{
	static const struct {
		const char *label, *from, *until;
		int64_t less;
	} rows[] = {
		{ "before", "2026-01-05T09:00:00Z", "2026-01-07T00:00:00Z", 0 },
		{ "after", "2026-01-08T00:00:00Z", "2026-01-12T10:00:00Z", 0 },
		{ "across", "2026-01-06T16:00:00Z", "2026-01-08T10:00:00Z",
		    8 * HOUR },
		{ "into", "2026-01-06T16:00:00Z", "2026-01-07T10:00:00Z",
		    HOUR },
		{ "within its night", "2026-01-07T18:00:00Z",
		    "2026-01-07T23:00:00Z", 0 },
	};
	struct dated wednesday = { .day = date("2026-01-07") };
	struct schedule old = office();
	struct schedule new = office();
	struct calendar *before = calendar_of(&old);
	struct calendar *after = NULL;

	new.holidays = &wednesday;
	new.holiday_count = 1;
	after = calendar_of(&new);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int64_t from = at(rows[i].from);
		int64_t until = at(rows[i].until);

		cr_expect_eq(calendar_between(before, from, until) -
			calendar_between(after, from, until),
		    rows[i].less, "%s", rows[i].label);
	}
	calendar_close(after);
	calendar_close(before);
}

/* T13: no number, and nothing that could be taken for one. */
Test(clock_traps, outside_its_coverage_a_calendar_has_no_answer)
{
	static const char *const outside[] = { "2025-12-31T23:59:59Z",
		"2027-01-01T00:00:01Z", "1970-01-01T00:00:00Z",
		"2037-12-31T00:00:00Z" };
	struct schedule schedule = office();
	struct calendar *calendar = calendar_of(&schedule);
	int64_t inside = at("2026-06-01T00:00:00Z");

	for (size_t i = 0; i < COUNT_OF(outside); i++) {
		int64_t instant = at(outside[i]);

		cr_expect_not(calendar_covers(calendar, instant, inside));
		cr_expect_not(calendar_covers(calendar, inside, instant));
		cr_expect_not(calendar_is_open(calendar, instant));
		expect_instant(
		    outside[i], calendar_add(calendar, instant, 1), "");
		expect_instant(
		    outside[i], calendar_next_opening(calendar, instant), "");
		expect_instant(outside[i],
		    calendar_due(
			calendar, instant, 1, DAYS_BD_END, BD_END_CLOSING),
		    "");
	}
	calendar_close(calendar);
}

/* T15: a day that closes at 24:00 and opens at 00:00 has no seam, and no
 * minute more than its length either. */
Test(clock_traps, closing_at_24_00_loses_no_second)
{
	struct schedule schedule =
	    schedule_of("Europe/Stockholm", "2026-01-01", "2026-12-31");
	struct calendar *calendar = NULL;
	int64_t midnight = at("2026-01-06T00:00:00+01:00");
	int64_t open = 0;
	int64_t close = 0;
	int64_t cursor = midnight - 2 * DAY;

	hours(&schedule, MON, TUE, whole_day, 1);
	calendar = calendar_of(&schedule);
	for (int64_t s = -2; s < 2; s++)
		cr_expect(calendar_is_open(calendar, midnight + s));
	cr_expect_not(calendar_is_open(calendar, midnight - DAY - 1));
	cr_expect_not(calendar_is_open(calendar, midnight + DAY));
	cr_expect_eq(calendar_segment(
			 calendar, &cursor, midnight + 2 * DAY, &open, &close),
	    1);
	cr_expect_eq(open, midnight - DAY);
	cr_expect_eq(close, midnight + DAY);
	expect_instant("due at the midnight in between",
	    calendar_due(
		calendar, midnight - DAY, 0, DAYS_BD_END, BD_END_CLOSING),
	    "2026-01-06T00:00:00+01:00");
	calendar_close(calendar);
}

/* Clock changes have the size and the hour that the database says, and a local
 * day the length that this makes. */
static const struct odd_day {
	const char *zone, *day;
	const char *begins, *ends;
	int64_t minutes;
} odd_days[] = {
	{ "America/Los_Angeles", "2026-03-08", "2026-03-08T00:00:00-08:00",
	    "2026-03-09T00:00:00-07:00", 23 * 60 },
	{ "America/Los_Angeles", "2026-11-01", "2026-11-01T00:00:00-07:00",
	    "2026-11-02T00:00:00-08:00", 25 * 60 },
	{ "Australia/Lord_Howe", "2026-10-04", "2026-10-04T00:00:00+10:30",
	    "2026-10-05T00:00:00+11:00", 23 * 60 + 30 },
	{ "Australia/Lord_Howe", "2026-04-05", "2026-04-05T00:00:00+11:00",
	    "2026-04-06T00:00:00+10:30", 24 * 60 + 30 },
	{ "Antarctica/Troll", "2026-03-29", "2026-03-29T00:00:00+00:00",
	    "2026-03-30T00:00:00+02:00", 22 * 60 },
	{ "Antarctica/Troll", "2026-10-25", "2026-10-25T00:00:00+02:00",
	    "2026-10-26T00:00:00+00:00", 26 * 60 },
	/* midnight did not exist: the day begins at one */
	{ "America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00",
	    "2018-11-05T00:00:00-02:00", 23 * 60 },
	/* its last hour came twice */
	{ "America/Sao_Paulo", "2018-02-17", "2018-02-17T00:00:00-02:00",
	    "2018-02-18T00:00:00-03:00", 25 * 60 },
	/* at one past midnight the clock went back into the day before */
	{ "America/St_Johns", "2006-10-29", "2006-10-29T00:00:00-02:30",
	    "2006-10-30T00:00:00-03:30", 25 * 60 },
	{ "Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00",
	    "2011-12-31T00:00:00+14:00", 0 },
	{ "Asia/Kathmandu", "1986-01-01", "1986-01-01T00:15:00+05:45",
	    "1986-01-02T00:00:00+05:45", 24 * 60 - 15 },
};

Test(clock_traps, a_local_day_is_as_long_as_the_database_says)
{
	for (size_t i = 0; i < COUNT_OF(odd_days); i++) {
		const struct odd_day *row = &odd_days[i];
		struct schedule schedule =
		    always(row->zone, "1985-01-01", "2027-12-31");
		struct calendar *calendar = calendar_of(&schedule);
		const struct zone *zone = calendar_zone(calendar);
		int32_t day = date(row->day);

		expect_instant(
		    row->zone, zone_day_start(zone, day), row->begins);
		expect_instant(
		    row->zone, zone_day_start(zone, day + 1), row->ends);
		cr_expect_eq(
		    calendar_between(calendar, at(row->begins), at(row->ends)),
		    row->minutes * 60, "%s", row->zone);
		calendar_close(calendar);
	}
}

/* T12: a holiday takes exactly its local day, whatever happens at midnight;
 * the days beside it lose nothing. */
Test(clock_traps, a_holiday_takes_its_local_day_and_no_second_else)
{
	for (size_t i = 0; i < COUNT_OF(odd_days); i++) {
		const struct odd_day *row = &odd_days[i];
		struct schedule schedule =
		    always(row->zone, "1985-01-01", "2027-12-31");
		struct dated holiday = { .day = date(row->day) };
		struct calendar *calendar = NULL;
		int64_t from = at(row->begins) - 3 * DAY;
		int64_t until = at(row->ends) + 3 * DAY;

		schedule.holidays = &holiday;
		schedule.holiday_count = 1;
		calendar = calendar_of(&schedule);
		cr_expect_eq(calendar_between(calendar, from, until),
		    until - from - row->minutes * 60, "%s %s", row->zone,
		    row->day);
		cr_expect_eq(calendar_is_open(calendar, at(row->begins)),
		    row->minutes == 0, "%s", row->zone);
		cr_expect(calendar_is_open(calendar, at(row->begins) - 1));
		cr_expect(calendar_is_open(calendar, at(row->ends)));
		calendar_close(calendar);
	}
}

/* Hours that the clock leaps over are nobody's: no second, no business day. */
Test(clock_traps, hours_in_a_gap_do_not_exist)
{
	static struct span two_to_three[] = { { 2 * HOUR, 3 * HOUR } };
	struct schedule schedule =
	    schedule_of("America/Los_Angeles", "2026-01-01", "2026-12-31");
	struct calendar *calendar = NULL;
	int64_t saturday = at("2026-03-07T02:30:00-08:00");

	hours(&schedule, MON, SUN, two_to_three, 1);
	calendar = calendar_of(&schedule);
	/* Half an hour of Saturday, an hour of Monday; 48 h later is 03:30. */
	cr_expect_eq(
	    calendar_between(calendar, saturday, saturday + 2 * DAY), 90 * 60);
	expect_instant("one business day later is Monday",
	    calendar_due(calendar, saturday, 1, DAYS_BD_CLOCK, BD_END_CLOSING),
	    "2026-03-09T02:30:00-07:00");
	expect_instant("and an hour more is on Monday, too",
	    calendar_add(calendar, saturday, HOUR),
	    "2026-03-09T02:30:00-07:00");
	calendar_close(calendar);
}
