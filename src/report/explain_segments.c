/* explain_segments.c -- open hours under an outcome, for a pencil. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include "slaudit/calendar.h"

/* "Mon" and the date */
static const char *
say_date(const struct making *m, int32_t day)
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
	return say_date(m, zone_day(zone, instant));
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
date_explain(const struct making *m, const struct schedule *schedule,
    const struct dated *dated, const char *key, struct node *section)
{
	const char *source =
	    dated->source == NULL ? schedule->source : dated->source;
	const char *none = say(m, "shorthand.unknown", NULL);

	para_add(m, section,
	    say(m, key, "day", say_date(m, dated->day), "name", dated->name,
		"source", source == NULL ? none : source, "by",
		dated->decided_by == NULL ? none : dated->decided_by, "id",
		schedule->id, NULL));
}

/* The dates from FIRST to LAST that are not as the week says, and on whose
 * word. */
static void
dates_explain(const struct making *m, const struct schedule *schedule,
    int32_t first, int32_t last, struct node *section)
{
	for (size_t i = 0; i < schedule->holiday_count; i++) {
		const struct dated *dated = &schedule->holidays[i];

		if (dated->day >= first && dated->day <= last)
			date_explain(
			    m, schedule, dated, "explain.holiday", section);
	}
	for (size_t i = 0; i < schedule->override_count; i++) {
		const struct dated *dated = &schedule->overrides[i];

		if (dated->day >= first && dated->day <= last)
			date_explain(
			    m, schedule, dated, "explain.override", section);
	}
	for (size_t i = 0; i < schedule->part_count; i++)
		dates_explain(m, schedule->parts[i], first, last, section);
}

void
explain_segments(const struct making *m, const struct outcome *outcome,
    const struct calendar *calendar, struct node *section)
{
	int64_t until = outcome->at; /* so that the sum is the elapsed time */
	const struct column columns[] = {
		column_head(m, "day"),
		column_of(m, "opens", false),
		column_of(m, "closes", false),
		column_of(m, "second", true),
		column_of(m, "sum", true),
	};
	struct table *table;

	if (outcome->start == INSTANT_NONE || until < outcome->start)
		return;
	if (!calendar_covers(calendar, outcome->start, until)) {
		note_add(m, section, say(m, "explain.not-covered", NULL));
		return;
	}
	para_add(m, section,
	    say(m, "explain.segments", "calendar",
		calendar_schedule(calendar)->title, "id",
		calendar_schedule(calendar)->id, "zone",
		zone_name(calendar_zone(calendar)), "status",
		say_status(m, calendar_schedule(calendar)->status), NULL));
	table = table_add(m, section, "segments", columns,
	    sizeof(columns) / sizeof(columns[0]),
	    segments_count(calendar, outcome->start, until));
	segments_fill(m, table, calendar, outcome->start, until);
	dates_explain(m, calendar_schedule(calendar),
	    zone_day(calendar_zone(calendar), outcome->start),
	    zone_day(calendar_zone(calendar), until), section);
}
