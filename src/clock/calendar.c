/* calendar.c -- open time between two instants, by two look-ups. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/calendar.h"

#include <assert.h>

#include "slaudit/instant.h"

#include "calendar_internal.h"

const struct zone *
calendar_zone(const struct calendar *calendar)
{
	return calendar->zone;
}

const struct schedule *
calendar_schedule(const struct calendar *calendar)
{
	return calendar->schedule;
}

static bool
covered(const struct calendar *calendar, int64_t instant)
{
	return calendar->begin <= instant && instant <= calendar->end;
}

bool
calendar_covers(const struct calendar *calendar, int64_t from, int64_t until)
{
	return covered(calendar, from) && covered(calendar, until);
}

/* Halving without a branch on the data: instants come in an order that no
 * processor can guess, and each wrong guess costs more than the search. A
 * segment past the slot is past INSTANT too, so every slot may be taken to
 * hold as many as the fullest. */
const struct segment *
calendar_find(const struct calendar *calendar, int64_t instant)
{
	uint64_t slot = (uint64_t)(instant - calendar->begin) / SECONDS_PER_DAY;
	const struct segment *segment =
	    &calendar->segments[calendar->slots[slot]];
	size_t left = calendar->fullest;

	while (left > 0) {
		size_t half = (left + 1) / 2;

		segment += half * (segment[half - 1].close <= instant);
		left -= half;
	}
	return segment;
}

/* Open seconds from the start of the coverage to INSTANT. */
static int64_t
open_before(const struct calendar *calendar, int64_t instant)
{
	const struct segment *segment = calendar_find(calendar, instant);
	int64_t inside = instant - segment->open;

	return segment->before + (inside > 0 ? inside : 0);
}

bool
calendar_is_open(const struct calendar *calendar, int64_t instant)
{
	return covered(calendar, instant) &&
	    calendar_find(calendar, instant)->open <= instant;
}

int64_t
calendar_between(const struct calendar *calendar, int64_t from, int64_t until)
{
	assert(calendar_covers(calendar, from, until));
	return open_before(calendar, until) - open_before(calendar, from);
}

/* The segment within which the open seconds from the start of the coverage
 * reach SUM, which is at least 1 and at most all there are: the last one with
 * fewer before it. By halves as above. */
static const struct segment *
segment_reaching(const struct calendar *calendar, int64_t sum)
{
	uint32_t step = calendar->sums[sum >> calendar->sum_shift];
	const struct segment *segment = &calendar->segments[step];
	size_t left = calendar->densest;

	while (left > 0) {
		size_t half = (left + 1) / 2;

		segment += half * (segment[half].before < sum);
		left -= half;
	}
	return segment;
}

/* The instant at which SECONDS (> 0) more are open than BEFORE, and the segment
 * that it lies in or ends; INSTANT_NONE when the calendar ends before. */
static int64_t
sum_reach(const struct calendar *calendar, int64_t before, int64_t seconds,
    const struct segment **segment)
{
	int64_t left = calendar->segments[calendar->count].before - before;

	if (seconds > left)
		return INSTANT_NONE;
	*segment = segment_reaching(calendar, before + seconds);
	return (*segment)->open + (before + seconds - (*segment)->before);
}

int64_t
calendar_add(const struct calendar *calendar, int64_t from, int64_t seconds)
{
	const struct segment *segment = NULL;

	if (!covered(calendar, from) || seconds < 0)
		return INSTANT_NONE;
	if (seconds == 0)
		return from;
	return sum_reach(
	    calendar, open_before(calendar, from), seconds, &segment);
}

void
calendar_run(const struct calendar *calendar, int64_t from, int64_t until,
    int64_t seconds, struct calendar_run *out)
{
	const struct segment *segment = NULL;
	int64_t before = 0;

	assert(calendar_covers(calendar, from, until) && seconds > 0);
	before = open_before(calendar, from);
	out->between = open_before(calendar, until) - before;
	out->due = sum_reach(calendar, before, seconds, &segment);
	out->opening = out->due;
	if (out->due == INSTANT_NONE || out->due < segment->close)
		return;
	out->opening = segment + 1 == &calendar->segments[calendar->count]
	    ? INSTANT_NONE
	    : segment[1].open;
}

int64_t
calendar_next_opening(const struct calendar *calendar, int64_t from)
{
	const struct segment *segment = NULL;

	if (!covered(calendar, from))
		return INSTANT_NONE;
	segment = calendar_find(calendar, from);
	if (segment == &calendar->segments[calendar->count])
		return INSTANT_NONE;
	return segment->open > from ? segment->open : from;
}

int
calendar_segment(const struct calendar *calendar, int64_t *cursor,
    int64_t until, int64_t *open, int64_t *close)
{
	int64_t from = *cursor < calendar->begin ? calendar->begin : *cursor;
	const struct segment *segment = NULL;

	if (from >= until || from > calendar->end)
		return 0;
	segment = calendar_find(calendar, from);
	if (segment->open >= until)
		return 0;
	*open = segment->open > from ? segment->open : from;
	*close = segment->close < until ? segment->close : until;
	*cursor = *close;
	return 1;
}
