/* section_rules.c -- the rules in force, how sure they are, who says so. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

static struct cell
day_or_open(const struct making *m, int32_t day)
{
	char text[INSTANT_TEXT];

	if (day == DAY_NONE)
		return cell_none(say(m, "shorthand.none", NULL));
	day_text(day, text);
	return cell_text(arena_copy(m->arena, text));
}

static void
rule_row(const struct making *m, struct table *table, size_t row,
    const struct sle *sle)
{
	const struct cell cells[] = {
		cell_text(sle->id),
		cell_text(sle->title),
		cell_text(say_bound(m, sle)),
		cell_target(m, sle),
		cell_text(say_clock(m, sle)),
		cell_text(say_status(m, sle->status)),
		day_or_open(m, sle->valid_from),
		day_or_open(m, sle->valid_to),
		day_or_open(m, sle->known_from),
		cell_text(sle->version),
		cell_or_none(m, sle->source),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
calendar_row(const struct making *m, struct table *table, size_t row,
    const struct schedule *calendar)
{
	const struct cell cells[] = {
		cell_text(calendar->id),
		cell_text(calendar->title),
		cell_text(calendar->zone),
		day_or_open(m, calendar->covers_from),
		day_or_open(m, calendar->covers_to),
		cell_count(m, calendar->holiday_count),
		cell_text(say_status(m, calendar->status)),
		cell_or_none(m, calendar->source),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
calendars_table(
    const struct making *m, const struct book *book, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "calendar"),
		column_of(m, "title", false),
		column_of(m, "zone", false),
		column_of(m, "covers_from", false),
		column_of(m, "covers_to", false),
		column_of(m, "holidays", true),
		column_of(m, "status", false),
		column_of(m, "source", false),
	};
	struct table *table;

	if (book->calendar_count == 0)
		return;
	table = table_add(m, section, "calendars", columns,
	    sizeof(columns) / sizeof(columns[0]), book->calendar_count);
	for (size_t i = 0; i < book->calendar_count; i++)
		calendar_row(m, table, i, book->calendars[i]);
}

void
part_rules(const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "rules");
	const struct book *book = audit->book;
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "title", false),
		column_of(m, "limit", false),
		column_of(m, "target", false),
		column_of(m, "clock", false),
		column_of(m, "status", false),
		column_of(m, "valid_from", false),
		column_of(m, "valid_to", false),
		column_of(m, "known_from", false),
		column_of(m, "version", false),
		column_of(m, "source", false),
	};
	struct table *table;

	para_add(m, section,
	    say(m, "rules.lead", "book", book->id, "version", book->version,
		"source", book->source, NULL));
	table = table_add(m, section, "rules", columns,
	    sizeof(columns) / sizeof(columns[0]), book->sle_count);
	for (size_t i = 0; i < book->sle_count; i++)
		rule_row(m, table, i, book->sles[i]);
	calendars_table(m, book, section);
}
