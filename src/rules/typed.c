/* typed.c -- one value of a rule book, read as its key's row says. */
/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/names.h"

#include "load.h"
#include "values.h"

enum {
	TEXT_MAX = 1000,  /* bytes of one text: a long sentence */
	REASON_MAX = 320, /* bytes of a complaint behind its key */
};

bool
typed_refuse(struct slot *slot, const yaml_node_t *node, const char *fmt, ...)
{
	struct place place = load_place(slot->walk->file, &node->start_mark);
	char text[REASON_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	complain_at(
	    slot->walk->complain, &place, "%s: %s", slot->key->name, text);
	return false;
}

bool
typed_refuse_text(struct slot *slot, const yaml_node_t *node, const char *text,
    const char *why)
{
	return typed_refuse(slot, node, "%s %s",
	    complain_quote(slot->walk->complain, text), why);
}

bool
typed_is_null(const yaml_node_t *node)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL",
		NULL };

	return node->type == YAML_SCALAR_NODE &&
	    node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    names_find(words, (const char *)node->data.scalar.value) >= 0;
}

/* Controls of ASCII and of Latin-1 (C2 80 to C2 9F). */
static bool
has_control(const unsigned char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] < 0x20 || text[i] == 0x7f)
			return true;
		if (text[i] == 0xc2 && text[i + 1] < 0xa0)
			return true;
	}
	return false;
}

const char *
typed_text(struct slot *slot, const yaml_node_t *node)
{
	const unsigned char *text;
	size_t length;

	if (node->type != YAML_SCALAR_NODE) {
		typed_refuse(slot, node, "expected one value, not a %s",
		    node->type == YAML_MAPPING_NODE ? "section" : "list");
		return NULL;
	}
	text = node->data.scalar.value;
	length = node->data.scalar.length;
	while (length > 0 && text[length - 1] == '\n')
		length--; /* of a text in several lines */
	if (length == 0 || typed_is_null(node)) {
		typed_refuse(slot, node, "has no value");
		return NULL;
	}
	if (length > TEXT_MAX) {
		typed_refuse(slot, node, "is longer than %d bytes", TEXT_MAX);
		return NULL;
	}
	if (has_control(text, length)) {
		typed_refuse(slot, node, "holds a control character");
		return NULL;
	}
	return arena_copyn(slot->walk->arena, (const char *)text, length);
}

const char *
typed_id(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);
	const char *why = text == NULL ? NULL : values_id(text);

	if (why != NULL) {
		typed_refuse_text(slot, node, text, why);
		return NULL;
	}
	return text == NULL ? NULL : vocab_put(slot->walk->words, text);
}

void
typed_put_pointer(struct slot *slot, size_t offset, const void *pointer)
{
	memcpy(slot->base + offset, &pointer, sizeof(pointer));
}

void
typed_put_count(struct slot *slot, size_t count)
{
	memcpy(slot->base + slot->key->count, &count, sizeof(count));
}

/* --- sections ---------------------------------------------------------------
 */

/* Where the section's struct lies: inside ours, or of its own. */
static void *
section_room(struct slot *slot)
{
	if (slot->key->offset == KEYS_NOWHERE)
		return arena_new(slot->walk->arena, 1, slot->key->table->size);
	return slot->base + slot->key->offset;
}

static struct section *
spot_sections(struct slot *slot, size_t count)
{
	slot->spot->section_count = count;
	slot->spot->sections = arena_new(
	    slot->walk->arena, count, sizeof(slot->spot->sections[0]));
	return slot->spot->sections;
}

static bool
read_section(struct slot *slot, const yaml_node_t *node)
{
	section_read(slot->walk, slot->key->table, node, section_room(slot),
	    spot_sections(slot, 1));
	return true;
}

static bool
read_short(struct slot *slot, const yaml_node_t *node)
{
	section_read_short(slot->walk, slot->key->table, node,
	    section_room(slot), spot_sections(slot, 1));
	return true;
}

static bool
read_sections(struct slot *slot, const yaml_node_t *node)
{
	const struct table *table = slot->key->table;
	struct section *sections;
	char *values;
	size_t count;

	if (node->type != YAML_SEQUENCE_NODE)
		return typed_refuse(
		    slot, node, "expected a list, each item %s", table->title);
	count = (size_t)(node->data.sequence.items.top -
	    node->data.sequence.items.start);
	if (count < (size_t)slot->key->least)
		return typed_refuse(slot, node, "is an empty list");
	values = arena_new(slot->walk->arena, count, table->size);
	sections = spot_sections(slot, count);
	for (size_t i = 0; i < count; i++)
		section_read(slot->walk, table,
		    yaml_document_get_node(slot->walk->document,
			node->data.sequence.items.start[i]),
		    values + i * table->size, &sections[i]);
	if (slot->key->offset != KEYS_NOWHERE) {
		typed_put_pointer(slot, slot->key->offset, values);
		typed_put_count(slot, count);
	}
	return true;
}

/* --- all types
 * ---------------------------------------------------------------- */

typedef bool reader(struct slot *slot, const yaml_node_t *node);

static reader *const readers[] = {
	/* ORDER: enum key_type */
	[KEY_TEXT] = typed_read_text,
	[KEY_ID] = typed_read_id,
	[KEY_COLUMN] = typed_read_text,
	[KEY_FORMAT] = typed_formats,
	[KEY_COLUMNS] = typed_texts,
	[KEY_WORD] = typed_read_word,
	[KEY_WORDS] = typed_words,
	[KEY_IDS] = typed_ids,
	[KEY_NUMBER] = typed_read_number,
	[KEY_LIMIT] = typed_read_limit,
	[KEY_LIMITS] = typed_limits,
	[KEY_LENGTH] = typed_read_length,
	[KEY_LENGTHS] = typed_lengths,
	[KEY_SHARE] = typed_read_share,
	[KEY_DATE] = typed_read_date,
	[KEY_INSTANT] = typed_read_instant,
	[KEY_ZONE] = typed_read_zone,
	[KEY_CHOICE] = typed_read_choice,
	[KEY_CHOICES] = typed_choices,
	[KEY_FLAG] = typed_read_flag,
	[KEY_LETTER] = typed_read_letter,
	[KEY_SPANS] = typed_spans,
	[KEY_WEEK] = typed_week,
	[KEY_TITLES] = typed_titles,
	[KEY_PAIRS] = typed_pairs,
	[KEY_WHEN] = typed_when,
	[KEY_TEXTS] = typed_wording,
	[KEY_SECTION] = read_section,
	[KEY_SECTIONS] = read_sections,
	[KEY_SHORT] = read_short,
	[KEY_CHANGE] = typed_change,
	[KEY_CHANGES] = typed_changes,
	[KEY_FIELDS] = typed_fields,
};
_Static_assert(sizeof(readers) / sizeof(readers[0]) == KEY_TYPES,
    "each type has its reader");

bool
typed_read(struct slot *slot, const yaml_node_t *node)
{
	return readers[slot->key->type](slot, node);
}
