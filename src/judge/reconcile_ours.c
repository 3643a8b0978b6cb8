/* reconcile_ours.c -- a claim against what we found of the same month. */
/* SPDX-License-Identifier: MIT */
#include "reconcile_internal.h"

#include <stdlib.h>
#include <string.h>

const struct attainment *
ours_row(
    const struct evidence_of_ours *ours, const char *measure, int32_t month)
{
	for (size_t i = 0; measure != NULL && i < ours->row_count; i++) {
		const struct attainment *row = &ours->rows[i];

		if (row->month == month && month != MONTH_NONE &&
		    strcmp(row->sle->id, measure) == 0)
			return row;
	}
	return NULL;
}

/* What cannot be decided here was counted there, one way or the other. */
static struct fit_bounds
row_seen(const struct attainment *row)
{
	return (struct fit_bounds){
		.missed = (int64_t)(row->n - row->met),
		.n = (int64_t)(row->n + row->states[OUTCOME_UNDECIDABLE]),
	};
}

struct fit_bounds
ours_seen(const struct evidence_of_ours *ours, const struct claim *claim)
{
	const struct attainment *row =
	    ours_row(ours, claim->measure, claim->month);

	return row == NULL || !row->withheld ? (struct fit_bounds){ 0 }
					     : row_seen(row);
}

static bool
is_valid(const struct sle *sle, int32_t month)
{
	return (sle->valid_from == DAY_NONE ||
		   sle->valid_from < month_first_day(month + 1)) &&
	    (sle->valid_to == DAY_NONE ||
		sle->valid_to >= month_first_day(month));
}

bool
reconcile_month(const struct evidence_of_ours *ours, int32_t month,
    struct tally_of_month *out)
{
	const char *last = NULL;

	*out = (struct tally_of_month){ 0 };
	for (size_t i = 0; i < ours->book->sle_count; i++) {
		const struct sle *sle = ours->book->sles[i];
		const struct attainment *row;
		enum verdict verdict;

		if (!sle_judges(sle) || !sle_has_target(sle) ||
		    !is_valid(sle, month) ||
		    (last != NULL && strcmp(last, sle->id) == 0))
			continue;
		last = sle->id;
		out->defined++;
		row = ours_row(ours, sle->id, month);
		if (row == NULL)
			continue;
		verdict = attainment_verdict(row);
		if (verdict == VERDICT_WITHHELD)
			return false;
		out->judged +=
		    verdict == VERDICT_MET || verdict == VERDICT_MISSED;
		out->met += verdict == VERDICT_MET;
	}
	return true;
}

/* --- one count against the other ------------------------------------------ */

/* The met of N that would be printed as claimed, nearest to ours. */
static bool
nearest_met(const struct percentage *percentage, int64_t met, int64_t n,
    int64_t *nearest)
{
	bool found = false;

	for (int i = 0; i < ROUNDINGS; i++) {
		int64_t least;
		int64_t most;
		int64_t near;

		if (!rounding_fit_n(
			(enum rounding)i, percentage, n, &least, &most))
			continue;
		near = met < least ? least : met > most ? most : met;
		if (!found || llabs(near - met) < llabs(*nearest - met))
			*nearest = near;
		found = true;
	}
	return found;
}

static void
compare_percentage(
    struct bench *bench, const struct claim *claim, int64_t met, int64_t n)
{
	struct remark *remark = bench_put(bench, REMARK_EQUAL, claim);
	int64_t nearest = met;

	share_hold(remark, &claim->percentage, met, n);
	if (remark->side == REMARK_AGREES)
		return;
	remark->kind = REMARK_DIFFERENT;
	if (nearest_met(&claim->percentage, met, n, &nearest))
		remark->by = nearest - met;
}

static void
compare_counts(
    struct bench *bench, const struct claim *claim, int64_t met, int64_t n)
{
	struct claim whole = *claim;
	struct remark *remark;

	if (!claim_complete(&whole))
		return; /* was told already */
	if (whole.n != CLAIM_NOT_SAID && whole.n != n) {
		remark = bench_put(bench, REMARK_OTHER_N, claim);
		remark->side = REMARK_DISAGREES;
	} else if (whole.met != CLAIM_NOT_SAID ||
	    whole.missed != CLAIM_NOT_SAID) {
		int64_t theirs =
		    whole.met != CLAIM_NOT_SAID ? whole.met : n - whole.missed;
		bool equal = theirs == met;

		remark = bench_put(
		    bench, equal ? REMARK_EQUAL : REMARK_DIFFERENT, claim);
		remark->side = equal ? REMARK_AGREES : REMARK_DISAGREES;
		remark->by = theirs - met;
	} else if (claim_has_percentage(claim)) {
		compare_percentage(bench, claim, met, n);
		return;
	} else {
		remark = bench_put(bench, REMARK_EQUAL, claim);
		remark->side = REMARK_AGREES;
	}
	remark->met = met;
	remark->n = n;
}

/* --- all expectations together -------------------------------------------- */

