/* store.c -- the SQLite file: opening, transactions, faults. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "slaudit/mem.h"

/* Long enough for a reader to finish a page, short enough for a person. */
enum { BUSY_MILLISECONDS = 500, MILLISECONDS = 1000 };

static const char in_memory[] = ":memory:";
/* What the engine makes of an empty name, and takes away again. */
static const char temporary[] = ":temporary:";

/* What the engine's codes mean to the person who runs us. */
static const struct refusal {
	const char *text;
	int code;
	bool particulars; /* the engine's own sentence is worth reading */
} refusals[] = {
	{ "another run holds the store: try again after it, or "
	  "give --wait SECONDS",
	    SQLITE_BUSY, false },
	{ "another run holds the store: try again after it, or "
	  "give --wait SECONDS",
	    SQLITE_LOCKED, false },
	{ "no room left on the disk", SQLITE_FULL, false },
	{ "cannot be written", SQLITE_READONLY, true },
	{ "cannot be written: its folder allows no journal beside it",
	    SQLITE_READONLY_DIRECTORY, false },
	{ "no permission", SQLITE_PERM, true },
	{ "no permission", SQLITE_AUTH, true },
	{ "cannot be read or written", SQLITE_IOERR, true },
	{ "cannot be opened, or its journal beside it", SQLITE_CANTOPEN, true },
	{ "not a store of slaudit (not an SQLite database)", SQLITE_NOTADB,
	    false },
	{ "damaged", SQLITE_CORRUPT, true },
	{ "stopped before it was done", SQLITE_INTERRUPT, false },
	{ "refused a row that breaks its rules", SQLITE_CONSTRAINT, true },
	{ "a text is longer than a store can hold", SQLITE_TOOBIG, false },
};

static const struct refusal *
refusal_find(int code)
{
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		if (refusals[i].code == code)
			return &refusals[i];
	}
	return NULL;
}

/* What the system said, where the engine asked it for something. */
static const char *
particulars(const struct store *store, int rc)
{
	int code = rc & 0xff;
	int number;

	if (store->db == NULL)
		return sqlite3_errstr(rc);
	number = sqlite3_system_errno(store->db);
	if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && number != 0)
		return strerror(number);
	return sqlite3_errmsg(store->db);
}

int
store_fault(const struct store *store, int rc, struct fault *fault)
{
	const struct refusal *refusal = refusal_find(rc);
	const char *said = particulars(store, rc);

	if (refusal == NULL)
		refusal = refusal_find(rc & 0xff);
	if (refusal == NULL)
		return fault_set(
		    fault, FAULT_STORE, store->path, 0, "%s", said);
	if (!refusal->particulars)
		return fault_set(
		    fault, FAULT_STORE, store->path, 0, "%s", refusal->text);
	return fault_set(
	    fault, FAULT_STORE, store->path, 0, "%s: %s", refusal->text, said);
}

int
store_exec(struct store *store, const char *sql, struct fault *fault)
{
	int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? 0 : store_fault(store, rc, fault);
}

sqlite3 *
store_handle(struct store *store)
{
	return store->db;
}

/* --- opening ------------------------------------------------------------- */

/* A name that the engine takes for a file and nothing else: not as a URI, nor
 * as one of its special names. */
static int
file_open(struct store *store, struct fault *fault)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
	struct buf name = { 0 };
	int rc;

	if (store->path[0] != '/' && strcmp(store->path, in_memory) != 0 &&
	    strcmp(store->path, temporary) != 0)
		buf_put(&name, "./");
	if (strcmp(store->path, temporary) != 0)
		buf_put(&name, store->path);
	/* Reading, too, may have to finish what a killed run left behind. */
	if (store->mode == STORE_WRITE)
		flags |= SQLITE_OPEN_CREATE;
	rc = sqlite3_open_v2(buf_text(&name), &store->db, flags, NULL);
	buf_release(&name);
	if (rc != SQLITE_OK)
		return store_fault(store, rc, fault);
	if (store->mode == STORE_WRITE &&
	    sqlite3_db_readonly(store->db, "main") == 1)
		return fault_set(fault, FAULT_STORE, store->path, 0,
		    "cannot be written: no permission");
	return 0;
}

/* Where a store would be made: the engine forgets why it could not. */
static int
folder_check(const struct store *store, struct fault *fault)
{
	const char *slash = strrchr(store->path, '/');
	struct buf folder = { 0 };
	int rc = 0;

	if (slash != NULL)
		buf_putn(&folder, store->path, (size_t)(slash - store->path));
	else
		buf_putc(&folder, '.');
	buf_putc(&folder, '/');
	if (faccessat(AT_FDCWD, buf_text(&folder), W_OK | X_OK, AT_EACCESS) !=
	    0)
		rc = fault_set(fault, FAULT_STORE, store->path, 0,
		    "cannot be made there: %s", strerror(errno));
	buf_release(&folder);
	return rc;
}

