/* holidays.h -- holidays that a calendar file proposes, held against those in
 * force. (model)
 *
 * A proposal, never an update: people decide, and write who did. A day stands
 * once; what several events say of it is one name. */
#ifndef SLAUDIT_HOLIDAYS_H
#define SLAUDIT_HOLIDAYS_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/schedule.h"

struct holidays_trouble { /* an event that was left out */
	const char *uid;  /* its own name; "" if it has none */
	const char *property;
	const char *text;
};

struct holidays { /* begins zeroed; all in one arena */
	struct dated *items;
	size_t count;
	size_t room;
	struct holidays_trouble *troubles; /* in the order of the file */
	size_t trouble_count;
	size_t trouble_room;
};

enum holiday_change_kind { HOLIDAY_ADDED, HOLIDAY_REMOVED, HOLIDAY_RENAMED };

struct holiday_change {
	enum holiday_change_kind kind;
	int32_t day;
	const char *was; /* NULL: added */
	const char *now; /* NULL: removed */
};

struct holidays_difference {
	struct holiday_change *items; /* by day */
	size_t count;
	size_t room;
};

void holidays_put(
    struct arena *arena, struct holidays *holidays, const struct dated *dated);
/* By day, each day once. */
void holidays_settle(struct arena *arena, struct holidays *holidays);

/* What would change of SCHEDULE's holidays from FIRST to LAST, were they those
 * of HOLIDAYS (settled). */
void holidays_compare(struct arena *arena, const struct holidays *holidays,
    const struct schedule *schedule, int32_t first, int32_t last,
    struct holidays_difference *out);

#endif
