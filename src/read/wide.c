/* wide.c -- one row is one ticket: a column per time. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

void
wide_take(struct hand *hand, struct row *row)
{
	struct batch *batch = &hand->load->batch;
	size_t count = 0;

	for (size_t i = 0; i < row->event_count; i++) {
		if (row->events[i].event.at == INSTANT_NONE)
			continue;
		if (i != count)
			row->events[count] = row->events[i];
		count++;
	}
	if (batch->tickets == NULL)
		batch->tickets = arena_take(&batch->arena,
		    hand->load->piece.count, sizeof(*batch->tickets));
	timeline_make(hand, &batch->arena, row, row->events, count,
	    &batch->tickets[batch->count++]);
}
