/* rules_slips.h -- one change to the sound book, one complaint. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_TESTS_RULES_SLIPS_H
#define SLAUDIT_TESTS_RULES_SLIPS_H

#include <criterion/criterion.h>

#include "rules_case.h"

struct slip {
	unsigned line;
	const char *instead;
	const char *want;
};

static inline void
expect_slips(const struct slip *slips, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *label =
		    slips[i].instead == NULL ? slips[i].want : slips[i].instead;
		struct reading reading;

		reading_change(&reading, slips[i].line, slips[i].instead);
		cr_expect_eq(reading.rc, -1, "%s", label);
		cr_expect_null(reading.book);
		cr_expect_str_eq(reading_complaint(&reading, 0), slips[i].want);
		cr_expect_eq(reading.complaints.count, 1, "%s: then %s", label,
		    reading_complaint(&reading, 1));
		reading_release(&reading);
	}
}

#define EXPECT_SLIPS(slips)                                                    \
	expect_slips(slips, sizeof(slips) / sizeof((slips)[0]))

#endif
