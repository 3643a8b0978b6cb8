/* log.c -- many rows are one ticket: a row per event, scattered and unsorted.
 *
 * The first and the last row of a ticket are so by time, then by line, among
 * those for which the rule holds: an order of the file decides nothing that
 * a time decides. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

/* --- attributes ------------------------------------------------------ */

struct trait { /* one word of the ticket, as its rows say it */
	const struct field *field;
	size_t column;
	size_t place;    /* in row->words, or row->further */
	bool is_further; /* one of the mapping's own */
	bool is_settled; /* it may not change */
};

/* Those that name the ticket's SLE may not change, nor those by which tickets
 * are told apart; a channel or a status is what its row says it is. */
static struct trait
trait_usual(const struct hand *hand, size_t place)
{
	return (struct trait){
		.field = hand->reader->binding.fields[place],
		.column = hand->reader->binding.attributes[place],
		.place = place,
		.is_settled = place == ATTRIBUTE_CATEGORY ||
		    place == ATTRIBUTE_CUSTOMER || place == ATTRIBUTE_CLASS,
	};
}

static struct trait
trait_further(const struct hand *hand, size_t place)
{
	const struct mapping *mapping = hand->reader->input.mapping;

	return (struct trait){
		.field = &mapping->attributes[place].field,
		.column = hand->reader->binding.further[place],
		.place = place,
		.is_further = true,
		.is_settled = true,
	};
}

static const char *
trait_word(const struct trait *trait, const struct row *row)
{
	return trait->is_further ? row->further[trait->place]
				 : row->words[trait->place];
}

static void
conflict_complain(struct hand *hand, const struct trait *trait,
    const struct row *first, const struct row *other)
{
	const char *word = trait_word(trait, other);
	struct buf text = { 0 };
	struct diag diag = {
		.code = DIAG_CONFLICT,
		.line = other->line,
		.field = (uint32_t)trait->column + 1,
		.name = hand->reader->header.names[trait->column],
		.value = word,
		.key = first->key,
	};

	buf_print(&text, "line %u says %s, line %u says %s",
	    (unsigned)first->line, trait_word(trait, first),
	    (unsigned)other->line, word);
	diag.text = buf_text(&text);
	trouble_put(&hand->load->troubles, &diag);
	buf_release(&text);
}

/* The first (or last) row that says anything; the first that disagrees is
 * complained of. */
static const char *
trait_settle(struct hand *hand, const struct trait *trait,
    const struct row *rows, size_t count)
{
	const struct row *said = NULL;
	bool last = trait->field->pick == PICK_LAST;
	bool told = last || !trait->is_settled;

	for (size_t i = 0; i < count; i++) {
		const char *word = trait_word(trait, &rows[i]);

		if (word == NULL)
			continue;
		if (said == NULL || last) {
			said = &rows[i];
		} else if (!told &&
		    strcmp(word, trait_word(trait, said)) != 0) {
			conflict_complain(hand, trait, said, &rows[i]);
			told = true;
		}
	}
	return said == NULL ? NULL : trait_word(trait, said);
}

static void
words_settle(
    struct hand *hand, struct row *ticket, const struct row *rows, size_t count)
{
	const struct mapping *mapping = hand->reader->input.mapping;
	struct trait trait;

	for (size_t i = 0; i < ATTRIBUTES; i++) {
		trait = trait_usual(hand, i);
		ticket->words[i] = trait_settle(hand, &trait, rows, count);
	}
	if (mapping->attribute_count == 0)
		return;
	ticket->further_count = (uint32_t)mapping->attribute_count;
	ticket->further = arena_new(
	    &hand->scratch, mapping->attribute_count, sizeof(*ticket->further));
	for (size_t i = 0; i < mapping->attribute_count; i++) {
		trait = trait_further(hand, i);
		ticket->further[i] = trait_settle(hand, &trait, rows, count);
	}
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
	to->further =
	    arena_new(arena, row->further_count, sizeof(*row->further));
	for (size_t i = 0; i < row->further_count; i++)
		to->further[i] = row->further[i];
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
	words_settle(hand, &ticket, rows, count);
	rows_collect(hand, rows, count, &all);
	timeline_make(hand, &hand->load->batch.arena, &ticket, all.events,
	    all.count, out);
	return 1;
}
