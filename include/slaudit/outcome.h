/* outcome.h -- one ticket (one cycle) against one SLE. (model)
 *
 * The verdict is an integer test on the SLE's clock. Exactly one official
 * verdict; other readings are variants and never enter n. */
#ifndef SLAUDIT_OUTCOME_H
#define SLAUDIT_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/instant.h"
#include "slaudit/sle.h"
#include "slaudit/spell.h"
#include "slaudit/ticket.h"

enum outcome_state { /* ORDER: words in names.c; DESIGN.md section 4 */
	OUTCOME_MET,
	OUTCOME_MISSED,
	OUTCOME_MEASURED,    /* no limit: a figure, no verdict */
	OUTCOME_ENDED,       /* ended without the stop event */
	OUTCOME_WITHIN,      /* open, limit not reached at the cut-off */
	OUTCOME_PAUSED,      /* open, clock stopped, limit not reached */
	OUTCOME_OVER,        /* open, limit passed */
	OUTCOME_UNDECIDABLE, /* date-only or boundary data cannot tell */
	OUTCOME_EXCLUDED,    /* by register */
	OUTCOME_NOT_COVERED, /* calendar or SLE version does not cover it */
	OUTCOME_DEFECTIVE,   /* the interval's data is impossible */
	OUTCOME_STATES
};

struct variant {
	enum day_rule rule;
	enum outcome_state state;
	int64_t due; /* INSTANT_NONE where the rule gives none */
};

struct outcome {
	int64_t id;        /* in the store; 0: not yet there */
	int64_t ticket_id; /* in the store */
	const struct sle *sle;
	uint32_t cycle; /* from 1 */
	enum outcome_state state;
	int64_t start;     /* INSTANT_NONE: the clock never started */
	int64_t stop;      /* INSTANT_NONE: still open; judged at .at */
	int64_t at;        /* stop, or the instant of judging if open */
	int64_t wall;      /* seconds from start to at; signed */
	int64_t elapsed;   /* on the SLE's clock, seconds; signed */
	int64_t days;      /* day clocks by date: D; else 0 */
	int64_t due;       /* INSTANT_NONE where none */
	int64_t late_from; /* next opening after due; == due on 24x7 */
	int64_t margin;    /* seconds on the clock (days for day clocks by date)
			      left (+) or over (-); 0 with no limit */
	int32_t month;     /* MONTH_NONE: in no month */
	uint32_t start_line;
	uint32_t stop_line; /* 0: open */
	/* not stored: 0 in one that comes back from a store (sample_of) */
	int64_t checked; /* where things are counted */
	int64_t correct;
	enum spell_kind spell; /* what it is in its month's seconds */
	struct variant variants[SLE_VARIANTS_MAX];
	size_t variant_count;
};

/* Does the verdict hang on how days are counted? */
bool outcome_hangs(const struct outcome *outcome);

/* In n? Met and missed; over, too, under the deadline cohort or with
 * open_over: missed. */
bool outcome_counts(const struct outcome *outcome);

/* Open, with the limit not reached, but less than SHARE_BP of it left on the
 * clock? Never of what is not judged. */
bool outcome_at_risk(const struct outcome *outcome, int32_t share_bp);

/* "K.1/request/20160630/cl/1#1": stable, for explain. */
struct buf;
void outcome_name(const struct sle *sle, const struct ticket *ticket,
    uint32_t cycle, struct buf *out);

#endif
