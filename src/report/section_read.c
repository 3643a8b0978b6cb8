/* section_read.c -- what was read and what was wrong, before any figure. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

static void
file_row(const struct making *m, struct table *table, size_t row,
    const struct export_file *file)
{
	const struct tally *tally = &file->tally;

	*table_cell(table, row, 0) = cell_name(file->name);
	*table_cell(table, row, 1) = cell_or_none(m, file->mapping);
	*table_cell(table, row, 2) = cell_text(say(m,
	    file->coverage == COVERAGE_EXTRACT ? "coverage.extract"
					       : "coverage.complete",
	    NULL));
	*table_cell(table, row, 3) = cell_instant(m, file->cutoff);
	*table_cell(table, row, 4) = cell_count(m, tally->read);
	*table_cell(table, row, 5) = cell_count(m, tally->accepted);
	*table_cell(table, row, 6) = cell_count(m, tally->rejected);
	*table_cell(table, row, 7) = cell_count(m, tally->blank);
	*table_cell(table, row, 8) = cell_count(m, tally->tickets);
	*table_cell(table, row, 9) = cell_text(file->digest);
}

static void
files_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "file"),
		column_of(m, "mapping", false),
		column_of(m, "coverage", false),
		column_of(m, "cutoff", false),
		column_of(m, "rows_read", true),
		column_of(m, "rows_accepted", true),
		column_of(m, "rows_rejected", true),
		column_of(m, "blank_lines", true),
		column_of(m, "tickets", true),
		column_of(m, "sha256", false),
	};
	struct table *table = table_add(m, section, "files", columns,
	    sizeof(columns) / sizeof(columns[0]), audit->file_count);

	for (size_t i = 0; i < audit->file_count; i++)
		file_row(m, table, i, &audit->files[i]);
}

void
part_read(const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "read");

	para_add(m, section, say(m, "read.lead", NULL));
	files_table(m, audit, section);
}
