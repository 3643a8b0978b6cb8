/* walk_internal.h -- the nodes of a page, one after the other. (report) */
#ifndef SLAUDIT_WALK_INTERNAL_H
#define SLAUDIT_WALK_INTERNAL_H

#include <stddef.h>

#include "slaudit/page.h"

/* Pages are built by us and shallow: page, section, subsection, list. */
enum { WALK_DEPTH = 32 };

struct walk {
	const struct node *root;
	const struct node *todo[WALK_DEPTH];
	size_t count;
};

/* Everything under ROOT, ROOT first; then walk_next until NULL. */
void walk_start(struct walk *walk, const struct node *root);
const struct node *walk_next(struct walk *walk);

#endif
