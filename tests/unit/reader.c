/* reader.c -- wide exports: rows to tickets, trouble with rows to diags. */
/* SPDX-License-Identifier: MIT */
#include "wide_desk.h"

Test(reader, one_row_is_one_ticket)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell(HEAD "T1,org,C,2021-03-01 09:00,2021-03-01 09:30,-,desk\n"
		       "\"T,2\",n/a,N,2021-07-01,,2021-07-02,\n",
	    &desk.input, &got);
	cr_assert_eq(got.rc, 0, "%s", got.fault.text);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T1@2 request change org - web -:"
	    " opened=2021-03-01T14:00:00Z/operator@2"
	    " acked=2021-03-01T14:30:00Z/desk@2\n"
	    "T,2@3 request new - - web -:"
	    " opened=2021-07-01T04:00:00Z..2021-07-02T04:00:00Z/operator@3"
	    " closed=2021-07-02T04:00:00Z..2021-07-03T04:00:00Z@3\n");
	cr_expect_str_eq(buf_text(&got.diags),
	    "2.4 time-no-zone opened (4 read in America/New_York, the zone "
	    "of mapping requests)\n");
	cr_expect_eq(got.tally.read, 2);
	cr_expect_eq(got.tally.accepted, 2);
	reading_release(&got);
}

/* What no rule reads is not kept, wherever it stands and however much. */
Test(reader, columns_that_nobody_reads_are_passed)
{
	struct desk desk;
	struct reading got;
	struct buf text = { 0 };

	desk_set(&desk);
	desk.mapping.category = desk.mapping.customer = (struct field){ 0 };
	desk.mapping.event_count = 1;
	for (int i = 0; i < 300; i++)
		buf_print(&text, "c%d,", i);
	buf_put(&text, "id,opened,last\n");
	for (int i = 0; i < 300; i++)
		buf_print(&text, i % 3 == 0 ? "\"a, \"\"%d\"\"\"," : "%d,", i);
	buf_put(&text, "\"T\"\"1\",2021-03-01,\"\"\n");
	text_tell(buf_text(&text), &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T\"1@2 request - - - web -: opened=2021-03-01T05:00:00Z.."
	    "2021-03-02T05:00:00Z/operator@2\n");
	cr_expect_eq(got.tally.rejected, 0);
	reading_release(&got);
	buf_release(&text);
}

Test(reader, line_ends_and_a_byte_order_mark_change_nothing)
{
	const struct {
		const char *text;
		uint64_t truncated;
	} forms[] = {
		{ "id,opened\nT1,2021-03-01\nT2,2021-03-02\n", 0 },
		{ "id,opened\r\nT1,2021-03-01\r\nT2,2021-03-02\r\n", 0 },
		{ "\xef\xbb\xbfid,opened\nT1,2021-03-01\r\nT2,2021-03-02\n",
		    0 },
		{ "\xef\xbb\xbf\"id\",opened\nT1,2021-03-01\n"
		  "T2,\"2021-03-02\"\n",
		    0 },
		{ "id,opened\nT1,2021-03-01\nT2,2021-03-02", 1 },
		{ "id,opened\r\nT1,2021-03-01\r\nT2,2021-03-02\r", 1 },
	};
	struct desk desk;

	desk_set(&desk);
	desk.mapping.category = desk.mapping.customer = (struct field){ 0 };
	desk.mapping.event_count = 1;
	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct reading got;

		text_tell(forms[i].text, &desk.input, &got);
		cr_expect_eq(got.rc, 0, "form %zu: %s", i, got.fault.text);
		cr_expect_str_eq(buf_text(&got.tickets),
		    "T1@2 request - - - web -: opened=2021-03-01T05:00:00Z.."
		    "2021-03-02T05:00:00Z/operator@2\n"
		    "T2@3 request - - - web -: opened=2021-03-02T05:00:00Z.."
		    "2021-03-03T05:00:00Z/operator@3\n",
		    "form %zu", i);
		cr_expect_eq(got.tally.diags[DIAG_TRUNCATED],
		    forms[i].truncated, "form %zu", i);
		cr_expect_eq(got.tally.rejected, 0, "form %zu", i);
		reading_release(&got);
	}
}

