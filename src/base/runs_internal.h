/* runs_internal.h -- sorted runs in a temporary file, and their merging.
 * (base)
 *
 * What a sort in bounded memory writes when its memory is full: one run after
 * the other, each sorted, of items that their kind can tell apart. They are
 * merged while they are read. Among equal items those of an earlier run come
 * first, so a stable sort stays stable. The file has no name, so a killed run
 * leaves nothing behind. */
#ifndef SLAUDIT_RUNS_INTERNAL_H
#define SLAUDIT_RUNS_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct fault;

struct run {
	uint64_t start; /* in the file */
	uint64_t end;
	size_t largest; /* the longest of its items */
};

struct window {           /* on the item of a run that comes next */
	uint64_t head;    /* decides the order where it differs */
	const char *item; /* until the next one is loaded */
	size_t len;
	const struct runs *runs;
	size_t number; /* the run's */
	uint64_t next; /* in the file, of the first byte not in memory */
	uint64_t end;
	char *bytes;
	size_t room;
	size_t used; /* bytes given out ... */
	size_t have; /* ... of so many */
};

/* What an item is. LOAD yields: it sets the head and the length of what begins
 * at window->item, after window_need() has brought as much as it looks at.
 * COMPARE orders items of equal heads; NULL: those are equal. OWNER is for
 * both. */
struct run_kind {
	int (*load)(
	    struct window *window, const void *owner, struct fault *fault);
	int (*compare)(
	    const struct window *a, const struct window *b, const void *owner);
	const void *owner;
};

struct runs { /* zeroed but for its kind, it holds none */
	struct run_kind kind;
	FILE *file; /* NULL: nothing was written */
	uint64_t size;
	char *pending;  /* bytes not yet written ... */
	size_t waiting; /* ... so many */
	struct run *items;
	size_t count;
	size_t room;
	struct run open;        /* the run being written */
	struct window *windows; /* while merging */
	struct window **heap;   /* those not at their end, the least first */
	size_t left;
	size_t opened;
	bool given; /* the least one's item was given out */
};

/* Add the next item of the run being written, and end that run. */
int runs_put(
    struct runs *runs, const void *item, size_t len, struct fault *fault);
/* The same for COUNT items of LEN bytes each that lie side by side. */
int runs_put_many(struct runs *runs, const void *items, size_t len,
    size_t count, struct fault *fault);
int runs_end(struct runs *runs, struct fault *fault);

/* After the last run. From here on runs_next() yields the items of all runs,
 * in order, from windows of BUDGET bytes together; two windows there are, so
 * it may be two of the longest items. */
int runs_merge(struct runs *runs, size_t budget, struct fault *fault);
int runs_next(
    struct runs *runs, const struct window **out, struct fault *fault);
void runs_release(struct runs *runs);

/* Yields 1 when LEN bytes stand at window->item, 0 when the run has ended. */
int window_need(struct window *window, size_t len, struct fault *fault);

#endif
