/* instant.c -- instants, dates and months as integers. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/instant.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/mem.h"

enum {
	MONTHS = 12,
	SHORTEST_MONTH = 28,         /* days */
	YEAR_MAX = 9999,             /* four digits, as text has them */
	YEARS_OF_CYCLE = 400,        /* the calendar repeats ... */
	DAYS_PER_400_YEARS = 146097, /* ... to the day */
	CYCLES = 15000, /* 6 million years, more than 32 bits of days hold */
	DAYS_TO_1970 = 719468, /* from 0000-03-01 */
	THURSDAY = 3,          /* 1970-01-01, Monday being 0 */
	DATE_LENGTH = 10,      /* "2021-03-31" */
	MONTH_LENGTH = 7,      /* "2021-03" */
	PLAIN_YEAR = 1968,     /* from its March on ... */
	PLAIN_BEFORE = 671,    /* ... so many days to 1970-01-01, ... */
	PLAIN_DAYS = 47541,    /* ... and from there so many to 2100-03-01 */
	INSTANT_LENGTH = DATE_LENGTH + 9 /* "2021-03-31T14:05:09" */
};

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Days before the first of a month in a year that begins in March: then the
 * leap day is the last, and month lengths repeat 31 30 31 30 31. */
static int
days_before(int march_month)
{
	return (153 * march_month + 2) / 5;
}

int32_t
day_of(int year, int month, int day)
{
	int early = month <= 2;
	/* From a year so early that all that follows is positive: then no
	 * division has to round down by itself. */
	uint64_t y = (uint64_t)((int64_t)year - early +
	    (int64_t)CYCLES * YEARS_OF_CYCLE);
	uint64_t century = y / 100;
	int march_month = month - 3 + MONTHS * early;
	uint64_t days = y * 365 + y / 4 - century + century / 4;

	return (int32_t)((int64_t)days + days_before(march_month) + day - 1 -
	    DAYS_TO_1970 - (int64_t)CYCLES * DAYS_PER_400_YEARS);
}

void
day_civil(int32_t day, struct civil *civil)
{
	int64_t days = (int64_t)day + DAYS_TO_1970;
	int64_t cycle = floor_div(days, DAYS_PER_400_YEARS);
	int64_t left = days - cycle * DAYS_PER_400_YEARS;
	/* Take out the leap days passed, then a year has 365. */
	int64_t year =
	    (left - left / 1460 + left / 36524 - left / 146096) / 365;
	int in_year = (int)(left - (365 * year + year / 4 - year / 100));
	int march_month = (5 * in_year + 2) / 153;
	int month = (march_month + 2) % MONTHS + 1;

	*civil = (struct civil){
		.year = (int)(cycle * 400 + year + (month <= 2)),
		.month = month,
		.day = in_year - days_before(march_month) + 1,
	};
}

int
day_weekday(int32_t day)
{
	int64_t from_monday = (int64_t)day + THURSDAY;

	return (int)(from_monday - floor_div(from_monday, 7) * 7);
}

bool
day_exists(int year, int month, int day)
{
	struct civil civil;

	if (year < 1 || year > YEAR_MAX || month < 1 || month > MONTHS ||
	    day < 1 || day > 31)
		return false;
	if (day <= SHORTEST_MONTH)
		return true;
	day_civil(day_of(year, month, day), &civil);
	return civil.day == day; /* the 31st of April is the 1st of May */
}

/* Exactly COUNT digits; -1 if there are others. */
static int
digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* The date at the start of TEXT, whatever follows. */
static int32_t
leading_day(const char *text)
{
	int year;
	int month;
	int day;

	if (strnlen(text, DATE_LENGTH) < DATE_LENGTH || text[4] != '-' ||
	    text[7] != '-')
		return DAY_NONE;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	day = digits(text + 8, 2);
	return day_exists(year, month, day) ? day_of(year, month, day)
					    : DAY_NONE;
}

int32_t
day_parse(const char *text)
{
	return strlen(text) == DATE_LENGTH ? leading_day(text) : DAY_NONE;
}

void
day_text(int32_t day, char text[INSTANT_TEXT])
{
	struct civil civil;

	day_civil(day, &civil);
	snprintf(text, INSTANT_TEXT, "%04d-%02d-%02d", civil.year, civil.month,
	    civil.day);
}

