/* scope.h -- is a ticket for its process's expectations at all? (model)
 *
 * Some events of a process say that it is not: a complaint about something
 * else. Such a ticket is bound by no SLE, and listed apart. */
#ifndef SLAUDIT_SCOPE_H
#define SLAUDIT_SCOPE_H

#include <stdbool.h>
#include <stdint.h>

#include "slaudit/book.h"
#include "slaudit/ticket.h"

/* Does an event known AT that time say so? PROCESS: NULL where the book has
 * none for the ticket. */
bool scope_left(
    const struct process *process, const struct ticket *ticket, int64_t at);
/* Is EVENT one of those? */
bool scope_leaves(const struct process *process, const struct event *event);

#endif
