/* section_findings.c -- what the detection rules saw, rule and tickets named.
 */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/buf.h"

static const char *
months_text(const struct making *m, const struct finding *finding)
{
	if (finding->from_month == finding->to_month)
		return say_month(m, finding->from_month);
	return say(m, "period.from-to", "from",
	    say_month(m, finding->from_month), "to",
	    say_month(m, finding->to_month), NULL);
}

/* "I.7-missed (requests.csv:12)", one after the other. */
static const char *
tickets_text(const struct making *m, const struct finding *finding)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < finding->ticket_count; i++) {
		const struct finding_ticket *ticket = &finding->tickets[i];

		buf_print(&text, "%s%s (%s:%u)", i == 0 ? "" : ", ",
		    ticket->key, ticket->file, (unsigned)ticket->line);
	}
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static void
finding_row(const struct making *m, struct table *table, size_t row,
    const struct finding *finding)
{
	const struct detection *rule = finding->rule;
	const struct cell none = cell_none(say(m, "shorthand.none", NULL));
	const char *adopted = rule->adopted_by == NULL
	    ? say(m, "findings.nobody", NULL)
	    : rule->adopted_by;
	const struct cell cells[] = {
		cell_text(finding->sle->id),
		cell_text(rule->title),
		cell_text(say_class(m, rule->klass)),
		cell_text(months_text(m, finding)),
		finding->n == 0 ? none : cell_count(m, finding->met),
		finding->n == 0 ? none : cell_count(m, finding->n),
		cell_count(m, finding->ticket_count),
		cell_name(tickets_text(m, finding)),
		cell_text(
		    arena_format(m->arena, "%s %s", rule->id, rule->version)),
		cell_text(say_status(m, rule->status)),
		cell_text(adopted),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

/* The gravest class first; within one, as the rules found them. */
static void
rows_put(const struct making *m, struct table *table, const struct audit *audit)
{
	size_t row = 0;

	for (int klass = 0; klass < FINDING_CLASSES; klass++) {
		for (size_t i = 0; i < audit->finding_count; i++) {
			const struct finding *finding = &audit->findings[i];

			if ((int)finding->rule->klass == klass)
				finding_row(m, table, row++, finding);
		}
	}
}

void
part_findings(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "findings");
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "found", false),
		column_of(m, "class", false),
		column_of(m, "months", false),
		column_of(m, "met", true),
		column_of(m, "n", true),
		column_of(m, "ticket_count", true),
		column_of(m, "tickets_late", false),
		column_of(m, "rule", false),
		column_of(m, "status", false),
		column_of(m, "adopted_by", false),
	};
	struct table *table;
	bool all;
	const char *withheld = withheld_names(m, audit, &all);

	para_add(m, section, say(m, "findings.lead", NULL));
	if (withheld != NULL)
		note_add(m, section,
		    all ? say(m, "findings.withheld", NULL)
			: say(m, "findings.withheld-some", "names", withheld,
			      NULL));
	table = table_add(m, section, "findings", columns,
	    sizeof(columns) / sizeof(columns[0]), audit->finding_count);
	rows_put(m, table, audit);
}
