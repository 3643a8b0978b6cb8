/* measure_days.c -- limits in days, by date and by business day. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include <stdio.h>

static struct sle *
within_21_days(struct desk *desk)
{
	struct sle *sle = desk_sle(desk, "K.1", CLOCK_CALENDAR_DAYS, 21);

	sle->day_rule = DAYS_DATEDIFF;
	sle->variants[0] = DAYS_INCLUSIVE;
	sle->variants[1] = DAYS_ELAPSED;
	sle->variant_count = 2;
	return sle;
}

static struct sle *
within_business_days(struct desk *desk, int64_t days)
{
	struct sle *sle = desk_sle(desk, "C.1", CLOCK_BUSINESS_DAYS, days);

	sle->day_rule = DAYS_BD_END;
	sle->variants[0] = DAYS_BD_CLOCK;
	sle->variants[1] = DAYS_BD_HOURS;
	sle->variant_count = 2;
	return sle;
}

/* clocks.md section 4: the required case for acknowledgements. */
Test(measure_days, the_awkward_complaint_hangs_on_the_business_day)
{
	struct desk desk;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	within_business_days(&desk, 1);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-09T16:00:00Z");
	desk_event(&desk, completed, "2026-01-12T16:30:00Z");
	got = desk_outcome(&desk, "2026-02-01T00:00:00Z");

	cr_expect_eq(got.state, OUTCOME_MET);
	cr_expect_eq(got.due, when("2026-01-12T17:00:00Z"));
	cr_expect_eq(got.late_from, when("2026-01-13T09:00:00Z"));
	cr_expect_eq(got.elapsed, 8 * HOUR + HOUR / 2);
	cr_expect_eq(got.wall, 72 * HOUR + HOUR / 2);
	cr_expect_eq(got.margin, HOUR / 2);
	cr_expect_eq(got.month, month_of(2026, 1));
	cr_assert_eq(got.variant_count, 2);
	cr_expect_eq(got.variants[0].rule, DAYS_BD_CLOCK);
	cr_expect_eq(got.variants[0].state, OUTCOME_MISSED);
	cr_expect_eq(got.variants[0].due, when("2026-01-12T16:00:00Z"));
	cr_expect_eq(got.variants[1].rule, DAYS_BD_HOURS);
	cr_expect_eq(got.variants[1].state, OUTCOME_MISSED);
	cr_expect_eq(got.variants[1].due, when("2026-01-12T16:00:00Z"));
	cr_expect(outcome_hangs(&got));
	desk_close(&desk);
}

/* The four rows of clocks.md section 4; each rule's due instant is the last
 * that meets, until the next opening. */
Test(measure_days, a_business_day_is_met_at_its_due_instant_and_not_after)
{
	const struct {
		const char *received, *end, *clock, *hours;
	} rows[] = {
		{ "2026-01-09T16:00:00Z", "2026-01-12T17:00:00Z",
		    "2026-01-12T16:00:00Z", "2026-01-12T16:00:00Z" },
		{ "2026-01-09T18:00:00Z", "2026-01-13T17:00:00Z",
		    "2026-01-13T09:00:00Z", "2026-01-12T17:00:00Z" },
		{ "2026-01-10T12:00:00Z", "2026-01-13T17:00:00Z",
		    "2026-01-13T09:00:00Z", "2026-01-12T17:00:00Z" },
		{ "2026-01-12T08:00:00Z", "2026-01-13T17:00:00Z",
		    "2026-01-13T09:00:00Z", "2026-01-12T17:00:00Z" },
	};
	const enum day_rule rules[] = { DAYS_BD_END, DAYS_BD_CLOCK,
		DAYS_BD_HOURS };
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "Etc/UTC");
	sle = within_business_days(&desk, 1);
	sle->variant_count = 0;
	desk_open(&desk);
	for (size_t i = 0; i < 12; i++) {
		const char *dues[] = { rows[i / 3].end, rows[i / 3].clock,
			rows[i / 3].hours };
		int64_t due = when(dues[i % 3]);
		struct outcome got;

		sle->day_rule = rules[i % 3];
		for (int64_t late = 0; late <= 1; late++) {
			int64_t stop = due;

			desk_clear(&desk);
			desk_event(&desk, received, rows[i / 3].received);
			got = desk_outcome(&desk, "2026-02-01T00:00:00Z");
			cr_expect_eq(got.due, due, "%s rule %d: due",
			    rows[i / 3].received, (int)sle->day_rule);
			if (late == 1)
				stop = got.late_from + 1;
			desk_event_at(&desk, completed, stop, stop);
			got = desk_outcome(&desk, "2026-02-01T00:00:00Z");
			cr_expect_eq(got.state,
			    late == 1 ? OUTCOME_MISSED : OUTCOME_MET,
			    "%s rule %d: late %d", rows[i / 3].received,
			    (int)sle->day_rule, (int)late);
			cr_expect_eq(got.margin, -late, "%s rule %d: margin",
			    rows[i / 3].received, (int)sle->day_rule);
		}
	}
	desk_close(&desk);
}

