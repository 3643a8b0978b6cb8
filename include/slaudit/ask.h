/* ask.h -- was a wait asked for? (model)
 *
 * A wait is a run of events of one name, between which only requests stand. A
 * request backs the wait that follows it or in which it stands, and no later
 * one: what a pause costs must not hang on a state's name alone. */
#ifndef SLAUDIT_ASK_H
#define SLAUDIT_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "slaudit/mapping.h"
#include "slaudit/ticket.h"

struct asks {
	const struct word_pair *pair; /* from: the wait; to: its request */
	const struct ticket *ticket;
	size_t cursor;
};

void asks_begin(struct asks *asks, const struct word_pair *pair,
    const struct ticket *ticket);
/* Yields the place of each wait's first event without a request. */
bool asks_next(struct asks *asks, size_t *wait);

#endif
