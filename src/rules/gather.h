/* gather.h -- the sections of all files of a book, side by side.
 *
 * In order of file and line until gather_sort; what is looked up by id is
 * found by a walk, as books are small. */
#ifndef SLAUDIT_RULES_GATHER_H
#define SLAUDIT_RULES_GATHER_H

#include <stdbool.h>
#include <stddef.h>

#include "slaudit/rules.h"
#include "slaudit/vocab.h"

#include "complain.h"
#include "section.h"

struct list {
	struct section *items;
	size_t count;
	size_t room;
	bool meant; /* the key stood in some file, or one that was meant for it
		     */
};

struct gather {
	struct arena *arena;
	struct complain complain;
	struct vocab *words;
	const struct rules_text *texts;
	size_t text_count;
	bool *broken; /* a text that is no YAML: what it declares is unknown */
	struct list books;
	struct list processes;
	struct list calendars;
	struct list sles;
	struct list mappings;
	struct list detections;
	struct list registers;
	struct list families;
	struct list published;
	struct list qualities;
	struct overlay *overlay; /* of a profile; NULL: none */
	struct section *profile;
};

/* Add the sections of one text. */
void gather_text(struct gather *gather, size_t text);

/* The sections of FILE under KEY, to the list. */
void gather_add(struct gather *gather, const struct section *file,
    const char *key, struct list *list);

/* A profile's changes, which then are made to each text that is added; its
 * additions, and what it names but was not there, after the last. Only after
 * true. */
bool gather_profile(struct gather *gather, const struct rules_text *text);
void gather_profile_end(struct gather *gather);

/* The first section of that id, or NULL. */
const struct section *gather_find(const struct list *list, const char *id);

/* Might a file that could not be read declare WORD? */
bool gather_may_declare(const struct gather *gather, const char *word);

/* The id in LIST that WORD may be a slip of, or NULL. */
const char *gather_guess(
    const struct gather *gather, const struct list *list, const char *word);

/* Complains at PLACE, under KEY, that WORD is no WHAT; not if a file that
 * could not be read may declare it. BEST: what was meant, or NULL. */
void gather_refuse_reference(struct gather *gather, const struct place *place,
    const char *key, const char *what, const char *word, const char *best);

/* By id, then by where they stand. */
void gather_sort(struct list *list);

#endif
