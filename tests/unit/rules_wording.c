/* rules_wording.c -- the file of a report's texts: read, or complained of. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rules_case.h"

struct wording_case {
	struct arena arena;
	struct wording *wording;
	struct complaints complaints;
	struct fault fault;
	int rc;
	char path[64];
};

static void
wording_read(struct wording_case *it, const char *text)
{
	int fd;

	memset(it, 0, sizeof(*it));
	strcpy(it->path, "/tmp/slaudit-wording-XXXXXX");
	fd = mkstemp(it->path);
	cr_assert_geq(fd, 0);
	cr_assert_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	it->rc = rules_wording(
	    &it->arena, it->path, &it->wording, &it->complaints, &it->fault);
	unlink(it->path);
}

Test(rules_wording, joins_nested_keys_and_sorts_them)
{
	static const struct {
		const char *key;
		const char *text;
	} want[] = {
		{ "a.b", "flat" },
		{ "late.one", "{n} request" },
		{ "late.other", "{n} requests" },
		{ "title", "Audit of {month}" },
		{ "x.y.z", "deep: {a_name}" },
	};
	struct wording_case it;

	wording_read(&it,
	    "language: en\n"
	    "texts:\n"
	    "  title: Audit of {month}\n"
	    "  x: {y: {z: \"deep: {a_name}\"}}\n"
	    "  late:\n"
	    "    other: \"{n} requests\"\n"
	    "    one: \"{n} request\"\n"
	    "  a.b: flat\n");
	cr_assert_eq(it.rc, 0, "%s",
	    it.complaints.count > 0 ? it.complaints.items[0].text
				    : it.fault.text);
	cr_expect_str_eq(it.wording->language, "en");
	cr_assert_eq(it.wording->count, 5);
	for (size_t i = 0; i < 5; i++) {
		cr_expect_str_eq(it.wording->entries[i].key, want[i].key);
		cr_expect_str_eq(it.wording->entries[i].text, want[i].text);
	}
	arena_release(&it.arena);
}

Test(rules_wording, reads_the_file_that_is_shipped)
{
	struct wording_case it = { 0 };

	it.rc = rules_wording(&it.arena, SLAUDIT_SOURCE_DIR "/reports/en.yaml",
	    &it.wording, &it.complaints, &it.fault);
	cr_assert_eq(it.rc, 0, "%s", it.fault.text);
	cr_expect_str_eq(it.wording->language, "en");
	for (size_t i = 1; i < it.wording->count; i++)
		cr_expect_lt(strcmp(it.wording->entries[i - 1].key,
				 it.wording->entries[i].key),
		    0);
	arena_release(&it.arena);
}

Test(rules_wording, names_what_is_wrong)
{
	static const struct {
		const char *text;
		unsigned line;
		unsigned column;
		const char *want;
	} rows[] = {
		{ "language: en\n", 1, 1,
		    "texts: missing, a wording file needs it" },
		{ "texts: {a: b}\n", 1, 1,
		    "language: missing, a wording file needs it" },
		{ "language: en\ntexts: []\n", 2, 8,
		    "texts: expected keys with texts" },
		{ "language: en\ntexts:\n  a: [b]\n", 3, 6,
		    "texts: a is a list, not a text" },
		{ "language: en\ntexts:\n  a:\n", 3, 5,
		    "texts: a has no text" },
		{ "language: en\ntexts:\n  a: b\n  a: c\n", 4, 3,
		    "texts: \"a\" stands twice" },
		{ "language: en\ntexts:\n  a: {b: c}\n  a.b: d\n", 3, 3,
		    "texts: a.b stands twice" },
		{ "language: en\ntexts:\n  a.one: b\n", 3, 3,
		    "texts: a.one stands without its fellow, .one or .other" },
		{ "language: en\ntexts:\n  a: \"b {\"\n", 3, 3,
		    "texts: a has a brace that is no {name}" },
		{ "language: en\ntexts:\n  a: \"b {C}\"\n", 3, 3,
		    "texts: a has a brace that is no {name}" },
		{ "language: en\ntexts:\n  a: \"b }\"\n", 3, 3,
		    "texts: a has a brace that is no {name}" },
		{ "language: en\ntext:\n  a: b\n", 2, 1,
		    "unknown key \"text\" of a wording file, did you mean "
		    "texts?" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct wording_case it;

		wording_read(&it, rows[i].text);
		cr_expect_eq(it.rc, -1, "%s", rows[i].text);
		cr_expect_null(it.wording);
		cr_expect_eq(it.fault.kind, FAULT_RULES);
		cr_assert_eq(it.complaints.count, 1, "%s", rows[i].text);
		cr_expect_str_eq(it.complaints.items[0].text, rows[i].want);
		cr_expect_str_eq(it.complaints.items[0].file, it.path);
		cr_expect_eq(it.complaints.items[0].line, rows[i].line, "%s",
		    rows[i].want);
		cr_expect_eq(it.complaints.items[0].column, rows[i].column,
		    "%s", rows[i].want);
		arena_release(&it.arena);
	}
}

Test(rules_wording, says_when_there_is_no_file)
{
	struct wording_case it = { 0 };

	it.rc = rules_wording(&it.arena, SLAUDIT_SOURCE_DIR "/reports/xx.yaml",
	    &it.wording, &it.complaints, &it.fault);
	cr_expect_eq(it.rc, -1);
	cr_expect_null(it.wording);
	cr_assert_eq(it.complaints.count, 1);
	cr_expect_str_eq(
	    it.complaints.items[0].text, "No such file or directory");
	arena_release(&it.arena);
}
