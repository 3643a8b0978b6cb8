/* assemble_quality.c -- what a book asks of its data, and the columns in which
 * an export judges itself. */
/* SPDX-License-Identifier: MIT */
#include "assemble.h"

#include <string.h>

#include "slaudit/quality.h"

/* What is left out is as in the catalogue. */
void
assemble_qualities(struct gather *gather)
{
	for (size_t i = 0; i < gather->qualities.count; i++) {
		const struct section *section = &gather->qualities.items[i];
		struct quality_rule *rule = section->value;
		enum diag_code code = quality_code(rule->check);

		if (!section_given(section, "severity"))
			rule->severity = diag_severity(code);
		if (!section_given(section, "gate"))
			rule->gate = diag_gate(code);
		else if (rule->gate != GATE_NONE)
			rule->gate = GATE_PROCESS;
	}
}

/* ORDER: enum claim_part. No id of an attribute has a slash. */
static const char *const part_words[] = { "elapsed", "due", "breached" };
_Static_assert(sizeof(part_words) / sizeof(part_words[0]) == CLAIM_PARTS,
    "every part has its word");

/* A claimed word travels with its ticket as an attribute does. */
static void
attribute_put(struct gather *gather, struct mapping *mapping, size_t *room,
    const struct claim_rule *claim, enum claim_part part)
{
	struct named_field *field;

	mapping->attributes = arena_grow(gather->arena, mapping->attributes,
	    room, mapping->attribute_count, sizeof(*mapping->attributes));
	field = &mapping->attributes[mapping->attribute_count++];
	memset(field, 0, sizeof(*field));
	field->name = claim->attributes[part];
	field->field.column = claim->columns[part];
	field->field.pick = mapping->shape == SHAPE_LOG ? PICK_LAST : PICK_EACH;
	field->field.place = claim->place;
}

void
assemble_claims(struct gather *gather, struct mapping *mapping)
{
	struct named_field *own = mapping->attributes;
	size_t count = mapping->attribute_count;
	size_t room = 0;

	if (mapping->claim_count == 0)
		return;
	mapping->attributes = NULL;
	mapping->attribute_count = 0;
	for (size_t i = 0; i < count; i++) {
		mapping->attributes =
		    arena_grow(gather->arena, mapping->attributes, &room,
			mapping->attribute_count, sizeof(*own));
		mapping->attributes[mapping->attribute_count++] = own[i];
	}
	for (size_t i = 0; i < mapping->claim_count; i++) {
		struct claim_rule *claim = &mapping->claims[i];

		for (int part = 0; part < CLAIM_PARTS; part++) {
			if (claim->columns[part] == NULL)
				continue;
			claim->attributes[part] = vocab_put(gather->words,
			    arena_format(gather->arena, "claim/%s/%s",
				claim->sle, part_words[part]));
			attribute_put(gather, mapping, &room, claim,
			    (enum claim_part)part);
		}
	}
}
