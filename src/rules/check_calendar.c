/* check_calendar.c -- processes name their events, calendars their dates. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/book.h"
#include "slaudit/instant.h"
#include "slaudit/schedule.h"

#include "check.h"
#include "values.h"

/* Who has the move after which event. */
static void
check_moves(struct gather *gather, const struct section *section)
{
	const struct process *process = section->value;
	const struct spot *spot = section_spot(section, "moves");

	if (!spot->good)
		return;
	for (size_t i = 0; i < process->move_count; i++) {
		const struct word_pair *move = &process->moves[i];

		if (move->from == move->to) /* of a list */
			complain_at(&gather->complain, &spot->items[i],
			    "moves: no party after %s",
			    complain_quote(&gather->complain, move->from));
		else
			check_event(gather, section, &spot->items[i], "moves",
			    move->from);
	}
}

/* Which waits need which request. */
static void
check_asks(struct gather *gather, const struct section *section)
{
	const struct process *process = section->value;
	const struct spot *spot = section_spot(section, "asks");

	if (!spot->good)
		return;
	for (size_t i = 0; i < process->ask_count; i++) {
		const struct word_pair *ask = &process->asks[i];
		const struct place *place = &spot->items[i];

		if (ask->from == ask->to) { /* of a list */
			complain_at(&gather->complain, place,
			    "asks: nothing else asks for %s",
			    complain_quote(&gather->complain, ask->from));
			continue;
		}
		check_event(gather, section, place, "asks", ask->from);
		check_event(gather, section, place, "asks", ask->to);
	}
}

void
check_processes(struct gather *gather)
{
	for (size_t i = 0; i < gather->processes.count; i++) {
		const struct section *section = &gather->processes.items[i];
		const struct process *process = section->value;

		check_events(
		    gather, section, section, "order", &process->order);
		check_events(gather, section, section, "ends", &process->ends);
		check_events(gather, section, section, "out_of_scope",
		    &process->out_of_scope);
		check_moves(gather, section);
		check_asks(gather, section);
		check_closure(gather, section);
	}
}

/* --- calendars --------------------------------------------------------------
 */

/* Are both ends of the coverage known? */
static bool
check_covers_good(const struct section *section)
{
	const struct section *covers = section_sub(section, "covers");

	return covers != NULL && section_good(covers, "from") &&
	    section_good(covers, "to");
}

/* Known, and in order? */
static bool
check_covers(struct gather *gather, const struct section *section)
{
	const struct schedule *schedule = section->value;

	if (!check_covers_good(section))
		return false;
	if (schedule->covers_to >= schedule->covers_from)
		return true;
	check_refuse(
	    gather, section_sub(section, "covers"), "to", "lies before from");
	return false;
}

static void
check_date(struct gather *gather, const struct section *calendar,
    const struct section *dated, bool covered)
{
	const struct schedule *schedule = calendar->value;
	const struct dated *date = dated->value;

	if (covered && section_good(dated, "date") &&
	    (date->day < schedule->covers_from ||
		date->day > schedule->covers_to))
		check_refuse(gather, dated, "date",
		    "lies outside what the calendar covers");
}

/* One bit a day of the years that a date may have. */
struct days_seen {
	unsigned char bits[(VALUES_YEAR_MAX - VALUES_YEAR_MIN + 1) * 366 / 8];
};

static bool
see_day(struct days_seen *seen, int32_t day)
{
	unsigned char bit = (unsigned char)(1u << (unsigned)day % 8);
	bool before = (seen->bits[day / 8] & bit) != 0;

	seen->bits[day / 8] |= bit;
	return before;
}

static void
check_dates(struct gather *gather, const struct section *calendar,
    const char *key, bool covered)
{
	const struct spot *spot = section_spot(calendar, key);
	struct days_seen seen = { { 0 } };

	for (size_t i = 0; i < spot->section_count; i++) {
		const struct section *section = &spot->sections[i];
		const struct dated *dated = section->value;

		if (section_good(section, "date") && see_day(&seen, dated->day))
			check_refuse(
			    gather, section, "date", "stands twice in %s", key);
		else
			check_date(gather, calendar, section, covered);
	}
}

/* Which of the two was meant is for people to see: the override counts. */
static void
check_overridden(struct gather *gather, const struct section *calendar)
{
	const struct spot *holidays = section_spot(calendar, "holidays");
	const struct spot *overrides = section_spot(calendar, "overrides");
	struct days_seen seen = { { 0 } };

	for (size_t i = 0; i < holidays->section_count; i++) {
		const struct section *section = &holidays->sections[i];
		const struct dated *dated = section->value;

		if (section_good(section, "date"))
			see_day(&seen, dated->day);
	}
	for (size_t i = 0; i < overrides->section_count; i++) {
		const struct section *section = &overrides->sections[i];
		const struct dated *dated = section->value;

		if (section_good(section, "date") && see_day(&seen, dated->day))
			check_note(gather, section, "date",
			    "is a holiday, too; the hours of the override "
			    "count");
	}
}

/* --- intersections ----------------------------------------------------------
 */

static void
check_part(struct gather *gather, const struct section *calendar, size_t index)
{
	const struct schedule *schedule = calendar->value;
	const struct place *place =
	    &section_spot(calendar, "intersect")->items[index];
	const char *id = schedule->intersect[index];
	const struct section *part = gather_find(&gather->calendars, id);
	const struct schedule *theirs;

	if (part == NULL) {
		gather_refuse_reference(gather, place, "intersect",
		    "calendar of the book", id,
		    gather_guess(gather, &gather->calendars, id));
		return;
	}
	theirs = part->value;
	if (section_given(part, "intersect"))
		complain_at(&gather->complain, place,
		    "intersect: %s is an intersection itself", id);
	else if (check_covers_good(calendar) && check_covers_good(part) &&
	    (schedule->covers_from < theirs->covers_from ||
		schedule->covers_to > theirs->covers_to))
		complain_at(&gather->complain, place,
		    "intersect: %s covers less than this calendar", id);
}

static void
check_intersection(struct gather *gather, const struct section *section)
{
	static const char *const own[] = { "week", "holidays", "overrides" };
	const struct schedule *schedule = section->value;

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		check_only_with(gather, section, own[i],
		    "hours of its own; intersect stands here");
	if (!section_good(section, "intersect"))
		return;
	if (schedule->part_count < 2)
		check_refuse(gather, section, "intersect",
		    "is no more than the calendar %s", schedule->intersect[0]);
	for (size_t i = 0; i < schedule->part_count; i++)
		check_part(gather, section, i);
}

void
check_calendars(struct gather *gather)
{
	for (size_t i = 0; i < gather->calendars.count; i++) {
		const struct section *section = &gather->calendars.items[i];
		bool covered = check_covers(gather, section);

		if (section_given(section, "intersect")) {
			check_intersection(gather, section);
			continue;
		}
		check_needs(gather, section, "week",
		    "a calendar needs it or intersect");
		check_dates(gather, section, "holidays", covered);
		check_dates(gather, section, "overrides", covered);
		check_overridden(gather, section);
	}
}
