/* explain_turns.c -- whose time an outcome was, down to the wall time. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/calendar.h"
#include "slaudit/report.h"
#include "slaudit/turn.h"

struct told { /* the turns of one outcome, as far as they lie in it */
	const struct making *m;
	const struct explanation *story;
	const struct outcome *outcome;
	struct turns turns;
	struct turn turn;
	int64_t from;
	int64_t until;
};

static void
told_begin(struct told *t)
{
	turns_begin(&t->turns, t->outcome->sle,
	    book_process(t->story->book, t->story->ticket->process),
	    t->story->ticket, t->outcome->at);
}

static bool
told_next(struct told *t)
{
	while (turn_next(&t->turns, &t->turn)) {
		t->from = t->outcome->start;
		t->until = t->outcome->at;
		if (turn_clip(&t->turn, &t->from, &t->until))
			return true;
	}
	return false;
}

bool
explain_unsaid(const struct explanation *story, const struct outcome *outcome)
{
	struct told t = { .story = story, .outcome = outcome };

	told_begin(&t);
	while (told_next(&t)) {
		if (t.turn.unsaid)
			return true;
	}
	return false;
}

/* How many rows; none where it was the operator's alone. */
static size_t
turns_count(struct told *t)
{
	size_t count = 0;
	bool said = false;

	told_begin(t);
	for (; told_next(t); count++)
		said = said || t->turn.party == NULL ||
		    strcmp(t->turn.party, turn_operator) != 0;
	return said ? count : 0;
}

static const char *
party_text(const struct making *m, const struct turn *turn)
{
	return turn->party == NULL ? say(m, "explain.nobody", NULL)
				   : turn->party;
}

/* The instant as it stands in the file, where it is an event's. */
static struct cell
end_cell(const struct told *t, const struct event *event, int64_t instant)
{
	if (event == NULL || event->at != instant)
		return cell_instant(t->m, instant);
	return cell_event(t->m, t->story->ticket, instant, event->line);
}

/* Of what stands at its beginning: a turn from before the start begins with
 * the start. */
static uint32_t
turn_line(const struct told *t)
{
	return t->from == t->turn.from->at ? t->turn.from->line
					   : t->outcome->start_line;
}

static void
turn_row(const struct told *t, struct table *table, size_t row, int64_t sum)
{
	const struct making *m = t->m;
	const struct turn *turn = &t->turn;
	const struct cell cells[] = {
		end_cell(t, turn->from, t->from),
		end_cell(t, turn->until, t->until),
		cell_line(m, turn_line(t)),
		cell_text(party_text(m, turn)),
		cell_text(say(m,
		    turn->stands ? "explain.not-counted" : "explain.counted",
		    NULL)),
		cell_seconds(m, t->until - t->from),
		cell_seconds(m, sum),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
turns_table(struct told *t, struct node *section, size_t count)
{
	const struct making *m = t->m;
	const struct column columns[] = {
		column_head(m, "turn_from"),
		column_of(m, "turn_until", false),
		column_of(m, "line", true),
		column_of(m, "whose", false),
		column_of(m, "counted", false),
		column_of(m, "second", true),
		column_of(m, "sum", true),
	};
	struct table *table = table_add(m, section, "turns", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	int64_t sum = 0;

	told_begin(t);
	for (size_t row = 0; told_next(t); row++) {
		sum += t->until - t->from;
		turn_row(t, table, row, sum);
	}
}

/* --- accounts ------------------------------------------------------------ */

struct account {
	const char *party; /* its word on paper */
	int64_t seconds;   /* on one clock */
};

/* On CALENDAR; NULL: by the wall clock. */
static size_t
accounts_fill(
    struct told *t, const struct calendar *calendar, struct account *accounts)
{
	size_t count = 0;

	told_begin(t);
	while (told_next(t)) {
		const char *party = party_text(t->m, &t->turn);
		size_t i = 0;

		while (i < count && strcmp(accounts[i].party, party) != 0)
			i++;
		if (i == count)
			accounts[count++] = (struct account){ party, 0 };
		accounts[i].seconds += calendar == NULL
		    ? t->until - t->from
		    : calendar_between(calendar, t->from, t->until);
	}
	return count;
}

/* "operator 7,200 s, customer 3,600 s" */
static const char *
accounts_text(struct told *t, const struct calendar *calendar, size_t rows)
{
	const struct making *m = t->m;
	struct account *accounts = arena_new(m->arena, rows, sizeof(*accounts));
	size_t count = accounts_fill(t, calendar, accounts);
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < count; i++)
		buf_print(&text, "%s%s", i == 0 ? "" : ", ",
		    say(m, "explain.account", "party", accounts[i].party,
			"seconds", say_count(m, (uint64_t)accounts[i].seconds),
			NULL));
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static void
open_say(struct told *t, const struct calendar *calendar, size_t rows,
    struct node *section)
{
	const struct making *m = t->m;
	const struct outcome *outcome = t->outcome;

	if (calendar == NULL ||
	    !calendar_covers(calendar, outcome->start, outcome->at))
		return;
	para_add(m, section,
	    say(m, "explain.turns-open", "accounts",
		accounts_text(t, calendar, rows), "open",
		say_count(m,
		    (uint64_t)calendar_between(
			calendar, outcome->start, outcome->at)),
		NULL));
}

/* Do the pauses, which are listed, say it all? */
static bool
is_told(const struct explanation *story, const struct sle *sle)
{
	const struct process *process =
	    book_process(story->book, story->ticket->process);

	return (process == NULL || process->move_count == 0) &&
	    sle->counts.count == 0 && sle->cycles != CYCLES_SUM;
}

void
explain_turns(const struct making *m, const struct explanation *story,
    size_t index, struct node *section)
{
	const struct outcome *outcome = &story->outcomes[index];
	struct told t = { .m = m, .story = story, .outcome = outcome };
	size_t count;

	if (outcome->start == INSTANT_NONE || outcome->at < outcome->start)
		return;
	count = turns_count(&t);
	if (count == 0)
		return;
	para_add(m, section,
	    say(m, "explain.turns", "accounts", accounts_text(&t, NULL, count),
		"wall", say_count(m, (uint64_t)(outcome->at - outcome->start)),
		NULL));
	open_say(&t, story->calendars[index], count, section);
	if (!is_told(story, outcome->sle))
		turns_table(&t, section, count);
}
