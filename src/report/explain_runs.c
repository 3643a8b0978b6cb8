/* explain_runs.c -- every run of a ticket that was taken up again.
 *
 * Of an SLE that judges one of several runs the others are shown beside it, so
 * that a reader can see that none was passed over. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include "slaudit/cycle.h"
#include "slaudit/report.h"

static void
runs_begin(struct cycles_walk *walk, const struct explanation *story,
    const struct outcome *outcome)
{
	cycles_begin(walk, outcome->sle,
	    book_process(story->book, story->ticket->process), story->ticket,
	    explain_known(story));
}

static size_t
runs_count(const struct explanation *story, const struct outcome *outcome)
{
	struct cycles_walk walk;
	struct cycle run;
	size_t count = 0;

	runs_begin(&walk, story, outcome);
	while (cycle_next(&walk, &run))
		count++;
	return count;
}

static struct cell
counted_cell(const struct making *m, const struct explanation *story,
    size_t index, int64_t from, int64_t until)
{
	int64_t seconds;

	if (from > until ||
	    !explain_counted(story, index, from, until, &seconds))
		return cell_none(say(m, "shorthand.none", NULL));
	return cell_seconds(m, seconds);
}

static void
run_row(const struct making *m, const struct explanation *story, size_t index,
    const struct cycle *run, struct table *table)
{
	const struct ticket *ticket = story->ticket;
	const struct outcome *outcome = &story->outcomes[index];
	const struct event *start = run->start;
	const struct event *last = run->stop != NULL ? run->stop : run->end;
	int64_t until = last != NULL ? last->at : explain_known(story);
	bool judged =
	    start->at == outcome->start && start->line == outcome->start_line;
	const struct cell cells[] = {
		cell_count(m, run->number),
		cell_event(m, ticket, start->at, start->line),
		cell_line(m, start->line),
		last == NULL ? cell_text(say(m, "explain.run-open", NULL))
			     : cell_event(m, ticket, last->at, last->line),
		last == NULL ? cell_none(say(m, "shorthand.none", NULL))
			     : cell_line(m, last->line),
		counted_cell(m, story, index, start->at, until),
		cell_text(say(m,
		    judged ? "explain.run-judged" : "explain.run-other", NULL)),
	};

	row_set(
	    table, run->number - 1, cells, sizeof(cells) / sizeof(cells[0]));
}

static bool
takes_one(const struct sle *sle)
{
	return sle->cycles == CYCLES_FIRST || sle->cycles == CYCLES_LAST ||
	    sle->cycles == CYCLES_ANY;
}

void
explain_runs(const struct making *m, const struct explanation *story,
    size_t index, struct node *section)
{
	const struct outcome *outcome = &story->outcomes[index];
	const struct column columns[] = {
		column_of(m, "run", true),
		column_of(m, "start", false),
		column_of(m, "start_line", true),
		column_of(m, "stop", false),
		column_of(m, "stop_line", true),
		column_of(m, "elapsed_second", true),
		column_of(m, "run_judged", false),
	};
	struct table *table;
	struct cycles_walk walk;
	struct cycle run;
	size_t count;

	if (!takes_one(outcome->sle))
		return;
	count = runs_count(story, outcome);
	if (count < 2)
		return;
	table = table_add(m, section, "runs", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	runs_begin(&walk, story, outcome);
	while (cycle_next(&walk, &run))
		run_row(m, story, index, &run, table);
}
