/* clash.c -- one ticket in two exports of one cut-off. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

/* Exports of one cut-off are few: where there is one only, no ticket is looked
 * at. */
static const char clash_sql[] =
    "SELECT t.key, x.name, t.line, y.name, u.line"
    " FROM export x CROSS JOIN export y ON y.cutoff_at = x.cutoff_at"
    "  AND y.id <> x.id"
    " CROSS JOIN ticket_row t ON t.export_id = x.id"
    " CROSS JOIN ticket_row u ON u.process = t.process AND u.key = t.key"
    "  AND u.export_id = y.id"
    " WHERE x.id = ?"
    " ORDER BY (SELECT text FROM word WHERE id = t.process), t.key, y.name"
    " LIMIT 1";

int
store_find_clash(struct store *store, struct arena *arena, int64_t export_id,
    struct clash *out, struct fault *fault)
{
	struct statement *st = statement_take(store, clash_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	statement_put_int(st, export_id);
	got = statement_step(st, fault);
	if (got > 0) {
		out->key = statement_copy(st, arena);
		out->file = statement_copy(st, arena);
		out->line = (uint32_t)statement_int(st);
		out->other_file = statement_copy(st, arena);
		out->other_line = (uint32_t)statement_int(st);
	}
	statement_release(st);
	return got;
}
