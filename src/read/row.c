/* row.c -- a record to its key, words and events; what is wrong with it. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

#include "slaudit/sample.h"
#include "slaudit/zone.h"

void
row_complain(struct hand *hand, const struct row *row, enum diag_code code,
    size_t column, const char *text)
{
	const struct header *header = &hand->reader->header;
	const struct record *record = &hand->splitter.record;
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

	trouble_put(&hand->load->troubles, &diag);
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

static bool
is_null(const struct hand *hand, const char *text)
{
	return words_have(&hand->reader->input.mapping->nulls, text);
}

/* NULL: nothing is there. Asked of each field that is read, often twice. */
static inline const char *
value_at(const struct hand *hand, size_t column)
{
	const char *text = records_field(&hand->splitter.record, column);

	if (*text == '\0' ||
	    (hand->reader->input.mapping->nulls.count > 0 &&
		is_null(hand, text)))
		return NULL;
	return text;
}

static void
word_complain(struct hand *hand, const struct row *row, size_t column)
{
	row_complain(hand, row, DIAG_WORD, column, NULL);
}

static const char *
word_at(struct hand *hand, size_t column)
{
	const struct record *record = &hand->splitter.record;

	return hand_word(
	    hand, records_field(record, column), record->lens[column]);
}

/* Our word for the export's; no PAIRS: the word as it is. NULL: not listed. */
static const char *
word_find(struct hand *hand, const struct word_pair *pairs, size_t count,
    size_t column)
{
	const char *text;

	if (count == 0)
		return word_at(hand, column);
	text = records_field(&hand->splitter.record, column);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(pairs[i].from, text) == 0)
			return pairs[i].to;
	}
	return NULL;
}

