/* register.c -- a register's rows to entries. */
/* SPDX-License-Identifier: MIT */
#include "register_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "slaudit/names.h"
#include "slaudit/zone.h"

/* --- fields --------------------------------------------------------------- */

void
desk_complain(struct desk *desk, const struct row *row, enum diag_code code,
    const char *name, const char *text)
{
	size_t count;
	const struct register_column *columns =
	    register_columns(desk->input->map->kind, &count);
	size_t column = COLUMN_NONE;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(columns[i].name, name) == 0)
			column = desk->columns[i];
	}
	row_complain(desk->hand, row, code, column, text);
}

/* NULL: nothing is there. */
static const char *
value_at(const struct desk *desk, size_t column)
{
	const struct words *nulls = &desk->input->map->form.nulls;
	const char *text = records_field(&desk->hand->splitter.record, column);

	if (*text == '\0')
		return NULL;
	for (size_t i = 0; i < nulls->count; i++) {
		if (strcmp(nulls->items[i], text) == 0)
			return NULL;
	}
	return text;
}

static enum diag_code
when_read(struct desk *desk, const char *text, struct when *out)
{
	struct timestamp stamp;

	switch (times_read(&desk->reader->times, text, strlen(text), &stamp)) {
	case TIME_FITS:
		*out = (struct when){ stamp.at, stamp.until };
		return DIAG_CODES;
	case TIME_OUTSIDE:
		return DIAG_TIME_RANGE;
	case TIME_NO_FORM:
	case TIME_NO_ZONE:
		break;
	}
	return DIAG_TIME;
}

static enum diag_code
number_read(const char *text, int32_t *out)
{
	enum { MOST = 1000000 };
	char *end;
	long number = strtol(text, &end, 10);

	if (text[0] < '0' || text[0] > '9' || *end != '\0' || number > MOST)
		return DIAG_COUNT;
	*out = (int32_t)number;
	return DIAG_CODES;
}

static enum diag_code
word_read(const char *const *words, const char *text, int *out)
{
	*out = names_find(words, text);
	return *out < 0 ? DIAG_WORD : DIAG_CODES;
}

/* DIAG_CODES: it is good. */
static enum diag_code
value_read(
    struct desk *desk, enum register_value value, const char *text, void *out)
{
	const char *copy;
	enum ruling ruling;
	enum diag_code code;
	int word;

	switch (value) {
	case VALUE_TEXT:
		copy = arena_copy(desk->arena, text);
		memcpy(out, &copy, sizeof(copy));
		return DIAG_CODES;
	case VALUE_WHEN:
		return when_read(desk, text, out);
	case VALUE_MONTH:
		*(int32_t *)out = month_parse(text);
		return *(int32_t *)out == MONTH_NONE ? DIAG_TIME : DIAG_CODES;
	case VALUE_NUMBER:
		return number_read(text, out);
	case VALUE_RULING:
		code = word_read(ruling_words, text, &word);
		ruling = (enum ruling)word;
		memcpy(out, &ruling, sizeof(ruling));
		return code;
	case VALUE_CLAIM:
		return word_read(claim_words, text, out);
	}
	return DIAG_CODES;
}

static void
field_read(struct desk *desk, const struct row *row,
    const struct register_column *column, size_t place,
    struct register_entry *entry)
{
	const char *text = value_at(desk, place);
	enum diag_code code;

	if (text == NULL) {
		if (column->needed)
			row_complain(desk->hand, row, DIAG_NEEDED, place, NULL);
		return;
	}
	code = value_read(
	    desk, column->value, text, (char *)entry + column->offset);
	if (code != DIAG_CODES)
		row_complain(desk->hand, row, code, place, NULL);
}

static const struct when never = { INSTANT_NONE, INSTANT_NONE };

static void
entry_read(struct desk *desk, struct row *row, struct register_entry *entry)
{
	size_t count;
	const struct register_column *columns =
	    register_columns(desk->input->map->kind, &count);

	*entry = (struct register_entry){
		.file = desk->input->name,
		.of = desk->input->map->form.id,
		.line = desk->hand->splitter.record.cut.line,
		.kind = desk->input->map->kind,
		.from = never,
		.to = never,
		.asked = never,
		.decided = never,
		.month = MONTH_NONE,
		.claim = -1,
	};
	row->key = value_at(desk, desk->columns[0]);
	for (size_t i = 0; i < count; i++)
		field_read(desk, row, &columns[i], desk->columns[i], entry);
}

/* --- rows ----------------------------------------------------------------- */

static void
twice_check(struct desk *desk, const struct row *row,
    const struct register_entry *entry)
{
	struct key_entry *known;

	if (entry->id == NULL)
		return;
	known = keyset_put(&desk->ids, entry->id);
	if (known->line != 0)
		desk_complain(desk, row, DIAG_ENTRY_TWICE, "id",
		    arena_format(&desk->hand->scratch, "on line %u",
			(unsigned)known->line));
	else
		known->line = entry->line;
}

