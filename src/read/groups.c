/* groups.c -- the rows of a log, by ticket, in memory. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

struct group {
	const char *key;
	struct row *rows; /* in the order of the file */
	size_t count;
	size_t room;
};

struct groups {
	struct arena arena;
	struct keyset keyset; /* data: the group */
	struct group **items;
	size_t count;
	size_t room;
	size_t given;
};

struct groups *
groups_new(void)
{
	return mem_new(1, sizeof(struct groups));
}

static struct group *
group_find(struct groups *groups, const char *key)
{
	struct key_entry *entry = keyset_put(&groups->keyset, key);
	struct group *group = entry->data;

	if (group != NULL)
		return group;
	group = arena_new(&groups->arena, 1, sizeof(*group));
	group->key = entry->text;
	entry->data = group;
	groups->items = mem_grow(groups->items, &groups->room, groups->count,
	    sizeof(struct group *));
	groups->items[groups->count++] = group;
	return group;
}

void
groups_put(struct groups *groups, const struct row *row)
{
	struct group *group = group_find(groups, row->key);
	struct row *to;

	group->rows = mem_grow(
	    group->rows, &group->room, group->count, sizeof(*group->rows));
	to = &group->rows[group->count++];
	*to = *row;
	to->key = group->key;
	to->events =
	    arena_new(&groups->arena, row->event_count, sizeof(*row->events));
	for (size_t i = 0; i < row->event_count; i++)
		to->events[i] = row->events[i];
}

static int
by_time(const void *left, const void *right)
{
	const struct row *a = left;
	const struct row *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

int
groups_next(struct groups *groups, struct row **rows, size_t *count)
{
	struct group *group;

	if (groups->given == groups->count)
		return 0;
	group = groups->items[groups->given++];
	/* A row without a time stays behind the one before it in the file. */
	for (size_t i = 1; i < group->count; i++) {
		if (group->rows[i].at == INSTANT_NONE)
			group->rows[i].at = group->rows[i - 1].at;
	}
	qsort(group->rows, group->count, sizeof(*group->rows), by_time);
	*rows = group->rows;
	*count = group->count;
	return 1;
}

void
groups_free(struct groups *groups)
{
	if (groups == NULL)
		return;
	for (size_t i = 0; i < groups->count; i++)
		free(groups->items[i]->rows);
	free(groups->items);
	keyset_release(&groups->keyset);
	arena_release(&groups->arena);
	free(groups);
}
