/* measuring.c -- tickets to outcomes to attainment, wherever they come from. */
/* SPDX-License-Identifier: MIT */
#include "measuring_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/ledger.h"
#include "slaudit/mem.h"

static void
part_begin(struct measuring *m, struct part *part)
{
	attain_free(part->attain);
	part->attain = attain_new(m->flow->book, ATTAIN_BUDGET);
	attain_workers(part->attain, flow_workers(m->flow));
	part->counts = (struct measured){ 0 };
	part->first_month = MONTH_NONE;
	part->last_month = MONTH_NONE;
	heard_begin(m, part);
}

int
measuring_open(struct measuring **out, struct flow *flow, int64_t as_of,
    const char *const *processes, size_t count, struct fault *fault)
{
	struct measuring *m = mem_new(1, sizeof(*m));

	m->flow = flow;
	m->as_of = as_of;
	if (flow->registers.count > 0)
		m->registers = &flow->registers;
	m->count = count;
	m->parts = mem_new(count, sizeof(*m->parts));
	for (size_t i = 0; i < count; i++) {
		m->parts[i].process = processes == NULL ? NULL : processes[i];
		part_begin(m, &m->parts[i]);
	}
	if (clocks_open(&m->clocks, flow->book, fault) != 0 ||
	    (flow->store != NULL &&
		store_put_book(flow->store, flow->book, &m->book_id, fault) !=
		    0)) {
		measuring_close(m);
		return -1;
	}
	*out = m;
	return 0;
}

void
measuring_close(struct measuring *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->count; i++) {
		attain_free(m->parts[i].attain);
		heard_release(&m->parts[i]);
	}
	free(m->parts);
	clocks_close(m->clocks);
	free(m);
}

static struct part *
part_of(const struct measuring *m, const char *process)
{
	for (size_t i = 0; i < m->count; i++) {
		if (m->parts[i].process == NULL ||
		    m->parts[i].process == process)
			return &m->parts[i];
	}
	return NULL;
}

void
measuring_forget(struct measuring *m, const char *process)
{
	part_begin(m, part_of(m, process));
}

/* --- on any thread ----------------------------------------------------- */

void
made_room(struct made *made, struct arena *arena, size_t more, bool whole)
{
	struct made old = *made;

	if (made->room - made->count >= more)
		return;
	made->room = (made->room + more) * 2;
	made->marks = arena_take(arena, made->room, sizeof(*made->marks));
	if (old.count > 0)
		memcpy(made->marks, old.marks, old.count * sizeof(*old.marks));
	if (!whole)
		return;
	made->outcomes = arena_take(arena, made->room, sizeof(*made->outcomes));
	if (old.count > 0)
		memcpy(made->outcomes, old.outcomes,
		    old.count * sizeof(*old.outcomes));
}

void
made_put(struct made *made, const struct book *book,
    const struct outcome *outcomes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		made->marks[made->count] = attain_mark(book, &outcomes[i]);
		if (made->outcomes != NULL)
			made->outcomes[made->count] = outcomes[i];
		made->count++;
	}
}

/* The earlier of its cut-off and the as-of time. */
static int64_t
judged_at(const struct measuring *m, const struct export_file *file)
{
	return file->cutoff < m->as_of ? file->cutoff : m->as_of;
}

/* Each ticket's outcomes are made where those of the one before were, which the
 * processor still has at hand. */
struct made *
measuring_work(const struct measuring *m, const struct export_file *file,
    struct arena *arena, const struct ticket *tickets, size_t count)
{
	const struct book *book = m->flow->book;
	bool whole = m->flow->store != NULL;
	int64_t at = judged_at(m, file);
	struct made *made = arena_new(arena, 1, sizeof(*made));
	struct arena own = { 0 };

