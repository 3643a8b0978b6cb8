/* identity.c -- is the file a store of ours, and of which version. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>
#include <string.h>

static const char marks_sql[] =
    "SELECT (SELECT application_id FROM pragma_application_id),"
    " (SELECT user_version FROM pragma_user_version),"
    " (SELECT count(*) FROM sqlite_schema)";

enum { HEAD_BYTES = 72 }; /* up to the application id */

struct marks {
	int64_t application;
	int64_t version;
	int64_t objects;
};

static int
refuse(const struct store *store, const char *why, struct fault *fault)
{
	return fault_set(fault, FAULT_STORE, store->path, 0,
	    "not a store of slaudit (%s)", why);
}

/* The first bytes as they lie in the file; all zero where there are none. */
static bool
head_read(struct store *store, unsigned char head[HEAD_BYTES])
{
	sqlite3_file *file = NULL;
	int rc;

	sqlite3_file_control(
	    store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (file == NULL || file->pMethods == NULL)
		return false; /* in memory */
	rc = file->pMethods->xRead(file, head, HEAD_BYTES, 0);
	return rc == SQLITE_OK || rc == SQLITE_IOERR_SHORT_READ;
}

/* Before the engine may tidy up somebody else's journal, or take a file of
 * one byte for an empty one: https://www.sqlite.org/fileformat.html 1.3. */
static int
header_check(struct store *store, struct fault *fault)
{
	static const char magic[16] = "SQLite format 3";
	static const unsigned char none[HEAD_BYTES];
	unsigned char head[HEAD_BYTES];
	uint32_t application;

	if (!head_read(store, head) || memcmp(head, none, HEAD_BYTES) == 0)
		return 0; /* new, or for the engine to judge */
	if (memcmp(head, magic, sizeof(magic)) != 0)
		return refuse(store, "not an SQLite database", fault);
	application = (uint32_t)head[68] << 24 | (uint32_t)head[69] << 16 |
	    (uint32_t)head[70] << 8 | head[71];
	if (application != 0 && application != SCHEMA_APPLICATION)
		return refuse(store, "another program's database", fault);
	if (head[18] > 1 || head[19] > 1)
		return refuse(store, "its journal is a write-ahead log", fault);
	return 0;
}

static int
marks_read(struct store *store, struct marks *marks, struct fault *fault)
{
	struct statement *st = statement_take(store, marks_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	got = statement_step(st, fault);
	if (got == 1) {
		marks->application = statement_int(st);
		marks->version = statement_int(st);
		marks->objects = statement_int(st);
	}
	statement_release(st);
	return got == 1 ? 0 : -1;
}

static int
marks_check(
    const struct store *store, const struct marks *marks, struct fault *fault)
{
	if (marks->application != SCHEMA_APPLICATION &&
	    (marks->application != 0 || marks->version != 0 ||
		marks->objects != 0))
		return refuse(store, "another program's database", fault);
	if (marks->version > schema_newest())
		return fault_set(fault, FAULT_STORE, store->path, 0,
		    "written by a newer slaudit: its schema is version %" PRId64
		    ", this program knows up to %d",
		    marks->version, schema_newest());
	return 0;
}

/* Another run may have migrated meanwhile: look again under the lock. */
static int
migrate_whole(struct store *store, struct fault *fault)
{
	struct marks marks;
	int rc = -1;

	/* A million rows go into pages of 16 KiB in four fifths of the time of
	 * 4 KiB. An existing store keeps those it has. */
	if (store_exec(store, "PRAGMA page_size = 16384", fault) != 0 ||
	    store_begin(store, fault) != 0)
		return -1;
	if (marks_read(store, &marks, fault) != 0 ||
	    marks_check(store, &marks, fault) != 0)
		goto out;
	if (marks.version < schema_newest() &&
	    schema_migrate(store, marks.version, fault) != 0)
		goto out;
	rc = store_commit(store, fault);
out:
	store_rollback(store);
	return rc;
}

int
identity_ensure(struct store *store, struct fault *fault)
{
	struct marks marks;

	if (header_check(store, fault) != 0 ||
	    marks_read(store, &marks, fault) != 0 ||
	    marks_check(store, &marks, fault) != 0)
		return -1;
	if (marks.version == schema_newest())
		return 0;
	if (store->mode == STORE_WRITE)
		return migrate_whole(store, fault);
	return fault_set(fault, FAULT_STORE, store->path, 0,
	    marks.version == 0
		? "holds nothing yet: run slaudit ingest first"
		: "written by an older slaudit: run slaudit ingest, "
		  "which brings it up to date");
}
