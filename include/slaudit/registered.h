/* registered.h -- a ticket measured on all data and under registers.
 * (measure)
 *
 * Corrected times first, then exclusions, then disputes. An exclusion marks an
 * outcome whatever its state; a dispute restates one that is over, under an
 * SLE that decides case by case. */
#ifndef SLAUDIT_REGISTERED_H
#define SLAUDIT_REGISTERED_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/aside.h"
#include "slaudit/measure.h"
#include "slaudit/register.h"

struct entry_note { /* what became of an entry with one ticket */
	const struct register_entry *entry;
	enum entry_state state;
	uint64_t touched;
};

struct registered {            /* all in the arena */
	struct outcome *plain; /* on all data */
	size_t plain_count;
	enum outcome_state *after; /* of each of these, after exclusions */
	struct outcome *now;       /* official */
	size_t now_count;
	struct aside *asides;
	size_t aside_count;
	struct entry_note *notes; /* of each entry that names the ticket, and
				     of those that name none and touch it */
	size_t note_count;
};

/* TICKET with the times that upheld corrections give it: a copy in ARENA, or
 * itself where there is none. */
const struct ticket *registered_ticket(struct arena *arena,
    const struct registers *registers, const struct ticket *ticket);

struct bench { /* what each ticket is held against */
	const struct clocks *clocks;
	const struct book *book;
	const struct registers *registers;
	int64_t at;
};

/* As measure_ticket(). */
void measure_registered(struct arena *arena, const struct bench *bench,
    const struct ticket *ticket, struct registered *out);

#endif
