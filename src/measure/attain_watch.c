/* attain_watch.c -- availability: the seconds of a month, each counted once.
 *
 * A spell of any kind is two edges, an opening and a closing one, among the
 * sorted numbers of its cell: a second's place in the month above the edge's
 * kind. One walk over them in their order tells what lies over each second,
 * however many outages overlap, and memory stays within the numbers' bound. */
/* SPDX-License-Identifier: MIT */
#include "attain_internal.h"

#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

#include "measure_internal.h"

/* An edge: second << 4 | kind << 1 | closes. */
enum { KIND_SHIFT = 1, KIND_MASK = 7, EDGE_SHIFT = 4 };

enum swept {
	SWEPT_VALID = SPELL_NONE, /* the SLE is in force */
	SWEPT_DOWN = SPELL_DOWN,
	SWEPT_PLANNED = SPELL_PLANNED,
	SWEPT_UNOBSERVED = SPELL_UNOBSERVED,
	SWEPT_FORGIVEN = SPELL_FORGIVEN,
	SWEPT_WATCHED = SPELL_KINDS,
	SWEPT_KINDS
};
_Static_assert((int)SWEPT == (int)SWEPT_KINDS, "a depth for each kind");

/* No zone is two days from UTC: no second of a month lies before this. */
static int64_t
month_base(int32_t month)
{
	return ((int64_t)month_first_day(month) - 2) * SECONDS_PER_DAY;
}

static int
edges_put(struct attain *attain, const struct cell *cell, enum swept kind,
    int64_t from, int64_t until, struct fault *fault)
{
	int64_t base = month_base(cell->month);
	uint64_t low = (uint64_t)kind << KIND_SHIFT;

	if (from >= until)
		return 0;
	if (attain_number_put(attain, cell,
		(uint64_t)(from - base) << EDGE_SHIFT | low, fault) != 0)
		return -1;
	return attain_number_put(attain, cell,
	    (uint64_t)(until - base) << EDGE_SHIFT | low | 1, fault);
}

int
spell_put(struct attain *attain, const struct cell *cell,
    const struct mark *mark, struct fault *fault)
{
	if (mark->spell == SPELL_NONE)
		return 0;
	return edges_put(attain, cell, (enum swept)mark->spell, mark->figure,
	    mark->checked, fault);
}

/* --- what was watched ---------------------------------------------------- */

void
attain_watch(struct attain *attain, const struct clocks *clocks,
    const char *process, int64_t until, bool withheld)
{
	struct watch *watch;
	size_t i = 0;

	attain->clocks = clocks;
	while (i < attain->watch_count &&
	    strcmp(attain->watches[i].process, process) != 0)
		i++;
	if (i == attain->watch_count) {
		attain->watches = mem_grow(attain->watches, &attain->watch_room,
		    i, sizeof(*attain->watches));
		attain->watches[attain->watch_count++] =
		    (struct watch){ .process = process, .until = until };
	}
	watch = &attain->watches[i];
	watch->withheld = watch->withheld || withheld;
	if (until > watch->until)
		watch->until = until;
}

static const struct watch *
watch_find(const struct attain *attain, const char *process)
{
	for (size_t i = 0; i < attain->watch_count; i++) {
		if (strcmp(attain->watches[i].process, process) == 0)
			return &attain->watches[i];
	}
	return NULL;
}

struct window {
	int64_t from;
	int64_t until; /* not after FROM: nothing */
};

static struct window
window_within(struct window one, struct window other)
{
	return (struct window){
		.from = one.from > other.from ? one.from : other.from,
		.until = one.until < other.until ? one.until : other.until,
	};
}

static struct window
window_valid(const struct zone *zone, const struct sle *sle)
{
	struct window window = { INT64_MIN, INT64_MAX };

	if (sle->valid_from != DAY_NONE)
		window.from = zone_day_start(zone, sle->valid_from);
	if (sle->valid_to != DAY_NONE)
		window.until = zone_day_start(zone, sle->valid_to + 1);
	return window;
}

/* Nothing where the SLE does not say since when. */
static struct window
window_watched(
    const struct zone *zone, const struct sle *sle, const struct watch *watch)
{
	struct window window = { 0, 0 };

	if (sle->watched_from == DAY_NONE)
		return window;
	window.from = zone_day_start(zone, sle->watched_from);
	window.until = watch->until;
	return window_within(window, window_valid(zone, sle));
}

