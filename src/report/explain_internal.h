/* explain_internal.h -- what the parts of an explanation share. (report) */
/* SPDX-License-Identifier: MIT */
#ifndef EXPLAIN_INTERNAL_H
#define EXPLAIN_INTERNAL_H

#include "making.h"

struct calendar;
struct explanation;

/* One outcome as a section: verdict, rule, clock, arithmetic, readings. */
void explain_outcome(const struct making *m, const struct explanation *story,
    size_t index, struct node *page);
/* Day by day what CALENDAR was open under OUTCOME, with the running sum. */
void explain_segments(const struct making *m, const struct outcome *outcome,
    const struct calendar *calendar, struct node *section);
/* What its pauses take out, on the same clock, down to the elapsed time. */
void explain_pauses(const struct making *m, const struct explanation *story,
    size_t index, struct node *section);
/* Whose time it was, by the wall clock. */
void explain_turns(const struct making *m, const struct explanation *story,
    size_t index, struct node *section);
/* Did a part of OUTCOME not count only because no event says whose move it
 * was? */
bool explain_unsaid(
    const struct explanation *story, const struct outcome *outcome);
/* What was left of the limit at each change of it, where they are held
 * together. */
void explain_split(const struct making *m, const struct explanation *story,
    size_t index, struct node *section);

#endif
