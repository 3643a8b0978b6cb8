/* measure_scope.c -- no SLE binds a ticket that is out of scope. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include <stdlib.h>

#include "slaudit/scope.h"

static const char other[] = "about-something-else";

static size_t
outcomes(struct desk *desk, const char *at)
{
	struct outcome *out;

	return measure_ticket(&desk->arena, desk->clocks, &desk->book,
	    &desk->ticket, when(at), &out);
}

Test(measure_scope, a_ticket_out_of_scope_has_no_outcome)
{
	static const struct {
		const char *label;
		const char *left; /* when that was said; NULL: never */
		size_t want;
	} rows[] = {
		{ "in scope", NULL, 2 },
		{ "out from the start", "2026-03-02T10:00:00Z", 0 },
		{ "said after all was done", "2026-03-20T10:00:00Z", 0 },
		{ "said after the cut-off", "2026-04-02T10:00:00Z", 2 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;

		desk_init(&desk, "UTC");
		desk.process.out_of_scope = word_of(other);
		desk_sle(&desk, "A", CLOCK_ELAPSED, 60);
		desk_sle(&desk, "B", CLOCK_ELAPSED, LIMIT_NONE);
		desk_open(&desk);
		desk_event(&desk, received, "2026-03-02T10:00:00Z");
		desk_event(&desk, completed, "2026-03-09T10:00:00Z");
		if (rows[i].left != NULL)
			desk_event(&desk, other, rows[i].left);
		cr_expect_eq(outcomes(&desk, "2026-04-01T00:00:00Z"),
		    rows[i].want, "%s", rows[i].label);
		cr_expect_eq(scope_left(&desk.process, &desk.ticket,
				 when("2026-04-01T00:00:00Z")),
		    rows[i].want == 0, "%s", rows[i].label);
		free(desk.process.out_of_scope.items);
		desk_close(&desk);
	}
}

Test(measure_scope, without_such_words_every_ticket_is_in_scope)
{
	struct desk desk;

	desk_init(&desk, "UTC");
	desk_event(&desk, other, "2026-03-02T10:00:00Z");
	cr_expect_not(scope_left(
	    &desk.process, &desk.ticket, when("2026-04-01T00:00:00Z")));
	cr_expect_not(
	    scope_left(NULL, &desk.ticket, when("2026-04-01T00:00:00Z")));
	desk_close(&desk);
}

/* What nobody knows the steps of starts for no ticket. */
Test(measure_scope, an_unknown_sle_without_steps_measures_nothing)
{
	struct desk desk;
	struct sle *sle;

	desk_init(&desk, "UTC");
	sle = desk_sle(&desk, "A", CLOCK_ELAPSED, LIMIT_NONE);
	sle->status = STATUS_UNKNOWN;
	desk_words(&sle->from, NULL, 0);
	desk_words(&sle->to, NULL, 0);
	desk_open(&desk);
	desk_event(&desk, received, "2026-03-02T10:00:00Z");
	desk_event(&desk, completed, "2026-03-09T10:00:00Z");
	cr_expect_eq(outcomes(&desk, "2026-04-01T00:00:00Z"), 0);
	desk_close(&desk);
}
