/* status.h -- how sure a rule is, and where it stands. (model) */
#ifndef SLAUDIT_STATUS_H
#define SLAUDIT_STATUS_H

#include <stdint.h>

enum status { /* ORDER: surest first; words in names.c */
	STATUS_VERIFIED,
	STATUS_RECONSTRUCTED, /* recalled, and agrees with what is verified */
	STATUS_RECALLED,      /* from memory, and nothing else bears it out */
	STATUS_ASSUMED,
	STATUS_UNKNOWN, /* measures, never judges */
	STATUSES
};

struct place {            /* of a declaration in a rule book */
	const char *file; /* base name */
	uint32_t line;    /* from 1 */
	uint32_t column;  /* from 1 */
};

#endif
