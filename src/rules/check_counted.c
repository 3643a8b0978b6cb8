/* check_counted.c -- an expectation of counted things, not of time. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/mapping.h"

#include "check.h"
#include "draft.h"

/* Only samples give their events a count: every mapping that reads tickets of
 * the process must be one of them. */
static void
check_samples(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	for (size_t i = 0; i < gather->mappings.count; i++) {
		const struct section *item = &gather->mappings.items[i];
		const struct mapping *mapping = item->value;

		if (!section_good(item, "process") ||
		    !section_good(item, "shape") || !section_good(item, "id") ||
		    strcmp(mapping->process, sle->process) != 0 ||
		    mapping->shape == SHAPE_SAMPLES)
			continue;
		check_refuse(gather, section, "clock",
		    "count: the mapping %s of its process has no counts, for "
		    "its shape is not samples",
		    mapping->id);
		return;
	}
}

void
check_counted(struct gather *gather, const struct section *section)
{
	static const char *const timed[] = { "limit", "limits", "type", "pause",
		"open_over", "since" };
	const struct sle *sle = section->value;

	if (sle->clock != CLOCK_COUNT)
		return;
	for (size_t i = 0; i < sizeof(timed) / sizeof(timed[0]); i++)
		check_only_with(gather, section, timed[i], "a clock of time");
	if (section_good(section, "cycles") && sle->cycles != CYCLES_SUM)
		check_only_with(gather, section, "cycles", "a clock of time");
	if (section_settled(section, "class") &&
	    section_good(section, "status") && sle->klass == SLE_JUDGED &&
	    sle->status != STATUS_UNKNOWN)
		check_needs(gather, section, "compliance",
		    "or else class informational or status unknown");
	if (section_good(section, "cohort") && sle->cohort != COHORT_RECEIPT)
		check_refuse(gather, section, "cohort",
		    "only receipt with the clock count: a sample belongs to "
		    "the month in which things were checked");
	if (section_good(section, "process"))
		check_samples(gather, section);
}
