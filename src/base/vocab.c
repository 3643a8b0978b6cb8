/* vocab.c -- each word once: equal words are the same pointer. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/vocab.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/hash.h"
#include "slaudit/mem.h"

enum { FIRST_ROOM = 64 };

/* The slot that holds the word, or the empty one where it belongs. */
static struct vocab_slot *
slot_of(const struct vocab *vocab, const struct vocab_slot *sought)
{
	size_t at = (size_t)sought->hash & (vocab->room - 1);
	struct vocab_slot *slot;

	while ((slot = &vocab->slots[at])->word != NULL) {
		if (slot->hash == sought->hash && slot->len == sought->len &&
		    memcmp(slot->word, sought->word, sought->len) == 0)
			break;
		at = (at + 1) & (vocab->room - 1);
	}
	return slot;
}

/* Ancestors only: they are frozen, so a word is held once in the family. */
static const char *
find_above(const struct vocab *vocab, const struct vocab_slot *sought)
{
	const char *found = NULL;

	for (vocab = vocab->parent; vocab != NULL && found == NULL;
	     vocab = vocab->parent) {
		if (vocab->room > 0)
			found = slot_of(vocab, sought)->word;
	}
	return found;
}

static void
make_room(struct vocab *vocab)
{
	struct vocab_slot *old = vocab->slots;
	size_t old_room = vocab->room;

	if (vocab->count < old_room / 2)
		return;
	vocab->room = old_room == 0 ? (size_t)FIRST_ROOM : old_room * 2;
	vocab->slots = mem_new(vocab->room, sizeof(*vocab->slots));
	for (size_t i = 0; i < old_room; i++) {
		if (old[i].word != NULL)
			*slot_of(vocab, &old[i]) = old[i];
	}
	free(old);
}

/* LEN bytes without a NUL. */
static const char *
put_exactly(struct vocab *vocab, const char *word, size_t len)
{
	struct vocab_slot sought = { .word = word, .len = (uint32_t)len };
	struct vocab_slot *slot;
	const char *found;

	if (len > UINT32_MAX)
		mem_die("vocab: absurd length");
	sought.hash = (uint32_t)hash_bytes(word, len);
	found = find_above(vocab, &sought);
	if (found != NULL)
		return found;
	make_room(vocab);
	slot = slot_of(vocab, &sought);
	if (slot->word == NULL) {
		*slot = sought;
		slot->word = arena_copyn(&vocab->arena, word, len);
		vocab->count++;
	}
	return slot->word;
}

const char *
vocab_putn(struct vocab *vocab, const char *word, size_t len)
{
	return put_exactly(vocab, word, strnlen(word, len));
}

const char *
vocab_put(struct vocab *vocab, const char *word)
{
	return put_exactly(vocab, word, strlen(word));
}

void
vocab_release(struct vocab *vocab)
{
	free(vocab->slots);
	arena_release(&vocab->arena);
	*vocab = (struct vocab){ .parent = vocab->parent };
}