int64_t
civil_seconds(const struct civil *civil)
{
	return (int64_t)day_of(civil->year, civil->month, civil->day) *
	    SECONDS_PER_DAY +
	    (int64_t)civil->hour * 3600 + (int64_t)civil->minute * 60 +
	    civil->second;
}

void
civil_from_seconds(int64_t seconds, struct civil *civil)
{
	int64_t day = floor_div(seconds, SECONDS_PER_DAY);
	int rest = (int)(seconds - day * SECONDS_PER_DAY);

	if (day < INT32_MIN || day > INT32_MAX)
		mem_die("an instant millions of years away");
	day_civil((int32_t)day, civil);
	civil->hour = rest / 3600;
	civil->minute = rest / 60 % 60;
	civil->second = rest % 60;
}

int32_t
month_of(int year, int month)
{
	return year * MONTHS + month - 1;
}

static int
month_year(int32_t month)
{
	return (int)floor_div(month, MONTHS);
}

int32_t
month_parse(const char *text)
{
	int year;
	int month;

	if (strlen(text) != MONTH_LENGTH || text[4] != '-')
		return MONTH_NONE;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	return day_exists(year, month, 1) ? month_of(year, month) : MONTH_NONE;
}

void
month_text(int32_t month, char text[INSTANT_TEXT])
{
	int year = month_year(month);

	snprintf(text, INSTANT_TEXT, "%04d-%02d", year,
	    (int)(month - (int64_t)year * MONTHS) + 1);
}

/* Asked of every ticket. From March 1968 to February 2100 every fourth year is
 * a leap year, and ends with its leap day if it begins in March. */
int32_t
month_of_day(int32_t day)
{
	struct civil civil;

	if (day >= 0 && day < PLAIN_DAYS) {
		uint32_t days = (uint32_t)day + PLAIN_BEFORE;
		uint32_t year = (4 * days + 3) / 1461;
		uint32_t in_year = days - 1461 * year / 4;
		uint32_t march_month = (5 * in_year + 2) / 153;

		return month_of(PLAIN_YEAR, 3) +
		    (int32_t)(year * MONTHS + march_month);
	}
	day_civil(day, &civil);
	return month_of(civil.year, civil.month);
}

int32_t
month_first_day(int32_t month)
{
	int year = month_year(month);

	return day_of(year, month - year * MONTHS + 1, 1);
}

void
instant_text(int64_t instant, char text[INSTANT_TEXT])
{
	struct civil civil;

	text[0] = '\0';
	if (instant == INSTANT_NONE)
		return;
	civil_from_seconds(instant, &civil);
	snprintf(text, INSTANT_TEXT, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    civil.year, civil.month, civil.day, civil.hour, civil.minute,
	    civil.second);
}

/* "Z", "+02:00" or "-07:00", nothing after. */
static bool
offset_parse(const char *text, int *offset)
{
	int hours;
	int minutes;

	*offset = 0;
	if (strcmp(text, "Z") == 0)
		return true;
	if (strlen(text) != 6 || (text[0] != '+' && text[0] != '-') ||
	    text[3] != ':')
		return false;
	hours = digits(text + 1, 2);
	minutes = digits(text + 4, 2);
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
		return false;
	*offset = (hours * 60 + minutes) * (text[0] == '-' ? -60 : 60);
	return true;
}

static bool
in_range(int value, int most)
{
	return value >= 0 && value <= most;
}

int64_t
instant_parse(const char *text)
{
	int32_t day = leading_day(text);
	const char *clock = text + DATE_LENGTH;
	int hour;
	int minute;
	int second;
	int offset;

	if (day == DAY_NONE)
		return INSTANT_NONE;
	if (*clock == '\0')
		return (int64_t)day * SECONDS_PER_DAY;
	if (strlen(text) <= INSTANT_LENGTH || clock[0] != 'T' ||
	    clock[3] != ':' || clock[6] != ':' ||
	    !offset_parse(text + INSTANT_LENGTH, &offset))
		return INSTANT_NONE;
	hour = digits(clock + 1, 2);
	minute = digits(clock + 4, 2);
	second = digits(clock + 7, 2);
	if (!in_range(hour, 23) || !in_range(minute, 59) ||
	    !in_range(second, 59))
		return INSTANT_NONE;
	return (int64_t)day * SECONDS_PER_DAY + (int64_t)hour * 3600 +
	    (int64_t)minute * 60 + second - offset;
}
