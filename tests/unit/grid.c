/* grid.c -- tables of a pack, read back and held against each other. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/fault.h"
#include "slaudit/grid.h"
#include "slaudit/grid_reader.h"

static int
text_read(struct arena *arena, const char *text, struct grid *grid,
    struct fault *fault)
{
	char path[] = "/tmp/slaudit-grid-XXXXXX";
	size_t len = strlen(text);
	int fd = mkstemp(path);
	int rc;

	cr_assert_geq(fd, 0);
	cr_assert_eq(write(fd, text, len), (ssize_t)len);
	close(fd);
	rc = grid_read(arena, path, grid, fault);
	unlink(path);
	return rc;
}

static struct grid
grid_of(struct arena *arena, const char *text)
{
	struct grid grid;
	struct fault fault = { 0 };

	cr_assert_eq(
	    text_read(arena, text, &grid, &fault), 0, "%s", fault.text);
	return grid;
}

Test(grid, reads_what_csv_can_hold)
{
	struct arena arena = { 0 };
	struct grid grid = grid_of(&arena,
	    "month,\"what, and why\"\r\n"
	    "2021-03,\"said \"\"no\"\"\nand left\"\r\n"
	    "2021-04,\r\n");

	cr_expect_eq(grid.width, 2);
	cr_expect_eq(grid.height, 2);
	cr_expect_str_eq(grid.heads[1], "what, and why");
	cr_expect_str_eq(grid_cell(&grid, 0, "month"), "2021-03");
	cr_expect_str_eq(
	    grid_cell(&grid, 0, "what, and why"), "said \"no\"\nand left");
	cr_expect_str_eq(grid_cell(&grid, 1, "what, and why"), "");
	cr_expect_null(grid_cell(&grid, 0, "why"));
	arena_release(&arena);
}

Test(grid, refuses_what_it_cannot_hold)
{
	static const struct {
		const char *text;
		const char *why;
	} rows[] = {
		{ "", "empty" },
		{ "a,a\n1,2\n", "one name" },
		{ "a,b\n1\n", "fewer or more" },
		{ "a,b\n1,2,3\n", "fewer or more" },
		{ "a,b\n1,\"2\n", "quotation" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena = { 0 };
		struct grid grid;
		struct fault fault = { 0 };

		cr_expect_eq(
		    text_read(&arena, rows[i].text, &grid, &fault), -1);
		cr_expect_not_null(strstr(fault.text, rows[i].why), "%s: %s",
		    rows[i].text, fault.text);
		arena_release(&arena);
	}
}

static void
expect_differences(const char *old, const char *now, const char *const *want)
{
	static const char *const keys[] = { "sle", "month", "version" };
	struct arena arena = { 0 };
	struct grid before = grid_of(&arena, old);
	struct grid after = grid_of(&arena, now);
	struct grid_differences got;
	size_t count = 0;

	grid_compare(&arena, &before, &after, keys, 3, &got);
	while (want[count] != NULL)
		count++;
	cr_assert_eq(got.count, count, "%zu differences", got.count);
	for (size_t i = 0; i < count; i++) {
		const struct grid_difference *item = &got.items[i];
		char text[256];

		snprintf(text, sizeof(text), "%c %s|%s|%s|%s",
		    "~-+"[item->change], item -> row,
		    item -> column == NULL ? "" : item->column,
		    item->old == NULL ? "" : item->old,
		    item->now == NULL ? "" : item->now);
		cr_expect_str_eq(text, want[i]);
	}
	arena_release(&arena);
}

Test(grid, compares_by_key_whatever_the_order)
{
	static const char *const none[] = { NULL };
	static const char *const some[] = { "~ R.1, 2021-02|met|7|8",
		"- R.3, 2021-01||R.3, 2021-01|",
		"+ R.2, 2021-01|||R.2, 2021-01", NULL };

	expect_differences("sle,month,met\nR.1,2021-01,5\nR.1,2021-02,7\n",
	    "month,sle,met\n2021-02,R.1,7\n2021-01,R.1,5\n", none);
	expect_differences("sle,month,met\nR.1,2021-02,7\nR.3,2021-01,5\n",
	    "sle,month,met\nR.2,2021-01,5\nR.1,2021-02,8\n", some);
}

Test(grid, names_a_column_that_only_one_has_once)
{
	static const char *const want[] = { "- ||old|", "+ |||new", NULL };

	expect_differences("sle,month,old\nR.1,2021-01,1\nR.1,2021-02,1\n",
	    "sle,month,new\nR.1,2021-01,2\nR.1,2021-02,2\n", want);
}

/* Without a version both rows of July have one key: they meet in order. */
Test(grid, rows_of_one_key_meet_in_order)
{
	static const char *const want[] = { "~ R.1, 2021-07|met|4|5",
		"- R.1, 2021-07||R.1, 2021-07|", NULL };

	expect_differences(
	    "sle,month,met\nR.1,2021-07,3\nR.1,2021-07,4\nR.1,2021-07,9\n",
	    "sle,month,met\nR.1,2021-07,3\nR.1,2021-07,5\n", want);
}
