/* time.c -- a time as an export writes it to an instant; never a guess.
 *
 * The first format whose form fits decides: where it gives 13 for a month the
 * time is wrong, and no later format is asked, since that would be guessing
 * whether days or months come first. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/mem.h"
#include "slaudit/zone.h"

#include "time_internal.h"

enum { YEAR_FROM = 1970, YEAR_TO = 2037 }; /* what zone.h holds */

struct time_form { /* a format of a mapping */
	const char *format;
	struct layout layout;
};

const struct part part_rows[PARTS] = {
	[PART_YEAR] = { 'Y', 4, 0, 9999, offsetof(struct civil, year) },
	[PART_MONTH] = { 'm', 2, 1, 12, offsetof(struct civil, month) },
	[PART_DAY] = { 'd', 2, 1, 31, offsetof(struct civil, day) },
	[PART_HOUR] = { 'H', 2, 0, 23, offsetof(struct civil, hour) },
	[PART_HOUR12] = { 'I', 2, 1, 12, offsetof(struct civil, hour) },
	[PART_MINUTE] = { 'M', 2, 0, 59, offsetof(struct civil, minute) },
	[PART_SECOND] = { 'S', 2, 0, 59, offsetof(struct civil, second) },
};

const struct part *
part_find(char letter)
{
	for (size_t i = 0; i < PARTS; i++) {
		if (part_rows[i].letter == letter)
			return &part_rows[i];
	}
	return NULL;
}

/* A number may lack its leading zero, but not where another number follows at
 * once: 1112020 can be read two ways. */
int
part_least(const char *format, const struct part *part)
{
	bool next = format[2] == '%' && part_find(format[3]) != NULL;

	return next || part->letter == 'Y' ? part->digits : 1;
}

