/* measure_types.c -- limits from below, and cases whose month is held by one
 * figure. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

static const char cutoff[] = "2026-02-01T00:00:00Z";

static struct sle *
typed_sle(
    struct desk *desk, enum sle_type type, enum clock_kind clock, int64_t limit)
{
	struct sle *sle = desk_sle(desk, "A", clock, limit);

	sle->type = type;
	sle->percentile = type == TYPE_PERCENTILE ? 95 : 0;
	return sle;
}

/* At least an hour: the hour itself is enough. */
Test(measure_types, a_least_time_is_met_once_it_has_passed)
{
	static const struct {
		const char *label;
		const char *stop; /* NULL: still open */
		enum outcome_state want;
		int64_t margin;
	} rows[] = {
		{ "a second early", "2026-01-05T10:59:59Z", OUTCOME_MISSED,
		    -1 },
		{ "the hour itself", "2026-01-05T11:00:00Z", OUTCOME_MET, 0 },
		{ "a second more", "2026-01-05T11:00:01Z", OUTCOME_MET, 1 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		struct outcome got;

		desk_init(&desk, "UTC");
		typed_sle(&desk, TYPE_MIN, CLOCK_ELAPSED, HOUR);
		desk_open(&desk);
		desk_event(&desk, received, "2026-01-05T10:00:00Z");
		desk_event(&desk, completed, rows[i].stop);
		got = desk_outcome(&desk, cutoff);
		cr_expect_eq(got.state, rows[i].want, "%s", rows[i].label);
		cr_expect_eq(got.margin, rows[i].margin, "%s", rows[i].label);
		cr_expect_eq(got.due, when("2026-01-05T11:00:00Z"));
		desk_close(&desk);
	}
}

/* Open hours only: from Friday 16:00 two of them have passed on Monday 10:00.
 */
Test(measure_types, a_least_time_runs_on_its_own_clock)
{
	struct desk desk;
	struct outcome got;

	desk_init(&desk, "UTC");
	typed_sle(&desk, TYPE_MIN, CLOCK_BUSINESS, 2 * HOUR);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-09T16:00:00Z");
	desk_event(&desk, completed, "2026-01-12T09:59:59Z");
	got = desk_outcome(&desk, cutoff);
	cr_expect_eq(got.state, OUTCOME_MISSED);
	cr_expect_eq(got.due, when("2026-01-12T10:00:00Z"));
	desk_close(&desk);
}

/* Nobody is late for a time that must at least pass: before it and after it
 * an open case waits, in n never. */
Test(measure_types, an_open_case_is_never_over_a_least_time)
{
	static const char *const ats[] = { "2026-01-05T10:30:00Z",
		"2026-01-05T11:00:00Z", "2026-01-31T00:00:00Z" };

	for (size_t i = 0; i < 3; i++) {
		struct desk desk;
		struct outcome got;

		desk_init(&desk, "UTC");
		typed_sle(&desk, TYPE_MIN, CLOCK_ELAPSED, HOUR);
		desk_open(&desk);
		desk_event(&desk, received, "2026-01-05T10:00:00Z");
		got = desk_outcome(&desk, ats[i]);
		cr_expect_eq(got.state, OUTCOME_WITHIN, "%s", ats[i]);
		cr_expect(!outcome_counts(&got));
		desk_close(&desk);
	}
}

/* Dates count from date to date: met from the midnight of the last one. */
Test(measure_types, a_least_number_of_days_is_met_from_a_midnight)
{
	static const struct {
		enum day_rule rule;
		const char *stop;
		enum outcome_state want;
		const char *due;
	} rows[] = {
		{ DAYS_DATEDIFF, "2026-01-07T23:59:59Z", OUTCOME_MISSED,
		    "2026-01-08T00:00:00Z" },
		{ DAYS_DATEDIFF, "2026-01-08T00:00:00Z", OUTCOME_MET,
		    "2026-01-08T00:00:00Z" },
		{ DAYS_INCLUSIVE, "2026-01-06T23:59:59Z", OUTCOME_MISSED,
		    "2026-01-07T00:00:00Z" },
		{ DAYS_INCLUSIVE, "2026-01-07T00:00:00Z", OUTCOME_MET,
		    "2026-01-07T00:00:00Z" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		struct outcome got;

		desk_init(&desk, "UTC");
		typed_sle(&desk, TYPE_MIN, CLOCK_CALENDAR_DAYS, 3)->day_rule =
		    rows[i].rule;
		desk_open(&desk);
		desk_event(&desk, received, "2026-01-05T10:00:00Z");
		desk_event(&desk, completed, rows[i].stop);
		got = desk_outcome(&desk, cutoff);
		cr_expect_eq(got.state, rows[i].want, "%s", rows[i].stop);
		cr_expect_eq(got.due, when(rows[i].due), "%s", rows[i].stop);
		desk_close(&desk);
	}
}

/* A date alone takes a day at both of its ends: 24 h at the least may have
 * passed, or nothing. */
Test(measure_types, dates_alone_leave_a_least_time_undecided)
{
	static const struct {
		const char *stop;
		enum outcome_state want;
	} rows[] = {
		{ "2026-01-06T00:00:00Z", OUTCOME_UNDECIDABLE },
		{ "2026-01-05T23:00:00Z", OUTCOME_UNDECIDABLE },
		{ "2026-01-05T12:00:00Z", OUTCOME_MISSED },
		{ "2026-01-07T00:00:00Z", OUTCOME_MET },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;

		desk_init(&desk, "UTC");
		typed_sle(&desk, TYPE_MIN, CLOCK_ELAPSED, 18 * HOUR);
		desk_open(&desk);
		desk_date(&desk, received, "2026-01-05T00:00:00Z");
		desk_event(&desk, completed, rows[i].stop);
		cr_expect_eq(desk_outcome(&desk, cutoff).state, rows[i].want,
		    "%s", rows[i].stop);
		desk_close(&desk);
	}
}

/* Both readings of the date are far within the limit, yet an average of it is
 * known to a day only: under max it is met, under average undecidable. */
Test(measure_types, what_is_not_known_exactly_enters_no_average)
{
	static const struct {
		enum sle_type type;
		enum outcome_state want;
	} rows[] = {
		{ TYPE_MAX, OUTCOME_MET },
		{ TYPE_MIN, OUTCOME_MISSED },
		{ TYPE_AVERAGE, OUTCOME_UNDECIDABLE },
		{ TYPE_PERCENTILE, OUTCOME_UNDECIDABLE },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		struct outcome got;

		desk_init(&desk, "UTC");
		typed_sle(
		    &desk, rows[i].type, CLOCK_ELAPSED, 30 * SECONDS_PER_DAY);
		desk_open(&desk);
		desk_date(&desk, received, "2026-01-05T00:00:00Z");
		desk_event(&desk, completed, "2026-01-08T10:00:00Z");
		got = desk_outcome(&desk, cutoff);
		cr_expect_eq(
		    got.state, rows[i].want, "type %d", (int)rows[i].type);
		cr_expect_eq(
		    outcome_counts(&got), rows[i].want != OUTCOME_UNDECIDABLE);
		desk_close(&desk);
	}
}

/* Counted by dates the same case is exact: three days. */
Test(measure_types, dates_are_exact_where_days_are_counted)
{
	struct desk desk;
	struct outcome got;

	desk_init(&desk, "UTC");
	typed_sle(&desk, TYPE_AVERAGE, CLOCK_CALENDAR_DAYS, 2)->day_rule =
	    DAYS_DATEDIFF;
	desk_open(&desk);
	desk_date(&desk, received, "2026-01-05T00:00:00Z");
	desk_date(&desk, completed, "2026-01-08T00:00:00Z");
	got = desk_outcome(&desk, cutoff);
	cr_expect_eq(got.state, OUTCOME_MISSED, "beyond the limit, and exact");
	cr_expect_eq(got.days, 3);
	desk_close(&desk);
}

/* While it is open nothing depends on the hour of its date. */
Test(measure_types, an_open_case_waits_until_it_has_a_figure)
{
	struct desk desk;

	desk_init(&desk, "UTC");
	typed_sle(&desk, TYPE_AVERAGE, CLOCK_ELAPSED, 4 * SECONDS_PER_DAY);
	desk_open(&desk);
	desk_date(&desk, received, "2026-01-05T00:00:00Z");
	cr_expect_eq(
	    desk_outcome(&desk, "2026-01-06T12:00:00Z").state, OUTCOME_WITHIN);
	cr_expect_eq(desk_outcome(&desk, cutoff).state, OUTCOME_OVER);
	desk_close(&desk);
}

/* From above to below: what met a limit of each case fails it as a least one,
 * but for the limit itself. */
Test(measure_types, max_and_min_agree_at_the_limit_alone)
{
	for (int64_t took = 0; took <= 2 * HOUR; took += 300) {
		enum outcome_state states[2];

		for (int i = 0; i < 2; i++) {
			struct desk desk;

			desk_init(&desk, "UTC");
			typed_sle(&desk, i == 0 ? TYPE_MAX : TYPE_MIN,
			    CLOCK_ELAPSED, HOUR);
			desk_open(&desk);
			desk_event(&desk, received, "2026-01-05T10:00:00Z");
			desk_event_at(&desk, completed,
			    when("2026-01-05T10:00:00Z") + took,
			    when("2026-01-05T10:00:00Z") + took);
			states[i] = desk_outcome(&desk, cutoff).state;
			desk_close(&desk);
		}
		cr_expect_eq(states[0] == states[1], took == HOUR, "%lld s",
		    (long long)took);
	}
}
