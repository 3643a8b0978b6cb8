/* explain_page.c -- one ticket's whole story, for a person with a pencil. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/report.h"

enum {
	SHORT_DIGEST = 12,
	EVENTS_LISTED = 20, /* more are too many for a mail ... */
	ALIKE_LEAST = 3,    /* ... so runs of so many and more are told short */
};

/* The earlier of the file's cut-off and the as-of time. */
static int64_t
known_until(const struct explanation *story)
{
	int64_t cutoff = story->file->cutoff;

	return story->as_of != INSTANT_NONE && story->as_of < cutoff
	    ? story->as_of
	    : cutoff;
}

static bool
is_alike(const struct event *a, const struct event *b)
{
	return strcmp(a->name, b->name) == 0 &&
	    ((a->party == NULL && b->party == NULL) ||
		(a->party != NULL && b->party != NULL &&
		    strcmp(a->party, b->party) == 0));
}

/* How many events like the one before them, from AT on, a row may stand for:
 * all but the last of a run, of which the first has its own row, too. No
 * clock starts or stops at one in between. */
static size_t
alike_at(const struct explanation *story, size_t at)
{
	const struct ticket *ticket = story->ticket;
	size_t end = at;

	if (ticket->event_count <= EVENTS_LISTED || at == 0)
		return 0;
	while (end < ticket->event_count &&
	    is_alike(&ticket->events[end], &ticket->events[at - 1]) &&
	    (ticket->events[end].at > known_until(story)) ==
		(ticket->events[at - 1].at > known_until(story)))
		end++;
	return end - at > ALIKE_LEAST ? end - at - 1 : 0;
}

static void
alike_row(const struct making *m, struct table *table, size_t row, size_t count)
{
	const char *none = say(m, "shorthand.none", NULL);
	const struct cell cells[] = {
		cell_text(
		    say(m, "explain.alike", "n", say_count(m, count), NULL)),
		cell_none(none),
		cell_none(none),
		cell_none(none),
		cell_none(none),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
event_row(const struct making *m, struct table *table, size_t row,
    const struct explanation *story, const struct event *event)
{
	const struct ticket *ticket = story->ticket;
	const struct process *process =
	    book_process(story->book, ticket->process);
	char utc[INSTANT_TEXT];
	const char *title = process == NULL
	    ? event->name
	    : process_event_title(process, event->name);
	struct cell cells[5];
	int64_t was;

	instant_text(event->at, utc);
	if (event->at > known_until(story))
		title = say(m, "explain.later", "event", title, NULL);
	was = explain_was(story, event);
	if (was != INSTANT_NONE)
		title = say(m, "explain.corrected", "event", title, "was",
		    say_instant(m, was), NULL);
	cells[0] = cell_text(title);
	cells[1] = cell_event(m, ticket, event->at, event->line);
	/* A date has no moment of UTC. */
	cells[2] = is_date_only(ticket, event->at, event->line)
	    ? cell_none(say(m, "shorthand.none", NULL))
	    : cell_text(arena_copy(m->arena, utc));
	cells[3] = event->party == NULL
	    ? cell_none(say(m, "shorthand.unknown", NULL))
	    : cell_name(event->party);
	cells[4] = cell_line(m, event->line);
	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

static bool
is_all_later(const struct explanation *story)
{
	for (size_t i = 0; i < story->ticket->event_count; i++) {
		if (story->ticket->events[i].at <= known_until(story))
			return false;
	}
	return true;
}

/* Into TABLE, or with NULL to count the rows. */
static size_t
events_fill(const struct making *m, struct table *table,
    const struct explanation *story)
{
	const struct ticket *ticket = story->ticket;
	size_t row = 0;

	for (size_t i = 0; i < ticket->event_count; row++) {
		size_t alike = alike_at(story, i);

		if (table != NULL && alike > 0)
			alike_row(m, table, row, alike);
		else if (table != NULL)
			event_row(m, table, row, story, &ticket->events[i]);
		i += alike > 0 ? alike : 1;
	}
	return row;
}

static void
events_add(
    const struct making *m, const struct explanation *story, struct node *page)
{
	const struct column columns[] = {
		column_head(m, "event"),
		column_of(m, "local_time", false),
		column_of(m, "utc", false),
		column_of(m, "by", false),
		column_of(m, "line", true),
	};
	struct node *section = page_add(m->arena, page, NODE_SECTION,
	    say(m, "explain.events", "zone", zone_name(m->zone), NULL));
	struct table *table = table_add(m, section, "events", columns,
	    sizeof(columns) / sizeof(columns[0]), events_fill(m, NULL, story));

	section->id = "events";
	events_fill(m, table, story);
}

static const char *
or_unknown(const struct making *m, const char *text)
{
	return text == NULL ? say(m, "shorthand.unknown", NULL) : text;
}

static void
ticket_say(
    const struct making *m, const struct explanation *story, struct node *page)
{
	const struct ticket *ticket = story->ticket;
	const struct process *process =
	    book_process(story->book, ticket->process);
	const char *customer = ticket->customer == NULL
	    ? or_unknown(m, NULL)
	    : say_customer(m, ticket->customer);

	para_add(m, page,
	    say(m, "explain.ticket", "process",
		process == NULL ? ticket->process : process->title, "customer",
		customer, "word", m->customer_word, "category",
		or_unknown(m, ticket->category), "class",
		or_unknown(m, ticket->customer_class), NULL));
	para_add(m, page,
	    say(m, "explain.file", "file", story->file->name, "sha",
		arena_format(
		    m->arena, "%.*s", (int)SHORT_DIGEST, story->file->digest),
		"line", say_count(m, ticket->line), "cutoff",
		say_instant(m, story->file->cutoff), NULL));
	if (story->file->coverage == COVERAGE_EXTRACT)
		note_add(m, page, say(m, "explain.extract", NULL));
}

struct page *
report_explain(struct arena *arena, const struct explanation *story,
    const struct zone *zone)
{
	struct making m = {
		.arena = arena,
		.wording = story->wording,
		.zone = zone,
		.customer_word = story->book->customer_word,
	};
	struct page *page = arena_new(arena, 1, sizeof(*page));

	page_words_fill(&m, page);
	page->as_of = story->file->cutoff;
	page->root = page_add(arena, NULL, NODE_PAGE,
	    say(&m, "explain.title", "key", story->ticket->key, NULL));
	ticket_say(&m, story, page->root);
	events_add(&m, story, page->root);
	explain_entries(&m, story, page->root);
	if (story->outcome_count == 0)
		para_add(&m, page->root,
		    say(&m,
			is_all_later(story) ? "explain.none-yet"
					    : "explain.none",
			NULL));
	for (size_t i = 0; i < story->outcome_count; i++)
		explain_outcome(&m, story, i, page->root);
	return page;
}
