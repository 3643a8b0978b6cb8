/* outfile.c -- tests of files and folders that appear whole or not at all. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/outfile.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "slaudit/fault.h"

enum { NO_RUN = 999999999 }; /* beyond any process id */

/* Each test works in a folder of its own and stands in it. */
static void
enter(void)
{
	char folder[] = "/tmp/slaudit-outfile-XXXXXX";

	cr_assert_not_null(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
}

static void
leave(void)
{
	char here[512];
	char command[600];

	cr_assert_not_null(getcwd(here, sizeof(here)));
	cr_assert_eq(strncmp(here, "/tmp/slaudit-outfile-", 21), 0);
	snprintf(command, sizeof(command), "rm -rf '%s'", here);
	cr_assert_eq(system(command), 0);
}

static void
put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file, "%s", path);
	fputs(text, file);
	fclose(file);
}

static void
put_in(const char *folder, const char *name, const char *text)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	put(path, text);
}

/* The first bytes of a file, "" when there is none. */
static const char *
text_of(const char *path, char text[64])
{
	FILE *file = fopen(path, "r");
	size_t got = file != NULL ? fread(text, 1, 63, file) : 0;

	text[got] = '\0';
	if (file != NULL)
		fclose(file);
	return text;
}

static int
exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static int
entries(const char *path)
{
	DIR *folder = opendir(path);
	int count = -2; /* "." and ".." */

	cr_assert_not_null(folder, "%s", path);
	while (readdir(folder) != NULL)
		count++;
	closedir(folder);
	return count;
}

static void
expect_text(const char *path, const char *want)
{
	char text[64];

	cr_expect_str_eq(text_of(path, text), want, "%s: %s", path, text);
}

static void
expect_fault(const struct fault *fault, const char *path, const char *why)
{
	cr_expect_eq(fault->kind, FAULT_OUTPUT);
	cr_expect_eq(
	    strncmp(fault->text, path, strlen(path)), 0, "%s", fault->text);
	cr_expect_not_null(strstr(fault->text, why), "%s", fault->text);
}

Test(outfile, appears_on_commit_only, .init = enter, .fini = leave)
{
	struct outfile out;
	struct fault fault = { 0 };

	cr_assert_eq(outfile_open(&out, "a.csv", &fault), 0);
	fputs("one", out.stream);
	fflush(out.stream);
	cr_expect(!exists("a.csv"));
	cr_expect_eq(outfile_commit(&out, &fault), 0);
	expect_text("a.csv", "one");
	cr_expect_eq(entries("."), 1);
	cr_expect_null(out.stream);
}

Test(outfile, replaces_the_old_one_at_once, .init = enter, .fini = leave)
{
	struct outfile out;
	struct fault fault = { 0 };
	struct stat st;

	put("a.csv", "old");
	cr_assert_eq(chmod("a.csv", 0640), 0);
	cr_assert_eq(outfile_open(&out, "./a.csv", &fault), 0);
	fputs("new", out.stream);
	fflush(out.stream);
	expect_text("a.csv", "old");
	cr_expect_eq(outfile_commit(&out, &fault), 0);
	expect_text("a.csv", "new");
	cr_assert_eq(stat("a.csv", &st), 0);
	cr_expect_eq(st.st_mode & 07777, 0640, "permissions stay");
}

Test(outfile, abandoned_it_leaves_no_trace, .init = enter, .fini = leave)
{
	struct outfile out;
	struct fault fault = { 0 };

	put("a.csv", "old");
	cr_assert_eq(outfile_open(&out, "a.csv", &fault), 0);
	fputs("half", out.stream);
	outfile_abandon(&out);
	outfile_abandon(&out); /* again is nothing */
	expect_text("a.csv", "old");
	cr_expect_eq(entries("."), 1);
	cr_expect_eq(fault.kind, FAULT_NONE);
}

Test(outfile, follows_a_link_and_keeps_it, .init = enter, .fini = leave)
{
	struct outfile out;
	struct fault fault = { 0 };
	struct stat st;

	cr_assert_eq(mkdir("real", 0777), 0);
	put("real/a.csv", "old");
	cr_assert_eq(symlink("real/a.csv", "a.csv"), 0);
	cr_assert_eq(outfile_open(&out, "a.csv", &fault), 0);
	fputs("new", out.stream);
	cr_expect_eq(outfile_commit(&out, &fault), 0);
	expect_text("real/a.csv", "new");
	cr_assert_eq(lstat("a.csv", &st), 0);
	cr_expect(S_ISLNK(st.st_mode));
}

Test(outfile, places_that_cannot_be_are_faults, .init = enter, .fini = leave)
{
	const struct {
		const char *path;
		const char *why;
	} rows[] = {
		{ "none/a.csv", "No such file or directory" },
		{ "folder", "is a folder" },
		{ "file/a.csv", "Not a directory" },
		{ ".", "is a folder" },
		{ "/", "cannot be written" },
	};

	cr_assert_eq(mkdir("folder", 0777), 0);
	put("file", "x");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outfile out;
		struct fault fault = { 0 };

		cr_expect_eq(outfile_open(&out, rows[i].path, &fault), -1);
		cr_expect_eq(fault.kind, FAULT_OUTPUT);
		cr_expect_not_null(
		    strstr(fault.text, rows[i].why), "%s", fault.text);
		cr_expect_null(out.stream);
	}
	cr_expect_eq(entries("."), 2);
}

