/* explain_weeks.c -- many open hours, week by week, equal weeks in one row. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/calendar.h"

enum { DAYS_A_WEEK = 7, SECONDS_PER_HOUR = 3600, SECONDS_PER_MINUTE = 60 };

struct piece { /* an open segment, in seconds after its day's local midnight */
	int32_t day;
	int64_t opens;
	int64_t closes;
	int64_t second; /* its length: clocks may change within it */
};

struct pieces {
	struct piece *items;
	size_t count;
	size_t room;
};

struct weeks { /* COUNT equal weeks, each of LENGTH pieces */
	size_t first;
	size_t length;
	uint64_t count;
};

static int64_t
local_second(const struct zone *zone, int64_t instant, int32_t day)
{
	return instant + zone_offset(zone, instant) -
	    (int64_t)day * SECONDS_PER_DAY;
}

static void
pieces_take(struct arena *arena, const struct calendar *calendar, int64_t from,
    int64_t until, struct pieces *out)
{
	const struct zone *zone = calendar_zone(calendar);
	int64_t cursor = from;
	int64_t open;
	int64_t close;

	while (calendar_segment(calendar, &cursor, until, &open, &close) > 0) {
		int32_t day = zone_day(zone, open);

		out->items = arena_grow(arena, out->items, &out->room,
		    out->count, sizeof(*out->items));
		out->items[out->count++] = (struct piece){
			.day = day,
			.opens = local_second(zone, open, day),
			.closes = local_second(zone, close, day),
			.second = close - open,
		};
	}
}

static int32_t
monday_of(const struct piece *piece)
{
	return piece->day - (int32_t)day_weekday(piece->day);
}

/* How many pieces begin in the week of the one at FIRST. */
static size_t
week_length(const struct pieces *pieces, size_t first)
{
	int32_t monday = monday_of(&pieces->items[first]);
	size_t at = first;

	while (at < pieces->count && monday_of(&pieces->items[at]) == monday)
		at++;
	return at - first;
}

/* Is the week at NEXT the one after that at WEEK, hour by hour? */
static bool
week_repeats(
    const struct pieces *pieces, size_t week, size_t next, size_t length)
{
	if (next >= pieces->count || week_length(pieces, next) != length)
		return false;
	for (size_t i = 0; i < length; i++) {
		const struct piece *a = &pieces->items[week + i];
		const struct piece *b = &pieces->items[next + i];

		if (b->day - a->day != DAYS_A_WEEK || a->opens != b->opens ||
		    a->closes != b->closes || a->second != b->second)
			return false;
	}
	return true;
}

static struct weeks
weeks_at(const struct pieces *pieces, size_t first)
{
	struct weeks weeks = { first, week_length(pieces, first), 1 };
	size_t at = first;

	while (week_repeats(pieces, at, at + weeks.length, weeks.length)) {
		at += weeks.length;
		weeks.count++;
	}
	return weeks;
}

/* --- words ---------------------------------------------------------------- */

/* "08:30", and seconds only where there are some. */
static const char *
say_time(const struct making *m, int64_t second)
{
	int hour = (int)(second / SECONDS_PER_HOUR);
	int minute = (int)(second / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE);
	int rest = (int)(second % SECONDS_PER_MINUTE);

	if (rest == 0)
		return arena_format(m->arena, "%02d:%02d", hour, minute);
	return arena_format(m->arena, "%02d:%02d:%02d", hour, minute, rest);
}

static const char *
say_weekday(const struct making *m, int32_t day)
{
	return say(m,
	    arena_format(m->arena, "weekday.%d", day_weekday(day) + 1), NULL);
}

static const char *
say_piece(const struct making *m, const struct piece *piece)
{
	int32_t days = (int32_t)((piece->closes - 1) / SECONDS_PER_DAY);
	const char *closes =
	    say_time(m, piece->closes - (int64_t)days * SECONDS_PER_DAY);

	if (days == 0)
		return arena_format(
		    m->arena, "%s-%s", say_time(m, piece->opens), closes);
	if (days == 1)
		return say(m, "explain.next-day", "from",
		    say_time(m, piece->opens), "to", closes, NULL);
	return arena_format(m->arena, "%s-%s %s", say_time(m, piece->opens),
	    say_weekday(m, piece->day + days), closes);
}

