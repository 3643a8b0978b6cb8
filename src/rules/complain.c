/* complain.c -- collects what is wrong with a book, each with its place. */
/* SPDX-License-Identifier: MIT */
#include "complain.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	COMPLAIN_MAX = 400, /* bytes of one complaint; a line or two */
	QUOTE_MAX = 40,     /* bytes of a value that a complaint quotes */
	GUESSES_MAX = 200,  /* a person mends some first; then guess again */
};

static const char *
path_of(struct complain *complain, const char *file)
{
	const char *dir = complain->dir;
	size_t length = dir == NULL ? 0 : strlen(dir);

	if (length == 0)
		return arena_copy(complain->arena, file);
	if (*file == '\0')
		return arena_copy(complain->arena, dir);
	return arena_format(complain->arena, "%s%s%s", dir,
	    dir[length - 1] == '/' ? "" : "/", file);
}

static void
complain_put(struct complain *complain, const struct place *place, bool note,
    const char *text)
{
	struct complaints *list = complain->list;
	struct complaint *complaint;

	list->items = arena_grow(complain->arena, list->items, &list->room,
	    list->count, sizeof(list->items[0]));
	complaint = &list->items[list->count++];
	complaint->file = path_of(complain, place->file);
	complaint->line = place->line;
	complaint->column = place->column;
	complaint->text = arena_copy(complain->arena, text);
	complaint->note = note;
}

void
complain_at(
    struct complain *complain, const struct place *place, const char *fmt, ...)
{
	char text[COMPLAIN_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	complain_put(complain, place, false, text);
}

void
complain_note(
    struct complain *complain, const struct place *place, const char *fmt, ...)
{
	char text[COMPLAIN_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	complain_put(complain, place, true, text);
}

/* A control character would spoil the line that the complaint is. */
static char
plain_of(char c)
{
	return (char)((unsigned char)c < 0x20 || c == 0x7f ? '?' : c);
}

const char *
complain_quote(struct complain *complain, const char *text)
{
	size_t length = strlen(text);
	char cut[QUOTE_MAX + 1];
	bool whole = length <= QUOTE_MAX;

	if (!whole)
		length = QUOTE_MAX;
	/* never half a character: 10xxxxxx continues one */
	while (!whole && length > 0 &&
	    ((unsigned char)text[length] & 0xc0) == 0x80)
		length--;
	for (size_t i = 0; i < length; i++)
		cut[i] = plain_of(text[i]);
	cut[length] = '\0';
	return arena_format(
	    complain->arena, "\"%s%s\"", cut, whole ? "" : "...");
}

const char *
complain_guess(struct complain *complain, const char *best)
{
	if (best == NULL)
		return "";
	return arena_format(complain->arena, ", did you mean %s?", best);
}

bool
complain_many(const struct complain *complain)
{
	return complain->list->count > GUESSES_MAX;
}

static int
compare_complaints(const void *left, const void *right)
{
	const struct complaint *a = left;
	const struct complaint *b = right;
	int order = strcmp(a->file, b->file);

	if (order != 0)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return strcmp(a->text, b->text);
}

void
complain_sort(struct complaints *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(list->items[0]),
		    compare_complaints);
}
