/* groups.c -- tests of a log's rows by ticket. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/read/read_internal.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "spill_desk.h"

enum {
	ROWS = 2000,
	TICKETS = 150,
	EVENTS_MOST = 4,
	FURTHER_MOST = 2,
	TINY = 600
};

static const char *const words[] = { NULL, "de", "ccTLD", "mail", "open" };
static const char *const names[] = { "opened", "acked", "closed" };
static const char *const parties[] = { NULL, "desk", "customer" };

struct desk {
	struct row rows[ROWS];
	struct row_event events[ROWS][EVENTS_MOST];
	const char *further[ROWS][FURTHER_MOST];
	char keys[TICKETS][24];
};

static void
events_make(struct row *row, struct row_event *events, uint64_t *seed)
{
	row->events = events;
	row->event_count = next_random(seed) % (EVENTS_MOST + 1);
	for (size_t i = 0; i < row->event_count; i++) {
		int64_t at = (int64_t)(next_random(seed) % 100000);

		events[i] = (struct row_event){
			.event = {
				.name = names[next_random(seed) % 3],
				.party = parties[next_random(seed) % 3],
				.at = at,
				.until = at,
				.line = row->line,
			},
			.rule = (uint32_t)(next_random(seed) % 7),
			.column = (uint32_t)(next_random(seed) % 9),
		};
	}
}

/* Rows as a file has them: every fifth has no time, and many the same. */
static struct desk *
desk_new(uint64_t seed)
{
	struct desk *desk = mem_new(1, sizeof(*desk));

	for (size_t i = 0; i < TICKETS; i++)
		snprintf(desk->keys[i], sizeof(desk->keys[i]), "INC%04u/%u",
		    (unsigned)(i * 7919 % 9973), (unsigned)(i % 4));
	for (size_t i = 0; i < ROWS; i++) {
		struct row *row = &desk->rows[i];

		*row = (struct row){
			.key = desk->keys[next_random(&seed) % TICKETS],
			.at = next_random(&seed) % 5 == 0
			    ? INSTANT_NONE
			    : (int64_t)(next_random(&seed) % 50),
			.line = (uint32_t)i + 2,
		};
		for (size_t a = 0; a < ATTRIBUTES; a++)
			row->words[a] =
			    words[next_random(&seed) % COUNT_OF(words)];
		events_make(row, desk->events[i], &seed);
		row->further = desk->further[i];
		row->further_count =
		    (uint32_t)(next_random(&seed) % (FURTHER_MOST + 1));
		for (size_t a = 0; a < row->further_count; a++)
			row->further[a] =
			    words[next_random(&seed) % COUNT_OF(words)];
	}
	return desk;
}

static struct groups *
groups_fill(const struct desk *desk, size_t budget)
{
	struct groups *groups = groups_new(budget);
	struct fault fault = { 0 };

	for (size_t i = 0; i < ROWS; i++)
		cr_assert_eq(groups_put(groups, &desk->rows[i], &fault), 0,
		    "%s", fault.text);
	return groups;
}

static void
row_check(const struct row *got, const struct desk *desk)
{
	const struct row *want = &desk->rows[got->line - 2];

	cr_assert_str_eq(got->key, want->key);
	for (size_t i = 0; i < ATTRIBUTES; i++)
		cr_assert_eq(got->words[i], want->words[i]);
	cr_assert_eq(got->further_count, want->further_count);
	for (size_t i = 0; i < got->further_count; i++)
		cr_assert_eq(got->further[i], want->further[i]);
	cr_assert_eq(got->event_count, want->event_count);
	cr_assert_eq(memcmp(got->events, want->events,
			 want->event_count * sizeof(*want->events)),
	    0);
	if (want->at != INSTANT_NONE)
		cr_assert_eq(got->at, want->at);
}

/* The time that a row is sorted by: its own, or that of the nearest row of
 * its ticket which has one, upwards in the file. */
static int64_t
place_of(const struct desk *desk, size_t index)
{
	const char *key = desk->rows[index].key;

	for (size_t i = index + 1; i-- > 0;) {
		if (desk->rows[i].key == key &&
		    desk->rows[i].at != INSTANT_NONE)
			return desk->rows[i].at;
	}
	return INSTANT_NONE;
}

