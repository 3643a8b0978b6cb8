/* reconcile_list.c -- a published list of requests against those we know. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/reconcile.h"

static const char *const dotted[] = { "*.*" };

struct desk {
	struct arena arena;
	struct publication form;
	struct published published;
	struct compared got;
};

static void
desk_run(struct desk *desk, bool keyed, struct listed *listed, size_t count,
    const struct filed *filed, size_t filed_count)
{
	desk->form.form.key_count = keyed;
	desk->form.no_customer.items = (const char **)(uintptr_t)dotted;
	desk->form.no_customer.count = 1;
	desk->published.form = &desk->form;
	desk->published.listed = listed;
	desk->published.listed_count = count;
	for (size_t i = 0; i < count; i++)
		listed[i].line = (uint32_t)i + 2;
	reconcile_list(&desk->arena, &desk->published, filed, filed_count,
	    false, &desk->got);
}

static size_t
count_of(const struct desk *desk, enum list_remark_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < desk->got.count; i++)
		count += desk->got.remarks[i].kind == kind;
	return count;
}

Test(reconcile_list, names_what_is_in_one_of_the_two)
{
	const int32_t day = day_of(2021, 3, 16);
	struct listed listed[] = {
		{ .key = "a", .customer = "ca", .status = "done", .day = day },
		{ .key = "b", .customer = "us", .status = "done", .day = day },
		{ .key = "c", .customer = "vi", .status = "shut", .day = day },
		{ .key = "d",
		    .customer = "pr",
		    .status = "done",
		    .day = day + 1 },
		{ .key = "a", .customer = "ca", .status = "done", .day = day },
		{ .key = "e", .customer = "x.y", .status = "done", .day = day },
		{ .key = "h", .customer = "no", .status = "done", .day = day },
	};
	const struct filed filed[] = {
		{ "a", "ca", "done", day, "log", 1 },
		{ "c", "vi", "done", day, "log", 2 },
		{ "d", "pr", "done", day, "log", 3 },
		{ "e", "x.y", "done", day, "log", 4 },
		{ "f", "nz", "done", day, "log", 5 },      /* left out */
		{ "g", "nz", "done", day + 31, "log", 6 }, /* next month */
		{ "h", "no", NULL, DAY_NONE, "log", 7 },   /* open */
		{ "i", "no", NULL, DAY_NONE, "log", 8 },   /* open */
	};
	struct desk desk = { 0 };

	desk_run(&desk, true, listed, 7, filed, 8);
	cr_expect_eq(count_of(&desk, LIST_NOT_OURS), 1);    /* b */
	cr_expect_eq(count_of(&desk, LIST_NOT_THEIRS), 1);  /* f */
	cr_expect_eq(count_of(&desk, LIST_STATUS), 2);      /* c, h */
	cr_expect_eq(count_of(&desk, LIST_DATE), 1);        /* d */
	cr_expect_eq(count_of(&desk, LIST_KEY_TWICE), 1);   /* a */
	cr_expect_eq(count_of(&desk, LIST_NO_CUSTOMER), 1); /* e */
	cr_expect_eq(desk.got.count, 7);
	cr_expect_eq(desk.got.agreed, 1); /* a */
	cr_expect_eq(desk.got.from_month, month_of(2021, 3));
	cr_expect_eq(desk.got.to_month, month_of(2021, 3));
	arena_release(&desk.arena);
}

/* S10: without a key, name, date and status tell requests apart. */
Test(reconcile_list, without_a_key_equal_rows_are_counted)
{
	const int32_t day = day_of(2016, 6, 5);
	struct listed listed[] = {
		{ .customer = "cl", .status = "done", .day = day },
		{ .customer = "cl", .status = "done", .day = day, .twin = 2 },
		{ .customer = "fi", .status = "shut", .day = day },
		{ .customer = "uk", .status = "done", .day = day },
	};
	const struct filed filed[] = {
		{ "1", "cl", "done", day, "log", 1 },
		{ "2", "fi", "done", day, "log", 2 },
		{ "3", "uk", "done", day - 1, "log", 3 },
		{ "4", "uk", "shut", day - 2, "log", 4 },
	};
	struct desk desk = { 0 };

	desk_run(&desk, false, listed, 4, filed, 4);
	cr_expect_eq(count_of(&desk, LIST_ROW_TWICE), 1);
	cr_expect_eq(count_of(&desk, LIST_NOT_OURS), 1);   /* the second cl */
	cr_expect_eq(count_of(&desk, LIST_STATUS), 1);     /* fi */
	cr_expect_eq(count_of(&desk, LIST_DATE), 1);       /* uk */
	cr_expect_eq(count_of(&desk, LIST_NOT_THEIRS), 1); /* uk, shut */
	cr_expect_eq(desk.got.agreed, 1);
	arena_release(&desk.arena);
}

/* Law: an order of rows changes no count. */
Test(reconcile_list, order_does_not_matter)
{
	const int32_t day = day_of(2021, 3, 16);
	struct listed listed[6];
	struct filed filed[5];
	struct desk first = { 0 };
	struct desk second = { 0 };

	for (int turn = 0; turn < 2; turn++) {
		for (int i = 0; i < 6; i++) {
			int at = turn == 0 ? i : 5 - i;

			listed[at] =
			    (struct listed){ .customer = i % 2 == 0 ? "a" : "b",
				    .status = i % 3 == 0 ? "done" : "shut",
				    .day = day + i / 2 };
		}
		for (int i = 0; i < 5; i++)
			filed[turn == 0 ? i : 4 - i] =
			    (struct filed){ "", i % 2 == 0 ? "b" : "a",
				    i % 3 == 0 ? "shut" : "done", day + i / 2,
				    "log", (uint32_t)i };
		desk_run(
		    turn == 0 ? &first : &second, false, listed, 6, filed, 5);
	}
	for (int kind = 0; kind < LIST_REMARK_KINDS; kind++)
		cr_expect_eq(count_of(&first, (enum list_remark_kind)kind),
		    count_of(&second, (enum list_remark_kind)kind));
	cr_expect_eq(first.got.agreed, second.got.agreed);
	cr_expect_gt(first.got.count, 0);
	arena_release(&first.arena);
	arena_release(&second.arena);
}
