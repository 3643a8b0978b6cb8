/* section_apart.c -- tickets out of scope: in no figure, but not dropped. */
/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "slaudit/buf.h"
#include "slaudit/scope.h"

static const struct event *
first_event(const struct apart *apart)
{
	return &apart->ticket.events[0]; /* or it could not say so */
}

static bool
in_period(const struct making *m, const struct audit *audit,
    const struct apart *apart)
{
	int32_t month = zone_month(m->zone, first_event(apart)->at);

	return month >= audit->from_month && month <= audit->to_month;
}

/* What the events that put it out of scope are called. */
static const char *
reasons(const struct making *m, const struct process *process,
    const struct ticket *ticket)
{
	struct buf text = { 0 };
	const char *made;

	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct event *event = &ticket->events[i];

		if (scope_leaves(process, event))
			buf_print(&text, "%s%s", text.len == 0 ? "" : "; ",
			    process_event_title(process, event->name));
	}
	made = arena_copy(m->arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static void
apart_row(const struct making *m, struct table *table, size_t row,
    const struct process *process, const struct apart *apart)
{
	const struct ticket *ticket = &apart->ticket;
	const struct event *first = first_event(apart);
	const struct cell cells[] = {
		cell_name(ticket->key),
		cell_text(process->title),
		cell_customer(m, ticket->customer),
		cell_or_none(m, ticket->customer_class),
		cell_or_none(m, ticket->category),
		cell_event(m, ticket, first->at, first->line),
		cell_text(reasons(m, process, ticket)),
		cell_name(apart->file->name),
		cell_line(m, ticket->line),
	};

	row_set(table, row, cells, sizeof(cells) / sizeof(cells[0]));
}

/* Is there a process that a ticket may be out of? */
static bool
is_asked(const struct book *book)
{
	for (size_t i = 0; i < book->process_count; i++) {
		if (book->processes[i].out_of_scope.count > 0)
			return true;
	}
	return false;
}

void
part_apart(const struct making *m, const struct audit *audit, struct node *page)
{
	const struct column columns[] = {
		column_head(m, "ticket"),
		column_of(m, "process", false),
		column_of(m, "customer", false),
		column_of(m, "customer_class", false),
		column_of(m, "category", false),
		column_of(m, "received", false),
		column_of(m, "reason", false),
		column_of(m, "file", false),
		column_of(m, "line", true),
	};
	struct node *section;
	struct table *table;
	size_t count = 0;

	if (!is_asked(audit->book))
		return;
	for (size_t i = 0; i < audit->apart_count; i++)
		count += in_period(m, audit, &audit->aparts[i]);
	section = part_add(m, page, "apart");
	para_add(m, section,
	    say(m, "apart.lead", "n", say_count(m, count), "period",
		say_period(m, audit), "all", say_count(m, audit->apart_count),
		NULL));
	table = table_add(m, section, "apart", columns,
	    sizeof(columns) / sizeof(columns[0]), count);
	count = 0;
	for (size_t i = 0; i < audit->apart_count; i++) {
		const struct apart *apart = &audit->aparts[i];

		if (in_period(m, audit, apart))
			apart_row(m, table, count++,
			    book_process(audit->book, apart->ticket.process),
			    apart);
	}
}
