/* scope.c -- which tickets no SLE of their process binds. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/scope.h"

#include <stddef.h>

bool
scope_leaves(const struct process *process, const struct event *event)
{
	return words_hold(&process->out_of_scope, event->name);
}

bool
scope_left(
    const struct process *process, const struct ticket *ticket, int64_t at)
{
	if (process == NULL || process->out_of_scope.count == 0)
		return false;
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (ticket->events[i].at <= at &&
		    scope_leaves(process, &ticket->events[i]))
			return true;
	}
	return false;
}
