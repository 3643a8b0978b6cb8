/* typed_list.c -- lists of words, texts and choices; a word alone is one. */
/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/sle.h"

#include "load.h"
#include "values.h"

/* Longer than any list of words that a person would write; lists are held
 * against each other word by word. */
enum { ITEMS_MAX = 4096 };

static int
compare_words(const yaml_node_t *a, const yaml_node_t *b)
{
	size_t length = a->data.scalar.length;
	int order;

	if (length > b->data.scalar.length)
		length = b->data.scalar.length;
	order = memcmp(a->data.scalar.value, b->data.scalar.value, length);
	if (order != 0 || a->data.scalar.length == b->data.scalar.length)
		return order;
	return a->data.scalar.length < b->data.scalar.length ? -1 : 1;
}

static int
compare_nodes(const void *left, const void *right)
{
	const yaml_node_t *a = *(const yaml_node_t *const *)left;
	const yaml_node_t *b = *(const yaml_node_t *const *)right;
	int order = compare_words(a, b);

	if (order != 0)
		return order;
	return a->start_mark.index < b->start_mark.index ? -1 : 1;
}

/* The scalars among NODES; others are complained of by who reads them. */
static size_t
copy_scalars(
    const yaml_node_t **to, const yaml_node_t *const *nodes, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (nodes[i]->type == YAML_SCALAR_NODE)
			to[kept++] = nodes[i];
	}
	return kept;
}

bool
typed_unique(struct slot *slot, const yaml_node_t *const *nodes, size_t count)
{
	const yaml_node_t **sorted =
	    arena_new(slot->walk->arena, count, sizeof(sorted[0]));
	bool unique = true;

	count = copy_scalars(sorted, nodes, count);
	if (count > 1)
		qsort(sorted, count, sizeof(sorted[0]), compare_nodes);
	for (size_t i = 1; i < count; i++) {
		if (compare_words(sorted[i - 1], sorted[i]) != 0)
			continue;
		unique = typed_refuse(slot, sorted[i], "%s stands twice",
		    complain_quote(slot->walk->complain,
			(const char *)sorted[i]->data.scalar.value));
	}
	return unique;
}

static void
list_nodes(struct slot *slot, const yaml_node_t *node, struct typed_items *out)
{
	const yaml_node_item_t *item = node->data.sequence.items.start;

	out->count = (size_t)(node->data.sequence.items.top - item);
	out->nodes =
	    arena_new(slot->walk->arena, out->count, sizeof(out->nodes[0]));
	for (size_t i = 0; i < out->count; i++)
		out->nodes[i] =
		    yaml_document_get_node(slot->walk->document, item[i]);
}

static void
keep_places(struct slot *slot, const struct typed_items *items)
{
	struct spot *spot = slot->spot;

	spot->items =
	    arena_new(slot->walk->arena, items->count, sizeof(spot->items[0]));
	spot->item_count = items->count;
	for (size_t i = 0; i < items->count; i++)
		spot->items[i] =
		    load_place(slot->walk->file, &items->nodes[i]->start_mark);
}

bool
typed_items(struct slot *slot, const yaml_node_t *node, struct typed_items *out)
{
	if (node->type == YAML_SEQUENCE_NODE) {
		list_nodes(slot, node, out);
	} else {
		out->count = 1;
		out->nodes =
		    arena_new(slot->walk->arena, 1, sizeof(out->nodes[0]));
		out->nodes[0] = node;
	}
	keep_places(slot, out);
	if (out->count == 0)
		return typed_refuse(slot, node, "is an empty list");
	if (out->count > ITEMS_MAX)
		return typed_refuse(
		    slot, node, "is longer than %d items", ITEMS_MAX);
	return typed_unique(slot, out->nodes, out->count);
}

/* What makes a text of an item: NULL when complained. */
typedef const char *texter(struct slot *slot, const yaml_node_t *node);

static bool
read_list(struct slot *slot, const yaml_node_t *node, texter *text_of)
{
	struct typed_items items;
	bool good = typed_items(slot, node, &items);
	const char **texts =
	    arena_new(slot->walk->arena, items.count, sizeof(texts[0]));

	for (size_t i = 0; i < items.count; i++) {
		texts[i] = text_of(slot, items.nodes[i]);
		good = good && texts[i] != NULL;
	}
	if (!good)
		return false;
	typed_put_pointer(slot, slot->key->offset, texts);
	typed_put_count(slot, items.count);
	return true;
}

static const char *
word_of(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);

	return text == NULL ? NULL : vocab_put(slot->walk->words, text);
}

static const char *
format_of(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);
	bool has_offset;
	const char *why =
	    text == NULL ? NULL : values_format(text, &has_offset);

	if (why != NULL) {
		typed_refuse_text(slot, node, text, why);
		return NULL;
	}
	return text;
}

bool
typed_texts(struct slot *slot, const yaml_node_t *node)
{
	return read_list(slot, node, typed_text);
}

bool
typed_formats(struct slot *slot, const yaml_node_t *node)
{
	return read_list(slot, node, format_of);
}

bool
typed_words(struct slot *slot, const yaml_node_t *node)
{
	return read_list(slot, node, word_of);
}

bool
typed_ids(struct slot *slot, const yaml_node_t *node)
{
	return read_list(slot, node, typed_id);
}

/* A day is 24 hours; business days have no length that is always the same. */
static bool
length_of(struct slot *slot, const yaml_node_t *node, int64_t *out)
{
	struct limit limit;

	if (!typed_limit(slot, node, &limit))
		return false;
	if (limit.business)
		return typed_refuse_text(slot, node,
		    (const char *)node->data.scalar.value,
		    "is in business days, which are not all of one length");
	*out = limit.days * SECONDS_PER_DAY + limit.seconds;
	return true;
}

bool
typed_lengths(struct slot *slot, const yaml_node_t *node)
{
	struct typed_items items;
	int64_t *lengths;

	if (!typed_items(slot, node, &items))
		return false;
	if (items.count > (size_t)slot->key->most)
		return typed_refuse(
		    slot, node, "more than %lld", (long long)slot->key->most);
	lengths = arena_new(slot->walk->arena, items.count, sizeof(lengths[0]));
	for (size_t i = 0; i < items.count; i++) {
		if (!length_of(slot, items.nodes[i], &lengths[i]))
			return false;
		if (i > 0 && lengths[i] <= lengths[i - 1])
			return typed_refuse(slot, items.nodes[i],
			    "is not longer than the one before it");
	}
	typed_put_pointer(slot, slot->key->offset, lengths);
	typed_put_count(slot, items.count);
	return true;
}

/* Into the array itself, of at most .most values. */
bool
typed_choices(struct slot *slot, const yaml_node_t *node)
{
	struct typed_items items;
	char *field = slot->base + slot->key->offset;

	if (!typed_items(slot, node, &items))
		return false;
	if (items.count > (size_t)slot->key->most)
		return typed_refuse(
		    slot, node, "more than %lld", (long long)slot->key->most);
	for (size_t i = 0; i < items.count; i++) {
		int choice = typed_choice(slot, items.nodes[i]);

		if (choice < 0)
			return false;
		memcpy(field + i * sizeof(choice), &choice, sizeof(choice));
	}
	typed_put_count(slot, items.count);
	return true;
}
