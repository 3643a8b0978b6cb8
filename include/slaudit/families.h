/* families.h -- tickets that a rule of the book takes for one cause's.
 * (measure)
 *
 * By the rule's words and local dates alone: nothing is guessed from names. A
 * ticket that lacks one of them stands for itself. */
#ifndef SLAUDIT_FAMILIES_H
#define SLAUDIT_FAMILIES_H

#include "slaudit/audit.h"

struct families;
struct zone;

/* ZONE: the book's; families_free() */
struct families *families_new(const struct book *book, const struct zone *zone);
/* Once for each ticket, then of its outcomes that have a month. */
void families_ticket(struct families *families, const struct ticket *ticket);
void families_see(struct families *families, const struct outcome *outcome);
/* Families of two tickets or more, into AUDIT, in ARENA. */
void families_end(
    struct families *families, struct arena *arena, struct audit *audit);
void families_free(struct families *families);

#endif
