/* published.c -- published files read: claims, lists, and what is refused. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/fault.h"
#include "slaudit/instant.h"
#include "slaudit/published.h"

struct reading {
	struct arena arena;
	struct published got;
	struct fault fault;
	int rc;
};

static void
reading_make(struct reading *reading, const struct book *book, const char *text)
{
	char path[] = "/tmp/slaudit-published-XXXXXX";
	int fd = mkstemp(path);

	memset(reading, 0, sizeof(*reading));
	cr_assert_geq(fd, 0);
	cr_assert_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	reading->rc = published_read(
	    &reading->arena, book, path, &reading->got, &reading->fault);
	unlink(path);
}

Test(published, plain_header_gives_claims)
{
	struct reading it;
	const struct claim *claim;

	reading_make(&it, NULL,
	    "measure,period,percentage,n,missed,from,to,text\n"
	    "I.1,2021-03,95.20 %,21,1,,,\n"
	    ",2021-03-17,,65,,,,\"March, \"\"so\"\"\"\n"
	    "K.1,,100,,,2013-09-01,2013-09-15,\n"
	    "K.1,,100,,,2013-09-01,2013-09-30,\n");
	cr_assert_eq(it.rc, 0, "%s", it.fault.text);
	cr_assert_eq(it.got.claim_count, 4);
	cr_expect_eq(it.got.read, 4);
	cr_expect_eq(it.got.diag_count, 0);
	claim = &it.got.claims[0];
	cr_expect_str_eq(claim->measure, "I.1");
	cr_expect_eq(claim->percentage.value, 9520);
	cr_expect_eq(claim->percentage.decimals, 2);
	cr_expect_eq(claim->met, 20); /* the third of two */
	cr_expect_eq(claim->line, 2);
	claim = &it.got.claims[1];
	cr_expect_null(claim->measure);
	cr_expect_null(claim->printed);
	cr_expect_eq(claim->month, month_of(2021, 3));
	cr_expect_eq(claim->to, day_of(2021, 3, 31));
	cr_expect_str_eq(claim->text, "March, \"so\"");
	cr_expect_eq(it.got.claims[2].month, MONTH_NONE);
	cr_expect_eq(it.got.claims[2].to, day_of(2013, 9, 15));
	cr_expect_eq(it.got.claims[3].month, month_of(2013, 9));
	arena_release(&it.arena);
}

