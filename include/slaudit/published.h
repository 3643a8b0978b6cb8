/* published.h -- a published file's bytes to claims and lists. (read)
 *
 * The form comes from the part of the book's `published:` whose pattern and
 * header fit; a file that no pattern fits is read by the plain header, of
 * figures. Every row ends accepted or rejected with a diag that says why. */
#ifndef SLAUDIT_PUBLISHED_H
#define SLAUDIT_PUBLISHED_H

#include "slaudit/arena.h"
#include "slaudit/book.h"
#include "slaudit/claim.h"

struct fault;

/* BOOK may be NULL: the plain header, and dates without a zone. OUT is in
 * ARENA. FAULT_INPUT when it cannot be read at all, when no form fits its
 * header, or several do. */
int published_read(struct arena *arena, const struct book *book,
    const char *path, struct published *out, struct fault *fault);

#endif
