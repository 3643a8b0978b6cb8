/* explain_json.c -- a ticket's story as JSON, the same figures as the text. */
/* SPDX-License-Identifier: MIT */
#include "explain_json.h"
#include "json_cells.h"

#include "slaudit/buf.h"
#include "slaudit/calendar.h"
#include "slaudit/names.h"
#include "slaudit/pause.h"
#include "slaudit/sample.h"
#include "slaudit/spell.h"
#include "slaudit/zone.h"

static json_t *
event_json(const struct event *event, const struct zone *zone)
{
	char local[INSTANT_TEXT];

	zone_text(zone, event->at, local);
	return json_pack("{s:s, s:o, s:s, s:s, s:o, s:I}", "event", event->name,
	    "at", instant_json(event->at), "local", local, "grain",
	    grain_words[event->grain], "party", word_json(event->party), "line",
	    (json_int_t)event->line);
}

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
sooner(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
run_between(const struct calendar *calendar, int64_t from, int64_t until)
{
	return calendar == NULL ? until - from
				: calendar_between(calendar, from, until);
}

static json_t *
segments_json(const struct outcome *outcome, const struct calendar *calendar)
{
	json_t *list = json_array();
	int64_t cursor = outcome->start;
	int64_t running = 0;
	int64_t open;
	int64_t close;

	if (calendar == NULL || outcome->start == INSTANT_NONE ||
	    outcome->at < outcome->start ||
	    outcome->state == OUTCOME_NOT_COVERED)
		return list;
	while (calendar_segment(calendar, &cursor, outcome->at, &open, &close) >
	    0) {
		running += close - open;
		json_array_append_new(list,
		    json_pack("{s:o, s:o, s:I, s:I}", "from",
			instant_json(open), "to", instant_json(close), "second",
			(json_int_t)(close - open), "running_second",
			(json_int_t)running));
	}
	return list;
}

static void
dates_put(json_t *list, const char *kind, const struct dated *dated,
    const char *calendar, const char *source)
{
	char day[INSTANT_TEXT];

	day_text(dated->day, day);
	json_array_append_new(list,
	    json_pack("{s:s, s:s, s:s, s:s, s:o, s:o}", "date", day, "kind",
		kind, "calendar", calendar, "name", dated->name, "source",
		word_json(dated->source == NULL ? source : dated->source),
		"decided_by", word_json(dated->decided_by)));
}

/* The dates from FIRST to LAST that are not as the week says. */
static void
dates_json(
    json_t *list, const struct schedule *schedule, int32_t first, int32_t last)
{
	for (size_t i = 0; i < schedule->holiday_count; i++) {
		const struct dated *dated = &schedule->holidays[i];

		if (dated->day >= first && dated->day <= last)
			dates_put(list, "holiday", dated, schedule->id,
			    schedule->source);
	}
	for (size_t i = 0; i < schedule->override_count; i++) {
		const struct dated *dated = &schedule->overrides[i];

		if (dated->day >= first && dated->day <= last)
			dates_put(list, "override", dated, schedule->id,
			    schedule->source);
	}
	for (size_t i = 0; i < schedule->part_count; i++)
		dates_json(list, schedule->parts[i], first, last);
}

static json_t *
special_dates_json(
    const struct outcome *outcome, const struct calendar *calendar)
{
	json_t *list = json_array();

	if (calendar == NULL || outcome->start == INSTANT_NONE ||
	    outcome->at < outcome->start ||
	    outcome->state == OUTCOME_NOT_COVERED)
		return list;
	dates_json(list, calendar_schedule(calendar),
	    zone_day(calendar_zone(calendar), outcome->start),
	    zone_day(calendar_zone(calendar), outcome->at));
	return list;
}

/* What the pauses take out of the segments' sum, down to the elapsed time. */
static json_t *
pauses_json(const struct outcome *outcome, const struct explanation *story,
    const struct calendar *calendar)
{
	struct pauses pauses;
	json_t *list = json_array();
	struct pause pause;

	if (outcome->start == INSTANT_NONE || outcome->at < outcome->start ||
	    outcome->state == OUTCOME_NOT_COVERED)
		return list;
	pauses_begin(&pauses, outcome->sle,
	    book_process(story->book, story->ticket->process), story->ticket,
	    outcome->at);
	while (pause_next(&pauses, &pause)) {
		bool open = pause.until == NULL;
		int64_t from = later(pause.from->at, outcome->start);
		int64_t until =
		    sooner(open ? outcome->at : pause.until->at, outcome->at);

		if (from >= until)
			continue;
		json_array_append_new(list,
		    json_pack("{s:o, s:o, s:I, s:o, s:I}", "from",
			instant_json(from), "to",
			open ? json_null() : instant_json(until), "line",
			(json_int_t)pause.from->line, "party",
			word_json(pause.party), "second",
			(json_int_t)run_between(calendar, from, until)));
	}
	return list;
}

/* Did the clock run, so that its time was somebody's? */
static bool
ran(const struct outcome *outcome)
{
	return outcome->start != INSTANT_NONE && outcome->at >= outcome->start;
}

/* Whose time it was, by the wall clock: the sum runs on to the wall time. */
static json_t *
turns_json(const struct outcome *outcome, const struct explanation *story)
{
	json_t *list = json_array();
	int64_t running = 0;
	struct turns turns;
	struct turn turn;

	turns_begin(&turns, outcome->sle,
	    book_process(story->book, story->ticket->process), story->ticket,
	    outcome->at);
	while (ran(outcome) && turn_next(&turns, &turn)) {
		int64_t from = outcome->start;
		int64_t until = outcome->at;

		if (!turn_clip(&turn, &from, &until))
			continue;
		running += until - from;
		json_array_append_new(list,
		    json_pack("{s:o, s:o, s:I, s:o, s:b, s:I, s:I}", "from",
			instant_json(from), "to", instant_json(until), "line",
			(json_int_t)turn.from->line, "party",
			word_json(turn.party), "counted", !turn.stands,
			"second", (json_int_t)(until - from), "running_second",
			(json_int_t)running));
	}
	return list;
}

/* The same by party: together the wall time. */
static json_t *
parties_json(const json_t *turns)
{
	json_t *sums = json_object();

	for (size_t i = 0; i < json_array_size(turns); i++) {
		const json_t *turn = json_array_get(turns, i);
		const char *party =
		    json_string_value(json_object_get(turn, "party"));
		const json_t *before;

		party = party == NULL ? "nobody" : party;
		before = json_object_get(sums, party);
		json_object_set_new(sums, party,
		    json_integer(json_integer_value(before) +
			json_integer_value(json_object_get(turn, "second"))));
	}
	return sums;
}

static json_t *
variants_json(const struct outcome *outcome)
{
	json_t *list = json_array();

	for (size_t i = 0; i < outcome->variant_count; i++) {
		const struct variant *variant = &outcome->variants[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:o}", "day_rule",
			day_rule_words[variant->rule], "state",
			outcome_words[variant->state], "due",
			instant_json(variant->due)));
	}
	return list;
}

