/* query_export.c -- exports and diags, coming back. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>
#include <stdio.h>

#include "slaudit/names.h"

#define EXPORT_COLUMNS                                                         \
	"SELECT x.id, x.name, x.digest, x.mapping, x.process, x.coverage,"     \
	" x.size_byte, x.cutoff_at, x.cutoff_from, x.zone, x.reading_digest,"  \
	" x.content_digest, x.row_read, x.row_accepted, x.row_rejected,"       \
	" x.line_blank, x.line_skipped, x.ticket_count, x.register,"           \
	" d.code, d.count"                                                     \
	" FROM export x LEFT JOIN diag_tally d ON d.export_id = x.id"

enum { EXPORT_OWN_COLUMNS = 19 }; /* the same in each row of one export */

#define EXPORT_ORDER " ORDER BY x.name, x.digest, x.mapping, x.cutoff_at, x.id"

static const char each_sql[] =
    EXPORT_COLUMNS " WHERE x.register IS NULL AND x.known" EXPORT_ORDER;

static const char each_unknown_sql[] =
    EXPORT_COLUMNS " WHERE NOT x.known" EXPORT_ORDER;

static const char each_register_sql[] = EXPORT_COLUMNS
    " WHERE x.register IS NOT NULL AND " STORE_STANDS EXPORT_ORDER;

static const char find_register_sql[] =
    EXPORT_COLUMNS " WHERE x.register IS NOT NULL AND x.mapping = ?"
		   " AND x.name = ? AND x.cutoff_at = ?";

static const char find_sql[] =
    EXPORT_COLUMNS " WHERE x.content_digest = ? AND x.mapping = ?"
		   " AND x.cutoff_at = ?";

static const char get_sql[] = EXPORT_COLUMNS " WHERE x.id = ?";

static const char each_diag_sql[] =
    "SELECT d.id, x.name, d.code, d.line, d.field, d.name, d.value, d.text,"
    " d.key FROM diag d JOIN export x ON x.id = d.export_id"
    " WHERE " STORE_STANDS " ORDER BY x.name, x.digest, x.mapping, x.cutoff_at,"
    " d.line, d.field, d.code, d.id";

static int
unknown_code(const struct store *store, const char *word, struct fault *fault)
{
	return fault_set(fault, FAULT_STORE, store->path, 0,
	    "damaged: holds the unknown diag \"%s\"", word);
}

static int
head_read(struct statement *st, struct arena *arena, struct export_file *out,
    struct fault *fault)
{
	int coverage;

	out->name = statement_copy(st, arena);
	snprintf(out->digest, sizeof(out->digest), "%s", statement_text(st));
	out->mapping = statement_copy(st, arena);
	out->process = statement_copy(st, arena);
	if (statement_name(st, coverage_words, &coverage, fault) != 0)
		return -1;
	out->coverage = (enum coverage)coverage;
	out->bytes = (uint64_t)statement_int(st);
	out->cutoff = statement_int(st);
	out->cutoff_from = statement_copy(st, arena);
	out->zone = statement_copy(st, arena);
	out->reading_digest = statement_copy(st, arena);
	snprintf(out->content_digest, sizeof(out->content_digest), "%s",
	    statement_text(st));
	out->tally.read = (uint64_t)statement_int(st);
	out->tally.accepted = (uint64_t)statement_int(st);
	out->tally.rejected = (uint64_t)statement_int(st);
	out->tally.blank = (uint64_t)statement_int(st);
	out->tally.skipped = (uint64_t)statement_int(st);
	out->tally.tickets = (uint64_t)statement_int(st);
	out->register_kind = statement_copy(st, arena);
	if (out->register_kind != NULL && out->cutoff == 0)
		out->cutoff = INSTANT_NONE; /* of an older store */
	return 0;
}

static int
count_read(struct statement *st, struct tally *tally, struct fault *fault)
{
	const char *word = statement_text(st);
	int code;

	if (word == NULL)
		return 0; /* no diag at all */
	code = diag_code_of(word);
	if (code < 0)
		return unknown_code(st->store, word, fault);
	tally->diags[code] = (uint64_t)statement_int(st);
	return 0;
}

int
query_export(struct query *query, struct arena *arena, struct export_file *out,
    struct fault *fault)
{
	int64_t id;
	int got = query_row(query, &id, fault);

	if (got != 1)
		return got;
	*out = (struct export_file){ .id = id };
	if (head_read(query->st, arena, out, fault) != 0)
		return -1;
	do {
		query->st->next = EXPORT_OWN_COLUMNS;
		if (count_read(query->st, &out->tally, fault) != 0)
			return -1;
		got = query_more(query, id, fault);
	} while (got == 1);
	return got < 0 ? -1 : 1;
}

int
store_each_export(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_sql, fault);
}

int
store_each_register(
    struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_register_sql, fault);
}

int
store_each_unknown(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_unknown_sql, fault);
}

int
store_find_register(struct store *store, struct arena *arena,
    const struct export_file *like, struct export_file *out,
    struct fault *fault)
{
	struct query *query;
	int got;

	if (query_open(&query, store, find_register_sql, fault) != 0)
		return -1;
	statement_put_text(query->st, like->mapping);
	statement_put_text(query->st, like->name);
	statement_put_int(query->st, like->cutoff);
	got = query_export(query, arena, out, fault);
	query_close(query);
	return got;
}

int
store_find_export(struct store *store, struct arena *arena,
    const struct export_file *like, struct export_file *out,
    struct fault *fault)
{
	struct query *query;
	int got;

	if (query_open(&query, store, find_sql, fault) != 0)
		return -1;
	statement_put_text(query->st, like->content_digest);
	statement_put_text(query->st, like->mapping);
	statement_put_int(query->st, like->cutoff);
	got = query_export(query, arena, out, fault);
	query_close(query);
	return got;
}

int
store_get_export(struct store *store, struct arena *arena, int64_t export_id,
    struct export_file *out, struct fault *fault)
{
	struct query *query;
	int got;

	if (query_open(&query, store, get_sql, fault) != 0)
		return -1;
	statement_put_int(query->st, export_id);
	got = query_export(query, arena, out, fault);
	query_close(query);
	if (got == 0)
		return fault_set(fault, FAULT_STORE, store->path, 0,
		    "holds no export %" PRId64, export_id);
	return got < 0 ? -1 : 0;
}

/* --- diags --------------------------------------------------------------- */

int
store_each_diag(struct store *store, struct query **out, struct fault *fault)
{
	return query_open(out, store, each_diag_sql, fault);
}

int
query_diag(struct query *query, struct arena *arena, struct diag *out,
    const char **file, struct fault *fault)
{
	struct statement *st = query->st;
	const char *word;
	int64_t id;
	int got = query_row(query, &id, fault);
	int code;

	if (got != 1)
		return got;
	*file = statement_copy(st, arena);
	word = statement_text(st);
	code = diag_code_of(word);
	if (code < 0)
		return unknown_code(query->store, word, fault);
	*out = (struct diag){ .code = (enum diag_code)code };
	out->line = (uint32_t)statement_int(st);
	out->field = (uint32_t)statement_int(st);
	out->name = statement_copy(st, arena);
	out->value = statement_copy(st, arena);
	out->text = statement_copy(st, arena);
	out->key = statement_copy(st, arena);
	query_done(query);
	return 1;
}
