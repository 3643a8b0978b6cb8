/* section.c -- a YAML mapping read by its table of keys. */
/* SPDX-License-Identifier: MIT */
#include "section.h"

#include <string.h>

#include "guess.h"
#include "load.h"
#include "overlay.h"
#include "typed.h"

static struct slot
slot_of(struct walk *walk, struct section *section, size_t key)
{
	struct slot slot = { .walk = walk,
		.key = &section->table->keys[key],
		.spot = &section->spots[key],
		.base = section->value };

	return slot;
}

static void
start_section(struct walk *walk, const struct table *table,
    const yaml_node_t *node, void *value, struct section *out)
{
	memset(out, 0, sizeof(*out));
	out->table = table;
	out->value = value;
	out->place = load_place(walk->file, &node->start_mark);
	out->spots =
	    arena_new(walk->arena, table->count, sizeof(out->spots[0]));
	if (table->place != KEYS_NOWHERE)
		memcpy((char *)value + table->place, &out->place,
		    sizeof(out->place));
	for (size_t i = 0; i < table->count; i++) {
		struct slot slot = slot_of(walk, out, i);

		typed_default(&slot);
	}
}

/* The key may have been meant: it is not complained of as missing, and what
 * hangs on it is not checked. */
static const char *
excuse_meant(struct section *section, const char *word)
{
	struct guess guess = { .word = word };
	const struct table *table = section->table;

	for (size_t i = 0; i < table->count; i++) {
		if (!section->spots[i].seen)
			guess_offer(&guess, table->keys[i].name);
	}
	if (guess.best != NULL) {
		const struct key *key = keys_find(table, guess.best);

		section->spots[key - table->keys].given = true;
	}
	return guess.best;
}

static void
complain_unknown(struct walk *walk, struct section *section,
    const yaml_node_t *key, const char *word)
{
	struct place place = load_place(walk->file, &key->start_mark);
	const char *best = excuse_meant(section, word);

	complain_at(walk->complain, &place, "unknown key %s of %s%s",
	    complain_quote(walk->complain, word), section->table->title,
	    complain_guess(walk->complain, best));
}

static void
read_value(struct walk *walk, struct section *section, size_t at,
    const yaml_node_t *node)
{
	struct slot slot = slot_of(walk, section, at);

	slot.spot->seen = true;
	slot.spot->value = load_place(walk->file, &node->start_mark);
	if (slot.key->nullable && typed_is_null(node))
		return;
	slot.spot->given = true;
	slot.spot->good = typed_read(&slot, node);
}

static void
read_known(struct walk *walk, struct section *section, size_t at,
    const yaml_node_t *key, const yaml_node_t *node)
{
	struct spot *spot = &section->spots[at];
	struct place place = load_place(walk->file, &key->start_mark);

	if (spot->seen) {
		complain_at(walk->complain, &place,
		    "%s: stands twice, first on line %u",
		    section->table->keys[at].name, (unsigned)spot->key.line);
		return;
	}
	spot->key = place;
	read_value(walk, section, at, node);
}

static const char *
word_of(const yaml_node_t *key)
{
	return (const char *)key->data.scalar.value;
}

/* The key's row, or the count of rows. An escape may have put a NUL into the
 * key: such a key is none of ours. */
static size_t
find_row(const struct table *table, const yaml_node_t *key)
{
	const struct key *row = keys_find(table, word_of(key));

	if (row == NULL || strlen(row->name) != key->data.scalar.length)
		return table->count;
	return (size_t)(row - table->keys);
}

static void
read_pair(struct walk *walk, struct section *section,
    const yaml_node_pair_t *pair, bool known)
{
	const yaml_node_t *key =
	    yaml_document_get_node(walk->document, pair->key);
	const yaml_node_t *node =
	    yaml_document_get_node(walk->document, pair->value);
	struct place place = load_place(walk->file, &key->start_mark);
	size_t at;

	if (key->type != YAML_SCALAR_NODE) {
		if (known)
			complain_at(walk->complain, &place,
			    "a key of %s is one word", section->table->title);
		return;
	}
	at = find_row(section->table, key);
	if (known && at < section->table->count)
		read_known(walk, section, at, key, node);
	else if (!known && at == section->table->count)
		complain_unknown(walk, section, key, word_of(key));
}

static void
complain_missing(struct walk *walk, const struct section *section)
{
	const struct table *table = section->table;

	for (size_t i = 0; i < table->count; i++) {
		const struct spot *spot = &section->spots[i];

		if (table->keys[i].required && !spot->given && !spot->seen)
			complain_at(walk->complain, &section->place,
			    "%s: missing, %s needs it", table->keys[i].name,
			    table->title);
	}
}

static void
refuse_section(struct walk *walk, struct section *section)
{
	complain_at(walk->complain, &section->place, "expected the keys of %s",
	    section->table->title);
	for (size_t i = 0; i < section->table->count; i++)
		section->spots[i].given = true; /* nothing is known of it */
}

/* --- what a profile changes -------------------------------------------------
 */

