/* turn.c -- whose time each second of a ticket was under an SLE. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/turn.h"

#include <string.h>

#include "slaudit/book.h"

const char turn_operator[] = "operator";

/* Summed up, only what lies within a cycle runs. */
static bool
closed(struct turns *turns, const struct event *event)
{
	const struct cycle *cycle = &turns->cycle;

	if (turns->sle->cycles != CYCLES_SUM)
		return false;
	for (;;) {
		const struct event *last =
		    cycle->stop != NULL ? cycle->stop : cycle->end;

		if (!turns->any || last == NULL || event < last)
			return !turns->any || event < cycle->start;
		turns->any = cycle_next(&turns->walk, &turns->cycle);
	}
}

/* Whose move it is after EVENT; NULL: as before. */
static const char *
move_after(const struct process *process, const struct event *event)
{
	for (size_t i = 0; process != NULL && i < process->move_count; i++) {
		if (process->moves[i].from == event->name)
			return process->moves[i].to;
	}
	return NULL;
}

static void
look_ahead(struct turns *turns)
{
	const struct sle *sle = turns->sle;
	const struct event *event = &turns->walk.ticket->events[turns->cursor];
	struct turn *ahead = &turns->ahead;
	const char *move;

	*ahead = (struct turn){ .from = event };
	move = move_after(turns->walk.process, event);
	if (move != NULL)
		turns->move = move;
	if (closed(turns, event)) {
		ahead->stands = true;
		return;
	}
	ahead->party = turns->move;
	if (words_hold(&sle->pause, event->name)) {
		ahead->stands = true;
		if (sle->pause_party != NULL)
			ahead->party = sle->pause_party;
	} else if (sle->counts.count > 0) {
		ahead->stands = !words_hold(&sle->counts, turns->move);
		ahead->unsaid = turns->move == NULL;
	} else if (turns->move == NULL) {
		ahead->party = turn_operator;
	}
}

static bool
same_party(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
same_turn(const struct turn *a, const struct turn *b)
{
	return a->stands == b->stands && a->unsaid == b->unsaid &&
	    same_party(a->party, b->party);
}

void
turns_begin(struct turns *turns, const struct sle *sle,
    const struct process *process, const struct ticket *ticket, int64_t at)
{
	*turns = (struct turns){ .sle = sle };
	cycles_begin(&turns->walk, sle, process, ticket, at);
	if (sle->cycles == CYCLES_SUM)
		turns->any = cycle_next(&turns->walk, &turns->cycle);
	if (turns->walk.known > 0)
		look_ahead(turns);
}

bool
turn_next(struct turns *turns, struct turn *out)
{
	if (turns->cursor == turns->walk.known)
		return false;
	*out = turns->ahead;
	do {
		if (++turns->cursor == turns->walk.known)
			return true;
		look_ahead(turns);
	} while (same_turn(&turns->ahead, out));
	out->until = turns->ahead.from;
	return true;
}

bool
turn_clip(const struct turn *turn, int64_t *from, int64_t *until)
{
	if (turn->from->at > *from)
		*from = turn->from->at;
	if (turn->until != NULL && turn->until->at < *until)
		*until = turn->until->at;
	return *from < *until;
}
