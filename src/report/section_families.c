/* section_families.c -- requests of one cause, counted once beside the official
 * figure. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/family.h"

enum { NAMES_TOLD = 8, ROWS_ON_PAGE = 200 };

/* --- a family ------------------------------------------------------------- */

/* "ccTLD, received 2016-06-15": what its tickets share. */
static const char *
bond_say(const struct making *m, const struct audit *audit,
    const struct family *family)
{
	const struct family_rule *rule = family->rule;
	const struct process *process =
	    book_process(audit->book, rule->process);
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < rule->by.count; i++)
		buf_print(&text, "%s%s: %s", text.len > 0 ? "; " : "",
		    say_breakdown(m, audit->book, rule->by.items[i]),
		    family->words[i]);
	for (size_t i = 0; i < rule->events.count; i++) {
		char day[INSTANT_TEXT];

		day_text(family->days[i], day);
		buf_print(&text, "%s%s %s", text.len > 0 ? "; " : "",
		    process_event_title(process, rule->events.items[i]), day);
	}
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static const char *
names_say(
    const struct making *m, const struct family *family, bool of_customers)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < family->member_count && i < NAMES_TOLD; i++) {
		const struct family_member *member = &family->members[i];
		const char *name = member->key;

		if (of_customers)
			name = member->customer == NULL
			    ? say(m, "shorthand.unknown", NULL)
			    : say_customer(m, member->customer);
		buf_print(&text, "%s%s", text.len > 0 ? ", " : "", name);
	}
	if (family->member_count > NAMES_TOLD)
		buf_put(&text,
		    say(m, "kofn.tickets-more", "n",
			say_count(m, family->member_count - NAMES_TOLD), NULL));
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

/* "K.1: 6 of 6 missed"; what was met is left out. */
static struct cell
missed_cell(const struct making *m, const struct audit *audit, size_t family)
{
	struct buf text = { 0 };
	struct cell cell;

	for (size_t i = 0; i < audit->family_case_count; i++) {
		const struct family_case *item = &audit->family_cases[i];

		if (item->family != family || item->met == item->n)
			continue;
		buf_print(&text, "%s%s", text.len > 0 ? "; " : "",
		    say(m, "families.missed", "id", item->sle->id, "missed",
			say_count(m, item->n - item->met), "n",
			say_count(m, item->n), NULL));
	}
	cell = cell_or_none(
	    m, text.len == 0 ? NULL : arena_copy(m->arena, buf_text(&text)));
	cell.is_bad = text.len > 0;
	buf_release(&text);
	return cell;
}

static void
families_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "family"),
		column_of(m, "shared", false),
		column_of(m, "requests", true),
		column_of(m, "customers", false),
		column_of(m, "tickets", false),
		column_of(m, "family_missed", false),
		column_data(m, "family_rule", false),
	};
	bool too_many = audit->family_count > ROWS_ON_PAGE;
	struct table *table;

	if (too_many)
		note_add(m, section,
		    say(m, "families.many", "n",
			say_count(m, audit->family_count), NULL));
	table = table_add(m, section, "families", columns,
	    sizeof(columns) / sizeof(columns[0]), audit->family_count);
	table->data_only = too_many;
	for (size_t i = 0; i < audit->family_count; i++) {
		const struct family *family = &audit->families[i];
		const struct cell cells[] = {
			cell_count(m, i + 1),
			cell_name(bond_say(m, audit, family)),
			cell_count(m, family->member_count),
			cell_name(names_say(m, family, true)),
			cell_name(names_say(m, family, false)),
			missed_cell(m, audit, i),
			cell_text(family->rule->id),
		};

		row_set(table, i, cells, sizeof(cells) / sizeof(cells[0]));
	}
}

/* --- its tickets, for data files ------------------------------------------ */