Test(reader, blank_lines_are_counted_apart)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell("\n" HEAD "\r\n\nT1,a,C,,,,\n\n", &desk.input, &got);
	cr_expect_eq(got.rc, 0, "%s", got.fault.text);
	cr_expect_eq(got.tally.blank, 4);
	cr_expect_eq(got.tally.read, 1);
	cr_expect_str_eq(
	    buf_text(&got.tickets), "T1@5 request change a - web -:\n");
	reading_release(&got);
}

Test(reader, blanks_are_data_unless_the_mapping_trims)
{
	static const char text[] =
	    "id, tld ,kind,opened,acked,closed,who\n"
	    " T1 , \"a, b \" ,C, 2021-03-01 09:00\t,,,\n";
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	desk.mapping.trim = true;
	text_tell(text, &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T1@2 request change a, b - web -:"
	    " opened=2021-03-01T14:00:00Z/operator@2\n");
	reading_release(&got);

	desk.mapping.trim = false;
	text_tell(text, &desk.input, &got);
	cr_expect_eq(got.fault.kind, FAULT_INPUT);
	cr_expect_str_eq(got.fault.text,
	    "export.csv:1: mapping requests: column \"tld\" is missing");
	reading_release(&got);
}

Test(reader, each_rejected_row_says_where_and_why)
{
	const struct {
		const char *row;
		const char *diags;
	} rows[] = {
		{ ",a,C,,,,", "2.1 key id []\n" },
		{ "n/a,a,C,,,,", "2.1 key id [n/a]\n" },
		{ "T1,a,C,,,",
		    "2.0 fields (6 fields, and the header has 7)\n" },
		{ "T1,a,C,,,,,",
		    "2.0 fields (8 fields, and the header has 7)\n" },
		{ "T1,a,X,,,,", "2.3 word kind [X] T1\n" },
		{ "T1,a,C,2021-02-30,,,", "2.4 time opened [2021-02-30] T1\n" },
		{ "T1,a,C,01/03/2021,3,,",
		    "2.4 time opened [01/03/2021] T1\n"
		    "2.5 time acked [3] T1\n" },
		{ "T1,a,C,1969-12-31,,,",
		    "2.4 time-range opened [1969-12-31] T1\n" },
		{ "T1,\xff\x41,C,,,,",
		    "2.2 encoding tld [\xef\xbf\xbd"
		    "A] (not UTF-8)\n" },
		{ "T1,\xc0\xaf,C,,,,",
		    "2.2 encoding tld [\xef\xbf\xbd\xef\xbf\xbd] "
		    "(not UTF-8)\n" },
		{ "T1,\"x\"y,C\",,,,,",
		    "2.2 quoting tld [x\"y,C] (text after the closing "
		    "quotation mark)\n" },
		{ "T1,x\"y,C,,,,",
		    "2.2 quoting tld [x\"y] (a quotation mark inside a field "
		    "that does not begin with one)\n" },
		{ "T1,a,C\rT2,b,C,,,,",
		    "2.0 fields (3 fields, and the header has 7)\n"
		    "2.0 fields (a carriage return without a line feed breaks "
		    "the line)\n"
		    "2.0 fields (a carriage return without a line feed breaks "
		    "the line)\n" },
	};
	struct desk desk;

	desk_set(&desk);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct reading got;
		struct buf text = { 0 };

		buf_print(&text, HEAD "%s\n", rows[i].row);
		text_tell(buf_text(&text), &desk.input, &got);
		cr_expect_eq(got.rc, 0, "%s: %s", rows[i].row, got.fault.text);
		cr_expect_str_eq(buf_text(&got.diags), rows[i].diags,
		    "%s: got %s", rows[i].row, buf_text(&got.diags));
		cr_expect_str_eq(buf_text(&got.tickets), "", "%s", rows[i].row);
		cr_expect_geq(got.tally.rejected, 1, "%s", rows[i].row);
		cr_expect_eq(got.tally.accepted, 0, "%s", rows[i].row);
		buf_release(&text);
		reading_release(&got);
	}
}

