/* reading.c -- an interval on a clock: how long, and within the limit or not.
 *
 * Every verdict is an integer test on whole seconds or whole days. An end
 * known only to a day is taken at both ends of that day: if the two disagree,
 * nobody can tell, and that is the answer (domain.md 4.3). */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/calendar.h"
#include "slaudit/zone.h"

bool
interval_backwards(const struct interval *interval)
{
	return interval->to_last < interval->from;
}

/* Figures run from the first second to the first second. A day and an hour of
 * that day may come out below zero without being in disorder: zero then. */
static int64_t
figure(const struct interval *interval, int64_t figure)
{
	return figure < 0 && !interval_backwards(interval) ? 0 : figure;
}

int64_t
interval_wall(const struct interval *interval)
{
	return figure(interval, interval->to - interval->from);
}

/* From LEAST to MOST it took: against the limit, which is kept itself. */
static void
within(struct reading *out, const struct sle *sle, int64_t least, int64_t most,
    int64_t limit)
{
	bool below = sle->type != TYPE_MIN;

	out->loose = least != most;
	out->state = OUTCOME_UNDECIDABLE;
	if (below ? most <= limit : least >= limit)
		out->state = OUTCOME_MET;
	else if (below ? least > limit : most < limit)
		out->state = OUTCOME_MISSED;
}

/* What is left of LIMIT, or how far a least time is outlasted. */
static int64_t
margin_of(const struct sle *sle, int64_t limit, int64_t figure)
{
	return sle->type == TYPE_MIN ? figure - limit : limit - figure;
}

/* The clock's figure, pauses taken out. */
static int64_t
net_figure(const struct calendar *calendar, const struct sle *sle,
    const struct interval *interval)
{
	return figure(interval,
	    net_between(calendar, sle, interval, interval->from, interval->to,
		EXTENT_FIGURE));
}

/* The shortest it can have been has the longest pauses, and the reverse.
 * Where every stamp is to the second both are the figure, out->elapsed. */
static void
net_within(struct reading *out, const struct calendar *calendar,
    const struct sle *sle, const struct interval *interval, int64_t limit)
{
	int64_t least;
	int64_t most;

	out->margin = margin_of(sle, limit, out->elapsed);
	if (interval_exact(interval) && net_exact(sle, interval)) {
		within(out, sle, out->elapsed, out->elapsed, limit);
		return;
	}
	least = net_between(calendar, sle, interval, interval->from_last,
	    interval->to, EXTENT_MOST);
	most = net_between(calendar, sle, interval, interval->from,
	    interval->to_last, EXTENT_LEAST);
	within(out, sle, least, most, limit);
}

/* Which of two instants with the same elapsed time is printed is a key of the
 * SLE (clocks.md 3); the verdict does not depend on it. OPENING: the next one
 * from DEADLINE on. */
static void
due_put(struct reading *out, const struct sle *sle, int64_t deadline,
    int64_t opening)
{
	out->deadline = deadline;
	if (deadline == INSTANT_NONE)
		return;
	out->late_from = opening != INSTANT_NONE ? opening : deadline;
	out->due =
	    sle->due_at == DUE_AT_NEXT_OPENING ? out->late_from : deadline;
}

void
reading_due(struct reading *out, const struct calendar *calendar,
    const struct sle *sle, int64_t deadline)
{
	int64_t opening = INSTANT_NONE;

	if (calendar != NULL && deadline != INSTANT_NONE)
		opening = calendar_next_opening(calendar, deadline);
	due_put(out, sle, deadline, opening);
}

static void
elapsed_read(struct reading *out, const struct sle *sle,
    const struct interval *interval, int64_t limit)
{
	out->elapsed = net_figure(NULL, sle, interval);
	out->paused = net_paused(sle, interval);
	if (limit == LIMIT_NONE)
		return;
	net_within(out, NULL, sle, interval, limit);
	out->deadline = net_due(NULL, sle, interval, limit);
	out->due = out->deadline;
	out->late_from = out->deadline;
}

/* No pauses, to the second, with a limit: as most are. */
static void
business_run(struct reading *out, const struct calendar *calendar,
    const struct sle *sle, const struct interval *interval, int64_t limit)
{
	struct calendar_run run;

	calendar_run(calendar, interval->from, interval->to, limit, &run);
	out->elapsed = figure(interval, run.between);
	within(out, sle, out->elapsed, out->elapsed, limit);
	out->margin = margin_of(sle, limit, out->elapsed);
	due_put(out, sle, run.due, run.opening);
}

static void
business_read(struct reading *out, const struct calendar *calendar,
    const struct sle *sle, const struct interval *interval, int64_t limit)
{
	if (limit > 0 && !sle_may_pause(sle) && interval_exact(interval)) {
		business_run(out, calendar, sle, interval, limit);
		return;
	}
	out->elapsed = net_figure(calendar, sle, interval);
	out->paused = net_paused(sle, interval);
	if (limit == LIMIT_NONE)
		return;
	net_within(out, calendar, sle, interval, limit);
	reading_due(
	    out, calendar, sle, net_due(calendar, sle, interval, limit));
}

/* The last second that still meets, and the local midnight after it; of a
 * least number of days the midnight from which it is met. */
static void
date_due(struct reading *out, const struct zone *zone, const struct sle *sle,
    const struct interval *interval, int64_t days)
{
	bool least = sle->type == TYPE_MIN;
	int64_t after;

	if (days > INT32_MAX)
		return;
	after = (int64_t)zone_day(zone, interval->from) + days + !least;
	if (!zone_holds(after * SECONDS_PER_DAY))
		return;
	out->late_from = zone_day_start(zone, (int32_t)after);
	out->deadline = out->late_from - !least;
	out->due = out->deadline;
}

