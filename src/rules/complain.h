/* complain.h -- collects what is wrong with a book, each with its place.
 *
 * Complaints come in any order; complain_sort puts them by file, line, column
 * and text. A complaint about a key begins with the key and a colon. */
#ifndef SLAUDIT_RULES_COMPLAIN_H
#define SLAUDIT_RULES_COMPLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "slaudit/arena.h"
#include "slaudit/format.h"
#include "slaudit/rules.h"
#include "slaudit/status.h"

struct complain {
	struct arena *arena;
	struct complaints *list;
	const char *dir; /* as given; NULL or "": names stand alone */
};

/* A place whose file is "" is the folder as a whole. */
void complain_at(struct complain *complain, const struct place *place,
    const char *fmt, ...) SLAUDIT_FORMAT(3, 4);

/* The same for what is no fault: the book is taken, people should look. */
void complain_note(struct complain *complain, const struct place *place,
    const char *fmt, ...) SLAUDIT_FORMAT(3, 4);

/* What stood there, in double quotes, cut to a length that fits a line. */
const char *complain_quote(struct complain *complain, const char *text);

/* ", did you mean BEST?" or "". */
const char *complain_guess(struct complain *complain, const char *best);

/* So many already that guessing what was meant is not worth its time? */
bool complain_many(const struct complain *complain);

void complain_sort(struct complaints *list);

#endif
