/* quality.c -- the checks of the data that a book asks for, side by side. */
/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/sorter.h"
#include "slaudit/zone.h"

#include "quality_internal.h"

enum { IDS_BUDGET = 16 * 1024 * 1024 };

/* --- what is looked at ---------------------------------------------------- */

bool
quality_looks(const struct quality_rule *rule, const char *process)
{
	for (size_t i = 0; i < rule->processes.count; i++) {
		if (strcmp(rule->processes.items[i], process) == 0)
			return true;
	}
	return rule->processes.count == 0;
}

int32_t
quality_first_month(
    const struct quality_bench *bench, const struct quality_rule *rule)
{
	return rule->months == 0 ? bench->from_month
				 : bench->to_month - rule->months + 1;
}

bool
quality_in_window(const struct quality_bench *bench,
    const struct quality_rule *rule, int32_t month)
{
	return month != MONTH_NONE && month <= bench->to_month &&
	    month >= quality_first_month(bench, rule);
}

size_t
quality_order(const struct quality_bench *bench, const struct sle *sle)
{
	return book_first_version(bench->book, sle)->ordinal;
}

static bool
wants_outcomes(const struct quality_rule *rule)
{
	return rule->check == QUALITY_HEAPING ||
	    rule->check == QUALITY_BUNCHING;
}

static bool
wants_tickets(const struct quality_rule *rule)
{
	return rule->check == QUALITY_GAP || rule->check == QUALITY_MIDNIGHT ||
	    rule->check == QUALITY_WEEKEND || rule->check == QUALITY_LABELS;
}

bool
quality_wants_tickets(const struct quality_bench *bench, const char *process)
{
	for (size_t i = 0; i < bench->book->quality_count; i++) {
		const struct quality_rule *rule = bench->book->qualities[i];

		if (wants_tickets(rule) && quality_looks(rule, process))
			return true;
	}
	return false;
}

int32_t
quality_wants_outcomes(const struct quality_bench *bench)
{
	int32_t first = MONTH_NONE;

	for (size_t i = 0; i < bench->book->mapping_count; i++) {
		if (bench->book->mappings[i]->claim_count > 0)
			first = bench->from_month;
	}
	for (size_t i = 0; i < bench->book->quality_count; i++) {
		const struct quality_rule *rule = bench->book->qualities[i];
		int32_t month = quality_first_month(bench, rule);

		if (wants_outcomes(rule) &&
		    (first == MONTH_NONE || month < first))
			first = month;
	}
	return first;
}

/* --- the bench -------------------------------------------------------------
 */

struct quality_bench *
quality_new(const struct book *book, const struct zone *zone,
    int32_t from_month, int32_t to_month)
{
	struct quality_bench *bench = mem_new(1, sizeof(*bench));
	size_t rules = book->quality_count;

	bench->book = book;
	bench->zone = zone;
	bench->from_month = from_month;
	bench->to_month = to_month;
	bench->looked = mem_new(rules + 1, sizeof(*bench->looked));
	bench->ids = mem_new(rules + 1, sizeof(struct sorter *));
	bench->durations =
	    mem_new(rules * book->sle_count + 1, sizeof(*bench->durations));
	bench->claims = mem_new(book->sle_count + 1, sizeof(*bench->claims));
	for (size_t i = 0; i < rules; i++) {
		if (book->qualities[i]->check == QUALITY_GAP)
			bench->ids[i] = sorter_new(IDS_BUDGET);
	}
	return bench;
}

void
quality_free(struct quality_bench *bench)
{
	if (bench == NULL)
		return;
	for (size_t i = 0; i < bench->book->quality_count; i++)
		sorter_free(bench->ids[i]);
	labels_release(bench);
	free(bench->stamps);
	free(bench->claims);
	free(bench->durations);
	free(bench->ids);
	free(bench->looked);
	vocab_release(&bench->vocab);
	arena_release(&bench->arena);
	free(bench);
}

/* --- what goes in ----------------------------------------------------------
 */

/* The month of its first stamp. */
static int32_t
ticket_month(const struct quality_bench *bench, const struct ticket *ticket)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (zone_holds(ticket->events[i].at))
			return zone_month(bench->zone, ticket->events[i].at);
	}
	return MONTH_NONE;
}

int
quality_see_ticket(struct quality_bench *bench,
    const struct quality_source *source, const struct ticket *ticket,
    struct fault *fault)
{
	int32_t month = ticket_month(bench, ticket);

	for (size_t i = 0; i < bench->book->quality_count; i++) {
		const struct quality_rule *rule = bench->book->qualities[i];
		bool inside = quality_in_window(bench, rule, month);

		if (!wants_tickets(rule) ||
		    !quality_looks(rule, ticket->process))
			continue;
		if (rule->check == QUALITY_GAP) {
			if (ids_see(bench, i, ticket, inside, fault) != 0)
				return -1;
		} else if (inside && rule->check == QUALITY_LABELS) {
			labels_see(bench, i, source, ticket);
		} else if (inside) {
			stamps_see(bench, i, source, ticket);
		}
	}
	return 0;
}

