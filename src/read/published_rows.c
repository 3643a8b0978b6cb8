/* published_rows.c -- a row of a published file to claims, or to a request. */
/* SPDX-License-Identifier: MIT */
#include "published_internal.h"

#include <string.h>

#include "slaudit/zone.h"

/* --- cells ---------------------------------------------------------------- */

const char *
sheet_cell(const struct sheet *sheet, size_t column)
{
	const struct words *nulls = &sheet->form->form.nulls;
	const char *text;

	if (column == COLUMN_NONE)
		return NULL;
	text = records_field(sheet->record, column);
	if (text[0] == '\0')
		return NULL;
	for (size_t i = 0; i < nulls->count; i++) {
		if (strcmp(nulls->items[i], text) == 0)
			return NULL;
	}
	return text;
}

bool
sheet_count(struct sheet *sheet, size_t column, int64_t *out)
{
	const char *text = sheet_cell(sheet, column);
	int64_t count = 0;

	if (text == NULL)
		return true;
	for (; *text >= '0' && *text <= '9' && count <= CLAIM_MOST; text++)
		count = count * 10 + (*text - '0');
	if (*text == '\0' && count <= CLAIM_MOST) {
		*out = count;
		return true;
	}
	sheet_complain(sheet, DIAG_COUNT, column,
	    arena_format(
		sheet->arena, "no whole number from 0 to %d", (int)CLAIM_MOST));
	return false;
}

bool
sheet_day(struct sheet *sheet, size_t column, int32_t *out)
{
	const char *text = sheet_cell(sheet, column);
	struct timestamp stamp;

	if (text == NULL) {
		sheet_complain(
		    sheet, DIAG_TIME, column, "no date stands there");
		return false;
	}
	switch (times_read(&sheet->times, text, strlen(text), &stamp)) {
	case TIME_FITS:
		*out = zone_day(sheet->zone, stamp.at);
		return true;
	case TIME_OUTSIDE:
		sheet_complain(sheet, DIAG_TIME_RANGE, column, NULL);
		return false;
	case TIME_NO_FORM:
	case TIME_NO_ZONE:
		break;
	}
	sheet_complain(sheet, DIAG_TIME, column, "no date of this form");
	return false;
}

static const char *
cell_copy(const struct sheet *sheet, size_t column)
{
	const char *text = sheet_cell(sheet, column);

	return text == NULL ? NULL : arena_copy(sheet->arena, text);
}

/* --- the period ----------------------------------------------------------- */

static void
month_set(struct claim *claim, int32_t month)
{
	claim->month = month;
	claim->from = month_first_day(month);
	claim->to = month_first_day(month + 1) - 1;
}

static bool
month_take(struct sheet *sheet, struct claim *claim)
{
	size_t column = sheet->columns.period;
	const char *text = sheet_cell(sheet, column);
	int32_t month = text == NULL ? MONTH_NONE : month_parse(text);
	int32_t day;

	if (month != MONTH_NONE) {
		month_set(claim, month);
		return true;
	}
	if (!sheet_day(sheet, column, &day))
		return false;
	month_set(claim, month_of_day(day));
	return true;
}

static bool
period_take(struct sheet *sheet, struct claim *claim)
{
	const struct bound_columns *columns = &sheet->columns;

	if (columns->period != COLUMN_NONE &&
	    (columns->from == COLUMN_NONE ||
		sheet_cell(sheet, columns->period) != NULL))
		return month_take(sheet, claim);
	if (!sheet_day(sheet, columns->from, &claim->from) ||
	    !sheet_day(sheet, columns->to, &claim->to))
		return false;
	if (claim->from > claim->to) {
		sheet_complain(sheet, DIAG_TIME, columns->to,
		    "the period ends before it begins");
		return false;
	}
	claim->month = month_of_day(claim->from);
	if (claim->from != month_first_day(claim->month) ||
	    claim->to != month_first_day(claim->month + 1) - 1)
		claim->month = MONTH_NONE;
	return true;
}

/* --- claims --------------------------------------------------------------- */

static bool
percentage_take(struct sheet *sheet, size_t column, struct claim *claim)
{
	const char *text = sheet_cell(sheet, column);

	if (text == NULL)
		return true;
	if (!percentage_parse(text, &claim->percentage)) {
		sheet_complain(sheet, DIAG_PERCENT, column,
		    arena_format(sheet->arena,
			"no percentage from 0 to 100 with at most %d decimals",
			PERCENT_DECIMALS));
		return false;
	}
	claim->printed = arena_copy(sheet->arena, text);
	return true;
}

static bool
figures_take(
    struct sheet *sheet, const struct bound_figure *bound, struct claim *claim)
{
	bool good = percentage_take(sheet, bound->percentage, claim);

	good = sheet_count(sheet, bound->n, &claim->n) && good;
	good = sheet_count(sheet, bound->met, &claim->met) && good;
	return sheet_count(sheet, bound->missed, &claim->missed) && good;
}

