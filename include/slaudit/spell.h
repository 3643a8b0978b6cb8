/* spell.h -- a spell of a service's time, of one ticket. (model)
 *
 * An interval is a ticket of which one event says what began: an outage, a
 * planned one, or a time in which nobody watched; and another when it was
 * over. Where spells lie over one another, what nobody watched goes before
 * what was planned, and that before any other outage; a second is counted
 * once. */
#ifndef SLAUDIT_SPELL_H
#define SLAUDIT_SPELL_H

#include <stdint.h>

#include "slaudit/sle.h"
#include "slaudit/ticket.h"

enum spell_kind {         /* words in names.c */
	SPELL_NONE,       /* none, or it takes no part in any figure */
	SPELL_DOWN,       /* planned or not: it counts */
	SPELL_PLANNED,    /* taken out of the time observed */
	SPELL_UNOBSERVED, /* whatever happened then, nobody saw it */
	SPELL_FORGIVEN,   /* planned, and as good as up */
	SPELL_KINDS
};

struct spell {
	enum spell_kind kind;     /* SPELL_NONE: nothing began */
	const struct event *from; /* NULL: nothing began */
	const struct event *to;   /* NULL: it goes on */
};

/* What is known of it AT that time. */
void spell_of(struct spell *out, const struct ticket *ticket,
    const struct sle *sle, int64_t at);

#endif
