/* section_supplies.c -- what was supplied, before anything is said of it. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"

static bool
is_reported(const struct audit *audit, const struct supply *supply)
{
	return supply->month >= audit->from_month &&
	    supply->month <= audit->to_month;
}

/* The page has what is to be seen of a long period: what is not whole. */
static bool
is_shown(const struct audit *audit, const struct supply *supply)
{
	return is_reported(audit, supply) &&
	    (period_is_month(audit) || supply->state != SUPPLY_WHOLE);
}

static const char *
title_of(const struct audit *audit, const char *process)
{
	const struct book *book = audit->book;

	for (size_t i = 0; i < book->process_count; i++) {
		if (strcmp(book->processes[i].id, process) == 0)
			return book->processes[i].title;
	}
	return process;
}

static struct cell
state_cell(const struct making *m, const struct supply *supply)
{
	return cell_text(
	    say(m, key_of(m, "supply", supply_words[supply->state]), NULL));
}

static void
supply_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct supply *supply)
{
	const struct cell none = cell_none(say(m, "shorthand.none", NULL));
	const struct export_file *file = supply->file;
	const struct cell cells[] = {
		cell_text(title_of(audit, supply->process)),
		cell_month(m, supply->month),
		state_cell(m, supply),
		cell_count(m, supply->files),
		file == NULL ? none : cell_name(file->name),
		file == NULL ? none : cell_instant(m, file->cutoff),
		file == NULL ? none : cell_instant(m, supply->until),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
supplies_table(const struct making *m, const struct audit *audit,
    struct node *section, const char *id,
    bool (*wanted)(const struct audit *, const struct supply *))
{
	const struct column columns[] = {
		column_head(m, "process"),
		column_of(m, "month", false),
		column_of(m, "supplied", false),
		column_of(m, "supply_files", true),
		column_of(m, "supply_file", false),
		column_of(m, "cutoff", false),
		column_of(m, "supplied_until", false),
	};
	struct table *table;
	size_t count = 0;
	size_t at = 0;

	for (size_t i = 0; i < audit->supply_count; i++)
		count += wanted(audit, &audit->supplies[i]);
	table = table_add(m, section, id, columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	table->data_only = wanted == is_reported;
	for (size_t i = 0; i < audit->supply_count; i++) {
		if (wanted(audit, &audit->supplies[i]))
			supply_row(m, audit, table, at++, &audit->supplies[i]);
	}
}

/* None at all, because the file that would have them has none. */
static void
empty_say(
    const struct making *m, const struct audit *audit, struct node *section)
{
	for (size_t i = 0; i < audit->supply_count; i++) {
		const struct supply *supply = &audit->supplies[i];

		if (is_reported(audit, supply) && supply->state == SUPPLY_EMPTY)
			note_add(m, section,
			    say(m, "supplies.empty", "title",
				title_of(audit, supply->process), "month",
				say_month(m, supply->month), "file",
				supply->file->name, NULL));
	}
}

void
part_supplies(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "supplies");

	para_add(m, section, say(m, "supplies.lead", NULL));
	empty_say(m, audit, section);
	if (period_is_month(audit)) {
		supplies_table(m, audit, section, "supplies", is_shown);
		return;
	}
	supplies_table(m, audit, section, "supplies_short", is_shown);
	supplies_table(m, audit, section, "supplies", is_reported);
}

/* --- what stands first ---------------------------------------------------- */

/* Of the period's months, none was supplied. */
static bool
is_missing(const struct audit *audit, const char *process)
{
	bool known = false;

	for (size_t i = 0; i < audit->supply_count; i++) {
		const struct supply *supply = &audit->supplies[i];

		if (!is_reported(audit, supply) ||
		    strcmp(supply->process, process) != 0)
			continue;
		if (supply->state != SUPPLY_NONE)
			return false;
		known = true;
	}
	for (size_t i = 0; !known && i < audit->file_count; i++) {
		if (strcmp(audit->files[i].process, process) == 0)
			return false;
	}
	return true;
}

void
missing_say(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct book *book = audit->book;
	struct buf names = { 0 };

	for (size_t i = 0; i < book->process_count; i++) {
		if (!is_missing(audit, book->processes[i].id))
			continue;
		buf_put(&names, names.len > 0 ? ", " : "");
		buf_put(&names, book->processes[i].title);
	}
	if (names.len > 0)
		note_add(m, section,
		    say(m, "short.not-supplied", "names", buf_text(&names),
			NULL));
	buf_release(&names);
}

void
partial_say(
    const struct making *m, const struct audit *audit, struct node *section)
{
	for (size_t i = 0; i < audit->supply_count; i++) {
		const struct supply *supply = &audit->supplies[i];

		if (is_reported(audit, supply) && supply->state == SUPPLY_PART)
			note_add(m, section,
			    say(m, "short.partial", "title",
				title_of(audit, supply->process), "until",
				say_instant(m, supply->until), "month",
				say_month(m, supply->month), NULL));
	}
}
