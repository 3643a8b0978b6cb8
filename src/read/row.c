/* row.c -- a record to its key, words and events; what is wrong with it. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

#include "slaudit/zone.h"

void
row_complain(struct reader *reader, const struct row *row, enum diag_code code,
    size_t column, const char *text)
{
	const struct header *header = &reader->header;
	const struct record *record = &reader->records.record;
	bool named = column < header->count;
	struct diag diag = {
		.code = code,
		.line = record->cut.line,
		.field = column == COLUMN_NONE ? 0 : (uint32_t)column + 1,
		.name = named ? header->names[column] : NULL,
		.value = column < record->count ? records_field(record, column)
						: NULL,
		.text = text,
		.key = row->key,
	};

	trouble_put(&reader->troubles, &diag);
}

/* --- words ----------------------------------------------------------- */

static bool
words_have(const struct words *words, const char *text)
{
	for (size_t i = 0; i < words->count; i++) {
		if (strcmp(words->items[i], text) == 0)
			return true;
	}
	return false;
}

/* NULL: nothing is there. */
static const char *
value_at(const struct reader *reader, size_t column)
{
	const char *text = records_field(&reader->records.record, column);

	if (*text == '\0' || words_have(&reader->input.mapping->nulls, text))
		return NULL;
	return text;
}

static void
word_complain(struct reader *reader, const struct row *row, size_t column)
{
	row_complain(reader, row, DIAG_WORD, column, NULL);
}

/* Our word for the export's; no PAIRS: the word as it is. NULL: not listed. */
static const char *
word_find(const struct reader *reader, const struct word_pair *pairs,
    size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(pairs[i].from, text) == 0)
			return pairs[i].to;
	}
	return count == 0 ? vocab_put(reader->input.vocab, text) : NULL;
}

static void
attribute_read(struct reader *reader, struct row *row, size_t attribute)
{
	const struct field *field = reader->binding.fields[attribute];
	size_t column = reader->binding.attributes[attribute];
	const char *text;

	row->words[attribute] = field->constant;
	if (column == COLUMN_NONE)
		return;
	text = value_at(reader, column);
	row->words[attribute] = text == NULL
	    ? NULL
	    : word_find(reader, field->words, field->word_count, text);
	if (text != NULL && row->words[attribute] == NULL)
		word_complain(reader, row, column);
}

/* --- key ------------------------------------------------------------- */

/* Parts are joined with '/': one that stands inside a part is marked, so that
 * a/b with c and a with b/c stay two tickets. */
static void
part_put(struct buf *key, const char *part, bool joined)
{
	for (; *part != '\0'; part++) {
		if (joined && (*part == '/' || *part == '\\'))
			buf_putc(key, '\\');
		buf_putc(key, *part);
	}
}

static void
occurrence_put(struct reader *reader, struct buf *key)
{
	struct key_entry *entry = keyset_put(&reader->keyset, buf_text(key));

	buf_print(key, "%s%llu", key->len == 0 ? "" : "/",
	    (unsigned long long)++entry->count);
}

static bool
key_numbered(const struct mapping *mapping)
{
	return mapping->occurrence && mapping->shape == SHAPE_WIDE;
}

static void
key_read(struct reader *reader, struct row *row)
{
	const struct mapping *mapping = reader->input.mapping;
	bool joined = mapping->key_count > 1 || key_numbered(mapping);
	struct buf key = { 0 };
	bool whole = true;

	for (size_t i = 0; i < mapping->key_count; i++) {
		const char *part = value_at(reader, reader->binding.key[i]);

		if (part == NULL) {
			row_complain(reader, row, DIAG_KEY,
			    reader->binding.key[i], NULL);
			whole = false;
			continue;
		}
		if (i > 0)
			buf_putc(&key, '/');
		part_put(&key, part, joined);
	}
	if (whole && key_numbered(mapping))
		occurrence_put(reader, &key);
	if (whole)
		row->key = arena_copy(&reader->scratch, buf_text(&key));
	buf_release(&key);
}

/* --- times ----------------------------------------------------------- */

static void
fit_note(struct reader *reader, const struct row *row, size_t column,
    const struct timestamp *stamp)
{
	char text[INSTANT_TEXT];

	if (!stamp->had_offset && reader->unzoned++ == 0) {
		reader->unzoned_line = reader->records.record.cut.line;
		reader->unzoned_column = (uint32_t)column;
	}
	if (stamp->fit == FIT_ONCE)
		return;
	zone_text(reader->zone, stamp->at, text);
	row_complain(reader, row,
	    stamp->fit == FIT_GAP ? DIAG_TIME_GAP : DIAG_TIME_FOLD, column,
	    arena_format(&reader->scratch, "taken as %s (%s)", text,
		zone_name(reader->zone)));
}

static bool
stamp_read(struct reader *reader, const struct row *row, size_t column,
    struct timestamp *stamp)
{
	const char *text = records_field(&reader->records.record, column);

	switch (times_read(&reader->times, text, strlen(text), stamp)) {
	case TIME_FITS:
		fit_note(reader, row, column, stamp);
		return true;
	case TIME_NO_FORM:
		row_complain(reader, row, DIAG_TIME, column, NULL);
		return false;
	case TIME_NO_ZONE:
		row_complain(reader, row, DIAG_TIME, column,
		    "it has no offset, and the mapping names no zone");
		return false;
	case TIME_OUTSIDE:
		row_complain(reader, row, DIAG_TIME_RANGE, column, NULL);
		return false;
	}
	return false;
}

/* --- events ---------------------------------------------------------- */

