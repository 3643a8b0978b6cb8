/* trouble.c -- diags, kept until they are asked for. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

/* Every printer may show it: UTF-8, no control characters, at most VALUE_MOST
 * bytes, never half a character. */
static const char *
value_copy(struct arena *arena, const char *value)
{
	char text[VALUE_MOST + 1];
	size_t left = strlen(value);
	size_t len = 0;

	while (left > 0) {
		size_t step = utf8_length(value, left);
		const char *from = step == 0 ? replacement : value;
		size_t size = step == 0 ? sizeof(replacement) - 1 : step;

		if (len + size > VALUE_MOST)
			break;
		memcpy(text + len, from, size);
		if (size == 1 && ((unsigned char)*from < ' ' || *from == 127))
			text[len] = ' ';
		len += size;
		value += step == 0 ? 1 : step;
		left -= step == 0 ? 1 : step;
	}
	return arena_copyn(arena, text, len);
}

void
trouble_put(struct troubles *troubles, const struct diag *diag)
{
	struct diag *to;
	struct arena *arena = &troubles->arena;

	troubles->items = mem_grow(troubles->items, &troubles->room,
	    troubles->count, sizeof(*troubles->items));
	to = &troubles->items[troubles->count++];
	*to = *diag;
	if (diag->name != NULL)
		to->name = arena_copy(arena, diag->name);
	if (diag->value != NULL)
		to->value = value_copy(arena, diag->value);
	if (diag->text != NULL)
		to->text = arena_copy(arena, diag->text);
	if (diag->key != NULL)
		to->key = arena_copy(arena, diag->key);
	troubles->counts[diag->code]++;
	if (diag_severity(diag->code) == DIAG_REJECT)
		troubles->rejects++;
}

static int
words_compare(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

static int
by_place(const void *left, const void *right)
{
	const struct diag *a = left;
	const struct diag *b = right;
	int order;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->field != b->field)
		return a->field < b->field ? -1 : 1;
	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	order = words_compare(a->key, b->key);
	if (order == 0)
		order = words_compare(a->value, b->value);
	return order != 0 ? order : words_compare(a->text, b->text);
}

void
trouble_sort(struct troubles *troubles)
{
	if (troubles->count > 1)
		qsort(troubles->items, troubles->count,
		    sizeof(*troubles->items), by_place);
}

void
trouble_release(struct troubles *troubles)
{
	free(troubles->items);
	arena_release(&troubles->arena);
	*troubles = (struct troubles){ 0 };
}
