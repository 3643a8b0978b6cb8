/* time.c -- a time as an export writes it to an instant; never a guess.
 *
 * The first format whose form fits decides: where it gives 13 for a month the
 * time is wrong, and no later format is asked, since that would be guessing
 * whether days or months come first. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/zone.h"

enum { YEAR_FROM = 1970, YEAR_TO = 2037 }; /* what zone.h holds */

struct part { /* a number of a format */
	char letter;
	unsigned char digits; /* at most; %Y: exactly */
	int least;
	int most;
	size_t offset;
};

struct reading {
	struct civil civil;
	int half; /* hours that %p adds; -1: not said */
	int32_t offset;
	bool has_offset;
	bool exists;   /* every number within its bounds */
	unsigned seen; /* bit i: parts[i]; the rest below */
};

enum {
	PART_YEAR,
	PART_MONTH,
	PART_DAY,
	PART_HOUR,
	PART_HOUR12,
	PART_MINUTE,
	PART_SECOND,
	PARTS
};

static const struct part parts[PARTS] = {
	[PART_YEAR] = { 'Y', 4, 0, 9999, offsetof(struct civil, year) },
	[PART_MONTH] = { 'm', 2, 1, 12, offsetof(struct civil, month) },
	[PART_DAY] = { 'd', 2, 1, 31, offsetof(struct civil, day) },
	[PART_HOUR] = { 'H', 2, 0, 23, offsetof(struct civil, hour) },
	[PART_HOUR12] = { 'I', 2, 1, 12, offsetof(struct civil, hour) },
	[PART_MINUTE] = { 'M', 2, 0, 59, offsetof(struct civil, minute) },
	[PART_SECOND] = { 'S', 2, 0, 59, offsetof(struct civil, second) },
};

static bool
has(const struct reading *reading, int part)
{
	return (reading->seen >> part & 1U) != 0;
}