static bool
rule_holds(const struct reader *reader, const struct event_rule *rule,
    const struct bound_event *bound)
{
	for (size_t i = 0; i < rule->when_count; i++) {
		const struct condition *when = &rule->when[i];
		const char *text =
		    records_field(&reader->records.record, bound->when[i]);

		if (words_have(&when->words, text) == when->negated)
			return false;
	}
	return true;
}

/* NULL: none stands there, or one that the mapping does not list. */
static const char *
event_name(struct reader *reader, const struct row *row,
    const struct event_rule *rule, const struct bound_event *bound)
{
	const char *text;
	const char *name;

	if (bound->named_by == COLUMN_NONE)
		return rule->event;
	text = value_at(reader, bound->named_by);
	if (text == NULL)
		return NULL;
	name = word_find(reader, rule->names, rule->name_count, text);
	if (name == NULL)
		word_complain(reader, row, bound->named_by);
	return name;
}

static const char *
event_party(const struct reader *reader, const struct event_rule *rule,
    const struct bound_event *bound)
{
	const char *text;

	if (bound->by == COLUMN_NONE)
		return rule->by;
	text = value_at(reader, bound->by);
	return text == NULL ? NULL : vocab_put(reader->input.vocab, text);
}

/* The column that says when it was in this row. */
static size_t
time_column(const struct reader *reader, const struct bound_event *bound)
{
	if (bound->otherwise != COLUMN_NONE &&
	    value_at(reader, bound->time) == NULL)
		return bound->otherwise;
	return bound->time;
}

/* A row of a log stands where the first event rule with a time for each row
 * puts it, also if the rule gives no event here. */
static void
row_place(struct reader *reader, struct row *row, const struct event_rule *rule,
    const struct bound_event *bound)
{
	const char *text = value_at(reader, time_column(reader, bound));
	struct timestamp stamp;

	if (row->at == INSTANT_NONE && rule->pick == PICK_EACH &&
	    text != NULL &&
	    times_read(&reader->times, text, strlen(text), &stamp) == TIME_FITS)
		row->at = stamp.at;
}

static void
event_read(struct reader *reader, struct row *row, size_t index)
{
	const struct event_rule *rule = &reader->input.mapping->events[index];
	const struct bound_event *bound = &reader->binding.events[index];
	struct timestamp stamp = { .at = INSTANT_NONE, .until = INSTANT_NONE };
	size_t column = time_column(reader, bound);
	const char *name;

	if (!rule_holds(reader, rule, bound)) {
		row_place(reader, row, rule, bound);
		return;
	}
	if (value_at(reader, column) != NULL &&
	    !stamp_read(reader, row, column, &stamp))
		return;
	if (row->at == INSTANT_NONE && rule->pick == PICK_EACH)
		row->at = stamp.at;
	name = event_name(reader, row, rule, bound);
	if (name == NULL)
		return;
	row->events[row->event_count++] = (struct row_event) {
		.event = {
			.name = name,
			.party = event_party(reader, rule, bound),
			.at = stamp.at,
			.until = stamp.until,
			.grain = stamp.grain,
			.line = row->line,
		},
		.rule = (uint32_t)index,
		.column = (uint32_t)column,
	};
}

/* --- the row --------------------------------------------------------- */

static int
same_check(struct reader *reader, const struct row *row, struct fault *fault)
{
	uint32_t line = 0;
	int same = seen_put(&reader->seen, &reader->source,
	    &reader->records.record, &line, fault);

	if (same > 0)
		row_complain(reader, row, DIAG_DUPLICATE_ROW, COLUMN_NONE,
		    arena_format(&reader->scratch, "identical to line %u",
			(unsigned)line));
	return same < 0 ? -1 : 0;
}

/* Only a row that is accepted takes its key. */
static void
key_check(struct reader *reader, const struct row *row)
{
	const struct mapping *mapping = reader->input.mapping;
	struct key_entry *entry;

	if (mapping->shape != SHAPE_WIDE || mapping->occurrence)
		return;
	entry = keyset_put(&reader->keyset, row->key);
	if (entry->line == 0) {
		entry->line = row->line;
		return;
	}
	row_complain(reader, row, DIAG_DUPLICATE_KEY, COLUMN_NONE,
	    arena_format(&reader->scratch, "the key of line %u again",
		(unsigned)entry->line));
}

static int
row_read(struct reader *reader, struct row *row, struct fault *fault)
{
	const struct mapping *mapping = reader->input.mapping;
	uint64_t rejects = reader->troubles.rejects;

	*row = (struct row){
		.at = INSTANT_NONE,
		.line = reader->records.record.cut.line,
	};
	form_check(reader, row);
	if (reader->troubles.rejects != rejects)
		return 0; /* its fields cannot be told apart */

	key_read(reader, row);
	if (same_check(reader, row, fault) != 0)
		return -1;
	for (size_t i = 0; i < ATTRIBUTES; i++)
		attribute_read(reader, row, i);
	row->events = arena_new(
	    &reader->scratch, mapping->event_count, sizeof(*row->events));
	for (size_t i = 0; i < mapping->event_count; i++)
		event_read(reader, row, i);
	if (reader->troubles.rejects == rejects)
		key_check(reader, row);
	return 0;
}

int
row_next(struct reader *reader, struct row *row, struct fault *fault)
{
	int got;

	while ((got = records_next(&reader->records, fault)) > 0) {
		uint64_t rejects = reader->troubles.rejects;

		arena_release(&reader->scratch);
		if (row_read(reader, row, fault) != 0)
			return -1;
		reader->tally.read++;
		if (reader->troubles.rejects == rejects) {
			reader->tally.accepted++;
			return 1;
		}
		reader->tally.rejected++;
	}
	return got;
}
