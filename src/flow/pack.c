/* pack.c -- an audit to a pack of files: store -> report -> folder. */
/* SPDX-License-Identifier: MIT */
#include "editions_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/ledger.h"
#include "slaudit/mem.h"
#include "slaudit/outfile.h"
#include "slaudit/report.h"
#include "slaudit/zone.h"

struct pack {
	struct outdir dir;
	struct flow *flow;
};

const char *
pack_audience(const struct flow *flow)
{
	return flow->run->audience == NULL ? "committee" : flow->run->audience;
}

/* OUT/committee/2021-03, or .../2013-09_2016-09 for a longer period; of an
 * edition .../2021-03-edition-1. */
const char *
pack_folder(struct flow *flow, int32_t from, int32_t to, int number)
{
	const char *path =
	    arena_format(&flow->arena, "%s/%s/%s", flow->run->out,
		pack_audience(flow), edition_period(&flow->arena, from, to));

	if (number == 0)
		return path;
	return arena_format(&flow->arena, "%s-edition-%d", path, number);
}

int
pack_render(struct flow *flow, const struct audit *audit, struct arena *arena,
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

/* After MANIFEST, which does not name it: it depends on what was done first. */
int
pack_ledger(const char *dir, const struct ledger_entry *entry,
    const struct audit *audit, struct fault *fault)
{
	struct arena arena = { 0 };
	struct outfile file;
	char as_of[INSTANT_TEXT];
	int rc =
	    outfile_open(&file, arena_format(&arena, "%s/LEDGER", dir), fault);

	instant_text(audit->as_of, as_of);
	if (rc == 0) {
		fprintf(file.stream,
		    "entry %" PRId64 "\nhash %s\nas-of %s\nrun %s\n",
		    entry->number, entry->hash, as_of, audit->run_id);
		rc = outfile_commit(&file, fault);
	}
	arena_release(&arena);
	return rc;
}

int64_t
pack_as_of(struct flow *flow, const char *dir)
{
	static const char name[] = "as-of ";
	const char *path = arena_format(&flow->arena, "%s/LEDGER", dir);
	char line[256];
	int64_t as_of = INSTANT_NONE;
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		return as_of;
	while (fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, name, sizeof(name) - 1) == 0)
			as_of = instant_parse(line + sizeof(name) - 1);
	}
	fclose(file);
	return as_of;
}

static int
pack_fill(struct flow *flow, const struct audit *audit, struct arena *arena,
    const char *dir, struct fault *fault)
{
	struct ledger_entry head;

	if (pack_render(flow, audit, arena, dir, fault) != 0 ||
	    ledger_head(flow->store, arena, &head, fault) != 0)
		return -1;
	return pack_ledger(dir, &head, audit, fault);
}

/* What is published already and would be the same needs no draft. */
static void
standing_say(struct flow *flow, const struct audit *audit, const char **index)
{
	const struct edition *edition = audit->editions.before;

	*index = arena_format(&flow->arena, "%s/index.html",
	    pack_folder(
		flow, edition->from_month, edition->to_month, edition->number));
	flow->standing = arena_format(&flow->arena,
	    "%s is published as edition %d from the same inputs: nothing to do",
	    edition_period(
		&flow->arena, edition->from_month, edition->to_month),
	    edition->number);
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

	*out = NULL;
	pack->flow = flow;
	if (audit_load(flow, &arena, &audit, fault) != 0 ||
	    editions_load(flow, &arena, &audit, 0, fault) != 0)
		goto out;
	rc = editions_check(flow, &audit, fault);
	if (rc > 0)
		standing_say(flow, &audit, index);
	if (rc != 0) {
		rc = rc > 0 ? 0 : -1;
		goto out;
	}
	rc = -1;
	path = pack_folder(flow, audit.from_month, audit.to_month, 0);
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
	struct flow *flow;
	int rc;

	if (pack == NULL)
		return 0;
	flow = pack->flow;
	rc = outdir_commit(&pack->dir, fault);
	free(pack);
	return rc == 0 ? archive_write(flow, fault) : -1;
}

void
flow_pack_abandon(struct pack *pack)
{
	if (pack == NULL)
		return;
	outdir_abandon(&pack->dir);
	free(pack);
}
