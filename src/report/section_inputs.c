/* section_inputs.c -- what the run id is made of, for whoever makes the pack
 * again; in data files only. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/edition.h"

static void
input_row(const struct making *m, struct table *table, size_t at,
    const struct edition_input *input)
{
	const struct cell cells[] = {
		cell_text(input->kind),
		cell_name(input->name),
		cell_or_none(m, input->mapping),
		cell_or_none(m, input->digest),
		input->cutoff == INSTANT_NONE ? cell_none("[z]")
					      : cell_instant(m, input->cutoff),
	};

	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

/* Which edition it is, and why: no part of the run id. */
static void
edition_row_set(
    const struct making *m, const struct audit *audit, struct table *table)
{
	const struct edition_input edition = {
		.kind = "edition",
		.name = arena_format(m->arena, "%d", audit->editions.number),
		.digest = audit->editions.reason,
		.cutoff = INSTANT_NONE,
	};

	input_row(m, table, 0, &edition);
}

void
inputs_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "input_kind"),
		column_of(m, "input_name", false),
		column_of(m, "input_mapping", false),
		column_of(m, "input_value", false),
		column_of(m, "input_cutoff", false),
	};
	size_t first = audit->editions.published ? 1 : 0;
	struct table *table = table_add(m, section, "inputs", columns,
	    sizeof(columns) / sizeof(columns[0]), first + audit->input_count);

	table->data_only = true;
	if (first > 0)
		edition_row_set(m, audit, table);
	for (size_t i = 0; i < audit->input_count; i++)
		input_row(m, table, first + i, &audit->inputs[i]);
}
