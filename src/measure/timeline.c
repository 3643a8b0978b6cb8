/* timeline.c -- which events of a ticket start, stop or end a clock. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/zone.h"

int32_t
event_day(const struct zone *zone, const struct event *event)
{
	return zone_day(zone, event->at + (event_last(event) - event->at) / 2);
}

static const struct event *
start_find(const struct ticket *ticket, const struct sle *sle, int64_t at)
{
	const struct event *found = NULL;

	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->at > at || !words_hold(&sle->from, event->name))
			continue;
		found = event;
		if (sle->from_which == WHICH_FIRST)
			break;
	}
	return found;
}

/* A stop before the start counts: it is an impossible order, and shown as one.
 * But a word that also starts the clock stops it only after the start, for
 * before it was another beginning and proves nothing. */
static const struct event *
stop_find(const struct ticket *ticket, const struct sle *sle,
    const struct event *start, int64_t at)
{
	const struct event *found = NULL;

	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->at > at || !words_hold(&sle->to, event->name))
			continue;
		if (words_hold(&sle->from, event->name) &&
		    (start == NULL || event <= start))
			continue;
		found = event;
		if (sle->to_which == WHICH_FIRST)
			break;
	}
	return found;
}

/* Ended before the clock began is no end: the ticket was taken up again. */
static const struct event *
end_find(const struct ticket *ticket, const struct process *process,
    const struct event *start, int64_t at)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->at <= at &&
		    words_hold(&process->ends, event->name) &&
		    event_last(event) >= start->at)
			return event;
	}
	return NULL;
}

void
course_find(struct cycle *out, const struct ticket *ticket,
    const struct sle *sle, const struct process *process, int64_t at)
{
	out->number = 1;
	out->start = start_find(ticket, sle, at);
	out->stop = stop_find(ticket, sle, out->start, at);
	out->end = NULL;
	if (out->start == NULL)
		return;
	if (process != NULL)
		out->end = end_find(ticket, process, out->start, at);
	if (sle->since.count > 0)
		out->start = cycle_origin(
		    sle, ticket, 0, (size_t)(out->start - ticket->events));
}

static const struct event *
first_named(const struct ticket *ticket, const char *name, int64_t at)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->name == name && event->at <= at)
			return event;
	}
	return NULL;
}

const struct event *
timeline_receipt(
    const struct ticket *ticket, const struct process *process, int64_t at)
{
	const struct event *found = NULL;

	if (process != NULL) {
		for (size_t i = 0; i < process->event_count; i++) {
			found =
			    first_named(ticket, process->events[i].word, at);
			if (found != NULL)
				return found;
		}
	}
	if (ticket->event_count > 0 && ticket->events[0].at <= at)
		return &ticket->events[0];
	return NULL;
}

bool
timeline_misplaced(const struct ticket *ticket, const struct process *process,
    const struct event *event, int64_t at)
{
	size_t place;

	if (process == NULL)
		return false;
	place = words_place(&process->order, event->name);
	if (place == process->order.count)
		return false;
	for (size_t i = 0; i < place; i++) {
		const struct event *before =
		    first_named(ticket, process->order.items[i], at);

		if (before != NULL && event_last(event) < before->at)
			return true;
	}
	return false;
}
