/* workbook.c -- the page as a workbook: which sheets, in which order. */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <errno.h>
#include <string.h>

#include "walk_internal.h"

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/report.h"

enum { ROWS_MOST = LXW_ROW_MAX - 100 }; /* the caption stands above */

static void
add_sheet(struct workbook *book, enum sheet_kind kind, const char *name,
    const char *caption, const struct table *table)
{
	struct sheet *sheet;

	if (name == NULL || name[0] == '\0')
		mem_die("a page has no name for one of its sheets");
	book->sheets = arena_grow(&book->arena, book->sheets, &book->sheet_room,
	    book->sheet_count, sizeof(*book->sheets));
	sheet = &book->sheets[book->sheet_count++];
	sheet->kind = kind;
	sheet->name = sheet_name(book, name);
	sheet->caption = caption;
	sheet->table = table;
	if (table != NULL)
		sheet->widths = table_widths(book, table);
	sheet->cells = workbook_add_worksheet(book->book, sheet->name);
	if (sheet->cells == NULL)
		mem_die("the name of a sheet was refused");
}

static void
add_tables(struct workbook *book)
{
	const struct node *node;
	struct walk walk;

	walk_start(&walk, book->page->root);
	while ((node = walk_next(&walk)) != NULL)
		if (node->kind == NODE_TABLE)
			add_sheet(book, SHEET_TABLE, node->table->id,
			    node->table->caption, node->table);
}

/* All of them before the first is filled: the summary lists them. */
static void
add_sheets(struct workbook *book)
{
	const struct sheet_words *words = &book->page->sheets;
	const struct table *months = months_table(book);
	const struct table *bins = bins_table(book);

	add_sheet(book, SHEET_SUMMARY, words->summary, NULL, NULL);
	if (notes_wanted(book->page))
		add_sheet(book, SHEET_NOTES, words->notes, NULL, NULL);
	if (months != NULL || bins != NULL)
		add_sheet(book, SHEET_CHARTS, words->charts, NULL, NULL);
	add_tables(book);
	if (months != NULL)
		add_sheet(book, SHEET_MONTHS, words->months, NULL, months);
	if (bins != NULL)
		add_sheet(book, SHEET_BINS, words->bins, NULL, bins);
}

static void
write_sheet(struct workbook *book, const struct sheet *sheet)
{
	switch (sheet->kind) {
	case SHEET_SUMMARY:
		summary_write(book, sheet);
		break;
	case SHEET_NOTES:
		notes_write(book, sheet);
		break;
	case SHEET_CHARTS:
		charts_write(book, sheet);
		break;
	case SHEET_TABLE:
	case SHEET_MONTHS:
	case SHEET_BINS:
		table_write(book, sheet);
		break;
	case SHEET_KINDS:
		break;
	}
}

const struct sheet *
sheet_find(const struct workbook *book, enum sheet_kind kind)
{
	for (size_t i = 0; i < book->sheet_count; i++)
		if (book->sheets[i].kind == kind)
			return &book->sheets[i];
	return NULL;
}

/* The library stamps the time of the run where it is given none; nought it
 * takes for none. */
static void
set_properties(struct workbook *book)
{
	const struct page *page = book->page;
	struct arena *arena = &book->arena;
	lxw_doc_properties properties = {
		.title = arena_copy(arena, page->root->text),
		.author = arena_copy(arena, page->author),
		.created = (time_t)(page->as_of == 0 ? 1 : page->as_of),
	};

	workbook_set_properties(book->book, &properties);
	workbook_set_custom_property_string(
	    book->book, "Language", page->language);
	workbook_set_custom_property_string(book->book, "Run", page->run_id);
}

/* The folder of PATH, where temporary parts lie too: one disk to fill. */
static char *
folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return arena_copy(arena, ".");
	return arena_copyn(arena, path, (size_t)(slash - path) + 1);
}

/* A row too many would be left out without a word. */
static int
check_size(const struct page *page, const char *path, struct fault *fault)
{
	const struct node *node;
	struct walk walk;

	walk_start(&walk, page->root);
	while ((node = walk_next(&walk)) != NULL)
		if (node->kind == NODE_TABLE &&
		    node->table->row_count > ROWS_MOST)
			return fault_set(fault, FAULT_OUTPUT, path, 0,
			    "table %s has %zu rows, a sheet holds %d",
			    node->table->id, node->table->row_count, ROWS_MOST);
	return 0;
}

int
xlsx_render(const struct page *page, const char *path, struct fault *fault)
{
	struct workbook book = { .page = page };
	lxw_workbook_options options = { 0 };
	lxw_error error;
	int rc = 0;

	if (check_size(page, path, fault) != 0)
		return -1;
	options.tmpdir = folder_of(&book.arena, path);
	book.book = workbook_new_opt(path, &options);
	if (book.book == NULL)
		mem_die("libxlsxwriter: out of memory");
	looks_make(&book);
	set_properties(&book);
	add_sheets(&book);
	for (size_t i = 0; i < book.sheet_count; i++)
		write_sheet(&book, &book.sheets[i]);
	errno = 0;
	error = workbook_close(book.book);
	if (error != LXW_NO_ERROR)
		rc = fault_set(fault, FAULT_OUTPUT, path, 0, "%s",
		    errno != 0 ? strerror(errno) : lxw_strerror(error));
	arena_release(&book.arena);
	return rc;
}

const char *
xlsx_version(void)
{
	return lxw_version();
}
