/* typed_map.c -- values whose keys the author chooses: events and their
 * titles, words and their translation, conditions, the texts of reports. */
/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/book.h"
#include "slaudit/buf.h"
#include "slaudit/mapping.h"
#include "slaudit/wording.h"

#include "load.h"
#include "values.h"

/* Events of one process; whatever names an event is held against each. */
enum { TITLES_MAX = 1000 };
/* Categories of one table: their names are held against one another. */
enum { LIMITS_MAX = 1000 };

static size_t
pair_count(const yaml_node_t *node)
{
	return (size_t)(node->data.mapping.pairs.top -
	    node->data.mapping.pairs.start);
}

static const yaml_node_t *
pair_key(const struct slot *slot, const yaml_node_t *node, size_t i)
{
	return yaml_document_get_node(
	    slot->walk->document, node->data.mapping.pairs.start[i].key);
}

static const yaml_node_t *
pair_value(const struct slot *slot, const yaml_node_t *node, size_t i)
{
	return yaml_document_get_node(
	    slot->walk->document, node->data.mapping.pairs.start[i].value);
}

bool
typed_keys(struct slot *slot, const yaml_node_t *node)
{
	size_t count = pair_count(node);
	const yaml_node_t **keys =
	    arena_new(slot->walk->arena, count, sizeof(keys[0]));

	if (count == 0)
		return typed_refuse(slot, node, "is empty");
	for (size_t i = 0; i < count; i++)
		keys[i] = pair_key(slot, node, i);
	return typed_unique(slot, keys, count);
}

/* --- events: name: what it is called -------------------------------------- */

bool
typed_titles(struct slot *slot, const yaml_node_t *node)
{
	struct titled *titles;
	bool good;

	if (node->type != YAML_MAPPING_NODE)
		return typed_refuse(
		    slot, node, "expected names with their titles");
	if (pair_count(node) > TITLES_MAX)
		return typed_refuse(
		    slot, node, "more than %d of them", TITLES_MAX);
	good = typed_keys(slot, node);
	titles =
	    arena_new(slot->walk->arena, pair_count(node), sizeof(titles[0]));
	for (size_t i = 0; i < pair_count(node); i++) {
		titles[i].word = typed_id(slot, pair_key(slot, node, i));
		titles[i].title = typed_text(slot, pair_value(slot, node, i));
		good =
		    good && titles[i].word != NULL && titles[i].title != NULL;
	}
	typed_put_pointer(slot, slot->key->offset, good ? titles : NULL);
	typed_put_count(slot, good ? pair_count(node) : 0);
	return good;
}

/* --- words: [a, b], or {theirs: ours} ------------------------------------- */

static const char *
word_of(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);

	return text == NULL ? NULL : vocab_put(slot->walk->words, text);
}

static bool
put_pairs(struct slot *slot, struct word_pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (pairs[i].from == NULL || pairs[i].to == NULL)
			return false;
	}
	typed_put_pointer(slot, slot->key->offset, pairs);
	typed_put_count(slot, count);
	return true;
}

/* The places are those of our words: what they refer to is checked. */
static bool
translate_pairs(struct slot *slot, const yaml_node_t *node)
{
	size_t count = pair_count(node);
	bool good = typed_keys(slot, node);
	struct word_pair *pairs =
	    arena_new(slot->walk->arena, count, sizeof(pairs[0]));
	struct spot *spot = slot->spot;

	spot->items =
	    arena_new(slot->walk->arena, count, sizeof(spot->items[0]));
	spot->item_count = count;
	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *value = pair_value(slot, node, i);

		pairs[i].from = word_of(slot, pair_key(slot, node, i));
		pairs[i].to = word_of(slot, value);
		spot->items[i] =
		    load_place(slot->walk->file, &value->start_mark);
	}
	return put_pairs(slot, pairs, count) && good;
}

