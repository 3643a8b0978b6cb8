/* judge.c -- every detection rule of a book over the same figures. */
/* SPDX-License-Identifier: MIT */
#include "judge_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

size_t
docket_order(const struct docket *docket, const struct sle *sle)
{
	size_t low = 0;
	size_t high = docket->book->sle_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (book_order(docket->book->sles[middle]->id, sle->id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == docket->book->sle_count ||
	    strcmp(docket->book->sles[low]->id, sle->id) != 0)
		mem_die("judge: an SLE that the book does not hold");
	return low;
}

bool
docket_names(const struct detection *rule, const struct sle *sle)
{
	for (size_t i = 0; i < rule->sles.count; i++) {
		if (strcmp(rule->sles.items[i], sle->id) == 0)
			return true;
	}
	return rule->sles.count == 0;
}

struct finding *
docket_put(struct docket *docket)
{
	docket->findings = arena_grow(docket->arena, docket->findings,
	    &docket->room, docket->count, sizeof(*docket->findings));
	return &docket->findings[docket->count++];
}

static int
number_order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int
ticket_order(const void *left, const void *right)
{
	const struct finding_ticket *a = left;
	const struct finding_ticket *b = right;
	int order = strcmp(a->key, b->key);

	if (order == 0)
		order = number_order(a->outcome_id, b->outcome_id);
	return order != 0 ? order : number_order(a->ticket_id, b->ticket_id);
}

/* No month stands behind every month. */
static int64_t
month_rank(int32_t month)
{
	return month == MONTH_NONE ? INT64_MAX : month;
}

static int
rule_order(const struct detection *a, const struct detection *b)
{
	int order = strcmp(a->id, b->id);

	return order != 0 ? order : strcmp(a->version, b->version);
}

/* SLE ids in the order of the book, which is theirs. */
static int
finding_order(const void *left, const void *right)
{
	const struct finding *a = left;
	const struct finding *b = right;
	int order = rule_order(a->rule, b->rule);

	if (order == 0)
		order = book_order(a->sle->id, b->sle->id);
	if (order == 0)
		order = number_order(
		    month_rank(a->from_month), month_rank(b->from_month));
	if (order == 0)
		order = number_order(
		    month_rank(a->to_month), month_rank(b->to_month));
	if (order == 0 && a->ticket_count > 0 && b->ticket_count > 0)
		order = ticket_order(&a->tickets[0], &b->tickets[0]);
	return order;
}

size_t
judge_all(struct arena *arena, const struct book *book,
    const struct evidence *evidence, struct finding **out)
{
	struct docket docket = {
		.arena = arena,
		.book = book,
		.rows = evidence->rows,
		.row_count = evidence->row_count,
	};

	charges_sort(&docket, evidence->misses, evidence->miss_count);
	for (size_t i = 0; i < book->detection_count; i++) {
		const struct detection *rule = book->detections[i];

		if (rule->kind == DETECT_EACH_MISS)
			misses_judge(&docket, rule);
		else
			months_judge(&docket, rule);
	}
	if (docket.count > 0)
		qsort(docket.findings, docket.count, sizeof(*docket.findings),
		    finding_order);
	*out = docket.findings;
	return docket.count;
}
