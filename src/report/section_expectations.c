/* section_expectations.c -- each expectation with its counts and verdict. */
/* SPDX-License-Identifier: MIT */
#include "said.h"

#include "slaudit/buf.h"
#include "slaudit/names.h"

/* One month has a verdict; a longer period counts its months. */
static struct cell
verdict_cell(const struct making *m, const struct audit *audit,
    const struct period_sum *sum)
{
	struct cell cell;

	if (sum_unsupplied(sum))
		return cell_verdict(m, VERDICT_NOT_SUPPLIED);
	if (sum->sle->status == STATUS_UNKNOWN)
		return cell_text(say(m, "verdict.not-established", NULL));
	if (!sle_judges(sum->sle))
		return cell_verdict(m, VERDICT_NOT_JUDGED);
	if (sum->withheld)
		return cell_verdict(m, VERDICT_WITHHELD);
	if (!sle_has_target(sum->sle))
		return cell_verdict(m, VERDICT_NO_SHARE);
	if (sum_provisional(sum))
		return cell_verdict(m, VERDICT_PROVISIONAL);
	if (sum->months_judged == 0 && sum->sle->clock == CLOCK_AVAILABILITY)
		return cell_verdict(m, VERDICT_NOT_OBSERVED);
	if (sum->months_judged == 0)
		return cell_verdict(m,
		    sum->scope == 0 ? VERDICT_NO_REQUESTS
				    : VERDICT_NONE_JUDGED);
	if (period_is_month(audit) && sum->single != NULL)
		return cell_verdict(m, attainment_verdict(sum->single));
	cell = cell_text(
	    say(m, "verdict.months", "missed", say_count(m, sum->months_missed),
		"n", say_count(m, sum->months_judged), NULL));
	cell.is_bad = sum->months_missed > 0;
	return cell;
}

static struct cell
share_cell(const struct making *m, const struct audit *audit,
    const struct period_sum *sum)
{
	bool has_target = sle_has_target(sum->sle);
	struct cell cell;

	if (sum->withheld && has_target && sle_judges(sum->sle))
		return cell_none(say(m, "shorthand.withheld", NULL));
	if (sle_by_figure(sum->sle) || sle_by_sums(sum->sle))
		return cell_attained(m, sum->single);
	if (!has_target || !period_is_month(audit) || sum->n == 0)
		return cell_none(say(m, "shorthand.none", NULL));
	cell = cell_share(
	    m, share_tenths(sum->met, sum->n, sum->sle->compliance_bp));
	cell.text = say_provisional(m, sum->single, cell.text);
	return cell;
}

static uint64_t
state_rest(const struct period_sum *sum)
{
	return sum->states[OUTCOME_ENDED] + sum->states[OUTCOME_PAUSED] +
	    sum->states[OUTCOME_EXCLUDED] + sum->states[OUTCOME_NOT_COVERED];
}

/* Only of one month: budgets of several cannot be lent to one another. */
static struct cell
budget_cell(const struct making *m, const struct period_sum *sum)
{
	const struct attainment *row = sum->single;
	enum verdict verdict;

	if (row == NULL || sum->withheld || sle_by_figure(row->sle))
		return cell_none(say(m, "shorthand.none", NULL));
	verdict = attainment_verdict(row);
	if (verdict != VERDICT_MET && verdict != VERDICT_MISSED)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_balance(m, attainment_budget(row));
}

/* Open and late, but not among the judged: an expectation may count such
 * cases as missed, and then they stand there. */
static uint64_t
late_beside(const struct period_sum *sum)
{
	const uint64_t *states = sum->states;

	return states[OUTCOME_OVER] + states[OUTCOME_MET] +
	    states[OUTCOME_MISSED] - sum->n;
}

static struct cell
quotient_cell(const struct making *m, const struct period_sum *sum,
    enum quotient_part part)
{
	if (sum->single == NULL || sum->withheld)
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_quotient(m, sum->single, part);
}

/* No count of what did not come is 0. */
static void
counts_withhold(const struct making *m, struct table *table, size_t row)
{
	for (size_t c = 0; c < table->column_count; c++) {
		if (table->columns[c].numeric)
			*table_cell(table, row, c) = cell_unsupplied(m);
	}
}

