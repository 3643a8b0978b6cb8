/* grid_reader.h -- a CSV file of a pack, whole. (read) */
#ifndef SLAUDIT_GRID_READER_H
#define SLAUDIT_GRID_READER_H

#include "slaudit/arena.h"
#include "slaudit/grid.h"

struct fault;

/* RFC 4180, UTF-8, the first line holds the heads; at most 64 MiB. In ARENA.
 * FAULT_INPUT: it cannot be read, has no head, a head twice, or a row (its
 * line is named) with fewer or more cells than heads. */
int grid_read(struct arena *arena, const char *path, struct grid *out,
    struct fault *fault);

#endif
