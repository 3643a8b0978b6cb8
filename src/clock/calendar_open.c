/* calendar_open.c -- compiles a schedule into the tables of a calendar. */
/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "slaudit/fault.h"
#include "slaudit/instant.h"
#include "slaudit/mem.h"

#include "calendar_internal.h"

static const struct dated *
dated_find(const struct dated *dated, size_t count, int32_t day)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (dated[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && dated[low].day == day ? &dated[low] : NULL;
}

/* Override beats holiday beats week (clocks.md section 2). */
static const struct spans *
hours_of(const struct schedule *schedule, int32_t day)
{
	static const struct spans closed;
	const struct dated *dated =
	    dated_find(schedule->overrides, schedule->override_count, day);

	if (dated != NULL)
		return &dated->spans;
	if (dated_find(schedule->holidays, schedule->holiday_count, day) !=
	    NULL)
		return &closed;
	return &schedule->week[day_weekday(day)];
}

/* Wall seconds past midnight that belong to the shift of the day before. */
static int64_t
spill_of(const struct spans *spans)
{
	int64_t to = spans->count == 0 ? 0 : spans->items[spans->count - 1].to;

	return to > SECONDS_PER_DAY ? to - SECONDS_PER_DAY : 0;
}

void
calendar_put(struct calendar *calendar, int64_t open, int64_t close)
{
	struct segment *last = NULL;

	if (open < calendar->begin)
		open = calendar->begin;
	if (close > calendar->end)
		close = calendar->end;
	if (open >= close)
		return;
	if (calendar->count > 0)
		last = &calendar->segments[calendar->count - 1];
	if (last != NULL && open <= last->close) {
		if (close > last->close)
			last->close = close;
		return;
	}
	calendar->segments = mem_grow(calendar->segments, &calendar->room,
	    calendar->count, sizeof(*calendar->segments));
	calendar->segments[calendar->count++] =
	    (struct segment){ .open = open, .close = close };
}

void
calendar_put_workday(struct calendar *calendar, int32_t day, int64_t closing)
{
	calendar->workdays =
	    mem_grow(calendar->workdays, &calendar->workday_room,
		calendar->workday_count, sizeof(*calendar->workdays));
	calendar->workdays[calendar->workday_count++] =
	    (struct workday){ .day = day, .closing = closing };
}

/* A date that was skipped, or whose only span lies in a gap, has no open
 * time and is no business day. */
static void
day_put(struct calendar *calendar, int32_t day)
{
	const struct spans *spans = hours_of(calendar->schedule, day);
	int64_t midnight = (int64_t)day * SECONDS_PER_DAY;
	int64_t closing = INSTANT_NONE;

	for (size_t i = 0; i < spans->count; i++) {
		int64_t open =
		    zone_reach(calendar->zone, midnight + spans->items[i].from);
		int64_t close =
		    zone_reach(calendar->zone, midnight + spans->items[i].to);

		if (open >= close)
			continue;
		calendar_put(calendar, open, close);
		closing = close;
	}
	if (closing != INSTANT_NONE)
		calendar_put_workday(calendar, day, closing);
}

static void
days_put(struct calendar *calendar)
{
	const struct schedule *schedule = calendar->schedule;
	size_t days = calendar_days(schedule);

	for (size_t i = 0; i < days; i++) {
		calendar->workday_from[i] = (uint32_t)calendar->workday_count;
		day_put(calendar, schedule->covers_from + (int32_t)i);
	}
}

static void
segments_sum(struct calendar *calendar)
{
	int64_t sum = 0;

	for (size_t i = 0; i < calendar->count; i++) {
		struct segment *segment = &calendar->segments[i];

		segment->before = sum;
		sum += segment->close - segment->open;
	}
	calendar->segments = mem_grow(calendar->segments, &calendar->room,
	    calendar->count, sizeof(*calendar->segments));
	calendar->segments[calendar->count] = (struct segment){
		.open = SEGMENT_NEVER, .close = SEGMENT_NEVER, .before = sum
	};
}

static void
slots_fill(struct calendar *calendar)
{
	size_t slots =
	    (size_t)((calendar->end - calendar->begin) / SECONDS_PER_DAY) + 2;
	size_t closed = 0;

	calendar->slots = mem_new(slots, sizeof(*calendar->slots));
	for (size_t i = 0; i < slots; i++) {
		int64_t start = calendar->begin + (int64_t)i * SECONDS_PER_DAY;

		while (calendar->segments[closed].close <= start)
			closed++;
		calendar->slots[i] = (uint32_t)closed;
		if (i > 0 &&
		    closed - calendar->slots[i - 1] > calendar->fullest)
			calendar->fullest = closed - calendar->slots[i - 1];
	}
}

/* Steps short enough that most hold one segment or two, and not more of them
 * than twice the segments. */
static unsigned
sum_shift_of(int64_t sum, size_t count)
{
	unsigned shift = 0;

	while ((uint64_t)sum >> shift > 2 * count)
		shift++;
	return shift;
}

static void
sums_fill(struct calendar *calendar)
{
	int64_t sum = calendar->segments[calendar->count].before;
	unsigned shift = sum_shift_of(sum, calendar->count);
	size_t steps = (size_t)(sum >> shift) + 2;
	size_t reached = 0;

	calendar->sum_shift = shift;
	calendar->sums = mem_new(steps, sizeof(*calendar->sums));
	for (size_t i = 0; i < steps; i++) {
		int64_t first = (int64_t)i << shift;

		while (reached + 1 < calendar->count &&
		    calendar->segments[reached + 1].before < first)
			reached++;
		calendar->sums[i] = (uint32_t)reached;
		if (i > 0 &&
		    reached - calendar->sums[i - 1] > calendar->densest)
			calendar->densest = reached - calendar->sums[i - 1];
	}
}

/* A search that starts at the last slot or step looks as far as in the
 * fullest. */
static void
segments_pad(struct calendar *calendar)
{
	size_t pad = calendar->fullest > calendar->densest ? calendar->fullest
							   : calendar->densest;
	size_t count = calendar->count + 1 + pad;

	calendar->segments =
	    mem_resize(calendar->segments, count, sizeof(*calendar->segments));
	for (size_t i = calendar->count + 1; i < count; i++)
		calendar->segments[i] = calendar->segments[calendar->count];
}

static void
bounds_set(struct calendar *calendar)
{
	const struct schedule *schedule = calendar->schedule;
	int64_t spill = spill_of(hours_of(schedule, schedule->covers_from - 1));

	calendar->begin = zone_reach(calendar->zone,
	    (int64_t)schedule->covers_from * SECONDS_PER_DAY + spill);
	calendar->end = zone_day_start(calendar->zone, schedule->covers_to + 1);
	if (calendar->begin > calendar->end)
		calendar->begin = calendar->end;
}

static int
calendar_fill(struct calendar *calendar, struct fault *fault)
{
	if (calendar->schedule->part_count > 0)
		return calendar_intersect(calendar, fault);
	bounds_set(calendar);
	days_put(calendar);
	return 0;
}

int
calendar_open(
    struct calendar **out, const struct schedule *schedule, struct fault *fault)
{
	struct calendar *calendar = NULL;
	struct zone *zone = NULL;

	if (calendar_check(schedule, fault) != 0 ||
	    zone_open(&zone, schedule->zone, fault) != 0)
		return -1;
	calendar = mem_new(1, sizeof(*calendar));
	calendar->schedule = schedule;
	calendar->zone = zone;
	calendar->workday_from =
	    mem_new(calendar_days(schedule), sizeof(*calendar->workday_from));
	if (calendar_fill(calendar, fault) != 0) {
		calendar_close(calendar);
		return -1;
	}
	segments_sum(calendar);
	slots_fill(calendar);
	sums_fill(calendar);
	segments_pad(calendar);
	*out = calendar;
	return 0;
}

void
calendar_close(struct calendar *calendar)
{
	if (calendar == NULL)
		return;
	zone_close(calendar->zone);
	free(calendar->segments);
	free(calendar->slots);
	free(calendar->sums);
	free(calendar->workdays);
	free(calendar->workday_from);
	free(calendar);
}
