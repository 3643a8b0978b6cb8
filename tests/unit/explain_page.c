/* explain_page.c -- a verdict told so that a pencil can repeat it. */
/* SPDX-License-Identifier: MIT */
#include "explain_desk.h"

static const char *pausing[] = { asked };

TestSuite(explain_page, .init = setup, .fini = teardown);

Test(explain_page, business_days_show_every_reading)
{
	static const char *const parts[] = {
		"Ticket C-awkward\n================\n",
		"Customer complaint. TLD: example. Category: [x].",
		"Read from complaints.csv (SHA-256 0123456789ab...), first on",
		"Judged by the rule book desk, version 1 (SHA-256 b00c",
		"complaint received      2021-03-05 16:00:00 -08:00  "
		"2021-03-06T00:00:00Z     2  [x]",
		"complaint acknowledged  2021-03-08 16:30:00 -08:00  "
		"2021-03-09T00:30:00Z     3  operator",
		"with 1,800 s = 30 min of open\nhours to spare",
		"Starts with             complaint received (the first)",
		"complete from 2021-01-01 to 2021-12-31;\nstatus assumed.",
		"Met: it was due 2021-03-08 17:00:00 -08:00, 1 business day",
		"30,600 s = 8 h 30 min",
		"Fri 2021-03-05  16:00:00  17:00:00     3600     3600",
		"Mon 2021-03-08  09:00:00  16:30:00    27000    30600",
		"BD-END    this report's   met     2021-03-08 17:00:00 -08:00",
		"BD-CLOCK  for comparison  missed  2021-03-08 16:00:00 -08:00",
		"BD-HOURS  for comparison  missed  2021-03-08 16:00:00 -08:00",
		"Another way of counting days would turn this verdict",
		"Late from               2021-03-09 09:00:00 -08:00",
		"Counted in              March 2021",
		"Source                  Annex Y, step 1",
		"To name this case alone: C.1/complaint/C-awkward#1\n",
		NULL,
	};
	struct sle *sle = the_sle(CLOCK_BUSINESS_DAYS, 1);

	sle->day_rule = DAYS_BD_END;
	sle->variants[0] = DAYS_BD_CLOCK;
	sle->variants[1] = DAYS_BD_HOURS;
	sle->variant_count = 2;
	expect_all(told(friday, monday), parts);
}

/* 16:00-17:00 Friday and 9:00-16:30 Monday: 3,600 + 27,000 seconds. */
Test(explain_page, open_hours_are_added_up_to_the_verdict)
{
	static const char *const parts[] = {
		"Missed: it took 30,600 s = 8 h 30 min (open hours of: The "
		"office); the limit is 8 h, so it was over",
		"1,800 s = 30 min",
		"Fri 2021-03-05  16:00:00  17:00:00     3600     3600",
		"Mon 2021-03-08  09:00:00  16:30:00    27000    30600",
		NULL,
	};

	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	expect_all(told(friday, monday), parts);
}

/* Friday 16:00 to Monday 16:30 is 72 h 30 min: 261,000 s. */
Test(explain_page, each_verdict_is_a_sentence)
{
	static const struct {
		int64_t limit;
		const char *acked;
		const char *sentence;
	} rows[] = {
		{ 80 * HOUR, monday,
		    "Met: it took 261,000 s = 3 d 30 min (every hour counts); "
		    "the limit is 3 d 8 h, so 27,000 s = 7 h" },
		{ 261000, monday,
		    "Met: it took 261,000 s = 3 d 30 min (every hour counts), "
		    "exactly the limit of 3 d 30 min." },
		{ 260999, monday, "so it was over by 1 s.\n" },
		{ 260999, NULL, "Open, late: " },
		{ 1000 * HOUR, NULL, "Open, in time: " },
	};

	the_sle(CLOCK_ELAPSED, 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text;
		char *flat;

		desk.items[0].limit = rows[i].limit;
		text = told(friday, rows[i].acked);
		flat = arena_copy(&desk.arena, text);
		for (char *at = flat; *at != '\0'; at++)
			*at = *at == '\n' && at[1] != '\n' && at[1] != '\0'
			    ? ' '
			    : *at;
		cr_expect_not_null(strstr(flat, rows[i].sentence),
		    "no \"%s\" in\n%s", rows[i].sentence, flat);
	}
}

/* Of 30,600 open seconds a pause from Friday 16:30 to Monday 10:00 takes
 * 1,800 and 3,600; with 7 h left, 8 h are met. */
