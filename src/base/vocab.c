/* vocab.c -- each word once: equal words are the same pointer. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/vocab.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"

enum { FIRST_ROOM = 64 };

/* FNV-1a, 64 bits. */
static uint64_t
hash_of(const char *word, size_t len)
{
	uint64_t hash = 0xcbf29ce484222325U;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)word[i]) * 0x100000001b3U;
	return hash ^ hash >> 32;
}

/* The slot that holds the word, or the empty one where it belongs. */
static size_t
slot_of(const struct vocab *vocab, const char *word, size_t len, uint64_t hash)
{
	size_t at = (size_t)hash & (vocab->room - 1);
	const char *held;

	while ((held = vocab->slots[at]) != NULL) {
		if (strncmp(held, word, len) == 0 && held[len] == '\0')
			break;
		at = (at + 1) & (vocab->room - 1);
	}
	return at;
}

static const char *
find_one(const struct vocab *vocab, const char *word, size_t len, uint64_t hash)
{
	if (vocab->room == 0)
		return NULL;
	return vocab->slots[slot_of(vocab, word, len, hash)];
}

/* Ancestors only: they are frozen, so a word is held once in the family. */
static const char *
find_any(const struct vocab *vocab, const char *word, size_t len, uint64_t hash)
{
	const char *found = NULL;

	for (vocab = vocab->parent; vocab != NULL && found == NULL;
	     vocab = vocab->parent)
		found = find_one(vocab, word, len, hash);
	return found;
}

static void
make_room(struct vocab *vocab)
{
	const char **old = vocab->slots;
	size_t old_room = vocab->room;

	if (vocab->count < old_room / 2)
		return;
	vocab->room = old_room == 0 ? (size_t)FIRST_ROOM : old_room * 2;
	vocab->slots = mem_new(vocab->room, sizeof(*vocab->slots));
	for (size_t i = 0; i < old_room; i++) {
		size_t len;
		uint64_t hash;

		if (old[i] == NULL)
			continue;
		len = strlen(old[i]);
		hash = hash_of(old[i], len);
		vocab->slots[slot_of(vocab, old[i], len, hash)] = old[i];
	}
	free(old);
}

const char *
vocab_putn(struct vocab *vocab, const char *word, size_t len)
{
	uint64_t hash;
	const char *found;
	size_t at;

	len = strnlen(word, len); /* a word ends at its NUL */
	hash = hash_of(word, len);
	found = find_any(vocab, word, len, hash);
	if (found != NULL)
		return found;
	make_room(vocab);
	at = slot_of(vocab, word, len, hash);
	if (vocab->slots[at] == NULL) {
		vocab->slots[at] = arena_copyn(&vocab->arena, word, len);
		vocab->count++;
	}
	return vocab->slots[at];
}

const char *
vocab_put(struct vocab *vocab, const char *word)
{
	return vocab_putn(vocab, word, strlen(word));
}

const char *
vocab_find(const struct vocab *vocab, const char *word)
{
	size_t len = strlen(word);
	uint64_t hash = hash_of(word, len);
	const char *found = find_any(vocab, word, len, hash);

	return found != NULL ? found : find_one(vocab, word, len, hash);
}

void
vocab_release(struct vocab *vocab)
{
	free(vocab->slots);
	arena_release(&vocab->arena);
	*vocab = (struct vocab){ .parent = vocab->parent };
}
