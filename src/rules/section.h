/* section.h -- a YAML mapping read by its table of keys.
 *
 * The walk fills the table's struct and remembers for each key where it stood
 * and whether its value was good, so that later checks point at the right
 * place and do not complain twice of one slip. */
#ifndef SLAUDIT_RULES_SECTION_H
#define SLAUDIT_RULES_SECTION_H

#include <stdbool.h>
#include <stddef.h>

#include <yaml.h>

#include "slaudit/status.h"
#include "slaudit/vocab.h"

#include "complain.h"
#include "keys.h"

struct overlay;
struct section;

struct spot { /* what stood at one key */
	struct place key;
	struct place value;
	struct place *items; /* of a list of words, each */
	size_t item_count;
	struct section *sections; /* of a list of sections, or just one */
	size_t section_count;
	bool seen;  /* the key stood there */
	bool given; /* and was not null; or was plainly meant */
	bool good;  /* and its value could be read */
};

struct section {
	const struct table *table;
	struct place place;
	void *value;        /* the table's struct */
	struct spot *spots; /* in the table's order */
};

struct walk {
	struct arena *arena;
	struct complain *complain;
	struct vocab *words;
	yaml_document_t *document;
	const char *file;        /* for places */
	struct overlay *overlay; /* what changes the items; may be NULL */
};

/* NODE, which should be a mapping, into VALUE by TABLE. */
void section_read(struct walk *walk, const struct table *table,
    const yaml_node_t *node, void *value, struct section *out);
/* The same where a bare value means the table's first key. */
void section_read_short(struct walk *walk, const struct table *table,
    const yaml_node_t *node, void *value, struct section *out);

const struct spot *section_spot(const struct section *section, const char *key);
bool section_given(const struct section *section, const char *key);
bool section_good(const struct section *section, const char *key);
/* Good, or left out and so at its default. */
bool section_settled(const struct section *section, const char *key);
/* The section at KEY, or NULL. */
const struct section *section_sub(
    const struct section *section, const char *key);
/* Its id, or NULL when it has none that could be read. */
const char *section_id(const struct section *section);

#endif
