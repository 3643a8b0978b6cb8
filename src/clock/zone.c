/* zone.c -- a time zone as a table of offsets, taken once from GLib. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/zone.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

#include "zone_internal.h"

/* What a zone promises, and the table with room for a local day on each side
 * of it (the last local day of 2037 ends in 2038 UTC). */
static const int64_t held_from = 0;
static const int64_t held_until = 2145916800; /* 2038-01-01T00:00:00Z */
static const int64_t table_from = -2 * (int64_t)SECONDS_PER_DAY;
static const int64_t table_until = 2145916800 + 2 * (int64_t)SECONDS_PER_DAY;

/* No offset of tzdata comes near a day; readings are looked for this far. */
static const int64_t offset_bound = SECONDS_PER_DAY;

/* A hint each 2^22 s (48 days) leaves a step or two to the right period. */
enum { HINT_SHIFT = 22, HINTS = 513 };

struct period { /* of one offset: from START to the next one's */
	int64_t start;
	int32_t offset;
};

struct zone {
	char *name;
	struct period *periods; /* the first starts at INT64_MIN, and one */
	size_t count;           /* past the last starts at INT64_MAX */
	size_t room;
	uint16_t hints[HINTS]; /* period in force where the hint begins */
};

static void
period_put(struct zone *zone, int64_t start, int32_t offset)
{
	zone->periods = mem_grow(
	    zone->periods, &zone->room, zone->count, sizeof(*zone->periods));
	zone->periods[zone->count++] =
	    (struct period){ .start = start, .offset = offset };
}

/* The instant in (LOW, table_until] at which GLib's INTERVAL begins. GLib
 * numbers intervals in time order but does not tell where they lie. */
