/* explain_segments.c -- open hours under an outcome, for a pencil. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/calendar.h"

/* More would fill a mail: then weeks stand for their days. */
enum { SEGMENTS_LISTED = 15 };

const char *
explain_date(const struct making *m, int32_t day)
{
	char text[INSTANT_TEXT];

	day_text(day, text);
	return arena_format(m->arena, "%s %s",
	    say(m, arena_format(m->arena, "weekday.%d", day_weekday(day) + 1),
		NULL),
	    text);
}

static const char *
say_day(const struct making *m, const struct zone *zone, int64_t instant)
{
	return explain_date(m, zone_day(zone, instant));
}

/* A segment that ends with its day ends at 24:00, not at 00:00 of the next. */
static const char *
say_clock_time(const struct making *m, const struct zone *zone, int64_t from,
    int64_t instant)
{
	struct civil local;

	zone_local(zone, instant, &local);
	if (instant > from && local.hour == 0 && local.minute == 0 &&
	    local.second == 0)
		return "24:00:00";
	return arena_format(
	    m->arena, "%02d:%02d:%02d", local.hour, local.minute, local.second);
}

static size_t
segments_count(const struct calendar *calendar, int64_t from, int64_t until)
{
	int64_t cursor = from;
	int64_t open;
	int64_t close;
	size_t count = 0;

	while (calendar_segment(calendar, &cursor, until, &open, &close) > 0)
		count++;
	return count;
}

static void
segments_fill(const struct making *m, struct table *table,
    const struct calendar *calendar, int64_t from, int64_t until)
{
	const struct zone *zone = calendar_zone(calendar);
	int64_t cursor = from;
	int64_t sum = 0;
	int64_t open;
	int64_t close;
	size_t row = 0;

	while (calendar_segment(calendar, &cursor, until, &open, &close) > 0) {
		const struct cell cells[] = {
			cell_text(say_day(m, zone, open)),
			cell_text(say_clock_time(m, zone, open, open)),
			cell_text(say_clock_time(m, zone, open, close)),
			cell_seconds(m, close - open),
			cell_seconds(m, sum + close - open),
		};

		sum += close - open;
		row_set(table, row++, cells, sizeof(cells) / sizeof(cells[0]));
	}
}

static void
segments_add(const struct making *m, const struct calendar *calendar,
    int64_t from, int64_t until, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "day"),
		column_of(m, "opens", false),
		column_of(m, "closes", false),
		column_of(m, "second", true),
		column_of(m, "sum", true),
	};
	size_t count = segments_count(calendar, from, until);
	struct table *table;

	if (count > SEGMENTS_LISTED) {
		explain_weeks(m, calendar, from, until, section);
		return;
	}
	table = table_add(m, section, "segments", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	if (from == until)
		table->empty = say(m, "explain.no-time", NULL);
	segments_fill(m, table, calendar, from, until);
}

/* The dates of an outcome that are not as the week says, and on whose word. */
struct dates {
	const struct making *m;
	struct node *section;
	int32_t first;
	int32_t last;
	const char *id;   /* of the calendar */
	const char *one;  /* the sentence for one date */
	const char *many; /* and for several that have one source */
};

struct spoken { /* dates with one source, for one sentence */
	const char *source;
	const char *by;
	const char *list;
	size_t count;
};

static const char *
or_unknown(const struct making *m, const char *text)
{
	return text == NULL ? say(m, "shorthand.unknown", NULL) : text;
}

static bool
is_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void
spoken_say(const struct dates *dates, const struct spoken *spoken)
{
	const struct making *m = dates->m;

	if (spoken->count > 0)
		para_add(m, dates->section,
		    say(m, spoken->count > 1 ? dates->many : dates->one, "id",
			dates->id, "list", spoken->list, "source",
			or_unknown(m, spoken->source), "by",
			or_unknown(m, spoken->by), NULL));
}

static void
spoken_add(
    const struct making *m, struct spoken *spoken, const struct dated *dated)
{
	const char *text = arena_format(
	    m->arena, "%s, %s", explain_date(m, dated->day), dated->name);

	spoken->list = spoken->count++ == 0
	    ? text
	    : arena_format(m->arena, "%s; %s", spoken->list, text);
}

static void
dated_explain(const struct dates *dates, const struct dated *dated,
    size_t count, const char *source)
{
	struct spoken spoken = { 0 };

	for (size_t i = 0; i < count; i++) {
		const char *own =
		    dated[i].source == NULL ? source : dated[i].source;

		if (dated[i].day < dates->first || dated[i].day > dates->last)
			continue;
		if (!is_same(own, spoken.source) ||
		    !is_same(dated[i].decided_by, spoken.by)) {
			spoken_say(dates, &spoken);
			spoken = (struct spoken){ .source = own,
				.by = dated[i].decided_by };
		}
		spoken_add(dates->m, &spoken, &dated[i]);
	}
	spoken_say(dates, &spoken);
}

static void
dates_explain(const struct dates *between, const struct schedule *schedule)
{
	struct dates dates = *between;

	dates.id = schedule->id;
	dates.one = "explain.holiday";
	dates.many = "explain.holidays";
	dated_explain(&dates, schedule->holidays, schedule->holiday_count,
	    schedule->source);
	dates.one = "explain.override";
	dates.many = "explain.overrides";
	dated_explain(&dates, schedule->overrides, schedule->override_count,
	    schedule->source);
	for (size_t i = 0; i < schedule->part_count; i++)
		dates_explain(between, schedule->parts[i]);
}

/* Whose hours, as far as known, and on whose word. */
static void
calendar_say(const struct making *m, const struct calendar *calendar,
    struct node *section)
{
	const struct schedule *schedule = calendar_schedule(calendar);
	char from[INSTANT_TEXT];
	char to[INSTANT_TEXT];

	day_text(schedule->covers_from, from);
	day_text(schedule->covers_to, to);
	para_add(m, section,
	    say(m, "explain.segments", "calendar", schedule->title, "id",
		schedule->id, "zone", zone_name(calendar_zone(calendar)),
		"from", from, "to", to, "status",
		say_status(m, schedule->status), "source",
		or_unknown(m, schedule->source), NULL));
}

void
explain_segments(const struct making *m, const struct outcome *outcome,
    const struct calendar *calendar, struct node *section)
{
	int64_t until = outcome->at; /* so that the sum is the elapsed time */

	if (outcome->start == INSTANT_NONE || until < outcome->start)
		return;
	if (!calendar_covers(calendar, outcome->start, until)) {
		note_add(m, section, say(m, "explain.not-covered", NULL));
		return;
	}
	calendar_say(m, calendar, section);
	segments_add(m, calendar, outcome->start, until, section);
	dates_explain(
	    &(struct dates){ .m = m,
		.section = section,
		.first = zone_day(calendar_zone(calendar), outcome->start),
		.last = zone_day(calendar_zone(calendar), until) },
	    calendar_schedule(calendar));
}
