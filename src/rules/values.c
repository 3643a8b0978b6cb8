/* values.c -- text of a rule book to numbers, exactly. */
/* SPDX-License-Identifier: MIT */
#include "values.h"

#include <stddef.h>
#include <string.h>

#include "slaudit/instant.h"

enum { DIGITS_MAX = 9, ID_MAX = 64, DAYS_A_WEEK = 7 };

struct unit {
	const char *word;
	int64_t seconds; /* 0: it is a day */
	int rank;        /* units stand in falling order, each once */
	bool business;
};

static const struct unit units[] = {
	{ "business days", 0, 4, true },
	{ "business day", 0, 4, true },
	{ "days", 0, 3, false },
	{ "day", 0, 3, false },
	{ "h", 3600, 2, false },
	{ "min", 60, 1, false },
	{ "s", 1, 0, false },
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char *
skip_blanks(const char *text)
{
	while (*text == ' ')
		text++;
	return text;
}

/* At most nine digits, so that nothing that follows can overflow; NULL if
 * there is none, or more. */
static const char *
take_number(const char *text, int64_t *out)
{
	int count = 0;

	*out = 0;
	while (is_digit(text[count]) && count < DIGITS_MAX)
		*out = *out * 10 + (text[count++] - '0');
	return count == 0 || is_digit(text[count]) ? NULL : text + count;
}

/* The longest unit that stands here as a whole word, or NULL. */
static const struct unit *
find_unit(const char *text)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t length = strlen(units[i].word);

		if (strncmp(text, units[i].word, length) == 0 &&
		    !is_letter(text[length]))
			return &units[i];
	}
	return NULL;
}

static const char *
check_limit(const struct limit *limit)
{
	const int64_t most = (int64_t)VALUES_LIMIT_DAYS_MAX * SECONDS_PER_DAY;

	if (limit->business && limit->seconds != 0)
		return "mixes business days with hours";
	if (limit->seconds == 0 && limit->days == 0)
		return "is outside 1 s to 3660 days";
	if (limit->days > VALUES_LIMIT_DAYS_MAX || limit->seconds > most)
		return "is outside 1 s to 3660 days";
	return NULL;
}

const char *
values_limit(const char *text, struct limit *out)
{
	int rank = 5;
	struct limit limit = { 0 };

	do {
		const struct unit *unit;
		int64_t number;

		text = take_number(skip_blanks(text), &number);
		if (text == NULL)
			return "is not a length such as 21 days or 8 h 30 min";
		unit = find_unit(skip_blanks(text));
		if (unit == NULL)
			return "has no unit: s, min, h, days or business days";
		if (unit->rank >= rank)
			return "names its units in no falling order";
		rank = unit->rank;
		limit.seconds += number * unit->seconds;
		limit.days += unit->seconds == 0 ? number : 0;
		limit.business = limit.business || unit->business;
		text = skip_blanks(skip_blanks(text) + strlen(unit->word));
	} while (*text != '\0');
	*out = limit;
	return check_limit(&limit);
}

const char *
values_number(const char *text, int64_t *out)
{
	const char *rest = take_number(text, out);

	if (rest == NULL || *rest != '\0')
		return "is not a whole number";
	return NULL;
}

/* Up to two decimals, which is a basis point. */
static const char *
take_decimals(const char *text, int64_t *bp)
{
	if (*text != '.')
		return text;
	text++;
	for (int64_t worth = 10; worth >= 1; worth /= 10) {
		if (!is_digit(*text))
			return worth == 10 ? NULL : text;
		*bp += (*text++ - '0') * worth;
	}
	return is_digit(*text) ? NULL : text;
}

const char *
values_share(const char *text, int32_t *out)
{
	static const char not [] =
	    "is not a share such as 95 % or 99.9 %, two decimals at most";
	int64_t bp;

	text = take_number(text, &bp);
	if (text == NULL)
		return not ;
	bp *= 100;
	text = take_decimals(text, &bp);
	if (text == NULL || strcmp(skip_blanks(text), "%") != 0)
		return not ;
	if (bp < 1 || bp > 10000)
		return "is outside 0.01 % to 100 %";
	*out = (int32_t)bp;
	return NULL;
}

static bool
has_form(const char *text, const char *form)
{
	for (; *form != '\0'; text++, form++) {
		if (*form == '9' ? !is_digit(*text) : *text != *form)
			return false;
	}
	return *text == '\0';
}

static const char *
check_year(const char *text)
{
	int64_t year = 0;

	for (int i = 0; i < 4; i++)
		year = year * 10 + (text[i] - '0');
	if (year < VALUES_YEAR_MIN || year > VALUES_YEAR_MAX)
		return "is outside the years 1970 to 2037";
	return NULL;
}

