/* check_sle.c -- an SLE agrees with itself, its process and its calendar. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/names.h"
#include "slaudit/schedule.h"

#include "check.h"
#include "draft.h"
#include "limits.h"

/* What goes with each clock (clocks.md, sections 3 and 4). */
struct clock_rule {
	bool calendar;       /* it needs one */
	enum day_rule first; /* the day rules it needs one of, or none */
	enum day_rule last;
	bool seconds; /* what its limits are made of */
	bool days;
	bool business_days;
	const char *limits; /* the same in words */
};

static const struct clock_rule clock_rules[] = {
	[CLOCK_ELAPSED] = { .seconds = true,
	    .days = true,
	    .limits = "s, min, h or days" },
	[CLOCK_BUSINESS] = { .calendar = true,
	    .seconds = true,
	    .limits = "s, min or h" },
	[CLOCK_CALENDAR_DAYS] = { .first = DAYS_DATEDIFF,
	    .last = DAYS_ELAPSED,
	    .days = true,
	    .limits = "days" },
	[CLOCK_BUSINESS_DAYS] = { .calendar = true,
	    .first = DAYS_BD_END,
	    .last = DAYS_BD_HOURS,
	    .business_days = true,
	    .limits = "business days" },
	[CLOCK_COUNT] = { .seconds = true, /* check_counted() has its say */
	    .days = true,
	    .business_days = true },
	[CLOCK_AVAILABILITY] = { .seconds = true, /* check_available() has */
	    .days = true,
	    .business_days = true },
};
_Static_assert(sizeof(clock_rules) / sizeof(clock_rules[0]) == CLOCK_KINDS,
    "each clock has its rule");

static const char *
clock_reason(struct gather *gather, const struct sle *sle)
{
	return arena_format(
	    gather->arena, "the clock %s needs it", clock_words[sle->clock]);
}

static bool
counts(const struct sle *sle, enum day_rule rule)
{
	for (size_t i = 0; i < sle->variant_count; i++) {
		if (sle->variants[i] == rule)
			return true;
	}
	return sle->day_rule == rule;
}

static void
check_family(struct gather *gather, const struct section *section,
    const char *key, enum day_rule rule)
{
	const struct draft_sle *draft = section->value;
	const struct clock_rule *clock = &clock_rules[draft->sle.clock];

	if (rule < clock->first || rule > clock->last)
		check_refuse(gather, section, key, "%s is no way to count %s",
		    day_rule_words[rule], clock_words[draft->sle.clock]);
}

static void
check_variants(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	for (size_t i = 0; i < sle->variant_count; i++) {
		if (section_good(section, "day_rule") &&
		    sle->variants[i] == sle->day_rule)
			check_refuse(gather, section, "variants",
			    "%s is the day_rule itself",
			    day_rule_words[sle->variants[i]]);
		else
			check_family(
			    gather, section, "variants", sle->variants[i]);
	}
}

static void
check_day_rule(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (clock_rules[sle->clock].first == DAYS_NONE) {
		const char *what = "the clocks calendar-days and business-days";

		check_only_with(gather, section, "day_rule", what);
		check_only_with(gather, section, "variants", what);
		return;
	}
	check_needs(gather, section, "day_rule", clock_reason(gather, sle));
	if (section_good(section, "day_rule"))
		check_family(gather, section, "day_rule", sle->day_rule);
	if (section_good(section, "variants"))
		check_variants(gather, section);
	if (section_settled(section, "day_rule") &&
	    section_settled(section, "variants") && !counts(sle, DAYS_BD_END))
		check_only_with(
		    gather, section, "bd_end", "BD-END as day_rule or variant");
}

static void
check_standard_day(struct gather *gather, const struct section *section,
    const struct section *calendar)
{
	const struct sle *sle = section->value;
	const struct schedule *schedule = calendar->value;

	if (!counts(sle, DAYS_BD_HOURS) ||
	    !section_settled(calendar, "standard_day") ||
	    schedule->standard_day != 0)
		return;
	check_refuse(gather, section,
	    sle->day_rule == DAYS_BD_HOURS ? "day_rule" : "variants",
	    "BD-HOURS needs a standard_day in the calendar %s", schedule->id);
}

static void
check_calendar(struct gather *gather, const struct section *section)
{
	const struct draft_sle *draft = section->value;
	const struct section *calendar;

	if (!clock_rules[draft->sle.clock].calendar) {
		const char *what = "the clocks business and business-days";

		check_only_with(gather, section, "calendar", what);
		check_only_with(gather, section, "due_at", what);
		return;
	}
	check_needs(
	    gather, section, "calendar", clock_reason(gather, &draft->sle));
	calendar = check_reference(gather, section, "calendar",
	    "calendar of the book", draft->calendar, &gather->calendars);
	if (calendar != NULL)
		check_standard_day(gather, section, calendar);
}

static void
check_unit(struct gather *gather, const struct section *section,
    const char *key, const struct place *place, const struct limit *limit)
{
	const struct sle *sle = section->value;
	const struct clock_rule *clock = &clock_rules[sle->clock];
	bool days = limit->days != 0;

	if ((limit->seconds != 0 && !clock->seconds) ||
	    (days && !limit->business && !clock->days) ||
	    (days && limit->business && !clock->business_days))
		complain_at(&gather->complain, place,
		    "%s: on the clock %s it is in %s", key,
		    clock_words[sle->clock], clock->limits);
}

static void
check_limit_unit(struct gather *gather, const struct section *section)
{
	const struct draft_sle *draft = section->value;
	const struct spot *rows = section_spot(section, "limits");

	if (section_good(section, "limit"))
		check_unit(gather, section, "limit",
		    &section_spot(section, "limit")->value, &draft->limit);
	for (size_t i = 0; rows->good && i < draft->limit_count; i++)
		check_unit(gather, section, "limits", &rows->items[i],
		    &draft->limits[i].limit);
}

