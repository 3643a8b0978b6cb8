/* walk.c -- the nodes of a page, one after the other. */
/* SPDX-License-Identifier: MIT */
#include "walk_internal.h"

#include "slaudit/mem.h"

static void
push(struct walk *walk, const struct node *node)
{
	if (node == NULL)
		return;
	if (walk->count == WALK_DEPTH)
		mem_die("a page is nested too deep");
	walk->todo[walk->count++] = node;
}

void
walk_start(struct walk *walk, const struct node *root)
{
	walk->root = root;
	walk->count = 0;
	push(walk, root);
}

const struct node *
walk_next(struct walk *walk)
{
	const struct node *node;

	if (walk->count == 0)
		return NULL;
	node = walk->todo[--walk->count];
	if (node != walk->root)
		push(walk, node->next);
	push(walk, node->first);
	return node;
}
