/* measure.c -- one ticket against one SLE: state, figures, month. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

Test(measure, a_limit_is_met_at_the_last_second_and_missed_after_it)
{
	const struct {
		const char *label, *stop, *at;
		enum outcome_state state;
		int64_t elapsed, margin;
	} rows[] = {
		{ "at once", "2026-01-05T09:00:00Z", "2026-02-01", OUTCOME_MET,
		    0, 60 },
		{ "at the limit", "2026-01-05T09:01:00Z", "2026-02-01",
		    OUTCOME_MET, 60, 0 },
		{ "a second late", "2026-01-05T09:01:01Z", "2026-02-01",
		    OUTCOME_MISSED, 61, -1 },
		{ "open, at the limit", NULL, "2026-01-05T09:01:00Z",
		    OUTCOME_WITHIN, 60, 0 },
		{ "open, a second later", NULL, "2026-01-05T09:01:01Z",
		    OUTCOME_OVER, 61, -1 },
		{ "stopped after the cut-off", "2026-01-05T09:05:00Z",
		    "2026-01-05T09:00:30Z", OUTCOME_WITHIN, 30, 30 },
		{ "stopped at the cut-off", "2026-01-05T09:05:00Z",
		    "2026-01-05T09:05:00Z", OUTCOME_MISSED, 300, -240 },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	desk_sle(&desk, "I.1", CLOCK_ELAPSED, 60);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		desk_clear(&desk);
		desk_event(&desk, received, "2026-01-05T09:00:00Z");
		desk_event(&desk, completed, rows[i].stop);
		got = desk_outcome(&desk, rows[i].at);
		cr_expect_eq(got.state, rows[i].state, "%s: %d", rows[i].label,
		    (int)got.state);
		cr_expect_eq(got.elapsed, rows[i].elapsed, "%s", rows[i].label);
		cr_expect_eq(got.wall, rows[i].elapsed, "%s", rows[i].label);
		cr_expect_eq(got.margin, rows[i].margin, "%s", rows[i].label);
		cr_expect_eq(got.due, when("2026-01-05T09:01:00Z"));
		cr_expect_eq(got.late_from, got.due);
		cr_expect_eq(got.ticket_id, 7);
		cr_expect_eq(got.cycle, 1);
	}
	desk_close(&desk);
}

/* clocks.md T01, T19 and section 3, on the office's clock. */
Test(measure, the_business_clock_counts_open_seconds)
{
	const struct {
		const char *label, *start, *stop;
		int64_t limit, elapsed;
		enum outcome_state state;
		const char *due, *late_from;
	} rows[] = {
		{ "24 h of business time from Monday 9:00",
		    "2026-01-05T09:00:00Z", "2026-01-06T09:00:00Z", 24 * HOUR,
		    8 * HOUR, OUTCOME_MET, "2026-01-07T17:00:00Z",
		    "2026-01-08T09:00:00Z" },
		{ "received on Saturday", "2026-01-10T12:00:00Z",
		    "2026-01-12T11:00:00Z", 2 * HOUR, 2 * HOUR, OUTCOME_MET,
		    "2026-01-12T11:00:00Z", "2026-01-12T11:00:00Z" },
		{ "a second late", "2026-01-10T12:00:00Z",
		    "2026-01-12T11:00:01Z", 2 * HOUR, 2 * HOUR + 1,
		    OUTCOME_MISSED, "2026-01-12T11:00:00Z",
		    "2026-01-12T11:00:00Z" },
		{ "due at closing, answered before opening",
		    "2026-01-09T16:00:00Z", "2026-01-12T08:59:59Z", HOUR, HOUR,
		    OUTCOME_MET, "2026-01-09T17:00:00Z",
		    "2026-01-12T09:00:00Z" },
		{ "no limit but at once", "2026-01-10T12:00:00Z",
		    "2026-01-12T09:00:00Z", 0, 0, OUTCOME_MET,
		    "2026-01-10T12:00:00Z", "2026-01-12T09:00:00Z" },
	};
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "Etc/UTC");
	sle = desk_sle(&desk, "B", CLOCK_BUSINESS, 0);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		sle->limit = rows[i].limit;
		desk_clear(&desk);
		desk_event(&desk, received, rows[i].start);
		desk_event(&desk, completed, rows[i].stop);
		got = desk_outcome(&desk, "2026-02-01");
		cr_expect_eq(got.state, rows[i].state, "%s", rows[i].label);
		cr_expect_eq(got.elapsed, rows[i].elapsed, "%s", rows[i].label);
		cr_expect_eq(got.margin, rows[i].limit - rows[i].elapsed, "%s",
		    rows[i].label);
		cr_expect_eq(got.due, when(rows[i].due), "%s", rows[i].label);
		cr_expect_eq(got.late_from, when(rows[i].late_from), "%s",
		    rows[i].label);
	}
	desk_close(&desk);
}

