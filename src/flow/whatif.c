/* whatif.c -- the store's tickets under other books: store -> measure. */
/* SPDX-License-Identifier: MIT */
#include "whatif_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/registered.h"
#include "slaudit/report.h"
#include "slaudit/zone.h"

/* --- the other books ------------------------------------------------------ */

/* The words of those before it stay the same pointers: one ticket is held
 * against all. */
static int
book_open(struct flow *flow, const char *dir, const char *profile,
    struct book **out, struct fault *fault)
{
	const struct rules_ask ask = { .dir = dir,
		.profile = profile,
		.above = flow->other_count == 0
		    ? &flow->book->words
		    : &flow->others[flow->other_count - 1]->words };

	if (rules_read_under(
		&flow->arena, &ask, out, &flow->complaints, fault) != 0)
		return -1;
	flow->others = arena_grow(&flow->arena, flow->others, &flow->other_room,
	    flow->other_count, sizeof(flow->others[0]));
	flow->others[flow->other_count++] = *out;
	return 0;
}

static int
side_open(struct comparing *c, const char *dir, const char *profile,
    bool listed, struct fault *fault)
{
	struct side *side = &c->sides[c->out->count];
	struct book *book;

	if (book_open(c->flow, dir, profile, &book, fault) != 0)
		return -1;
	if (listed && !book->profile.list)
		return 0;
	if (clocks_open(&side->clocks, book, fault) != 0)
		return -1;
	side->out = &c->out->items[c->out->count++];
	side->out->book = book;
	side->attain = attain_new(book, ATTAIN_BUDGET);
	attain_workers(side->attain, flow_workers(c->flow));
	side->first_month = side->last_month = MONTH_NONE;
	return 0;
}

/* What the store holds must be what the other book would have read. */
static int
side_check(
    const struct comparing *c, const struct side *side, struct fault *fault)
{
	const struct book *book = side->out->book;

	for (size_t i = 0; i < c->file_count; i++) {
		if (!reading_fits(&c->flow->arena, book, &c->files[i]))
			return fault_set(fault, FAULT_STORE,
			    c->flow->run->store, 0,
			    "%s was read by another mapping '%s' than that of "
			    "%s%s%s: the tickets cannot be compared",
			    c->files[i].name, c->files[i].mapping, book->id,
			    book->profile.id == NULL ? "" : ", profile ",
			    book->profile.id == NULL ? "" : book->profile.id);
	}
	return 0;
}

static int
sides_open(
    struct comparing *c, const struct whatif_ask *ask, struct fault *fault)
{
	const char *dir = c->flow->run->rules;
	size_t most = ask->profile_count + 1;

	c->sides = mem_new(most, sizeof(c->sides[0]));
	c->out->items =
	    arena_new(&c->flow->arena, most, sizeof(c->out->items[0]));
	if (ask->against != NULL &&
	    side_open(c, ask->against, NULL, false, fault) != 0)
		return -1;
	for (size_t i = 0; i < ask->profile_count; i++) {
		if (side_open(c, dir, ask->profiles[i], ask->listed, fault) !=
		    0)
			return -1;
	}
	for (size_t i = 0; i < c->out->count; i++) {
		if (side_check(c, &c->sides[i], fault) != 0)
			return -1;
	}
	return 0;
}

static void
sides_close(struct comparing *c)
{
	for (size_t i = 0; c->sides != NULL && i < c->out->count; i++) {
		attain_free(c->sides[i].attain);
		clocks_close(c->sides[i].clocks);
	}
	free(c->sides);
}

/* --- ticket by ticket ----------------------------------------------------- */

static int
outcomes_load(const struct comparing *c, struct arena *arena,
    struct compared *of, struct fault *fault)
{
	struct query *query = NULL;
	struct outcome *outcomes = NULL;
	struct outcome outcome;
	size_t room = 0;
	int got;

	of->count = 0;
	if (store_ticket_outcomes(
		c->flow->store, of->ticket->id, &query, fault) != 0)
		return -1;
	while ((got = query_outcome(
		    query, arena, c->flow->book, &outcome, fault)) > 0) {
		outcomes = arena_grow(
		    arena, outcomes, &room, of->count, sizeof(outcome));
		outcomes[of->count++] = outcome;
	}
	query_close(query);
	of->outcomes = outcomes;
	return got;
}

static void
month_see(struct side *side, int32_t month)
{
	if (month == MONTH_NONE)
		return;
	if (side->first_month == MONTH_NONE || month < side->first_month)
		side->first_month = month;
	if (side->last_month == MONTH_NONE || month > side->last_month)
		side->last_month = month;
}

static int64_t
judged_at(const struct comparing *c, const struct export_file *file)
{
	return file->cutoff < c->out->as_of ? file->cutoff : c->out->as_of;
}

/* What the files saw, and be it that nothing happened. */
static void
sides_watch(const struct comparing *c)
{
	for (size_t i = 0; i < c->out->count; i++) {
		const struct side *side = &c->sides[i];

		for (size_t k = 0; k < c->file_count; k++) {
			const struct export_file *file = &c->files[k];

			attain_watch(side->attain, side->clocks, file->process,
			    judged_at(c, file),
			    file->coverage == COVERAGE_EXTRACT);
		}
	}
}

/* What people said of a ticket holds under any book: an exclusion is no flip.
 */
