/* measure_cycles_law.c -- cycles, parties and pauses equal a walk by ticks.
 *
 * Stamps lie on a grid of ten minutes. The naive walk takes one event after
 * the other, keeps what it knows in flags, and counts ticks; it shares no
 * code with what it judges. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/turn.h"

#include "drawn_desk.h"

enum { TICK = 600, BOOKS = 40, TICKETS = 120, PARTIES = 3, ROUNDS = 8 };

static const char parties[PARTIES][9] = { "operator", "customer", "registry" };

struct lap {
	int64_t start;
	int64_t stop; /* INSTANT_NONE: none */
	int64_t until;
	bool ended;
	int64_t counted;
	int64_t unsaid;
	int64_t held[PARTIES + 1]; /* the last one is nobody's */
};

struct naive {
	struct drawn drawn;
	const char *counts[PARTIES];
	const char *since[1];
	struct word_pair moves[PARTIES];
	size_t move_count;
	struct event *events;
	size_t count;
	int64_t at;
	struct lap laps[ROUNDS];
	size_t lap_count;
};

static bool
holds(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++) {
		if (word != NULL && strcmp(words->items[i], word) == 0)
			return true;
	}
	return false;
}

/* Of what comes after event I, does a start stand before every stop, or is
 * there no stop? */
static bool
taken_up(const struct naive *naive, const struct sle *sle, size_t i)
{
	bool started = false;

	while (++i < naive->count) {
		if (holds(&sle->to, naive->events[i].name))
			return started;
		started = started || holds(&sle->from, naive->events[i].name);
	}
	return true;
}

static void
laps_find(
    struct naive *naive, const struct sle *sle, const struct process *process)
{
	const struct event *since = NULL;
	struct lap *lap = NULL;

	naive->lap_count = 0;
	for (size_t i = 0; i < naive->count; i++) {
		const struct event *event = &naive->events[i];
		bool stops = holds(&sle->to, event->name);

		if (lap != NULL &&
		    (stops ||
			(holds(&process->ends, event->name) &&
			    taken_up(naive, sle, i)))) {
			lap->until = event->at;
			lap->ended = !stops;
			lap->stop = stops ? event->at : INSTANT_NONE;
			lap = NULL;
			since = NULL;
			continue;
		}
		if (lap == NULL && holds(&sle->from, event->name)) {
			lap = &naive->laps[naive->lap_count++];
			*lap = (struct lap){
				.start = since == NULL ? event->at : since->at,
				.stop = INSTANT_NONE,
				.until = naive->at,
			};
		}
		if (lap == NULL && since == NULL &&
		    holds(&sle->since, event->name))
			since = event;
	}
}

static size_t
place_of(const char *party)
{
	for (size_t i = 0; party != NULL && i < PARTIES; i++) {
		if (strcmp(parties[i], party) == 0)
			return i;
	}
	return PARTIES;
}

static const char *
move_of(const struct naive *naive, const char *event, const char *before)
{
	for (size_t i = 0; i < naive->move_count; i++) {
		if (strcmp(naive->moves[i].from, event) == 0)
			return naive->moves[i].to;
	}
	return before;
}

/* One tick at T, of a lap that runs or (summed up) of the gap between. */
static void
tick_put(const struct naive *naive, const struct sle *sle, int64_t t,
    bool running, struct lap *lap)
{
	const char *last = NULL;
	const char *move = NULL;
	bool paused;

	for (size_t i = 0; i < naive->count && naive->events[i].at <= t; i++) {
		last = naive->events[i].name;
		move = move_of(naive, last, move);
	}
	paused = holds(&sle->pause, last);
	if (!running) {
		lap->held[PARTIES] += TICK;
	} else if (paused) {
		lap->held[place_of(
		    sle->pause_party == NULL ? move : sle->pause_party)] +=
		    TICK;
	} else if (sle->counts.count == 0) {
		lap->held[move == NULL ? 0 : place_of(move)] += TICK;
		lap->counted += TICK;
	} else {
		lap->held[place_of(move)] += TICK;
		lap->counted += holds(&sle->counts, move) ? TICK : 0;
		lap->unsaid += move == NULL ? TICK : 0;
	}
}

static void
laps_count(struct naive *naive, const struct sle *sle)
{
	for (size_t i = 0; i < naive->lap_count; i++) {
		struct lap *lap = &naive->laps[i];

		for (int64_t t = lap->start; t < lap->until; t += TICK)
			tick_put(naive, sle, t, true, lap);
	}
}