static int64_t
interval_start(GTimeZone *source, gint interval, int64_t low)
{
	int64_t high = table_until;

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (g_time_zone_find_interval(
			source, G_TIME_TYPE_UNIVERSAL, middle) >= interval)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static void
periods_collect(struct zone *zone, GTimeZone *source)
{
	gint interval = g_time_zone_find_interval(
	    source, G_TIME_TYPE_UNIVERSAL, table_from);
	gint last = g_time_zone_find_interval(
	    source, G_TIME_TYPE_UNIVERSAL, table_until);
	int32_t offset = g_time_zone_get_offset(source, interval);
	int64_t start = table_from;

	period_put(zone, INT64_MIN, offset);
	while (interval < last) {
		interval++;
		start = interval_start(source, interval, start);
		/* A change of name or of the DST flag alone is no change. */
		if (g_time_zone_get_offset(source, interval) == offset)
			continue;
		offset = g_time_zone_get_offset(source, interval);
		period_put(zone, start, offset);
	}
	period_put(zone, INT64_MAX, 0);
	zone->count--;
}

static void
hints_fill(struct zone *zone)
{
	size_t index = 0;

	if (zone->count > UINT16_MAX)
		mem_die("a time zone with 65536 changes");
	for (size_t hint = 0; hint < HINTS; hint++) {
		int64_t begins = table_from + ((int64_t)hint << HINT_SHIFT);

		while (zone->periods[index + 1].start <= begins)
			index++;
		zone->hints[hint] = (uint16_t)index;
	}
}

static const struct period *
period_at(const struct zone *zone, int64_t instant)
{
	const struct period *period = zone->periods;

	if (instant >= table_until)
		return period + zone->count - 1;
	if (instant > table_from)
		period += zone->hints[(instant - table_from) >> HINT_SHIFT];
	while (period[1].start <= instant)
		period++;
	return period;
}

int
zone_open(struct zone **out, const char *name, struct fault *fault)
{
	enum zone_listing listing = zone_listed(name);
	GTimeZone *source = NULL;
	struct zone *zone = NULL;
	char *path = NULL;

	if (listing == ZONE_NO_LIST)
		return fault_set(fault, FAULT_RULES, ZONE_SOURCE, 0,
		    "cannot be read, so no time zone can be checked");
	if (listing == ZONE_NOT_LISTED)
		return fault_set(fault, FAULT_RULES, NULL, 0,
		    "%s: no such time zone in " ZONE_SOURCE, name);

	/* The whole path: a bare name GLib would seek in $TZDIR. */
	path = g_build_filename(ZONE_FOLDER, name, NULL);
	source = g_time_zone_new_identifier(path);
	g_free(path);
	if (source == NULL)
		return fault_set(fault, FAULT_RULES, ZONE_FOLDER, 0,
		    "%s: listed, but its file cannot be read", name);

	zone = mem_new(1, sizeof(*zone));
	zone->name = mem_copy(name);
	periods_collect(zone, source);
	hints_fill(zone);
	g_time_zone_unref(source);
	*out = zone;
	return 0;
}

void
zone_close(struct zone *zone)
{
	if (zone == NULL)
		return;
	free(zone->periods);
	free(zone->name);
	free(zone);
}

const char *
zone_name(const struct zone *zone)
{
	return zone->name;
}

bool
zone_holds(int64_t instant)
{
	return held_from <= instant && instant < held_until;
}

int32_t
zone_offset(const struct zone *zone, int64_t instant)
{
	return period_at(zone, instant)->offset;
}

void
zone_local(const struct zone *zone, int64_t instant, struct civil *local)
{
	civil_from_seconds(instant + zone_offset(zone, instant), local);
}

int32_t
zone_day(const struct zone *zone, int64_t instant)
{
	int64_t local = instant + zone_offset(zone, instant);
	int64_t day = local / SECONDS_PER_DAY;

	return (int32_t)(local % SECONDS_PER_DAY < 0 ? day - 1 : day);
}

int32_t
zone_month(const struct zone *zone, int64_t instant)
{
	return month_of_day(zone_day(zone, instant));
}

/* Is INSTANT within PERIOD? */
static bool
period_has(const struct period *period, int64_t instant)
{
	return period[0].start <= instant && instant < period[1].start;
}

int64_t
zone_reach(const struct zone *zone, int64_t local_seconds)
{
	const struct period *period =
	    period_at(zone, local_seconds - offset_bound);

	for (;; period++) {
		int64_t instant = local_seconds - period->offset;

		if (instant < period->start)
			return period->start;
		if (instant < period[1].start)
			return instant;
	}
}

int64_t
zone_instant(const struct zone *zone, int64_t local_seconds, enum zone_fit *fit)
{
	const struct period *period =
	    period_at(zone, local_seconds - offset_bound);
	int64_t latest = local_seconds + offset_bound;
	int64_t found = INSTANT_NONE;
	enum zone_fit how = ZONE_GAP;

	if (latest < period[1].start) { /* one offset, as on most days */
		if (fit != NULL)
			*fit = ZONE_ONCE;
		return local_seconds - period->offset;
	}
	for (; period->start <= latest; period++) {
		int64_t instant = local_seconds - period->offset;

		if (!period_has(period, instant))
			continue;
		how = found == INSTANT_NONE ? ZONE_ONCE : ZONE_FOLD;
		if (found == INSTANT_NONE)
			found = instant;
	}
	/* By the offset of before the change, so the gap is added. */
	if (found == INSTANT_NONE)
		found = local_seconds -
		    zone_offset(zone, zone_reach(zone, local_seconds) - 1);
	if (fit != NULL)
		*fit = how;
	return found;
}

int64_t
zone_day_start(const struct zone *zone, int32_t day)
{
	return zone_reach(zone, (int64_t)day * SECONDS_PER_DAY);
}

void
zone_text(const struct zone *zone, int64_t instant, char text[INSTANT_TEXT])
{
	struct civil at;
	int32_t offset = 0;
	int32_t east = 0;
	int length = 0;

	text[0] = '\0';
	if (instant == INSTANT_NONE)
		return;
	offset = zone_offset(zone, instant);
	east = offset < 0 ? -offset : offset;
	zone_local(zone, instant, &at);
	length = snprintf(text, INSTANT_TEXT,
	    "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", at.year, at.month,
	    at.day, at.hour, at.minute, at.second, offset < 0 ? '-' : '+',
	    (int)(east / 3600), (int)(east / 60 % 60));
	/* Local mean time, as Monrovia's until 1972, has seconds. */
	if (east % 60 != 0 && length < INSTANT_TEXT - 3)
		snprintf(text + length, 4, ":%02d", (int)(east % 60));
}