	made->counts = arena_take(arena, count, sizeof(*made->counts));
	made_room(made, arena, count, whole);
	if (m->registers != NULL)
		made->heard = heard_new(arena);
	for (size_t i = 0; i < count; i++) {
		struct outcome *outcomes;
		size_t here;

		if (made->heard != NULL) {
			made->counts[i] =
			    heard_work(m, &tickets[i], at, arena, made);
			continue;
		}
		here = measure_ticket(
		    &own, m->clocks, book, &tickets[i], at, &outcomes);
		made_room(made, arena, here, whole);
		made_put(made, book, outcomes, here);
		made->counts[i] = here;
		arena_reset(&own);
	}
	arena_release(&own);
	return made;
}

/* --- in order ----------------------------------------------------------- */

void
part_month_see(struct part *part, int32_t month)
{
	if (month == MONTH_NONE)
		return;
	if (part->first_month == MONTH_NONE || month < part->first_month)
		part->first_month = month;
	if (part->last_month == MONTH_NONE || month > part->last_month)
		part->last_month = month;
}

static int
mark_take(struct part *part, const struct export_file *file,
    const struct mark *mark, struct fault *fault)
{
	part_month_see(part, mark->month);
	part->counts.states[mark->state]++;
	part->counts.outcomes++;
	return attain_put_mark(
	    part->attain, mark, file->coverage == COVERAGE_EXTRACT, fault);
}

static void
tickets_name(struct made *made, const struct ticket *tickets, size_t count)
{
	struct outcome *outcome = made->outcomes;

	for (size_t i = 0; i < count; i++) {
		for (size_t o = 0; o < made->counts[i]; o++)
			(outcome++)->ticket_id = tickets[i].id;
	}
}

int
measuring_take(struct measuring *m, const struct export_file *file,
    struct made *made, const struct ticket *tickets, size_t count,
    struct fault *fault)
{
	struct part *part = part_of(m, file->process);

	for (size_t i = 0; i < made->count; i++) {
		if (mark_take(part, file, &made->marks[i], fault) != 0)
			return -1;
	}
	part->counts.tickets += count;
	if (m->flow->store != NULL) {
		tickets_name(made, tickets, count);
		if (store_put_outcomes(m->flow->store, m->book_id,
			made->outcomes, made->count, fault) != 0)
			return -1;
	}
	return heard_take(m, part, file, made, tickets, fault);
}

static struct attain *
part_attain(const struct part *part, enum basis basis)
{
	return basis == BASIS_OFFICIAL ? part->attain : part->before[basis];
}

/* A file that lacks rows, or has too many: whose they are nobody knows. */
static void
gate_see(struct measuring *m, const struct export_file *file)
{
	if (file->tally.diags[DIAG_CONTROL] == 0 ||
	    quality_gate(m->flow->book, DIAG_CONTROL, file->process) !=
		GATE_PROCESS)
		return;
	m->gated = arena_grow(&m->flow->arena, m->gated, &m->gated_room,
	    m->gated_count, sizeof(*m->gated));
	m->gated[m->gated_count++] = file->process;
}

static void
gate_hold(const struct measuring *m, struct attainment *row)
{
	for (size_t i = 0; i < m->gated_count; i++) {
		if (strcmp(m->gated[i], row->sle->process) == 0)
			row->withheld = true;
	}
}

void
measuring_watch(struct measuring *m, const struct export_file *file)
{
	const struct part *part = part_of(m, file->process);

	for (int basis = 0; basis < BASES; basis++) {
		struct attain *attain = part_attain(part, (enum basis)basis);

		if (attain != NULL)
			attain_watch(attain, m->clocks, file->process,
			    judged_at(m, file),
			    file->coverage == COVERAGE_EXTRACT);
	}
	gate_see(m, file);
}

/* --- what it adds up to ------------------------------------------------- */

static void
months_join(const struct measuring *m, struct part *all)
{
	all->first_month = all->last_month = MONTH_NONE;
	for (size_t i = 0; i < m->count; i++) {
		part_month_see(all, m->parts[i].first_month);
		part_month_see(all, m->parts[i].last_month);
	}
}

