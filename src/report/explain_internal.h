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
/* "Mon 2021-03-08" */
const char *explain_date(const struct making *m, int32_t day);
/* What CALENDAR was open under OUTCOME, with the running sum: day by day, or
 * week by week where the days would be too many for a mail. */
void explain_segments(const struct making *m, const struct outcome *outcome,
    const struct calendar *calendar, struct node *section);
void explain_weeks(const struct making *m, const struct calendar *calendar,
    int64_t from, int64_t until, struct node *section);
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

/* What registers say of the ticket. */
void explain_entries(
    const struct making *m, const struct explanation *story, struct node *page);
/* The three figures of OUTCOME, where an entry touches it. */
void explain_said(const struct making *m, const struct explanation *story,
    const struct outcome *outcome, struct node *section);
/* As it was measured, before a dispute restated it. */
enum outcome_state explain_state(
    const struct explanation *story, const struct outcome *outcome);
int64_t explain_was(const struct explanation *story, const struct event *event);

#endif
