/* claimed.c -- what an export says of its own SLEs, as far as it can be read.
 * It is compared elsewhere, and used for nothing. */
/* SPDX-License-Identifier: MIT */
#include "checks_internal.h"

#include <string.h>

#include "slaudit/quality.h"

static void
claimed_complain(struct hand *hand, const struct ticket *ticket,
    enum diag_code code, size_t place, const char *text)
{
	const struct mapping *mapping = hand->reader->input.mapping;
	size_t column = hand->reader->binding.further[place];
	struct diag diag = {
		.code = code,
		.line = ticket->line,
		.field = (uint32_t)column + 1,
		.name = hand->reader->header.names[column],
		.value =
		    ticket_attribute(ticket, mapping->attributes[place].name),
		.text = text,
		.key = ticket->key,
	};

	trouble_put(&hand->load->troubles, &diag);
}

/* Where the mapping's attributes have NAME: it is there. */
static size_t
place_of(const struct mapping *mapping, const char *name)
{
	size_t place = 0;

	while (mapping->attributes[place].name != name)
		place++;
	return place;
}

static void
part_check(struct hand *hand, const struct ticket *ticket,
    const struct claim_rule *claim, enum claim_part part)
{
	const struct reader *reader = hand->reader;
	const char *name = claim->attributes[part];
	const char *word = name == NULL ? NULL : ticket_attribute(ticket, name);
	struct claimed_number number;
	struct timestamp stamp;
	enum diag_code code = DIAG_UNREAD;
	const char *text = NULL;

	if (word == NULL)
		return;
	switch (part) {
	case CLAIM_ELAPSED:
		if (claimed_number(word, &number))
			return;
		if (claimed_comma(word))
			code = DIAG_DECIMAL;
		else
			text = "no number";
		break;
	case CLAIM_DUE:
		if (times_read(&reader->times, word, strlen(word), &stamp) ==
		    TIME_FITS)
			return;
		text = "no time in a format of the mapping";
		break;
	case CLAIM_BREACHED:
	case CLAIM_PARTS:
		if (words_hold(&claim->yes, word) ||
		    words_hold(&claim->no, word))
			return;
		text = "neither of the words for yes and no";
		break;
	}
	claimed_complain(
	    hand, ticket, code, place_of(reader->input.mapping, name), text);
}

void
claimed_check(struct hand *hand, const struct ticket *ticket)
{
	const struct mapping *mapping = hand->reader->input.mapping;

	for (size_t i = 0; i < mapping->claim_count; i++) {
		for (int part = 0; part < CLAIM_PARTS; part++)
			part_check(hand, ticket, &mapping->claims[i],
			    (enum claim_part)part);
	}
}
