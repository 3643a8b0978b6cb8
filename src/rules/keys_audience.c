/* keys_audience.c -- the keys of reports/audiences.yaml, and of retention. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/audience.h"
#include "slaudit/book.h"
#include "slaudit/names.h"

#include "keys.h"

static const struct key audiences_keys[] = {
	{ .name = "audiences",
	    .type = KEY_SECTIONS,
	    .required = true,
	    .offset = offsetof(struct audiences, items),
	    .count = offsetof(struct audiences, count),
	    .least = 1,
	    .table = &keys_audience,
	    .meaning = "Whom packs are made for." },
};

const struct table keys_audiences = {
	.name = "audiences",
	.title = "an audiences file",
	.where = "the top of reports/audiences.yaml",
	.intro = "Who may see what. It is no part of a rule book.",
	.keys = audiences_keys,
	.count = sizeof(audiences_keys) / sizeof(audiences_keys[0]),
	.size = sizeof(struct audiences),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key audience_keys[] = {
	{ .name = "id",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct audience, id),
	    .meaning = "Its short name, for --audience and for the folder of "
		       "its packs." },
	{ .name = "title",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct audience, title),
	    .meaning = "What it is called on a report." },
	{ .name = "private",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct audience, privacy),
	    .words = privacy_words,
	    .meaning = "What becomes of words that a mapping calls private: "
		       "shown, or withheld from every file of the pack." },
};

const struct table keys_audience = {
	.name = "audience",
	.title = "an audience",
	.where = "an item of `audiences:`",
	.intro = "Packs without --audience are the committee's, and show "
		 "everything.",
	.keys = audience_keys,
	.count = sizeof(audience_keys) / sizeof(audience_keys[0]),
	.size = sizeof(struct audience),
	.id = offsetof(struct audience, id),
	.place = KEYS_NOWHERE,
};

static const struct key retention_keys[] = {
	{ .name = "text",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct book, retention.text),
	    .meaning = "How long exports, stores and packs are kept, as it "
		       "stands on a report." },
	{ .name = "months",
	    .type = KEY_NUMBER,
	    .offset = offsetof(struct book, retention.months),
	    .least = 1,
	    .most = 1200,
	    .absent = "no length of time is established",
	    .meaning = "So many months." },
	{ .name = "status",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct book, retention.status),
	    .words = status_words,
	    .meaning = "How sure that is." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct book, retention.source),
	    .meaning = "Where it stands, or where it was looked for." },
};

const struct table keys_retention = {
	.name = "retention",
	.title = "a retention",
	.where = "under `retention:` of the book",
	.intro =
	    "How long what was audited is kept. It is stated, in the notes "
	    "of each pack and by `slaudit rules show`; nothing is deleted "
	    "by it.",
	.keys = retention_keys,
	.count = sizeof(retention_keys) / sizeof(retention_keys[0]),
	.size = sizeof(struct book),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};
