/* section_trouble.c -- what was wrong in the files, row by row. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <string.h>

/* More rows than that are for the sheet and the data file. */
enum { ROWS_ON_PAGE = 200 };

/* "The ticket has no first event: submitted." */
static const char *
particulars(const struct making *m, const struct diag *diag)
{
	const char *general = diag_text(diag->code);

	if (diag->text == NULL || *diag->text == '\0')
		return general;
	return arena_format(m->arena, "%.*s: %s", (int)strcspn(general, "."),
	    general, diag->text);
}

static struct cell
name_or_none(const struct making *m, const char *name)
{
	if (name == NULL || *name == '\0')
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_name(name);
}

static void
diag_row(const struct making *m, struct table *table, size_t row,
    const struct filed_diag *filed)
{
	const struct diag *diag = &filed->diag;
	const struct cell cells[] = {
		cell_name(filed->file),
		cell_line(m, diag->line),
		name_or_none(m, diag->name),
		cell_text(diag_word(diag->code)),
		cell_text(diag_severity_word(diag_severity(diag->code))),
		name_or_none(m, diag->key),
		name_or_none(m, diag->value),
		cell_name(particulars(m, diag)),
		cell_defect(m, diag->code),
		cell_text(diag_gate_word(diag_gate(diag->code))),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

/* A ticket of a finding about the data as a whole. */
static void
ticket_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct quality_finding *finding,
    const struct quality_ticket *ticket)
{
	const struct cell cells[] = {
		name_or_none(m, ticket->file),
		cell_line(m, ticket->line),
		name_or_none(m, NULL),
		cell_text(diag_word(finding->code)),
		cell_text(diag_severity_word(finding->severity)),
		cell_name(ticket->key),
		name_or_none(m, ticket->claimed),
		cell_name(ticket->claimed == NULL
			? say_finding(m, audit, finding)
			: say(m, "quality.measured", "sle", finding->sle->id,
			      "measured", say_in_place(m, finding, ticket),
			      NULL)),
		cell_defect(m, finding->code),
		cell_text(diag_gate_word(finding->gate)),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static size_t
tickets_count(const struct quality *quality)
{
	size_t count = 0;

	for (size_t i = 0; i < quality->finding_count; i++)
		count += quality->findings[i].ticket_count;
	return count;
}

void
part_trouble(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "trouble");
	const struct column columns[] = {
		column_head(m, "file"),
		column_of(m, "line", true),
		column_of(m, "field", false),
		column_of(m, "trouble", false),
		column_of(m, "severity", false),
		column_of(m, "ticket", false),
		column_of(m, "value", false),
		column_of(m, "particulars", false),
		column_of(m, "defect", false),
		column_data(m, "gate", false),
	};
	const struct quality *quality = &audit->quality;
	size_t count = audit->diag_count + tickets_count(quality);
	bool too_many = count > ROWS_ON_PAGE;
	size_t row = audit->diag_count;
	struct table *table;

	if (too_many)
		note_add(m, section,
		    say(m, "trouble.many", "n", say_count(m, count), NULL));
	table = table_add(m, section, "diags", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	table->data_only = too_many;
	for (size_t i = 0; i < audit->diag_count; i++)
		diag_row(m, table, i, &audit->diags[i]);
	for (size_t i = 0; i < quality->finding_count; i++) {
		const struct quality_finding *finding = &quality->findings[i];

		for (size_t t = 0; t < finding->ticket_count; t++)
			ticket_row(m, audit, table, row++, finding,
			    &finding->tickets[t]);
	}
}
