/* text.c -- plain text: no wider than a mail, columns by display width. */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

#include "slaudit/buf.h"

static struct arena arena;

static const char *
rendered(struct page *page)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);
	const char *made;

	page->words.note = "Note";
	text_render(page, out);
	fclose(out);
	made = arena_copy(&arena, bytes);
	free(bytes);
	return made;
}

static void
teardown(void)
{
	arena_release(&arena);
}

TestSuite(text, .fini = teardown);

static struct page
page_of_table(const char *const *heads, const char *const *cells,
    size_t columns, size_t rows)
{
	struct page page = { 0 };
	struct column list[8] = { 0 };
	struct table *table;

	for (size_t i = 0; i < columns; i++)
		list[i].id = list[i].title = heads[i];
	list[columns - 1].numeric = true;
	page.root = page_add(&arena, NULL, NODE_PAGE, "T");
	table = page_table(&arena, page.root, "t", list, columns, rows);
	table->caption = "Caption";
	for (size_t i = 0; i < columns * rows; i++)
		table->cells[i].text = cells[i];
	return page;
}

/* U+65B0 U+95FB take two columns each, U+0301 takes none. */
Test(text, columns_align_by_display_width)
{
	static const char *const heads[] = { "name", "n" };
	static const char *const cells[] = { "ab", "1",
		"\xE6\x96\xB0\xE9\x97\xBB", "22", "e\xCC\x81", "333" };
	struct page page = page_of_table(heads, cells, 2, 3);

	cr_expect_str_eq(rendered(&page),
	    "T\n=\n\nCaption\n\n"
	    "name    n\n"
	    "----  ---\n"
	    "ab      1\n"
	    "\xE6\x96\xB0\xE9\x97\xBB   22\n"
	    "e\xCC\x81     333\n");
}

Test(text, a_wide_cell_is_wrapped_between_words)
{
	static const char *const heads[] = { "a", "n" };
	static const char *const cells[] = {
		"one two three four five six seven eight nine ten eleven "
		"twelve thirteen fourteen fifteen sixteen seventeen",
		"7",
	};
	struct page page = page_of_table(heads, cells, 2, 1);
	const char *text = rendered(&page);

	for (const char *at = text; *at != '\0'; at += strcspn(at, "\n") + 1)
		cr_expect_leq(strcspn(at, "\n"), (size_t)100);
	cr_expect_not_null(strstr(text, "\nseventeen\n"));
	cr_expect_not_null(strstr(text, " fifteen sixteen   7\n"));
}

/* Eight columns of twenty do not fit in a hundred. */
Test(text, a_table_that_cannot_fit_is_a_paragraph_a_row)
{
	static const char *const heads[] = { "a", "b", "c", "d", "e", "f", "g",
		"n" };
	static const char *const word = "twentytwentytwenty20";
	const char *cells[] = { "key", word, word, word, word, word, word,
		"8" };
	struct page page = page_of_table(heads, cells, 8, 1);
	const char *text = rendered(&page);

	cr_expect_not_null(strstr(text,
	    "* key\n"
	    "  b: twentytwentytwenty20; c: twentytwentytwenty20; "));
	cr_expect_not_null(strstr(text, "; n: 8\n"));
}

Test(text, an_empty_table_says_so_instead)
{
	static const char *const heads[] = { "a", "n" };
	struct page page = page_of_table(heads, NULL, 2, 0);

	page.root->first->table->empty = "There is nothing.";
	cr_expect_str_eq(rendered(&page), "T\n=\n\nThere is nothing.\n");
}

Test(text, what_is_for_data_only_stays_out)
{
	static const char *const heads[] = { "a", "hidden", "n" };
	static const char *const cells[] = { "x", "secret", "1" };
	struct page page = page_of_table(heads, cells, 3, 1);

	page.root->first->table->columns[1].data_only = true;
	cr_expect_null(strstr(rendered(&page), "secret"));
	cr_expect_null(strstr(rendered(&page), "hidden"));
	page.root->first->table->data_only = true;
	cr_expect_str_eq(rendered(&page), "T\n=\n");
}

Test(text, notes_and_lists_are_marked)
{
	struct page page = { 0 };
	struct node *list;

	page.root = page_add(&arena, NULL, NODE_PAGE, "T");
	page_add(&arena, page.root, NODE_NOTE, "mind this");
	list = page_add(&arena, page.root, NODE_LIST, "");
	page_add(&arena, list, NODE_PARA, "one");
	page_add(&arena, list, NODE_PARA, "two");
	cr_expect_str_eq(
	    rendered(&page), "T\n=\n\n  Note: mind this\n\n* one\n* two\n");
}

Test(text, a_terminal_gets_no_control_characters)
{
	static const char *const heads[] = { "a", "n" };
	static const char *const cells[] = { "a\x1B[31m\r\x07", "\x7F" };
	struct page page = page_of_table(heads, cells, 2, 1);

	for (const char *at = rendered(&page); *at != '\0'; at++)
		cr_expect(*at == '\n' || (unsigned char)*at >= 0x20, "%02x",
		    (unsigned)*at);
}
