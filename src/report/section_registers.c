/* section_registers.c -- what was set aside, disputed, corrected: the three
 * figures, the cases, the rate. */
/* SPDX-License-Identifier: MIT */
#include "said.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"

/* --- three figures -------------------------------------------------------- */

static bool
is_changed(const struct audit *audit, const struct attainment *row)
{
	return said_in_period(audit, row->month) &&
	    (said_row(audit, BASIS_ALL, row) != row ||
		said_row(audit, BASIS_EXCLUSIONS, row) != row);
}

/* "3 of 4, 75.0 %", or the figure in place of a share. */
static struct cell
figure_cell(const struct making *m, const struct attainment *row)
{
	struct cell cell = cell_attained(m, row);

	if (row->n == 0 || sle_by_figure(row->sle) ||
	    row->sle->clock == CLOCK_COUNT)
		return cell;
	return cell_text(
	    say(m, "registers.figure", "met", say_count(m, row->met), "n",
		say_count(m, row->n), "attained", cell.text, NULL));
}

static void
figures_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t at, const struct attainment *row)
{
	const struct attainment *all = said_row(audit, BASIS_ALL, row);
	const struct attainment *after = said_row(audit, BASIS_EXCLUSIONS, row);
	const struct cell cells[] = {
		cell_text(row->sle->id),
		cell_month(m, row->month),
		figure_cell(m, all),
		cell_verdict(m, attainment_verdict(all)),
		figure_cell(m, after),
		cell_verdict(m, attainment_verdict(after)),
		figure_cell(m, row),
		cell_verdict(m, attainment_verdict(row)),
		cell_count(m, row->states[OUTCOME_EXCLUDED]),
		cell_count(m, all->met),
		cell_count(m, all->n),
		cell_count(m, after->met),
		cell_count(m, after->n),
		cell_count(m, row->met),
		cell_count(m, row->n),
	};

	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

void
figures_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "all_data", false),
		column_of(m, "verdict_all_data", false),
		column_of(m, "after_exclusions", false),
		column_of(m, "verdict_after_exclusions", false),
		column_of(m, "official", false),
		column_of(m, "verdict_official", false),
		column_of(m, "excluded", true),
		column_data(m, "met_all_data", true),
		column_data(m, "n_all_data", true),
		column_data(m, "met_after_exclusions", true),
		column_data(m, "n_after_exclusions", true),
		column_data(m, "met_official", true),
		column_data(m, "n_official", true),
	};
	struct table *table;
	size_t count = 0;
	size_t at = 0;

	for (size_t i = 0; i < audit->row_count; i++)
		count += is_changed(audit, &audit->rows[i]);
	table = table_add(m, section, "three_figures", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < audit->row_count; i++) {
		if (is_changed(audit, &audit->rows[i]))
			figures_row(m, audit, table, at++, &audit->rows[i]);
	}
}

/* --- the cases ------------------------------------------------------------ */

static const char *
touches_say(const struct making *m, const struct aside *aside)
{
	struct buf out = { 0 };
	const char *text;

	for (size_t i = 0; i < aside->touch_count; i++) {
		const struct touch *touch = &aside->touches[i];

		buf_print(&out, "%s%s", i > 0 ? "; " : "",
		    say(m,
			touch->late ? "registers.touch-late"
				    : "registers.touch",
			"id", touch->entry->id, "place",
			say_entry_place(m, touch->entry), NULL));
	}
	text = arena_copy(m->arena, buf_text(&out));
	buf_release(&out);
	return text;
}

static void
aside_row(const struct making *m, struct table *table, size_t at,
    const struct aside *aside)
{
	const char *none = say(m, "shorthand.none", NULL);
	bool gone = aside->now.sle == NULL;
	struct outcome after = aside->plain;

	after.state = aside->after;
	{
		const struct cell cells[] = {
			cell_name(aside->key),
			cell_customer(m, aside->customer),
			cell_text(aside->plain.sle->id),
			aside->plain.month == MONTH_NONE
			    ? cell_none(none)
			    : cell_month(m, aside->plain.month),
			cell_case(m, &aside->plain),
			cell_figure(m, &aside->plain),
			cell_case(m, &after),
			gone ? cell_none(none) : cell_case(m, &aside->now),
			gone ? cell_none(none) : cell_figure(m, &aside->now),
			cell_name(touches_say(m, aside)),
		};

		row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
	}
}

void
asides_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct said *said = &audit->said;
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "expectation", false),
		column_of(m, "month", false),
		column_of(m, "all_data", false),
		column_of(m, "took_all_data", false),
		column_of(m, "after_exclusions", false),
		column_of(m, "official", false),
		column_of(m, "took_official", false),
		column_of(m, "entries", false),
	};
	struct table *table;
	size_t count = 0;
	size_t at = 0;

	for (size_t i = 0; i < said->aside_count; i++)
		count += said_is_near(audit, &said->asides[i]);
	table = table_add(m, section, "set_aside", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < said->aside_count; i++) {
		if (said_is_near(audit, &said->asides[i]))
			aside_row(m, table, at++, &said->asides[i]);
	}
}