bool
typed_pairs(struct slot *slot, const yaml_node_t *node)
{
	struct typed_items items;
	struct word_pair *pairs;
	bool good;

	if (node->type == YAML_MAPPING_NODE)
		return translate_pairs(slot, node);
	good = typed_items(slot, node, &items);
	pairs = arena_new(slot->walk->arena, items.count, sizeof(pairs[0]));
	for (size_t i = 0; i < items.count; i++)
		pairs[i].from = pairs[i].to = word_of(slot, items.nodes[i]);
	return put_pairs(slot, pairs, items.count) && good;
}

/* --- limits: {category: limit} -------------------------------------------- */

bool
typed_limits(struct slot *slot, const yaml_node_t *node)
{
	struct spot *spot = slot->spot;
	struct limit_row *rows;
	bool good;

	if (node->type != YAML_MAPPING_NODE)
		return typed_refuse(
		    slot, node, "expected categories with their limits");
	if (pair_count(node) > LIMITS_MAX)
		return typed_refuse(
		    slot, node, "more than %d of them", LIMITS_MAX);
	good = typed_keys(slot, node);
	rows = arena_new(slot->walk->arena, pair_count(node), sizeof(rows[0]));
	spot->item_count = pair_count(node);
	spot->items = arena_new(
	    slot->walk->arena, spot->item_count, sizeof(spot->items[0]));
	for (size_t i = 0; i < spot->item_count; i++) {
		const yaml_node_t *key = pair_key(slot, node, i);
		const yaml_node_t *value = pair_value(slot, node, i);

		rows[i].category = word_of(slot, key);
		rows[i].place = load_place(slot->walk->file, &key->start_mark);
		spot->items[i] =
		    load_place(slot->walk->file, &value->start_mark);
		if (!typed_limit(slot, value, &rows[i].limit) ||
		    rows[i].category == NULL)
			good = false;
	}
	typed_put_pointer(slot, slot->key->offset, good ? rows : NULL);
	typed_put_count(slot, good ? spot->item_count : 0);
	return good;
}

/* --- when: {column: words}, or {column: {not: words}} --------------------- */

/* {not: words} by its table of keys. */
static bool
read_negated(
    struct slot *slot, const yaml_node_t *node, struct condition *condition)
{
	struct section section;

	section_read(slot->walk, slot->key->table, node, condition, &section);
	condition->negated = true;
	return section.spots[0].good;
}

/* The words as of a key of their own, which goes by the column's name. */
static bool
read_words(
    struct slot *slot, const yaml_node_t *node, struct condition *condition)
{
	struct spot spot = { 0 };
	struct key key = { .name = slot->key->name,
		.offset = offsetof(struct condition, words.items),
		.count = offsetof(struct condition, words.count) };
	struct slot words = { .walk = slot->walk,
		.key = &key,
		.spot = &spot,
		.base = (char *)condition };

	return typed_words(&words, node);
}

bool
typed_when(struct slot *slot, const yaml_node_t *node)
{
	struct condition *conditions;
	bool good;

	if (node->type != YAML_MAPPING_NODE)
		return typed_refuse(
		    slot, node, "expected columns with their words");
	good = typed_keys(slot, node);
	conditions = arena_new(
	    slot->walk->arena, pair_count(node), sizeof(conditions[0]));
	for (size_t i = 0; i < pair_count(node); i++) {
		const yaml_node_t *value = pair_value(slot, node, i);

		conditions[i].column =
		    typed_text(slot, pair_key(slot, node, i));
		if (!(value->type == YAML_MAPPING_NODE
			    ? read_negated(slot, value, &conditions[i])
			    : read_words(slot, value, &conditions[i])) ||
		    conditions[i].column == NULL)
			good = false;
	}
	typed_put_pointer(slot, slot->key->offset, conditions);
	typed_put_count(slot, pair_count(node));
	return good;
}

/* --- attributes: {name: column}, or {name: the keys of a field} ----------- */

