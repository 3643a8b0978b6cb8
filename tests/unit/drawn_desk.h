/* drawn_desk.h -- rule books and tickets by lot, for laws of measuring.
 *
 * The same seed draws the same. Anything a book may hold comes up: versions
 * that follow, leave gaps or overlap, lists or none, every clock and rule; and
 * of tickets dates, unknown words, events in a row that cannot be. */
/* SPDX-License-Identifier: MIT */
#ifndef DRAWN_DESK_H
#define DRAWN_DESK_H

#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/measure.h"

enum {
	DRAWN_IDS = 9,
	DRAWN_VERSIONS = 3,
	DRAWN_SLES = DRAWN_IDS * DRAWN_VERSIONS,
	DRAWN_WORDS = 7, /* of each kind */
	DRAWN_EVENTS = 8,
	DRAWN_LIST = 3, /* words in a list, at most */
	DRAWN_LISTS = 5,
};

struct drawn_sle {
	struct sle sle;
	const char *lists[DRAWN_LISTS][DRAWN_LIST];
};

struct drawn {
	uint64_t seed;
	struct span hours[2];
	struct span night;
	struct dated feast;
	struct schedule schedules[2];
	struct schedule *calendars[2];
	struct titled titles[2][4];
	const char *order[3];
	const char *ends[1];
	struct process processes[2];
	struct drawn_sle items[DRAWN_SLES];
	struct sle *sles[DRAWN_SLES];
	struct book book;
	struct event events[DRAWN_EVENTS];
	struct ticket ticket;
};

/* Events, then what else has a name; a word is its pointer. */
static const char drawn_words[DRAWN_WORDS][4] = { "e0", "e1", "e2", "e3", "e4",
	"e5", "e6" };
static const char drawn_categories[DRAWN_WORDS][4] = { "c0", "c1", "c2", "c3",
	"c4", "c5", "c6" };
static const char drawn_classes[DRAWN_WORDS][4] = { "k0", "k1", "k2", "k3",
	"k4", "k5", "k6" };
static const char drawn_processes[3][4] = { "p0", "p1", "p2" };
static const char drawn_ids[DRAWN_IDS][4] = { "S0", "S1", "S2", "S3", "S4",
	"S5", "S6", "S7", "S8" };

static inline uint64_t
roll(struct drawn *drawn, uint64_t below)
{
	drawn->seed = drawn->seed * 6364136223846793005U + 1442695040888963407U;
	return (drawn->seed >> 33) % below;
}

/* --- the book ------------------------------------------------------------ */

static inline void
drawn_calendars(struct drawn *drawn)
{
	static const char *const zones[2] = { "America/New_York",
		"Europe/Berlin" };

	drawn->hours[0] = (struct span){ 9 * 3600, 12 * 3600 };
	drawn->hours[1] = (struct span){ 13 * 3600, 17 * 3600 };
	drawn->night = (struct span){ 20 * 3600, 28 * 3600 };
	drawn->feast = (struct dated){ .day = day_of(2026, 1, 6) };
	for (size_t i = 0; i < 2; i++) {
		struct schedule *schedule = &drawn->schedules[i];

		*schedule = (struct schedule){
			.id = zones[i],
			.zone = zones[i],
			.holidays = &drawn->feast,
			.holiday_count = 1,
			.covers_from = day_of(2026, 1, 1),
			.covers_to = day_of(2026, 3, 31),
			.standard_day = i == 0 ? 7 * 3600 : 0,
		};
		for (size_t day = 0; day < 5; day++)
			schedule->week[day] = i == 0
			    ? (struct spans){ drawn->hours, 2 }
			    : (struct spans){ &drawn->night, 1 };
		drawn->calendars[i] = schedule;
	}
	drawn->book.calendars = drawn->calendars;
	drawn->book.calendar_count = 2;
}

/* Of three processes the book knows two; only the first has an order. */
static inline void
drawn_procedures(struct drawn *drawn)
{
	for (size_t i = 0; i < 2; i++) {
		for (size_t j = 0; j < 4; j++)
			drawn->titles[i][j].word = drawn_words[(i + j) % 5];
		drawn->processes[i] = (struct process){
			.id = drawn_processes[i],
			.events = drawn->titles[i],
			.event_count = 4,
		};
	}
	for (size_t i = 0; i < 3; i++)
		drawn->order[i] = drawn_words[i];
	drawn->ends[0] = drawn_words[5];
	drawn->processes[0].order = (struct words){ drawn->order, 3 };
	drawn->processes[0].ends = (struct words){ drawn->ends, 1 };
	drawn->book.processes = drawn->processes;
	drawn->book.process_count = 2;
}

static inline struct words
drawn_list(struct drawn *drawn, const char *list[DRAWN_LIST],
    const char words[DRAWN_WORDS][4], size_t least)
{
	size_t count = least + roll(drawn, DRAWN_LIST + 1 - least);

	for (size_t i = 0; i < count; i++)
		list[i] = words[roll(drawn, DRAWN_WORDS - 1)];
	return (struct words){ list, count };
}

static inline void
drawn_clock(struct drawn *drawn, struct sle *sle)
{
	bool dates;

	/* availability has a law of its own, and versions of no other clock */
	sle->clock = (enum clock_kind)roll(drawn, CLOCK_AVAILABILITY);
	sle->calendar =
	    roll(drawn, 20) == 0 ? NULL : &drawn->schedules[roll(drawn, 2)];
	if (sle->clock == CLOCK_ELAPSED || sle->clock == CLOCK_BUSINESS) {
		sle->limit = (int64_t)roll(drawn, 3 * SECONDS_PER_DAY);
	} else {
		dates = sle->clock == CLOCK_CALENDAR_DAYS;
		sle->limit = (int64_t)roll(drawn, 6);
		sle->variant_count = roll(drawn, SLE_VARIANTS_MAX + 1);
		for (size_t i = 0; i <= sle->variant_count; i++) {
			enum day_rule rule = (enum day_rule)(roll(drawn, 3) +
			    (dates ? DAYS_DATEDIFF : DAYS_BD_END));

			if (i < sle->variant_count)
				sle->variants[i] = rule;
			else
				sle->day_rule = rule;
		}
	}
	if (roll(drawn, 8) == 0)
		sle->limit = LIMIT_NONE;
}