static void
members_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "family"),
		column_of(m, "ticket", false),
		column_of(m, "customer", false),
		column_of(m, "family_rule", false),
		column_of(m, "shared", false),
	};
	struct table *table;
	size_t rows = 0;
	size_t row = 0;

	for (size_t i = 0; i < audit->family_count; i++)
		rows += audit->families[i].member_count;
	table = table_add(m, section, "family_tickets", columns,
	    sizeof(columns) / sizeof(columns[0]), rows);
	table->data_only = true;
	for (size_t i = 0; i < audit->family_count; i++) {
		const struct family *family = &audit->families[i];

		for (size_t k = 0; k < family->member_count; k++) {
			const struct cell cells[] = {
				cell_count(m, i + 1),
				cell_name(family->members[k].key),
				cell_customer(m, family->members[k].customer),
				cell_text(family->rule->id),
				cell_name(bond_say(m, audit, family)),
			};

			row_set(table, row++, cells,
			    sizeof(cells) / sizeof(cells[0]));
		}
	}
}

/* --- the figures ---------------------------------------------------------- */

static bool
has_family(const struct audit *audit, const struct attainment *row)
{
	uint64_t families = 0;

	if (row->month == MONTH_NONE || row->month < audit->from_month)
		return false;
	family_row(audit, row, &families);
	return families > 0;
}

/* Each counts once: only of what a share decides there is a verdict. */
static struct cell
share_cell(const struct making *m, const struct attainment *row)
{
	if (row->withheld)
		return cell_none(say(m, "shorthand.withheld", NULL));
	if (!sle_has_target(row->sle) || row->n == 0)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_share(
	    m, share_tenths(row->met, row->n, row->sle->compliance_bp));
}

static void
figure_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct attainment *official)
{
	uint64_t families = 0;
	struct attainment once = family_row(audit, official, &families);
	const struct cell cells[] = {
		cell_text(official->sle->id),
		cell_text(official->sle->title),
		cell_month(m, official->month),
		cell_count(m, official->n - official->met),
		cell_count(m, official->n),
		share_cell(m, official),
		cell_verdict(m, attainment_verdict(official)),
		cell_count(m, families),
		cell_count(m, once.n - once.met),
		cell_count(m, once.n),
		share_cell(m, &once),
		cell_verdict(m, attainment_verdict(&once)),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
figures_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "title", false),
		column_of(m, "month", false),
		column_of(m, "request_missed", true),
		column_of(m, "request_n", true),
		column_of(m, "request_share", true),
		column_of(m, "request_verdict", false),
		column_of(m, "family_count", true),
		column_of(m, "once_missed", true),
		column_of(m, "once_n", true),
		column_of(m, "once_share", true),
		column_of(m, "once_verdict", false),
	};
	struct table *table;
	size_t rows = 0;
	size_t row = 0;

	for (size_t i = 0; i < audit->row_count; i++)
		rows += has_family(audit, &audit->rows[i]);
	table = table_add(m, section, "family_figures", columns,
	    sizeof(columns) / sizeof(columns[0]), rows);
	for (size_t i = 0; i < audit->row_count; i++) {
		if (has_family(audit, &audit->rows[i]))
			figure_row(m, audit, table, row++, &audit->rows[i]);
	}
}

/* A book that has no rule of families has no such section. */
void
part_families(
    const struct making *m, const struct audit *audit, struct node *page)
{
	const struct book *book = audit->book;
	struct node *section;

	if (book->family_count == 0)
		return;
	section = part_add(m, page, "families");
	para_add(m, section, say(m, "families.lead", NULL));
	for (size_t i = 0; i < book->family_count; i++) {
		const struct family_rule *rule = book->families[i];

		para_add(m, section,
		    say(m,
			rule->missed == FAMILY_ALL ? "families.rule-all"
						   : "families.rule-any",
			"title", rule->title, "status",
			say_status(m, rule->status), "source", rule->source,
			NULL));
	}
	figures_add(m, audit, section);
	families_add(m, audit, section);
	members_add(m, audit, section);
}
