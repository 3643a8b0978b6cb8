/* whatif.h -- the same tickets under another reading of the rules. (model)
 *
 * Never an official figure: what the store holds stands on one side, what
 * another book makes of the same tickets on the other. Nothing is kept. */
#ifndef SLAUDIT_WHATIF_H
#define SLAUDIT_WHATIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/attainment.h"
#include "slaudit/book.h"
#include "slaudit/outcome.h"
#include "slaudit/wording.h"

enum flip_kind {    /* ORDER: words in names.c */
	FLIP_STATE, /* another verdict */
	FLIP_MONTH, /* the same, but in another month */
	FLIP_GONE,  /* only the official side has it */
	FLIP_ADDED, /* only the other one has it */
	FLIP_KINDS
};

struct flip { /* an outcome that the other reading changes */
	enum flip_kind kind;
	struct outcome before; /* official; without an SLE where ADDED */
	struct outcome after;  /* without an SLE where GONE */
	const char *process;
	const char *key;
	const char *customer; /* NULL: none given */
	const char *file;
	uint32_t line;
};

struct month_flip { /* an SLE's month that reads otherwise */
	const char *sle;
	int32_t month;
	bool turned;              /* the verdict, not the counts alone */
	struct attainment before; /* without an SLE: no such row */
	struct attainment after;  /* summed up, where there is a window */
	size_t months;            /* how many are summed up in AFTER */
};

struct whatif { /* one other reading */
	const struct book *book;
	struct flip *flips; /* by book order of SLE, key, process, cycle */
	size_t flip_count;
	struct month_flip *months; /* by book order of SLE, month */
	size_t month_count;
	uint64_t kinds[FLIP_KINDS];
	uint64_t same;    /* outcomes with state and month as before */
	uint64_t shifted; /* of these: with another due time or figure */
	size_t turned;    /* months whose verdict is another */
	size_t judged;    /* months that were compared */
};

struct whatifs {
	const struct book *book; /* the one in force */
	const struct wording *wording;
	int64_t as_of;
	int32_t from_month; /* MONTH_NONE: every month */
	int32_t to_month;
	struct whatif *items;
	size_t count;
};

/* "SLE", or NULL where there is none on either side. */
const struct sle *flip_sle(const struct flip *flip);

/* What the rows of one SLE, in order, sum up to over the window that holds
 * MONTH: WINDOW months of the year. *MONTHS: how many rows there were. The sum
 * of a percentile is none: its row is that of the month alone. */
struct attainment window_sum(const struct attainment *rows, size_t count,
    int32_t month, int32_t window, size_t *months);

#endif
