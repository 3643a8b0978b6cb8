/* check_available.c -- an expectation of seconds up, and what it is read from.
 */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/mapping.h"

#include "check.h"
#include "draft.h"

/* --- the SLE ------------------------------------------------------------- */

struct role { /* what an event may be to it */
	const char *key;
	const struct words *words;
};

static bool
holds(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++) {
		if (strcmp(words->items[i], word) == 0)
			return true;
	}
	return false;
}

static void
check_apart(struct gather *gather, const struct section *section,
    const struct role *one, const struct role *other)
{
	if (!section_good(section, one->key) ||
	    !section_good(section, other->key))
		return;
	for (size_t i = 0; i < one->words->count; i++) {
		const char *word = one->words->items[i];

		if (holds(other->words, word))
			check_refuse(gather, section, one->key,
			    "%s stands at %s, too", word, other->key);
	}
}

/* Each event is one thing only; check_start_stop() has from and to. */
static void
check_roles(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;
	const struct role from = { "from", &sle->from };
	const struct role to = { "to", &sle->to };
	const struct role planned = { "planned", &sle->planned };
	const struct role unobserved = { "unobserved", &sle->unobserved };

	check_apart(gather, section, &planned, &from);
	check_apart(gather, section, &planned, &to);
	check_apart(gather, section, &unobserved, &from);
	check_apart(gather, section, &unobserved, &to);
	check_apart(gather, section, &unobserved, &planned);
}

/* Is there a word about EVENT? */
static bool
is_told(const struct sle *sle, const char *event)
{
	return holds(&sle->from, event) || holds(&sle->to, event) ||
	    holds(&sle->planned, event) || holds(&sle->unobserved, event);
}

static bool
roles_settled(const struct section *section)
{
	return section_good(section, "from") && section_good(section, "to") &&
	    section_settled(section, "planned") &&
	    section_settled(section, "unobserved");
}

/* Time of which a mapping tells and the SLE does not would count as up. */
static void
check_told(struct gather *gather, const struct section *section,
    const struct section *item)
{
	const struct mapping *mapping = item->value;
	const struct spot *events = section_spot(item, "events");

	for (size_t i = 0; events->good && i < events->section_count; i++) {
		const struct event_rule *rule = events->sections[i].value;

		if (section_good(&events->sections[i], "event") &&
		    !is_told(section->value, rule->event))
			check_refuse(gather, section, "from",
			    "says nothing of %s, which the mapping %s reads: "
			    "from, planned, unobserved or to has to",
			    rule->event, mapping->id);
	}
}

/* Every mapping that reads tickets of the process must be one of intervals. */
static void
check_read(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	for (size_t i = 0; i < gather->mappings.count; i++) {
		const struct section *item = &gather->mappings.items[i];
		const struct mapping *mapping = item->value;

		if (!section_good(item, "process") ||
		    !section_good(item, "shape") || !section_good(item, "id") ||
		    strcmp(mapping->process, sle->process) != 0)
			continue;
		if (mapping->shape != SHAPE_INTERVALS)
			check_refuse(gather, section, "clock",
			    "availability: the mapping %s of its process has "
			    "no intervals, for its shape is another",
			    mapping->id);
		else if (roles_settled(section))
			check_told(gather, section, item);
	}
}

static void
check_planned(struct gather *gather, const struct section *section)
{
	if (section_given(section, "planned"))
		check_needs(
		    gather, section, "planned_time", "planned needs it");
	else
		check_only_with(gather, section, "planned_time", "planned");
}

static void
check_judged(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (section_settled(section, "class") &&
	    section_good(section, "status") && sle->klass == SLE_JUDGED &&
	    sle->status != STATUS_UNKNOWN)
		check_needs(gather, section, "compliance",
		    "or else class informational or status unknown");
	if (section_good(section, "cohort") && sle->cohort != COHORT_RECEIPT)
		check_refuse(gather, section, "cohort",
		    "only receipt with the clock availability: each part of "
		    "an outage belongs to the month in which it lies");
}

static void
check_no_watch(struct gather *gather, const struct section *section)
{
	static const char *const keys[] = { "planned", "planned_time",
		"unobserved", "watched_from" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		check_only_with(
		    gather, section, keys[i], "the clock availability");
}

void
check_available(struct gather *gather, const struct section *section)
{
	static const char *const timed[] = { "limit", "limits", "type", "pause",
		"open_over", "since", "cycles", "counts", "from_which",
		"to_which", "binds" };
	const struct sle *sle = section->value;

	if (sle->clock != CLOCK_AVAILABILITY) {
		check_no_watch(gather, section);
		return;
	}
	for (size_t i = 0; i < sizeof(timed) / sizeof(timed[0]); i++)
		check_only_with(
		    gather, section, timed[i], "a clock of a case's time");
	check_needs(
	    gather, section, "watched_from", "the clock availability needs it");
	check_planned(gather, section);
	check_judged(gather, section);
	check_roles(gather, section);
	if (section_good(section, "process"))
		check_read(gather, section);
}

/* --- the mapping --------------------------------------------------------- */

static bool
has_minutes(const char *format)
{
	for (; *format != '\0'; format++) {
		if (*format != '%')
			continue;
		if (*++format == 'M')
			return true;
	}
	return false;
}

/* How long it was cannot be told from dates. */
static void
check_times_of_day(struct gather *gather, const struct section *section)
{
	const struct mapping *mapping = section->value;
	const struct section *times = section_sub(section, "times");

	if (times == NULL || !section_good(times, "formats"))
		return;
	for (size_t i = 0; i < mapping->format_count; i++) {
		const char *format = mapping->formats[i];

		if (!has_minutes(format))
			check_refuse(gather, times, "formats",
			    "%s has no time of day, which the shape intervals "
			    "needs",
			    complain_quote(&gather->complain, format));
	}
}

static bool
time_known(const struct section *event)
{
	return section_good(event, "time");
}

/* The first event's column of times is where an interval begins. */
static void
check_columns(struct gather *gather, const struct section *section)
{
	const struct spot *events = section_spot(section, "events");
	const char *first = NULL;
	const char *second = NULL;

	for (size_t i = 0; i < events->section_count; i++) {
		const struct section *event = &events->sections[i];
		const struct event_rule *rule = event->value;

		if (!time_known(event))
			return;
		check_only_with(
		    gather, event, "otherwise", "another shape than intervals");
		if (first == NULL)
			first = rule->time;
		if (strcmp(rule->time, first) == 0)
			continue;
		if (second == NULL)
			second = rule->time;
		if (strcmp(rule->time, second) != 0)
			check_refuse(gather, event, "time",
			    "%s: with shape intervals an event begins at %s or "
			    "ends at %s",
			    complain_quote(&gather->complain, rule->time),
			    first, second);
	}
	if (second == NULL)
		check_refuse(gather, section, "events",
		    "the shape intervals needs a second column of times, at "
		    "which an interval ends");
}

void
check_intervals(struct gather *gather, const struct section *section)
{
	const struct mapping *mapping = section->value;

	if (!section_good(section, "shape") ||
	    mapping->shape != SHAPE_INTERVALS)
		return;
	check_times_of_day(gather, section);
	if (section_spot(section, "events")->good)
		check_columns(gather, section);
}
