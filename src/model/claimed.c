/* claimed.c -- numbers that an export claims, exactly. */
/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "slaudit/quality.h"

/* So that products with seconds have room. */
enum { DIGITS_MOST = 11, DECIMALS_MOST = 4 };

/* At most MOST and one more: then there are too many. */
static size_t
digits_read(const char *text, size_t most, int64_t *value)
{
	size_t count = 0;

	while (text[count] >= '0' && text[count] <= '9' && count <= most)
		*value = *value * 10 + (text[count++] - '0');
	return count;
}

bool
claimed_number(const char *text, struct claimed_number *out)
{
	bool below = *text == '-';
	size_t whole;
	size_t decimals = 0;

	*out = (struct claimed_number){ 0, 1 };
	text += below;
	whole = digits_read(text, DIGITS_MOST, &out->value);
	text += whole;
	if (*text == '.') {
		decimals = digits_read(text + 1, DECIMALS_MOST, &out->value);
		text += decimals + 1;
		if (decimals == 0)
			return false;
	}
	for (size_t i = 0; i < decimals; i++)
		out->parts *= 10;
	if (below)
		out->value = -out->value;
	return *text == '\0' && whole > 0 && whole <= DIGITS_MOST &&
	    decimals <= DECIMALS_MOST;
}

bool
claimed_comma(const char *text)
{
	const char *comma = strchr(text, ',');
	struct claimed_number number;
	char copy[2 * DIGITS_MOST];

	if (comma == NULL || strlen(text) >= sizeof(copy))
		return false;
	memcpy(copy, text, strlen(text) + 1);
	copy[comma - text] = '.';
	return claimed_number(copy, &number);
}

static const int64_t unit_seconds[] = { 1, 60, 3600, 86400 };
_Static_assert(sizeof(unit_seconds) / sizeof(unit_seconds[0]) == CLAIM_UNITS,
    "every unit has its seconds");

bool
claimed_agrees(const struct claimed_number *claimed, enum claim_unit unit,
    int64_t measured, bool in_days)
{
	int64_t size = in_days ? 1 : unit_seconds[unit];
	int64_t apart = measured * claimed->parts - claimed->value * size;

	return (apart < 0 ? -apart : apart) < size;
}
