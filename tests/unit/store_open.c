/* store_open.c -- what a store is, what it refuses, and who may write it. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "store_fixture.h"

enum { NOBODY = 65534, FILE_MAX = 1 << 20 };

struct spot { /* a folder of this test's own, and a file in it */
	char folder[64];
	char path[128];
};

static void
spot_make(struct spot *spot)
{
	folder_make(spot->folder);
	snprintf(spot->path, sizeof(spot->path), "%s/audit.db", spot->folder);
}

static void
spot_remove(const struct spot *spot)
{
	if (geteuid() != getuid())
		seteuid(getuid()); /* see become_ordinary */
	chmod(spot->folder, 0700);
	unlink(spot->path);
	rmdir(spot->folder);
}

static void
expect_refused(const char *path, enum store_mode mode, const char *why)
{
	struct fault fault = { 0 };
	struct store *store = NULL;

	cr_expect_eq(store_open(&store, path, mode, &fault), -1, "%s", why);
	cr_expect_null(store);
	cr_expect_eq(fault.kind, FAULT_STORE);
	cr_expect_eq(strncmp(fault.text, path, strlen(path)), 0,
	    "\"%s\" does not name the path", fault.text);
	cr_expect_not_null(
	    strstr(fault.text, why), "\"%s\" lacks \"%s\"", fault.text, why);
	if (store != NULL)
		store_close(store);
}

static void
write_file(const char *path, const void *bytes, size_t len)
{
	FILE *file = fopen(path, "wb");

	cr_assert_not_null(file);
	cr_assert_eq(fwrite(bytes, 1, len, file), len);
	cr_assert_eq(fclose(file), 0);
}

static size_t
read_file(const char *path, char *bytes)
{
	FILE *file = fopen(path, "rb");
	size_t len;

	cr_assert_not_null(file);
	len = fread(bytes, 1, FILE_MAX, file);
	fclose(file);
	cr_assert_lt(len, FILE_MAX);
	return len;
}

static void
sql(const char *path, const char *text)
{
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK, "%s",
	    sqlite3_errmsg(db));
	sqlite3_close(db);
}

static int
number_of(struct store *store, const char *text)
{
	sqlite3_stmt *st;
	int number;

	cr_assert_eq(
	    sqlite3_prepare_v2(store_handle(store), text, -1, &st, NULL),
	    SQLITE_OK, "%s", sqlite3_errmsg(store_handle(store)));
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	number = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	return number;
}

/* --- opening ------------------------------------------------------------- */

Test(store_open, makes_a_store_of_the_newest_version_and_opens_it_again)
{
	static const char *const before[] = { NULL, "" };

	for (int i = 0; i < 2; i++) { /* no file; a file of no bytes */
		struct export_file file = export_make("a.csv", 'a', 0);
		struct arena arena = { 0 };
		struct fault fault = { 0 };
		struct store *store;
		struct spot spot;

		spot_make(&spot);
		if (before[i] != NULL)
			write_file(spot.path, "", 0);
		store = opened(spot.path, STORE_WRITE);
		cr_expect_eq(
		    number_of(store, "PRAGMA user_version"), schema_newest());
		cr_expect_eq(number_of(store, "PRAGMA application_id"),
		    0x534c4155); /* SLAU */
		cr_expect_eq(number_of(store, "PRAGMA foreign_keys"), 1);
		cr_expect_eq(number_of(store, "PRAGMA synchronous"), 2);
		put_export(store, &file);
		store_close(store);

		store = opened(spot.path, STORE_WRITE);
		put_export(store,
		    &(struct export_file){ .name = "b",
			.mapping = "m",
			.process = "p",
			.digest = "d",
			.content_digest = "d" });
		store_close(store);
		store = opened(spot.path, STORE_READ);
		cr_expect_eq(
		    store_get_export(store, &arena, file.id, &file, &fault), 0);
		arena_release(&arena);
		store_close(store);
		spot_remove(&spot);
	}
}

Test(store_open, asks_for_an_ingest_where_there_is_nothing_to_read)
{
	struct spot spot;

	spot_make(&spot);
	expect_refused(spot.path, STORE_READ, "run slaudit ingest first");
	cr_expect_eq(access(spot.path, F_OK), -1, "reading makes no file");
	write_file(spot.path, "", 0);
	expect_refused(spot.path, STORE_READ, "run slaudit ingest first");
	spot_remove(&spot);
}

