/* reader_forms.c -- encodings, line ends, titles, short rows and gzip. */
/* SPDX-License-Identifier: MIT */
#include <zlib.h>

#include "wide_desk.h"

#define COLUMNS "id,tld,kind,opened,acked,closed,who"
#define ROW_OPENED ",C,2021-03-01,,,"
#define TOLD(key, line, tld)                                                   \
	key "@" line " request change " tld " - web -:"                        \
	    " opened=2021-03-01T05:00:00Z..2021-03-02T05:00:00Z/"              \
	    "operator@" line "\n"

static const char no_zone[] = " time-no-zone opened (";

/* Without the note about the mapping's zone, which each file here gets. */
static void
diags_expect(struct reading *got, const char *want, const char *label)
{
	char *note = strstr(got->diags.text, no_zone);
	char *end = note == NULL ? NULL : strchr(note, '\n');
	char *begin = note;

	while (begin != NULL && begin > got->diags.text && begin[-1] != '\n')
		begin--;
	if (end != NULL)
		memmove(begin, end + 1, strlen(end + 1) + 1);
	cr_expect_str_eq(buf_text(&got->diags), want, "%s: got %s", label,
	    buf_text(&got->diags));
}

struct form {
	const char *label;
	const char *encoding;
	int skip_lines;
	bool ragged;
	const char *bytes;
	size_t len; /* 0: up to the NUL */
	const char *tickets;
	const char *diags;
	uint64_t blank;
	uint64_t skipped;
};

static void
form_expect(const struct form *form)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	if (form->encoding != NULL)
		desk.mapping.encoding = form->encoding;
	desk.mapping.skip_lines = form->skip_lines;
	desk.mapping.ragged = form->ragged;
	bytes_tell(form->bytes,
	    form->len == 0 ? strlen(form->bytes) : form->len, &desk.input,
	    &got);
	cr_expect_eq(got.rc, 0, "%s: %s", form->label, got.fault.text);
	cr_expect_str_eq(buf_text(&got.tickets), form->tickets, "%s: got %s",
	    form->label, buf_text(&got.tickets));
	buf_text(&got.diags);
	diags_expect(&got, form->diags, form->label);
	cr_expect_eq(got.tally.blank, form->blank, "%s", form->label);
	cr_expect_eq(got.tally.skipped, form->skipped, "%s", form->label);
	reading_release(&got);
}

Test(reader_forms, each_encoding_gives_the_same_tickets)
{
	static const char wide[] = "\xff\xfe"
				   "i\0d\0,\0t\0l\0d\0,\0k\0i\0n\0d\0,\0"
				   "o\0p\0e\0n\0e\0d\0,\0a\0c\0k\0e\0d\0,\0"
				   "c\0l\0o\0s\0e\0d\0,\0w\0h\0o\0\r\0\n\0"
				   "T\0\x31\0,\0\xe9\0\xac\x20,\0C\0,\0"
				   "2\0\x30\0\x32\0\x31\0-\0\x30\0\x33\0-\0"
				   "\x30\0\x31\0,\0,\0,\0\r\0\n\0";
	const struct form forms[] = {
		{ .label = "UTF-8",
		    .encoding = "utf8",
		    .bytes = "\xef\xbb\xbf" COLUMNS "\r\n"
			     "T1,\xc3\xa9\xe2\x82\xac" ROW_OPENED "\r\n" },
		{ .label = "cp1252",
		    .encoding = "cp1252",
		    .bytes = COLUMNS "\r\nT1,\xe9\x80" ROW_OPENED "\r\n" },
		{ .label = "UTF-16LE with a byte order mark",
		    .encoding = "UTF-16LE",
		    .bytes = wide,
		    .len = sizeof(wide) - 1 },
		{ .label = "UTF-16LE without",
		    .encoding = "UTF-16LE",
		    .bytes = wide + 2,
		    .len = sizeof(wide) - 3 },
		{ .label = "UTF-16",
		    .encoding = "UTF-16",
		    .bytes = wide,
		    .len = sizeof(wide) - 1 },
	};

	for (size_t i = 0; i < COUNT_OF(forms); i++) {
		struct form form = forms[i];

		form.tickets = TOLD("T1", "2", "\xc3\xa9\xe2\x82\xac");
		form.diags = "";
		form_expect(&form);
	}
}