/* D is a difference of local dates; EXTRA is 1 where both days count. */
static void
dates_read(struct reading *out, const struct zone *zone, const struct sle *sle,
    const struct interval *interval, int64_t limit, int64_t extra)
{
	bool exact = interval_exact(interval);
	int64_t from = zone_day(zone, interval->from);
	int64_t to = zone_day(zone, interval->to);
	int64_t from_last = exact ? from : zone_day(zone, interval->from_last);
	int64_t to_last = exact ? to : zone_day(zone, interval->to_last);

	out->elapsed = interval_wall(interval);
	out->days = figure(interval, to - from);
	if (limit == LIMIT_NONE)
		return;
	within(out, sle, to - from_last + extra, to_last - from + extra, limit);
	out->margin = margin_of(sle, limit - extra, out->days);
	date_due(out, zone, sle, interval, limit - extra);
}

/* Met: no open second between the due instant and the stop. The two worst
 * cases are the earliest receipt with the latest stop, and the reverse. */
static void
workdays_read(struct reading *out, const struct calendar *calendar,
    const struct sle *sle, enum day_rule rule, const struct interval *interval)
{
	int64_t first = calendar_due(
	    calendar, interval->from, sle->limit, rule, sle->bd_end);
	int64_t last = first;

	if (interval->from_last != interval->from)
		last = calendar_due(calendar, interval->from_last, sle->limit,
		    rule, sle->bd_end);
	if (first == INSTANT_NONE || last == INSTANT_NONE) {
		out->state = OUTCOME_NOT_COVERED;
		out->elapsed = 0;
		return;
	}
	if (calendar_between(calendar, first, interval->to_last) <= 0)
		out->state = OUTCOME_MET;
	else if (calendar_between(calendar, last, interval->to) > 0)
		out->state = OUTCOME_MISSED;
	else
		out->state = OUTCOME_UNDECIDABLE;
	out->margin = calendar_between(calendar, interval->to, first);
	reading_due(out, calendar, sle, first);
	if (rule == DAYS_BD_END) /* the end of a day belongs to that day */
		out->deadline = first - 1;
}

static void
calendar_read(struct reading *out, const struct seat *seat, enum day_rule rule,
    const struct interval *interval)
{
	const struct calendar *calendar = seat->calendar;
	const struct sle *sle = seat->sle;
	bool judges = sle_judges(sle);

	if (calendar == NULL ||
	    !calendar_covers(calendar, interval->from, interval->to_last) ||
	    (!interval_exact(interval) &&
		!calendar_covers(
		    calendar, interval->to, interval->from_last))) {
		out->state = OUTCOME_NOT_COVERED;
		return;
	}
	if (sle->clock == CLOCK_BUSINESS || !judges) {
		business_read(out, calendar, sle, interval,
		    judges ? sle->limit : LIMIT_NONE);
		return;
	}
	out->elapsed = figure(
	    interval, calendar_between(calendar, interval->from, interval->to));
	workdays_read(out, calendar, sle, rule, interval);
}

/* N days of 24 hours, as seconds; the most that can be said if too many. */
static int64_t
days_limit(int64_t days)
{
	if (days == LIMIT_NONE)
		return LIMIT_NONE;
	return days > INT64_MAX / SECONDS_PER_DAY ? INT64_MAX
						  : days * SECONDS_PER_DAY;
}

static void
calendar_days_read(struct reading *out, const struct zone *zone,
    const struct sle *sle, enum day_rule rule, const struct interval *interval)
{
	int64_t limit = sle_judges(sle) ? sle->limit : LIMIT_NONE;

	if (rule == DAYS_ELAPSED) {
		dates_read(out, zone, sle, interval, LIMIT_NONE, 0);
		elapsed_read(out, sle, interval, days_limit(limit));
		return;
	}
	dates_read(
	    out, zone, sle, interval, limit, rule == DAYS_INCLUSIVE ? 1 : 0);
}

/* No time decides: a sample in which all is right is met, and by itself it
 * is no miss to speak of; the month's sums decide. Of one without a count
 * nothing can be said. */
static void
count_read(
    struct reading *out, const struct sle *sle, const struct interval *interval)
{
	const struct sample *sample = &out->sample;

	if (!sample_of(&out->sample, interval->ticket, sle, interval->at))
		out->state = OUTCOME_UNDECIDABLE;
	else if (sample->correct > sample->checked)
		out->state = OUTCOME_DEFECTIVE;
	else if (sle_judges(sle) && sample->checked > 0)
		out->state = sample->correct == sample->checked
		    ? OUTCOME_MET
		    : OUTCOME_MISSED;
}

void
reading_take(struct reading *out, const struct zone *zone,
    const struct seat *seat, enum day_rule rule,
    const struct interval *interval)
{
	const struct sle *sle = seat->sle;
	int64_t limit = sle_judges(sle) ? sle->limit : LIMIT_NONE;

	*out = (struct reading){
		.state = OUTCOME_MEASURED,
		.deadline = INSTANT_NONE,
		.due = INSTANT_NONE,
		.late_from = INSTANT_NONE,
	};
	switch (sle->clock) {
	case CLOCK_ELAPSED:
		elapsed_read(out, sle, interval, limit);
		break;
	case CLOCK_CALENDAR_DAYS:
		calendar_days_read(out, zone, sle, rule, interval);
		break;
	case CLOCK_BUSINESS:
	case CLOCK_BUSINESS_DAYS:
		calendar_read(out, seat, rule, interval);
		break;
	case CLOCK_COUNT:
		count_read(out, sle, interval);
		break;
	case CLOCK_AVAILABILITY: /* spells.c has it */
	case CLOCK_KINDS:
		break;
	}
}