void
quality_see_outcome(struct quality_bench *bench,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome)
{
	for (size_t i = 0; i < bench->book->quality_count; i++) {
		const struct quality_rule *rule = bench->book->qualities[i];

		if (wants_outcomes(rule) &&
		    quality_looks(rule, ticket->process) &&
		    quality_in_window(bench, rule, outcome->month))
			durations_see(bench, i, source, ticket, outcome);
	}
}

/* --- findings --------------------------------------------------------------
 */

struct quality_ticket *
listed_put(struct quality_bench *bench, struct listed *listed,
    const struct quality_source *source, const struct ticket *ticket,
    uint32_t line)
{
	struct quality_ticket *item;

	listed->items = arena_grow(&bench->arena, listed->items, &listed->room,
	    listed->count, sizeof(*listed->items));
	item = &listed->items[listed->count++];
	*item = (struct quality_ticket){
		.key = arena_copy(&bench->arena, ticket->key),
		.file = source->file,
		.line = line,
	};
	return item;
}

static int
by_key(const void *left, const void *right)
{
	const struct quality_ticket *a = left;
	const struct quality_ticket *b = right;
	int order = strcmp(a->key, b->key);

	if (order != 0)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->part > b->part) - (a->part < b->part);
}

static void
tickets_give(struct arena *arena, const struct listed *listed,
    struct quality_finding *out)
{
	out->ticket_count = listed->count;
	out->tickets =
	    arena_new(arena, listed->count + 1, sizeof(*out->tickets));
	for (size_t i = 0; i < listed->count; i++) {
		struct quality_ticket *to = &out->tickets[i];

		*to = listed->items[i];
		to->key = arena_copy(arena, to->key);
		if (to->claimed != NULL)
			to->claimed = arena_copy(arena, to->claimed);
	}
	if (listed->count > 1)
		qsort(
		    out->tickets, listed->count, sizeof(*out->tickets), by_key);
}

struct quality_finding *
finding_of(struct quality_bench *bench, struct arena *arena,
    enum diag_code code, const struct listed *listed)
{
	struct quality_finding *finding;

	bench->findings = arena_grow(arena, bench->findings, &bench->room,
	    bench->count, sizeof(*bench->findings));
	finding = &bench->findings[bench->count++];
	*finding = (struct quality_finding){
		.code = code,
		.severity = diag_severity(code),
		.gate = diag_gate(code),
		.chance = -1,
	};
	tickets_give(arena, listed, finding);
	return finding;
}

struct quality_finding *
finding_put(struct quality_bench *bench, struct arena *arena,
    const struct quality_rule *rule, const struct listed *listed)
{
	struct quality_finding *finding =
	    finding_of(bench, arena, quality_code(rule->check), listed);

	finding->rule = rule;
	finding->severity = rule->severity;
	finding->gate = rule->gate;
	return finding;
}

static int
compare_words(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

static int
by_what(const void *left, const void *right)
{
	const struct quality_finding *a = left;
	const struct quality_finding *b = right;
	int order = 0;

	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	order = compare_words(a->process, b->process);
	if (order == 0 && a->sle != NULL && b->sle != NULL)
		order = book_order(a->sle->id, b->sle->id);
	if (order == 0)
		order = (a->subject > b->subject) - (a->subject < b->subject);
	if (order == 0)
		order = compare_words(a->word, b->word);
	if (order == 0)
		order = compare_words(a->first, b->first);
	if (order == 0)
		order = compare_words(a->second, b->second);
	return order != 0 || a->rule == NULL || b->rule == NULL
	    ? order
	    : strcmp(a->rule->id, b->rule->id);
}

static void
runs_give(
    const struct quality_bench *bench, struct arena *arena, struct quality *out)
{
	out->run_count = bench->book->quality_count;
	out->runs = arena_new(arena, out->run_count + 1, sizeof(*out->runs));
	for (size_t i = 0; i < out->run_count; i++) {
		struct quality_run *run = &out->runs[i];

		run->rule = bench->book->qualities[i];
		run->looked = bench->looked[i];
		for (size_t f = 0; f < out->finding_count; f++)
			run->found += out->findings[f].rule == run->rule;
	}
}

int
quality_end(struct quality_bench *bench, struct arena *arena,
    struct quality *out, struct fault *fault)
{
	for (size_t i = 0; i < bench->book->quality_count; i++) {
		if (wants_outcomes(bench->book->qualities[i]))
			durations_end(bench, i, arena);
		if (bench->ids[i] != NULL &&
		    ids_end(bench, i, arena, fault) != 0)
			return -1;
	}
	stamps_end(bench, arena);
	labels_end(bench, arena);
	claims_end(bench, arena);
	if (bench->count > 1)
		qsort(bench->findings, bench->count, sizeof(*bench->findings),
		    by_what);
	*out = (struct quality){
		.findings = bench->findings,
		.finding_count = bench->count,
		.claims = bench->claim_count,
	};
	runs_give(bench, arena, out);
	return 0;
}
