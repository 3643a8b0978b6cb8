/* register_internal.h -- what reading a register and checking it share. */
/* SPDX-License-Identifier: MIT */
#ifndef REGISTER_INTERNAL_H
#define REGISTER_INTERNAL_H

#include "slaudit/register_reader.h"

#include "read_internal.h"

struct desk { /* where the rows of one register are read */
	const struct register_input *input;
	struct arena *arena;   /* of the entries */
	struct zone *zone;     /* the book's */
	struct reader *reader; /* only its header and mapping, for diags */
	struct hand *hand;
	size_t *columns; /* by place in register_columns() */
	struct keyset ids;
};

/* The places of MAP's columns in HEADER, as register_columns() has them; in
 * ARENA. The first that does not stand there just once, or NULL. */
const char *register_bind(const struct register_map *map,
    const struct header *header, struct arena *arena, size_t **out);

/* Complains of the register's own column NAME. */
void desk_complain(struct desk *desk, const struct row *row,
    enum diag_code code, const char *name, const char *text);

/* What no single field can tell: is it decided by two, in time, by enough? */
void register_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry);

#endif
