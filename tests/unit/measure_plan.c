/* measure_plan.c -- the plan leads to no other outcomes than a plain walk.
 *
 * The plain walk goes through the whole book by the rule of measure.h, picks
 * versions by sle_covers() alone, and measures each by a book of its own. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>

#include "slaudit/fault.h"
#include "slaudit/zone.h"

#include "drawn_desk.h"

enum { BOOKS = 12, TICKETS = 200 };

/* A book of one version each, with its clocks. */
struct alone {
	struct book book;
	struct clocks *clocks;
};

struct plain {
	struct drawn drawn;
	struct clocks *clocks;
	struct alone alone[DRAWN_SLES];
	struct arena arena;
	size_t taken;
	size_t not_covered;
	size_t without;
};

static struct clocks *
opened(const struct book *book)
{
	struct clocks *clocks = NULL;
	struct fault fault = { 0 };

	cr_assert_eq(clocks_open(&clocks, book, &fault), 0, "%s", fault.text);
	return clocks;
}

static void
plain_open(struct plain *plain, uint64_t seed)
{
	drawn_book(&plain->drawn, seed);
	plain->clocks = opened(&plain->drawn.book);
	for (size_t i = 0; i < plain->drawn.book.sle_count; i++) {
		struct alone *alone = &plain->alone[i];

		alone->book = plain->drawn.book;
		alone->book.sles = &plain->drawn.sles[i];
		alone->book.sle_count = 1;
		alone->clocks = opened(&alone->book);
	}
}

static void
plain_close(struct plain *plain)
{
	for (size_t i = 0; i < plain->drawn.book.sle_count; i++)
		clocks_close(plain->alone[i].clocks);
	clocks_close(plain->clocks);
	arena_release(&plain->arena);
}

/* Of the words in the order of the procedure the first that is known AT; else
 * the first event of all. */
static const struct event *
receipt_of(const struct plain *plain, int64_t at)
{
	const struct ticket *ticket = &plain->drawn.ticket;

	for (size_t i = 0; i < 2; i++) {
		const struct process *process = &plain->drawn.processes[i];

		for (size_t j = 0;
		     process->id == ticket->process && j < process->event_count;
		     j++) {
			for (size_t k = 0; k < ticket->event_count; k++) {
				if (ticket->events[k].at <= at &&
				    ticket->events[k].name ==
					process->events[j].word)
					return &ticket->events[k];
			}
		}
	}
	return ticket->event_count > 0 && ticket->events[0].at <= at
	    ? &ticket->events[0]
	    : NULL;
}

static int32_t
receipt_day(const struct plain *plain, const struct event *event)
{
	int64_t middle = event->at;

	if (event->until > event->at)
		middle += (event->until - 1 - event->at) / 2;
	return zone_day(clocks_zone(plain->clocks), middle);
}

static bool
covers(const struct plain *plain, const struct sle *sle, int32_t day)
{
	const struct ticket *ticket = &plain->drawn.ticket;

	return sle_covers(sle, ticket->process, ticket->category,
	    ticket->customer_class, day);
}

static bool
in_force(const struct sle *sle, int32_t day)
{
	return (sle->valid_from == DAY_NONE || sle->valid_from <= day) &&
	    (sle->valid_to == DAY_NONE || sle->valid_to >= day);
}

/* Would SLE take the ticket in on any day at all? */
static bool
covers_ever(const struct plain *plain, const struct sle *sle)
{
	struct sle always = *sle;

	always.valid_from = always.valid_to = DAY_NONE;
	return covers(plain, &always, 0);
}

/* The place of the version that binds DAY, of those with the id of the one at
 * FIRST; sle_count: none. */
static size_t
version_of(const struct plain *plain, size_t first, int32_t day)
{
	const struct book *book = &plain->drawn.book;
	size_t before = book->sle_count;
	bool any = false;

	for (size_t i = first;
	     i < book->sle_count && book->sles[i]->id == book->sles[first]->id;
	     i++) {
		const struct sle *sle = book->sles[i];

		any = any || in_force(sle, day);
		if (covers(plain, sle, day))
			return i;
		if (covers_ever(plain, sle) &&
		    (before == book->sle_count || sle->valid_from <= day))
			before = i;
	}
	return any ? book->sle_count : before;
}

