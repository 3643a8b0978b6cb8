/* sorter.c -- tests of records sorted in bounded memory. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/sorter.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/mem.h"
#include "spill_desk.h"

static const size_t budgets[] = { 0, 100, 400, 4000, 64 * 1024,
	16 * 1024 * 1024 };

struct item {
	char key[160];
	size_t len;
	size_t number; /* in which it was put; the data is as many bytes of it,
			  modulo 50 */
};

static int
by_key_then_number(const void *left, const void *right)
{
	const struct item *a = left;
	const struct item *b = right;
	int order = memcmp(a->key, b->key, a->len < b->len ? a->len : b->len);

	if (order == 0 && a->len != b->len)
		order = a->len < b->len ? -1 : 1;
	return order != 0 ? order : a->number < b->number ? -1 : 1;
}

static size_t
item_data(const struct item *item, char data[50])
{
	memset(data, (int)(item->number & 127), 50);
	return item->number % 50;
}

static struct sorter *
items_put(const struct item *items, size_t count, size_t budget)
{
	struct sorter *sorter = sorter_new(budget);
	struct fault fault = { 0 };
	char data[50];

	for (size_t i = 0; i < count; i++) {
		size_t len = item_data(&items[i], data);

		cr_assert_eq(sorter_put(sorter, items[i].key, items[i].len,
				 data, len, &fault),
		    0, "%s", fault.text);
	}
	cr_assert_eq(sorter_sort(sorter, &fault), 0, "%s", fault.text);
	return sorter;
}

static void
item_check(const struct sorted *got, const struct item *want, const char *label)
{
	char data[50];
	size_t len = item_data(want, data);

	cr_assert_eq(got->key_len, want->len, "%s", label);
	cr_assert_eq(memcmp(got->key, want->key, want->len), 0, "%s", label);
	cr_assert_eq(got->len, len, "%s: item %zu", label, want->number);
	cr_assert_eq(memcmp(got->data, data, len), 0, "%s", label);
}

static void
items_check(struct item *items, size_t count, const char *label)
{
	struct item *want = mem_new(count, sizeof(*want));

	for (size_t i = 0; i < count; i++) {
		items[i].number = i;
		want[i] = items[i];
	}
	qsort(want, count, sizeof(*want), by_key_then_number);
	for (size_t b = 0; b < COUNT_OF(budgets); b++) {
		struct sorter *sorter = items_put(items, count, budgets[b]);
		struct fault fault = { 0 };
		struct sorted got;

		for (size_t i = 0; i < count; i++) {
			cr_assert_eq(sorter_next(sorter, &got, &fault), 1,
			    "%s: ends before item %zu: %s", label, i,
			    fault.text);
			item_check(&got, &want[i], label);
		}
		for (int i = 0; i < 2; i++)
			cr_assert_eq(sorter_next(sorter, &got, &fault), 0);
		sorter_free(sorter);
	}
	free(want);
}

/* Letters of a small alphabet that begins with NUL, so that many keys are
 * equal, or begin others, or end in NUL. */
static void
items_make(struct item *items, size_t count, const char *prefix, size_t longest,
    unsigned letters)
{
	uint64_t seed = 20210301 + longest;
	size_t start = strlen(prefix);

	for (size_t i = 0; i < count; i++) {
		items[i].len = start + next_random(&seed) % (longest + 1);
		memcpy(items[i].key, prefix, start);
		for (size_t k = start; k < items[i].len; k++)
			items[i].key[k] = (char)(next_random(&seed) % letters);
	}
}

Test(sorter, agrees_with_a_plain_sort_whatever_the_budget)
{
	const struct {
		const char *label;
		size_t count;
		const char *prefix;
		size_t longest;
		unsigned letters;
	} lists[] = {
		{ "none", 0, "", 0, 1 },
		{ "one", 1, "", 5, 256 },
		{ "empty keys", 2000, "", 0, 1 },
		{ "equal keys", 2000, "the same", 0, 1 },
		{ "short keys", 3000, "", 3, 3 },
		{ "keys as long as a head", 3000, "", 9, 2 },
		{ "NULs only", 2000, "", 20, 1 },
		{ "any bytes", 3000, "", 30, 256 },
		{ "a common beginning", 3000, "INC00000", 8, 10 },
		{ "a long one, few ends", 3000, "exports/of/march/2021/", 20,
		    2 },
	};

	for (size_t l = 0; l < COUNT_OF(lists); l++) {
		struct item *items = mem_new(lists[l].count, sizeof(*items));

		items_make(items, lists[l].count, lists[l].prefix,
		    lists[l].longest, lists[l].letters);
		items_check(items, lists[l].count, lists[l].label);
		free(items);
	}
}

/* No beginning is common to all, and they differ behind more bytes than are
 * looked at in turn. */
Test(sorter, keys_are_alike_for_long)
{
	static const size_t alike[] = { 6, 7, 8, 40, 140 };
	struct item *items = mem_new(3000, sizeof(*items));
	uint64_t seed = 4;

	for (size_t a = 0; a < COUNT_OF(alike); a++) {
		for (size_t i = 0; i < 3000; i++) {
			char *key = items[i].key;

			memset(key, 'x', alike[a]);
			key[0] = (char)('a' + next_random(&seed) % 2);
			for (size_t k = 0; k < 4; k++)
				key[alike[a] + k] =
				    (char)next_random(&seed) & 3;
			items[i].len = alike[a] + next_random(&seed) % 5;
		}
		items_check(items, 3000, "alike");
	}
	free(items);
}

