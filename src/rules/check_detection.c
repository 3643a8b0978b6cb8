/* check_detection.c -- a detection rule has its numbers, and SLEs that it can
 * judge. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/detection.h"
#include "slaudit/names.h"

#include "check.h"
#include "draft.h"
#include "limits.h"

struct kind_rule { /* what goes with each kind */
	bool months;
	bool of;
	bool months_missed; /* judges SLEs with a target; else the others */
};

static const struct kind_rule kind_rules[] = {
	[DETECT_MISSED] = { .months_missed = true },
	[DETECT_RUN] = { .months = true, .months_missed = true },
	[DETECT_K_OF_N] = { .months = true, .of = true, .months_missed = true },
	[DETECT_EACH_MISS] = { 0 },
};
_Static_assert(sizeof(kind_rules) / sizeof(kind_rules[0]) == DETECTION_KINDS,
    "each kind has its rule");

static void
check_numbers(struct gather *gather, const struct section *section)
{
	const struct detection *rule = section->value;
	const struct kind_rule *kind = &kind_rules[rule->kind];
	const char *needs = arena_format(
	    gather->arena, "%s needs it", detection_words[rule->kind]);

	if (kind->months) {
		check_needs(gather, section, "months", needs);
	} else {
		check_only_with(gather, section, "months", "run and k-of-n");
		check_only_with(
		    gather, section, "empty_month", "run and k-of-n");
	}
	if (kind->of)
		check_needs(gather, section, "of", needs);
	else
		check_only_with(gather, section, "of", "k-of-n");
	if (kind->of && section_good(section, "months") &&
	    section_good(section, "of") && rule->months > rule->of)
		check_refuse(gather, section, "months", "%d of %d cannot be",
		    (int)rule->months, (int)rule->of);
}

/* --- the SLEs it names
 * -------------------------------------------------------- */

/* A share that is null was left open: then there is none. */
static bool
has_target(const struct section *section)
{
	return section_given(section, "compliance") ||
	    sle_by_figure(section->value);
}

/* What keeps a version of an SLE from this kind of rule; NULL: nothing, or
 * nothing that one can tell. */
static const char *
why_not(const struct kind_rule *kind, const struct section *section)
{
	const struct sle *sle = section->value;
	bool known = section_settled(section, "class") &&
	    section_settled(section, "status") &&
	    section_settled(section, "limit") &&
	    section_settled(section, "limits") &&
	    section_settled(section, "compliance") &&
	    section_settled(section, "type");

	if (!known)
		return NULL;
	if (sle->klass == SLE_INFORMATIONAL || sle->status == STATUS_UNKNOWN ||
	    (!limits_given(section) && !sle_by_sums(sle)))
		return "is never judged";
	if (kind->months_missed && !has_target(section))
		return "has no compliance share, so no month of it is missed";
	if (!kind->months_missed && sle_by_figure(sle))
		return "is held by a figure of the month, so a miss is none "
		       "by itself";
	if (!kind->months_missed && has_target(section))
		return "has a compliance share, so a miss is none by itself";
	return NULL;
}

static void
check_sle_id(struct gather *gather, const struct section *section, size_t at)
{
	const struct detection *rule = section->value;
	const struct spot *spot = section_spot(section, "sles");
	const char *id = rule->sles.items[at];
	const char *why = NULL;
	bool found = false;

	for (size_t i = 0; i < gather->sles.count; i++) {
		const struct section *sle = &gather->sles.items[i];

		if (section_id(sle) == NULL || strcmp(section_id(sle), id) != 0)
			continue;
		found = true;
		why = why_not(&kind_rules[rule->kind], sle);
		if (why == NULL)
			return; /* one version will do */
	}
	if (!found)
		gather_refuse_reference(gather, &spot->items[at], "sles",
		    "SLE of the book", id,
		    gather_guess(gather, &gather->sles, id));
	else if (section_good(section, "kind"))
		complain_at(&gather->complain, &spot->items[at], "sles: %s %s",
		    id, why);
}

void
check_detections(struct gather *gather)
{
	for (size_t i = 0; i < gather->detections.count; i++) {
		const struct section *section = &gather->detections.items[i];
		const struct detection *rule = section->value;

		if (section_good(section, "kind"))
			check_numbers(gather, section);
		for (size_t j = 0; j < rule->sles.count; j++)
			check_sle_id(gather, section, j);
	}
}
