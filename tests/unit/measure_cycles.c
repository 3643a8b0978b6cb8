/* measure_cycles.c -- which of a ticket's cycles is judged, and whose time.
 *
 * Monday is 2026-01-05; the office is open 9 to 17 (UTC). All figures are
 * added up by hand. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

static const char operator_word[] = "operator";
static const char customer_word[] = "customer";
static const char noted[] = "noted";
static struct word_pair moves[] = { { by_mail, customer_word },
	{ validated, customer_word }, { dispatched, operator_word } };
static const char *counted[] = { operator_word };
static const char *earlier[] = { by_mail };

struct told { /* events in the order of time; a NULL name ends them */
	const char *name;
	const char *at;
};

enum { TOLD_MAX = 8 };

static void
tell(struct desk *desk, const struct told *events)
{
	desk_clear(desk);
	for (size_t i = 0; i < TOLD_MAX && events[i].name != NULL; i++) {
		desk_event(desk, events[i].name, events[i].at);
	}
}

/* Clocks are of one book as it stands: a changed SLE needs them anew. */
static struct outcome
judged(struct desk *desk, const char *at)
{
	struct outcome outcome;

	clocks_close(desk->clocks);
	desk_open(desk);
	outcome = desk_outcome(desk, at);
	return outcome;
}

/* Missed by an hour, reopened, met, reopened, still open. Limit: 2 hours. */
static const struct told thrice[TOLD_MAX] = {
	{ received, "2026-01-05T09:00:00Z" },
	{ completed, "2026-01-05T12:00:00Z" },
	{ received, "2026-01-06T09:00:00Z" },
	{ received, "2026-01-06T09:30:00Z" }, /* begins nothing */
	{ completed, "2026-01-06T10:00:00Z" },
	{ completed, "2026-01-06T11:00:00Z" }, /* nor does this stop */
	{ received, "2026-01-07T09:00:00Z" },
};

Test(measure_cycles, say_which_of_several_runs_is_judged)
{
	static const struct {
		const char *label;
		enum cycles cycles;
		const char *at;
		enum outcome_state state;
		int64_t elapsed;
		int64_t wall;
		const char *start;
	} rows[] = {
		{ "first", CYCLES_FIRST, "2026-01-06T12:00:00Z", OUTCOME_MISSED,
		    3 * HOUR, 3 * HOUR, "2026-01-05T09:00:00Z" },
		{ "last", CYCLES_LAST, "2026-01-06T12:00:00Z", OUTCOME_MET,
		    HOUR, HOUR, "2026-01-06T09:00:00Z" },
		{ "last, open", CYCLES_LAST, "2026-01-07T10:00:00Z",
		    OUTCOME_WITHIN, HOUR, HOUR, "2026-01-07T09:00:00Z" },
		{ "any", CYCLES_ANY, "2026-01-06T12:00:00Z", OUTCOME_MISSED,
		    3 * HOUR, 3 * HOUR, "2026-01-05T09:00:00Z" },
		{ "any, open and over", CYCLES_ANY, "2026-01-07T12:00:00Z",
		    OUTCOME_MISSED, 3 * HOUR, 3 * HOUR,
		    "2026-01-05T09:00:00Z" },
		{ "sum", CYCLES_SUM, "2026-01-06T12:00:00Z", OUTCOME_MISSED,
		    4 * HOUR, 25 * HOUR, "2026-01-05T09:00:00Z" },
		{ "sum, open", CYCLES_SUM, "2026-01-07T10:00:00Z", OUTCOME_OVER,
		    5 * HOUR, 49 * HOUR, "2026-01-05T09:00:00Z" },
	};
	static struct desk desk;
	struct sle *sle;

	desk_init(&desk, "UTC");
	sle = desk_sle(&desk, "C.1", CLOCK_ELAPSED, 2 * HOUR);
	tell(&desk, thrice);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got;

		sle->cycles = rows[i].cycles;
		got = judged(&desk, rows[i].at);
		cr_expect_eq(got.state, rows[i].state, "%s: state %d",
		    rows[i].label, (int)got.state);
		cr_expect_eq(got.elapsed, rows[i].elapsed, "%s: %lld",
		    rows[i].label, (long long)got.elapsed);
		cr_expect_eq(got.wall, rows[i].wall, "%s: %lld", rows[i].label,
		    (long long)got.wall);
		cr_expect_eq(
		    got.start, when(rows[i].start), "%s", rows[i].label);
		cr_expect_eq(got.cycle, 1, "%s", rows[i].label);
	}
	desk_close(&desk);
}

