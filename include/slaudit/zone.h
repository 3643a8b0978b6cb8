/* zone.h -- IANA time zones; nothing else knows one. (clock)
 *
 * Names must stand in the system's tzdata.zi (POSIX strings and paths are
 * refused before the library sees them). 1970 to 2037 only. An open zone is a
 * table that nobody writes: threads may share it. */
#ifndef SLAUDIT_ZONE_H
#define SLAUDIT_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "slaudit/digest.h"
#include "slaudit/instant.h"

struct zone;
struct fault;

enum zone_fit { ZONE_ONCE, ZONE_FOLD, ZONE_GAP };

/* FAULT_RULES for a name that does not exist. *OUT: zone_close(). */
int zone_open(struct zone **out, const char *name, struct fault *fault);
void zone_close(struct zone *zone);
const char *zone_name(const struct zone *zone);
bool zone_exists(const char *name);

/* Is the instant inside the range the tables hold? */
bool zone_holds(int64_t instant);

int32_t zone_offset(const struct zone *zone, int64_t instant);
void zone_local(const struct zone *zone, int64_t instant, struct civil *local);
int32_t zone_day(const struct zone *zone, int64_t instant);
int32_t zone_month(const struct zone *zone, int64_t instant);

/* Local reading, as seconds as if UTC, to an instant. A fold takes the first
 * occurrence, a gap moves forward by the size of the gap; *FIT says which
 * (FIT may be NULL). */
int64_t zone_instant(
    const struct zone *zone, int64_t local_seconds, enum zone_fit *fit);
/* The first instant at which the wall clock reads LOCAL_SECONDS or later. As
 * zone_instant, but a reading inside a gap is the clock change itself: a later
 * reading is never an earlier instant, so adjacent spans stay adjacent. */
int64_t zone_reach(const struct zone *zone, int64_t local_seconds);
/* The instant at which the local day begins (its first instant that exists;
 * a day that was skipped begins, and ends, at the skip). */
int64_t zone_day_start(const struct zone *zone, int32_t day);

/* "2026-03-06T16:00:00-08:00"; "" for INSTANT_NONE. */
void zone_text(
    const struct zone *zone, int64_t instant, char text[INSTANT_TEXT]);

/* "# version 2026a" -> "2026a"; "unknown" if the system does not say. */
void zone_version(char version[INSTANT_TEXT]);
/* SHA-256 of the compiled file that NAME is read from. FAULT_RULES for a name
 * that does not exist. */
int zone_digest(const char *name, char text[DIGEST_TEXT], struct fault *fault);

#endif