/* Each row's category makes an id that is its own. */
static void
check_limit_names(struct gather *gather, const struct draft_sle *draft)
{
	const char **names =
	    arena_new(gather->arena, draft->limit_count, sizeof(names[0]));

	for (size_t i = 0; i < draft->limit_count; i++) {
		const struct limit_row *row = &draft->limits[i];
		const char *word =
		    complain_quote(&gather->complain, row->category);

		names[i] = limits_name(gather->arena, row->category);
		if (*names[i] == '\0')
			complain_at(&gather->complain, &row->place,
			    "limits: %s has no letter or digit for an id",
			    word);
		if (strlen(names[i]) > LIMITS_NAME_MAX)
			complain_at(&gather->complain, &row->place,
			    "limits: %s is too long for an id", word);
		for (size_t j = 0; j < i; j++) {
			if (strcmp(names[i], names[j]) == 0)
				complain_at(&gather->complain, &row->place,
				    "limits: %s makes the same id as line %u",
				    word,
				    (unsigned)draft->limits[j].place.line);
		}
	}
}

static void
check_limits(struct gather *gather, const struct section *section)
{
	if (!section_given(section, "limits"))
		return;
	if (section_spot(section, "limit")->seen)
		check_refuse(gather, section, "limit", "stands beside limits");
	if (section_spot(section, "category")->seen)
		check_refuse(
		    gather, section, "category", "stands beside limits");
	if (section_good(section, "limits"))
		check_limit_names(gather, section->value);
}

/* How a pause would move a day that is due nobody has said (clocks.md 4). */
static void
check_pause(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (clock_rules[sle->clock].first != DAYS_NONE)
		check_only_with(gather, section, "pause",
		    "the clocks elapsed and business: no rule says how a "
		    "pause moves a day that is due");
}

/* Without a limit nothing is judged: that is said, not forgotten. */
static void
check_limit_left_out(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (section_good(section, "clock") && sle_by_sums(sle))
		return;
	if (limits_given(section) || !section_settled(section, "class") ||
	    !section_good(section, "status") || sle->status == STATUS_UNKNOWN)
		return;
	if (sle->klass == SLE_JUDGED)
		check_needs(gather, section, "limit",
		    "or else class informational or status unknown");
	else
		check_only_with(gather, section, "compliance", "a limit");
}

static void
check_validity(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;

	if (section_good(section, "valid_from") &&
	    section_good(section, "valid_to") &&
	    sle->valid_to < sle->valid_from)
		check_refuse(
		    gather, section, "valid_to", "lies before valid_from");
}

/* Start implies stop: such a clock never runs (clocks.md section 5). */
static void
check_start_stop(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;
	const struct spot *spot = section_spot(section, "to");

	if (!section_good(section, "from") || !spot->good)
		return;
	for (size_t i = 0; i < sle->from.count * sle->to.count; i++) {
		size_t from = i / sle->to.count;
		size_t to = i % sle->to.count;

		if (strcmp(sle->from.items[from], sle->to.items[to]) == 0)
			complain_at(&gather->complain, &spot->items[to],
			    "to: %s also starts the clock", sle->to.items[to]);
	}
}

static bool
holds(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++) {
		if (strcmp(words->items[i], word) == 0)
			return true;
	}
	return false;
}

/* Paused from the start on, or over before it can pause (clocks.md 5). Of
 * several stops the last one counts: then an earlier one may pause. */
static void
check_pause_words(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;
	const struct section *pause = section_sub(section, "pause");
	const struct spot *spot =
	    pause == NULL ? NULL : section_spot(pause, "while");

	if (spot == NULL || !spot->good || !section_good(section, "from") ||
	    !section_good(section, "to"))
		return;
	for (size_t i = 0; i < sle->pause.count; i++) {
		const char *word = sle->pause.items[i];

		if (holds(&sle->from, word))
			complain_at(&gather->complain, &spot->items[i],
			    "while: %s also starts the clock", word);
		else if (sle->to_which == WHICH_FIRST && holds(&sle->to, word))
			complain_at(&gather->complain, &spot->items[i],
			    "while: %s stops the clock, so it never pauses",
			    word);
	}
}

static void
check_process(struct gather *gather, const struct section *section)
{
	const struct sle *sle = section->value;
	const struct section *pause = section_sub(section, "pause");
	const struct section *process = check_reference(gather, section,
	    "process", "process of the book", sle->process, &gather->processes);

	if (process == NULL)
		return;
	check_events(gather, process, section, "from", &sle->from);
	check_events(gather, process, section, "to", &sle->to);
	check_events(gather, process, section, "since", &sle->since);
	check_events(gather, process, section, "planned", &sle->planned);
	check_events(gather, process, section, "unobserved", &sle->unobserved);
	check_counts(gather, process, section);
	if (pause != NULL)
		check_events(gather, process, pause, "while", &sle->pause);
}

void
check_sles(struct gather *gather)
{
	for (size_t i = 0; i < gather->sles.count; i++) {
		const struct section *section = &gather->sles.items[i];

		check_process(gather, section);
		check_steps(gather, section);
		check_start_stop(gather, section);
		check_pause_words(gather, section);
		check_limit_left_out(gather, section);
		check_limits(gather, section);
		check_validity(gather, section);
		check_type(gather, section);
		check_cycles(gather, section);
		if (!section_good(section, "clock"))
			continue;
		check_calendar(gather, section);
		check_day_rule(gather, section);
		check_limit_unit(gather, section);
		check_pause(gather, section);
		check_counted(gather, section);
		check_available(gather, section);
	}
}
