/* keys_family.c -- the keys of a rule of families. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/book.h"
#include "slaudit/names.h"

#include "keys.h"

static const struct key family_keys[] = {
	{ .name = "id",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct family_rule, id),
	    .meaning = "The rule's short name." },
	{ .name = "title",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct family_rule, title),
	    .meaning = "What makes a family, in words." },
	{ .name = "process",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct family_rule, process),
	    .refers = "a process of the book",
	    .meaning = "Whose tickets it gathers. One rule a process." },
	{ .name = "by",
	    .type = KEY_IDS,
	    .offset = offsetof(struct family_rule, by.items),
	    .count = offsetof(struct family_rule, by.count),
	    .refers = "customer_class, channel or an attribute of the book",
	    .absent = "the dates alone make a family",
	    .meaning = "Words that are equal within a family, such as the "
		       "registry. A ticket that lacks one stands for itself; "
		       "nothing is guessed from names." },
	{ .name = "events",
	    .type = KEY_IDS,
	    .required = true,
	    .offset = offsetof(struct family_rule, events.items),
	    .count = offsetof(struct family_rule, events.count),
	    .refers = "an event of the process",
	    .meaning = "Events that a family's tickets have on the same dates "
		       "of the book's zone; of several, the first counts. A "
		       "ticket that lacks one stands for itself." },
	{ .name = "missed",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct family_rule, missed),
	    .words = family_missed_words,
	    .meaning = "A family is missed if any of its cases is, or only if "
		       "all are." },
	{ .name = "status",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct family_rule, status),
	    .words = status_words,
	    .meaning = "How sure it is that these are one cause's." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct family_rule, source),
	    .meaning = "Where the rule comes from." },
};

const struct table keys_family = {
	.name = "family",
	.title = "a rule of families",
	.where = "an item of `families:`",
	.intro = "Requests of one cause: one registry that files the same "
		 "change for all its names. The official figure stays per "
		 "request; beside it each family counts once.",
	.keys = family_keys,
	.count = sizeof(family_keys) / sizeof(family_keys[0]),
	.size = sizeof(struct family_rule),
	.id = offsetof(struct family_rule, id),
	.place = offsetof(struct family_rule, place),
};
