/* judge.h -- attainment and misses to findings, under named rules. (judge)
 *
 * Values in, values out. Never a rating, never "the" failure: each finding
 * names its rule, version and status. */
#ifndef SLAUDIT_JUDGE_H
#define SLAUDIT_JUDGE_H

#include <stddef.h>

#include "slaudit/arena.h"
#include "slaudit/attainment.h"
#include "slaudit/book.h"
#include "slaudit/detection.h"

struct miss { /* an outcome that counts against an SLE */
	const struct sle *sle;
	int32_t month; /* MONTH_NONE: open and over, outside any month's n */
	bool withheld; /* from an extract */
	struct finding_ticket ticket;
};

struct evidence { /* all that the rules look at */
	const struct attainment *rows;
	size_t row_count;
	const struct miss *misses;
	size_t miss_count;
};

/* Rows as attain_rows gives them; misses in any order. Findings in ARENA,
 * sorted by detection id, SLE order, from_month (MONTH_NONE last), key.
 * Withheld rows raise no month, run or k-of-n finding, and break a run.
 *
 * A month without requests breaks a run and takes a place in k of n, or is
 * skipped and takes none, as the rule says; a month in which the SLE was not
 * valid ends both. A month that no file covers to its end takes no place and
 * breaks nothing, whatever the rule says: nothing is known of it, or not yet
 * all. A run is one finding at its full length. K of n fires at a
 * window's end; ends that fire one after the other are one finding, from the
 * first missed month of the first window to the last missed month. Tickets
 * are all misses from from_month to to_month. Each miss: met 0, n 1, the one
 * outcome, also from an extract; only for an SLE without a share. */
size_t judge_all(struct arena *arena, const struct book *book,
    const struct evidence *evidence, struct finding **out);

#endif
