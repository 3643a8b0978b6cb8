/* reconcile_claim.c -- a claim by itself, and against others of its finding. */
/* SPDX-License-Identifier: MIT */
#include "reconcile_internal.h"

#include <ctype.h>
#include <string.h>

/* --- a share -------------------------------------------------------------- */

void
share_hold(struct remark *remark, const struct percentage *percentage,
    int64_t met, int64_t n)
{
	remark->met = met;
	remark->n = n;
	for (int i = 0; i < ROUNDINGS; i++) {
		enum rounding rounding = (enum rounding)i;

		remark->prints[i] =
		    rounding_print(rounding, met, n, percentage->decimals);
		if (remark->prints[i] == percentage->value)
			remark->modes |= 1U << i;
		/* of how many, with as many missed, it would be true */
		remark->fit_count[i] = rounding_fit(
		    rounding, percentage, n - met, &remark->fits[i][0]);
	}
	remark->side = remark->modes == 0 ? REMARK_DISAGREES : REMARK_AGREES;
}

static bool
has_counts(const struct claim *claim)
{
	return claim->n > 0 && claim->met != CLAIM_NOT_SAID;
}

/* --- a percentage that lacks something ------------------------------------ */

/* In no way of rounding? */
static bool
fits_nowhere(const struct remark *remark)
{
	for (int i = 0; i < ROUNDINGS; i++) {
		if (remark->fit_count[i] > 0)
			return false;
	}
	return true;
}

static void
check_counts(struct bench *bench, const struct claim *claim)
{
	struct remark *remark = bench_put(bench, REMARK_COUNTS, claim);

	remark->n = claim->n;
	for (int i = 0; i < ROUNDINGS; i++) {
		struct fit *fit = &remark->fits[i][0];

		remark->fit_count[i] = rounding_fit_n((enum rounding)i,
		    &claim->percentage, claim->n, &fit->least, &fit->most);
		fit->missed = claim->n - fit->most;
	}
	if (fits_nowhere(remark))
		remark->side = REMARK_DISAGREES;
}

static void
fits_find(struct remark *remark, const struct claim *claim, int mode)
{
	enum rounding rounding = (enum rounding)mode;
	struct fit *fits = remark->fits[mode];
	size_t *count = &remark->fit_count[mode];

	if (claim->missed != CLAIM_NOT_SAID)
		*count = rounding_fit(
		    rounding, &claim->percentage, claim->missed, fits);
	else if (claim->met != CLAIM_NOT_SAID)
		*count = rounding_fit_met(
		    rounding, &claim->percentage, claim->met, fits);
	else
		*count = rounding_fits(rounding, &claim->percentage,
		    &remark->seen, fits, FITS_TOLD);
}

/* Our figure of the whole month says more than what could be. */
static bool
ours_is_whole(const struct bench *bench, const struct claim *claim)
{
	const struct attainment *row =
	    ours_row(bench->ours, claim->measure, claim->month);

	return row != NULL && !row->withheld && row->n > 0;
}

static bool
same_finding(const struct claim *a, const struct claim *b)
{
	if (a->finding == NULL || b->finding == NULL)
		return a->finding == b->finding;
	return strcmp(a->finding, b->finding) == 0;
}

/* Or another row of the finding does. */
static bool
counts_elsewhere(const struct bench *bench, const struct claim *claim)
{
	for (size_t i = 0; i < bench->published->claim_count; i++) {
		const struct claim *other = &bench->published->claims[i];

		if (claims_alike(claim, other) && same_finding(claim, other) &&
		    has_counts(other))
			return true;
	}
	return false;
}

static void
check_fits(struct bench *bench, const struct claim *claim)
{
	struct remark *remark;

	if (claim->met == CLAIM_NOT_SAID && claim->missed == CLAIM_NOT_SAID &&
	    (ours_is_whole(bench, claim) || counts_elsewhere(bench, claim)))
		return;
	remark = bench_put(bench, REMARK_FITS, claim);
	remark->seen = ours_seen(bench->ours, claim);
	for (int i = 0; i < ROUNDINGS; i++)
		fits_find(remark, claim, i);
	if (fits_nowhere(remark))
		remark->side = REMARK_DISAGREES;
}

