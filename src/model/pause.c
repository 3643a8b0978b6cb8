/* pause.c -- when a ticket's clock stood still under an SLE. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/pause.h"

/* Do the pause words alone say it? */
static bool
by_word(const struct sle *sle)
{
	return sle->counts.count == 0 && sle->cycles != CYCLES_SUM;
}

void
pauses_begin(struct pauses *pauses, const struct sle *sle,
    const struct process *process, const struct ticket *ticket, int64_t at)
{
	pauses->sle = sle;
	pauses->ticket = ticket;
	pauses->at = at;
	pauses->cursor = 0;
	if (!by_word(sle))
		turns_begin(&pauses->turns, sle, process, ticket, at);
}

static bool
word_next(struct pauses *pauses, struct pause *out)
{
	const struct ticket *ticket = pauses->ticket;

	out->party = pauses->sle->pause_party;
	while (pauses->cursor < ticket->event_count) {
		const struct event *event = &ticket->events[pauses->cursor];

		if (event->at > pauses->at)
			break;
		if (out->from != NULL && event->name != out->from->name) {
			out->until = event; /* it may begin the next one */
			return true;
		}
		if (out->from == NULL &&
		    words_hold(&pauses->sle->pause, event->name))
			out->from = event;
		pauses->cursor++;
	}
	return out->from != NULL;
}

static bool
turn_standing(struct pauses *pauses, struct pause *out)
{
	struct turn turn;

	while (turn_next(&pauses->turns, &turn)) {
		if (!turn.stands)
			continue;
		*out = (struct pause){ turn.from, turn.until, turn.party,
			turn.unsaid };
		return true;
	}
	return false;
}

bool
pause_next(struct pauses *pauses, struct pause *out)
{
	*out = (struct pause){ NULL, NULL, NULL, false };
	if (!sle_may_pause(pauses->sle))
		return false;
	return by_word(pauses->sle) ? word_next(pauses, out)
				    : turn_standing(pauses, out);
}
