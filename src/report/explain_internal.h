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
/* Its rule, and the moments and limits that the rule makes of the ticket. */
void explain_facts(const struct making *m, const struct explanation *story,
    const struct outcome *outcome, struct node *section);
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
/* What of FROM to UNTIL, each run of a ticket that starts again, the clock
 * counts; false: the calendar does not cover it. */
bool explain_counted(const struct explanation *story, size_t index,
    int64_t from, int64_t until, int64_t *seconds);
/* Of an SLE that takes one of a ticket's runs: all of them. */
void explain_runs(const struct making *m, const struct explanation *story,
    size_t index, struct node *section);
/* The earlier of the file's cut-off and the as-of time. */
int64_t explain_known(const struct explanation *story);
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
