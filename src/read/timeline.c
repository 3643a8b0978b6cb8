/* timeline.c -- a ticket's events in order, and what is impossible in it. */
/* SPDX-License-Identifier: MIT */
#include "checks_internal.h"
#include "read_internal.h"

#include <stdlib.h>

#include "slaudit/ask.h"
#include "slaudit/zone.h"

static int
by_time(const void *left, const void *right)
{
	const struct row_event *a = left;
	const struct row_event *b = right;

	if (a->event.at != b->event.at)
		return a->event.at < b->event.at ? -1 : 1;
	if (a->event.line != b->event.line)
		return a->event.line < b->event.line ? -1 : 1;
	return a->rule < b->rule ? -1 : a->rule > b->rule;
}

/* Most exports give the times of a ticket in order. */
static void
events_sort(struct row_event *events, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (by_time(&events[i - 1], &events[i]) > 0) {
			qsort(events, count, sizeof(*events), by_time);
			return;
		}
	}
}

/* As the reader knows it: a day, or an instant in the mapping's zone. */
static void
event_when(
    const struct hand *hand, const struct event *event, char text[INSTANT_TEXT])
{
	int64_t middle = event->at + (event->until - event->at) / 2;

	if (event->grain == GRAIN_DAY && hand->reader->zone != NULL)
		day_text(zone_day(hand->reader->zone, middle), text);
	else if (event->grain == GRAIN_DAY)
		day_text((int32_t)(middle / SECONDS_PER_DAY), text);
	else if (hand->reader->zone != NULL)
		zone_text(hand->reader->zone, event->at, text);
	else
		instant_text(event->at, text);
}

void
event_complain(struct hand *hand, const struct ticket *ticket,
    enum diag_code code, const struct row_event *at, const char *text)
{
	char value[INSTANT_TEXT];
	struct diag diag = {
		.code = code,
		.line = at->event.line,
		.field = at->column + 1,
		.name = hand->reader->header.names[at->column],
		.value = value,
		.text = text,
		.key = ticket->key,
	};

	event_when(hand, &at->event, value);
	trouble_put(&hand->load->troubles, &diag);
}

/* Words of the book are the same pointers, wherever they stand. */
static const struct row_event *
first_named(const struct row_event *events, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (events[i].event.name == name)
			return &events[i];
	}
	return NULL;
}

bool
event_impossible(const struct event *earlier, const struct event *later)
{
	if (later->grain == GRAIN_DAY)
		return earlier->at >= later->until;
	return earlier->at > later->at;
}

static void
order_complain(struct hand *hand, const struct ticket *ticket,
    const struct row_event *earlier, const struct row_event *later)
{
	char first[INSTANT_TEXT];
	char then[INSTANT_TEXT];
	struct buf text = { 0 };

	event_when(hand, &earlier->event, first);
	event_when(hand, &later->event, then);
	buf_print(&text, "%s (%s) is before %s (%s)", later->event.name, then,
	    earlier->event.name, first);
	event_complain(hand, ticket, DIAG_ORDER, later, buf_text(&text));
	buf_release(&text);
}

/* Would one year more or less mend it? */
static void
year_look(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	const struct words *order = &hand->reader->process->order;
	const struct row_event **steps =
	    arena_new(&hand->scratch, order->count, sizeof(*steps));
	size_t found = 0;

	for (size_t i = 0; i < order->count; i++) {
		steps[found] = first_named(events, count, order->items[i]);
		found += steps[found] != NULL;
	}
	year_check(hand, ticket, steps, found);
}

static void
order_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	const struct words *order = &hand->reader->process->order;
	const struct row_event *last = NULL;
	bool broken = false;

	for (size_t i = 0; i < order->count; i++) {
		const struct row_event *event =
		    first_named(events, count, order->items[i]);

		if (event == NULL)
			continue;
		if (last != NULL &&
		    event_impossible(&last->event, &event->event)) {
			order_complain(hand, ticket, last, event);
			broken = true;
		}
		last = event;
	}
	if (broken)
		year_look(hand, ticket, events, count);
}

