/* whatif_page.c -- what other readings of the rules would change. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/names.h"
#include "slaudit/report.h"
#include "slaudit/whatif.h"

static struct cell
none_cell(const struct making *m)
{
	return cell_none(say(m, "shorthand.none", NULL));
}

/* "bd-clock", or the other book's id and version. */
static const char *
reading_name(const struct making *m, const struct whatif *what)
{
	const struct book *book = what->book;

	if (book->profile.id != NULL)
		return book->profile.id;
	return say(
	    m, "whatif.book", "book", book->id, "version", book->version, NULL);
}

static const char *
reading_title(const struct whatif *what)
{
	const struct book *book = what->book;

	return book->profile.id != NULL ? book->profile.title : book->title;
}

/* --- side by side --------------------------------------------------------- */

static void
summary_row(const struct making *m, struct table *table, size_t row,
    const struct whatif *what)
{
	const struct cell cells[] = {
		cell_text(reading_name(m, what)),
		cell_count(m, what->turned),
		cell_count(m, what->kinds[FLIP_STATE]),
		cell_count(m, what->kinds[FLIP_MONTH]),
		cell_count(m, what->kinds[FLIP_GONE]),
		cell_count(m, what->kinds[FLIP_ADDED]),
		cell_count(m, what->same),
		cell_count(m, what->shifted),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
summary_add(
    const struct making *m, const struct whatifs *all, struct node *page)
{
	struct node *section = part_add(m, page, "whatif");
	const struct column columns[] = {
		column_head(m, "profile"),
		column_of(m, "verdicts_turned", true),
		column_of(m, "other_state", true),
		column_of(m, "other_month", true),
		column_of(m, "gone", true),
		column_of(m, "added", true),
		column_of(m, "same", true),
		column_of(m, "shifted", true),
	};
	struct table *table = table_add(m, section, "whatif", columns,
	    sizeof(columns) / sizeof(columns[0]), all->count);

	for (size_t i = 0; i < all->count; i++)
		summary_row(m, table, i, &all->items[i]);
}

/* --- the months ----------------------------------------------------------- */

static struct cell
side_verdict(const struct making *m, const struct attainment *row)
{
	return cell_verdict(m,
	    row->sle == NULL ? VERDICT_NO_REQUESTS : attainment_verdict(row));
}

static struct cell
side_counts(const struct making *m, const struct attainment *row)
{
	if (row->sle == NULL || row->n == 0)
		return none_cell(m);
	return cell_text(say(m, "whatif.of", "met", say_count(m, row->met), "n",
	    say_count(m, row->n), NULL));
}

static void
month_row(const struct making *m, struct table *table, size_t row,
    const struct month_flip *flip)
{
	const struct cell cells[] = {
		cell_text(flip->sle),
		cell_month(m, flip->month),
		side_verdict(m, &flip->before),
		side_counts(m, &flip->before),
		side_verdict(m, &flip->after),
		side_counts(m, &flip->after),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
months_add(
    const struct making *m, const struct whatif *what, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "month", false),
		column_of(m, "official_verdict", false),
		column_of(m, "official_met", false),
		column_of(m, "other_verdict", false),
		column_of(m, "other_met", false),
	};
	struct table *table = table_add(m, section, "whatif_months", columns,
	    sizeof(columns) / sizeof(columns[0]), what->month_count);

	for (size_t i = 0; i < what->month_count; i++)
		month_row(m, table, i, &what->months[i]);
}

/* --- the cases ------------------------------------------------------------ */

static struct cell
side_state(const struct making *m, const struct outcome *outcome)
{
	if (outcome->sle == NULL)
		return none_cell(m);
	return cell_case(m, outcome);
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

static struct cell
side_month(const struct making *m, const struct outcome *outcome)
{
	if (outcome->sle == NULL)
		return none_cell(m);
	return cell_month(m, outcome->month);
}

/* Two rows a case: the official side, and the other one. */
static void
flip_row(const struct making *m, struct table *table, size_t row,
    const struct flip *flip, bool official)
{
	const struct outcome *outcome = official ? &flip->before : &flip->after;
	const struct cell cells[] = {
		cell_name(flip->key),
		cell_text(flip_sle(flip)->id),
		cell_text(say(m,
		    official ? "whatif.in-force" : "whatif.otherwise", NULL)),
		side_state(m, outcome),
		side_due(m, outcome),
		side_took(m, outcome),
		side_month(m, outcome),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
flips_add(
    const struct making *m, const struct whatif *what, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "expectation", false),
		column_of(m, "side", false),
		column_of(m, "state", false),
		column_of(m, "due", false),
		column_of(m, "took", false),
		column_of(m, "month", false),
	};
	struct table *table = table_add(m, section, "whatif_cases", columns,
	    sizeof(columns) / sizeof(columns[0]), 2 * what->flip_count);

	for (size_t i = 0; i < what->flip_count; i++) {
		flip_row(m, table, 2 * i, &what->flips[i], true);
		flip_row(m, table, 2 * i + 1, &what->flips[i], false);
	}
}

/* --- one reading ---------------------------------------------------------- */

static uint64_t
cases_count(const struct whatif *what)
{
	uint64_t count = what->same;

	for (int kind = 0; kind < FLIP_KINDS; kind++)
		count += what->kinds[kind];
	return count;
}

/* A sentence for what there is of, nothing for what there is not. */
static const char *
say_some(const struct making *m, const char *key, uint64_t n)
{
	return n == 0 ? ""
		      : arena_format(m->arena, " %s",
			    say(m, key, "n", say_count(m, n), NULL));
}

static const char *
say_short(const struct making *m, const struct whatif *what)
{
	const char *first = say(m, "whatif.short", "turned",
	    say_count(m, what->turned), "judged", say_count(m, what->judged),
	    "state", say_count(m, what->kinds[FLIP_STATE]), "cases",
	    say_count(m, cases_count(what)), NULL);

	return arena_format(m->arena, "%s%s%s%s", first,
	    say_some(m, "whatif.moved", what->kinds[FLIP_MONTH]),
	    say_some(m, "whatif.gone", what->kinds[FLIP_GONE]),
	    say_some(m, "whatif.added", what->kinds[FLIP_ADDED]));
}

static void
source_say(
    const struct making *m, const struct whatif *what, struct node *section)
{
	const struct profile *profile = &what->book->profile;

	if (profile->id != NULL)
		para_add(m, section,
		    say(m, "whatif.source", "source", profile->source, "status",
			say_status(m, profile->status), NULL));
	if (profile->window > 1)
		para_add(m, section,
		    say(m, "whatif.window", "n",
			say_count(m, (uint64_t)profile->window), NULL));
}

static void
reading_add(
    const struct making *m, const struct whatif *what, struct node *page)
{
	struct node *section = page_add(m->arena, page, NODE_SECTION,
	    say(m, "whatif.reading", "name", reading_name(m, what), "title",
		reading_title(what), NULL));

	section->id = reading_name(m, what);
	para_add(m, section, say_short(m, what));
	source_say(m, what, section);
	if (what->month_count > 0)
		months_add(m, what, section);
	if (what->flip_count > 0)
		flips_add(m, what, section);
}

static const char *
asked_period(const struct making *m, const struct whatifs *all)
{
	if (all->from_month == MONTH_NONE)
		return say(m, "whatif.all-months", NULL);
	if (all->from_month == all->to_month)
		return say_month(m, all->from_month);
	return say(m, "period.from-to", "from", say_month(m, all->from_month),
	    "to", say_month(m, all->to_month), NULL);
}

struct page *
report_whatif(
    struct arena *arena, const struct whatifs *all, const struct zone *zone)
{
	struct making m = {
		.arena = arena,
		.wording = all->wording,
		.zone = zone,
		.customer_word = all->book->customer_word,
	};
	struct page *page = arena_new(arena, 1, sizeof(*page));

	page_words_fill(&m, page);
	page->as_of = all->as_of;
	page->root = page_add(arena, NULL, NODE_PAGE,
	    say(&m, "whatif.title", "book", all->book->title, "period",
		asked_period(&m, all), NULL));
	note_add(&m, page->root,
	    say(&m, "whatif.note", "book", all->book->id, "version",
		all->book->version, "asof", say_instant(&m, all->as_of), NULL));
	if (all->count > 1)
		summary_add(&m, all, page->root);
	for (size_t i = 0; i < all->count; i++)
		reading_add(&m, &all->items[i], page->root);
	return page;
}
