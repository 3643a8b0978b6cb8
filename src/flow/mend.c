/* mend.c -- editions whose folders are not there, made again from the store. */
/* SPDX-License-Identifier: MIT */
#include "editions_internal.h"

#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/ledger.h"
#include "slaudit/outfile.h"
#include "slaudit/version.h"

struct mending { /* one edition, in a flow of its own: nothing is kept */
	struct run run;
	struct flow flow;
	struct arena arena;
	struct audit audit;
	const struct edition *edition;
	const char *folder;
};

/* The entry of the edition's publication, whose number and hash LEDGER has. */
static int
entry_find(struct mending *m, struct ledger_entry *out, struct fault *fault)
{
	const struct edition *edition = m->edition;
	struct query *query = NULL;
	char from[INSTANT_TEXT];
	char to[INSTANT_TEXT];
	const char *lines;
	int got;

	month_text(edition->from_month, from);
	month_text(edition->to_month, to);
	lines = arena_format(&m->arena,
	    "\naudience %s\nfrom %s\nto %s\nedition %d\n", edition->audience,
	    from, to, edition->number);
	if (ledger_each(m->flow.store, &query, fault) != 0)
		return -1;
	while ((got = query_ledger(query, &m->arena, out, fault)) > 0) {
		if (strcmp(out->what, "publish") == 0 &&
		    strstr(out->text, lines) != NULL)
			break;
	}
	query_close(query);
	if (got == 0)
		return fault_set(fault, FAULT_STORE, m->run.store, 0,
		    "the ledger does not know of edition %d of %s",
		    edition->number, to);
	return got < 0 ? -1 : 0;
}

static int
results_make(struct mending *m, struct fault *fault)
{
	struct measured measured;
	struct judged judged;
	struct flow *flow = &m->flow;

	if (flow_measure(flow, &measured, fault) != 0 ||
	    flow_judge(flow, &judged, fault) != 0 ||
	    audit_load(flow, &m->arena, &m->audit, fault) != 0 ||
	    editions_load(flow, &m->arena, &m->audit, m->edition->id, fault) !=
		0)
		return -1;
	m->audit.editions.published = true;
	if (strcmp(m->audit.run_id, m->edition->run_id) != 0)
		return fault_set(fault, FAULT_STORE, m->run.store, 0,
		    "its inputs are no longer those that were published");
	return 0;
}

static int
folder_make(struct mending *m, struct fault *fault)
{
	struct outdir dir;
	struct ledger_entry entry;
	char hex[DIGEST_TEXT];
	unsigned long long bytes;
	int rc = -1;

	if (outdir_open(&dir, m->folder, fault) != 0)
		return -1;
	if (pack_render(&m->flow, &m->audit, &m->arena, dir.temporary, fault) !=
		0 ||
	    digest_file(arena_format(&m->arena, "%s/MANIFEST", dir.temporary),
		hex, &bytes, fault) != 0 ||
	    entry_find(m, &entry, fault) != 0 ||
	    pack_ledger(dir.temporary, &entry, &m->audit, fault) != 0)
		goto out;
	if (strcmp(hex, m->edition->manifest) != 0) {
		fault_set(fault, FAULT_OUTPUT, m->folder, 0,
		    "its MANIFEST would have another digest than the one that "
		    "was published");
		goto out;
	}
	/* a draft that a kill left behind; before, see publish.c */
	if (outdir_remove(pack_folder(&m->flow, m->edition->from_month,
			      m->edition->to_month, 0),
		fault) == 0)
		rc = outdir_commit(&dir, fault);
out:
	outdir_abandon(&dir);
	return rc;
}

/* What is known as of then is asked of the store again, and not kept. */
static int
edition_mend(struct mending *m, struct fault *fault)
{
	int rc = -1;

	if (flow_open(&m->flow, &m->run, STORE_WRITE, fault) == 0 &&
	    store_begin(m->flow.store, fault) == 0 &&
	    results_make(m, fault) == 0)
		rc = folder_make(m, fault);
	store_rollback(m->flow.store);
	arena_release(&m->arena);
	flow_close(&m->flow);
	return rc;
}

/* Another program or book makes other packs: no need to try. */
static bool
is_ours(struct flow *flow, struct edition *edition)
{
	const char *program =
	    arena_format(&flow->arena, "slaudit %s", version_text());
	struct fault fault = { 0 };
	size_t same = 0;

	if (store_fill_edition(flow->store, &flow->arena, edition, &fault) != 0)
		return false;
	for (size_t i = 0; i < edition->input_count; i++) {
		const struct edition_input *input = &edition->inputs[i];

		if (input->digest == NULL)
			continue;
		same += strcmp(input->kind, "program") == 0 &&
		    strcmp(input->digest, program) == 0;
		same += strcmp(input->kind, "book") == 0 &&
		    strcmp(input->digest, flow->book->digest) == 0;
	}
	return same == 2;
}

static void
complain(struct flow *flow, const char *folder, const char *why)
{
	struct complaints *list = &flow->unmended;

	list->items = arena_grow(&flow->arena, list->items, &list->room,
	    list->count, sizeof(*list->items));
	list->items[list->count++] = (struct complaint){
		.file = folder,
		.text = arena_format(&flow->arena,
		    "was published, is not there and cannot be made again: %s",
		    why),
	};
}

static bool
is_there(struct flow *flow, const char *folder)
{
	FILE *page =
	    fopen(arena_format(&flow->arena, "%s/MANIFEST", folder), "rb");

	if (page == NULL)
		return false;
	fclose(page);
	return true;
}

static void
one_mend(struct flow *flow, struct edition *edition)
{
	struct mending m = { .run = *flow->run, .edition = edition };
	struct fault fault = { 0 };

	m.folder = pack_folder(
	    flow, edition->from_month, edition->to_month, edition->number);
	if (is_there(flow, m.folder))
		return;
	m.run.as_of = edition->as_of;
	m.run.from_month = edition->from_month;
	m.run.to_month = edition->to_month;
	m.run.revise = edition->reason;
	m.run.export_count = 0;
	if (!is_ours(flow, edition))
		complain(flow, m.folder,
		    "it is of another program version or rule book");
	else if (edition_mend(&m, &fault) != 0)
		complain(flow, m.folder, arena_copy(&flow->arena, fault.text));
}

int
flow_mend(struct flow *flow, struct fault *fault)
{
	struct edition *heads;
	size_t count;

	if (heads_load(flow, &flow->arena, pack_audience(flow), &heads, &count,
		fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		one_mend(flow, &heads[i]);
	return 0;
}
