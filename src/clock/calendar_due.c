/* calendar_due.c -- "within N business days", in its three named readings. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/calendar.h"
#include "slaudit/instant.h"

#include "calendar_internal.h"

/* The first business day that has not closed at INSTANT. A span ends with
 * the next date at the latest, and no clock change moves a local date by
 * more than one: two dates back is early enough. */
static size_t
workday_at(const struct calendar *calendar, int64_t instant)
{
	int32_t first = calendar->schedule->covers_from;
	int32_t day = zone_day(calendar->zone, instant) - 2;
	size_t index = 0;

	if (day > first)
		index = calendar->workday_from[day - first];
	while (index < calendar->workday_count &&
	    calendar->workdays[index].closing <= instant)
		index++;
	return index;
}

/* COUNT business days after the one that INSTANT belongs to, or NULL. */
static const struct workday *
workday_after(const struct calendar *calendar, int64_t instant, int64_t count)
{
	size_t index = workday_at(calendar, instant);
	size_t left = calendar->workday_count - index;

	if ((uint64_t)count >= left)
		return NULL;
	return &calendar->workdays[index + (size_t)count];
}

static int64_t
due_by_end(const struct calendar *calendar, int64_t received, int64_t count,
    enum bd_end end)
{
	const struct workday *workday =
	    workday_after(calendar, received, count);

	if (workday == NULL)
		return INSTANT_NONE;
	if (end == BD_END_MIDNIGHT)
		return zone_day_start(calendar->zone, workday->day + 1);
	return workday->closing;
}

/* The clock time counts from the midnight of the business day, so 03:00 in a
 * night shift is 27:00 of the date on which the shift began. */
static int64_t
due_by_clock(const struct calendar *calendar, int64_t received, int64_t count)
{
	int64_t start = calendar_next_opening(calendar, received);
	const struct workday *today = NULL;
	const struct workday *workday = NULL;
	int64_t moved = 0;

	if (start == INSTANT_NONE)
		return INSTANT_NONE;
	today = workday_after(calendar, start, 0);
	workday = workday_after(calendar, start, count);
	if (today == NULL || workday == NULL)
		return INSTANT_NONE;
	moved = (int64_t)(workday->day - today->day) * SECONDS_PER_DAY;
	return zone_instant(calendar->zone,
	    start + zone_offset(calendar->zone, start) + moved, NULL);
}

static int64_t
due_by_hours(const struct calendar *calendar, int64_t received, int64_t count)
{
	int32_t standard = calendar->schedule->standard_day;

	if (standard <= 0)
		return INSTANT_NONE;
	if (count == 0)
		return calendar_next_opening(calendar, received);
	if (count > INT64_MAX / standard)
		return INSTANT_NONE;
	return calendar_add(calendar, received, count * standard);
}

int64_t
calendar_due(const struct calendar *calendar, int64_t received, int64_t count,
    enum day_rule rule, enum bd_end end)
{
	int64_t due = INSTANT_NONE;

	if (count < 0 || !calendar_covers(calendar, received, received))
		return INSTANT_NONE;
	switch (rule) {
	case DAYS_BD_END:
		due = due_by_end(calendar, received, count, end);
		break;
	case DAYS_BD_CLOCK:
		due = due_by_clock(calendar, received, count);
		break;
	case DAYS_BD_HOURS:
		due = due_by_hours(calendar, received, count);
		break;
	case DAYS_NONE:
	case DAYS_DATEDIFF:
	case DAYS_INCLUSIVE:
	case DAYS_ELAPSED:
	case DAY_RULES:
		break;
	}
	return due > calendar->end ? INSTANT_NONE : due;
}
