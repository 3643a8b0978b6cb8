/* wide.c -- one row is one ticket: a column per time. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

int
wide_next(struct reader *reader, struct arena *arena, struct ticket *out,
    struct fault *fault)
{
	struct row row;
	size_t count = 0;
	int got = row_next(reader, &row, fault);

	if (got <= 0)
		return got;
	for (size_t i = 0; i < row.event_count; i++) {
		if (row.events[i].event.at != INSTANT_NONE)
			row.events[count++] = row.events[i];
	}
	timeline_make(reader, arena, &row, row.events, count, out);
	return 1;
}
