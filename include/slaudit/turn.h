/* turn.h -- whose time each second of a ticket was under an SLE. (model)
 *
 * Turns follow one another without a gap from the first event to the last one
 * known, so the parties' time sums to the wall time by construction. The
 * moves of the process say whose it is after which event; one that they do not
 * name changes nothing. (An event's own party is who made it, and so most
 * often not whose move it is from then on.)
 * Between two cycles that are summed up the time is nobody's; in a pause by
 * word it is the pause's party's, where the SLE names one; else it is that of
 * the party whose move it is; and if no event has said so far, the operator's
 * where the clock counts it, or nobody's where it does not. */
#ifndef SLAUDIT_TURN_H
#define SLAUDIT_TURN_H

#include "slaudit/cycle.h"

extern const char turn_operator[]; /* the word for it */

struct turn {
	const struct event *from;
	const struct event *until; /* NULL: as far as known */
	const char *party;         /* NULL: nobody's */
	bool stands;               /* the clock does not count it ... */
	bool unsaid; /* ... only because no event said whose move it is */
};

struct turns {
	const struct sle *sle;
	struct cycles_walk walk; /* of those that are summed up */
	struct cycle cycle;
	bool any; /* such a cycle */
	size_t cursor;
	const char *move; /* whose it is; NULL: not said yet */
	struct turn ahead;
};

/* Of events known AT. */
void turns_begin(struct turns *turns, const struct sle *sle,
    const struct process *process, const struct ticket *ticket, int64_t at);
/* Yields true or false. */
bool turn_next(struct turns *turns, struct turn *out);
/* What of TURN lies between the two, which are moved to its ends. False:
 * nothing. */
bool turn_clip(const struct turn *turn, int64_t *from, int64_t *until);

#endif
