/* spell.c -- what began with a ticket, and when it was over. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/spell.h"

#include <stddef.h>

static enum spell_kind
kind_of(const struct sle *sle, const char *word)
{
	if (words_hold(&sle->from, word))
		return SPELL_DOWN;
	if (words_hold(&sle->unobserved, word))
		return SPELL_UNOBSERVED;
	if (!words_hold(&sle->planned, word))
		return SPELL_NONE;
	if (sle->planned_time == PLANNED_FORGIVEN)
		return SPELL_FORGIVEN;
	return sle->planned_time == PLANNED_TAKEN_OUT ? SPELL_PLANNED
						      : SPELL_DOWN;
}

void
spell_of(struct spell *out, const struct ticket *ticket, const struct sle *sle,
    int64_t at)
{
	*out = (struct spell){ .kind = SPELL_NONE };
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];
		enum spell_kind kind = kind_of(sle, event->name);

		if (event->at > at)
			break;
		if (kind != SPELL_NONE && out->from == NULL) {
			out->kind = kind;
			out->from = event;
		} else if (out->to == NULL &&
		    words_hold(&sle->to, event->name)) {
			out->to = event;
		}
	}
}
