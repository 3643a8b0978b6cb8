/* spells.c -- an outage's outcomes: one of each month that it lay in.
 *
 * It is cut where a month of the book's zone begins, and where another version
 * of the SLE comes into force or its watch begins: each piece is of the version
 * of its own first day. A piece is met or missed only by whether anything was
 * lost; the sums of the month decide (attain_watch.c). */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include "slaudit/zone.h"

/* The first instant of DAY where that is later than FROM; else CUT. */
static int64_t
sooner(const struct zone *zone, int32_t day, int64_t from, int64_t cut)
{
	int64_t start;

	if (day == DAY_NONE)
		return cut;
	start = zone_day_start(zone, day);
	return start > from && start < cut ? start : cut;
}

/* Where the piece that begins at FROM ends, if it goes on to END. */
static int64_t
piece_end(const struct zone *zone, const struct series *series, int64_t from,
    int64_t end)
{
	int32_t next = month_first_day(zone_month(zone, from) + 1);
	int64_t cut = sooner(zone, next, from, end);

	for (size_t i = 0; i < series->count; i++) {
		const struct sle *sle = series->seats[i].sle;

		cut = sooner(zone, sle->valid_from, from, cut);
		cut = sooner(zone, sle->watched_from, from, cut);
		if (sle->valid_to != DAY_NONE)
			cut = sooner(zone, sle->valid_to + 1, from, cut);
	}
	return cut;
}

static enum outcome_state
state_of(const struct sle *sle, enum spell_kind kind, int64_t lost)
{
	if (kind == SPELL_UNOBSERVED || kind == SPELL_NONE)
		return OUTCOME_NOT_COVERED;
	if (kind == SPELL_PLANNED || kind == SPELL_FORGIVEN || !sle_judges(sle))
		return OUTCOME_MEASURED;
	return lost == 0 ? OUTCOME_MET : OUTCOME_MISSED;
}

/* What it is by the version of its first day, DAY. */
static enum spell_kind
kind_on(const struct hearing *hearing, struct binding binding, int32_t day)
{
	const struct sle *sle = binding.seat->sle;
	struct spell spell;

	if (!binding.covered || day < sle->watched_from)
		return SPELL_NONE;
	spell_of(&spell, hearing->ticket, sle, hearing->at);
	return spell.kind;
}

static void
outcome_begin(const struct hearing *hearing, const struct sle *sle,
    const struct spell *spell, struct outcome *out)
{
	*out = (struct outcome){
		.ticket_id = hearing->ticket->id,
		.sle = sle,
		.cycle = 1,
		.state = OUTCOME_DEFECTIVE,
		.start = INSTANT_NONE,
		.stop = INSTANT_NONE,
		.at = hearing->at,
		.due = INSTANT_NONE,
		.late_from = INSTANT_NONE,
		.month = MONTH_NONE,
	};
	if (spell->from != NULL) {
		out->start = spell->from->at;
		out->start_line = spell->from->line;
	}
	if (spell->to != NULL) {
		out->stop = spell->to->at;
		out->stop_line = spell->to->line;
		out->at = out->stop;
	}
	if (spell->from != NULL)
		out->wall = out->at - out->start;
	out->elapsed = out->wall;
}

/* The piece from FROM to UNTIL, of the whole that OUT was begun with. */
static void
piece_put(const struct hearing *hearing, struct binding binding, int64_t from,
    int64_t until, struct outcome *out)
{
	int32_t day = zone_day(clocks_zone(hearing->clocks), from);
	bool goes_on = until == out->at && out->stop == INSTANT_NONE;

	out->sle = binding.seat->sle;
	out->spell = kind_on(hearing, binding, day);
	out->start = from;
	out->at = until;
	if (!goes_on) {
		out->stop = until;
		if (out->stop_line == 0) /* cut, and still going on */
			out->stop_line = out->start_line;
	}
	out->wall = until - from;
	out->state = state_of(out->sle, out->spell, out->wall);
	out->elapsed = out->state == OUTCOME_NOT_COVERED ? 0 : out->wall;
	out->month = month_of_day(day);
}

static size_t
pieces_take(const struct hearing *hearing, const struct series *series,
    const struct outcome *whole, struct outcome *out)
{
	const struct zone *zone = clocks_zone(hearing->clocks);
	int64_t from = whole->start;
	uint32_t count = 0;

	do {
		int64_t until = piece_end(zone, series, from, whole->at);
		struct binding binding =
		    version_pick(hearing, series, zone_day(zone, from));

		if (binding.seat != NULL) {
			out[count] = *whole;
			out[count].cycle = count + 1;
			piece_put(hearing, binding, from, until, &out[count]);
			count++;
		}
		from = until;
	} while (from < whole->at);
	return count;
}

/* It has no moment of its own, but a day. */
static bool
is_dated(const struct event *event)
{
	return event != NULL && event->grain == GRAIN_DAY;
}

/* By the first version that knows what began. */
static void
whole_find(const struct hearing *hearing, const struct series *series,
    struct spell *out)
{
	*out = (struct spell){ .kind = SPELL_NONE };
	for (size_t i = 0; i < series->count; i++) {
		spell_of(
		    out, hearing->ticket, series->seats[i].sle, hearing->at);
		if (out->from != NULL)
			return;
	}
}

/* Nothing but an end is known of it: what began is not another SLE's. */
static bool
never_began(const struct hearing *hearing, const struct spell *spell)
{
	return spell->from == NULL && spell->to == hearing->ticket->events;
}

size_t
spells_take(const struct hearing *hearing, const struct series *series,
    struct outcome *out)
{
	struct binding binding =
	    version_pick(hearing, series, hearing->receipt);
	struct spell spell;
	struct outcome whole;

	whole_find(hearing, series, &spell);
	if (spell.from == NULL && !never_began(hearing, &spell))
		return 0;
	outcome_begin(hearing, series->seats->sle, &spell, &whole);
	if (spell.from != NULL && !is_dated(spell.from) &&
	    !is_dated(spell.to) && whole.wall >= 0)
		return pieces_take(hearing, series, &whole, out);
	if (binding.seat == NULL)
		return 0;
	*out = whole;
	out->sle = binding.seat->sle;
	if (spell.from != NULL && whole.wall >= 0)
		out->state = OUTCOME_UNDECIDABLE;
	return 1;
}

size_t
spells_room(const struct hearing *hearing, const struct realm *realm)
{
	const struct zone *zone = clocks_zone(hearing->clocks);
	int64_t first = hearing->ticket->events[0].at;
	int32_t months;

	if (realm->watched == 0)
		return 0;
	months = zone_month(zone, hearing->at) - zone_month(zone, first) + 1;
	return realm->watched * (size_t)months + realm->edges;
}
