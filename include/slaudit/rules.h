/* rules.h -- rule books and wording: YAML to values, complaints with places.
 * (rules)
 *
 * Everything wrong over all files of a book is reported together, sorted by
 * file, line, column. One key table serves the parser, the checker, `slaudit
 * help rules` and docs/rules.md. */
#ifndef SLAUDIT_RULES_H
#define SLAUDIT_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "slaudit/arena.h"
#include "slaudit/book.h"
#include "slaudit/wording.h"

struct fault;

struct complaint {
	const char *file; /* path as given + base name */
	uint32_t line;    /* from 1; 0: the file as a whole */
	uint32_t column;  /* from 1, in characters */
	const char *text; /* "limit: ..." */
	bool note;        /* no fault: the book is taken, people should look */
};

struct complaints {
	struct complaint *items;
	size_t count;
	size_t room;
};

/* Read DIR/<name>.yaml, all of them in byte order of their names. 0 with *OUT
 * (in ARENA) when nothing is wrong, COMPLAINTS then holding notes alone; -1
 * with FAULT_RULES otherwise, COMPLAINTS (in ARENA) filled and FAULT saying how
 * many. COMPLAINTS begins zeroed. A folder that cannot be read, or holds no
 * such file, is a fault without complaints. Release with rules_release (the
 * vocab; NULL is fine). */
int rules_read(struct arena *arena, const char *dir, struct book **out,
    struct complaints *complaints, struct fault *fault);
void rules_release(struct book *book);

struct rules_text { /* a file's bytes; NULL: complained of already */
	const char *name;
	const char *bytes;
	size_t size;
};

struct rules_source {    /* a folder's files in memory, by their names */
	const char *dir; /* stands before the names in complaints */
	const struct rules_text *texts;
	size_t count;
};

/* The same of texts in memory, which may go when it returns. */
int rules_parse(struct arena *arena, const struct rules_source *source,
    struct book **out, struct complaints *complaints, struct fault *fault);

/* --- the same book in another way ---------------------------------------- */

struct rules_under {
	const struct rules_text *profile; /* NULL: none */
	/* Of books read before: their words stay the same pointers, so that one
	 * ticket can be held against all. It must outlive the book. */
	const struct vocab *above; /* may be NULL */
};

/* As rules_parse. A complaint that two items make is made once. */
int rules_parse_under(struct arena *arena, const struct rules_source *source,
    const struct rules_under *under, struct book **out,
    struct complaints *complaints, struct fault *fault);
/* As rules_read, under DIR/profiles/PROFILE.yaml (NULL: none); FAULT_USAGE
 * where there is no such file. */
struct rules_ask {
	const char *dir;
	const char *profile;
	const struct vocab *above;
};
int rules_read_under(struct arena *arena, const struct rules_ask *ask,
    struct book **out, struct complaints *complaints, struct fault *fault);
/* The names of all profiles of DIR, by their bytes; none where there is no
 * such folder. In ARENA. */
int rules_profiles(struct arena *arena, const char *dir, struct words *out,
    struct complaints *complaints, struct fault *fault);
/* Every profile of a sound book. What is wrong with one is complained of as
 * with a book, and a file is told of once; *COUNT: how many there are. */
int rules_check_profiles(struct arena *arena, const char *dir, size_t *count,
    struct complaints *complaints, struct fault *fault);

/* reports/LANGUAGE.yaml, as rules_read. */
int rules_wording(struct arena *arena, const char *path, struct wording **out,
    struct complaints *complaints, struct fault *fault);

/* reports/audiences.yaml, as rules_read. */
struct audiences;
int rules_audiences(struct arena *arena, const char *path,
    struct audiences *out, struct complaints *complaints, struct fault *fault);

/* The key tables as text (help) and as Markdown (docs/rules.md). TOPIC: a
 * table's name, or NULL for all; -1 if there is no such table. */
int rules_help(FILE *out, const char *topic);
void rules_reference(FILE *out);
/* The catalogue of diags; the second is the end of that page. */
void rules_diags(FILE *out);
void rules_diags_reference(FILE *out);

#endif
