/* grid.c -- two tables of texts held against each other. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/grid.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"

enum { ABSENT = -1 };

struct keyed { /* a row with the text by which it is known */
	const char *key;
	const struct grid *grid;
	size_t row;
	bool met; /* by a row of the other table */
};

struct comparing {
	struct arena *arena;
	const char *const *keys;
	size_t key_count;
	struct grid_differences *out;
};

static int
head_find(const struct grid *grid, const char *name)
{
	for (size_t i = 0; i < grid->width; i++) {
		if (strcmp(grid->heads[i], name) == 0)
			return (int)i;
	}
	return ABSENT;
}

const char *
grid_cell(const struct grid *grid, size_t row, const char *name)
{
	int column = head_find(grid, name);

	return column == ABSENT
	    ? NULL
	    : grid->cells[row * grid->width + (size_t)column];
}

static const char *
key_text(const struct comparing *c, const struct grid *grid, size_t row)
{
	struct buf text = { 0 };
	const char *copy;

	for (size_t i = 0; i < c->key_count; i++) {
		const char *cell = grid_cell(grid, row, c->keys[i]);

		if (cell != NULL)
			buf_print(
			    &text, "%s%s", text.len > 0 ? ", " : "", cell);
	}
	copy = arena_copy(c->arena, buf_text(&text));
	buf_release(&text);
	return copy;
}

static int
by_key(const void *left, const void *right)
{
	const struct keyed *a = left;
	const struct keyed *b = right;
	int order = strcmp(a->key, b->key);

	if (order != 0)
		return order;
	return a->row < b->row ? -1 : a->row > b->row;
}

static struct keyed *
keyed_rows(const struct comparing *c, const struct grid *grid)
{
	struct keyed *rows =
	    arena_new(c->arena, grid->height + 1, sizeof(*rows));

	for (size_t i = 0; i < grid->height; i++)
		rows[i] = (struct keyed){
			.key = key_text(c, grid, i), .grid = grid, .row = i
		};
	qsort(rows, grid->height, sizeof(*rows), by_key);
	return rows;
}

static void
difference_add(const struct comparing *c, struct grid_difference difference)
{
	struct grid_differences *out = c->out;

	out->items = arena_grow(
	    c->arena, out->items, &out->room, out->count, sizeof(*out->items));
	out->items[out->count++] = difference;
}

static void
heads_compare(
    const struct comparing *c, const struct grid *old, const struct grid *now)
{
	for (size_t i = 0; i < old->width; i++) {
		if (head_find(now, old->heads[i]) == ABSENT)
			difference_add(c,
			    (struct grid_difference){ .change = GRID_GONE,
				.row = "",
				.old = old->heads[i] });
	}
	for (size_t i = 0; i < now->width; i++) {
		if (head_find(old, now->heads[i]) == ABSENT)
			difference_add(c,
			    (struct grid_difference){ .change = GRID_NEW,
				.row = "",
				.now = now->heads[i] });
	}
}

static void
rows_compare(
    const struct comparing *c, const struct keyed *old, const struct keyed *now)
{
	const struct grid *grid = old->grid;

	for (size_t i = 0; i < grid->width; i++) {
		const char *was = grid->cells[old->row * grid->width + i];
		const char *is = grid_cell(now->grid, now->row, grid->heads[i]);

		if (is != NULL && strcmp(was, is) != 0)
			difference_add(c,
			    (struct grid_difference){ .change = GRID_CHANGED,
				.row = old->key,
				.column = grid->heads[i],
				.old = was,
				.now = is });
	}
}

/* Rows of both, in the order of their keys, meet one by one. */
static struct keyed **
rows_meet(const struct comparing *c, struct keyed *old, size_t old_count,
    struct keyed *now, size_t now_count)
{
	struct keyed **partners =
	    arena_new(c->arena, old_count + 1, sizeof(*partners));
	size_t at = 0;

	for (size_t i = 0; i < old_count; i++) {
		while (at < now_count && strcmp(now[at].key, old[i].key) < 0)
			at++;
		if (at == now_count || strcmp(now[at].key, old[i].key) != 0)
			continue;
		now[at].met = true;
		partners[old[i].row] = &now[at++];
	}
	return partners;
}

static int
by_row(const void *left, const void *right)
{
	const struct keyed *a = left;
	const struct keyed *b = right;

	return a->row < b->row ? -1 : a->row > b->row;
}

void
grid_compare(struct arena *arena, const struct grid *old,
    const struct grid *now, const char *const *keys, size_t key_count,
    struct grid_differences *out)
{
	struct comparing c = { arena, keys, key_count, out };
	struct keyed *before;
	struct keyed *after;
	struct keyed **partners;

	*out = (struct grid_differences){ 0 };
	heads_compare(&c, old, now);
	before = keyed_rows(&c, old);
	after = keyed_rows(&c, now);
	partners = rows_meet(&c, before, old->height, after, now->height);
	qsort(before, old->height, sizeof(*before), by_row);
	for (size_t i = 0; i < old->height; i++) {
		if (partners[i] != NULL)
			rows_compare(&c, &before[i], partners[i]);
		else
			difference_add(&c,
			    (struct grid_difference){ .change = GRID_GONE,
				.row = before[i].key,
				.old = before[i].key });
	}
	/* the partners stand in it: it is put in order by row only now */
	qsort(after, now->height, sizeof(*after), by_row);
	for (size_t i = 0; i < now->height; i++) {
		if (!after[i].met)
			difference_add(&c,
			    (struct grid_difference){ .change = GRID_NEW,
				.row = after[i].key,
				.now = after[i].key });
	}
}
