/* reconcile.h -- published claims against arithmetic, each other, and what we
 * found ourselves. (judge)
 *
 * A claim is never taken for data: nothing here changes a figure of ours. */
#ifndef SLAUDIT_RECONCILE_H
#define SLAUDIT_RECONCILE_H

#include "slaudit/arena.h"
#include "slaudit/attainment.h"
#include "slaudit/book.h"
#include "slaudit/claim.h"
#include "slaudit/remark.h"

enum { MONTH_NAMES = 12 };

struct evidence_of_ours {
	const struct book *book;       /* NULL: nothing of ours is at hand */
	const struct attainment *rows; /* in book order, by month */
	size_t row_count;
};

/* MONTHS: their names as a text writes them, from January on. OUT's remarks in
 * ARENA; they point into PUBLISHED and OURS. */
void reconcile_claims(struct arena *arena, const struct published *published,
    const char *const *months, const struct evidence_of_ours *ours,
    struct reconciled *out);

/* Of all expectations that can be judged in MONTH, as the book has them: how
 * many there are, how many had requests, and how many of those were met. True
 * when every one could be told; false where one is withheld. */
struct tally_of_month {
	int64_t defined;
	int64_t judged;
	int64_t met;
};
bool reconcile_month(const struct evidence_of_ours *ours, int32_t month,
    struct tally_of_month *out);

/* A published list of requests against ours: all of the process, those still
 * open, too. EXTRACT: ours is known not to be all. */
void reconcile_list(struct arena *arena, const struct published *published,
    const struct filed *filed, size_t filed_count, bool extract,
    struct compared *out);

#endif
