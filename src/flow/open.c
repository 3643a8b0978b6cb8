/* open.c -- opens the book and the store that a run works on. */
/* SPDX-License-Identifier: MIT */
#include "flow_internal.h"

#include <stddef.h>
#include <string.h>

#include "slaudit/fault.h"

int
flow_open(
    struct flow *flow, const struct run *run, int mode, struct fault *fault)
{
	memset(flow, 0, sizeof(*flow));
	flow->run = run;

	if (rules_read(&flow->arena, run->rules, &flow->book, &flow->complaints,
		fault) != 0)
		return -1;
	known_apply(flow);
	flow->vocab.parent = &flow->book->words;
	if (mode == FLOW_NO_STORE)
		return 0;
	return store_open_wait(&flow->store, run->store, (enum store_mode)mode,
	    &(struct store_wait){ run->wait_second, run->waiting }, fault);
}

void
flow_close(struct flow *flow)
{
	store_close(flow->store);
	vocab_release(&flow->vocab);
	for (size_t i = 0; i < flow->other_count; i++)
		rules_release(flow->others[i]);
	rules_release(flow->book);
	arena_release(&flow->arena);
	memset(flow, 0, sizeof(*flow));
}