Test(measure, outside_the_calendar_there_is_no_figure)
{
	struct desk desk;
	struct sle *sle;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	sle = desk_sle(&desk, "B", CLOCK_BUSINESS, 8 * HOUR);
	desk_open(&desk);
	desk_event(&desk, received, "2025-12-31T12:00:00Z");
	desk_event(&desk, completed, "2026-01-05T12:00:00Z");
	got = desk_outcome(&desk, "2026-02-01");
	cr_expect_eq(got.state, OUTCOME_NOT_COVERED);
	cr_expect_eq(got.elapsed, 0);
	cr_expect_eq(got.due, INSTANT_NONE);
	cr_expect_eq(got.wall, 5 * SECONDS_PER_DAY);
	cr_expect_eq(got.month, month_of(2026, 1));

	/* Open past the last day that the calendar knows. */
	desk_clear(&desk);
	desk_event(&desk, received, "2026-12-30T12:00:00Z");
	got = desk_outcome(&desk, "2027-02-01");
	cr_expect_eq(got.state, OUTCOME_NOT_COVERED);

	/* The due instant of a business day lies outside. */
	sle->clock = CLOCK_BUSINESS_DAYS;
	sle->day_rule = DAYS_BD_END;
	sle->limit = 5;
	desk_event(&desk, completed, "2026-12-31T12:00:00Z");
	got = desk_outcome(&desk, "2027-02-01");
	cr_expect_eq(got.state, OUTCOME_NOT_COVERED);
	cr_expect_eq(got.elapsed, 0);
	desk_close(&desk);
}

Test(measure, an_sle_that_does_not_judge_measures)
{
	const struct {
		const char *label;
		int64_t limit;
		enum status status;
		enum sle_class klass;
	} rows[] = {
		{ "no limit", LIMIT_NONE, STATUS_VERIFIED, SLE_JUDGED },
		{ "unknown", 60, STATUS_UNKNOWN, SLE_JUDGED },
		{ "informational", 60, STATUS_VERIFIED, SLE_INFORMATIONAL },
	};
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "Etc/UTC");
	sle = desk_sle(&desk, "M", CLOCK_ELAPSED, 60);
	sle->variants[0] = DAYS_ELAPSED;
	sle->variant_count = 1;
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		sle->limit = rows[i].limit;
		sle->status = rows[i].status;
		sle->klass = rows[i].klass;
		desk_clear(&desk);
		desk_event(&desk, received, "2026-01-05T09:00:00Z");
		got = desk_outcome(&desk, "2026-02-01");
		cr_expect_eq(got.state, OUTCOME_WITHIN, "%s", rows[i].label);
		desk_event(&desk, completed, "2026-01-05T10:00:00Z");
		got = desk_outcome(&desk, "2026-02-01");
		cr_expect_eq(got.state, OUTCOME_MEASURED, "%s", rows[i].label);
		cr_expect_eq(got.elapsed, HOUR, "%s", rows[i].label);
		cr_expect_eq(got.due, INSTANT_NONE, "%s", rows[i].label);
		cr_expect_eq(got.margin, 0, "%s", rows[i].label);
		cr_expect_eq(got.variant_count, 0, "%s", rows[i].label);
	}
	desk_close(&desk);
}

