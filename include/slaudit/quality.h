/* quality.h -- what a book asks of its data, and what was found. (model)
 *
 * Trouble with a row is a diag (diag.h). What only many rows together can
 * show is a finding of these rules: each is a reason to look, none says why
 * the data are so, and none changes a figure by itself. */
#ifndef SLAUDIT_QUALITY_H
#define SLAUDIT_QUALITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/diag.h"
#include "slaudit/sle.h"
#include "slaudit/status.h"

enum quality_check { /* words in names.c: those of the diags they raise */
	QUALITY_SAME_TIME,
	QUALITY_GAP,
	QUALITY_HEAPING,
	QUALITY_BUNCHING,
	QUALITY_MIDNIGHT,
	QUALITY_WEEKEND,
	QUALITY_LABELS,
	QUALITY_CONTROL,
	QUALITY_CHECKS
};

struct quality_rule {
	const char *id;
	enum quality_check check;
	struct words processes; /* none: every one */
	int32_t months;         /* up to the last reported; 0: those reported */
	int32_t least;          /* fewer are not looked at */
	int32_t share_bp;
	int32_t band_bp;     /* to either side of the limit */
	int32_t level_bp;    /* a chance at most that large is a finding */
	const char *prefix;  /* of the ids looked at; NULL: any */
	struct words fields; /* labels: none: all but the customer */
	enum diag_severity severity;
	enum diag_gate gate;
	enum status status;
	const char *source;
	struct place place;
};

enum claim_part { CLAIM_ELAPSED, CLAIM_DUE, CLAIM_BREACHED, CLAIM_PARTS };
enum claim_unit { /* words in names.c */
	CLAIM_SECONDS,
	CLAIM_MINUTES,
	CLAIM_HOURS,
	CLAIM_DAYS,
	CLAIM_UNITS
};

struct claim_rule {      /* columns in which an export judges itself */
	const char *sle; /* id, interned; all that its limits make of it */
	const char *columns[CLAIM_PARTS];    /* NULL: it does not say */
	const char *attributes[CLAIM_PARTS]; /* under which a ticket has it */
	enum claim_unit unit;
	struct words yes; /* breached */
	struct words no;
	struct place place;
};

enum quality_subject {
	SUBJECT_NONE,
	SUBJECT_ZERO,  /* durations of nothing */
	SUBJECT_LIMIT, /* durations of exactly the limit */
	SUBJECT_EVENT, /* stamps of the event .word */
	SUBJECT_FIELD, /* labels of the field .word */
	SUBJECT_IDS    /* ids that begin with .word */
};

struct quality_ticket {
	const char *key;
	const char *file; /* base name */
	uint32_t line;
	const char *claimed; /* of a claim, as it stands there; else NULL */
	enum claim_part part;
	int64_t measured; /* seconds or days, an instant, 1 for breached */
};

struct quality_finding {
	enum diag_code code;
	enum diag_severity severity;
	enum diag_gate gate;
	const struct quality_rule *rule; /* NULL: no rule had to ask */
	const char *process;
	const struct sle *sle; /* NULL: none */
	enum quality_subject subject;
	const char *word;
	const char *first; /* two labels, or the first and last id missing */
	const char *second;
	uint64_t count;   /* of those that are so */
	uint64_t against; /* bunching: beyond the limit; gaps: of how many */
	uint64_t n;       /* looked at */
	int64_t chance;   /* in ten-millionths, rounded half up; -1: none */
	struct quality_ticket *tickets; /* by key, line */
	size_t ticket_count;
};

struct quality_run { /* that a rule was asked, and of how many */
	const struct quality_rule *rule;
	uint64_t looked;
	uint64_t found;
};

struct quality {
	struct quality_finding *findings; /* by code, process, SLE, words */
	size_t finding_count;
	struct quality_run *runs; /* by the rules of the book */
	size_t run_count;
	uint64_t claims; /* compared */
};

enum diag_code quality_code(enum quality_check check);

/* A number as it stands there: .value of .parts to the whole. */
struct claimed_number {
	int64_t value;
	int64_t parts;
};
/* Is TEXT one? Digits, with a dot before at most four decimals. */
bool claimed_number(const char *text, struct claimed_number *out);
/* Would it be one with a dot in place of its comma? */
bool claimed_comma(const char *text);
/* Is what was MEASURED, in seconds or days, off by less than one of its last
 * digit? */
bool claimed_agrees(const struct claimed_number *claimed, enum claim_unit unit,
    int64_t measured, bool in_days);

struct book;
/* The first rule of CHECK that looks at PROCESS, or NULL. */
const struct quality_rule *quality_asked(
    const struct book *book, enum quality_check check, const char *process);
/* What a code withholds under BOOK in PROCESS: its rule's gate, or the
 * catalogue's. */
enum diag_gate quality_gate(
    const struct book *book, enum diag_code code, const char *process);

#endif
