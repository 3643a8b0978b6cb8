/* sorter.c -- records sorted by their keys, in bounded memory. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/sorter.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "runs_internal.h"
#include "slaudit/mem.h"
#include "sorter_internal.h"

enum {
	/* Few records do not need the whole budget. */
	FIRST_ROOM = 64 * 1024,
	/* Keys mostly begin alike (INC0001234); this much of it is skipped. */
	PREFIX_MOST = 64
};

struct sorter {
	char *memory; /* records from its start; at its end, while sorting,
		       * two entries for each */
	size_t room;
	size_t used;
	size_t count;
	size_t budget;
	char prefix[PREFIX_MOST]; /* of all keys ever put */
	size_t prefix_len;
	bool begun;
	struct runs runs;
	const struct entry *sorted; /* in memory */
	size_t given;
};

/* --- keys ------------------------------------------------------------ */

static void
prefix_keep(struct sorter *sorter, const char *key, size_t len)
{
	size_t same = 0;

	if (!sorter->begun) {
		sorter->begun = true;
		sorter->prefix_len = len < PREFIX_MOST ? len : PREFIX_MOST;
		memcpy(sorter->prefix, key, sorter->prefix_len);
		return;
	}
	if (len >= sorter->prefix_len &&
	    memcmp(sorter->prefix, key, sorter->prefix_len) == 0)
		return;
	while (same < len && same < sorter->prefix_len &&
	    sorter->prefix[same] == key[same])
		same++;
	sorter->prefix_len = same;
}

/* --- in memory ------------------------------------------------------- */

static const struct entry *
records_sort(struct sorter *sorter)
{
	struct entry *entries =
	    (struct entry *)(void *)(sorter->memory + sorter->room) -
	    2 * sorter->count;
	const char *record = sorter->memory;

	for (size_t i = 0; i < sorter->count; i++) {
		struct sorted parts = record_parts(record);

		entries[i].record = record;
		record = parts.data + parts.len;
	}
	entries_sort(entries, entries + sorter->count, sorter->count,
	    sorter->prefix_len);
	return entries;
}

/* --- on disk --------------------------------------------------------- */

static int
record_load(struct window *window, const void *owner, struct fault *fault)
{
	const struct sorter *sorter = owner;
	struct sorted parts;
	int got = window_need(window, sizeof(struct lengths), fault);

	if (got <= 0)
		return got;
	parts = record_parts(window->item);
	window->len = sizeof(struct lengths) + parts.key_len + parts.len;
	got = window_need(window, window->len, fault);
	if (got > 0)
		window->head = head_of(window->item, sorter->prefix_len);
	return got;
}

static int
tie_compare(const struct window *a, const struct window *b, const void *owner)
{
	(void)owner;
	return head_decides(a->head) ? 0 : records_compare(a->item, b->item);
}

static int
records_spill(struct sorter *sorter, struct fault *fault)
{
	const struct entry *sorted = records_sort(sorter);

	for (size_t i = 0; i < sorter->count; i++) {
		struct sorted parts = record_parts(sorted[i].record);
		size_t len = sizeof(struct lengths) + parts.key_len + parts.len;

		if (runs_put(&sorter->runs, sorted[i].record, len, fault) != 0)
			return -1;
	}
	sorter->count = 0;
	sorter->used = 0;
	return runs_end(&sorter->runs, fault);
}

/* --- room ------------------------------------------------------------ */

static bool
record_fits(const struct sorter *sorter, size_t len)
{
	size_t entries = 2 * (sorter->count + 1) * sizeof(struct entry);

	return sorter->used + len + entries <= sorter->room;
}

/* Entries are aligned from its end. */
static void
room_set(struct sorter *sorter, size_t room)
{
	const size_t unit = sizeof(struct entry);

	sorter->room = (room + unit - 1) / unit * unit;
	sorter->memory = mem_resize(sorter->memory, sorter->room, 1);
}

/* A little first, then all: the pages that are not written stay unused, and
 * what is copied is little. A record longer than the budget is alone. */
static int
make_room(struct sorter *sorter, size_t len, struct fault *fault)
{
	if (sorter->room < FIRST_ROOM && sorter->room < sorter->budget)
		room_set(sorter,
		    sorter->budget < FIRST_ROOM ? sorter->budget
						: (size_t)FIRST_ROOM);
	if (!record_fits(sorter, len) && sorter->room < sorter->budget)
		room_set(sorter, sorter->budget);
	if (!record_fits(sorter, len) && sorter->count > 0 &&
	    records_spill(sorter, fault) != 0)
		return -1;
	if (!record_fits(sorter, len))
		room_set(sorter, len + 2 * sizeof(struct entry));
	return 0;
}

/* --- what the header promises ---------------------------------------- */

struct sorter *
sorter_new(size_t budget)
{
	struct sorter *sorter = mem_new(1, sizeof(*sorter));

	sorter->budget = budget;
	sorter->runs.kind = (struct run_kind){
		.load = record_load,
		.compare = tie_compare,
		.owner = sorter,
	};
	return sorter;
}

int
sorter_put(struct sorter *sorter, const char *key, size_t key_len,
    const void *data, size_t len, struct fault *fault)
{
	struct lengths lengths = { (uint32_t)key_len, (uint32_t)len };
	size_t size = sizeof(lengths) + key_len + len;
	char *to;

	if (key_len > UINT32_MAX || len > UINT32_MAX)
		mem_die("sorter: absurd length");
	if (!record_fits(sorter, size) && make_room(sorter, size, fault) != 0)
		return -1;
	prefix_keep(sorter, key, key_len);
	to = sorter->memory + sorter->used;
	memcpy(to, &lengths, sizeof(lengths));
	if (key_len > 0)
		memcpy(to + sizeof(lengths), key, key_len);
	if (len > 0)
		memcpy(to + sizeof(lengths) + key_len, data, len);
	sorter->used += size;
	sorter->count++;
	return 0;
}

int
sorter_sort(struct sorter *sorter, struct fault *fault)
{
	if (sorter->runs.count == 0) {
		if (sorter->count > 0)
			sorter->sorted = records_sort(sorter);
		return 0;
	}
	if (sorter->count > 0 && records_spill(sorter, fault) != 0)
		return -1;
	free(sorter->memory); /* its room is for the windows now */
	sorter->memory = NULL;
	return runs_merge(&sorter->runs, sorter->budget, fault);
}

int
sorter_next(struct sorter *sorter, struct sorted *out, struct fault *fault)
{
	const struct window *window;
	int got;

	if (sorter->given < sorter->count) {
		*out = record_parts(sorter->sorted[sorter->given++].record);
		return 1;
	}
	got = runs_next(&sorter->runs, &window, fault);
	if (got > 0)
		*out = record_parts(window->item);
	return got;
}

void
sorter_free(struct sorter *sorter)
{
	if (sorter == NULL)
		return;
	runs_release(&sorter->runs);
	free(sorter->memory);
	free(sorter);
}
