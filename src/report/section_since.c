/* section_since.c -- the last published month beside this one. */
/* SPDX-License-Identifier: MIT */
#include "editions.h"

#include <string.h>

enum since { SINCE_MISSED, SINCE_RECOVERED, SINCE_MOVED, SINCES };

struct pair { /* of one SLE id: the month published last, and this one */
	struct moved both;
	enum since since;
};

static const struct edition_figure *
figure_of(const struct edition *last, const char *id)
{
	for (size_t i = 0; i < last->figure_count; i++) {
		if (last->figures[i].month == last->to_month &&
		    strcmp(last->figures[i].sle, id) == 0)
			return &last->figures[i];
	}
	return NULL;
}

static enum since
since_of(const struct moved *both)
{
	if (both->is_verdict == VERDICT_MISSED &&
	    both->was_verdict != VERDICT_MISSED)
		return SINCE_MISSED;
	if (both->was_verdict == VERDICT_MISSED &&
	    both->is_verdict == VERDICT_MET)
		return SINCE_RECOVERED;
	return SINCE_MOVED;
}

static bool
is_same(const struct making *m, const struct moved *both)
{
	return !moved_turned(both) &&
	    strcmp(cell_was(m, both).text, cell_is(m, both).text) == 0;
}

static struct moved
both_of(const struct audit *audit, const struct attainment *row)
{
	const struct edition_figure *figure =
	    figure_of(audit->editions.last, row->sle->id);
	struct moved both = {
		.sle = row->sle,
		.id = row->sle->id,
		.month = row->month,
		.was = figure != NULL,
		.is = true,
		.was_verdict = VERDICT_NO_REQUESTS,
		.is_verdict = attainment_verdict(row),
		.after = *row,
	};

	if (figure != NULL) {
		both.before = edition_row(audit->book, figure);
		both.was_verdict = figure->verdict;
	}
	return both;
}

struct pairs {
	struct pair *items;
	size_t count;
	size_t room;
};

static void
pair_add(const struct making *m, struct pairs *pairs, const struct moved *both)
{
	if (is_same(m, both))
		return;
	pairs->items = arena_grow(m->arena, pairs->items, &pairs->room,
	    pairs->count, sizeof(*pairs->items));
	pairs->items[pairs->count++] = (struct pair){ *both, since_of(both) };
}

static bool
has_row(const struct audit *audit, const char *id)
{
	for (size_t i = 0; i < audit->row_count; i++) {
		if (audit->rows[i].month == audit->to_month &&
		    strcmp(audit->rows[i].sle->id, id) == 0)
			return true;
	}
	return false;
}

/* Of a month without a row nothing is known, also not that nothing came. */
static void
gone_add(const struct making *m, const struct audit *audit, struct pairs *pairs)
{
	const struct edition *last = audit->editions.last;

	for (size_t i = 0; i < last->figure_count; i++) {
		const struct edition_figure *figure = &last->figures[i];
		struct moved both = { .id = figure->sle,
			.month = audit->to_month,
			.was = true,
			.was_verdict = figure->verdict,
			.is_verdict = figure->verdict };

		if (figure->month != last->to_month || figure->scope == 0 ||
		    has_row(audit, figure->sle))
			continue;
		both.before = edition_row(audit->book, figure);
		both.sle = both.before.sle;
		pair_add(m, pairs, &both);
	}
}

static void
pairs_make(const struct making *m, const struct audit *audit, struct pairs *out)
{
	for (size_t i = 0; i < audit->row_count; i++) {
		struct moved both;

		if (audit->rows[i].month != audit->to_month)
			continue;
		both = both_of(audit, &audit->rows[i]);
		pair_add(m, out, &both);
	}
	gone_add(m, audit, out);
}

static void
pair_row(const struct making *m, struct table *table, size_t row,
    const struct pair *pair)
{
	static const char *const keys[] = { "since.missed", "since.recovered",
		"since.moved" };
	const struct moved *both = &pair->both;
	const struct cell cells[] = {
		cell_text(both->id),
		cell_or_none(m, both->sle == NULL ? NULL : both->sle->title),
		cell_text(say(m, keys[pair->since], NULL)),
		cell_was(m, both),
		cell_verdict(m, both->was_verdict),
		cell_is(m, both),
		both->is ? cell_verdict(m, both->is_verdict)
			 : cell_none(say(m, "shorthand.none", NULL)),
		cell_or_none(m, say_moved(m, both)),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
pairs_table(
    const struct making *m, struct node *section, const struct pairs *pairs)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "title", false),
		column_of(m, "since", false),
		column_of(m, "last_published", false),
		column_of(m, "last_verdict", false),
		column_of(m, "this_month", false),
		column_of(m, "verdict", false),
		column_of(m, "moved_by", false),
	};
	struct table *table = table_add(m, section, "since", columns,
	    sizeof(columns) / sizeof(columns[0]), pairs->count);
	size_t row = 0;

	for (int since = 0; since < SINCES; since++) {
		for (size_t i = 0; i < pairs->count; i++) {
			if ((int)pairs->items[i].since == since)
				pair_row(m, table, row++, &pairs->items[i]);
		}
	}
}

static uint64_t
since_count(const struct pairs *pairs, enum since since)
{
	uint64_t n = 0;

	for (size_t i = 0; i < pairs->count; i++)
		n += pairs->items[i].since == since;
	return n;
}

/* One month beside one month; a longer period has no such neighbour. */
void
part_since(const struct making *m, const struct audit *audit, struct node *page)
{
	const struct edition *last = audit->editions.last;
	struct node *section;
	struct pairs pairs = { 0 };

	if (last == NULL || !period_is_month(audit))
		return;
	section = part_add(m, page, "since");
	pairs_make(m, audit, &pairs);
	para_add(m, section,
	    say(m, "since.lead", "month", say_month(m, last->to_month),
		"number", say_count(m, (uint64_t)last->number), "asof",
		say_instant(m, last->as_of), "missed",
		say_count(m, since_count(&pairs, SINCE_MISSED)), "recovered",
		say_count(m, since_count(&pairs, SINCE_RECOVERED)), NULL));
	pairs_table(m, section, &pairs);
}
