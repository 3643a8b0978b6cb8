/* reconcile.c -- a published file against the store: read -> judge -> report.
 */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include "slaudit/fault.h"
#include "slaudit/published.h"
#include "slaudit/reconcile.h"
#include "slaudit/report.h"
#include "slaudit/zone.h"

#include "reconcile_json.h"

struct holding { /* a published file, and what it is held against */
	struct flow *flow;
	struct audit audit; /* wording, and the store's files */
	struct published published;
	struct evidence_of_ours ours;
	struct filed *filed;
	size_t filed_count;
	bool extract;
	struct reconciled claims;
	struct compared list;
};

/* --- figures -------------------------------------------------------------- */

static int
figures_hold(struct holding *h, struct fault *fault)
{
	struct flow *flow = h->flow;
	const char *months[MONTH_NAMES];
	struct attainment *rows = NULL;

	for (int i = 0; i < MONTH_NAMES; i++)
		months[i] = wording_text(h->audit.wording,
		    arena_format(&flow->arena, "month.%d", i + 1));
	if (flow->store != NULL) {
		if (facts_load(flow, &flow->arena, &h->audit, fault) != 0 ||
		    rows_load(flow, &flow->arena, &rows, &h->ours.row_count,
			fault) != 0)
			return -1;
		h->ours.book = flow->book;
		h->ours.rows = rows;
	}
	reconcile_claims(
	    &flow->arena, &h->published, months, &h->ours, &h->claims);
	return 0;
}

/* --- requests ------------------------------------------------------------- */

static bool
is_ending(const struct field *status, const char *event)
{
	if (status->constant != NULL)
		return status->constant == event;
	for (size_t i = 0; i < status->word_count; i++) {
		if (status->words[i].to == event)
			return true;
	}
	return false;
}

/* A whole day has its noon on the same date in nearly every zone. */
static int32_t
event_day(const struct zone *zone, const struct event *event)
{
	return zone_day(zone, event->at + (event->until - event->at) / 2);
}

/* What happened after the cut-off is not known. */
static struct filed
filed_of(const struct holding *h, const struct ticket *ticket,
    const struct export_file *file, const struct zone *zone)
{
	const struct field *status = &h->published.form->form.status_field;
	struct filed filed = { .key = ticket->key,
		.customer = ticket->customer == NULL ? "" : ticket->customer,
		.day = DAY_NONE,
		.file = file->name,
		.line = ticket->line };

	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->at > file->cutoff || !is_ending(status, event->name))
			continue;
		filed.status = event->name;
		filed.day = event_day(zone, event);
		filed.line = event->line;
	}
	return filed;
}

static int
filed_load(struct holding *h, const struct zone *zone, struct fault *fault)
{
	struct flow *flow = h->flow;
	struct query *query = NULL;
	struct ticket ticket;
	size_t room = 0;
	int got;

	if (store_each_ticket(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_ticket(
		    query, &flow->arena, &flow->vocab, &ticket, fault)) > 0) {
		const struct export_file *file = files_find(
		    h->audit.files, h->audit.file_count, ticket.export_id);

		if (ticket.process != h->published.form->form.process)
			continue;
		h->extract = h->extract || file->coverage == COVERAGE_EXTRACT;
		h->filed = arena_grow(&flow->arena, h->filed, &room,
		    h->filed_count, sizeof(*h->filed));
		h->filed[h->filed_count++] = filed_of(h, &ticket, file, zone);
	}
	query_close(query);
	return got;
}

static int
requests_hold(struct holding *h, struct fault *fault)
{
	struct flow *flow = h->flow;
	const char *name = h->published.form->form.zone;
	struct zone *zone = NULL;
	int rc = -1;

	if (flow->store == NULL)
		return fault_set(fault, FAULT_USAGE, h->published.name, 0,
		    "a list of requests is held against a store: give "
		    "--store");
	if (zone_open(&zone, name == NULL ? flow->book->zone : name, fault) ==
		0 &&
	    files_load(flow, &flow->arena, &h->audit.files,
		&h->audit.file_count, fault) == 0)
		rc = filed_load(h, zone, fault);
	zone_close(zone);
	if (rc == 0)
		reconcile_list(&flow->arena, &h->published, h->filed,
		    h->filed_count, h->extract, &h->list);
	return rc;
}

/* --- the answer ----------------------------------------------------------- */

static void
answer_print(const struct holding *h, bool json, FILE *out)
{
	bool figures = h->published.form->kind == PUBLISHED_FIGURES;
	const struct reconcile_story story = {
		.wording = h->audit.wording,
		.book = h->flow->book,
		.published = &h->published,
		.claims = figures ? &h->claims : NULL,
		.list = figures ? NULL : &h->list,
	};
	json_t *made;

	if (!json) {
		text_render(report_reconcile(&h->flow->arena, &story), out);
		return;
	}
	made = reconcile_json(&h->published, story.claims, story.list);
	json_dumpf(made, out, JSON_INDENT(2));
	fprintf(out, "\n");
	json_decref(made);
}

/* What was wrong with its rows, and with what they say: by line. */
static void
diags_give(struct flow *flow, const struct published *published,
    struct reconcile_answer *answer)
{
	size_t most = published->diag_count + published->claim_count;
	struct diag *diags = arena_new(&flow->arena, most + 1, sizeof(*diags));
	size_t count = 0;
	size_t next = 0;

	for (size_t i = 0; i < published->claim_count; i++) {
		const struct claim *claim = &published->claims[i];

		while (next < published->diag_count &&
		    published->diags[next].line <= claim->line)
			diags[count++] = published->diags[next++];
		if (claim_is_impossible(claim))
			diags[count++] = (struct diag){
				.code = DIAG_IMPOSSIBLE,
				.line = claim->line,
				.value = claim->printed,
				.text = arena_format(&flow->arena,
				    "no whole number of %lld is that "
				    "percentage, in no way of rounding",
				    (long long)claim->n),
			};
	}
	while (next < published->diag_count)
		diags[count++] = published->diags[next++];
	answer->diags = diags;
	answer->diag_count = count;
}

int
flow_reconcile(struct flow *flow, bool json, FILE *out,
    struct reconcile_answer *answer, struct fault *fault)
{
	struct holding h = { .flow = flow };
	bool figures;

	if (wording_load(flow, &h.audit, fault) != 0 ||
	    published_read(&flow->arena, flow->book, flow->run->exports[0],
		&h.published, fault) != 0)
		return -1;
	figures = h.published.form->kind == PUBLISHED_FIGURES;
	if ((figures ? figures_hold(&h, fault) : requests_hold(&h, fault)) != 0)
		return -1;
	answer_print(&h, json, out);
	answer->name = h.published.name;
	answer->disagree = figures ? h.claims.sides[REMARK_DISAGREES]
				   : h.list.sides[REMARK_DISAGREES];
	answer->rejected = h.published.rejected;
	diags_give(flow, &h.published, answer);
	return 0;
}
