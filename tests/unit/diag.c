/* diag.c -- tests of the catalogue of row trouble. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/diag.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* As diag.h promises them. */
Test(diag, severities_are_as_declared)
{
	const struct {
		enum diag_code code;
		enum diag_severity want;
	} rows[] = {
		{ DIAG_QUOTING, DIAG_REJECT },
		{ DIAG_FIELDS, DIAG_REJECT },
		{ DIAG_ENCODING, DIAG_REJECT },
		{ DIAG_KEY, DIAG_REJECT },
		{ DIAG_TIME, DIAG_REJECT },
		{ DIAG_TIME_RANGE, DIAG_REJECT },
		{ DIAG_TIME_GAP, DIAG_WARNING },
		{ DIAG_TIME_FOLD, DIAG_NOTE },
		{ DIAG_TIME_NO_ZONE, DIAG_NOTE },
		{ DIAG_WORD, DIAG_REJECT },
		{ DIAG_ORDER, DIAG_WARNING },
		{ DIAG_FUTURE, DIAG_WARNING },
		{ DIAG_DUPLICATE_ROW, DIAG_NOTE },
		{ DIAG_DUPLICATE_KEY, DIAG_REJECT },
		{ DIAG_CONFLICT, DIAG_WARNING },
		{ DIAG_NO_START, DIAG_WARNING },
		{ DIAG_UNTERMINATED, DIAG_REJECT },
		{ DIAG_TRUNCATED, DIAG_NOTE },
		{ DIAG_SHORT, DIAG_NOTE },
		{ DIAG_COUNT, DIAG_REJECT },
		{ DIAG_NEEDED, DIAG_REJECT },
		{ DIAG_UNKNOWN, DIAG_REJECT },
		{ DIAG_SCOPE, DIAG_REJECT },
		{ DIAG_SAME_PERSON, DIAG_REJECT },
		{ DIAG_DECISION, DIAG_REJECT },
		{ DIAG_QUORUM, DIAG_REJECT },
		{ DIAG_ENTRY_TWICE, DIAG_REJECT },
		{ DIAG_PERCENT, DIAG_REJECT },
		{ DIAG_NO_CLAIM, DIAG_REJECT },
		{ DIAG_INTERVAL, DIAG_REJECT },
		{ DIAG_UNASKED, DIAG_WARNING },
		{ DIAG_SHIFTED, DIAG_REJECT },
		{ DIAG_DECIMAL, DIAG_WARNING },
		{ DIAG_SAME_TIME, DIAG_WARNING },
		{ DIAG_OVERLAP, DIAG_WARNING },
		{ DIAG_NOT_CLOSED, DIAG_WARNING },
		{ DIAG_REOPENED, DIAG_WARNING },
		{ DIAG_YEAR, DIAG_WARNING },
		{ DIAG_CLAIM, DIAG_WARNING },
		{ DIAG_UNREAD, DIAG_NOTE },
		{ DIAG_GAP, DIAG_WARNING },
		{ DIAG_HEAPING, DIAG_NOTE },
		{ DIAG_BUNCHING, DIAG_WARNING },
		{ DIAG_MIDNIGHT, DIAG_WARNING },
		{ DIAG_WEEKEND, DIAG_WARNING },
		{ DIAG_CONTROL, DIAG_WARNING },
		{ DIAG_LABELS, DIAG_NOTE },
		{ DIAG_IMPOSSIBLE, DIAG_WARNING },
		{ DIAG_CHANGED_PAST, DIAG_WARNING },
	};

	cr_expect_eq(sizeof(rows) / sizeof(rows[0]), DIAG_CODES);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_eq(diag_severity(rows[i].code), rows[i].want, "%s",
		    diag_word(rows[i].code));
}

Test(diag, each_word_is_plain_and_leads_back)
{
	for (int code = 0; code < DIAG_CODES; code++) {
		const char *word = diag_word((enum diag_code)code);

		cr_expect_eq(diag_code_of(word), code, "%s", word);
		cr_expect_eq(strspn(word, "abcdefghijklmnopqrstuvwxyz-"),
		    strlen(word), "%s", word);
	}
	cr_expect_eq(diag_code_of("no-such-word"), -1);
	cr_expect_eq(diag_code_of(""), -1);
}

/* Stores and packs cite these; changing one is a change of their format. */
Test(diag, words_are_stable)
{
	cr_expect_str_eq(diag_word(DIAG_QUOTING), "quoting");
	cr_expect_str_eq(diag_word(DIAG_ORDER), "time-order");
	cr_expect_str_eq(diag_word(DIAG_DUPLICATE_KEY), "duplicate-key");
	cr_expect_str_eq(diag_word(DIAG_TRUNCATED), "truncated");
	cr_expect_str_eq(diag_word(DIAG_SHORT), "short-row");
	cr_expect_str_eq(diag_severity_word(DIAG_NOTE), "note");
	cr_expect_str_eq(diag_severity_word(DIAG_WARNING), "warning");
	cr_expect_str_eq(diag_severity_word(DIAG_REJECT), "reject");
}

Test(diag, each_text_is_one_sentence)
{
	for (int code = 0; code < DIAG_CODES; code++) {
		const char *text = diag_text((enum diag_code)code);
		const char *stop = strchr(text, '.');

		cr_expect(isupper((unsigned char)text[0]), "%s", text);
		cr_assert_not_null(stop, "%s", text);
		cr_expect_str_eq(stop, ".", "%s", text);
	}
}

/* D01 to D22, but for what compares two exports (D19). */
Test(diag, covers_the_catalogue_of_defects)
{
	for (int number = 1; number <= 22; number++) {
		char defect[16];
		int codes = 0;

		snprintf(defect, sizeof(defect), "D%02d", number);
		for (int code = 0; code < DIAG_CODES; code++)
			codes += strcmp(diag_defect((enum diag_code)code),
				     defect) == 0;
		cr_expect(codes > 0 || number == 19, "%s", defect);
	}
}

/* A row that is refused is withheld as a row, and nothing else is. */
Test(diag, gates_go_with_severities)
{
	for (int i = 0; i < DIAG_CODES; i++) {
		enum diag_code code = (enum diag_code)i;

		cr_expect_eq(diag_severity(code) == DIAG_REJECT,
		    diag_gate(code) == GATE_ROW, "%s", diag_word(code));
		cr_expect(diag_severity(code) != DIAG_NOTE ||
			diag_gate(code) == GATE_NONE,
		    "%s", diag_word(code));
	}
	cr_expect_eq(diag_gate(DIAG_ORDER), GATE_TICKET);
	cr_expect_eq(diag_gate(DIAG_CONTROL), GATE_PROCESS);
	cr_expect_str_eq(diag_gate_word(GATE_PROCESS), "process");
	cr_expect_str_eq(diag_defect(DIAG_QUOTING), "D17");
	cr_expect_str_eq(diag_defect(DIAG_QUORUM), "");
}
