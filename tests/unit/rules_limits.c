/* rules_limits.c -- hostile and odd files: refused at once, with a place. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rules_case.h"

enum { MIB = 1 << 20 };

static void
expect_refused(
    const char *label, const char *bytes, size_t size, const char *want)
{
	struct reading reading = { 0 };

	reading_parse(&reading, bytes, size);
	cr_expect_eq(reading.rc, -1, "%s", label);
	cr_expect_null(reading.book, "%s", label);
	cr_expect_eq(reading.fault.kind, FAULT_RULES, "%s", label);
	cr_assert_gt(reading.complaints.count, 0, "%s", label);
	for (size_t i = 0; i < reading.complaints.count; i++) {
		const struct complaint *c = &reading.complaints.items[i];

		if (strcmp(c->file, "dir/b.yaml") != 0)
			continue; /* the folder lacks its sections too */
		cr_expect_str_eq(reading_complaint(&reading, i), want, "%s: %s",
		    label, reading_complaint(&reading, i));
	}
	reading_release(&reading);
}

Test(rules_limits, refuses_what_the_language_does_not_have)
{
	static const struct {
		const char *label;
		const char *text;
		const char *want;
	} rows[] = {
		{ "an anchor", "book: &b\n  id: a\n",
		    "1:7: an anchor (&) is not part of the language" },
		{ "an anchor on a value", "book:\n  id: &b a\n",
		    "2:7: an anchor (&) is not part of the language" },
		{ "an alias", "book: *b\n",
		    "1:7: an alias (*) is not part of the language" },
		{ "a tag", "book: !!map {}\n",
		    "1:7: a tag (!) is not part of the language" },
		{ "a tag of one's own", "book: !x y\n",
		    "1:7: a tag (!) is not part of the language" },
		{ "two documents", "book: 1\n---\nbook: 2\n",
		    "2:1: a second document: one file holds one" },
		{ "nothing", "", "0:0: holds nothing" },
		{ "a comment", "# soon\n", "0:0: holds nothing" },
		{ "a text", "hello\n",
		    "1:1: expected the keys of a rule file" },
		{ "a list", "- a\n", "1:1: expected the keys of a rule file" },
		{ "an open bracket", "book: [a\n",
		    "2:1: no YAML: did not find expected ',' or ']' while "
		    "parsing a flow sequence" },
		{ "a tab", "book:\n\tid: a\n",
		    "2:1: no YAML: found character that cannot start any token "
		    "while scanning for the next token" },
		{ "Latin-1", "book:\n  id: \xe5r gott\n",
		    "2:8: no YAML: invalid trailing UTF-8 octet" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		expect_refused(rows[i].label, rows[i].text,
		    strlen(rows[i].text), rows[i].want);
}

Test(rules_limits, refuses_bytes_that_are_no_text)
{
	expect_refused(
	    "a NUL", "a: b\0c\n", 7, "0:0: holds a NUL byte: this is no text");
	expect_refused("UTF-16", "\xff\xfe\x62\0", 4,
	    "0:0: holds a NUL byte: this is no text");
}

/* COUNT times PIECE, then END. */
static char *
repeated(const char *piece, size_t count, const char *end, size_t *size)
{
	struct buf buf = { 0 };

	for (size_t i = 0; i < count; i++)
		buf_put(&buf, piece);
	buf_put(&buf, end);
	*size = buf.len;
	return buf.text;
}

Test(rules_limits, refuses_nesting_at_once, .timeout = 5)
{
	static const struct {
		const char *piece;
		size_t count;
		const char *want;
	} rows[] = {
		{ "[", 33, "1:33: nested deeper than 32 levels" },
		{ "[", MIB - 1, "1:33: nested deeper than 32 levels" },
		{ "{a: ", MIB / 4, "1:129: nested deeper than 32 levels" },
		{ "- ", MIB / 2, "1:65: nested deeper than 32 levels" },
		{ "? ", MIB / 2, "1:65: nested deeper than 32 levels" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t size;
		char *text = repeated(rows[i].piece, rows[i].count, "", &size);

		expect_refused(rows[i].piece, text, size, rows[i].want);
		free(text);
	}
}

Test(rules_limits, takes_thirty_two_levels)
{
	size_t size;
	char *text = repeated("- ", 31, "[a]\n", &size);

	expect_refused(
	    "32 levels", text, size, "1:1: expected the keys of a rule file");
	free(text);
}

Test(rules_limits, takes_one_mebibyte_and_no_byte_more)
{
	struct reading reading;

	reading_change(&reading, 0, NULL);
	cr_assert_eq(reading.rc, 0);
	while (reading.text.len < MIB)
		buf_putc(&reading.text, '\n');
	rules_release(reading.book);
	reading.book = NULL;
	reading_parse(&reading, reading.text.text, MIB);
	cr_expect_eq(reading.rc, 0, "%s", reading.fault.text);
	buf_putc(&reading.text, '\n');
	expect_refused("1 MiB and 1", reading.text.text, MIB + 1,
	    "0:0: larger than 1 MiB");
	reading_release(&reading);
}

/* A file of as many faults as it can hold takes no time to speak of. */
Test(rules_limits, stands_many_faults, .timeout = 20)
{
	static const struct {
		const char *label;
		const char *begin;
		const char *piece;
	} rows[] = {
		{ "unknown keys", "", "a: 1\n" },
		{ "items of no kind", "sles:\n", "- a\n" },
		{ "SLEs without anything", "sles:\n", "- {}\n" },
		{ "SLEs of one name", "sles:\n", "- id: a\n" },
		{ "events of one name", "processes:\n- events:\n",
		    "    a: b\n" },
		{ "spans of one day", "calendars:\n- week:\n    mon:\n",
		    "    - 01:00-02:00\n" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading reading = { 0 };

		buf_put(&reading.text, rows[i].begin);
		while (reading.text.len < MIB / 4)
			buf_put(&reading.text, rows[i].piece);
		reading_parse(&reading, reading.text.text, reading.text.len);
		cr_expect_eq(reading.rc, -1, "%s", rows[i].label);
		cr_expect_gt(reading.complaints.count, 0);
		reading_release(&reading);
	}
}

Test(rules_limits, cuts_what_it_quotes)
{
	struct reading reading;
	struct buf line = { 0 };
	const char *got;

	buf_put(&line, "  zone: ");
	for (int i = 0; i < 400; i++)
		buf_put(&line, "\xc3\xa9");
	reading_change(&reading, 7, buf_text(&line));
	got = reading_complaint(&reading, 0);
	cr_expect_lt(strlen(got), 120);
	cr_expect_neq(strstr(got, "\xc3\xa9...\""), NULL, "%s", got);
	buf_release(&line);
	reading_release(&reading);
}

/* --- folders ----------------------------------------------------------------
 */

struct folder {
	char path[64];
	struct reading reading;
};

static void
folder_make(struct folder *folder)
{
	memset(folder, 0, sizeof(*folder));
	strcpy(folder->path, "/tmp/slaudit-rules-XXXXXX");
	cr_assert_not_null(mkdtemp(folder->path));
}

static void
folder_put(struct folder *folder, const char *name, const char *text)
{
	const char *path =
	    arena_format(&folder->reading.arena, "%s/%s", folder->path, name);
	FILE *file = fopen(path, "wb");

	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
}

static void
folder_read(struct folder *folder)
{
	struct reading *reading = &folder->reading;

	reading->rc = rules_read(&reading->arena, folder->path, &reading->book,
	    &reading->complaints, &reading->fault);
}

static void
folder_drop(struct folder *folder, const char *const *names)
{
	for (; *names != NULL; names++)
		remove(arena_format(
		    &folder->reading.arena, "%s/%s", folder->path, *names));
	cr_expect_eq(rmdir(folder->path), 0, "%s", strerror(errno));
	reading_release(&folder->reading);
}

Test(rules_limits, says_what_is_wrong_with_a_folder)
{
	static const char *const names[] = { "readme.txt", NULL };
	struct folder folder;
	struct reading reading = { 0 };

	folder_make(&folder);
	folder_put(&folder, "readme.txt", "book:\n");
	folder_read(&folder);
	cr_expect_eq(folder.reading.rc, -1);
	cr_expect_eq(folder.reading.fault.kind, FAULT_RULES);
	cr_expect_eq(folder.reading.complaints.count, 0);
	cr_expect_str_eq(strrchr(folder.reading.fault.text, ':'),
	    ": holds no rule files "
	    "(*.yaml)");
	reading.rc = rules_read(&reading.arena, SLAUDIT_SOURCE_DIR "/none",
	    &reading.book, &reading.complaints, &reading.fault);
	cr_expect_eq(reading.rc, -1);
	cr_expect_eq(reading.fault.kind, FAULT_RULES);
	cr_expect_str_eq(reading.fault.text,
	    SLAUDIT_SOURCE_DIR "/none: No such file or directory");
	memset(&reading.fault, 0, sizeof(reading.fault));
	reading.rc =
	    rules_read(&reading.arena, SLAUDIT_SOURCE_DIR "/src/LAYERS",
		&reading.book, &reading.complaints, &reading.fault);
	cr_expect_eq(reading.rc, -1);
	cr_expect_str_eq(reading.fault.text,
	    SLAUDIT_SOURCE_DIR "/src/LAYERS: Not a directory");
	reading_release(&reading);
	folder_drop(&folder, names);
}

Test(rules_limits, complains_of_files_that_it_cannot_read, .timeout = 10)
{
	static const char *const names[] = { "a.yaml", "b.yml", "c.yaml",
		".hidden.yaml", "e.yaml", NULL };
	static const char *const want[] = { "is not a plain file",
		"is not read: rule files end in .yaml", "is not a plain file",
		"No such file or directory" };
	struct folder folder;
	struct arena *arena = &folder.reading.arena;
	size_t at = 0;

	folder_make(&folder);
	cr_assert_eq(
	    mkdir(arena_format(arena, "%s/a.yaml", folder.path), 0700), 0);
	folder_put(&folder, "b.yml", "book:\n");
	cr_assert_eq(
	    mkfifo(arena_format(arena, "%s/c.yaml", folder.path), 0600), 0);
	folder_put(&folder, ".hidden.yaml", "[[[");
	cr_assert_eq(
	    symlink("nowhere", arena_format(arena, "%s/e.yaml", folder.path)),
	    0);
	folder_read(&folder);
	cr_expect_eq(folder.reading.rc, -1);
	cr_assert_eq(folder.reading.complaints.count, 4);
	for (; at < 4; at++) {
		cr_expect_eq(folder.reading.complaints.items[at].line, 0);
		cr_expect_str_eq(
		    folder.reading.complaints.items[at].text, want[at]);
	}
	folder_drop(&folder, names);
}

Test(rules_limits, reads_files_in_the_order_of_their_bytes)
{
	static const char *const names[] = { "B.yaml", "a.yaml", NULL };
	struct folder folder;

	folder_make(&folder);
	folder_put(&folder, "a.yaml", "x: 1\n");
	folder_put(&folder, "B.yaml", "y: 1\n");
	folder_read(&folder);
	cr_assert_eq(folder.reading.complaints.count, 6);
	cr_expect_neq(
	    strstr(folder.reading.complaints.items[4].file, "B.yaml"), NULL);
	cr_expect_neq(
	    strstr(folder.reading.complaints.items[5].file, "a.yaml"), NULL);
	folder_drop(&folder, names);
}