/* The beginning that all keys share is known only at the end: runs on disk
 * were sorted when it was longer. */
Test(sorter, keys_stop_beginning_alike)
{
	struct item *items = mem_new(3000, sizeof(*items));
	uint64_t seed = 3;

	for (size_t i = 0; i < 3000; i++) {
		const char *prefix = i < 1000 ? "request/2021/"
		    : i < 2000                ? "request/"
					      : "";

		items[i].len =
		    (size_t)snprintf(items[i].key, sizeof(items[i].key), "%s%u",
			prefix, (unsigned)(next_random(&seed) % 5000));
	}
	items_check(items, 3000, "beginnings");
	free(items);
}

/* Longer than the budget, than a piece that is written at a time, and than the
 * share of a run in the merge. */
Test(sorter, a_record_may_be_long)
{
	static const size_t sizes[] = { 0, 1, 70 * 1000, 16 * 1024 * 1024, 3000,
		5, 200 * 1000, 1 };
	char *bytes = mem_new(16 * 1024 * 1024, 1);

	for (size_t b = 0; b < COUNT_OF(budgets); b++) {
		struct sorter *sorter = sorter_new(budgets[b]);
		struct fault fault = { 0 };
		struct sorted got;

		for (size_t i = 0; i < COUNT_OF(sizes); i++) {
			char key = (char)('z' - i);

			memset(bytes, (int)i, sizes[i]);
			cr_assert_eq(sorter_put(sorter, &key, 1, bytes,
					 sizes[i], &fault),
			    0);
		}
		cr_assert_eq(sorter_sort(sorter, &fault), 0);
		for (size_t i = COUNT_OF(sizes); i-- > 0;) {
			cr_assert_eq(sorter_next(sorter, &got, &fault), 1);
			cr_assert_eq(*got.key, (char)('z' - i));
			cr_assert_eq(got.len, sizes[i]);
			memset(bytes, (int)i, sizes[i]);
			cr_assert_eq(memcmp(got.data, bytes, sizes[i]), 0);
		}
		cr_assert_eq(sorter_next(sorter, &got, &fault), 0);
		sorter_free(sorter);
	}
	free(bytes);
}

Test(sorter, few_are_kept_in_memory_and_many_on_disk)
{
	struct fault fault = { 0 };
	struct sorter *sorter = sorter_new(3 * (8 + 3 + 5 + 32));
	uint64_t before = temporaries();

	for (int i = 0; i < 3; i++)
		cr_assert_eq(
		    sorter_put(sorter, "key", 3, "bytes", 5, &fault), 0);
	cr_expect_eq(temporaries(), before);
	cr_assert_eq(sorter_put(sorter, "key", 3, "bytes", 5, &fault), 0);
	cr_expect_neq(temporaries(), before);
	sorter_free(sorter);
	cr_expect_eq(temporaries(), before, "the file is left open");
}

static int
sorter_fill(struct sorter *sorter, struct fault *fault)
{
	for (uint64_t i = 0; i < 20000; i++) {
		uint64_t key = i * 7919 % 20011;

		if (sorter_put(sorter, (const char *)&key, sizeof(key), "data",
			4, fault) != 0)
			return -1;
	}
	return 0;
}

Test(sorter, a_full_disk_is_a_fault)
{
	struct fault fault = { 0 };
	struct sorter *sorter = sorter_new(1024);

	disk_limit(100 * 1000);
	cr_expect_eq(sorter_fill(sorter, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	cr_expect_str_eq(fault.text,
	    "the temporary file for sorting cannot be written: File too "
	    "large");
	sorter_free(sorter);
}

Test(sorter, a_disk_that_fills_while_merging_is_a_fault)
{
	struct fault fault = { 0 };
	struct sorter *sorter = sorter_new(256);

	cr_assert_eq(sorter_fill(sorter, &fault), 0, "%s", fault.text);
	disk_limit(100 * 1000);
	cr_expect_eq(sorter_sort(sorter, &fault), -1);
	cr_expect_eq(fault.kind, FAULT_INPUT);
	sorter_free(sorter);
}

Test(sorter, a_file_that_was_cut_is_a_fault)
{
	struct fault fault = { 0 };
	struct sorter *sorter = sorter_new(10 * 1000);
	uint64_t before = temporaries();
	struct sorted got;
	int rc;

	cr_assert_eq(sorter_fill(sorter, &fault), 0);
	cr_assert_eq(sorter_sort(sorter, &fault), 0);
	temporary_cut(before, 1000);
	while ((rc = sorter_next(sorter, &got, &fault)) > 0)
		continue;
	cr_expect_eq(rc, -1);
	cr_expect_str_eq(fault.text,
	    "the temporary file for sorting cannot be read: it became "
	    "shorter");
	sorter_free(sorter);
}

Test(sorter, may_be_freed_at_any_time)
{
	struct fault fault = { 0 };
	struct sorted got;

	sorter_free(NULL);
	sorter_free(sorter_new(64));
	for (int stage = 0; stage < 3; stage++) {
		struct sorter *sorter = sorter_new(1000);

		cr_assert_eq(sorter_fill(sorter, &fault), 0);
		if (stage > 0)
			cr_assert_eq(sorter_sort(sorter, &fault), 0);
		if (stage > 1)
			cr_assert_eq(sorter_next(sorter, &got, &fault), 1);
		sorter_free(sorter);
	}
}
