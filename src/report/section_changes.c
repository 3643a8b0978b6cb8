/* section_changes.c -- what later exports changed of what earlier ones had. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"

enum { ROWS_ON_PAGE = 200 }; /* more are for the sheet and the data file */

static struct cell
none_cell(const struct making *m)
{
	return cell_none(say(m, "shorthand.none", NULL));
}

static const char *
say_place(const struct making *m, const struct export_file *file, uint32_t line)
{
	return arena_format(m->arena, "%s:%u", file->name, (unsigned)line);
}

static const char *
process_title(const struct audit *audit, const char *id)
{
	const struct process *process = book_process(audit->book, id);

	return process == NULL ? id : process->title;
}

/* A table of too many rows leaves the page, and a note says so. */
static void
table_fit(const struct making *m, struct node *section, struct table *table)
{
	if (table->row_count <= ROWS_ON_PAGE)
		return;
	table->data_only = true;
	note_add(m, section,
	    say(m, "changes.many", "n", say_count(m, table->row_count), "file",
		arena_format(m->arena, "data/%s.csv", table->id), NULL));
}

/* --- export by export ------------------------------------------------------
 */

static void
pair_row(const struct making *m, const struct audit *audit, struct table *table,
    size_t row, const struct succession *pair)
{
	const struct cell cells[] = {
		cell_text(process_title(audit, pair->process)),
		cell_name(pair->earlier->name),
		cell_instant(m, pair->earlier->cutoff),
		cell_name(pair->later->name),
		cell_instant(m, pair->later->cutoff),
		cell_count(m, pair->kept),
		cell_count(m, pair->added),
		cell_count(m, pair->late),
		cell_count(m, pair->changed),
		cell_count(m, pair->vanished),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
pairs_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "process"),
		column_of(m, "earlier_file", false),
		column_of(m, "earlier_cutoff", false),
		column_of(m, "later_file", false),
		column_of(m, "later_cutoff", false),
		column_of(m, "in_both", true),
		column_of(m, "new_tickets", true),
		column_of(m, "late_tickets", true),
		column_of(m, "changed_tickets", true),
		column_of(m, "vanished_tickets", true),
	};
	const struct successions *all = &audit->successions;
	struct table *table = table_add(m, section, "successions", columns,
	    sizeof(columns) / sizeof(columns[0]), all->pair_count);

	for (size_t i = 0; i < all->pair_count; i++)
		pair_row(m, audit, table, i, &all->pairs[i]);
}

/* --- field by field ---------------------------------------------------------
 */

static const char *
say_turned(const struct making *m, const struct turned *turned)
{
	const struct outcome *was = &turned->before;
	const struct outcome *is = &turned->after;
	const char *none = say(m, "shorthand.none", NULL);
	const char *before =
	    was->sle == NULL ? none : say_case(m, was->sle, was->state);
	const char *after =
	    is->sle == NULL ? none : say_case(m, is->sle, is->state);
	const char *id = was->sle == NULL ? is->sle->id : was->sle->id;

	if (was->sle == NULL || is->sle == NULL || was->month == is->month)
		return say(m, "changes.turned", "id", id, "before", before,
		    "after", after, NULL);
	return say(m, "changes.turned-month", "id", id, "before", before,
	    "after", after, "was", say_month(m, was->month), "is",
	    say_month(m, is->month), NULL);
}

static struct cell
turned_cell(const struct making *m, const struct changed_ticket *changed)
{
	struct buf text = { 0 };
	struct cell cell;

	if (changed->turned_count == 0)
		return none_cell(m);
	for (size_t i = 0; i < changed->turned_count; i++)
		buf_print(&text, "%s%s", i > 0 ? "; " : "",
		    say_turned(m, &changed->turned[i]));
	cell = cell_text(arena_copy(m->arena, buf_text(&text)));
	cell.is_bad = true;
	buf_release(&text);
	return cell;
}

static bool
is_same_word(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* A time; and of what moved whatever else of it is another. */
static struct cell
event_cell(const struct making *m, const struct ticket *ticket,
    const struct event *event, const struct event *other)
{
	struct cell cell;

	if (event == NULL)
		return none_cell(m);
	cell = cell_event(m, ticket, event->at, event->line);
	if (other == NULL)
		return cell;
	if (!is_same_word(event->party, other->party))
		cell =
		    cell_text(say(m, "changes.by", "time", cell.text, "party",
			event->party == NULL ? say(m, "shorthand.none", NULL)
					     : event->party,
			NULL));
	if (event->count != other->count)
		cell = cell_text(say(m, "changes.counted", "time", cell.text,
		    "n", say_count(m, (uint64_t)event->count), NULL));
	return cell;
}

static struct cell
word_cell(const struct making *m, const char *word)
{
	return word == NULL ? none_cell(m) : cell_name(word);
}

/* The usual words as columns call them, an attribute or an event as the book
 * does. */
static const char *
say_field(const struct making *m, const struct audit *audit,
    const struct changed_ticket *changed, const struct change *change)
{
	static const struct {
		const char *field;
		const char *key;
	} usual[] = {
		{ "category", "changes.category" },
		{ "customer_class", "changes.customer-class" },
		{ "channel", "changes.channel" },
	};

	if (change->kind != CHANGE_FIELD)
		return process_event_title(
		    book_process(audit->book, changed->after->process),
		    change->field);
	if (strcmp(change->field, "customer") == 0)
		return m->customer_word;
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		if (strcmp(change->field, usual[i].field) == 0)
			return say(m, usual[i].key, NULL);
	}
	return book_attribute_title(audit->book, change->field);
}

