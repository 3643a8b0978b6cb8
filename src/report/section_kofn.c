/* section_kofn.c -- k of N: how many of the month's expectations were met, and
 * how near each was to the other verdict. */
/* SPDX-License-Identifier: MIT */
#include "making.h"
#include "said.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/kofn.h"
#include "slaudit/names.h"

enum { TICKETS_TOLD = 8, MISSES_TOLD = 12 };

static size_t
months_of(const struct audit *audit)
{
	return (size_t)(audit->to_month - audit->from_month) + 1;
}

/* --- sentences ------------------------------------------------------------ */

/* "10 verified, 2 reconstructed": those that there are. */
static const char *
statuses_say(const struct making *m, const uint64_t *counts)
{
	struct buf text = { 0 };
	const char *made;

	for (int i = 0; i < STATUSES; i++) {
		if (counts[i] == 0)
			continue;
		buf_print(&text, "%s%s %s", text.len > 0 ? ", " : "",
		    say_count(m, counts[i]), say_status(m, (enum status)i));
	}
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static const char *
uncame_say(const struct making *m, const struct kofn *kofn)
{
	const char *missing = "";

	if (kofn->not_supplied > 0)
		missing = say(m, "kofn.count-missing", "n",
		    say_count(m, kofn->not_supplied), NULL);
	if (kofn->provisional == 0)
		return missing;
	return arena_format(m->arena, "%s%s", missing,
	    say(m, "kofn.count-provisional", "n",
		say_count(m, kofn->provisional), NULL));
}

static const char *
month_say(const struct making *m, const struct kofn *kofn)
{
	if (kofn->defined == 0)
		return say(
		    m, "kofn.none", "month", say_month(m, kofn->month), NULL);
	if (kofn->withheld == kofn->defined)
		return say(m, "kofn.withheld", "n", say_count(m, kofn->defined),
		    "month", say_month(m, kofn->month), NULL);
	return say(m, "kofn.count", "met", say_count(m, kofn->met), "n",
	    say_count(m, kofn->defined), "with",
	    say_count(m, kofn_with_requests(kofn)), "empty",
	    say_count(m, kofn->empty), "missing", uncame_say(m, kofn),
	    "statuses", statuses_say(m, kofn->of_status), NULL);
}

/* Whether a wording is open, never whether it is used. NULL: the book speaks
 * of none. */
static const char *
best_say(
    const struct making *m, const struct book *book, const struct kofn *kofn)
{
	const char *key = "kofn.best-no";

	if (book->best_rating == NULL || kofn->defined == 0)
		return NULL;
	switch (kofn_all_met(kofn, book->n0_rule)) {
	case ALL_MET_YES:
		key = "kofn.best-yes";
		break;
	case ALL_MET_HANGS:
		key = "kofn.best-hangs";
		break;
	case ALL_MET_NO:
		break;
	}
	return say(m, key, "rating", book->best_rating, "met",
	    say_count(m, kofn->met), "n", say_count(m, kofn->defined), "empty",
	    say_count(m, kofn->empty), NULL);
}

/* Of several months only how many had all met; the table has each. NULL: none
 * could be judged, as in an extract. */
static const char *
months_say(const struct making *m, const struct audit *audit)
{
	uint64_t all = 0;
	uint64_t judged = 0;

	for (int32_t month = audit->from_month; month <= audit->to_month;
	     month++) {
		struct kofn kofn;

		kofn_count(audit, month, &kofn);
		all += kofn_all_met(&kofn, N0_REQUESTS) == ALL_MET_YES;
		judged += kofn.met + kofn.missed;
	}
	if (judged == 0)
		return NULL;
	return say(m, "kofn.months", "n", say_count(m, months_of(audit)), "all",
	    say_count(m, all), NULL);
}

const char *
kofn_say(const struct making *m, const struct audit *audit)
{
	struct kofn kofn;

	if (!period_is_month(audit))
		return months_say(m, audit);
	kofn_count(audit, audit->to_month, &kofn);
	return month_say(m, &kofn);
}

const char *
kofn_best(const struct making *m, const struct audit *audit)
{
	struct kofn kofn;

	if (!period_is_month(audit))
		return NULL;
	kofn_count(audit, audit->to_month, &kofn);
	return best_say(m, audit->book, &kofn);
}

/* --- the table of months -------------------------------------------------- */

static void
month_row(const struct making *m, struct table *table, size_t row,
    const struct kofn *kofn)
{
	const struct cell cells[] = {
		cell_month(m, kofn->month),
		cell_count(m, kofn->defined),
		cell_count(m, kofn->met),
		cell_count(m, kofn->missed),
		cell_count(m, kofn->empty),
		cell_count(m,
		    kofn->none_judged + kofn->withheld + kofn->not_supplied +
			kofn->provisional),
		cell_text(say(m, "kofn.of", "met", say_count(m, kofn->met), "n",
		    say_count(m, kofn_with_requests(kofn)), NULL)),
		cell_count(m, kofn->of_status[STATUS_VERIFIED]),
		cell_count(m, kofn->of_status[STATUS_RECONSTRUCTED]),
		cell_count(m, kofn->of_status[STATUS_RECALLED]),
		cell_count(m, kofn->of_status[STATUS_ASSUMED]),
		cell_count(m, kofn_with_requests(kofn)),
		cell_count(m, kofn->none_judged),
		cell_count(m, kofn->withheld),
		cell_count(m, kofn->not_supplied),
		cell_count(m, kofn->met_status[STATUS_VERIFIED]),
		cell_count(m, kofn->met_status[STATUS_RECONSTRUCTED]),
		cell_count(m, kofn->met_status[STATUS_RECALLED]),
		cell_count(m, kofn->met_status[STATUS_ASSUMED]),
		cell_count(m, kofn->not_established),
		cell_count(m, kofn->informational),
		cell_count(m, kofn->each),
		cell_count(m, kofn->provisional),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
months_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "month"),
		column_of(m, "defined", true),
		column_of(m, "kofn_met", true),
		column_of(m, "kofn_missed", true),
		column_of(m, "no_requests", true),
		column_of(m, "not_judgeable", true),
		column_of(m, "of_requested", false),
		column_of(m, "verified", true),
		column_of(m, "reconstructed", true),
		column_of(m, "recalled", true),
		column_of(m, "assumed", true),
		column_data(m, "with_requests", true),
		column_data(m, "none_judged", true),
		column_data(m, "withheld", true),
		column_data(m, "not_supplied", true),
		column_data(m, "met_verified", true),
		column_data(m, "met_reconstructed", true),
		column_data(m, "met_recalled", true),
		column_data(m, "met_assumed", true),
		column_data(m, "not_established", true),
		column_data(m, "informational", true),
		column_data(m, "each_case", true),
		column_data(m, "provisional", true),
	};
	struct table *table = table_add(m, section, "kofn", columns,
	    sizeof(columns) / sizeof(columns[0]), months_of(audit));

	for (size_t i = 0; i < table->row_count; i++) {
		struct kofn kofn;

		kofn_count(audit, audit->from_month + (int32_t)i, &kofn);
		month_row(m, table, i, &kofn);
	}
}

