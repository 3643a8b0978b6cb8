/* sample.c -- the counts of a ticket's events. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/sample.h"

#include <stddef.h>

static const struct event *
event_of(const struct ticket *ticket, const struct words *words, int64_t at)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		for (size_t w = 0; w < words->count && event->at <= at; w++) {
			if (words->items[w] == event->name)
				return event;
		}
	}
	return NULL;
}

bool
sample_of(struct sample *out, const struct ticket *ticket,
    const struct sle *sle, int64_t at)
{
	const struct event *checked = event_of(ticket, &sle->from, at);
	const struct event *correct = event_of(ticket, &sle->to, at);

	if (checked == NULL || correct == NULL)
		return false;
	*out = (struct sample){ checked->count, correct->count };
	return true;
}