Test(measure_days, due_at_moves_what_is_printed_and_no_verdict)
{
	struct desk desk;
	struct sle *sle;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	sle = within_business_days(&desk, 1);
	sle->due_at = DUE_AT_NEXT_OPENING;
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-09T16:00:00Z");
	desk_event(&desk, completed, "2026-01-13T09:00:00Z");
	got = desk_outcome(&desk, "2026-02-01T00:00:00Z");
	cr_expect_eq(got.state, OUTCOME_MET);
	cr_expect_eq(got.due, when("2026-01-13T09:00:00Z"));
	cr_expect_eq(got.late_from, when("2026-01-13T09:00:00Z"));
	cr_expect_eq(got.margin, 0);
	desk_close(&desk);
}

/* domain.md 4.3, and the rows of the extract that decide. */
Test(measure_days, dates_are_counted_by_the_named_rule)
{
	const struct {
		const char *label, *received, *completed;
		int64_t days;
		enum outcome_state datediff, inclusive, elapsed;
	} rows[] = {
		{ "same day", "2016-05-27", "2016-05-27", 0, OUTCOME_MET,
		    OUTCOME_MET, OUTCOME_MET },
		{ "D = 20", "2016-05-27", "2016-06-16", 20, OUTCOME_MET,
		    OUTCOME_MET, OUTCOME_MET },
		{ "axa, D = 21", "2016-05-27", "2016-06-17", 21, OUTCOME_MET,
		    OUTCOME_MISSED, OUTCOME_UNDECIDABLE },
		{ "audi, D = 22", "2016-07-11", "2016-08-02", 22,
		    OUTCOME_MISSED, OUTCOME_MISSED, OUTCOME_MISSED },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	within_21_days(&desk);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		desk_clear(&desk);
		desk_date(&desk, received, rows[i].received);
		desk_date(&desk, completed, rows[i].completed);
		got = desk_outcome(&desk, "2016-10-01T00:00:00Z");
		cr_expect_eq(got.days, rows[i].days, "%s", rows[i].label);
		cr_expect_eq(got.elapsed, rows[i].days * SECONDS_PER_DAY, "%s",
		    rows[i].label);
		cr_expect_eq(
		    got.margin, 21 - rows[i].days, "%s", rows[i].label);
		cr_expect_eq(got.state, rows[i].datediff, "%s", rows[i].label);
		cr_assert_eq(got.variant_count, 2);
		cr_expect_eq(got.variants[0].state, rows[i].inclusive,
		    "%s: inclusive", rows[i].label);
		cr_expect_eq(got.variants[1].state, rows[i].elapsed,
		    "%s: elapsed", rows[i].label);
	}
	desk_close(&desk);
}

Test(measure_days, the_margin_is_in_the_unit_of_the_rule)
{
	const struct {
		enum day_rule rule;
		int64_t margin;
		const char *due;
	} rows[] = {
		{ DAYS_DATEDIFF, 1, "2016-06-17T23:59:59Z" },
		{ DAYS_INCLUSIVE, 0, "2016-06-16T23:59:59Z" },
		{ DAYS_ELAPSED, SECONDS_PER_DAY, "2016-06-17T00:00:00Z" },
	};
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "Etc/UTC");
	sle = within_21_days(&desk);
	desk_open(&desk);
	desk_date(&desk, received, "2016-05-27");
	desk_date(&desk, completed, "2016-06-16");
	for (size_t i = 0; i < 3; i++) {
		struct outcome got;

		sle->day_rule = rows[i].rule;
		got = desk_outcome(&desk, "2016-10-01");
		cr_expect_eq(got.margin, rows[i].margin, "rule %zu", i);
		cr_expect_eq(got.due, when(rows[i].due), "rule %zu", i);
		cr_expect_eq(got.days, 20, "rule %zu", i);
	}
	desk_close(&desk);
}

