/* said.c -- looking up and naming what people said. */
/* SPDX-License-Identifier: MIT */
#include "said.h"

#include <string.h>

#include "slaudit/buf.h"

const struct attainment *
said_row(
    const struct audit *audit, enum basis basis, const struct attainment *row)
{
	const struct said_rows *rows;

	if (basis == BASIS_OFFICIAL)
		return row;
	rows = &audit->said.before[basis];
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->items[i].month == row->month &&
		    strcmp(rows->items[i].sle->id, row->sle->id) == 0)
			return &rows->items[i];
	}
	return row;
}

bool
said_in_period(const struct audit *audit, int32_t month)
{
	return month != MONTH_NONE && month >= audit->from_month &&
	    month <= audit->to_month;
}

bool
said_is_near(const struct audit *audit, const struct aside *aside)
{
	int32_t now = aside->now.sle == NULL ? MONTH_NONE : aside->now.month;

	return said_in_period(audit, aside->plain.month) ||
	    said_in_period(audit, now) ||
	    (aside->plain.month == MONTH_NONE && now == MONTH_NONE);
}

static bool
is_turned(const struct audit *audit, const char *sle, int32_t month,
    enum register_kind kind)
{
	enum basis to =
	    kind == REGISTER_EXCLUSIONS ? BASIS_EXCLUSIONS : BASIS_OFFICIAL;
	enum basis from =
	    kind == REGISTER_EXCLUSIONS ? BASIS_ALL : BASIS_EXCLUSIONS;

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		if (row->month == month && strcmp(row->sle->id, sle) == 0)
			return attainment_verdict(said_row(audit, from, row)) !=
			    attainment_verdict(said_row(audit, to, row));
	}
	return false;
}

static bool
touches(const struct aside *aside, const struct register_entry *entry)
{
	for (size_t i = 0; i < aside->touch_count; i++) {
		if (aside->touches[i].entry == entry)
			return true;
	}
	return false;
}

bool
said_turns(const struct audit *audit, const struct register_entry *entry)
{
	for (size_t i = 0; i < audit->said.aside_count; i++) {
		const struct aside *aside = &audit->said.asides[i];
		const char *sle = aside->plain.sle->id;

		if (!touches(aside, entry))
			continue;
		if (is_turned(audit, sle, aside->plain.month, entry->kind) ||
		    (aside->now.sle != NULL &&
			is_turned(audit, sle, aside->now.month, entry->kind)))
			return true;
	}
	return false;
}

uint64_t
said_touched(const struct audit *audit)
{
	uint64_t count = 0;

	for (size_t i = 0; i < audit->said.aside_count; i++)
		count += said_is_near(audit, &audit->said.asides[i]);
	return count;
}

uint64_t
said_turned(const struct audit *audit)
{
	uint64_t count = 0;

	for (size_t i = 0; i < audit->row_count; i++) {
		const struct attainment *row = &audit->rows[i];

		count += said_in_period(audit, row->month) &&
		    attainment_verdict(row) !=
			attainment_verdict(said_row(audit, BASIS_ALL, row));
	}
	return count;
}

uint64_t
said_refused(const struct audit *audit)
{
	const struct registers *registers = audit->said.registers;
	uint64_t count = 0;

	for (size_t i = 0; i < audit->said.file_count; i++)
		count += audit->said.files[i].tally.rejected;
	for (size_t i = 0; registers != NULL && i < registers->count; i++)
		count += entry_refused(&registers->items[i]);
	return count;
}

const char *
say_entry_place(const struct making *m, const struct register_entry *entry)
{
	return arena_format(
	    m->arena, "%s:%u", entry->file, (unsigned)entry->line);
}

const char *
say_when(const struct making *m, const struct when *when)
{
	char text[INSTANT_TEXT];

	if (when->at == INSTANT_NONE)
		return say(m, "shorthand.none", NULL);
	if (when->until == when->at)
		return say_instant(m, when->at);
	day_text(zone_day(m->zone, when->at), text);
	return arena_copy(m->arena, text);
}

const char *
say_person(const struct making *m, const char *name, const struct when *when)
{
	if (name == NULL)
		return say(m, "shorthand.none", NULL);
	return say(m, "registers.person", "name", name, "when",
	    say_when(m, when), NULL);
}

static void
scope_put(struct buf *out, const char *text)
{
	if (text != NULL)
		buf_print(out, "%s%s", out->len > 0 ? ", " : "", text);
}

const char *
say_scope(const struct making *m, const struct register_entry *entry)
{
	struct buf out = { 0 };
	const char *text;

	scope_put(&out, entry->ticket);
	scope_put(&out, entry->measure);
	scope_put(&out, entry->category);
	if (entry->kind == REGISTER_CORRECTIONS)
		scope_put(&out,
		    say(m, "registers.corrected", "event", entry->event, "was",
			say_when(m, &entry->from), "becomes",
			say_when(m, &entry->to), NULL));
	else if (entry->from.at != INSTANT_NONE || entry->to.at != INSTANT_NONE)
		scope_put(&out,
		    say(m, "registers.interval", "from",
			say_when(m, &entry->from), "to",
			say_when(m, &entry->to), NULL));
	text = arena_copy(m->arena, buf_text(&out));
	buf_release(&out);
	return text;
}

/* --- the operator's words ------------------------------------------------- */

static bool
is_explanation(const struct register_entry *entry)
{
	return entry->kind == REGISTER_EXPLANATIONS &&
	    entry->state == ENTRY_LISTED;
}

bool
said_explains(const struct audit *audit)
{
	const struct registers *registers = audit->said.registers;

	for (size_t i = 0; registers != NULL && i < registers->count; i++) {
		if (is_explanation(&registers->items[i]))
			return true;
	}
	return false;
}

/* Of its measure and month: of all its tickets, or this one. */
static bool
explains(const struct register_entry *entry, const char *measure, int32_t month,
    const char *ticket)
{
	if (!is_explanation(entry) || entry->month != month ||
	    strcmp(entry->measure, measure) != 0)
		return false;
	return entry->ticket == NULL ||
	    (ticket != NULL && strcmp(entry->ticket, ticket) == 0);
}

const char *
say_explained(const struct making *m, const struct audit *audit,
    const struct sle *sle, int32_t month, const char *ticket)
{
	const struct registers *registers = audit->said.registers;
	struct buf out = { 0 };
	const char *text = NULL;

	for (size_t i = 0; registers != NULL && i < registers->count; i++) {
		const struct register_entry *entry = &registers->items[i];

		if (explains(entry, sle->id, month, ticket))
			buf_print(&out, "%s%s", out.len > 0 ? " " : "",
			    say(m, "registers.explained", "cause",
				entry_reason(audit->book, entry), "text",
				entry->text, "name", entry->asked_by, NULL));
	}
	if (out.len > 0)
		text = arena_copy(m->arena, buf_text(&out));
	buf_release(&out);
	return text;
}
