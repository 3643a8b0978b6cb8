/* family.c -- the figures in which a family counts once. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/family.h"

#include <string.h>

bool
family_is_met(const struct family *family, const struct family_case *item)
{
	switch (family->rule->missed) {
	case FAMILY_ALL:
		return item->met > 0;
	case FAMILY_ANY:
	case FAMILY_MISSES:
		break;
	}
	return item->met == item->n;
}

struct attainment
family_row(
    const struct audit *audit, const struct attainment *row, uint64_t *families)
{
	struct attainment made = *row;

	*families = 0;
	for (size_t i = 0; i < audit->family_case_count; i++) {
		const struct family_case *item = &audit->family_cases[i];

		if (item->month != row->month ||
		    strcmp(item->sle->id, row->sle->id) != 0)
			continue;
		made.n -= item->n - 1;
		made.met -= item->met;
		made.met += family_is_met(&audit->families[item->family], item);
		++*families;
	}
	return made;
}
