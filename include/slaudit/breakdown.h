/* breakdown.h -- outcomes told apart by their tickets' words. (measure)
 *
 * What comes out does not depend on the order in which outcomes go in. */
#ifndef SLAUDIT_BREAKDOWN_H
#define SLAUDIT_BREAKDOWN_H

#include "slaudit/audit.h"

struct breakdown;

struct breakdown *breakdown_new(const struct book *book); /* breakdown_free() */
/* OUTCOME has a month and is of TICKET, whose words outlive BREAKDOWN. */
void breakdown_see(struct breakdown *breakdown, const struct ticket *ticket,
    const struct outcome *outcome);
/* Into audit->strata, in ARENA: of each month, and of all. */
void breakdown_end(
    struct breakdown *breakdown, struct arena *arena, struct audit *audit);
void breakdown_free(struct breakdown *breakdown);

#endif
