/* measure.c -- a ticket under a rule book: its outcomes under each SLE. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/mem.h"
#include "slaudit/scope.h"
#include "slaudit/zone.h"

enum { ROOM_UNASKED = 4 };

static struct interval
interval_of(const struct hearing *hearing, const struct cycle *course)
{
	int64_t at = hearing->at;
	const struct event *last = course->stop;
	struct interval interval = { 0 };

	if (last == NULL)
		last = course->end;
	interval.from = course->start->at;
	interval.from_last = event_last(course->start);
	interval.to = last != NULL ? last->at : at;
	interval.to_last = last != NULL ? event_last(last) : at;
	interval.ticket = hearing->ticket;
	interval.at = at;
	interval.process = hearing->process;
	return interval;
}

/* The stop is missing: what the reading says of an interval that is over,
 * said of one that is not. */
static enum outcome_state
open_state(const struct sle *sle, const struct reading *reading)
{
	enum outcome_state state = reading->state;

	/* Nobody is late for a time that must at least pass. */
	if (sle->type == TYPE_MIN && state != OUTCOME_NOT_COVERED)
		state = OUTCOME_MET;
	if (state == OUTCOME_MET || state == OUTCOME_MEASURED)
		return reading->paused ? OUTCOME_PAUSED : OUTCOME_WITHIN;
	return state == OUTCOME_MISSED ? OUTCOME_OVER : state;
}

/* A figure that is not exact cannot enter one that is to decide. */
static enum outcome_state
stopped_state(const struct sle *sle, const struct reading *reading)
{
	if (reading->loose && sle_by_figure(sle))
		return OUTCOME_UNDECIDABLE;
	return reading->state;
}

static enum outcome_state
state_of(const struct sle *sle, const struct cycle *course,
    const struct reading *reading)
{
	if (course->stop != NULL)
		return stopped_state(sle, reading);
	if (course->end != NULL)
		return OUTCOME_ENDED;
	return open_state(sle, reading);
}

/* DESIGN.md section 4: the interval's own data gate it, and nothing else. */
static bool
defective(const struct hearing *hearing, const struct cycle *course,
    const struct interval *interval)
{
	if (course->stop != NULL &&
	    (interval_backwards(interval) ||
		timeline_misplaced(hearing->ticket, hearing->process,
		    course->stop, hearing->at)))
		return true;
	return timeline_misplaced(
	    hearing->ticket, hearing->process, course->start, hearing->at);
}

static void
reading_put(struct outcome *out, const struct reading *reading)
{
	out->elapsed = reading->elapsed;
	out->days = reading->days;
	out->due = reading->due;
	out->late_from = reading->late_from;
	out->margin = reading->margin;
	out->checked = reading->sample.checked;
	out->correct = reading->sample.correct;
}

static void
variants_put(const struct hearing *hearing, const struct seat *seat,
    const struct cycle *course, const struct interval *interval,
    struct outcome *out)
{
	const struct zone *zone = clocks_zone(hearing->clocks);
	const struct sle *sle = seat->sle;

	for (size_t i = 0; i < sle->variant_count; i++) {
		struct reading reading;

		reading_take(&reading, zone, seat, sle->variants[i], interval);
		out->variants[i] = (struct variant){
			.rule = sle->variants[i],
			.state = state_of(sle, course, &reading),
			.due = reading.due,
		};
	}
	out->variant_count = sle->variant_count;
}

static int32_t
event_month(const struct hearing *hearing, const struct event *event)
{
	if (event == NULL)
		return MONTH_NONE;
	if (event == hearing->received)
		return hearing->month;
	return month_of_day(event_day(clocks_zone(hearing->clocks), event));
}

static int32_t
deadline_month(const struct hearing *hearing, int64_t deadline)
{
	if (deadline == INSTANT_NONE || !zone_holds(deadline))
		return MONTH_NONE;
	return zone_month(clocks_zone(hearing->clocks), deadline);
}

/* clocks.md section 7. A stamp that cannot be right decides no month. Under
 * completion an open ticket has none, unless the SLE counts it as missed: then
 * the month in which its limit passed, the same whenever one looks. */
static int32_t
month_of_cohort(const struct hearing *hearing, const struct cycle *course,
    const struct outcome *outcome, int64_t deadline)
{
	const struct sle *sle = outcome->sle;

	if (outcome->state == OUTCOME_DEFECTIVE)
		return MONTH_NONE;
	switch (sle->cohort) {
	case COHORT_RECEIPT:
		return event_month(hearing, course->start);
	case COHORT_DEADLINE:
		return deadline_month(hearing, deadline);
	case COHORT_COMPLETION:
	case COHORTS:
		break;
	}
	if (outcome->state == OUTCOME_OVER && sle->open_over == OVER_MISSED)
		return deadline_month(hearing, deadline);
	return event_month(hearing, course->stop);
}

