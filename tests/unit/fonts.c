/* fonts.c -- the private fonts draw every script, and nothing else counts. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/report.h"

#define LIST SLAUDIT_SOURCE_DIR "/reports/fonts.list"

Test(fonts, draw_every_script_of_the_root_zone)
{
	/* Delegated top-level domains, and a word for each further script of
	 * the root zone's label generation rules. */
	static const char *const names[] = { "vermögensberatung", "укр", "рф",
		"ελ", "გე", "հայ", "ישראל", "قطر", "بھارت", "پاکستان", "भारत",
		"ভারত", "ভাৰত", "ਭਾਰਤ", "ભારત", "ଭାରତ", "இந்தியா", "சிங்கப்பூர்",
		"భారత్", "ಭಾರತ", "ഭാരതം", "ලංකා", "ไทย", "ລາວ", "中国", "商城",
		"香港", "삼성", "닷컴", "みんな", "コム", "ខ្មែរ", "ኢትዮጵያ",
		"မြန်မာ", "ދިވެހި" };
	struct fonts *fonts = NULL;
	struct fault fault = { 0 };

	cr_assert_eq(fonts_open(&fonts, LIST, &fault), 0, "%s", fault.text);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		cr_expect_eq(fonts_missing(fonts, names[i]), 0,
		    "%s lacks a glyph", names[i]);
	fonts_close(fonts);
}

Test(fonts, count_letters_that_nobody_can_draw)
{
	struct fonts *fonts = NULL;
	struct fault fault = { 0 };

	cr_assert_eq(fonts_open(&fonts, LIST, &fault), 0, "%s", fault.text);
	/* Two Egyptian hieroglyphs, U+13000 and U+13001. */
	cr_expect_eq(
	    fonts_missing(fonts, "a\xF0\x93\x80\x80 \xF0\x93\x80\x81"), 2);
	fonts_close(fonts);
}

Test(fonts, name_each_file_with_its_digest)
{
	struct fonts *fonts = NULL;
	struct fault fault = { 0 };
	struct buf out = { 0 };

	cr_assert_eq(fonts_open(&fonts, LIST, &fault), 0, "%s", fault.text);
	cr_expect_eq(fonts_evidence(fonts, &out, &fault), 0);
	cr_expect(strstr(buf_text(&out), "\npango 1."));
	cr_expect(strstr(buf_text(&out), "  NotoSans-Regular.ttf\n"));
	cr_expect(strstr(buf_text(&out), "  NotoSansCJK-Regular.ttc\n"));
	buf_release(&out);
	fonts_close(fonts);
}

Test(fonts, say_what_is_wrong_with_a_list)
{
	static const struct {
		const char *label;
		const char *list;
		const char *want;
	} rows[] = {
		{ "a font that is not installed",
		    "dir /nowhere fonts-noto-core\nfont No.ttf\nfamily No\n",
		    "/nowhere/No.ttf: cannot read this font: No such file or "
		    "directory (Debian package fonts-noto-core)" },
		{ "a word that means nothing", "# x\n\nface Noto\n",
		    "bad.list:3: wanted: dir, font or family" },
		{ "a font before its folder", "font A.ttf\n",
		    "bad.list:1: wanted: font FILE, after a dir" },
		{ "a folder without its package", "dir /usr/share\n",
		    "bad.list:1: wanted: dir FOLDER PACKAGE" },
		{ "nothing at all", "# empty\n",
		    "bad.list: names no font, or no family" },
		{ "a file that is no font",
		    "dir . none\nfont bad.list\nfamily X\n",
		    "./bad.list: is not a font (Debian package none)" },
		{ "a family that no font has",
		    "dir /usr/share/fonts/truetype/noto fonts-noto-core\n"
		    "font NotoSans-Regular.ttf\nfamily Comic\n",
		    "bad.list: no font of the list is of family \"Comic\"" },
	};
	char folder[] = "/tmp/fonts-XXXXXX";

	cr_assert_not_null(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fonts *fonts = NULL;
		struct fault fault = { 0 };
		FILE *stream = fopen("bad.list", "w");

		cr_assert_not_null(stream);
		fputs(rows[i].list, stream);
		cr_assert_eq(fclose(stream), 0);
		cr_expect_eq(fonts_open(&fonts, "bad.list", &fault), -1, "%s",
		    rows[i].label);
		cr_expect_eq(fault.kind, FAULT_OUTPUT, "%s", rows[i].label);
		cr_expect_str_eq(fault.text, rows[i].want, "%s", rows[i].label);
		cr_expect_null(fonts);
	}
	cr_expect_eq(unlink("bad.list"), 0);
	cr_expect_eq(rmdir(folder), 0);
}
