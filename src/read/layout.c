/* layout.c -- a time in which every number has all its digits: each item then
 * stands at its place, and eight bytes are held against the format at once. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "time_internal.h"

enum {
	OFFSET_MOST = 6, /* +hh:mm; the least is Z */
	HALF_WIDTH = 2,
	SLACK_LITERAL = 0x7f,
	SLACK_DIGIT = 0x7f - 9
};

struct draft { /* what each byte must be */
	unsigned char sought[LAYOUT_MOST];
	unsigned char told[LAYOUT_MOST];
	unsigned char slack[LAYOUT_MOST];
};

/* One byte more; false beyond the widest that is laid out. */
static bool
byte_put(struct layout *layout, struct draft *draft, char sought,
    unsigned char told, unsigned char slack)
{
	if (layout->width == LAYOUT_MOST)
		return false;
	draft->sought[layout->width] = (unsigned char)sought;
	draft->told[layout->width] = told;
	draft->slack[layout->width] = slack;
	layout->width++;
	return true;
}

static bool
number_put(struct layout *layout, struct draft *draft, const char *format)
{
	const struct part *part = part_find(format[1]);
	size_t which;

	if (part == NULL)
		return false;
	which = (size_t)(part - part_rows);
	if ((layout->seen >> which & 1U) != 0)
		return false;
	layout->seen |= 1U << which;
	layout->at[which] = layout->width;
	layout->least += (size_t)part_least(format, part);
	layout->most += part->digits;
	for (int i = 0; i < part->digits; i++) {
		if (!byte_put(layout, draft, '0', 0xff, SLACK_DIGIT))
			return false;
	}
	return true;
}

static bool
half_put(struct layout *layout, struct draft *draft)
{
	if (layout->half)
		return false;
	layout->half = true;
	layout->half_at = layout->width;
	layout->least += HALF_WIDTH;
	layout->most += HALF_WIDTH;
	for (int i = 0; i < HALF_WIDTH; i++) {
		if (!byte_put(layout, draft, 0, 0, 0))
			return false;
	}
	return true;
}

static bool
offset_put(struct layout *layout)
{
	layout->offset = true;
	layout->least += 1;
	layout->most += OFFSET_MOST;
	return true;
}

static bool
literal_put(struct layout *layout, struct draft *draft, char literal)
{
	layout->least += 1;
	layout->most += 1;
	return byte_put(layout, draft, literal, 0xff, SLACK_LITERAL);
}

/* False where the format has no layout: %z before its end, an item twice or
 * unknown, no room. */
static bool
item_put(struct layout *layout, struct draft *draft, const char *format)
{
	if (layout->offset)
		return false;
	if (format[0] != '%')
		return literal_put(layout, draft, format[0]);
	switch (format[1]) {
	case 'p':
		return half_put(layout, draft);
	case 'z':
		return offset_put(layout);
	case '%':
		return literal_put(layout, draft, '%');
	default:
		return number_put(layout, draft, format);
	}
}

/* So no text fits that is shorter than a day's eight digits. */
static bool
layout_complete(const struct layout *layout)
{
	struct reading reading = {
		.half = layout->half ? 0 : -1,
		.seen = layout->seen,
	};

	return reading_complete(&reading);
}

/* The last step ends with the text, and may overlap the one before. */
static void
steps_put(struct layout *layout, const struct draft *draft)
{
	for (size_t done = 0; done < layout->width; done += LAYOUT_STEP) {
		struct layout_step *step = &layout->steps[layout->step_count++];

		step->at = done;
		if (step->at > layout->width - LAYOUT_STEP)
			step->at = layout->width - LAYOUT_STEP;
		memcpy(&step->sought, draft->sought + step->at, LAYOUT_STEP);
		memcpy(&step->told, draft->told + step->at, LAYOUT_STEP);
		memcpy(&step->slack, draft->slack + step->at, LAYOUT_STEP);
	}
}

void
layout_make(struct layout *layout, const char *format)
{
	struct draft draft = { { 0 }, { 0 }, { 0 } };

	*layout = (struct layout){ 0 };
	for (; *format != '\0'; format += format[0] == '%' ? 2 : 1) {
		if (item_put(layout, &draft, format))
			continue;
		*layout = (struct layout){ .most = SIZE_MAX };
		return;
	}
	if (!layout_complete(layout)) {
		*layout = (struct layout){ .most = SIZE_MAX };
		return;
	}
	steps_put(layout, &draft);
	layout->plain = !layout->half && (layout->seen >> PART_HOUR & 1U) != 0;
	layout->seconds = (layout->seen >> PART_SECOND & 1U) != 0;
}

