/* texts.c -- the events of a batch of tickets, as the store keeps them. */
/* SPDX-License-Identifier: MIT */

/* Most tickets of a desk have the same events in the same order: their names
 * are a text of their own, which the tickets of a batch share. */
#include "store_internal.h"

enum { PATTERNS = 64 }; /* a power of two */

struct pattern {
	const struct ticket *first; /* that has it; NULL: a free slot */
	const char *names;
};

struct writing {
	struct pattern patterns[PATTERNS];
	struct arena *arena;
	struct buf scratch;
};

/* Words of one reader are the same where their pointers are; where equal ones
 * are not, the text is there twice, which is no harm. */
static bool
same_names(const struct ticket *a, const struct ticket *b)
{
	if (a->event_count != b->event_count)
		return false;
	for (size_t i = 0; i < a->event_count; i++) {
		if (a->events[i].name != b->events[i].name)
			return false;
	}
	return true;
}

static size_t
pattern_place(const struct ticket *ticket)
{
	uint64_t mixed = ticket->event_count;

	for (size_t i = 0; i < ticket->event_count; i++)
		mixed = mixed * 31 + ((uintptr_t)ticket->events[i].name >> 3);
	return (size_t)(mixed ^ mixed >> 17) % PATTERNS;
}

static const char *
names_make(struct writing *writing, const struct ticket *ticket)
{
	buf_clear(&writing->scratch);
	event_names_text(ticket, &writing->scratch);
	return arena_copy(writing->arena, buf_text(&writing->scratch));
}

static const char *
names_of(struct writing *writing, const struct ticket *ticket)
{
	struct pattern *pattern = &writing->patterns[pattern_place(ticket)];

	if (pattern->first == NULL || !same_names(pattern->first, ticket))
		*pattern =
		    (struct pattern){ ticket, names_make(writing, ticket) };
	return pattern->names;
}

void
store_texts(const struct ticket *tickets, size_t count, struct arena *arena,
    struct ticket_texts *out)
{
	struct writing writing = { .arena = arena };
	size_t *ends = arena_take(arena, count, sizeof(*ends));
	const char **names = arena_take(arena, count, sizeof(*names));
	struct buf text = { 0 };

	for (size_t i = 0; i < count; i++) {
		names[i] = names_of(&writing, &tickets[i]);
		timeline_text(&tickets[i], &text);
		ends[i] = text.len;
	}
	*out = (struct ticket_texts){
		.text = arena_copyn(arena, buf_text(&text), text.len),
		.ends = ends,
		.names = names,
	};
	buf_release(&text);
	buf_release(&writing.scratch);
}