static inline const char *
field_read(struct hand *hand, const struct row *row, const struct field *field,
    size_t column)
{
	const char *word;

	if (column == COLUMN_NONE)
		return field->constant;
	if (value_at(hand, column) == NULL)
		return NULL;
	word = word_find(hand, field->words, field->word_count, column);
	if (word == NULL)
		word_complain(hand, row, column);
	return word;
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

bool
key_numbered(const struct mapping *mapping)
{
	return mapping->occurrence && mapping->shape != SHAPE_LOG;
}

/* False when a part is missing; each is complained of. */
static bool
parts_read(struct hand *hand, const struct row *row)
{
	const struct mapping *mapping = hand->reader->input.mapping;
	bool joined = mapping->key_count > 1 || key_numbered(mapping);
	bool whole = true;

	buf_clear(&hand->key);
	for (size_t i = 0; i < mapping->key_count; i++) {
		size_t column = hand->reader->binding.key[i];
		const char *part = value_at(hand, column);

		if (part == NULL) {
			row_complain(hand, row, DIAG_KEY, column, NULL);
			whole = false;
			continue;
		}
		if (i > 0)
			buf_putc(&hand->key, '/');
		part_put(&hand->key, part, joined);
	}
	return whole;
}

static const char *
occurrence_put(struct hand *hand, const struct twin *twin)
{
	const char *base = buf_text(&hand->key);
	uint64_t number = twin == NULL ? 1 : twin->occurrence;

	return arena_format(&hand->scratch, "%s%s%llu", base,
	    *base == '\0' ? "" : "/", (unsigned long long)number);
}

/* One column as it stands, or several joined. NULL: a part is missing. */
static const char *
base_read(struct hand *hand, const struct row *row)
{
	const struct mapping *mapping = hand->reader->input.mapping;
	const char *whole = NULL;

	if (mapping->key_count == 1 && !key_numbered(mapping))
		whole = value_at(hand, hand->reader->binding.key[0]);
	if (whole != NULL)
		return whole;
	return parts_read(hand, row) ? buf_text(&hand->key) : NULL;
}

static void
key_read(struct hand *hand, struct row *row, const struct twin *twin)
{
	row->base = base_read(hand, row);
	if (row->base == NULL)
		return;
	row->key = key_numbered(hand->reader->input.mapping)
	    ? occurrence_put(hand, twin)
	    : row->base;
}

/* --- times ----------------------------------------------------------- */

static void
fit_note(struct hand *hand, const struct row *row, size_t column,
    const struct timestamp *stamp)
{
	char text[INSTANT_TEXT];

	if (!stamp->had_offset && hand->load->unzoned.count++ == 0) {
		hand->load->unzoned.line = hand->splitter.record.cut.line;
		hand->load->unzoned.column = (uint32_t)column;
	}
	if (stamp->fit == FIT_ONCE)
		return;
	zone_text(hand->reader->zone, stamp->at, text);
	row_complain(hand, row,
	    stamp->fit == FIT_GAP ? DIAG_TIME_GAP : DIAG_TIME_FOLD, column,
	    arena_format(&hand->scratch, "taken as %s (%s)", text,
		zone_name(hand->reader->zone)));
}

static enum time_verdict
time_at(const struct hand *hand, size_t column, struct timestamp *stamp)
{
	const struct record *record = &hand->splitter.record;
	size_t len = column < record->count ? record->lens[column] : 0;

	return times_read(
	    &hand->reader->times, records_field(record, column), len, stamp);
}

static bool
stamp_read(struct hand *hand, const struct row *row, size_t column,
    struct timestamp *stamp)
{
	switch (time_at(hand, column, stamp)) {
	case TIME_FITS:
		fit_note(hand, row, column, stamp);
		return true;
	case TIME_NO_FORM:
		row_complain(hand, row, DIAG_TIME, column, NULL);
		return false;
	case TIME_NO_ZONE:
		row_complain(hand, row, DIAG_TIME, column,
		    "it has no offset, and the mapping names no zone");
		return false;
	case TIME_OUTSIDE:
		row_complain(hand, row, DIAG_TIME_RANGE, column, NULL);
		return false;
	}
	return false;
}

/* --- events ---------------------------------------------------------- */

static bool
rule_holds(const struct hand *hand, const struct event_rule *rule,
    const struct bound_event *bound)
{
	for (size_t i = 0; i < rule->when_count; i++) {
		const struct condition *when = &rule->when[i];
		const char *text =
		    records_field(&hand->splitter.record, bound->when[i]);

		if (words_have(&when->words, text) == when->negated)
			return false;
	}
	return true;
}

/* NULL: none stands there, or one that the mapping does not list. */
static const char *
event_name(struct hand *hand, const struct row *row,
    const struct event_rule *rule, const struct bound_event *bound)
{
	const char *text;
	const char *name;

	if (bound->named_by == COLUMN_NONE)
		return rule->event;
	text = value_at(hand, bound->named_by);
	if (text == NULL)
		return NULL;
	name = word_find(hand, rule->names, rule->name_count, bound->named_by);
	if (name == NULL)
		word_complain(hand, row, bound->named_by);
	return name;
}

static const char *
event_party(struct hand *hand, const struct event_rule *rule,
    const struct bound_event *bound)
{
	if (bound->by == COLUMN_NONE)
		return rule->by;
	return value_at(hand, bound->by) == NULL ? NULL
						 : word_at(hand, bound->by);
}

/* The column that says when it was in this row. */
static size_t
time_column(const struct hand *hand, const struct bound_event *bound)
{
	if (bound->otherwise != COLUMN_NONE &&
	    value_at(hand, bound->time) == NULL)
		return bound->otherwise;
	return bound->time;
}

/* A row of a log stands where the first event rule with a time for each row
 * puts it, also if the rule gives no event here. */
static void
row_place(struct hand *hand, struct row *row, const struct event_rule *rule,
    const struct bound_event *bound)
{
	size_t column = time_column(hand, bound);
	struct timestamp stamp;

	if (row->at == INSTANT_NONE && rule->pick == PICK_EACH &&
	    value_at(hand, column) != NULL &&
	    time_at(hand, column, &stamp) == TIME_FITS)
		row->at = stamp.at;
}

/* False: the event counts nothing here, so it is none; or what stands there
 * is no number, and is complained of. */
static bool
count_read(
    struct hand *hand, const struct row *row, size_t column, int64_t *count)
{
	const char *text = value_at(hand, column);
	const char *at = text;
	int64_t number = 0;

	if (text == NULL)
		return false;
	while (*at >= '0' && *at <= '9' && number <= SAMPLE_MOST)
		number = 10 * number + (*at++ - '0');
	if (*at != '\0' || number > SAMPLE_MOST) {
		row_complain(hand, row, DIAG_COUNT, column, NULL);
		return false;
	}
	*count = number;
	return true;
}

static void
event_read(struct hand *hand, struct row *row, size_t index)
{
	const struct event_rule *rule =
	    &hand->reader->input.mapping->events[index];
	const struct bound_event *bound = &hand->reader->binding.events[index];
	struct timestamp stamp = { .at = INSTANT_NONE, .until = INSTANT_NONE };
	size_t column = time_column(hand, bound);
	int64_t count = 0;
	const char *name;

	if (!rule_holds(hand, rule, bound)) {
		row_place(hand, row, rule, bound);
		return;
	}
	if (value_at(hand, column) != NULL &&
	    !stamp_read(hand, row, column, &stamp))
		return;
	if (row->at == INSTANT_NONE && rule->pick == PICK_EACH)
		row->at = stamp.at;
	if (bound->count != COLUMN_NONE &&
	    !count_read(hand, row, bound->count, &count))
		return;
	name = event_name(hand, row, rule, bound);
	if (name == NULL)
		return;
	row->events[row->event_count++] = (struct row_event) {
		.event = {
			.name = name,
			.party = event_party(hand, rule, bound),
			.at = stamp.at,
			.until = stamp.until,
			.grain = stamp.grain,
			.line = row->line,
			.count = count,
		},
		.rule = (uint32_t)index,
		.column = (uint32_t)column,
	};
}

/* --- the row --------------------------------------------------------- */

/* A row or a key that stood before. Only a row that is accepted takes its
 * key. */
static void
twin_complain(struct hand *hand, const struct row *row, const struct twin *twin)
{
	if (twin == NULL)
		return;
	if (twin->same_row != 0)
		row_complain(hand, row, DIAG_DUPLICATE_ROW, COLUMN_NONE,
		    twin_text(&hand->scratch, twin->same_row));
	if (twin->same_key != 0)
		row_complain(hand, row, DIAG_DUPLICATE_KEY, COLUMN_NONE,
		    arena_format(&hand->scratch, "the key of line %u again",
			(unsigned)twin->same_key));
}

static void
words_read(struct hand *hand, struct row *row)
{
	const struct mapping *mapping = hand->reader->input.mapping;
	const struct binding *binding = &hand->reader->binding;

	for (size_t i = 0; i < ATTRIBUTES; i++)
		row->words[i] = field_read(
		    hand, row, binding->fields[i], binding->attributes[i]);
	if (mapping->attribute_count == 0)
		return;
	row->further_count = (uint32_t)mapping->attribute_count;
	row->further = arena_take(
	    &hand->scratch, mapping->attribute_count, sizeof(*row->further));
	for (size_t i = 0; i < mapping->attribute_count; i++)
		row->further[i] = field_read(hand, row,
		    &mapping->attributes[i].field, binding->further[i]);
}

static void
events_read(struct hand *hand, struct row *row)
{
	const struct mapping *mapping = hand->reader->input.mapping;

	row->events = arena_take(
	    &hand->scratch, mapping->event_count, sizeof(*row->events));
	for (size_t i = 0; i < mapping->event_count; i++)
		event_read(hand, row, i);
}

/* Exactly one of what stands at the column of beginnings: else nobody can tell
 * what the row is. */
static void
interval_check(struct hand *hand, const struct row *row)
{
	size_t column = hand->reader->binding.events[0].time;
	size_t begun = 0;

	for (size_t i = 0; i < row->event_count; i++)
		begun += row->events[i].column == column &&
		    row->events[i].event.at != INSTANT_NONE;
	if (begun == 1)
		return;
	row_complain(hand, row, DIAG_INTERVAL, column,
	    begun == 0 ? "nothing that the mapping names begins here"
		       : "several things begin here");
}

bool
row_read(struct hand *hand, struct row *row)
{
	const struct twins *twins = &hand->reader->twins;
	const struct record *record = &hand->splitter.record;
	uint64_t rejects = hand->load->troubles.rejects;
	const struct twin *twin;

	*row = (struct row){ .at = INSTANT_NONE, .line = record->cut.line };
	form_check(hand, row);
	if (hand->load->troubles.rejects != rejects)
		return false; /* its fields cannot be told apart */

	twin = twins_find(twins, row->line);
	key_read(hand, row, twin);
	words_read(hand, row);
	events_read(hand, row);
	if (hand->reader->input.mapping->shape == SHAPE_INTERVALS &&
	    hand->load->troubles.rejects == rejects)
		interval_check(hand, row);
	twins_meet(twins, hand->load, record, row,
	    hand->load->troubles.rejects == rejects);
	twin_complain(hand, row, twin);
	return hand->load->troubles.rejects == rejects;
}
