/* keys_register.c -- the keys of a register: how people's words are read. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/book.h"
#include "slaudit/names.h"

#include "keys.h"

static const struct key register_keys[] = {
	{ .name = "id",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct register_map, form.id),
	    .meaning = "The register's short name." },
	{ .name = "title",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct register_map, form.title),
	    .meaning = "What is written down in it." },
	{ .name = "kind",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct register_map, kind),
	    .words = register_kind_words,
	    .meaning =
		"exclusions set tickets aside; disputes say that an outcome is "
		"another; corrections give an event another time. These "
		"three change a figure once a second person has decided, and "
		"the figure on all data stays beside it. explanations are the "
		"operator's, decisions the committee's: they are printed, and "
		"change nothing." },
	{ .name = "file",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct register_map, form.file),
	    .meaning = "A shell pattern for the file's name, without its "
		       "folder. Of files of one name the one that was cut off "
		       "last counts, whenever it came." },
	{ .name = "delimiter",
	    .type = KEY_LETTER,
	    .offset = offsetof(struct register_map, form.delimiter),
	    .absent = "\",\"",
	    .meaning = "What stands between two fields; a tab is \"\\t\"." },
	{ .name = "encoding",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct register_map, form.encoding),
	    .absent = "UTF-8",
	    .meaning = "How characters are written, as in a mapping." },
	{ .name = "trim",
	    .type = KEY_FLAG,
	    .offset = offsetof(struct register_map, form.trim),
	    .meaning = "Whether blanks around a field are taken away." },
	{ .name = "nulls",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct register_map, form.nulls.items),
	    .count = offsetof(struct register_map, form.nulls.count),
	    .absent = "only an empty field",
	    .meaning = "Words that mean that nothing is there, in any field." },
	{ .name = "times",
	    .type = KEY_SECTION,
	    .required = true,
	    .offset = offsetof(struct register_map, form),
	    .table = &keys_times,
	    .meaning = "How times are written. A date alone lasts until the "
		       "end of that day." },
	{ .name = "cutoff",
	    .type = KEY_INSTANT,
	    .offset = offsetof(struct register_map, form.cutoff),
	    .absent = "given on the command line or beside the file",
	    .meaning = "Up to when it holds what was written down." },
	{ .name = "reasons",
	    .type = KEY_TITLES,
	    .offset = offsetof(struct register_map, reasons),
	    .count = offsetof(struct register_map, reason_count),
	    .absent = "required with exclusions, corrections and explanations, "
		      "allowed with no other",
	    .meaning = "The codes that may stand at reason or cause, each with "
		       "what it is called on paper; a row with another is "
		       "rejected." },
	{ .name = "columns",
	    .type = KEY_PAIRS,
	    .offset = offsetof(struct register_map, columns),
	    .count = offsetof(struct register_map, column_count),
	    .absent = "columns are called as they are here",
	    .meaning = "Ours: theirs, for columns with another name. "
		       "exclusions has id, ticket, measure, category, from, "
		       "to, reason, text, evidence, requested_by, "
		       "requested_at, decided_by, decided_at, decision. "
		       "disputes: id, ticket, measure, claim, text, raised_by, "
		       "raised_at, decided_by, decided_at, decision. "
		       "corrections: id, ticket, event, was, becomes, reason, "
		       "text, requested_by, requested_at, decided_by, "
		       "decided_at, decision. explanations: id, measure, "
		       "month, ticket, cause, text, given_by, given_at. "
		       "decisions: id, date, subject, measure, month, members, "
		       "for, against, abstain, quorum, decision, rating, "
		       "minutes, text." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct register_map, form.source),
	    .absent = "not said",
	    .meaning = "Who keeps it, and by which decision." },
};

const struct table keys_register = {
	.name = "register",
	.title = "a register",
	.where = "an item of `registers:`",
	.intro = "How one kind of people's words is read. Nothing is ever "
		 "taken away by a register: it marks, and the figure without "
		 "it is printed, too.",
	.keys = register_keys,
	.count = sizeof(register_keys) / sizeof(register_keys[0]),
	.size = sizeof(struct register_map),
	.id = offsetof(struct register_map, form.id),
	.place = offsetof(struct register_map, form.place),
};
