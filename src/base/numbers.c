/* numbers.c -- many 64-bit numbers, sorted, in bounded memory. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/numbers.h"

#include <stdlib.h>
#include <string.h>

#include "bins_internal.h"
#include "runs_internal.h"
#include "slaudit/mem.h"

enum {
	/* Few numbers do not need the whole budget. */
	FIRST_ROOM = 4096,
	LEAST_ROOM = 2
};

struct numbers {
	uint64_t *items;
	uint64_t *spare; /* as many, while sorting; half of the budget */
	size_t count;
	size_t room;
	size_t most; /* the room that the budget allows */
	size_t budget;
	size_t workers;
	uint64_t total; /* put */
	struct runs runs;
	size_t given; /* from memory */
};

static int
numbers_order(struct numbers *numbers, size_t workers, struct fault *fault)
{
	if (numbers->spare == NULL && numbers->count > 0)
		numbers->spare =
		    mem_resize(NULL, numbers->room, sizeof(*numbers->spare));
	return bins_sort(
	    numbers->items, numbers->spare, numbers->count, workers, fault);
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
	if (numbers_order(numbers, 1, fault) != 0 ||
	    runs_put_many(&numbers->runs, numbers->items,
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
	numbers->workers = 1;
	return numbers;
}

void
numbers_workers(struct numbers *numbers, size_t workers)
{
	numbers->workers = workers;
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
		int rc = numbers_order(numbers, numbers->workers, fault);

		free(numbers->spare);
		numbers->spare = NULL;
		return rc;
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
