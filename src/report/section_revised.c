/* section_revised.c -- published figures that are others now, and the cases
 * that did it. */
/* SPDX-License-Identifier: MIT */
#include "editions.h"

#include <string.h>

static const char *
edition_text(const struct making *m, const struct edition *edition)
{
	return say_count(m, (uint64_t)edition->number);
}

/* --- figures ---------------------------------------------------------------
 */

static void
moved_row(const struct making *m, struct table *table, size_t row,
    const struct edition *edition, const struct moved *moved)
{
	const char *by = say_moved(m, moved);
	const struct cell cells[] = {
		cell_text(moved->id),
		cell_month(m, moved->month),
		cell_text(edition_text(m, edition)),
		cell_was(m, moved),
		cell_verdict(m, moved->was_verdict),
		cell_is(m, moved),
		cell_verdict(m, moved->is_verdict),
		cell_or_none(m, by),
		cell_text(say(m,
		    moved_turned(moved) ? "revised.yes" : "revised.no", NULL)),
		cell_count(m, moved->before.met),
		cell_count(m, moved->before.n),
		cell_count(m, moved->after.met),
		cell_count(m, moved->after.n),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static size_t
moved_total(const struct editions *editions)
{
	size_t count = editions->own.moved_count;

	for (size_t i = 0; i < editions->other_count; i++)
		count += editions->others[i].moved_count;
	return count;
}

static size_t
moved_rows(const struct making *m, struct table *table, size_t row,
    const struct revision *revision)
{
	for (size_t i = 0; i < revision->moved_count; i++)
		moved_row(
		    m, table, row++, revision->edition, &revision->moved[i]);
	return row;
}

static void
moved_table(const struct making *m, const struct editions *editions,
    struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "edition", true),
		column_of(m, "published", false),
		column_of(m, "published_verdict", false),
		column_of(m, "now", false),
		column_of(m, "now_verdict", false),
		column_of(m, "moved_by", false),
		column_of(m, "verdict_turned", false),
		column_data(m, "published_met", true),
		column_data(m, "published_n", true),
		column_data(m, "now_met", true),
		column_data(m, "now_n", true),
	};
	struct table *table = table_add(m, section, "moved_figures", columns,
	    sizeof(columns) / sizeof(columns[0]), moved_total(editions));
	size_t row = 0;

	for (size_t i = 0; i < editions->other_count; i++)
		row = moved_rows(m, table, row, &editions->others[i]);
	moved_rows(m, table, row, &editions->own);
}

/* --- cases -----------------------------------------------------------------
 */

static const char *
place_say(const struct making *m, const struct edition_case *item)
{
	return arena_format(
	    m->arena, "%s:%u", item->file, (unsigned)item->line);
}

static const struct sle *
sle_find(const struct audit *audit, const char *id)
{
	for (size_t i = 0; i < audit->book->sle_count; i++) {
		if (strcmp(audit->book->sles[i]->id, id) == 0)
			return audit->book->sles[i];
	}
	return NULL;
}

static struct cell
state_cell(const struct making *m, const struct audit *audit,
    const struct edition_case *item)
{
	const struct sle *sle;
	struct cell cell;

	if (item == NULL)
		return cell_text(say(m, "revised.not-there", NULL));
	sle = sle_find(audit, item->sle);
	cell = cell_state(m, item->state);
	if (sle != NULL)
		cell.text = say_case(m, sle, item->state);
	return cell;
}

static struct cell
took_cell(const struct making *m, const struct audit *audit,
    const struct edition_case *item)
{
	struct outcome outcome;

	if (item == NULL)
		return cell_none(say(m, "shorthand.none", NULL));
	outcome = (struct outcome){ .sle = sle_find(audit, item->sle),
		.state = item->state,
		.elapsed = item->elapsed,
		.days = item->days };
	if (outcome.sle == NULL)
		return cell_text(say_duration(m, item->elapsed));
	return cell_figure(m, &outcome);
}

static void
case_row(const struct making *m, const struct audit *audit, struct table *table,
    size_t row, const struct revision *revision, const struct moved_case *pair)
{
	const struct edition_case *was = pair->was;
	const struct edition_case *is = pair->is;
	const struct edition_case *told = was != NULL ? was : is;
	const struct cell none = cell_none(say(m, "shorthand.none", NULL));
	const struct cell cells[] = {
		cell_name(told->ticket),
		cell_text(told->sle),
		cell_text(edition_text(m, revision->edition)),
		was == NULL ? none : cell_month(m, was->month),
		state_cell(m, audit, was),
		took_cell(m, audit, was),
		was == NULL ? none : cell_name(place_say(m, was)),
		is == NULL ? none : cell_month(m, is->month),
		state_cell(m, audit, is),
		took_cell(m, audit, is),
		is == NULL ? none : cell_name(place_say(m, is)),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static size_t
case_rows(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct revision *revision)
{
	for (size_t i = 0; i < revision->case_count; i++)
		case_row(m, audit, table, row++, revision, &revision->cases[i]);
	return row;
}

static void
cases_table(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "expectation", false),
		column_of(m, "edition", true),
		column_of(m, "published_month", false),
		column_of(m, "published_state", false),
		column_of(m, "published_took", false),
		column_of(m, "published_evidence", false),
		column_of(m, "now_month", false),
		column_of(m, "now_state", false),
		column_of(m, "now_took", false),
		column_of(m, "evidence", false),
	};
	const struct editions *editions = &audit->editions;
	size_t count = editions->own.case_count;
	struct table *table;
	size_t row = 0;

	for (size_t i = 0; i < editions->other_count; i++)
		count += editions->others[i].case_count;
	table = table_add(m, section, "moved_cases", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < editions->other_count; i++)
		row = case_rows(m, audit, table, row, &editions->others[i]);
	case_rows(m, audit, table, row, &editions->own);
}

/* Nothing was published that could have moved: no section. */
void
part_revised(
    const struct making *m, const struct audit *audit, struct node *page)
{
	const struct editions *editions = &audit->editions;
	struct node *section;

	if (editions->known == 0 && editions->before == NULL)
		return;
	section = part_add(m, page, "revised");
	if (editions->known > 0)
		para_add(m, section,
		    say(m,
			editions->other_count == 0 ? "revised.none"
						   : "revised.some",
			"n", say_count(m, editions->known), "moved",
			say_count(m, editions->other_count), NULL));
	if (moved_total(editions) == 0 && editions->own.case_count == 0)
		return;
	para_add(m, section, say(m, "revised.lead", NULL));
	moved_table(m, editions, section);
	cases_table(m, audit, section);
}
