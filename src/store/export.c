/* export.c -- exports, their tallies and diags, and facts, going in. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <inttypes.h>

#include "slaudit/ledger.h"
#include "slaudit/names.h"

static const char put_sql[] =
    "INSERT INTO export (name, digest, mapping, process, coverage,"
    " size_byte, cutoff_at, cutoff_from, zone, reading_digest, content_digest,"
    " register, row_read, row_accepted, row_rejected, line_blank,"
    " ticket_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)";

static const char set_tally_sql[] =
    "UPDATE export SET digest = ?, content_digest = ?, size_byte = ?,"
    " row_read = ?, row_accepted = ?, row_rejected = ?,"
    " line_blank = ?, line_skipped = ?, ticket_count = ? WHERE id = ?";

static const char clear_counts_sql[] =
    "DELETE FROM diag_tally WHERE export_id = ?";

static const char put_count_sql[] =
    "INSERT INTO diag_tally (export_id, code, count) VALUES (?, ?, ?)";

static const char put_diag_sql[] =
    "INSERT INTO diag (export_id, line, field, code, name, value, text, key)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

static const char set_fact_sql[] =
    "INSERT INTO fact (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

static const char get_fact_sql[] = "SELECT value FROM fact WHERE name = ?";

/* Children first. */
static const char *const drop_sql[] = {
	"DELETE FROM diag_tally WHERE export_id = ?",
	"DELETE FROM diag WHERE export_id = ?",
	"DELETE FROM control_total WHERE export_id = ?",
	"DELETE FROM ticket_row WHERE export_id = ?",
	"DELETE FROM register_entry WHERE export_id = ?",
	"DELETE FROM export WHERE id = ?",
};

/* Before version 8 a register had none: it is older than any that has one. */
static int64_t
cutoff_cell(const struct export_file *file)
{
	return file->cutoff == INSTANT_NONE ? 0 : file->cutoff;
}

int
store_put_export(
    struct store *store, struct export_file *file, struct fault *fault)
{
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_text(st, file->name);
	statement_put_text(st, file->digest);
	statement_put_text(st, file->mapping);
	statement_put_text(st, file->process);
	statement_put_text(st, coverage_words[file->coverage]);
	statement_put_int(st, (int64_t)file->bytes);
	statement_put_int(st, cutoff_cell(file));
	statement_put_text(st, file->cutoff_from);
	statement_put_text(st, file->zone);
	statement_put_text(st, file->reading_digest);
	statement_put_text(st, file->content_digest);
	statement_put_text(st, file->register_kind);
	if (statement_run(st, fault) != 0)
		return -1;
	file->id = sqlite3_last_insert_rowid(store->db);
	store->untaken = file->id;
	return 0;
}

/* What is dropped is written down while it can still be named; but one that is
 * begun again was not taken in yet. */
static int
drop_record(struct store *store, int64_t export_id, struct fault *fault)
{
	struct arena arena = { 0 };
	struct export_file file;
	int rc;

	if (export_id == store->untaken)
		return 0;
	rc = store_get_export(store, &arena, export_id, &file, fault);
	if (rc == 0)
		rc = ledger_put_file(store, "drop", &file, fault);
	arena_release(&arena);
	return rc;
}

int
store_drop_export(struct store *store, int64_t export_id, struct fault *fault)
{
	if (drop_record(store, export_id, fault) != 0 ||
	    store_clear_results(store, fault) != 0)
		return -1;
	for (size_t i = 0; i < sizeof(drop_sql) / sizeof(drop_sql[0]); i++) {
		struct statement *st =
		    statement_take(store, drop_sql[i], fault);

		if (st == NULL)
			return -1;
		statement_put_int(st, export_id);
		if (statement_run(st, fault) != 0)
			return -1;
	}
	tickets_forget(store);
	return 0;
}

static int
counts_clear(struct store *store, int64_t export_id, struct fault *fault)
{
	struct statement *st = statement_take(store, clear_counts_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, export_id);
	return statement_run(st, fault);
}

static int
count_put(struct store *store, int64_t export_id, enum diag_code code,
    uint64_t count, struct fault *fault)
{
	struct statement *st = statement_take(store, put_count_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, export_id);
	statement_put_text(st, diag_word(code));
	statement_put_int(st, (int64_t)count);
	return statement_run(st, fault);
}

static int
counts_set(
    struct store *store, const struct export_file *file, struct fault *fault)
{
	if (counts_clear(store, file->id, fault) != 0)
		return -1;
	for (int i = 0; i < DIAG_CODES; i++) {
		uint64_t count = file->tally.diags[i];

		if (count != 0 &&
		    count_put(
			store, file->id, (enum diag_code)i, count, fault) != 0)
			return -1;
	}
	return 0;
}

int
store_set_tally(
    struct store *store, const struct export_file *file, struct fault *fault)
{
	struct statement *st = statement_take(store, set_tally_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_text(st, file->digest);
	statement_put_text(st, file->content_digest);
	statement_put_int(st, (int64_t)file->bytes);
	statement_put_int(st, (int64_t)file->tally.read);
	statement_put_int(st, (int64_t)file->tally.accepted);
	statement_put_int(st, (int64_t)file->tally.rejected);
	statement_put_int(st, (int64_t)file->tally.blank);
	statement_put_int(st, (int64_t)file->tally.skipped);
	statement_put_int(st, (int64_t)file->tally.tickets);
	statement_put_int(st, file->id);
	if (statement_run(st, fault) != 0)
		return -1;
	if (sqlite3_changes(store->db) != 1)
		return fault_set(fault, FAULT_STORE, store->path, 0,
		    "a tally for export %" PRId64 ", which is not here",
		    file->id);
	if (counts_set(store, file, fault) != 0)
		return -1;
	store->untaken = 0;
	return ledger_put_file(store, "take", file, fault);
}

int
store_put_diag(struct store *store, int64_t export_id, const struct diag *diag,
    struct fault *fault)
{
	struct statement *st = statement_take(store, put_diag_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, export_id);
	statement_put_int(st, diag->line);
	statement_put_int(st, diag->field);
	statement_put_text(st, diag_word(diag->code));
	statement_put_text(st, diag->name);
	statement_put_text(st, diag->value);
	statement_put_text(st, diag->text);
	statement_put_text(st, diag->key);
	return statement_run(st, fault);
}

int
store_set_fact(struct store *store, const char *name, const char *value,
    struct fault *fault)
{
	struct statement *st = statement_take(store, set_fact_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_text(st, name);
	statement_put_text(st, value);
	return statement_run(st, fault);
}

int
store_get_fact(struct store *store, struct arena *arena, const char *name,
    const char **value, struct fault *fault)
{
	struct statement *st = statement_take(store, get_fact_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	statement_put_text(st, name);
	got = statement_step(st, fault);
	if (got == 1)
		*value = statement_copy(st, arena);
	statement_release(st);
	return got;
}