Test(reader, a_nul_byte_is_no_text)
{
	static const char text[] = HEAD "T1,a\0b,C,,,,\nT2,b,C,,,,\n";
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	bytes_tell(text, sizeof(text) - 1, &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.diags),
	    "2.2 encoding tld [a] (a NUL byte)\n"
	    "3.0 no-start T2 (opened)\n");
	cr_expect_str_eq(
	    buf_text(&got.tickets), "T2@3 request change b - web -:\n");
	reading_release(&got);
}

Test(reader, a_quote_left_open_takes_the_rest_of_the_file)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell(HEAD "T1,a,C,2021-03-01,,,\nT2,\"b,C,,,,\nT3,c,C,,,,\n",
	    &desk.input, &got);
	cr_expect_eq(got.tally.read, 2);
	cr_expect_eq(got.tally.rejected, 1);
	cr_expect_str_eq(buf_text(&got.diags),
	    "2.4 time-no-zone opened (1 read in America/New_York, the zone "
	    "of mapping requests)\n"
	    "3.0 fields (2 fields, and the header has 7)\n"
	    "3.2 unterminated tld [b,C,,,, T3,c,C,,,, ] (the quotation mark of "
	    "line 3 is never closed)\n");
	reading_release(&got);
}

Test(reader, a_value_in_a_diag_is_cut_between_characters)
{
	struct desk desk;
	struct reading got;
	struct buf text = { 0 };
	struct buf want = { 0 };

	desk_set(&desk);
	/* 79 bytes and one character of two: 81 bytes, and 80 are shown */
	buf_put(&text, HEAD "T1,a,");
	buf_put(&want, "2.3 word kind [");
	for (size_t i = 0; i < 79; i++) {
		buf_putc(&text, 'x');
		buf_putc(&want, 'x');
	}
	buf_put(&text, "\xc3\xa9,,,,\n");
	buf_put(&want, "] T1\n");
	text_tell(buf_text(&text), &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.diags), buf_text(&want));
	buf_release(&text);
	buf_release(&want);
	reading_release(&got);
}

Test(reader, a_file_without_a_usable_header_is_a_fault)
{
	const struct {
		const char *text;
		const char *fault;
	} files[] = {
		{ "", "export.csv: empty: not even a header line" },
		{ "\n\n", "export.csv: empty: not even a header line" },
		{ "id,tld\n",
		    "export.csv:1: mapping requests: column \"kind\" is "
		    "missing, \"opened\" is missing, \"acked\" is missing, "
		    "\"who\" is missing, \"closed\" is missing" },
		{ "id,tld,kind,opened,acked,closed,who,tld\n",
		    "export.csv:1: mapping requests: column \"tld\" stands "
		    "more than once" },
		{ "id,tld,kind,opened,acked,closed,who\rT1,a,C,,,,\r\n",
		    "export.csv:1: a line ends with a carriage return alone; "
		    "lines are read that end with LF or CRLF" },
		{ "id,\"tld,kind\n",
		    "export.csv:1: the file ends inside a quoted column "
		    "name" },
		{ "id,t\"ld,kind\n",
		    "export.csv:1: the quotation marks of the header do not "
		    "match" },
		{ "id,t\xe9ld\n", "export.csv:1: the header is not UTF-8" },
		{ "\xff\xfei",
		    "export.csv:1: the header is not UTF-8; it "
		    "looks like UTF-16" },
	};
	struct desk desk;

	desk_set(&desk);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct reading got;

		text_tell(files[i].text, &desk.input, &got);
		cr_expect_eq(got.rc, -1, "%s", files[i].text);
		cr_expect_eq(got.fault.kind, FAULT_INPUT);
		cr_expect_str_eq(
		    got.fault.text, files[i].fault, "got %s", got.fault.text);
		reading_release(&got);
	}
}

