/* keys_calendar.c -- the keys of a calendar and of its dated parts. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/names.h"
#include "slaudit/schedule.h"

#include "keys.h"

static const struct key covers_keys[] = {
	{ .name = "from",
	    .type = KEY_DATE,
	    .required = true,
	    .offset = offsetof(struct schedule, covers_from),
	    .meaning = "The first date for which all holidays are listed." },
	{ .name = "to",
	    .type = KEY_DATE,
	    .required = true,
	    .offset = offsetof(struct schedule, covers_to),
	    .meaning = "The last such date, itself included." },
};

const struct table keys_covers = {
	.name = "covers",
	.title = "covers",
	.where = "under `covers:` of a calendar",
	.intro = "Where the calendar is complete. A ticket outside is not "
		 "judged: its outcome is \"not covered\".",
	.keys = covers_keys,
	.count = sizeof(covers_keys) / sizeof(covers_keys[0]),
	.size = sizeof(struct schedule),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key holiday_keys[] = {
	{ .name = "date",
	    .type = KEY_DATE,
	    .required = true,
	    .offset = offsetof(struct dated, day),
	    .meaning = "The local date, with its year; a substitute day is "
		       "written out." },
	{ .name = "name",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct dated, name),
	    .meaning = "What the day is called." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct dated, source),
	    .absent = "the calendar's source",
	    .meaning = "Where it stands: the gazette, law or list." },
	{ .name = "decided_by",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct dated, decided_by),
	    .absent = "not said",
	    .meaning = "Who decided that the office keeps it." },
};

const struct table keys_holiday = {
	.name = "holiday",
	.title = "a holiday",
	.where = "an item of `holidays:` of a calendar",
	.intro = "A local date on which the office is closed, from midnight to "
		 "midnight.",
	.keys = holiday_keys,
	.count = sizeof(holiday_keys) / sizeof(holiday_keys[0]),
	.size = sizeof(struct dated),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key override_keys[] = {
	{ .name = "date",
	    .type = KEY_DATE,
	    .required = true,
	    .offset = offsetof(struct dated, day),
	    .meaning = "The local date, with its year." },
	{ .name = "hours",
	    .type = KEY_SPANS,
	    .required = true,
	    .offset = offsetof(struct dated, spans.items),
	    .count = offsetof(struct dated, spans.count),
	    .least = 1,
	    .meaning =
		"All the hours of that date; nothing of the week or of a "
		"holiday is left." },
	{ .name = "name",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct dated, name),
	    .meaning = "Why the day is different." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct dated, source),
	    .absent = "the calendar's source",
	    .meaning = "Where it stands." },
	{ .name = "decided_by",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct dated, decided_by),
	    .absent = "not said",
	    .meaning = "Who decided it." },
};

const struct table keys_override = {
	.name = "override",
	.title = "an override",
	.where = "an item of `overrides:` of a calendar",
	.intro = "A local date with hours of its own: half a day, an extra "
		 "shift. It beats a holiday, which beats the week; `rules "
		 "check` notes one that stands on a holiday.",
	.keys = override_keys,
	.count = sizeof(override_keys) / sizeof(override_keys[0]),
	.size = sizeof(struct dated),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key calendar_keys[] = {
	{ .name = "id",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct schedule, id),
	    .meaning = "The calendar's short name." },
	{ .name = "title",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct schedule, title),
	    .meaning = "Whose hours these are." },
	{ .name = "zone",
	    .type = KEY_ZONE,
	    .required = true,
	    .offset = offsetof(struct schedule, zone),
	    .meaning = "Where these hours are read off the wall." },
	{ .name = "intersect",
	    .type = KEY_IDS,
	    .offset = offsetof(struct schedule, intersect),
	    .count = offsetof(struct schedule, part_count),
	    .refers = "calendars of the book, at least two",
	    .absent = "the calendar has hours of its own",
	    .meaning = "Open when all of these are. Then there is no week, "
		       "holiday or override here; a business day is a date of "
		       "this zone with open time, and a night shift is cut at "
		       "midnight. None of them is an intersection itself." },
	{ .name = "week",
	    .type = KEY_WEEK,
	    .absent = "only with intersect",
	    .offset = offsetof(struct schedule, week),
	    .meaning = "The hours of each day: mon, tue, wed, thu, fri, sat, "
		       "sun, a range such as mon-fri or sun-thu, or daily. A "
		       "day stands once; one that is not named is closed." },
	{ .name = "standard_day",
	    .type = KEY_LENGTH,
	    .offset = offsetof(struct schedule, standard_day),
	    .least = 1,
	    .most = 86400,
	    .absent = "none, and then BD-HOURS is refused",
	    .meaning = "How long a standard business day is, for BD-HOURS." },
	{ .name = "covers",
	    .type = KEY_SECTION,
	    .required = true,
	    .offset = 0,
	    .table = &keys_covers,
	    .meaning = "Where the list of holidays is complete." },
	{ .name = "holidays",
	    .type = KEY_SECTIONS,
	    .offset = offsetof(struct schedule, holidays),
	    .count = offsetof(struct schedule, holiday_count),
	    .table = &keys_holiday,
	    .absent = "no holidays",
	    .meaning = "Dates on which the office is closed." },
	{ .name = "overrides",
	    .type = KEY_SECTIONS,
	    .offset = offsetof(struct schedule, overrides),
	    .count = offsetof(struct schedule, override_count),
	    .table = &keys_override,
	    .absent = "no overrides",
	    .meaning = "Dates with hours of their own." },
	{ .name = "status",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct schedule, status),
	    .words = status_words,
	    .meaning = "How sure hours and holidays are." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct schedule, source),
	    .meaning = "Where they stand." },
};

const struct table keys_calendar = {
	.name = "calendar",
	.title = "a calendar",
	.where = "an item of `calendars:`",
	.intro = "When an office is open, for the clocks business and "
		 "business-days.",
	.keys = calendar_keys,
	.count = sizeof(calendar_keys) / sizeof(calendar_keys[0]),
	.size = sizeof(struct schedule),
	.id = offsetof(struct schedule, id),
	.place = offsetof(struct schedule, place),
};
