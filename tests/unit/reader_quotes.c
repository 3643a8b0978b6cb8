/* reader_quotes.c -- records, lines and quotes: scan and cutter against libcsv.
 */
/* SPDX-License-Identifier: MIT */
#include "../../src/read/scan_internal.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/fault.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* --- the slow oracle: libcsv fed byte by byte, lines counted beside it --- */

enum { LEN_MOST = 14, RECORDS_MOST = 32 };

struct told { /* what is known of one record */
	uint32_t line;
	uint32_t fields;
	char text[4 * LEN_MOST]; /* fields, each in angle brackets */
	bool unended;
	bool open;
};

struct oracle {
	struct told records[RECORDS_MOST];
	size_t count;
	struct told now;
	bool trim;  /* blanks around a field are not data */
	bool begun; /* the record at hand has bytes */
	bool ended; /* by the byte just fed */
};

static void
field_told(void *bytes, size_t len, void *data)
{
	struct oracle *oracle = data;
	const char *text = bytes;

	/* libcsv leaves those inside quotes. */
	for (; oracle->trim && len > 0 && *text == ' '; len--)
		text++;
	while (oracle->trim && len > 0 && text[len - 1] == ' ')
		len--;
	strcat(oracle->now.text, "<");
	strncat(oracle->now.text, text, len);
	strcat(oracle->now.text, ">");
	oracle->now.fields++;
}

static void
end_told(int c, void *data)
{
	struct oracle *oracle = data;

	oracle->now.unended = c == -1;
	oracle->records[oracle->count++] = oracle->now;
	oracle->now = (struct told){ 0 };
	oracle->ended = true;
}

static int
never(unsigned char c)
{
	(void)c;
	return 0;
}

/* Is the parser inside a quoted field? libcsv's own STRICT_FINI says so. */
static bool
parser_is_open(const struct csv_parser *csv)
{
	struct csv_parser copy = *csv;

	copy.options = CSV_STRICT | CSV_STRICT_FINI;
	return csv_fini(&copy, NULL, NULL, NULL) != 0;
}

/* A record begins on the line of the first byte after which libcsv, were the
 * file to end there, would report a record. */
static bool
parser_has_record(const struct csv_parser *csv)
{
	struct oracle probe = { 0 };
	struct csv_parser copy = *csv;
	unsigned char bytes[64] = { 0 };

	if (csv->entry_buf == NULL)
		return false;
	memcpy(bytes, csv->entry_buf, csv->entry_pos);
	copy.entry_buf = bytes;
	csv_fini(&copy, field_told, end_told, &probe);
	return probe.count > 0;
}

/* Without any line feed, lines end with CR; a CR at the very end may be half
 * of a line end. */
static char
line_end_of(const char *bytes, size_t len)
{
	size_t before = len == 0 ? 0 : len - 1;

	return memchr(bytes, '\n', len) == NULL &&
		memchr(bytes, '\r', before) != NULL
	    ? '\r'
	    : '\n';
}

static void
oracle_ask(struct oracle *oracle, const char *bytes, size_t len, bool trim)
{
	struct csv_parser csv;
	uint32_t line = 1;
	char end = line_end_of(bytes, len);

	memset(oracle, 0, sizeof(*oracle));
	oracle->trim = trim;
	csv_init(&csv, 0);
	if (!trim)
		csv_set_space_func(&csv, never);
	for (size_t i = 0; i < len; i++) {
		bool before = parser_has_record(&csv);

		csv_parse(&csv, bytes + i, 1, field_told, end_told, oracle);
		if (!before && parser_has_record(&csv))
			oracle->now.line = line;
		line += bytes[i] == end;
	}
	oracle->now.open = parser_is_open(&csv);
	csv_fini(&csv, field_told, end_told, oracle);
	csv_free(&csv);
}

/* --- the code under test ------------------------------------------------ */

static void
record_told(const struct record *record, struct told *told)
{
	*told = (struct told){
		.line = record->cut.line,
		.fields = record->cut.fields,
		.unended = record->cut.unended,
		.open = record->cut.open,
	};
	for (size_t i = 0; i < record->count; i++) {
		strcat(told->text, "<");
		strcat(told->text, records_field(record, i));
		strcat(told->text, ">");
	}
}

