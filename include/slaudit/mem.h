/* mem.h -- checked memory: the process ends when there is none. (base)
 *
 * Running out is not an error a caller handles: the store commits whole
 * batches and reports are renamed into place, so ending is safe. The status
 * then is 71, none of ours. */
#ifndef SLAUDIT_MEM_H
#define SLAUDIT_MEM_H

#include <stddef.h>

void *mem_new(size_t n, size_t size); /* zeroed; the caller's, free() it */
void *mem_resize(void *old, size_t n, size_t size);
char *mem_copy(const char *text); /* the caller's, free() it */

/* Make room for one more of SIZE bytes in ITEMS, which holds COUNT of *ROOM;
 * returns the (possibly moved) array. New room is zeroed. */
void *mem_grow(void *items, size_t *room, size_t count, size_t size);

/* An impossible state of our own: say where and abort. */
_Noreturn void mem_die(const char *why);

#endif
