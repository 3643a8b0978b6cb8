/* publish.c -- a month becomes an edition: store -> report -> store, folder.
 *
 * The pack is complete beside its place before the store commits. After that
 * the store is the truth: whatever a kill leaves undone, flow_mend does. */
/* SPDX-License-Identifier: MIT */
#include "rebuild_internal.h"

#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/ledger.h"
#include "slaudit/names.h"
#include "slaudit/outfile.h"

struct publishing {
	struct flow *flow;
	struct run run; /* the flow's, as of a time that is known */
	struct arena arena;
	struct audit audit;
	struct edition edition;
	struct outdir dir;
	const char *folder;
	bool stands; /* the folder is there, with these very bytes */
};

/* --- what it says ----------------------------------------------------------
 */

static struct edition_figure
figure_of(const struct attainment *row)
{
	struct edition_figure figure = {
		.sle = row->sle->id,
		.version = row->sle->version,
		.month = row->month,
		.withheld = row->withheld,
		.verdict = attainment_verdict(row),
		.scope = row->scope,
		.n = row->n,
		.met = row->met,
		.type = (int)row->sle->type,
		.quotient = attainment_quotient(row),
	};

	memcpy(figure.states, row->states, sizeof(figure.states));
	return figure;
}

static int
edition_fill(struct publishing *p, struct fault *fault)
{
	const struct audit *audit = &p->audit;
	struct edition *edition = &p->edition;
	struct cases cases;

	*edition = (struct edition){
		.audience = pack_audience(p->flow),
		.from_month = audit->from_month,
		.to_month = audit->to_month,
		.number = audit->editions.number,
		.as_of = audit->as_of,
		.run_id = audit->run_id,
		.reason = audit->editions.reason,
		.inputs = audit->inputs,
		.input_count = audit->input_count,
		.figures = arena_new(
		    &p->arena, audit->row_count + 1, sizeof(*edition->figures)),
		.figure_count = audit->row_count,
	};
	for (size_t i = 0; i < audit->row_count; i++)
		edition->figures[i] = figure_of(&audit->rows[i]);
	if (cases_load(p->flow, &p->arena, audit, edition, &cases, fault) != 0)
		return -1;
	edition->cases = cases.items;
	edition->case_count = cases.count;
	return 0;
}

static int
entry_put(struct publishing *p, struct fault *fault)
{
	const struct edition *edition = &p->edition;
	char from[INSTANT_TEXT];
	char to[INSTANT_TEXT];
	const struct ledger_field fields[] = {
		{ "audience", edition->audience },
		{ "from", from },
		{ "to", to },
		{ "edition", arena_format(&p->arena, "%d", edition->number) },
		{ "run", edition->run_id },
		{ "manifest", edition->manifest },
		{ "reason", edition->reason },
		{ NULL, NULL },
	};

	month_text(edition->from_month, from);
	month_text(edition->to_month, to);
	return ledger_put(
	    p->flow->store, "publish", edition->as_of, fields, fault);
}

/* --- its folder ------------------------------------------------------------
 */

/* Yields 1 where FOLDER has a MANIFEST; then HEX is its digest. */
static int
manifest_digest(struct arena *arena, const char *folder, char hex[DIGEST_TEXT],
    struct fault *fault)
{
	const char *path = arena_format(arena, "%s/MANIFEST", folder);
	unsigned long long bytes;
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		return 0;
	fclose(file);
	return digest_file(path, hex, &bytes, fault) == 0 ? 1 : -1;
}

/* A folder that the store knows nothing of, as after the loss of a store: it
 * stays as it is if it says the same. */
static int
folder_check(struct publishing *p, struct fault *fault)
{
	char hex[DIGEST_TEXT];
	int got = manifest_digest(&p->arena, p->folder, hex, fault);

	if (got <= 0)
		return got;
	p->stands = strcmp(hex, p->edition.manifest) == 0;
	if (p->stands)
		return 0;
	if (p->flow->rebuilt == NULL)
		return fault_set(fault, FAULT_OUTPUT, p->folder, 0,
		    "another pack was published there, which the store does "
		    "not know: rebuild the store");
	p->stands = true;
	memcpy(p->edition.manifest, hex, sizeof(p->edition.manifest));
	return pack_compare(p->flow, &p->audit, p->folder, p->dir.temporary,
	    p->flow->rebuilt, fault);
}

static int
folder_fill(struct publishing *p, struct fault *fault)
{
	struct ledger_entry head;
	const char *dir;

	p->folder = pack_folder(
	    p->flow, p->audit.from_month, p->audit.to_month, p->edition.number);
	if (outdir_open(&p->dir, p->folder, fault) != 0)
		return -1;
	dir = p->dir.temporary;
	if (pack_render(p->flow, &p->audit, &p->arena, dir, fault) != 0 ||
	    manifest_digest(&p->arena, dir, p->edition.manifest, fault) < 0 ||
	    folder_check(p, fault) != 0 ||
	    store_put_edition(p->flow->store, &p->edition, fault) != 0 ||
	    entry_put(p, fault) != 0 ||
	    ledger_head(p->flow->store, &p->arena, &head, fault) != 0)
		return -1;
	return pack_ledger(dir, &head, &p->audit, fault);
}