static uint64_t
code_ask(
    struct oracle *got, const struct source *source, bool trim, size_t chunk)
{
	const struct mapping mapping = { .delimiter = ',', .trim = trim };
	struct fault fault = { 0 };
	struct records records;
	uint64_t blank;
	int rc;

	memset(got, 0, sizeof(*got));
	cr_assert_eq(
	    records_open(&records, source, &mapping, chunk, &fault), 0);
	while ((rc = records_next(&records, &fault)) > 0)
		record_told(
		    &records.splitter.record, &got->records[got->count++]);
	cr_assert_eq(rc, 0, "%s", fault.text);
	blank = records.feed.cutter.blank;
	records_close(&records);
	return blank;
}

static void
sides_compare(
    const char *bytes, size_t len, bool trim, size_t most, size_t chunk)
{
	struct source source = { .name = "bytes",
		.fd = -1,
		.memory = bytes,
		.size = len,
		.most = most };
	struct oracle want;
	struct oracle got;
	char shown[2 * LEN_MOST + 1] = "";

	for (size_t i = 0; i < len; i++)
		sprintf(shown + strlen(shown), "%s",
		    bytes[i] == '\n'       ? "\\n"
			: bytes[i] == '\r' ? "\\r"
					   : (char[]){ bytes[i], 0 });
	oracle_ask(&want, bytes, len, trim);
	code_ask(&got, &source, trim, chunk);
	cr_assert_eq(got.count, want.count, "%s: %zu records, libcsv has %zu",
	    shown, got.count, want.count);
	for (size_t i = 0; i < want.count; i++) {
		const struct told *a = &got.records[i];
		const struct told *b = &want.records[i];

		cr_assert_str_eq(a->text, b->text, "%s", shown);
		cr_assert_eq(a->line, b->line, "%s: record %zu on line %u/%u",
		    shown, i, (unsigned)a->line, (unsigned)b->line);
		cr_assert_eq(a->fields, b->fields, "%s", shown);
		cr_assert_eq(a->unended, b->unended, "%s", shown);
		cr_assert_eq(a->open, b->open, "%s", shown);
	}
}

/* Every string of up to six of these six bytes, 55,987 in all. */
Test(reader_quotes, every_short_string_has_the_records_of_libcsv)
{
	static const char alphabet[] = { 'a', ',', '"', '\n', '\r', ' ' };
	enum { DEPTH = 6 };
	char bytes[DEPTH];

	for (size_t len = 0; len <= DEPTH; len++) {
		size_t strings = 1;

		for (size_t i = 0; i < len; i++)
			strings *= sizeof(alphabet);
		for (size_t n = 0; n < strings; n++) {
			size_t rest = n;

			for (size_t i = 0; i < len; i++) {
				bytes[i] = alphabet[rest % sizeof(alphabet)];
				rest /= sizeof(alphabet);
			}
			sides_compare(bytes, len, n % 2 == 0, 0, 64);
			sides_compare(bytes, len, n % 2 == 0, 0, 1);
		}
	}
}

Test(reader_quotes, longer_strings_however_the_bytes_come)
{
	static const char alphabet[] = "a,\"\n\ra \"";
	uint64_t random = 20210301;
	char bytes[LEN_MOST];

	for (size_t round = 0; round < 20000; round++) {
		size_t len = 7 + round % (LEN_MOST - 6);

		for (size_t i = 0; i < len; i++) {
			random = random * 6364136223846793005 + 1;
			bytes[i] =
			    alphabet[(random >> 33) % (sizeof(alphabet) - 1)];
		}
		sides_compare(
		    bytes, len, round % 2 == 0, 1 + round % 5, 1 + round % 7);
		sides_compare(bytes, len, round % 2 == 1, 0, 64);
	}
}

/* --- what libcsv does not say, by hand ---------------------------------- */

