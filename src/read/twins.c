/* twins.c -- rows and keys that stand twice in an export. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"
#include "slaudit/numbers.h"

enum { HASHES_BUDGET = 16 * 1024 * 1024 };

void
twins_open(struct twins *twins, const struct mapping *mapping)
{
	*twins = (struct twins){
		.numbered = key_numbered(mapping),
		.wide = mapping->shape != SHAPE_LOG,
		.hashes = numbers_new(HASHES_BUDGET),
	};
}

const char *
twin_text(struct arena *arena, uint32_t line)
{
	return arena_format(arena, "identical to line %u", (unsigned)line);
}

/* --- a hand's side ---------------------------------------------------- */

static int
by_line(const void *key, const void *item)
{
	uint32_t line = *(const uint32_t *)key;
	const struct twin *twin = item;

	return line < twin->line ? -1 : line > twin->line;
}

const struct twin *
twins_find(const struct twins *twins, uint32_t line)
{
	if (twins->step != TWINS_KNOWN || twins->count == 0)
		return NULL;
	return bsearch(
	    &line, twins->items, twins->count, sizeof(*twins->items), by_line);
}

static int
by_number(const void *left, const void *right)
{
	const uint64_t *a = left;
	const uint64_t *b = right;

	return (*a > *b) - (*a < *b);
}

static bool
is_suspect(const struct twins *twins, uint64_t hash)
{
	return bsearch(&hash, twins->suspects, twins->suspect_count,
		   sizeof(*twins->suspects), by_number) != NULL;
}

/* A wide row that stands twice has a key that does, so one hash is enough for
 * both questions. */
static uint64_t
row_hash(const struct twins *twins, const struct record *record,
    const struct row *row)
{
	if (twins->wide && row->base != NULL)
		return keyset_hash(row->base, strlen(row->base));
	return keyset_hash(record->raw, (size_t)record->cut.len);
}

static void
hash_keep(struct load *load, uint64_t hash)
{
	if (load->hashes == NULL)
		load->hashes = arena_take(&load->batch.arena, load->piece.count,
		    sizeof(*load->hashes));
	load->hashes[load->hash_count++] = hash;
}

static void
suspect_keep(struct load *load, const struct record *record,
    const struct row *row, bool accepted)
{
	struct arena *arena = &load->batch.arena;
	struct cut *cut = arena_new(arena, 1, sizeof(*cut));

	*cut = record->cut;
	if (load->suspects == NULL)
		load->suspects = arena_new(
		    arena, load->piece.count, sizeof(*load->suspects));
	load->suspects[load->suspect_count++] = (struct suspect){
		.cut = cut,
		.raw = record->raw,
		.base = row->base == NULL ? NULL : arena_copy(arena, row->base),
		.accepted = accepted,
	};
}

void
twins_meet(const struct twins *twins, struct load *load,
    const struct record *record, const struct row *row, bool accepted)
{
	uint64_t hash;

	if (twins->step == TWINS_KNOWN)
		return;
	hash = row_hash(twins, record, row);
	if (twins->step == TWINS_SEEK)
		hash_keep(load, hash);
	else if (is_suspect(twins, hash))
		suspect_keep(load, record, row, accepted);
}

/* --- in order of the file --------------------------------------------- */

static void
key_settle(
    struct twins *twins, const struct suspect *suspect, struct twin *twin)
{
	struct key_entry *entry;

	if (!twins->wide || suspect->base == NULL ||
	    (!twins->numbered && !suspect->accepted))
		return;
	entry = keyset_put(&twins->keys, suspect->base);
	twin->occurrence = ++entry->count;
	if (twins->numbered)
		return;
	if (entry->line == 0)
		entry->line = twin->line;
	else
		twin->same_key = entry->line;
}

static int
suspect_settle(struct twins *twins, const struct source *source,
    const struct suspect *suspect, struct fault *fault)
{
	struct twin twin = { .line = suspect->cut->line, .occurrence = 1 };

	if (seen_put(&twins->seen, source, suspect->cut, suspect->raw,
		&twin.same_row, fault) < 0)
		return -1;
	key_settle(twins, suspect, &twin);
	if (twin.same_row == 0 && twin.same_key == 0 && twin.occurrence == 1)
		return 0;
	if (suspect->base != NULL)
		twin.key = arena_copy(&twins->arena, suspect->base);
	twins->items = mem_grow(
	    twins->items, &twins->room, twins->count, sizeof(*twins->items));
	twins->items[twins->count++] = twin;
	return 0;
}

int
twins_collect(struct twins *twins, const struct source *source,
    const struct load *load, struct fault *fault)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < load->hash_count; i++)
		rc = numbers_put(twins->hashes, load->hashes[i], fault);
	for (size_t i = 0; rc == 0 && i < load->suspect_count; i++)
		rc = suspect_settle(twins, source, &load->suspects[i], fault);
	return rc;
}

static void
suspect_put(struct twins *twins, uint64_t hash)
{
	size_t count = twins->suspect_count;

	if (count > 0 && twins->suspects[count - 1] == hash)
		return;
	twins->suspects = mem_grow(twins->suspects, &twins->suspect_room, count,
	    sizeof(*twins->suspects));
	twins->suspects[twins->suspect_count++] = hash;
}

static int
suspects_find(struct twins *twins, size_t workers, struct fault *fault)
{
	uint64_t hash;
	uint64_t last = 0;
	bool first = true;
	int got;

	numbers_workers(twins->hashes, workers);
	if (numbers_sort(twins->hashes, fault) != 0)
		return -1;
	while ((got = numbers_next(twins->hashes, &hash, fault)) > 0) {
		if (!first && hash == last)
			suspect_put(twins, hash);
		last = hash;
		first = false;
	}
	numbers_free(twins->hashes);
	twins->hashes = NULL;
	return got;
}

int
twins_end(struct twins *twins, size_t workers, struct fault *fault)
{
	if (twins->step == TWINS_SEEK &&
	    suspects_find(twins, workers, fault) != 0)
		return -1;
	if (twins->step == TWINS_SEEK && twins->suspect_count > 0) {
		twins->step = TWINS_SETTLE;
		return 0;
	}
	twins->step = TWINS_KNOWN;
	seen_release(&twins->seen);
	keyset_release(&twins->keys);
	return 0;
}

void
twins_release(struct twins *twins)
{
	numbers_free(twins->hashes);
	seen_release(&twins->seen);
	keyset_release(&twins->keys);
	free(twins->suspects);
	free(twins->items);
	arena_release(&twins->arena);
	*twins = (struct twins){ 0 };
}
