/* awkward_cells.c -- real files of awkward form have the cells they should.
 *
 * Records, cells and digest are those of data/awkward-csv/expected.json, made
 * by an independent script: each cell with 0x1f behind it, each record with
 * 0x1e; a blank line is a record of no cells. */
/* SPDX-License-Identifier: MIT */
#include "../../src/read/read_internal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/digest.h"
#include "slaudit/fault.h"

static const char folder[] = SLAUDIT_SOURCE_DIR "/../shared/data/awkward-csv";

struct awkward {
	const char *file;
	const char *encoding;
	char delimiter;
	size_t records;
	const char *digest;
};

struct cells {
	struct digest *digest;
	size_t records;
	uint32_t line; /* the last one that is told */
};

static void
blanks_tell(struct cells *cells, uint32_t line)
{
	for (; cells->line + 1 < line; cells->line++) {
		digest_put(cells->digest, "\x1e", 1);
		cells->records++;
	}
}

static void
record_tell(struct cells *cells, const struct record *record)
{
	blanks_tell(cells, record->cut.line);
	for (size_t i = 0; i < record->count; i++) {
		digest_put(
		    cells->digest, records_field(record, i), record->lens[i]);
		digest_put(cells->digest, "\x1f", 1);
	}
	digest_put(cells->digest, "\x1e", 1);
	cells->records++;
	cells->line = record->cut.last_line;
}

static void
file_expect(const struct awkward *want, const char *path)
{
	const struct mapping mapping = { .delimiter = want->delimiter,
		.encoding = want->encoding };
	struct cells cells = { .digest = digest_new() };
	struct records records = { 0 };
	struct fault fault = { 0 };
	struct source source;
	char text[DIGEST_TEXT];
	int got;

	cr_assert_eq(source_open(&source, path, want->file, &fault), 0);
	cr_assert_eq(source_unwrap(&source, want->encoding, &fault), 0);
	cr_assert_eq(
	    records_open(&records, &source, &mapping, SOURCE_CHUNK, &fault), 0);
	while ((got = records_next(&records, &fault)) > 0)
		record_tell(&cells, &records.splitter.record);
	cr_expect_eq(got, 0, "%s", fault.text);
	blanks_tell(&cells, records.feed.cutter.line);
	digest_text(cells.digest, text);
	cr_expect_eq(cells.records, want->records, "%s: %zu records",
	    want->file, cells.records);
	cr_expect_str_eq(text, want->digest, "%s", want->file);
	records_close(&records);
	source_close(&source);
	digest_free(cells.digest);
}

Test(awkward_cells, are_those_of_an_independent_reader)
{
	static const struct awkward files[] = {
		{ "blank_and_title_lines_semicolon_utf8.csv", "UTF-8", ';', 94,
		    "40a4e358bb801dc0100a0d29210dd405"
		    "3442dc6434b1b312243ef3f9077b840f" },
		{ "bpic14_40rows_ddmmyyyy_grouped_decimals.csv", "ASCII", ',',
		    41,
		    "5562b9ce1d85e4c82f18108d81dcea11"
		    "561ce65e348accb92fed136df00b458c" },
		{ "cp1252_crlf_stray_cr_spanish_budget.csv", "cp1252", ',', 117,
		    "33478bfb11f5b0733bd2cc24658d9688"
		    "8ce9b020ad805704c74c8e88628b16ea" },
		{ "cr_only_title_lines_giss.csv", "ASCII", ',', 137,
		    "d6b08256f47b47c19528afb3cfb1e121"
		    "10ec90ef05c1697599b99b9db5aaa0df" },
		{ "pipe_mixed_crlf_lf.psv", "ASCII", '|', 29,
		    "06988493992ab74690acdf102d8d0bcd"
		    "4283568790c75790fe183b4916712de5" },
		{ "semicolon_cp1252_crlf_ddmmyyyy_bikes.csv", "cp1252", ';',
		    311,
		    "8a8b848d2012c4aa2758fa9206292619"
		    "ba475ca4883350b2ee58b7ec645edf41" },
		{ "title_lines_crlf_embedded_lf_excel.csv", "ASCII", ',', 21,
		    "015f453d09fe521e770dffd1ee241e8c"
		    "2aa0416245c88addde1e2f7b9be8315f" },
		{ "utf16le_bom_crlf_nhs.csv", "UTF-16LE", ',', 328,
		    "548f89a4141b7e99b97b90a1d1793ce8"
		    "1f1b4899e4b1fa4066d4ec9face8d980" },
	};

	if (access(folder, F_OK) != 0)
		cr_skip("no data beside the sources");
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/%s", folder, files[i].file);
		file_expect(&files[i], path);
	}
}
