/* numbers.c -- many 64-bit numbers, sorted, in bounded memory. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/numbers.h"

#include <stdlib.h>
#include <string.h>

#include "runs_internal.h"
#include "slaudit/mem.h"

enum {
	/* Few numbers do not need the whole budget. */
	FIRST_ROOM = 4096,
	LEAST_ROOM = 2,
	BITS = 64,
	BYTE_BITS = 8,
	BYTES = 256,
	/* Up to here moving numbers costs less than counting their bytes. */
	FEW = 24
};

struct numbers {
	uint64_t *items;
	uint64_t *spare; /* as many, while sorting; half of the budget */
	size_t count;
	size_t room;
	size_t most; /* the room that the budget allows */
	size_t budget;
	uint64_t total; /* put */
	struct runs runs;
	size_t given; /* from memory */
};

/* --- in memory ------------------------------------------------------- */

static void
few_sort(uint64_t *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		uint64_t item = items[i];
		size_t to = i;

		for (; to > 0 && items[to - 1] > item; to--)
			items[to] = items[to - 1];
		items[to] = item;
	}
}

struct places { /* of the bytes to sort by, the highest first */
	unsigned shifts[BITS / BYTE_BITS];
	unsigned count;
	unsigned rest; /* bits below them that may still differ */
};

/* Of the bits below SHIFT: only bytes in which numbers differ, and only as
 * many as tell most of them apart. */
static void
places_choose(
    struct places *places, const uint64_t *items, size_t count, unsigned shift)
{
	uint64_t differ = 0;
	uint64_t apart = 1;

	for (size_t i = 1; i < count; i++)
		differ |= items[i] ^ items[0];
	places->count = 0;
	while (shift > 0 && apart < 4 * (uint64_t)count) {
		shift -= BYTE_BITS;
		if ((differ >> shift & (BYTES - 1)) == 0)
			continue;
		places->shifts[places->count++] = shift;
		apart *= BYTES;
	}
	places->rest = shift;
}

static void
byte_sort(const uint64_t *from, uint64_t *to, size_t count, unsigned shift)
{
	size_t next[BYTES] = { 0 };
	size_t start = 0;

	for (size_t i = 0; i < count; i++)
		next[from[i] >> shift & (BYTES - 1)]++;
	for (size_t i = 0; i < BYTES; i++) {
		size_t here = next[i];

		next[i] = start;
		start += here;
	}
	for (size_t i = 0; i < count; i++)
		to[next[from[i] >> shift & (BYTES - 1)]++] = from[i];
}

static void
places_sort(
    const struct places *places, uint64_t *items, uint64_t *spare, size_t count)
{
	uint64_t *from = items;
	uint64_t *to = spare;

	for (unsigned i = places->count; i-- > 0;) {
		uint64_t *sorted = to;

		byte_sort(from, to, count, places->shifts[i]);
		to = from;
		from = sorted;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
}

/* By the bits below SHIFT. Those that the bytes chosen do not tell apart are
 * sorted by lower ones: it is at most eight calls deep. */
static void
items_sort(uint64_t *items, uint64_t *spare, size_t count, unsigned shift)
{
	struct places places;
	size_t end;

	if (count <= FEW) {
		few_sort(items, count);
		return;
	}
	places_choose(&places, items, count, shift);
	places_sort(&places, items, spare, count);
	if (places.rest == 0)
		return;
	for (size_t start = 0; start < count; start = end) {
		uint64_t same = items[start] >> places.rest;

		end = start + 1;
		while (end < count && items[end] >> places.rest == same)
			end++;
		if (end - start > 1)
			items_sort(
			    items + start, spare, end - start, places.rest);
	}
}

static void
numbers_order(struct numbers *numbers)
{
	if (numbers->spare == NULL && numbers->count > FEW)
		numbers->spare =
		    mem_resize(NULL, numbers->room, sizeof(*numbers->spare));
	items_sort(numbers->items, numbers->spare, numbers->count, BITS);
}

/* --- on disk --------------------------------------------------------- */

static int
number_load(struct window *window, const void *owner, struct fault *fault)
{
	int got = window_need(window, sizeof(window->head), fault);

	(void)owner;
	if (got <= 0)
		return got;
	memcpy(&window->head, window->item, sizeof(window->head));
	window->len = sizeof(window->head);
	return 1;
}

static int
items_spill(struct numbers *numbers, struct fault *fault)
{
	numbers_order(numbers);
	if (runs_put_many(&numbers->runs, numbers->items,
		sizeof(*numbers->items), numbers->count, fault) != 0)
		return -1;
	numbers->count = 0;
	return runs_end(&numbers->runs, fault);
}

/* --- what the header promises ---------------------------------------- */

struct numbers *
numbers_new(size_t budget)
{
	struct numbers *numbers = mem_new(1, sizeof(*numbers));

	numbers->budget = budget;
	numbers->most = budget / 2 / sizeof(*numbers->items);
	if (numbers->most < LEAST_ROOM)
		numbers->most = LEAST_ROOM;
	numbers->runs.kind.load = number_load;
	return numbers;
}

/* A little first, then all: the pages that are not written stay unused, and
 * what is copied is little. */
static int
make_room(struct numbers *numbers, struct fault *fault)
{
	if (numbers->room == numbers->most)
		return items_spill(numbers, fault);
	numbers->room = numbers->room == 0 && numbers->most > FIRST_ROOM
	    ? (size_t)FIRST_ROOM
	    : numbers->most;
	numbers->items =
	    mem_resize(numbers->items, numbers->room, sizeof(*numbers->items));
	return 0;
}

int
numbers_put(struct numbers *numbers, uint64_t number, struct fault *fault)
{
	if (numbers->count == numbers->room && make_room(numbers, fault) != 0)
		return -1;
	numbers->items[numbers->count++] = number;
	numbers->total++;
	return 0;
}

uint64_t
numbers_count(const struct numbers *numbers)
{
	return numbers->total;
}

int
numbers_sort(struct numbers *numbers, struct fault *fault)
{
	if (numbers->runs.count == 0) {
		numbers_order(numbers);
		free(numbers->spare);
		numbers->spare = NULL;
		return 0;
	}
	if (numbers->count > 0 && items_spill(numbers, fault) != 0)
		return -1;
	free(numbers->items); /* their room is for the windows now */
	free(numbers->spare);
	numbers->items = NULL;
	numbers->spare = NULL;
	return runs_merge(&numbers->runs, numbers->budget, fault);
}

int
numbers_next(struct numbers *numbers, uint64_t *out, struct fault *fault)
{
	const struct window *window;
	int got;

	if (numbers->given < numbers->count) {
		*out = numbers->items[numbers->given++];
		return 1;
	}
	got = runs_next(&numbers->runs, &window, fault);
	if (got > 0)
		*out = window->head;
	return got;
}

void
numbers_free(struct numbers *numbers)
{
	if (numbers == NULL)
		return;
	runs_release(&numbers->runs);
	free(numbers->items);
	free(numbers->spare);
	free(numbers);
}
