/* comparison.h -- groups of customers compared, category by category. (model)
 *
 * Customers file different kinds of requests: an overall share compares kinds
 * of requests as much as customers. Beside it stands the share that a group
 * would have reached with the mix of categories of all customers (direct
 * standardisation). Integers and quotients only; no test, no rating. */
#ifndef SLAUDIT_COMPARISON_H
#define SLAUDIT_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"

struct audit;
struct sle;

struct portion { /* a category: a group's cases in it, and everybody's */
	uint64_t n;
	uint64_t met;
	uint64_t weight;
};

enum { COMPARISON_SCALE = 1000000 };

/* Sum of weight * met / n over the sum of weights, in parts of SCALE (at most
 * COMPARISON_SCALE), cut; exact. -1: no portion has an n. Those without are
 * left out. */
int64_t portions_share(
    const struct portion *portions, size_t count, uint64_t scale);

struct compared {          /* one group of customers */
	const char *word;  /* NULL: not said */
	uint64_t period_n; /* in the period reported */
	uint64_t period_met;
	uint64_t n; /* in all months compared */
	uint64_t met;
	struct portion *portions; /* by the comparison's categories; weights
				     are everybody's n there */
	size_t categories;        /* in which it has cases */
	uint64_t mix_n;           /* everybody's cases in those categories */
	uint64_t mix_met;
};

struct comparison { /* one measure, in all categories that have it */
	const char *by;
	const struct sle **sles; /* their first versions */
	size_t sle_count;
	const char **categories; /* NULL: none */
	const struct sle **category_sles;
	int64_t **medians; /* by group, then category; -1: none */
	size_t category_count;
	struct compared *groups; /* by word, what is not said last */
	size_t group_count;
	uint64_t missed; /* by anybody */
	/* two groups of which the one has the higher share overall, and the
	 * other with the same mix; by group, SIZE_MAX: none */
	size_t higher;
	size_t lower;
};

/* Of expectations that judge each case, from strata that are withheld by no
 * extract; by breakdown, then in book order. In ARENA. */
size_t comparisons_make(
    struct arena *arena, const struct audit *audit, struct comparison **out);

#endif