static void
rows_check(const struct row *rows, size_t count, const struct desk *desk)
{
	for (size_t i = 0; i < count; i++) {
		row_check(&rows[i], desk);
		cr_assert_eq(rows[i].at, place_of(desk, rows[i].line - 2));
		if (i > 0)
			cr_assert(rows[i - 1].at < rows[i].at ||
			    (rows[i - 1].at == rows[i].at &&
				rows[i - 1].line < rows[i].line));
		cr_assert_str_eq(rows[i].key, rows[0].key);
	}
}

Test(groups, come_by_key_with_their_rows_by_time_whatever_the_budget)
{
	static const size_t budgets[] = { 1, TINY, 10000, 0 };
	struct fault fault = { 0 };

	for (size_t b = 0; b < COUNT_OF(budgets); b++) {
		struct desk *desk = desk_new(20210301);
		struct groups *groups = groups_fill(desk, budgets[b]);
		char last[24] = "";
		struct row *rows;
		size_t total = 0;
		size_t count;

		while (groups_next(groups, &rows, &count, &fault) > 0) {
			cr_assert_gt(count, 0);
			cr_assert_lt(strcmp(last, rows[0].key), 0);
			snprintf(last, sizeof(last), "%s", rows[0].key);
			rows_check(rows, count, desk);
			total += count;
		}
		cr_expect_eq(fault.kind, FAULT_NONE, "%s", fault.text);
		cr_expect_eq(total, ROWS);
		cr_expect_eq(groups_next(groups, &rows, &count, &fault), 0);
		groups_free(groups);
		free(desk);
	}
}

Test(groups, of_no_rows_are_none)
{
	struct fault fault = { 0 };
	struct groups *groups = groups_new(0);
	struct row *rows;
	size_t count;

	cr_expect_eq(groups_next(groups, &rows, &count, &fault), 0);
	cr_expect_eq(groups_next(groups, &rows, &count, &fault), 0);
	groups_free(groups);
	groups_free(NULL);
}

Test(groups, keep_what_they_were_given)
{
	struct fault fault = { 0 };
	char key[] = "T1";
	struct row_event event = { .event = { .name = names[0], .at = 5 } };
	struct row row = { .key = key, .events = &event, .event_count = 1 };
	struct groups *groups = groups_new(0);
	struct row *rows;
	size_t count;

	cr_assert_eq(groups_put(groups, &row, &fault), 0);
	key[1] = '9';
	event.event.at = 9;
	cr_assert_eq(groups_next(groups, &rows, &count, &fault), 1);
	cr_expect_eq(count, 1);
	cr_expect_str_eq(rows[0].key, "T1");
	cr_expect_eq(rows[0].events[0].event.at, 5);
	groups_free(groups);
}

Test(groups, a_full_disk_is_a_fault)
{
	struct desk *desk = desk_new(7);
	struct groups *groups = groups_new(TINY);
	struct fault fault = { 0 };
	int rc = 0;

	disk_limit(30 * 1000);
	for (size_t i = 0; rc == 0 && i < ROWS; i++)
		rc = groups_put(groups, &desk->rows[i], &fault);
	cr_expect_eq(rc, -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	groups_free(groups);
	free(desk);
}

/* At whatever row it is: a fault, and nothing is left. */
Test(groups, a_file_that_was_cut_is_a_fault)
{
	for (off_t size = 0; size < 100000; size += 20000) {
		uint64_t before = temporaries();
		struct desk *desk = desk_new(9);
		struct groups *groups = groups_fill(desk, TINY * 40);
		struct fault fault = { 0 };
		struct row *rows;
		size_t count;
		int rc;

		cr_assert_eq(groups_next(groups, &rows, &count, &fault), 1);
		temporary_cut(before, size);
		while ((rc = groups_next(groups, &rows, &count, &fault)) > 0)
			rows_check(rows, count, desk);
		cr_expect_eq(rc, -1);
		cr_expect_eq(fault.kind, FAULT_INPUT);
		groups_free(groups);
		free(desk);
	}
}
