/* explain_outcome.c -- one verdict: in words, its rule, its arithmetic. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/names.h"
#include "slaudit/report.h"
#include "slaudit/sample.h"

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
	if (outcome->sle->clock == CLOCK_COUNT)
		return key_of(
		    m, "explain.verdict-count", outcome_words[outcome->state]);
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

static const char *
rule_text(const struct making *m, const struct sle *sle)
{
	return say(m, "explain.rule", "id", sle->id, "version", sle->version,
	    "title", sle->title, NULL);
}

static const char *
span_text(const struct making *m, const struct sle *sle)
{
	char from[INSTANT_TEXT];
	char to[INSTANT_TEXT];
	const char *open = say(m, "explain.open-end", NULL);

	if (sle->valid_from != DAY_NONE)
		day_text(sle->valid_from, from);
	if (sle->valid_to != DAY_NONE)
		day_text(sle->valid_to, to);
	return say(m, "explain.valid", "from",
	    sle->valid_from == DAY_NONE ? open : from, "to",
	    sle->valid_to == DAY_NONE ? open : to, NULL);
}

/* The event on LINE at INSTANT, one of WORDS where several stand there. */
static const struct event *
event_at(const struct ticket *ticket, const struct words *words,
    int64_t instant, uint32_t line)
{
	const struct event *found = NULL;

	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (event->line != line || event->at != instant)
			continue;
		for (size_t w = 0; w < words->count; w++) {
			if (strcmp(words->items[w], event->name) == 0)
				return event;
		}
		if (found == NULL)
			found = event;
	}
	return found;
}

/* What stands there, by the name the procedure gives it. A date has no moment
 * of UTC. */
static const char *
event_text(const struct making *m, const struct explanation *story,
    const struct words *words, int64_t instant, uint32_t line)
{
	const struct ticket *ticket = story->ticket;
	const struct process *process =
	    book_process(story->book, ticket->process);
	const struct event *event = event_at(ticket, words, instant, line);
	char utc[INSTANT_TEXT];

	instant_text(instant, utc);
	if (event == NULL)
		return say(m, "explain.moment", "local",
		    say_instant(m, instant), "utc", utc, NULL);
	return say(m,
	    is_date_only(ticket, instant, line) ? "explain.event-date"
						: "explain.event",
	    "event",
	    process == NULL ? event->name
			    : process_event_title(process, event->name),
	    "local", say_event(m, ticket, instant, line), "utc", utc, "line",
	    say_count(m, line), NULL);
}

struct fact {
	const char *key;
	const char *value; /* NULL: nothing to say */
	bool of_verdict;   /* only where there is one to give */
};

static bool
is_shown(const struct fact *fact, bool judges)
{
	return fact->value != NULL && (judges || !fact->of_verdict);
}

static const char *
instant_or_none(const struct making *m, int64_t instant)
{
	if (instant == INSTANT_NONE)
		return say(m, "shorthand.none", NULL);
	return say_instant(m, instant);
}

static const char *
cycles_text(const struct making *m, const struct sle *sle)
{
	if (sle->cycles == CYCLES_NOT_SAID)
		return NULL;
	return say(m, key_of(m, "cycles", cycles_words[sle->cycles]), NULL);
}

static const char *
binds_text(const struct making *m, const struct sle *sle)
{
	if (sle->binds == BINDS_RECEIPT)
		return NULL;
	return say(m, key_of(m, "binds", binds_words[sle->binds]), NULL);
}

static const char *
counts_text(const struct making *m, const struct sle *sle)
{
	struct buf text = { 0 };
	const char *made;

	if (sle->counts.count == 0)
		return NULL;
	for (size_t i = 0; i < sle->counts.count; i++)
		buf_print(
		    &text, "%s%s", i == 0 ? "" : ", ", sle->counts.items[i]);
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static void
facts_table(const struct making *m, struct node *section,
    const struct fact *facts, size_t count, bool judges)
{
	const struct column columns[] = {
		column_head(m, "fact"),
		column_of(m, "fact_value", false),
	};
	struct table *table;
	size_t shown = 0;
	size_t row = 0;

	for (size_t i = 0; i < count; i++)
		shown += is_shown(&facts[i], judges);
	table = table_add(m, section, "facts", columns, 2, shown);
	for (size_t i = 0; i < count; i++) {
		const struct cell cells[] = {
			cell_text(say(m, facts[i].key, NULL)),
			cell_text(facts[i].value == NULL ? "" : facts[i].value),
		};

		if (is_shown(&facts[i], judges))
			row_set(table, row++, cells, 2);
	}
}

static void
facts_add(const struct making *m, const struct explanation *story,
    const struct outcome *outcome, struct node *section)
{
	const struct sle *sle = outcome->sle;
	const char *start = outcome->start == INSTANT_NONE
	    ? say(m, "shorthand.unknown", NULL)
	    : event_text(
		  m, story, &sle->from, outcome->start, outcome->start_line);
	const char *stop = outcome->stop == INSTANT_NONE
	    ? say(m, "explain.still-open", "at", say_instant(m, outcome->at),
		  NULL)
	    : event_text(m, story, &sle->to, outcome->stop, outcome->stop_line);
	const char *wall = outcome->start == INSTANT_NONE
	    ? say(m, "shorthand.none", NULL)
	    : say_duration(m, outcome->wall);
	const char *due = instant_or_none(m, outcome->due);
	const char *late = instant_or_none(m, outcome->late_from);
	bool least = sle->type == TYPE_MIN;
	const struct fact facts[] = {
		{ "fact.rule", rule_text(m, sle), false },
		{ "fact.status", say_status(m, sle->status), false },
		{ "fact.source", cell_or_none(m, sle->source).text, false },
		{ "fact.valid", span_text(m, sle), false },
		{ "fact.clock", say_clock(m, sle), false },
		{ "fact.cycles", cycles_text(m, sle), false },
		{ "fact.counts", counts_text(m, sle), false },
		{ "fact.binds", binds_text(m, sle), false },
		{ "fact.limit", say_bound(m, sle), true },
		{ sle_by_figure(sle) ? "fact.target-figure" : "fact.target",
		    cell_target(m, sle).text, true },
		{ "fact.start", start, false },
		{ "fact.stop", stop, false },
		{ "fact.wall", wall, false },
		{ least ? "fact.met-from" : "fact.due", due, true },
		{ "fact.late-from", least ? NULL : late, true },
		{ "fact.month", say_month(m, outcome->month), false },
	};

	facts_table(m, section, facts, sizeof(facts) / sizeof(facts[0]),
	    sle_judges(sle));
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
	if (outcome_hangs(outcome))
		note_add(m, section, say(m, "explain.hangs", NULL));
	if (sle_by_figure(outcome->sle))
		note_add(m, section,
		    say(m, "explain.by-figure", "target",
			say_target(m, outcome->sle), NULL));
	facts_add(m, story, outcome, section);
	if (calendar != NULL)
		explain_segments(m, outcome, calendar, section);
	explain_pauses(m, story, index, section);
	explain_turns(m, story, index, section);
	explain_split(m, story, index, section);
	readings_add(m, outcome, section);
	para_add(m, section, say(m, "explain.id", "id", section->id, NULL));
}