/* --- what would turn each verdict ----------------------------------------- */

static bool
has_margin(const struct audit *audit, const struct attainment *row)
{
	enum verdict verdict = attainment_verdict(row);

	return row->month != MONTH_NONE && row->month >= audit->from_month &&
	    (verdict == VERDICT_MET || verdict == VERDICT_MISSED) &&
	    !sle_by_figure(row->sle);
}

static const char *
turn_say(const struct making *m, int64_t allowed, int64_t budget)
{
	if (budget < 0)
		return say(m, "kofn.fewer", "n",
		    say_count(m, (uint64_t)-budget), NULL);
	if (allowed == 0)
		return say(m, "kofn.exhausted", NULL);
	return say(
	    m, "kofn.more", "n", say_count(m, (uint64_t)budget + 1), NULL);
}

static void
margin_row(const struct making *m, struct table *table, size_t row,
    const struct attainment *of)
{
	struct quotient share = attainment_quotient(of);
	int64_t misses = share.denominator - share.numerator;
	int64_t budget = attainment_budget(of);
	const struct cell cells[] = {
		cell_text(of->sle->id),
		cell_text(of->sle->title),
		cell_month(m, of->month),
		cell_text(say_target(m, of->sle)),
		cell_count(m, (uint64_t)share.denominator),
		cell_count(m, (uint64_t)misses),
		cell_count(m, (uint64_t)(budget + misses)),
		cell_verdict(m, attainment_verdict(of)),
		cell_text(turn_say(m, budget + misses, budget)),
		cell_text(unit_words[share.unit]),
		cell_balance(m, budget),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
margins_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "title", false),
		column_of(m, "month", false),
		column_of(m, "target", false),
		column_of(m, "n", true),
		column_of(m, "misses", true),
		column_of(m, "allowed", true),
		column_of(m, "verdict", false),
		column_of(m, "turn", false),
		column_data(m, "unit", false),
		column_data(m, "budget", true),
	};
	struct table *table;
	size_t count = 0;
	size_t row = 0;

	for (size_t i = 0; i < audit->row_count; i++)
		count += has_margin(audit, &audit->rows[i]);
	table = table_add(m, section, "margins", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	table->columns[2].data_only = period_is_month(audit);
	table->data_only = !period_is_month(audit);
	for (size_t i = 0; i < audit->row_count; i++) {
		if (has_margin(audit, &audit->rows[i]))
			margin_row(m, table, row++, &audit->rows[i]);
	}
}

