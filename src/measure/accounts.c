/* accounts.c -- every second of an outcome is charged to exactly one party.
 *
 * The figure was made by taking pauses out; here the turns are added up. Two
 * ways to the same second, on the clock of the SLE and on the wall. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/mem.h"
#include "slaudit/turn.h"

struct accounts {
	int64_t wall;    /* of all parties */
	int64_t clock;   /* the same, on the clock */
	int64_t counted; /* on the clock, of the turns that it counts */
};

static void
turn_charge(struct accounts *accounts, const struct calendar *calendar,
    const struct interval *interval, const struct turn *turn)
{
	int64_t from = interval->from;
	int64_t until = interval->to;

	if (!turn_clip(turn, &from, &until))
		return;
	accounts->wall += until - from;
	if (calendar != NULL)
		until = from + calendar_between(calendar, from, until);
	accounts->clock += until - from;
	if (!turn->stands)
		accounts->counted += until - from;
}

void
accounts_check(const struct seat *seat, const struct interval *interval,
    const struct reading *read)
{
	const struct sle *sle = seat->sle;
	const struct calendar *calendar =
	    sle->clock == CLOCK_BUSINESS ? seat->calendar : NULL;
	struct accounts accounts = { 0, 0, 0 };
	struct turns turns;
	struct turn turn;

	if (read->state == OUTCOME_NOT_COVERED ||
	    interval->to < interval->from || sle->clock > CLOCK_BUSINESS)
		return;
	turns_begin(
	    &turns, sle, interval->process, interval->ticket, interval->at);
	while (turn_next(&turns, &turn))
		turn_charge(&accounts, calendar, interval, &turn);
	if (accounts.wall != interval_wall(interval))
		mem_die("measure: the parties' time is not the wall time");
	if (calendar != NULL &&
	    accounts.clock !=
		calendar_between(calendar, interval->from, interval->to))
		mem_die("measure: the parties' time is not the open time");
	if (accounts.counted != read->elapsed)
		mem_die("measure: the counted turns are not the elapsed time");
}
