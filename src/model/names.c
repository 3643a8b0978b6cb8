/* names.c -- the words of every enum, in one place. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/names.h"

#include <stddef.h>
#include <string.h>

#include "slaudit/aside.h"
#include "slaudit/attainment.h"
#include "slaudit/audience.h"
#include "slaudit/book.h"
#include "slaudit/change.h"
#include "slaudit/detection.h"
#include "slaudit/mapping.h"
#include "slaudit/outcome.h"
#include "slaudit/quality.h"
#include "slaudit/register.h"
#include "slaudit/remark.h"
#include "slaudit/sle.h"
#include "slaudit/spell.h"
#include "slaudit/status.h"
#include "slaudit/ticket.h"
#include "slaudit/whatif.h"

/* A word for every value, and the NULL that ends the table. */
#define COMPLETE(words, count)                                                 \
	_Static_assert(sizeof(words) / sizeof((words)[0]) == (count) + 1,      \
	    "the table and its enum have the same length")

const char *const status_words[] = { "verified", "reconstructed", "recalled",
	"assumed", "unknown", NULL };
COMPLETE(status_words, STATUSES);

const char *const clock_words[] = { "elapsed", "business", "calendar-days",
	"business-days", "count", "availability", NULL };
COMPLETE(clock_words, CLOCK_KINDS);

const char *const day_rule_words[] = { "none", "datediff", "inclusive",
	"elapsed", "BD-END", "BD-CLOCK", "BD-HOURS", NULL };
COMPLETE(day_rule_words, DAY_RULES);

const char *const bd_end_words[] = { "closing", "midnight", NULL };
COMPLETE(bd_end_words, BD_ENDS);

const char *const due_at_words[] = { "closing", "next-opening", NULL };
COMPLETE(due_at_words, DUE_ATS);

const char *const which_words[] = { "first", "last", NULL };
COMPLETE(which_words, WHICHES);

const char *const cycles_words[] = { "not said", "first", "last", "any", "sum",
	"rounds", NULL };
COMPLETE(cycles_words, CYCLE_CHOICES);

const char *const binds_words[] = { "receipt", "start", "split", NULL };
COMPLETE(binds_words, BINDINGS);

const char *const cohort_words[] = { "completion", "receipt", "deadline",
	NULL };
COMPLETE(cohort_words, COHORTS);

const char *const open_over_words[] = { "beside", "missed", NULL };
COMPLETE(open_over_words, OPEN_OVERS);

const char *const sle_type_words[] = { "max", "min", "average", "percentile",
	NULL };
COMPLETE(sle_type_words, SLE_TYPES);

const char *const figure_words[] = { "share", "share", "average", "percentile",
	NULL };
COMPLETE(figure_words, SLE_TYPES);

const char *const unit_words[] = { "case", "second", "day", "check", NULL };
COMPLETE(unit_words, UNITS);

const char *const planned_words[] = { "not said", "counted", "taken-out",
	"forgiven", NULL };
COMPLETE(planned_words, PLANNED_TIMES);

const char *const spell_words[] = { "none", "down", "planned", "unobserved",
	"forgiven", NULL };
COMPLETE(spell_words, SPELL_KINDS);

const char *const sle_class_words[] = { "sle", "informational", NULL };
COMPLETE(sle_class_words, SLE_CLASSES);

const char *const shape_words[] = { "wide", "log", "samples", "intervals",
	NULL };
COMPLETE(shape_words, SHAPES);

const char *const coverage_words[] = { "complete", "extract", NULL };
COMPLETE(coverage_words, COVERAGES);

const char *const pick_words[] = { "each", "first", "last", NULL };
COMPLETE(pick_words, PICKS);

const char *const grain_words[] = { "second", "minute", "day", NULL };
COMPLETE(grain_words, GRAINS);

const char *const outcome_words[] = { "met", "missed", "measured", "ended",
	"open, within", "open, paused", "open, over", "undecidable", "excluded",
	"not covered", "defective", NULL };