/* An interval ends after it began, whatever the procedure says of the two. */
static void
interval_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	size_t column = hand->reader->binding.events[0].time;
	const struct row_event *begun = NULL;
	const struct row_event *over = NULL;

	for (size_t i = 0; i < count; i++) {
		if (events[i].column == column)
			begun = &events[i];
		else if (over == NULL)
			over = &events[i];
	}
	if (begun != NULL && over != NULL &&
	    !words_hold(&hand->reader->process->order, begun->event.name) &&
	    event_impossible(&begun->event, &over->event))
		order_complain(hand, ticket, begun, over);
}

/* A procedure begins with its first ordered event, or with one that it lists
 * before that (a request that came by mail). */
static void
start_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	const struct process *process = hand->reader->process;
	struct diag diag = {
		.code = DIAG_NO_START,
		.line = ticket->line,
		.key = ticket->key,
	};

	if (process->order.count == 0)
		return;
	if (first_named(events, count, process->order.items[0]) != NULL)
		return;
	for (size_t i = 0; i < process->event_count; i++) {
		const char *word = process->events[i].word;

		if (word == process->order.items[0])
			break;
		if (first_named(events, count, word) != NULL)
			return;
	}
	diag.text = process->order.items[0];
	trouble_put(&hand->load->troubles, &diag);
}

static void
asks_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events)
{
	const struct process *process = hand->reader->process;

	for (size_t i = 0; i < process->ask_count; i++) {
		const struct word_pair *pair = &process->asks[i];
		struct buf text = { 0 };
		struct asks asks;
		size_t wait;

		buf_print(&text, "no %s before this %s, or in it", pair->to,
		    pair->from);
		asks_begin(&asks, pair, ticket);
		while (asks_next(&asks, &wait))
			event_complain(hand, ticket, DIAG_UNASKED,
			    &events[wait], buf_text(&text));
		buf_release(&text);
	}
}

static void
future_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	int64_t cutoff = hand->reader->input.cutoff;

	for (size_t i = 0; cutoff != INSTANT_NONE && i < count; i++) {
		const struct event *event = &events[i].event;

		/* The day that begins at the cut-off lies behind it. */
		if (event->at > cutoff ||
		    (event->grain == GRAIN_DAY && event->at == cutoff))
			event_complain(
			    hand, ticket, DIAG_FUTURE, &events[i], event->name);
	}
}

static const char *
text_copy(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy(arena, text);
}

/* What the export says; nothing of what it leaves empty. */
static void
attributes_put(const struct hand *hand, struct arena *arena,
    const struct row *row, struct ticket *out)
{
	const struct mapping *mapping = hand->reader->input.mapping;

	if (row->further_count == 0)
		return;
	out->attributes =
	    arena_take(arena, row->further_count, sizeof(*out->attributes));
	for (size_t i = 0; i < row->further_count; i++) {
		if (row->further[i] == NULL)
			continue;
		out->attributes[out->attribute_count++] = (struct named_word){
			.name = mapping->attributes[i].name,
			.word = row->further[i],
		};
	}
}

void
timeline_make(struct hand *hand, struct arena *arena, const struct row *row,
    struct row_event *events, size_t count, struct ticket *out)
{
	*out = (struct ticket){
		.process = hand->reader->input.mapping->process,
		.key = text_copy(arena, row->key),
		.category = row->words[ATTRIBUTE_CATEGORY],
		.customer = row->words[ATTRIBUTE_CUSTOMER],
		.customer_class = row->words[ATTRIBUTE_CLASS],
		.channel = row->words[ATTRIBUTE_CHANNEL],
		.status = row->words[ATTRIBUTE_STATUS],
		.line = row->line,
		.events = arena_take(arena, count, sizeof(*out->events)),
		.event_count = count,
	};
	attributes_put(hand, arena, row, out);
	events_sort(events, count);
	for (size_t i = 0; i < count; i++)
		out->events[i] = events[i].event;
	if (hand->reader->process != NULL) {
		order_check(hand, out, events, count);
		start_check(hand, out, events, count);
		if (hand->reader->input.mapping->shape == SHAPE_INTERVALS)
			interval_check(hand, out, events, count);
		asks_check(hand, out, events);
		habits_check(hand, out, events, count);
	}
	claimed_check(hand, out);
	future_check(hand, out, events, count);
}
