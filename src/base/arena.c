/* arena.c -- memory that dies together. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

/* Many arenas hold one ticket, and some a whole run: blocks start small and
 * double. */
enum { FIRST_BLOCK = 2 * 1024, LAST_BLOCK = 64 * 1024, FIRST_ROOM = 8 };

enum { KEPT_MOST = 8 * 1024 * 1024 };

struct arena_block {
	struct arena_block *before;
	size_t size;
	size_t used;
	alignas(max_align_t) char bytes[];
};

static size_t
rounded(size_t n, size_t size)
{
	const size_t unit = alignof(max_align_t);

	if (size != 0 && n > (SIZE_MAX / 2) / size)
		mem_die("arena: absurd size");
	n = n * size != 0 ? n * size : 1;
	return (n + unit - 1) / unit * unit;
}

static size_t
block_size(const struct arena_block *before)
{
	if (before == NULL)
		return FIRST_BLOCK;
	return before->size < LAST_BLOCK / 2 ? before->size * 2 : LAST_BLOCK;
}

static struct arena_block *
block_new(size_t size)
{
	struct arena_block *block = mem_resize(NULL, sizeof(*block) + size, 1);

	block->size = size;
	block->used = 0;
	return block;
}

/* A large piece gets a block of its own, put behind the current one, whose
 * room then is not lost. */
static struct arena_block *
block_add(struct arena *arena, size_t need)
{
	size_t usual = block_size(arena->last);
	size_t size = need > usual / 4 ? need : usual;
	struct arena_block *block = block_new(size);

	if (arena->last != NULL && size == need) {
		block->before = arena->last->before;
		arena->last->before = block;
	} else {
		block->before = arena->last;
		arena->last = block;
	}
	return block;
}

void *
arena_take(struct arena *arena, size_t n, size_t size)
{
	struct arena_block *block = arena->last;
	size_t need = rounded(n, size);
	char *piece;

	if (block == NULL || block->size - block->used < need)
		block = block_add(arena, need);
	piece = block->bytes + block->used;
	block->used += need;
	arena->used += need;
	return piece;
}

void *
arena_new(struct arena *arena, size_t n, size_t size)
{
	void *piece = arena_take(arena, n, size);

	return n * size == 0 ? piece : memset(piece, 0, n * size);
}

char *
arena_copyn(struct arena *arena, const char *text, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		mem_die("arena: absurd length");
	copy = arena_take(arena, len + 1, 1);
	if (len > 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *
arena_copy(struct arena *arena, const char *text)
{
	return arena_copyn(arena, text, strlen(text));
}

char *
arena_format(struct arena *arena, const char *fmt, ...)
{
	va_list args;
	va_list again;
	char *text;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0)
		mem_die("arena: a format that cannot be printed");
	text = arena_new(arena, (size_t)len + 1, 1);
	vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}

void *
arena_grow(
    struct arena *arena, void *items, size_t *room, size_t count, size_t size)
{
	size_t more = *room < FIRST_ROOM ? FIRST_ROOM : *room * 2;
	void *moved;

	if (count < *room)
		return items;
	moved = arena_new(arena, more, size);
	if (count > 0)
		memcpy(moved, items, count * size);
	*room = more;
	return moved;
}

void
arena_release(struct arena *arena)
{
	struct arena_block *block;

	while ((block = arena->last) != NULL) {
		arena->last = block->before;
		free(block);
	}
	arena->used = 0;
}

/* Blocks are joined to one, with some room to spare, since what comes is about
 * as much and never just as much. One that is larger than any stage needs
 * twice goes back. */
void
arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->last;
	size_t used = arena->used;

	if (block == NULL)
		return;
	if (block->before != NULL || block->size > KEPT_MOST) {
		arena_release(arena);
		if (used > KEPT_MOST / 2)
			used = KEPT_MOST / 2;
		block = block_new(used + used / 4);
		block->before = NULL;
		arena->last = block;
	}
	block->used = 0;
	arena->used = 0;
}
