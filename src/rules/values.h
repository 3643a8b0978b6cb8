/* values.h -- text of a rule book to numbers, exactly.
 *
 * Each answers NULL when the text is such a value, else why not, in words
 * that can follow the value: "is not a date ...". No floating point. */
#ifndef SLAUDIT_RULES_VALUES_H
#define SLAUDIT_RULES_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "slaudit/schedule.h"
#include "slaudit/status.h"

enum {
	VALUES_LIMIT_DAYS_MAX = 3660, /* ten years: more is a slip */
	VALUES_YEAR_MIN = 1970,       /* of the zone tables, zone.h */
	VALUES_YEAR_MAX = 2037,
};

/* "21 days", "8 h 30 min", "1 business day", as written: what a day is, is
 * for the clock to say. */
struct limit {
	int64_t seconds;
	int64_t days;
	bool business; /* the days are business days */
};

struct limit_row {            /* of a table of limits */
	const char *category; /* interned */
	struct limit limit;
	struct place place; /* of the category */
};

const char *values_limit(const char *text, struct limit *out);
const char *values_number(const char *text, int64_t *out);
const char *values_share(const char *text, int32_t *out); /* basis points */
const char *values_date(const char *text, int32_t *out);
/* An instant that says its offset: 2016-09-30T23:59:59Z. */
const char *values_instant(const char *text);
const char *values_span(const char *text, struct span *out);
/* Days of the week, Monday first, as bits: "mon", "mon-fri", "daily". */
const char *values_weekdays(const char *text, unsigned *out);
/* A strptime-like format of a date with or without a time of day. */
const char *values_format(const char *text, bool *has_offset);
/* Letters, digits, dot, hyphen, underscore: fit for a file name. */
const char *values_id(const char *text);

#endif