Test(published, bad_rows_are_refused_with_line_and_field)
{
	static const struct {
		const char *row;
		enum diag_code code;
		uint32_t field;
	} rows[] = {
		{ "2021-03,95.x,,", DIAG_PERCENT, 2 },
		{ "2021-03,100.5,,", DIAG_PERCENT, 2 },
		{ "2021-03,,-1,", DIAG_COUNT, 3 },
		{ "2021-03,,1000000001,", DIAG_COUNT, 3 },
		{ "2021-03,,99999999999999999999999,", DIAG_COUNT, 3 },
		{ "2021-03,,,1.5", DIAG_COUNT, 4 },
		{ "2021-3x,95,,", DIAG_TIME, 1 },
		{ ",95,,", DIAG_TIME, 1 },
		{ "1969-01-01,95,,", DIAG_TIME_RANGE, 1 },
		{ "2021-03,,,", DIAG_NO_CLAIM, 0 },
		{ "2021-03,95,", DIAG_FIELDS, 0 },
		{ "2021-03,95\xff,,", DIAG_ENCODING, 2 },
		{ "2021-03,9\"5,,", DIAG_QUOTING, 2 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char text[160];
		struct reading it;

		snprintf(text, sizeof(text),
		    "period,percentage,n,met\n2021-02,90,,\n%s\n", rows[i].row);
		reading_make(&it, NULL, text);
		cr_assert_eq(it.rc, 0, "%s: %s", rows[i].row, it.fault.text);
		cr_expect_eq(it.got.claim_count, 1, "%s", rows[i].row);
		cr_expect_eq(it.got.read, 2, "%s", rows[i].row);
		cr_expect_eq(it.got.rejected, 1, "%s", rows[i].row);
		cr_assert_eq(it.got.diag_count, 1, "%s", rows[i].row);
		cr_expect_eq(
		    it.got.diags[0].code, rows[i].code, "%s", rows[i].row);
		cr_expect_eq(it.got.diags[0].line, 3, "%s", rows[i].row);
		cr_expect_eq(
		    it.got.diags[0].field, rows[i].field, "%s", rows[i].row);
		arena_release(&it.arena);
	}
}

Test(published, a_header_that_is_none_stops_it)
{
	static const struct {
		const char *text;
		const char *want;
	} rows[] = {
		{ "", "empty" },
		{ "period,precentage\n", "'precentage', is none" },
		{ "percentage,n\n", "no column period" },
		{ "from,percentage\n", "no column period" },
		{ "period,n,n\n", "stands twice" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading it;

		reading_make(&it, NULL, rows[i].text);
		cr_expect_eq(it.rc, -1, "%s", rows[i].text);
		cr_expect_eq(it.fault.kind, FAULT_INPUT);
		cr_expect_not_null(
		    strstr(it.fault.text, rows[i].want), "%s", it.fault.text);
		arena_release(&it.arena);
	}
}

/* --- a form of the book's ------------------------------------------------- */

static struct word_pair statuses[] = { { "Completed", "done" },
	{ "Withdrawn", "gone" } };
static const char *keys[] = { "a", "b" };
static const char *formats[] = { "%d.%m.%Y" };

static struct publication
list_form(size_t key_count)
{
	return (struct publication){
		.form = { .id = "list",
		    .file = "slaudit-published-*",
		    .delimiter = ';',
		    .encoding = "UTF-8",
		    .formats = formats,
		    .format_count = 1,
		    .key = keys,
		    .key_count = key_count,
		    .customer = { .column = "name" },
		    .status_field = { .column = "status",
			.words = statuses,
			.word_count = 2 } },
		.kind = PUBLISHED_REQUESTS,
		.date = "date",
	};
}

Test(published, a_list_gives_requests)
{
	struct publication form = list_form(2);
	struct publication *forms[] = { &form };
	const struct book book = { .zone = "Europe/Stockholm",
		.publications = forms,
		.publication_count = 1 };
	struct reading it;

	reading_make(&it, &book,
	    "name;a;b;status;date\n"
	    "ca;1;x/y;Completed;16.03.2021\n"
	    "us;1;;Completed;16.03.2021\n"
	    "vi;1;z;Pending;16.03.2021\n"
	    "no;1;q;Withdrawn;16-03-2021\n"
	    "pr;2;z;Withdrawn;17.03.2021\n");
	cr_assert_eq(it.rc, 0, "%s", it.fault.text);
	cr_assert_eq(it.got.listed_count, 2);
	cr_expect_eq(it.got.rejected, 3);
	cr_expect_str_eq(it.got.listed[0].key, "1/x\\/y");
	cr_expect_str_eq(it.got.listed[0].status, "done");
	cr_expect_eq(it.got.listed[0].day, day_of(2021, 3, 16));
	cr_expect_str_eq(it.got.listed[1].customer, "pr");
	cr_expect_eq(it.got.listed[1].line, 6);
	cr_expect_eq(it.got.diags[0].code, DIAG_KEY);
	cr_expect_eq(it.got.diags[1].code, DIAG_WORD);
	cr_expect_eq(it.got.diags[2].code, DIAG_TIME);
	arena_release(&it.arena);
}

/* S10: rows that are the same to the last byte. */
Test(published, a_row_that_stands_twice_knows_its_twin)
{
	struct publication form = list_form(0);
	struct publication *forms[] = { &form };
	const struct book book = { .zone = "Europe/Stockholm",
		.publications = forms,
		.publication_count = 1 };
	struct reading it;

	reading_make(&it, &book,
	    "name;status;date;more\n"
	    "cl;Completed;05.06.2016;x\n"
	    "cl;Completed;05.06.2016;y\n"
	    "cl;Completed;05.06.2016;x\n"
	    "cl;Completed;05.06.2016;x\n");
	cr_assert_eq(it.rc, 0, "%s", it.fault.text);
	cr_assert_eq(it.got.listed_count, 4);
	cr_expect_eq(it.got.listed[0].twin, 0);
	cr_expect_eq(it.got.listed[1].twin, 0);
	cr_expect_eq(it.got.listed[2].twin, 2);
	cr_expect_eq(it.got.listed[3].twin, 2);
	arena_release(&it.arena);
}

Test(published, a_form_needs_all_its_columns_and_stands_alone)
{
	struct publication form = list_form(2);
	struct publication *forms[] = { &form, &form };
	struct book book = { .zone = "Europe/Stockholm",
		.publications = forms,
		.publication_count = 1 };
	struct reading it;

	reading_make(&it, &book, "name;a;status;date\n");
	cr_expect_eq(it.rc, -1);
	cr_expect_not_null(
	    strstr(it.fault.text, "list: column b is missing in the header"),
	    "%s", it.fault.text);
	arena_release(&it.arena);

	book.publication_count = 2;
	reading_make(&it, &book, "name;a;b;status;date\n");
	cr_expect_eq(it.rc, -1);
	cr_expect_not_null(strstr(it.fault.text, "several published forms"),
	    "%s", it.fault.text);
	arena_release(&it.arena);
}
