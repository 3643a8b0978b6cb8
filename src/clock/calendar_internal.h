/* calendar_internal.h -- the tables of a calendar, for calendar*.c. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_CALENDAR_INTERNAL_H
#define SLAUDIT_CALENDAR_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/calendar.h"

/* Later than any instant, and still far from overflow. */
#define SEGMENT_NEVER (INT64_MAX / 2)

struct segment { /* open from OPEN to CLOSE; BEFORE open seconds before it */
	int64_t open;
	int64_t close;
	int64_t before;
};

struct workday { /* a date with open time */
	int32_t day;
	int64_t closing; /* of its last span, which may lie on the next date */
};

/* Segments are sorted and apart. A slot is 86400 s counted from BEGIN (not a
 * local day: no zone is needed to find it); it holds the number of segments
 * closed by its start. */
struct calendar {
	const struct schedule *schedule;
	struct zone *zone;
	int64_t begin; /* what it covers: [begin, end] */
	int64_t end;

	struct segment *segments; /* past the last: NEVER, with the sum */
	size_t count;
	size_t room;
	uint32_t *slots;
	size_t fullest; /* segments closed in one slot, at most */
	/* The same by open seconds, in steps of 1 << SUM_SHIFT: the segment
	 * that reaches the step's first second, or the first of all. */
	uint32_t *sums;
	unsigned sum_shift;
	size_t densest; /* segments from one step to the next, at most */

	struct workday *workdays;
	size_t workday_count;
	size_t workday_room;
	uint32_t *workday_from; /* per date covered: first workday not before */
};

/* How many dates it covers. */
static inline size_t
calendar_days(const struct schedule *schedule)
{
	return (size_t)(schedule->covers_to - schedule->covers_from) + 1;
}

/* The segment that INSTANT (covered) is in, or the next one. */
const struct segment *calendar_find(
    const struct calendar *calendar, int64_t instant);

/* Add [OPEN, CLOSE), cut to what is covered. Spans come in order of opening;
 * a night span may reach into those of the next day, which count once. */
void calendar_put(struct calendar *calendar, int64_t open, int64_t close);
/* DAY, later than those before, is a business day that closes at CLOSING. */
void calendar_put_workday(
    struct calendar *calendar, int32_t day, int64_t closing);
/* Segments, business days and bounds of a schedule with parts. */
int calendar_intersect(struct calendar *calendar, struct fault *fault);

/* Is SCHEDULE one that a calendar can be made of? */
int calendar_check(const struct schedule *schedule, struct fault *fault);

#endif
