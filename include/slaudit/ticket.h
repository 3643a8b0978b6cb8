/* ticket.h -- one request, complaint or enquiry, and its timeline. (model)
 *
 * Words (process, category, event names, parties) are interned in the run's
 * vocab, which stands on the book's: compare them with ==. Events are sorted
 * by time, then by the order in the file. */
#ifndef SLAUDIT_TICKET_H
#define SLAUDIT_TICKET_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/instant.h"

enum grain { GRAIN_SECOND, GRAIN_MINUTE, GRAIN_DAY, GRAINS };

struct event {
	const char *name;  /* interned */
	const char *party; /* interned; NULL: not said */
	int64_t at;        /* a GRAIN_DAY event: local midnight in its zone */
	int64_t until;     /* GRAIN_DAY: the next local midnight; else == at */
	enum grain grain;
	uint32_t line; /* physical line of its record */
	int64_t count; /* of a sample: how many things; else 0 */
};

/* The last second at which EVENT can have happened. */
static inline int64_t
event_last(const struct event *event)
{
	return event->until > event->at ? event->until - 1 : event->at;
}

struct named_word {       /* a further word of a ticket; both are interned */
	const char *name; /* an attribute of the book */
	const char *word;
};

struct ticket {
	int64_t id;        /* in the store; 0: not yet there */
	int64_t export_id; /* in the store; 0: not yet there */
	const char *process;
	const char *key;            /* several columns are joined with '/' */
	const char *category;       /* NULL: none given */
	const char *customer;       /* as published */
	const char *customer_class; /* NULL: none given */
	const char *channel;
	const char *status;
	uint32_t line; /* of its first record */
	struct event *events;
	size_t event_count;
	struct named_word *attributes; /* those that the export says */
	size_t attribute_count;
};

/* The ticket's attribute NAME, or NULL where the export says nothing. */
const char *ticket_attribute(const struct ticket *ticket, const char *name);
/* What a breakdown calls NAME: the customer's class, the channel, or else an
 * attribute. */
const char *ticket_word(const struct ticket *ticket, const char *name);

#endif
