/* forms.h -- what may stand at a key, in words, for help and reference. */
#ifndef SLAUDIT_RULES_FORMS_H
#define SLAUDIT_RULES_FORMS_H

#include "slaudit/buf.h"

#include "keys.h"

/* "a date such as 2021-12-25", "first or last". */
void forms_value(const struct key *key, struct buf *out);
/* What leaving it out means; "required" where it may not be. */
void forms_absent(const struct key *key, struct buf *out);

#endif