/* The draft goes first: where the edition's folder is not there yet, the store
 * still says that it has to be. */
static int
folder_commit(struct publishing *p, struct fault *fault)
{
	struct flow *flow = p->flow;

	if (flow->rebuilt != NULL) {
		outdir_abandon(&p->dir);
		return 0;
	}
	if (outdir_remove(pack_folder(flow, p->edition.from_month,
			      p->edition.to_month, 0),
		fault) != 0)
		return -1;
	if (p->stands)
		outdir_abandon(&p->dir);
	else if (outdir_commit(&p->dir, fault) != 0)
		return -1;
	return archive_write(flow, fault);
}

/* --- the steps -------------------------------------------------------------
 */

static int
last_edition(struct publishing *p, int32_t from, int32_t to,
    const struct edition **out, struct fault *fault)
{
	struct edition *heads;
	size_t count;

	*out = NULL;
	if (heads_load(p->flow, &p->arena, pack_audience(p->flow), &heads,
		&count, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (heads[i].from_month == from && heads[i].to_month == to)
			*out = &heads[i];
	}
	return 0;
}

/* What is published is what was looked at: as of when the draft is. Without
 * one, a revision takes in all there is, and the first edition what a run of
 * the month would; asked again, not less than was published. */
static int
as_of_pick(struct publishing *p, struct fault *fault)
{
	struct flow *flow = p->flow;
	const struct edition *last;
	struct horizon horizon;
	int32_t from;
	int32_t to;

	if (p->run.as_of != INSTANT_NONE)
		return 0;
	if (flow_period(flow, &from, &to, fault) != 0)
		return -1;
	p->run.as_of = pack_as_of(flow, pack_folder(flow, from, to, 0));
	if (p->run.as_of != INSTANT_NONE)
		return 0;
	p->run.looks = p->run.revise != NULL ? LOOKS_LATEST : LOOKS_MONTH;
	if (last_edition(p, from, to, &last, fault) != 0 ||
	    horizon_apply(flow, NULL, &horizon, fault) != 0)
		return -1;
	if (last != NULL && last->as_of > horizon.as_of)
		p->run.as_of = last->as_of;
	return 0;
}

static int
results_make(struct flow *flow, struct fault *fault)
{
	struct measured measured;
	struct judged judged;

	if (flow_measure(flow, &measured, fault) != 0)
		return -1;
	return flow_judge(flow, &judged, fault);
}

static int
reason_check(const struct publishing *p, struct fault *fault)
{
	const struct editions *editions = &p->audit.editions;
	char month[INSTANT_TEXT];

	if (editions->before != NULL || p->flow->run->revise == NULL)
		return 0;
	month_text(p->audit.to_month, month);
	return fault_set(fault, FAULT_USAGE, "--revise", 0,
	    "%s is not published yet: there is nothing to revise", month);
}

static void
standing_tell(struct publishing *p, struct publish_answer *out)
{
	const struct edition *edition = p->audit.editions.before;
	struct flow *flow = p->flow;

	out->index = arena_format(&flow->arena, "%s/index.html",
	    pack_folder(
		flow, edition->from_month, edition->to_month, edition->number));
	snprintf(out->manifest, sizeof(out->manifest), "%s", edition->manifest);
	flow->standing = arena_format(&flow->arena,
	    "%s is published as edition %d from the same inputs: nothing to do",
	    edition_period(
		&flow->arena, edition->from_month, edition->to_month),
	    edition->number);
}

/* Yields 1: all is ready to be committed. */
static int
edition_make(
    struct publishing *p, struct publish_answer *out, struct fault *fault)
{
	struct flow *flow = p->flow;
	int got;

	if (as_of_pick(p, fault) != 0 || results_make(flow, fault) != 0 ||
	    audit_load(flow, &p->arena, &p->audit, fault) != 0 ||
	    editions_load(flow, &p->arena, &p->audit, 0, fault) != 0 ||
	    reason_check(p, fault) != 0)
		return -1;
	got = editions_check(flow, &p->audit, fault);
	if (got > 0)
		standing_tell(p, out);
	if (got != 0)
		return got > 0 ? 0 : -1;
	p->audit.editions.published = true;
	if (edition_fill(p, fault) != 0 || folder_fill(p, fault) != 0)
		return -1;
	out->index = arena_format(&flow->arena, "%s/index.html", p->folder);
	out->number = p->edition.number;
	memcpy(out->manifest, p->edition.manifest, sizeof(out->manifest));
	return 1;
}

int
flow_publish(struct flow *flow, struct publish_answer *out, struct fault *fault)
{
	struct publishing p = { .flow = flow, .run = *flow->run };
	const struct run *asked = flow->run;
	int got;

	*out = (struct publish_answer){ 0 };
	if (store_begin(flow->store, fault) != 0)
		return -1;
	flow->run = &p.run;
	got = edition_make(&p, out, fault);
	if (got > 0 && store_commit(flow->store, fault) != 0)
		got = -1;
	if (got <= 0)
		store_rollback(flow->store);
	if (got < 0)
		outdir_abandon(&p.dir);
	else
		got = got > 0 ? folder_commit(&p, fault)
			      : archive_write(flow, fault);
	flow->run = asked;
	arena_release(&p.arena);
	return got;
}
