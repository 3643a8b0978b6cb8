/* explain_page.c -- one ticket's whole story, for a person with a pencil. */
/* SPDX-License-Identifier: MIT */
#include "explain_internal.h"

#include <string.h>

#include "slaudit/report.h"

enum {
	SHORT_DIGEST = 12,
	EVENTS_LISTED = 20, /* more are too many for a mail ... */
	ALIKE_LEAST = 3,    /* ... so runs of so many and more are told short */
	EVENT_COLUMNS = 5,
};

int64_t
explain_known(const struct explanation *story)
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
	    (ticket->events[end].at > explain_known(story)) ==
		(ticket->events[at - 1].at > explain_known(story)))
		end++;
	return end - at > ALIKE_LEAST ? end - at - 1 : 0;
}

static void
alike_row(const struct making *m, struct table *table, size_t row, size_t count)
{
	const char *none = say(m, "shorthand.none", NULL);
	const struct cell cells[EVENT_COLUMNS] = {
		cell_text(
		    say(m, "explain.alike", "n", say_count(m, count), NULL)),
		cell_none(none),
		cell_none(none),
		cell_none(none),
		cell_none(none),
	};

	row_set(table, row, cells, table->column_count);
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
	struct cell cells[EVENT_COLUMNS];
	int64_t was;

	instant_text(event->at, utc);
	if (event->at > explain_known(story))
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
	cells[3] = cell_line(m, event->line);
	cells[4] = event->party == NULL
	    ? cell_none(say(m, "shorthand.unknown", NULL))
	    : cell_name(event->party);
	row_set(table, row, cells, table->column_count);
}

static bool
is_all_later(const struct explanation *story)
{
	for (size_t i = 0; i < story->ticket->event_count; i++) {
		if (story->ticket->events[i].at <= explain_known(story))
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

static bool
is_any_party_known(const struct ticket *ticket)
{
	for (size_t i = 0; i < ticket->event_count; i++) {
		if (ticket->events[i].party != NULL)
			return true;
	}
	return false;
}

/* Who made the events comes last, and not at all where no file says so. */
static void
events_add(
    const struct making *m, const struct explanation *story, struct node *page)
{
	const struct column columns[EVENT_COLUMNS] = {
		column_head(m, "event"),
		column_of(m, "local_time", false),
		column_of(m, "utc", false),
		column_of(m, "line", true),
		column_of(m, "by", false),
	};
	struct node *section = page_add(m->arena, page, NODE_SECTION,
	    say(m, "explain.events", "zone", zone_name(m->zone), NULL));
	struct table *table = table_add(m, section, "events", columns,
	    is_any_party_known(story->ticket) ? EVENT_COLUMNS
					      : EVENT_COLUMNS - 1,
	    events_fill(m, NULL, story));

	section->id = "events";
	events_fill(m, table, story);
}

static const char *
or_unknown(const struct making *m, const char *text)
{
	return text == NULL ? say(m, "shorthand.unknown", NULL) : text;
}

/* In the order of the book; nothing is said of those that no export has. */
static void
attributes_say(
    const struct making *m, const struct explanation *story, struct node *page)
{
	const struct book *book = story->book;

	for (size_t i = 0; i < book->attribute_count; i++) {
		const char *word =
		    ticket_attribute(story->ticket, book->attributes[i].word);

		if (word != NULL)
			para_add(m, page,
			    say(m, "explain.attribute", "title",
				book->attributes[i].title, "word", word, NULL));
	}
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
	attributes_say(m, story, page);
	para_add(m, page,
	    say(m, "explain.file", "file", story->file->name, "sha",
		arena_format(
		    m->arena, "%.*s", (int)SHORT_DIGEST, story->file->digest),
		"line", say_count(m, ticket->line), "cutoff",
		say_instant(m, story->file->cutoff), NULL));
	para_add(m, page,
	    say(m, "explain.book", "id", story->book->id, "version",
		story->book->version, "sha",
		arena_format(
		    m->arena, "%.*s", (int)SHORT_DIGEST, story->book->digest),
		NULL));
	if (story->file->coverage == COVERAGE_EXTRACT)
		note_add(m, page, say(m, "explain.extract", NULL));
}

/* The verdicts side by side, before each is told at length. */
static void
verdicts_add(
    const struct making *m, const struct explanation *story, struct node *page)
{
	const struct column columns[] = {
		column_head(m, "expectation"),
		column_of(m, "title", false),
		column_of(m, "state", false),
		column_of(m, "took", false),
		column_of(m, "limit", false),
	};
	struct table *table;

	if (story->outcome_count < 2)
		return;
	table = table_add(m, page, "verdicts", columns,
	    sizeof(columns) / sizeof(columns[0]), story->outcome_count);
	for (size_t i = 0; i < story->outcome_count; i++) {
		const struct outcome *outcome = &story->outcomes[i];
		const struct sle *sle = outcome->sle;
		const struct cell cells[] = {
			cell_name(arena_format(m->arena, "%s#%lu", sle->id,
			    (unsigned long)outcome->cycle)),
			cell_text(sle->title),
			cell_case(m, outcome),
			cell_took(m, outcome, story->ticket),
			cell_text(sle_judges(sle) && sle->clock != CLOCK_COUNT
				? say_bound(m, sle)
				: say(m, "shorthand.none", NULL)),
		};

		row_set(table, i, cells, sizeof(cells) / sizeof(cells[0]));
	}
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
	verdicts_add(&m, story, page->root);
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
	para_add(&m, page->root, say(&m, "explain.legend", NULL));
	return page;
}
