/* mem.c -- tests of checked memory. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/mem.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

Test(mem, is_zeroed_and_never_null)
{
	unsigned char *memory = mem_new(100, 3);
	void *nothing = mem_new(0, 8);
	size_t dirty = 0;

	for (size_t i = 0; i < 300; i++)
		dirty += memory[i] != 0;
	cr_expect_eq(dirty, 0);
	cr_expect_not_null(nothing);
	free(memory);
	free(nothing);
}

Test(mem, an_array_grows_and_its_new_room_is_zeroed)
{
	int *items = NULL;
	size_t room = 0;

	for (size_t i = 0; i < 1000; i++) {
		items = mem_grow(items, &room, i, sizeof(*items));
		cr_assert_gt(room, i);
		cr_assert_eq(items[i], 0);
		items[i] = (int)i + 1;
	}
	for (size_t i = 0; i < 1000; i++)
		cr_expect_eq(items[i], (int)i + 1);
	free(items);
}

Test(mem, copies_text)
{
	char text[] = "late";
	char *copy = mem_copy(text);

	text[0] = 'd';
	cr_expect_str_eq(copy, "late");
	free(copy);
}

Test(mem, a_size_that_overflows_ends_the_process, .exit_code = 71)
{
	free(mem_new(SIZE_MAX / 2, 3));
}

Test(mem, a_resize_that_overflows_ends_the_process, .exit_code = 71)
{
	free(mem_resize(NULL, SIZE_MAX / 2, 3));
}

Test(mem, our_own_defect_aborts, .signal = SIGABRT)
{
	mem_die("a test");
}