/* A byte that differs by more than its slack carries into its top bit. */
static bool
steps_fit(const struct layout *layout, const char *text)
{
	uint64_t over = 0;

	for (size_t i = 0; i < layout->step_count; i++) {
		const struct layout_step *step = &layout->steps[i];
		uint64_t word;

		memcpy(&word, text + step->at, sizeof(word));
		word = (word ^ step->sought) & step->told;
		over |= word | (word + step->slack);
	}
	return (over & 0x8080808080808080) == 0;
}

static int
two_at(const char *text)
{
	return (text[0] - '0') * 10 + (text[1] - '0');
}

/* Two digits, held against the bounds of PART. */
static int
two_take(const struct layout *layout, const char *text, int part,
    struct reading *reading)
{
	int value = two_at(text + layout->at[part]);

	if (value < part_rows[part].least || value > part_rows[part].most)
		reading->exists = false;
	return value;
}

static void
clock_take(
    const struct layout *layout, const char *text, struct reading *reading)
{
	int hour = reading_has(reading, PART_HOUR) ? PART_HOUR : PART_HOUR12;

	reading->civil.hour = two_take(layout, text, hour, reading);
	reading->civil.minute = two_take(layout, text, PART_MINUTE, reading);
	if (reading_has(reading, PART_SECOND))
		reading->civil.second =
		    two_take(layout, text, PART_SECOND, reading);
}

/* A layout is complete: there is a day, and an hour has its minute. */
static void
numbers_take(
    const struct layout *layout, const char *text, struct reading *reading)
{
	const char *year = text + layout->at[PART_YEAR];

	reading->civil.year = two_at(year) * 100 + two_at(year + 2);
	reading->civil.month = two_take(layout, text, PART_MONTH, reading);
	reading->civil.day = two_take(layout, text, PART_DAY, reading);
	if (reading_has(reading, PART_MINUTE))
		clock_take(layout, text, reading);
}

/* What is fixed fits, and where it is not all, more stands behind it. */
static bool
width_fits(const struct layout *layout, const char *text, size_t len)
{
	if (layout->width == 0 || len < layout->width)
		return false;
	return (len > layout->width) == layout->offset &&
	    steps_fit(layout, text);
}

bool
layout_take(const struct layout *layout, const char *text, size_t len,
    struct reading *reading)
{
	struct cursor cursor = { text, text + len };

	if (!width_fits(layout, text, len))
		return false;
	*reading = (struct reading){
		.half = -1,
		.exists = true,
		.seen = layout->seen,
	};
	numbers_take(layout, text, reading);
	cursor.at = text + layout->half_at;
	if (layout->half && !half_take(&cursor, reading))
		return false;
	cursor.at = text + layout->width;
	if (layout->offset && !offset_take(&cursor, reading))
		return false;
	return cursor.at == cursor.end;
}

/* --- a moment ---------------------------------------------------------- */

/* Between these every fourth year is a leap year. */
enum { MOMENT_FROM = 1971, MOMENT_TO = 2036 };

static const uint16_t days_before[] = { 0, 0, 31, 59, 90, 120, 151, 181, 212,
	243, 273, 304, 334 };
static const uint8_t days_in[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	30, 31 };

/* -1: no such day, or none of those years. */
static int64_t
moment_day(const struct layout *layout, const char *text)
{
	const char *at = text + layout->at[PART_YEAR];
	int year = two_at(at) * 100 + two_at(at + 2);
	int month = two_at(text + layout->at[PART_MONTH]);
	int day = two_at(text + layout->at[PART_DAY]);
	int leap = year % 4 == 0;

	if (year < MOMENT_FROM || year > MOMENT_TO || month < 1 || month > 12 ||
	    day < 1 || day > days_in[month] + (leap && month == 2))
		return -1;
	return (year - 1970) * 365 + (year - 1969) / 4 + days_before[month] +
	    (leap && month > 2) + day - 1;
}

bool
layout_moment(const struct layout *layout, const char *text, size_t len,
    struct moment *out)
{
	int64_t day;
	int hour;
	int minute;
	int second = 0;

	out->zulu = layout->offset;
	if (!layout->plain || len != layout->width + layout->offset ||
	    (layout->offset && text[layout->width] != 'Z') ||
	    !steps_fit(layout, text))
		return false;
	day = moment_day(layout, text);
	hour = two_at(text + layout->at[PART_HOUR]);
	minute = two_at(text + layout->at[PART_MINUTE]);
	if (layout->seconds)
		second = two_at(text + layout->at[PART_SECOND]);
	if (day < 0 || hour > 23 || minute > 59 || second > 59)
		return false;
	out->local =
	    day * SECONDS_PER_DAY + (int64_t)(hour * 60 + minute) * 60 + second;
	return true;
}
