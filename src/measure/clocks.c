/* clocks.c -- the zone and the calendars of a rule book, opened once. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include <stdlib.h>

#include "slaudit/calendar.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

static int
calendars_open(
    struct clocks *clocks, const struct book *book, struct fault *fault)
{
	clocks->calendars =
	    mem_new(book->calendar_count + 1, sizeof(struct calendar *));
	for (size_t i = 0; i < book->calendar_count; i++) {
		if (calendar_open(
			&clocks->calendars[i], book->calendars[i], fault) != 0)
			return -1;
		clocks->count++;
	}
	return 0;
}

int
clocks_open(struct clocks **out, const struct book *book, struct fault *fault)
{
	struct clocks *clocks = mem_new(1, sizeof(*clocks));
	int rc = -1;

	*out = NULL;
	if (zone_open(&clocks->zone, book->zone, fault) != 0)
		goto out;
	if (calendars_open(clocks, book, fault) != 0)
		goto out;
	plan_init(&clocks->plan, book, clocks);

	*out = clocks; /* the caller's from here on */
	clocks = NULL;
	rc = 0;
out:
	clocks_close(clocks);
	return rc;
}

void
clocks_close(struct clocks *clocks)
{
	if (clocks == NULL)
		return;
	for (size_t i = 0; i < clocks->count; i++)
		calendar_close(clocks->calendars[i]);
	free(clocks->calendars);
	plan_release(&clocks->plan);
	zone_close(clocks->zone);
	free(clocks);
}

const struct calendar *
clocks_calendar(const struct clocks *clocks, const struct schedule *schedule)
{
	for (size_t i = 0; i < clocks->count; i++) {
		if (calendar_schedule(clocks->calendars[i]) == schedule)
			return clocks->calendars[i];
	}
	return NULL;
}

const struct zone *
clocks_zone(const struct clocks *clocks)
{
	return clocks->zone;
}