Test(reader_quotes, malformed_quoting_is_found_where_it_stands)
{
	const struct {
		const char *text;
		enum cut_quoting quoting;
		uint32_t field;
		uint32_t last_line;
		bool open;
	} records[] = {
		{ "a,\"b\",c\n", CUT_QUOTES_FIT, 0, 1, false },
		{ "\"a\"\"b\"\n", CUT_QUOTES_FIT, 0, 1, false },
		{ "\"\",\"\"\n", CUT_QUOTES_FIT, 0, 1, false },
		{ "\"a\nb\"\n", CUT_QUOTES_FIT, 0, 2, false },
		{ "a,b\"c\n", CUT_QUOTE_INSIDE, 2, 1, false },
		{ "a, \"c\"\n", CUT_QUOTE_INSIDE, 2, 1, false },
		{ "a,\"b\"c\",d\n", CUT_TEXT_AFTER, 2, 1, false },
		{ "a,\"b\" ,d\n\",x\n", CUT_TEXT_AFTER, 2, 2, false },
		{ "a\",\"b\"c\"\n", CUT_QUOTE_INSIDE, 1, 1, false },
		{ "a,\"b\n", CUT_QUOTES_FIT, 0, 2, true },
		{ "a,\"b\"\"", CUT_QUOTES_FIT, 0, 1, true },
		{ "a,\"b\"c", CUT_TEXT_AFTER, 2, 1, true },
	};

	for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
		const struct mapping mapping = { .delimiter = ',' };
		struct source source;
		struct fault fault = { 0 };
		struct records all;
		const struct cut *cut = &all.splitter.record.cut;
		const char *text = records[i].text;

		source_memory(&source, "bytes", text, strlen(text));
		cr_assert_eq(
		    records_open(&all, &source, &mapping, 64, &fault), 0);
		cr_assert_eq(records_next(&all, &fault), 1, "%s", text);
		cr_expect_eq(cut->quoting, records[i].quoting, "%s", text);
		cr_expect_eq(cut->quoting_field, records[i].field, "%s", text);
		cr_expect_eq(cut->last_line, records[i].last_line, "%s", text);
		cr_expect_eq(cut->open, records[i].open, "%s", text);
		records_close(&all);
	}
}

Test(reader_quotes, lines_and_blank_lines_are_counted)
{
	const struct {
		const char *text;
		uint64_t blank;
		uint32_t lines[4]; /* on which the records begin */
	} files[] = {
		{ "", 0, { 0 } },
		{ "\n", 1, { 0 } },
		{ "\r\n\r\n", 2, { 0 } },
		{ "a\n\n\nb", 2, { 1, 4 } },
		{ "a\r\n\r\nb\r\n", 1, { 1, 3 } },
		{ "\n\"a\n\n\"\nb\n", 1, { 2, 5 } },
		{ "a\rb\nc\n", 0, { 1, 1, 2 } },
		{ "a\r\r\nc\n", 0, { 1, 2 } },
		{ "a\n  \nb\n", 0, { 1, 2, 3 } },
		{ "a\rb\rc", 0, { 1, 2, 3 } },
		{ "\ra\r\r\rb\r", 3, { 2, 5 } },
		{ "\"a\rb\"\rc\r", 0, { 1, 3 } },
		{ "a\r", 0, { 1 } },
		{ "a\rb\r\n", 0, { 1, 1 } },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct source source;
		struct oracle got;
		const char *text = files[i].text;

		source_memory(&source, "bytes", text, strlen(text));
		cr_expect_eq(code_ask(&got, &source, false, 64), files[i].blank,
		    "file %zu", i);
		for (size_t r = 0; r < 4; r++)
			cr_expect_eq(r < got.count ? got.records[r].line : 0,
			    files[i].lines[r], "file %zu, record %zu", i, r);
	}
}

Test(reader_quotes, a_byte_order_mark_belongs_to_no_field)
{
	static const char text[] = "\xef\xbb\xbf\"a\",b\n\xef\xbb\xbf"
				   "c,d\n";
	struct oracle got;

	for (size_t most = 0; most < 4; most++) {
		struct source source = { .name = "bytes",
			.fd = -1,
			.memory = text,
			.size = sizeof(text) - 1,
			.most = most };

		code_ask(&got, &source, false, 64);
		cr_assert_eq(got.count, 2);
		cr_expect_str_eq(got.records[0].text, "<a><b>");
		cr_expect_str_eq(got.records[1].text,
		    "<\xef\xbb\xbf"
		    "c><d>",
		    "a mark inside the file is text");
	}
}

/* --- many blocks of bytes: the scan against libcsv --------------------- */

