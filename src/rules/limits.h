/* limits.h -- a table of limits: each of its rows is an SLE of its own. */
#ifndef SLAUDIT_RULES_LIMITS_H
#define SLAUDIT_RULES_LIMITS_H

#include "slaudit/arena.h"

#include "draft.h"
#include "gather.h"

enum { LIMITS_NAME_MAX = 100 }; /* bytes: an id names files, too */

/* What CATEGORY adds to an id: its letters and digits, with one hyphen for
 * what stands between them, and bytes beyond ASCII as two hex digits. */
const char *limits_name(struct arena *arena, const char *category);

/* A limit in the unit of CLOCK, as struct sle has it. */
int64_t limits_value(enum clock_kind clock, const struct limit *limit);

/* Does the SLE have a limit, or a table of them? */
bool limits_given(const struct section *section);

/* How many SLEs SECTION makes: its rows, or itself. */
size_t limits_count(const struct section *section);
/* The AT-th of them; its calendar is still to be found. */
struct sle *limits_sle(
    struct arena *arena, const struct section *section, size_t at);

#endif