static json_t *
words_json(const struct words *words)
{
	json_t *list = json_array();

	for (size_t i = 0; i < words->count; i++)
		json_array_append_new(list, json_string(words->items[i]));
	return list;
}

/* What would start, stop and pause the clock, whatever happened here. */
static void
steps_json(json_t *made, const struct sle *sle)
{
	json_object_set_new(made, "from", words_json(&sle->from));
	json_object_set_new(
	    made, "from_which", json_string(which_words[sle->from_which]));
	json_object_set_new(made, "to", words_json(&sle->to));
	json_object_set_new(
	    made, "to_which", json_string(which_words[sle->to_which]));
	json_object_set_new(made, "since", words_json(&sle->since));
	json_object_set_new(made, "pause", words_json(&sle->pause));
	json_object_set_new(made, "counts", words_json(&sle->counts));
}

static json_t *
rule_json(const struct sle *sle)
{
	json_t *limit = sle->limit == LIMIT_NONE
	    ? json_null()
	    : json_integer((json_int_t)sle->limit);
	json_t *percentile =
	    sle->percentile == 0 ? json_null() : json_integer(sle->percentile);
	json_t *made = json_pack(
	    "{s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:o, s:s}",
	    "sle", sle->id, "version", sle->version, "title", sle->title,
	    "clock", clock_words[sle->clock], "type", sle_type_words[sle->type],
	    "percentile", percentile, "limit", limit, "day_rule",
	    day_rule_words[sle->day_rule], "status", status_words[sle->status],
	    "source", sle->source == NULL ? "" : sle->source, "cycles",
	    word_json(sle->cycles == CYCLES_NOT_SAID
		    ? NULL
		    : cycles_words[sle->cycles]),
	    "binds", binds_words[sle->binds]);

	steps_json(made, sle);
	return made;
}

