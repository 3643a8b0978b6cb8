/* roster.c -- which row of a book is which SLE or detection rule. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <stdlib.h>
#include <string.h>

static int
by_name(const void *a, const void *b)
{
	const struct roster_row *x = a;
	const struct roster_row *y = b;
	int order = strcmp(x->name, y->name);

	return order != 0 ? order : strcmp(x->version, y->version);
}

static int
by_id(const void *a, const void *b)
{
	const struct roster_row *x = a;
	const struct roster_row *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static void
roster_put(struct roster *roster, size_t *room, struct statement *st)
{
	struct roster_row *row;

	roster->rows = arena_grow(&roster->arena, roster->rows, room,
	    roster->count, sizeof(*roster->rows));
	row = &roster->rows[roster->count++];
	*row = (struct roster_row){ 0 };
	row->id = statement_int(st);
	row->name = statement_copy(st, &roster->arena);
	row->version = statement_copy(st, &roster->arena);
}

int
roster_load(struct roster *roster, struct statement *st, struct fault *fault)
{
	size_t room = 0;
	int got;

	roster_release(roster);
	while ((got = statement_step(st, fault)) > 0)
		roster_put(roster, &room, st);
	statement_release(st);
	if (roster->count > 0)
		qsort(roster->rows, roster->count, sizeof(*roster->rows),
		    by_name);
	return got;
}

const struct roster_row *
roster_find(const struct roster *roster, const char *name, const char *version)
{
	const struct roster_row want = { .name = name, .version = version };

	if (roster->count == 0)
		return NULL;
	return bsearch(
	    &want, roster->rows, roster->count, sizeof(*roster->rows), by_name);
}

void
roster_attach(struct roster *roster, const char *name, const char *version,
    const void *item)
{
	const struct roster_row *found = roster_find(roster, name, version);

	if (found != NULL)
		roster->rows[found - roster->rows].item = item;
}

void
roster_sort(struct roster *roster)
{
	if (roster->count > 0)
		qsort(
		    roster->rows, roster->count, sizeof(*roster->rows), by_id);
}

const void *
roster_item(const struct roster *roster, int64_t id)
{
	const struct roster_row want = { .id = id };
	const struct roster_row *found = NULL;

	if (roster->count > 0)
		found = bsearch(&want, roster->rows, roster->count,
		    sizeof(*roster->rows), by_id);
	return found != NULL ? found->item : NULL;
}

void
roster_release(struct roster *roster)
{
	arena_release(&roster->arena);
	*roster = (struct roster){ 0 };
}