Test(measure_cycles, any_is_met_only_when_none_is_open)
{
	static const struct told events[TOLD_MAX] = {
		{ received, "2026-01-05T09:00:00Z" },
		{ completed, "2026-01-05T10:00:00Z" },
		{ received, "2026-01-06T09:00:00Z" },
		{ completed, "2026-01-06T09:30:00Z" },
	};
	static struct desk desk;

	desk_init(&desk, "UTC");
	desk_sle(&desk, "C.1", CLOCK_ELAPSED, 2 * HOUR)->cycles = CYCLES_ANY;
	desk_open(&desk);
	tell(&desk, events);
	cr_expect_eq(
	    desk_outcome(&desk, "2026-01-05T23:00:00Z").state, OUTCOME_MET);
	cr_expect_eq(
	    desk_outcome(&desk, "2026-01-06T09:10:00Z").state, OUTCOME_WITHIN);
	cr_expect_eq(
	    desk_outcome(&desk, "2026-01-07T00:00:00Z").state, OUTCOME_MET);
	desk.ticket.event_count = 3; /* the second one is never answered */
	cr_expect_eq(
	    desk_outcome(&desk, "2026-01-06T11:00:01Z").state, OUTCOME_OVER);
	desk_close(&desk);
}

Test(measure_cycles, rounds_have_an_outcome_each)
{
	static const enum outcome_state want[] = { OUTCOME_MISSED, OUTCOME_MET,
		OUTCOME_OVER };
	static struct desk desk;
	struct outcome *got = NULL;
	size_t count;

	desk_init(&desk, "UTC");
	desk_sle(&desk, "C.1", CLOCK_ELAPSED, 2 * HOUR)->cycles = CYCLES_ROUNDS;
	desk_open(&desk);
	tell(&desk, thrice);
	count = desk_measure(&desk, "2026-01-07T12:00:00Z", &got);
	cr_assert_eq(count, 3, "%zu", count);
	for (size_t i = 0; i < count; i++) {
		cr_expect_eq(got[i].cycle, i + 1);
		cr_expect_eq(got[i].state, want[i], "%zu", i);
	}
	cr_expect_eq(got[0].elapsed, 3 * HOUR);
	cr_expect_eq(got[1].elapsed, HOUR);
	cr_expect_eq(got[2].due, when("2026-01-07T11:00:00Z"));
	desk_close(&desk);
}

/* clocks.md T20: what lies between closing and reopening is no pause of
 * anybody's, and no time of the operator's either. */
Test(measure_cycles, a_sum_moves_the_due_time_over_the_gaps)
{
	static struct desk desk;
	struct outcome got;

	desk_init(&desk, "UTC");
	desk_sle(&desk, "C.1", CLOCK_BUSINESS, 4 * HOUR + HOUR / 2)->cycles =
	    CYCLES_SUM;
	desk_open(&desk);
	tell(&desk, thrice);
	got = desk_outcome(&desk, "2026-01-07T09:10:00Z");
	cr_expect_eq(got.state, OUTCOME_WITHIN);
	cr_expect_eq(got.elapsed, 4 * HOUR + 600);
	cr_expect_eq(got.due, when("2026-01-07T09:30:00Z"));
	got = desk_outcome(&desk, "2026-01-06T12:00:00Z");
	cr_expect_eq(got.state, OUTCOME_MET);
	cr_expect_eq(got.margin, HOUR / 2);
	cr_expect_eq(got.stop, when("2026-01-06T10:00:00Z"));
	desk_close(&desk);
}

Test(measure_cycles, an_end_taken_up_again_is_the_end_of_its_cycle)
{
	static const struct told events[TOLD_MAX] = {
		{ received, "2026-01-05T09:00:00Z" },
		{ withdrawn, "2026-01-05T10:00:00Z" },
		{ received, "2026-01-06T09:00:00Z" },
		{ completed, "2026-01-06T10:00:00Z" },
	};
	static struct desk desk;
	struct outcome *got = NULL;

	desk_init(&desk, "UTC");
	desk_sle(&desk, "C.1", CLOCK_ELAPSED, 2 * HOUR)->cycles = CYCLES_ROUNDS;
	desk_open(&desk);
	tell(&desk, events);
	cr_assert_eq(desk_measure(&desk, "2026-01-07T00:00:00Z", &got), 2);
	cr_expect_eq(got[0].state, OUTCOME_ENDED);
	cr_expect_eq(got[0].at, when("2026-01-05T10:00:00Z"));
	cr_expect_eq(got[1].state, OUTCOME_MET);
	desk_close(&desk);
}

/* A stop without the start that is owed, or before it, cannot be. */
Test(measure_cycles, an_impossible_order_stays_one)
{
	static const struct told before[TOLD_MAX] = {
		{ completed, "2026-01-05T09:00:00Z" },
		{ received, "2026-01-05T10:00:00Z" },
	};
	static const struct told without[TOLD_MAX] = {
		{ completed, "2026-01-05T09:00:00Z" },
	};
	static struct desk desk;
	struct sle *sle;

	desk_init(&desk, "UTC");
	sle = desk_sle(&desk, "C.1", CLOCK_ELAPSED, 2 * HOUR);
	for (int i = CYCLES_FIRST; i < CYCLE_CHOICES; i++) {
		sle->cycles = (enum cycles)i;
		tell(&desk, before);
		cr_expect_eq(judged(&desk, "2026-01-06T00:00:00Z").state,
		    OUTCOME_DEFECTIVE, "%d", i);
		tell(&desk, without);
		cr_expect_eq(judged(&desk, "2026-01-06T00:00:00Z").state,
		    OUTCOME_DEFECTIVE, "%d", i);
	}
	desk_close(&desk);
}

