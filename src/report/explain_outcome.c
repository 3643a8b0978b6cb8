/* explain_outcome.c -- one verdict: in words, its rule, its arithmetic. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"
#include "slaudit/report.h"
#include "slaudit/sample.h"
#include "slaudit/spell.h"

enum { SECONDS_PER_MINUTE = 60 };

static bool
by_open_time(const struct sle *sle)
{
	return sle->clock == CLOCK_BUSINESS ||
	    sle->clock == CLOCK_BUSINESS_DAYS;
}

static int64_t
positive(int64_t number)
{
	return number < 0 ? -number : number;
}

/* "30,600 s = 8 h 30 min", or "23 days". */
static const char *
amount(const struct making *m, const struct sle *sle, int64_t seconds,
    int64_t days)
{
	if (sle_in_days(sle))
		return say_days(m, days);
	if (positive(seconds) < SECONDS_PER_MINUTE)
		return say_duration(m, seconds);
	return say(m, "explain.seconds", "seconds",
	    say_count(m, (uint64_t)positive(seconds)), "words",
	    by_open_time(sle) ? say_hours(m, seconds)
			      : say_duration(m, seconds),
	    NULL);
}

/* No case is met or missed by itself where a figure of the month decides. */
static bool
figure_says(const struct outcome *outcome)
{
	return sle_by_figure(outcome->sle) &&
	    (outcome->state == OUTCOME_MET ||
		outcome->state == OUTCOME_MISSED ||
		outcome->state == OUTCOME_UNDECIDABLE);
}

/* Where sums of the month decide. What is planned and taken out is not what is
 * measured for information. */
static const char *
sums_key(const struct making *m, const struct explanation *story,
    const struct outcome *outcome)
{
	const char *state = outcome_words[outcome->state];
	struct spell spell;

	if (outcome->sle->clock == CLOCK_COUNT)
		return key_of(m, "explain.verdict-count", state);
	spell_of(&spell, story->ticket, outcome->sle, outcome->at);
	if (outcome->state == OUTCOME_MEASURED && spell.kind == SPELL_PLANNED)
		return "explain.verdict-spell.planned";
	if (outcome->state == OUTCOME_MEASURED && spell.kind == SPELL_FORGIVEN)
		return "explain.verdict-spell.forgiven";
	return key_of(m, "explain.verdict-spell", state);
}

/* Business days are not judged by their hours, so the sentence differs; a
 * least time is outlasted, not kept. */
static const char *
verdict_key(const struct making *m, const struct explanation *story,
    const struct outcome *outcome)
{
	bool judges = sle_judges(outcome->sle);
	bool decided = outcome->state == OUTCOME_MET ||
	    outcome->state == OUTCOME_MISSED ||
	    outcome->state == OUTCOME_WITHIN || outcome->state == OUTCOME_OVER;

	if (outcome->start == INSTANT_NONE)
		return "explain.no-start";
	if (outcome->state == OUTCOME_UNDECIDABLE &&
	    explain_unsaid(story, outcome))
		return "explain.unsaid";
	if (outcome->state == OUTCOME_DEFECTIVE && outcome->wall < 0)
		return "explain.backwards";
	if (outcome->state == OUTCOME_WITHIN && !judges)
		return "explain.open-measured";
	if (sle_by_sums(outcome->sle))
		return sums_key(m, story, outcome);
	if (figure_says(outcome))
		return key_of(
		    m, "explain.verdict-figure", outcome_words[outcome->state]);
	if (outcome->state == OUTCOME_MET && outcome->margin == 0 &&
	    outcome->sle->clock != CLOCK_BUSINESS_DAYS)
		return "explain.met-exactly";
	if (decided && judges && outcome->sle->type == TYPE_MIN)
		return key_of(
		    m, "explain.verdict-least", outcome_words[outcome->state]);
	return key_of(m,
	    decided && outcome->sle->clock == CLOCK_BUSINESS_DAYS
		? "explain.verdict-bd"
		: "explain.verdict",
	    outcome_words[outcome->state]);
}

/* Why a figure has no verdict. */
static const char *
why_text(const struct making *m, const struct sle *sle)
{
	if (sle->limit == LIMIT_NONE)
		return say(m, "explain.no-limit", NULL);
	if (sle->status == STATUS_UNKNOWN)
		return say(m, "explain.unknown-limit", "limit",
		    say_limit(m, sle), NULL);
	return say(m, "explain.informational", NULL);
}

/* The moment of the verdict: a date only, where the file has no more. */
static const char *
at_text(const struct making *m, const struct ticket *ticket,
    const struct outcome *outcome)
{
	if (outcome->stop != INSTANT_NONE)
		return say_event(m, ticket, outcome->stop, outcome->stop_line);
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (outcome->state == OUTCOME_ENDED && event->at == outcome->at)
			return say_event(m, ticket, event->at, event->line);
	}
	return say_instant(m, outcome->at);
}

static void
verdict_say(const struct making *m, const struct explanation *story,
    const struct outcome *outcome, struct node *section)
{
	const struct sle *sle = outcome->sle;
	int64_t margin = positive(outcome->margin);
	struct sample sample = { 0 };

	sample_of(&sample, story->ticket, sle, outcome->at);

	para_add(m, section,
	    say(m, verdict_key(m, story, outcome), "took",
		amount(m, sle, outcome->elapsed, outcome->days), "clock",
		say_clock(m, sle), "limit", say_limit(m, sle), "margin",
		amount(m, sle, margin, margin), "due",
		say_instant(m, outcome->due), "at",
		at_text(m, story->ticket, outcome), "why", why_text(m, sle),
		"before", say_duration(m, positive(outcome->wall)), "sample",
		say_sample(m, sample.correct, sample.checked), NULL));
}

