/* section_supplied.c -- the registers' files, and what became of their rows. */
/* SPDX-License-Identifier: MIT */
#include "said.h"

#include "slaudit/mem.h"
#include "slaudit/names.h"

enum { FATES = ENTRY_NO_TICKET + 1 }; /* all refusals are one */

static void
fates_count(const struct audit *audit, const struct export_file *file,
    uint64_t fates[FATES])
{
	const struct registers *registers = audit->said.registers;
	uint64_t sum = 0;

	for (size_t i = 0; i < registers->count; i++) {
		const struct register_entry *entry = &registers->items[i];

		if (entry->export_id != file->id)
			continue;
		fates[entry_refused(entry) ? ENTRY_NO_TICKET : entry->state]++;
		sum++;
	}
	if (sum != file->tally.accepted)
		mem_die("entries accepted are not entries that became "
			"something");
}

static void
file_row(const struct making *m, const struct audit *audit, struct table *table,
    size_t at, const struct export_file *file)
{
	uint64_t fates[FATES] = { 0 };

	fates_count(audit, file, fates);
	{
		const struct cell cells[] = {
			cell_name(file->name),
			cell_text(file->register_kind),
			cell_count(m, file->tally.read),
			cell_count(m, file->tally.rejected),
			cell_count(m, fates[ENTRY_NO_TICKET]),
			cell_count(m, fates[ENTRY_UNDECIDED]),
			cell_count(m, fates[ENTRY_REJECTED]),
			cell_count(m, fates[ENTRY_APPLIED]),
			cell_count(m, fates[ENTRY_LISTED]),
			cell_text(file->digest),
		};

		row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
	}
}

void
supplied_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "file"),
		column_of(m, "register", false),
		column_of(m, "rows_read", true),
		column_of(m, "refused_by_row", true),
		column_of(m, "refused_by_data", true),
		column_of(m, "undecided", true),
		column_of(m, "decided_against", true),
		column_of(m, "applied", true),
		column_of(m, "listed", true),
		column_of(m, "sha256", false),
	};
	struct table *table = table_add(m, section, "register_files", columns,
	    sizeof(columns) / sizeof(columns[0]), audit->said.file_count);

	for (size_t i = 0; i < audit->said.file_count; i++)
		file_row(m, audit, table, i, &audit->said.files[i]);
}
