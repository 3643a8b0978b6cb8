/* audit.c -- the store's nouns gathered into what a report may know. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/version.h"
#include "slaudit/zone.h"

/* Results of another book, or none, are not reported as this book's. */
int
facts_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	const char *text;
	int got =
	    store_get_fact(flow->store, arena, "book_digest", &text, fault);

	if (got < 0)
		return -1;
	if (got == 0)
		return fault_set(fault, FAULT_STORE, flow->run->store, 0,
		    "nothing was measured yet: run measure first");
	if (strcmp(text, flow->book->digest) != 0)
		return fault_set(fault, FAULT_STORE, flow->run->store, 0,
		    "was measured under another rule book than %s: run "
		    "measure again",
		    flow->run->rules);
	if (store_get_fact(flow->store, arena, "as_of", &text, fault) != 1)
		return -1;
	audit->as_of = instant_parse(text);
	return 0;
}

int
wording_load(struct flow *flow, struct audit *audit, struct fault *fault)
{
	const char *path =
	    arena_format(&flow->arena, "%s/en.yaml", flow->run->reports);
	struct wording *wording;

	if (rules_wording(
		&flow->arena, path, &wording, &flow->complaints, fault) != 0)
		return -1;
	audit->wording = wording;
	return 0;
}

/* No findings because nobody looked is not "nothing was found". */
static int
judged_check(struct flow *flow, struct arena *arena, struct fault *fault)
{
	const char *text;
	int got = store_get_fact(flow->store, arena, "judged", &text, fault);

	if (got == 0)
		return fault_set(fault, FAULT_STORE, flow->run->store, 0,
		    "was measured but not judged since: run judge first");
	return got < 0 ? -1 : 0;
}

/* A month that no file reaches has nothing to be said of. */
static int
reach_check(struct flow *flow, struct audit *audit, struct fault *fault)
{
	struct zone *zone = NULL;
	int32_t last;
	char month[INSTANT_TEXT];
	char end[INSTANT_TEXT];

	if (zone_open(&zone, flow->book->zone, fault) != 0)
		return -1;
	last = zone_month(zone, audit->as_of - 1);
	audit->partial = audit->as_of <
	    zone_day_start(zone, month_first_day(audit->to_month + 1));
	zone_text(zone, audit->as_of, end);
	zone_close(zone);
	if (audit->to_month <= last)
		return 0;
	month_text(audit->to_month, month);
	return fault_set(fault, FAULT_USAGE, month, 0,
	    "the data ends before that month, at %s: give --month", end);
}

static int
findings_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct query *query = NULL;
	struct finding finding;
	size_t room = 0;
	int got;

	if (store_each_finding(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_finding(
		    query, arena, flow->book, &finding, fault)) > 0) {
		if (!finding_cites(
			&finding, audit->from_month, audit->to_month))
			continue;
		audit->findings = arena_grow(arena, audit->findings, &room,
		    audit->finding_count, sizeof(finding));
		audit->findings[audit->finding_count++] = finding;
	}
	query_close(query);
	return got;
}

/* What happened in no month (open, defective) belongs to every report until
 * it has one. */
static int
period_exhibits(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct exhibits all;

	if (exhibits_load(flow, arena, &all, fault) != 0)
		return -1;
	audit->files = all.files;
	audit->file_count = all.file_count;
	audit->exhibits =
	    arena_new(arena, all.count + 1, sizeof(*audit->exhibits));
	for (size_t i = 0; i < all.count; i++) {
		int32_t month = all.items[i].outcome.month;

		if (month == MONTH_NONE ||
		    (month >= audit->from_month && month <= audit->to_month))
			audit->exhibits[audit->exhibit_count++] = all.items[i];
	}
	return 0;
}

static int
diags_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	struct query *query = NULL;
	struct filed_diag filed;
	size_t room = 0;
	int got;

	if (store_each_diag(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_diag(
		    query, arena, &filed.diag, &filed.file, fault)) > 0) {
		audit->diags = arena_grow(arena, audit->diags, &room,
		    audit->diag_count, sizeof(filed));
		audit->diags[audit->diag_count++] = filed;
	}
	query_close(query);
	return got;
}

/* Months after the period are not this report's business. */
static void
rows_trim(struct audit *audit)
{
	size_t kept = 0;

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		audit->withheld = audit->withheld || row->withheld;
		if (row->month == MONTH_NONE || row->month <= audit->to_month)
			audit->rows[kept++] = *row;
	}
	audit->row_count = kept;
}

/* No other: a period's report tells what other readings make of it. */
static int
listed_load(struct flow *flow, struct audit *audit, struct fault *fault)
{
	const struct whatif_ask ask = { .listed = true,
		.from_month = audit->from_month,
		.to_month = audit->to_month };

	return flow_whatif(flow, &ask, &audit->listed, fault);
}

int
audit_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault)
{
	char tzdata[INSTANT_TEXT];

	memset(audit, 0, sizeof(*audit));
	audit->book = flow->book;
	zone_version(tzdata);
	audit->tzdata = arena_copy(arena, tzdata);
	audit->program = arena_format(arena, "slaudit %s", version_text());
	if (audience_load(flow, audit, fault) != 0 ||
	    flow_period(flow, &audit->from_month, &audit->to_month, fault) !=
		0 ||
	    facts_load(flow, arena, audit, fault) != 0 ||
	    judged_check(flow, arena, fault) != 0 ||
	    reach_check(flow, audit, fault) != 0 ||
	    wording_load(flow, audit, fault) != 0 ||
	    evidence_load(flow, arena, audit, fault) != 0 ||
	    rows_load(flow, arena, &audit->rows, &audit->row_count, fault) !=
		0 ||
	    findings_load(flow, arena, audit, fault) != 0 ||
	    period_exhibits(flow, arena, audit, fault) != 0 ||
	    aparts_load(flow, arena, audit, fault) != 0 ||
	    distributions_load(flow, arena, audit, fault) != 0 ||
	    customers_load(flow, arena, audit, fault) != 0 ||
	    diags_load(flow, arena, audit, fault) != 0 ||
	    quality_load(flow, arena, audit, fault) != 0 ||
	    said_load(flow, arena, &audit->said, fault) != 0 ||
	    listed_load(flow, audit, fault) != 0 ||
	    successions_load(flow, arena, audit, fault) != 0)
		return -1;
	rows_trim(audit);
	audience_withhold(audit);
	return run_id_make(flow, audit, arena, fault);
}
