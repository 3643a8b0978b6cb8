/* keys_mapping.c -- the keys of a mapping and of its parts. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/mapping.h"
#include "slaudit/names.h"

#include "keys.h"

static const struct key times_keys[] = {
	{ .name = "formats",
	    .type = KEY_FORMAT,
	    .required = true,
	    .offset = offsetof(struct mapping, formats),
	    .count = offsetof(struct mapping, format_count),
	    .meaning = "How times are written, tried in this order: %Y %m %d "
		       "%H %I %M %S %p %z. One without a time of day is a "
		       "whole date, never midnight." },
	{ .name = "zone",
	    .type = KEY_ZONE,
	    .offset = offsetof(struct mapping, zone),
	    .absent = "required where a format has no %z, else not allowed",
	    .meaning = "Where times without an offset were written." },
};

const struct table keys_times = {
	.name = "times",
	.title = "times",
	.where = "under `times:` of a mapping",
	.intro = "How the export writes its times.",
	.keys = times_keys,
	.count = sizeof(times_keys) / sizeof(times_keys[0]),
	.size = sizeof(struct mapping),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key field_keys[] = {
	{ .name = "column",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct field, column),
	    .absent = "constant says the word",
	    .meaning = "The column it stands in." },
	{ .name = "constant",
	    .type = KEY_WORD,
	    .offset = offsetof(struct field, constant),
	    .absent = "column says where it stands",
	    .meaning = "The same word for every ticket." },
	{ .name = "row",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct field, pick),
	    .words = pick_words,
	    .meaning = "With shape log: each row of the ticket says it, and "
		       "rows that disagree are named; or its first, or its "
		       "last row does." },
	{ .name = "words",
	    .type = KEY_PAIRS,
	    .offset = offsetof(struct field, words),
	    .count = offsetof(struct field, word_count),
	    .absent = "every word, as it stands",
	    .meaning = "The words allowed, or a translation of them into the "
		       "book's; a row with another is rejected." },
	{ .name = "private",
	    .type = KEY_FLAG,
	    .offset = offsetof(struct field, is_private),
	    .meaning =
		"Whether the word is shown to those audiences alone that "
		"may see what is private, such as the committee; see "
		"audience." },
};

const struct table keys_field = {
	.name = "field",
	.title = "a field",
	.where = "at `category:`, `customer:` and the like of a mapping",
	.intro = "Where an attribute of a ticket comes from: a column's name, "
		 "or these keys.",
	.keys = field_keys,
	.count = sizeof(field_keys) / sizeof(field_keys[0]),
	.size = sizeof(struct field),
	.id = KEYS_NOWHERE,
	.place = offsetof(struct field, place),
};

static const struct key party_keys[] = {
	{ .name = "column",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct event_rule, by_column),
	    .absent = "constant says the word",
	    .meaning = "The column that names the party." },
	{ .name = "constant",
	    .type = KEY_WORD,
	    .offset = offsetof(struct event_rule, by),
	    .absent = "column says where it stands",
	    .meaning = "The same party for every such event." },
	{ .name = "private",
	    .type = KEY_FLAG,
	    .offset = offsetof(struct event_rule, by_private),
	    .meaning = "As with a field: whether it is shown to some audiences "
		       "alone." },
};

const struct table keys_party = {
	.name = "party",
	.title = "a party",
	.where = "at `by:` of an event",
	.intro = "Whose move an event was: a column's name, or these keys.",
	.keys = party_keys,
	.count = sizeof(party_keys) / sizeof(party_keys[0]),
	.size = sizeof(struct event_rule),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key condition_keys[] = {
	{ .name = "not",
	    .type = KEY_WORDS,
	    .required = true,
	    .offset = offsetof(struct condition, words.items),
	    .count = offsetof(struct condition, words.count),
	    .meaning = "The column holds none of these." },
};

const struct table keys_condition = {
	.name = "condition",
	.title = "a condition",
	.where = "at a column of `when:` of an event",
	.intro = "A word or a list of words that the column must hold one of, "
		 "or this key.",
	.keys = condition_keys,
	.count = sizeof(condition_keys) / sizeof(condition_keys[0]),
	.size = sizeof(struct condition),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};

static const struct key event_keys[] = {
	{ .name = "event",
	    .type = KEY_ID,
	    .offset = offsetof(struct event_rule, event),
	    .refers = "an event of the process",
	    .absent = "named_by says where its name stands",
	    .meaning = "Which event of the process this is." },
	{ .name = "named_by",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct event_rule, named_by),
	    .absent = "event says which it is",
	    .meaning = "With shape log: the column whose word is the event." },
	{ .name = "names",
	    .type = KEY_PAIRS,
	    .offset = offsetof(struct event_rule, names),
	    .count = offsetof(struct event_rule, name_count),
	    .refers = "an event of the process",
	    .absent = "required with named_by, else not allowed",
	    .meaning = "The words allowed there, or a translation of them into "
		       "events of the process; a row with another is "
		       "rejected." },
	{ .name = "time",
	    .type = KEY_COLUMN,
	    .required = true,
	    .offset = offsetof(struct event_rule, time),
	    .meaning = "The column of its time; where that is empty, the event "
		       "did not happen." },
	{ .name = "otherwise",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct event_rule, otherwise),
	    .absent = "no other column says it",
	    .meaning = "The column of its time in a row where the one at time "
		       "is empty." },
	{ .name = "count",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct event_rule, count),
	    .absent = "required with shape samples, allowed with no other",
	    .meaning = "The column that says how many things were counted; "
		       "where it is empty, the event did not happen." },
	{ .name = "when",
	    .type = KEY_WHEN,
	    .offset = offsetof(struct event_rule, when),
	    .count = offsetof(struct event_rule, when_count),
	    .table = &keys_condition,
	    .absent = "every row counts",
	    .meaning = "Only rows in which each of these columns holds one of "
		       "its words." },
	{ .name = "row",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct event_rule, pick),
	    .words = pick_words,
	    .meaning = "With shape log: each row is an event, or only the "
		       "ticket's first or last row says when it was." },
	{ .name = "by",
	    .type = KEY_SHORT,
	    .offset = 0,
	    .table = &keys_party,
	    .absent = "not said",
	    .meaning = "Whose move it was." },
};

const struct table keys_event = {
	.name = "event",
	.title = "an event",
	.where = "an item of `events:` of a mapping",
	.intro = "Which column is the time of which event, and in which rows.",
	.keys = event_keys,
	.count = sizeof(event_keys) / sizeof(event_keys[0]),
	.size = sizeof(struct event_rule),
	.id = KEYS_NOWHERE,
	.place = offsetof(struct event_rule, place),
};

static const struct key mapping_keys[] = {
	{ .name = "id",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct mapping, id),
	    .meaning = "The mapping's short name." },
	{ .name = "title",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct mapping, title),
	    .meaning = "What kind of export this is." },
	{ .name = "file",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct mapping, file),
	    .meaning = "A shell pattern for the file's name, without its "
		       "folder." },
	{ .name = "shape",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct mapping, shape),
	    .words = shape_words,
	    .meaning = "wide: a row a ticket, a column a time. log: a row an "
		       "event. samples: a row a sample, whose events each "
		       "count things, such as those checked and those found "
		       "right. intervals: a row an outage or a time that "
		       "nobody watched: events at two columns of times, of "
		       "which exactly one of those at the first begins it." },
	{ .name = "process",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct mapping, process),
	    .refers = "a process of the book",
	    .meaning = "Of which process its tickets are." },
	{ .name = "coverage",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct mapping, coverage),
	    .words = coverage_words,
	    .meaning = "Whether the export holds every ticket. From an extract "
		       "no share and no monthly verdict is drawn." },
	{ .name = "delimiter",
	    .type = KEY_LETTER,
	    .offset = offsetof(struct mapping, delimiter),
	    .absent = "\",\"",
	    .meaning = "What stands between two fields; a tab is \"\\t\"." },
	{ .name = "encoding",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct mapping, encoding),
	    .absent = "UTF-8",
	    .meaning = "How characters are written, by any name that iconv "
		       "knows: windows-1252, ISO-8859-1, UTF-16LE. A byte "
		       "order mark is taken away. Where a byte is no "
		       "character, the row is rejected." },
	{ .name = "skip_lines",
	    .type = KEY_NUMBER,
	    .offset = offsetof(struct mapping, skip_lines),
	    .most = 10000,
	    .absent = "0: the header comes first",
	    .meaning = "How many physical lines, titles and blank ones, stand "
		       "before the header. A line ends with LF or CRLF; in a "
		       "file without any LF, with CR." },
	{ .name = "ragged",
	    .type = KEY_FLAG,
	    .offset = offsetof(struct mapping, ragged),
	    .absent = "false: such a row is rejected",
	    .meaning = "Whether a row may end before its last columns; they "
		       "are then empty, and each such row is noted. The last "
		       "row of a file that ends without a line end may not." },
	{ .name = "trim",
	    .type = KEY_FLAG,
	    .offset = offsetof(struct mapping, trim),
	    .meaning = "Whether blanks around a field are taken away." },
	{ .name = "nulls",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct mapping, nulls.items),
	    .count = offsetof(struct mapping, nulls.count),
	    .absent = "only an empty field",
	    .meaning = "Words that mean that nothing is there, in any field." },
	{ .name = "times",
	    .type = KEY_SECTION,
	    .required = true,
	    .offset = 0,
	    .table = &keys_times,
	    .meaning = "How times are written." },
	{ .name = "cutoff",
	    .type = KEY_INSTANT,
	    .offset = offsetof(struct mapping, cutoff),
	    .absent = "given on the command line or beside the export",
	    .meaning = "Up to when the export knows what happened; never its "
		       "newest row." },
	{ .name = "key",
	    .type = KEY_COLUMNS,
	    .required = true,
	    .offset = offsetof(struct mapping, key),
	    .count = offsetof(struct mapping, key_count),
	    .meaning = "The columns that together identify a ticket." },
	{ .name = "occurrence",
	    .type = KEY_FLAG,
	    .offset = offsetof(struct mapping, occurrence),
	    .meaning = "With shape wide: the key does not tell all tickets "
		       "apart, so equal ones are numbered." },
	{ .name = "category",
	    .type = KEY_SHORT,
	    .offset = offsetof(struct mapping, category),
	    .table = &keys_field,
	    .absent = "tickets have none",
	    .meaning = "The ticket's category." },
	{ .name = "customer",
	    .type = KEY_SHORT,
	    .offset = offsetof(struct mapping, customer),
	    .table = &keys_field,
	    .absent = "tickets have none",
	    .meaning = "Whose ticket it is." },
	{ .name = "customer_class",
	    .type = KEY_SHORT,
	    .offset = offsetof(struct mapping, customer_class),
	    .table = &keys_field,
	    .absent = "tickets have none",
	    .meaning = "What kind of customer that is." },
	{ .name = "channel",
	    .type = KEY_SHORT,
	    .offset = offsetof(struct mapping, channel),
	    .table = &keys_field,
	    .absent = "tickets have none",
	    .meaning = "How the ticket came in." },
	{ .name = "status",
	    .type = KEY_SHORT,
	    .offset = offsetof(struct mapping, status_field),
	    .table = &keys_field,
	    .absent = "tickets have none",
	    .meaning = "The status that the export claims; no verdict uses "
		       "it." },
	{ .name = "events",
	    .type = KEY_SECTIONS,
	    .required = true,
	    .offset = offsetof(struct mapping, events),
	    .count = offsetof(struct mapping, event_count),
	    .least = 1,
	    .table = &keys_event,
	    .meaning = "What happened to the ticket." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct mapping, source),
	    .absent = "not said",
	    .meaning = "Where the export comes from." },
	{ .name = "lacks",
	    .type = KEY_COLUMNS,
	    .offset = offsetof(struct mapping, lacks),
	    .count = offsetof(struct mapping, lack_count),
	    .absent = "further columns do not matter",
	    .meaning = "Columns that the header must not have. They tell an "
		       "older form of an export from a newer one, which "
		       "another mapping reads." },
	{ .name = "attributes",
	    .type = KEY_FIELDS,
	    .offset = offsetof(struct mapping, attributes),
	    .count = offsetof(struct mapping, attribute_count),
	    .table = &keys_field,
	    .refers = "an attribute of the book",
	    .absent = "tickets have none",
	    .meaning = "Further attributes of the ticket that the book "
		       "declares." },
	{ .name = "claims",
	    .type = KEY_SECTIONS,
	    .offset = offsetof(struct mapping, claims),
	    .count = offsetof(struct mapping, claim_count),
	    .least = 1,
	    .table = &keys_claim,
	    .absent = "it judges nothing itself, or nobody compares it",
	    .meaning = "What the export says of its own SLEs, to be compared "
		       "and never used." },
};

const struct table keys_mapping = {
	.name = "mapping",
	.title = "a mapping",
	.where = "an item of `mappings:`",
	.intro = "How one kind of export is read. Columns are named as in the "
		 "header line; what a mapping does not name is not read.",
	.keys = mapping_keys,
	.count = sizeof(mapping_keys) / sizeof(mapping_keys[0]),
	.size = sizeof(struct mapping),
	.id = offsetof(struct mapping, id),
	.place = offsetof(struct mapping, place),
};
