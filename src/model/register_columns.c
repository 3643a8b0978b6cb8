/* register_columns.c -- which columns each register has, and what they say. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/register.h"

#define AT(member) offsetof(struct register_entry, member)

static const struct register_column exclusions[] = {
	{ "id", AT(id), VALUE_TEXT, true },
	{ "ticket", AT(ticket), VALUE_TEXT, false },
	{ "measure", AT(measure), VALUE_TEXT, false },
	{ "category", AT(category), VALUE_TEXT, false },
	{ "from", AT(from), VALUE_WHEN, false },
	{ "to", AT(to), VALUE_WHEN, false },
	{ "reason", AT(code), VALUE_TEXT, true },
	{ "text", AT(text), VALUE_TEXT, false },
	{ "evidence", AT(evidence), VALUE_TEXT, false },
	{ "requested_by", AT(asked_by), VALUE_TEXT, true },
	{ "requested_at", AT(asked), VALUE_WHEN, true },
	{ "decided_by", AT(decided_by), VALUE_TEXT, false },
	{ "decided_at", AT(decided), VALUE_WHEN, false },
	{ "decision", AT(ruling), VALUE_RULING, false },
};

static const struct register_column disputes[] = {
	{ "id", AT(id), VALUE_TEXT, true },
	{ "ticket", AT(ticket), VALUE_TEXT, true },
	{ "measure", AT(measure), VALUE_TEXT, false },
	{ "claim", AT(claim), VALUE_CLAIM, true },
	{ "text", AT(text), VALUE_TEXT, false },
	{ "raised_by", AT(asked_by), VALUE_TEXT, true },
	{ "raised_at", AT(asked), VALUE_WHEN, true },
	{ "decided_by", AT(decided_by), VALUE_TEXT, false },
	{ "decided_at", AT(decided), VALUE_WHEN, false },
	{ "decision", AT(ruling), VALUE_RULING, false },
};

static const struct register_column corrections[] = {
	{ "id", AT(id), VALUE_TEXT, true },
	{ "ticket", AT(ticket), VALUE_TEXT, true },
	{ "event", AT(event), VALUE_TEXT, true },
	{ "was", AT(from), VALUE_WHEN, true },
	{ "becomes", AT(to), VALUE_WHEN, true },
	{ "reason", AT(code), VALUE_TEXT, true },
	{ "text", AT(text), VALUE_TEXT, false },
	{ "requested_by", AT(asked_by), VALUE_TEXT, true },
	{ "requested_at", AT(asked), VALUE_WHEN, true },
	{ "decided_by", AT(decided_by), VALUE_TEXT, false },
	{ "decided_at", AT(decided), VALUE_WHEN, false },
	{ "decision", AT(ruling), VALUE_RULING, false },
};

static const struct register_column explanations[] = {
	{ "id", AT(id), VALUE_TEXT, true },
	{ "measure", AT(measure), VALUE_TEXT, true },
	{ "month", AT(month), VALUE_MONTH, true },
	{ "ticket", AT(ticket), VALUE_TEXT, false },
	{ "cause", AT(code), VALUE_TEXT, true },
	{ "text", AT(text), VALUE_TEXT, true },
	{ "given_by", AT(asked_by), VALUE_TEXT, true },
	{ "given_at", AT(asked), VALUE_WHEN, true },
};

static const struct register_column decisions[] = {
	{ "id", AT(id), VALUE_TEXT, true },
	{ "date", AT(decided), VALUE_WHEN, true },
	{ "subject", AT(subject), VALUE_TEXT, true },
	{ "measure", AT(measure), VALUE_TEXT, false },
	{ "month", AT(month), VALUE_MONTH, false },
	{ "members", AT(members), VALUE_TEXT, true },
	{ "for", AT(votes_for), VALUE_NUMBER, true },
	{ "against", AT(votes_against), VALUE_NUMBER, true },
	{ "abstain", AT(votes_abstain), VALUE_NUMBER, true },
	{ "quorum", AT(quorum), VALUE_NUMBER, true },
	{ "decision", AT(decision), VALUE_TEXT, true },
	{ "rating", AT(rating), VALUE_TEXT, false },
	{ "minutes", AT(minutes), VALUE_TEXT, false },
	{ "text", AT(text), VALUE_TEXT, false },
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