/* A date may be later than the hour that sorts after it. */
Test(measure_cycles, a_stop_known_to_a_day_may_follow_its_start)
{
	static struct desk desk;
	struct outcome got;

	desk_init(&desk, "UTC");
	desk_sle(&desk, "C.1", CLOCK_ELAPSED, 24 * HOUR)->cycles = CYCLES_LAST;
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T10:00:00Z");
	desk_date(&desk, completed, "2026-01-05");
	got = desk_outcome(&desk, "2026-01-08T00:00:00Z");
	cr_expect_eq(got.state, OUTCOME_MET);
	cr_expect_eq(got.stop, when("2026-01-05"));
	desk_close(&desk);
}

/* --- whose move ---------------------------------------------------------- */

static const struct {
	const char *label;
	struct told events[TOLD_MAX];
	enum outcome_state state;
	int64_t elapsed;
} turns[] = {
	{ "asked and answered",
	    { { dispatched, "2026-01-05T09:00:00Z" },
		{ received, "2026-01-05T09:00:00Z" },
		{ validated, "2026-01-05T10:00:00Z" },
		{ dispatched, "2026-01-05T14:00:00Z" },
		{ completed, "2026-01-05T15:00:00Z" } },
	    OUTCOME_MET, 2 * HOUR },
	{ "an event that is no move changes nothing",
	    { { dispatched, "2026-01-05T09:00:00Z" },
		{ received, "2026-01-05T09:00:00Z" },
		{ noted, "2026-01-05T10:00:00Z" },
		{ completed, "2026-01-05T11:00:01Z" } },
	    OUTCOME_MISSED, 2 * HOUR + 1 },
	{ "said before the start",
	    { { by_mail, "2026-01-05T08:00:00Z" },
		{ received, "2026-01-05T09:00:00Z" },
		{ completed, "2026-01-07T09:00:00Z" } },
	    OUTCOME_MET, 0 },
	{ "never said, and it decides",
	    { { received, "2026-01-05T09:00:00Z" },
		{ completed, "2026-01-05T12:00:00Z" } },
	    OUTCOME_UNDECIDABLE, 0 },
	{ "never said, and it does not matter",
	    { { received, "2026-01-05T09:00:00Z" },
		{ completed, "2026-01-05T10:00:00Z" } },
	    OUTCOME_MET, 0 },
	{ "said too late to save it",
	    { { received, "2026-01-05T09:00:00Z" },
		{ dispatched, "2026-01-05T10:00:00Z" },
		{ completed, "2026-01-05T12:00:01Z" } },
	    OUTCOME_MISSED, 2 * HOUR + 1 },
	{ "open, the customer's move",
	    { { dispatched, "2026-01-05T09:00:00Z" },
		{ received, "2026-01-05T09:00:00Z" },
		{ validated, "2026-01-05T10:00:00Z" } },
	    OUTCOME_PAUSED, HOUR },
};

Test(measure_cycles, only_the_time_of_the_parties_that_count_runs)
{
	static struct desk desk;

	desk_init(&desk, "UTC");
	desk_sle(&desk, "W.1", CLOCK_ELAPSED, 2 * HOUR)->counts =
	    (struct words){ counted, 1 };
	desk.process.moves = moves;
	desk.process.move_count = 3;
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
		struct outcome got;

		tell(&desk, turns[i].events);
		got = desk_outcome(&desk, "2026-01-08T00:00:00Z");
		cr_expect_eq(got.state, turns[i].state, "%s: state %d",
		    turns[i].label, (int)got.state);
		cr_expect_eq(got.elapsed, turns[i].elapsed, "%s: %lld",
		    turns[i].label, (long long)got.elapsed);
	}
	desk_close(&desk);
}

/* clocks.md T04: who attaches the clock late and counts from the creation
 * counts the pauses from there, too. */
Test(measure_cycles, a_retroactive_start_has_its_pauses)
{
	static const struct told events[TOLD_MAX] = {
		{ by_mail, "2026-01-05T09:00:00Z" },
		{ dispatched, "2026-01-05T10:00:00Z" },
		{ received, "2026-01-05T12:00:00Z" },
		{ dispatched, "2026-01-05T12:00:00Z" },
		{ validated, "2026-01-05T14:00:00Z" },
		{ completed, "2026-01-05T16:00:00Z" },
	};
	static const char *pausing[] = { dispatched };
	static struct desk desk;
	struct sle *sle;
	struct outcome got;

	desk_init(&desk, "UTC");
	sle = desk_sle(&desk, "R.1", CLOCK_ELAPSED, 4 * HOUR);
	sle->pause = (struct words){ pausing, 1 };
	sle->since = (struct words){ earlier, 1 };
	desk.process.order.count = 0;
	desk_open(&desk);
	tell(&desk, events);
	got = desk_outcome(&desk, "2026-01-06T00:00:00Z");
	cr_expect_eq(got.start, when("2026-01-05T09:00:00Z"));
	cr_expect_eq(got.elapsed, 3 * HOUR);
	cr_expect_eq(got.state, OUTCOME_MET);
	desk_close(&desk);
}
