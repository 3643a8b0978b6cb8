/* typed_scalar.c -- texts, numbers and choices of a rule book. */
/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/names.h"
#include "slaudit/sle.h"
#include "slaudit/zone.h"

#include "guess.h"
#include "values.h"

static void
put_number(struct slot *slot, int32_t number)
{
	memcpy(slot->base + slot->key->offset, &number, sizeof(number));
}

/* --- texts ---------------------------------------------------------------- */

static bool
put_text(struct slot *slot, const char *text)
{
	if (text != NULL)
		typed_put_pointer(slot, slot->key->offset, text);
	return text != NULL;
}

bool
typed_read_text(struct slot *slot, const yaml_node_t *node)
{
	return put_text(slot, typed_text(slot, node));
}

bool
typed_read_id(struct slot *slot, const yaml_node_t *node)
{
	return put_text(slot, typed_id(slot, node));
}

bool
typed_read_word(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);

	return text != NULL &&
	    put_text(slot, vocab_put(slot->walk->words, text));
}

bool
typed_read_instant(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);
	const char *why = text == NULL ? NULL : values_instant(text);

	if (why != NULL)
		return typed_refuse_text(slot, node, text, why);
	return put_text(slot, text);
}

bool
typed_read_zone(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);

	if (text != NULL && !zone_exists(text))
		return typed_refuse_text(slot, node, text,
		    "is no zone such as Europe/Stockholm or Etc/UTC");
	return put_text(slot, text);
}

/* One printable byte. A tab, which no other text may hold, may stand here. */
bool
typed_read_letter(struct slot *slot, const yaml_node_t *node)
{
	bool scalar = node->type == YAML_SCALAR_NODE;
	unsigned char c = 0;

	if (scalar && node->data.scalar.length == 1)
		c = node->data.scalar.value[0];
	if (c == '\0' || c > 0x7e || c == '"' || (c < 0x20 && c != '\t'))
		return typed_refuse(slot, node,
		    "is not one character such as \";\" or \"\\t\", and no "
		    "quote");
	slot->base[slot->key->offset] = (char)c;
	return true;
}

/* --- numbers ----------------------------------------------------------------
 */

bool
typed_read_number(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);
	const char *why;
	int64_t number;

	if (text == NULL)
		return false;
	why = values_number(text, &number);
	if (why != NULL)
		return typed_refuse_text(slot, node, text, why);
	if (number < slot->key->least || number > slot->key->most)
		return typed_refuse(slot, node, "%lld is outside %lld to %lld",
		    (long long)number, (long long)slot->key->least,
		    (long long)slot->key->most);
	put_number(slot, (int32_t)number);
	return true;
}

bool
typed_limit(struct slot *slot, const yaml_node_t *node, struct limit *out)
{
	const char *text = typed_text(slot, node);
	const char *why = text == NULL ? NULL : values_limit(text, out);

	if (why != NULL)
		return typed_refuse_text(slot, node, text, why);
	return text != NULL;
}

bool
typed_read_limit(struct slot *slot, const yaml_node_t *node)
{
	struct limit limit;

	if (!typed_limit(slot, node, &limit))
		return false;
	memcpy(slot->base + slot->key->offset, &limit, sizeof(limit));
	return true;
}

bool
typed_read_length(struct slot *slot, const yaml_node_t *node)
{
	struct limit limit;

	if (!typed_limit(slot, node, &limit))
		return false;
	if (limit.days != 0)
		return typed_refuse_text(slot, node,
		    (const char *)node->data.scalar.value,
		    "is in days: say h, min or s");
	if (limit.seconds > slot->key->most)
		return typed_refuse(slot, node, "is longer than %lld h",
		    (long long)slot->key->most / 3600);
	put_number(slot, (int32_t)limit.seconds);
	return true;
}

bool
typed_read_share(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);
	int32_t share = SLE_NO_SHARE;
	const char *why = text == NULL ? NULL : values_share(text, &share);

	if (why != NULL)
		return typed_refuse_text(slot, node, text, why);
	put_number(slot, share);
	return text != NULL;
}

bool
typed_read_date(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);
	int32_t day = DAY_NONE;
	const char *why = text == NULL ? NULL : values_date(text, &day);

	if (why != NULL)
		return typed_refuse_text(slot, node, text, why);
	put_number(slot, day);
	return text != NULL;
}

/* --- choices ----------------------------------------------------------------
 */

static const char *
list_choices(struct slot *slot)
{
	const char *const *words = slot->key->words;
	const char *list = "";

	for (size_t i = (size_t)slot->key->least; words[i] != NULL; i++)
		list = arena_format(slot->walk->arena, "%s%s%s", list,
		    *list == '\0' ? "" : ", ", words[i]);
	return list;
}

int
typed_choice(struct slot *slot, const yaml_node_t *node)
{
	const char *const *words = slot->key->words;
	const char *text = typed_text(slot, node);
	struct guess guess = { .word = text };
	int at;

	if (text == NULL)
		return -1;
	at = names_find(words, text);
	if (at >= slot->key->least)
		return at;
	for (size_t i = (size_t)slot->key->least; words[i] != NULL; i++)
		guess_offer(&guess, words[i]);
	typed_refuse(slot, node, "%s is none of %s%s",
	    complain_quote(slot->walk->complain, text), list_choices(slot),
	    complain_guess(slot->walk->complain, guess.best));
	return -1;
}

/* All our enums are stored as an int is. */
_Static_assert(sizeof(enum status) == sizeof(int), "enums are ints");

bool
typed_read_choice(struct slot *slot, const yaml_node_t *node)
{
	int choice = typed_choice(slot, node);

	if (choice < 0)
		return false;
	memcpy(slot->base + slot->key->offset, &choice, sizeof(choice));
	return true;
}

bool
typed_read_flag(struct slot *slot, const yaml_node_t *node)
{
	const char *text = typed_text(slot, node);
	bool flag;

	if (text == NULL)
		return false;
	flag = strcmp(text, "true") == 0;
	if (!flag && strcmp(text, "false") != 0)
		return typed_refuse_text(
		    slot, node, text, "is neither true nor false");
	memcpy(slot->base + slot->key->offset, &flag, sizeof(flag));
	return true;
}

/* --- left out
 * ----------------------------------------------------------------- */

void
typed_default(struct slot *slot)
{
	if (slot->key->type == KEY_DATE)
		put_number(slot, DAY_NONE);
	if (slot->key->type == KEY_SHARE)
		put_number(slot, SLE_NO_SHARE);
}