static size_t
side_measure(const struct comparing *c, const struct side *side,
    struct arena *arena, const struct compared *of, struct outcome **out)
{
	const struct registers *registers = &c->flow->registers;
	int64_t at = judged_at(c, of->file);
	const struct bench bench = { side->clocks, side->out->book, registers,
		at };
	struct registered told;

	if (registers->count == 0)
		return measure_ticket(
		    arena, side->clocks, side->out->book, of->ticket, at, out);
	measure_registered(arena, &bench, of->ticket, &told);
	*out = told.now;
	return told.now_count;
}

static int
side_take(const struct comparing *c, struct side *side, struct arena *arena,
    const struct compared *of, struct fault *fault)
{
	struct outcome *outcomes;
	size_t count = side_measure(c, side, arena, of, &outcomes);

	for (size_t i = 0; i < count; i++) {
		month_see(side, outcomes[i].month);
		if (attain_put(side->attain, &outcomes[i],
			of->file->coverage == COVERAGE_EXTRACT, fault) != 0)
			return -1;
	}
	flips_find(c, side, of, outcomes, count);
	return 0;
}

static int
ticket_take(const struct comparing *c, struct arena *arena,
    const struct ticket *ticket, struct fault *fault)
{
	struct compared of = { .ticket = ticket,
		.file =
		    files_find(c->files, c->file_count, ticket->export_id) };

	if (outcomes_load(c, arena, &of, fault) != 0)
		return -1;
	for (size_t i = 0; i < c->out->count; i++) {
		if (side_take(c, &c->sides[i], arena, &of, fault) != 0)
			return -1;
	}
	return 0;
}

static int
tickets_take(const struct comparing *c, struct fault *fault)
{
	struct flow *flow = c->flow;
	struct vocab words = {
		.parent = &flow->others[flow->other_count - 1]->words,
	};
	struct arena arena = { 0 };
	struct query *query = NULL;
	struct ticket ticket;
	uint64_t done = 0;
	int got = store_each_ticket(flow->store, &query, fault);

	while (got == 0 || got == 1) {
		got = query_ticket(query, &arena, &words, &ticket, fault);
		if (got <= 0)
			break;
		if (ticket_take(c, &arena, &ticket, fault) != 0)
			got = -1;
		arena_reset(&arena);
		flow_tell(flow, "compare", ++done, 0);
	}
	query_close(query);
	arena_release(&arena);
	vocab_release(&words);
	return got;
}

static int
sides_compare(const struct comparing *c, struct fault *fault)
{
	struct attainment *rows;
	struct attained before = { 0 };

	if (tickets_take(c, fault) != 0 ||
	    rows_load(c->flow, &c->flow->arena, &rows, &before.count, fault) !=
		0)
		return -1;
	before.items = rows;
	sides_watch(c);
	for (size_t i = 0; i < c->out->count; i++) {
		flips_sort(c->sides[i].out);
		if (months_find(c, &c->sides[i], &before, fault) != 0)
			return -1;
	}
	return 0;
}

/* --- what was asked ------------------------------------------------------- */

/* Nothing said: every profile there is. */
static int
ask_complete(struct flow *flow, struct whatif_ask *ask, struct fault *fault)
{
	struct words names;

	if (ask->against != NULL || ask->profile_count > 0)
		return 0;
	if (rules_profiles(&flow->arena, flow->run->rules, &names,
		&flow->complaints, fault) != 0)
		return -1;
	ask->profiles = names.items;
	ask->profile_count = names.count;
	if (names.count > 0 || ask->listed)
		return 0;
	return fault_set(fault, FAULT_USAGE, flow->run->rules, 0,
	    "has no profiles: say --against another book");
}

/* A report has loaded them before, and points at them. */
static int
registers_once(struct flow *flow, struct fault *fault)
{
	return flow->registers.count > 0 ? 0 : registers_load(flow, fault);
}

int
flow_whatif(struct flow *flow, const struct whatif_ask *asked,
    struct whatifs *out, struct fault *fault)
{
	struct comparing c = { .flow = flow, .out = out };
	struct whatif_ask ask = *asked;
	struct audit facts = { 0 };
	int rc = -1;

	*out = (struct whatifs){ .book = flow->book,
		.from_month = asked->from_month,
		.to_month = asked->to_month };
	if (facts_load(flow, &flow->arena, &facts, fault) == 0 &&
	    files_load(flow, &flow->arena, &c.files, &c.file_count, fault) ==
		0 &&
	    registers_once(flow, fault) == 0 &&
	    ask_complete(flow, &ask, fault) == 0)
		rc = sides_open(&c, &ask, fault);
	out->as_of = facts.as_of;
	if (rc == 0 && out->count > 0)
		rc = sides_compare(&c, fault);
	sides_close(&c);
	return rc;
}

int
flow_whatif_tell(struct flow *flow, struct whatifs *all, bool json, FILE *out,
    struct fault *fault)
{
	struct audit words = { 0 };
	struct zone *zone = NULL;
	json_t *value;

	if (json) {
		value = whatifs_json(all);
		json_dumpf(value, out, JSON_INDENT(2));
		fprintf(out, "\n");
		json_decref(value);
		return 0;
	}
	if (wording_load(flow, &words, fault) != 0 ||
	    zone_open(&zone, flow->book->zone, fault) != 0)
		return -1;
	all->wording = words.wording;
	text_render(report_whatif(&flow->arena, all, zone), out);
	zone_close(zone);
	return 0;
}