/* The laps as one, with what lies between them. */
static void
laps_join(struct naive *naive, const struct sle *sle)
{
	struct lap all = naive->laps[0];

	for (size_t i = 1; i < naive->lap_count; i++) {
		const struct lap *lap = &naive->laps[i];

		for (int64_t t = all.until; t < lap->start; t += TICK)
			tick_put(naive, sle, t, false, &all);
		all.until = lap->until;
		all.stop = lap->stop;
		all.ended = lap->ended;
		all.counted += lap->counted;
		all.unsaid += lap->unsaid;
		for (size_t p = 0; p <= PARTIES; p++)
			all.held[p] += lap->held[p];
	}
	naive->laps[0] = all;
	naive->lap_count = naive->lap_count > 0;
}

/* Within stands for paused, too. */
static enum outcome_state
state_of(const struct lap *lap, int64_t limit)
{
	if (lap->ended)
		return OUTCOME_ENDED;
	if (lap->counted > limit)
		return lap->stop == INSTANT_NONE ? OUTCOME_OVER
						 : OUTCOME_MISSED;
	if (lap->counted + lap->unsaid > limit)
		return OUTCOME_UNDECIDABLE;
	return lap->stop == INSTANT_NONE ? OUTCOME_WITHIN : OUTCOME_MET;
}

static size_t
worst(const struct naive *naive, int64_t limit)
{
	static const enum outcome_state order[] = { OUTCOME_MISSED,
		OUTCOME_OVER, OUTCOME_UNDECIDABLE, OUTCOME_WITHIN, OUTCOME_MET,
		OUTCOME_ENDED };

	for (size_t s = 0; s < sizeof(order) / sizeof(order[0]); s++) {
		for (size_t i = 0; i < naive->lap_count; i++) {
			if (state_of(&naive->laps[i], limit) == order[s])
				return i;
		}
	}
	return 0;
}

/* The laps that have an outcome, moved to the front. */
static void
laps_pick(struct naive *naive, const struct sle *sle)
{
	size_t pick = 0;

	laps_count(naive, sle);
	if (naive->lap_count == 0 || sle->cycles == CYCLES_ROUNDS)
		return;
	if (sle->cycles == CYCLES_SUM) {
		laps_join(naive, sle);
		return;
	}
	if (sle->cycles == CYCLES_LAST)
		pick = naive->lap_count - 1;
	if (sle->cycles == CYCLES_ANY)
		pick = worst(naive, sle->limit);
	naive->laps[0] = naive->laps[pick];
	naive->lap_count = 1;
}

/* --- against the real one ------------------------------------------------ */

static void
expect_parties(const struct naive *naive, const struct outcome *got,
    const struct lap *want)
{
	int64_t held[PARTIES + 1] = { 0 };
	int64_t sum = 0;
	struct turns turns;
	struct turn turn;

	turns_begin(&turns, got->sle, &naive->drawn.processes[0],
	    &naive->drawn.ticket, got->at);
	while (turn_next(&turns, &turn)) {
		int64_t from = turn.from->at;
		int64_t until = turn.until == NULL ? got->at : turn.until->at;

		from = from < got->start ? got->start : from;
		if (from < until)
			held[place_of(turn.party)] += until - from;
	}
	for (size_t p = 0; p <= PARTIES; p++) {
		cr_expect_eq(held[p], want->held[p],
		    "party %zu: %lld, not %lld", p, (long long)held[p],
		    (long long)want->held[p]);
		sum += held[p];
	}
	cr_expect_eq(sum, got->wall);
}

static void
expect_lap(const struct naive *naive, const struct outcome *got,
    const struct lap *want)
{
	enum outcome_state state = got->state;

	if (state == OUTCOME_PAUSED)
		state = OUTCOME_WITHIN;
	cr_assert_eq(
	    got->start, want->start, "cycles %d", (int)got->sle->cycles);
	cr_expect_eq(got->stop, want->stop);
	cr_expect_eq(got->at, want->until);
	cr_expect_eq(got->wall, want->until - want->start);
	cr_expect_eq(got->elapsed, want->counted, "%lld, not %lld",
	    (long long)got->elapsed, (long long)want->counted);
	cr_expect_eq(state, state_of(want, got->sle->limit), "%d, not %d",
	    (int)state, (int)state_of(want, got->sle->limit));
	expect_parties(naive, got, want);
}

