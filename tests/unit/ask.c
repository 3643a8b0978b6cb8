/* ask.c -- waits that nobody asked for. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include <string.h>

#include "slaudit/ask.h"

enum { EVENTS_MOST = 16 };

static const char wait[] = "waiting";
static const char ask[] = "asked";
static const char other[] = "note";

/* W: a wait, A: a request, anything else: another event. */
static const char *
name_of(char letter)
{
	return letter == 'W' ? wait : letter == 'A' ? ask : other;
}

Test(ask, backs_one_wait_before_it_or_in_it)
{
	static const struct {
		const char *label;
		const char *events;
		const char *unasked; /* U: a wait's beginning without one */
	} rows[] = {
		{ "nothing waits", "oAo", "   " },
		{ "asked, then waiting", "oAWo", "    " },
		{ "asked some time before", "oAooWo", "      " },
		{ "nobody asked", "oWo", " U " },
		{ "asked within the wait", "oWAo", "    " },
		{ "asked within, and still waiting", "oWAWo", "     " },
		{ "asked after the wait", "oWoA", " U  " },
		{ "still waiting", "oW", " U" },
		{ "still waiting, asked", "oAW", "   " },
		{ "one wait in several rows", "oWWWo", " U   " },
		{ "a request serves once", "oAWoWo", "    U " },
		{ "each its own", "oAWoAWo", "       " },
		{ "two of three", "oWoAWoW", " U    U" },
		{ "waiting from the first on", "W", "U" },
		{ "no events", "", "" },
	};
	const struct word_pair pair = { wait, ask };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct event events[EVENTS_MOST] = { 0 };
		struct ticket ticket = { .events = events,
			.event_count = strlen(rows[i].events) };
		char got[EVENTS_MOST + 1] = "";
		struct asks asks;
		size_t at;

		for (size_t e = 0; e < ticket.event_count; e++)
			events[e].name = name_of(rows[i].events[e]);
		memset(got, ' ', ticket.event_count);
		asks_begin(&asks, &pair, &ticket);
		while (asks_next(&asks, &at))
			got[at] = 'U';
		cr_expect_str_eq(
		    got, rows[i].unasked, "%s: [%s]", rows[i].label, got);
	}
}
