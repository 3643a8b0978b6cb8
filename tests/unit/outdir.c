/* outdir.c -- folders taken away and listed. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/outfile.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "slaudit/arena.h"
#include "slaudit/fault.h"

static struct arena arena;

static const char *
made(const char *root, const char *name)
{
	const char *path = arena_format(&arena, "%s/%s", root, name);
	struct fault fault = { 0 };
	FILE *file;

	cr_assert_eq(outdir_make(path, &fault), 0, "%s", fault.text);
	file = fopen(arena_format(&arena, "%s/page", path), "wb");
	cr_assert_not_null(file);
	fclose(file);
	return path;
}

Test(outdir, is_taken_away_with_all_it_holds_or_was_not_there)
{
	char root[] = "/tmp/outdir-XXXXXX";
	struct fault fault = { 0 };
	const char **names;
	const char *path;
	size_t count;

	cr_assert_not_null(mkdtemp(root));
	path = made(root, "2021-03");
	made(path, "data");
	cr_expect_eq(outdir_remove(path, &fault), 0, "%s", fault.text);
	cr_expect_eq(outdir_list(&arena, root, &names, &count, &fault), 0);
	cr_expect_eq(count, 0);
	cr_expect_eq(outdir_remove(path, &fault), 0, "it is gone already");
	cr_expect_eq(rmdir(root), 0, "nothing is left behind");
	arena_release(&arena);
}

Test(outdir, is_listed_in_order_without_what_is_hidden)
{
	char root[] = "/tmp/outdir-XXXXXX";
	struct fault fault = { 0 };
	const char **names;
	size_t count;

	cr_assert_not_null(mkdtemp(root));
	made(root, "b");
	made(root, "a");
	made(root, ".c");
	cr_expect_eq(outdir_list(&arena, root, &names, &count, &fault), 0);
	cr_assert_eq(count, 2);
	cr_expect_str_eq(names[0], "a");
	cr_expect_str_eq(names[1], "b");
	cr_expect_eq(outdir_remove(root, &fault), 0);
	cr_expect_eq(outdir_list(&arena, root, &names, &count, &fault), 0,
	    "no folder holds no names");
	cr_expect_eq(count, 0);
	arena_release(&arena);
}
