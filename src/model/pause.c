/* pause.c -- when a ticket's clock stood still under an SLE. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/pause.h"

static bool
pauses(const struct sle *sle, const struct event *event)
{
	for (size_t i = 0; i < sle->pause.count; i++) {
		if (sle->pause.items[i] == event->name)
			return true;
	}
	return false;
}

bool
pause_next(const struct sle *sle, const struct ticket *ticket, int64_t at,
    size_t *cursor, struct pause *out)
{
	*out = (struct pause){ NULL, NULL };
	if (sle->pause.count == 0)
		return false;
	while (*cursor < ticket->event_count) {
		const struct event *event = &ticket->events[*cursor];

		if (event->at > at)
			break;
		if (out->from != NULL && event->name != out->from->name) {
			out->until = event; /* it may begin the next one */
			return true;
		}
		if (out->from == NULL && pauses(sle, event))
			out->from = event;
		++*cursor;
	}
	return out->from != NULL;
}
