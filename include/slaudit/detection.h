/* detection.h -- a rule that looks for failure, and what it found. (model)
 *
 * Nobody's rule is "the" trigger unless adopted_by says whose decision made
 * it so. */
#ifndef SLAUDIT_DETECTION_H
#define SLAUDIT_DETECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/attainment.h"
#include "slaudit/status.h"

enum detection_kind {     /* words in names.c */
	DETECT_MISSED,    /* a month below the compliance share */
	DETECT_RUN,       /* k months running */
	DETECT_K_OF_N,    /* k of n months */
	DETECT_EACH_MISS, /* each miss where the SLE has no compliance share */
	DETECTION_KINDS
};

enum finding_class { /* words in names.c */
	CLASS_CRITICAL,
	CLASS_PERSISTENT,
	CLASS_SYSTEMIC,
	CLASS_NOTICE, /* a miss to be explained; no failure is claimed */
	CLASS_DATA,
	FINDING_CLASSES
};

enum empty_month { EMPTY_BREAKS, EMPTY_SKIPPED, EMPTY_MONTHS };

struct detection {
	const char *id;
	const char *version;
	const char *title;
	enum detection_kind kind;
	enum finding_class klass;
	struct words sles; /* ids; none: every SLE that the kind can judge */
	int32_t months;    /* k */
	int32_t of;        /* n */
	enum empty_month empty;
	enum status status;
	const char *source;
	const char *adopted_by; /* NULL: nobody adopted it */
	struct place place;
};

struct finding_ticket {
	int64_t ticket_id;
	int64_t outcome_id;
	const char *key;
	const char *file; /* export's base name */
	uint32_t line;    /* where the stop (or start) stands */
	int64_t elapsed;
};

struct finding {
	int64_t id;
	const struct detection *rule;
	const struct sle *sle;
	int32_t from_month; /* both inclusive */
	int32_t to_month;
	uint64_t met; /* over the months it cites */
	uint64_t n;
	struct finding_ticket *tickets; /* sorted by key */
	size_t ticket_count;
};

/* Does it cite one of these months (both inclusive), or none at all? Then a
 * report of them has it. */
bool finding_cites(
    const struct finding *finding, int32_t from_month, int32_t to_month);

#endif
