/* published_internal.h -- a published file while it is read. */
/* SPDX-License-Identifier: MIT */
#ifndef PUBLISHED_INTERNAL_H
#define PUBLISHED_INTERNAL_H

#include "read_internal.h"

#include "slaudit/claim.h"
#include "slaudit/published.h"

struct bound_figure {
	size_t named_by;
	size_t percentage;
	size_t n;
	size_t met;
	size_t missed;
};

struct bound_columns { /* a form's columns, as numbers; COLUMN_NONE: none */
	size_t period;
	size_t from;
	size_t to;
	size_t finding;
	size_t text;
	size_t customer;
	size_t status;
	size_t date;
	size_t *key;
	struct bound_figure *figures;
};

struct sheet {               /* a published file that is open */
	struct arena *arena; /* of what comes out */
	const struct publication *form;
	const struct header *header;
	const struct record *record;
	struct bound_columns columns;
	struct times times;
	const struct zone *zone;
	struct troubles troubles;
	struct published *out;
	size_t claim_room;
	size_t listed_room;
	struct keyset rows; /* of a list: to see which stand twice */
};

/* PLAIN: columns may be missing, but none may stand there that is not known.
 * False: COMPLAINT says what. */
bool columns_bind(struct bound_columns *out, const struct publication *form,
    bool plain, const struct header *header, struct arena *arena,
    struct buf *complaint);
const struct publication *publication_plain(struct arena *arena);

/* The row at hand, of either kind. */
void claims_take(struct sheet *sheet);
void listed_take(struct sheet *sheet);

/* --- cells of the row at hand --------------------------------------------- */

/* NULL: nothing is there. */
const char *sheet_cell(const struct sheet *sheet, size_t column);
void sheet_complain(
    struct sheet *sheet, enum diag_code code, size_t column, const char *text);
/* Complains and is false where something stands there that is none; nothing
 * leaves *OUT alone. */
bool sheet_count(struct sheet *sheet, size_t column, int64_t *out);
bool sheet_day(struct sheet *sheet, size_t column, int32_t *out);

#endif
