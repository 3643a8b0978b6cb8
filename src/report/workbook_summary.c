/* workbook_summary.c -- the first sheet, and the notes: what is said in words.
 */
/* SPDX-License-Identifier: MIT */
#include "workbook_internal.h"

#include <string.h>

#include "walk_internal.h"

/* The section with this id is a sheet of its own. */
#define NOTES_ID "notes"

/* Some is kept back: bold letters and other fonts are wider. */
enum { PROSE_WIDTH = 110, LINE_WIDTH = 104 };

struct cursor {
	const struct workbook *book;
	const struct sheet *sheet;
	lxw_row_t row;
	const char *heading; /* not yet written: only where words follow it */
};

static void
put_line(struct cursor *cursor, const char *text, enum look look)
{
	fit_row(
	    cursor->sheet, cursor->row, sheet_lines(text, LINE_WIDTH), look);
	put_text(cursor->book, cursor->sheet, cursor->row++, 0, text, look);
}

static void
put_prose(struct cursor *cursor, const char *text, enum look look)
{
	if (text == NULL || text[0] == '\0')
		return;
	if (cursor->heading != NULL)
		put_line(cursor, cursor->heading, LOOK_HEADING);
	cursor->heading = NULL;
	put_line(cursor, text, look);
}

static void
put_node(struct cursor *cursor, const struct node *node)
{
	switch (node->kind) {
	case NODE_SECTION:
		cursor->heading = node->text;
		break;
	case NODE_PARA:
		put_prose(cursor, node->text, LOOK_PROSE);
		break;
	case NODE_NOTE:
		put_prose(cursor, node->text, LOOK_WARNING);
		break;
	case NODE_PAGE: /* its title is on top */
	case NODE_LIST: /* its paragraphs follow */
	case NODE_TABLE:
	case NODE_CHART: /* on sheets of their own */
		break;
	}
}

static bool
is_notes(const struct node *node)
{
	return node->kind == NODE_SECTION && node->id != NULL &&
	    strcmp(node->id, NOTES_ID) == 0;
}

static const struct node *
notes_section(const struct page *page)
{
	const struct node *node = page->root->first;

	while (node != NULL && !is_notes(node))
		node = node->next;
	return node;
}

bool
notes_wanted(const struct page *page)
{
	const struct node *section = notes_section(page);

	return section != NULL && section->first != NULL;
}

static void
put_words(struct cursor *cursor, const struct node *root)
{
	const struct node *node;
	struct walk walk;

	walk_start(&walk, root);
	while ((node = walk_next(&walk)) != NULL)
		put_node(cursor, node);
}

static void
put_link(struct cursor *cursor, const struct sheet *sheet)
{
	struct arena arena = { 0 };

	/* The target first: the name then replaces what it shows. */
	worksheet_write_url(cursor->sheet->cells, cursor->row, 0,
	    arena_format(&arena, "internal:'%s'!A1", sheet->name), NULL);
	put_line(cursor, sheet->name, LOOK_LINK);
	if (sheet->caption != NULL && sheet->caption[0] != '\0')
		put_line(cursor, sheet->caption, LOOK_INDENTED);
	arena_release(&arena);
}

void
summary_write(const struct workbook *book, const struct sheet *sheet)
{
	const struct node *root = book->page->root;
	struct cursor cursor = { .book = book, .sheet = sheet };

	worksheet_set_column(sheet->cells, 0, 0, PROSE_WIDTH, NULL);
	put_line(&cursor, root->text, LOOK_TITLE_WRAPPED);
	for (const struct node *n = root->first; n != NULL; n = n->next) {
		if (is_notes(n))
			continue;
		cursor.heading = NULL;
		put_words(&cursor, n);
	}
	put_line(&cursor, book->page->sheets.contents, LOOK_HEADING);
	for (size_t i = 0; i < book->sheet_count; i++)
		if (book->sheets[i].kind != SHEET_SUMMARY)
			put_link(&cursor, &book->sheets[i]);
	fit_paper(sheet);
	worksheet_activate(sheet->cells);
}

void
notes_write(const struct workbook *book, const struct sheet *sheet)
{
	const struct node *section = notes_section(book->page);
	struct cursor cursor = { .book = book, .sheet = sheet };

	worksheet_set_column(sheet->cells, 0, 0, PROSE_WIDTH, NULL);
	put_line(&cursor, section->text, LOOK_TITLE_WRAPPED);
	for (const struct node *n = section->first; n != NULL; n = n->next)
		put_words(&cursor, n);
	fit_paper(sheet);
}