void
part_set(const struct part *part, int value, struct reading *reading)
{
	char *civil = (char *)&reading->civil;

	*(int *)(void *)(civil + part->offset) = value;
	if (value < part->least || value > part->most)
		reading->exists = false;
	reading->seen |= 1U << (part - part_rows);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* NUL at the end: no format has that. */
static char
cursor_look(const struct cursor *cursor)
{
	if (cursor->at == cursor->end)
		return '\0';
	return *cursor->at;
}

static bool
literal_take(struct cursor *cursor, char literal)
{
	if (cursor->at == cursor->end || *cursor->at != literal)
		return false;
	cursor->at++;
	return true;
}

/* Between LEAST and MOST digits; where they end CURSOR stands. */
static bool
digits_take(struct cursor *cursor, int least, int most, int *out)
{
	int value = 0;
	int taken = 0;

	while (taken < most && is_digit(cursor_look(cursor))) {
		value = value * 10 + (*cursor->at - '0');
		cursor->at++;
		taken++;
	}
	*out = value;
	return taken >= least;
}

static bool
part_take(const char *format, struct cursor *cursor, struct reading *reading)
{
	const struct part *part = part_find(format[1]);
	int value;

	if (part == NULL || reading_has(reading, (int)(part - part_rows)))
		return false;
	if (!digits_take(
		cursor, part_least(format, part), part->digits, &value))
		return false;
	part_set(part, value, reading);
	return true;
}

bool
half_take(struct cursor *cursor, struct reading *reading)
{
	char first;

	if (cursor->end - cursor->at < 2 ||
	    (cursor->at[1] != 'M' && cursor->at[1] != 'm'))
		return false;
	first = cursor->at[0];
	if (first == 'A' || first == 'a')
		reading->half = 0;
	else if (first == 'P' || first == 'p')
		reading->half = 12;
	else
		return false;
	cursor->at += 2;
	return true;
}

/* Z, +hh:mm, +hhmm, +hh (ISO 8601). */
bool
offset_take(struct cursor *cursor, struct reading *reading)
{
	char sign = cursor_look(cursor);
	int hours = 0;
	int minutes = 0;

	if (sign != 'Z' && sign != '+' && sign != '-')
		return false;
	cursor->at++;
	if (sign != 'Z' && !digits_take(cursor, 2, 2, &hours))
		return false;
	if (sign != 'Z' &&
	    (literal_take(cursor, ':') || is_digit(cursor_look(cursor)))) {
		if (!digits_take(cursor, 2, 2, &minutes))
			return false;
	}
	if (hours > 23 || minutes > 59)
		reading->exists = false;
	reading->offset = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
	reading->has_offset = true;
	return true;
}

static bool
item_take(const char *format, struct cursor *cursor, struct reading *reading)
{
	switch (format[1]) {
	case 'p':
		return half_take(cursor, reading);
	case 'z':
		return offset_take(cursor, reading);
	case '%':
		return literal_take(cursor, '%');
	default:
		return part_take(format, cursor, reading);
	}
}

bool
reading_complete(const struct reading *reading)
{
	bool hour = reading_has(reading, PART_HOUR) ||
	    reading_has(reading, PART_HOUR12);

	return reading_has(reading, PART_YEAR) &&
	    reading_has(reading, PART_MONTH) &&
	    reading_has(reading, PART_DAY) &&
	    !(reading_has(reading, PART_HOUR) &&
		reading_has(reading, PART_HOUR12)) &&
	    reading_has(reading, PART_HOUR12) == (reading->half >= 0) &&
	    hour == reading_has(reading, PART_MINUTE) &&
	    (hour || !reading_has(reading, PART_SECOND));
}

static bool
form_fits(
    const char *format, const char *text, size_t len, struct reading *reading)
{
	struct cursor cursor = { text, text + len };

	*reading = (struct reading){ .half = -1, .exists = true };
	while (*format != '\0') {
		if (*format != '%') {
			if (!literal_take(&cursor, *format++))
				return false;
			continue;
		}
		if (!item_take(format, &cursor, reading))
			return false;
		format += 2;
	}
	return cursor.at == cursor.end && reading_complete(reading);
}

static enum grain
reading_grain(const struct reading *reading)
{
	if (reading_has(reading, PART_SECOND))
		return GRAIN_SECOND;
	return reading_has(reading, PART_MINUTE) ? GRAIN_MINUTE : GRAIN_DAY;
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
	if (reading_has(reading, PART_HOUR12)) /* 12 AM is the first hour */
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

void
times_open(
    struct times *times, const struct mapping *mapping, const struct zone *zone)
{
	times->zone = zone;
	times->count = mapping->format_count;
	times->forms = mem_new(times->count, sizeof(*times->forms));
	for (size_t i = 0; i < times->count; i++) {
		times->forms[i].format = mapping->formats[i];
		layout_make(&times->forms[i].layout, mapping->formats[i]);
	}
}

enum time_verdict
times_read(const struct times *times, const char *text, size_t len,
    struct timestamp *out)
{
	struct reading reading;

	for (size_t i = 0; i < times->count; i++) {
		const struct time_form *form = &times->forms[i];

		if (len < form->layout.least || len > form->layout.most)
			continue;
		if (layout_take(&form->layout, text, len, &reading) ||
		    form_fits(form->format, text, len, &reading))
			return reading_place(&reading, times->zone, out);
	}
	return TIME_NO_FORM;
}

enum time_verdict
times_read_plainly(const struct times *times, const char *text, size_t len,
    struct timestamp *out)
{
	struct reading reading;

	for (size_t i = 0; i < times->count; i++) {
		if (form_fits(times->forms[i].format, text, len, &reading))
			return reading_place(&reading, times->zone, out);
	}
	return TIME_NO_FORM;
}

void
times_release(struct times *times)
{
	free(times->forms);
	*times = (struct times){ 0 };
}

enum time_verdict
time_read(const struct mapping *mapping, const struct zone *zone,
    const char *text, struct timestamp *out)
{
	struct times times;
	enum time_verdict verdict;

	times_open(&times, mapping, zone);
	verdict = times_read(&times, text, strlen(text), out);
	times_release(&times);
	return verdict;
}

bool
reader_time(const struct mapping *mapping, const struct zone *zone,
    const char *text, struct timestamp *out)
{
	return time_read(mapping, zone, text, out) == TIME_FITS;
}
