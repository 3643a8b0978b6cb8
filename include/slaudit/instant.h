/* instant.h -- instants, dates and months as integers; no zones here. (model)
 *
 * An instant is whole UTC seconds since 1970 (POSIX time, leap seconds
 * ignored). A day is days since 1970-01-01. A month is year * 12 + month - 1.
 * The proleptic Gregorian calendar throughout. */
#ifndef SLAUDIT_INSTANT_H
#define SLAUDIT_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#define INSTANT_NONE INT64_MIN
#define DAY_NONE INT32_MIN
#define MONTH_NONE INT32_MIN

enum { INSTANT_TEXT = 32, SECONDS_PER_DAY = 86400 };

struct civil { /* a local or UTC wall reading; its owner says which */
	int year;
	int month; /* 1..12 */
	int day;   /* 1..31 */
	int hour;  /* 0..23 */
	int minute;
	int second;
};

int32_t day_of(int year, int month, int day);
void day_civil(int32_t day, struct civil *civil); /* time parts zero */
int day_weekday(int32_t day);                     /* 0 = Monday */
bool day_exists(int year, int month, int day);
/* "2021-03-31" exactly; DAY_NONE if not a date. */
int32_t day_parse(const char *text);
void day_text(int32_t day, char text[INSTANT_TEXT]); /* "2021-03-31" */

/* The reading as if it were UTC. */
int64_t civil_seconds(const struct civil *civil);
void civil_from_seconds(int64_t seconds, struct civil *civil);

int32_t month_of(int year, int month);
/* "2021-03" exactly; MONTH_NONE if not a month. */
int32_t month_parse(const char *text);
void month_text(int32_t month, char text[INSTANT_TEXT]); /* "2021-03" */
int32_t month_of_day(int32_t day);
int32_t month_first_day(int32_t month);

/* "2021-03-31T14:05:09Z"; "" for INSTANT_NONE. */
void instant_text(int64_t instant, char text[INSTANT_TEXT]);
/* "2021-03-31T14:05:09Z", "...+02:00" or "2021-03-31" (midnight UTC);
 * INSTANT_NONE if neither. */
int64_t instant_parse(const char *text);

#endif
