/* section_readings.c -- verdicts that hang on how days are counted. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/names.h"

static size_t
readings_count(const struct making *m, const struct audit *audit)
{
	size_t count = 0;

	for (size_t i = 0; i < audit->exhibit_count; i++) {
		const struct outcome *outcome = &audit->exhibits[i].outcome;

		if (outcome_hangs(outcome) && !began_later(m, audit, outcome))
			count += outcome->variant_count + 1;
	}
	return count;
}

/* VARIANT NULL: the official reading. */
static void
reading_row(const struct making *m, struct table *table, size_t row,
    const struct exhibit *exhibit, const struct variant *variant)
{
	const struct outcome *outcome = &exhibit->outcome;
	bool official = variant == NULL;
	enum day_rule rule = official ? outcome->sle->day_rule : variant->rule;
	const struct cell cells[] = {
		cell_name(exhibit->ticket.key),
		cell_customer(m, exhibit->ticket.customer),
		cell_text(outcome->sle->id),
		cell_text(day_rule_words[rule]),
		cell_text(say(m,
		    official ? "reading.official" : "reading.variant", NULL)),
		cell_state(m, official ? outcome->state : variant->state),
		cell_instant(m, official ? outcome->due : variant->due),
		cell_figure(m, outcome),
		cell_name(exhibit->file->name),
		cell_line(m,
		    outcome->stop_line != 0 ? outcome->stop_line
					    : outcome->start_line),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

void
part_readings(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "readings");
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "expectation", false),
		column_of(m, "day_rule", false),
		column_of(m, "reading", false),
		column_of(m, "state", false),
		column_of(m, "due", false),
		column_of(m, "took", false),
		column_of(m, "file", false),
		column_of(m, "line", true),
	};
	struct table *table;
	size_t row = 0;

	para_add(m, section, say(m, "readings.lead", NULL));
	table = table_add(m, section, "readings", columns,
	    sizeof(columns) / sizeof(columns[0]), readings_count(m, audit));
	for (size_t i = 0; i < audit->exhibit_count; i++) {
		const struct exhibit *exhibit = &audit->exhibits[i];

		if (!outcome_hangs(&exhibit->outcome) ||
		    began_later(m, audit, &exhibit->outcome))
			continue;
		reading_row(m, table, row++, exhibit, NULL);
		for (size_t v = 0; v < exhibit->outcome.variant_count; v++)
			reading_row(m, table, row++, exhibit,
			    &exhibit->outcome.variants[v]);
	}
}