static void
reading_row(const struct making *m, struct table *table, size_t row,
    enum day_rule rule, enum outcome_state state, int64_t due)
{
	bool official = row == 0;
	const struct cell cells[] = {
		cell_text(day_rule_words[rule]),
		cell_text(say(m,
		    official ? "reading.official" : "reading.variant", NULL)),
		cell_state(m, state),
		due == INSTANT_NONE ? cell_none(say(m, "shorthand.none", NULL))
				    : cell_instant(m, due),
		cell_text(
		    say(m, key_of(m, "dayrule", day_rule_words[rule]), NULL)),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
readings_add(
    const struct making *m, const struct outcome *outcome, struct node *section)
{
	const struct column columns[] = {
		column_head(m, "day_rule"),
		column_of(m, "reading", false),
		column_of(m, "state", false),
		column_of(m, "due", false),
		column_of(m, "meaning", false),
	};
	struct table *table;

	if (outcome->variant_count == 0)
		return;
	table = table_add(m, section, "variants", columns,
	    sizeof(columns) / sizeof(columns[0]), outcome->variant_count + 1);
	reading_row(
	    m, table, 0, outcome->sle->day_rule, outcome->state, outcome->due);
	for (size_t i = 0; i < outcome->variant_count; i++)
		reading_row(m, table, i + 1, outcome->variants[i].rule,
		    outcome->variants[i].state, outcome->variants[i].due);
}

/* The last second of the event on LINE at INSTANT: of its day, where the file
 * has no more. */
static int64_t
last_second(const struct ticket *ticket, int64_t instant, uint32_t line)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->line == line && event->at == instant &&
		    event->grain == GRAIN_DAY)
			return event_last(event);
	}
	return instant;
}

/* What a verdict that dates leave open would rest on at either end of them. */
static void
bounds_say(const struct making *m, const struct explanation *story,
    size_t index, struct node *section)
{
	const struct outcome *outcome = &story->outcomes[index];
	const struct sle *sle = outcome->sle;
	const struct ticket *ticket = story->ticket;
	int64_t from = 0;
	int64_t until = 0;
	int64_t least = 0;
	int64_t most = 0;

	if (outcome->state != OUTCOME_UNDECIDABLE ||
	    outcome->stop == INSTANT_NONE || sle->clock == CLOCK_COUNT ||
	    sle_may_pause(sle))
		return;
	from = last_second(ticket, outcome->start, outcome->start_line);
	until = last_second(ticket, outcome->stop, outcome->stop_line);
	if (!explain_counted(story, index, outcome->start, until, &most) ||
	    (from < outcome->stop &&
		!explain_counted(story, index, from, outcome->stop, &least)))
		return;
	para_add(m, section,
	    say(m, "explain.bounds", "least", amount(m, sle, least, 0), "most",
		amount(m, sle, most, 0), "limit", say_bound(m, sle), NULL));
}

/* "-05:00" */
static const char *
offset_text(const struct making *m, int64_t instant)
{
	char text[INSTANT_TEXT];

	zone_text(m->zone, instant, text);
	return arena_copy(m->arena, text + strlen(text) - strlen("-05:00"));
}

/* Whoever counts by local times is off by what the clocks were moved. */
static void
clock_change_say(
    const struct making *m, const struct outcome *outcome, struct node *section)
{
	if (outcome->start == INSTANT_NONE ||
	    outcome->sle->clock != CLOCK_ELAPSED ||
	    zone_offset(m->zone, outcome->start) ==
		zone_offset(m->zone, outcome->at))
		return;
	note_add(m, section,
	    say(m, "explain.clock-change", "zone", zone_name(m->zone), "from",
		offset_text(m, outcome->start), "to",
		offset_text(m, outcome->at), NULL));
}

static struct node *
outcome_section(const struct making *m, const struct explanation *story,
    const struct outcome *outcome, struct node *page)
{
	struct buf name = { 0 };
	struct node *section;

	outcome_name(outcome->sle, story->ticket, outcome->cycle, &name);
	section = page_add(m->arena, page, NODE_SECTION,
	    say(m, "explain.outcome", "id", outcome->sle->id, "title",
		outcome->sle->title, "state",
		say_case(m, outcome->sle, outcome->state), NULL));
	section->id = arena_copy(m->arena, buf_text(&name));
	buf_release(&name);
	return section;
}

void
explain_outcome(const struct making *m, const struct explanation *story,
    size_t index, struct node *page)
{
	const struct outcome *outcome = &story->outcomes[index];
	const struct calendar *calendar = story->calendars[index];
	struct outcome measured = *outcome;
	struct node *section = outcome_section(m, story, outcome, page);

	measured.state = explain_state(story, outcome);
	verdict_say(m, story, &measured, section);
	explain_said(m, story, outcome, section);
	bounds_say(m, story, index, section);
	clock_change_say(m, outcome, section);
	if (outcome_hangs(outcome))
		note_add(m, section, say(m, "explain.hangs", NULL));
	if (sle_by_figure(outcome->sle))
		note_add(m, section,
		    say(m, "explain.by-figure", "target",
			say_target(m, outcome->sle), NULL));
	explain_facts(m, story, outcome, section);
	if (calendar != NULL)
		explain_segments(m, outcome, calendar, section);
	explain_runs(m, story, index, section);
	explain_pauses(m, story, index, section);
	explain_turns(m, story, index, section);
	explain_split(m, story, index, section);
	readings_add(m, outcome, section);
	para_add(m, section, say(m, "explain.id", "id", section->id, NULL));
}