/* The text of NODE's id, as it stands there; NULL: it has none. */
static const char *
id_of(const struct walk *walk, const yaml_node_t *node)
{
	const yaml_node_pair_t *pair;

	for (pair = node->data.mapping.pairs.start;
	     pair < node->data.mapping.pairs.top; pair++) {
		const yaml_node_t *key =
		    yaml_document_get_node(walk->document, pair->key);
		const yaml_node_t *value =
		    yaml_document_get_node(walk->document, pair->value);

		if (key->type == YAML_SCALAR_NODE &&
		    value->type == YAML_SCALAR_NODE &&
		    strcmp(word_of(key), "id") == 0)
			return word_of(value);
	}
	return NULL;
}

/* A key that is taken away is as one that never stood there. */
static void
take_away(struct walk *walk, struct section *section, size_t at,
    const yaml_node_t *null)
{
	const struct key *key = &section->table->keys[at];
	struct spot *spot = &section->spots[at];
	struct place place = load_place(walk->file, &null->start_mark);

	if (!key->required || spot->seen)
		return;
	spot->seen = true; /* one complaint is enough */
	complain_at(walk->complain, &place, "%s: cannot go, %s needs it",
	    key->name, section->table->title);
}

static void
read_changed_pair(struct walk *walk, struct section *section,
    const yaml_node_pair_t *pair, bool known)
{
	const yaml_node_t *key =
	    yaml_document_get_node(walk->document, pair->key);
	const yaml_node_t *node =
	    yaml_document_get_node(walk->document, pair->value);
	size_t at = section->table->count;

	if (key->type == YAML_SCALAR_NODE)
		at = find_row(section->table, key);
	if (at == section->table->count || !typed_is_null(node) ||
	    section->table->keys[at].nullable)
		read_pair(walk, section, pair, known);
	else if (known)
		take_away(walk, section, at, node);
}

static bool
is_selector(
    const struct walk *walk, const struct change *change, yaml_node_item_t key)
{
	const yaml_node_t *node = yaml_document_get_node(walk->document, key);

	return change->pattern_count > 0 && node->type == YAML_SCALAR_NODE &&
	    strcmp(word_of(node), "id") == 0;
}

static void
read_changes(const struct walk *book, struct section *section, const char *id,
    bool known)
{
	struct overlay *overlay = book->overlay;
	struct walk walk = *book;
	const struct change *change;
	const yaml_node_pair_t *pair;
	size_t cursor = 0;

	walk.document = &overlay->document;
	walk.file = overlay->file;
	walk.overlay = NULL;
	while ((change = overlay_next(overlay, section->table, id, &cursor)) !=
	    NULL) {
		section->place = change->place; /* of what is wrong with it */
		for (pair = change->node->data.mapping.pairs.start;
		     pair < change->node->data.mapping.pairs.top; pair++) {
			if (!is_selector(&walk, change, pair->key))
				read_changed_pair(&walk, section, pair, known);
		}
	}
}

/* Does the profile's value stand in place of that of the book? */
static bool
is_changed(const struct walk *walk, const struct section *section,
    const char *id, yaml_node_item_t key)
{
	const yaml_node_t *node = yaml_document_get_node(walk->document, key);

	return walk->overlay != NULL && node->type == YAML_SCALAR_NODE &&
	    overlay_names(walk->overlay, section->table, id, word_of(node),
		node->data.scalar.length);
}

/* --- a section as a whole --------------------------------------------------
 */

void
section_read(struct walk *walk, const struct table *table,
    const yaml_node_t *node, void *value, struct section *out)
{
	const yaml_node_pair_t *pair;
	const char *id;

	start_section(walk, table, node, value, out);
	if (node->type != YAML_MAPPING_NODE) {
		refuse_section(walk, out);
		return;
	}
	id = id_of(walk, node);
	/* Known keys first: a slip is guessed among those that are left. */
	for (int known = 1; known >= 0; known--) {
		for (pair = node->data.mapping.pairs.start;
		     pair < node->data.mapping.pairs.top; pair++) {
			if (!is_changed(walk, out, id, pair->key))
				read_pair(walk, out, pair, known == 1);
		}
		if (walk->overlay != NULL)
			read_changes(walk, out, id, known == 1);
	}
	complain_missing(walk, out);
}

void
section_read_short(struct walk *walk, const struct table *table,
    const yaml_node_t *node, void *value, struct section *out)
{
	if (node->type == YAML_MAPPING_NODE) {
		section_read(walk, table, node, value, out);
		return;
	}
	start_section(walk, table, node, value, out);
	out->spots[0].key = out->place;
	read_value(walk, out, 0, node);
}

const struct spot *
section_spot(const struct section *section, const char *key)
{
	return &section->spots[keys_find(section->table, key) -
	    section->table->keys];
}

bool
section_given(const struct section *section, const char *key)
{
	return section_spot(section, key)->given;
}

bool
section_good(const struct section *section, const char *key)
{
	return section_spot(section, key)->good;
}

bool
section_settled(const struct section *section, const char *key)
{
	const struct spot *spot = section_spot(section, key);

	return spot->good || !spot->given;
}

const struct section *
section_sub(const struct section *section, const char *key)
{
	const struct spot *spot = section_spot(section, key);

	return spot->section_count > 0 ? &spot->sections[0] : NULL;
}

const char *
section_id(const struct section *section)
{
	const char *id = NULL;

	if (section->table->id != KEYS_NOWHERE)
		memcpy(&id, (const char *)section->value + section->table->id,
		    sizeof(id));
	return id;
}
