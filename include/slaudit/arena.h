/* arena.h -- memory that dies together. (base)
 *
 * A stage takes one arena; all it produces lies in it and nothing is freed
 * singly. A zeroed struct is an empty arena. Not thread-safe: one each. */
#ifndef SLAUDIT_ARENA_H
#define SLAUDIT_ARENA_H

#include <stddef.h>

#include "slaudit/format.h"

struct arena_block;

struct arena {
	struct arena_block *last;
	size_t used; /* bytes handed out, for tests and budgets */
};

void *arena_new(struct arena *arena, size_t n, size_t size); /* zeroed */
/* The same, not zeroed: for what is filled at once. */
void *arena_take(struct arena *arena, size_t n, size_t size);
char *arena_copy(struct arena *arena, const char *text);
char *arena_copyn(struct arena *arena, const char *text, size_t len);
char *arena_format(struct arena *arena, const char *fmt, ...)
    SLAUDIT_FORMAT(2, 3);

/* Room for one more in an array that lives in the arena (the old copy stays
 * behind until release). */
void *arena_grow(
    struct arena *arena, void *items, size_t *room, size_t count, size_t size);

void arena_release(struct arena *arena); /* empty again, reusable */
/* Empty again, too, but room for about as much as last is kept. */
void arena_reset(struct arena *arena);

#endif
