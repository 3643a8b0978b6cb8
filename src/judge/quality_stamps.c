/* quality_stamps.c -- events whose stamps are all at midnight, or all on
 * weekends: dates that were taken for times, or a job that wrote them. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/mem.h"
#include "slaudit/zone.h"

#include "quality_internal.h"

enum {
	WHOLE = 10000, /* basis points */
	QUARTER = 900, /* every zone's midnight is one of an hour in UTC */
	SATURDAY = 5   /* day_weekday: 0 is Monday */
};

/* The book's own words are the same pointers in every ticket. */
static struct stamp_cell *
cell_of(struct quality_bench *bench, const struct quality_rule *rule,
    const char *process, const char *event)
{
	struct stamp_cell *cell;

	for (size_t i = 0; i < bench->stamp_count; i++) {
		cell = &bench->stamps[i];
		if (cell->rule == rule && cell->process == process &&
		    cell->event == event)
			return cell;
	}
	bench->stamps = mem_grow(bench->stamps, &bench->stamp_room,
	    bench->stamp_count, sizeof(*bench->stamps));
	cell = &bench->stamps[bench->stamp_count++];
	*cell = (struct stamp_cell){
		.rule = rule,
		.process = process,
		.event = event,
	};
	return cell;
}

static bool
is_midnight(const struct zone *zone, int64_t at)
{
	struct civil local;

	if (zone == NULL)
		return at % SECONDS_PER_DAY == 0;
	zone_local(zone, at, &local);
	return local.hour == 0 && local.minute == 0 && local.second == 0;
}

static void
cell_hit(struct quality_bench *bench, struct stamp_cell *cell,
    enum midnight which, const struct quality_source *source,
    const struct ticket *ticket, const struct event *event)
{
	cell->hits[which]++;
	listed_put(bench, &cell->lists[which], source, ticket, event->line);
}

static void
midnight_see(struct quality_bench *bench, struct stamp_cell *cell,
    const struct quality_source *source, const struct ticket *ticket,
    const struct event *event)
{
	const struct zone *const zones[] = { NULL, source->zone, bench->zone };

	if (event->at % QUARTER != 0)
		return;
	for (int i = 0; i < MIDNIGHTS; i++) {
		if (is_midnight(zones[i], event->at))
			cell_hit(bench, cell, (enum midnight)i, source, ticket,
			    event);
	}
}

static void
weekend_see(struct quality_bench *bench, struct stamp_cell *cell,
    const struct quality_source *source, const struct ticket *ticket,
    const struct event *event)
{
	if (day_weekday(zone_day(bench->zone, event->at)) >= SATURDAY)
		cell_hit(bench, cell, MIDNIGHT_UTC, source, ticket, event);
}

/* Dates alone say that they are dates: a day of them is no midnight. */
void
stamps_see(struct quality_bench *bench, size_t rule,
    const struct quality_source *source, const struct ticket *ticket)
{
	const struct quality_rule *of = bench->book->qualities[rule];

	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];
		struct stamp_cell *cell;

		if (!zone_holds(event->at) ||
		    (event->grain == GRAIN_DAY &&
			of->check == QUALITY_MIDNIGHT))
			continue;
		cell = cell_of(bench, of, ticket->process, event->name);
		cell->n++;
		bench->looked[rule]++;
		if (of->check == QUALITY_MIDNIGHT)
			midnight_see(bench, cell, source, ticket, event);
		else
			weekend_see(bench, cell, source, ticket, event);
	}
}

void
stamps_end(struct quality_bench *bench, struct arena *arena)
{
	for (size_t i = 0; i < bench->stamp_count; i++) {
		const struct stamp_cell *cell = &bench->stamps[i];
		const struct quality_rule *rule = cell->rule;
		struct quality_finding *finding;
		size_t most = 0;

		for (size_t z = 1; z < MIDNIGHTS; z++)
			most = cell->hits[z] > cell->hits[most] ? z : most;
		if (cell->n < (uint64_t)rule->least ||
		    cell->hits[most] * WHOLE <
			cell->n * (uint64_t)rule->share_bp)
			continue;
		finding = finding_put(bench, arena, rule, &cell->lists[most]);
		finding->process = cell->process;
		finding->subject = SUBJECT_EVENT;
		finding->word = cell->event;
		finding->count = cell->hits[most];
		finding->n = cell->n;
	}
}
