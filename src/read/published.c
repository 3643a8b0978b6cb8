/* published.c -- a published file: its form, its header, its rows. */
/* SPDX-License-Identifier: MIT */
#include "published_internal.h"

#include <fnmatch.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/zone.h"

/* Whoever publishes more rows publishes data, which is ingested: requests of
 * decades; figures of 65 measures over ten years (each is held against the
 * others). */
enum { REQUESTS_MOST = 1000 * 1000, FIGURES_MOST = 10 * 1000 };

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* --- rows ----------------------------------------------------------------- */

void
sheet_complain(
    struct sheet *sheet, enum diag_code code, size_t column, const char *text)
{
	const struct record *record = sheet->record;
	bool whole = column == COLUMN_NONE;
	const struct diag diag = {
		.code = code,
		.line = record->cut.line,
		.field = whole ? 0 : (uint32_t)column + 1,
		.name = whole || column >= sheet->header->count
		    ? NULL
		    : sheet->header->names[column],
		.value = whole ? NULL : records_field(record, column),
		.text = text,
	};

	trouble_put(&sheet->troubles, &diag);
}

static bool
is_text(const struct record *record, size_t column)
{
	const char *text = records_field(record, column);
	size_t len = record->lens[column];

	return memchr(text, '\0', len) == NULL && utf8_valid(text, len);
}

static void
form_look(struct sheet *sheet)
{
	const struct record *record = sheet->record;

	if (record->cut.open)
		sheet_complain(sheet, DIAG_UNTERMINATED, COLUMN_NONE,
		    "a quotation mark is never closed");
	else if (record->cut.unended || record->cut.half_end)
		sheet_complain(sheet, DIAG_TRUNCATED, COLUMN_NONE,
		    "the file ends without a line end");
	if (record->cut.quoting != CUT_QUOTES_FIT)
		sheet_complain(sheet, DIAG_QUOTING,
		    record->cut.quoting_field - 1,
		    "the quotation marks of the field do not match");
	if (record->fields != sheet->header->count)
		sheet_complain(sheet, DIAG_FIELDS, COLUMN_NONE,
		    arena_format(sheet->arena,
			"%zu fields, and the header has %zu", record->fields,
			sheet->header->count));
	for (size_t i = 0; i < record->count; i++) {
		if (is_text(record, i))
			continue;
		sheet_complain(sheet, DIAG_ENCODING, i,
		    arena_format(sheet->arena, "not %s",
			mapping_encoding(&sheet->form->form)));
		return;
	}
}

static void
row_take(struct sheet *sheet)
{
	uint64_t rejects = sheet->troubles.rejects;

	sheet->out->read++;
	form_look(sheet);
	if (sheet->troubles.rejects == rejects) {
		if (sheet->form->kind == PUBLISHED_FIGURES)
			claims_take(sheet);
		else
			listed_take(sheet);
	}
	sheet->out->rejected += sheet->troubles.rejects > rejects;
}

static void
diags_give(struct sheet *sheet)
{
	struct published *out = sheet->out;
	struct arena *arena = sheet->arena;

	trouble_sort(&sheet->troubles);
	out->diag_count = sheet->troubles.count;
	out->diags = arena_new(arena, out->diag_count + 1, sizeof(*out->diags));
	for (size_t i = 0; i < out->diag_count; i++) {
		const struct diag *from = &sheet->troubles.items[i];
		struct diag *to = &out->diags[i];

		*to = *from;
		if (from->name != NULL)
			to->name = arena_copy(arena, from->name);
		if (from->value != NULL)
			to->value = arena_copy(arena, from->value);
		if (from->text != NULL)
			to->text = arena_copy(arena, from->text);
	}
}

static int
rows_take(struct sheet *sheet, struct records *records, struct fault *fault)
{
	uint64_t most = sheet->form->kind == PUBLISHED_FIGURES ? FIGURES_MOST
							       : REQUESTS_MOST;
	int got;

	while ((got = records_next(records, fault)) > 0) {
		if (sheet->out->read == most)
			return fault_set(fault, FAULT_INPUT, sheet->out->name,
			    sheet->record->cut.line,
			    "more than %d rows: that is no published summary",
			    (int)most);
		row_take(sheet);
	}
	return got;
}

/* --- the file ------------------------------------------------------------- */

struct opening { /* a file under one form */
	struct arena *arena;
	struct source source;
	struct records records;
	struct header header;
	struct bound_columns columns;
};

static void
opening_close(struct opening *opening)
{
	records_close(&opening->records);
	source_close(&opening->source);
}

/* Yields: 0 with COMPLAINT where a column is missing. */
static int
opening_try(struct opening *opening, const char *path,
    const struct publication *form, bool plain, struct buf *complaint,
    struct fault *fault)
{
	const struct mapping *mapping = &form->form;

