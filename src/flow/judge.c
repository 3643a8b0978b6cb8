/* judge.c -- attainment and misses to findings: store -> judge -> store. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/fault.h"
#include "slaudit/judge.h"

static struct miss
miss_of(const struct exhibit *exhibit)
{
	const struct outcome *outcome = &exhibit->outcome;

	return (struct miss){
		.sle = outcome->sle,
		.month = outcome_counts(outcome) ? outcome->month : MONTH_NONE,
		.withheld = exhibit->file->coverage == COVERAGE_EXTRACT,
		.ticket = {
		    .ticket_id = exhibit->ticket.id,
		    .outcome_id = outcome->id,
		    .key = exhibit->ticket.key,
		    .file = exhibit->file->name,
		    .line = outcome->stop_line != 0 ? outcome->stop_line
		                                    : outcome->start_line,
		    .elapsed = outcome->elapsed,
		},
	};
}

static int
misses_load(struct flow *flow, struct arena *arena, struct miss **out,
    size_t *count, struct fault *fault)
{
	struct exhibits all;

	*count = 0;
	if (exhibits_load(flow, arena, &all, fault) != 0)
		return -1;
	*out = arena_new(arena, all.count + 1, sizeof(**out));
	for (size_t i = 0; i < all.count; i++) {
		enum outcome_state state = all.items[i].outcome.state;

		if (state == OUTCOME_MISSED || state == OUTCOME_OVER)
			(*out)[(*count)++] = miss_of(&all.items[i]);
	}
	return 0;
}

int
rows_load(struct flow *flow, struct arena *arena, struct attainment **out,
    size_t *count, struct fault *fault)
{
	struct query *query = NULL;
	struct attainment row;
	struct attainment *rows = NULL;
	size_t room = 0;
	int got;

	if (store_each_attainment(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_attainment(query, flow->book, &row, fault)) > 0) {
		if (!attainment_check(&row)) {
			got = fault_set(fault, FAULT_STORE, flow->run->store, 0,
			    "damaged: the states of a month of %s do not sum "
			    "up to its cases",
			    row.sle->id);
			break;
		}
		rows = arena_grow(arena, rows, &room, *count, sizeof(*rows));
		rows[(*count)++] = row;
	}
	query_close(query);
	*out = rows;
	return got < 0 ? -1
		       : supply_mark(flow, flow->book, rows, *count, fault);
}

int
flow_judge(struct flow *flow, struct judged *out, struct fault *fault)
{
	int64_t book_id;
	struct attainment *rows;
	struct miss *misses;
	struct evidence evidence = { 0 };
	struct audit facts = { 0 };

	*out = (struct judged){ 0 };
	if (facts_load(flow, &flow->arena, &facts, fault) != 0 ||
	    store_put_book(flow->store, flow->book, &book_id, fault) != 0 ||
	    store_clear_findings(flow->store, fault) != 0 ||
	    rows_load(flow, &flow->arena, &rows, &evidence.row_count, fault) !=
		0 ||
	    misses_load(
		flow, &flow->arena, &misses, &evidence.miss_count, fault) != 0)
		return -1;
	evidence.rows = rows;
	evidence.misses = misses;
	out->count =
	    judge_all(&flow->arena, flow->book, &evidence, &out->findings);
	for (size_t i = 0; i < out->count; i++) {
		if (store_put_finding(
			flow->store, book_id, &out->findings[i], fault) != 0)
			return -1;
	}
	return store_set_fact(flow->store, "judged", "yes", fault);
}

int
flow_judged_period(
    const struct flow *flow, struct judged *judged, struct fault *fault)
{
	int32_t from;
	int32_t to;
	size_t kept = 0;

	if (flow_period(flow, &from, &to, fault) != 0)
		return -1;
	for (size_t i = 0; i < judged->count; i++) {
		if (finding_cites(&judged->findings[i], from, to))
			judged->findings[kept++] = judged->findings[i];
	}
	judged->elsewhere = judged->count - kept;
	judged->count = kept;
	return 0;
}
