/* draft.h -- what the walk fills in before references are resolved. */
#ifndef SLAUDIT_RULES_DRAFT_H
#define SLAUDIT_RULES_DRAFT_H

#include "slaudit/sle.h"

#include "values.h"

struct draft_sle {
	struct sle sle;
	const char *calendar; /* id, interned */
	struct limit limit;
	struct limit_row *limits; /* in place of it: each an SLE */
	size_t limit_count;
};

#endif
