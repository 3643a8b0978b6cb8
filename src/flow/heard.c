/* heard.c -- what people said of tickets, while these are measured. */
/* SPDX-License-Identifier: MIT */
#include "measuring_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

struct heard_aside {
	size_t ticket; /* place in the batch */
	struct aside aside;
};

struct heard { /* of a batch's tickets */
	struct heard_before {
		struct mark *marks;
		size_t count;
		size_t room;
	} before[BASES_BEFORE];
	struct heard_aside *asides;
	size_t aside_count;
	size_t aside_room;
	struct entry_note *notes;
	size_t note_count;
	size_t note_room;
	size_t tickets; /* heard so far */
};

void
heard_begin(const struct measuring *m, struct part *part)
{
	heard_release(part);
	if (m->registers == NULL)
		return;
	part->entries =
	    mem_new(m->registers->count + 1, sizeof(*part->entries));
	for (size_t i = 0; i < BASES_BEFORE; i++) {
		part->before[i] = attain_new(m->flow->book, ATTAIN_BUDGET);
		attain_workers(part->before[i], flow_workers(m->flow));
	}
}

void
heard_release(struct part *part)
{
	free(part->entries);
	part->entries = NULL;
	for (size_t i = 0; i < BASES_BEFORE; i++) {
		attain_free(part->before[i]);
		part->before[i] = NULL;
	}
}

/* --- on any thread -------------------------------------------------------- */

struct heard *
heard_new(struct arena *arena)
{
	return arena_new(arena, 1, sizeof(struct heard));
}

static void
before_put(struct heard_before *before, struct arena *arena,
    const struct book *book, const struct outcome *outcome)
{
	before->marks = arena_grow(arena, before->marks, &before->room,
	    before->count, sizeof(*before->marks));
	before->marks[before->count++] = attain_mark(book, outcome);
}

static void
plain_put(struct heard *heard, struct arena *arena, const struct book *book,
    const struct registered *told)
{
	for (size_t i = 0; i < told->plain_count; i++) {
		struct outcome outcome = told->plain[i];

		before_put(&heard->before[BASIS_ALL], arena, book, &outcome);
		outcome.state = told->after[i];
		before_put(
		    &heard->before[BASIS_EXCLUSIONS], arena, book, &outcome);
	}
}

static void
told_keep(
    struct heard *heard, struct arena *arena, const struct registered *told)
{
	for (size_t i = 0; i < told->aside_count; i++) {
		heard->asides =
		    arena_grow(arena, heard->asides, &heard->aside_room,
			heard->aside_count, sizeof(*heard->asides));
		heard->asides[heard->aside_count++] = (struct heard_aside){
			.ticket = heard->tickets,
			.aside = told->asides[i],
		};
	}
	for (size_t i = 0; i < told->note_count; i++) {
		heard->notes =
		    arena_grow(arena, heard->notes, &heard->note_room,
			heard->note_count, sizeof(*heard->notes));
		heard->notes[heard->note_count++] = told->notes[i];
	}
}

size_t
heard_work(const struct measuring *m, const struct ticket *ticket, int64_t at,
    struct arena *arena, struct made *made)
{
	const struct book *book = m->flow->book;
	bool whole = m->flow->store != NULL;
	const struct bench bench = { m->clocks, book, m->registers, at };
	struct registered told;

	measure_registered(arena, &bench, ticket, &told);
	made_room(made, arena, told.now_count, whole);
	made_put(made, book, told.now, told.now_count);
	plain_put(made->heard, arena, book, &told);
	told_keep(made->heard, arena, &told);
	made->heard->tickets++;
	return told.now_count;
}

/* --- in order ------------------------------------------------------------- */

/* Applied with one ticket is applied; of refusals the last in the enum. */
static enum entry_state
state_join(const struct seen_entry *seen, enum entry_state state)
{
	if (!seen->seen || state == ENTRY_APPLIED)
		return state;
	if (seen->state == ENTRY_APPLIED)
		return ENTRY_APPLIED;
	return state > seen->state ? state : seen->state;
}

static void
seen_join(struct seen_entry *seen, enum entry_state state, uint64_t touched)
{
	seen->state = state_join(seen, state);
	seen->seen = true;
	seen->touched += touched;
}

