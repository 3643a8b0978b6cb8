/* clock_support.h -- schedules and instants for the tests of clock. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_TEST_CLOCK_SUPPORT_H
#define SLAUDIT_TEST_CLOCK_SUPPORT_H

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/calendar.h"
#include "slaudit/fault.h"
#include "slaudit/instant.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

enum { MON, TUE, WED, THU, FRI, SAT, SUN };
enum { HOUR = 3600, DAY = 86400 };

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* "2026-03-06T16:00:00-08:00", or Z */
static inline int64_t
at(const char *text)
{
	int64_t instant = instant_parse(text);

	cr_assert_neq(instant, INSTANT_NONE, "%s is no instant", text);
	return instant;
}

static inline int32_t
date(const char *text)
{
	int32_t day = day_parse(text);

	cr_assert_neq(day, DAY_NONE, "%s is no date", text);
	return day;
}

/* The same spans from weekday FIRST to LAST. */
static inline void
hours(struct schedule *schedule, int first, int last, struct span *items,
    size_t count)
{
	for (int i = first; i <= last; i++)
		schedule->week[i] = (struct spans){ items, count };
}

static inline struct schedule
schedule_of(const char *zone, const char *from, const char *to)
{
	return (struct schedule){
		.id = "test",
		.title = "a test's calendar",
		.zone = zone,
		.covers_from = date(from),
		.covers_to = date(to),
		.standard_day = 8 * HOUR,
		.place = { .file = "test.yaml", .line = 7, .column = 1 },
	};
}

static inline struct zone *
zone_of(const char *name)
{
	struct fault fault = { .kind = FAULT_NONE };
	struct zone *zone = NULL;

	cr_assert_eq(zone_open(&zone, name, &fault), 0, "%s", fault.text);
	return zone;
}

static inline struct calendar *
calendar_of(const struct schedule *schedule)
{
	struct fault fault = { .kind = FAULT_NONE };
	struct calendar *calendar = NULL;

	cr_assert_eq(
	    calendar_open(&calendar, schedule, &fault), 0, "%s", fault.text);
	return calendar;
}

/* An instant is WANT ("" for none), or say both. */
static inline void
expect_instant(const char *label, int64_t got, const char *want)
{
	char text[INSTANT_TEXT];
	int64_t wanted = want[0] == '\0' ? INSTANT_NONE : at(want);

	instant_text(got, text);
	cr_expect_eq(got, wanted, "%s: got %s, want %s", label,
	    text[0] == '\0' ? "none" : text, want[0] == '\0' ? "none" : want);
}

/* xorshift64*: the same numbers everywhere, from a seed that is not 0. */
static inline uint64_t
draw(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * 2685821657736338717u;
}

/* LEAST .. MOST, both possible */
static inline int64_t
draw_from(uint64_t *seed, int64_t least, int64_t most)
{
	uint64_t room = (uint64_t)(most - least) + 1;

	return least + (int64_t)((draw(seed) >> 11) % room);
}

#endif
