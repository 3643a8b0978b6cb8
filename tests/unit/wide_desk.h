/* wide_desk.h -- a small desk that exports a row per ticket. */
/* SPDX-License-Identifier: MIT */
#ifndef WIDE_DESK_H
#define WIDE_DESK_H

#include "read_desk.h"

static const char *nulls[] = { "-", "n/a" };
static const char *formats[] = { "%Y-%m-%d %H:%M", "%Y-%m-%d" };
static const char *key[] = { "id" };
static const char *order[] = { "opened", "acked", "closed" };
static struct titled titles[] = {
	{ "mailed", "by mail" },
	{ "opened", "opened" },
	{ "acked", "acknowledged" },
	{ "closed", "closed" },
};
static struct word_pair kinds[] = { { "C", "change" }, { "N", "new" } };
static struct event_rule events[] = {
	{ .event = "opened", .time = "opened", .by = "operator" },
	{ .event = "acked", .time = "acked", .by_column = "who" },
	{ .event = "closed", .time = "closed" },
};

struct desk {
	struct mapping mapping;
	struct process process;
	struct book book;
	struct reader_input input;
};

static inline void
desk_set(struct desk *desk)
{
	*desk = (struct desk) {
		.mapping = {
			.id = "requests",
			.file = "*.csv",
			.shape = SHAPE_WIDE,
			.process = "request",
			.delimiter = ',',
			.encoding = "UTF-8",
			.nulls = { LIST(nulls) },
			.formats = formats,
			.format_count = COUNT_OF(formats),
			.zone = "America/New_York",
			.key = key,
			.key_count = 1,
			.category = { .column = "kind",
			    .words = kinds,
			    .word_count = COUNT_OF(kinds) },
			.customer = { .column = "tld" },
			.channel = { .constant = "web" },
			.events = events,
			.event_count = COUNT_OF(events),
		},
		.process = {
			.id = "request",
			.events = titles,
			.event_count = COUNT_OF(titles),
			.order = { LIST(order) },
		},
		.book = { .processes = &desk->process, .process_count = 1 },
		.input = {
			.book = &desk->book,
			.mapping = &desk->mapping,
			.cutoff = INSTANT_NONE,
		},
	};
}

#define HEAD "id,tld,kind,opened,acked,closed,who\n"

#endif