Test(store_open, takes_every_name_for_a_file)
{
	static const char *const names[] = { "file:a?mode=memory", "-x",
		"a%20b", ":memory", ARABIC };
	struct spot spot;
	struct stat st;

	spot_make(&spot);
	cr_assert_eq(chdir(spot.folder), 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		store_close(opened(names[i], STORE_WRITE));
		cr_expect_eq(stat(names[i], &st), 0, "%s", names[i]);
		cr_expect_gt(st.st_size, 0);
		unlink(names[i]);
	}
	spot_remove(&spot);
}

/* --- refusing ------------------------------------------------------------ */

/* Opened both ways, the file keeps each byte, and nothing stays beside it. */
static void
expect_untouched(const struct spot *spot, const char *why)
{
	char *before = malloc(FILE_MAX);
	char *after = malloc(FILE_MAX);
	size_t len = read_file(spot->path, before);

	expect_refused(spot->path, STORE_READ, why);
	expect_refused(spot->path, STORE_WRITE, why);
	cr_expect_eq(read_file(spot->path, after), len, "%s", why);
	cr_expect_eq(memcmp(before, after, len), 0, "%s", why);
	free(before);
	free(after);
	spot_remove(spot);
	cr_expect_eq(access(spot->folder, F_OK), -1,
	    "something was left in the folder (%s)", why);
}

Test(store_open, leaves_a_foreign_database_untouched)
{
	static const char *const texts[] = {
		"CREATE TABLE ticket (id INTEGER)",
		"PRAGMA application_id = 7; CREATE TABLE t (a)",
		"PRAGMA application_id = 7",
		"PRAGMA user_version = 1",
		"PRAGMA user_version = 12; CREATE TABLE t (a)",
		"PRAGMA journal_mode = WAL; CREATE TABLE t (a)",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct spot spot;

		spot_make(&spot);
		sql(spot.path, texts[i]);
		expect_untouched(&spot, "not a store of slaudit");
	}
}

/* Ours once, but with a journal that we never make. */
Test(store_open, leaves_a_store_with_another_journal_untouched)
{
	struct spot spot;

	spot_make(&spot);
	store_close(opened(spot.path, STORE_WRITE));
	sql(spot.path, "PRAGMA journal_mode = WAL");
	expect_untouched(&spot, "write-ahead log");
}

Test(store_open, leaves_what_is_no_database_untouched)
{
	char zeros[5000] = { 0 };
	const struct {
		const char *bytes;
		size_t len;
	} files[] = {
		{ "id,opened,closed\n1,2021-03-01,2021-03-02\n", 41 },
		{ "x", 1 },
		{ zeros, sizeof(zeros) },
		{ "SQLite format 3", 16 },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct spot spot;

		spot_make(&spot);
		write_file(spot.path, files[i].bytes, files[i].len);
		expect_untouched(&spot, "not a store of slaudit");
	}
}

Test(store_open, leaves_a_newer_store_untouched)
{
	struct spot spot;

	spot_make(&spot);
	store_close(opened(spot.path, STORE_WRITE));
	sql(spot.path, "PRAGMA user_version = 99");
	expect_untouched(&spot, "newer slaudit: its schema is version 99");
}

Test(store_open, refuses_what_is_not_a_file)
{
	struct spot spot;

	spot_make(&spot);
	expect_refused(spot.folder, STORE_READ, "a folder");
	expect_refused(spot.folder, STORE_WRITE, "a folder");
	cr_assert_eq(mkfifo(spot.path, 0600), 0);
	expect_refused(spot.path, STORE_READ, "not a file");
	expect_refused(spot.path, STORE_WRITE, "not a file");
	expect_refused("/dev/full", STORE_WRITE, "not a file");
	spot_remove(&spot);
	expect_refused(spot.path, STORE_WRITE, "No such file or directory");
}

/* --- who may write ------------------------------------------------------- */

