/* grid.h -- a small table of texts, as a CSV file of a pack holds it. (model)
 *
 * For comparing what was published with what would be published now: cells are
 * texts as they were printed, never numbers. */
#ifndef SLAUDIT_GRID_H
#define SLAUDIT_GRID_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"

struct grid {
	const char **heads; /* names of the columns, each one once */
	size_t width;
	const char **cells; /* row by row, width of them each */
	size_t height;
};

enum grid_change { GRID_CHANGED, GRID_GONE, GRID_NEW };

struct grid_difference {
	enum grid_change change;
	const char *row;    /* its key cells, with ", " in between */
	const char *column; /* NULL: the whole row, or a column of all rows */
	const char *old;    /* NULL: there was none */
	const char *now;
};

struct grid_differences { /* in ARENA */
	struct grid_difference *items;
	size_t count;
	size_t room;
};

/* The cell of ROW under the head NAME, or NULL: there is no such column. */
const char *grid_cell(const struct grid *grid, size_t row, const char *name);

/* What tells NOW from OLD. A row is known by its cells under the KEY_COUNT
 * heads KEYS, where both have them; of rows with one key the first of each are
 * held against each other, then the second. Rows of OLD in its order, then
 * those that are new; a column that only one of them has counts once, as a
 * difference without a row ("") whose old and now is its head. */
void grid_compare(struct arena *arena, const struct grid *old,
    const struct grid *now, const char *const *keys, size_t key_count,
    struct grid_differences *out);

#endif
