/* fault.c -- tests of what stops an operation. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/fault.h"

#include <criterion/criterion.h>
#include <string.h>

Test(fault, says_where_and_what)
{
	const struct {
		const char *where;
		unsigned long line;
		const char *want;
	} rows[] = {
		{ "p1.yaml", 7, "p1.yaml:7: floor: 101 is out" },
		{ "p1.yaml", 0, "p1.yaml: floor: 101 is out" },
		{ NULL, 7, "floor: 101 is out" },
		{ NULL, 0, "floor: 101 is out" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fault fault = { 0 };
		int rc = fault_set(&fault, FAULT_RULES, rows[i].where,
		    rows[i].line, "%s: %d is out", "floor", 101);

		cr_expect_eq(rc, -1);
		cr_expect_eq(fault.kind, FAULT_RULES);
		cr_expect_str_eq(fault.text, rows[i].want);
	}
}

Test(fault, the_first_one_stays)
{
	struct fault fault = { 0 };

	fault_set(&fault, FAULT_INPUT, "a.csv", 0, "gone");
	cr_expect_eq(fault_set(&fault, FAULT_STORE, "x.db", 0, "later"), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	cr_expect_str_eq(fault.text, "a.csv: gone");
}

Test(fault, the_kinds_are_the_exit_statuses)
{
	cr_expect_eq(FAULT_USAGE, 2);
	cr_expect_eq(FAULT_RULES, 3);
	cr_expect_eq(FAULT_INPUT, 4);
	cr_expect_eq(FAULT_STORE, 5);
	cr_expect_eq(FAULT_OUTPUT, 6);
}

/* "я" is two bytes, "宮" three, U+10348 four: at one shift or another the
 * text ends inside a character. */
Test(fault, a_long_text_is_cut_between_characters)
{
	const char *const characters[] = { "a", "я", "宮", "\xf0\x90\x8d\x88" };

	for (size_t c = 0; c < 4; c++) {
		size_t unit = strlen(characters[c]);

		for (size_t shift = 0; shift < 4; shift++) {
			char text[5 * FAULT_TEXT_MAX] = { 0 };
			struct fault fault = { 0 };
			size_t len;

			memset(text, '.', shift);
			for (size_t i = 0; i < FAULT_TEXT_MAX; i++)
				memcpy(text + shift + i * unit, characters[c],
				    unit);
			fault_set(&fault, FAULT_INPUT, NULL, 0, "%s", text);
			len = strlen(fault.text);
			cr_expect_eq((len - shift) % unit, 0,
			    "unit %zu, shift %zu: %zu bytes", unit, shift, len);
			cr_expect_gt(len + unit, FAULT_TEXT_MAX - 1,
			    "unit %zu, shift %zu: %zu bytes", unit, shift, len);
		}
	}
}

Test(fault, a_long_place_leaves_a_whole_text)
{
	char where[2 * FAULT_TEXT_MAX];
	struct fault fault = { 0 };

	memset(where, 'd', sizeof(where) - 1);
	where[sizeof(where) - 1] = '\0';
	fault_set(&fault, FAULT_OUTPUT, where, 3, "full");
	cr_expect_eq(strlen(fault.text), FAULT_TEXT_MAX - 1);
}
