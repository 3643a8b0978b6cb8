/* calendar_intersect.c -- a calendar that is open when all its parts are. */
/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "slaudit/fault.h"
#include "slaudit/instant.h"
#include "slaudit/mem.h"

#include "calendar_internal.h"

struct parts {
	struct calendar **items;
	size_t count;
};

static void
parts_close(struct parts *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		calendar_close(parts->items[i]);
	free(parts->items);
}

static int
parts_open(
    struct parts *parts, const struct schedule *schedule, struct fault *fault)
{
	parts->items = mem_new(schedule->part_count, sizeof(struct calendar *));
	for (size_t i = 0; i < schedule->part_count; i++) {
		if (calendar_open(
			&parts->items[i], schedule->parts[i], fault) != 0)
			return -1;
		parts->count++;
	}
	return 0;
}

/* The dates it states, as far as every part knows them. */
static void
bounds_set(struct calendar *calendar, const struct parts *parts)
{
	const struct schedule *schedule = calendar->schedule;

	calendar->begin = zone_day_start(calendar->zone, schedule->covers_from);
	calendar->end = zone_day_start(calendar->zone, schedule->covers_to + 1);
	for (size_t i = 0; i < parts->count; i++) {
		const struct calendar *part = parts->items[i];

		if (part->begin > calendar->begin)
			calendar->begin = part->begin;
		if (part->end < calendar->end)
			calendar->end = part->end;
	}
	if (calendar->begin > calendar->end)
		calendar->begin = calendar->end;
}

/* Until the last to open opens there is nothing; then it is open until the
 * first to close closes. */
static void
segments_put(struct calendar *calendar, const struct parts *parts)
{
	int64_t at = calendar->begin;

	while (at < calendar->end) {
		int64_t open = at;
		int64_t close = calendar->end;

		for (size_t i = 0; i < parts->count; i++) {
			const struct segment *segment =
			    calendar_find(parts->items[i], at);

			if (segment->open > open)
				open = segment->open;
			if (segment->close < close)
				close = segment->close;
		}
		calendar_put(calendar, open, close);
		at = open < close ? close : open;
	}
}

/* An intersection knows no shifts: what is open past midnight belongs to the
 * next date from there on. */
static void
workdays_put(struct calendar *calendar)
{
	const struct schedule *schedule = calendar->schedule;
	size_t next = 0;

	for (size_t i = 0; i < calendar_days(schedule); i++) {
		int32_t day = schedule->covers_from + (int32_t)i;
		int64_t start = zone_day_start(calendar->zone, day);
		int64_t end = zone_day_start(calendar->zone, day + 1);
		int64_t closing = INSTANT_NONE;

		while (next < calendar->count &&
		    calendar->segments[next].close <= end)
			closing = calendar->segments[next++].close;
		if (next < calendar->count && start < end &&
		    calendar->segments[next].open < end)
			closing = end;
		calendar->workday_from[i] = (uint32_t)calendar->workday_count;
		if (closing > start)
			calendar_put_workday(calendar, day, closing);
	}
}

int
calendar_intersect(struct calendar *calendar, struct fault *fault)
{
	struct parts parts = { 0 };
	int rc = parts_open(&parts, calendar->schedule, fault);

	if (rc == 0) {
		bounds_set(calendar, &parts);
		segments_put(calendar, &parts);
		workdays_put(calendar);
	}
	parts_close(&parts);
	return rc;
}