Test(measure, a_stop_before_its_start_is_defective_and_keeps_its_sign)
{
	const struct {
		const char *label;
		enum clock_kind clock;
		int64_t elapsed;
	} rows[] = {
		{ "wall", CLOCK_ELAPSED, -48 * HOUR },
		{ "business", CLOCK_BUSINESS, -16 * HOUR },
	};
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "Etc/UTC");
	desk.process.order.count = 0;
	sle = desk_sle(&desk, "D", CLOCK_ELAPSED, 60);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		sle->clock = rows[i].clock;
		desk_clear(&desk);
		desk_event(&desk, completed, "2026-01-06T12:00:00Z");
		desk_event(&desk, received, "2026-01-08T12:00:00Z");
		got = desk_outcome(&desk, "2026-02-01");
		cr_expect_eq(got.state, OUTCOME_DEFECTIVE, "%s", rows[i].label);
		cr_expect_eq(got.elapsed, rows[i].elapsed, "%s", rows[i].label);
		cr_expect_eq(got.wall, -48 * HOUR, "%s", rows[i].label);
		cr_expect_eq(got.month, MONTH_NONE, "%s", rows[i].label);
		cr_expect(!outcome_counts(&got), "%s", rows[i].label);
	}
	desk_close(&desk);
}

/* A day and an hour of that day are no disorder. */
Test(measure, a_time_before_noon_on_the_day_of_the_stop_is_in_order)
{
	struct desk desk;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	desk_sle(&desk, "D", CLOCK_ELAPSED, 24 * HOUR);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-06T10:00:00Z");
	desk_date(&desk, completed, "2026-01-06");
	got = desk_outcome(&desk, "2026-02-01");
	cr_expect_eq(got.state, OUTCOME_MET);
	cr_expect_eq(got.wall, 0);
	cr_expect_eq(got.elapsed, 0);
	desk_close(&desk);
}

/* Received some time on the 5th: 24 hours end at the earliest at 00:00:00 and
 * at the latest at 23:59:59 of the 6th. */
Test(measure, a_date_is_judged_at_both_ends_of_its_day)
{
	const struct {
		const char *stop;
		enum outcome_state state;
	} rows[] = {
		{ "2026-01-06T00:00:00Z", OUTCOME_MET },
		{ "2026-01-06T00:00:01Z", OUTCOME_UNDECIDABLE },
		{ "2026-01-06T23:59:59Z", OUTCOME_UNDECIDABLE },
		{ "2026-01-07T00:00:00Z", OUTCOME_MISSED },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	desk_sle(&desk, "D", CLOCK_ELAPSED, 24 * HOUR);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		desk_clear(&desk);
		desk_date(&desk, received, "2026-01-05");
		desk_event(&desk, completed, rows[i].stop);
		got = desk_outcome(&desk, "2026-02-01");
		cr_expect_eq(got.state, rows[i].state, "%s: %d", rows[i].stop,
		    (int)got.state);
		cr_expect(
		    !outcome_counts(&got) || got.state != OUTCOME_UNDECIDABLE);
	}
	desk_close(&desk);
}

Test(measure, a_missing_start_is_a_defect_only_where_the_procedure_owes_it)
{
	struct desk desk;
	struct sle *sle;
	struct outcome *got = NULL;

	desk_init(&desk, "Etc/UTC");
	sle = desk_sle(&desk, "I.2", CLOCK_ELAPSED, 60);
	desk_open(&desk);
	desk_event(&desk, validated, "2026-01-05T09:00:00Z");
	cr_expect_eq(desk_measure(&desk, "2026-02-01", &got), 0,
	    "neither start nor stop: the clock never ran");
	desk_event(&desk, completed, "2026-01-06T09:00:00Z");
	cr_assert_eq(desk_measure(&desk, "2026-02-01", &got), 1);
	cr_expect_eq(got->state, OUTCOME_DEFECTIVE);
	cr_expect_eq(got->start, INSTANT_NONE);
	cr_expect_eq(got->start_line, 0);
	cr_expect_eq(got->stop, when("2026-01-06T09:00:00Z"));
	cr_expect_eq(got->wall, 0);
	cr_expect_eq(got->month, MONTH_NONE);

	/* Only those sent by mail have this clock. */
	sle->from.items[0] = by_mail;
	cr_expect_eq(desk_measure(&desk, "2026-02-01", &got), 0);
	desk_close(&desk);
}

