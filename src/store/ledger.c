/* ledger.c -- the record of what changed a figure: added to, never changed. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/digest.h"
#include "slaudit/ledger.h"

static const char put_sql[] =
    "INSERT INTO ledger (number, what, text, hash) VALUES (?, ?, ?, ?)";

#define LEDGER_COLUMNS "SELECT number, what, text, hash FROM ledger"

static const char head_sql[] = LEDGER_COLUMNS " ORDER BY number DESC LIMIT 1";

static const char last_book_sql[] =
    LEDGER_COLUMNS " WHERE what = 'book' ORDER BY number DESC LIMIT 1";

static const char each_sql[] = LEDGER_COLUMNS " ORDER BY number";

/* --- the form ------------------------------------------------------------- */

/* A value takes one line, whatever stands in it. */
static void
value_put(struct buf *out, const char *value)
{
	for (; *value != '\0'; value++) {
		if (*value == '\\')
			buf_put(out, "\\\\");
		else if (*value == '\n')
			buf_put(out, "\\n");
		else
			buf_putc(out, *value);
	}
}

static void
line_put(struct buf *out, const char *name, const char *value)
{
	buf_print(out, "%s ", name);
	value_put(out, value == NULL ? "-" : value);
	buf_putc(out, '\n');
}

static void
entry_text(int64_t number, const char *what, int64_t at,
    const struct ledger_field *fields, struct buf *out)
{
	char time[INSTANT_TEXT];

	instant_text(at, time);
	buf_print(out, "entry %" PRId64 "\n", number);
	line_put(out, "what", what);
	line_put(out, "at", at == INSTANT_NONE ? NULL : time);
	for (; fields->name != NULL; fields++)
		line_put(out, fields->name, fields->value);
}

static void
entry_hash(
    const char *text, const char before[DIGEST_TEXT], char hash[DIGEST_TEXT])
{
	struct digest *digest = digest_new();

	digest_put(digest, text, strlen(text));
	digest_put(digest, before, DIGEST_TEXT - 1);
	digest_text(digest, hash);
	digest_free(digest);
}

void
ledger_first(char hash[DIGEST_TEXT])
{
	memset(hash, '0', DIGEST_TEXT - 1);
	hash[DIGEST_TEXT - 1] = '\0';
}

bool
ledger_holds(const struct ledger_entry *entry, int64_t number,
    const char before[DIGEST_TEXT])
{
	char hash[DIGEST_TEXT];
	char first[64];
	size_t len = (size_t)snprintf(first, sizeof(first),
	    "entry %" PRId64 "\nwhat %s\n", number, entry->what);

	entry_hash(entry->text, before, hash);
	return entry->number == number && len < sizeof(first) &&
	    strncmp(entry->text, first, len) == 0 &&
	    strcmp(entry->hash, hash) == 0;
}

/* --- back ----------------------------------------------------------------- */

static int
entry_get(struct store *store, const char *sql, struct arena *arena,
    struct ledger_entry *out, struct fault *fault)
{
	struct query *query;
	int got;

	if (query_open(&query, store, sql, fault) != 0)
		return -1;
	got = query_ledger(query, arena, out, fault);
	query_close(query);
	return got;
}

int
ledger_head(struct store *store, struct arena *arena, struct ledger_entry *out,
    struct fault *fault)
{
	int got = entry_get(store, head_sql, arena, out, fault);

	if (got == 0) {
		*out = (struct ledger_entry){ .what = "", .text = "" };
		ledger_first(out->hash);
	}
	return got < 0 ? -1 : 0;
}

int
ledger_each(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_sql, fault);
}

int
query_ledger(struct query *query, struct arena *arena, struct ledger_entry *out,
    struct fault *fault)
{
	int64_t number;
	int got = query_row(query, &number, fault);

	if (got != 1)
		return got;
	*out = (struct ledger_entry){ .number = number };
	out->what = statement_copy(query->st, arena);
	out->text = statement_copy(query->st, arena);
	snprintf(out->hash, sizeof(out->hash), "%s", statement_text(query->st));
	query_done(query);
	return 1;
}

/* --- in ------------------------------------------------------------------- */

int
ledger_put(struct store *store, const char *what, int64_t at,
    const struct ledger_field *fields, struct fault *fault)
{
	struct arena arena = { 0 };
	struct ledger_entry last = { 0 };
	struct statement *st;
	struct buf text = { 0 };
	char hash[DIGEST_TEXT];
	int rc = -1;

	if (ledger_head(store, &arena, &last, fault) != 0)
		goto out;
	entry_text(last.number + 1, what, at, fields, &text);
	entry_hash(buf_text(&text), last.hash, hash);
	st = statement_take(store, put_sql, fault);
	if (st == NULL)
		goto out;
	statement_put_int(st, last.number + 1);
	statement_put_text(st, what);
	statement_put_text(st, buf_text(&text));
	statement_put_text(st, hash);
	rc = statement_run(st, fault);
out:
	buf_release(&text);
	arena_release(&arena);
	return rc;
}

int
ledger_put_file(struct store *store, const char *what,
    const struct export_file *file, struct fault *fault)
{
	const struct ledger_field fields[] = {
		{ "kind", file->register_kind == NULL ? "export" : "register" },
		{ "name", file->name },
		{ "sha256", file->digest },
		{ "content", file->content_digest },
		{ "mapping", file->mapping },
		{ "reading", file->reading_digest },
		{ NULL, NULL },
	};

	return ledger_put(store, what, file->cutoff, fields, fault);
}

int
ledger_put_book(struct store *store, const struct book *book, int64_t as_of,
    struct fault *fault)
{
	const struct ledger_field fields[] = {
		{ "name", book->id },
		{ "version", book->version },
		{ "sha256", book->digest },
		{ NULL, NULL },
	};
	struct arena arena = { 0 };
	struct ledger_entry last;
	const char *line = arena_format(&arena, "\nsha256 %s\n", book->digest);
	int got = entry_get(store, last_book_sql, &arena, &last, fault);
	bool known = got == 1 && strstr(last.text, line) != NULL;

	arena_release(&arena);
	if (got < 0)
		return -1;
	return known ? 0 : ledger_put(store, "book", as_of, fields, fault);
}
