/* quality.c -- what many rows together show of the data: store -> judge ->
 * audit. A book that asks for nothing costs nothing. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/quality_bench.h"
#include "slaudit/reader.h"
#include "slaudit/zone.h"

struct looking {
	struct flow *flow;
	const struct audit *audit;
	struct quality_bench *bench;
	struct zone *zone;              /* the book's */
	struct zone **zones;            /* of the files, each its own or NULL */
	struct quality_source *sources; /* by file */
	struct query *outcomes;
	struct outcome outcome; /* of the next ticket that has any */
	bool waiting;
	struct arena batch; /* of one ticket */
	struct arena other; /* of its outcomes */
};

/* --- where tickets come from -----------------------------------------------
 */

static int
sources_open(struct looking *l, struct fault *fault)
{
	size_t count = l->audit->file_count;

	l->zones = mem_new(count + 1, sizeof(struct zone *));
	l->sources = mem_new(count + 1, sizeof(*l->sources));
	for (size_t i = 0; i < count; i++) {
		const struct export_file *file = &l->audit->files[i];

		l->sources[i].file = file->name;
		if (file->zone == NULL || *file->zone == '\0')
			continue;
		for (size_t j = 0; j < i && l->sources[i].zone == NULL; j++) {
			if (l->zones[j] != NULL &&
			    strcmp(zone_name(l->zones[j]), file->zone) == 0)
				l->sources[i].zone = l->zones[j];
		}
		if (l->sources[i].zone != NULL)
			continue;
		if (zone_open(&l->zones[i], file->zone, fault) != 0)
			return -1;
		l->sources[i].zone = l->zones[i];
	}
	return 0;
}

static void
looking_close(struct looking *l)
{
	for (size_t i = 0; l->zones != NULL && i < l->audit->file_count; i++)
		zone_close(l->zones[i]);
	free(l->zones);
	free(l->sources);
	quality_free(l->bench);
	arena_release(&l->batch);
	arena_release(&l->other);
	zone_close(l->zone);
}

static const struct export_file *
file_of(const struct looking *l, const struct ticket *ticket)
{
	return files_find(
	    l->audit->files, l->audit->file_count, ticket->export_id);
}

static const struct quality_source *
source_of(const struct looking *l, const struct ticket *ticket)
{
	return &l->sources[file_of(l, ticket) - l->audit->files];
}

/* --- all tickets, process by process, by key --------------------------------
 */

static int
process_see(struct looking *l, const char *process, struct fault *fault)
{
	struct query *query = NULL;
	struct ticket ticket;
	int got;

	if (store_process_tickets(l->flow->store, process, &query, fault) != 0)
		return -1;
	while ((got = query_ticket(
		    query, &l->batch, &l->flow->vocab, &ticket, fault)) > 0) {
		got = quality_see_ticket(
		    l->bench, source_of(l, &ticket), &ticket, fault);
		if (got != 0)
			break;
		arena_reset(&l->batch);
	}
	query_close(query);
	return got;
}

static int
tickets_see(struct looking *l, struct fault *fault)
{
	const struct book *book = l->flow->book;

	for (size_t i = 0; i < book->process_count; i++) {
		const char *id = book->processes[i].id;

		if (quality_wants_tickets(l->bench, id) &&
		    process_see(l, id, fault) != 0)
			return -1;
	}
	return 0;
}

/* --- claims ------------------------------------------------------------------
 */

static const struct mapping *
mapping_of(const struct looking *l, const struct ticket *ticket)
{
	const struct export_file *file = file_of(l, ticket);
	const struct book *book = l->flow->book;

	for (size_t i = 0; i < book->mapping_count; i++) {
		if (strcmp(book->mappings[i]->id, file->mapping) == 0)
			return book->mappings[i];
	}
	return NULL;
}

/* An id, or one that its table of limits makes of it. */
static bool
is_about(const struct claim_rule *rule, const struct sle *sle)
{
	size_t len = strlen(rule->sle);

	return strncmp(rule->sle, sle->id, len) == 0 &&
	    (sle->id[len] == '\0' || sle->id[len] == '~');
}