Test(measure, ended_without_an_answer_is_neither_met_nor_missed)
{
	const struct {
		const char *label, *ended, *stopped, *at;
		enum outcome_state state;
	} rows[] = {
		{ "withdrawn in time", "2026-01-05T09:00:30Z", NULL,
		    "2026-02-01", OUTCOME_ENDED },
		{ "withdrawn late", "2026-01-06T09:00:00Z", NULL, "2026-02-01",
		    OUTCOME_ENDED },
		{ "not yet known", "2026-01-06T09:00:00Z", NULL,
		    "2026-01-05T12:00:00Z", OUTCOME_OVER },
		{ "withdrawn and then taken up again", "2026-01-04T09:00:00Z",
		    NULL, "2026-02-01", OUTCOME_OVER },
		{ "completed all the same", "2026-01-05T09:00:30Z",
		    "2026-01-05T09:00:40Z", "2026-02-01", OUTCOME_MET },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	desk_sle(&desk, "E", CLOCK_ELAPSED, 60);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		desk_clear(&desk);
		desk_event(&desk, received, "2026-01-05T09:00:00Z");
		desk_event(&desk, withdrawn, rows[i].ended);
		desk_event(&desk, completed, rows[i].stopped);
		got = desk_outcome(&desk, rows[i].at);
		cr_expect_eq(got.state, rows[i].state, "%s: %d", rows[i].label,
		    (int)got.state);
		if (got.state != OUTCOME_ENDED)
			continue;
		cr_expect_eq(got.at, when(rows[i].ended), "%s", rows[i].label);
		cr_expect_eq(got.stop, INSTANT_NONE, "%s", rows[i].label);
		cr_expect_eq(got.month, MONTH_NONE, "%s", rows[i].label);
	}
	desk_close(&desk);
}

Test(measure, the_sle_picks_the_first_or_the_last_event)
{
	const struct {
		const char *label;
		enum which from, to;
		int64_t elapsed;
	} rows[] = {
		{ "first to first", WHICH_FIRST, WHICH_FIRST, 2 * HOUR },
		{ "first to last", WHICH_FIRST, WHICH_LAST, 5 * HOUR },
		{ "last to last", WHICH_LAST, WHICH_LAST, 4 * HOUR },
	};
	static const char *const either[] = { received, validated };
	struct desk desk;
	struct sle *sle;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	desk.process.order.count = 0;
	sle = desk_sle(&desk, "W", CLOCK_ELAPSED, 60);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T09:00:00Z");
	desk_event(&desk, received, "2026-01-05T10:00:00Z");
	desk_event(&desk, completed, "2026-01-05T11:00:00Z");
	desk_event(&desk, completed, "2026-01-05T14:00:00Z");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sle->from_which = rows[i].from;
		sle->to_which = rows[i].to;
		got = desk_outcome(&desk, "2026-02-01");
		cr_expect_eq(got.elapsed, rows[i].elapsed, "%s", rows[i].label);
	}

	/* A word that starts and stops: from one to the next, never to itself
	 * or back to an earlier one. */
	sle->from_which = WHICH_FIRST;
	sle->to_which = WHICH_FIRST;
	desk_words(&sle->to, either, 2);
	got = desk_outcome(&desk, "2026-02-01");
	cr_expect_eq(got.elapsed, HOUR, "received to received again");
	sle->from_which = WHICH_LAST;
	got = desk_outcome(&desk, "2026-02-01T00:00:00Z");
	cr_expect_eq(got.state, OUTCOME_OVER, "the last one has no next");
	desk_close(&desk);
}

Test(measure, the_version_valid_on_the_day_of_receipt_judges)
{
	const struct {
		const char *label, *start;
		int64_t version; /* its place in the book; -1: no outcome */
		bool covered;
	} rows[] = {
		{ "before the first", "2025-12-31T20:00:00Z", 0, false },
		{ "first day of the first, in Los Angeles",
		    "2026-01-01T08:00:00Z", 0, true },
		{ "last day, already 1 February in UTC", "2026-02-01T03:00:00Z",
		    0, true },
		{ "between the two", "2026-02-10T12:00:00Z", 0, false },
		{ "the second", "2026-03-05T12:00:00Z", 1, true },
		{ "after the second", "2026-05-05T12:00:00Z", 1, false },
	};
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "America/Los_Angeles");
	sle = desk_sle(&desk, "V", CLOCK_ELAPSED, 60);
	sle->valid_from = day_of(2026, 1, 1);
	sle->valid_to = day_of(2026, 1, 31);
	sle = desk_sle(&desk, "V", CLOCK_ELAPSED, 120);
	sle->valid_from = day_of(2026, 3, 1);
	sle->valid_to = day_of(2026, 3, 31);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;
		int64_t start = when(rows[i].start);

		desk_clear(&desk);
		desk_event_at(&desk, received, start, start);
		desk_event_at(&desk, completed, start + 90, start + 90);
		got = desk_outcome(&desk, "2026-06-01");
		cr_expect_eq(
		    got.sle, desk.sles[rows[i].version], "%s", rows[i].label);
		cr_expect_eq(got.state,
		    !rows[i].covered           ? OUTCOME_NOT_COVERED
			: rows[i].version == 0 ? OUTCOME_MISSED
					       : OUTCOME_MET,
		    "%s: %d", rows[i].label, (int)got.state);
		cr_expect_eq(got.wall, 90, "%s", rows[i].label);
		cr_expect_eq(
		    got.elapsed, rows[i].covered ? 90 : 0, "%s", rows[i].label);
	}
	desk_close(&desk);
}

