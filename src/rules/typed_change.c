/* typed_change.c -- the changes of a profile: which items, and where the new
 * values stand. They are read with the items. */
/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <string.h>

#include "load.h"
#include "overlay.h"
#include "values.h"

/* The value at KEY of a mapping, or NULL. */
static const yaml_node_t *
value_at(const struct slot *slot, const yaml_node_t *node, const char *key)
{
	const yaml_node_pair_t *pair;

	for (pair = node->data.mapping.pairs.start;
	     pair < node->data.mapping.pairs.top; pair++) {
		const yaml_node_t *name =
		    yaml_document_get_node(slot->walk->document, pair->key);

		if (name->type == YAML_SCALAR_NODE &&
		    strcmp((const char *)name->data.scalar.value, key) == 0)
			return yaml_document_get_node(
			    slot->walk->document, pair->value);
	}
	return NULL;
}

/* An id, or the beginning of some and a star. */
static bool
read_pattern(
    struct slot *slot, const yaml_node_t *node, struct pattern *pattern)
{
	const char *why = NULL;
	size_t length;

	pattern->text = typed_text(slot, node);
	pattern->place = load_place(slot->walk->file, &node->start_mark);
	if (pattern->text == NULL)
		return false;
	length = strlen(pattern->text);
	if (pattern->text[length - 1] == '*')
		length--;
	if (length > 0)
		why = values_id(
		    arena_copyn(slot->walk->arena, pattern->text, length));
	if (why != NULL)
		return typed_refuse_text(slot, node, pattern->text, why);
	return true;
}

static bool
read_patterns(struct slot *slot, const yaml_node_t *node, struct change *change)
{
	struct typed_items items;
	bool good = typed_items(slot, node, &items);

	change->pattern_count = items.count;
	change->patterns = arena_new(
	    slot->walk->arena, items.count, sizeof(change->patterns[0]));
	for (size_t i = 0; good && i < items.count; i++)
		good = read_pattern(slot, items.nodes[i], &change->patterns[i]);
	return good;
}

static bool
read_change(struct slot *slot, const yaml_node_t *node, struct change *change)
{
	const struct table *table = slot->key->table;
	const yaml_node_t *id;
	struct key key = *slot->key;
	struct slot at_id = *slot;

	change->table = table;
	change->node = node;
	change->place = load_place(slot->walk->file, &node->start_mark);
	if (node->type != YAML_MAPPING_NODE)
		return typed_refuse(
		    slot, node, "expected keys of %s", table->title);
	if (slot->key->type == KEY_CHANGE)
		return true;
	id = value_at(slot, node, "id");
	if (id == NULL)
		return typed_refuse(slot, node, "no id says what is changed");
	key.name = "id";
	at_id.key = &key;
	return read_patterns(&at_id, id, change);
}

static bool
read_all(struct slot *slot, const yaml_node_t *const *nodes, size_t count)
{
	struct change *changes =
	    arena_new(slot->walk->arena, count, sizeof(changes[0]));
	bool good = true;

	for (size_t i = 0; i < count; i++)
		good = read_change(slot, nodes[i], &changes[i]) && good;
	typed_put_pointer(slot, slot->key->offset, good ? changes : NULL);
	typed_put_count(slot, good ? count : 0);
	return good;
}

bool
typed_change(struct slot *slot, const yaml_node_t *node)
{
	return read_all(slot, &node, 1);
}

bool
typed_changes(struct slot *slot, const yaml_node_t *node)
{
	const yaml_node_t **nodes;
	size_t count;

	if (node->type != YAML_SEQUENCE_NODE)
		return typed_refuse(slot, node,
		    "expected a list, each item with an id and keys of %s",
		    slot->key->table->title);
	count = (size_t)(node->data.sequence.items.top -
	    node->data.sequence.items.start);
	if (count == 0)
		return typed_refuse(slot, node, "is an empty list");
	nodes = arena_new(slot->walk->arena, count, sizeof(nodes[0]));
	for (size_t i = 0; i < count; i++)
		nodes[i] = yaml_document_get_node(
		    slot->walk->document, node->data.sequence.items.start[i]);
	return read_all(slot, nodes, count);
}
