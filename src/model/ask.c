/* ask.c -- was a wait asked for? */
/* SPDX-License-Identifier: MIT */
#include "slaudit/ask.h"

void
asks_begin(struct asks *asks, const struct word_pair *pair,
    const struct ticket *ticket)
{
	*asks = (struct asks){ .pair = pair, .ticket = ticket };
}

/* The next wait begins at *WAIT, and the cursor moves behind it. False: there
 * is none. */
static bool
wait_next(struct asks *asks, size_t *wait, bool *asked)
{
	const struct ticket *ticket = asks->ticket;
	bool waits = false;

	*asked = false;
	for (; asks->cursor < ticket->event_count; asks->cursor++) {
		const char *name = ticket->events[asks->cursor].name;

		if (name == asks->pair->to) {
			*asked = true;
		} else if (name == asks->pair->from && !waits) {
			*wait = asks->cursor;
			waits = true;
		} else if (name != asks->pair->from && waits) {
			break;
		}
	}
	return waits;
}

bool
asks_next(struct asks *asks, size_t *wait)
{
	bool asked;

	while (wait_next(asks, wait, &asked)) {
		if (!asked)
			return true;
	}
	return false;
}
