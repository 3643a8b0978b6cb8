/* quality_bench.h -- what many rows together show of the data. (judge)
 *
 * Tickets and outcomes in, findings out; what comes out does not depend on
 * the order in which they go in. Nothing here changes a figure. */
#ifndef SLAUDIT_QUALITY_BENCH_H
#define SLAUDIT_QUALITY_BENCH_H

#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/book.h"
#include "slaudit/outcome.h"
#include "slaudit/quality.h"
#include "slaudit/ticket.h"

struct fault;
struct quality_bench;
struct zone;

/* Of the months FROM to TO; ZONE is the book's. quality_free() */
struct quality_bench *quality_new(const struct book *book,
    const struct zone *zone, int32_t from_month, int32_t to_month);
void quality_free(struct quality_bench *bench);

/* Does the book ask for anything that looks at tickets of PROCESS, or at
 * outcomes? The first month of those; MONTH_NONE: none is looked at. */
bool quality_wants_tickets(
    const struct quality_bench *bench, const char *process);
int32_t quality_wants_outcomes(const struct quality_bench *bench);

struct quality_source {   /* where a ticket was read; it outlives the bench */
	const char *file; /* base name */
	const struct zone *zone; /* in which its times were written; or NULL */
};

/* Each ticket once. FAULT_INPUT: the temporary file of ids. */
int quality_see_ticket(struct quality_bench *bench,
    const struct quality_source *source, const struct ticket *ticket,
    struct fault *fault);
/* Each outcome that has a month. */
void quality_see_outcome(struct quality_bench *bench,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome);

struct quality_claim { /* as its ticket has it; NULL, or INSTANT_NONE: not */
	const struct claim_rule *rule;
	const char *words[CLAIM_PARTS];
	int64_t due;       /* what its word says: from here ... */
	int64_t due_until; /* ... to before here */
};
/* What the export says of OUTCOME's SLE, against OUTCOME. */
void quality_see_claim(struct quality_bench *bench,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome, const struct quality_claim *claim);

/* Once, at the end; in ARENA. */
int quality_end(struct quality_bench *bench, struct arena *arena,
    struct quality *out, struct fault *fault);

#endif
