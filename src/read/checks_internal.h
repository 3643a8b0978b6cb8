/* checks_internal.h -- what may be wrong with a row or a timeline that is read.
 */
/* SPDX-License-Identifier: MIT */
#ifndef CHECKS_INTERNAL_H
#define CHECKS_INTERNAL_H

#include "read_internal.h"

/* shifted.c: what may have moved the fields of a row that has other ones. */
void shifted_check(struct hand *hand, const struct row *row);

void event_complain(struct hand *hand, const struct ticket *ticket,
    enum diag_code code, const struct row_event *at, const char *text);
/* Can EARLIER not have been before or with LATER? A day is an interval. */
bool event_impossible(const struct event *earlier, const struct event *later);

/* year.c: STEPS, in the procedure's order, stand in an impossible one. */
void year_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *const *steps, size_t count);
/* habits.c: steps at one time, pauses in pauses, how it was closed. */
void habits_open(struct reader *reader);
void habits_check(struct hand *hand, const struct ticket *ticket,
    const struct row_event *events, size_t count);
/* claimed.c: what the export says of its own SLEs can be read. */
void claimed_check(struct hand *hand, const struct ticket *ticket);

#endif
