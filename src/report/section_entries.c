/* section_entries.c -- the registers' entries: who asked, who decided, what
 * became of it; the operator's words; the committee's decisions. */
/* SPDX-License-Identifier: MIT */
#include "said.h"

#include <stdlib.h>

#include "slaudit/book.h"
#include "slaudit/names.h"

struct listed {
	const struct register_entry *entry;
	bool turns;
	uint64_t late; /* outcomes of which it was decided after */
};

static struct cell
person_cell(const struct making *m, const char *name, const struct when *when)
{
	return name == NULL ? cell_none(say(m, "shorthand.none", NULL))
			    : cell_name(say_person(m, name, when));
}

/* Those that change a verdict first; then by kind and id. */
static int
by_weight(const void *left, const void *right)
{
	const struct listed *a = left;
	const struct listed *b = right;
	int order;

	if (a->turns != b->turns)
		return a->turns ? -1 : 1;
	if (a->entry->kind != b->entry->kind)
		return a->entry->kind < b->entry->kind ? -1 : 1;
	order = book_order(a->entry->id, b->entry->id);
	return order != 0 ? order
			  : (a->entry > b->entry) - (a->entry < b->entry);
}

/* Of other months alone? Not what touches nothing: nobody knows of which. */
static bool
is_elsewhere(const struct audit *audit, const struct register_entry *entry,
    uint64_t *late)
{
	bool touched = false;
	bool near = false;

	*late = 0;
	for (size_t i = 0; i < audit->said.aside_count; i++) {
		const struct aside *aside = &audit->said.asides[i];

		for (size_t t = 0; t < aside->touch_count; t++) {
			if (aside->touches[t].entry != entry)
				continue;
			touched = true;
			near = near || said_is_near(audit, aside);
			*late += aside->touches[t].late;
		}
	}
	return touched && !near;
}

static void
entry_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t at, const struct listed *listed)
{
	const struct register_entry *entry = listed->entry;
	const char *reason = entry_reason(audit->book, entry);
	const struct cell cells[] = {
		cell_name(entry->id),
		cell_text(say(m,
		    key_of(m, "register", register_kind_words[entry->kind]),
		    NULL)),
		cell_name(say_scope(m, entry)),
		entry->kind == REGISTER_DISPUTES
		    ? cell_text(say(m, "registers.claim", "state",
			  say(m, key_of(m, "state", claim_words[entry->claim]),
			      NULL),
			  NULL))
		    : cell_or_none(m, reason),
		cell_or_none(m, entry->text),
		cell_or_none(m, entry->evidence),
		person_cell(m, entry->asked_by, &entry->asked),
		person_cell(m, entry->decided_by, &entry->decided),
		cell_text(
		    say(m, key_of(m, "became", entry_state_words[entry->state]),
			NULL)),
		cell_count(m, entry->touched),
		cell_count(m, listed->late),
		cell_text(say(
		    m, listed->turns ? "registers.yes" : "registers.no", NULL)),
		cell_name(say_entry_place(m, entry)),
	};

	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

static size_t
entries_list(
    const struct making *m, const struct audit *audit, struct listed **out)
{
	const struct registers *registers = audit->said.registers;
	size_t count = 0;

	*out = arena_new(m->arena, registers->count + 1, sizeof(**out));
	for (size_t i = 0; i < registers->count; i++) {
		struct listed listed = { .entry = &registers->items[i] };

		if (!entry_acts(listed.entry) ||
		    is_elsewhere(audit, listed.entry, &listed.late))
			continue;
		listed.turns = said_turns(audit, listed.entry);
		(*out)[count++] = listed;
	}
	if (count > 1)
		qsort(*out, count, sizeof(**out), by_weight);
	return count;
}

void
entries_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "entry"),
		column_of(m, "register", false),
		column_of(m, "about", false),
		column_of(m, "grounds", false),
		column_of(m, "words", false),
		column_data(m, "evidence", false),
		column_of(m, "asked", false),
		column_of(m, "decided", false),
		column_of(m, "became", false),
		column_of(m, "touched", true),
		column_of(m, "decided_after", true),
		column_of(m, "turns", false),
		column_of(m, "place", false),
	};
	struct listed *list;
	size_t count = entries_list(m, audit, &list);
	struct table *table = table_add(m, section, "register_entries", columns,
	    sizeof(columns) / sizeof(columns[0]), count);

	for (size_t i = 0; i < count; i++)
		entry_row(m, audit, table, i, &list[i]);
}

/* --- the operator's words ------------------------------------------------- */

static bool
is_told(const struct audit *audit, const struct register_entry *entry,
    enum register_kind kind)
{
	return entry->kind == kind &&
	    (entry->month == MONTH_NONE || said_in_period(audit, entry->month));
}