static void
expect_same(const struct outcome *got, const struct outcome *want)
{
	cr_assert_eq(
	    got->sle, want->sle, "%s, not %s", got->sle->id, want->sle->id);
	cr_expect_eq(got->ticket_id, want->ticket_id);
	cr_expect_eq(got->cycle, want->cycle);
	cr_expect_eq(got->state, want->state, "%s", got->sle->id);
	cr_expect_eq(got->start, want->start);
	cr_expect_eq(got->stop, want->stop);
	cr_expect_eq(got->at, want->at);
	cr_expect_eq(got->wall, want->wall);
	cr_expect_eq(got->elapsed, want->elapsed);
	cr_expect_eq(got->days, want->days);
	cr_expect_eq(got->due, want->due);
	cr_expect_eq(got->late_from, want->late_from);
	cr_expect_eq(got->margin, want->margin);
	cr_expect_eq(got->month, want->month);
	cr_expect_eq(got->start_line, want->start_line);
	cr_expect_eq(got->stop_line, want->stop_line);
	cr_assert_eq(got->variant_count, want->variant_count);
	for (size_t i = 0; i < got->variant_count; i++) {
		cr_expect_eq(got->variants[i].rule, want->variants[i].rule);
		cr_expect_eq(got->variants[i].state, want->variants[i].state);
		cr_expect_eq(got->variants[i].due, want->variants[i].due);
	}
}

/* The one outcome under the version at PLACE, or none. */
static size_t
measured_alone(
    struct plain *plain, size_t place, int64_t at, struct outcome **out)
{
	const struct alone *alone = &plain->alone[place];

	return measure_ticket(&plain->arena, alone->clocks, &alone->book,
	    &plain->drawn.ticket, at, out);
}

static void
expect_plain_walk(struct plain *plain, int64_t at)
{
	const struct book *book = &plain->drawn.book;
	const struct event *receipt = receipt_of(plain, at);
	struct outcome *got = NULL;
	size_t count = measure_ticket(
	    &plain->arena, plain->clocks, book, &plain->drawn.ticket, at, &got);
	size_t next = 0;

	for (size_t i = 0; receipt != NULL && i < book->sle_count; i++) {
		struct outcome *want = NULL;
		size_t place;

		if (i > 0 && book->sles[i]->id == book->sles[i - 1]->id)
			continue;
		place = version_of(plain, i, receipt_day(plain, receipt));
		if (place == book->sle_count) {
			plain->without++;
			continue;
		}
		if (measured_alone(plain, place, at, &want) == 0)
			continue;
		cr_assert_lt(next, count, "%s is missing", want->sle->id);
		plain->not_covered += want->state == OUTCOME_NOT_COVERED;
		expect_same(&got[next++], want);
	}
	cr_assert_eq(next, count);
	plain->taken += count;
}

Test(measure_plan, outcomes_are_those_of_a_walk_through_the_whole_book)
{
	static struct plain plain;

	for (uint64_t seed = 0; seed < BOOKS; seed++) {
		plain_open(&plain, 1000 + seed);
		for (size_t i = 0; i < TICKETS; i++)
			expect_plain_walk(&plain, drawn_ticket(&plain.drawn));
		plain_close(&plain);
	}
	cr_expect_gt(plain.taken, BOOKS * TICKETS, "%zu", plain.taken);
	cr_expect_gt(plain.not_covered, 100, "%zu", plain.not_covered);
	cr_expect_gt(plain.without, BOOKS * TICKETS, "%zu", plain.without);
}

/* A long list of words, each of which leads to its own expectations. */
Test(measure_plan, every_category_of_many_finds_its_own)
{
	enum { MANY = 300 };
	static char words[MANY][8];
	static struct drawn drawn;
	static struct sle items[MANY];
	static struct sle *sles[MANY];
	static const char *lists[MANY][2];
	const char *start = drawn_words[0];
	const char *stop = drawn_words[1];
	struct clocks *clocks;

	drawn_book(&drawn, 1);
	for (size_t i = 0; i < MANY; i++) {
		snprintf(words[i], sizeof(words[i]), "w%03zu", i);
		lists[i][0] = words[i];
		lists[i][1] = words[(i + 1) % MANY];
		items[i] = (struct sle){
			.id = words[i],
			.process = drawn_processes[0],
			.categories = { lists[i], 2 },
			.from = { &start, 1 },
			.to = { &stop, 1 },
			.limit = 60,
			.valid_from = DAY_NONE,
			.valid_to = DAY_NONE,
		};
		sles[i] = &items[i];
	}
	drawn.book.sles = sles;
	drawn.book.sle_count = MANY;
	clocks = opened(&drawn.book);
	drawn.events[0] = (struct event){ .name = start, .at = 86400 };
	drawn.ticket = (struct ticket){
		.process = drawn_processes[0],
		.events = drawn.events,
		.event_count = 1,
	};
	for (size_t i = 0; i < MANY; i++) {
		struct arena arena = { 0 };
		struct outcome *got = NULL;

		drawn.ticket.category = words[i];
		cr_assert_eq(measure_ticket(&arena, clocks, &drawn.book,
				 &drawn.ticket, 86410, &got),
		    2);
		cr_expect_eq(got[0].sle, sles[i == 0 ? 0 : i - 1]);
		cr_expect_eq(got[1].sle, sles[i == 0 ? MANY - 1 : i]);
		arena_release(&arena);
	}
	clocks_close(clocks);
}