static json_t *
calendar_json(const struct calendar *calendar)
{
	const struct schedule *schedule;
	char from[INSTANT_TEXT];
	char to[INSTANT_TEXT];

	if (calendar == NULL)
		return json_null();
	schedule = calendar_schedule(calendar);
	day_text(schedule->covers_from, from);
	day_text(schedule->covers_to, to);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "calendar",
	    schedule->id, "zone", zone_name(calendar_zone(calendar)),
	    "covers_from", from, "covers_to", to, "status",
	    status_words[schedule->status], "source",
	    word_json(schedule->source));
}

/* What began; whether it has a part in the month is for the state to say. */
static void
spell_json(
    json_t *made, const struct outcome *outcome, const struct ticket *ticket)
{
	struct spell spell;

	spell_of(&spell, ticket, outcome->sle, outcome->at);
	json_object_set_new(
	    made, "spell", json_string(spell_words[spell.kind]));
}

static void
sample_json(
    json_t *made, const struct outcome *outcome, const struct ticket *ticket)
{
	struct sample sample;

	if (!sample_of(&sample, ticket, outcome->sle, outcome->at))
		return;
	json_object_set_new(
	    made, "checked", json_integer((json_int_t)sample.checked));
	json_object_set_new(
	    made, "correct", json_integer((json_int_t)sample.correct));
}

static json_t *
outcome_json(const struct explanation *story, size_t index)
{
	const struct outcome *outcome = &story->outcomes[index];
	struct buf name = { 0 };
	char month[INSTANT_TEXT] = "";
	json_t *turns = turns_json(outcome, story);
	json_t *made;

	outcome_name(outcome->sle, story->ticket, outcome->cycle, &name);
	if (outcome->month != MONTH_NONE)
		month_text(outcome->month, month);
	made = json_pack("{s:s, s:o, s:s, s:s}", "outcome", buf_text(&name),
	    "rule", rule_json(outcome->sle), "state",
	    outcome_words[outcome->state], "month", month);
	json_object_set_new(made, "start", instant_json(outcome->start));
	json_object_set_new(
	    made, "start_line", json_integer((json_int_t)outcome->start_line));
	json_object_set_new(made, "stop", instant_json(outcome->stop));
	json_object_set_new(
	    made, "stop_line", json_integer((json_int_t)outcome->stop_line));
	json_object_set_new(made, "judged_at", instant_json(outcome->at));
	json_object_set_new(
	    made, "wall_second", json_integer((json_int_t)outcome->wall));
	json_object_set_new(
	    made, "elapsed_second", json_integer((json_int_t)outcome->elapsed));
	json_object_set_new(
	    made, "days", json_integer((json_int_t)outcome->days));
	json_object_set_new(made, "due", instant_json(outcome->due));
	json_object_set_new(
	    made, "late_from", instant_json(outcome->late_from));
	json_object_set_new(
	    made, "margin", json_integer((json_int_t)outcome->margin));
	json_object_set_new(
	    made, "calendar", calendar_json(story->calendars[index]));
	json_object_set_new(
	    made, "segments", segments_json(outcome, story->calendars[index]));
	json_object_set_new(made, "dates",
	    special_dates_json(outcome, story->calendars[index]));
	if (outcome->sle->clock == CLOCK_COUNT)
		sample_json(made, outcome, story->ticket);
	if (outcome->sle->clock == CLOCK_AVAILABILITY)
		spell_json(made, outcome, story->ticket);
	if (sle_may_pause(outcome->sle))
		json_object_set_new(made, "due_unpaused",
		    instant_json(report_unmoved(story, index)));
	if (sle_may_pause(outcome->sle))
		json_object_set_new(made, "pauses",
		    pauses_json(outcome, story, story->calendars[index]));
	json_object_set_new(made, "parties", parties_json(turns));
	json_object_set_new(made, "turns", turns);
	json_object_set_new(made, "other_readings", variants_json(outcome));
	buf_release(&name);
	return made;
}