static const struct part *
part_find(char letter)
{
	for (size_t i = 0; i < PARTS; i++) {
		if (parts[i].letter == letter)
			return &parts[i];
	}
	return NULL;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Between LEAST and MOST digits; where they end *TEXT points. */
static bool
digits_take(const char **text, int least, int most, int *out)
{
	int value = 0;
	int taken = 0;

	while (taken < most && is_digit(**text)) {
		value = value * 10 + (**text - '0');
		(*text)++;
		taken++;
	}
	*out = value;
	return taken >= least;
}

/* A number may lack its leading zero, but not where another number follows at
 * once: 1112020 can be read two ways. */
static bool
part_take(const char *format, const char **text, struct reading *reading)
{
	const struct part *part = part_find(format[1]);
	int *to;
	bool next;
	int least;

	if (part == NULL || has(reading, (int)(part - parts)))
		return false;
	to = (int *)(void *)((char *)&reading->civil + part->offset);
	next = format[2] == '%' && part_find(format[3]) != NULL;
	least = next || part->letter == 'Y' ? part->digits : 1;
	if (!digits_take(text, least, part->digits, to))
		return false;
	if (*to < part->least || *to > part->most)
		reading->exists = false;
	reading->seen |= 1U << (part - parts);
	return true;
}

static bool
half_take(const char **text, struct reading *reading)
{
	char first = **text;
	char second = '\0';

	if (first != '\0')
		second = (*text)[1];
	if (second != 'M' && second != 'm')
		return false;
	if (first == 'A' || first == 'a')
		reading->half = 0;
	else if (first == 'P' || first == 'p')
		reading->half = 12;
	else
		return false;
	*text += 2;
	return true;
}

/* Z, +hh:mm, +hhmm, +hh (ISO 8601). */
static bool
offset_take(const char **text, struct reading *reading)
{
	char sign = **text;
	int hours = 0;
	int minutes = 0;

	if (sign != 'Z' && sign != '+' && sign != '-')
		return false;
	(*text)++;
	if (sign != 'Z' && !digits_take(text, 2, 2, &hours))
		return false;
	if (sign != 'Z' && (**text == ':' || is_digit(**text))) {
		*text += **text == ':';
		if (!digits_take(text, 2, 2, &minutes))
			return false;
	}
	if (hours > 23 || minutes > 59)
		reading->exists = false;
	reading->offset = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
	reading->has_offset = true;
	return true;
}

static bool
item_take(const char *format, const char **text, struct reading *reading)
{
	switch (format[1]) {
	case 'p':
		return half_take(text, reading);
	case 'z':
		return offset_take(text, reading);
	case '%':
		if (**text != '%')
			return false;
		(*text)++;
		return true;
	default:
		return part_take(format, text, reading);
	}
}

/* Does the format name a day, and an hour without doubt? */
static bool
format_complete(const struct reading *reading)
{
	bool hour = has(reading, PART_HOUR) || has(reading, PART_HOUR12);

	return has(reading, PART_YEAR) && has(reading, PART_MONTH) &&
	    has(reading, PART_DAY) &&
	    !(has(reading, PART_HOUR) && has(reading, PART_HOUR12)) &&
	    has(reading, PART_HOUR12) == (reading->half >= 0) &&
	    hour == has(reading, PART_MINUTE) &&
	    (hour || !has(reading, PART_SECOND));
}

static bool
form_fits(const char *format, const char *text, struct reading *reading)
{
	*reading = (struct reading){ .half = -1, .exists = true };
	while (*format != '\0') {
		if (*format != '%') {
			if (*text++ != *format++)
				return false;
			continue;
		}
		if (!item_take(format, &text, reading))
			return false;
		format += 2;
	}
	return *text == '\0' && format_complete(reading);
}

static enum grain
reading_grain(const struct reading *reading)
{
	if (has(reading, PART_SECOND))
		return GRAIN_SECOND;
	return has(reading, PART_MINUTE) ? GRAIN_MINUTE : GRAIN_DAY;
}

/* A date without a time is the whole local day. */
static void
day_place(const struct reading *reading, const struct zone *zone,
    struct timestamp *out)
{
	const struct civil *civil = &reading->civil;
	int32_t day = day_of(civil->year, civil->month, civil->day);

	if (reading->has_offset) {
		out->at = (int64_t)day * SECONDS_PER_DAY - reading->offset;
		out->until = out->at + SECONDS_PER_DAY;
		return;
	}
	out->at = zone_day_start(zone, day);
	out->until = zone_day_start(zone, day + 1);
}

static void
instant_place(const struct reading *reading, const struct zone *zone,
    struct timestamp *out)
{
	static const enum zone_fit_seen fits[] = {
		[ZONE_ONCE] = FIT_ONCE,
		[ZONE_FOLD] = FIT_FOLD,
		[ZONE_GAP] = FIT_GAP,
	};
	int64_t local = civil_seconds(&reading->civil);
	enum zone_fit fit = ZONE_ONCE;

	out->at = reading->has_offset ? local - reading->offset
				      : zone_instant(zone, local, &fit);
	out->until = out->at;
	out->fit = fits[fit];
}

static enum time_verdict
reading_place(
    struct reading *reading, const struct zone *zone, struct timestamp *out)
{
	struct civil *civil = &reading->civil;

	if (!reading->exists ||
	    !day_exists(civil->year, civil->month, civil->day))
		return TIME_NO_FORM;
	if (civil->year < YEAR_FROM || civil->year > YEAR_TO)
		return TIME_OUTSIDE;
	if (!reading->has_offset && zone == NULL)
		return TIME_NO_ZONE;
	if (has(reading, PART_HOUR12)) /* 12 AM is the first hour */
		civil->hour = civil->hour % 12 + reading->half;

	out->grain = reading_grain(reading);
	out->had_offset = reading->has_offset;
	out->fit = FIT_ONCE;
	if (out->grain == GRAIN_DAY)
		day_place(reading, zone, out);
	else
		instant_place(reading, zone, out);
	return zone_holds(out->at) ? TIME_FITS : TIME_OUTSIDE;
}

enum time_verdict
time_read(const struct mapping *mapping, const struct zone *zone,
    const char *text, struct timestamp *out)
{
	struct reading reading;

	for (size_t i = 0; i < mapping->format_count; i++) {
		if (form_fits(mapping->formats[i], text, &reading))
			return reading_place(&reading, zone, out);
	}
	return TIME_NO_FORM;
}

bool
reader_time(const struct mapping *mapping, const struct zone *zone,
    const char *text, struct timestamp *out)
{
	return time_read(mapping, zone, text, out) == TIME_FITS;
}
