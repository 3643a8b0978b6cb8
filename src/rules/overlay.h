/* overlay.h -- what a profile changes in a book while the book is read.
 *
 * A change names items of a list by id and gives keys of theirs new values.
 * The item is read as if these stood in it, each with its place in the
 * profile, so that every check of the language sees the result. */
#ifndef SLAUDIT_RULES_OVERLAY_H
#define SLAUDIT_RULES_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include <yaml.h>

#include "slaudit/book.h"

#include "keys.h"

struct walk;

struct pattern { /* an id, or I.* for all that begin so */
	const char *text;
	struct place place;
	bool met; /* by an item of the book */
};

struct change {
	const struct table *table; /* of the items */
	const yaml_node_t *node;   /* a mapping of the profile's document */
	struct place place;
	struct pattern *patterns; /* none: the one item there is */
	size_t pattern_count;
};

struct change_list {
	struct change *items;
	size_t count;
};

struct draft_changes { /* what keys_change fills */
	struct change_list book;
	struct change_list processes;
	struct change_list calendars;
	struct change_list sles;
	struct change_list detection;
};

struct draft_profile { /* what keys_profile fills */
	struct profile profile;
	struct draft_changes changes;
};

struct overlay {
	yaml_document_t document;
	const char *file; /* for places */
	struct draft_profile draft;
};

/* The next change of the item ID of TABLE, *CURSOR from 0; NULL: no more. */
struct change *overlay_next(struct overlay *overlay, const struct table *table,
    const char *id, size_t *cursor);
/* Does a change of that item name KEY, LENGTH bytes? */
bool overlay_names(struct overlay *overlay, const struct table *table,
    const char *id, const char *key, size_t length);
/* Does ID stand under PATTERN? */
bool overlay_matches(const char *pattern, const char *id);

#endif
