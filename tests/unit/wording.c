/* wording.c -- tests of sentences by key. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/wording.h"

#include <criterion/criterion.h>
#include <signal.h>

static struct wording_entry entries[] = {
	{ "broken", "an {open mark" },
	{ "late.one", "{n} request was late" },
	{ "late.other", "{n} requests were late" },
	{ "plain", "{n} of {total} met {title}{title}" },
	{ "title", "Requests" },
};
static const struct wording english = { .language = "en",
	.entries = entries,
	.count = sizeof(entries) / sizeof(entries[0]) };

static void
expect_fill(const char *key, const struct wording_arg *args, const char *want)
{
	struct buf out = { 0 };

	buf_put(&out, "> ");
	wording_fill(&english, key, args, &out);
	cr_expect_str_eq(buf_text(&out) + 2, want);
	buf_release(&out);
}

Test(wording, each_key_has_its_text)
{
	for (size_t i = 0; i < english.count; i++)
		cr_expect_str_eq(
		    wording_text(&english, entries[i].key), entries[i].text);
}

Test(wording, marks_are_filled)
{
	const struct wording_arg args[] = { { "total", "40" }, { "n", "38" },
		{ "title", "{n}" }, { NULL, NULL } };

	expect_fill("plain", args, "38 of 40 met {n}{n}");
	expect_fill("title", NULL, "Requests");
}

Test(wording, the_number_chooses_the_form)
{
	const struct {
		const char *n;
		const char *want;
	} rows[] = {
		{ "0", "0 requests were late" },
		{ "1", "1 request was late" },
		{ "2", "2 requests were late" },
		{ "11", "11 requests were late" },
		{ "1,001", "1,001 requests were late" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct wording_arg args[] = { { "n", rows[i].n },
			{ NULL, NULL } };

		expect_fill("late", args, rows[i].want);
	}
}

Test(wording, a_missing_key_is_our_defect, .signal = SIGABRT)
{
	wording_text(&english, "nothing");
}

Test(wording, a_form_without_a_number_is_our_defect, .signal = SIGABRT)
{
	expect_fill("late", NULL, "");
}

Test(wording, a_mark_without_a_value_is_our_defect, .signal = SIGABRT)
{
	const struct wording_arg args[] = { { "n", "1" }, { NULL, NULL } };

	expect_fill("plain", args, "");
}

Test(wording, a_mark_without_an_end_is_our_defect, .signal = SIGABRT)
{
	expect_fill("broken", NULL, "");
}

Test(wording, an_empty_file_has_no_key, .signal = SIGABRT)
{
	const struct wording empty = { .language = "en" };

	wording_text(&empty, "title");
}
