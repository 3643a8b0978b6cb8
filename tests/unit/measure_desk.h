/* measure_desk.h -- a small desk for the tests of measuring: words, book. */
/* SPDX-License-Identifier: MIT */
#ifndef MEASURE_DESK_H
#define MEASURE_DESK_H

#include <criterion/criterion.h>

#include "slaudit/fault.h"
#include "slaudit/instant.h"
#include "slaudit/measure.h"

enum { HOUR = 3600, DESK_EVENTS = 8, DESK_SLES = 4 };

/* Words are the same pointer where they are the same word. */
static const char request[] = "request";
static const char received[] = "received";
static const char validated[] = "validated";
static const char dispatched[] = "dispatched";
static const char completed[] = "completed";
static const char by_mail[] = "by-mail";
static const char withdrawn[] = "withdrawn";

static const char *const desk_order[] = { received, validated, dispatched,
	completed };
static const char *const desk_ends[] = { withdrawn };

struct desk {
	struct arena arena;
	struct titled titles[6];
	struct process process;
	struct span hours;
	struct schedule office;
	struct schedule *calendars[1];
	struct sle items[DESK_SLES];
	struct sle *sles[DESK_SLES];
	struct book book;
	struct clocks *clocks;
	struct event events[DESK_EVENTS];
	struct ticket ticket;
};

static inline int64_t
when(const char *text)
{
	int64_t instant = instant_parse(text);

	cr_assert_neq(instant, INSTANT_NONE, "no instant: %s", text);
	return instant;
}

static inline struct words
words_of(const char *const *items, size_t count)
{
	struct words words = { .count = count };

	words.items = calloc(count + 1, sizeof(*words.items));
	for (size_t i = 0; i < count; i++)
		words.items[i] = items[i];
	return words;
}

static inline struct words
word_of(const char *item)
{
	return words_of(&item, 1);
}

/* Monday to Friday, 9 to 17, all of 2026; 8 hours are a standard day. */
static inline void
desk_calendar(struct desk *desk, const char *zone)
{
	desk->hours = (struct span){ 9 * HOUR, 17 * HOUR };
	desk->office = (struct schedule){
		.id = "office",
		.zone = zone,
		.covers_from = day_of(2026, 1, 1),
		.covers_to = day_of(2026, 12, 31),
		.standard_day = 8 * HOUR,
	};
	for (int day = 0; day < 5; day++)
		desk->office.week[day] = (struct spans){ &desk->hours, 1 };
	desk->calendars[0] = &desk->office;
	desk->book.calendars = desk->calendars;
	desk->book.calendar_count = 1;
}

static inline void
desk_init(struct desk *desk, const char *zone)
{
	static const char *const words[] = { by_mail, received, validated,
		dispatched, completed, withdrawn };

	memset(desk, 0, sizeof(*desk));
	for (size_t i = 0; i < 6; i++)
		desk->titles[i].word = words[i];
	desk->process = (struct process){
		.id = request,
		.events = desk->titles,
		.event_count = 6,
		.order = words_of(desk_order, 4),
		.ends = words_of(desk_ends, 1),
	};
	desk->book.zone = zone;
	desk->book.processes = &desk->process;
	desk->book.process_count = 1;
	desk->book.sles = desk->sles;
	desk_calendar(desk, zone);
	desk->ticket = (struct ticket){
		.id = 7,
		.process = request,
		.key = "T1",
		.events = desk->events,
	};
}

/* Received to completed on wall time, within LIMIT seconds; then as wished. */
static inline struct sle *
desk_sle(
    struct desk *desk, const char *id, enum clock_kind clock, int64_t limit)
{
	struct sle *sle = &desk->items[desk->book.sle_count];

	cr_assert_lt(desk->book.sle_count, (size_t)DESK_SLES);
	*sle = (struct sle){
		.id = id,
		.process = request,
		.from = word_of(received),
		.to = word_of(completed),
		.clock = clock,
		.calendar = &desk->office,
		.limit = limit,
		.compliance_bp = SLE_NO_SHARE,
		.valid_from = DAY_NONE,
		.valid_to = DAY_NONE,
	};
	desk->sles[desk->book.sle_count++] = sle;
	return sle;
}

static inline void
desk_open(struct desk *desk)
{
	struct fault fault = { 0 };

	cr_assert_eq(clocks_open(&desk->clocks, &desk->book, &fault), 0, "%s",
	    fault.text);
}

static inline void
desk_close(struct desk *desk)
{
	clocks_close(desk->clocks);
	arena_release(&desk->arena);
	free(desk->process.order.items);
	free(desk->process.ends.items);
	for (size_t i = 0; i < desk->book.sle_count; i++) {
		free(desk->items[i].from.items);
		free(desk->items[i].to.items);
	}
}

static inline void
desk_words(struct words *words, const char *const *items, size_t count)
{
	free(words->items);
	*words = words_of(items, count);
}

/* Events are put in the order of time, as read delivers them. */
static inline void
desk_event_at(struct desk *desk, const char *name, int64_t at, int64_t until)
{
	size_t place = desk->ticket.event_count++;

	cr_assert_lt(place, (size_t)DESK_EVENTS);
	while (place > 0 && desk->events[place - 1].at > at) {
		desk->events[place] = desk->events[place - 1];
		place--;
	}
	desk->events[place] = (struct event){
		.name = name,
		.at = at,
		.until = until,
		.grain = until > at ? GRAIN_DAY : GRAIN_SECOND,
		.line = (uint32_t)desk->ticket.event_count + 1,
	};
}

static inline void
desk_event(struct desk *desk, const char *name, const char *text)
{
	if (text != NULL)
		desk_event_at(desk, name, when(text), when(text));
}

/* A date without a time, of the zone UTC. */
static inline void
desk_date(struct desk *desk, const char *name, const char *date)
{
	if (date != NULL)
		desk_event_at(
		    desk, name, when(date), when(date) + SECONDS_PER_DAY);
}

static inline void
desk_clear(struct desk *desk)
{
	desk->ticket.event_count = 0;
}

static inline size_t
desk_measure(struct desk *desk, const char *at, struct outcome **out)
{
	return measure_ticket(&desk->arena, desk->clocks, &desk->book,
	    &desk->ticket, when(at), out);
}

/* The one outcome there must be. */
static inline struct outcome
desk_outcome(struct desk *desk, const char *at)
{
	struct outcome *outcomes = NULL;
	struct outcome none = { .state = OUTCOME_STATES };
	size_t count = desk_measure(desk, at, &outcomes);

	cr_expect_eq(count, 1, "%zu outcomes", count);
	return count == 1 ? outcomes[0] : none;
}

#endif
