/* quality_durations.c -- durations of exactly nothing or exactly the limit,
 * and more cases just within the limit than just beyond it.
 *
 * Only clocks that count seconds: whole days heap by themselves. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/binomial.h"

#include "quality_internal.h"

#define WHOLE 10000 /* basis points */

static bool
is_finished(const struct outcome *outcome)
{
	return outcome->stop != INSTANT_NONE &&
	    (outcome->state == OUTCOME_MET ||
		outcome->state == OUTCOME_MISSED ||
		outcome->state == OUTCOME_MEASURED);
}

/* A date alone has no time of day: its seconds are not the export's. */
static bool
is_date(const struct ticket *ticket, int64_t at)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (ticket->events[i].at == at &&
		    ticket->events[i].grain == GRAIN_DAY)
			return true;
	}
	return false;
}

static bool
has_seconds(const struct ticket *ticket, const struct outcome *outcome)
{
	return is_finished(outcome) && !sle_by_sums(outcome->sle) &&
	    !sle_in_days(outcome->sle) && !is_date(ticket, outcome->start) &&
	    !is_date(ticket, outcome->stop);
}

static bool
has_upper_limit(const struct sle *sle)
{
	return sle->limit != LIMIT_NONE && sle->limit > 0 &&
	    sle->type == TYPE_MAX;
}

static void
heap_see(struct quality_bench *bench, struct duration_cell *cell,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome)
{
	if (outcome->wall == 0) {
		cell->zero++;
		listed_put(
		    bench, &cell->zeros, source, ticket, outcome->stop_line);
	} else if (has_upper_limit(outcome->sle) &&
	    outcome->elapsed == outcome->sle->limit) {
		cell->limit++;
		listed_put(
		    bench, &cell->limits, source, ticket, outcome->stop_line);
	}
}

/* [0.9 T, T) and [T, 1.1 T), exactly. */
static void
bunch_see(struct quality_bench *bench, size_t rule, struct duration_cell *cell,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome)
{
	int64_t band = bench->book->qualities[rule]->band_bp;
	int64_t limit = outcome->sle->limit;
	int64_t share = outcome->elapsed * WHOLE; /* seconds are few */

	if (outcome->elapsed >= limit) {
		cell->beyond += share < limit * (WHOLE + band);
	} else if (share >= limit * (WHOLE - band)) {
		cell->within++;
		listed_put(
		    bench, &cell->withins, source, ticket, outcome->stop_line);
	}
}

static struct duration_cell *
cell_of(struct quality_bench *bench, size_t rule, size_t order)
{
	return &bench->durations[rule * bench->book->sle_count + order];
}

void
durations_see(struct quality_bench *bench, size_t rule,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome)
{
	struct duration_cell *cell =
	    cell_of(bench, rule, quality_order(bench, outcome->sle));
	bool bunching = bench->book->qualities[rule]->check == QUALITY_BUNCHING;

	if (!has_seconds(ticket, outcome) ||
	    (bunching && !has_upper_limit(outcome->sle)))
		return;
	cell->n++;
	bench->looked[rule]++;
	if (bunching)
		bunch_see(bench, rule, cell, source, ticket, outcome);
	else
		heap_see(bench, cell, source, ticket, outcome);
}

/* --- at the end ------------------------------------------------------------
 */

static void
heap_put(struct quality_bench *bench, struct arena *arena, size_t rule,
    size_t order, enum quality_subject subject)
{
	const struct quality_rule *of = bench->book->qualities[rule];
	const struct duration_cell *cell = cell_of(bench, rule, order);
	bool zero = subject == SUBJECT_ZERO;
	uint64_t count = zero ? cell->zero : cell->limit;
	struct quality_finding *finding;

	if (count == 0)
		return;
	finding =
	    finding_put(bench, arena, of, zero ? &cell->zeros : &cell->limits);
	finding->sle = bench->book->sles[order];
	finding->process = finding->sle->process;
	finding->subject = subject;
	finding->count = count;
	finding->n = cell->n;
	if (count * WHOLE > cell->n * (uint64_t)of->share_bp)
		finding->severity = DIAG_WARNING;
}

static void
bunch_put(
    struct quality_bench *bench, struct arena *arena, size_t rule, size_t order)
{
	const struct quality_rule *of = bench->book->qualities[rule];
	const struct duration_cell *cell = cell_of(bench, rule, order);
	uint64_t both = cell->within + cell->beyond;
	double chance;
	struct quality_finding *finding;

	if (both < (uint64_t)of->least)
		return;
	chance = binomial_at_least((int64_t)cell->within, (int64_t)both, 0.5);
	if (chance * WHOLE > of->level_bp)
		return;
	finding = finding_put(bench, arena, of, &cell->withins);
	finding->sle = bench->book->sles[order];
	finding->process = finding->sle->process;
	finding->count = cell->within;
	finding->against = cell->beyond;
	finding->n = cell->n;
	finding->chance = (int64_t)(chance * 1e7 + 0.5);
}

void
durations_end(struct quality_bench *bench, size_t rule, struct arena *arena)
{
	const struct quality_rule *of = bench->book->qualities[rule];

	for (size_t order = 0; order < bench->book->sle_count; order++) {
		if (cell_of(bench, rule, order)->n == 0)
			continue;
		if (of->check == QUALITY_BUNCHING) {
			bunch_put(bench, arena, rule, order);
		} else if (cell_of(bench, rule, order)->n >=
		    (uint64_t)of->least) {
			heap_put(bench, arena, rule, order, SUBJECT_ZERO);
			heap_put(bench, arena, rule, order, SUBJECT_LIMIT);
		}
	}
}
