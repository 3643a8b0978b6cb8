/* section_customers.c -- groups of customers compared, category by category. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <inttypes.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/comparison.h"

enum { TENTHS = 1000, REVERSALS_TOLD = 6 };

const char *
say_breakdown(const struct making *m, const struct book *book, const char *by)
{
	const char *title = book_attribute_title(book, by);

	if (title != NULL)
		return title;
	if (strcmp(by, "channel") == 0)
		return say(m, "customers.channel", NULL);
	return say(m, "customers.class", NULL);
}

static struct cell
word_cell(const struct making *m, const char *word)
{
	if (word == NULL)
		return cell_none(say(m, "shorthand.unknown", NULL));
	return cell_name(word);
}

static const char *
word_say(const struct making *m, const char *word)
{
	return word == NULL ? say(m, "shorthand.unknown", NULL) : word;
}

static struct cell
tenths_cell(const struct making *m, int64_t tenths)
{
	if (tenths < 0)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_share(m, tenths);
}

static struct cell
share_of(const struct making *m, uint64_t met, uint64_t n)
{
	return tenths_cell(m, n == 0 ? -1 : share_tenths(met, n, SLE_NO_SHARE));
}

static bool
has_cases(const struct comparison *comparison, const struct sle *sle)
{
	for (size_t i = 0; i < comparison->category_count; i++) {
		if (comparison->category_sles[i] == sle)
			return true;
	}
	return false;
}

static struct cell
of_cell(const struct making *m, uint64_t met, uint64_t n)
{
	return cell_text(say(m, "kofn.of", "met", say_count(m, met), "n",
	    say_count(m, n), NULL));
}

/* "I.8, II.8": the expectations of one measure that have cases. */
static const char *
ids_say(const struct making *m, const struct comparison *comparison)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < comparison->sle_count; i++) {
		if (!has_cases(comparison, comparison->sles[i]))
			continue;
		buf_print(&text, "%s%s", text.len > 0 ? ", " : "",
		    comparison->sles[i]->id);
	}
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

/* There is something to compare: somebody missed, and somebody else is there.
 */
static bool
is_shown(const struct comparison *comparison)
{
	return comparison->group_count > 1 && comparison->missed > 0;
}

/* --- overall, and with the same mix --------------------------------------- */

static void
group_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct comparison *comparison,
    const struct compared *group)
{
	const struct cell cells[] = {
		cell_text(ids_say(m, comparison)),
		cell_text(comparison->sles[0]->title),
		cell_text(say_breakdown(m, audit->book, comparison->by)),
		word_cell(m, group->word),
		of_cell(m, group->period_met, group->period_n),
		of_cell(m, group->met, group->n),
		share_of(m, group->met, group->n),
		tenths_cell(m,
		    portions_share(
			group->portions, comparison->category_count, TENTHS)),
		share_of(m, group->mix_met, group->mix_n),
		of_cell(m, group->categories, comparison->category_count),
		cell_text(comparison->by),
		cell_count(m, group->period_met),
		cell_count(m, group->period_n),
		cell_count(m, group->met),
		cell_count(m, group->n),
		cell_count(m, group->mix_met),
		cell_count(m, group->mix_n),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
groups_add(const struct making *m, const struct audit *audit,
    struct node *section, const struct comparison *all, size_t count)
{
	const struct column columns[] = {
		column_head(m, "expectations"),
		column_of(m, "title", false),
		column_of(m, "compared_by", false),
		column_of(m, "group", false),
		column_of(m, "period_of", false),
		column_of(m, "year_of", false),
		column_of(m, "overall", true),
		column_of(m, "same_mix", true),
		column_of(m, "everybody", true),
		column_of(m, "categories", false),
		column_data(m, "breakdown", false),
		column_data(m, "period_met", true),
		column_data(m, "period_n", true),
		column_data(m, "year_met", true),
		column_data(m, "year_n", true),
		column_data(m, "everybody_met", true),
		column_data(m, "everybody_n", true),
	};
	struct table *table;
	size_t rows = 0;
	size_t row = 0;

	for (size_t i = 0; i < count; i++)
		rows += is_shown(&all[i]) ? all[i].group_count : 0;
	table = table_add(m, section, "comparisons", columns,
	    sizeof(columns) / sizeof(columns[0]), rows);
	for (size_t i = 0; i < count; i++) {
		for (size_t g = 0; is_shown(&all[i]) && g < all[i].group_count;
		     g++)
			group_row(
			    m, audit, table, row++, &all[i], &all[i].groups[g]);
	}
}

/* --- where the order turns ------------------------------------------------ */

static bool
is_turned(const struct comparison *comparison)
{
	return is_shown(comparison) && comparison->higher != SIZE_MAX;
}

static const char *
mix_say(const struct making *m, const struct comparison *comparison,
    const struct compared *group)
{
	return say_share(m,
	    portions_share(
		group->portions, comparison->category_count, TENTHS));
}

static const char *
reversal_say(const struct making *m, const struct audit *audit,
    const struct comparison *comparison)
{
	const struct compared *a = &comparison->groups[comparison->higher];
	const struct compared *b = &comparison->groups[comparison->lower];

	return say(m, "customers.reversal", "ids", ids_say(m, comparison),
	    "title", comparison->sles[0]->title, "by",
	    say_breakdown(m, audit->book, comparison->by), "a",
	    word_say(m, a->word), "b", word_say(m, b->word), "crude_a",
	    say_share(m, share_tenths(a->met, a->n, SLE_NO_SHARE)), "crude_b",
	    say_share(m, share_tenths(b->met, b->n, SLE_NO_SHARE)), "mix_a",
	    mix_say(m, comparison, a), "mix_b", mix_say(m, comparison, b),
	    NULL);
}

static struct cell
median_cell(const struct making *m, const struct sle *sle, int64_t median)
{
	if (median < 0)
		return cell_none(say(m, "shorthand.none", NULL));
	if (sle_in_days(sle))
		return cell_text(say_days(m, median));
	if (sle->clock == CLOCK_BUSINESS || sle->clock == CLOCK_BUSINESS_DAYS)
		return cell_text(say_hours(m, median));
	return cell_text(say_duration(m, median));
}

/* INDEX: by category, then group. */
static void
portion_row(const struct making *m, const struct audit *audit,
    struct table *table, size_t row, const struct comparison *comparison,
    size_t index)
{
	size_t category = index / comparison->group_count;
	size_t group = index % comparison->group_count;
	const struct compared *of = &comparison->groups[group];
	const struct portion *portion = &of->portions[category];
	const struct sle *sle = comparison->category_sles[category];
	int64_t median = comparison->medians[group][category];
	const struct cell cells[] = {
		cell_text(sle->id),
		word_cell(m, comparison->categories[category]),
		cell_text(say_breakdown(m, audit->book, comparison->by)),
		word_cell(m, of->word),
		cell_count(m, portion->met),
		cell_count(m, portion->n),
		share_of(m, portion->met, portion->n),
		median_cell(m, sle, median),
		cell_count(m, portion->weight),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
portions_fill(const struct making *m, const struct audit *audit,
    struct table *table, size_t *row, const struct comparison *comparison)
{
	size_t groups = comparison->group_count;

	for (size_t i = 0; i < comparison->category_count * groups; i++)
		portion_row(m, audit, table, (*row)++, comparison, i);
}

static void
reversals_add(const struct making *m, const struct audit *audit,
    struct node *section, const struct comparison *all, size_t count)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "category", false),
		column_of(m, "compared_by", false),
		column_of(m, "group", false),
		column_of(m, "year_met", true),
		column_of(m, "year_n", true),
		column_of(m, "share", true),
		column_of(m, "median", false),
		column_data(m, "weight", true),
	};
	struct table *table;
	size_t turned = 0;
	size_t rows = 0;
	size_t row = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_turned(&all[i]))
			continue;
		rows += all[i].category_count * all[i].group_count;
		if (turned++ < REVERSALS_TOLD)
			note_add(m, section, reversal_say(m, audit, &all[i]));
	}
	table = table_add(m, section, "reversals", columns,
	    sizeof(columns) / sizeof(columns[0]), rows);
	for (size_t i = 0; i < count; i++) {
		if (is_turned(&all[i]))
			portions_fill(m, audit, table, &row, &all[i]);
	}
}

