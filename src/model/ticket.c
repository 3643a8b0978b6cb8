/* ticket.c -- the words by which tickets are told apart. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/ticket.h"

#include <string.h>

const char *
ticket_attribute(const struct ticket *ticket, const char *name)
{
	for (size_t i = 0; i < ticket->attribute_count; i++) {
		if (strcmp(ticket->attributes[i].name, name) == 0)
			return ticket->attributes[i].word;
	}
	return NULL;
}

const char *
ticket_word(const struct ticket *ticket, const char *name)
{
	if (strcmp(name, "customer_class") == 0)
		return ticket->customer_class;
	if (strcmp(name, "channel") == 0)
		return ticket->channel;
	return ticket_attribute(ticket, name);
}
