/* keys.c -- all tables of the language, in the order of a book. */
/* SPDX-License-Identifier: MIT */
#include "keys.h"

#include <string.h>

#include "slaudit/wording.h"

static const struct key wording_keys[] = {
	{ .name = "language",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct wording, language),
	    .meaning = "Of the texts, as BCP 47 has it: en." },
	{ .name = "texts",
	    .type = KEY_TEXTS,
	    .required = true,
	    .offset = offsetof(struct wording, entries),
	    .count = offsetof(struct wording, count),
	    .meaning = "Each text under its key; keys may nest, and are joined "
		       "with a dot. {name} is filled in. A text that counts "
		       "something stands twice, as .one and .other." },
};

const struct table keys_wording = {
	.name = "wording",
	.title = "a wording file",
	.where = "the top of reports/LANGUAGE.yaml",
	.intro = "Every sentence that a reader of a report sees. It is no part "
		 "of a rule book.",
	.keys = wording_keys,
	.count = sizeof(wording_keys) / sizeof(wording_keys[0]),
	.size = sizeof(struct wording),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

const struct table *const keys_tables[] = { &keys_file, &keys_book,
	&keys_process, &keys_closure, &keys_calendar, &keys_covers,
	&keys_holiday, &keys_override, &keys_sle, &keys_pause, &keys_mapping,
	&keys_times, &keys_field, &keys_event, &keys_condition, &keys_party,
	&keys_claim, &keys_detection, &keys_register, &keys_family,
	&keys_quality, &keys_published, &keys_figure, &keys_profile,
	&keys_change, &keys_add, &keys_wording, &keys_audiences, &keys_audience,
	&keys_retention, NULL };

const struct key *
keys_find(const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++) {
		if (strcmp(table->keys[i].name, name) == 0)
			return &table->keys[i];
	}
	return NULL;
}
