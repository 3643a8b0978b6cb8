/* log.c -- many rows are one ticket: a row per event, scattered and unsorted.
 *
 * The first and the last row of a ticket are so by time, then by line, among
 * those for which the rule holds: an order of the file decides nothing that
 * a time decides. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

/* --- attributes ------------------------------------------------------ */

static bool
takes_last(const struct reader *reader, size_t attribute)
{
	return reader->binding.fields[attribute]->pick == PICK_LAST;
}

/* Those that name the ticket's SLE may not change; a channel or a status is
 * what its row says it is. */
static bool
may_not_change(const struct reader *reader, size_t attribute)
{
	return !takes_last(reader, attribute) &&
	    (attribute == ATTRIBUTE_CATEGORY ||
		attribute == ATTRIBUTE_CUSTOMER ||
		attribute == ATTRIBUTE_CLASS);
}

static void
conflict_complain(struct reader *reader, size_t attribute,
    const struct row *first, const struct row *other)
{
	size_t column = reader->binding.attributes[attribute];
	const char *word = other->words[attribute];
	struct buf text = { 0 };
	struct diag diag = {
		.code = DIAG_CONFLICT,
		.line = other->line,
		.field = (uint32_t)column + 1,
		.name = reader->header.names[column],
		.value = word,
		.key = first->key,
	};

	buf_print(&text, "line %u says %s, line %u says %s",
	    (unsigned)first->line, first->words[attribute],
	    (unsigned)other->line, word);
	diag.text = buf_text(&text);
	trouble_put(&reader->troubles, &diag);
	buf_release(&text);
}

/* The first (or last) row that says anything; the first that disagrees is
 * complained of. */
static const char *
attribute_settle(struct reader *reader, size_t attribute,
    const struct row *rows, size_t count)
{
	const struct row *said = NULL;
	bool last = takes_last(reader, attribute);
	bool told = !may_not_change(reader, attribute);

	for (size_t i = 0; i < count; i++) {
		const char *word = rows[i].words[attribute];

		if (word == NULL)
			continue;
		if (said == NULL || last) {
			said = &rows[i];
		} else if (!told && strcmp(word, said->words[attribute]) != 0) {
			conflict_complain(reader, attribute, said, &rows[i]);
			told = true;
		}
	}
	return said == NULL ? NULL : said->words[attribute];
}

/* --- events ---------------------------------------------------------- */

struct collection {
	struct row_event *events;
	size_t count;
	const struct row_event **picked; /* per rule */
};

static void
event_collect(
    struct collection *all, const struct row_event *event, enum pick pick)
{
	switch (pick) {
	case PICK_FIRST:
		if (all->picked[event->rule] == NULL)
			all->picked[event->rule] = event;
		break;
	case PICK_LAST:
		all->picked[event->rule] = event;
		break;
	case PICK_EACH:
	case PICKS:
		if (event->event.at != INSTANT_NONE)
			all->events[all->count++] = *event;
		break;
	}
}

static void
rows_collect(struct reader *reader, const struct row *rows, size_t count,
    struct collection *all)
{
	const struct mapping *mapping = reader->input.mapping;
	size_t most = 0;

	for (size_t i = 0; i < count; i++)
		most += rows[i].event_count;
	*all = (struct collection){
		.events =
		    arena_new(&reader->scratch, most, sizeof(*all->events)),
		.picked = arena_new(&reader->scratch, mapping->event_count,
		    sizeof(*all->picked)),
	};
	for (size_t i = 0; i < count; i++) {
		for (size_t e = 0; e < rows[i].event_count; e++) {
			const struct row_event *event = &rows[i].events[e];

			event_collect(
			    all, event, mapping->events[event->rule].pick);
		}
	}
	for (size_t i = 0; i < mapping->event_count; i++) {
		const struct row_event *event = all->picked[i];

		if (event != NULL && event->event.at != INSTANT_NONE)
			all->events[all->count++] = *event;
	}
}

/* --- tickets --------------------------------------------------------- */

static int
rows_group(struct reader *reader, struct fault *fault)
{
	struct row row;
	int got;

	reader->groups = groups_new(0);
	while ((got = row_next(reader, &row, fault)) > 0) {
		if (groups_put(reader->groups, &row, fault) != 0)
			return -1;
	}
	return got;
}

int
log_next(struct reader *reader, struct arena *arena, struct ticket *out,
    struct fault *fault)
{
	struct collection all;
	struct row ticket = { .line = UINT32_MAX };
	struct row *rows;
	size_t count;
	int got;

	if (reader->groups == NULL && rows_group(reader, fault) != 0)
		return -1;
	got = groups_next(reader->groups, &rows, &count, fault);
	if (got <= 0)
		return got;
	arena_release(&reader->scratch);
	ticket.key = rows[0].key;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].line < ticket.line)
			ticket.line = rows[i].line;
	}
	for (size_t i = 0; i < ATTRIBUTES; i++)
		ticket.words[i] = attribute_settle(reader, i, rows, count);
	rows_collect(reader, rows, count, &all);
	timeline_make(reader, arena, &ticket, all.events, all.count, out);
	return 1;
}
