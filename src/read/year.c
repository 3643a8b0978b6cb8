/* year.c -- an impossible order that one year more or less would mend.
 *
 * Any two times can be put in order by a year. So a shift is named only where
 * it brings the ticket's steps closer together than they stand: a January that
 * was written with the old year. Nothing is mended. */
/* SPDX-License-Identifier: MIT */
#include "checks_internal.h"

struct shift { /* one step, a year later or earlier */
	size_t step;
	int years;
};

static bool
event_shift(const struct event *event, int years, struct event *out)
{
	struct civil civil;
	int64_t moved;

	civil_from_seconds(event->at, &civil);
	civil.year += years;
	if (!day_exists(civil.year, civil.month, civil.day))
		return false;
	moved = civil_seconds(&civil) - event->at;
	*out = *event;
	out->at += moved;
	out->until += moved;
	return true;
}

/* From the first to the last of them; -1: they are in no possible order. */
static int64_t
span_of(const struct event *steps, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (event_impossible(&steps[i - 1], &steps[i]))
			return -1;
	}
	return steps[count - 1].at - steps[0].at;
}

static int64_t
reach_of(const struct event *steps, size_t count)
{
	int64_t least = steps[0].at;
	int64_t most = steps[0].at;

	for (size_t i = 1; i < count; i++) {
		least = steps[i].at < least ? steps[i].at : least;
		most = steps[i].at > most ? steps[i].at : most;
	}
	return most - least;
}

/* The span that SHIFT leaves, or -1. STEPS is as before. */
static int64_t
shift_try(struct event *steps, size_t count, struct shift shift, int64_t cutoff)
{
	struct event kept = steps[shift.step];
	int64_t span = -1;

	if (event_shift(&kept, shift.years, &steps[shift.step]) &&
	    (cutoff == INSTANT_NONE || steps[shift.step].at <= cutoff))
		span = span_of(steps, count);
	steps[shift.step] = kept;
	return span;
}

void
year_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *const *steps, size_t count)
{
	struct event *events =
	    arena_new(&hand->scratch, count, sizeof(*events));
	int64_t cutoff = hand->reader->input.cutoff;
	int64_t best;

	for (size_t i = 0; i < count; i++)
		events[i] = steps[i]->event;
	best = reach_of(events, count) - 1;
	for (size_t i = 0; i < 2 * count; i++) {
		struct shift shift = { i / 2, i % 2 == 0 ? 1 : -1 };
		int64_t span = shift_try(events, count, shift, cutoff);

		if (span >= 0 && span < best)
			best = span;
	}
	for (size_t i = 0; i < 2 * count; i++) {
		struct shift shift = { i / 2, i % 2 == 0 ? 1 : -1 };

		if (shift_try(events, count, shift, cutoff) == best)
			event_complain(hand, ticket, DIAG_YEAR, steps[i / 2],
			    shift.years > 0
				? "one year later it is in order"
				: "one year earlier it is in order");
	}
}
