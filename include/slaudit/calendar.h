/* calendar.h -- business time in O(1): how long was it open between two
 * instants. (clock)
 *
 * Built once from a schedule into a table over the days it covers, plus the
 * spans of each day; then between() is two look-ups. Intervals are half-open,
 * seconds whole, between(a, b) = -between(b, a). Never walk days per ticket. */
#ifndef SLAUDIT_CALENDAR_H
#define SLAUDIT_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "slaudit/schedule.h"
#include "slaudit/sle.h"
#include "slaudit/zone.h"

struct calendar;
struct fault;

enum {                           /* bounds of what input may ask for */
	CALENDAR_SPANS_MAX = 96, /* of one date: a span each quarter hour */
	CALENDAR_SPAN_TO_MAX = 172800, /* a span ends with the next date */
};

/* *OUT is the caller's: calendar_close(). SCHEDULE must outlive it. A
 * schedule that breaks its own header's rules, lies outside 1970..2037 or
 * names no zone is FAULT_RULES. */
int calendar_open(struct calendar **out, const struct schedule *schedule,
    struct fault *fault);
void calendar_close(struct calendar *calendar);
const struct zone *calendar_zone(const struct calendar *calendar);
const struct schedule *calendar_schedule(const struct calendar *calendar);

/* Do both instants lie where the calendar is complete? From the start of the
 * first day covered to the end of the last; hours after midnight that belong
 * to a night shift of the day before the first are not covered. */
bool calendar_covers(
    const struct calendar *calendar, int64_t from, int64_t until);
bool calendar_is_open(const struct calendar *calendar, int64_t instant);

/* Ask calendar_covers() first: outside there is no number (asserted). */
int64_t calendar_between(
    const struct calendar *calendar, int64_t from, int64_t until);
/* The earliest t with between(from, t) == seconds (>= 0; FROM itself for 0);
 * INSTANT_NONE when FROM is not covered or the calendar ends before. A due
 * moment on a closing instant stays there. */
int64_t calendar_add(
    const struct calendar *calendar, int64_t from, int64_t seconds);
/* The earliest open instant >= FROM; INSTANT_NONE when none is known. */
int64_t calendar_next_opening(const struct calendar *calendar, int64_t from);

/* The same for SECONDS > 0 at the price of one: between(FROM, UNTIL), which are
 * covered; add(FROM, SECONDS); the next opening from there, if there is one. */
struct calendar_run {
	int64_t between;
	int64_t due;
	int64_t opening;
};
void calendar_run(const struct calendar *calendar, int64_t from, int64_t until,
    int64_t seconds, struct calendar_run *out);

/* Due instant of "within COUNT business days" under RULE (one of DAYS_BD_*),
 * domain.md 4.4; INSTANT_NONE when not covered, or BD-HOURS without a
 * standard day. A business day is a date with open time; what is received
 * before its last closing is received on it, at the closing on the next. */
int64_t calendar_due(const struct calendar *calendar, int64_t received,
    int64_t count, enum day_rule rule, enum bd_end end);

/* For explain: the open segments inside [from, until), one per call: set
 * *CURSOR to FROM first. Yields 1 with *OPEN, *CLOSE, or 0. Spans that touch
 * or overlap are one segment. */
int calendar_segment(const struct calendar *calendar, int64_t *cursor,
    int64_t until, int64_t *open, int64_t *close);

#endif
