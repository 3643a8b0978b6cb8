/* aside.h -- an outcome that entries of a register touch, and what it would
 * be without them. (model)
 *
 * Three figures always (clocks.md 10): on all data, as the exports say; after
 * exclusions; after exclusions and disputes, with corrected times. The last is
 * the official one: what two people decided binds, and both other figures
 * stand beside it. */
#ifndef SLAUDIT_ASIDE_H
#define SLAUDIT_ASIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "slaudit/attainment.h"
#include "slaudit/outcome.h"
#include "slaudit/register.h"

enum basis { /* words in names.c */
	BASIS_ALL,
	BASIS_EXCLUSIONS,
	BASIS_OFFICIAL,
	BASES
};

struct touch { /* of one outcome by one entry */
	const struct register_entry *entry;
	bool acts; /* without it the outcome would be another */
	bool late; /* decided after the outcome's month was over */
};

struct aside {
	struct outcome plain;     /* on all data */
	enum outcome_state after; /* after exclusions */
	struct outcome now;       /* official; its SLE NULL: there is none */
	struct touch *touches;    /* in the registers' order */
	size_t touch_count;
	const char *process; /* these: from the store only */
	const char *key;
	const char *customer;
	const char *file;
};

/* Do two rows of one (SLE, month) say the same? */
bool attainment_same(const struct attainment *a, const struct attainment *b);

#endif
