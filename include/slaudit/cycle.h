/* cycle.h -- a ticket's runs from start to stop under an SLE. (model)
 *
 * A cycle begins with a start event while no other runs: a second start
 * before the stop begins nothing. It stops with the first stop after it, or
 * ends where the ticket ends and is taken up again before it. What lies
 * between two cycles belongs to nobody. */
#ifndef SLAUDIT_CYCLE_H
#define SLAUDIT_CYCLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/sle.h"
#include "slaudit/ticket.h"

struct process;

struct cycle {
	const struct event *start; /* NULL: the clock never started */
	const struct event *stop;  /* NULL: not stopped */
	const struct event *end;   /* NULL: not ended without an answer */
	uint32_t number;           /* from 1 */
};

struct cycles_walk {
	const struct sle *sle;
	const struct process *process; /* NULL: not in the book */
	const struct ticket *ticket;
	size_t known;  /* events by then */
	size_t floor;  /* the first one after the cycle before */
	size_t cursor; /* where the next start is looked for */
	uint32_t number;
};

void cycles_begin(struct cycles_walk *walk, const struct sle *sle,
    const struct process *process, const struct ticket *ticket, int64_t at);
/* Whatever sle->cycles says. Yields true or false. */
bool cycle_next(struct cycles_walk *walk, struct cycle *out);

/* Where the clock counts from that START, the event of that place, has begun:
 * the first since event of those from FLOOR on that precede it, or START. */
const struct event *cycle_origin(const struct sle *sle,
    const struct ticket *ticket, size_t floor, size_t start);

/* Is the start a step that the procedure's order names? Then a stop without
 * one is impossible; else the clock is for those tickets only that have the
 * start (sent by mail, tested again). */
bool cycle_owed(const struct sle *sle, const struct process *process);

#endif
