/* pause.h -- when a ticket's clock stood still under an SLE. (model)
 *
 * A pause by word begins with an event of the SLE's pause words and ends with
 * the ticket's next event of another name. Where the SLE counts the time of
 * some parties only, the others' is paused; where it sums cycles up, so is
 * what lies between them. Pauses follow one another and never overlap, but
 * may reach beyond start and stop. */
#ifndef SLAUDIT_PAUSE_H
#define SLAUDIT_PAUSE_H

#include "slaudit/turn.h"

struct pause {
	const struct event *from;
	const struct event *until; /* NULL: still paused at the end of what is
				      known */
	const char *party;         /* NULL: not said, or nobody's */
	bool unsaid; /* nobody said whose move it is: it may have counted */
};

struct pauses {
	const struct sle *sle;
	const struct ticket *ticket;
	int64_t at;
	size_t cursor;
	struct turns turns; /* where words alone do not say it */
};

/* Of events known AT. */
void pauses_begin(struct pauses *pauses, const struct sle *sle,
    const struct process *process, const struct ticket *ticket, int64_t at);
/* Yields true or false. */
bool pause_next(struct pauses *pauses, struct pause *out);

#endif
