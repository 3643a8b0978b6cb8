/* runs.c -- tests of sorted runs on disk and the memory of their merging. */
/* SPDX-License-Identifier: MIT */
#include "../../src/base/runs_internal.h"

#include <criterion/criterion.h>
#include <string.h>

#include "slaudit/fault.h"
#include "spill_desk.h"

enum { LONGEST = 1000, RUNS = 40, BUDGET = 6500 };

/* An item is its letter, a byte that says how many fours of letters follow, and
 * those. */
static int
letters_load(struct window *window, const void *owner, struct fault *fault)
{
	int got = window_need(window, 2, fault);

	(void)owner;
	if (got <= 0)
		return got;
	window->head = (unsigned char)window->item[0];
	window->len = 2 + (size_t)(unsigned char)window->item[1] * 4;
	return window_need(window, window->len, fault);
}

static void
letters_put(struct runs *runs, char letter, size_t len)
{
	struct fault fault = { 0 };
	char item[LONGEST + 2];

	memset(item, letter, sizeof(item));
	item[1] = (char)(unsigned char)(len / 4);
	cr_assert_eq(runs_put(runs, item, 2 + len / 4 * 4, &fault), 0);
}

/* Each run is a to z, one letter of them long: another one in each. */
static void
runs_fill(struct runs *runs, size_t count)
{
	struct fault fault = { 0 };

	for (size_t i = 0; i < count; i++) {
		for (char letter = 'a'; letter <= 'z'; letter++)
			letters_put(runs, letter,
			    i % 26 == (size_t)(letter - 'a') ? LONGEST : 4);
		cr_assert_eq(runs_end(runs, &fault), 0, "%s", fault.text);
	}
}

static void
runs_check(struct runs *runs, size_t count)
{
	struct fault fault = { 0 };
	const struct window *window;

	for (char letter = 'a'; letter <= 'z'; letter++) {
		for (size_t i = 0; i < count; i++) {
			bool large = i % 26 == (size_t)(letter - 'a');

			cr_assert_eq(runs_next(runs, &window, &fault), 1);
			cr_assert_eq(window->item[0], letter);
			cr_assert_eq(window->len - 2,
			    (size_t)(large ? LONGEST : 4),
			    "%c of run %zu is not next", letter, i);
			cr_assert_eq(window->item[window->len - 1], letter);
		}
	}
	cr_expect_eq(runs_next(runs, &window, &fault), 0);
}

Test(runs, are_merged_in_windows_that_keep_the_budget)
{
	static const size_t counts[] = { 1, 2, 6, 7, RUNS, 600 };

	for (size_t c = 0; c < COUNT_OF(counts); c++) {
		struct runs runs = { .kind = { .load = letters_load } };
		struct fault fault = { 0 };
		size_t total = 0;

		runs_fill(&runs, counts[c]);
		cr_assert_eq(runs_merge(&runs, BUDGET, &fault), 0);
		for (size_t i = 0; i < runs.opened; i++)
			total += runs.windows[i].room;
		cr_expect_gt(total, BUDGET - 600);
		cr_expect_leq(total, BUDGET);
		runs_check(&runs, counts[c]);
		runs_release(&runs);
	}
}

/* Less than two items cannot be compared. */
Test(runs, have_room_for_two_items_at_least)
{
	struct runs runs = { .kind = { .load = letters_load } };
	struct fault fault = { 0 };

	runs_fill(&runs, RUNS);
	cr_assert_eq(runs_merge(&runs, 10, &fault), 0);
	cr_expect_eq(runs.opened, 2);
	runs_check(&runs, RUNS);
	runs_release(&runs);
}

Test(runs, of_nothing_give_nothing)
{
	struct runs runs = { .kind = { .load = letters_load } };
	struct fault fault = { 0 };
	const struct window *window;

	cr_assert_eq(runs_merge(&runs, BUDGET, &fault), 0);
	cr_expect_eq(runs_next(&runs, &window, &fault), 0);
	runs_release(&runs);
	runs_release(&runs);
}
