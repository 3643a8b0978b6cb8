/* distribution.h -- elapsed times of one SLE in bins. (measure)
 *
 * A bin edge stands exactly at the limit, so that the picture and the verdict
 * cut at the same place. */
#ifndef SLAUDIT_DISTRIBUTION_H
#define SLAUDIT_DISTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/audit.h"

/* Are this SLE's figures counts of days, rather than seconds? */
bool distribution_in_days(const struct sle *sle);

/* FIGURES (COUNT > 0, none negative) are sorted in place. Fills OUT, bins in
 * ARENA; .over and .defective are the caller's. */
void distribution_of(struct arena *arena, const struct sle *sle,
    enum quantile definition, int64_t *figures, size_t count,
    struct distribution *out);

#endif