static void
claim_put(struct sheet *sheet, const struct claim *claim)
{
	struct published *out = sheet->out;

	out->claims = arena_grow(sheet->arena, out->claims, &sheet->claim_room,
	    out->claim_count, sizeof(*out->claims));
	out->claims[out->claim_count] = *claim;
	claim_complete(&out->claims[out->claim_count++]);
}

/* The row's text goes with its first claim, or stands alone. */
void
claims_take(struct sheet *sheet)
{
	const struct publication *form = sheet->form;
	struct claim row = { .line = sheet->record->cut.line,
		.n = CLAIM_NOT_SAID,
		.met = CLAIM_NOT_SAID,
		.missed = CLAIM_NOT_SAID };
	size_t before = sheet->out->claim_count;
	bool good = period_take(sheet, &row);

	row.finding = cell_copy(sheet, sheet->columns.finding);
	row.text = cell_copy(sheet, sheet->columns.text);
	for (size_t i = 0; i < form->figure_count; i++) {
		const struct bound_figure *bound = &sheet->columns.figures[i];
		struct claim claim = row;

		claim.measure = form->figures[i].measure != NULL
		    ? form->figures[i].measure
		    : cell_copy(sheet, bound->named_by);
		good = figures_take(sheet, bound, &claim) && good;
		if (form->figure_count == 1)
			row.measure = claim.measure;
		if (!claim_has_figures(&claim))
			continue;
		claim_put(sheet, &claim);
		row.text = NULL;
	}
	if (good && sheet->out->claim_count == before) {
		if (row.text != NULL)
			claim_put(sheet, &row);
		else
			sheet_complain(sheet, DIAG_NO_CLAIM, COLUMN_NONE,
			    "neither a figure nor a text");
	}
	if (!good)
		sheet->out->claim_count = before; /* the row is rejected */
}

/* --- requests ------------------------------------------------------------- */

static bool
status_take(struct sheet *sheet, struct listed *listed)
{
	const struct field *field = &sheet->form->form.status_field;
	const char *text = sheet_cell(sheet, sheet->columns.status);

	listed->status = field->constant;
	if (field->constant != NULL)
		return true;
	for (size_t i = 0; text != NULL && i < field->word_count; i++) {
		if (strcmp(field->words[i].from, text) == 0) {
			listed->status = field->words[i].to;
			return true;
		}
	}
	sheet_complain(sheet, DIAG_WORD, sheet->columns.status,
	    text == NULL ? "no status stands there"
			 : "no status that the book lists");
	return false;
}

static void
key_part_put(struct buf *key, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '/' || *text == '\\')
			buf_putc(key, '\\');
		buf_putc(key, *text);
	}
}

/* As a mapping joins them: of one column the word itself. */
static bool
key_take(struct sheet *sheet, struct listed *listed)
{
	size_t count = sheet->form->form.key_count;
	struct buf key = { 0 };
	bool good = true;

	for (size_t i = 0; i < count; i++) {
		const char *text = sheet_cell(sheet, sheet->columns.key[i]);

		if (text == NULL) {
			sheet_complain(sheet, DIAG_KEY, sheet->columns.key[i],
			    "no key stands there");
			good = false;
			continue;
		}
		if (i > 0)
			buf_putc(&key, '/');
		if (count == 1)
			buf_put(&key, text);
		else
			key_part_put(&key, text);
	}
	if (count > 0)
		listed->key = arena_copy(sheet->arena, buf_text(&key));
	buf_release(&key);
	return good;
}

static const char *
customer_take(const struct sheet *sheet)
{
	const struct field *field = &sheet->form->form.customer;
	const char *text = cell_copy(sheet, sheet->columns.customer);

	for (size_t i = 0; text != NULL && i < field->word_count; i++) {
		if (strcmp(field->words[i].from, text) == 0)
			return field->words[i].to;
	}
	return text;
}

/* The line of the first row that has the same bytes. */
static uint32_t
twin_find(struct sheet *sheet)
{
	const struct record *record = sheet->record;
	struct buf row = { 0 };
	struct key_entry *entry;
	uint32_t line;

	for (size_t i = 0; i < record->count; i++)
		buf_print(
		    &row, "%zu:%s", record->lens[i], records_field(record, i));
	entry = keyset_put(&sheet->rows, buf_text(&row));
	line = entry->line;
	if (line == 0)
		entry->line = record->cut.line;
	buf_release(&row);
	return line;
}

void
listed_take(struct sheet *sheet)
{
	struct published *out = sheet->out;
	struct listed listed = { .line = sheet->record->cut.line,
		.day = DAY_NONE };
	bool good = key_take(sheet, &listed);

	listed.customer = customer_take(sheet);
	if (listed.key == NULL && listed.customer == NULL) {
		sheet_complain(sheet, DIAG_KEY, sheet->columns.customer,
		    "the row does not say whose request it is");
		good = false;
	}
	good = status_take(sheet, &listed) && good;
	good = sheet_day(sheet, sheet->columns.date, &listed.day) && good;
	if (!good)
		return;
	listed.twin = twin_find(sheet);
	out->listed = arena_grow(sheet->arena, out->listed, &sheet->listed_room,
	    out->listed_count, sizeof(*out->listed));
	out->listed[out->listed_count++] = listed;
}