/* --- how much is set aside ------------------------------------------------ */

struct rate {
	int32_t month;
	const char *sle; /* NULL: of all */
	uint64_t scope;
	uint64_t excluded;
	uint64_t late;
};

static bool
is_set_aside_late(const struct aside *aside)
{
	for (size_t i = 0; i < aside->touch_count; i++) {
		if (aside->touches[i].late &&
		    aside->touches[i].entry->kind == REGISTER_EXCLUSIONS)
			return true;
	}
	return false;
}

static void
rate_fill(const struct audit *audit, struct rate *rate)
{
	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row =
		    said_row(audit, BASIS_EXCLUSIONS, &audit->rows[i]);

		if (row->month != rate->month ||
		    (rate->sle != NULL && strcmp(row->sle->id, rate->sle) != 0))
			continue;
		rate->scope += row->scope;
		rate->excluded += row->states[OUTCOME_EXCLUDED];
	}
	for (size_t i = 0; i < audit->said.aside_count; i++) {
		const struct aside *aside = &audit->said.asides[i];

		if (aside->plain.month == rate->month &&
		    aside->after == OUTCOME_EXCLUDED &&
		    (rate->sle == NULL ||
			strcmp(aside->plain.sle->id, rate->sle) == 0))
			rate->late += is_set_aside_late(aside);
	}
}

static void
rate_row(const struct making *m, struct table *table, size_t at,
    const struct rate *rate)
{
	const struct cell cells[] = {
		cell_month(m, rate->month),
		rate->sle == NULL ? cell_text(say(m, "registers.every", NULL))
				  : cell_text(rate->sle),
		cell_count(m, rate->scope),
		cell_count(m, rate->excluded),
		cell_share(
		    m, share_tenths(rate->excluded, rate->scope, SLE_NO_SHARE)),
		cell_count(m, rate->late),
	};

	row_set(table, at, cells, sizeof(cells) / sizeof(cells[0]));
}

static int
by_month(const void *left, const void *right)
{
	const struct rate *a = left;
	const struct rate *b = right;

	return (a->month > b->month) - (a->month < b->month);
}

/* Every month that has cases; EACH: and every measure in it. */
static size_t
rates_make(const struct making *m, const struct audit *audit, bool each,
    struct rate **out)
{
	size_t count = 0;

	*out = arena_new(m->arena, audit->row_count + 1, sizeof(**out));
	for (size_t i = 0; i < audit->row_count; i++) {
		struct rate rate = {
			.month = audit->rows[i].month,
			.sle = each ? audit->rows[i].sle->id : NULL,
		};
		bool known = false;

		for (size_t k = 0; !each && k < count; k++)
			known = known || (*out)[k].month == rate.month;
		if (known || rate.month == MONTH_NONE)
			continue;
		rate_fill(audit, &rate);
		if (rate.scope > 0)
			(*out)[count++] = rate;
	}
	if (!each)
		qsort(*out, count, sizeof(**out), by_month);
	return count;
}

static void
rates_table(const struct making *m, const struct audit *audit, bool each,
    struct node *section)
{
	const struct column columns[] = {
		column_head(m, "month"),
		column_of(m, "expectation", false),
		column_of(m, "scope", true),
		column_of(m, "excluded", true),
		column_of(m, "exclusion_rate", true),
		column_of(m, "decided_after", true),
	};
	struct rate *rates;
	size_t count = rates_make(m, audit, each, &rates);
	struct table *table =
	    table_add(m, section, each ? "exclusion_rates" : "exclusion_rate",
		columns, sizeof(columns) / sizeof(columns[0]), count);

	table->data_only = each;
	for (size_t i = 0; i < count; i++)
		rate_row(m, table, i, &rates[i]);
}

void
rates_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	rates_table(m, audit, false, section);
	rates_table(m, audit, true, section);
}

/* --- the section ---------------------------------------------------------- */

static bool
is_touched(const struct audit *audit)
{
	for (size_t i = 0; i < audit->said.aside_count; i++) {
		if (said_is_near(audit, &audit->said.asides[i]))
			return true;
	}
	return false;
}

void
part_registers(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section;

	if (audit->book->register_count == 0)
		return;
	section = part_add(m, page, "registers");
	if (audit->said.file_count == 0) {
		para_add(m, section, say(m, "registers.none", NULL));
		return;
	}
	ratings_say(m, audit, section);
	para_add(m, section,
	    say(m, is_touched(audit) ? "registers.lead" : "registers.untouched",
		NULL));
	supplied_add(m, audit, section);
	figures_add(m, audit, section);
	entries_add(m, audit, section);
	asides_add(m, audit, section);
	rates_add(m, audit, section);
	explanations_add(m, audit, section);
	decisions_add(m, audit, section);
}