Test(reader, a_header_alone_is_an_export_without_tickets)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell(HEAD, &desk.input, &got);
	cr_expect_eq(got.rc, 0);
	cr_expect_eq(got.tally.read, 0);
	cr_expect_str_eq(buf_text(&got.diags), "");
	reading_release(&got);

	bytes_tell(HEAD, strlen(HEAD) - 1, &desk.input, &got);
	cr_expect_eq(got.rc, 0);
	cr_expect_str_eq(buf_text(&got.diags),
	    "1.0 truncated (the file ends in its header)\n");
	reading_release(&got);
}

Test(reader, what_is_no_readable_file_is_a_fault)
{
	const struct {
		const char *path;
		const char *fault;
	} files[] = {
		{ "/tmp", "export.csv: Is a directory" },
		{ "/tmp/slaudit-no-such-file",
		    "export.csv: No such file or directory" },
		{ "/dev/null", "export.csv: not a regular file" },
	};
	struct desk desk;

	desk_set(&desk);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct reading got;

		export_tell(files[i].path, &desk.input, &got);
		cr_expect_eq(got.rc, -1, "%s", files[i].path);
		cr_expect_eq(got.fault.kind, FAULT_INPUT);
		cr_expect_str_eq(got.fault.text, files[i].fault);
		reading_release(&got);
	}
}

Test(reader, what_is_absurdly_long_is_a_fault)
{
	enum { MEBIBYTE = 1024 * 1024 };
	const struct {
		const char *label;
		size_t field;      /* bytes of one field */
		size_t fields;     /* of the row */
		const char *fault; /* NULL: fine */
	} rows[] = {
		{ "the longest field", MEBIBYTE, 7, NULL },
		{ "a longer field", MEBIBYTE + 1, 7,
		    "export.csv:2: field 2 is longer than 1048576 bytes; is a "
		    "quote left open?" },
		{ "a longer record", MEBIBYTE - 1, 17,
		    "export.csv:2: the record is longer than 16777216 "
		    "bytes" },
	};
	struct desk desk;

	desk_set(&desk);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct reading got;
		struct buf text = { 0 };

		buf_put(&text, HEAD "T1");
		for (size_t f = 1; f < rows[i].fields; f++) {
			bool full = f == 1 || rows[i].fields > 7;

			buf_putc(&text, ',');
			for (size_t b = 0; full && b < rows[i].field; b++)
				buf_putc(&text, 'C');
		}
		buf_putc(&text, '\n');
		/* the second column is the customer: any word will do */
		desk.mapping.category = (struct field){ 0 };
		bytes_tell(text.text, text.len, &desk.input, &got);
		cr_expect_eq(got.rc, rows[i].fault == NULL ? 0 : -1, "%s",
		    rows[i].label);
		cr_expect_str_eq(got.fault.text,
		    rows[i].fault == NULL ? "" : rows[i].fault, "%s",
		    rows[i].label);
		buf_release(&text);
		reading_release(&got);
	}
}

/* More words than are kept beyond their ticket, each of them again. */
Test(reader, keeps_every_word_of_very_many)
{
	enum { ROWS = 20000, WORDS = 9001 };
	struct buf text = { 0 };
	struct buf want = { 0 };
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	desk.mapping.category = (struct field){ 0 };
	buf_put(&text, HEAD);
	for (int i = 0; i < ROWS; i++) {
		buf_print(&text, "T%d,w%d%s,C,2021-01-04 10:00,,,\n", i,
		    i % WORDS,
		    i % 3 == 0 ? "" : "-of-more-than-thirty-two-bytes-it-is");
		buf_print(&want,
		    "T%d@%d request - w%d%s - web -: "
		    "opened=2021-01-04T15:00:00Z/operator@%d\n",
		    i, i + 2, i % WORDS,
		    i % 3 == 0 ? "" : "-of-more-than-thirty-two-bytes-it-is",
		    i + 2);
	}
	bytes_tell(text.text, text.len, &desk.input, &got);
	cr_expect_eq(got.rc, 0, "%s", got.fault.text);
	cr_expect(strcmp(buf_text(&got.tickets), buf_text(&want)) == 0);
	buf_release(&text);
	buf_release(&want);
	reading_release(&got);
}