Test(measure_days, a_date_is_due_until_the_last_second_of_its_day)
{
	struct desk desk;
	struct sle *sle;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	sle = within_21_days(&desk);
	desk_open(&desk);
	desk_date(&desk, received, "2016-05-27");
	got = desk_outcome(&desk, "2016-06-17T23:59:59Z");
	cr_expect_eq(got.state, OUTCOME_WITHIN);
	cr_expect_eq(got.due, when("2016-06-17T23:59:59Z"));
	cr_expect_eq(got.late_from, when("2016-06-18T00:00:00Z"));
	cr_expect_eq(got.variants[0].due, when("2016-06-16T23:59:59Z"));
	cr_expect_eq(got.variants[0].state, OUTCOME_OVER);
	got = desk_outcome(&desk, "2016-06-18T00:00:00Z");
	cr_expect_eq(got.state, OUTCOME_OVER);
	cr_expect_eq(got.margin, -1);

	/* A deadline on the last day of a month belongs to that month. */
	sle->cohort = COHORT_DEADLINE;
	desk_clear(&desk);
	desk_date(&desk, received, "2016-06-09");
	got = desk_outcome(&desk, "2016-06-18T00:00:00Z");
	cr_expect_eq(got.due, when("2016-06-30T23:59:59Z"));
	cr_expect_eq(got.month, month_of(2016, 6));
	desk_close(&desk);
}

/* Report of January 2015: validated a year too early. End to end they stand
 * (README of the extract: 23, 17, 33, 32 days); a phase that uses the bad
 * stamp is defective, with its signed figure, the others are not. */
Test(measure_days, an_impossible_order_gates_only_the_intervals_that_use_it)
{
	const struct {
		const char *tld, *received, *validated, *dispatched, *completed;
		int64_t whole, before;
		enum outcome_state state;
	} rows[] = {
		{ "whoswho", "2014-12-16", "2014-01-07", "2015-01-08",
		    "2015-01-08", 23, -343, OUTCOME_MISSED },
		{ "fi", "2014-12-22", "2014-01-05", "2015-01-06", "2015-01-08",
		    17, -351, OUTCOME_MET },
		{ "uk", "2014-12-22", "2014-01-21", "2015-01-23", "2015-01-24",
		    33, -335, OUTCOME_MISSED },
		{ "pf", "2014-12-22", "2014-01-21", "2015-01-23", "2015-01-23",
		    32, -335, OUTCOME_MISSED },
	};
	struct desk desk;
	struct sle *phase;

	desk_init(&desk, "Etc/UTC");
	within_21_days(&desk)->valid_from = day_of(2014, 6, 1);
	phase = desk_sle(&desk, "K.1a", CLOCK_CALENDAR_DAYS, LIMIT_NONE);
	desk_words(&phase->to, &desk_order[1], 1);
	phase = desk_sle(&desk, "K.1b", CLOCK_CALENDAR_DAYS, LIMIT_NONE);
	desk_words(&phase->from, &desk_order[1], 1);
	desk_words(&phase->to, &desk_order[2], 1);
	phase = desk_sle(&desk, "K.1c", CLOCK_CALENDAR_DAYS, LIMIT_NONE);
	desk_words(&phase->from, &desk_order[2], 1);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome *got = NULL;

		desk_clear(&desk);
		desk_date(&desk, received, rows[i].received);
		desk_date(&desk, validated, rows[i].validated);
		desk_date(&desk, dispatched, rows[i].dispatched);
		desk_date(&desk, completed, rows[i].completed);
		cr_assert_eq(
		    desk_measure(&desk, "2015-01-31T23:59:59Z", &got), 4);
		cr_expect_eq(got[0].state, rows[i].state, "%s", rows[i].tld);
		cr_expect_eq(got[0].days, rows[i].whole, "%s", rows[i].tld);
		cr_expect_eq(
		    got[0].month, month_of(2015, 1), "%s", rows[i].tld);
		cr_expect_eq(
		    got[1].state, OUTCOME_DEFECTIVE, "%s", rows[i].tld);
		cr_expect_eq(got[1].days, rows[i].before, "%s", rows[i].tld);
		cr_expect_eq(got[1].elapsed, rows[i].before * SECONDS_PER_DAY,
		    "%s", rows[i].tld);
		cr_expect_eq(
		    got[2].state, OUTCOME_DEFECTIVE, "%s", rows[i].tld);
		cr_expect_eq(got[3].state, OUTCOME_MEASURED, "%s", rows[i].tld);
	}
	desk_close(&desk);
}