static void
outcome_judge(const struct hearing *hearing, struct binding binding,
    const struct cycle *course, struct outcome *out)
{
	const struct sle *sle = binding.seat->sle;
	struct interval interval = interval_of(hearing, course);
	struct reading reading = { .deadline = INSTANT_NONE };

	out->wall = interval_wall(&interval);
	if (!binding.covered) {
		out->state = OUTCOME_NOT_COVERED;
	} else {
		reading_take(&reading, clocks_zone(hearing->clocks),
		    binding.seat, sle->day_rule, &interval);
		if (sle_may_pause(sle))
			accounts_check(binding.seat, &interval, &reading);
		if (sle->binds == BINDS_SPLIT)
			split_judge(&reading, hearing, binding, &interval);
		reading_put(out, &reading);
		out->state = state_of(sle, course, &reading);
		if (defective(hearing, course, &interval))
			out->state = OUTCOME_DEFECTIVE;
		else if (sle->variant_count > 0 && sle_judges(sle) &&
		    out->state != OUTCOME_ENDED)
			variants_put(
			    hearing, binding.seat, course, &interval, out);
	}
	out->month = month_of_cohort(hearing, course, out, reading.deadline);
}

/* OUT lies zeroed in its arena; most of it stays so. */
static void
outcome_begin(const struct hearing *hearing, const struct sle *sle,
    const struct cycle *course, struct outcome *out)
{
	const struct event *start = course->start;
	const struct event *stop = course->stop;
	const struct event *last = stop != NULL ? stop : course->end;

	out->ticket_id = hearing->ticket->id;
	out->sle = sle;
	out->cycle = course->number;
	out->state = OUTCOME_DEFECTIVE;
	out->start = start != NULL ? start->at : INSTANT_NONE;
	out->stop = stop != NULL ? stop->at : INSTANT_NONE;
	out->at = last != NULL ? last->at : hearing->at;
	out->due = INSTANT_NONE;
	out->late_from = INSTANT_NONE;
	out->month = MONTH_NONE;
	out->start_line = start != NULL ? start->line : 0;
	out->stop_line = stop != NULL ? stop->line : 0;
}

size_t
run_take(const struct hearing *hearing, struct binding binding,
    const struct cycle *run, struct outcome *out)
{
	const struct sle *sle = binding.seat->sle;

	if (run->start != NULL) {
		if (sle->binds != BINDS_RECEIPT)
			binding = version_of_step(hearing, binding, run->start);
		if (binding.seat == NULL)
			return 0;
		outcome_begin(hearing, binding.seat->sle, run, out);
		outcome_judge(hearing, binding, run, out);
		return 1;
	}
	if (run->stop == NULL || !cycle_owed(sle, hearing->process))
		return 0;
	outcome_begin(hearing, sle, run, out);
	if (!binding.covered)
		out->state = OUTCOME_NOT_COVERED;
	out->month = month_of_cohort(hearing, run, out, INSTANT_NONE);
	return 1;
}

static size_t
series_take(const struct hearing *hearing, const struct series *series,
    struct outcome *out)
{
	struct binding binding;
	struct cycle run;

	if (series->seats->sle->clock == CLOCK_AVAILABILITY)
		return spells_take(hearing, series, out);
	binding = version_of_words(hearing, series);
	if (binding.seat == NULL)
		return 0;
	if (binding.seat->sle->cycles != CYCLES_NOT_SAID)
		return cycles_take(hearing, binding, out);
	course_find(&run, hearing->ticket, binding.seat->sle, hearing->process,
	    hearing->at);
	return run_take(hearing, binding, &run, out);
}

/* How many SLEs take the ticket in, or a few more: each has one outcome at
 * most. Where few may, asking costs more than the room. */
static size_t
bindings_count(const struct hearing *hearing, const struct docket *docket)
{
	struct docket rest;
	const struct series *series;
	size_t count = docket->any.count + docket->own.count;

	if (count <= ROOM_UNASKED)
		return count;
	rest = *docket;
	count = 0;
	while ((series = docket_next(&rest)) != NULL) {
		if (version_of_words(hearing, series).seat != NULL)
			count++;
	}
	return count;
}

/* Every round has a start of its own. */
static size_t
outcomes_take(struct arena *arena, const struct hearing *hearing,
    const struct realm *realm, struct outcome **out)
{
	const struct series *series;
	struct docket docket;
	size_t room;
	size_t count = 0;

	docket_open(&docket, realm, hearing->ticket->category);
	room = bindings_count(hearing, &docket) +
	    realm->rounds * hearing->ticket->event_count +
	    spells_room(hearing, realm);
	if (room == 0)
		return 0;
	*out = arena_new(arena, room, sizeof(**out));
	while ((series = docket_next(&docket)) != NULL)
		count += series_take(hearing, series, &(*out)[count]);
	return count;
}

size_t
measure_ticket(struct arena *arena, const struct clocks *clocks,
    const struct book *book, const struct ticket *ticket, int64_t at,
    struct outcome **out)
{
	const struct realm *realm = plan_realm(&clocks->plan, ticket->process);
	struct hearing hearing = {
		.clocks = clocks,
		.ticket = ticket,
		.at = at,
	};

	*out = NULL;
	if (clocks->plan.book != book)
		mem_die("measure: the clocks of another book");
	if (realm == NULL)
		return 0;
	hearing.process = realm->process;
	if (scope_left(realm->process, ticket, at))
		return 0;
	hearing.received = timeline_receipt(ticket, realm->process, at);
	if (hearing.received == NULL)
		return 0;
	hearing.receipt = event_day(clocks->zone, hearing.received);
	hearing.month = month_of_day(hearing.receipt);
	return outcomes_take(arena, &hearing, realm, out);
}
