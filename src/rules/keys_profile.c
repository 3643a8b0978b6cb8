/* keys_profile.c -- the keys of a profile, of what it changes and adds. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/names.h"

#include "keys.h"
#include "overlay.h"

static const struct key profile_keys[] = {
	{ .name = "title",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct draft_profile, profile.title),
	    .meaning = "How the book is read here, in words." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct draft_profile, profile.source),
	    .meaning = "Who reads it so, or why one might." },
	{ .name = "status",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct draft_profile, profile.status),
	    .words = status_words,
	    .meaning = "How sure it is that somebody reads it so." },
	{ .name = "list",
	    .type = KEY_FLAG,
	    .offset = offsetof(struct draft_profile, profile.list),
	    .meaning = "Reports list the verdicts that this profile would "
		       "turn; each report then measures every ticket under "
		       "it." },
	{ .name = "window",
	    .type = KEY_NUMBER,
	    .offset = offsetof(struct draft_profile, profile.window),
	    .least = 1,
	    .most = 12,
	    .absent = "each month is tested by itself",
	    .meaning = "So many months of the year are summed up, and the sum "
		       "is held against the share: 3 is quarters, 6 half "
		       "years. It divides 12." },
	{ .name = "change",
	    .type = KEY_SECTION,
	    .offset = offsetof(struct draft_profile, changes),
	    .table = &keys_change,
	    .absent = "nothing is changed",
	    .meaning = "New values for keys of the book's items." },
	{ .name = "add",
	    .type = KEY_SECTION,
	    .offset = KEYS_NOWHERE,
	    .table = &keys_add,
	    .absent = "nothing is added",
	    .meaning = "Items that the book does not have." },
};

const struct table keys_profile = {
	.name = "profile",
	.title = "a profile",
	.where = "the top of each DIR/profiles/NAME.yaml",
	.intro = "The same book read in another way, for `slaudit whatif`; "
		 "never for official figures. NAME is letters, digits and "
		 ". - _.",
	.keys = profile_keys,
	.count = sizeof(profile_keys) / sizeof(profile_keys[0]),
	.size = sizeof(struct draft_profile),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key change_keys[] = {
	{ .name = "book",
	    .type = KEY_CHANGE,
	    .offset = offsetof(struct draft_changes, book.items),
	    .count = offsetof(struct draft_changes, book.count),
	    .table = &keys_book,
	    .absent = "as it is",
	    .meaning = "Of the book itself." },
	{ .name = "processes",
	    .type = KEY_CHANGES,
	    .offset = offsetof(struct draft_changes, processes.items),
	    .count = offsetof(struct draft_changes, processes.count),
	    .table = &keys_process,
	    .absent = "as they are",
	    .meaning = "Of processes; events and their order are how exports "
		       "were read, and cannot be others afterwards." },
	{ .name = "calendars",
	    .type = KEY_CHANGES,
	    .offset = offsetof(struct draft_changes, calendars.items),
	    .count = offsetof(struct draft_changes, calendars.count),
	    .table = &keys_calendar,
	    .absent = "as they are",
	    .meaning = "Of calendars: other hours, another zone, no "
		       "holidays." },
	{ .name = "sles",
	    .type = KEY_CHANGES,
	    .offset = offsetof(struct draft_changes, sles.items),
	    .count = offsetof(struct draft_changes, sles.count),
	    .table = &keys_sle,
	    .absent = "as they are",
	    .meaning = "Of SLEs, all versions of an id: another clock, way of "
		       "counting days, limit, cohort." },
	{ .name = "detection",
	    .type = KEY_CHANGES,
	    .offset = offsetof(struct draft_changes, detection.items),
	    .count = offsetof(struct draft_changes, detection.count),
	    .table = &keys_detection,
	    .absent = "as they are",
	    .meaning = "Of detection rules." },
};

const struct table keys_change = {
	.name = "change",
	.title = "what a profile changes",
	.where = "under `change:` of a profile",
	.intro = "A key that stands here takes the place of the item's own; "
		 "null takes the item's away. What is not named stays. No key "
		 "of one item is changed twice.",
	.keys = change_keys,
	.count = sizeof(change_keys) / sizeof(change_keys[0]),
	.size = sizeof(struct draft_changes),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key add_keys[] = {
	{ .name = "calendars",
	    .type = KEY_SECTIONS,
	    .offset = KEYS_NOWHERE,
	    .table = &keys_calendar,
	    .absent = "none",
	    .meaning = "More calendars." },
	{ .name = "sles",
	    .type = KEY_SECTIONS,
	    .offset = KEYS_NOWHERE,
	    .table = &keys_sle,
	    .absent = "none",
	    .meaning = "More SLEs, such as a limit in several tiers." },
	{ .name = "detection",
	    .type = KEY_SECTIONS,
	    .offset = KEYS_NOWHERE,
	    .table = &keys_detection,
	    .absent = "none",
	    .meaning = "More detection rules." },
};

const struct table keys_add = {
	.name = "add",
	.title = "what a profile adds",
	.where = "under `add:` of a profile",
	.intro = "Whole items, as they would stand in the book.",
	.keys = add_keys,
	.count = sizeof(add_keys) / sizeof(add_keys[0]),
	.size = 1,
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};
