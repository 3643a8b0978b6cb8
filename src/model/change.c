/* change.c -- two exports of one ticket, field by field. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/change.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mapping.h"

struct comparison { /* while it is made */
	struct arena *arena;
	const struct versions *of;
	struct change *changes;
	size_t count;
	size_t room;
};

static void
change_put(struct comparison *c, const struct change *change)
{
	c->changes = arena_grow(
	    c->arena, c->changes, &c->room, c->count, sizeof(*change));
	c->changes[c->count++] = *change;
}

/* --- words ---------------------------------------------------------------- */

static bool
is_same_text(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

static bool
is_read(const struct mapping *map, const struct field *field)
{
	return map == NULL || field->column != NULL || field->constant != NULL;
}

static void
word_compare(
    struct comparison *c, const char *field, const char *old, const char *now)
{
	const struct change change = {
		.kind = CHANGE_FIELD,
		.field = field,
		.old = old,
		.now = now,
	};

	if (!is_same_text(old, now))
		change_put(c, &change);
}

static void
words_compare(struct comparison *c)
{
	static const struct mapping none;
	const struct ticket *a = c->of->before;
	const struct ticket *b = c->of->after;
	const struct mapping *am = c->of->before_map;
	const struct mapping *bm = c->of->after_map;
	const struct mapping *x = am == NULL ? &none : am;
	const struct mapping *y = bm == NULL ? &none : bm;

	if (is_read(am, &x->category) && is_read(bm, &y->category))
		word_compare(c, "category", a->category, b->category);
	if (is_read(am, &x->customer) && is_read(bm, &y->customer))
		word_compare(c, "customer", a->customer, b->customer);
	if (is_read(am, &x->customer_class) && is_read(bm, &y->customer_class))
		word_compare(
		    c, "customer_class", a->customer_class, b->customer_class);
	if (is_read(am, &x->channel) && is_read(bm, &y->channel))
		word_compare(c, "channel", a->channel, b->channel);
}

static bool
reads_attribute(const struct mapping *map, const char *name)
{
	if (map == NULL)
		return true;
	for (size_t i = 0; i < map->attribute_count; i++) {
		if (strcmp(map->attributes[i].name, name) == 0)
			return true;
	}
	return false;
}

/* Those that the earlier one has, then what the later one has beside them. */
static void
attributes_compare(struct comparison *c)
{
	const struct ticket *a = c->of->before;
	const struct ticket *b = c->of->after;

	for (size_t i = 0; i < a->attribute_count; i++) {
		const char *name = a->attributes[i].name;

		if (reads_attribute(c->of->after_map, name))
			word_compare(c, name, a->attributes[i].word,
			    ticket_attribute(b, name));
	}
	for (size_t i = 0; i < b->attribute_count; i++) {
		const char *name = b->attributes[i].name;

		if (ticket_attribute(a, name) == NULL &&
		    reads_attribute(c->of->before_map, name))
			word_compare(c, name, NULL, b->attributes[i].word);
	}
}

/* --- events --------------------------------------------------------------- */

static int
compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_texts(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

/* Neither the line nor how exactly an equal time was written. */
static int
compare_events(const struct event *a, const struct event *b)
{
	int order = strcmp(a->name, b->name);

	if (order == 0)
		order = compare_numbers(a->at, b->at);
	if (order == 0)
		order = compare_numbers(a->until, b->until);
	if (order == 0)
		order = compare_texts(a->party, b->party);
	if (order == 0)
		order = compare_numbers(a->count, b->count);
	return order;
}

static int
by_event(const void *left, const void *right)
{
	const struct event *a = *(const struct event *const *)left;
	const struct event *b = *(const struct event *const *)right;
	int order = compare_events(a, b);

	return order != 0 ? order : compare_numbers(a->line, b->line);
}

struct side { /* events that the other side does not have, sorted */
	const struct event **items;
	size_t count;
};

static void
side_make(struct arena *arena, const struct ticket *ticket, struct side *out)
{
	out->count = ticket->event_count;
	out->items = arena_new(arena, out->count + 1, sizeof(*out->items));
	for (size_t i = 0; i < out->count; i++)
		out->items[i] = &ticket->events[i];
	qsort(out->items, out->count, sizeof(*out->items), by_event);
}

/* What both have is struck out of both. */
static void
sides_cancel(struct side *a, struct side *b)
{
	size_t kept_a = 0;
	size_t kept_b = 0;
	size_t i = 0;
	size_t k = 0;

	while (i < a->count && k < b->count) {
		int order = compare_events(a->items[i], b->items[k]);

		if (order < 0) {
			a->items[kept_a++] = a->items[i++];
		} else if (order > 0) {
			b->items[kept_b++] = b->items[k++];
		} else {
			i++;
			k++;
		}
	}
	while (i < a->count)
		a->items[kept_a++] = a->items[i++];
	while (k < b->count)
		b->items[kept_b++] = b->items[k++];
	a->count = kept_a;
	b->count = kept_b;
}

/* The first of NAME that is left and lies in the past, or anywhere. */
static const struct event **
side_find(const struct side *side, const char *name, int64_t cutoff, bool past)
{
	for (size_t i = 0; i < side->count; i++) {
		const struct event *event = side->items[i];

		if (event != NULL && strcmp(event->name, name) == 0 &&
		    (!past || event_last(event) < cutoff))
			return &side->items[i];
	}
	return NULL;
}

static void
event_put(struct comparison *c, const struct event *was, const struct event *is)
{
	const struct change change = {
		.kind = was == NULL ? CHANGE_ADDED
		    : is == NULL    ? CHANGE_REMOVED
				    : CHANGE_MOVED,
		.field = was == NULL ? is->name : was->name,
		.was = was,
		.is = is,
	};

	change_put(c, &change);
}

/* A time that was told is a time that is gone, or another one: first one that
 * was past then, too, else any later one. */
static void
told_compare(struct comparison *c, struct side *a, struct side *b, bool past)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct event *was = a->items[i];
		const struct event **found;

		if (was == NULL || was->at >= c->of->cutoff)
			continue; /* told, or of the future then */
		found = side_find(b, was->name, c->of->cutoff, past);
		if (found == NULL && past)
			continue;
		event_put(c, was, found == NULL ? NULL : *found);
		a->items[i] = NULL;
		if (found != NULL)
			*found = NULL;
	}
}

