/* pause.h -- when a ticket's clock stood still under an SLE. (model)
 *
 * A pause begins with an event of the SLE's pause words and ends with the
 * ticket's next event of another name. They follow one another and never
 * overlap, but may reach beyond start and stop. */
#ifndef SLAUDIT_PAUSE_H
#define SLAUDIT_PAUSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/sle.h"
#include "slaudit/ticket.h"

struct pause {
	const struct event *from;
	const struct event *until; /* NULL: still paused at the end of what is
				      known */
};

/* One per call, of events known AT; *CURSOR begins 0. Yields true or false. */
bool pause_next(const struct sle *sle, const struct ticket *ticket, int64_t at,
    size_t *cursor, struct pause *out);

#endif