static json_t *
entry_json(const struct register_entry *entry)
{
	return json_pack("{s:s, s:s, s:s, s:I, s:o, s:o, s:o, s:o, s:o, s:s, "
			 "s:s}",
	    "entry", entry->id, "register", register_kind_words[entry->kind],
	    "file", entry->file, "line", (json_int_t)entry->line, "text",
	    word_json(entry->text), "asked_by", word_json(entry->asked_by),
	    "asked_at", instant_json(entry->asked.at), "decided_by",
	    word_json(entry->decided_by), "decided_at",
	    instant_json(entry->decided.at), "ruling",
	    ruling_words[entry->ruling], "became",
	    entry_state_words[entry->state]);
}

static json_t *
aside_json(const struct aside *aside)
{
	json_t *entries = json_array();
	struct buf name = { 0 };
	json_t *made;

	for (size_t i = 0; i < aside->touch_count; i++)
		json_array_append_new(entries,
		    json_pack("{s:s, s:s, s:I, s:b}", "entry",
			aside->touches[i].entry->id, "file",
			aside->touches[i].entry->file, "line",
			(json_int_t)aside->touches[i].entry->line,
			"decided_after", aside->touches[i].late));
	buf_print(&name, "%s/%s/%s#%u", aside->plain.sle->id, aside->process,
	    aside->key, (unsigned)aside->plain.cycle);
	made = json_pack("{s:s, s:s, s:I, s:s, s:o}", "outcome",
	    buf_text(&name), "all_data", outcome_words[aside->plain.state],
	    "all_data_elapsed_second", (json_int_t)aside->plain.elapsed,
	    "after_exclusions", outcome_words[aside->after], "entries",
	    entries);
	buf_release(&name);
	return made;
}

/* Only where a register names or touches the ticket. */
static void
said_json(json_t *made, const struct explanation *story)
{
	const struct register_entry *const *named = NULL;
	size_t count = story->registers == NULL
	    ? 0
	    : registers_of(story->registers, story->ticket->key, &named);
	json_t *entries;
	json_t *touched;

	if (count == 0 && story->aside_count == 0)
		return;
	entries = json_array();
	touched = json_array();
	for (size_t i = 0; i < count; i++)
		json_array_append_new(entries, entry_json(named[i]));
	for (size_t i = 0; i < story->aside_count; i++)
		json_array_append_new(touched, aside_json(&story->asides[i]));
	json_object_set_new(made, "registers", entries);
	json_object_set_new(made, "touched", touched);
}

static void
attributes_put(json_t *made, const struct ticket *ticket)
{
	json_t *words;

	if (ticket->attribute_count == 0)
		return;
	words = json_object();
	for (size_t i = 0; i < ticket->attribute_count; i++)
		json_object_set_new(words, ticket->attributes[i].name,
		    json_string(ticket->attributes[i].word));
	json_object_set_new(made, "attributes", words);
}

json_t *
explain_json(const struct explanation *story, const struct zone *zone)
{
	const struct ticket *ticket = story->ticket;
	json_t *events = json_array();
	json_t *outcomes = json_array();
	json_t *made;

	for (size_t i = 0; i < ticket->event_count; i++)
		json_array_append_new(
		    events, event_json(&ticket->events[i], zone));
	for (size_t i = 0; i < story->outcome_count; i++)
		json_array_append_new(outcomes, outcome_json(story, i));
	made = json_pack(
	    "{s:s, s:s, s:o, s:o, s:s, s:s, s:I, s:{s:s, s:s, s:s}, s:s, s:o, "
	    "s:o}",
	    "ticket", ticket->key, "process", ticket->process, "category",
	    word_json(ticket->category), "customer",
	    word_json(ticket->customer), "export", story->file->name, "sha256",
	    story->file->digest, "line", (json_int_t)ticket->line, "book", "id",
	    story->book->id, "version", story->book->version, "sha256",
	    story->book->digest, "zone", zone_name(zone), "events", events,
	    "outcomes", outcomes);
	attributes_put(made, ticket);
	said_json(made, story);
	return made;
}
