/* section_open.c -- what was open at the as-of time: how old, how near its
 * limit, and in whose hands. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

enum {
	ROWS_ON_PAGE = 200, /* more are for the sheet and the data file */
	FIXED_COLUMNS = 6,
	COLUMNS_MAX = FIXED_COLUMNS + AGES_MAX + 1
};

/* "over_604800": the edge below, in seconds. */
static struct column
band_column(const struct making *m, const struct book *book, size_t band)
{
	const char *low =
	    band == 0 ? NULL : say_duration(m, book->ages[band - 1]);
	const char *high =
	    band == book->age_count ? NULL : say_duration(m, book->ages[band]);
	const char *title;

	if (low == NULL)
		title = say(m, "ageing.up-to", "to", high, NULL);
	else if (high == NULL)
		title = say(m, "ageing.over", "from", low, NULL);
	else
		title = say(m, "ageing.between", "from", low, "to", high, NULL);
	return (struct column){
		.id = arena_format(m->arena, "age_over_%lld",
		    band == 0 ? 0LL : (long long)book->ages[band - 1]),
		.title = title,
		.numeric = true,
	};
}

static size_t
bands_of(const struct book *book)
{
	return book->age_count == 0 ? 0 : book->age_count + 1;
}

static size_t
ageing_columns(
    const struct making *m, const struct book *book, struct column *columns)
{
	size_t count = 0;

	columns[count++] = column_head(m, "expectation");
	columns[count++] = column_of(m, "title", false);
	columns[count++] = column_of(m, "open", true);
	for (size_t band = 0; band < bands_of(book); band++)
		columns[count++] = band_column(m, book, band);
	columns[count++] = column_of(m, "oldest", false);
	if (book->at_risk_bp > 0)
		columns[count++] = column_of(m, "at_risk", true);
	columns[count++] = column_data(m, "oldest_second", true);
	return count;
}

static void
ageing_row(const struct making *m, struct table *table, size_t row,
    const struct book *book, const struct ageing *ageing)
{
	struct cell cells[COLUMNS_MAX];
	size_t count = 0;

	cells[count++] = cell_text(ageing->sle->id);
	cells[count++] = cell_text(ageing->sle->title);
	cells[count++] = cell_count(m, ageing->open);
	for (size_t band = 0; band < bands_of(book); band++)
		cells[count++] = cell_count(m, ageing->bands[band]);
	cells[count++] = cell_text(say_duration(m, ageing->oldest));
	if (book->at_risk_bp > 0)
		cells[count++] = cell_count(m, ageing->at_risk);
	cells[count++] = cell_seconds(m, ageing->oldest);
	row_set(table, row, cells, count);
}

static void
ageing_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	struct column columns[COLUMNS_MAX];
	size_t count = ageing_columns(m, audit->book, columns);
	struct table *table = table_add(
	    m, section, "ageing", columns, count, audit->ageing_count);

	for (size_t i = 0; i < audit->ageing_count; i++)
		ageing_row(m, table, i, audit->book, &audit->ageings[i]);
}

static void
risk_row(const struct making *m, struct table *table, size_t row,
    const struct exhibit *risk)
{
	const struct outcome *outcome = &risk->outcome;
	const struct ticket *ticket = &risk->ticket;
	const struct cell cells[] = {
		cell_name(ticket->key),
		cell_customer(m, ticket->customer),
		cell_text(outcome->sle->id),
		cell_state(m, outcome->state),
		cell_figure(m, outcome),
		cell_text(say_limit(m, outcome->sle)),
		cell_margin(m, outcome),
		cell_event(m, ticket, outcome->start, outcome->start_line),
		outcome->due == INSTANT_NONE
		    ? cell_none(say(m, "shorthand.unknown", NULL))
		    : cell_instant(m, outcome->due),
		cell_party(m, risk),
		cell_name(say_evidence(m, risk)),
		cell_seconds(m, outcome->elapsed),
		cell_seconds(m, outcome->wall),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
risks_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "expectation", false),
		column_of(m, "state", false),
		column_of(m, "so_far", false),
		column_of(m, "limit", false),
		column_of(m, "margin_left", false),
		column_of(m, "start", false),
		column_of(m, "due", false),
		column_of(m, "party", false),
		column_of(m, "evidence", false),
		column_data(m, "elapsed_second", true),
		column_data(m, "wall_second", true),
	};
	bool too_many = audit->risk_count > ROWS_ON_PAGE;
	struct table *table;

	para_add(m, section,
	    say(m, "open.at-risk", "share", say_at_risk(m, audit->book), NULL));
	if (too_many)
		note_add(m, section,
		    say(m, "open.many", "n", say_count(m, audit->risk_count),
			NULL));
	table = table_add(m, section, "at_risk", columns,
	    sizeof(columns) / sizeof(columns[0]), audit->risk_count);
	table->data_only = too_many;
	for (size_t i = 0; i < audit->risk_count; i++)
		risk_row(m, table, i, &audit->risks[i]);
}

/* A book that says nothing of age or risk has no such section. */
void
part_open(const struct making *m, const struct audit *audit, struct node *page)
{
	const struct book *book = audit->book;
	struct node *section;

	if (book->age_count == 0 && book->at_risk_bp <= 0)
		return;
	section = part_add(m, page, "open");
	para_add(m, section,
	    say(m, "open.lead", "asof", say_instant(m, audit->as_of), NULL));
	ageing_add(m, audit, section);
	if (book->at_risk_bp > 0)
		risks_add(m, audit, section);
}
