/* rules_show_rest.c -- calendars, mappings and detection rules of a book. */
/* SPDX-License-Identifier: MIT */
#include "rules_show.h"

#include "slaudit/buf.h"
#include "slaudit/names.h"

#include "text_internal.h"

enum { DAYS_A_WEEK = 7, MINUTES_AN_HOUR = 60, SECONDS_A_MINUTE = 60 };
static const char indent[] = "       ";

/* --- calendars ------------------------------------------------------------ */

static const char *
clock_time(const struct showing *s, int32_t second)
{
	int32_t minutes = second / SECONDS_A_MINUTE;

	return arena_format(s->making.arena, "%02d:%02d",
	    (int)(minutes / MINUTES_AN_HOUR), (int)(minutes % MINUTES_AN_HOUR));
}

static const char *
spans_text(const struct showing *s, const struct spans *spans)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < spans->count; i++)
		buf_print(&text, "%s%s-%s", i == 0 ? "" : ", ",
		    clock_time(s, spans->items[i].from),
		    clock_time(s, spans->items[i].to));
	made = arena_copy(s->making.arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static bool
same_spans(const struct spans *a, const struct spans *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (a->items[i].from != b->items[i].from ||
		    a->items[i].to != b->items[i].to)
			return false;
	}
	return true;
}

static const char *
weekday(const struct showing *s, int day)
{
	return say(&s->making,
	    arena_format(s->making.arena, "weekday.%d", day + 1), NULL);
}

/* "Mon to Fri 09:00-17:00", days alike together; closed ones are left out. */
static const char *
week_text(const struct showing *s, const struct schedule *schedule)
{
	struct buf text = { 0 };
	const char *made;

	for (int from = 0, to; from < DAYS_A_WEEK; from = to) {
		const struct spans *spans = &schedule->week[from];

		for (to = from + 1; to < DAYS_A_WEEK; to++) {
			if (!same_spans(spans, &schedule->week[to]))
				break;
		}
		if (spans->count == 0)
			continue;
		buf_print(
		    &text, "%s%s", text.len == 0 ? "" : "; ", weekday(s, from));
		if (to > from + 1)
			buf_print(&text, "-%s", weekday(s, to - 1));
		buf_print(&text, " %s", spans_text(s, spans));
	}
	made = arena_copy(s->making.arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static const char *
parts_text(const struct showing *s, const struct schedule *schedule)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < schedule->part_count; i++)
		buf_print(
		    &text, "%s%s", i == 0 ? "" : ", ", schedule->intersect[i]);
	made = say(
	    &s->making, "rules-show.intersect", "parts", buf_text(&text), NULL);
	buf_release(&text);
	return made;
}

void
show_calendars(struct showing *s)
{
	const struct making *m = &s->making;

	show_heading(s, say(m, "rules-show.calendars", NULL));
	if (s->book->calendar_count == 0)
		text_wrap(s->out, "", "", say(m, "shorthand.none", NULL));
	for (size_t i = 0; i < s->book->calendar_count; i++) {
		const struct schedule *schedule = s->book->calendars[i];

		text_wrap(s->out, "", indent,
		    arena_format(m->arena, "%s  %s  %s", schedule->id,
			show_status(s, schedule->status), schedule->title));
		text_wrap(s->out, indent, indent,
		    say(m, "rules-show.calendar", "zone", schedule->zone,
			"hours",
			schedule->part_count > 0 ? parts_text(s, schedule)
						 : week_text(s, schedule),
			"n", say_count(m, schedule->holiday_count), "from",
			show_day(s, schedule->covers_from), "to",
			show_day(s, schedule->covers_to), "source",
			schedule->source, NULL));
	}
}

/* --- mappings ------------------------------------------------------------- */

static const char *
lacks_text(const struct showing *s, const struct mapping *mapping)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < mapping->lack_count; i++)
		buf_print(&text, "%s%s", i == 0 ? "" : ", ", mapping->lacks[i]);
	made = say(
	    &s->making, "rules-show.lacks", "columns", buf_text(&text), NULL);
	buf_release(&text);
	return mapping->lack_count == 0 ? "" : made;
}

void
show_mappings(struct showing *s)
{
	const struct making *m = &s->making;

	show_heading(s, say(m, "rules-show.mappings", NULL));
	for (size_t i = 0; i < s->book->mapping_count; i++) {
		const struct mapping *mapping = s->book->mappings[i];

		text_wrap(s->out, "", indent,
		    say(m, "rules-show.mapping", "id", mapping->id, "title",
			mapping->title, "file", mapping->file, "shape",
			shape_words[mapping->shape], "process",
			mapping->process, "coverage",
			coverage_words[mapping->coverage], "lacks",
			lacks_text(s, mapping), NULL));
	}
}

/* --- detection rules ------------------------------------------------------ */

void
show_detections(struct showing *s)
{
	const struct making *m = &s->making;

	show_heading(s, say(m, "rules-show.detections", NULL));
	text_wrap(s->out, "", "", say(m, "rules-show.trigger", NULL));
	for (size_t i = 0; i < s->book->detection_count; i++) {
		const struct detection *rule = s->book->detections[i];

		text_wrap(s->out, "", indent,
		    arena_format(m->arena, "%s  %s  %s", rule->id,
			show_status(s, rule->status), rule->title));
		text_wrap(s->out, indent, indent,
		    say(m, "rules-show.detection", "kind",
			detection_words[rule->kind], "class",
			finding_class_words[rule->klass], "adopted",
			rule->adopted_by == NULL
			    ? say(m, "rules-show.nobody", NULL)
			    : rule->adopted_by,
			"source", rule->source, NULL));
	}
}

/* --- checks of the data --------------------------------------------------- */

static void
number_put(struct showing *s, struct buf *out, const char *key, int32_t points)
{
	if (points > 0)
		buf_print(out, "; %s",
		    say(&s->making, key, "share",
			say_points(&s->making, points), NULL));
}

/* The numbers that the check goes by, as far as it has any. */
static const char *
numbers_text(struct showing *s, const struct quality_rule *rule)
{
	struct buf text = { 0 };
	const char *made;

	if (rule->least > 0)
		buf_print(&text, "; %s",
		    say(&s->making, "rules-show.least", "n",
			say_count(&s->making, (uint64_t)rule->least), NULL));
	if (rule->months > 0)
		buf_print(&text, "; %s",
		    say(&s->making, "rules-show.months", "n",
			say_count(&s->making, (uint64_t)rule->months), NULL));
	number_put(s, &text, "rules-show.share", rule->share_bp);
	number_put(s, &text, "rules-show.band", rule->band_bp);
	number_put(s, &text, "rules-show.level", rule->level_bp);
	made = arena_copy(s->making.arena, buf_text(&text));
	buf_release(&text);
	return made;
}

void
show_qualities(struct showing *s)
{
	const struct making *m = &s->making;

	if (s->book->quality_count == 0)
		return;
	show_heading(s, say(m, "rules-show.quality", NULL));
	for (size_t i = 0; i < s->book->quality_count; i++) {
		const struct quality_rule *rule = s->book->qualities[i];

		text_wrap(s->out, "", indent,
		    arena_format(m->arena, "%s  %s  %s%s", rule->id,
			show_status(s, rule->status),
			quality_words[rule->check], numbers_text(s, rule)));
		text_wrap(s->out, indent, indent,
		    say(m, "rules-show.checked", "source", rule->source, NULL));
	}
}
