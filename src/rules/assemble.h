/* assemble.h -- sections without a complaint to the book that they are. */
#ifndef SLAUDIT_RULES_ASSEMBLE_H
#define SLAUDIT_RULES_ASSEMBLE_H

#include "slaudit/book.h"

#include "gather.h"

/* What keys that are left out mean where another value says it: versions.
 * Before the checks, which compare them. */
void assemble_defaults(struct gather *gather);

/* GATHER is sorted and checked. The words stay with GATHER. */
struct book *assemble_book(struct gather *gather);

#endif