static void
sum_row(const struct making *m, const struct audit *audit, struct table *table,
    size_t row, const struct period_sum *sum)
{
	const uint64_t *states = sum->states;
	const struct cell cells[] = {
		cell_text(sum->sle->id),
		cell_text(sum->sle->title),
		cell_text(say_bound(m, sum->sle)),
		cell_target(m, sum->sle),
		cell_count(m, sum->met),
		cell_count(m, sum->n),
		share_cell(m, audit, sum),
		verdict_cell(m, audit, sum),
		cell_text(say_status(m, sum->sle->status)),
		cell_count(m, late_beside(sum)),
		cell_count(m, states[OUTCOME_WITHIN]),
		cell_count(m, states[OUTCOME_MEASURED]),
		cell_count(m, states[OUTCOME_UNDECIDABLE]),
		cell_count(m, states[OUTCOME_DEFECTIVE]),
		cell_count(m, state_rest(sum)),
		cell_count(m, sum->scope),
		budget_cell(m, sum),
		cell_text(sum->sle->version),
		cell_text(figure_words[sum->sle->type]),
		quotient_cell(m, sum, QUOTIENT_UNIT),
		quotient_cell(m, sum, QUOTIENT_NUMERATOR),
		quotient_cell(m, sum, QUOTIENT_DENOMINATOR),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
	if (sum_unsupplied(sum))
		counts_withhold(m, table, row);
}

/* Months of one period may be judged by several versions of a rule. */
static void
changes_say(const struct making *m, struct node *section,
    const struct period_sum *sums, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sums[i].changed)
			note_add(m, section,
			    say(m, "expectations.changed", "id",
				sums[i].sle->id, "version",
				sums[i].sle->version, NULL));
	}
}

/* Those whose cases are not met or missed by themselves, or mean no time. */
static const char *
kind_key(const struct sle *sle)
{
	if (sle->clock == CLOCK_COUNT)
		return "expectations.count";
	if (sle->clock == CLOCK_AVAILABILITY)
		return "expectations.availability";
	if (sle->type == TYPE_AVERAGE)
		return "expectations.average";
	return sle->type == TYPE_PERCENTILE ? "expectations.percentile" : NULL;
}

/* One sentence of a kind, with the names of all that are of it. */
static void
kind_say(const struct making *m, const struct audit *audit,
    struct node *section, const struct period_sum *sums, size_t count)
{
	const char *key = kind_key(sums[0].sle);
	struct buf names = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (kind_key(sums[i].sle) == key)
			buf_print(&names, "%s%s", names.len > 0 ? ", " : "",
			    sums[i].sle->id);
	}
	para_add(m, section,
	    say(m, key, "names", buf_text(&names), "definition",
		quantile_words[audit->book->quantile], NULL));
	buf_release(&names);
}

static void
kinds_say(const struct making *m, const struct audit *audit,
    struct node *section, const struct period_sum *sums, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *key = kind_key(sums[i].sle);
		size_t before = 0;

		while (before < i && kind_key(sums[before].sle) != key)
			before++;
		if (key != NULL && before == i)
			kind_say(m, audit, section, &sums[i], count - i);
	}
}

void
part_expectations(
    const struct making *m, const struct audit *audit, struct node *page)
{
	struct node *section = part_add(m, page, "expectations");
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "title", false),
		column_of(m, "limit", false),
		column_of(m, "target", false),
		column_of(m, "met", true),
		column_of(m, "n", true),
		column_of(m, "share", true),
		column_of(m, "verdict", false),
		column_of(m, "status", false),
		column_of(m, "open_over", true),
		column_of(m, "open_within", true),
		column_of(m, "measured", true),
		column_of(m, "undecidable", true),
		column_of(m, "defective", true),
		column_of(m, "rest", true),
		column_of(m, "scope", true),
		column_data(m, "budget", true),
		column_data(m, "version", false),
		column_data(m, "figure", false),
		column_data(m, "unit", false),
		column_data(m, "numerator", true),
		column_data(m, "denominator", true),
	};
	struct period_sum *sums;
	size_t count = period_sums(m, audit, &sums);
	struct table *table;

	para_add(m, section,
	    say(m, "expectations.lead", "period", say_period(m, audit), "zone",
		zone_name(m->zone), "status",
		say_status(m, audit->book->zone_status), NULL));
	if (period_is_past(m, audit))
		para_add(m, section,
		    say(m, "expectations.open", "asof",
			say_instant(m, audit->as_of), NULL));
	if (said_touched(audit) > 0)
		note_add(m, section, say(m, "expectations.official", NULL));
	changes_say(m, section, sums, count);
	kinds_say(m, audit, section, sums, count);
	table = table_add(m, section, "expectations", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	for (size_t i = 0; i < count; i++)
		sum_row(m, audit, table, i, &sums[i]);
}
