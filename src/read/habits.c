/* habits.c -- what a ticket's timeline says of how it was written down: steps
 * at one time, pauses within pauses, how it was closed. */
/* SPDX-License-Identifier: MIT */
#include "checks_internal.h"

#include <string.h>

#include "slaudit/arena.h"
#include "slaudit/quality.h"

/* Words that pause a clock of the process, each once. */
static void
pauses_gather(struct reader *reader)
{
	const struct book *book = reader->input.book;
	const char *process = reader->input.mapping->process;
	struct words *out = &reader->habits.pauses;
	size_t room = 0;

	for (size_t i = 0; i < book->sle_count; i++) {
		const struct sle *sle = book->sles[i];

		if (strcmp(sle->process, process) != 0)
			continue;
		for (size_t w = 0; w < sle->pause.count; w++) {
			if (words_hold(out, sle->pause.items[w]))
				continue;
			out->items = arena_grow(&reader->arena, out->items,
			    &room, out->count, sizeof(*out->items));
			out->items[out->count++] = sle->pause.items[w];
		}
	}
}

void
habits_open(struct reader *reader)
{
	const struct mapping *mapping = reader->input.mapping;
	const struct quality_rule *rule;

	if (reader->input.book == NULL || reader->process == NULL)
		return;
	rule = quality_asked(
	    reader->input.book, QUALITY_SAME_TIME, mapping->process);
	if (rule != NULL)
		reader->habits.same_time = (size_t)rule->least;
	/* A log says a state again whenever it says anything. */
	if (mapping->shape == SHAPE_WIDE)
		pauses_gather(reader);
}

/* --- steps at one time ------------------------------------------------ */

/* Of another name than those before it, and from another place: several
 * events may be read from one stamp. */
static bool
is_another(const struct row_event *events, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (events[i].event.name == events[at].event.name ||
		    (events[i].event.line == events[at].event.line &&
			events[i].column == events[at].column))
			return false;
	}
	return true;
}

static void
steps_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	struct buf text = { 0 };
	size_t steps = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_another(events, i))
			continue;
		buf_print(
		    &text, "%s%s", steps > 0 ? ", " : "", events[i].event.name);
		steps++;
	}
	if (steps >= hand->reader->habits.same_time)
		event_complain(
		    hand, ticket, DIAG_SAME_TIME, &events[0], buf_text(&text));
	buf_release(&text);
}

static void
same_time_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	size_t least = hand->reader->habits.same_time;
	size_t from = 0;

	for (size_t i = 1; i <= count; i++) {
		if (i < count && events[i].event.at == events[from].event.at)
			continue;
		if (i - from >= least && events[from].event.grain != GRAIN_DAY)
			steps_check(hand, ticket, events + from, i - from);
		from = i;
	}
}

/* --- pauses ----------------------------------------------------------- */

static void
overlap_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	const struct words *pauses = &hand->reader->habits.pauses;

	for (size_t i = 1; i < count; i++) {
		const struct event *before = &events[i - 1].event;

		if (events[i].event.name == before->name &&
		    before->grain != GRAIN_DAY &&
		    words_hold(pauses, before->name))
			event_complain(hand, ticket, DIAG_OVERLAP, &events[i],
			    before->name);
	}
}

/* --- closing ---------------------------------------------------------- */

static void
not_closed_complain(struct hand *hand, const struct ticket *ticket)
{
	struct diag diag = {
		.code = DIAG_NOT_CLOSED,
		.line = ticket->line,
		.value = ticket->status,
		.key = ticket->key,
	};

	trouble_put(&hand->load->troubles, &diag);
}

static void
closure_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	const struct process *process = hand->reader->process;
	bool ever = false;
	bool closed = false;

	for (size_t i = 0; i < count; i++) {
		const char *name = events[i].event.name;

		if (words_hold(&process->closing, name) ||
		    words_hold(&process->ends, name)) {
			ever = closed = true;
		} else if (words_hold(&process->reopening, name)) {
			if (!closed)
				event_complain(hand, ticket, DIAG_REOPENED,
				    &events[i], name);
			closed = false;
		}
	}
	if (!ever && ticket->status != NULL &&
	    words_hold(&process->closed, ticket->status))
		not_closed_complain(hand, ticket);
}

void
habits_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count)
{
	const struct habits *habits = &hand->reader->habits;

	if (habits->same_time > 0)
		same_time_check(hand, ticket, events, count);
	if (habits->pauses.count > 0)
		overlap_check(hand, ticket, events, count);
	if (hand->reader->process->closing.count > 0)
		closure_check(hand, ticket, events, count);
}