COMPLETE(outcome_words, OUTCOME_STATES);

const char *const verdict_words[] = { "met", "missed", "no requests",
	"no share", "not judged", "withheld", "none judged", "not observed",
	NULL };
COMPLETE(verdict_words, VERDICTS);

const char *const flip_words[] = { "other state", "other month", "gone",
	"added", NULL };
COMPLETE(flip_words, FLIP_KINDS);

const char *const detection_words[] = { "missed", "run", "k-of-n", "each-miss",
	NULL };
COMPLETE(detection_words, DETECTION_KINDS);

const char *const finding_class_words[] = { "critical", "persistent",
	"systemic", "notice", "data", NULL };
COMPLETE(finding_class_words, FINDING_CLASSES);

const char *const empty_month_words[] = { "breaks", "skipped", NULL };
COMPLETE(empty_month_words, EMPTY_MONTHS);

const char *const quantile_words[] = { "type-1", "type-7", "type-8", NULL };
COMPLETE(quantile_words, QUANTILES);

const char *const register_kind_words[] = { "exclusions", "disputes",
	"corrections", "explanations", "decisions", NULL };
COMPLETE(register_kind_words, REGISTER_KINDS);

const char *const ruling_words[] = { "undecided", "upheld", "rejected", NULL };
COMPLETE(ruling_words, RULINGS);

const char *const claim_words[] = { "met", "missed", "excluded", NULL };
COMPLETE(claim_words, CLAIMS);

const char *const entry_state_words[] = { "listed", "undecided", "rejected",
	"applied", "no ticket", "no outcome", "not so", "too early", NULL };
COMPLETE(entry_state_words, ENTRY_STATES);

const char *const basis_words[] = { "all data", "after exclusions", "official",
	NULL };
COMPLETE(basis_words, BASES);
const char *const n0_rule_words[] = { "not said", "defined", "with-requests",
	NULL };
COMPLETE(n0_rule_words, N0_RULES);

const char *const family_missed_words[] = { "any", "all", NULL };
COMPLETE(family_missed_words, FAMILY_MISSES);

const char *const published_words[] = { "figures", "requests", NULL };
COMPLETE(published_words, PUBLISHED_KINDS);

const char *const rounding_words[] = { "half up", "half even", "cut off",
	NULL };
COMPLETE(rounding_words, ROUNDINGS);

const char *const remark_side_words[] = { "disagrees", "unsure", "agrees",
	NULL };
COMPLETE(remark_side_words, REMARK_SIDES);

const char *const remark_words[] = { "sums", "share", "counts", "fits",
	"percentages", "denominators", "month", "seen", "equal", "different",
	"other n", "withheld", "no requests", "no share", "no expectation",
	"part of a month", "not measured", "not published", NULL };
COMPLETE(remark_words, REMARK_KINDS);

const char *const list_remark_words[] = { "not in ours", "not in the list",
	"status", "date", "key twice", "row twice", "no customer", NULL };
COMPLETE(list_remark_words, LIST_REMARK_KINDS);

const char *const privacy_words[] = { "shown", "withheld", NULL };
COMPLETE(privacy_words, PRIVACIES);

const char *const change_words[] = { "field", "moved", "added", "removed",
	NULL };
COMPLETE(change_words, CHANGE_KINDS);

const char *const quality_words[] = { "same-time", "id-gap", "heaping",
	"bunching", "midnight-only", "weekend-only", "near-labels",
	"control-total", NULL };
COMPLETE(quality_words, QUALITY_CHECKS);

const char *const claim_unit_words[] = { "seconds", "minutes", "hours", "days",
	NULL };
COMPLETE(claim_unit_words, CLAIM_UNITS);

int
names_find(const char *const *words, const char *word)
{
	for (int i = 0; words[i] != NULL; i++) {
		if (strcmp(words[i], word) == 0)
			return i;
	}
	return -1;
}
