/* kofn.h -- k of N: how many of a month's expectations were met. (model)
 *
 * N is what the book defines as in force in the month: with a target, and
 * established. What is unknown or informational is counted apart and never
 * enters k. Nothing here is a rating: that is a decision of people, and
 * kofn_all_met() says no more than whether all N were met. */
#ifndef SLAUDIT_KOFN_H
#define SLAUDIT_KOFN_H

#include <stdint.h>

#include "slaudit/book.h"
#include "slaudit/status.h"

struct audit;

struct kofn {
	int32_t month;
	uint64_t defined; /* N: the sum of the next seven */
	uint64_t met;     /* k */
	uint64_t missed;
	uint64_t empty;               /* no requests */
	uint64_t none_judged;         /* none that can be judged, or observed */
	uint64_t withheld;            /* from an extract: nobody can tell */
	uint64_t not_supplied;        /* no file of its process came */
	uint64_t provisional;         /* none that covers all of the month */
	uint64_t of_status[STATUSES]; /* the N */
	uint64_t met_status[STATUSES]; /* the k */
	uint64_t not_established;      /* measured only, and outside N: ... */
	uint64_t informational;        /* ... for information */
	uint64_t each; /* outside N, too: a limit on each case, no share */
};

enum all_met { ALL_MET_NO, ALL_MET_YES, ALL_MET_HANGS }; /* on the n0_rule */

/* From the rows of AUDIT; of MONTH, whatever period it reports. */
void kofn_count(const struct audit *audit, int32_t month, struct kofn *out);
/* Those that had requests; of an extract, may have had some. */
uint64_t kofn_with_requests(const struct kofn *kofn);
/* Were all N met, in the sense that RULE gives to N? */
enum all_met kofn_all_met(const struct kofn *kofn, enum n0_rule rule);

#endif
