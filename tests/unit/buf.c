/* buf.c -- tests of growable text. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/buf.h"

#include <criterion/criterion.h>
#include <string.h>

/* The invariants of the struct. */
static void
buf_check(const struct buf *buf)
{
	cr_expect_not_null(buf_text(buf));
	cr_expect(buf->len == 0 || buf->len < buf->room);
	cr_expect(buf->text == NULL || buf->text[buf->len] == '\0');
	cr_expect((buf->text == NULL) == (buf->room == 0));
}

Test(buf, an_empty_one_has_text)
{
	struct buf buf = { 0 };

	buf_check(&buf);
	cr_expect_str_eq(buf_text(&buf), "");
	buf_clear(&buf);
	buf_check(&buf);
	buf_release(&buf);
	buf_release(&buf);
}

Test(buf, text_is_appended)
{
	struct buf buf = { 0 };

	buf_put(&buf, "due ");
	buf_check(&buf);
	buf_print(&buf, "%d-%02d", 2021, 3);
	buf_check(&buf);
	buf_putc(&buf, '/');
	buf_check(&buf);
	buf_putn(&buf, "31 and more", 2);
	buf_check(&buf);
	buf_put(&buf, "");
	buf_check(&buf);
	cr_expect_str_eq(buf_text(&buf), "due 2021-03/31");
	cr_expect_eq(buf.len, 14);
	buf_release(&buf);
}

Test(buf, bytes_may_be_nul)
{
	struct buf buf = { 0 };

	buf_putn(&buf, "a\0b", 3);
	buf_check(&buf);
	cr_expect_eq(buf.len, 3);
	cr_expect_eq(memcmp(buf.text, "a\0b", 4), 0);
	buf_release(&buf);
}

Test(buf, grows_through_every_size)
{
	struct buf buf = { 0 };

	for (size_t i = 0; i < 5000; i++) {
		buf_putc(&buf, (char)('a' + i % 26));
		cr_assert_eq(buf.len, i + 1);
		cr_assert_eq(buf.text[i + 1], '\0');
	}
	for (size_t i = 0; i < 5000; i++)
		cr_assert_eq(buf.text[i], (char)('a' + i % 26));
	buf_release(&buf);
}

Test(buf, a_print_may_exceed_the_room)
{
	struct buf buf = { 0 };

	buf_put(&buf, "x");
	buf_print(&buf, "%03000d", 7);
	buf_check(&buf);
	cr_expect_eq(buf.len, 3001);
	cr_expect_eq(buf.text[0], 'x');
	cr_expect_eq(buf.text[3000], '7');
	buf_release(&buf);
}

Test(buf, cleared_it_keeps_its_room)
{
	struct buf buf = { 0 };
	size_t room;

	buf_print(&buf, "%0500d", 1);
	room = buf.room;
	buf_clear(&buf);
	buf_check(&buf);
	cr_expect_eq(buf.len, 0);
	cr_expect_eq(buf.room, room);
	cr_expect_str_eq(buf_text(&buf), "");
	buf_put(&buf, "new");
	cr_expect_str_eq(buf_text(&buf), "new");
	buf_release(&buf);
	cr_expect_eq(buf.room, 0);
}
