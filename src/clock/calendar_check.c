/* calendar_check.c -- refuses a schedule that no calendar can be made of. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/fault.h"
#include "slaudit/instant.h"

#include "calendar_internal.h"

/* Zones are known from 1970 to 2037 only. */
enum { FIRST_DAY = 0, LAST_DAY = 24836 };

static int
refuse(const struct schedule *schedule, const char *why, struct fault *fault)
{
	return fault_set(fault, FAULT_RULES, schedule->place.file,
	    schedule->place.line, "calendar %s: %s", schedule->id, why);
}

static int
spans_check(const struct schedule *schedule, const struct spans *spans,
    struct fault *fault)
{
	int32_t free_from = 0;

	if (spans->count > CALENDAR_SPANS_MAX)
		return refuse(schedule, "a date has more than 96 spans", fault);
	for (size_t i = 0; i < spans->count; i++) {
		const struct span *span = &spans->items[i];

		if (span->from < 0 || span->from >= SECONDS_PER_DAY)
			return refuse(schedule,
			    "a span does not start within its date", fault);
		if (span->from < free_from)
			return refuse(schedule,
			    "spans of a date overlap or are out of order",
			    fault);
		if (span->to <= span->from)
			return refuse(
			    schedule, "a span ends before it starts", fault);
		if (span->to > CALENDAR_SPAN_TO_MAX)
			return refuse(schedule,
			    "a span runs past the end of the next date", fault);
		free_from = span->to;
	}
	return 0;
}

_Static_assert(CALENDAR_SPANS_MAX == 96, "the message above says 96");

static int
dated_check(const struct schedule *schedule, const struct dated *dated,
    size_t count, struct fault *fault)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && dated[i].day <= dated[i - 1].day)
			return refuse(schedule,
			    "a date stands twice or out of order", fault);
		if (spans_check(schedule, &dated[i].spans, fault) != 0)
			return -1;
	}
	return 0;
}

/* Parts of parts might go round in a ring. */
static int
parts_check(const struct schedule *schedule, struct fault *fault)
{
	for (size_t i = 0; i < schedule->part_count; i++) {
		if (schedule->parts[i]->part_count > 0)
			return refuse(schedule,
			    "a part of it is an intersection itself", fault);
	}
	return 0;
}

int
calendar_check(const struct schedule *schedule, struct fault *fault)
{
	if (schedule->covers_from < FIRST_DAY || schedule->covers_to > LAST_DAY)
		return refuse(
		    schedule, "it covers more than 1970..2037", fault);
	if (schedule->covers_from > schedule->covers_to)
		return refuse(schedule, "it covers no date", fault);
	if (schedule->standard_day < 0)
		return refuse(schedule, "its standard day is negative", fault);
	if (schedule->part_count > 0)
		return parts_check(schedule, fault);
	for (size_t i = 0; i < 7; i++) {
		if (spans_check(schedule, &schedule->week[i], fault) != 0)
			return -1;
	}
	if (dated_check(schedule, schedule->overrides, schedule->override_count,
		fault) != 0)
		return -1;
	return dated_check(
	    schedule, schedule->holidays, schedule->holiday_count, fault);
}