static int
version_put(struct attain *attain, const struct cell *cell,
    const struct sle *sle, const struct watch *watch, struct fault *fault)
{
	const struct zone *zone = clocks_zone(attain->clocks);
	const struct window month = {
		zone_day_start(zone, month_first_day(cell->month)),
		zone_day_start(zone, month_first_day(cell->month + 1)),
	};
	struct window valid = window_within(window_valid(zone, sle), month);
	struct window watched =
	    window_within(window_watched(zone, sle, watch), month);

	if (edges_put(
		attain, cell, SWEPT_VALID, valid.from, valid.until, fault) != 0)
		return -1;
	return edges_put(
	    attain, cell, SWEPT_WATCHED, watched.from, watched.until, fault);
}

static int
month_put(struct attain *attain, size_t place, int32_t month,
    const struct watch *watch, struct fault *fault)
{
	const struct line *line = &attain->lines[place];
	struct cell *cell;

	if (attain_cell_make(attain, place, month, &cell, fault) != 0)
		return -1;
	cell->withheld = cell->withheld || watch->withheld;
	for (size_t i = 0; i < line->versions; i++) {
		const struct sle *sle = attain->book->sles[line->first + i];

		if (version_put(attain, cell, sle, watch, fault) != 0)
			return -1;
	}
	return 0;
}

/* From the first month in which something was watched to the last. */
static void
months_find(
    const struct attain *attain, struct line *line, const struct watch *watch)
{
	const struct zone *zone = clocks_zone(attain->clocks);

	for (size_t i = 0; i < line->versions; i++) {
		struct window window = window_watched(
		    zone, attain->book->sles[line->first + i], watch);
		int32_t first;
		int32_t last;

		if (window.from >= window.until)
			continue;
		first = zone_month(zone, window.from);
		last = zone_month(zone, window.until - 1);
		if (first < line->first_watched)
			line->first_watched = first;
		if (last > line->last_watched)
			line->last_watched = last;
	}
}

static int
line_put(struct attain *attain, size_t place, struct fault *fault)
{
	struct line *line = &attain->lines[place];
	const struct sle *sle = line_sle(attain, place);
	const struct watch *watch = sle->clock == CLOCK_AVAILABILITY
	    ? watch_find(attain, sle->process)
	    : NULL;

	if (watch == NULL)
		return 0;
	line->withheld = line->withheld || watch->withheld;
	months_find(attain, line, watch);
	for (int32_t month = line->first_watched; month <= line->last_watched;
	     month++) {
		if (month_put(attain, place, month, watch, fault) != 0)
			return -1;
	}
	return 0;
}

int
windows_put(struct attain *attain, struct fault *fault)
{
	if (attain->figures != NULL) /* they are there already */
		return 0;
	for (size_t i = 0; i < attain->line_count; i++) {
		if (line_put(attain, i, fault) != 0)
			return -1;
	}
	return 0;
}

/* --- the walk ------------------------------------------------------------ */

/* What nobody watched goes first, then what is planned. */
static void
seconds_add(struct figures *out, const int depth[SWEPT], int64_t seconds)
{
	if (depth[SWEPT_VALID] == 0)
		return;
	if (depth[SWEPT_WATCHED] == 0 || depth[SWEPT_UNOBSERVED] > 0) {
		out->unobserved += seconds;
	} else if (depth[SWEPT_PLANNED] > 0) {
		out->planned += seconds;
	} else {
		out->denominator += seconds;
		if (depth[SWEPT_DOWN] == 0 || depth[SWEPT_FORGIVEN] > 0)
			out->numerator += seconds;
	}
}

void
sweep_take(
    struct sweep *sweep, struct figures *out, uint64_t place, uint64_t edge)
{
	uint64_t second = edge >> EDGE_SHIFT;
	uint64_t kind = edge >> KIND_SHIFT & KIND_MASK;

	if (sweep->place != place + 1)
		*sweep = (struct sweep){ place + 1, second, { 0 } };
	seconds_add(out, sweep->depth, (int64_t)(second - sweep->last));
	sweep->last = second;
	sweep->depth[kind] += (edge & 1) != 0 ? -1 : 1;
}
