/* editions.h -- what the sections of publication share. */
/* SPDX-License-Identifier: MIT */
#ifndef EDITIONS_H
#define EDITIONS_H

#include "making.h"

/* "edition 2", "draft of edition 2, not published". */
const char *say_edition(const struct making *m, const struct audit *audit);
/* Ends "In short": which edition it is, or that it is none. */
void edition_say(
    const struct making *m, const struct audit *audit, struct node *section);
/* How far a figure moved, and which way; NULL where that cannot be said. */
const char *say_moved(const struct making *m, const struct moved *moved);
/* A side of it as it is, or was, printed. */
struct cell cell_was(const struct making *m, const struct moved *moved);
struct cell cell_is(const struct making *m, const struct moved *moved);
/* Was this month published with another figure? */
bool is_revised(const struct audit *audit, const struct attainment *row);
/* TEXT with the mark of it, where it was. */
const char *say_revised(const struct making *m, const struct audit *audit,
    const struct attainment *row, const char *text);

/* On top, where an edition follows another; then what moved, in tables; then
 * the last published month beside this one. */
void part_notice(
    const struct making *m, const struct audit *audit, struct node *page);
void part_revised(
    const struct making *m, const struct audit *audit, struct node *page);
void part_since(
    const struct making *m, const struct audit *audit, struct node *page);

#endif
