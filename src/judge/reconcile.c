/* reconcile.c -- every claim of a file through every check, sorted by side. */
/* SPDX-License-Identifier: MIT */
#include "reconcile_internal.h"

#include <stdlib.h>
#include <string.h>

struct remark *
bench_put(struct bench *bench, enum remark_kind kind, const struct claim *claim)
{
	struct remark *remark;

	bench->remarks = arena_grow(bench->arena, bench->remarks, &bench->room,
	    bench->count, sizeof(*bench->remarks));
	remark = &bench->remarks[bench->count++];
	*remark = (struct remark){ .kind = kind,
		.side = REMARK_UNSURE,
		.claim = claim,
		.measure = claim == NULL ? NULL : claim->measure,
		.month = MONTH_NONE };
	return remark;
}

bool
claim_has_percentage(const struct claim *claim)
{
	return claim->printed != NULL;
}

static bool
words_equal(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool
claims_alike(const struct claim *a, const struct claim *b)
{
	return a->from == b->from && a->to == b->to &&
	    words_equal(a->measure, b->measure);
}

/* --- order ---------------------------------------------------------------- */

static int
number_order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Claims lie in one array: their order is that of the file. */
static int
by_side(const void *left, const void *right)
{
	const struct remark *a = left;
	const struct remark *b = right;
	int order = number_order(a->side, b->side);

	if (order == 0)
		order = number_order(a->claim == NULL, b->claim == NULL);
	if (order == 0 && a->claim != b->claim)
		order = a->claim < b->claim ? -1 : 1;
	if (order == 0)
		order = number_order(a->kind, b->kind);
	if (order == 0 && a->other != b->other)
		order = a->other == NULL || a->other < b->other ? -1 : 1;
	if (order == 0 && a->claim == NULL)
		order = book_order(a->measure, b->measure);
	return order != 0 ? order : number_order(a->month, b->month);
}

static void
sides_count(struct reconciled *out)
{
	for (size_t i = 0; i < out->count; i++)
		out->sides[out->remarks[i].side]++;
}

void
reconcile_claims(struct arena *arena, const struct published *published,
    const char *const *months, const struct evidence_of_ours *ours,
    struct reconciled *out)
{
	struct bench bench = { .arena = arena,
		.published = published,
		.months = months,
		.ours = ours };

	for (size_t i = 0; i < published->claim_count; i++) {
		const struct claim *claim = &published->claims[i];

		check_claim(&bench, claim);
		check_others(&bench, i);
		check_text(&bench, claim);
		if (ours->book != NULL)
			check_ours(&bench, claim);
	}
	if (ours->book != NULL)
		check_unclaimed(&bench);
	if (bench.count > 1)
		qsort(bench.remarks, bench.count, sizeof(*bench.remarks),
		    by_side);
	*out = (struct reconciled){ .remarks = bench.remarks,
		.count = bench.count };
	sides_count(out);
}
