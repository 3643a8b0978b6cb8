/* overlay.c -- what a profile changes in a book while the book is read. */
/* SPDX-License-Identifier: MIT */
#include "overlay.h"

#include <string.h>

bool
overlay_matches(const char *pattern, const char *id)
{
	size_t length = strlen(pattern);

	if (length > 0 && pattern[length - 1] == '*')
		return strncmp(pattern, id, length - 1) == 0;
	return strcmp(pattern, id) == 0;
}

static bool
concerns(struct change *change, const char *id)
{
	bool met = change->pattern_count == 0;

	for (size_t i = 0; id != NULL && i < change->pattern_count; i++) {
		struct pattern *pattern = &change->patterns[i];

		if (overlay_matches(pattern->text, id))
			met = pattern->met = true;
	}
	return met;
}

/* The list that changes items of TABLE, or NULL. */
static struct change_list *
list_of(struct overlay *overlay, const struct table *table)
{
	struct draft_changes *changes = &overlay->draft.changes;

	if (table == &keys_book)
		return &changes->book;
	if (table == &keys_process)
		return &changes->processes;
	if (table == &keys_calendar)
		return &changes->calendars;
	if (table == &keys_sle)
		return &changes->sles;
	return table == &keys_detection ? &changes->detection : NULL;
}

struct change *
overlay_next(struct overlay *overlay, const struct table *table, const char *id,
    size_t *cursor)
{
	struct change_list *list = list_of(overlay, table);

	while (list != NULL && *cursor < list->count) {
		struct change *change = &list->items[(*cursor)++];

		if (concerns(change, id))
			return change;
	}
	return NULL;
}

static bool
change_names(struct overlay *overlay, const struct change *change,
    const char *key, size_t length)
{
	const yaml_node_pair_t *pair;

	for (pair = change->node->data.mapping.pairs.start;
	     pair < change->node->data.mapping.pairs.top; pair++) {
		const yaml_node_t *node =
		    yaml_document_get_node(&overlay->document, pair->key);

		if (node->type == YAML_SCALAR_NODE &&
		    node->data.scalar.length == length &&
		    memcmp(node->data.scalar.value, key, length) == 0)
			return true;
	}
	return false;
}

bool
overlay_names(struct overlay *overlay, const struct table *table,
    const char *id, const char *key, size_t length)
{
	const struct change *change;
	size_t cursor = 0;

	if (strcmp(key, "id") == 0) /* it says which item is meant */
		return false;
	while ((change = overlay_next(overlay, table, id, &cursor)) != NULL) {
		if (change_names(overlay, change, key, length))
			return true;
	}
	return false;
}
