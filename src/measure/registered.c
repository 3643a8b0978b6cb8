/* registered.c -- exclusions, disputes and corrections, of one ticket. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/registered.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/zone.h"

struct hearing { /* one ticket before all entries */
	struct arena *arena;
	const struct clocks *clocks;
	const struct book *book;
	const struct registers *registers;
	const struct ticket *ticket;
	int64_t at;
	const struct register_entry *const *named;
	size_t named_count;
	struct registered *out;
	struct aside **of; /* of each plain outcome; NULL: untouched */
};

/* --- notes ---------------------------------------------------------------- */

static struct entry_note *
note_of(struct hearing *h, const struct register_entry *entry)
{
	struct registered *out = h->out;

	for (size_t i = 0; i < out->note_count; i++) {
		if (out->notes[i].entry == entry)
			return &out->notes[i];
	}
	out->notes[out->note_count] = (struct entry_note){ .entry = entry };
	return &out->notes[out->note_count++];
}

static enum entry_state
first_state(const struct register_entry *entry, const struct ticket *ticket)
{
	if (!entry_acts(entry))
		return ENTRY_LISTED;
	if (entry->ruling == RULING_NONE)
		return ENTRY_UNDECIDED;
	if (entry->ruling == RULING_REJECTED)
		return ENTRY_REJECTED;
	return entry_too_early(entry, ticket) ? ENTRY_TOO_EARLY
					      : ENTRY_NO_OUTCOME;
}

static void
notes_begin(struct hearing *h)
{
	h->out->notes =
	    arena_new(h->arena, h->named_count + h->registers->wide_count + 1,
		sizeof(*h->out->notes));
	for (size_t i = 0; i < h->named_count; i++)
		note_of(h, h->named[i])->state =
		    first_state(h->named[i], h->ticket);
}

static bool
applies_to(const struct ticket *ticket, const struct register_entry *entry,
    enum register_kind kind)
{
	return entry->kind == kind && entry_upheld(entry) &&
	    !entry_too_early(entry, ticket);
}

static bool
applies(const struct hearing *h, const struct register_entry *entry,
    enum register_kind kind)
{
	return applies_to(h->ticket, entry, kind);
}

/* --- what is touched ------------------------------------------------------ */

static bool
same_outcome(const struct outcome *a, const struct outcome *b)
{
	return a->cycle == b->cycle && strcmp(a->sle->id, b->sle->id) == 0;
}

/* The place of the plain outcome that LIKE is of, or plain_count. */
static size_t
plain_place(const struct hearing *h, const struct outcome *like)
{
	size_t i = 0;

	while (
	    i < h->out->plain_count && !same_outcome(&h->out->plain[i], like))
		i++;
	return i;
}

/* When its month was over, its figure could be seen. */
static bool
is_late(const struct hearing *h, const struct register_entry *entry,
    const struct outcome *outcome)
{
	int64_t seen = h->at;

	if (outcome->month != MONTH_NONE)
		seen = zone_day_start(clocks_zone(h->clocks),
		    month_first_day(outcome->month + 1));
	return entry->decided.at >= seen;
}

static void
touch_put(
    struct hearing *h, struct aside *aside, const struct register_entry *entry)
{
	struct touch *touch;

	for (size_t i = 0; i < aside->touch_count; i++) {
		if (aside->touches[i].entry == entry)
			return;
	}
	touch = &aside->touches[aside->touch_count++];
	touch->entry = entry;
	touch->acts = true;
	touch->late = is_late(h, entry, &aside->plain);
	note_of(h, entry)->touched++;
}

/* ENTRY has made something else of the outcome that LIKE is or was. */
static void
touch(struct hearing *h, const struct outcome *like,
    const struct register_entry *entry)
{
	size_t place = plain_place(h, like);
	struct aside *aside;

	note_of(h, entry)->state = ENTRY_APPLIED;
	if (place == h->out->plain_count)
		return; /* there was none before a time was corrected */
	if (h->of[place] == NULL) {
		aside = arena_new(h->arena, 1, sizeof(*aside));
		aside->plain = h->out->plain[place];
		aside->touches = arena_new(h->arena,
		    h->named_count + h->registers->wide_count,
		    sizeof(*aside->touches));
		h->of[place] = aside;
	}
	touch_put(h, h->of[place], entry);
}