	if (source_open(&opening->source, path, base_name(path), fault) != 0 ||
	    source_unwrap(&opening->source, mapping->encoding, fault) != 0 ||
	    records_open(&opening->records, &opening->source, mapping,
		SOURCE_CHUNK, fault) != 0 ||
	    header_read(&opening->header, &opening->records, mapping,
		opening->arena, fault) != 0)
		return -1;
	return columns_bind(&opening->columns, form, plain, &opening->header,
	    opening->arena, complaint);
}

static int
zone_choose(struct zone **zone, const struct book *book,
    const struct publication *form, struct fault *fault)
{
	const char *name = form->form.zone;

	if (name == NULL)
		name = book == NULL ? "Etc/UTC" : book->zone;
	return zone_open(zone, name, fault);
}

static int
sheet_read(struct opening *opening, const struct book *book,
    const struct publication *form, struct published *out, struct fault *fault)
{
	struct zone *zone = NULL;
	struct sheet sheet = { .arena = opening->arena,
		.form = form,
		.header = &opening->header,
		.record = &opening->records.splitter.record,
		.columns = opening->columns,
		.out = out };
	int rc = -1;

	out->form = form;
	if (zone_choose(&zone, book, form, fault) != 0)
		goto out;
	sheet.zone = zone;
	times_open(&sheet.times, &form->form, zone);
	rc = rows_take(&sheet, &opening->records, fault);
	diags_give(&sheet);
out:
	times_release(&sheet.times);
	trouble_release(&sheet.troubles);
	keyset_release(&sheet.rows);
	zone_close(zone);
	return rc;
}

/* --- which form ----------------------------------------------------------- */

struct choosing {
	const struct publication *form; /* the first that fits */
	size_t candidates;              /* whose pattern fits */
	struct buf fitting;
	struct buf missed;
	size_t fits;
};

static void
form_try(struct choosing *choosing, struct arena *arena, const char *path,
    const struct publication *form)
{
	struct opening opening = { .arena = arena, .source = { .fd = -1 } };
	struct buf complaint = { 0 };
	struct fault fault = { 0 };
	int fits = opening_try(&opening, path, form, false, &complaint, &fault);

	opening_close(&opening);
	choosing->candidates++;
	if (fits > 0) {
		buf_print(&choosing->fitting, "%s%s",
		    choosing->fits == 0 ? "" : ", ", form->form.id);
		if (choosing->fits++ == 0)
			choosing->form = form;
	} else {
		buf_print(&choosing->missed, "; %s: %s", form->form.id,
		    fits == 0 ? buf_text(&complaint) : fault.text);
	}
	buf_release(&complaint);
}

static int
choosing_end(
    const struct choosing *choosing, const char *name, struct fault *fault)
{
	if (choosing->candidates == 0 || choosing->fits == 1)
		return 0;
	if (choosing->fits == 0)
		return fault_set(fault, FAULT_INPUT, name, 0,
		    "the header fits no published form%s",
		    buf_text(&choosing->missed));
	return fault_set(fault, FAULT_INPUT, name, 0,
	    "several published forms fit, and one must: %s",
	    buf_text(&choosing->fitting));
}

/* *OUT NULL: no pattern fits. */
static int
form_choose(struct arena *arena, const struct book *book, const char *path,
    const struct publication **out, struct fault *fault)
{
	struct choosing choosing = { 0 };
	const char *name = base_name(path);
	int rc;

	for (size_t i = 0; book != NULL && i < book->publication_count; i++) {
		const struct publication *form = book->publications[i];

		if (fnmatch(form->form.file, name, 0) == 0)
			form_try(&choosing, arena, path, form);
	}
	rc = choosing_end(&choosing, name, fault);
	*out = choosing.form;
	buf_release(&choosing.fitting);
	buf_release(&choosing.missed);
	return rc;
}

int
published_read(struct arena *arena, const struct book *book, const char *path,
    struct published *out, struct fault *fault)
{
	struct opening opening = { .arena = arena, .source = { .fd = -1 } };
	struct buf complaint = { 0 };
	const struct publication *form;
	bool plain;
	int rc;

	*out = (struct published){ .name = base_name(path) };
	if (form_choose(arena, book, path, &form, fault) != 0)
		return -1;
	plain = form == NULL;
	if (plain)
		form = publication_plain(arena);
	rc = opening_try(&opening, path, form, plain, &complaint, fault);
	if (rc > 0)
		rc = sheet_read(&opening, book, form, out, fault);
	else if (rc == 0)
		rc = fault_set(fault, FAULT_INPUT, out->name,
		    opening.header.line, "%s", buf_text(&complaint));
	opening_close(&opening);
	buf_release(&complaint);
	return rc;
}
