/* json_cells.h -- what stands in a JSON result: null where there is nothing. */
#ifndef JSON_CELLS_H
#define JSON_CELLS_H

#include <jansson.h>
#include <stdint.h>

#include "slaudit/instant.h"

static inline json_t *
instant_json(int64_t instant)
{
	char text[INSTANT_TEXT];

	if (instant == INSTANT_NONE)
		return json_null();
	instant_text(instant, text);
	return json_string(text);
}

static inline json_t *
day_json(int32_t day)
{
	char text[INSTANT_TEXT];

	if (day == DAY_NONE)
		return json_null();
	day_text(day, text);
	return json_string(text);
}

static inline json_t *
month_json(int32_t month)
{
	char text[INSTANT_TEXT];

	if (month == MONTH_NONE)
		return json_null();
	month_text(month, text);
	return json_string(text);
}

static inline json_t *
word_json(const char *word)
{
	return word == NULL ? json_null() : json_string(word);
}

#endif
