/* assemble.h -- sections without a complaint to the book that they are. */
#ifndef SLAUDIT_RULES_ASSEMBLE_H
#define SLAUDIT_RULES_ASSEMBLE_H

#include "slaudit/book.h"

#include "gather.h"

/* What keys that are left out mean where another value says it: versions.
 * Before the checks, which compare them. */
void assemble_defaults(struct gather *gather);

/* assemble_quality.c: of its checks of the data what is left out; and the
 * claimed columns of a mapping, as attributes. */
void assemble_qualities(struct gather *gather);
void assemble_claims(struct gather *gather, struct mapping *mapping);

/* GATHER is sorted and checked. The words stay with GATHER. */
struct book *assemble_book(struct gather *gather);

#endif
