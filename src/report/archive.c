/* archive.c -- the page that lists all packs, months by editions. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "files_internal.h"

#include "slaudit/archive.h"
#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/outfile.h"
#include "slaudit/report.h"

static const char *
item_period(const struct making *m, const struct archive_item *item)
{
	if (item->from_month == item->to_month)
		return say_month(m, item->to_month);
	return say(m, "period.from-to", "from", say_month(m, item->from_month),
	    "to", say_month(m, item->to_month), NULL);
}

static struct cell
item_link(const struct making *m, const struct archive_item *item)
{
	const char *period = item_period(m, item);
	struct cell cell = cell_text(item->number == 0
		? say(m, "archive.draft-of", "period", period, NULL)
		: say(m, "archive.edition-of", "period", period, "number",
		      say_count(m, (uint64_t)item->number), NULL));

	if (!item->missing)
		cell.href = item->href;
	return cell;
}

static const char *
item_state(const struct making *m, const struct archive_item *item)
{
	if (item->number == 0)
		return say(m, "archive.draft", NULL);
	return say(
	    m, item->missing ? "archive.missing" : "archive.published", NULL);
}

static void
item_row(const struct making *m, struct table *table, size_t row,
    const struct archive_item *item)
{
	const struct cell none = cell_none(say(m, "shorthand.none", NULL));
	const struct cell cells[] = {
		item_link(m, item),
		cell_text(item->audience),
		cell_text(item_state(m, item)),
		item->number == 0 ? none : cell_instant(m, item->as_of),
		cell_or_none(m, item->reason),
		cell_or_none(m, item->manifest),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

struct page *
report_archive(
    struct arena *arena, const struct archive *archive, const struct zone *zone)
{
	struct making m = {
		.arena = arena, .wording = archive->wording, .zone = zone
	};
	const struct column columns[] = {
		column_head(&m, "pack"),
		column_of(&m, "audience", false),
		column_of(&m, "publication", false),
		column_of(&m, "as_of", false),
		column_of(&m, "revised_why", false),
		column_of(&m, "manifest", false),
	};
	struct page *page = arena_new(arena, 1, sizeof(*page));
	struct node *section;
	struct table *table;

	page->run_id = "";
	page->as_of = INSTANT_NONE;
	page->author = archive->program;
	page->root = page_add(arena, NULL, NODE_PAGE,
	    say(&m, "archive.title", "book", archive->title, NULL));
	page_words_fill(&m, page);
	page->words.footer =
	    say(&m, "archive.footer", "program", archive->program, NULL);
	section = part_add(&m, page->root, "archive");
	para_add(&m, section, say(&m, "archive.lead", NULL));
	table = table_add(&m, section, "archive", columns,
	    sizeof(columns) / sizeof(columns[0]), archive->count);
	for (size_t i = 0; i < archive->count; i++)
		item_row(&m, table, i, &archive->items[i]);
	return page;
}

int
report_archive_write(const struct page *page, const char *reports,
    const char *path, struct fault *fault)
{
	struct outfile file;
	struct buf style = { 0 };
	int rc = -1;

	if (file_get(reports, "style.css", &style, fault) == 0 &&
	    outfile_open(&file, path, fault) == 0) {
		rc = html_render(
		    page, buf_text(&style), NULL, file.stream, fault);
		if (rc == 0)
			rc = outfile_commit(&file, fault);
		else
			outfile_abandon(&file);
	}
	buf_release(&style);
	return rc;
}