Test(reader_forms, what_cannot_be_decoded_costs_its_row_only)
{
	const struct form forms[] = {
		{ .label = "81 is nothing in cp1252",
		    .encoding = "cp1252",
		    .bytes = COLUMNS "\nT1,a\x81z" ROW_OPENED
				     "\nT2,b" ROW_OPENED "\n",
		    .tickets = TOLD("T2", "3", "b"),
		    .diags = "2.2 encoding tld [a\xef\xbf\xbdz] (not cp1252)"
			     "\n" },
		{ .label = "ASCII ends at 7f",
		    .encoding = "ASCII",
		    .bytes = COLUMNS "\nT1,\"\xe9\n\"" ROW_OPENED
				     "\nT2,b" ROW_OPENED "\n",
		    .tickets = TOLD("T2", "4", "b"),
		    .diags = "2.2 encoding tld [\xef\xbf\xbd ] (not ASCII)"
			     "\n" },
		{ .label = "a character cut off by the file's end",
		    .encoding = "Shift_JIS",
		    .bytes = COLUMNS "\nT1,b" ROW_OPENED "\nT2,a\x93",
		    .tickets = TOLD("T1", "2", "b"),
		    .diags = "3.0 fields (2 fields, and the header has 7)\n"
			     "3.0 truncated (the file ends without a line "
			     "end)\n"
			     "3.2 encoding tld [a\xef\xbf\xbd] (not "
			     "Shift_JIS)\n" },
	};

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		form_expect(&forms[i]);
}

Test(reader_forms, lines_end_with_lf_crlf_or_cr)
{
	const struct form forms[] = {
		{ .label = "CR alone, nothing at the end",
		    .bytes = COLUMNS "\rT1,a" ROW_OPENED
				     "\r\r\"T2\",\"b\rc\"" ROW_OPENED
				     "\rT3,d" ROW_OPENED,
		    .tickets = TOLD("T1", "2", "a") TOLD("T2", "4", "b\rc")
			TOLD("T3", "6", "d"),
		    .diags = "6.0 truncated (the file ends without a line "
			     "end)\n",
		    .blank = 1 },
		{ .label = "CR alone, a CR at the end",
		    .bytes = COLUMNS "\rT1,a" ROW_OPENED "\r",
		    .tickets = TOLD("T1", "2", "a"),
		    .diags = "" },
		{ .label = "CRLF and LF mixed",
		    .bytes = COLUMNS "\r\nT1,a" ROW_OPENED
				     "\n\r\nT2,b" ROW_OPENED "\r\n",
		    .tickets = TOLD("T1", "2", "a") TOLD("T2", "4", "b"),
		    .diags = "",
		    .blank = 1 },
		{ .label = "a CR inside quotes breaks no line",
		    .bytes = COLUMNS "\nT1,\"a\rb\"" ROW_OPENED "\n",
		    .tickets = TOLD("T1", "2", "a\rb"),
		    .diags = "" },
	};

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		form_expect(&forms[i]);
}

Test(reader_forms, titles_above_the_header_are_skipped_and_counted)
{
	const struct form forms[] = {
		{ .label = "quotes in a title mean nothing",
		    .skip_lines = 3,
		    .bytes = "Requests of \"March\n\n,,\r\n" COLUMNS
			     "\n\nT1,a" ROW_OPENED "\n",
		    .tickets = TOLD("T1", "6", "a"),
		    .diags = "",
		    .blank = 1,
		    .skipped = 3 },
		{ .label = "behind a byte order mark, with CR alone",
		    .skip_lines = 1,
		    .bytes = "\xef\xbb\xbfRequests\r" COLUMNS
			     "\rT1,a" ROW_OPENED "\r",
		    .tickets = TOLD("T1", "3", "a"),
		    .diags = "",
		    .skipped = 1 },
	};

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		form_expect(&forms[i]);
}

