/* register.c -- entries by ticket, and what an entry takes in. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/register.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/arena.h"
#include "slaudit/book.h"
#include "slaudit/buf.h"
#include "slaudit/digest.h"
#include "slaudit/outcome.h"

/* --- by ticket ------------------------------------------------------------ */

/* The entries lie in one array: their addresses are their order. */
static int
by_key(const void *left, const void *right)
{
	const struct register_entry *a =
	    *(const struct register_entry *const *)left;
	const struct register_entry *b =
	    *(const struct register_entry *const *)right;
	int order = strcmp(a->ticket, b->ticket);

	return order != 0 ? order : (a > b) - (a < b);
}

void
registers_index(struct arena *arena, struct registers *registers)
{
	registers->by_ticket = arena_new(
	    arena, registers->count + 1, sizeof(*registers->by_ticket));
	registers->wide =
	    arena_new(arena, registers->count + 1, sizeof(*registers->wide));
	registers->by_ticket_count = registers->wide_count = 0;
	for (size_t i = 0; i < registers->count; i++) {
		const struct register_entry *entry = &registers->items[i];

		if (entry->ticket != NULL)
			registers->by_ticket[registers->by_ticket_count++] =
			    entry;
		else if (entry_acts(entry))
			registers->wide[registers->wide_count++] = entry;
	}
	if (registers->by_ticket_count > 1)
		qsort(registers->by_ticket, registers->by_ticket_count,
		    sizeof(*registers->by_ticket), by_key);
}

size_t
registers_of(const struct registers *registers, const char *key,
    const struct register_entry *const **out)
{
	size_t low = 0;
	size_t high = registers->by_ticket_count;
	size_t end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(registers->by_ticket[middle]->ticket, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	end = low;
	while (end < registers->by_ticket_count &&
	    strcmp(registers->by_ticket[end]->ticket, key) == 0)
		end++;
	*out = &registers->by_ticket[low];
	return end - low;
}

/* --- one entry ------------------------------------------------------------ */

bool
entry_acts(const struct register_entry *entry)
{
	return entry->kind == REGISTER_EXCLUSIONS ||
	    entry->kind == REGISTER_DISPUTES ||
	    entry->kind == REGISTER_CORRECTIONS;
}

bool
entry_upheld(const struct register_entry *entry)
{
	return entry_acts(entry) && entry->ruling == RULING_UPHELD;
}

bool
entry_refused(const struct register_entry *entry)
{
	return entry->state >= ENTRY_NO_TICKET;
}

static bool
interval_covers(const struct register_entry *entry, int64_t start)
{
	if (entry->kind != REGISTER_EXCLUSIONS ||
	    (entry->from.at == INSTANT_NONE && entry->to.at == INSTANT_NONE))
		return true;
	if (start == INSTANT_NONE)
		return false;
	return (entry->from.at == INSTANT_NONE || start >= entry->from.at) &&
	    (entry->to.at == INSTANT_NONE || start < entry->to.until);
}

static bool
same_or_unsaid(const char *said, const char *word)
{
	return said == NULL || (word != NULL && strcmp(said, word) == 0);
}

bool
entry_covers(const struct register_entry *entry, const struct ticket *ticket,
    const struct outcome *outcome)
{
	return same_or_unsaid(entry->ticket, ticket->key) &&
	    same_or_unsaid(entry->measure, outcome->sle->id) &&
	    same_or_unsaid(entry->category, ticket->category) &&
	    interval_covers(entry, outcome->start);
}

bool
entry_too_early(const struct register_entry *entry, const struct ticket *ticket)
{
	int64_t first = INSTANT_NONE;

	if (entry->ticket == NULL || entry->decided.at == INSTANT_NONE)
		return false;
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (first == INSTANT_NONE || ticket->events[i].at < first)
			first = ticket->events[i].at;
	}
	return first != INSTANT_NONE && entry->decided.at < first &&
	    entry->decided.until <= first;
}

bool
entry_carried(const struct register_entry *entry)
{
	return entry->kind == REGISTER_DECISIONS &&
	    entry->votes_for > entry->votes_against;
}

/* --- its register --------------------------------------------------------- */

const struct register_map *
register_find(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->register_count; i++) {
		if (strcmp(book->registers[i]->form.id, id) == 0)
			return book->registers[i];
	}
	return NULL;
}

const char *
entry_reason(const struct book *book, const struct register_entry *entry)
{
	const struct register_map *map = register_find(book, entry->of);

	for (size_t i = 0;
	     map != NULL && entry->code != NULL && i < map->reason_count; i++) {
		if (strcmp(map->reasons[i].word, entry->code) == 0)
			return map->reasons[i].title;
	}
	return entry->code;
}

/* A measure, an event or a code that the book no longer has refuses a row that
 * it took before: all of them decide. */
static void
words_put(
    struct buf *out, const struct book *book, const struct register_map *map)
{
	for (size_t i = 0; i < map->reason_count; i++)
		buf_print(out, "reason %s\n", map->reasons[i].word);
	for (size_t i = 0; i < map->column_count; i++)
		buf_print(out, "column %s %s\n", map->columns[i].from,
		    map->columns[i].to);
	for (size_t i = 0; i < book->sle_count; i++)
		buf_print(out, "measure %s\n", book->sles[i]->id);
	for (size_t i = 0; i < book->process_count; i++) {
		for (size_t e = 0; e < book->processes[i].event_count; e++)
			buf_print(out, "event %s\n",
			    book->processes[i].events[e].word);
	}
}

const char *
register_digest(struct arena *arena, const struct book *book,
    const struct register_map *map)
{
	struct digest *digest = digest_new();
	struct buf text = { 0 };
	char hex[DIGEST_TEXT];

	buf_print(&text, "form %s\nkind %d\nzone %s\n",
	    mapping_digest(arena, book, &map->form), (int)map->kind,
	    book->zone);
	words_put(&text, book, map);
	digest_put(digest, text.text, text.len);
	digest_text(digest, hex);
	digest_free(digest);
	buf_release(&text);
	return arena_copy(arena, hex);
}