/* A complaint known by its date on Friday 9 January is due on Monday or, if
 * it came after closing, on Tuesday. */
Test(measure_days, dates_leave_a_business_day_undecided_where_hours_matter)
{
	const struct {
		const char *label, *answered;
		enum outcome_state state;
	} rows[] = {
		{ "Friday", "2026-01-09", OUTCOME_MET },
		{ "Monday", "2026-01-12", OUTCOME_MET },
		{ "Tuesday", "2026-01-13", OUTCOME_UNDECIDABLE },
		{ "Wednesday", "2026-01-14", OUTCOME_UNDECIDABLE },
		{ "Thursday", "2026-01-15", OUTCOME_MISSED },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	within_business_days(&desk, 1)->variant_count = 0;
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		desk_clear(&desk);
		desk_date(&desk, received, "2026-01-09");
		desk_date(&desk, completed, rows[i].answered);
		got = desk_outcome(&desk, "2026-02-01T00:00:00Z");
		cr_expect_eq(got.state, rows[i].state, "answered on %s: %d",
		    rows[i].label, (int)got.state);
		cr_expect_geq(got.elapsed, 0, "%s", rows[i].label);
	}
	desk_close(&desk);
}

Test(measure_days, the_local_date_counts_not_the_utc_one)
{
	struct desk desk;
	struct sle *sle;
	struct outcome got;

	desk_init(&desk, "America/Los_Angeles");
	sle = within_21_days(&desk);
	sle->limit = 1;
	desk_open(&desk);
	/* 31 January 19:00 and 2 February 00:30 in Los Angeles: D = 2. */
	desk_event(&desk, received, "2026-02-01T03:00:00Z");
	desk_event(&desk, completed, "2026-02-02T08:30:00Z");
	got = desk_outcome(&desk, "2026-03-01T00:00:00Z");
	cr_expect_eq(got.days, 2);
	cr_expect_eq(got.state, OUTCOME_MISSED);
	cr_expect_eq(got.due, when("2026-02-02T07:59:59Z"));
	desk_close(&desk);
}

Test(measure_days, the_midnight_that_ends_a_month_belongs_to_it)
{
	struct desk desk;
	struct sle *sle;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	sle = within_business_days(&desk, 1);
	sle->bd_end = BD_END_MIDNIGHT;
	sle->cohort = COHORT_DEADLINE;
	desk_open(&desk);
	desk_event(&desk, received, "2026-03-30T10:00:00Z"); /* a Monday */
	got = desk_outcome(&desk, "2026-04-01T12:00:00Z");
	cr_expect_eq(got.state, OUTCOME_OVER);
	cr_expect_eq(got.due, when("2026-04-01T00:00:00Z"));
	cr_expect_eq(got.late_from, when("2026-04-01T09:00:00Z"));
	cr_expect_eq(got.month, month_of(2026, 3));
	desk_close(&desk);
}