Test(measure, a_ticket_outside_the_scope_has_no_outcome)
{
	static const char category[] = "II";
	struct desk desk;
	struct sle *sle;
	struct outcome *got = NULL;

	desk_init(&desk, "Etc/UTC");
	sle = desk_sle(&desk, "S", CLOCK_ELAPSED, 60);
	sle->categories = word_of("I");
	sle->valid_to = day_of(2026, 1, 31);
	sle = desk_sle(&desk, "S", CLOCK_ELAPSED, 60);
	sle->valid_from = day_of(2026, 2, 1);
	sle->valid_to = day_of(2026, 2, 28);
	desk_open(&desk);
	desk.ticket.category = category;
	desk_event(&desk, received, "2026-01-05T09:00:00Z");
	cr_expect_eq(desk_measure(&desk, "2026-06-01", &got), 0,
	    "a version was in force and did not take it in");
	desk_clear(&desk);
	desk_event(&desk, received, "2026-03-05T09:00:00Z");
	cr_assert_eq(desk_measure(&desk, "2026-06-01", &got), 1);
	cr_expect_eq(got->state, OUTCOME_NOT_COVERED);
	cr_expect_eq(got->sle, desk.sles[1]);
	desk.ticket.process = by_mail;
	cr_expect_eq(desk_measure(&desk, "2026-06-01", &got), 0);
	desk.ticket.process = request;
	cr_expect_eq(
	    desk_measure(&desk, "2026-01-01", &got), 0, "not yet received");
	free(desk.items[0].categories.items);
	desk_close(&desk);
}

