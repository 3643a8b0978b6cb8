/* net.c -- how long a clock ran between two instants, pauses taken out. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/calendar.h"
#include "slaudit/pause.h"

static int64_t
run_between(const struct calendar *calendar, int64_t from, int64_t until)
{
	return calendar == NULL ? until - from
				: calendar_between(calendar, from, until);
}

static int64_t
run_add(const struct calendar *calendar, int64_t from, int64_t seconds)
{
	if (seconds <= 0)
		return from;
	if (calendar != NULL)
		return calendar_add(calendar, from, seconds);
	return seconds > INT64_MAX - from ? INSTANT_NONE : from + seconds;
}

struct gap { /* a pause as far as it lies between two instants */
	int64_t from;
	int64_t until;
	bool open; /* nothing known ended it */
};

struct gaps {
	const struct interval *interval;
	enum extent extent;
	int64_t from; /* moves on: gaps never overlap */
	int64_t until;
	struct pauses pauses;
};

static void
gaps_begin(struct gaps *gaps, const struct sle *sle,
    const struct interval *interval, int64_t from, int64_t until)
{
	gaps->interval = interval;
	gaps->extent = EXTENT_FIGURE;
	gaps->from = from;
	gaps->until = until;
	pauses_begin(&gaps->pauses, sle, interval->process, interval->ticket,
	    interval->at);
}

static int64_t
gap_begin(const struct gaps *gaps, const struct pause *pause)
{
	return gaps->extent == EXTENT_LEAST ? event_last(pause->from)
					    : pause->from->at;
}

static int64_t
gap_end(const struct gaps *gaps, const struct pause *pause)
{
	if (pause->until == NULL)
		return gaps->interval->at;
	return gaps->extent == EXTENT_MOST ? event_last(pause->until)
					   : pause->until->at;
}

static bool
gap_next(struct gaps *gaps, struct gap *out)
{
	struct pause pause;

	while (pause_next(&gaps->pauses, &pause)) {
		if (pause.unsaid && gaps->extent == EXTENT_LEAST)
			continue;
		out->from = gap_begin(gaps, &pause);
		out->until = gap_end(gaps, &pause);
		out->open = pause.until == NULL;
		if (out->from < gaps->from)
			out->from = gaps->from;
		if (out->until > gaps->until)
			out->until = gaps->until;
		if (out->from >= out->until)
			continue;
		gaps->from = out->until;
		return true;
	}
	return false;
}

/* Apart from net_between, which most expectations leave at once. */
static int64_t
gaps_sum(const struct calendar *calendar, const struct sle *sle,
    const struct interval *interval, int64_t from, int64_t until,
    enum extent extent)
{
	struct gaps gaps;
	struct gap gap;
	int64_t sum = 0;

	gaps_begin(&gaps, sle, interval, from, until);
	gaps.extent = extent;
	while (gap_next(&gaps, &gap))
		sum += run_between(calendar, gap.from, gap.until);
	return sum;
}

int64_t
net_between(const struct calendar *calendar, const struct sle *sle,
    const struct interval *interval, int64_t from, int64_t until,
    enum extent pauses)
{
	int64_t run = run_between(calendar, from, until);

	if (!sle_may_pause(sle) || until <= from)
		return run;
	return run - gaps_sum(calendar, sle, interval, from, until, pauses);
}

static bool
any_unsaid(const struct sle *sle, const struct interval *interval)
{
	struct gaps gaps;
	struct pause pause;

	if (sle->counts.count == 0)
		return false;
	gaps_begin(&gaps, sle, interval, interval->from, interval->to);
	while (pause_next(&gaps.pauses, &pause)) {
		if (pause.unsaid)
			return true;
	}
	return false;
}

/* Pauses are bounded by events of the ticket. */
bool
net_exact(const struct sle *sle, const struct interval *interval)
{
	const struct ticket *ticket = interval->ticket;

	if (!sle_may_pause(sle))
		return true;
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event_last(event) != event->at)
			return false;
	}
	return !any_unsaid(sle, interval);
}

static int64_t
gaps_due(const struct calendar *calendar, struct gaps *gaps, int64_t seconds)
{
	int64_t from = gaps->from;
	struct gap gap;

	while (gap_next(gaps, &gap)) {
		int64_t run = run_between(calendar, from, gap.from);

		if (run >= seconds)
			break;
		if (gap.open && gap.until == gaps->interval->at)
			return INSTANT_NONE; /* nobody knows how long yet */
		seconds -= run;
		from = gap.until;
	}
	return run_add(calendar, from, seconds);
}

int64_t
net_due(const struct calendar *calendar, const struct sle *sle,
    const struct interval *interval, int64_t seconds)
{
	struct gaps gaps;

	if (!sle_may_pause(sle))
		return run_add(calendar, interval->from, seconds);
	gaps_begin(&gaps, sle, interval, interval->from, interval->to);
	return gaps_due(calendar, &gaps, seconds);
}

static bool
last_open(const struct sle *sle, const struct interval *interval)
{
	struct gaps gaps;
	struct gap gap;
	bool open = false;

	gaps_begin(&gaps, sle, interval, interval->from, interval->to);
	while (gap_next(&gaps, &gap))
		open = gap.open;
	return open;
}

bool
net_paused(const struct sle *sle, const struct interval *interval)
{
	return sle_may_pause(sle) && last_open(sle, interval);
}
