/* gather.c -- the sections of all files of a book, side by side. */
/* SPDX-License-Identifier: MIT */
#include "gather.h"

#include <stdlib.h>
#include <string.h>

#include "guess.h"
#include "load.h"

void
gather_add(struct gather *gather, const struct section *file, const char *key,
    struct list *list)
{
	const struct spot *spot = section_spot(file, key);

	list->meant = list->meant || spot->given;
	for (size_t i = 0; i < spot->section_count; i++) {
		list->items = arena_grow(gather->arena, list->items,
		    &list->room, list->count, sizeof(list->items[0]));
		list->items[list->count++] = spot->sections[i];
	}
}

void
gather_text(struct gather *gather, size_t text)
{
	const struct rules_text *source = &gather->texts[text];
	struct section file;
	yaml_document_t document;
	char none = 0; /* of a file itself nothing is stored */
	struct walk walk = { .arena = gather->arena,
		.complain = &gather->complain,
		.words = gather->words,
		.document = &document,
		.file = source->name,
		.overlay = gather->overlay };

	gather->broken[text] = source->bytes == NULL;
	if (gather->broken[text])
		return;
	if (load_document(&gather->complain, source->name, source->bytes,
		source->size, &document) != 0) {
		gather->broken[text] = true;
		return;
	}
	section_read(&walk, &keys_file, yaml_document_get_root_node(&document),
	    &none, &file);
	yaml_document_delete(&document);
	gather_add(gather, &file, "book", &gather->books);
	gather_add(gather, &file, "processes", &gather->processes);
	gather_add(gather, &file, "calendars", &gather->calendars);
	gather_add(gather, &file, "sles", &gather->sles);
	gather_add(gather, &file, "mappings", &gather->mappings);
	gather_add(gather, &file, "detection", &gather->detections);
	gather_add(gather, &file, "registers", &gather->registers);
	gather_add(gather, &file, "families", &gather->families);
	gather_add(gather, &file, "published", &gather->published);
	gather_add(gather, &file, "quality", &gather->qualities);
}

const struct section *
gather_find(const struct list *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *theirs = section_id(&list->items[i]);

		if (theirs != NULL && strcmp(theirs, id) == 0)
			return &list->items[i];
	}
	return NULL;
}

static bool
may_hold(const struct rules_text *text, const char *word)
{
	size_t length = strlen(word);

	if (text->bytes == NULL)
		return true;
	for (size_t i = 0; i + length <= text->size; i++) {
		if (memcmp(text->bytes + i, word, length) == 0)
			return true;
	}
	return false;
}

bool
gather_may_declare(const struct gather *gather, const char *word)
{
	for (size_t i = 0; i < gather->text_count; i++) {
		if (gather->broken[i] && may_hold(&gather->texts[i], word))
			return true;
	}
	return false;
}

const char *
gather_guess(
    const struct gather *gather, const struct list *list, const char *word)
{
	struct guess guess = { .word = word };

	if (complain_many(&gather->complain))
		return NULL;
	for (size_t i = 0; i < list->count; i++) {
		const char *id = section_id(&list->items[i]);

		if (id != NULL)
			guess_offer(&guess, id);
	}
	return guess.best;
}

void
gather_refuse_reference(struct gather *gather, const struct place *place,
    const char *key, const char *what, const char *word, const char *best)
{
	if (gather_may_declare(gather, word))
		return;
	complain_at(&gather->complain, place, "%s: %s is no %s%s", key,
	    complain_quote(&gather->complain, word), what,
	    complain_guess(&gather->complain, best));
}

/* --- order ------------------------------------------------------------------
 */

static int
compare_places(const struct place *a, const struct place *b)
{
	int order = strcmp(a->file, b->file);

	if (order != 0)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->column < b->column ? -1 : a->column > b->column;
}

static int
compare_sections(const void *left, const void *right)
{
	const struct section *a = left;
	const struct section *b = right;
	const char *a_id = section_id(a);
	const char *b_id = section_id(b);
	int order;

	if (a_id == NULL || b_id == NULL)
		order = (a_id != NULL) - (b_id != NULL);
	else
		order = book_order(a_id, b_id);
	return order != 0 ? order : compare_places(&a->place, &b->place);
}

void
gather_sort(struct list *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(list->items[0]),
		    compare_sections);
}
