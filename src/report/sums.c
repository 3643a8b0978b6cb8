/* sums.c -- the months of a report added up, per expectation. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <string.h>

#include "slaudit/buf.h"

bool
period_is_month(const struct audit *audit)
{
	return audit->from_month == audit->to_month;
}

const char *
say_period(const struct making *m, const struct audit *audit)
{
	if (period_is_month(audit))
		return say_month(m, audit->to_month);
	return say(m, "period.from-to", "from", say_month(m, audit->from_month),
	    "to", say_month(m, audit->to_month), NULL);
}

bool
period_is_past(const struct making *m, const struct audit *audit)
{
	return audit->to_month < zone_month(m->zone, audit->as_of);
}

bool
began_later(const struct making *m, const struct audit *audit,
    const struct outcome *outcome)
{
	return outcome->month == MONTH_NONE && outcome->start != INSTANT_NONE &&
	    zone_month(m->zone, outcome->start) > audit->to_month;
}

static bool
is_extract_of(const struct export_file *file, const struct sle *sle)
{
	return file->coverage == COVERAGE_EXTRACT && file->process != NULL &&
	    strcmp(file->process, sle->process) == 0;
}

/* Where an expectation has no case at all, an extract of its process cannot
 * show that there was no request. */
bool
sle_withheld(const struct audit *audit, const struct sle *sle)
{
	uint64_t scope = 0;

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		if (strcmp(row->sle->id, sle->id) != 0)
			continue;
		if (row->withheld)
			return true;
		scope += row->scope;
	}
	for (size_t i = 0; scope == 0 && i < audit->file_count; i++) {
		if (is_extract_of(&audit->files[i], sle))
			return true;
	}
	return false;
}

bool
sum_unsupplied(const struct period_sum *sum)
{
	return sum->months_seen > 0 &&
	    sum->months_unsupplied == sum->months_seen;
}

bool
sum_provisional(const struct period_sum *sum)
{
	return sum->single != NULL && sum->single->supply == SUPPLY_PART;
}

static bool
is_first_version(const struct book *book, size_t index)
{
	return index == 0 ||
	    strcmp(book->sles[index]->id, book->sles[index - 1]->id) != 0;
}

const char *
withheld_names(const struct making *m, const struct audit *audit, bool *all)
{
	const struct book *book = audit->book;
	struct buf names = { 0 };
	const char *made = NULL;

	*all = true;
	for (size_t i = 0; i < book->sle_count; i++) {
		if (!is_first_version(book, i))
			continue;
		if (sle_withheld(audit, book->sles[i]))
			buf_print(&names, "%s%s", names.len > 0 ? ", " : "",
			    book->sles[i]->id);
		else
			*all = false;
	}
	if (names.len > 0)
		made = arena_copy(m->arena, buf_text(&names));
	*all = *all && made != NULL;
	buf_release(&names);
	return made;
}

static void
row_add(struct period_sum *sum, const struct attainment *row,
    const struct audit *audit)
{
	enum verdict verdict = attainment_verdict(row);

	sum->scope += row->scope;
	for (int i = 0; i < OUTCOME_STATES; i++)
		sum->states[i] += row->states[i];
	sum->n += row->n;
	sum->met += row->met;
	sum->withheld = sum->withheld || row->withheld;
	sum->months_judged +=
	    verdict == VERDICT_MET || verdict == VERDICT_MISSED;
	sum->months_missed += verdict == VERDICT_MISSED;
	if (row->month == MONTH_NONE)
		return;
	sum->months_seen++;
	sum->months_unsupplied += row->supply == SUPPLY_NONE;
	sum->months_partial += row->supply == SUPPLY_PART;
	sum->changed = sum->changed || (sum->has_month && sum->sle != row->sle);
	sum->has_month = true;
	sum->sle = row->sle; /* months ascend: the last one's stays */
	if (period_is_month(audit))
		sum->single = row;
}

/* Cases in no month whose clock started after the period: not its own. Those
 * open and in time are not known one by one; the page says so. */
static void
later_take(
    struct period_sum *sum, const struct making *m, const struct audit *audit)
{
	for (size_t i = 0; i < audit->exhibit_count; i++) {
		const struct outcome *outcome = &audit->exhibits[i].outcome;

		if (strcmp(outcome->sle->id, sum->sle->id) != 0 ||
		    !began_later(m, audit, outcome) ||
		    sum->states[outcome->state] == 0)
			continue;
		sum->states[outcome->state]--;
		sum->scope--;
		sum->n -= outcome_counts(outcome);
	}
}

/* The version that the last month is judged by, where it has no row. */
static const struct sle *
version_at(const struct book *book, size_t first, int32_t month)
{
	int32_t day = day_of((int)(month / 12), (int)(month % 12) + 1, 1);
	const struct sle *sle = book->sles[first];

	for (size_t i = first; i < book->sle_count; i++) {
		if (strcmp(book->sles[i]->id, sle->id) != 0)
			break;
		if (book->sles[i]->valid_from == DAY_NONE ||
		    book->sles[i]->valid_from <= day)
			sle = book->sles[i];
	}
	return sle;
}

static void
sum_make(const struct making *m, const struct audit *audit, size_t first,
    struct period_sum *sum)
{
	const char *id = audit->book->sles[first]->id;

	sum->sle = version_at(audit->book, first, audit->to_month);
	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		if (strcmp(row->sle->id, id) == 0 &&
		    (row->month == MONTH_NONE ||
			row->month >= audit->from_month))
			row_add(sum, row, audit);
	}
	sum->withheld =
	    sum->withheld || (sum->scope == 0 && sle_withheld(audit, sum->sle));
	later_take(sum, m, audit);
}

size_t
period_sums(
    const struct making *m, const struct audit *audit, struct period_sum **out)
{
	const struct book *book = audit->book;
	struct period_sum *sums =
	    arena_new(m->arena, book->sle_count + 1, sizeof(*sums));
	size_t count = 0;

	for (size_t i = 0; i < book->sle_count; i++) {
		if (is_first_version(book, i))
			sum_make(m, audit, i, &sums[count++]);
	}
	*out = sums;
	return count;
}