/* Before anything is committed onto a device: were it taken for a file, root
 * would rename over it and the machine would lose it. */
static void
assert_through(struct outfile *out)
{
	if (out->temporary != NULL) {
		outfile_abandon(out);
		cr_assert_fail("a device would be replaced by a file");
	}
}

/* The one byte fails when flushed at the end, the million long before. */
Test(outfile, a_full_device_is_a_fault_and_stays_a_device)
{
	const size_t sizes[] = { 1, 1000000 };

	for (size_t i = 0; i < 2; i++) {
		struct outfile out;
		struct fault fault = { 0 };
		struct stat st;

		cr_assert_eq(outfile_open(&out, "/dev/full", &fault), 0);
		assert_through(&out);
		for (size_t k = 0; k < sizes[i]; k++)
			fputc('x', out.stream);
		cr_expect_eq(outfile_commit(&out, &fault), -1);
		expect_fault(&fault, "/dev/full: ", "No space left on device");
		cr_assert_eq(stat("/dev/full", &st), 0);
		cr_expect(S_ISCHR(st.st_mode));
	}
}

Test(outfile, a_device_is_written_straight_through)
{
	struct outfile out;
	struct fault fault = { 0 };
	struct stat st;

	cr_assert_eq(outfile_open(&out, "/dev/null", &fault), 0);
	assert_through(&out);
	fputs("gone", out.stream);
	cr_expect_eq(outfile_commit(&out, &fault), 0);
	cr_assert_eq(stat("/dev/null", &st), 0);
	cr_expect(S_ISCHR(st.st_mode));
}

/* A limit on the size of files stands in for a full disk. */
Test(outfile, a_full_disk_leaves_the_old_file, .init = enter, .fini = leave)
{
	struct rlimit limit;
	struct outfile out;
	struct fault fault = { 0 };

	put("a.csv", "old");
	signal(SIGXFSZ, SIG_IGN);
	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = 5000;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	cr_assert_eq(outfile_open(&out, "a.csv", &fault), 0);
	for (int i = 0; i < 100000; i++)
		fputc('x', out.stream);
	cr_expect_eq(outfile_commit(&out, &fault), -1);
	limit.rlim_cur = limit.rlim_max;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	expect_fault(&fault, "a.csv: ", "File too large");
	expect_text("a.csv", "old");
	cr_expect_eq(entries("."), 1);
}

static void
make_leaving(const char *name)
{
	cr_assert_eq(mkdir(name, 0777), 0);
	put_in(name, "index.html", "half");
}

Test(outfile, sweeps_leavings_of_this_target_only, .init = enter, .fini = leave)
{
	struct outfile out;
	struct fault fault = { 0 };
	char dead[64];
	static const char *const others[] = { ".a.csv.part-", ".a.csv.part-12x",
		".b.csv.part-7", "a.csv.part-7", ".a.csv.part-7.part-8" };

	snprintf(dead, sizeof(dead), ".a.csv.part-%d", NO_RUN);
	put(dead, "half");
	put(".a.csv.part-7", "half");
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		put(others[i], "mine");
	cr_assert_eq(outfile_open(&out, "a.csv", &fault), 0);
	outfile_abandon(&out);
	cr_expect(!exists(dead));
	cr_expect(!exists(".a.csv.part-7"));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		cr_expect(exists(others[i]), "%s", others[i]);
}

Test(outfile, spares_what_a_living_run_writes, .init = enter, .fini = leave)
{
	struct outfile out;
	struct fault fault = { 0 };
	char living[64];
	int fd;

	snprintf(living, sizeof(living), ".a.csv.part-%d", NO_RUN);
	fd = open(living, O_WRONLY | O_CREAT, 0666);
	cr_assert_geq(fd, 0);
	cr_assert_eq(flock(fd, LOCK_EX | LOCK_NB), 0);
	cr_assert_eq(outfile_open(&out, "a.csv", &fault), 0);
	outfile_abandon(&out);
	cr_expect(exists(living));
	close(fd);
}

/* A child that dies in the middle, as by kill -9. */
static void
die_building(const char *path, int folder)
{
	pid_t child = fork();
	int status;

	cr_assert_geq(child, 0);
	if (child == 0) {
		struct outfile file;
		struct outdir dir;
		struct fault fault = { 0 };

		if (folder && outdir_open(&dir, path, &fault) == 0)
			put_in(dir.temporary, "half.html", "half");
		if (!folder && outfile_open(&file, path, &fault) == 0)
			fputs("half", file.stream);
		raise(SIGKILL);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFSIGNALED(status));
}