/* Versions begin where, before or after the one before ends. */
static inline void
drawn_validity(struct drawn *drawn, struct sle *sle, size_t version)
{
	int32_t day = day_of(2026, 1, 1) + 14 * (int32_t)version;

	sle->valid_from = DAY_NONE;
	sle->valid_to = DAY_NONE;
	if (version > 0 || roll(drawn, 3) == 0)
		sle->valid_from = day + (int32_t)roll(drawn, 14);
	if (roll(drawn, 2) == 0)
		sle->valid_to = day + 13 + (int32_t)roll(drawn, 10);
}

static inline void
drawn_sle(struct drawn *drawn, size_t id, size_t version)
{
	size_t at = drawn->book.sle_count++;
	struct drawn_sle *item = &drawn->items[at];
	struct sle *sle = &item->sle;

	*sle = (struct sle){
		.id = drawn_ids[id],
		.process = drawn_processes[roll(drawn, 3) * roll(drawn, 2)],
		.from = drawn_list(drawn, item->lists[0], drawn_words, 1),
		.from_which = (enum which)roll(drawn, WHICHES),
		.to = drawn_list(drawn, item->lists[1], drawn_words, 1),
		.to_which = (enum which)roll(drawn, WHICHES),
		.bd_end = (enum bd_end)roll(drawn, BD_ENDS),
		.due_at = (enum due_at)roll(drawn, DUE_ATS),
		.cohort = (enum cohort)roll(drawn, COHORTS),
		.open_over = (enum open_over)roll(drawn, OPEN_OVERS),
		.klass = roll(drawn, 9) == 0 ? SLE_INFORMATIONAL : SLE_JUDGED,
		.status = (enum status)roll(drawn, STATUSES),
	};
	if (roll(drawn, 2) == 0)
		sle->categories =
		    drawn_list(drawn, item->lists[2], drawn_categories, 0);
	if (roll(drawn, 3) == 0)
		sle->classes =
		    drawn_list(drawn, item->lists[3], drawn_classes, 0);
	if (roll(drawn, 3) == 0)
		sle->pause = drawn_list(drawn, item->lists[4], drawn_words, 0);
	drawn_clock(drawn, sle);
	drawn_validity(drawn, sle, version);
	drawn->sles[at] = sle;
}

static inline void
drawn_book(struct drawn *drawn, uint64_t seed)
{
	memset(drawn, 0, sizeof(*drawn));
	drawn->seed = seed;
	drawn->book.zone = "America/New_York";
	drawn->book.sles = drawn->sles;
	drawn_calendars(drawn);
	drawn_procedures(drawn);
	for (size_t id = 0; id < DRAWN_IDS; id++) {
		size_t versions = 1 + roll(drawn, DRAWN_VERSIONS);

		for (size_t version = 0; version < versions; version++)
			drawn_sle(drawn, id, version);
	}
}

/* --- tickets ------------------------------------------------------------- */

/* A stamp to the second, to the minute, or a date of some zone. */
static inline struct event
drawn_event(struct drawn *drawn, int64_t from)
{
	struct event event = {
		.name = drawn_words[roll(drawn, DRAWN_WORDS)],
		.at = from + (int64_t)roll(drawn, 6 * SECONDS_PER_DAY),
	};

	event.grain = roll(drawn, 4) == 0 ? GRAIN_DAY : GRAIN_SECOND;
	if (event.grain == GRAIN_DAY)
		event.at -=
		    event.at % SECONDS_PER_DAY - 3600 * (int64_t)roll(drawn, 7);
	event.until =
	    event.at + (event.grain == GRAIN_DAY ? SECONDS_PER_DAY : 0);
	return event;
}

static inline void
drawn_events(struct drawn *drawn)
{
	int64_t from = (int64_t)day_of(2025, 12, 28) * SECONDS_PER_DAY +
	    (int64_t)roll(drawn, 95 * SECONDS_PER_DAY);

	drawn->ticket.event_count = roll(drawn, DRAWN_EVENTS + 1);
	for (size_t i = 0; i < drawn->ticket.event_count; i++) {
		struct event event = drawn_event(drawn, from);
		size_t place = i;

		event.line = (uint32_t)i + 1;
		while (place > 0 && drawn->events[place - 1].at > event.at) {
			drawn->events[place] = drawn->events[place - 1];
			place--;
		}
		drawn->events[place] = event;
	}
}

/* Yields the instant at which to judge it. */
static inline int64_t
drawn_ticket(struct drawn *drawn)
{
	size_t category = roll(drawn, DRAWN_WORDS + 1);
	size_t klass = roll(drawn, DRAWN_WORDS + 1);

	drawn->ticket = (struct ticket){
		.id = (int64_t)roll(drawn, 1000),
		.process = drawn_processes[roll(drawn, 3) * roll(drawn, 2)],
		.key = "T",
		.category =
		    category == DRAWN_WORDS ? NULL : drawn_categories[category],
		.customer_class =
		    klass == DRAWN_WORDS ? NULL : drawn_classes[klass],
		.events = drawn->events,
	};
	drawn_events(drawn);
	return drawn->events[0].at + (int64_t)roll(drawn, 8 * SECONDS_PER_DAY) -
	    SECONDS_PER_DAY;
}

#endif
