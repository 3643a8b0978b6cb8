/* keyset.c -- the ticket keys of one export, each once. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/hash.h"
#include "slaudit/mem.h"

/* Equal hashes are always followed by a comparison. */
uint64_t
keyset_hash(const char *bytes, size_t len)
{
	return hash_bytes(bytes, len);
}

static struct key_entry **
slot_find(const struct keyset *keyset, const char *text, uint64_t hash)
{
	size_t i = (size_t)hash & (keyset->room - 1);

	while (keyset->slots[i] != NULL &&
	    (keyset->slots[i]->hash != hash ||
		strcmp(keyset->slots[i]->text, text) != 0))
		i = (i + 1) & (keyset->room - 1);
	return &keyset->slots[i];
}

static void
slots_double(struct keyset *keyset)
{
	struct keyset old = *keyset;

	keyset->room = old.room == 0 ? 1024 : old.room * 2;
	keyset->slots = mem_new(keyset->room, sizeof(*keyset->slots));
	for (size_t i = 0; i < old.room; i++) {
		struct key_entry *entry = old.slots[i];

		if (entry != NULL)
			*slot_find(keyset, entry->text, entry->hash) = entry;
	}
	free(old.slots);
}

struct key_entry *
keyset_put(struct keyset *keyset, const char *text)
{
	uint64_t hash = keyset_hash(text, strlen(text));
	struct key_entry **slot;

	if (keyset->count * 2 >= keyset->room)
		slots_double(keyset);
	slot = slot_find(keyset, text, hash);
	if (*slot == NULL) {
		*slot = arena_new(&keyset->arena, 1, sizeof(**slot));
		(*slot)->text = arena_copy(&keyset->arena, text);
		(*slot)->hash = hash;
		keyset->count++;
	}
	return *slot;
}

void
keyset_release(struct keyset *keyset)
{
	free(keyset->slots);
	arena_release(&keyset->arena);
	*keyset = (struct keyset){ 0 };
}