Test(store_open, says_that_another_run_holds_it)
{
	struct fault fault = { 0 };
	struct store *first;
	struct store *second;
	struct spot spot;

	spot_make(&spot);
	first = opened(spot.path, STORE_WRITE);
	second = opened(spot.path, STORE_WRITE);
	cr_assert_eq(store_begin(first, &fault), 0);
	cr_expect_eq(store_begin(second, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	cr_expect_not_null(strstr(fault.text, "another run holds the store"),
	    "%s", fault.text);
	cr_expect_not_null(strstr(fault.text, spot.path));
	store_rollback(first);
	fault = (struct fault){ 0 };
	cr_expect_eq(store_begin(second, &fault), 0, "%s", fault.text);
	store_rollback(second);
	store_close(first);
	store_close(second);
	spot_remove(&spot);
}

Test(store_open, writes_nothing_through_a_store_opened_to_read)
{
	struct export_file file = export_make("a.csv", 'a', 0);
	struct fault fault = { 0 };
	struct store *store;
	struct spot spot;

	spot_make(&spot);
	store_close(opened(spot.path, STORE_WRITE));
	store = opened(spot.path, STORE_READ);
	cr_expect_eq(store_put_export(store, &file, &fault), -1);
	cr_expect_not_null(
	    strstr(fault.text, "cannot be written"), "%s", fault.text);
	store_close(store);
	spot_remove(&spot);
}

/* Root may write anywhere; the test goes on as somebody who may not. */
static void
become_ordinary(const struct spot *spot)
{
	if (geteuid() != 0)
		return;
	cr_assert_eq(chown(spot->folder, NOBODY, (gid_t)-1), 0);
	if (access(spot->path, F_OK) == 0)
		cr_assert_eq(chown(spot->path, NOBODY, (gid_t)-1), 0);
	cr_assert_eq(seteuid(NOBODY), 0);
}

Test(store_open, says_that_a_folder_cannot_be_written)
{
	struct spot spot;

	spot_make(&spot);
	become_ordinary(&spot);
	cr_assert_eq(chmod(spot.folder, 0500), 0);
	expect_refused(spot.path, STORE_WRITE, "Permission denied");
	spot_remove(&spot);
}

Test(store_open, says_that_a_file_cannot_be_written_or_read)
{
	struct spot spot;

	spot_make(&spot);
	store_close(opened(spot.path, STORE_WRITE));
	become_ordinary(&spot);
	cr_assert_eq(chmod(spot.path, 0400), 0);
	expect_refused(spot.path, STORE_WRITE, "no permission");
	store_close(opened(spot.path, STORE_READ));
	cr_assert_eq(chmod(spot.path, 0), 0);
	expect_refused(spot.path, STORE_READ, "Permission denied");
	spot_remove(&spot);
}

Test(store_open, says_that_a_journal_cannot_be_written)
{
	struct export_file file = export_make("a.csv", 'a', 0);
	struct fault fault = { 0 };
	struct store *store;
	struct spot spot;

	spot_make(&spot);
	store_close(opened(spot.path, STORE_WRITE));
	become_ordinary(&spot);
	cr_assert_eq(chmod(spot.folder, 0500), 0);
	store = opened(spot.path, STORE_WRITE);
	cr_expect_eq(store_put_export(store, &file, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	cr_expect_not_null(strstr(fault.text, spot.path));
	cr_expect_not_null(strstr(fault.text, "its folder allows no journal"),
	    "%s", fault.text);
	store_rollback(store);
	store_close(store);
	store = opened(spot.path, STORE_READ);
	cr_expect_eq(number_of(store, "SELECT count(*) FROM export"), 0);
	store_close(store);
	spot_remove(&spot);
}

/* --- a run that was killed ----------------------------------------------- */

/* Part of the batch lies in the file, with the journal that takes it back. */
static void
die_in_the_middle(const char *path)
{
	struct store *store = opened(path, STORE_WRITE);
	struct export_file file = export_make("a.csv", 'b', 0);
	struct fault fault = { 0 };

	store_begin(store, &fault);
	put_export(store, &file);
	sqlite3_db_cacheflush(store_handle(store));
	raise(SIGKILL);
}

Test(store_open, takes_back_what_a_killed_run_had_begun)
{
	struct export_file file = export_make("a.csv", 'a', 0);
	struct store *store;
	char journal[160];
	struct spot spot;
	pid_t child;
	int status;

	spot_make(&spot);
	store = opened(spot.path, STORE_WRITE);
	put_export(store, &file);
	store_close(store);
	child = fork();
	if (child == 0)
		die_in_the_middle(spot.path);
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFSIGNALED(status));
	snprintf(journal, sizeof(journal), "%s-journal", spot.path);
	cr_assert_eq(access(journal, F_OK), 0, "the journal is still there");
	store = opened(spot.path, STORE_READ);
	cr_expect_eq(number_of(store, "SELECT count(*) FROM export"), 1);
	store_close(store);
	cr_expect_eq(access(journal, F_OK), -1);
	spot_remove(&spot);
}