static size_t
expect_naive(struct naive *naive, struct clocks *clocks, struct arena *arena)
{
	const struct sle *sle = &naive->drawn.items[0].sle;
	struct outcome *got = NULL;
	size_t count = measure_ticket(arena, clocks, &naive->drawn.book,
	    &naive->drawn.ticket, naive->at, &got);

	laps_find(naive, sle, &naive->drawn.processes[0]);
	laps_pick(naive, sle);
	cr_assert_eq(count, naive->lap_count, "cycles %d: %zu, not %zu",
	    (int)sle->cycles, count, naive->lap_count);
	for (size_t i = 0; i < count; i++) {
		cr_expect_eq(got[i].cycle, i + 1);
		expect_lap(naive, &got[i], &naive->laps[i]);
	}
	return count;
}

/* --- by lot -------------------------------------------------------------- */

static void
sle_draw(struct naive *naive, enum cycles cycles)
{
	struct drawn *drawn = &naive->drawn;
	struct sle *sle = &drawn->items[0].sle;

	drawn->book.sle_count = 1;
	drawn->processes[0].order.count = 0;
	sle->process = drawn_processes[0];
	sle->categories.count = sle->classes.count = 0;
	sle->clock = CLOCK_ELAPSED;
	sle->variant_count = 0;
	sle->limit = (int64_t)roll(drawn, 3 * SECONDS_PER_DAY);
	sle->klass = SLE_JUDGED;
	sle->status = STATUS_VERIFIED;
	sle->valid_from = sle->valid_to = DAY_NONE;
	sle->cycles = cycles;
	sle->pause.count = roll(drawn, 2) == 0 ? 0 : sle->pause.count;
	sle->pause_party = roll(drawn, 2) == 0 ? NULL : parties[2];
	naive->since[0] = drawn_words[roll(drawn, DRAWN_WORDS)];
	sle->since = (struct words){ naive->since, roll(drawn, 2) };
	for (size_t i = 0; i < PARTIES; i++)
		naive->moves[i] = (struct word_pair){
			drawn_words[2 * i + roll(drawn, 2)],
			parties[roll(drawn, PARTIES)],
		};
	naive->move_count = roll(drawn, PARTIES + 1);
	drawn->processes[0].moves = naive->moves;
	drawn->processes[0].move_count = naive->move_count;
	for (size_t i = 0; i < PARTIES; i++)
		naive->counts[i] = parties[roll(drawn, PARTIES)];
	sle->counts = (struct words){ naive->counts, roll(drawn, PARTIES) };
}

static void
ticket_draw(struct naive *naive)
{
	struct drawn *drawn = &naive->drawn;

	naive->at = drawn_ticket(drawn);
	naive->at -= naive->at % TICK;
	drawn->ticket.process = drawn_processes[0];
	naive->events = drawn->events;
	naive->count = 0;
	for (size_t i = 0; i < drawn->ticket.event_count; i++) {
		struct event *event = &drawn->events[i];

		event->at -= event->at % TICK;
		event->until = event->at;
		event->grain = GRAIN_SECOND;
		naive->count += event->at <= naive->at;
	}
}

Test(measure_cycles_law, every_outcome_is_that_of_a_walk_by_ticks)
{
	static struct naive naive;
	size_t taken[CYCLE_CHOICES] = { 0 };

	for (uint64_t seed = 0; seed < BOOKS; seed++) {
		enum cycles cycles =
		    (enum cycles)(CYCLES_FIRST + seed % (CYCLE_CHOICES - 1));
		struct clocks *clocks = NULL;
		struct arena arena = { 0 };
		struct fault fault = { 0 };

		drawn_book(&naive.drawn, 5000 + seed);
		sle_draw(&naive, cycles);
		cr_assert_eq(
		    clocks_open(&clocks, &naive.drawn.book, &fault), 0);
		for (size_t i = 0; i < TICKETS; i++) {
			ticket_draw(&naive);
			taken[cycles] += expect_naive(&naive, clocks, &arena);
		}
		clocks_close(clocks);
		arena_release(&arena);
	}
	for (int i = CYCLES_FIRST; i < CYCLE_CHOICES; i++)
		cr_expect_gt(taken[i], TICKETS, "%d: %zu", i, taken[i]);
}