static void
due_read(const struct looking *l, const struct mapping *mapping,
    const struct ticket *ticket, struct quality_claim *claim)
{
	enum { MINUTE = 60 };
	const char *word = claim->words[CLAIM_DUE];
	struct timestamp stamp;

	if (word == NULL ||
	    !reader_time(mapping, source_of(l, ticket)->zone, word, &stamp))
		return;
	claim->due = stamp.at;
	claim->due_until = stamp.grain == GRAIN_DAY ? stamp.until
	    : stamp.grain == GRAIN_MINUTE           ? stamp.at + MINUTE
						    : stamp.at + 1;
}

static void
claims_see(struct looking *l, const struct mapping *mapping,
    const struct ticket *ticket)
{
	for (size_t i = 0; i < mapping->claim_count; i++) {
		const struct claim_rule *rule = &mapping->claims[i];
		struct quality_claim claim = { .rule = rule,
			.due = INSTANT_NONE };

		if (!is_about(rule, l->outcome.sle))
			continue;
		for (int part = 0; part < CLAIM_PARTS; part++)
			claim.words[part] = rule->attributes[part] == NULL
			    ? NULL
			    : ticket_attribute(ticket, rule->attributes[part]);
		due_read(l, mapping, ticket, &claim);
		quality_see_claim(l->bench, source_of(l, ticket), ticket,
		    &l->outcome, &claim);
	}
}

/* --- outcomes that have a month, ticket by ticket ----------------------------
 */

static int
outcome_next(struct looking *l, struct fault *fault)
{
	int got;

	arena_reset(&l->other);
	got = query_outcome(
	    l->outcomes, &l->other, l->flow->book, &l->outcome, fault);
	l->waiting = got > 0;
	return got < 0 ? -1 : 0;
}

static int
ticket_see(struct looking *l, const struct ticket *ticket, struct fault *fault)
{
	const struct mapping *mapping = mapping_of(l, ticket);

	while (l->waiting && l->outcome.ticket_id == ticket->id) {
		quality_see_outcome(
		    l->bench, source_of(l, ticket), ticket, &l->outcome);
		if (mapping != NULL && l->outcome.month >= l->audit->from_month)
			claims_see(l, mapping, ticket);
		if (outcome_next(l, fault) != 0)
			return -1;
	}
	return 0;
}

static int
outcomes_see(struct looking *l, struct fault *fault)
{
	struct store *store = l->flow->store;
	int32_t from = quality_wants_outcomes(l->bench);
	int32_t to = l->audit->to_month;
	struct query *query = NULL;
	struct ticket ticket;
	int got = -1;

	if (from == MONTH_NONE)
		return 0;
	if (store_month_outcomes(store, from, to, &l->outcomes, fault) == 0 &&
	    store_month_tickets(store, from, to, &query, fault) == 0)
		got = outcome_next(l, fault);
	while (got == 0) {
		arena_reset(&l->batch);
		got = query_ticket(
		    query, &l->batch, &l->flow->vocab, &ticket, fault);
		if (got <= 0)
			break;
		got = ticket_see(l, &ticket, fault);
	}
	query_close(query);
	query_close(l->outcomes);
	return got;
}

/* --- what was seen row by row ------------------------------------------------
 */

/* A rule that is asked while files are read: of how many tickets, and how many
 * diags it raised. */
static void
run_count(const struct audit *audit, struct quality_run *run)
{
	enum diag_code code = quality_code(run->rule->check);

	for (size_t i = 0; i < audit->file_count; i++) {
		const struct export_file *file = &audit->files[i];

		if (quality_asked(audit->book, run->rule->check,
			file->process) != run->rule)
			continue;
		run->looked += file->tally.tickets;
		run->found += file->tally.diags[code];
	}
}

int
quality_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct looking l = { .flow = flow, .audit = audit };
	int rc = zone_open(&l.zone, flow->book->zone, fault);

	if (rc == 0) {
		l.bench = quality_new(
		    flow->book, l.zone, audit->from_month, audit->to_month);
		rc = sources_open(&l, fault);
	}
	if (rc == 0)
		rc = tickets_see(&l, fault);
	if (rc == 0)
		rc = outcomes_see(&l, fault);
	if (rc == 0)
		rc = quality_end(l.bench, arena, &audit->quality, fault);
	looking_close(&l);
	for (size_t i = 0; rc == 0 && i < audit->quality.run_count; i++) {
		struct quality_run *run = &audit->quality.runs[i];

		if (run->rule->check == QUALITY_SAME_TIME ||
		    run->rule->check == QUALITY_CONTROL)
			run_count(audit, run);
	}
	return rc;
}
