/* gist.c -- a run in one line: store -> what to say. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/kofn.h"

static const char *
title_of(const struct book *book, const char *process)
{
	for (size_t i = 0; i < book->process_count; i++) {
		if (strcmp(book->processes[i].id, process) == 0)
			return book->processes[i].title;
	}
	return process;
}

static const char *
unsupplied(struct arena *arena, const struct audit *audit)
{
	struct buf names = { 0 };
	const char *made;

	for (size_t i = 0; i < audit->supply_count; i++) {
		const struct supply *supply = &audit->supplies[i];

		if (supply->month == audit->to_month &&
		    supply->state == SUPPLY_NONE)
			buf_print(&names, "%s%s", names.len > 0 ? ", " : "",
			    title_of(audit->book, supply->process));
	}
	made = arena_copy(arena, buf_text(&names));
	buf_release(&names);
	return made;
}

static int
aside_load(struct flow *flow, struct gist *out, struct fault *fault)
{
	struct export_file file;
	struct query *query = NULL;
	struct buf names = { 0 };
	int got;

	if (store_each_unknown(flow->store, &query, fault) != 0)
		return -1;
	while ((got = query_export(query, &flow->arena, &file, fault)) > 0)
		buf_print(&names, "%s%s", names.len > 0 ? ", " : "", file.name);
	query_close(query);
	out->aside = arena_copy(&flow->arena, buf_text(&names));
	buf_release(&names);
	return got;
}

int
flow_gist(struct flow *flow, struct gist *out, struct fault *fault)
{
	struct arena arena = { 0 };
	struct audit audit = { .book = flow->book };
	struct kofn kofn;
	int rc = -1;

	*out = (struct gist){ 0 };
	if (flow_period(flow, &audit.from_month, &audit.to_month, fault) != 0 ||
	    facts_load(flow, &arena, &audit, fault) != 0 ||
	    files_load(flow, &arena, &audit.files, &audit.file_count, fault) !=
		0 ||
	    rows_load(flow, &arena, &audit.rows, &audit.row_count, fault) !=
		0 ||
	    supplies_load(flow, &arena, &audit, fault) != 0 ||
	    aside_load(flow, out, fault) != 0)
		goto out;
	kofn_count(&audit, audit.to_month, &kofn);
	out->from_month = audit.from_month;
	out->to_month = audit.to_month;
	out->defined = kofn.defined;
	out->met = kofn.met;
	out->missed = kofn.missed;
	out->provisional = kofn.provisional;
	out->unsupplied = unsupplied(&flow->arena, &audit);
	rc = 0;
out:
	arena_release(&arena);
	return rc;
}
