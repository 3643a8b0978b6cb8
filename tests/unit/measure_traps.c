/* measure_traps.c -- traps of clocks.md section 12 that need a ticket.
 *
 * The table of all of them is in clock_traps.c. The office is open 9 to 17
 * (UTC), Monday to Friday; 5 January 2026 is a Monday. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

static const char pending[] = "pending";
static const char *pausing[] = { pending };

static struct sle *
pausing_sle(struct desk *desk, const char *id, int64_t limit)
{
	struct sle *sle = desk_sle(desk, id, CLOCK_BUSINESS, limit);

	sle->pause = (struct words){ pausing, 1 };
	sle->pause_party = "customer";
	return sle;
}

/* T03, T04: pending 10 to 14, and another priority at 12. The new rule's clock
 * starts at the creation, too, and so do its pauses: three hours under both. */
Test(measure_traps, pending_time_survives_another_priority)
{
	struct desk desk;
	struct outcome *outcomes = NULL;
	size_t count;

	desk_init(&desk, "Etc/UTC");
	pausing_sle(&desk, "P.low", 8 * HOUR);
	pausing_sle(&desk, "P.high", 2 * HOUR);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T09:00:00Z");
	desk_event(&desk, pending, "2026-01-05T10:00:00Z");
	desk_event(&desk, pending, "2026-01-05T12:00:00Z"); /* still */
	desk_event(&desk, validated, "2026-01-05T14:00:00Z");
	desk_event(&desk, completed, "2026-01-05T16:00:00Z");
	count = desk_measure(&desk, "2026-02-01", &outcomes);
	cr_assert_eq(count, 2);
	cr_expect_eq(outcomes[0].elapsed, 3 * HOUR);
	cr_expect_eq(outcomes[1].elapsed, 3 * HOUR);
	cr_expect_eq(outcomes[0].state, OUTCOME_MET);
	cr_expect_eq(outcomes[1].state, OUTCOME_MISSED);
	cr_expect_eq(outcomes[0].wall, 7 * HOUR);
	desk_close(&desk);
}

/* T17: created on a holiday, held three hours, closed on Monday; T18: pending
 * over a weekend takes the two open hours of it. */
Test(measure_traps, held_time_is_open_time)
{
	static struct dated new_year = { .name = "New Year's Day" };
	struct desk desk;
	struct outcome got;

	new_year.day = day_of(2026, 1, 1);
	desk_init(&desk, "Etc/UTC");
	desk.office.holidays = &new_year;
	desk.office.holiday_count = 1;
	pausing_sle(&desk, "P.1", 8 * HOUR);
	desk_open(&desk);

	desk_event(&desk, received, "2026-01-01T11:00:00Z");
	desk_event(&desk, pending, "2026-01-02T12:00:00Z");
	desk_event(&desk, validated, "2026-01-02T15:00:00Z");
	desk_event(&desk, completed, "2026-01-05T10:00:00Z");
	got = desk_outcome(&desk, "2026-02-01");
	cr_expect_eq(
	    got.elapsed, 6 * HOUR, "T17: %lld", (long long)got.elapsed);

	desk_clear(&desk);
	desk_event(&desk, received, "2026-01-09T15:00:00Z");
	desk_event(&desk, pending, "2026-01-09T16:00:00Z");
	desk_event(&desk, validated, "2026-01-12T10:00:00Z");
	desk_event(&desk, completed, "2026-01-12T11:00:00Z");
	got = desk_outcome(&desk, "2026-02-01");
	cr_expect_eq(
	    got.elapsed, 2 * HOUR, "T18: %lld", (long long)got.elapsed);
	cr_expect_eq(got.due, when("2026-01-12T17:00:00Z"),
	    "Monday 15:00, and the two hours of the pause");
	desk_close(&desk);
}

/* T32: the sooner of two due times does not put the later one away. */
Test(measure_traps, every_clock_keeps_its_own_due_time)
{
	struct desk desk;
	struct outcome *outcomes = NULL;

	desk_init(&desk, "Etc/UTC");
	desk_words(&desk_sle(&desk, "first", CLOCK_ELAPSED, HOUR)->to,
	    (const char *const[]){ validated }, 1);
	desk_sle(&desk, "last", CLOCK_BUSINESS, 8 * HOUR);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T15:00:00Z");
	desk_event(&desk, validated, "2026-01-05T17:00:00Z");
	cr_assert_eq(desk_measure(&desk, "2026-01-06", &outcomes), 2);
	cr_expect_eq(outcomes[0].due, when("2026-01-05T16:00:00Z"));
	cr_expect_eq(outcomes[0].state, OUTCOME_MISSED);
	cr_expect_eq(outcomes[1].due, when("2026-01-06T15:00:00Z"));
	cr_expect_eq(outcomes[1].state, OUTCOME_WITHIN);
	desk_close(&desk);
}

/* T24: a pause before and one after the first response: each clock shows its
 * own. T21: a later update leaves the first response as it was. */
Test(measure_traps, every_clock_has_its_own_pauses)
{
	struct desk desk;
	struct outcome *outcomes = NULL;

	desk_init(&desk, "Etc/UTC");
	desk_words(
	    &pausing_sle(&desk, "P.first", 8 * HOUR)->to, &desk_order[1], 1);
	pausing_sle(&desk, "P.whole", 8 * HOUR);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T09:00:00Z");
	desk_event(&desk, pending, "2026-01-05T10:00:00Z");
	desk_event(&desk, validated, "2026-01-05T11:00:00Z");
	desk_event(&desk, pending, "2026-01-05T12:00:00Z");
	desk_event(&desk, validated, "2026-01-05T14:00:00Z");
	desk_event(&desk, completed, "2026-01-05T15:00:00Z");
	cr_assert_eq(desk_measure(&desk, "2026-02-01", &outcomes), 2);
	cr_expect_eq(outcomes[0].stop, when("2026-01-05T11:00:00Z"));
	cr_expect_eq(outcomes[0].elapsed, HOUR);
	cr_expect_eq(outcomes[1].elapsed, 3 * HOUR);
	desk_close(&desk);
}

/* T08: what was missed once is not healed by a later cycle. T20: the gap
 * between closing and reopening is in no cycle. */
Test(measure_traps, a_second_cycle_does_not_hide_the_first)
{
	static const enum outcome_state want[] = { OUTCOME_MISSED, OUTCOME_MET,
		OUTCOME_MISSED, OUTCOME_MISSED };
	static const int64_t hours[] = { 3, 1, 3, 4 };
	struct desk desk;
	struct outcome *outcomes = NULL;

	desk_init(&desk, "Etc/UTC");
	for (int i = 0; i < 4; i++)
		desk_sle(&desk, "P.cycle", CLOCK_ELAPSED, 2 * HOUR)->cycles =
		    (enum cycles)(CYCLES_FIRST + i);
	desk.items[0].id = "P.1";
	desk.items[1].id = "P.2";
	desk.items[2].id = "P.3";
	desk.items[3].id = "P.4";
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T09:00:00Z");
	desk_event(&desk, completed, "2026-01-05T12:00:00Z");
	desk_event(&desk, received, "2026-01-07T09:00:00Z");
	desk_event(&desk, completed, "2026-01-07T10:00:00Z");
	cr_assert_eq(desk_measure(&desk, "2026-02-01", &outcomes), 4);
	for (size_t i = 0; i < 4; i++) {
		cr_expect_eq(outcomes[i].state, want[i], "%zu", i);
		cr_expect_eq(outcomes[i].elapsed, hours[i] * HOUR, "%zu", i);
	}
	desk_close(&desk);
}
