/* groups.c -- the rows of a log, by ticket, in bounded memory.
 *
 * A row goes through the sorter as the bytes of its kept form and its events;
 * words are interned and live as long as the reader, so their pointers go as
 * they are. Only the rows of one ticket are in memory together. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"
#include "slaudit/sorter.h"

enum { BUDGET = 64 * 1024 * 1024 };

struct kept {
	int64_t at;
	const char *words[ATTRIBUTES];
	uint32_t line;
	uint32_t event_count; /* so many follow, then further words */
};

struct groups {
	struct sorter *sorter;
	struct buf bytes; /* of the row being put */
	bool sorted;
	bool waiting;       /* NEXT is the first row of the next ticket ... */
	struct sorted next; /* ... until the sorter is asked again */
	struct buf key;     /* of the ticket given out */
	struct row *rows;
	size_t count;
	size_t room;
	struct row_event *events; /* of all its rows */
	size_t event_count;
	size_t event_room;
	const char **further; /* words of all its rows */
	size_t further_count;
	size_t further_room;
};

struct groups *
groups_new(size_t budget)
{
	struct groups *groups = mem_new(1, sizeof(*groups));

	groups->sorter = sorter_new(budget == 0 ? BUDGET : budget);
	return groups;
}

int
groups_put(struct groups *groups, const struct row *row, struct fault *fault)
{
	struct kept kept = {
		.at = row->at,
		.line = row->line,
		.event_count = (uint32_t)row->event_count,
	};
	struct buf *bytes = &groups->bytes;

	for (size_t i = 0; i < ATTRIBUTES; i++)
		kept.words[i] = row->words[i];
	buf_clear(bytes);
	buf_putn(bytes, (const char *)&kept, sizeof(kept));
	buf_putn(bytes, (const char *)row->events,
	    row->event_count * sizeof(*row->events));
	if (row->further_count > 0)
		buf_putn(bytes, (const char *)row->further,
		    row->further_count * sizeof(*row->further));
	return sorter_put(groups->sorter, row->key, strlen(row->key),
	    bytes->text, bytes->len, fault);
}

/* --- a ticket's rows ------------------------------------------------- */

/* What follows the kept form of a row. */
static void
tail_take(struct groups *groups, struct row *row, const char *data, size_t len)
{
	const char *end = data + len;

	for (size_t i = 0; i < row->event_count; i++) {
		groups->events = mem_grow(groups->events, &groups->event_room,
		    groups->event_count, sizeof(*groups->events));
		memcpy(&groups->events[groups->event_count++], data,
		    sizeof(*groups->events));
		data += sizeof(*groups->events);
	}
	for (; data < end; data += sizeof(*groups->further)) {
		groups->further =
		    mem_grow(groups->further, &groups->further_room,
			groups->further_count, sizeof(*groups->further));
		memcpy(&groups->further[groups->further_count++], data,
		    sizeof(*groups->further));
		row->further_count++;
	}
}

static void
row_take(struct groups *groups, const struct sorted *from)
{
	struct row *row;
	struct kept kept;

	memcpy(&kept, from->data, sizeof(kept));
	groups->rows =
	    mem_grow(groups->rows, &groups->room, groups->count, sizeof(*row));
	row = &groups->rows[groups->count++];
	*row = (struct row){
		.at = kept.at,
		.line = kept.line,
		.event_count = kept.event_count,
	};
	for (size_t i = 0; i < ATTRIBUTES; i++)
		row->words[i] = kept.words[i];
	tail_take(
	    groups, row, from->data + sizeof(kept), from->len - sizeof(kept));
}

static bool
same_key(const struct groups *groups, const struct sorted *row)
{
	return row->key_len == groups->key.len &&
	    memcmp(row->key, groups->key.text, row->key_len) == 0;
}

/* The row that waits, and those behind it that have its key. */
static int
rows_take(struct groups *groups, struct fault *fault)
{
	int got;

	buf_clear(&groups->key);
	buf_putn(&groups->key, groups->next.key, groups->next.key_len);
	groups->count = 0;
	groups->event_count = 0;
	groups->further_count = 0;
	do {
		row_take(groups, &groups->next);
		got = sorter_next(groups->sorter, &groups->next, fault);
	} while (got > 0 && same_key(groups, &groups->next));
	groups->waiting = got > 0;
	return got < 0 ? -1 : 0;
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

static void
rows_order(struct groups *groups)
{
	struct row *rows = groups->rows;
	struct row_event *events = groups->events;
	const char **further = groups->further;

	for (size_t i = 0; i < groups->count; i++) {
		rows[i].key = groups->key.text;
		rows[i].events = events;
		events += rows[i].event_count;
		rows[i].further = further;
		further += rows[i].further_count;
		/* A row without a time stays behind the one before it in the
		 * file. */
		if (i > 0 && rows[i].at == INSTANT_NONE)
			rows[i].at = rows[i - 1].at;
	}
	qsort(rows, groups->count, sizeof(*rows), by_time);
}

static int
groups_sort(struct groups *groups, struct fault *fault)
{
	int got;

	groups->sorted = true;
	if (sorter_sort(groups->sorter, fault) != 0)
		return -1;
	got = sorter_next(groups->sorter, &groups->next, fault);
	groups->waiting = got > 0;
	return got < 0 ? -1 : 0;
}

int
groups_next(struct groups *groups, struct row **rows, size_t *count,
    struct fault *fault)
{
	if (!groups->sorted && groups_sort(groups, fault) != 0)
		return -1;
	if (!groups->waiting)
		return 0;
	if (rows_take(groups, fault) != 0)
		return -1;
	rows_order(groups);
	*rows = groups->rows;
	*count = groups->count;
	return 1;
}

void
groups_free(struct groups *groups)
{
	if (groups == NULL)
		return;
	sorter_free(groups->sorter);
	buf_release(&groups->bytes);
	buf_release(&groups->key);
	free(groups->rows);
	free(groups->events);
	free(groups->further);
	free(groups);
}
