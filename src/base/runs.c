/* runs.c -- sorted runs in a temporary file, and their merging. */
/* SPDX-License-Identifier: MIT */
#include "runs_internal.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"

enum {
	/* Small items are gathered before they are written. */
	PIECE = 64 * 1024,
	/* Runs merged at a time: with 16 MiB each then has a window of 32 KiB,
	 * which a disk reads about as fast as one piece. */
	MERGED_MOST = 512
};

static int
runs_fault(const char *what, const char *why, struct fault *fault)
{
	return fault_set(fault, FAULT_INPUT, NULL, 0,
	    "the temporary file for sorting cannot be %s: %s", what, why);
}

/* --- writing --------------------------------------------------------- */

static int
bytes_write(
    struct runs *runs, const char *bytes, size_t len, struct fault *fault)
{
	if (runs->file == NULL)
		runs->file = tmpfile();
	if (runs->file == NULL)
		return runs_fault("made", strerror(errno), fault);
	while (len > 0) {
		ssize_t put =
		    pwrite(fileno(runs->file), bytes, len, (off_t)runs->size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return runs_fault("written", strerror(errno), fault);
		runs->size += (uint64_t)put;
		bytes += put;
		len -= (size_t)put;
	}
	return 0;
}

static int
pending_write(struct runs *runs, struct fault *fault)
{
	size_t len = runs->waiting;

	runs->waiting = 0;
	return len == 0 ? 0 : bytes_write(runs, runs->pending, len, fault);
}

int
runs_put_many(struct runs *runs, const void *items, size_t len, size_t count,
    struct fault *fault)
{
	size_t size = len * count;

	if (runs->open.largest < len)
		runs->open.largest = len;
	if (runs->pending == NULL)
		runs->pending = mem_resize(NULL, PIECE, 1);
	if (size > PIECE - runs->waiting && pending_write(runs, fault) != 0)
		return -1;
	if (size > PIECE)
		return bytes_write(runs, items, size, fault);
	memcpy(runs->pending + runs->waiting, items, size);
	runs->waiting += size;
	return 0;
}

int
runs_put(struct runs *runs, const void *item, size_t len, struct fault *fault)
{
	return runs_put_many(runs, item, len, 1, fault);
}

int
runs_end(struct runs *runs, struct fault *fault)
{
	if (pending_write(runs, fault) != 0)
		return -1;
	runs->open.end = runs->size;
	runs->items = mem_grow(
	    runs->items, &runs->room, runs->count, sizeof(*runs->items));
	runs->items[runs->count++] = runs->open;
	runs->open = (struct run){ .start = runs->size };
	return 0;
}

/* --- reading --------------------------------------------------------- */

static int
window_fill(struct window *window, struct fault *fault)
{
	size_t want = window->room - window->have;
	ssize_t got;

	if (want > window->end - window->next)
		want = (size_t)(window->end - window->next);
	do
		got = pread(fileno(window->runs->file),
		    window->bytes + window->have, want, (off_t)window->next);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return runs_fault("read", strerror(errno), fault);
	if (got == 0)
		return runs_fault("read", "it became shorter", fault);
	window->have += (size_t)got;
	window->next += (uint64_t)got;
	return 0;
}

int
window_need(struct window *window, size_t len, struct fault *fault)
{
	size_t left = window->have - window->used;

	window->item = window->bytes + window->used;
	if (left >= len)
		return 1;
	if (left == 0 && window->next == window->end)
		return 0;
	if (len > window->room || len - left > window->end - window->next)
		return runs_fault("read", "it was changed", fault);
	memmove(window->bytes, window->item, left);
	window->item = window->bytes;
	window->used = 0;
	window->have = left;
	while (window->have < len) {
		if (window_fill(window, fault) != 0)
			return -1;
	}
	return 1;
}

static int
window_load(struct window *window, struct fault *fault)
{
	const struct run_kind *kind = &window->runs->kind;

	window->used += window->len;
	window->len = 0;
	return kind->load(window, kind->owner, fault);
}

/* --- the heap -------------------------------------------------------- */

static bool
window_before(const struct window *a, const struct window *b)
{
	const struct run_kind *kind = &a->runs->kind;
	int order = 0;

	if (a->head != b->head)
		return a->head < b->head;
	if (kind->compare != NULL)
		order = kind->compare(a, b, kind->owner);
	return order != 0 ? order < 0 : a->number < b->number;
}

static void
heap_sink(struct window **heap, size_t count, size_t at)
{
	struct window *window = heap[at];

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= count)
			break;
		if (child + 1 < count &&
		    window_before(heap[child + 1], heap[child]))
			child++;
		if (!window_before(heap[child], window))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = window;
}