static int
before_take(struct part *part, const struct export_file *file,
    const struct heard *heard, struct fault *fault)
{
	for (size_t b = 0; b < BASES_BEFORE; b++) {
		const struct heard_before *before = &heard->before[b];

		for (size_t i = 0; i < before->count; i++) {
			part_month_see(part, before->marks[i].month);
			if (attain_put_mark(part->before[b], &before->marks[i],
				file->coverage == COVERAGE_EXTRACT, fault) != 0)
				return -1;
		}
	}
	return 0;
}

int
heard_take(struct measuring *m, struct part *part,
    const struct export_file *file, const struct made *made,
    const struct ticket *tickets, struct fault *fault)
{
	struct heard *heard = made->heard;

	if (heard == NULL)
		return 0;
	if (before_take(part, file, heard, fault) != 0)
		return -1;
	for (size_t i = 0; i < heard->note_count; i++) {
		const struct entry_note *note = &heard->notes[i];

		seen_join(&part->entries[note->entry - m->registers->items],
		    note->state, note->touched);
	}
	for (size_t i = 0; m->flow->store != NULL && i < heard->aside_count;
	     i++) {
		struct aside *aside = &heard->asides[i].aside;

		aside->plain.ticket_id = tickets[heard->asides[i].ticket].id;
		if (store_put_aside(m->flow->store, m->book_id, aside, fault) !=
		    0)
			return -1;
	}
	return 0;
}

/* --- after all ------------------------------------------------------------ */

/* Of an entry that no ticket was named by, or that touched none. */
static enum entry_state
unseen_state(const struct register_entry *entry)
{
	if (entry->ticket != NULL)
		return ENTRY_NO_TICKET;
	if (!entry_acts(entry))
		return ENTRY_LISTED;
	if (entry->ruling == RULING_NONE)
		return ENTRY_UNDECIDED;
	return entry->ruling == RULING_REJECTED ? ENTRY_REJECTED
						: ENTRY_NO_OUTCOME;
}

void
heard_end(struct measuring *m)
{
	for (size_t i = 0; m->registers != NULL && i < m->registers->count;
	     i++) {
		struct register_entry *entry = &m->registers->items[i];
		struct seen_entry all = { 0 };

		for (size_t p = 0; p < m->count; p++) {
			const struct seen_entry *seen = &m->parts[p].entries[i];

			if (seen->seen)
				seen_join(&all, seen->state, seen->touched);
		}
		entry->state = all.seen ? all.state : unseen_state(entry);
		entry->touched = all.touched;
	}
}

static const struct attainment *
row_find(const struct attained *rows, const struct attainment *like)
{
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->items[i].month == like->month &&
		    strcmp(rows->items[i].sle->id, like->sle->id) == 0)
			return &rows->items[i];
	}
	return NULL;
}

/* Only what differs: elsewhere the official figure is on all data. */
static int
basis_store(struct measuring *m, enum basis basis,
    const struct attained *official, struct fault *fault)
{
	struct store *store = m->flow->store;
	struct attained rows;

	if (measuring_basis(m, basis, &m->flow->arena, &rows, fault) != 0)
		return -1;
	for (size_t i = 0; i < rows.count; i++) {
		const struct attainment *row = &rows.items[i];
		const struct attainment *now = row_find(official, row);

		if (now != NULL && attainment_same(row, now))
			continue;
		if (store_put_before(store, m->book_id, basis, row, fault) != 0)
			return -1;
	}
	for (size_t i = 0; i < official->count; i++) {
		struct attainment none = {
			.sle = official->items[i].sle,
			.month = official->items[i].month,
			.withheld = official->items[i].withheld,
			.median = -1,
			.p95 = -1,
			.most = -1,
		};

		if (row_find(&rows, &none) == NULL &&
		    store_put_before(store, m->book_id, basis, &none, fault) !=
			0)
			return -1;
	}
	return 0;
}

int
heard_store(
    struct measuring *m, const struct attained *official, struct fault *fault)
{
	for (int basis = 0; m->registers != NULL && basis < BASES_BEFORE;
	     basis++) {
		if (basis_store(m, (enum basis)basis, official, fault) != 0)
			return -1;
	}
	for (size_t i = 0; m->registers != NULL && i < m->registers->count;
	     i++) {
		if (store_set_entry(
			m->flow->store, &m->registers->items[i], fault) != 0)
			return -1;
	}
	return 0;
}