const char *
values_date(const char *text, int32_t *out)
{
	if (has_form(text, "99-99") || has_form(text, "--99-99"))
		return "has no year";
	if (!has_form(text, "9999-99-99"))
		return "is not a date such as 2021-12-25";
	*out = day_parse(text);
	if (*out == DAY_NONE)
		return "does not exist";
	return check_year(text);
}

const char *
values_instant(const char *text)
{
	if (strlen(text) <= strlen("2021-12-25"))
		return "is not an instant such as 2021-12-25T17:00:00-08:00";
	if (has_form(text, "9999-99-99T99:99:99"))
		return "has no offset: Z, or one such as -08:00";
	if (instant_parse(text) == INSTANT_NONE)
		return "is not an instant such as 2021-12-25T17:00:00-08:00";
	return check_year(text);
}

/* "09:30" to seconds; 24:00 is the end of a day. -1: no such time. */
static int32_t
clock_seconds(const char *text)
{
	int32_t hour = (text[0] - '0') * 10 + (text[1] - '0');
	int32_t minute = (text[3] - '0') * 10 + (text[4] - '0');

	if (minute > 59 || hour > 24 || (hour == 24 && minute > 0))
		return -1;
	return hour * 3600 + minute * 60;
}

const char *
values_span(const char *text, struct span *out)
{
	if (!has_form(text, "99:99-99:99"))
		return "is not a span such as 09:00-17:00";
	out->from = clock_seconds(text);
	out->to = clock_seconds(text + strlen("99:99-"));
	if (out->from < 0 || out->to < 0 || out->from == SECONDS_PER_DAY)
		return "names a time of day that does not exist";
	if (out->from == out->to)
		return "ends as it begins: a whole day is 00:00-24:00";
	if (out->to < out->from)
		out->to += SECONDS_PER_DAY; /* a night shift */
	return NULL;
}

/* Takes a day's word at TEXT; -1: none stands there. */
static int
take_weekday(const char **text)
{
	static const char words[] = "montuewedthufrisatsun";

	for (int i = 0; i < DAYS_A_WEEK; i++) {
		if (strncmp(*text, words + (size_t)i * 3, 3) == 0) {
			*text += 3;
			return i;
		}
	}
	return -1;
}

const char *
values_weekdays(const char *text, unsigned *out)
{
	static const char not [] = "is no day such as mon, mon-fri or daily";
	int from;
	int to;

	*out = (1u << DAYS_A_WEEK) - 1;
	if (strcmp(text, "daily") == 0)
		return NULL;
	from = to = take_weekday(&text);
	if (from < 0)
		return not ;
	if (*text == '-') {
		text++;
		to = take_weekday(&text);
	}
	if (to < 0 || *text != '\0')
		return not ;
	*out = 1u << from;
	for (int day = from; day != to; day = (day + 1) % DAYS_A_WEEK)
		*out |= 1u << (day + 1) % DAYS_A_WEEK;
	return NULL;
}

static bool
has_all(const char *seen, const char *wanted)
{
	for (; *wanted != '\0'; wanted++) {
		if (strchr(seen, *wanted) == NULL)
			return false;
	}
	return true;
}

/* The conversions of FORMAT, each once, into SEEN. */
static const char *
list_conversions(const char *format, char seen[10])
{
	size_t count = 0;

	seen[0] = '\0';
	for (const char *at = format; *at != '\0'; at++) {
		if (*at != '%')
			continue;
		at++;
		if (*at == '\0' || strchr("YmdHIMSpz%", *at) == NULL)
			return "has a conversion other than "
			       "%Y %m %d %H %I %M %S %p %z %%";
		if (*at == '%')
			continue;
		if (strchr(seen, *at) != NULL)
			return "says the same thing twice";
		seen[count++] = *at;
		seen[count] = '\0';
	}
	return NULL;
}

const char *
values_format(const char *text, bool *has_offset)
{
	char seen[10];
	const char *why = list_conversions(text, seen);
	bool hour24;
	bool hour12;

	if (why != NULL)
		return why;
	hour24 = has_all(seen, "H");
	hour12 = has_all(seen, "I");
	*has_offset = has_all(seen, "z");
	if (!has_all(seen, "Ymd"))
		return "lacks one of %Y, %m and %d";
	if (hour12 != has_all(seen, "p") || (hour12 && hour24))
		return "has %I without %p, or %p without %I, or %H besides";
	if (has_all(seen, "S") && !has_all(seen, "M"))
		return "has seconds without minutes";
	if (has_all(seen, "M") != (hour12 || hour24))
		return "has hours without minutes, or minutes without hours";
	return NULL;
}

const char *
values_id(const char *text)
{
	if (!is_digit(*text) && !is_letter(*text))
		return "does not begin with a letter or a digit";
	if (strlen(text) > ID_MAX)
		return "is longer than 64 letters";
	for (; *text != '\0'; text++) {
		if (!is_digit(*text) && !is_letter(*text) &&
		    strchr(".-_", *text) == NULL)
			return "holds other than letters, digits and . - _";
	}
	return NULL;
}
