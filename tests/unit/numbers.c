/* numbers.c -- tests of numbers sorted in bounded memory. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/numbers.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "spill_desk.h"

static const size_t budgets[] = { 0, 32, 64, 1000, 4096, 64 * 1024,
	1024 * 1024 };

static int
ascending(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left;
	uint64_t b = *(const uint64_t *)right;

	return a < b ? -1 : a > b;
}

/* What comes out is WANT, in order, and then no more. */
static void
numbers_check(struct numbers *numbers, const uint64_t *want, size_t count,
    const char *label)
{
	struct fault fault = { 0 };
	uint64_t got;

	cr_assert_eq(numbers_count(numbers), count, "%s", label);
	cr_assert_eq(
	    numbers_sort(numbers, &fault), 0, "%s: %s", label, fault.text);
	for (size_t i = 0; i < count; i++) {
		cr_assert_eq(numbers_next(numbers, &got, &fault), 1,
		    "%s: ends before number %zu: %s", label, i, fault.text);
		cr_assert_eq(got, want[i], "%s: number %zu", label, i);
	}
	for (int i = 0; i < 2; i++)
		cr_assert_eq(
		    numbers_next(numbers, &got, &fault), 0, "%s", label);
}

static void
list_check(uint64_t *items, size_t count, const char *label)
{
	struct fault fault = { 0 };

	for (size_t b = 0; b < COUNT_OF(budgets); b++) {
		struct numbers *numbers = numbers_new(budgets[b]);
		uint64_t *want = mem_new(count, sizeof(*want));

		for (size_t i = 0; i < count; i++) {
			want[i] = items[i];
			cr_assert_eq(numbers_put(numbers, items[i], &fault), 0);
		}
		qsort(want, count, sizeof(*want), ascending);
		numbers_check(numbers, want, count, label);
		free(want);
		numbers_free(numbers);
	}
}

Test(numbers, agree_with_a_plain_sort_whatever_the_budget)
{
	const struct {
		const char *label;
		size_t count;
		uint64_t mask;
		uint64_t base;
	} lists[] = {
		{ "none", 0, 0, 0 },
		{ "one", 1, UINT64_MAX, 0 },
		{ "two", 2, UINT64_MAX, 0 },
		{ "all equal", 3000, 0, 7 },
		{ "all zero", 3000, 0, 0 },
		{ "the largest", 300, 1, UINT64_MAX - 1 },
		{ "random", 5000, UINT64_MAX, 0 },
		{ "the top byte only", 5000, 0xffULL << 56, 0x1234 },
		{ "two bytes apart", 5000, 0xff000000ff00ULL, 1ULL << 63 },
		{ "low bits only", 5000, 0x1f, 1ULL << 40 },
		{ "few at the top, many below", 5000, 0x8000000000ffffffULL,
		    0 },
	};

	for (size_t l = 0; l < COUNT_OF(lists); l++) {
		uint64_t *items = mem_new(lists[l].count, sizeof(*items));
		uint64_t seed = 20210301 + l;

		for (size_t i = 0; i < lists[l].count; i++)
			items[i] = (next_random(&seed) & lists[l].mask) +
			    lists[l].base;
		list_check(items, lists[l].count, lists[l].label);
		free(items);
	}
}

Test(numbers, that_are_sorted_stay_so_and_reversed_ones_turn)
{
	uint64_t up[4000];
	uint64_t down[4000];

	for (size_t i = 0; i < COUNT_OF(up); i++) {
		up[i] = i * 977;
		down[COUNT_OF(down) - 1 - i] = i * 977;
	}
	list_check(up, COUNT_OF(up), "sorted");
	list_check(down, COUNT_OF(down), "reversed");
}

/* So unequal that the bytes which tell most of them apart leave large groups
 * for the lower ones, several times over. */
Test(numbers, crowd_in_few_places)
{
	uint64_t items[6000];
	uint64_t seed = 5;

	for (size_t i = 0; i < COUNT_OF(items); i++)
		items[i] = next_random(&seed) >> (i % 60);
	list_check(items, COUNT_OF(items), "crowded");
}