/* The hours of the day of the piece at *AT, which moves behind them. */
static const char *
say_day_hours(
    const struct making *m, const struct pieces *pieces, size_t *at, size_t end)
{
	int32_t day = pieces->items[*at].day;
	const char *text = say_piece(m, &pieces->items[(*at)++]);

	while (*at < end && pieces->items[*at].day == day)
		text = arena_format(m->arena, "%s, %s", text,
		    say_piece(m, &pieces->items[(*at)++]));
	return text;
}

static void
days_put(const struct making *m, struct buf *out, int32_t first, int32_t last,
    const char *hours)
{
	if (hours == NULL)
		return;
	buf_print(out, "%s%s", out->len > 0 ? "; " : "", say_weekday(m, first));
	if (last > first)
		buf_print(out, "-%s", say_weekday(m, last));
	buf_print(out, " %s", hours);
}

/* "Wed 15:59:42-17:00; Thu-Fri 08:00-17:00" */
static const char *
say_week(const struct making *m, const struct pieces *pieces,
    const struct weeks *weeks)
{
	size_t end = weeks->first + weeks->length;
	int32_t first = 0;
	int32_t last = 0;
	const char *hours = NULL;
	struct buf text = { 0 };
	const char *made;

	for (size_t at = weeks->first; at < end;) {
		int32_t day = pieces->items[at].day;
		const char *here = say_day_hours(m, pieces, &at, end);

		if (hours == NULL || day != last + 1 ||
		    strcmp(hours, here) != 0) {
			days_put(m, &text, first, last, hours);
			first = day;
			hours = here;
		}
		last = day;
	}
	days_put(m, &text, first, last, hours);
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

/* --- the table ------------------------------------------------------------ */

static size_t
rows_count(const struct pieces *pieces)
{
	size_t rows = 0;

	for (size_t at = 0; at < pieces->count; rows++) {
		struct weeks weeks = weeks_at(pieces, at);

		at += weeks.length * (size_t)weeks.count;
	}
	return rows;
}

static int64_t
week_seconds(const struct pieces *pieces, const struct weeks *weeks)
{
	int64_t sum = 0;

	for (size_t i = 0; i < weeks->length; i++)
		sum += pieces->items[weeks->first + i].second;
	return sum;
}

static void
rows_fill(
    const struct making *m, struct table *table, const struct pieces *pieces)
{
	int64_t sum = 0;
	size_t at = 0;

	for (size_t row = 0; at < pieces->count; row++) {
		struct weeks weeks = weeks_at(pieces, at);
		int64_t each = week_seconds(pieces, &weeks);
		const struct piece *first = &pieces->items[at];
		const struct piece *last;

		at += weeks.length * (size_t)weeks.count;
		last = &pieces->items[at - 1];
		sum += each * (int64_t)weeks.count;
		row_set(table, row,
		    (const struct cell[]){
			cell_text(explain_date(m, first->day)),
			cell_text(explain_date(m, last->day)),
			cell_text(say_week(m, pieces, &weeks)),
			cell_count(m, weeks.count),
			cell_seconds(m, each),
			cell_seconds(m, sum),
		    },
		    table->column_count);
	}
}

void
explain_weeks(const struct making *m, const struct calendar *calendar,
    int64_t from, int64_t until, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "week_from"),
		column_of(m, "week_to", false),
		column_of(m, "week_hours", false),
		column_of(m, "weeks", true),
		column_of(m, "week_second", true),
		column_of(m, "sum", true),
	};
	struct pieces pieces = { 0 };

	pieces_take(m->arena, calendar, from, until, &pieces);
	rows_fill(m,
	    table_add(m, section, "weeks", columns,
		sizeof(columns) / sizeof(columns[0]), rows_count(&pieces)),
	    &pieces);
}
