/* ageing.c -- what was open at the as-of time: how old, and how near its limit.
 */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

struct aging {
	struct audit *audit;
	struct arena *arena;
	int64_t period_end; /* what began later is another report's */
	size_t room;        /* of the ageings */
	size_t risk_room;
};

int
aging_open(struct aging **out, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct zone *zone = NULL;
	struct aging *aging;

	if (zone_open(&zone, audit->book->zone, fault) != 0)
		return -1;
	aging = arena_new(arena, 1, sizeof(*aging));
	*aging = (struct aging){
		.audit = audit,
		.arena = arena,
		.period_end =
		    zone_day_start(zone, month_first_day(audit->to_month + 1)),
	};
	zone_close(zone);
	*out = aging;
	return 0;
}

static bool
is_open(const struct outcome *outcome)
{
	return outcome->state == OUTCOME_WITHIN ||
	    outcome->state == OUTCOME_PAUSED || outcome->state == OUTCOME_OVER;
}

/* Outcomes come id by id: the last one is the one, or a new one is. */
static struct ageing *
ageing_of(struct aging *aging, const struct sle *sle)
{
	struct audit *audit = aging->audit;
	size_t count = audit->ageing_count;

	if (count > 0 &&
	    strcmp(audit->ageings[count - 1].sle->id, sle->id) == 0)
		return &audit->ageings[count - 1];
	audit->ageings = arena_grow(aging->arena, audit->ageings, &aging->room,
	    count, sizeof(*audit->ageings));
	audit->ageings[count] = (struct ageing){ .sle = sle };
	audit->ageing_count++;
	return &audit->ageings[count];
}

/* Each edge belongs to the band below it. */
static size_t
band_of(const struct book *book, int64_t age)
{
	size_t band = 0;

	while (band < book->age_count && age > book->ages[band])
		band++;
	return band;
}

void
aging_see(struct aging *aging, const struct outcome *outcome)
{
	struct audit *audit = aging->audit;
	struct ageing *ageing;

	if (!is_open(outcome) || outcome->start >= aging->period_end)
		return;
	ageing = ageing_of(aging, outcome->sle);
	ageing->open++;
	ageing->bands[band_of(audit->book, outcome->wall)]++;
	if (outcome->wall > ageing->oldest)
		ageing->oldest = outcome->wall;
	if (!outcome_at_risk(outcome, audit->book->at_risk_bp))
		return;
	ageing->at_risk++;
	audit->risks = arena_grow(aging->arena, audit->risks, &aging->risk_room,
	    audit->risk_count, sizeof(*audit->risks));
	audit->risks[audit->risk_count++] =
	    (struct exhibit){ .outcome = *outcome };
}

/* The soonest due first; where a pause hides when that is, last. */
static int
by_due(const void *left, const void *right)
{
	const struct exhibit *a = left;
	const struct exhibit *b = right;
	bool a_hidden = a->outcome.due == INSTANT_NONE;
	bool b_hidden = b->outcome.due == INSTANT_NONE;

	if (a_hidden != b_hidden)
		return a_hidden - b_hidden;
	if (a->outcome.due != b->outcome.due)
		return a->outcome.due < b->outcome.due ? -1 : 1;
	if (a->outcome.sle->ordinal != b->outcome.sle->ordinal)
		return a->outcome.sle->ordinal < b->outcome.sle->ordinal ? -1
									 : 1;
	return strcmp(a->ticket.key, b->ticket.key);
}

int
aging_tickets(struct aging *aging, struct flow *flow, struct fault *fault)
{
	struct audit *audit = aging->audit;

	for (size_t i = 0; i < audit->risk_count; i++) {
		struct exhibit *risk = &audit->risks[i];
		int got =
		    store_get_ticket(flow->store, aging->arena, &flow->vocab,
			risk->outcome.ticket_id, &risk->ticket, fault);

		if (got == 0)
			mem_die("an outcome without its ticket");
		if (got < 0)
			return -1;
		risk->file = files_find(
		    audit->files, audit->file_count, risk->ticket.export_id);
	}
	if (audit->risk_count > 0)
		qsort(audit->risks, audit->risk_count, sizeof(*audit->risks),
		    by_due);
	return 0;
}
