/* diag.h -- trouble with a row of data: counted, listed, and the run goes on.
 * (base)
 *
 * Codes come from one catalogue (diag.c). A diag names export, physical line
 * on which the record starts, and field. Severity says what it costs: a NOTE
 * changes nothing, a WARNING flags a figure, REJECT means the row was not
 * accepted. */
#ifndef SLAUDIT_DIAG_H
#define SLAUDIT_DIAG_H

#include <stddef.h>
#include <stdint.h>

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_REJECT, DIAG_SEVERITIES };

/* What is withheld because of it. */
enum diag_gate {
	GATE_NONE,
	GATE_EVENT,   /* the event is not known to any outcome */
	GATE_ROW,     /* the row is not read */
	GATE_TICKET,  /* what rests on it in this ticket is not judged */
	GATE_PROCESS, /* no share and no verdict of the process */
	DIAG_GATES
};

enum diag_code {            /* ORDER: the catalogue in diag.c */
	DIAG_QUOTING,       /* malformed quoting: reject */
	DIAG_FIELDS,        /* fewer or more fields than the header: reject */
	DIAG_ENCODING,      /* bytes that are no text: reject */
	DIAG_KEY,           /* no key: reject */
	DIAG_TIME,          /* a time that does not parse: reject */
	DIAG_TIME_RANGE,    /* outside 1970..2037: reject */
	DIAG_TIME_GAP,      /* a local time that does not exist: warning */
	DIAG_TIME_FOLD,     /* a local time that exists twice: note */
	DIAG_TIME_NO_ZONE,  /* zone taken from the mapping: note, per export */
	DIAG_WORD,          /* a word the mapping does not list: reject */
	DIAG_ORDER,         /* impossible order of two events: warning */
	DIAG_FUTURE,        /* later than the cut-off: warning */
	DIAG_DUPLICATE_ROW, /* identical to an earlier row: note */
	DIAG_DUPLICATE_KEY, /* a wide key again: reject */
	DIAG_CONFLICT,      /* rows of one ticket disagree: warning */
	DIAG_NO_START,      /* a ticket without its first event: warning */
	DIAG_UNTERMINATED,  /* the file ends inside a quoted field: reject */
	DIAG_TRUNCATED,     /* the last line has no line end: note */
	DIAG_SHORT,         /* a ragged export's row lacks fields: note */
	DIAG_COUNT,         /* no whole number of things: reject */
	DIAG_NEEDED,        /* a register: a field must not be empty: reject */
	DIAG_UNKNOWN,       /* no measure, event or code of the book: reject */
	DIAG_SCOPE,         /* says of nothing, or of too much: reject */
	DIAG_SAME_PERSON,   /* one person asked and decided: reject */
	DIAG_DECISION,      /* decided by nobody, or too early: reject */
	DIAG_QUORUM,        /* decided by too few: reject */
	DIAG_ENTRY_TWICE,   /* an id of a register again: reject */
	DIAG_PERCENT,       /* a published percentage that is none: reject */
	DIAG_NO_CLAIM,      /* a published row that claims nothing: reject */
	DIAG_INTERVAL,      /* nothing begins, or several things: reject */
	DIAG_UNASKED,       /* a wait that nobody asked for: warning */
	DIAG_SHIFTED,       /* fields moved by a comma or separator: reject */
	DIAG_DECIMAL,       /* a claimed number with a comma: warning */
	DIAG_SAME_TIME,     /* several steps at one time: warning */
	DIAG_OVERLAP,       /* a pause within a pause: warning */
	DIAG_NOT_CLOSED,    /* closed, they say, by no event: warning */
	DIAG_REOPENED,      /* taken up again, never closed: warning */
	DIAG_YEAR,          /* one year more or less mends the order: warning */
	DIAG_CLAIM,         /* claimed otherwise than measured: warning */
	DIAG_UNREAD,        /* a claim that cannot be read: note */
	DIAG_GAP,           /* numbers missing between ids: warning */
	DIAG_HEAPING,       /* exactly nothing, exactly the limit: note */
	DIAG_BUNCHING,      /* too many just within the limit: warning */
	DIAG_MIDNIGHT,      /* stamps at midnight only: warning */
	DIAG_WEEKEND,       /* stamps on weekends only: warning */
	DIAG_CONTROL,       /* other rows than the control total: warning */
	DIAG_LABELS,        /* labels that may be one: note */
	DIAG_IMPOSSIBLE,    /* a percentage of no whole number: warning */
	DIAG_CHANGED_PAST,  /* of two exports the later differs: warning */
	DIAG_CODES
};

struct diag {
	enum diag_code code;
	uint32_t line;    /* physical line on which the record starts, from 1 */
	uint32_t field;   /* number from 1; 0 = the whole row */
	const char *name; /* header name of the field, or NULL */
	const char *value; /* what stood there, cut to 80 bytes, or NULL */
	const char *text;  /* the particulars in words, or NULL */
	const char *key;   /* ticket key where known, or NULL */
};

const char *diag_word(enum diag_code code); /* "time-order", stable id */
const char *diag_text(enum diag_code code); /* one plain sentence */
enum diag_severity diag_severity(enum diag_code code);
const char *diag_severity_word(enum diag_severity severity);
/* "D07": of the catalogue of defects; "" for what is none of it. */
const char *diag_defect(enum diag_code code);
enum diag_gate diag_gate(enum diag_code code);
const char *diag_gate_word(enum diag_gate gate);
/* The code whose word this is, or -1. */
int diag_code_of(const char *word);

#endif
