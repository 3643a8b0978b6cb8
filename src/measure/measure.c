/* measure.c -- a ticket under a rule book: one outcome per SLE. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include <string.h>

#include "slaudit/zone.h"

/* What stays the same for all SLEs of one ticket. */
struct hearing {
	const struct clocks *clocks;
	const struct ticket *ticket;
	const struct process *process; /* NULL: not in the book */
	int64_t at;
	int32_t receipt; /* local day; picks the version */
};

struct binding {
	const struct sle *sle; /* NULL: the ticket is outside this SLE */
	bool covered;          /* false: no version was valid that day */
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

/* The version that binds the day of receipt. When none does, the one before
 * that day stands for the SLE (else the first one), if it would have taken
 * the ticket in. VERSIONS share their id and are sorted by validity. */
static struct binding
version_pick(
    const struct hearing *hearing, struct sle *const *versions, size_t count)
{
	const struct ticket *ticket = hearing->ticket;
	struct binding binding = { NULL, true };
	bool in_force = false;

	for (size_t i = 0; i < count; i++) {
		const struct sle *sle = versions[i];

		if (!valid_on(sle, hearing->receipt))
			continue;
		in_force = true;
		if (binding.sle == NULL &&
		    sle_covers(sle, ticket->process, ticket->category,
			ticket->customer_class, hearing->receipt))
			binding.sle = sle;
	}
	if (in_force)
		return binding;
	binding.covered = false;
	for (size_t i = 0; i < count; i++) {
		const struct sle *sle = versions[i];

		if (!sle_covers(sle, ticket->process, ticket->category,
			ticket->customer_class, some_valid_day(sle)))
			continue;
		if (binding.sle == NULL || sle->valid_from <= hearing->receipt)
			binding.sle = sle;
	}
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
open_state(const struct reading *reading)
{
	if (reading->state == OUTCOME_MET || reading->state == OUTCOME_MEASURED)
		return reading->paused ? OUTCOME_PAUSED : OUTCOME_WITHIN;
	return reading->state == OUTCOME_MISSED ? OUTCOME_OVER : reading->state;
}

static enum outcome_state
state_of(const struct course *course, const struct reading *reading)
{
	if (course->stop != NULL)
		return reading->state;
	if (course->end != NULL)
		return OUTCOME_ENDED;
	return open_state(reading);
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
}

static void
variants_put(const struct hearing *hearing, const struct course *course,
    const struct interval *interval, struct outcome *out)
{
	const struct sle *sle = out->sle;

	for (size_t i = 0; i < sle->variant_count; i++) {
		struct reading reading;

		reading_take(
		    &reading, hearing->clocks, sle, sle->variants[i], interval);
		out->variants[i] = (struct variant){
			.rule = sle->variants[i],
			.state = state_of(course, &reading),
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
outcome_judge(const struct hearing *hearing, const struct course *course,
    bool covered, struct outcome *out)
{
	struct interval interval = interval_of(hearing, course);
	struct reading reading = { .deadline = INSTANT_NONE };

	out->wall = interval_wall(&interval);
	if (!covered) {
		out->state = OUTCOME_NOT_COVERED;
	} else {
		reading_take(&reading, hearing->clocks, out->sle,
		    out->sle->day_rule, &interval);
		reading_put(out, &reading);
		out->state = state_of(course, &reading);
		if (defective(hearing, course, &interval))
			out->state = OUTCOME_DEFECTIVE;
		else if (sle_judges(out->sle) && out->state != OUTCOME_ENDED)
			variants_put(hearing, course, &interval, out);
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

static void
outcome_begin(const struct hearing *hearing, const struct sle *sle,
    const struct course *course, struct outcome *out)
{
	const struct event *last = course->stop;

	if (last == NULL)
		last = course->end;
	*out = (struct outcome){
		.ticket_id = hearing->ticket->id,
		.sle = sle,
		.cycle = 1,
		.state = OUTCOME_DEFECTIVE,
		.start =
		    course->start != NULL ? course->start->at : INSTANT_NONE,
		.stop = course->stop != NULL ? course->stop->at : INSTANT_NONE,
		.at = last != NULL ? last->at : hearing->at,
		.due = INSTANT_NONE,
		.late_from = INSTANT_NONE,
		.month = MONTH_NONE,
		.start_line = course->start != NULL ? course->start->line : 0,
		.stop_line = course->stop != NULL ? course->stop->line : 0,
	};
}

/* Is there an outcome of this ticket under the picked version? */
static bool
outcome_take(
    const struct hearing *hearing, struct binding binding, struct outcome *out)
{
	struct course course;

	course_find(&course, hearing->ticket, binding.sle, hearing->process,
	    hearing->at);
	if (course.start != NULL) {
		outcome_begin(hearing, binding.sle, &course, out);
		outcome_judge(hearing, &course, binding.covered, out);
		return true;
	}
	if (course.stop == NULL || !start_owed(binding.sle, hearing->process))
		return false;
	outcome_begin(hearing, binding.sle, &course, out);
	if (!binding.covered)
		out->state = OUTCOME_NOT_COVERED;
	out->month = month_of_cohort(hearing, &course, out, INSTANT_NONE);
	return true;
}

static size_t
versions_count(const struct book *book, size_t first)
{
	size_t next = first + 1;

	while (next < book->sle_count &&
	    strcmp(book->sles[next]->id, book->sles[first]->id) == 0)
		next++;
	return next - first;
}

static size_t
outcomes_room(const struct book *book, const struct ticket *ticket)
{
	size_t room = 0;

	for (size_t i = 0; i < book->sle_count; i++) {
		if (book->sles[i]->process == ticket->process)
			room++;
	}
	return room;
}

size_t
measure_ticket(struct arena *arena, const struct clocks *clocks,
    const struct book *book, const struct ticket *ticket, int64_t at,
    struct outcome **out)
{
	struct hearing hearing = {
		.clocks = clocks,
		.ticket = ticket,
		.process = book_process(book, ticket->process),
		.at = at,
	};
	const struct event *receipt =
	    timeline_receipt(ticket, hearing.process, at);
	size_t room = outcomes_room(book, ticket);
	size_t count = 0;
	size_t versions;

	*out = NULL;
	if (receipt == NULL || room == 0)
		return 0;
	hearing.receipt = event_day(clocks_zone(clocks), receipt);
	*out = arena_new(arena, room, sizeof(**out));
	for (size_t i = 0; i < book->sle_count; i += versions) {
		struct binding binding;

		versions = versions_count(book, i);
		binding = version_pick(&hearing, &book->sles[i], versions);
		if (binding.sle != NULL &&
		    outcome_take(&hearing, binding, &(*out)[count]))
			count++;
	}
	return count;
}
