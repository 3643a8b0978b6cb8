/* said.h -- what the sections about registers share. (report) */
/* SPDX-License-Identifier: MIT */
#ifndef SAID_H
#define SAID_H

#include "making.h"

/* The row that BASIS has in place of the official ROW. */
const struct attainment *said_row(
    const struct audit *audit, enum basis basis, const struct attainment *row);
bool said_in_period(const struct audit *audit, int32_t month);
/* Was or is the outcome in a month of the period, or in none? */
bool said_is_near(const struct audit *audit, const struct aside *aside);
/* Would a month that ENTRY touches have another verdict without exclusions,
 * or without disputes and corrections? */
bool said_turns(const struct audit *audit, const struct register_entry *entry);
/* How many cases of the period are touched; how many of its verdicts would be
 * others on all data; how many entries were refused, by row or by data. */
uint64_t said_touched(const struct audit *audit);
uint64_t said_turned(const struct audit *audit);
uint64_t said_refused(const struct audit *audit);
/* "exclusions.csv:2" */
const char *say_entry_place(
    const struct making *m, const struct register_entry *entry);
/* "P. Ops, 2021-04-05" */
const char *say_person(
    const struct making *m, const char *name, const struct when *when);
/* A date alone where there was no more. */
const char *say_when(const struct making *m, const struct when *when);
/* What it is about: ticket, measure, category, interval. */
const char *say_scope(
    const struct making *m, const struct register_entry *entry);
/* The operator's words for a month of SLE, and with TICKET those for that one
 * of it; NULL: there are none. */
const char *say_explained(const struct making *m, const struct audit *audit,
    const struct sle *sle, int32_t month, const char *ticket);
bool said_explains(const struct audit *audit);

/* The tables, in the order of the section. */
void supplied_add(
    const struct making *m, const struct audit *audit, struct node *section);
void figures_add(
    const struct making *m, const struct audit *audit, struct node *section);
void entries_add(
    const struct making *m, const struct audit *audit, struct node *section);
void asides_add(
    const struct making *m, const struct audit *audit, struct node *section);
void rates_add(
    const struct making *m, const struct audit *audit, struct node *section);
void explanations_add(
    const struct making *m, const struct audit *audit, struct node *section);
void decisions_add(
    const struct making *m, const struct audit *audit, struct node *section);
/* A sentence for each rating that the committee recorded of the period. */
void ratings_say(
    const struct making *m, const struct audit *audit, struct node *section);

#endif