/* clocks.md section 7: the edge, and the example of the three cohorts. */
Test(measure, the_month_is_that_of_the_cohort_in_the_books_zone)
{
	const struct {
		const char *label, *zone, *start, *stop;
		int64_t limit;
		enum cohort cohort;
		enum open_over over;
		int32_t month;
		bool counts;
	} rows[] = {
		{ "03:00Z on 1 February in Los Angeles", "America/Los_Angeles",
		    "2026-01-31T10:00:00Z", "2026-02-01T03:00:00Z", 86400,
		    COHORT_COMPLETION, OVER_BESIDE, 1, true },
		{ "the same in UTC", "Etc/UTC", "2026-01-31T10:00:00Z",
		    "2026-02-01T03:00:00Z", 86400, COHORT_COMPLETION,
		    OVER_BESIDE, 2, true },
		{ "by receipt", "Etc/UTC", "2026-01-30T15:00:00Z",
		    "2026-02-03T10:00:00Z", 3 * 86400, COHORT_RECEIPT,
		    OVER_BESIDE, 1, true },
		{ "by deadline", "Etc/UTC", "2026-01-30T15:00:00Z",
		    "2026-02-03T10:00:00Z", 3 * 86400, COHORT_DEADLINE,
		    OVER_BESIDE, 2, true },
		{ "by completion", "Etc/UTC", "2026-01-30T15:00:00Z",
		    "2026-02-03T10:00:00Z", 3 * 86400, COHORT_COMPLETION,
		    OVER_BESIDE, 2, true },
		{ "never, by receipt", "Etc/UTC", "2026-01-30T15:00:00Z", NULL,
		    3 * 86400, COHORT_RECEIPT, OVER_BESIDE, 1, false },
		{ "never, by receipt, counted", "Etc/UTC",
		    "2026-01-30T15:00:00Z", NULL, 3 * 86400, COHORT_RECEIPT,
		    OVER_MISSED, 1, true },
		{ "never, by deadline", "Etc/UTC", "2026-01-30T15:00:00Z", NULL,
		    3 * 86400, COHORT_DEADLINE, OVER_BESIDE, 2, true },
		{ "never, by completion", "Etc/UTC", "2026-01-30T15:00:00Z",
		    NULL, 3 * 86400, COHORT_COMPLETION, OVER_BESIDE, 0, false },
		{ "never, by completion, counted", "Etc/UTC",
		    "2026-01-30T15:00:00Z", NULL, 3 * 86400, COHORT_COMPLETION,
		    OVER_MISSED, 2, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		struct sle *sle;
		struct outcome got;

		desk_init(&desk, rows[i].zone);
		sle = desk_sle(&desk, "C", CLOCK_ELAPSED, rows[i].limit);
		sle->cohort = rows[i].cohort;
		sle->open_over = rows[i].over;
		desk_open(&desk);
		desk_event(&desk, received, rows[i].start);
		desk_event(&desk, completed, rows[i].stop);
		got = desk_outcome(&desk, "2026-04-01");
		cr_expect_eq(got.month,
		    rows[i].month == 0 ? MONTH_NONE
				       : month_of(2026, rows[i].month),
		    "%s", rows[i].label);
		cr_expect_eq(
		    outcome_counts(&got), rows[i].counts, "%s", rows[i].label);
		desk_close(&desk);
	}
}

/* A date keeps its own number in a book of another zone. */
Test(measure, a_date_of_another_zone_stays_in_its_month)
{
	struct desk desk;
	struct outcome got;

	desk_init(&desk, "America/Los_Angeles");
	desk_sle(&desk, "Z", CLOCK_ELAPSED, 90 * 86400);
	desk_open(&desk);
	desk_date(&desk, received, "2026-01-05");
	desk_date(&desk, completed, "2026-02-01");
	got = desk_outcome(&desk, "2026-04-01");
	cr_expect_eq(got.month, month_of(2026, 2));
	desk_close(&desk);
}

/* clocks.md section 14, property 8: judged at an instant is the same as
 * judged on the timeline cut there. */
Test(measure, later_events_change_nothing_that_was_judged_before)
{
	struct desk desk;
	int64_t from = when("2026-01-05T00:00:00Z");

	desk_init(&desk, "Etc/UTC");
	desk_sle(&desk, "L1", CLOCK_ELAPSED, 20 * HOUR);
	desk_sle(&desk, "L2", CLOCK_BUSINESS, 6 * HOUR)->cohort =
	    COHORT_DEADLINE;
	desk_sle(&desk, "L3", CLOCK_BUSINESS_DAYS, 1)->day_rule = DAYS_BD_END;
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T10:00:00Z");
	desk_date(&desk, validated, "2026-01-06");
	desk_event(&desk, withdrawn, "2026-01-06T16:00:00Z");
	desk_event(&desk, completed, "2026-01-07T16:00:00Z");
	for (int64_t at = from; at < from + 80 * HOUR; at += HOUR / 2) {
		struct outcome *whole = NULL;
		struct outcome *cut = NULL;
		size_t all = desk.ticket.event_count;
		size_t count = measure_ticket(&desk.arena, desk.clocks,
		    &desk.book, &desk.ticket, at, &whole);

		while (desk.ticket.event_count > 0 &&
		    desk.events[desk.ticket.event_count - 1].at > at)
			desk.ticket.event_count--;
		cr_assert_eq(measure_ticket(&desk.arena, desk.clocks,
				 &desk.book, &desk.ticket, at, &cut),
		    count);
		desk.ticket.event_count = all;
		cr_expect_eq(count, at < when("2026-01-05T10:00:00Z") ? 0 : 3);
		for (size_t i = 0; i < count; i++) {
			cr_expect_eq(whole[i].state, cut[i].state);
			cr_expect_eq(whole[i].elapsed, cut[i].elapsed);
			cr_expect_eq(whole[i].month, cut[i].month);
			cr_expect_eq(whole[i].due, cut[i].due);
		}
	}
	desk_close(&desk);
}
