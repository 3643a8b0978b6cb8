/* binding.c -- a mapping's column names to the columns of a header. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

struct finder {
	const struct header *header;
	struct buf *complaint;
	struct words told; /* a column is complained of once */
	struct arena *arena;
	bool fits;
};

static bool
told_before(struct finder *finder, const char *name)
{
	struct words *told = &finder->told;
	const char **items;

	for (size_t i = 0; i < told->count; i++) {
		if (strcmp(told->items[i], name) == 0)
			return true;
	}
	items = arena_new(finder->arena, told->count + 1, sizeof(*items));
	for (size_t i = 0; i < told->count; i++)
		items[i] = told->items[i];
	items[told->count++] = name;
	told->items = items;
	return false;
}

static void
complain(struct finder *finder, const char *name, size_t times)
{
	bool first = finder->fits;

	finder->fits = false;
	if (told_before(finder, name))
		return;
	buf_print(finder->complaint, "%s\"%s\" %s", first ? "" : ", ", name,
	    times == 0 ? "is missing" : "stands more than once");
}

/* NULL: the mapping wants no column here. */
static size_t
column_find(struct finder *finder, const char *name)
{
	size_t found = COLUMN_NONE;
	size_t times = 0;

	if (name == NULL)
		return COLUMN_NONE;
	for (size_t i = 0; i < finder->header->count; i++) {
		if (strcmp(finder->header->names[i], name) == 0) {
			found = i;
			times++;
		}
	}
	if (times != 1)
		complain(finder, name, times);
	return found;
}

/* What stands here belongs to another form of the export. */
static void
column_refuse(struct finder *finder, const char *name)
{
	bool first = finder->fits;

	for (size_t i = 0; i < finder->header->count; i++) {
		if (strcmp(finder->header->names[i], name) != 0)
			continue;
		finder->fits = false;
		buf_print(finder->complaint, "%s\"%s\" is not of this form",
		    first ? "" : ", ", name);
		return;
	}
}

static void
event_bind(struct finder *finder, const struct event_rule *rule,
    struct bound_event *bound)
{
	bound->time = column_find(finder, rule->time);
	bound->otherwise = column_find(finder, rule->otherwise);
	bound->count = column_find(finder, rule->count);
	bound->named_by = column_find(finder, rule->named_by);
	bound->by = column_find(finder, rule->by_column);
	bound->when =
	    arena_new(finder->arena, rule->when_count, sizeof(*bound->when));
	for (size_t i = 0; i < rule->when_count; i++)
		bound->when[i] = column_find(finder, rule->when[i].column);
}

static void
want(struct binding *binding, size_t column)
{
	if (column != COLUMN_NONE)
		binding->wanted[column] = true;
}

/* What nobody reads need not be unquoted and copied. */
static void
columns_want(struct binding *binding, const struct mapping *mapping,
    const struct header *header, struct arena *arena)
{
	binding->wanted = arena_new(arena, header->count, sizeof(bool));
	for (size_t i = 0; i < mapping->key_count; i++)
		want(binding, binding->key[i]);
	for (size_t i = 0; i < ATTRIBUTES; i++)
		want(binding, binding->attributes[i]);
	for (size_t i = 0; i < mapping->attribute_count; i++)
		want(binding, binding->further[i]);
	for (size_t i = 0; i < mapping->event_count; i++) {
		const struct bound_event *bound = &binding->events[i];

		want(binding, bound->time);
		want(binding, bound->otherwise);
		want(binding, bound->count);
		want(binding, bound->named_by);
		want(binding, bound->by);
		for (size_t w = 0; w < mapping->events[i].when_count; w++)
			want(binding, bound->when[w]);
	}
}

bool
binding_make(struct binding *binding, const struct mapping *mapping,
    const struct header *header, struct arena *arena, struct buf *complaint)
{
	struct finder finder = {
		.header = header,
		.complaint = complaint,
		.arena = arena,
		.fits = true,
	};

	*binding = (struct binding) {
		.key = arena_new(arena, mapping->key_count, sizeof(size_t)),
		.fields = {
			[ATTRIBUTE_CATEGORY] = &mapping->category,
			[ATTRIBUTE_CUSTOMER] = &mapping->customer,
			[ATTRIBUTE_CLASS] = &mapping->customer_class,
			[ATTRIBUTE_CHANNEL] = &mapping->channel,
			[ATTRIBUTE_STATUS] = &mapping->status_field,
		},
		.further =
		    arena_new(arena, mapping->attribute_count, sizeof(size_t)),
		.events = arena_new(arena, mapping->event_count,
		    sizeof(struct bound_event)),
	};
	for (size_t i = 0; i < mapping->key_count; i++)
		binding->key[i] = column_find(&finder, mapping->key[i]);
	for (size_t i = 0; i < ATTRIBUTES; i++)
		binding->attributes[i] =
		    column_find(&finder, binding->fields[i]->column);
	for (size_t i = 0; i < mapping->attribute_count; i++)
		binding->further[i] =
		    column_find(&finder, mapping->attributes[i].field.column);
	for (size_t i = 0; i < mapping->event_count; i++)
		event_bind(&finder, &mapping->events[i], &binding->events[i]);
	for (size_t i = 0; i < mapping->lack_count; i++)
		column_refuse(&finder, mapping->lacks[i]);
	columns_want(binding, mapping, header, arena);
	return finder.fits;
}
