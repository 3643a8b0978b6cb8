/* mem.c -- checked memory: the process ends when there is none. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Not a status of ours (0..6), so that no caller takes it for an answer; 71
 * is EX_OSERR of sysexits.h. */
enum { OUT_OF_MEMORY = 71, FIRST_ROOM = 8 };

static _Noreturn void
out_of_memory(void)
{
	fputs("slaudit: out of memory\n", stderr);
	exit(OUT_OF_MEMORY);
}

static size_t
total(size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		out_of_memory();
	return n * size != 0 ? n * size : 1; /* never NULL for nothing */
}

void *
mem_new(size_t n, size_t size)
{
	void *memory = calloc(1, total(n, size));

	if (memory == NULL)
		out_of_memory();
	return memory;
}

void *
mem_resize(void *old, size_t n, size_t size)
{
	void *memory = realloc(old, total(n, size));

	if (memory == NULL)
		out_of_memory();
	return memory;
}

char *
mem_copy(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(mem_new(size, 1), text, size);
}

void *
mem_grow(void *items, size_t *room, size_t count, size_t size)
{
	size_t more = *room < FIRST_ROOM ? FIRST_ROOM : *room * 2;
	char *moved;

	if (count < *room)
		return items;
	if (more <= *room)
		out_of_memory();
	moved = mem_resize(items, more, size);
	memset(moved + *room * size, 0, (more - *room) * size);
	*room = more;
	return moved;
}

void
mem_die(const char *why)
{
	fprintf(stderr, "slaudit: a defect of slaudit itself: %s\n", why);
	abort();
}