Test(explain_page, pauses_are_taken_out_down_to_the_verdict)
{
	static const char *const parts[] = {
		"Met: it took 25,200 s = 7 h",
		"Mon 2021-03-08  09:00:00  16:30:00    27000    30600",
		"The clock paused; that time is of: customer. From start to "
		"stop 30,600 s ran",
		"the pauses 25,200 s",
		"Pauses                  from asked to the next event of "
		"another name",
		/* 1 h 30 min later: half an hour of it on Tuesday */
		"Due                     2021-03-09 09:30:00 -08:00",
		"Due, had it not paused  2021-03-08 16:00:00 -08:00",
		"In open hours: operator 25,200 s, customer 5,400 s; together "
		"30,600 s.",
		"2021-03-05 16:30:00 -08:00  2021-03-08 10:00:00 -08:00     3 "
		"    5400    25200",
		NULL,
	};
	struct sle *sle = the_sle(CLOCK_BUSINESS, 8 * HOUR);

	sle->pause = (struct words){ pausing, 1 };
	sle->pause_party = "customer";
	asked_at = "2021-03-05T16:30:00-08:00";
	replied_at = "2021-03-08T10:00:00-08:00";
	expect_all(told(friday, monday), parts);
	/* What the pauses say is not said twice. */
	cr_expect_not_null(strstr(told(friday, monday),
	    "Whose time it was by the wall clock: operator 25,200 s, customer "
	    "235,800"));
	cr_expect_null(strstr(told(friday, monday), "Does it"));
	asked_at = replied_at = NULL;
	cr_expect_not_null(strstr(told(friday, monday), "but never did here."));
	cr_expect_null(strstr(told(friday, monday), "The clock paused"));
}

Test(explain_page, what_is_only_measured_has_no_verdict)
{
	struct sle *sle = the_sle(CLOCK_ELAPSED, 3 * HOUR);
	const char *text;

	sle->status = STATUS_UNKNOWN;
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "Measured only: it took 261,000 s"));
	cr_expect_null(strstr(text, "Missed"));
	cr_expect_null(strstr(text, "Due  "));
}

Test(explain_page, a_time_outside_the_calendar_is_said_so)
{
	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	office.covers_from = day_of(2021, 3, 8);
	cr_expect_not_null(strstr(
	    told(friday, monday), "The calendar does not cover this time"));
}

/* The same ticket, known only until Saturday: the answer is yet to come. */
Test(explain_page, what_is_later_than_the_data_is_marked)
{
	const char *text;

	the_sle(CLOCK_ELAPSED, 1000 * HOUR);
	as_of = instant_parse("2021-03-06T08:00:00Z");
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "(later than"), "%s", text);
	cr_expect_not_null(strstr(text, "Open, in time: "));
	as_of = instant_parse("2021-03-09T08:00:00Z");
	cr_expect_null(strstr(told(friday, monday), "(later than"));
}

Test(explain_page, a_ticket_that_begins_later_is_not_without_rules)
{
	const char *text;

	the_sle(CLOCK_ELAPSED, 3 * HOUR);
	as_of = instant_parse("2021-03-01T08:00:00Z");
	text = told(friday, monday);
	cr_expect_not_null(
	    strstr(text, "Every event of this ticket is later than the data"));
	cr_expect_null(strstr(text, "No expectation of the rule book"));
}

/* Friday 16:00 to Monday 16:30: 8 open hours and a half, 72.5 by the wall. */
Test(explain_page, the_time_by_the_wall_clock_stands_beside)
{
	const char *text;

	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "Time by the wall clock"));
	cr_expect_not_null(strstr(text, "3 d 30 min"), "%s", text);
}

Test(explain_page, a_limit_not_established_is_not_called_none)
{
	struct sle *sle = the_sle(CLOCK_ELAPSED, 3 * HOUR);
	const char *text;

	sle->status = STATUS_UNKNOWN;
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "(3 h) is not"), "%s", text);
	cr_expect_null(strstr(text, "There is no limit"));
}

Test(explain_page, a_stop_with_a_date_only_gets_no_midnight)
{
	const char *text;

	the_sle(CLOCK_BUSINESS_DAYS, 5)->day_rule = DAYS_BD_END;
	stop_grain = GRAIN_DAY;
	text = told(friday, "2021-03-08T00:00:00-08:00");
	cr_expect_not_null(strstr(text, "Met: "), "%s", text);
	cr_expect_null(strstr(text, "2021-03-08 00:00:00"), "%s", text);
}

