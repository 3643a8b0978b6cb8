/* explain_split.c -- a limit that changed while the clock ran, in a table. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/calendar.h"
#include "slaudit/report.h"
#include "slaudit/turn.h"
#include "slaudit/zone.h"

struct parts { /* of one outcome, from one version to the next */
	const struct making *m;
	const struct explanation *story;
	const struct outcome *outcome;
	const struct calendar *calendar; /* NULL: 24x7 */
	size_t place;                    /* of the version, in the book */
	int64_t from;
	int64_t until;
	int64_t left; /* before this part */
};

static const struct sle *
version_of(const struct parts *parts)
{
	return parts->story->book->sles[parts->place];
}

/* A version ends with a local day of the book's zone. */
static void
bound(struct parts *parts)
{
	const struct sle *sle = version_of(parts);
	int64_t change;

	parts->until = parts->outcome->at;
	if (sle->valid_to == DAY_NONE)
		return;
	change = zone_day_start(parts->m->zone, sle->valid_to + 1);
	if (change < parts->until)
		parts->until = change;
}

static int64_t
used(const struct parts *parts)
{
	const struct ticket *ticket = parts->story->ticket;
	int64_t sum = 0;
	struct turns turns;
	struct turn turn;

	turns_begin(&turns, version_of(parts),
	    book_process(parts->story->book, ticket->process), ticket,
	    parts->outcome->at);
	while (turn_next(&turns, &turn)) {
		int64_t from = parts->from;
		int64_t until = parts->until;

		if (turn.stands || !turn_clip(&turn, &from, &until))
			continue;
		sum += parts->calendar == NULL
		    ? until - from
		    : calendar_between(parts->calendar, from, until);
	}
	return sum;
}

static bool
parts_begin(struct parts *parts)
{
	const struct book *book = parts->story->book;

	parts->place = 0;
	while (parts->place < book->sle_count &&
	    book->sles[parts->place] != parts->outcome->sle)
		parts->place++;
	if (parts->place == book->sle_count)
		return false;
	parts->from = parts->outcome->start;
	parts->left = parts->outcome->sle->limit;
	bound(parts);
	return true;
}

/* Into the next version, if there is one before the end. */
static bool
parts_next(struct parts *parts)
{
	const struct book *book = parts->story->book;
	const struct sle *sle = version_of(parts);
	int64_t left = parts->left - used(parts);

	if (parts->until >= parts->outcome->at ||
	    parts->place + 1 >= book->sle_count ||
	    strcmp(book->sles[parts->place + 1]->id, sle->id) != 0)
		return false;
	parts->place++;
	parts->left = sle_scaled(left, sle->limit, version_of(parts)->limit);
	parts->from = parts->until;
	bound(parts);
	return true;
}

static void
part_row(const struct parts *parts, struct table *table, size_t row)
{
	const struct making *m = parts->m;
	int64_t took = used(parts);
	const struct cell cells[] = {
		cell_text(version_of(parts)->version),
		cell_text(say_limit(m, version_of(parts))),
		cell_instant(m, parts->from),
		cell_seconds(m, parts->left),
		cell_seconds(m, took),
		cell_balance(m, parts->left - took),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
parts_table(struct parts *parts, struct node *section, size_t count)
{
	const struct making *m = parts->m;
	const struct column columns[] = {
		column_head(m, "version"),
		column_of(m, "limit", false),
		column_of(m, "turn_from", false),
		column_of(m, "left_before", true),
		column_of(m, "used", true),
		column_of(m, "left", true),
	};
	struct table *table = table_add(m, section, "parts", columns,
	    sizeof(columns) / sizeof(columns[0]), count);

	parts_begin(parts);
	for (size_t row = 0; row < count; row++) {
		part_row(parts, table, row);
		parts_next(parts);
	}
}

void
explain_split(const struct making *m, const struct explanation *story,
    size_t index, struct node *section)
{
	const struct outcome *outcome = &story->outcomes[index];
	struct parts parts = {
		.m = m,
		.story = story,
		.outcome = outcome,
		.calendar = story->calendars[index],
	};
	size_t count = 1;

	if (outcome->sle->binds != BINDS_SPLIT ||
	    outcome->start == INSTANT_NONE || outcome->at < outcome->start ||
	    outcome->state == OUTCOME_NOT_COVERED ||
	    !sle_judges(outcome->sle) || !parts_begin(&parts))
		return;
	while (parts_next(&parts))
		count++;
	if (count == 1)
		return;
	para_add(m, section, say(m, "explain.parts", NULL));
	parts_table(&parts, section, count);
}
