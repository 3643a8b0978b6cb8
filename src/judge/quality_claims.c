/* quality_claims.c -- what an export says of its own SLEs, against what was
 * measured. Nothing that it claims is used. */
/* SPDX-License-Identifier: MIT */
#include "quality_internal.h"

static bool
elapsed_differs(const struct quality_claim *claim,
    const struct outcome *outcome, int64_t *measured)
{
	struct claimed_number number;
	bool in_days =
	    claim->rule->unit == CLAIM_DAYS && sle_in_days(outcome->sle);

	*measured =
	    sle_in_days(outcome->sle) ? outcome->days : outcome->elapsed;
	if (sle_in_days(outcome->sle) != in_days ||
	    outcome->stop == INSTANT_NONE ||
	    !claimed_number(claim->words[CLAIM_ELAPSED], &number))
		return false;
	return !claimed_agrees(&number, claim->rule->unit, *measured, in_days);
}

static bool
due_differs(const struct quality_claim *claim, const struct outcome *outcome,
    int64_t *measured)
{
	*measured = outcome->due;
	return claim->due != INSTANT_NONE && outcome->due != INSTANT_NONE &&
	    (outcome->due < claim->due || outcome->due >= claim->due_until);
}

static bool
breached_differs(const struct quality_claim *claim,
    const struct outcome *outcome, int64_t *measured)
{
	bool yes = words_hold(&claim->rule->yes, claim->words[CLAIM_BREACHED]);
	bool no = words_hold(&claim->rule->no, claim->words[CLAIM_BREACHED]);
	bool late =
	    outcome->state == OUTCOME_MISSED || outcome->state == OUTCOME_OVER;
	bool early = outcome->state == OUTCOME_MET ||
	    outcome->state == OUTCOME_WITHIN ||
	    outcome->state == OUTCOME_PAUSED;

	*measured = late;
	return (yes && early) || (no && late);
}

typedef bool differs(const struct quality_claim *claim,
    const struct outcome *outcome, int64_t *measured);

/* ORDER: enum claim_part. */
static differs *const tests[] = { elapsed_differs, due_differs,
	breached_differs };
_Static_assert(
    sizeof(tests) / sizeof(tests[0]) == CLAIM_PARTS, "every part has its test");

void
quality_see_claim(struct quality_bench *bench,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome, const struct quality_claim *claim)
{
	struct claim_cell *cell =
	    &bench->claims[quality_order(bench, outcome->sle)];

	cell->sle = outcome->sle;
	for (int part = 0; part < CLAIM_PARTS; part++) {
		int64_t measured = 0;
		struct quality_ticket *item;

		if (claim->words[part] == NULL)
			continue;
		cell->n++;
		bench->claim_count++;
		if (!tests[part](claim, outcome, &measured))
			continue;
		item = listed_put(
		    bench, &cell->tickets, source, ticket, ticket->line);
		item->part = (enum claim_part)part;
		item->claimed = arena_copy(&bench->arena, claim->words[part]);
		item->measured = measured;
	}
}

void
claims_end(struct quality_bench *bench, struct arena *arena)
{
	for (size_t i = 0; i < bench->book->sle_count; i++) {
		const struct claim_cell *cell = &bench->claims[i];
		struct quality_finding *finding;

		if (cell->tickets.count == 0)
			continue;
		finding = finding_of(bench, arena, DIAG_CLAIM, &cell->tickets);
		finding->sle = bench->book->sles[i];
		finding->process = finding->sle->process;
		finding->count = cell->tickets.count;
		finding->n = cell->n;
	}
}
