/* section_exceptions.c -- the tickets behind every miss, down to the line. */
/* SPDX-License-Identifier: MIT */
#include "said.h"

#include <string.h>

enum { OWN_COLUMNS = 20 };

/* What began after the period is another page's. */
static bool
is_exception(const struct making *m, const struct audit *audit,
    const struct outcome *outcome)
{
	if (began_later(m, audit, outcome))
		return false;
	return outcome->state == OUTCOME_MISSED ||
	    outcome->state == OUTCOME_OVER ||
	    outcome->state == OUTCOME_UNDECIDABLE ||
	    outcome->state == OUTCOME_NOT_COVERED ||
	    outcome->state == OUTCOME_DEFECTIVE;
}

static struct cell
instant_or_none(const struct making *m, int64_t instant)
{
	if (instant == INSTANT_NONE)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_instant(m, instant);
}

/* What is not covered has no figure but the wall time. */
static struct cell
elapsed_cell(const struct making *m, const struct outcome *outcome)
{
	if (outcome->start == INSTANT_NONE ||
	    outcome->state == OUTCOME_NOT_COVERED)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_seconds(m, outcome->elapsed);
}

static struct cell
wall_cell(const struct making *m, const struct outcome *outcome)
{
	if (outcome->start == INSTANT_NONE)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_seconds(m, outcome->wall);
}

/* The last of its own columns is there only where the operator explained
 * something. */
static size_t
own_width(const struct audit *audit)
{
	return OWN_COLUMNS - (said_explains(audit) ? 0 : 1);
}

static void
exhibit_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct exhibit *exhibit)
{
	const struct outcome *outcome = &exhibit->outcome;
	const struct ticket *ticket = &exhibit->ticket;
	size_t width = own_width(audit);
	struct cell *cells = arena_new(m->arena,
	    OWN_COLUMNS + audit->book->attribute_count, sizeof(*cells));
	const struct cell own[OWN_COLUMNS] = {
		cell_name(ticket->key),
		cell_customer(m, ticket->customer),
		cell_text(outcome->sle->id),
		cell_case(m, outcome),
		cell_took(m, outcome, ticket),
		cell_text(say_bound(m, outcome->sle)),
		cell_margin(m, outcome),
		cell_event(m, ticket, outcome->start, outcome->start_line),
		outcome->stop == INSTANT_NONE
		    ? cell_none(say(m, "shorthand.none", NULL))
		    : cell_event(m, ticket, outcome->stop, outcome->stop_line),
		instant_or_none(m, outcome->due),
		cell_party(m, exhibit),
		cell_name(say_evidence(m, exhibit)),
		cell_name(exhibit->file->name),
		cell_line(m, outcome->start_line),
		cell_line(m, outcome->stop_line),
		elapsed_cell(m, outcome),
		wall_cell(m, outcome),
		cell_text(say_status(m, outcome->sle->status)),
		cell_text(outcome->sle->version),
		cell_or_none(m,
		    say_explained(
			m, audit, outcome->sle, outcome->month, ticket->key)),
	};

	memcpy(cells, own, sizeof(own));
	row_set(table, row, cells,
	    width + attribute_cells(m, audit->book, ticket, cells + width));
}

void
part_exceptions(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "exceptions");
	const struct book *book = audit->book;
	const struct column own[OWN_COLUMNS] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "expectation", false),
		column_of(m, "state", false),
		column_of(m, "took", false),
		column_of(m, "limit", false),
		column_of(m, "margin", false),
		column_of(m, "start", false),
		column_of(m, "stop", false),
		column_of(m, "due", false),
		column_of(m, "party", false),
		column_of(m, "evidence", false),
		column_data(m, "file", false),
		column_data(m, "start_line", true),
		column_data(m, "stop_line", true),
		column_data(m, "elapsed_second", true),
		column_data(m, "wall_second", true),
		column_data(m, "status", false),
		column_data(m, "version", false),
		column_data(m, "explanation", false),
	};
	struct column *columns = arena_new(
	    m->arena, OWN_COLUMNS + book->attribute_count, sizeof(*columns));
	size_t width = own_width(audit);
	struct table *table;
	size_t count = 0;
	size_t row = 0;

	memcpy(columns, own, sizeof(own));
	for (size_t i = 0; i < audit->exhibit_count; i++)
		count += is_exception(m, audit, &audit->exhibits[i].outcome);
	para_add(m, section, say(m, "exceptions.lead", NULL));
	if (period_is_past(m, audit))
		para_add(m, section,
		    say(m, "exceptions.open", "asof",
			say_instant(m, audit->as_of), NULL));
	table = table_add(m, section, "exceptions", columns,
	    width + attribute_columns(m, book, columns + width), count);
	for (size_t i = 0; i < audit->exhibit_count; i++) {
		if (is_exception(m, audit, &audit->exhibits[i].outcome))
			exhibit_row(
			    m, audit, table, row++, &audit->exhibits[i]);
	}
}
