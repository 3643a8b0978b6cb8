/* rules_reference.c -- help and docs/rules.md say what the parser reads. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/rules.h"

static void
put_file(struct buf *out, FILE *file)
{
	char bytes[4096];
	size_t size;

	cr_assert_not_null(file);
	rewind(file);
	while ((size = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_putn(out, bytes, size);
	fclose(file);
}

static int
help_text(struct buf *out, const char *topic)
{
	FILE *file = tmpfile();
	int rc;

	cr_assert_not_null(file);
	rc = rules_help(file, topic);
	put_file(out, file);
	return rc;
}

Test(rules_reference, page_is_the_one_that_the_tables_give)
{
	struct buf want = { 0 };
	struct buf page = { 0 };
	FILE *file = tmpfile();

	cr_assert_not_null(file);
	rules_reference(file);
	put_file(&want, file);
	put_file(&page, fopen(SLAUDIT_SOURCE_DIR "/docs/rules.md", "rb"));
	cr_expect_eq(page.len, want.len);
	cr_expect_str_eq(buf_text(&page), buf_text(&want),
	    "docs/rules.md: slaudit help reference makes it anew");
	buf_release(&want);
	buf_release(&page);
}

Test(rules_reference, has_a_topic_for_each_table)
{
	static const char *const topics[] = { "file", "book", "process",
		"calendar", "covers", "holiday", "override", "sle", "mapping",
		"times", "field", "event", "condition", "party", "detection",
		"published", "figure", "profile", "change", "add", "wording" };
	struct buf all = { 0 };

	cr_expect_eq(help_text(&all, NULL), 0);
	for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
		struct buf one = { 0 };

		cr_expect_eq(help_text(&one, topics[i]), 0, "%s", topics[i]);
		cr_expect_eq(
		    strncmp(buf_text(&one), topics[i], strlen(topics[i])), 0);
		cr_expect_not_null(strstr(buf_text(&all), buf_text(&one)));
		buf_release(&one);
	}
	buf_release(&all);
}

Test(rules_reference, knows_no_other_topic)
{
	struct buf none = { 0 };

	cr_expect_eq(help_text(&none, "pauses"), -1);
	cr_expect_eq(none.len, 0);
	buf_release(&none);
}

Test(rules_reference, says_bounds_choices_and_defaults)
{
	static const struct {
		const char *topic;
		const char *want;
	} rows[] = {
		{ "detection", "a whole number, 1 to 120" },
		{ "detection", "missed, run, k-of-n or each-miss" },
		{ "detection", "left out: breaks" },
		{ "sle", "left out: first" },
		{ "sle", "BD-END, BD-CLOCK or BD-HOURS; at most 3" },
		{ "sle", "up to 3660 days" },
		{ "mapping", "left out: false" },
		{ "calendar", "up to 24 h" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = { 0 };
		char *at;

		help_text(&text, rows[i].topic);
		/* as one line: where a line breaks is no matter here */
		for (at = text.text; (at = strstr(at, "\n      ")) != NULL;)
			memmove(at + 1, at + 7, strlen(at + 7) + 1), *at = ' ';
		cr_expect_not_null(strstr(buf_text(&text), rows[i].want),
		    "%s: %s", rows[i].topic, rows[i].want);
		buf_release(&text);
	}
}

Test(rules_reference, fits_a_terminal)
{
	struct buf all = { 0 };
	const char *line;

	help_text(&all, NULL);
	for (line = buf_text(&all); *line != '\0';) {
		size_t length = strcspn(line, "\n");

		cr_expect_leq(length, 79, "%.*s", (int)length, line);
		line += length + (line[length] == '\n');
	}
	buf_release(&all);
}