/* A law: a verdict on dates holds for every pair of times on those dates. */
Test(measure_days, no_time_of_day_contradicts_a_verdict_on_dates)
{
	static const int64_t times[] = { 0, 1, 32399, 32400, 57600, 61199,
		61200, 61201, 86399 };
	const size_t count = sizeof(times) / sizeof(times[0]);
	const enum day_rule rules[] = { DAYS_BD_END, DAYS_BD_CLOCK,
		DAYS_BD_HOURS };
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "Etc/UTC");
	sle = within_business_days(&desk, 1);
	sle->variant_count = 0;
	desk_open(&desk);
	for (int i = 0; i < 3 * 7 * 6; i++) {
		int64_t from = when("2026-01-05") + i / 6 % 7 * SECONDS_PER_DAY;
		int64_t to = from + i % 6 * SECONDS_PER_DAY;
		bool seen[OUTCOME_STATES] = { false };
		struct outcome dates;

		sle->day_rule = rules[i / 42];
		desk_clear(&desk);
		desk_event_at(&desk, received, from, from + SECONDS_PER_DAY);
		desk_event_at(&desk, completed, to, to + SECONDS_PER_DAY);
		dates = desk_outcome(&desk, "2026-02-01T00:00:00Z");
		for (size_t j = 0; j < count * count; j++) {
			int64_t start = from + times[j / count];
			int64_t stop = to + times[j % count];

			if (stop < start)
				continue;
			desk_clear(&desk);
			desk_event_at(&desk, received, start, start);
			desk_event_at(&desk, completed, stop, stop);
			seen[desk_outcome(&desk, "2026-02-01T00:00:00Z")
				 .state] = true;
		}
		arena_release(&desk.arena);
		if (dates.state == OUTCOME_UNDECIDABLE)
			cr_expect(seen[OUTCOME_MET] && seen[OUTCOME_MISSED],
			    "row %d: undecided without need", i);
		else
			cr_expect(
			    !seen[dates.state == OUTCOME_MET ? OUTCOME_MISSED
							     : OUTCOME_MET],
			    "row %d: decided against a possible time", i);
	}
	desk_close(&desk);
}

/* "20160630,axa,2016-05-27,..." from the extract's file. */
static void
extract_row(struct desk *desk, char *line)
{
	static const char *const names[] = { received, validated, dispatched,
		completed };
	char *field = strchr(strchr(line, ',') + 1, ',');

	desk_clear(desk);
	for (size_t i = 0; i < 4; i++) {
		char date[11] = { 0 };

		cr_assert_not_null(field);
		memcpy(date, field + 1, 10);
		desk_date(desk, names[i], date);
		field = strchr(field + 1, ',');
	}
}

/* Control totals of the extract's README: 35 of 154 over 21 days, one row at
 * exactly 21; least, median and greatest difference 0, 8 and 59. */
Test(measure_days, the_extract_has_35_late_of_154_and_one_on_the_boundary)
{
	const char *path =
	    SLAUDIT_SOURCE_DIR "/fixtures/iana-2013-2016/requests.csv";
	size_t states[3][OUTCOME_STATES] = { { 0 } };
	size_t rows = 0;
	int64_t most = 0;
	char line[512];
	struct desk desk;
	FILE *file = fopen(path, "r");

	cr_assert_not_null(file, "%s", path);
	desk_init(&desk, "Etc/UTC");
	within_21_days(&desk);
	desk_open(&desk);
	cr_assert_not_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file) != NULL) {
		struct outcome got;

		extract_row(&desk, line);
		got = desk_outcome(&desk, "2016-09-30T23:59:59Z");
		states[0][got.state]++;
		states[1][got.variants[0].state]++;
		states[2][got.variants[1].state]++;
		most = got.days > most ? got.days : most;
		rows++;
	}
	fclose(file);
	cr_expect_eq(rows, 154);
	cr_expect_eq(most, 59);
	cr_expect_eq(states[0][OUTCOME_MET], 119);
	cr_expect_eq(states[0][OUTCOME_MISSED], 35);
	cr_expect_eq(states[1][OUTCOME_MET], 118);
	cr_expect_eq(states[1][OUTCOME_MISSED], 36);
	cr_expect_eq(states[2][OUTCOME_MET], 118);
	cr_expect_eq(states[2][OUTCOME_MISSED], 35);
	cr_expect_eq(states[2][OUTCOME_UNDECIDABLE], 1);
	desk_close(&desk);
}

/* The date of another zone begins some hours before the calendar does. */
Test(measure_days, a_date_that_the_calendar_holds_in_part_is_not_covered)
{
	struct desk desk;
	struct outcome got;

	desk_init(&desk, "America/New_York");
	desk_sle(&desk, "Z", CLOCK_BUSINESS, 8 * HOUR);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-01T12:00:00Z");
	desk_date(&desk, completed, "2026-01-01");
	got = desk_outcome(&desk, "2026-02-01");
	cr_expect_eq(got.state, OUTCOME_NOT_COVERED);
	cr_expect_eq(got.elapsed, 0);
	desk_close(&desk);
}
