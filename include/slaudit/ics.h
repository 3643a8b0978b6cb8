/* ics.h -- holidays out of an iCalendar file. (clock)
 *
 * Only all-day events: their dates float, so the third of July is that in
 * every zone, and their end is not part of them. Rules are followed to a
 * horizon, because some never end. What would have to be guessed (times, rules
 * below a day, zones, changed single dates) leaves the event out and is
 * complained of. Whether an event blocks time (TRANSP) says nothing about a
 * holiday and is not asked. */
#ifndef SLAUDIT_ICS_H
#define SLAUDIT_ICS_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/holidays.h"

struct fault;

enum {                             /* bounds of what input may ask for */
	ICS_SIZE_MAX = 4 << 20,    /* bytes; a land's feed has some thousands */
	ICS_PARTS_MAX = 50000,     /* events and what is in them */
	ICS_DATES_MAX = 4000,      /* of one event: ten years of days */
	ICS_ALL_DATES_MAX = 50000, /* of a file */
	ICS_LENGTH_MAX = 366,      /* days of one occurrence */
};

struct ics_source {
	const char *name;  /* for complaints and as a source */
	const char *bytes; /* UTF-8, a NUL after SIZE */
	size_t size;
};

struct ics_wanted {
	int32_t first; /* dates asked for, both inclusive */
	int32_t last;
	int years; /* a rule is followed so long from its start; 0: to LAST */
};

/* *OUT begins zeroed and is settled. FAULT_INPUT: no calendar file at all. */
int ics_holidays(struct arena *arena, const struct ics_source *source,
    const struct ics_wanted *wanted, struct holidays *out, struct fault *fault);

#endif
