/* cycles.c -- which of a ticket's cycles the figure is taken from. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

/* Under "any" the worst cycle binds: what was missed once stays missed; then
 * what is past its limit; then what nobody can tell; then what is not over.
 * A cycle that ended without an answer says the least. */
static const int badness[OUTCOME_STATES] = {
	[OUTCOME_MISSED] = 9,
	[OUTCOME_OVER] = 8,
	[OUTCOME_DEFECTIVE] = 7,
	[OUTCOME_UNDECIDABLE] = 6,
	[OUTCOME_NOT_COVERED] = 5,
	[OUTCOME_WITHIN] = 4,
	[OUTCOME_PAUSED] = 3,
	[OUTCOME_MEASURED] = 2,
	[OUTCOME_MET] = 2,
	[OUTCOME_EXCLUDED] = 1,
	[OUTCOME_ENDED] = 0,
};

/* From the first start to the last stop; what lies between is taken out as
 * nobody's. */
static struct cycle
span_of(struct cycles_walk *walk)
{
	struct cycle cycle;
	struct cycle span = { .number = 0 };

	while (cycle_next(walk, &cycle)) {
		if (span.number == 0)
			span.start = cycle.start;
		span.stop = cycle.stop;
		span.end = cycle.end;
		span.number = 1;
	}
	return span;
}

/* A ticket that never started, but may have stopped. */
static struct cycle
unstarted(const struct cycles_walk *walk)
{
	const struct event *events = walk->ticket->events;
	struct cycle run = { .number = 1 };

	for (size_t i = 0; run.stop == NULL && i < walk->known; i++) {
		if (words_hold(&walk->sle->to, events[i].name))
			run.stop = &events[i];
	}
	return run;
}

/* Does ONE bind rather than the one before it, if there was any? */
static bool
supersedes(
    enum cycles which, const struct outcome *one, const struct outcome *before)
{
	return which == CYCLES_LAST ||
	    (which == CYCLES_ANY &&
		badness[one->state] > badness[before->state]);
}

static size_t
one_take(const struct hearing *hearing, struct binding binding,
    struct cycles_walk *walk, struct outcome *out)
{
	enum cycles which = binding.seat->sle->cycles;
	struct cycle cycle;
	size_t count = 0;

	while (cycle_next(walk, &cycle)) {
		struct outcome one = { 0 };
		size_t taken;

		cycle.number = 1;
		taken = run_take(hearing, binding, &cycle, &one);
		if (taken > 0 && (count == 0 || supersedes(which, &one, out)))
			*out = one;
		count = which == CYCLES_LAST || taken > count ? taken : count;
		if (which == CYCLES_FIRST)
			break;
	}
	if (count == 0) /* it may have been taken and given up again */
		*out = (struct outcome){ 0 };
	return count;
}

static size_t
each_take(const struct hearing *hearing, struct binding binding,
    struct cycles_walk *walk, struct outcome *out)
{
	struct cycle cycle;
	size_t count = 0;

	while (cycle_next(walk, &cycle))
		count += run_take(hearing, binding, &cycle, &out[count]);
	return count;
}

size_t
cycles_take(
    const struct hearing *hearing, struct binding binding, struct outcome *out)
{
	const struct sle *sle = binding.seat->sle;
	struct cycles_walk walk;
	struct cycle run = { .number = 0 };
	size_t count = 0;

	cycles_begin(
	    &walk, sle, hearing->process, hearing->ticket, hearing->at);
	if (sle->cycles == CYCLES_SUM) {
		run = span_of(&walk);
		if (run.start != NULL)
			return run_take(hearing, binding, &run, out);
	} else if (sle->cycles == CYCLES_ROUNDS) {
		count = each_take(hearing, binding, &walk, out);
	} else {
		count = one_take(hearing, binding, &walk, out);
	}
	if (walk.number > 0)
		return count;
	run = unstarted(&walk);
	return run_take(hearing, binding, &run, out);
}
