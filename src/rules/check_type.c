/* check_type.c -- what goes with a type of limit, and with its versions. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/names.h"

#include "check.h"
#include "draft.h"

/* N business days are another stretch of hours for every case: they have no
 * mean, no order, and no least length (clocks.md 4). */
static void
check_clock(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (section_good(section, "clock") && sle->clock == CLOCK_BUSINESS_DAYS)
		check_refuse(gather, section, "clock",
		    "business-days: only with type max, for no stretch of "
		    "them is the same for two cases");
}

/* What is left of a limit at the change is shared out as time to go: there is
 * none of a time that must pass, and none of a figure of the month. */
static void
check_split(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (section_good(section, "binds") && sle->binds == BINDS_SPLIT)
		check_refuse(
		    gather, section, "binds", "split: only with type max");
}

/* Only a case that must end in time can be past its limit while open, and has
 * a deadline. */
static void
check_lateness(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	check_only_with(gather, section, "open_over", "type max");
	if (section_good(section, "cohort") && sle->cohort == COHORT_DEADLINE)
		check_refuse(
		    gather, section, "cohort", "deadline: only with type max");
}

void
check_type(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (!section_settled(section, "type"))
		return;
	if (sle->type == TYPE_PERCENTILE)
		check_needs(
		    gather, section, "percentile", "type percentile needs it");
	else
		check_only_with(
		    gather, section, "percentile", "type percentile");
	if (sle_by_figure(sle)) {
		check_only_with(
		    gather, section, "compliance", "type max and min");
		check_only_with(
		    gather, section, "variants", "type max and min");
	}
	if (sle->type == TYPE_MAX)
		return;
	check_clock(gather, section);
	check_lateness(gather, section);
	check_split(gather, section);
}

static bool
same_figure(const struct sle *one, const struct sle *other)
{
	if (one->type != other->type || one->percentile != other->percentile)
		return false;
	if ((one->clock == CLOCK_AVAILABILITY) !=
	    (other->clock == CLOCK_AVAILABILITY))
		return false;
	return !sle_by_figure(one) ||
	    (one->clock == other->clock && one->day_rule == other->day_rule);
}

static bool
is_settled(const struct section *section)
{
	static const char *const keys[] = { "type", "percentile", "clock",
		"day_rule" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (!section_settled(section, keys[i]))
			return false;
	}
	return true;
}

void
check_types(struct gather *gather, const struct section *sections, size_t count)
{
	const struct section *first = &sections[0];

	for (size_t i = 1; i < count && is_settled(first); i++) {
		const struct sle *sle = sections[i].value;

		if (!is_settled(&sections[i]) || same_figure(first->value, sle))
			continue;
		check_refuse(gather, &sections[i], "type",
		    "%s is held by another figure than %s:%u; what is "
		    "expected anew needs an id of its own",
		    section_id(&sections[i]), first->place.file,
		    (unsigned)first->place.line);
	}
}