/* --- all counts, for data files ------------------------------------------- */

static void
stratum_row(const struct making *m, struct table *table, size_t row,
    const struct stratum *stratum)
{
	bool days = sle_in_days(stratum->sle);
	const struct cell none = cell_none(say(m, "shorthand.none", NULL));
	const struct cell cells[] = {
		cell_text(stratum->sle->id),
		stratum->month == MONTH_NONE
		    ? cell_text(say(m, "customers.all-months", NULL))
		    : cell_month(m, stratum->month),
		cell_text(stratum->by),
		word_cell(m, stratum->word),
		word_cell(m, stratum->category),
		cell_count(m, stratum->scope),
		cell_count(m, stratum->n),
		cell_count(m, stratum->met),
		days || stratum->median < 0 ? none
					    : cell_seconds(m, stratum->median),
		!days || stratum->median < 0
		    ? none
		    : cell_count(m, (uint64_t)stratum->median),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
strata_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "breakdown", false),
		column_of(m, "group", false),
		column_of(m, "category", false),
		column_of(m, "scope", true),
		column_of(m, "n", true),
		column_of(m, "met", true),
		column_of(m, "median_second", true),
		column_of(m, "median_day", true),
	};
	struct table *table = table_add(m, section, "strata", columns,
	    sizeof(columns) / sizeof(columns[0]), audit->stratum_count);

	table->data_only = true;
	for (size_t i = 0; i < audit->stratum_count; i++)
		stratum_row(m, table, i, &audit->strata[i]);
}

/* A book that asks for no breakdown has no such section. */
void
part_customers(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct comparison *all;
	struct node *section;
	uint64_t left = 0;
	size_t count;
	bool is_all;

	if (audit->book->breakdowns.count == 0)
		return;
	section = part_add(m, page, "customers");
	count = comparisons_make(m->arena, audit, &all);
	para_add(m, section,
	    say(m, "customers.lead", "from", say_month(m, audit->compared_from),
		"to", say_month(m, audit->to_month), NULL));
	if (withheld_names(m, audit, &is_all) != NULL)
		note_add(m, section,
		    say(m, "customers.withheld", "names",
			withheld_names(m, audit, &is_all), NULL));
	for (size_t i = 0; i < count; i++)
		left += !is_shown(&all[i]);
	groups_add(m, audit, section, all, count);
	if (left > 0)
		para_add(m, section,
		    say(m, "customers.left", "n", say_count(m, left), NULL));
	reversals_add(m, audit, section, all, count);
	strata_add(m, audit, section);
}
