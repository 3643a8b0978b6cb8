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
takes_last(const struct hand *hand, size_t attribute)
{
	return hand->reader->binding.fields[attribute]->pick == PICK_LAST;
}

/* Those that name the ticket's SLE may not change; a channel or a status is
 * what its row says it is. */
static bool
may_not_change(const struct hand *hand, size_t attribute)
{
	return !takes_last(hand, attribute) &&
	    (attribute == ATTRIBUTE_CATEGORY ||
		attribute == ATTRIBUTE_CUSTOMER ||
		attribute == ATTRIBUTE_CLASS);
}

static void
conflict_complain(struct hand *hand, size_t attribute, const struct row *first,
    const struct row *other)
{
	size_t column = hand->reader->binding.attributes[attribute];
	const char *word = other->words[attribute];
	struct buf text = { 0 };
	struct diag diag = {
		.code = DIAG_CONFLICT,
		.line = other->line,
		.field = (uint32_t)column + 1,
		.name = hand->reader->header.names[column],
		.value = word,
		.key = first->key,
	};

	buf_print(&text, "line %u says %s, line %u says %s",
	    (unsigned)first->line, first->words[attribute],
	    (unsigned)other->line, word);
	diag.text = buf_text(&text);
	trouble_put(&hand->load->troubles, &diag);
	buf_release(&text);
}

/* The first (or last) row that says anything; the first that disagrees is
 * complained of. */
static const char *
attribute_settle(
    struct hand *hand, size_t attribute, const struct row *rows, size_t count)
{
	const struct row *said = NULL;
	bool last = takes_last(hand, attribute);
	bool told = !may_not_change(hand, attribute);

	for (size_t i = 0; i < count; i++) {
		const char *word = rows[i].words[attribute];

		if (word == NULL)
			continue;
		if (said == NULL || last) {
			said = &rows[i];
		} else if (!told && strcmp(word, said->words[attribute]) != 0) {
			conflict_complain(hand, attribute, said, &rows[i]);
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
rows_collect(struct hand *hand, const struct row *rows, size_t count,
    struct collection *all)
{
	const struct mapping *mapping = hand->reader->input.mapping;
	size_t most = 0;

	for (size_t i = 0; i < count; i++)
		most += rows[i].event_count;
	*all = (struct collection){
		.events = arena_new(&hand->scratch, most, sizeof(*all->events)),
		.picked = arena_new(
		    &hand->scratch, mapping->event_count, sizeof(*all->picked)),
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

/* The row lives as long as the batch. */
void
log_take(struct hand *hand, const struct row *row)
{
	struct load *load = hand->load;
	struct arena *arena = &load->batch.arena;
	struct row *to;

	if (load->rows == NULL)
		load->rows =
		    arena_new(arena, load->piece.count, sizeof(*load->rows));
	to = &load->rows[load->row_count++];
	*to = *row;
	to->key = arena_copy(arena, row->key);
	to->events = arena_new(arena, row->event_count, sizeof(*row->events));
	for (size_t i = 0; i < row->event_count; i++)
		to->events[i] = row->events[i];
}

int
log_next(struct hand *hand, struct groups *groups, struct ticket *out,
    struct fault *fault)
{
	struct collection all;
	struct row ticket = { .line = UINT32_MAX };
	struct row *rows;
	size_t count;
	int got = groups_next(groups, &rows, &count, fault);

	if (got <= 0)
		return got;
	arena_reset(&hand->scratch);
	ticket.key = rows[0].key;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].line < ticket.line)
			ticket.line = rows[i].line;
	}
	for (size_t i = 0; i < ATTRIBUTES; i++)
		ticket.words[i] = attribute_settle(hand, i, rows, count);
	rows_collect(hand, rows, count, &all);
	timeline_make(hand, &hand->load->batch.arena, &ticket, all.events,
	    all.count, out);
	return 1;
}
