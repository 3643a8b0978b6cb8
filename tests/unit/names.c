/* names.c -- tests of the words of every enum. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/names.h"

#include <criterion/criterion.h>

#include "slaudit/attainment.h"
#include "slaudit/book.h"
#include "slaudit/detection.h"
#include "slaudit/mapping.h"
#include "slaudit/outcome.h"
#include "slaudit/sle.h"
#include "slaudit/spell.h"
#include "slaudit/ticket.h"
#include "slaudit/whatif.h"

static const struct {
	const char *label;
	const char *const *words;
	int count;
} tables[] = {
	{ "status", status_words, STATUSES },
	{ "clock", clock_words, CLOCK_KINDS },
	{ "day rule", day_rule_words, DAY_RULES },
	{ "bd end", bd_end_words, BD_ENDS },
	{ "due at", due_at_words, DUE_ATS },
	{ "which", which_words, WHICHES },
	{ "cohort", cohort_words, COHORTS },
	{ "open over", open_over_words, OPEN_OVERS },
	{ "sle class", sle_class_words, SLE_CLASSES },
	{ "shape", shape_words, SHAPES },
	{ "planned", planned_words, PLANNED_TIMES },
	{ "spell", spell_words, SPELL_KINDS },
	{ "coverage", coverage_words, COVERAGES },
	{ "pick", pick_words, PICKS },
	{ "grain", grain_words, GRAINS },
	{ "outcome", outcome_words, OUTCOME_STATES },
	{ "verdict", verdict_words, VERDICTS },
	{ "detection", detection_words, DETECTION_KINDS },
	{ "finding class", finding_class_words, FINDING_CLASSES },
	{ "flip", flip_words, FLIP_KINDS },
	{ "empty month", empty_month_words, EMPTY_MONTHS },
	{ "quantile", quantile_words, QUANTILES },
};

Test(names, each_word_leads_back_to_its_value)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		for (int k = 0; k < tables[i].count; k++)
			cr_expect_eq(
			    names_find(tables[i].words, tables[i].words[k]), k,
			    "%s %d", tables[i].label, k);
		cr_expect_null(
		    tables[i].words[tables[i].count], "%s", tables[i].label);
	}
}

Test(names, an_unknown_word_is_minus_one)
{
	cr_expect_eq(names_find(cohort_words, "Completion"), -1);
	cr_expect_eq(names_find(cohort_words, ""), -1);
	cr_expect_eq(names_find(cohort_words, "completion "), -1);
}

/* Books and stores hold these words; the order is the enums'. */
Test(names, stand_at_their_values)
{
	cr_expect_str_eq(status_words[STATUS_UNKNOWN], "unknown");
	cr_expect_str_eq(clock_words[CLOCK_CALENDAR_DAYS], "calendar-days");
	cr_expect_str_eq(day_rule_words[DAYS_NONE], "none");
	cr_expect_str_eq(day_rule_words[DAYS_BD_END], "BD-END");
	cr_expect_str_eq(day_rule_words[DAYS_BD_CLOCK], "BD-CLOCK");
	cr_expect_str_eq(day_rule_words[DAYS_BD_HOURS], "BD-HOURS");
	cr_expect_str_eq(bd_end_words[BD_END_MIDNIGHT], "midnight");
	cr_expect_str_eq(due_at_words[DUE_AT_NEXT_OPENING], "next-opening");
	cr_expect_str_eq(which_words[WHICH_LAST], "last");
	cr_expect_str_eq(cohort_words[COHORT_DEADLINE], "deadline");
	cr_expect_str_eq(open_over_words[OVER_MISSED], "missed");
	cr_expect_str_eq(sle_class_words[SLE_INFORMATIONAL], "informational");
	cr_expect_str_eq(shape_words[SHAPE_LOG], "log");
	cr_expect_str_eq(coverage_words[COVERAGE_EXTRACT], "extract");
	cr_expect_str_eq(pick_words[PICK_LAST], "last");
	cr_expect_str_eq(grain_words[GRAIN_DAY], "day");
	cr_expect_str_eq(outcome_words[OUTCOME_WITHIN], "open, within");
	cr_expect_str_eq(outcome_words[OUTCOME_PAUSED], "open, paused");
	cr_expect_str_eq(outcome_words[OUTCOME_OVER], "open, over");
	cr_expect_str_eq(outcome_words[OUTCOME_NOT_COVERED], "not covered");
	cr_expect_str_eq(verdict_words[VERDICT_NO_REQUESTS], "no requests");
	cr_expect_str_eq(verdict_words[VERDICT_WITHHELD], "withheld");
	cr_expect_str_eq(verdict_words[VERDICT_NONE_JUDGED], "none judged");
	cr_expect_str_eq(detection_words[DETECT_K_OF_N], "k-of-n");
	cr_expect_str_eq(detection_words[DETECT_EACH_MISS], "each-miss");
	cr_expect_str_eq(finding_class_words[CLASS_NOTICE], "notice");
	cr_expect_str_eq(empty_month_words[EMPTY_SKIPPED], "skipped");
	cr_expect_str_eq(quantile_words[QUANTILE_7], "type-7");
}
