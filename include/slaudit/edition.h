/* edition.h -- a published month, and what has changed since. (model)
 *
 * A pack that was published is never touched again; a later change of its
 * figures is another edition. What an edition says is kept by texts (ids of
 * expectations, keys of tickets), so that it outlives every measuring. */
#ifndef SLAUDIT_EDITION_H
#define SLAUDIT_EDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/attainment.h"
#include "slaudit/digest.h"
#include "slaudit/outcome.h"

struct book;

struct edition_input {    /* one of the things that the run id is made of */
	const char *kind; /* "export", "register", "book", "as-of" ... */
	const char *name;
	const char *mapping; /* NULL: none; so with the next ones */
	const char *digest;
	int64_t cutoff; /* INSTANT_NONE: none */
};

struct edition_figure { /* of one SLE id in one month, as published */
	const char *sle;
	const char *version;
	int32_t month;
	bool withheld;
	enum verdict verdict;
	uint64_t scope;
	uint64_t states[OUTCOME_STATES];
	uint64_t n;
	uint64_t met;
	int type; /* an index of figure_words: what decided */
	struct quotient quotient;
};

struct edition_case { /* of one ticket under one SLE id */
	const char *sle;
	const char *process;
	const char *ticket;
	const char *file;
	int64_t elapsed;
	int64_t days;
	uint32_t cycle;
	uint32_t line;
	enum outcome_state state;
	int32_t month;
};

struct edition {
	int64_t id; /* in the store, in order of publication */
	const char *audience;
	int32_t from_month; /* both inclusive */
	int32_t to_month;
	int number; /* from 1 */
	int64_t as_of;
	const char *run_id;
	const char *reason; /* NULL of the first */
	char manifest[DIGEST_TEXT];
	struct edition_input *inputs;
	size_t input_count;
	struct edition_figure *figures;
	size_t figure_count;
	struct edition_case *cases;
	size_t case_count;
};

struct moved {                 /* a published figure that is another now */
	const struct sle *sle; /* NULL: the book has it no more */
	const char *id;
	int32_t month;
	bool was; /* it was published; and it is there now */
	bool is;
	enum verdict was_verdict;
	enum verdict is_verdict;
	struct attainment before; /* with SLE, so that it can be printed */
	struct attainment after;
};

struct moved_case { /* a case that is not as it was published */
	const struct edition_case *was; /* NULL: not among those cases */
	const struct edition_case *is;
};

struct revision { /* an edition against what is known now */
	const struct edition *edition;
	struct moved *moved; /* of its own months; as on the page */
	size_t moved_count;
	struct moved_case *cases; /* by SLE id, process, ticket, cycle */
	size_t case_count;
};

struct editions {       /* what a report knows of publication */
	bool published; /* this pack is an edition; else a draft of one */
	int number;
	const char *reason;           /* NULL: it is the first */
	const struct edition *before; /* the one that it follows, or NULL */
	struct revision own;          /* against that */
	struct revision *others; /* of published months up to this, by month;
				    only those whose figures moved */
	size_t other_count;
	size_t known;               /* so many published months were compared */
	const struct edition *last; /* of the last month before this; NULL */
};

/* What ROWS, in order of the page, say otherwise of the months FROM to TO than
 * FIGURES did; *OUT in ARENA. */
size_t moved_find(struct arena *arena, const struct book *book,
    const struct edition *edition, const struct attainment *rows,
    size_t row_count, struct moved **out);
/* FIGURE as a row that can be printed: its SLE is BOOK's of that version, or
 * another of that id; without an SLE where there is none. */
struct attainment edition_row(
    const struct book *book, const struct edition_figure *figure);
bool moved_turned(const struct moved *moved);

/* Both sorted in place; *OUT in ARENA. */
size_t cases_compare(struct arena *arena, struct edition_case *was,
    size_t was_count, struct edition_case *is, size_t is_count,
    struct moved_case **out);

/* "2021-03", "2013-09_2016-09"; in ARENA. */
const char *edition_period(struct arena *arena, int32_t from, int32_t to);

/* Into OUT: how IS differs from the inputs of EDITION, in a few words. */
struct buf;
void inputs_compare(const struct edition *edition,
    const struct edition_input *is, size_t count, struct buf *out);

/* --- in the store (store) ------------------------------------------------- */

struct fault;
struct query;
struct store;

/* With all that hangs on it; sets its id. Never changed afterwards. */
int store_put_edition(
    struct store *store, struct edition *edition, struct fault *fault);
/* Heads alone, by months, audience, number. */
int store_each_edition(
    struct store *store, struct query **out, struct fault *fault);
int query_edition(struct query *query, struct arena *arena, struct edition *out,
    struct fault *fault);
/* A head's inputs and figures; and its cases, which are many. In ARENA. */
int store_fill_edition(struct store *store, struct arena *arena,
    struct edition *edition, struct fault *fault);
int store_fill_cases(struct store *store, struct arena *arena,
    struct edition *edition, struct fault *fault);

#endif