Test(reader_forms, a_ragged_export_leaves_fields_out_at_the_end_only)
{
	const struct form forms[] = {
		{ .label = "fewer",
		    .ragged = true,
		    .bytes =
			COLUMNS "\nT1,a,C,2021-03-01\nT2,b" ROW_OPENED "\n",
		    .tickets = TOLD("T1", "2", "a") TOLD("T2", "3", "b"),
		    .diags = "2.0 short-row (4 fields, and the header has 7)"
			     "\n" },
		{ .label = "more",
		    .ragged = true,
		    .bytes = COLUMNS "\nT1,a" ROW_OPENED ",\n",
		    .tickets = "",
		    .diags = "2.0 fields (8 fields, and the header has 7)\n" },
		{ .label = "not ragged",
		    .bytes = COLUMNS "\nT1,a,C,2021-03-01\n",
		    .tickets = "",
		    .diags = "2.0 fields (4 fields, and the header has 7)\n" },
		{ .label = "the file may be cut off here",
		    .ragged = true,
		    .bytes = COLUMNS "\nT1,a,C,2021-03-01",
		    .tickets = "",
		    .diags = "2.0 fields (4 fields, and the header has 7)\n"
			     "2.0 truncated (the file ends without a line "
			     "end)\n" },
	};

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		form_expect(&forms[i]);
}

/* --- faults ------------------------------------------------------------- */

Test(reader_forms, a_wrong_declaration_is_a_fault_that_says_so)
{
	const struct {
		const char *encoding;
		int skip_lines;
		const char *text;
		const char *fault;
	} files[] = {
		{ "no such", 0, COLUMNS "\n",
		    "export.csv: its mapping says no such, an encoding that "
		    "is not known here" },
		{ "cp1252", 0, "\xef\xbb\xbf" COLUMNS "\n",
		    "export.csv: begins with the byte order mark of UTF-8, "
		    "and its mapping says cp1252" },
		{ "cp1252", 0, "\xff\xfei",
		    "export.csv: begins with the byte order mark of UTF-16, "
		    "and its mapping says cp1252" },
		{ "UTF-16LE", 0, "\xef\xbb\xbf" COLUMNS "\n",
		    "export.csv: begins with the byte order mark of UTF-8, "
		    "and its mapping says UTF-16LE" },
		{ "ASCII", 0, "id,t\xe9ld\n",
		    "export.csv:1: the header is not ASCII" },
		{ "UTF-8", 2, COLUMNS "\n",
		    "export.csv: no header line behind the 2 lines that "
		    "mapping requests skips" },
		{ "UTF-8", 1, "Title\nid\n",
		    "export.csv:2: mapping requests: column \"kind\" is "
		    "missing, \"tld\" is missing, \"opened\" is missing, "
		    "\"acked\" is missing, \"who\" is missing, \"closed\" is "
		    "missing" },
	};

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct desk desk;
		struct reading got;

		desk_set(&desk);
		desk.mapping.encoding = files[i].encoding;
		desk.mapping.skip_lines = files[i].skip_lines;
		text_tell(files[i].text, &desk.input, &got);
		cr_expect_eq(got.rc, -1, "file %zu", i);
		cr_expect_eq(got.fault.kind, FAULT_INPUT, "file %zu", i);
		cr_expect_str_eq(
		    got.fault.text, files[i].fault, "got %s", got.fault.text);
		reading_release(&got);
	}
}

/* --- gzip --------------------------------------------------------------- */

/* gzip(1) has TEXT as two members, for it joins files so. */
static size_t
packed(const char *text, size_t len, char *to, size_t room)
{
	size_t used = 0;

	for (int i = 0; i < 2; i++) {
		size_t half = len / 2;
		z_stream z = { 0 };

		cr_assert_eq(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8,
				 Z_DEFAULT_STRATEGY),
		    Z_OK);
		z.next_in =
		    (unsigned char *)(uintptr_t)(text + (i == 0 ? 0 : half));
		z.avail_in = (unsigned)(i == 0 ? half : len - half);
		z.next_out = (unsigned char *)to + used;
		z.avail_out = (unsigned)(room - used);
		cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
		used += z.total_out;
		deflateEnd(&z);
	}
	return used;
}