static uint64_t
drawn(uint64_t *seed, uint64_t most)
{
	*seed = *seed * 6364136223846793005 + 1442695040888963407;
	return (*seed >> 33) % most;
}

/* A regular field of up to 80 bytes, or of none. */
static void
field_draw(uint64_t *seed, struct buf *out)
{
	static const char plain[] = "abc ;\t";
	static const char quoted[] = "ab,\n ,";
	size_t len = drawn(seed, 3) == 0 ? drawn(seed, 80) : drawn(seed, 6);

	if (drawn(seed, 3) != 0) {
		for (size_t i = 0; i < len; i++)
			buf_putc(out, plain[drawn(seed, sizeof(plain) - 1)]);
		return;
	}
	buf_putc(out, '"');
	for (size_t i = 0; i < len; i++) {
		if (drawn(seed, 4) == 0)
			buf_put(out, "\"\"");
		else
			buf_putc(out, quoted[drawn(seed, sizeof(quoted) - 1)]);
	}
	buf_putc(out, '"');
}

/* The one record of BYTES split by both. */
static void
splits_compare(struct buf *bytes, uint32_t fields, bool trim)
{
	const struct mapping mapping = { .delimiter = ',', .trim = trim };
	struct cut cuts[] = {
		{ .len = bytes->len - 1, .fields = fields, .regular = true },
		{ .len = bytes->len - 1, .fields = fields },
	};
	const struct piece piece = { .bytes = bytes->text,
		.len = bytes->len,
		.cuts = cuts,
		.count = COUNT_OF(cuts) };
	struct splitter splitters[COUNT_OF(cuts)];
	const struct record *scan = &splitters[0].record;
	const struct record *csv = &splitters[1].record;

	for (size_t i = 0; i < COUNT_OF(cuts); i++) {
		splitter_open(&splitters[i], &mapping);
		record_split(&splitters[i], &piece, i);
	}
	cr_assert_eq(scan->fields, fields, "%s", bytes->text);
	cr_assert_eq(scan->cut.fields, fields);
	cr_assert_eq(scan->count, csv->count);
	for (size_t i = 0; i < csv->count; i++) {
		cr_assert_eq(scan->lens[i], csv->lens[i], "field %zu of %s", i,
		    bytes->text);
		cr_assert_str_eq(records_field(scan, i), records_field(csv, i),
		    "field %zu of %s", i, bytes->text);
	}
	for (size_t i = 0; i < COUNT_OF(cuts); i++)
		splitter_close(&splitters[i]);
}

Test(reader_quotes, long_records_have_the_fields_of_libcsv)
{
	uint64_t seed = 20210301;

	for (size_t round = 0; round < 1500; round++) {
		struct buf bytes = { 0 };
		uint32_t fields = 1 + (uint32_t)drawn(&seed, 30);

		buf_putc(&bytes, 'x');
		for (uint32_t i = 1; i < fields; i++) {
			buf_putc(&bytes, ',');
			field_draw(&seed, &bytes);
		}
		buf_putc(&bytes, '\n');
		splits_compare(&bytes, fields, round % 2 == 0);
		buf_release(&bytes);
	}
}

Test(reader_quotes, columns_beyond_the_most_are_counted_only)
{
	static const uint32_t counts[] = { COLUMNS_MOST - 1, COLUMNS_MOST,
		COLUMNS_MOST + 1, COLUMNS_MOST + 700 };

	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		struct buf bytes = { 0 };

		for (uint32_t field = 1; field < counts[i]; field++)
			buf_put(&bytes, field % 5 == 0 ? "\"a\"," : "b,");
		buf_put(&bytes, "c\n");
		splits_compare(&bytes, counts[i], false);
		buf_release(&bytes);
	}
}

Test(reader_quotes, marks_are_the_same_on_every_processor)
{
	char bytes[SCAN_BLOCK];
	uint64_t seed = 7;

	for (size_t round = 0; round < 2000; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (char)drawn(&seed, round % 2 == 0 ? 3 : 256);
		cr_assert_eq(
		    scan_marks(bytes, 1), scan_marks_plainly(bytes, 1));
		cr_assert_eq(scan_marks(bytes, '\xff'),
		    scan_marks_plainly(bytes, '\xff'));
	}
}
