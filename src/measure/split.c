/* split.c -- an interval during which the limit changed.
 *
 * Each part is held against the limit then in force: whoever has used six of
 * ten days when the limit becomes five has two fifths of five days left. That
 * is exact in whole seconds for one change; at each further one a fraction of
 * a second is lost. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/zone.h"

struct part {
	const struct hearing *hearing;
	const struct interval *interval;
	struct binding binding; /* NULL seat: none from here on */
	int64_t from;
	int64_t until; /* the change; INSTANT_NONE: none to come */
	int64_t left;  /* of the limit, at FROM */
};

static const struct calendar *
calendar_of(const struct seat *seat)
{
	return seat->sle->clock == CLOCK_BUSINESS ? seat->calendar : NULL;
}

static void
part_bound(struct part *part)
{
	const struct sle *sle = part->binding.seat->sle;

	part->until = INSTANT_NONE;
	if (sle->valid_to != DAY_NONE)
		part->until = zone_day_start(
		    clocks_zone(part->hearing->clocks), sle->valid_to + 1);
}

static struct part
part_first(const struct hearing *hearing, struct binding binding,
    const struct interval *interval, int64_t from)
{
	struct part part = { hearing, interval, binding, from, INSTANT_NONE,
		binding.seat->sle->limit };

	part_bound(&part);
	return part;
}

static int64_t
used(const struct part *part, int64_t until, enum extent extent)
{
	const struct seat *seat = part->binding.seat;

	return net_between(calendar_of(seat), seat->sle, part->interval,
	    part->from, until, extent);
}

/* Over the change, into the next version. False: none that judges. */
static bool
part_next(struct part *part, enum extent extent)
{
	int64_t left = part->left - used(part, part->until, extent);
	const struct series *series = part->binding.seat->series;
	int64_t old = part->binding.seat->sle->limit;
	int32_t day = part->binding.seat->sle->valid_to + 1;

	part->binding = version_pick(part->hearing, series, day);
	if (part->binding.seat == NULL || !part->binding.covered ||
	    !sle_judges(part->binding.seat->sle))
		return false;
	part->left = sle_scaled(left, old, part->binding.seat->sle->limit);
	part->from = part->until;
	part_bound(part);
	return true;
}

static bool
ends_in(const struct part *part, int64_t to)
{
	return part->until == INSTANT_NONE || part->until >= to;
}

/* What is left at TO into *LEFT. False: nobody set a limit for a part. */
static bool
left_at(struct part part, int64_t to, enum extent extent, int64_t *left)
{
	while (!ends_in(&part, to)) {
		if (!part_next(&part, extent))
			return false;
	}
	*left = part.left - used(&part, to, extent);
	return true;
}

/* The instant at which nothing is left. */
static int64_t
due_of(struct part part)
{
	for (;;) {
		const struct seat *seat = part.binding.seat;
		const struct calendar *calendar = calendar_of(seat);
		struct interval rest = *part.interval;
		int64_t due;

		rest.from = part.from;
		due = net_due(calendar, seat->sle, &rest, part.left);
		if (due == INSTANT_NONE || part.until == INSTANT_NONE ||
		    due <= part.until)
			return due;
		if (calendar != NULL &&
		    !calendar_covers(calendar, part.from, part.until))
			return INSTANT_NONE;
		if (!part_next(&part, EXTENT_FIGURE))
			return INSTANT_NONE;
	}
}

void
split_judge(struct reading *out, const struct hearing *hearing,
    struct binding binding, const struct interval *interval)
{
	const struct seat *seat = binding.seat;
	struct part part;
	int64_t least;
	int64_t most;

	if (seat->sle->clock > CLOCK_BUSINESS || !sle_judges(seat->sle) ||
	    out->state == OUTCOME_NOT_COVERED || interval_backwards(interval))
		return;
	part = part_first(hearing, binding, interval, interval->from);
	if (ends_in(&part, interval->to_last) && ends_in(&part, out->deadline))
		return;
	if (!left_at(part, interval->to, EXTENT_FIGURE, &out->margin) ||
	    !left_at(part, interval->to_last, EXTENT_LEAST, &least)) {
		out->state = OUTCOME_NOT_COVERED;
		out->elapsed = out->margin = 0;
		out->due = out->late_from = out->deadline = INSTANT_NONE;
		return;
	}
	reading_due(out, calendar_of(seat), seat->sle, due_of(part));
	part = part_first(hearing, binding, interval, interval->from_last);
	most = out->margin;
	if (!left_at(part, interval->to, EXTENT_MOST, &most))
		return;
	out->state = least >= 0 ? OUTCOME_MET
	    : most < 0          ? OUTCOME_MISSED
				: OUTCOME_UNDECIDABLE;
}
