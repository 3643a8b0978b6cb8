/* explain_pauses.c -- what stood still under an outcome, and what is left. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include "slaudit/ask.h"
#include "slaudit/calendar.h"
#include "slaudit/pause.h"
#include "slaudit/report.h"

struct told { /* the pauses of one outcome, as far as they lie in it */
	const struct making *m;
	const struct explanation *story;
	const struct outcome *outcome;
	const struct calendar *calendar; /* NULL: 24x7 */
	struct pauses pauses;
};

static void
told_begin(struct told *t)
{
	pauses_begin(&t->pauses, t->outcome->sle,
	    book_process(t->story->book, t->story->ticket->process),
	    t->story->ticket, t->outcome->at);
}

static int64_t
run_between(const struct told *t, int64_t from, int64_t until)
{
	return t->calendar == NULL ? until - from
				   : calendar_between(t->calendar, from, until);
}

static bool
told_next(struct told *t, struct pause *pause)
{
	const struct outcome *outcome = t->outcome;

	while (pause_next(&t->pauses, pause)) {
		int64_t until =
		    pause->until == NULL ? outcome->at : pause->until->at;

		if (pause->from->at < outcome->at && until > outcome->start)
			return true;
	}
	return false;
}

/* Do pauses of one party alone take time out? */
static bool
by_word(const struct sle *sle)
{
	return sle->counts.count == 0 && sle->cycles != CYCLES_SUM;
}

static const char *
party_of(const struct making *m, const struct sle *sle)
{
	return sle->pause_party == NULL ? say(m, "shorthand.unknown", NULL)
					: sle->pause_party;
}

/* One row; the seconds that are left after it. */
static int64_t
pause_row(const struct told *t, struct table *table, size_t row,
    const struct pause *pause, int64_t left)
{
	const struct making *m = t->m;
	const struct outcome *outcome = t->outcome;
	const struct ticket *ticket = t->story->ticket;
	const struct event *end = pause->until;
	int64_t from = pause->from->at;
	int64_t until = end == NULL ? outcome->at : end->at;
	int64_t out =
	    run_between(t, from > outcome->start ? from : outcome->start,
		until < outcome->at ? until : outcome->at);
	const struct cell cells[] = {
		cell_event(m, ticket, from, pause->from->line),
		end == NULL ? cell_instant(m, until)
			    : cell_event(m, ticket, until, end->line),
		cell_line(m, pause->from->line),
		cell_seconds(m, out),
		cell_seconds(m, left - out),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
	return left - out;
}

static size_t
pauses_count(struct told *t)
{
	struct pause pause;
	size_t count = 0;

	told_begin(t);
	while (told_next(t, &pause))
		count++;
	return count;
}

static void
pauses_table(struct told *t, struct node *section, size_t count, int64_t gross)
{
	const struct making *m = t->m;
	const struct column columns[] = {
		column_head(m, "paused_from"),
		column_of(m, "paused_until", false),
		column_of(m, "line", true),
		column_of(m, "taken_out", true),
		column_of(m, "left", true),
	};
	struct table *table = table_add(m, section, "pauses", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	struct pause pause;

	told_begin(t);
	for (size_t row = 0; told_next(t, &pause); row++)
		gross = pause_row(t, table, row, &pause, gross);
}

/* A wait of the outcome for which nobody asked: its time is taken out all the
 * same, and that is said. */
static void
unasked_say(const struct told *t, const struct word_pair *pair,
    const struct event *wait, struct node *section)
{
	const struct making *m = t->m;
	const struct process *process =
	    book_process(t->story->book, t->story->ticket->process);

	if (!words_hold(&t->outcome->sle->pause, wait->name) ||
	    wait->at < t->outcome->start || wait->at >= t->outcome->at)
		return;
	note_add(m, section,
	    say(m, "explain.unasked", "wait",
		process_event_title(process, pair->from), "ask",
		process_event_title(process, pair->to), "at",
		say_event(m, t->story->ticket, wait->at, wait->line), "line",
		say_count(m, wait->line), NULL));
}

static void
unasked_add(const struct told *t, struct node *section)
{
	const struct ticket *ticket = t->story->ticket;
	const struct process *process =
	    book_process(t->story->book, ticket->process);

	for (size_t i = 0; process != NULL && i < process->ask_count; i++) {
		struct asks asks;
		size_t wait;

		asks_begin(&asks, &process->asks[i], ticket);
		while (asks_next(&asks, &wait))
			unasked_say(t, &process->asks[i], &ticket->events[wait],
			    section);
	}
}

void
explain_pauses(const struct making *m, const struct explanation *story,
    size_t index, struct node *section)
{
	const struct outcome *outcome = &story->outcomes[index];
	struct told t = {
		.m = m,
		.story = story,
		.outcome = outcome,
		.calendar = story->calendars[index],
	};
	int64_t gross;
	size_t count;

	if (!sle_may_pause(outcome->sle) || outcome->start == INSTANT_NONE ||
	    outcome->at < outcome->start ||
	    outcome->state == OUTCOME_NOT_COVERED)
		return;
	gross = run_between(&t, outcome->start, outcome->at);
	count = pauses_count(&t);
	if (count > 0)
		para_add(m, section,
		    say(m,
			by_word(outcome->sle) ? "explain.pauses"
					      : "explain.gaps",
			"party", party_of(m, outcome->sle), "gross",
			say_count(m, (uint64_t)gross), "took",
			say_count(m, (uint64_t)outcome->elapsed), NULL));
	pauses_table(&t, section, count, gross);
	unasked_add(&t, section);
}

bool
explain_counted(const struct explanation *story, size_t index, int64_t from,
    int64_t until, int64_t *seconds)
{
	const struct sle *sle = story->outcomes[index].sle;
	struct told t = { .story = story, .calendar = story->calendars[index] };
	struct pause pause;

	if (t.calendar != NULL && !calendar_covers(t.calendar, from, until))
		return false;
	*seconds = run_between(&t, from, until);
	pauses_begin(&t.pauses, sle,
	    book_process(story->book, story->ticket->process), story->ticket,
	    explain_known(story));
	while (pause_next(&t.pauses, &pause)) {
		int64_t begin = pause.from->at > from ? pause.from->at : from;
		int64_t end = until;

		if (pause.until != NULL && pause.until->at < until)
			end = pause.until->at;
		if (begin < end)
			*seconds -= run_between(&t, begin, end);
	}
	return true;
}
