/* reconcile_internal.h -- what the checks of a claim share. */
/* SPDX-License-Identifier: MIT */
#ifndef RECONCILE_INTERNAL_H
#define RECONCILE_INTERNAL_H

#include "slaudit/reconcile.h"

struct bench { /* the claims of one file, and what came of them */
	struct arena *arena;
	const struct published *published;
	const char *const *months;
	const struct evidence_of_ours *ours;
	struct remark *remarks;
	size_t count;
	size_t room;
};

/* A remark of CLAIM that is in doubt until somebody says otherwise. */
struct remark *bench_put(
    struct bench *bench, enum remark_kind kind, const struct claim *claim);

bool claim_has_percentage(const struct claim *claim);
/* Do both speak of one period and measure? */
bool claims_alike(const struct claim *a, const struct claim *b);

/* Is MET of N printed as PERCENTAGE, and in which ways? */
void share_hold(struct remark *remark, const struct percentage *percentage,
    int64_t met, int64_t n);

/* Our row of that measure and month, or NULL. */
const struct attainment *ours_row(
    const struct evidence_of_ours *ours, const char *measure, int32_t month);
/* What an extract shows of CLAIM's month; nothing: all 0. */
struct fit_bounds ours_seen(
    const struct evidence_of_ours *ours, const struct claim *claim);

/* --- the checks, in the order in which they are made ---------------------- */

/* A claim by itself. */
void check_claim(struct bench *bench, const struct claim *claim);
/* Against those that stand before it. */
void check_others(struct bench *bench, size_t at);
void check_text(struct bench *bench, const struct claim *claim);
void check_ours(struct bench *bench, const struct claim *claim);
/* Months of ours, within those of the file, that nobody claims. */
void check_unclaimed(struct bench *bench);

#endif