static void
events_compare(struct comparison *c)
{
	struct side a;
	struct side b;

	side_make(c->arena, c->of->before, &a);
	side_make(c->arena, c->of->after, &b);
	sides_cancel(&a, &b);
	told_compare(c, &a, &b, true);
	told_compare(c, &a, &b, false);
	for (size_t i = 0; i < b.count; i++) {
		if (b.items[i] != NULL &&
		    event_last(b.items[i]) < c->of->cutoff)
			event_put(c, NULL, b.items[i]);
	}
}

/* --- both ----------------------------------------------------------------- */

static const struct event *
change_event(const struct change *change)
{
	return change->was != NULL ? change->was : change->is;
}

static int
by_field(const void *left, const void *right)
{
	const struct change *a = left;
	const struct change *b = right;
	int order = (a->kind != CHANGE_FIELD) - (b->kind != CHANGE_FIELD);

	if (order == 0)
		order = strcmp(a->field, b->field);
	if (order == 0 && a->kind != CHANGE_FIELD)
		order = compare_events(change_event(a), change_event(b));
	if (order == 0)
		order = (int)a->kind - (int)b->kind;
	return order;
}

size_t
versions_compare(
    struct arena *arena, const struct versions *of, struct change **out)
{
	struct comparison c = { .arena = arena, .of = of };

	words_compare(&c);
	attributes_compare(&c);
	events_compare(&c);
	if (c.count > 1)
		qsort(c.changes, c.count, sizeof(*c.changes), by_field);
	*out = c.changes;
	return c.count;
}

/* --- had nothing changed ---------------------------------------------------
 */

/* Where a usual word of TICKET stands; NULL: FIELD is an attribute. */
static const char **
word_place(struct ticket *ticket, const char *field)
{
	const struct {
		const char *field;
		const char **at;
	} words[] = {
		{ "category", &ticket->category },
		{ "customer", &ticket->customer },
		{ "customer_class", &ticket->customer_class },
		{ "channel", &ticket->channel },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].field, field) == 0)
			return words[i].at;
	}
	return NULL;
}

/* There is room for one more. */
static void
attribute_set(struct ticket *ticket, const char *name, const char *word)
{
	struct named_word *all = ticket->attributes;
	size_t at = 0;

	while (at < ticket->attribute_count && strcmp(all[at].name, name) != 0)
		at++;
	if (word == NULL && at < ticket->attribute_count) {
		all[at] = all[--ticket->attribute_count];
	} else if (word != NULL) {
		all[at] = (struct named_word){ name, word };
		ticket->attribute_count += at == ticket->attribute_count;
	}
}

static void
words_restore(struct arena *arena, const struct change *changes, size_t count,
    struct ticket *ticket)
{
	struct named_word *all =
	    arena_new(arena, ticket->attribute_count + count + 1, sizeof(*all));

	if (ticket->attribute_count > 0)
		memcpy(all, ticket->attributes,
		    ticket->attribute_count * sizeof(*all));
	ticket->attributes = all;
	for (size_t i = 0; i < count; i++) {
		const struct change *change = &changes[i];
		const char **at;

		if (change->kind != CHANGE_FIELD)
			continue;
		at = word_place(ticket, change->field);
		if (at != NULL)
			*at = change->old;
		else
			attribute_set(ticket, change->field, change->old);
	}
}

static bool
is_changed(
    const struct event *event, const struct change *changes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (changes[i].is == event)
			return true;
	}
	return false;
}

/* Behind those of the same time. */
static void
event_insert(struct ticket *ticket, const struct event *event)
{
	size_t at = ticket->event_count++;

	for (; at > 0 && ticket->events[at - 1].at > event->at; at--)
		ticket->events[at] = ticket->events[at - 1];
	ticket->events[at] = *event;
}

const struct ticket *
versions_unchanged(struct arena *arena, const struct versions *of,
    const struct change *changes, size_t count)
{
	struct ticket *ticket = arena_new(arena, 1, sizeof(*ticket));
	const struct ticket *after = of->after;

	*ticket = *after;
	words_restore(arena, changes, count, ticket);
	ticket->events = arena_new(
	    arena, after->event_count + count + 1, sizeof(*ticket->events));
	ticket->event_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (changes[i].was != NULL)
			event_insert(ticket, changes[i].was);
	}
	for (size_t i = 0; i < after->event_count; i++) {
		if (!is_changed(&after->events[i], changes, count))
			event_insert(ticket, &after->events[i]);
	}
	return ticket;
}

bool
ticket_began_before(const struct ticket *ticket, int64_t cutoff)
{
	return ticket->event_count > 0 &&
	    event_last(&ticket->events[0]) < cutoff;
}