static int
missing_check(const struct store *store, struct fault *fault)
{
	if (store->mode == STORE_WRITE)
		return folder_check(store, fault);
	return fault_set(fault, FAULT_STORE, store->path, 0,
	    "no store here: run slaudit ingest first");
}

static int
path_check(const struct store *store, struct fault *fault)
{
	const char *path = store->path;
	struct stat st;

	if (strcmp(path, in_memory) == 0 || strcmp(path, temporary) == 0)
		return 0;
	if (path[0] == '\0')
		return fault_set(
		    fault, FAULT_STORE, NULL, 0, "the store has no name");
	if (stat(path, &st) != 0) {
		if (errno == ENOENT)
			return missing_check(store, fault);
		return fault_set(fault, FAULT_STORE, path, 0,
		    "cannot be opened: %s", strerror(errno));
	}
	if (S_ISDIR(st.st_mode))
		return fault_set(
		    fault, FAULT_STORE, path, 0, "a folder, not a store");
	if (!S_ISREG(st.st_mode))
		return fault_set(fault, FAULT_STORE, path, 0, "not a file");
	return 0;
}

/* One run takes 64 MiB at most; a quarter of it is for pages, and as much
 * again for a sort, which goes on in a file. */
static int
settings(struct store *store, struct fault *fault)
{
	if (store_exec(store,
		"PRAGMA foreign_keys = ON;"
		"PRAGMA synchronous = FULL;"
		"PRAGMA journal_mode = DELETE;"
		"PRAGMA temp_store = FILE;" STORE_CACHE,
		fault) != 0)
		return -1;
	if (places_serve(store, fault) != 0)
		return -1;
	if (store->mode == STORE_READ)
		return store_exec(store, "PRAGMA query_only = ON", fault);
	if (tickets_serve(store, fault) != 0)
		return -1;
	return outcomes_serve(store, fault);
}

/* No clock is read: what is slept is what was waited, or a little less. */
static int
lock_wait(void *context, int times)
{
	enum { NAP_MILLISECONDS = 50, MILLIONTHS = 1000000 };
	const struct timespec nap = { .tv_nsec =
					  NAP_MILLISECONDS * (long)MILLIONTHS };
	struct store *store = context;
	int64_t most = store->wait.seconds > 0
	    ? store->wait.seconds * (int64_t)MILLISECONDS
	    : BUSY_MILLISECONDS;

	if (times == 0)
		store->waited_ms = 0;
	if (store->waited_ms >= most)
		return 0;
	if (times == 0 && store->wait.seconds > 0 && store->wait.tell != NULL)
		store->wait.tell(store->path, store->wait.seconds);
	nanosleep(&nap, NULL);
	store->waited_ms += NAP_MILLISECONDS;
	return 1;
}

int
store_open(struct store **out, const char *path, enum store_mode mode,
    struct fault *fault)
{
	return store_open_wait(out, path, mode, NULL, fault);
}

int
store_open_wait(struct store **out, const char *path, enum store_mode mode,
    const struct store_wait *wait, struct fault *fault)
{
	struct store *store = mem_new(1, sizeof(*store));
	int rc = -1;

	store->path = mem_copy(path == NULL ? temporary : path);
	store->mode = mode;
	if (wait != NULL)
		store->wait = *wait;
	if (path_check(store, fault) != 0 || file_open(store, fault) != 0)
		goto out;
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_handler(store->db, lock_wait, store);
	/* What it is comes first: settings may already change a file. */
	if (identity_ensure(store, fault) != 0 || settings(store, fault) != 0)
		goto out;

	*out = store; /* the caller's from here on */
	store = NULL;
	rc = 0;
out:
	store_close(store);
	return rc;
}

void
store_close(struct store *store)
{
	int rc;

	if (store == NULL)
		return;
	store_forget(store);
	for (size_t i = 0; i < store->statement_count; i++)
		statement_free(store->statements[i]);
	free(store->statements);
	rc = sqlite3_close(store->db);
	assert(rc == SQLITE_OK); /* else a query is still open */
	(void)rc;
	flusher_close(store->flusher); /* the engine's locks are gone */
	free(store->path);
	free(store);
}

/* --- transactions -------------------------------------------------------- */

int
store_begin(struct store *store, struct fault *fault)
{
	/* A writer takes its lock at once, not in the middle of its work. */
	return store_exec(store,
	    store->mode == STORE_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", fault);
}

int
store_commit(struct store *store, struct fault *fault)
{
	if (store->load != LOAD_NONE)
		mem_die("a load that was begun and never ended");
	return store_exec(store, "COMMIT", fault);
}

void
store_rollback(struct store *store)
{
	if (store == NULL)
		return;
	/* Ask, do not remember: some failures end the transaction. */
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	store_forget(store); /* rows it knew may be gone */
}
