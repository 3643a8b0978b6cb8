/* clean_internal.h -- text from outside, fit to be shown. (report)
 *
 * Control characters become their pictures (U+2400 and on), so that a reader
 * sees them and nothing obeys them; what turns the direction of a line, and
 * bytes that are no UTF-8, become U+FFFD. Joiners stay: names need them. */
/* SPDX-License-Identifier: MIT */
#ifndef CLEAN_INTERNAL_H
#define CLEAN_INTERNAL_H

#include "slaudit/arena.h"

struct buf;

void clean_put(const char *text, struct buf *out);
/* In ARENA; TEXT may be NULL and is "" then. */
const char *clean_text(struct arena *arena, const char *text);

#endif
