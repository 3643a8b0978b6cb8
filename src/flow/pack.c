/* pack.c -- an audit to a pack of files: store -> report -> folder. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stdlib.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/outfile.h"
#include "slaudit/report.h"
#include "slaudit/zone.h"

struct pack {
	struct outdir dir;
};

/* OUT/AUDIENCE/2021-03, or .../2013-09_2016-09 for a longer period. */
static const char *
pack_path(struct flow *flow, const struct audit *audit)
{
	char from[INSTANT_TEXT];
	char to[INSTANT_TEXT];

	month_text(audit->from_month, from);
	month_text(audit->to_month, to);
	if (audit->from_month == audit->to_month)
		return arena_format(&flow->arena, "%s/%s/%s", flow->run->out,
		    audience_folder(audit), to);
	return arena_format(&flow->arena, "%s/%s/%s_%s", flow->run->out,
	    audience_folder(audit), from, to);
}

static int
pack_fill(struct flow *flow, const struct audit *audit, struct arena *arena,
    const char *dir, struct fault *fault)
{
	struct zone *zone = NULL;
	struct page *page;

	if (zone_open(&zone, flow->book->zone, fault) != 0)
		return -1;
	page = report_page(arena, audit, zone);
	zone_close(zone);
	flow_tell(flow, "report", 0, 0);
	return report_write(page, flow->run->reports, dir, fault);
}

int
flow_pack(struct flow *flow, struct pack **out, const char **index,
    struct fault *fault)
{
	struct arena arena = { 0 };
	struct audit audit;
	struct pack *pack = mem_new(1, sizeof(*pack));
	const char *path;
	int rc = -1;

	if (audit_load(flow, &arena, &audit, fault) != 0)
		goto out;
	path = pack_path(flow, &audit);
	if (outdir_open(&pack->dir, path, fault) != 0)
		goto out;
	if (pack_fill(flow, &audit, &arena, pack->dir.temporary, fault) != 0) {
		outdir_abandon(&pack->dir);
		goto out;
	}
	*index = arena_format(&flow->arena, "%s/index.html", path);
	*out = pack;
	pack = NULL;
	rc = 0;
out:
	free(pack);
	arena_release(&arena);
	return rc;
}

int
flow_pack_commit(struct pack *pack, struct fault *fault)
{
	int rc = outdir_commit(&pack->dir, fault);

	free(pack);
	return rc;
}

void
flow_pack_abandon(struct pack *pack)
{
	if (pack == NULL)
		return;
	outdir_abandon(&pack->dir);
	free(pack);
}
