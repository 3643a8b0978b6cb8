/* fault.h -- what stops an operation. (base)
 *
 * A fault goes up in the last argument, is printed once, by main, and its
 * kind is the exit status. Trouble with a row of data is a diag, not a
 * fault. */
#ifndef SLAUDIT_FAULT_H
#define SLAUDIT_FAULT_H

#include "slaudit/format.h"

enum fault_kind { /* the kind is the exit status */
	FAULT_NONE = 0,
	/* 1 is an answer: findings or rejected rows beyond --fail-on */
	FAULT_USAGE = 2,  /* the command line makes no sense */
	FAULT_RULES = 3,  /* a rule book or a calendar is wrong */
	FAULT_INPUT = 4,  /* an export cannot be read at all */
	FAULT_STORE = 5,  /* the database refused */
	FAULT_OUTPUT = 6, /* a result could not be written */
};

enum { FAULT_TEXT_MAX = 1024 };

struct fault {
	enum fault_kind kind;
	char text[FAULT_TEXT_MAX]; /* "where:line: what", no full stop */
};

/* Fill FAULT and return -1, so that a caller fails in one statement. WHERE
 * (a file or thing) may be NULL, LINE 0 means none. The first fault stays:
 * setting a second keeps the first. */
int fault_set(struct fault *fault, enum fault_kind kind, const char *where,
    unsigned long line, const char *fmt, ...) SLAUDIT_FORMAT(5, 6);

#endif
