/* holidays.c -- proposed holidays in order, and against those in force. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/holidays.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { JOINED_MAX = 400 }; /* bytes of the names of one day */

void
holidays_put(
    struct arena *arena, struct holidays *holidays, const struct dated *dated)
{
	holidays->items = arena_grow(arena, holidays->items, &holidays->room,
	    holidays->count, sizeof(holidays->items[0]));
	holidays->items[holidays->count++] = *dated;
}

/* By name within a day, so that the order of the file makes no difference. */
static int
compare_dated(const void *left, const void *right)
{
	const struct dated *a = left;
	const struct dated *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (strcmp(a->name, b->name) != 0)
		return strcmp(a->name, b->name);
	return strcmp(a->source, b->source);
}

/* "A; B"; what would make it longer than a reader's patience is "...". */
static const char *
joined(struct arena *arena, const char *left, const char *right)
{
	static const char more[] = "; ...";
	size_t length = strlen(left);

	if (length >= strlen(more) &&
	    strcmp(left + length - strlen(more), more) == 0)
		return left;
	if (length + strlen(right) > JOINED_MAX)
		return arena_format(arena, "%s%s", left, more);
	return arena_format(arena, "%s; %s", left, right);
}

/* Two feasts on one day close the office once. */
static void
merge(struct arena *arena, struct dated *into, const struct dated *dated,
    bool same_name)
{
	if (same_name)
		return;
	into->name = joined(arena, into->name, dated->name);
	into->source = joined(arena, into->source, dated->source);
}

void
holidays_settle(struct arena *arena, struct holidays *holidays)
{
	const char *last = NULL;
	size_t kept = 0;

	if (holidays->count > 1)
		qsort(holidays->items, holidays->count,
		    sizeof(holidays->items[0]), compare_dated);
	for (size_t i = 0; i < holidays->count; i++) {
		const struct dated *dated = &holidays->items[i];
		const char *name = dated->name;

		if (kept > 0 && holidays->items[kept - 1].day == dated->day)
			merge(arena, &holidays->items[kept - 1], dated,
			    strcmp(last, name) == 0);
		else
			holidays->items[kept++] = *dated;
		last = name;
	}
	holidays->count = kept;
}

static void
change_put(struct arena *arena, struct holidays_difference *out,
    const struct dated *was, const struct dated *now)
{
	struct holiday_change change = {
		.kind = was == NULL ? HOLIDAY_ADDED
		    : now == NULL   ? HOLIDAY_REMOVED
				    : HOLIDAY_RENAMED,
		.day = was == NULL ? now->day : was->day,
		.was = was == NULL ? NULL : was->name,
		.now = now == NULL ? NULL : now->name,
	};

	out->items = arena_grow(
	    arena, out->items, &out->room, out->count, sizeof(out->items[0]));
	out->items[out->count++] = change;
}

/* The first of ITEMS from *AT on that is not before FIRST, or NULL. */
static const struct dated *
item_at(const struct dated *items, size_t count, size_t *at, int32_t first)
{
	while (*at < count && items[*at].day < first)
		(*at)++;
	return *at < count ? &items[*at] : NULL;
}

void
holidays_compare(struct arena *arena, const struct holidays *holidays,
    const struct schedule *schedule, int32_t first, int32_t last,
    struct holidays_difference *out)
{
	size_t old = 0;
	size_t new = 0;

	for (int32_t day = first; day <= last; day++) {
		const struct dated *was = item_at(
		    schedule->holidays, schedule->holiday_count, &old, day);
		const struct dated *now =
		    item_at(holidays->items, holidays->count, &new, day);

		if (was != NULL && was->day != day)
			was = NULL;
		if (now != NULL && now->day != day)
			now = NULL;
		if ((was == NULL) != (now == NULL) ||
		    (was != NULL && strcmp(was->name, now->name) != 0))
			change_put(arena, out, was, now);
	}
}