/* --- each missed one with its tickets ------------------------------------- */

static bool
is_miss_of(const struct outcome *outcome, const struct attainment *row)
{
	return outcome->month == row->month &&
	    strcmp(outcome->sle->id, row->sle->id) == 0 &&
	    outcome->state != OUTCOME_MET && outcome_counts(outcome);
}

/* "T-1, T-7 and 3 more". */
static const char *
tickets_say(const struct making *m, const struct audit *audit,
    const struct attainment *row)
{
	struct buf text = { 0 };
	const char *made;
	uint64_t count = 0;

	for (size_t i = 0; i < audit->exhibit_count; i++) {
		const struct exhibit *exhibit = &audit->exhibits[i];

		if (!is_miss_of(&exhibit->outcome, row))
			continue;
		if (count++ < TICKETS_TOLD)
			buf_print(&text, "%s%s", text.len > 0 ? ", " : "",
			    exhibit->ticket.key);
	}
	if (count > TICKETS_TOLD)
		buf_put(&text,
		    say(m, "kofn.tickets-more", "n",
			say_count(m, count - TICKETS_TOLD), NULL));
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

/* What the operator said of it; where it says anything of misses at all, that
 * it said nothing of this one. */
static const char *
words_say(const struct making *m, const struct audit *audit,
    const struct attainment *row)
{
	const char *words = say_explained(m, audit, row->sle, row->month, NULL);

	if (words != NULL)
		return say(m, "kofn.explained", "words", words, NULL);
	return said_explains(audit) ? say(m, "kofn.unexplained", NULL) : "";
}

static const char *
miss_say(const struct making *m, const struct audit *audit,
    const struct attainment *row)
{
	struct cell attained = cell_attained(m, row);

	return say(m, "kofn.missed", "id", row->sle->id, "title",
	    row->sle->title, "month", say_month(m, row->month), "met",
	    say_count(m, row->met), "n", say_count(m, row->n), "attained",
	    attained.text, "target", say_target(m, row->sle), "status",
	    say_status(m, row->sle->status), "tickets",
	    tickets_say(m, audit, row), "words", words_say(m, audit, row),
	    NULL);
}

static void
misses_add(
    const struct making *m, const struct audit *audit, struct node *section)
{
	struct node *list = NULL;
	uint64_t count = 0;

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		if (row->month == MONTH_NONE ||
		    row->month < audit->from_month ||
		    attainment_verdict(row) != VERDICT_MISSED)
			continue;
		if (list == NULL) {
			para_add(m, section, say(m, "kofn.missed-lead", NULL));
			list = page_add(m->arena, section, NODE_LIST, "");
		}
		if (count++ < MISSES_TOLD)
			page_add(
			    m->arena, list, NODE_PARA, miss_say(m, audit, row));
	}
	if (count > MISSES_TOLD)
		para_add(m, section,
		    say(m, "kofn.missed-more", "n",
			say_count(m, count - MISSES_TOLD), NULL));
}

/* --- the section ---------------------------------------------------------- */

static void
rule_say(const struct making *m, const struct book *book, struct node *section)
{
	switch (book->n0_rule) {
	case N0_NOT_SAID:
		para_add(m, section, say(m, "kofn.rule-not-said", NULL));
		break;
	case N0_DEFINED:
		para_add(m, section, say(m, "kofn.rule-defined", NULL));
		break;
	case N0_REQUESTS:
		para_add(m, section, say(m, "kofn.rule-requests", NULL));
		break;
	case N0_RULES:
		break;
	}
}

void
part_kofn(const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "kofn");

	para_add(m, section, say(m, "kofn.lead", NULL));
	rule_say(m, audit->book, section);
	months_add(m, audit, section);
	misses_add(m, audit, section);
	para_add(m, section, say(m, "kofn.margins", NULL));
	margins_add(m, audit, section);
}
