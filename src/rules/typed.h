/* typed.h -- one value of a rule book, read as its key's row says. */
#ifndef SLAUDIT_RULES_TYPED_H
#define SLAUDIT_RULES_TYPED_H

#include <stdbool.h>

#include <yaml.h>

#include "section.h"

struct slot { /* the value at one key of one section */
	struct walk *walk;
	const struct key *key;
	struct spot *spot;
	char *base; /* the section's struct */
};

/* Reads, stores and complains; is the value good? */
bool typed_read(struct slot *slot, const yaml_node_t *node);
/* What stands in the struct when the key is left out. */
void typed_default(struct slot *slot);

/* --- for the readers of one type ----------------------------------------- */

bool typed_is_null(const yaml_node_t *node);
/* Complains of NODE under the slot's key; always false. */
bool typed_refuse(struct slot *slot, const yaml_node_t *node, const char *fmt,
    ...) SLAUDIT_FORMAT(3, 4);
bool typed_refuse_text(struct slot *slot, const yaml_node_t *node,
    const char *text, const char *why);
/* The text of a scalar, in the arena; NULL when complained. */
const char *typed_text(struct slot *slot, const yaml_node_t *node);
/* The same, held against a question of values.h. */
const char *typed_id(struct slot *slot, const yaml_node_t *node);

void typed_put_pointer(struct slot *slot, size_t offset, const void *pointer);
void typed_put_count(struct slot *slot, size_t count);

/* A list, or a value alone as a list of one. */
struct typed_items {
	const yaml_node_t **nodes;
	size_t count;
};

/* Not empty and no word twice, else false and complained. */
bool typed_items(
    struct slot *slot, const yaml_node_t *node, struct typed_items *out);
/* No two NODES are the same word. */
bool typed_unique(
    struct slot *slot, const yaml_node_t *const *nodes, size_t count);
/* The keys of a mapping, each once; false when complained. */
bool typed_keys(struct slot *slot, const yaml_node_t *node);

/* --- the readers ---------------------------------------------------------- */

bool typed_read_text(struct slot *slot, const yaml_node_t *node);
bool typed_read_id(struct slot *slot, const yaml_node_t *node);
bool typed_read_word(struct slot *slot, const yaml_node_t *node);
bool typed_read_instant(struct slot *slot, const yaml_node_t *node);
bool typed_read_zone(struct slot *slot, const yaml_node_t *node);
bool typed_read_letter(struct slot *slot, const yaml_node_t *node);
bool typed_read_number(struct slot *slot, const yaml_node_t *node);
bool typed_read_limit(struct slot *slot, const yaml_node_t *node);
bool typed_limits(struct slot *slot, const yaml_node_t *node);
bool typed_read_length(struct slot *slot, const yaml_node_t *node);
bool typed_lengths(struct slot *slot, const yaml_node_t *node);
bool typed_read_share(struct slot *slot, const yaml_node_t *node);
bool typed_read_date(struct slot *slot, const yaml_node_t *node);
bool typed_read_choice(struct slot *slot, const yaml_node_t *node);
bool typed_read_flag(struct slot *slot, const yaml_node_t *node);
bool typed_texts(struct slot *slot, const yaml_node_t *node);
bool typed_formats(struct slot *slot, const yaml_node_t *node);
bool typed_words(struct slot *slot, const yaml_node_t *node);
bool typed_ids(struct slot *slot, const yaml_node_t *node);
bool typed_choices(struct slot *slot, const yaml_node_t *node);
bool typed_titles(struct slot *slot, const yaml_node_t *node);
bool typed_pairs(struct slot *slot, const yaml_node_t *node);
bool typed_when(struct slot *slot, const yaml_node_t *node);
bool typed_spans(struct slot *slot, const yaml_node_t *node);
bool typed_week(struct slot *slot, const yaml_node_t *node);
bool typed_fields(struct slot *slot, const yaml_node_t *node);
bool typed_wording(struct slot *slot, const yaml_node_t *node);
bool typed_change(struct slot *slot, const yaml_node_t *node);
bool typed_changes(struct slot *slot, const yaml_node_t *node);
struct limit;
bool typed_limit(struct slot *slot, const yaml_node_t *node, struct limit *out);
/* The enum's value, or -1 when complained. */
int typed_choice(struct slot *slot, const yaml_node_t *node);

#endif
