/* section_profiles.c -- what the listed profiles of the book would turn. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

static struct cell
none_cell(const struct making *m)
{
	return cell_none(say(m, "shorthand.none", NULL));
}

/* A case that only moves to another month keeps its verdict. */
static bool
is_turned(
    const struct making *m, const struct audit *audit, const struct flip *flip)
{
	const struct outcome *told =
	    flip->before.sle != NULL ? &flip->before : &flip->after;

	return flip->kind != FLIP_MONTH && !began_later(m, audit, told);
}

static size_t
turned_cases(const struct making *m, const struct audit *audit,
    const struct whatif *what)
{
	size_t count = 0;

	for (size_t i = 0; i < what->flip_count; i++)
		count += is_turned(m, audit, &what->flips[i]);
	return count;
}

/* --- which there are ------------------------------------------------------ */

static void
profile_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct whatif *what)
{
	const struct profile *profile = &what->book->profile;
	const struct cell cells[] = {
		cell_text(profile->id),
		cell_text(profile->title),
		cell_text(say_status(m, profile->status)),
		cell_count(m, what->turned),
		cell_count(m, turned_cases(m, audit, what)),
		cell_text(profile->source),
		cell_text(what->book->digest),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
profiles_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "profile"),
		column_of(m, "title", false),
		column_of(m, "status", false),
		column_of(m, "verdicts_turned", true),
		column_of(m, "cases_turned", true),
		column_data(m, "source", false),
		column_data(m, "sha256", false),
	};
	const struct whatifs *listed = &audit->listed;
	struct table *table = table_add(m, section, "profiles", columns,
	    sizeof(columns) / sizeof(columns[0]), listed->count);

	for (size_t i = 0; i < listed->count; i++)
		profile_row(m, audit, table, i, &listed->items[i]);
}

/* --- the months ----------------------------------------------------------- */

static struct cell
side_verdict(const struct making *m, const struct attainment *row)
{
	return cell_verdict(m,
	    row->sle == NULL ? VERDICT_NO_REQUESTS : attainment_verdict(row));
}

static struct cell
side_count(const struct making *m, const struct attainment *row, uint64_t n)
{
	return row->sle == NULL ? none_cell(m) : cell_count(m, n);
}

static void
month_row(const struct making *m, struct table *table, size_t row,
    const struct whatif *what, const struct month_flip *flip)
{
	const struct cell cells[] = {
		cell_text(flip->sle),
		cell_month(m, flip->month),
		cell_text(what->book->profile.id),
		side_verdict(m, &flip->before),
		side_count(m, &flip->before, flip->before.met),
		side_count(m, &flip->before, flip->before.n),
		side_verdict(m, &flip->after),
		side_count(m, &flip->after, flip->after.met),
		side_count(m, &flip->after, flip->after.n),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
months_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "profile", false),
		column_of(m, "official_verdict", false),
		column_of(m, "met", true),
		column_of(m, "n", true),
		column_of(m, "profile_verdict", false),
		column_of(m, "profile_met", true),
		column_of(m, "profile_n", true),
	};
	const struct whatifs *listed = &audit->listed;
	struct table *table;
	size_t count = 0;
	size_t row = 0;

	for (size_t i = 0; i < listed->count; i++)
		count += listed->items[i].turned;
	table = table_add(m, section, "profile_months", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < listed->count; i++) {
		const struct whatif *what = &listed->items[i];

		for (size_t k = 0; k < what->month_count; k++) {
			if (what->months[k].turned)
				month_row(
				    m, table, row++, what, &what->months[k]);
		}
	}
}

/* --- the cases ------------------------------------------------------------ */

static struct cell
side_state(const struct making *m, const struct outcome *outcome)
{
	return outcome->sle == NULL ? none_cell(m) : cell_case(m, outcome);
}

static struct cell
side_due(const struct making *m, const struct outcome *outcome)
{
	if (outcome->sle == NULL || outcome->due == INSTANT_NONE)
		return none_cell(m);
	return cell_instant(m, outcome->due);
}

static struct cell
side_took(const struct making *m, const struct outcome *outcome)
{
	if (outcome->sle == NULL || outcome->sle->clock == CLOCK_COUNT)
		return none_cell(m);
	return cell_figure(m, outcome);
}

static void
case_row(const struct making *m, struct table *table, size_t row,
    const struct whatif *what, const struct flip *flip)
{
	const struct cell cells[] = {
		cell_name(flip->key),
		cell_customer(m, flip->customer),
		cell_text(flip_sle(flip)->id),
		cell_text(what->book->profile.id),
		side_state(m, &flip->before),
		side_state(m, &flip->after),
		side_due(m, &flip->before),
		side_due(m, &flip->after),
		side_took(m, &flip->before),
		side_took(m, &flip->after),
		cell_name(flip->file),
		cell_line(m, flip->line),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
cases_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "customer", false),
		column_of(m, "expectation", false),
		column_of(m, "profile", false),
		column_of(m, "official_state", false),
		column_of(m, "profile_state", false),
		column_data(m, "official_due", false),
		column_data(m, "profile_due", false),
		column_data(m, "official_took", false),
		column_data(m, "profile_took", false),
		column_data(m, "file", false),
		column_data(m, "line", true),
	};
	const struct whatifs *listed = &audit->listed;
	struct table *table;
	size_t count = 0;
	size_t row = 0;

	for (size_t i = 0; i < listed->count; i++)
		count += turned_cases(m, audit, &listed->items[i]);
	table = table_add(m, section, "profile_cases", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < listed->count; i++) {
		const struct whatif *what = &listed->items[i];

		for (size_t k = 0; k < what->flip_count; k++) {
			if (is_turned(m, audit, &what->flips[k]))
				case_row(
				    m, table, row++, what, &what->flips[k]);
		}
	}
}

void
part_profiles(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section;

	if (audit->listed.count == 0)
		return;
	section = part_add(m, page, "profiles");
	para_add(m, section, say(m, "profiles.lead", NULL));
	profiles_add(m, audit, section);
	months_add(m, audit, section);
	cases_add(m, audit, section);
}
