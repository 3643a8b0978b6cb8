/* register.h -- what people said of tickets: exclusions, disputes,
 * corrections, the operator's explanations, the committee's decisions. (model)
 *
 * People decide; the program holds what they wrote against what it can check
 * and prints it. An entry that is decided by two people marks outcomes, and
 * never takes one away: what it would have been is kept beside it. */
#ifndef SLAUDIT_REGISTER_H
#define SLAUDIT_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/instant.h"
#include "slaudit/mapping.h"

enum register_kind { /* words in names.c */
	REGISTER_EXCLUSIONS,
	REGISTER_DISPUTES,
	REGISTER_CORRECTIONS,
	REGISTER_EXPLANATIONS,
	REGISTER_DECISIONS,
	REGISTER_KINDS
};

enum ruling { /* words in names.c; the first is an empty field */
	RULING_NONE,
	RULING_UPHELD,
	RULING_REJECTED,
	RULINGS
};

enum restated { /* words in names.c: what a dispute says an outcome is */
	CLAIM_MET,
	CLAIM_MISSED,
	CLAIM_EXCLUDED,
	CLAIMS
};

/* ORDER: those that are refused come last. What became of an entry, once all
 * tickets were seen; words in names.c. An entry that could not be read at all
 * is a diag of its row, and none of these. */
enum entry_state {
	ENTRY_LISTED,     /* words only: nothing to be applied */
	ENTRY_UNDECIDED,  /* listed, never applied */
	ENTRY_REJECTED,   /* decided against: listed, never applied */
	ENTRY_APPLIED,    /* at least one outcome is another by it */
	ENTRY_NO_TICKET,  /* refused: no export holds that ticket */
	ENTRY_NO_OUTCOME, /* refused: there is nothing it can change */
	ENTRY_NOT_SO,     /* refused: the export says another time */
	ENTRY_TOO_EARLY,  /* refused: decided before the ticket was there */
	ENTRY_STATES
};

struct titled;

struct register_map {        /* how one register is read, as declared */
	struct mapping form; /* id, title, file, delimiter, times ...; no
				events, no key */
	enum register_kind kind;
	struct titled *reasons; /* the codes of reason or cause */
	size_t reason_count;
	struct word_pair *columns; /* our name -> the file's; none: our names */
	size_t column_count;
};

struct when {          /* a date alone lasts until the day's end */
	int64_t at;    /* INSTANT_NONE: not said */
	int64_t until; /* the next local midnight; else == at */
};

struct register_entry {
	int64_t row;       /* in the store; 0: not yet there */
	int64_t export_id; /* of its file there */
	const char *file;  /* base name */
	const char *of;    /* id of the register */
	uint32_t line;
	enum register_kind kind;
	const char *id;
	const char *ticket; /* key; texts: NULL where nothing stands */
	const char *measure;
	const char *category;
	const char *event;
	struct when from; /* of the interval; what a corrected time was ... */
	struct when to;   /* ... and what it becomes */
	int32_t month;    /* MONTH_NONE: none */
	const char *code; /* of reason or cause */
	int claim;        /* enum restated, of a dispute; else -1 */
	const char *text;
	const char *evidence;
	const char *asked_by; /* who requested, raised, gave */
	struct when asked;
	const char *decided_by;
	struct when decided; /* a committee's decision: its date */
	enum ruling ruling;
	const char *subject; /* from here on: of a committee's decision */
	const char *members;
	const char *decision;
	const char *rating;
	const char *minutes;
	int32_t votes_for;
	int32_t votes_against;
	int32_t votes_abstain;
	int32_t quorum;
	enum entry_state state; /* once measured */
	uint64_t touched;       /* outcomes, once measured */
};

/* All accepted entries of a run, in the order of their files' names and
 * digests, then of lines; and by ticket. */
struct registers {
	struct register_entry *items;
	size_t count;
	const struct register_entry **by_ticket; /* those that name one: by key,
					   then in order */
	size_t by_ticket_count;
	const struct register_entry **wide; /* those that may change an outcome
				      and name no ticket, in order */
	size_t wide_count;
};

struct arena;
struct book;
struct outcome;
struct ticket;

/* Fills the two indexes from the items; in ARENA. */
void registers_index(struct arena *arena, struct registers *registers);
/* Those of the ticket KEY: *OUT, in order. */
size_t registers_of(const struct registers *registers, const char *key,
    const struct register_entry *const **out);

/* May it change an outcome, whatever was decided? */
bool entry_acts(const struct register_entry *entry);
/* Is it to be applied, as far as the register says? */
bool entry_upheld(const struct register_entry *entry);
/* Was it refused once the tickets were seen? */
bool entry_refused(const struct register_entry *entry);
/* Do its ticket, measure, category and interval, those that it names, take in
 * this outcome? A clock that starts at the interval's end is outside of it. */
bool entry_covers(const struct register_entry *entry,
    const struct ticket *ticket, const struct outcome *outcome);
/* Was it decided before TICKET had any event? Not of what names no ticket: a
 * closed day may be announced. */
bool entry_too_early(
    const struct register_entry *entry, const struct ticket *ticket);
/* A vote that more were for than against, with a quorum present. */
bool entry_carried(const struct register_entry *entry);
/* The title of its code in the book, or the code itself; NULL: it has none. */
const char *entry_reason(
    const struct book *book, const struct register_entry *entry);

const struct register_map *register_find(
    const struct book *book, const char *id);
/* SHA-256 over all that decides what REGISTER makes of a file. In ARENA. */
const char *register_digest(struct arena *arena, const struct book *book,
    const struct register_map *map);

/* --- the columns of a register, in one table ------------------------------ */

enum register_value { /* what may stand there */
	VALUE_TEXT,
	VALUE_WHEN,
	VALUE_MONTH,
	VALUE_NUMBER, /* int32_t, 0 or more */
	VALUE_RULING,
	VALUE_CLAIM
};

struct register_column {
	const char *name; /* and of the file's column, if nobody maps it */
	size_t offset;    /* in struct register_entry */
	enum register_value value;
	bool needed; /* an empty field refuses the row */
};

/* Of KIND, as many as *COUNT, in the order of its header. */
const struct register_column *register_columns(
    enum register_kind kind, size_t *count);

#endif
