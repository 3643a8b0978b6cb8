/* lexicon.c -- words that many tickets share, each kept once. */
/* SPDX-License-Identifier: MIT */
#include "store_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/hash.h"
#include "slaudit/mem.h"

static const char all_sql[] = "SELECT id, text FROM word";

static const char put_sql[] = "INSERT INTO word (id, text) VALUES (?, ?)";

enum { FIRST_SLOTS = 1024 }; /* a power of two */

static struct word *
slot_of(const struct lexicon *lexicon, const char *text, uint64_t hash)
{
	size_t i = (size_t)hash & (lexicon->room - 1);

	while (lexicon->slots[i].text != NULL &&
	    (lexicon->slots[i].hash != hash ||
		strcmp(lexicon->slots[i].text, text) != 0))
		i = (i + 1) & (lexicon->room - 1);
	return &lexicon->slots[i];
}

static void
slots_double(struct lexicon *lexicon)
{
	struct lexicon old = *lexicon;

	lexicon->room = old.room == 0 ? (size_t)FIRST_SLOTS : old.room * 2;
	lexicon->slots = mem_new(lexicon->room, sizeof(*lexicon->slots));
	for (size_t i = 0; i < old.room; i++) {
		const struct word *word = &old.slots[i];

		if (word->text != NULL)
			*slot_of(lexicon, word->text, word->hash) = *word;
	}
	free(old.slots);
}

static void
word_keep(struct lexicon *lexicon, const char *text, int64_t id)
{
	uint64_t hash = hash_bytes(text, strlen(text));

	if (lexicon->count >= lexicon->room / 2)
		slots_double(lexicon);
	*slot_of(lexicon, text, hash) = (struct word){
		.text = arena_copy(&lexicon->arena, text),
		.hash = hash,
		.id = id,
	};
	lexicon->count++;
	if (id > lexicon->last)
		lexicon->last = id;
}

static int
lexicon_load(struct store *store, struct fault *fault)
{
	struct statement *st = statement_take(store, all_sql, fault);
	int got;

	if (st == NULL)
		return -1;
	while ((got = statement_step(st, fault)) > 0) {
		int64_t id = statement_int(st);

		word_keep(&store->lexicon, statement_text(st), id);
	}
	statement_release(st);
	store->lexicon.loaded = got == 0;
	return got;
}

static int
word_insert(
    struct store *store, const char *text, int64_t *id, struct fault *fault)
{
	struct statement *st = statement_take(store, put_sql, fault);

	if (st == NULL)
		return -1;
	*id = store->lexicon.last + 1;
	statement_put_int(st, *id);
	statement_put_text(st, text);
	if (statement_run(st, fault) != 0)
		return -1;
	word_keep(&store->lexicon, text, *id);
	return 0;
}

int
lexicon_put(struct store *store, const char *text, bool always, int64_t *id,
    struct fault *fault)
{
	const struct lexicon *lexicon = &store->lexicon;

	*id = 0;
	if (!lexicon->loaded && lexicon_load(store, fault) != 0)
		return -1;
	if (lexicon->room > 0)
		*id =
		    slot_of(lexicon, text, hash_bytes(text, strlen(text)))->id;
	if (*id != 0 || (lexicon->count >= WORDS_MOST && !always))
		return 0;
	return word_insert(store, text, id, fault);
}

void
lexicon_release(struct lexicon *lexicon)
{
	free(lexicon->slots);
	arena_release(&lexicon->arena);
	*lexicon = (struct lexicon){ 0 };
}