Test(outfile, a_killed_run_is_swept_by_the_next, .init = enter, .fini = leave)
{
	struct outfile out;
	struct fault fault = { 0 };

	die_building("a.csv", 0);
	cr_expect_eq(entries("."), 1, "the leaving");
	cr_expect(!exists("a.csv"));
	cr_assert_eq(outfile_open(&out, "a.csv", &fault), 0);
	fputs("whole", out.stream);
	cr_expect_eq(outfile_commit(&out, &fault), 0);
	cr_expect_eq(entries("."), 1);
	expect_text("a.csv", "whole");
}

static void
build(const char *path, const char *file, const char *text)
{
	struct outdir out;
	struct fault fault = { 0 };

	cr_assert_eq(outdir_open(&out, path, &fault), 0, "%s", fault.text);
	put_in(out.temporary, file, text);
	cr_assert_eq(outdir_commit(&out, &fault), 0, "%s", fault.text);
	cr_assert_null(out.temporary);
}

Test(outdir, appears_on_commit_with_its_parents, .init = enter, .fini = leave)
{
	struct outdir out;
	struct fault fault = { 0 };

	cr_assert_eq(outdir_open(&out, "packs/csc/2021-03/", &fault), 0);
	put_in(out.temporary, "index.html", "page");
	cr_expect(!exists("packs/csc/2021-03"));
	cr_expect_eq(outdir_commit(&out, &fault), 0);
	expect_text("packs/csc/2021-03/index.html", "page");
	cr_expect_eq(entries("packs/csc"), 1);
}

Test(outdir, is_exchanged_whole, .init = enter, .fini = leave)
{
	struct outdir out;
	struct fault fault = { 0 };

	build("pack", "old.html", "old");
	make_leaving("pack/charts"); /* a folder inside, with a file */
	cr_assert_eq(outdir_open(&out, "pack", &fault), 0);
	put_in(out.temporary, "new.html", "new");
	expect_text("pack/old.html", "old");
	cr_expect_eq(outdir_commit(&out, &fault), 0);
	expect_text("pack/new.html", "new");
	cr_expect_eq(entries("pack"), 1);
	cr_expect_eq(entries("."), 1, "the old one is gone");
}

Test(outdir, abandoned_it_leaves_no_trace, .init = enter, .fini = leave)
{
	struct outdir out;
	struct fault fault = { 0 };

	build("pack", "old.html", "old");
	cr_assert_eq(outdir_open(&out, "pack", &fault), 0);
	put_in(out.temporary, "new.html", "new");
	outdir_abandon(&out);
	outdir_abandon(&out);
	expect_text("pack/old.html", "old");
	cr_expect_eq(entries("."), 1);
}

Test(outdir, a_killed_run_is_swept_by_the_next, .init = enter, .fini = leave)
{
	die_building("pack", 1);
	make_leaving(".pack.part-7");
	make_leaving(".other.part-7");
	cr_expect_eq(entries("."), 3);
	build("pack", "index.html", "page");
	cr_expect(!exists(".pack.part-7"));
	cr_expect(exists(".other.part-7/index.html"));
	cr_expect_eq(entries("."), 2);
}

Test(outdir, links_inside_are_not_followed, .init = enter, .fini = leave)
{
	cr_assert_eq(mkdir("precious", 0777), 0);
	put("precious/a", "keep");
	build("pack", "index.html", "old");
	cr_assert_eq(symlink("../precious", "pack/link"), 0);
	build("pack", "index.html", "new");
	expect_text("precious/a", "keep");
	expect_text("pack/index.html", "new");
}

Test(outdir, places_that_cannot_be_are_faults, .init = enter, .fini = leave)
{
	static const char *const paths[] = { "file", "file/pack", "/", "" };

	put("file", "x");
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		struct outdir out;
		struct fault fault = { 0 };

		cr_expect_eq(
		    outdir_open(&out, paths[i], &fault), -1, "%s", paths[i]);
		cr_expect_eq(fault.kind, FAULT_OUTPUT, "%s", paths[i]);
		cr_expect_null(out.temporary);
	}
	cr_expect_eq(entries("."), 1);
}

/* A reader that opens the page again and again while packs are exchanged
 * must find it every time. */
Test(outdir, is_never_missing_while_exchanged, .init = enter, .fini = leave)
{
	pid_t reader;
	int status;

	build("pack", "index.html", "page");
	reader = fork();
	cr_assert_geq(reader, 0);
	if (reader == 0) {
		char text[64];

		for (;;) {
			if (strcmp(text_of("pack/index.html", text), "page") !=
			    0)
				_exit(1);
		}
	}
	for (int i = 0; i < 40; i++)
		build("pack", "index.html", "page");
	kill(reader, SIGKILL);
	cr_assert_eq(waitpid(reader, &status, 0), reader);
	cr_expect(WIFSIGNALED(status), "the reader missed a page");
}

Test(outdir, makes_folders_and_keeps_those_there, .init = enter, .fini = leave)
{
	struct fault fault = { 0 };

	cr_expect_eq(outdir_make("a/b//c/", &fault), 0);
	put("a/b/c/x", "x");
	cr_expect_eq(outdir_make("a/b/c", &fault), 0);
	expect_text("a/b/c/x", "x");
	cr_expect_eq(outdir_make("a/b/c/x/d", &fault), -1);
	expect_fault(&fault, "a/b/c/x: ", "Not a directory");
}