enum { ROWS = 20000, LONG = 4 * 1024 * 1024 };

/* Longer than any buffer on its way, the first row again at the end. */
static size_t
long_export(struct buf *text)
{
	buf_put(text, COLUMNS "\n");
	for (int i = 0; i < ROWS; i++)
		buf_print(text, "T%d,t\xe9%d" ROW_OPENED "\n", i, i * 7 % 997);
	buf_put(text,
	    "T0,t\xe9"
	    "0" ROW_OPENED "\n");
	return text->len;
}

static void
same_expect(struct reading *a, struct reading *b)
{
	cr_expect_eq(a->rc, 0, "%s", a->fault.text);
	cr_expect_eq(b->rc, 0, "%s", b->fault.text);
	cr_expect(strcmp(buf_text(&a->tickets), buf_text(&b->tickets)) == 0);
	cr_expect(strcmp(buf_text(&a->diags), buf_text(&b->diags)) == 0);
	cr_expect_eq(memcmp(&a->tally, &b->tally, sizeof(a->tally)), 0);
}

Test(reader_forms, a_wrapper_changes_nothing)
{
	struct buf text = { 0 };
	char *wrapped = malloc(LONG);
	struct desk desk;
	struct reading plain;
	struct reading unpacked;
	size_t len;

	long_export(&text);
	len = packed(text.text, text.len, wrapped, LONG);
	memset(wrapped + len, 0, 512); /* padding, as a tape has it */
	desk_set(&desk);
	desk.mapping.encoding = "cp1252";
	bytes_tell(text.text, text.len, &desk.input, &plain);
	bytes_tell(wrapped, len + 512, &desk.input, &unpacked);
	cr_expect_eq(plain.tally.accepted, ROWS);
	cr_expect_eq(plain.tally.diags[DIAG_DUPLICATE_KEY], 1);
	cr_expect_eq(plain.tally.diags[DIAG_DUPLICATE_ROW], 1,
	    "read again from the temporary file");
	same_expect(&plain, &unpacked);
	reading_release(&plain);
	reading_release(&unpacked);
	buf_release(&text);
	free(wrapped);
}

Test(reader_forms, gzip_that_is_not_whole_is_a_fault)
{
	static const char text[] = HEAD "T1,a,C,,,,\n";
	static const char short_of[] = "export.csv: the gzip file is cut "
				       "short; ask for the whole export";
	char wrapped[512];
	size_t len = packed(text, sizeof(text) - 1, wrapped, sizeof(wrapped));
	struct desk desk;

	desk_set(&desk);
	for (size_t cut = 2; cut < len; cut++) {
		struct reading got;

		bytes_tell(wrapped, cut, &desk.input, &got);
		if (got.rc == 0) {
			/* Between the members: it is a whole gzip file. */
			cr_expect_eq(wrapped[cut], '\x1f', "cut at %zu", cut);
			reading_release(&got);
			continue;
		}
		cr_expect_eq(got.fault.kind, FAULT_INPUT);
		cr_expect(strcmp(got.fault.text, short_of) == 0 ||
			wrapped[cut] == '\x1f',
		    "cut at %zu: %s", cut, got.fault.text);
		reading_release(&got);
	}
}

Test(reader_forms, damaged_gzip_is_a_fault)
{
	static const char text[] = HEAD "T1,a,C,,,,\n";
	char wrapped[512];
	size_t len = packed(text, sizeof(text) - 1, wrapped, sizeof(wrapped));
	const struct {
		size_t at;
		const char *fault;
	} bytes[] = {
		{ 2, "export.csv: damaged gzip: unknown compression method" },
		{ len - 8, "export.csv: damaged gzip: incorrect data check" },
		{ len - 1,
		    "export.csv: damaged gzip: incorrect length "
		    "check" },
		{ len,
		    "export.csv: damaged gzip: other bytes follow its "
		    "end" },
	};
	struct desk desk;

	desk_set(&desk);
	for (size_t i = 0; i < COUNT_OF(bytes); i++) {
		struct reading got;
		char broken[512];

		memcpy(broken, wrapped, sizeof(broken));
		broken[len] = '\0';
		broken[bytes[i].at] = (char)(broken[bytes[i].at] ^ 0x55);
		bytes_tell(broken, len + 1, &desk.input, &got);
		cr_expect_eq(got.rc, -1);
		cr_expect_str_eq(
		    got.fault.text, bytes[i].fault, "got %s", got.fault.text);
		reading_release(&got);
	}
}

