/* cycle.c -- a ticket's runs from start to stop under an SLE. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/cycle.h"

#include "slaudit/book.h"

bool
cycle_owed(const struct sle *sle, const struct process *process)
{
	for (size_t i = 0; process != NULL && i < sle->from.count; i++) {
		if (words_hold(&process->order, sle->from.items[i]))
			return true;
	}
	return false;
}

const struct event *
cycle_origin(const struct sle *sle, const struct ticket *ticket, size_t floor,
    size_t start)
{
	for (size_t i = floor; sle->since.count > 0 && i < start; i++) {
		if (words_hold(&sle->since, ticket->events[i].name))
			return &ticket->events[i];
	}
	return &ticket->events[start];
}

void
cycles_begin(struct cycles_walk *walk, const struct sle *sle,
    const struct process *process, const struct ticket *ticket, int64_t at)
{
	*walk = (struct cycles_walk){
		.sle = sle,
		.process = process,
		.ticket = ticket,
	};
	while (walk->known < ticket->event_count &&
	    ticket->events[walk->known].at <= at)
		walk->known++;
}

/* The first of WORDS from FROM to before UNTIL, or UNTIL. */
static size_t
find(const struct cycles_walk *walk, const struct words *words, size_t from,
    size_t until)
{
	while (
	    from < until && !words_hold(words, walk->ticket->events[from].name))
		from++;
	return from < until ? from : until;
}

/* Stands before START, but is known to a day only, and may be later. */
static size_t
find_maybe(const struct cycles_walk *walk, const struct words *words,
    const struct event *start, size_t until)
{
	size_t i = find(walk, words, walk->floor, until);

	for (; i < until; i = find(walk, words, i + 1, until)) {
		const struct event *event = &walk->ticket->events[i];

		if (event->at < start->at && event_last(event) >= start->at)
			break;
	}
	return i;
}

/* Where the start is owed, a stop before the first one is an impossible
 * order, and shown as one, if there is no other. */
static size_t
stop_find(const struct cycles_walk *walk, size_t start)
{
	const struct words *to = &walk->sle->to;
	size_t stop = find_maybe(walk, to, &walk->ticket->events[start], start);

	if (stop < start)
		return stop;
	stop = find(walk, to, start + 1, walk->known);
	if (stop < walk->known || walk->number > 0 ||
	    !cycle_owed(walk->sle, walk->process))
		return stop;
	stop = find(walk, to, 0, start);
	return stop < start ? stop : walk->known;
}

static size_t
later(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* An end before STOP counts if the ticket was taken up again in between, or
 * never stopped. */
static size_t
end_find(const struct cycles_walk *walk, size_t start, size_t stop)
{
	const struct words *ends;
	size_t end;

	if (walk->process == NULL || stop < start)
		return walk->known;
	ends = &walk->process->ends;
	end = find_maybe(walk, ends, &walk->ticket->events[start], start);
	if (end == start)
		end = find(walk, ends, start + 1, stop);
	if (end == stop)
		return walk->known;
	if (stop == walk->known ||
	    find(walk, &walk->sle->from, later(start, end) + 1, stop) < stop)
		return end;
	return walk->known;
}

bool
cycle_next(struct cycles_walk *walk, struct cycle *out)
{
	const struct event *events = walk->ticket->events;
	size_t start = find(walk, &walk->sle->from, walk->cursor, walk->known);
	size_t last;
	size_t end;

	*out = (struct cycle){ NULL, NULL, NULL, 0 };
	if (start == walk->known)
		return false;
	last = stop_find(walk, start);
	end = end_find(walk, start, last);
	out->start = cycle_origin(walk->sle, walk->ticket, walk->floor, start);
	if (end < walk->known)
		out->end = &events[last = end];
	else if (last < walk->known)
		out->stop = &events[last];
	out->number = ++walk->number;
	walk->cursor = last < walk->known ? last + 1 : last;
	if (walk->cursor <= start)
		walk->cursor = start + 1;
	walk->floor = walk->cursor;
	return true;
}