/* Enough for several threads. */
Test(numbers, come_in_the_same_order_from_several_threads)
{
	enum { MANY = 200000 };
	static const uint64_t masks[] = { UINT64_MAX, 0xffff00000fff, 3, 0 };
	uint64_t *want = mem_new(MANY, sizeof(*want));

	for (size_t m = 0; m < COUNT_OF(masks); m++) {
		for (size_t workers = 1; workers <= 5; workers += 2) {
			struct numbers *numbers =
			    numbers_new(4 * MANY * sizeof(*want));
			struct fault fault = { 0 };
			uint64_t seed = 20210301 + m;

			numbers_workers(numbers, workers);
			for (size_t i = 0; i < MANY; i++) {
				want[i] = next_random(&seed) & masks[m];
				numbers_put(numbers, want[i], &fault);
			}
			qsort(want, MANY, sizeof(*want), ascending);
			numbers_check(numbers, want, MANY, "threads");
			numbers_free(numbers);
		}
	}
	free(want);
}

Test(numbers, few_are_kept_in_memory_and_many_on_disk)
{
	struct fault fault = { 0 };
	struct numbers *numbers = numbers_new(16 * 100);
	uint64_t before = temporaries();

	for (uint64_t i = 0; i < 100; i++)
		cr_assert_eq(numbers_put(numbers, 100 - i, &fault), 0);
	cr_expect_eq(temporaries(), before);
	cr_assert_eq(numbers_put(numbers, 0, &fault), 0);
	cr_expect_neq(temporaries(), before);
	numbers_free(numbers);
	cr_expect_eq(temporaries(), before, "the file is left open");
}

static int
numbers_fill(struct numbers *numbers, struct fault *fault)
{
	for (uint64_t i = 0; i < 20000; i++) {
		if (numbers_put(numbers, i * 7919 % 20011, fault) != 0)
			return -1;
	}
	return 0;
}

Test(numbers, a_full_disk_is_a_fault)
{
	struct fault fault = { 0 };
	struct numbers *numbers = numbers_new(1024);

	disk_limit(100 * 1000);
	cr_expect_eq(numbers_fill(numbers, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	cr_expect_str_eq(fault.text,
	    "the temporary file for sorting cannot be written: File too "
	    "large");
	numbers_free(numbers);
}

/* The second file, into which runs are joined when they are too many. */
Test(numbers, a_disk_that_fills_while_merging_is_a_fault)
{
	struct fault fault = { 0 };
	struct numbers *numbers = numbers_new(256);

	cr_assert_eq(numbers_fill(numbers, &fault), 0, "%s", fault.text);
	disk_limit(100 * 1000);
	cr_expect_eq(numbers_sort(numbers, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	numbers_free(numbers);
}

Test(numbers, a_file_that_cannot_be_made_is_a_fault)
{
	struct fault fault = { 0 };
	struct numbers *numbers = numbers_new(1024);

	files_forbid();
	cr_expect_eq(numbers_fill(numbers, &fault), -1);
	files_allow();
	cr_expect_str_eq(fault.text,
	    "the temporary file for sorting cannot be made: Too many open "
	    "files");
	numbers_free(numbers);
}

Test(numbers, a_file_that_was_cut_is_a_fault)
{
	struct fault fault = { 0 };
	struct numbers *numbers = numbers_new(1024);
	uint64_t before = temporaries();
	uint64_t got;
	int rc;

	cr_assert_eq(numbers_fill(numbers, &fault), 0);
	cr_assert_eq(numbers_sort(numbers, &fault), 0);
	temporary_cut(before, 1000);
	while ((rc = numbers_next(numbers, &got, &fault)) > 0)
		continue;
	cr_expect_eq(rc, -1);
	cr_expect_str_eq(fault.text,
	    "the temporary file for sorting cannot be read: it became "
	    "shorter");
	numbers_free(numbers);
}

Test(numbers, may_be_freed_at_any_time)
{
	struct fault fault = { 0 };
	uint64_t got;

	numbers_free(NULL);
	numbers_free(numbers_new(64));
	for (int stage = 0; stage < 3; stage++) {
		struct numbers *numbers = numbers_new(64);

		cr_assert_eq(numbers_fill(numbers, &fault), 0);
		if (stage > 0)
			cr_assert_eq(numbers_sort(numbers, &fault), 0);
		if (stage > 1)
			cr_assert_eq(numbers_next(numbers, &got, &fault), 1);
		numbers_free(numbers);
	}
}
