/* measure.c -- a ticket under a rule book: one outcome per SLE. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/mem.h"
#include "slaudit/zone.h"

enum { ROOM_UNASKED = 4 };

/* What stays the same for all SLEs of one ticket. */
struct hearing {
	const struct clocks *clocks;
	const struct ticket *ticket;
	const struct process *process; /* NULL: not in the book */
	int64_t at;
	const struct event *received;
	int32_t receipt; /* its local day; picks the version */
	int32_t month;   /* of that day */
};

struct binding {
	const struct seat *seat; /* NULL: the ticket is outside this SLE */
	bool covered;            /* false: no version was valid that day */
};

static bool
valid_on(const struct sle *sle, int32_t day)
{
	return (sle->valid_from == DAY_NONE || day >= sle->valid_from) &&
	    (sle->valid_to == DAY_NONE || day <= sle->valid_to);
}

static int32_t
some_valid_day(const struct sle *sle)
{
	if (sle->valid_from != DAY_NONE)
		return sle->valid_from;
	return sle->valid_to != DAY_NONE ? sle->valid_to : 0;
}

static bool
takes(const struct hearing *hearing, const struct sle *sle, int32_t day)
{
	const struct ticket *ticket = hearing->ticket;

	return sle_covers(sle, ticket->process, ticket->category,
	    ticket->customer_class, day);
}

/* The version that binds a day on which some version is in force. */
static const struct seat *
version_in_force(
    const struct hearing *hearing, const struct series *series, bool *in_force)
{
	for (size_t i = 0; i < series->count; i++) {
		const struct seat *seat = &series->seats[i];

		if (!valid_on(seat->sle, hearing->receipt))
			continue;
		*in_force = true;
		if (takes(hearing, seat->sle, hearing->receipt))
			return seat;
	}
	return NULL;
}

/* The version before the day of receipt (else the first one), if it would
 * have taken the ticket in. */
static const struct seat *
version_before(const struct hearing *hearing, const struct series *series)
{
	const struct seat *found = NULL;

	for (size_t i = 0; i < series->count; i++) {
		const struct seat *seat = &series->seats[i];

		if (!takes(hearing, seat->sle, some_valid_day(seat->sle)))
			continue;
		if (found == NULL || seat->sle->valid_from <= hearing->receipt)
			found = seat;
	}
	return found;
}

/* When no version is in force on the day of receipt, the one before that day
 * stands for the SLE. */
static struct binding
version_pick(const struct hearing *hearing, const struct series *series)
{
	struct binding binding = { NULL, false };

	binding.seat = version_in_force(hearing, series, &binding.covered);
	if (!binding.covered)
		binding.seat = version_before(hearing, series);
	return binding;
}

static struct interval
interval_of(const struct hearing *hearing, const struct course *course)
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
state_of(const struct sle *sle, const struct course *course,
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
defective(const struct hearing *hearing, const struct course *course,
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
    const struct course *course, const struct interval *interval,
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
month_of_cohort(const struct hearing *hearing, const struct course *course,
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
    const struct course *course, struct outcome *out)
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

/* A stop without a start: impossible where the start is a step that the
 * procedure's order names; else the clock is for those tickets only that have
 * the start (sent by mail, tested again), and this one is not among them. */
static bool
start_owed(const struct sle *sle, const struct process *process)
{
	for (size_t i = 0; process != NULL && i < sle->from.count; i++) {
		if (words_hold(&process->order, sle->from.items[i]))
			return true;
	}
	return false;
}

/* OUT lies zeroed in its arena; most of it stays so. */
static void
outcome_begin(const struct hearing *hearing, const struct sle *sle,
    const struct course *course, struct outcome *out)
{
	const struct event *start = course->start;
	const struct event *stop = course->stop;
	const struct event *last = stop != NULL ? stop : course->end;

	out->ticket_id = hearing->ticket->id;
	out->sle = sle;
	out->cycle = 1;
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

/* Is there an outcome of this ticket under the picked version? */
static bool
outcome_take(
    const struct hearing *hearing, struct binding binding, struct outcome *out)
{
	const struct sle *sle = binding.seat->sle;
	struct course course;

	course_find(
	    &course, hearing->ticket, sle, hearing->process, hearing->at);
	if (course.start != NULL) {
		outcome_begin(hearing, sle, &course, out);
		outcome_judge(hearing, binding, &course, out);
		return true;
	}
	if (course.stop == NULL || !start_owed(sle, hearing->process))
		return false;
	outcome_begin(hearing, sle, &course, out);
	if (!binding.covered)
		out->state = OUTCOME_NOT_COVERED;
	out->month = month_of_cohort(hearing, &course, out, INSTANT_NONE);
	return true;
}

/* How many SLEs take the ticket in, or a few more: each has one outcome at
 * most. Where few may, asking costs more than the room. */
static size_t
bindings_count(const struct hearing *hearing, struct docket docket)
{
	const struct series *series;
	size_t count = docket.any.count + docket.own.count;

	if (count <= ROOM_UNASKED)
		return count;
	count = 0;
	while ((series = docket_next(&docket)) != NULL) {
		if (version_pick(hearing, series).seat != NULL)
			count++;
	}
	return count;
}

static size_t
outcomes_take(struct arena *arena, const struct hearing *hearing,
    struct docket docket, struct outcome **out)
{
	size_t room = bindings_count(hearing, docket);
	const struct series *series;
	size_t count = 0;

	if (room == 0)
		return 0;
	*out = arena_new(arena, room, sizeof(**out));
	while ((series = docket_next(&docket)) != NULL) {
		struct binding binding = version_pick(hearing, series);

		if (binding.seat != NULL &&
		    outcome_take(hearing, binding, &(*out)[count]))
			count++;
	}
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
	hearing.received = timeline_receipt(ticket, realm->process, at);
	if (hearing.received == NULL)
		return 0;
	hearing.receipt = event_day(clocks->zone, hearing.received);
	hearing.month = month_of_day(hearing.receipt);
	return outcomes_take(
	    arena, &hearing, docket_of(realm, ticket->category), out);
}