/* A process without a file of its own has its empty rows from the first. */
static bool
row_belongs(const struct measuring *m, const struct part *part,
    const struct attainment *row)
{
	const struct part *owner = part_of(m, row->sle->process);

	return part == (owner == NULL ? &m->parts[0] : owner);
}

static int
by_place(const void *left, const void *right)
{
	const struct attainment *a = left;
	const struct attainment *b = right;
	int order = strcmp(a->sle->id, b->sle->id);

	if (order != 0)
		return book_order(a->sle->id, b->sle->id);
	if (a->month == b->month)
		return 0;
	if (a->month == MONTH_NONE || b->month == MONTH_NONE)
		return a->month == MONTH_NONE ? 1 : -1;
	return a->month < b->month ? -1 : 1;
}

void
measuring_counts(const struct measuring *m, struct measured *out)
{
	*out = (struct measured){ .as_of = m->as_of };
	for (size_t i = 0; i < m->count; i++) {
		const struct measured *counts = &m->parts[i].counts;

		out->tickets += counts->tickets;
		out->outcomes += counts->outcomes;
		for (size_t s = 0; s < OUTCOME_STATES; s++)
			out->states[s] += counts->states[s];
	}
}

/* Every outcome is in one row of one month, in the state it was given. */
static void
identity_hold(const struct measuring *m, const struct attained *rows)
{
	struct measured counts;
	uint64_t scope = 0;
	uint64_t states[OUTCOME_STATES] = { 0 };

	measuring_counts(m, &counts);
	for (size_t i = 0; i < rows->count; i++) {
		scope += rows->items[i].scope;
		for (size_t s = 0; s < OUTCOME_STATES; s++)
			states[s] += rows->items[i].states[s];
	}
	if (scope != counts.outcomes)
		mem_die("measuring: the months do not hold every outcome");
	if (memcmp(states, counts.states, sizeof(states)) != 0)
		mem_die("measuring: the states of all months do not sum up");
}

int
measuring_basis(struct measuring *m, enum basis basis, struct arena *arena,
    struct attained *out, struct fault *fault)
{
	struct part all;
	size_t room = 0;

	*out = (struct attained){ 0 };
	months_join(m, &all);
	for (size_t i = 0; i < m->count; i++) {
		struct attained rows;

		if (attain_rows(part_attain(&m->parts[i], basis), arena,
			all.first_month, all.last_month, &rows, fault) != 0)
			return -1;
		for (size_t r = 0; r < rows.count; r++) {
			if (!row_belongs(m, &m->parts[i], &rows.items[r]))
				continue;
			out->items = arena_grow(arena, out->items, &room,
			    out->count, sizeof(*out->items));
			out->items[out->count] = rows.items[r];
			gate_hold(m, &out->items[out->count++]);
		}
	}
	if (m->count > 1)
		qsort(out->items, out->count, sizeof(*out->items), by_place);
	return 0;
}

int
measuring_rows(struct measuring *m, struct arena *arena, struct attained *out,
    struct fault *fault)
{
	if (measuring_basis(m, BASIS_OFFICIAL, arena, out, fault) != 0)
		return -1;
	identity_hold(m, out);
	heard_end(m);
	return 0;
}

static int
facts_store(const struct measuring *m, struct fault *fault)
{
	struct store *store = m->flow->store;
	char text[INSTANT_TEXT];

	instant_text(m->as_of, text);
	if (store_set_fact(store, "as_of", text, fault) != 0 ||
	    ledger_put_book(store, m->flow->book, m->as_of, fault) != 0)
		return -1;
	return store_set_fact(
	    store, "book_digest", m->flow->book->digest, fault);
}

int
measuring_store(struct measuring *m, struct attained *rows, struct fault *fault)
{
	if (measuring_rows(m, &m->flow->arena, rows, fault) != 0)
		return -1;
	for (size_t i = 0; i < rows->count; i++) {
		if (store_put_attainment(m->flow->store, m->book_id,
			&rows->items[i], fault) != 0)
			return -1;
	}
	if (heard_store(m, rows, fault) != 0)
		return -1;
	return facts_store(m, fault);
}
