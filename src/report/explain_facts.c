/* explain_facts.c -- the rule of a verdict, and what it was applied to. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/calendar.h"
#include "slaudit/names.h"
#include "slaudit/report.h"

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

	if (sle->valid_from == DAY_NONE && sle->valid_to == DAY_NONE)
		return say(m, "explain.always", NULL);
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

int64_t
report_unmoved(const struct explanation *story, size_t index)
{
	const struct outcome *outcome = &story->outcomes[index];
	const struct calendar *calendar = story->calendars[index];
	const struct sle *sle = outcome->sle;
	int64_t due = INSTANT_NONE;

	if (!sle_may_pause(sle) || !sle_judges(sle) ||
	    sle->binds == BINDS_SPLIT || outcome->start == INSTANT_NONE ||
	    outcome->state == OUTCOME_NOT_COVERED)
		return INSTANT_NONE;
	if (calendar == NULL)
		return sle->limit > INT64_MAX - outcome->start
		    ? INSTANT_NONE
		    : outcome->start + sle->limit;
	due = calendar_add(calendar, outcome->start, sle->limit);
	return due != INSTANT_NONE && sle->due_at == DUE_AT_NEXT_OPENING
	    ? calendar_next_opening(calendar, due)
	    : due;
}

/* Where the due time stood before pauses moved it; NULL: nothing did. */
static const char *
unmoved_text(const struct making *m, const struct explanation *story,
    const struct outcome *outcome)
{
	int64_t due =
	    report_unmoved(story, (size_t)(outcome - story->outcomes));

	return due == INSTANT_NONE || due == outcome->due ? NULL
							  : say_instant(m, due);
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

/* "operator, customer"; NULL where there are none. */
static const char *
words_text(const struct making *m, const struct words *words)
{
	const char *text = NULL;

	for (size_t i = 0; i < words->count; i++)
		text = text == NULL
		    ? words->items[i]
		    : arena_format(m->arena, "%s, %s", text, words->items[i]);
	return text;
}

/* Events by the names the procedure gives them. */
static const char *
titles_text(const struct making *m, const struct explanation *story,
    const struct words *words)
{
	const struct process *process =
	    book_process(story->book, story->ticket->process);
	const char *text = NULL;

	for (size_t i = 0; i < words->count; i++) {
		const char *title = process == NULL
		    ? words->items[i]
		    : process_event_title(process, words->items[i]);

		text = text == NULL
		    ? title
		    : arena_format(m->arena, "%s, %s", text, title);
	}
	return text;
}

/* What would start, stop or pause the clock, whatever happened here. */
static const char *
step_text(const struct making *m, const struct explanation *story,
    const struct words *words, const char *key)
{
	const char *titles = titles_text(m, story, words);

	return titles == NULL ? NULL : say(m, key, "events", titles, NULL);
}

static const char *
which_key(const struct making *m, enum which which)
{
	return key_of(m, "explain.which", which_words[which]);
}

static const char *
starts_text(const struct making *m, const struct explanation *story,
    const struct sle *sle)
{
	if (sle->clock == CLOCK_COUNT)
		return NULL;
	return step_text(m, story, &sle->from,
	    sle->cycles == CYCLES_NOT_SAID ? which_key(m, sle->from_which)
					   : "explain.which.each-start");
}

static const char *
stops_text(const struct making *m, const struct explanation *story,
    const struct sle *sle)
{
	if (sle->clock == CLOCK_COUNT)
		return NULL;
	return step_text(m, story, &sle->to,
	    sle->cycles == CYCLES_NOT_SAID ? which_key(m, sle->to_which)
					   : "explain.which.next-stop");
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

void
explain_facts(const struct making *m, const struct explanation *story,
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
		{ "fact.starts", starts_text(m, story, sle), false },
		{ "fact.since",
		    step_text(m, story, &sle->since, "explain.which.since"),
		    false },
		{ "fact.stops", stops_text(m, story, sle), false },
		{ "fact.cycles", cycles_text(m, sle), false },
		{ "fact.pauses",
		    step_text(m, story, &sle->pause, "explain.which.pause"),
		    false },
		{ "fact.counts", words_text(m, &sle->counts), false },
		{ "fact.binds", binds_text(m, sle), false },
		{ "fact.limit", say_bound(m, sle), true },
		{ sle_by_figure(sle) ? "fact.target-figure" : "fact.target",
		    cell_target(m, sle).text, true },
		{ "fact.start", start, false },
		{ "fact.stop", stop, false },
		{ "fact.wall", wall, false },
		{ least ? "fact.met-from" : "fact.due", due, true },
		{ "fact.late-from", least ? NULL : late, true },
		{ "fact.due-unmoved", unmoved_text(m, story, outcome), true },
		{ "fact.month", say_month(m, outcome->month), false },
	};

	facts_table(m, section, facts, sizeof(facts) / sizeof(facts[0]),
	    sle_judges(sle));
}
