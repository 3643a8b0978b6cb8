/* diag.c -- the catalogue of trouble with a row of data. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/diag.h"

#include <string.h>

struct entry {
	const char *word;
	enum diag_severity severity;
	enum diag_gate gate;
	const char *defect; /* of the catalogue of defects; NULL: none of it */
	const char *text;
};

/* ORDER: enum diag_code. A word is never changed or used again: stores and
 * published packs cite it. */
static const struct entry catalogue[] = {
	[DIAG_QUOTING] = {
	    .word = "quoting",
	    .severity = DIAG_REJECT,
	    .defect = "D17",
	    .gate = GATE_ROW,
	    .text = "The quotation marks of this row do not match.",
	},
	[DIAG_FIELDS] = {
	    .word = "fields",
	    .severity = DIAG_REJECT,
	    .defect = "D17",
	    .gate = GATE_ROW,
	    .text = "The row has fewer or more fields than the header.",
	},
	[DIAG_ENCODING] = {
	    .word = "encoding",
	    .severity = DIAG_REJECT,
	    .defect = "D17",
	    .gate = GATE_ROW,
	    .text = "The row holds bytes that are no text in the export's "
		    "encoding.",
	},
	[DIAG_KEY] = {
	    .word = "key",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "The row does not say which ticket it belongs to.",
	},
	[DIAG_TIME] = {
	    .word = "time",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A time is in none of the forms that the mapping lists.",
	},
	[DIAG_TIME_RANGE] = {
	    .word = "time-range",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A time lies outside the years 1970 to 2037.",
	},
	[DIAG_TIME_GAP] = {
	    .word = "time-gap",
	    .severity = DIAG_WARNING,
	    .defect = "D05",
	    .text = "A local time does not exist, because clocks were put "
		    "forward.",
	},
	[DIAG_TIME_FOLD] = {
	    .word = "time-fold",
	    .severity = DIAG_NOTE,
	    .defect = "D06",
	    .text = "A local time exists twice, because clocks were put back; "
		    "the earlier instant was taken.",
	},
	[DIAG_TIME_NO_ZONE] = {
	    .word = "time-no-zone",
	    .severity = DIAG_NOTE,
	    .defect = "D04",
	    .text = "Times name no zone; the mapping's zone was taken.",
	},
	[DIAG_WORD] = {
	    .word = "word",
	    .severity = DIAG_REJECT,
	    .defect = "D03",
	    .gate = GATE_ROW,
	    .text = "A field holds a word that the mapping does not list.",
	},
	[DIAG_ORDER] = {
	    .word = "time-order",
	    .severity = DIAG_WARNING,
	    .defect = "D07",
	    .gate = GATE_TICKET,
	    .text = "Two events stand in an order that is impossible.",
	},
	[DIAG_FUTURE] = {
	    .word = "future",
	    .severity = DIAG_WARNING,
	    .defect = "D08",
	    .gate = GATE_EVENT,
	    .text = "A time is later than the cut-off of the export.",
	},
	[DIAG_DUPLICATE_ROW] = {
	    .word = "duplicate-row",
	    .severity = DIAG_NOTE,
	    .defect = "D01",
	    .text = "The row is identical to an earlier one.",
	},
	[DIAG_DUPLICATE_KEY] = {
	    .word = "duplicate-key",
	    .severity = DIAG_REJECT,
	    .defect = "D01",
	    .gate = GATE_ROW,
	    .text = "An earlier row already gave this ticket.",
	},
	[DIAG_CONFLICT] = {
	    .word = "conflict",
	    .severity = DIAG_WARNING,
	    .defect = "D01",
	    .text = "Two rows of one ticket disagree; the mapping says which "
		    "was taken.",
	},
	[DIAG_NO_START] = {
	    .word = "no-start",
	    .severity = DIAG_WARNING,
	    .text = "The ticket has no first event.",
	},
	[DIAG_UNTERMINATED] = {
	    .word = "unterminated",
	    .severity = DIAG_REJECT,
	    .defect = "D17",
	    .gate = GATE_ROW,
	    .text = "The file ends inside a quoted field.",
	},
	[DIAG_TRUNCATED] = {
	    .word = "truncated",
	    .severity = DIAG_NOTE,
	    .defect = "D17",
	    .text = "The last line has no line end; the file may be cut short.",
	},
	[DIAG_SHORT] = {
	    .word = "short-row",
	    .severity = DIAG_NOTE,
	    .defect = "D17",
	    .text = "The row ends before the last column; what is missing was "
		    "read as empty.",
	},
	[DIAG_COUNT] = {
	    .word = "count",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A count is no whole number from 0 to 1,000,000,000.",
	},
	[DIAG_NEEDED] = {
	    .word = "needed",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A field is empty that a register's entry cannot do "
		    "without.",
	},
	[DIAG_UNKNOWN] = {
	    .word = "unknown",
	    .severity = DIAG_REJECT,
	    .defect = "D03",
	    .gate = GATE_ROW,
	    .text = "A register's entry names a measure, an event or a code "
		    "that the rule book does not have.",
	},
	[DIAG_SCOPE] = {
	    .word = "scope",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A register's entry does not say what it is about.",
	},
	[DIAG_SAME_PERSON] = {
	    .word = "same-person",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "The person who asked for it decided it, too; two are "
		    "needed.",
	},
	[DIAG_DECISION] = {
	    .word = "decision",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A decision without a person or a date, or one older than "
		    "what it decides on.",
	},
	[DIAG_QUORUM] = {
	    .word = "quorum",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "Fewer members voted than the quorum needs, or more than "
		    "were there.",
	},
	[DIAG_ENTRY_TWICE] = {
	    .word = "entry-twice",
	    .severity = DIAG_REJECT,
	    .defect = "D01",
	    .gate = GATE_ROW,
	    .text = "An earlier row of the register has this id.",
	},
	[DIAG_PERCENT] = {
	    .word = "percent",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A published percentage is none from 0 to 100.",
	},
	[DIAG_NO_CLAIM] = {
	    .word = "no-claim",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "A published row holds neither a figure nor a text.",
	},
	[DIAG_INTERVAL] = {
	    .word = "interval",
	    .severity = DIAG_REJECT,
	    .gate = GATE_ROW,
	    .text = "The row says of no interval, or of more than one, that it "
		    "began.",
	},
	[DIAG_UNASKED] = {
	    .word = "unasked",
	    .severity = DIAG_WARNING,
	    .defect = "D13",
	    .text = "The ticket waits, but nothing shows that anybody was "
		    "asked.",
	},
	[DIAG_SHIFTED] = {
	    .word = "shifted-fields",
	    .severity = DIAG_REJECT,
	    .defect = "D17",
	    .gate = GATE_ROW,
	    .text = "The row has other fields than the header, and looks as "
		    "if a decimal comma or a lost separator had moved them.",
	},
	[DIAG_DECIMAL] = {
	    .word = "decimal-comma",
	    .severity = DIAG_WARNING,
	    .defect = "D17",
	    .text = "A number that the export claims is written with a "
		    "comma; it is not compared.",
	},
	[DIAG_SAME_TIME] = {
	    .word = "same-time",
	    .severity = DIAG_WARNING,
	    .defect = "D09",
	    .text = "Several steps of one ticket bear one time, as if they "
		    "had been entered together.",
	},
	[DIAG_OVERLAP] = {
	    .word = "overlapping-pauses",
	    .severity = DIAG_WARNING,
	    .defect = "D14",
	    .text = "A pause begins while the one before it still runs.",
	},
	[DIAG_NOT_CLOSED] = {
	    .word = "not-closed",
	    .severity = DIAG_WARNING,
	    .defect = "D15",
	    .text = "The export says that the ticket is closed, and gives no "
		    "event that closed it.",
	},
	[DIAG_REOPENED] = {
	    .word = "reopened",
	    .severity = DIAG_WARNING,
	    .defect = "D15",
	    .text = "The ticket is taken up again without having been "
		    "closed.",
	},
	[DIAG_YEAR] = {
	    .word = "year-off",
	    .severity = DIAG_WARNING,
	    .defect = "D21",
	    .text = "A time stands in an impossible order, and would not if "
		    "its year were the next or the one before; it was left "
		    "as it is.",
	},
	[DIAG_CLAIM] = {
	    .word = "claim",
	    .severity = DIAG_WARNING,
	    .defect = "D18",
	    .text = "What the export claims of a ticket is not what was "
		    "measured; the claim is used for no figure.",
	},
	[DIAG_UNREAD] = {
	    .word = "claim-unread",
	    .severity = DIAG_NOTE,
	    .defect = "D18",
	    .text = "What the export claims of a ticket cannot be read, so "
		    "it is not compared.",
	},
	[DIAG_GAP] = {
	    .word = "id-gap",
	    .severity = DIAG_WARNING,
	    .defect = "D02",
	    .text = "Numbers are missing in the sequence of the tickets.",
	},
	[DIAG_HEAPING] = {
	    .word = "heaping",
	    .severity = DIAG_NOTE,
	    .defect = "D10",
	    .text = "Durations are exactly nothing, or exactly the limit.",
	},
	[DIAG_BUNCHING] = {
	    .word = "bunching",
	    .severity = DIAG_WARNING,
	    .defect = "D11",
	    .text = "More cases end just within the limit, against those "
		    "just beyond it, than chance explains.",
	},
	[DIAG_MIDNIGHT] = {
	    .word = "midnight-only",
	    .severity = DIAG_WARNING,
	    .defect = "D12",
	    .text = "Times of an event are all at midnight, as dates are "
		    "that were taken for times.",
	},
	[DIAG_WEEKEND] = {
	    .word = "weekend-only",
	    .severity = DIAG_WARNING,
	    .defect = "D12",
	    .text = "Times of an event all fall on weekends.",
	},
	[DIAG_CONTROL] = {
	    .word = "control-total",
	    .severity = DIAG_WARNING,
	    .defect = "D16",
	    .gate = GATE_PROCESS,
	    .text = "The file has not as many rows as its control total "
		    "says.",
	},
	[DIAG_LABELS] = {
	    .word = "near-labels",
	    .severity = DIAG_NOTE,
	    .defect = "D20",
	    .text = "Two labels differ in case, blanks or one letter only.",
	},
	[DIAG_IMPOSSIBLE] = {
	    .word = "impossible-percentage",
	    .severity = DIAG_WARNING,
	    .defect = "D22",
	    .text = "A published percentage is that of no whole number of "
		    "the cases that it is of.",
	},
	[DIAG_CHANGED_PAST] = {
	    .word = "changed-past",
	    .severity = DIAG_WARNING,
	    .defect = "D19",
	    .text = "A later export tells otherwise what an earlier one had "
		    "already told.",
	},
};
_Static_assert(sizeof(catalogue) / sizeof(catalogue[0]) == DIAG_CODES,
    "every code has its entry");