static void
change_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct changed_ticket *changed,
    const struct change *change)
{
	bool is_word = change->kind == CHANGE_FIELD;
	uint32_t was =
	    change->was != NULL ? change->was->line : changed->before->line;
	uint32_t is =
	    change->is != NULL ? change->is->line : changed->after->line;
	const struct cell cells[] = {
		cell_name(changed->key),
		cell_customer(m, changed->customer),
		cell_text(say_field(m, audit, changed, change)),
		cell_text(say(m,
		    key_of(m, "changes.kind", change_words[change->kind]),
		    NULL)),
		is_word
		    ? word_cell(m, change->old)
		    : event_cell(m, changed->before, change->was, change->is),
		is_word
		    ? word_cell(m, change->now)
		    : event_cell(m, changed->after, change->is, change->was),
		cell_name(say_place(m, changed->earlier, was)),
		cell_name(say_place(m, changed->later, is)),
		turned_cell(m, changed),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
changes_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "changed_field", false),
		column_of(m, "change", false),
		column_of(m, "old", false),
		column_of(m, "new", false),
		column_of(m, "old_place", false),
		column_of(m, "new_place", false),
		column_of(m, "verdicts_turned", false),
	};
	const struct successions *all = &audit->successions;
	struct table *table;
	size_t count = 0;
	size_t row = 0;

	for (size_t i = 0; i < all->changed_count; i++)
		count += all->changed[i].change_count;
	table = table_add(m, section, "changes", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < all->changed_count; i++) {
		const struct changed_ticket *changed = &all->changed[i];

		for (size_t k = 0; k < changed->change_count; k++)
			change_row(m, audit, table, row++, changed,
			    &changed->changes[k]);
	}
	table_fit(m, section, table);
}

/* --- late, and gone ---------------------------------------------------------
 */

static struct cell
began_cell(const struct making *m, const struct stray_ticket *stray)
{
	char text[INSTANT_TEXT];

	if (stray->began == INSTANT_NONE || !stray->is_date)
		return cell_instant(m, stray->began);
	zone_text(m->zone, stray->began, text);
	return cell_text(arena_format(m->arena, "%.10s", text));
}

static void
late_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "began", false),
		column_of(m, "missing_from", false),
		column_of(m, "earlier_cutoff", false),
		column_of(m, "first_in", false),
	};
	const struct successions *all = &audit->successions;
	struct table *table = table_add(m, section, "late_tickets", columns,
	    sizeof(columns) / sizeof(columns[0]), all->late_count);

	for (size_t i = 0; i < all->late_count; i++) {
		const struct stray_ticket *stray = &all->late[i];
		const struct cell cells[] = {
			cell_name(stray->key),
			cell_customer(m, stray->customer),
			began_cell(m, stray),
			cell_name(stray->earlier->name),
			cell_instant(m, stray->earlier->cutoff),
			cell_name(say_place(m, stray->later, stray->line)),
		};

		row_set(table, i, cells, sizeof(cells) / sizeof(cells[0]));
	}
	table_fit(m, section, table);
}

static void
vanished_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "began", false),
		column_of(m, "last_in", false),
		column_of(m, "missing_from", false),
		column_of(m, "later_cutoff", false),
	};
	const struct successions *all = &audit->successions;
	struct table *table = table_add(m, section, "vanished_tickets", columns,
	    sizeof(columns) / sizeof(columns[0]), all->vanished_count);

	for (size_t i = 0; i < all->vanished_count; i++) {
		const struct stray_ticket *stray = &all->vanished[i];
		const struct cell cells[] = {
			cell_name(stray->key),
			cell_customer(m, stray->customer),
			began_cell(m, stray),
			cell_name(say_place(m, stray->earlier, stray->line)),
			cell_name(stray->later->name),
			cell_instant(m, stray->later->cutoff),
		};

		row_set(table, i, cells, sizeof(cells) / sizeof(cells[0]));
	}
	table_fit(m, section, table);
}

void
part_changes(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section;

	if (audit->successions.pair_count == 0)
		return;
	section = part_add(m, page, "changes");
	para_add(m, section, say(m, "changes.lead", NULL));
	para_add(m, section, say(m, "changes.which", NULL));
	pairs_add(m, audit, section);
	changes_add(m, audit, section);
	if (audit->successions.changed_count > 0)
		para_add(m, section, say(m, "changes.verdicts", NULL));
	vanished_add(m, audit, section);
	late_add(m, audit, section);
}
