/* report_write.c -- a pack on disk: all files, their digests, its failures. */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

#include "slaudit/buf.h"
#include "slaudit/digest.h"

static struct desk desk;

static void
setup(void)
{
	desk_init(&desk);
	desk_fill(&desk);
}

static void
teardown(void)
{
	desk_close(&desk);
}

TestSuite(report_write, .init = setup, .fini = teardown);

static const char *
read_back(const char *name)
{
	enum { FILE_MAX = 1 << 22 };
	char *bytes = arena_new(&desk.arena, FILE_MAX, 1);
	FILE *file = fopen(
	    arena_format(&desk.arena, "%s/%s", desk_dir(&desk), name), "rb");

	cr_assert_not_null(file, "%s", name);
	cr_assert_lt(fread(bytes, 1, FILE_MAX, file), (size_t)FILE_MAX - 1);
	fclose(file);
	return bytes;
}

static void
pack_write(void)
{
	struct fault fault = { 0 };

	cr_assert_eq(
	    report_write(desk_page(&desk), SLAUDIT_SOURCE_DIR "/reports",
		desk_dir(&desk), &fault),
	    0, "%s", fault.text);
}

Test(report_write, the_manifest_names_every_file_with_its_digest)
{
	static const char *const names[] = { "charts/attainment-A.1.png",
		"charts/attainment-A.1.svg", "charts/times-A.1.png",
		"charts/times-A.1.svg", "data/attainment.csv",
		"data/checks.csv", "data/diags.csv", "data/exceptions.csv",
		"data/expectations.csv", "data/files.csv", "data/findings.csv",
		"data/inputs.csv", "data/kofn.csv", "data/margins.csv",
		"data/quality.csv", "data/readings.csv", "data/rules.csv",
		"data/times.csv", "data/troubles.csv", "environment.txt",
		"index.html", "report.txt", "summary.txt", "workbook.xlsx" };
	struct buf expected = { 0 };

	pack_write();
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char hex[DIGEST_TEXT];
		unsigned long long bytes;
		struct fault fault = { 0 };

		cr_assert_eq(digest_file(arena_format(&desk.arena, "%s/%s",
					     desk_dir(&desk), names[i]),
				 hex, &bytes, &fault),
		    0, "%s", fault.text);
		cr_expect_gt(bytes, 0ull, "%s", names[i]);
		buf_print(&expected, "%s  %s\n", hex, names[i]);
	}
	cr_expect_str_eq(read_back("MANIFEST"), buf_text(&expected));
	buf_release(&expected);
}

Test(report_write, the_environment_has_what_figures_and_bytes_rest_on)
{
	static const char *const lines[] = { "\ntzdata ",
		"\nabc  zone Mars/X\n", "\nlibxlsxwriter 1.", "\nlibxml2 2",
		"\ncairo 1.", "\nlibidn2 " };
	const char *text;

	desk.audit.evidence = "abc  zone Mars/X\n";
	pack_write();
	text = read_back("environment.txt");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		cr_expect_not_null(
		    strstr(text, lines[i]), "no %s in %s", lines[i], text);
}

Test(report_write, the_summary_is_the_short_section)
{
	const char *summary;

	pack_write();
	summary = read_back("summary.txt");
	cr_expect_eq(
	    strncmp(read_back("report.txt"), summary, strlen(summary) - 1), 0);
	cr_expect_not_null(strstr(summary, "19 of 21 cases in time"));
	cr_expect_null(strstr(summary, "Files read"));
}

/* Six sentences of three lines each would be more than a mail shows. */
Test(report_write, a_long_summary_is_cut_and_says_so)
{
	static char title[250];
	const char *summary;
	size_t lines = 0;

	memset(title, 'x', sizeof(title) - 1);
	for (size_t i = 40; i < sizeof(title) - 1; i += 41)
		title[i] = ' ';
	desk.items[0].title = title;
	for (int i = 2; i <= 6; i++) {
		const char *id = arena_format(&desk.arena, "A.%d", i);
		struct sle *sle = desk_sle(&desk, id, 9500);

		sle->title = title;
		desk_row(&desk, sle, 3, 1, 1);
	}
	pack_write();
	summary = read_back("summary.txt");
	for (const char *at = summary; *at != '\0'; at++)
		lines += *at == '\n';
	cr_expect_eq(lines, 25);
	cr_expect_not_null(strstr(summary, "\n(cut here; report.txt has"));
}

Test(report_write, what_is_missing_is_named)
{
	struct fault fault = { 0 };

	cr_expect_eq(
	    report_write(desk_page(&desk), "/nowhere", desk_dir(&desk), &fault),
	    -1);
	cr_expect_eq(fault.kind, FAULT_OUTPUT);
	cr_expect_not_null(
	    strstr(fault.text, "/nowhere/style.css"), "%s", fault.text);
	fault = (struct fault){ 0 };
	cr_expect_eq(
	    report_write(desk_page(&desk), SLAUDIT_SOURCE_DIR "/reports",
		"/dev/null/pack", &fault),
	    -1);
	cr_expect_eq(fault.kind, FAULT_OUTPUT);
	cr_expect_not_null(strstr(fault.text, "/dev/null"), "%s", fault.text);
}