/* A day on which the office is not as every week is shown with who said so. */
Test(explain_page, holidays_and_overrides_in_between_are_named)
{
	static const char *const parts[] = {
		"Holiday of office: Mon 2021-03-08, Women's Day. Source: the "
		"law. Decided by: [x].\n",
		"Hours of its own in office: Fri 2021-03-05, Half day. Source: "
		"the board. Decided by: The Chair.\n",
		"Fri 2021-03-05  09:00:00  12:00:00    10800    10800",
		"Tue 2021-03-09  09:00:00  10:00:00     3600    14400",
		NULL,
	};
	struct span half = { 9 * HOUR, 12 * HOUR };
	struct dated override = { .day = day_of(2021, 3, 5),
		.spans = { &half, 1 },
		.name = "Half day",
		.source = "the board",
		.decided_by = "The Chair" };
	struct dated holidays[] = {
		{ .day = day_of(2021, 3, 4), .name = "Before" },
		{ .day = day_of(2021, 3, 8), .name = "Women's Day" },
		{ .day = day_of(2021, 3, 10), .name = "Afterwards" },
	};
	const char *text;

	office.source = "the law";
	office.holidays = holidays;
	office.holiday_count = 3;
	office.overrides = &override;
	office.override_count = 1;
	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	text = told("2021-03-05T08:00:00-08:00", "2021-03-09T10:00:00-08:00");
	expect_all(text, parts);
	cr_expect_null(strstr(text, "Before"));
	cr_expect_null(strstr(text, "Afterwards"));
}

/* Sixteen days and more are told by weeks, a line for each that is not as the
 * one before it; the sum at the end is what the clock showed. */
Test(explain_page, many_days_are_told_by_weeks)
{
	static const char *const parts[] = {
		"Missed: it took 1,303,201 s = 362 h 1 s (open hours of",
		"Fri 2021-01-08  Fri 2021-01-08  Fri 16:00-17:00",
		"Mon 2021-01-11  Fri 2021-02-12  Mon-Fri 09:00-17:00",
		"      5   144000   723600\n",
		"Tue 2021-02-16  Fri 2021-02-19  Tue-Fri 09:00-17:00",
		"      1   115200   838800\n",
		"Mon 2021-02-22  Fri 2021-03-12  Mon-Fri 09:00-17:00",
		"      3   144000  1270800\n",
		"Mon 2021-03-15  Tue 2021-03-16  Mon 09:00-17:00; Tue "
		"09:00-10:00:01",
		"      1    32401  1303201\n",
		"Holiday of office: Mon 2021-02-15, Presidents' Day.",
		NULL,
	};
	struct dated holiday = { .day = day_of(2021, 2, 15),
		.name = "Presidents' Day" };
	const char *text;

	office.holidays = &holiday;
	office.holiday_count = 1;
	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	text = told("2021-01-08T16:00:00-08:00", "2021-03-16T10:00:01-07:00");
	expect_all(text, parts);
	cr_expect_null(strstr(text, "Closes"), "%s", text);
}

/* The night of the clock change is an hour short, so its week is another. */
Test(explain_page, nights_end_on_the_next_day)
{
	static const char *const parts[] = {
		"Mon 2021-02-22  Sun 2021-03-07  Mon-Sun 22:00-06:00 next day",
		"      2   201600   403200\n",
		"Mon 2021-03-08  Sun 2021-03-14  Mon-Sun 22:00-06:00 next day",
		"      1   198000   601200\n",
		"Mon 2021-03-15  Sun 2021-03-21  Mon-Sun 22:00-06:00 next day",
		"      1   201600   802800\n",
		NULL,
	};
	struct span night = { 22 * HOUR, 30 * HOUR };

	for (int day = 0; day < 7; day++)
		office.week[day] = (struct spans){ &night, 1 };
	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	expect_all(
	    told("2021-02-22T12:00:00-08:00", "2021-03-22T12:00:00-07:00"),
	    parts);
}

Test(explain_page, several_holidays_of_one_source_are_one_sentence)
{
	struct dated holidays[] = {
		{ .day = day_of(2021, 3, 8), .name = "One" },
		{ .day = day_of(2021, 3, 9), .name = "Two" },
		{ .day = day_of(2021, 3, 10), .name = "Three", .source = "X" },
	};
	static const char *const parts[] = {
		"Holidays of office: Mon 2021-03-08, One; Tue 2021-03-09, Two. "
		"Source: the law. Decided by: [x].\n",
		"Holiday of office: Wed 2021-03-10, Three. Source: X.",
		NULL,
	};

	office.source = "the law";
	office.holidays = holidays;
	office.holiday_count = 3;
	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	expect_all(told(friday, "2021-03-12T10:00:00-08:00"), parts);
}

Test(explain_page, a_moment_is_no_closed_calendar)
{
	const char *text;

	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	text = told(friday, friday);
	cr_expect_not_null(strstr(text, "are the same moment"), "%s", text);
	cr_expect_null(strstr(text, "was closed"), "%s", text);
}

Test(explain_page, a_stop_before_its_start_says_how_far)
{
	const char *text;

	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	text = told(monday, friday);
	cr_expect_not_null(
	    strstr(text, "stands 3 d 30 min before the one that"), "%s", text);
}

