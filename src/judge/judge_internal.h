/* judge_internal.h -- what the detection rules work on. */
/* SPDX-License-Identifier: MIT */
#ifndef JUDGE_INTERNAL_H
#define JUDGE_INTERNAL_H

#include "slaudit/judge.h"

struct charge { /* a miss, with the place of its SLE in the book */
	size_t order;
	const struct miss *miss;
};

struct docket {
	struct arena *arena;
	const struct book *book;
	const struct attainment *rows;
	size_t row_count;
	struct charge *charges; /* sorted by SLE, month, key, outcome */
	size_t charge_count;
	struct finding *findings;
	size_t count;
	size_t room;
};

/* Index of the first version of SLE id in the book. */
size_t docket_order(const struct docket *docket, const struct sle *sle);
bool docket_names(const struct detection *rule, const struct sle *sle);
struct finding *docket_put(struct docket *docket);
int ticket_order(const void *left, const void *right);

void charges_sort(
    struct docket *docket, const struct miss *misses, size_t count);
/* The tickets behind FIRST to LAST, two rows of one SLE. */
void charges_cite(const struct docket *docket, struct finding *finding);

/* Findings of the three kinds that look at months. */
void months_judge(struct docket *docket, const struct detection *rule);
/* One finding for each miss where no share is promised. */
void misses_judge(struct docket *docket, const struct detection *rule);

#endif
