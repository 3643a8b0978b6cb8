/* mapping.h -- how one kind of export is read, as declared. (model)
 *
 * Column names are as in the header line. A mapping is complete: what it does
 * not name is not read. */
#ifndef SLAUDIT_MAPPING_H
#define SLAUDIT_MAPPING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/sle.h"

enum shape { SHAPE_WIDE, SHAPE_LOG, SHAPE_SAMPLES, SHAPE_INTERVALS, SHAPES };
enum coverage { COVERAGE_COMPLETE, COVERAGE_EXTRACT, COVERAGES };
enum pick { PICK_EACH, PICK_FIRST, PICK_LAST, PICKS }; /* which log rows */

struct word_pair { /* the export's word -> ours (interned) */
	const char *from;
	const char *to;
};

struct field {                   /* where an attribute of a ticket comes from */
	const char *column;      /* NULL: not from a column */
	const char *constant;    /* interned; NULL: not constant */
	enum pick pick;          /* log: first or last row of the ticket */
	struct word_pair *words; /* none: the word as it is */
	size_t word_count;
	bool is_private; /* not for every audience; see privacy.h */
	struct place place;
};

struct named_field {      /* of a further attribute */
	const char *name; /* interned */
	struct field field;
};

struct condition { /* the row counts when the column holds one of these */
	const char *column;
	struct words words;
	bool negated;
};

struct event_rule {
	const char *event;       /* interned; NULL when named_by */
	const char *named_by;    /* column whose word is the event's name */
	struct word_pair *names; /* for named_by: the words allowed */
	size_t name_count;
	const char *time;      /* column */
	const char *otherwise; /* column that says it where that is empty */
	const char *count;     /* samples: column that says how many */
	struct condition *when;
	size_t when_count;
	enum pick pick; /* log: every row, or the ticket's first or last */
	const char *by_column; /* whose move: column ... */
	const char *by;        /* ... or constant; both may be NULL */
	bool by_private;       /* as a field */
	struct place place;
};

struct claim_rule;

struct mapping {
	const char *id;
	const char *title;
	const char *file; /* shell pattern against the file's base name */
	enum shape shape;
	const char *process; /* interned */
	enum coverage coverage;
	char delimiter;
	const char *encoding; /* "UTF-8"; any name that iconv knows */
	int32_t skip_lines;   /* physical lines before the header */
	bool ragged;          /* fields left out at a row's end are empty */
	bool trim;            /* blanks around each field are not data */
	struct words nulls;   /* words that mean nothing is there; "" always */
	const char **formats; /* strptime-like, tried in order */
	size_t format_count;
	const char *zone;   /* for local times without an offset */
	const char *cutoff; /* "2021-04-01T00:00:00-07:00" or NULL */
	const char **key;   /* columns that together identify a ticket */
	size_t key_count;
	bool occurrence; /* no key in the export: number equal rows */
	struct field category;
	struct field customer;
	struct field customer_class;
	struct field channel;
	struct field status_field;
	struct named_field *attributes; /* sorted by name */
	size_t attribute_count;
	struct claim_rule *claims; /* their columns are attributes, too */
	size_t claim_count;
	struct event_rule *events;
	size_t event_count;
	const char *source;
	const char **lacks; /* columns that belong to another form of it */
	size_t lack_count;
	struct place place;
};

struct arena;
struct book;

/* SHA-256 over all that decides what MAPPING makes of a file: its own keys
 * and its process. In ARENA. Titles and sources are left out. */
const char *mapping_digest(struct arena *arena, const struct book *book,
    const struct mapping *mapping);

#endif
