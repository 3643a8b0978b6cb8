/* statement.c -- a prepared statement: bind, step, read, column by column. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"
#include "slaudit/names.h"

/* --- kept statements ----------------------------------------------------- */

static struct statement *
kept(const struct store *store, const char *sql)
{
	for (size_t i = 0; i < store->statement_count; i++) {
		struct statement *st = store->statements[i];

		if (st->sql == sql && !st->taken)
			return st;
	}
	return NULL;
}

static struct statement *
prepare(struct store *store, const char *sql, struct fault *fault)
{
	struct statement *st;
	sqlite3_stmt *raw = NULL;
	int rc = sqlite3_prepare_v3(
	    store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, NULL);

	if (rc != SQLITE_OK) {
		store_fault(store, rc, fault);
		return NULL;
	}
	st = mem_new(1, sizeof(*st));
	st->store = store;
	st->sql = sql;
	st->raw = raw;
	store->statements = mem_grow(store->statements, &store->statement_room,
	    store->statement_count, sizeof(*store->statements));
	store->statements[store->statement_count++] = st;
	return st;
}

struct statement *
statement_take(struct store *store, const char *sql, struct fault *fault)
{
	struct statement *st = kept(store, sql);

	if (st == NULL)
		st = prepare(store, sql, fault);
	if (st == NULL)
		return NULL;
	st->taken = true;
	st->next = 1;
	st->rc = SQLITE_OK;
	return st;
}

void
statement_release(struct statement *st)
{
	if (st == NULL)
		return;
	sqlite3_reset(st->raw);
	sqlite3_clear_bindings(st->raw); /* texts are only lent */
	st->taken = false;
}

void
statement_free(struct statement *st)
{
	sqlite3_finalize(st->raw);
	free(st);
}

/* --- binding ------------------------------------------------------------- */

static void
note(struct statement *st, int rc)
{
	if (st->rc == SQLITE_OK)
		st->rc = rc;
	st->next++;
}

void
statement_put_int(struct statement *st, int64_t value)
{
	note(st, sqlite3_bind_int64(st->raw, st->next, value));
}

void
statement_put_unless(struct statement *st, int64_t value, int64_t none)
{
	if (value == none)
		note(st, sqlite3_bind_null(st->raw, st->next));
	else
		statement_put_int(st, value);
}

void
statement_put_text(struct statement *st, const char *text)
{
	note(st, sqlite3_bind_text(st->raw, st->next, text, -1, SQLITE_STATIC));
}

void
statement_put_copy(struct statement *st, const char *text)
{
	note(st,
	    sqlite3_bind_text(st->raw, st->next, text, -1, SQLITE_TRANSIENT));
}

/* --- running ------------------------------------------------------------- */

int
statement_step(struct statement *st, struct fault *fault)
{
	int rc = st->rc;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st->raw);
	st->next = 0;
	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE)
		return 0;
	return store_fault(st->store, rc, fault);
}

int
statement_run(struct statement *st, struct fault *fault)
{
	int got = statement_step(st, fault);

	statement_release(st);
	return got < 0 ? -1 : 0;
}

/* --- reading ------------------------------------------------------------- */

int64_t
statement_int(struct statement *st)
{
	return sqlite3_column_int64(st->raw, st->next++);
}

int64_t
statement_int_or(struct statement *st, int64_t none)
{
	if (sqlite3_column_type(st->raw, st->next) == SQLITE_NULL) {
		st->next++;
		return none;
	}
	return statement_int(st);
}

const char *
statement_text(struct statement *st)
{
	/* The engine calls UTF-8 unsigned. */
	return (const char *)sqlite3_column_text(st->raw, st->next++);
}

const char *
statement_copy(struct statement *st, struct arena *arena)
{
	const char *text = statement_text(st);

	return text != NULL ? arena_copy(arena, text) : NULL;
}

const char *
statement_word(struct statement *st, struct vocab *vocab)
{
	const char *text = statement_text(st);

	return text != NULL ? vocab_put(vocab, text) : NULL;
}

int
statement_name(struct statement *st, const char *const *words, int *out,
    struct fault *fault)
{
	const char *text = statement_text(st);

	*out = text != NULL ? names_find(words, text) : -1;
	if (*out >= 0)
		return 0;
	return fault_set(fault, FAULT_STORE, st->store->path, 0,
	    "damaged: holds the unknown word \"%s\"", text != NULL ? text : "");
}