/* --- corrections ---------------------------------------------------------- */

static struct event *
event_find(const struct ticket *ticket, const struct register_entry *entry)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		struct event *event = &ticket->events[i];

		if (strcmp(event->name, entry->event) == 0 &&
		    event->at == entry->from.at)
			return event;
	}
	return NULL;
}

/* By time; those of one time stay in the file's order. */
static void
event_sink(struct ticket *ticket, struct event *event)
{
	struct event *first = ticket->events;
	struct event *last = ticket->events + ticket->event_count - 1;
	struct event moved = *event;

	while (event > first && event[-1].at > moved.at) {
		event[0] = event[-1];
		event--;
	}
	while (event < last && event[1].at < moved.at) {
		event[0] = event[1];
		event++;
	}
	*event = moved;
}

static bool
correct(struct ticket *ticket, const struct register_entry *entry)
{
	struct event *event = event_find(ticket, entry);

	if (event == NULL)
		return false;
	event->at = entry->to.at;
	event->until = entry->to.until;
	event->grain =
	    entry->to.until > entry->to.at ? GRAIN_DAY : GRAIN_SECOND;
	event_sink(ticket, event);
	return true;
}

static bool
differs(const struct outcome *a, const struct outcome *b)
{
	return a->state != b->state || a->start != b->start ||
	    a->stop != b->stop || a->elapsed != b->elapsed ||
	    a->days != b->days || a->wall != b->wall || a->month != b->month ||
	    a->due != b->due;
}

/* Which of the ticket's outcomes the correction of TICKET has changed. */
static void
correction_touch(struct hearing *h, const struct register_entry *entry,
    const struct outcome *before, size_t before_count)
{
	struct registered *out = h->out;

	for (size_t i = 0; i < out->now_count; i++) {
		size_t b = 0;

		while (
		    b < before_count && !same_outcome(&before[b], &out->now[i]))
			b++;
		if (b == before_count || differs(&before[b], &out->now[i]))
			touch(h, &out->now[i], entry);
	}
	for (size_t b = 0; b < before_count; b++) {
		size_t i = 0;

		while (i < out->now_count &&
		    !same_outcome(&before[b], &out->now[i]))
			i++;
		if (i == out->now_count)
			touch(h, &before[b], entry);
	}
}

static struct ticket
ticket_copy(struct arena *arena, const struct ticket *ticket)
{
	struct ticket copy = *ticket;

	copy.events =
	    arena_new(arena, copy.event_count + 1, sizeof(*copy.events));
	if (copy.event_count > 0)
		memcpy(copy.events, ticket->events,
		    copy.event_count * sizeof(*copy.events));
	return copy;
}

const struct ticket *
registered_ticket(struct arena *arena, const struct registers *registers,
    const struct ticket *ticket)
{
	const struct register_entry *const *named;
	size_t count = registers_of(registers, ticket->key, &named);
	struct ticket *copy = arena_new(arena, 1, sizeof(*copy));
	bool changed = false;

	*copy = ticket_copy(arena, ticket);
	for (size_t i = 0; i < count; i++) {
		if (applies_to(ticket, named[i], REGISTER_CORRECTIONS))
			changed = correct(copy, named[i]) || changed;
	}
	return changed ? copy : ticket;
}

static void
corrections_apply(struct hearing *h)
{
	struct ticket corrected = ticket_copy(h->arena, h->ticket);
	struct registered *out = h->out;

	for (size_t i = 0; i < h->named_count; i++) {
		const struct register_entry *entry = h->named[i];
		const struct outcome *before = out->now;
		size_t before_count = out->now_count;

		if (!applies(h, entry, REGISTER_CORRECTIONS))
			continue;
		if (!correct(&corrected, entry)) {
			note_of(h, entry)->state = ENTRY_NOT_SO;
			continue;
		}
		out->now_count = measure_ticket(
		    h->arena, h->clocks, h->book, &corrected, h->at, &out->now);
		correction_touch(h, entry, before, before_count);
	}
}

/* --- exclusions ----------------------------------------------------------- */

