/* measure_pause.c -- what a pause takes out, and what it leaves as it was.
 *
 * Monday is 2026-01-05; the office is open 9 to 17 (UTC). All figures are
 * added up by hand. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

static const char waiting[] = "waiting";
static const char *pausing[] = { waiting };

static struct sle *
pausing_sle(struct desk *desk, enum clock_kind clock, int64_t limit)
{
	struct sle *sle = desk_sle(desk, "P.1", clock, limit);

	sle->pause = (struct words){ pausing, 1 };
	sle->pause_party = "customer";
	return sle;
}

struct told { /* events in the order of time; a NULL name ends them */
	const char *name;
	const char *at;
};

static struct outcome
measured(struct desk *desk, const struct told *events, const char *at)
{
	desk_clear(desk);
	for (size_t i = 0; i < 6 && events[i].name != NULL; i++)
		desk_event(desk, events[i].name, events[i].at);
	return desk_outcome(desk, at);
}

struct row {
	const char *label;
	struct told events[6];
	enum outcome_state state;
	int64_t elapsed;
	const char *due; /* NULL: none */
};

static void
expect_rows(struct desk *desk, const struct row *rows, size_t count,
    const char *at, int64_t limit)
{
	for (size_t i = 0; i < count; i++) {
		struct outcome got = measured(desk, rows[i].events, at);
		int64_t due =
		    rows[i].due == NULL ? INSTANT_NONE : when(rows[i].due);

		cr_expect_eq(got.state, rows[i].state, "%s: state %d",
		    rows[i].label, (int)got.state);
		cr_expect_eq(got.elapsed, rows[i].elapsed, "%s: %lld",
		    rows[i].label, (long long)got.elapsed);
		cr_expect_eq(got.margin, limit - rows[i].elapsed, "%s: %lld",
		    rows[i].label, (long long)got.margin);
		cr_expect_eq(got.due, due, "%s: due %lld", rows[i].label,
		    (long long)got.due);
	}
}

Test(measure_pause, pauses_come_out_of_the_elapsed_time_and_move_the_due_time)
{
	static const struct row rows[] = {
		{ "none",
		    { { received, "2026-01-05T09:00:00Z" },
			{ completed, "2026-01-05T13:00:00Z" } },
		    OUTCOME_MET, 4 * HOUR, "2026-01-05T13:00:00Z" },
		{ "two hours",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T10:00:00Z" },
			{ validated, "2026-01-05T12:00:00Z" },
			{ completed, "2026-01-05T15:00:01Z" } },
		    OUTCOME_MISSED, 4 * HOUR + 1, "2026-01-05T15:00:00Z" },
		{ "the same word again goes on with it",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T10:00:00Z" },
			{ waiting, "2026-01-05T11:00:00Z" },
			{ validated, "2026-01-05T12:00:00Z" },
			{ completed, "2026-01-05T15:00:00Z" } },
		    OUTCOME_MET, 4 * HOUR, "2026-01-05T15:00:00Z" },
		{ "two of them",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T10:00:00Z" },
			{ validated, "2026-01-05T11:00:00Z" },
			{ waiting, "2026-01-05T12:00:00Z" },
			{ dispatched, "2026-01-05T12:30:00Z" },
			{ completed, "2026-01-05T14:00:00Z" } },
		    OUTCOME_MET, 3 * HOUR + HOUR / 2, "2026-01-05T14:30:00Z" },
		{ "the stop ends it",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T10:00:00Z" },
			{ completed, "2026-01-05T20:00:00Z" } },
		    OUTCOME_MET, HOUR, "2026-01-05T23:00:00Z" },
		{ "after the limit it moves nothing",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T14:00:00Z" },
			{ validated, "2026-01-05T15:00:00Z" },
			{ completed, "2026-01-05T16:00:00Z" } },
		    OUTCOME_MISSED, 6 * HOUR, "2026-01-05T13:00:00Z" },
		{ "before the start it takes nothing",
		    { { waiting, "2026-01-05T08:00:00Z" },
			{ received, "2026-01-05T09:00:00Z" },
			{ completed, "2026-01-05T10:00:00Z" } },
		    OUTCOME_MET, HOUR, "2026-01-05T13:00:00Z" },
		{ "stopped before it began: the figure keeps its sign",
		    { { waiting, "2026-01-05T08:00:00Z" },
			{ completed, "2026-01-05T08:30:00Z" },
			{ received, "2026-01-05T09:00:00Z" } },
		    OUTCOME_DEFECTIVE, -HOUR / 2, "2026-01-05T13:00:00Z" },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	pausing_sle(&desk, CLOCK_ELAPSED, 4 * HOUR);
	desk_open(&desk);
	expect_rows(&desk, rows, sizeof(rows) / sizeof(rows[0]), "2026-02-01",
	    4 * HOUR);
	desk_close(&desk);
}

