/* check_calendar.c -- processes name their events, calendars their dates. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/book.h"
#include "slaudit/instant.h"
#include "slaudit/schedule.h"

#include "check.h"
#include "values.h"

void
check_processes(struct gather *gather)
{
	for (size_t i = 0; i < gather->processes.count; i++) {
		const struct section *section = &gather->processes.items[i];
		const struct process *process = section->value;

		check_events(
		    gather, section, section, "order", &process->order);
		check_events(gather, section, section, "ends", &process->ends);
	}
}

/* --- calendars --------------------------------------------------------------
 */

/* Are both ends of the coverage known, and in order? */
static bool
check_covers(struct gather *gather, const struct section *section)
{
	const struct schedule *schedule = section->value;
	const struct section *covers = section_sub(section, "covers");

	if (covers == NULL || !section_good(covers, "from") ||
	    !section_good(covers, "to"))
		return false;
	if (schedule->covers_to >= schedule->covers_from)
		return true;
	check_refuse(gather, covers, "to", "lies before from");
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

void
check_calendars(struct gather *gather)
{
	for (size_t i = 0; i < gather->calendars.count; i++) {
		const struct section *section = &gather->calendars.items[i];
		bool covered = check_covers(gather, section);

		check_dates(gather, section, "holidays", covered);
		check_dates(gather, section, "overrides", covered);
	}
}