void
check_claim(struct bench *bench, const struct claim *claim)
{
	struct claim copy = *claim;

	if (!claim_complete(&copy)) {
		bench_put(bench, REMARK_SUMS, claim)->side = REMARK_DISAGREES;
		return;
	}
	if (!claim_has_percentage(claim) || claim->n == 0)
		return;
	if (has_counts(claim))
		share_hold(bench_put(bench, REMARK_SHARE, claim),
		    &claim->percentage, claim->met, claim->n);
	else if (claim->n != CLAIM_NOT_SAID)
		check_counts(bench, claim);
	else
		check_fits(bench, claim);
}

/* --- others of the same finding ------------------------------------------- */

/* A percentage and the counts of another row. */
static void
check_shared(struct bench *bench, const struct claim *percentage,
    const struct claim *counts)
{
	struct remark *remark;

	if (!claim_has_percentage(percentage) || !has_counts(counts) ||
	    percentage->n != CLAIM_NOT_SAID)
		return;
	remark = bench_put(bench, REMARK_SHARE, percentage);
	remark->other = counts;
	share_hold(remark, &percentage->percentage, counts->met, counts->n);
}

static void
check_percentages(
    struct bench *bench, const struct claim *claim, const struct claim *other)
{
	unsigned modes = 0;
	struct remark *remark;

	if (!claim_has_percentage(claim) || !claim_has_percentage(other))
		return;
	for (int i = 0; i < ROUNDINGS; i++) {
		if (rounding_agree((enum rounding)i, &other->percentage,
			&claim->percentage))
			modes |= 1U << i;
	}
	if (modes != 0)
		return;
	remark = bench_put(bench, REMARK_PERCENTAGES, claim);
	remark->other = other;
	remark->side = REMARK_DISAGREES;
}

static void
check_denominators(
    struct bench *bench, const struct claim *claim, const struct claim *other)
{
	struct remark *remark;

	if (claim->n == CLAIM_NOT_SAID || other->n == CLAIM_NOT_SAID ||
	    claim->n == other->n)
		return;
	remark = bench_put(bench, REMARK_DENOMINATORS, claim);
	remark->other = other;
	remark->side = REMARK_DISAGREES;
}

void
check_others(struct bench *bench, size_t at)
{
	const struct claim *claim = &bench->published->claims[at];

	for (size_t i = 0; i < at; i++) {
		const struct claim *other = &bench->published->claims[i];

		if (!claims_alike(claim, other))
			continue;
		check_denominators(bench, claim, other);
		if (!same_finding(claim, other))
			continue;
		check_percentages(bench, claim, other);
		check_shared(bench, claim, other);
		check_shared(bench, other, claim);
	}
}

/* --- the months that its text names --------------------------------------- */

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) != 0 || (unsigned char)c >= 0x80;
}

/* NAME as a word of its own. */
static int64_t
times_named(const char *text, const char *name)
{
	size_t len = strlen(name);
	const char *at = text;
	int64_t times = 0;

	while (len > 0 && (at = strstr(at, name)) != NULL) {
		times +=
		    (at == text || !is_letter(at[-1])) && !is_letter(at[len]);
		at += len;
	}
	return times;
}

void
check_text(struct bench *bench, const struct claim *claim)
{
	int32_t first = month_of_day(claim->from);
	int32_t last = month_of_day(claim->to);

	if (claim->text == NULL || last - first >= MONTH_NAMES - 1)
		return;
	for (int32_t i = 0; i < MONTH_NAMES; i++) {
		int64_t times = times_named(claim->text, bench->months[i]);
		struct remark *remark;
		bool covered = false;

		for (int32_t month = first; month <= last; month++)
			covered = covered || month % MONTH_NAMES == i;
		if (times == 0 || covered)
			continue;
		remark = bench_put(bench, REMARK_MONTH, claim);
		remark->side = REMARK_DISAGREES;
		remark->month = i;
		remark->times = times;
	}
}