Test(measure_pause, on_a_calendar_only_open_hours_are_taken_out)
{
	static const struct row rows[] = {
		{ "over night",
		    { { received, "2026-01-05T16:00:00Z" },
			{ waiting, "2026-01-05T16:30:00Z" },
			{ validated, "2026-01-06T10:00:00Z" },
			{ completed, "2026-01-06T11:00:00Z" } },
		    OUTCOME_MISSED, HOUR + HOUR / 2, "2026-01-06T10:30:00Z" },
		{ "while closed",
		    { { received, "2026-01-05T16:30:00Z" },
			{ waiting, "2026-01-05T18:00:00Z" },
			{ validated, "2026-01-06T08:00:00Z" },
			{ completed, "2026-01-06T09:30:00Z" } },
		    OUTCOME_MET, HOUR, "2026-01-06T09:30:00Z" },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	pausing_sle(&desk, CLOCK_BUSINESS, HOUR);
	desk_open(&desk);
	expect_rows(
	    &desk, rows, sizeof(rows) / sizeof(rows[0]), "2026-02-01", HOUR);
	desk_close(&desk);
}

Test(measure_pause, an_open_ticket_is_paused_until_it_is_over)
{
	static const struct row rows[] = {
		{ "paused",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T10:00:00Z" } },
		    OUTCOME_PAUSED, HOUR, NULL },
		{ "running again",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T10:00:00Z" },
			{ validated, "2026-01-05T13:30:00Z" } },
		    OUTCOME_WITHIN, HOUR + HOUR / 2, "2026-01-05T14:30:00Z" },
		{ "its end is not known yet",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T10:00:00Z" },
			{ completed, "2026-01-05T15:00:00Z" } },
		    OUTCOME_PAUSED, HOUR, NULL },
		{ "over before it paused",
		    { { received, "2026-01-05T09:00:00Z" },
			{ waiting, "2026-01-05T11:30:00Z" } },
		    OUTCOME_OVER, 2 * HOUR + HOUR / 2, "2026-01-05T11:00:00Z" },
	};
	struct desk desk;

	desk_init(&desk, "Etc/UTC");
	pausing_sle(&desk, CLOCK_ELAPSED, 2 * HOUR);
	desk_open(&desk);
	expect_rows(&desk, rows, sizeof(rows) / sizeof(rows[0]),
	    "2026-01-05T14:00:00Z", 2 * HOUR);
	desk_close(&desk);
}

Test(measure_pause, one_that_is_only_measured_is_paused_too)
{
	static const struct told events[6] = {
		{ received, "2026-01-05T09:00:00Z" },
		{ waiting, "2026-01-05T10:00:00Z" },
	};
	struct desk desk;
	struct outcome got;

	desk_init(&desk, "Etc/UTC");
	pausing_sle(&desk, CLOCK_ELAPSED, LIMIT_NONE);
	desk_open(&desk);
	got = measured(&desk, events, "2026-01-05T14:00:00Z");
	cr_expect_eq(got.state, OUTCOME_PAUSED);
	cr_expect_eq(got.elapsed, HOUR);
	cr_expect_eq(got.wall, 5 * HOUR);
	desk_close(&desk);
}

/* Monday 9:00 to Wednesday 12:00 are 51 h. A pause known only to begin on
 * Tuesday, over at midnight, took from 1 s to 24 h of them. */
Test(measure_pause, a_pause_known_to_a_day_may_leave_it_open)
{
	static const struct {
		int64_t limit;
		enum outcome_state state;
	} rows[] = {
		{ 27 * HOUR - 1, OUTCOME_MISSED },
		{ 27 * HOUR, OUTCOME_UNDECIDABLE },
		{ 51 * HOUR - 2, OUTCOME_UNDECIDABLE },
		{ 51 * HOUR - 1, OUTCOME_MET },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		struct outcome got;

		desk_init(&desk, "Etc/UTC");
		pausing_sle(&desk, CLOCK_ELAPSED, rows[i].limit);
		desk_open(&desk);
		desk_event(&desk, received, "2026-01-05T09:00:00Z");
		desk_date(&desk, waiting, "2026-01-06");
		desk_event(&desk, validated, "2026-01-07T00:00:00Z");
		desk_event(&desk, completed, "2026-01-07T12:00:00Z");
		got = desk_outcome(&desk, "2026-02-01");
		cr_expect_eq(
		    got.state, rows[i].state, "%zu: %d", i, (int)got.state);
		cr_expect_eq(got.elapsed, 27 * HOUR);
		desk_close(&desk);
	}
}
