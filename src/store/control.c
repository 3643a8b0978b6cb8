/* control.c -- control totals: how many rows an export should have. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

static const char put_sql[] =
    "INSERT INTO control_total (export_id, row_count) VALUES (?, ?)"
    " ON CONFLICT (export_id) DO UPDATE SET row_count = excluded.row_count";

static const char get_sql[] =
    "SELECT row_count FROM control_total WHERE export_id = ?";

int
store_put_control(
    struct store *store, int64_t export_id, int64_t rows, struct fault *fault)
{
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	statement_put_int(st, export_id);
	statement_put_int(st, rows);
	return statement_run(st, fault);
}

int
store_get_control(
    struct store *store, int64_t export_id, int64_t *rows, struct fault *fault)
{
	struct statement *st = statement_take(store, get_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	statement_put_int(st, export_id);
	got = statement_step(st, fault);
	if (got == 1)
		*rows = statement_int(st);
	statement_release(st);
	return got;
}