static size_t
told_count(const struct audit *audit, enum register_kind kind)
{
	const struct registers *registers = audit->said.registers;
	size_t count = 0;

	for (size_t i = 0; i < registers->count; i++)
		count += is_told(audit, &registers->items[i], kind);
	return count;
}

static void
explanation_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t at, const struct register_entry *entry)
{
	const struct cell cells[] = {
		cell_text(entry->measure),
		cell_month(m, entry->month),
		cell_or_none(m, entry->ticket),
		cell_text(entry_reason(audit->book, entry)),
		cell_name(entry->text),
		person_cell(m, entry->asked_by, &entry->asked),
		cell_text(
		    say(m, key_of(m, "became", entry_state_words[entry->state]),
			NULL)),
		cell_name(say_entry_place(m, entry)),
	};

	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

void
explanations_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct registers *registers = audit->said.registers;
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "ticket", false),
		column_of(m, "cause", false),
		column_of(m, "words", false),
		column_of(m, "given", false),
		column_of(m, "became", false),
		column_of(m, "place", false),
	};
	struct table *table = table_add(m, section, "explanations", columns,
	    sizeof(columns) / sizeof(columns[0]),
	    told_count(audit, REGISTER_EXPLANATIONS));
	size_t at = 0;

	for (size_t i = 0; i < registers->count; i++) {
		if (is_told(audit, &registers->items[i], REGISTER_EXPLANATIONS))
			explanation_row(
			    m, audit, table, at++, &registers->items[i]);
	}
}

/* --- the committee's decisions -------------------------------------------- */

static void
decision_row(const struct making *m, struct table *table, size_t at,
    const struct register_entry *entry)
{
	const char *none = say(m, "shorthand.none", NULL);
	const struct cell cells[] = {
		cell_text(say_when(m, &entry->decided)),
		cell_name(entry->subject),
		cell_or_none(m, entry->measure),
		entry->month == MONTH_NONE ? cell_none(none)
					   : cell_month(m, entry->month),
		cell_name(entry->members),
		cell_count(m, (uint64_t)entry->votes_for),
		cell_count(m, (uint64_t)entry->votes_against),
		cell_count(m, (uint64_t)entry->votes_abstain),
		cell_count(m, (uint64_t)entry->quorum),
		cell_name(entry->decision),
		cell_or_none(m, entry->rating),
		cell_text(say(m,
		    entry_carried(entry) ? "registers.yes" : "registers.no",
		    NULL)),
		cell_or_none(m, entry->minutes),
		cell_or_none(m, entry->text),
		cell_name(say_entry_place(m, entry)),
	};

	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

void
decisions_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct registers *registers = audit->said.registers;
	const struct column columns[] = {
		column_head(m, "date"),
		column_of(m, "subject", false),
		column_of(m, "expectation", false),
		column_of(m, "month", false),
		column_of(m, "members", false),
		column_of(m, "votes_for", true),
		column_of(m, "votes_against", true),
		column_of(m, "votes_abstain", true),
		column_of(m, "quorum", true),
		column_of(m, "decision", false),
		column_of(m, "rating", false),
		column_of(m, "carried", false),
		column_of(m, "minutes", false),
		column_data(m, "words", false),
		column_of(m, "place", false),
	};
	struct table *table = table_add(m, section, "decisions", columns,
	    sizeof(columns) / sizeof(columns[0]),
	    told_count(audit, REGISTER_DECISIONS));
	size_t at = 0;

	for (size_t i = 0; i < registers->count; i++) {
		if (is_told(audit, &registers->items[i], REGISTER_DECISIONS))
			decision_row(m, table, at++, &registers->items[i]);
	}
}

static const char *
rated_say(const struct making *m, const struct register_entry *entry)
{
	if (entry->month == MONTH_NONE)
		return "";
	return say(m, "registers.rating-of", "month",
	    say_month(m, entry->month), NULL);
}

/* Only what the committee recorded, and only where it was carried. */
void
ratings_say(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct registers *registers = audit->said.registers;

	for (size_t i = 0; registers != NULL && i < registers->count; i++) {
		const struct register_entry *entry = &registers->items[i];

		if (!is_told(audit, entry, REGISTER_DECISIONS) ||
		    entry->rating == NULL || !entry_carried(entry))
			continue;
		para_add(m, section,
		    say(m, "registers.rating", "rating", entry->rating, "date",
			say_when(m, &entry->decided), "of", rated_say(m, entry),
			"subject", entry->subject, "for",
			say_count(m, (uint64_t)entry->votes_for), "against",
			say_count(m, (uint64_t)entry->votes_against), "abstain",
			say_count(m, (uint64_t)entry->votes_abstain), "quorum",
			say_count(m, (uint64_t)entry->quorum), "place",
			say_entry_place(m, entry), NULL));
	}
}