Test(reader_forms, a_pattern_is_for_the_name_without_its_wrapper)
{
	static const char text[] = HEAD;
	const struct {
		const char *name;
		const char *pattern;
		bool fits;
	} rows[] = {
		{ "a.csv", "*.csv", true },
		{ "a.csv.gz", "*.csv", true },
		{ "a.csv.gz", "*.csv.gz", true },
		{ "a.csv", "*.csv.gz", false },
		{ "b.csv.gz", "a.csv", false },
	};
	char folder[] = "/tmp/slaudit-forms-XXXXXX";

	cr_assert_not_null(mkdtemp(folder));
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		bool wrap = strstr(rows[i].name, ".gz") != NULL;
		struct mapping *list[1];
		const struct mapping *chosen = NULL;
		struct fault fault = { 0 };
		struct desk desk;
		char path[128];
		char bytes[512];
		FILE *file;
		size_t len = sizeof(text) - 1;

		desk_set(&desk);
		desk.mapping.file = rows[i].pattern;
		list[0] = &desk.mapping;
		desk.book.mappings = list;
		desk.book.mapping_count = 1;
		memcpy(bytes, text, len);
		if (wrap)
			len = packed(text, len, bytes, sizeof(bytes));
		snprintf(path, sizeof(path), "%s/%s", folder, rows[i].name);
		file = fopen(path, "wb");
		cr_assert_not_null(file);
		cr_assert_eq(fwrite(bytes, 1, len, file), len);
		fclose(file);
		cr_expect_eq(reader_choose(&desk.book, path, &chosen, &fault),
		    rows[i].fits ? 0 : -1, "row %zu: %s", i, fault.text);
		unlink(path);
	}
	rmdir(folder);
}

/* The digests are those that sha256sum gives for the text and for its gzip. */
Test(reader_forms, both_digests_are_of_their_bytes)
{
	static const char text[] = HEAD "T1,a,C,,,,\n";
	char bytes[512];
	size_t len = packed(text, sizeof(text) - 1, bytes, sizeof(bytes));
	const struct {
		const char *bytes;
		size_t len;
	} files[] = { { text, sizeof(text) - 1 }, { bytes, len } };

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		char path[] = "/tmp/slaudit-export-XXXXXX";
		struct export_file file = { .name = "export.csv" };
		struct fault fault = { 0 };
		struct digest *digest = digest_new();
		char want[DIGEST_TEXT];

		export_write(path, files[i].bytes, files[i].len);
		cr_expect_eq(
		    reader_digest(path, &file, &fault), 0, "%s", fault.text);
		digest_put(digest, files[i].bytes, files[i].len);
		digest_text(digest, want);
		digest_free(digest);
		cr_expect_str_eq(file.digest, want, "as received");
		digest = digest_new();
		digest_put(digest, text, sizeof(text) - 1);
		digest_text(digest, want);
		digest_free(digest);
		cr_expect_str_eq(file.content_digest, want, "of the content");
		cr_expect_eq(file.bytes, files[i].len);
		unlink(path);
	}
}

Test(reader_forms, a_name_that_says_gzip_must_be_true)
{
	char path[] = "/tmp/slaudit-export-XXXXXX";
	struct export_file file = { .name = "export.csv.gz" };
	struct fault fault = { 0 };

	export_write(path, HEAD, strlen(HEAD));
	cr_expect_eq(reader_digest(path, &file, &fault), -1);
	cr_expect_str_eq(fault.text,
	    "export.csv.gz: the name says gzip, and the bytes do not");
	unlink(path);
}