static void
exclude(struct hearing *h, const struct register_entry *entry)
{
	struct registered *out = h->out;

	if (!applies(h, entry, REGISTER_EXCLUSIONS))
		return;
	for (size_t i = 0; i < out->plain_count; i++) {
		if (!entry_covers(entry, h->ticket, &out->plain[i]))
			continue;
		out->after[i] = OUTCOME_EXCLUDED;
		touch(h, &out->plain[i], entry);
	}
	for (size_t i = 0; i < out->now_count; i++) {
		if (!entry_covers(entry, h->ticket, &out->now[i]))
			continue;
		out->now[i].state = OUTCOME_EXCLUDED;
		touch(h, &out->now[i], entry);
	}
}

/* --- disputes ------------------------------------------------------------- */

static bool
is_restated(const struct outcome *outcome, enum outcome_state claim)
{
	if (outcome->state == claim)
		return false;
	if (claim == OUTCOME_EXCLUDED)
		return true;
	if (!sle_judges(outcome->sle) || sle_by_figure(outcome->sle) ||
	    outcome->sle->clock == CLOCK_COUNT || outcome->stop == INSTANT_NONE)
		return false;
	return outcome->state == OUTCOME_MET ||
	    outcome->state == OUTCOME_MISSED ||
	    outcome->state == OUTCOME_UNDECIDABLE ||
	    outcome->state == OUTCOME_EXCLUDED;
}

static void
restate(struct hearing *h, const struct register_entry *entry)
{
	static const enum outcome_state claims[] = { OUTCOME_MET,
		OUTCOME_MISSED, OUTCOME_EXCLUDED }; /* ORDER enum restated */
	struct registered *out = h->out;

	if (!applies(h, entry, REGISTER_DISPUTES) || entry->claim < 0)
		return;
	for (size_t i = 0; i < out->now_count; i++) {
		struct outcome *outcome = &out->now[i];

		if (!entry_covers(entry, h->ticket, outcome) ||
		    !is_restated(outcome, claims[entry->claim]))
			continue;
		outcome->state = claims[entry->claim];
		touch(h, outcome, entry);
	}
}

/* --- all of it ------------------------------------------------------------ */

static void
asides_take(struct hearing *h)
{
	struct registered *out = h->out;

	out->asides =
	    arena_new(h->arena, out->plain_count + 1, sizeof(*out->asides));
	for (size_t i = 0; i < out->plain_count; i++) {
		struct aside *aside = h->of[i];

		if (aside == NULL)
			continue;
		aside->after = out->after[i];
		for (size_t n = 0; n < out->now_count; n++) {
			if (same_outcome(&out->now[n], &aside->plain))
				aside->now = out->now[n];
		}
		out->asides[out->aside_count++] = *aside;
	}
}

static void
entries_hear(struct hearing *h)
{
	const struct registers *registers = h->registers;

	corrections_apply(h);
	for (size_t i = 0; i < h->named_count; i++)
		exclude(h, h->named[i]);
	for (size_t i = 0; i < registers->wide_count; i++)
		exclude(h, registers->wide[i]);
	for (size_t i = 0; i < h->named_count; i++)
		restate(h, h->named[i]);
}

static struct outcome *
outcomes_copy(struct arena *arena, const struct outcome *from, size_t count)
{
	struct outcome *copy = arena_new(arena, count + 1, sizeof(*copy));

	if (count > 0)
		memcpy(copy, from, count * sizeof(*copy));
	return copy;
}

void
measure_registered(struct arena *arena, const struct bench *bench,
    const struct ticket *ticket, struct registered *out)
{
	struct hearing h = {
		.arena = arena,
		.clocks = bench->clocks,
		.book = bench->book,
		.registers = bench->registers,
		.ticket = ticket,
		.at = bench->at,
		.out = out,
	};

	*out = (struct registered){ 0 };
	h.named_count = registers_of(bench->registers, ticket->key, &h.named);
	out->plain_count = measure_ticket(
	    arena, bench->clocks, bench->book, ticket, bench->at, &out->plain);
	out->now = outcomes_copy(arena, out->plain, out->plain_count);
	out->now_count = out->plain_count;
	out->after =
	    arena_new(arena, out->plain_count + 1, sizeof(*out->after));
	for (size_t i = 0; i < out->plain_count; i++)
		out->after[i] = out->plain[i].state;
	h.of = arena_new(arena, out->plain_count + 1, sizeof(*h.of));
	notes_begin(&h);
	entries_hear(&h);
	asides_take(&h);
}
