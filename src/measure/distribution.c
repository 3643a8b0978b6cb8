/* distribution.c -- bins whose edges people can read, one at the limit. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/distribution.h"

#include <stdlib.h>

#include "slaudit/measure.h"

enum {
	BINS_TO_LIMIT_LEAST = 5, /* fewer hide the shape */
	BINS_MOST = 24,          /* more cannot be labelled on a page */
};

/* Widths that people count in: days first, then time. */
static const int64_t day_widths[] = { 1, 2, 3, 5, 7, 10, 14, 30, 60, 90 };
static const int64_t second_widths[] = { 1, 2, 5, 6, 10, 12, 15, 20, 30, 60,
	120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 14400, 21600, 28800,
	43200, 86400, 172800, 259200, 604800, 1209600, 2592000, 7776000 };

bool
distribution_in_days(const struct sle *sle)
{
	return sle_in_days(sle);
}

static int
by_figure(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left;
	int64_t b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

/* The limit in the unit of the figures, or LIMIT_NONE where none or where it
 * is not the same stretch for every ticket (business days by due instant). */
static int64_t
limit_in_figures(const struct sle *sle, bool in_days)
{
	if (sle->limit == LIMIT_NONE || sle->clock == CLOCK_BUSINESS_DAYS ||
	    sle->type == TYPE_MIN)
		return LIMIT_NONE;
	if (sle->clock == CLOCK_CALENDAR_DAYS && !in_days)
		return sle->limit * SECONDS_PER_DAY;
	if (sle->day_rule == DAYS_INCLUSIVE)
		return sle->limit - 1; /* both ends count as days */
	return sle->limit;
}

/* The widest listed width that cuts the limit into enough whole bins; where
 * none divides it, the limit itself over the least number, rounded up. */
static int64_t
width_by_limit(int64_t limit, const int64_t *widths, size_t count)
{
	for (size_t i = count; i-- > 0;) {
		if (limit % widths[i] == 0 &&
		    limit / widths[i] >= BINS_TO_LIMIT_LEAST &&
		    limit / widths[i] <= BINS_MOST / 2)
			return widths[i];
	}
	return (limit + BINS_TO_LIMIT_LEAST - 1) / BINS_TO_LIMIT_LEAST;
}

static int64_t
width_by_most(int64_t most, const int64_t *widths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (most / widths[i] < BINS_MOST / 2)
			return widths[i];
	}
	return most / (BINS_MOST / 2) + 1;
}

/* The upper edge of the bin after the one that ends at EDGE: never across the
 * limit. */
static int64_t
edge_after(int64_t edge, int64_t width, int64_t limit)
{
	int64_t next = edge + width;

	return limit != LIMIT_NONE && edge < limit && next > limit ? limit
								   : next;
}

static void
bins_fill(struct distribution *out, const int64_t *figures, size_t count,
    int64_t width, int64_t limit)
{
	size_t next = 0;
	int64_t edge = 0;

	out->bin_count = 0;
	while (next < count && out->bin_count < BINS_MOST) {
		struct bin *bin = &out->bins[out->bin_count++];

		bin->from = edge;
		bin->to = edge_after(edge, width, limit);
		if (out->bin_count == BINS_MOST)
			bin->to = figures[count - 1]; /* the tail in one */
		while (next < count && figures[next] <= bin->to) {
			bin->count++;
			next++;
		}
		edge = bin->to;
	}
	/* the limit is always on the picture */
	while (
	    limit != LIMIT_NONE && edge < limit && out->bin_count < BINS_MOST) {
		struct bin *bin = &out->bins[out->bin_count++];

		bin->from = edge;
		bin->to = edge_after(edge, width, limit);
		edge = bin->to;
	}
}

void
distribution_of(struct arena *arena, const struct sle *sle,
    enum quantile definition, int64_t *figures, size_t count,
    struct distribution *out)
{
	bool in_days = distribution_in_days(sle);
	const int64_t *widths = in_days ? day_widths : second_widths;
	size_t width_count = in_days
	    ? sizeof(day_widths) / sizeof(day_widths[0])
	    : sizeof(second_widths) / sizeof(second_widths[0]);
	int64_t limit = limit_in_figures(sle, in_days);
	int64_t width;

	qsort(figures, count, sizeof(*figures), by_figure);
	*out = (struct distribution){ .sle = sle, .in_days = in_days };
	out->n = count;
	out->least = figures[0];
	out->most = figures[count - 1];
	out->median = quantile_of(figures, count, 50, definition);
	out->p95 = quantile_of(figures, count, 95, definition);
	width = limit != LIMIT_NONE && limit > 0
	    ? width_by_limit(limit, widths, width_count)
	    : width_by_most(out->most, widths, width_count);
	out->bins = arena_new(arena, BINS_MOST, sizeof(*out->bins));
	bins_fill(out, figures, count, width, limit);
}
