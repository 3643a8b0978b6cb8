/* reconcile_internal.h -- what the parts of a reconciliation share. (report) */
/* SPDX-License-Identifier: MIT */
#ifndef RECONCILE_INTERNAL_H
#define RECONCILE_INTERNAL_H

#include "making.h"

#include "slaudit/remark.h"

/* One remark as a sentence or two, without where it stands. */
const char *say_remark(const struct making *m, const struct remark *remark);
/* "95.2 %" */
const char *say_percentage(
    const struct making *m, const struct percentage *percentage);
/* By way of rounding, alike ones together: "rounded TEXT; cut off TEXT".
 * TEXTS: one a rounding, NULL: not told. */
const char *say_ways(const struct making *m, const char *const *texts);
/* "57", "57 or 58", "61 to 64", "2,000 or more". */
const char *say_range(const struct making *m, int64_t least, int64_t most);

const char *say_list_remark(
    const struct making *m, const struct list_remark *remark);

#endif
