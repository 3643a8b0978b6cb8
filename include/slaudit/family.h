/* family.h -- the figures in which a family counts once. (model)
 *
 * They stand beside the official ones, which stay per request. */
#ifndef SLAUDIT_FAMILY_H
#define SLAUDIT_FAMILY_H

#include "slaudit/audit.h"

/* As its rule says: none of its judged cases was missed, or not all were. */
bool family_is_met(const struct family *family, const struct family_case *item);

/* ROW with each family of AUDIT counted once, in n and in met; all else is as
 * in ROW. *FAMILIES: how many there are in it. */
struct attainment family_row(const struct audit *audit,
    const struct attainment *row, uint64_t *families);

#endif
