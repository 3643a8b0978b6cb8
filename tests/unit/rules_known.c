/* rules_known.c -- what a book knows since when, and what it does not know. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/instant.h"

#include "rules_slips.h"

Test(rules_known, a_version_entered_the_register_when_it_says_so)
{
	static const struct {
		unsigned line; /* of A.9, from 2021-07-01 on */
		const char *instead;
		int32_t want;
	} rows[] = {
		{ 69, "    valid_from: 2021-07-01", 18809 },
		{ 69, "    valid_from: 2021-07-01\n    known_from: 2021-06-15",
		    18793 },
		{ 69, "    valid_from: 2021-07-01\n    known_from: 2022-01-01",
		    18993 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading reading;

		reading_change(&reading, rows[i].line, rows[i].instead);
		cr_assert_eq(
		    reading.rc, 0, "%s", reading_complaint(&reading, 0));
		cr_expect_eq(reading.book->sles[1]->known_from, rows[i].want,
		    "%s", rows[i].instead);
		cr_expect_eq(reading.book->sles[0]->known_from, DAY_NONE,
		    "the first one: since ever");
		reading_release(&reading);
	}
}

Test(rules_known, steps_may_be_unknown_where_all_is)
{
	struct reading reading;

	/* A.9, formerly: unknown. Without its steps it measures nothing. */
	reading_change(&reading, 73, "    version: \"0\"");
	cr_expect_eq(reading.rc, -1, "to alone is half a rule");
	reading_release(&reading);
	reading_change(&reading, 0, NULL);
	cr_assert_eq(reading.rc, 0);
	cr_expect_eq(reading.book->sles[0]->status, STATUS_UNKNOWN);
	reading_release(&reading);
}

Test(rules_known, names_steps_that_are_missing)
{
	static const struct slip slips[] = {
		{ 61, NULL,
		    "58:5: from: missing, or else status unknown, without "
		    "from and to" },
		{ 62, NULL,
		    "58:5: to: missing, or else status unknown, without from "
		    "and to" },
		{ 74, NULL,
		    "70:5: to: missing, or else status unknown, without from "
		    "and to" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_known, a_process_says_what_is_not_for_it)
{
	static const struct slip slips[] = {
		{ 19, "    ends: dropped\n    out_of_scope: droped",
		    "20:19: out_of_scope: \"droped\" is no event of call, did "
		    "you mean dropped?" },
	};
	struct reading reading;

	reading_change(
	    &reading, 19, "    ends: dropped\n    out_of_scope: [dropped]");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_expect_eq(reading.book->processes[0].out_of_scope.count, 1);
	cr_expect_str_eq(
	    reading.book->processes[0].out_of_scope.items[0], "dropped");
	reading_release(&reading);
	EXPECT_SLIPS(slips);
}

Test(rules_known, a_mapping_says_what_is_of_another_form)
{
	struct reading reading;

	reading_change(&reading, 110, "    key: number\n    lacks: [a, b]");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_expect_eq(reading.book->mappings[0]->lack_count, 2);
	cr_expect_str_eq(reading.book->mappings[0]->lacks[1], "b");
	cr_expect_eq(reading.book->mappings[1]->lack_count, 0);
	reading_release(&reading);
}