/* The places are those of the names: what they refer to is checked. */
bool
typed_fields(struct slot *slot, const yaml_node_t *node)
{
	struct spot *spot = slot->spot;
	struct named_field *fields;
	size_t count;
	bool good;

	if (node->type != YAML_MAPPING_NODE)
		return typed_refuse(
		    slot, node, "expected names with their columns");
	count = pair_count(node);
	if (count > TITLES_MAX)
		return typed_refuse(
		    slot, node, "more than %d of them", TITLES_MAX);
	good = typed_keys(slot, node);
	fields = arena_new(slot->walk->arena, count, sizeof(fields[0]));
	spot->items = arena_new(slot->walk->arena, count, sizeof(*spot->items));
	spot->sections =
	    arena_new(slot->walk->arena, count, sizeof(*spot->sections));
	spot->item_count = spot->section_count = count;
	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *key = pair_key(slot, node, i);

		fields[i].name = typed_id(slot, key);
		spot->items[i] = load_place(slot->walk->file, &key->start_mark);
		section_read_short(slot->walk, slot->key->table,
		    pair_value(slot, node, i), &fields[i].field,
		    &spot->sections[i]);
		good = good && fields[i].name != NULL;
	}
	typed_put_pointer(slot, slot->key->offset, good ? fields : NULL);
	typed_put_count(slot, good ? count : 0);
	return good;
}

/* --- texts: nested keys, joined with a dot -------------------------------- */

struct texts {
	struct wording_entry *items;
	size_t count;
	size_t room;
};

/* A text of a report may be long and in lines; only NUL cannot stand. */
static bool
add_text(struct slot *slot, struct texts *texts, const char *key,
    const yaml_node_t *node)
{
	const char *text = (const char *)node->data.scalar.value;
	struct wording_entry *entry;

	if (typed_is_null(node) || node->data.scalar.length == 0)
		return typed_refuse(slot, node, "%s has no text", key);
	if (strlen(text) != node->data.scalar.length)
		return typed_refuse(slot, node, "%s holds a NUL", key);
	texts->items = arena_grow(slot->walk->arena, texts->items, &texts->room,
	    texts->count, sizeof(texts->items[0]));
	entry = &texts->items[texts->count++];
	entry->key = key;
	entry->text = arena_copy(slot->walk->arena, text);
	return true;
}

/* Deeper only as far as the event pass allows. */
static bool
add_texts(struct slot *slot, struct texts *texts, const char *prefix,
    const yaml_node_t *node)
{
	bool good = typed_keys(slot, node);

	for (size_t i = 0; i < pair_count(node); i++) {
		const yaml_node_t *value = pair_value(slot, node, i);
		const char *word = typed_text(slot, pair_key(slot, node, i));
		const char *key;

		if (word == NULL) {
			good = false;
			continue;
		}
		key = arena_format(slot->walk->arena, "%s%s%s", prefix,
		    *prefix == '\0' ? "" : ".", word);
		if (value->type == YAML_MAPPING_NODE)
			good = add_texts(slot, texts, key, value) && good;
		else if (value->type == YAML_SCALAR_NODE)
			good = add_text(slot, texts, key, value) && good;
		else
			good = typed_refuse(
			    slot, value, "%s is a list, not a text", key);
	}
	return good;
}

static int
compare_entries(const void *left, const void *right)
{
	const struct wording_entry *a = left;
	const struct wording_entry *b = right;

	return strcmp(a->key, b->key);
}

bool
typed_wording(struct slot *slot, const yaml_node_t *node)
{
	struct texts texts = { 0 };
	bool good;

	if (node->type != YAML_MAPPING_NODE)
		return typed_refuse(slot, node, "expected keys with texts");
	good = add_texts(slot, &texts, "", node);
	if (texts.count > 1)
		qsort(texts.items, texts.count, sizeof(texts.items[0]),
		    compare_entries);
	typed_put_pointer(slot, slot->key->offset, texts.items);
	typed_put_count(slot, texts.count);
	return good;
}
