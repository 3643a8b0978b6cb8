/* schedule.h -- a calendar as a rule book declares it. (model)
 *
 * Only the declaration: clock's struct calendar is made of it. Precedence:
 * override beats holiday beats week. Outside [covers_from, covers_to] nothing
 * is known. Spans are seconds after local midnight, half-open, sorted, not
 * touching; 86400 is a legal end, and a span may run past it (a night
 * shift: 22:00-06:00 is 79200..108000).
 *
 * An intersection is open when all its parts are. It has no week and no dates
 * of its own, only a zone in which its days are counted; no part is one. */
#ifndef SLAUDIT_SCHEDULE_H
#define SLAUDIT_SCHEDULE_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/status.h"

struct span {
	int32_t from;
	int32_t to;
};

struct spans {
	struct span *items;
	size_t count;
};

struct dated { /* one date with its own hours; a holiday has none */
	int32_t day;
	struct spans spans;
	const char *name;
	const char *source;     /* may be NULL: the schedule's */
	const char *decided_by; /* who put it into force; may be NULL */
};

struct schedule {
	const char *id;
	const char *title;
	const char *zone;
	struct spans week[7];    /* Monday first */
	struct dated *overrides; /* sorted by day */
	size_t override_count;
	struct dated *holidays; /* sorted by day */
	size_t holiday_count;
	const char **intersect; /* ids of the parts; in no order that matters */
	size_t part_count;      /* 0: no intersection */
	const struct schedule **parts;
	int32_t covers_from; /* local days, both inclusive */
	int32_t covers_to;
	int32_t standard_day; /* seconds of a standard business day; 0: none */
	enum status status;
	const char *source;
	struct place place;
};

#endif
