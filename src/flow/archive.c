/* archive.c -- the list of all packs, made anew: store, folder -> report. */
/* SPDX-License-Identifier: MIT */
#include "editions_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/archive.h"
#include "slaudit/fault.h"
#include "slaudit/outfile.h"
#include "slaudit/report.h"
#include "slaudit/version.h"
#include "slaudit/zone.h"

struct gathering {
	struct flow *flow;
	struct arena arena;
	struct archive archive;
	size_t room;
};

static void
item_add(struct gathering *g, const struct archive_item *item)
{
	struct archive *archive = &g->archive;

	archive->items = arena_grow(&g->arena, archive->items, &g->room,
	    archive->count, sizeof(*archive->items));
	archive->items[archive->count++] = *item;
}

/* Is there a page in OUT/FOLDER? */
static bool
has_page(struct gathering *g, const char *folder)
{
	FILE *page = fopen(arena_format(&g->arena, "%s/%s/index.html",
			       g->flow->run->out, folder),
	    "rb");

	if (page == NULL)
		return false;
	fclose(page);
	return true;
}

static int
editions_add(struct gathering *g, struct fault *fault)
{
	struct edition *heads;
	size_t count;

	if (heads_load(g->flow, &g->arena, NULL, &heads, &count, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct edition *edition = &heads[i];
		const char *folder = arena_format(&g->arena, "%s/%s-edition-%d",
		    edition->audience,
		    edition_period(
			&g->arena, edition->from_month, edition->to_month),
		    edition->number);

		item_add(g,
		    &(struct archive_item){
			.audience = edition->audience,
			.from_month = edition->from_month,
			.to_month = edition->to_month,
			.number = edition->number,
			.as_of = edition->as_of,
			.reason = edition->reason,
			.manifest = edition->manifest,
			.href =
			    arena_format(&g->arena, "%s/index.html", folder),
			.missing = !has_page(g, folder),
		    });
	}
	return 0;
}

/* "2021-03", "2013-09_2016-09": the folder of a draft, and of nothing else. */
static bool
period_parse(struct gathering *g, const char *name, int32_t *from, int32_t *to)
{
	size_t len = strcspn(name, "_");

	*from = month_parse(arena_copyn(&g->arena, name, len));
	*to = name[len] == '_' ? month_parse(name + len + 1) : *from;
	return *from != MONTH_NONE && *to != MONTH_NONE;
}

static int
drafts_add(struct gathering *g, const char *audience, struct fault *fault)
{
	const char **names;
	size_t count;

	if (outdir_list(&g->arena,
		arena_format(&g->arena, "%s/%s", g->flow->run->out, audience),
		&names, &count, fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const char *folder =
		    arena_format(&g->arena, "%s/%s", audience, names[i]);
		struct archive_item item = { .audience = audience,
			.as_of = INSTANT_NONE,
			.href =
			    arena_format(&g->arena, "%s/index.html", folder) };

		if (period_parse(
			g, names[i], &item.from_month, &item.to_month) &&
		    has_page(g, folder))
			item_add(g, &item);
	}
	return 0;
}

static int
all_drafts_add(struct gathering *g, struct fault *fault)
{
	const char **names;
	size_t count;

	if (outdir_list(&g->arena, g->flow->run->out, &names, &count, fault) !=
	    0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (drafts_add(g, names[i], fault) != 0)
			return -1;
	}
	return 0;
}

/* The latest months first; in one of them the draft, then the last edition. */
static int
by_newest(const void *left, const void *right)
{
	const struct archive_item *a = left;
	const struct archive_item *b = right;
	int order = (a->to_month < b->to_month) - (a->to_month > b->to_month);

	if (order == 0)
		order = (a->from_month < b->from_month) -
		    (a->from_month > b->from_month);
	if (order == 0)
		order = strcmp(a->audience, b->audience);
	if (order == 0 && (a->number == 0 || b->number == 0))
		return (a->number != 0) - (b->number != 0);
	return order != 0 ? order
			  : (a->number < b->number) - (a->number > b->number);
}

static int
page_write(struct gathering *g, struct fault *fault)
{
	const struct run *run = g->flow->run;
	struct zone *zone = NULL;
	int rc;

	if (zone_open(&zone, g->flow->book->zone, fault) != 0)
		return -1;
	rc = report_archive_write(report_archive(&g->arena, &g->archive, zone),
	    run->reports, arena_format(&g->arena, "%s/index.html", run->out),
	    fault);
	zone_close(zone);
	return rc;
}

int
archive_write(struct flow *flow, struct fault *fault)
{
	struct gathering g = { .flow = flow };
	struct audit words = { 0 };
	int rc = wording_load(flow, &words, fault);

	g.archive.wording = words.wording;
	g.archive.title = flow->book->title;
	g.archive.program =
	    arena_format(&g.arena, "slaudit %s", version_text());
	if (rc == 0)
		rc = editions_add(&g, fault);
	if (rc == 0)
		rc = all_drafts_add(&g, fault);
	if (rc == 0 && g.archive.count > 1)
		qsort(g.archive.items, g.archive.count,
		    sizeof(*g.archive.items), by_newest);
	if (rc == 0)
		rc = page_write(&g, fault);
	arena_release(&g.arena);
	return rc;
}