static const char *const severity_words[] = { "note", "warning", "reject" };
_Static_assert(
    sizeof(severity_words) / sizeof(severity_words[0]) == DIAG_SEVERITIES,
    "every severity has its word");

static const char *const gate_words[] = { "none", "event", "row", "ticket",
	"process" };
_Static_assert(sizeof(gate_words) / sizeof(gate_words[0]) == DIAG_GATES,
    "every gate has its word");

const char *
diag_word(enum diag_code code)
{
	return catalogue[code].word;
}

const char *
diag_text(enum diag_code code)
{
	return catalogue[code].text;
}

enum diag_severity
diag_severity(enum diag_code code)
{
	return catalogue[code].severity;
}

const char *
diag_severity_word(enum diag_severity severity)
{
	return severity_words[severity];
}

const char *
diag_defect(enum diag_code code)
{
	const char *defect = catalogue[code].defect;

	return defect == NULL ? "" : defect;
}

enum diag_gate
diag_gate(enum diag_code code)
{
	return catalogue[code].gate;
}

const char *
diag_gate_word(enum diag_gate gate)
{
	return gate_words[gate];
}

int
diag_code_of(const char *word)
{
	for (int code = 0; code < DIAG_CODES; code++) {
		if (strcmp(catalogue[code].word, word) == 0)
			return code;
	}
	return -1;
}
