/* period.c -- which months a run reports, and as of when. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/flow.h"

#include "slaudit/fault.h"
#include "slaudit/zone.h"

/* The last complete month in the book's zone: the only use of today. */
static int
last_complete_month(
    const struct flow *flow, int32_t *month, struct fault *fault)
{
	struct zone *zone = NULL;

	if (zone_open(&zone, flow->book->zone, fault) != 0)
		return -1;
	*month = zone_month(zone, flow->run->now) - 1;
	zone_close(zone);
	return 0;
}

int
flow_period(
    const struct flow *flow, int32_t *from, int32_t *to, struct fault *fault)
{
	*from = flow->run->from_month;
	*to = flow->run->to_month;
	if (*from == MONTH_NONE && *to == MONTH_NONE) {
		if (last_complete_month(flow, to, fault) != 0)
			return -1;
		*from = *to;
	}
	if (*from == MONTH_NONE)
		*from = *to;
	if (*to == MONTH_NONE)
		*to = *from;
	if (*from > *to)
		return fault_set(
		    fault, FAULT_USAGE, "--from", 0, "is later than --to");
	return 0;
}

int
flow_as_of(const struct flow *flow, const char *text, int64_t *as_of,
    struct fault *fault)
{
	struct zone *zone = NULL;
	int32_t day;

	if (text == NULL)
		return 0;
	day = day_parse(text);
	if (day == DAY_NONE) {
		*as_of = instant_parse(text);
		return 0;
	}
	if (zone_open(&zone, flow->book->zone, fault) != 0)
		return -1;
	*as_of = zone_day_start(zone, day + 1);
	zone_close(zone);
	return 0;
}