/* Two events of one line at one second: each clock names its own. */
Test(explain_page, of_events_at_once_the_one_that_stopped_is_named)
{
	const char *text;

	is_one_line = true;
	titles[0].title = "began";
	titles[1].title = "over";
	the_sle(CLOCK_ELAPSED, 8 * HOUR);
	text = told(friday, friday);
	titles[0].title = "complaint received";
	titles[1].title = "complaint acknowledged";
	cr_expect_not_null(strstr(text, "Z), began, line 2"), "%s", text);
	cr_expect_not_null(strstr(text, "Z), over, line 2"), "%s", text);
}

/* Of a run of equal events the first and the last stand for those between. */
Test(explain_page, many_equal_events_are_told_short)
{
	const char *text;

	asked_at = "2021-03-05T17:00:00-08:00";
	the_sle(CLOCK_ELAPSED, 8 * HOUR);
	asked_times = 18;
	text = told(friday, monday);
	cr_expect_null(strstr(text, "more of the same"), "20 are listed");
	cr_expect_not_null(strstr(text,
	    "asked                   2021-03-05 "
	    "17:01:00"));
	asked_times = 19;
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "(17 more of the same)"), "%s", text);
	cr_expect_not_null(strstr(text, "17:00:00"), "the first");
	cr_expect_null(strstr(text, "17:01:00"));
	cr_expect_null(strstr(text, "17:17:00"));
	cr_expect_not_null(strstr(text, "17:18:00"), "the last");
}

static const char operator_word[] = "operator";
static const char customer_word[] = "customer";
static const char *counted[] = { operator_word };

/* Friday 16:00 to 16:30 is the operator's, then the customer's until Monday
 * 10:00, then the operator's until 16:30: 1,800 + 235,800 + 23,400 seconds. */
Test(explain_page, whose_time_it_was_sums_to_the_wall_time)
{
	static const char *const parts[] = {
		"Met: it took 25,200 s = 7 h",
		"Whose time counts       operator",
		"Whose time it was by the wall clock: operator 25,200 s, "
		"customer 235,800 s; together",
		"2021-03-05 16:30:00 -08:00     2  operator  yes        1800 "
		"    1800",
		"2021-03-08 10:00:00 -08:00     3  customer  no       235800 "
		"  237600",
		"2021-03-08 16:30:00 -08:00     4  operator  yes       23400 "
		"  261000",
		"Not all of the time counts under this rule.",
		NULL,
	};
	static struct word_pair all[] = { { received, operator_word },
		{ asked, customer_word }, { replied, operator_word } };
	struct sle *sle = the_sle(CLOCK_ELAPSED, 8 * HOUR);

	sle->counts = (struct words){ counted, 1 };
	process.moves = all;
	process.move_count = 3;
	asked_at = "2021-03-05T16:30:00-08:00";
	replied_at = "2021-03-08T10:00:00-08:00";
	expect_all(told(friday, monday), parts);
	sle->counts.count = 0;
	process.move_count = 0;
	cr_expect_null(strstr(told(friday, monday), "Whose time it was"));
}

Test(explain_page, a_move_that_nobody_named_is_said_so)
{
	struct sle *sle = the_sle(CLOCK_ELAPSED, 8 * HOUR);
	const char *text;

	sle->counts = (struct words){ counted, 1 };
	text = told(friday, monday);
	cr_expect_not_null(
	    strstr(text, "for a part of the time no"), "%s", text);
	cr_expect_not_null(strstr(text, "nobody 261,000 s"), "%s", text);
}

/* Friday 16:00 to the change at midnight, 28,800 s of 72,000: three fifths of
 * 36,000 are left, 21,600, and 232,200 s later it is long over. */
Test(explain_page, a_limit_that_changed_is_held_part_by_part)
{
	static const char *const parts[] = {
		"Which version judges    each part of the time",
		"1        20 h   2021-03-05 16:00:00 -08:00   72000    28800 "
		"   43,200",
		"2        10 h   2021-03-06 00:00:00 -08:00   21600   232200 ",
		NULL,
	};
	struct sle *old = the_sle(CLOCK_ELAPSED, 20 * HOUR);
	struct sle *new = the_sle(CLOCK_ELAPSED, 10 * HOUR);
	const char *text;

	old->binds = new->binds = BINDS_SPLIT;
	new->version = "2";
	old->valid_to = day_of(2021, 3, 5);
	new->valid_from = day_of(2021, 3, 6);
	text = told(friday, monday);
	expect_all(text, parts);
	cr_expect_not_null(
	    strstr(text, "210,600 s = 2 d 10 h 30 min."), "%s", text);
}