/* k of those that had requests, or of all there are: neither is said. */
static void
check_whole(struct bench *bench, const struct claim *claim)
{
	struct tally_of_month tally;
	size_t before = bench->count;

	if (!reconcile_month(bench->ours, claim->month, &tally)) {
		bench_put(bench, REMARK_WITHHELD, claim);
		return;
	}
	if (tally.judged == 0) {
		bench_put(bench, REMARK_NO_REQUESTS, claim);
		return;
	}
	compare_counts(bench, claim, tally.met,
	    claim->n == tally.defined ? tally.defined : tally.judged);
	for (size_t i = before; i < bench->count; i++) {
		bench->remarks[i].defined = tally.defined;
		bench->remarks[i].judged = tally.judged;
	}
}

/* --- one expectation ------------------------------------------------------ */

static void
check_extract(struct bench *bench, const struct claim *claim,
    const struct attainment *row)
{
	const struct fit_bounds seen = row_seen(row);
	struct claim whole = *claim;
	struct remark *remark;
	bool less;

	if (!claim_complete(&whole))
		return;
	less = (whole.n != CLAIM_NOT_SAID && whole.n < seen.n) ||
	    (whole.missed != CLAIM_NOT_SAID && whole.missed < seen.missed);
	if (!less && seen.n > 0 && claim_has_percentage(claim) &&
	    whole.n == CLAIM_NOT_SAID)
		return; /* what fits the rows seen is told */
	remark = bench_put(bench, less ? REMARK_SEEN : REMARK_WITHHELD, claim);
	if (less)
		remark->side = REMARK_DISAGREES;
	remark->seen = seen;
}

static bool
book_has(const struct book *book, const char *measure)
{
	for (size_t i = 0; i < book->sle_count; i++) {
		if (strcmp(book->sles[i]->id, measure) == 0)
			return true;
	}
	return false;
}

/* Nothing that a share could be of. */
static bool
lacks_cases(const struct attainment *row)
{
	if (row->withheld || sle_by_figure(row->sle))
		return row->scope == 0;
	return row->n == 0;
}

static void
check_measure(struct bench *bench, const struct claim *claim)
{
	const struct attainment *row =
	    ours_row(bench->ours, claim->measure, claim->month);

	if (!book_has(bench->ours->book, claim->measure))
		bench_put(bench, REMARK_NO_SLE, claim);
	else if (row == NULL || row->supply == SUPPLY_NONE)
		bench_put(bench, REMARK_NO_FIGURE, claim);
	else if (lacks_cases(row))
		bench_put(bench, REMARK_NO_REQUESTS, claim);
	else if (row->withheld)
		check_extract(bench, claim, row);
	else if (sle_by_figure(row->sle))
		bench_put(bench, REMARK_NO_SHARE, claim);
	else
		compare_counts(
		    bench, claim, (int64_t)row->met, (int64_t)row->n);
}

void
check_ours(struct bench *bench, const struct claim *claim)
{
	if (!claim_has_figures(claim))
		return;
	if (claim->month == MONTH_NONE)
		bench_put(bench, REMARK_NO_MONTH, claim);
	else if (claim->measure == NULL)
		check_whole(bench, claim);
	else
		check_measure(bench, claim);
}

/* --- what is not claimed -------------------------------------------------- */

static bool
is_named(const struct published *published, const char *measure)
{
	for (size_t i = 0; i < published->claim_count; i++) {
		const char *named = published->claims[i].measure;

		if (named != NULL && strcmp(named, measure) == 0)
			return true;
	}
	return false;
}

static bool
is_claimed(
    const struct published *published, const char *measure, int32_t month)
{
	for (size_t i = 0; i < published->claim_count; i++) {
		const struct claim *claim = &published->claims[i];

		if (claim->measure != NULL &&
		    strcmp(claim->measure, measure) == 0 &&
		    month_of_day(claim->from) <= month &&
		    month <= month_of_day(claim->to))
			return true;
	}
	return false;
}

static void
months_claimed(const struct published *published, int32_t *first, int32_t *last)
{
	*first = INT32_MAX;
	*last = INT32_MIN;
	for (size_t i = 0; i < published->claim_count; i++) {
		const struct claim *claim = &published->claims[i];

		if (!claim_has_figures(claim))
			continue;
		if (month_of_day(claim->from) < *first)
			*first = month_of_day(claim->from);
		if (month_of_day(claim->to) > *last)
			*last = month_of_day(claim->to);
	}
}

void
check_unclaimed(struct bench *bench)
{
	int32_t first;
	int32_t last;

	months_claimed(bench->published, &first, &last);
	for (size_t i = 0; i < bench->ours->row_count; i++) {
		const struct attainment *row = &bench->ours->rows[i];
		struct remark *remark;

		if (row->month == MONTH_NONE || row->month < first ||
		    row->month > last || row->n == 0 ||
		    !is_named(bench->published, row->sle->id) ||
		    is_claimed(bench->published, row->sle->id, row->month))
			continue;
		remark = bench_put(bench, REMARK_NO_CLAIM, NULL);
		remark->measure = row->sle->id;
		remark->month = row->month;
		if (row->withheld)
			remark->seen = row_seen(row);
		remark->met = (int64_t)row->met;
		remark->n = (int64_t)row->n;
	}
}