static void
windows_close(struct runs *runs)
{
	for (size_t i = 0; i < runs->opened; i++)
		free(runs->windows[i].bytes);
	free(runs->windows);
	free(runs->heap);
	runs->windows = NULL;
	runs->heap = NULL;
	runs->opened = 0;
	runs->left = 0;
	runs->given = false;
}

/* COUNT runs from FIRST; each has room for its longest item and its share of
 * what is then left of BUDGET. */
static int
windows_open(struct runs *runs, size_t first, size_t count, size_t budget,
    struct fault *fault)
{
	runs->windows = mem_new(count, sizeof(*runs->windows));
	runs->heap = mem_new(count, sizeof(struct window *));
	for (size_t i = 0; i < count; i++) {
		size_t largest = runs->items[first + i].largest;

		budget = budget > largest ? budget - largest : 0;
	}
	for (size_t i = 0; i < count; i++) {
		const struct run *run = &runs->items[first + i];
		struct window *window = &runs->windows[i];
		int got;

		*window = (struct window){
			.runs = runs,
			.number = i,
			.next = run->start,
			.end = run->end,
			.room = run->largest + budget / count,
		};
		window->bytes = mem_resize(NULL, window->room, 1);
		runs->opened++;
		got = window_load(window, fault);
		if (got < 0)
			return -1;
		if (got > 0)
			runs->heap[runs->left++] = window;
	}
	for (size_t i = runs->left / 2; i-- > 0;)
		heap_sink(runs->heap, runs->left, i);
	return 0;
}

static int
heap_advance(struct runs *runs, struct fault *fault)
{
	int got = window_load(runs->heap[0], fault);

	if (got < 0)
		return -1;
	if (got == 0)
		runs->heap[0] = runs->heap[--runs->left];
	if (runs->left > 0)
		heap_sink(runs->heap, runs->left, 0);
	return 0;
}

/* What was given out stays where it is until the next is asked for. */
int
runs_next(struct runs *runs, const struct window **out, struct fault *fault)
{
	if (runs->given && runs->left > 0 && heap_advance(runs, fault) != 0)
		return -1;
	if (runs->left == 0)
		return 0;
	runs->given = true;
	*out = runs->heap[0];
	return 1;
}

/* --- passes ---------------------------------------------------------- */

/* How many runs from FIRST can be merged at a time: their longest items must
 * be in memory together. Two always are, else nothing would become less. */
static size_t
runs_fitting(const struct runs *runs, size_t first, size_t budget)
{
	size_t most = runs->count - first;
	size_t count = 0;
	size_t total = 0;

	if (most > MERGED_MOST)
		most = MERGED_MOST;
	while (count < most) {
		total += runs->items[first + count].largest;
		if (count >= 2 && total > budget)
			break;
		count++;
	}
	return count;
}

/* COUNT runs from FIRST become one run of TO. */
static int
runs_join(struct runs *runs, size_t first, size_t count, size_t budget,
    struct runs *to, struct fault *fault)
{
	const struct window *window;
	int got = -1;

	if (windows_open(runs, first, count, budget, fault) != 0)
		goto out;
	while ((got = runs_next(runs, &window, fault)) > 0) {
		if (runs_put(to, window->item, window->len, fault) != 0)
			goto out;
	}
	if (got == 0)
		got = runs_end(to, fault);
out:
	windows_close(runs);
	return got == 0 ? 0 : -1;
}

/* All runs again, in fewer and longer ones. */
static int
runs_pass(struct runs *runs, size_t budget, struct fault *fault)
{
	struct runs fewer = { .kind = runs->kind };
	size_t first = 0;

	while (first < runs->count) {
		size_t count = runs_fitting(runs, first, budget);

		if (runs_join(runs, first, count, budget, &fewer, fault) != 0) {
			runs_release(&fewer);
			return -1;
		}
		first += count;
	}
	runs_release(runs);
	runs->file = fewer.file; /* theirs from here on */
	runs->items = fewer.items;
	runs->count = fewer.count;
	free(fewer.pending);
	return 0;
}

int
runs_merge(struct runs *runs, size_t budget, struct fault *fault)
{
	while (runs_fitting(runs, 0, budget) < runs->count) {
		if (runs_pass(runs, budget, fault) != 0)
			return -1;
	}
	free(runs->pending);
	runs->pending = NULL;
	return windows_open(runs, 0, runs->count, budget, fault);
}

void
runs_release(struct runs *runs)
{
	windows_close(runs);
	if (runs->file != NULL)
		fclose(runs->file);
	free(runs->pending);
	free(runs->items);
	/* Field by field, else clang-tidy 14 takes what a pass puts here for
	 * what was freed. */
	runs->file = NULL;
	runs->pending = NULL;
	runs->items = NULL;
	runs->count = 0;
	runs->room = 0;
	runs->size = 0;
	runs->waiting = 0;
}
