/* keys_quality.c -- the keys of a check of the data, and of what an export
 * claims. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/book.h"
#include "slaudit/names.h"
#include "slaudit/quality.h"

#include "keys.h"

static const char *const severity_choices[] = { "note", "warning", NULL };
static const char *const gate_choices[] = { "none", "process", NULL };

static const struct key quality_keys[] = {
	{ .name = "id",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct quality_rule, id),
	    .meaning = "The rule's short name." },
	{ .name = "check",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct quality_rule, check),
	    .words = quality_words,
	    .meaning =
		"What is looked for, see diags. same-time: so many steps of a "
		"ticket at one time. id-gap: numbers missing among the ids "
		"that are known. heaping: durations of nothing, or of exactly "
		"the limit. bunching: cases that end just within the limit, "
		"against those just beyond it, by an exact binomial test with "
		"share one half, one-sided. midnight-only and weekend-only: "
		"stamps of an event. near-labels: labels that differ in case, "
		"blanks or one letter. control-total: rows against "
		"EXPORT.count, "
		"which is held without a rule, too." },
	{ .name = "processes",
	    .type = KEY_IDS,
	    .offset = offsetof(struct quality_rule, processes.items),
	    .count = offsetof(struct quality_rule, processes.count),
	    .refers = "a process of the book",
	    .absent = "every process",
	    .meaning = "Whose tickets it looks at." },
	{ .name = "months",
	    .type = KEY_NUMBER,
	    .offset = offsetof(struct quality_rule, months),
	    .least = 1,
	    .most = 120,
	    .absent = "the months reported",
	    .meaning = "How many months, up to the last one reported." },
	{ .name = "least",
	    .type = KEY_NUMBER,
	    .offset = offsetof(struct quality_rule, least),
	    .least = 2,
	    .most = 1000000,
	    .absent = "required with same-time, heaping, bunching, "
		      "midnight-only, weekend-only and near-labels",
	    .meaning = "Steps at one time; cases, or stamps, of which fewer "
		       "are not looked at; letters of a label, of which "
		       "shorter ones are compared in case and blanks only." },
	{ .name = "share",
	    .type = KEY_SHARE,
	    .offset = offsetof(struct quality_rule, share_bp),
	    .absent = "required with heaping, midnight-only and weekend-only",
	    .meaning = "Of the stamps, so many at least; of the durations, "
		       "more than so many are a warning, fewer a note." },
	{ .name = "band",
	    .type = KEY_SHARE,
	    .offset = offsetof(struct quality_rule, band_bp),
	    .absent = "required with bunching",
	    .meaning = "How far from the limit a case is still compared, as a "
		       "share of it." },
	{ .name = "level",
	    .type = KEY_SHARE,
	    .offset = offsetof(struct quality_rule, level_bp),
	    .absent = "required with bunching",
	    .meaning = "The chance, if both sides were alike, up to which it "
		       "is a finding." },
	{ .name = "prefix",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct quality_rule, prefix),
	    .absent = "ids with whatever stands before the number, each such "
		      "sequence by itself",
	    .meaning = "With id-gap: what stands before the number." },
	{ .name = "fields",
	    .type = KEY_IDS,
	    .offset = offsetof(struct quality_rule, fields.items),
	    .count = offsetof(struct quality_rule, fields.count),
	    .refers = "category, customer, customer_class, channel, status or "
		      "an attribute of the book",
	    .absent = "category, customer_class, channel and status",
	    .meaning = "With near-labels: whose labels are compared." },
	{ .name = "severity",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct quality_rule, severity),
	    .words = severity_choices,
	    .absent = "as in the catalogue, see diags",
	    .meaning = "How loud the finding is." },
	{ .name = "gate",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct quality_rule, gate),
	    .words = gate_choices,
	    .absent = "as in the catalogue, see diags",
	    .meaning = "With control-total: what is withheld, nothing or "
		       "shares and verdicts of the process." },
	{ .name = "status",
	    .type = KEY_CHOICE,
	    .required = true,
	    .offset = offsetof(struct quality_rule, status),
	    .words = status_words,
	    .meaning = "How sure it is that anybody decided its numbers." },
	{ .name = "source",
	    .type = KEY_TEXT,
	    .required = true,
	    .offset = offsetof(struct quality_rule, source),
	    .meaning = "Where its numbers come from." },
};

const struct table keys_quality = {
	.name = "quality",
	.title = "a check of the data",
	.where = "an item of `quality:`",
	.intro = "What only many rows together can show. A check runs where "
		 "a book asks for it; a report says which did.",
	.keys = quality_keys,
	.count = sizeof(quality_keys) / sizeof(quality_keys[0]),
	.size = sizeof(struct quality_rule),
	.id = offsetof(struct quality_rule, id),
	.place = offsetof(struct quality_rule, place),
};

static const struct key claim_keys[] = {
	{ .name = "sle",
	    .type = KEY_ID,
	    .required = true,
	    .offset = offsetof(struct claim_rule, sle),
	    .refers = "an SLE of the book",
	    .meaning = "What it is claimed about." },
	{ .name = "elapsed",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct claim_rule, columns[CLAIM_ELAPSED]),
	    .absent = "not claimed",
	    .meaning = "The column of how long it took, a number." },
	{ .name = "unit",
	    .type = KEY_CHOICE,
	    .offset = offsetof(struct claim_rule, unit),
	    .words = claim_unit_words,
	    .absent = "seconds",
	    .meaning = "What that number counts; a day is 24 hours, or one "
		       "day where the SLE counts days. It agrees if it is "
		       "off by less than one of its last digit." },
	{ .name = "due",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct claim_rule, columns[CLAIM_DUE]),
	    .absent = "not claimed",
	    .meaning = "The column of when it was due, in a format of the "
		       "mapping." },
	{ .name = "breached",
	    .type = KEY_COLUMN,
	    .offset = offsetof(struct claim_rule, columns[CLAIM_BREACHED]),
	    .absent = "not claimed",
	    .meaning = "The column that says whether it was missed." },
	{ .name = "yes",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct claim_rule, yes.items),
	    .count = offsetof(struct claim_rule, yes.count),
	    .absent = "required with breached, else not allowed",
	    .meaning = "Words there that say that it was." },
	{ .name = "no",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct claim_rule, no.items),
	    .count = offsetof(struct claim_rule, no.count),
	    .absent = "required with breached, else not allowed",
	    .meaning = "Words there that say that it was not." },
};

const struct table keys_claim = {
	.name = "claim",
	.title = "a claim",
	.where = "an item of `claims:` of a mapping",
	.intro = "What the export itself says of an SLE. It is compared with "
		 "what was measured, listed where it differs, and used for "
		 "no figure. In a log the ticket's last row that has it "
		 "says it.",
	.keys = claim_keys,
	.count = sizeof(claim_keys) / sizeof(claim_keys[0]),
	.size = sizeof(struct claim_rule),
	.id = KEYS_NOWHERE,
	.place = offsetof(struct claim_rule, place),
};

static const struct key closure_keys[] = {
	{ .name = "events",
	    .type = KEY_IDS,
	    .required = true,
	    .offset = offsetof(struct process, closing.items),
	    .count = offsetof(struct process, closing.count),
	    .refers = "an event of the process",
	    .meaning =
		"Events that close a ticket; those of `ends:` do, too." },
	{ .name = "status",
	    .type = KEY_WORDS,
	    .offset = offsetof(struct process, closed.items),
	    .count = offsetof(struct process, closed.count),
	    .absent = "no status says so",
	    .meaning = "Words of the ticket's status that claim that it is "
		       "closed. One without a closing event is named." },
	{ .name = "reopened",
	    .type = KEY_IDS,
	    .offset = offsetof(struct process, reopening.items),
	    .count = offsetof(struct process, reopening.count),
	    .refers = "an event of the process",
	    .absent = "no event does",
	    .meaning = "Events that take a closed ticket up again. One of a "
		       "ticket that was not closed is named." },
};

const struct table keys_closure = {
	.name = "closure",
	.title = "closure",
	.where = "under `closure:` of a process",
	.intro = "What closes a ticket, and opens it again; for checks only, "
		 "no clock knows it.",
	.keys = closure_keys,
	.count = sizeof(closure_keys) / sizeof(closure_keys[0]),
	.size = sizeof(struct process),
	.id = KEYS_NOWHERE,
	.place = KEYS_NOWHERE,
};
