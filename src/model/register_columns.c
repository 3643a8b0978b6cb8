/* register_columns.c -- which columns each register has, and what they say. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/register.h"

#define AT(member) offsetof(struct register_entry, member)

static const struct register_column exclusions[] = {
	{ "id", VALUE_TEXT, AT(id), true },
	{ "ticket", VALUE_TEXT, AT(ticket), false },
	{ "measure", VALUE_TEXT, AT(measure), false },
	{ "category", VALUE_TEXT, AT(category), false },
	{ "from", VALUE_WHEN, AT(from), false },
	{ "to", VALUE_WHEN, AT(to), false },
	{ "reason", VALUE_TEXT, AT(code), true },
	{ "text", VALUE_TEXT, AT(text), false },
	{ "evidence", VALUE_TEXT, AT(evidence), false },
	{ "requested_by", VALUE_TEXT, AT(asked_by), true },
	{ "requested_at", VALUE_WHEN, AT(asked), true },
	{ "decided_by", VALUE_TEXT, AT(decided_by), false },
	{ "decided_at", VALUE_WHEN, AT(decided), false },
	{ "decision", VALUE_RULING, AT(ruling), false },
};

static const struct register_column disputes[] = {
	{ "id", VALUE_TEXT, AT(id), true },
	{ "ticket", VALUE_TEXT, AT(ticket), true },
	{ "measure", VALUE_TEXT, AT(measure), false },
	{ "claim", VALUE_CLAIM, AT(claim), true },
	{ "text", VALUE_TEXT, AT(text), false },
	{ "raised_by", VALUE_TEXT, AT(asked_by), true },
	{ "raised_at", VALUE_WHEN, AT(asked), true },
	{ "decided_by", VALUE_TEXT, AT(decided_by), false },
	{ "decided_at", VALUE_WHEN, AT(decided), false },
	{ "decision", VALUE_RULING, AT(ruling), false },
};

static const struct register_column corrections[] = {
	{ "id", VALUE_TEXT, AT(id), true },
	{ "ticket", VALUE_TEXT, AT(ticket), true },
	{ "event", VALUE_TEXT, AT(event), true },
	{ "was", VALUE_WHEN, AT(from), true },
	{ "becomes", VALUE_WHEN, AT(to), true },
	{ "reason", VALUE_TEXT, AT(code), true },
	{ "text", VALUE_TEXT, AT(text), false },
	{ "requested_by", VALUE_TEXT, AT(asked_by), true },
	{ "requested_at", VALUE_WHEN, AT(asked), true },
	{ "decided_by", VALUE_TEXT, AT(decided_by), false },
	{ "decided_at", VALUE_WHEN, AT(decided), false },
	{ "decision", VALUE_RULING, AT(ruling), false },
};

static const struct register_column explanations[] = {
	{ "id", VALUE_TEXT, AT(id), true },
	{ "measure", VALUE_TEXT, AT(measure), true },
	{ "month", VALUE_MONTH, AT(month), true },
	{ "ticket", VALUE_TEXT, AT(ticket), false },
	{ "cause", VALUE_TEXT, AT(code), true },
	{ "text", VALUE_TEXT, AT(text), true },
	{ "given_by", VALUE_TEXT, AT(asked_by), true },
	{ "given_at", VALUE_WHEN, AT(asked), true },
};

static const struct register_column decisions[] = {
	{ "id", VALUE_TEXT, AT(id), true },
	{ "date", VALUE_WHEN, AT(decided), true },
	{ "subject", VALUE_TEXT, AT(subject), true },
	{ "measure", VALUE_TEXT, AT(measure), false },
	{ "month", VALUE_MONTH, AT(month), false },
	{ "members", VALUE_TEXT, AT(members), true },
	{ "for", VALUE_NUMBER, AT(votes_for), true },
	{ "against", VALUE_NUMBER, AT(votes_against), true },
	{ "abstain", VALUE_NUMBER, AT(votes_abstain), true },
	{ "quorum", VALUE_NUMBER, AT(quorum), true },
	{ "decision", VALUE_TEXT, AT(decision), true },
	{ "rating", VALUE_TEXT, AT(rating), false },
	{ "minutes", VALUE_TEXT, AT(minutes), false },
	{ "text", VALUE_TEXT, AT(text), false },
};

#define COLUMNS(list)                                                          \
	{                                                                      \
		list, sizeof(list) / sizeof((list)[0])                         \
	}

static const struct { /* ORDER: enum register_kind */
	const struct register_column *columns;
	size_t count;
} kinds[] = {
	COLUMNS(exclusions),
	COLUMNS(disputes),
	COLUMNS(corrections),
	COLUMNS(explanations),
	COLUMNS(decisions),
};
_Static_assert(sizeof(kinds) / sizeof(kinds[0]) == REGISTER_KINDS,
    "every kind of register has its columns");

const struct register_column *
register_columns(enum register_kind kind, size_t *count)
{
	*count = kinds[kind].count;
	return kinds[kind].columns;
}