/* The first trouble says why; what hangs on it is not looked at. */
static bool
row_take(struct desk *desk, struct register_entry *entry)
{
	struct troubles *troubles = &desk->hand->load->troubles;
	uint64_t before = troubles->rejects;
	struct row row = { 0 };

	form_check(desk->hand, &row);
	if (troubles->rejects == before)
		entry_read(desk, &row, entry);
	if (troubles->rejects == before)
		register_check(desk, &row, entry);
	if (troubles->rejects == before)
		twice_check(desk, &row, entry);
	return troubles->rejects == before;
}

static int
rows_take(struct desk *desk, struct register_rows *out, struct fault *fault)
{
	struct feed *feed = &desk->reader->feed;
	struct load *load = desk->hand->load;
	size_t room = 0;
	int got;

	while ((got = feed_piece(feed, &load->piece, 1, fault)) > 0) {
		struct register_entry entry;

		arena_reset(&desk->hand->scratch);
		record_split(&desk->hand->splitter, &load->piece, 0);
		out->tally.read++;
		if (!row_take(desk, &entry)) {
			out->tally.rejected++;
			continue;
		}
		out->tally.accepted++;
		out->entries = arena_grow(desk->arena, out->entries, &room,
		    out->count, sizeof(entry));
		out->entries[out->count++] = entry;
	}
	out->tally.blank = feed->cutter.blank;
	return got;
}

static const char *
copy_or_null(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy(arena, text);
}

static void
diags_take(struct desk *desk, struct register_rows *out)
{
	struct troubles *troubles = &desk->hand->load->troubles;
	struct arena *arena = desk->arena;

	trouble_sort(troubles);
	out->diags = arena_new(arena, troubles->count + 1, sizeof(*out->diags));
	out->diag_count = troubles->count;
	for (size_t i = 0; i < troubles->count; i++) {
		struct diag *diag = &out->diags[i];

		*diag = troubles->items[i];
		diag->name = copy_or_null(arena, diag->name);
		diag->value = copy_or_null(arena, diag->value);
		diag->text = copy_or_null(arena, diag->text);
		diag->key = copy_or_null(arena, diag->key);
	}
	memcpy(out->tally.diags, troubles->counts, sizeof(out->tally.diags));
}

/* --- the file ------------------------------------------------------------- */

static int
header_bind(struct desk *desk, struct fault *fault)
{
	struct reader *reader = desk->reader;
	const struct mapping *form = &desk->input->map->form;
	struct records records = { 0 };
	const char *missed = NULL;
	int rc = -1;

	if (records_open(
		&records, &reader->source, form, SOURCE_CHUNK, fault) == 0 &&
	    header_read(
		&reader->header, &records, form, &reader->arena, fault) == 0) {
		missed = register_bind(desk->input->map, &reader->header,
		    desk->arena, &desk->columns);
		rc = 0;
	}
	reader->feed = records.feed; /* behind the header */
	records.feed = (struct feed){ 0 };
	records_close(&records);
	if (missed != NULL)
		return fault_set(fault, FAULT_INPUT, desk->input->name,
		    reader->header.line, "register %s: column \"%s\"", form->id,
		    missed);
	return rc;
}

static int
desk_open(struct desk *desk, struct fault *fault)
{
	const struct register_input *input = desk->input;
	const struct mapping *form = &input->map->form;
	struct reader *reader = desk->reader;

	reader->input.mapping = form;
	reader->source.fd = -1;
	desk->hand->reader = reader;
	desk->hand->load = mem_new(1, sizeof(struct load));
	splitter_open(&desk->hand->splitter, form);
	if (source_open(&reader->source, input->path, input->name, fault) !=
		0 ||
	    source_unwrap(&reader->source, form->encoding, fault) != 0 ||
	    zone_open(&desk->zone, input->book->zone, fault) != 0 ||
	    (form->zone != NULL &&
		zone_open(&reader->zone, form->zone, fault) != 0))
		return -1;
	times_open(&reader->times, form, reader->zone);
	return header_bind(desk, fault);
}

static void
desk_close(struct desk *desk)
{
	struct hand *hand = desk->hand;

	splitter_close(&hand->splitter);
	piece_release(&hand->load->piece);
	trouble_release(&hand->load->troubles);
	arena_release(&hand->scratch);
	free(hand->load);
	free(hand);
	keyset_release(&desk->ids);
	zone_close(desk->zone);
	reader_close(desk->reader);
}

int
register_read(struct arena *arena, const struct register_input *input,
    struct register_rows *out, struct fault *fault)
{
	struct desk desk = {
		.input = input,
		.arena = arena,
		.reader = mem_new(1, sizeof(struct reader)),
		.hand = mem_new(1, sizeof(struct hand)),
	};
	int rc;

	*out = (struct register_rows){ 0 };
	rc = desk_open(&desk, fault);
	if (rc == 0)
		rc = rows_take(&desk, out, fault);
	if (rc == 0)
		diags_take(&desk, out);
	desk_close(&desk);
	return rc;
}
