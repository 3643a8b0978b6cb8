/* arena.c -- tests of memory that dies together. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/arena.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

Test(arena, hands_out_zeroed_and_aligned_pieces)
{
	const size_t sizes[] = { 0, 1, 3, 16, 17, 1000, 16384, 16385, 65536,
		65537, 1000000, 5 };
	struct arena arena = { 0 };

	for (int round = 0; round < 30; round++) {
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
			size_t size = sizes[i];
			unsigned char *piece = arena_new(&arena, size, 1);
			size_t dirty = 0;

			cr_expect_eq((uintptr_t)piece % alignof(max_align_t), 0,
			    "size %zu", size);
			for (size_t k = 0; k < size; k++)
				dirty += piece[k] != 0;
			cr_expect_eq(dirty, 0, "size %zu", size);
			memset(piece, 0xee, size);
		}
	}
	arena_release(&arena);
}

Test(arena, pieces_do_not_overlap)
{
	enum { PIECES = 3000 };
	struct arena arena = { 0 };
	unsigned char *pieces[PIECES];
	size_t wrong = 0;

	for (size_t i = 0; i < PIECES; i++) {
		pieces[i] = arena_new(&arena, i % 97 + 1, 1);
		memset(pieces[i], (int)(i % 251), i % 97 + 1);
	}
	for (size_t i = 0; i < PIECES; i++) {
		for (size_t k = 0; k < i % 97 + 1; k++)
			wrong += pieces[i][k] != i % 251;
	}
	cr_expect_eq(wrong, 0);
	arena_release(&arena);
}

Test(arena, a_large_piece_does_not_cost_the_room_of_the_current_block)
{
	struct arena arena = { 0 };
	char *before = arena_new(&arena, 16, 1);
	char *after;

	arena_new(&arena, 1000000, 1);
	after = arena_new(&arena, 16, 1);
	cr_expect_eq(after - before, 16);
	arena_release(&arena);
}

Test(arena, copies_text)
{
	struct arena arena = { 0 };
	char text[] = "рф";
	char *copy = arena_copy(&arena, text);
	char *part = arena_copyn(&arena, "request", 3);

	text[0] = 'x';
	cr_expect_str_eq(copy, "рф");
	cr_expect_str_eq(part, "req");
	cr_expect_str_eq(arena_copyn(&arena, NULL, 0), "");
	arena_release(&arena);
}

Test(arena, formats_text_of_any_length)
{
	struct arena arena = { 0 };
	char *text = arena_format(&arena, "%s-%d", "K", 7);
	char *wide = arena_format(&arena, "%0100000d", 1);

	cr_expect_str_eq(text, "K-7");
	cr_expect_eq(strlen(wide), 100000);
	cr_expect_eq(wide[99999], '1');
	arena_release(&arena);
}

Test(arena, an_array_grows_and_keeps_its_items)
{
	struct arena arena = { 0 };
	int *items = NULL;
	size_t room = 0;

	for (size_t i = 0; i < 1000; i++) {
		items = arena_grow(&arena, items, &room, i, sizeof(*items));
		cr_assert_gt(room, i);
		items[i] = (int)i;
	}
	for (size_t i = 0; i < 1000; i++)
		cr_expect_eq(items[i], (int)i);
	arena_release(&arena);
}

Test(arena, is_empty_and_usable_after_release)
{
	struct arena arena = { 0 };

	arena_release(&arena); /* an empty one, too */
	arena_new(&arena, 100, 10);
	cr_expect_geq(arena.used, 1000);
	arena_release(&arena);
	cr_expect_eq(arena.used, 0);
	cr_expect_null(arena.last);
	cr_expect_str_eq(arena_copy(&arena, "again"), "again");
	arena_release(&arena);
}

/* Once it has room for all of a round, a round begins where the last did. */
Test(arena, reset_keeps_room_for_as_much_again)
{
	struct arena arena = { 0 };
	unsigned char *begin = NULL;

	arena_reset(&arena); /* an empty one, too */
	for (int round = 0; round < 4; round++) {
		unsigned char *first = arena_new(&arena, 16, 1);

		cr_expect_eq(first[0], 0);
		memset(first, 0xee, 16);
		for (int i = 0; i < 1000; i++)
			memset(arena_new(&arena, 333, 1), 0xee, 333);
		arena_new(&arena, 1000000, 1);
		if (round > 1)
			cr_expect_eq(first, begin, "round %d", round);
		begin = first;
		arena_reset(&arena);
		cr_expect_eq(arena.used, 0);
	}
	arena_release(&arena);
}

Test(arena, an_absurd_size_is_our_defect, .signal = SIGABRT)
{
	struct arena arena = { 0 };

	arena_new(&arena, SIZE_MAX / 2, 3);
}
