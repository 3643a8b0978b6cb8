/* plot.c -- charts as files: the same bytes whatever the surroundings. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plot_charts.h"

#include "slaudit/arena.h"
#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/page.h"
#include "slaudit/report.h"

#define LIST SLAUDIT_SOURCE_DIR "/reports/fonts.list"

static struct page
make_page(struct arena *arena)
{
	struct page page = { .language = "en" };
	struct chart *chart;

	page.root = page_add(arena, NULL, NODE_PAGE, "A page");
	chart = months_chart(arena, page.root, "months", 24);
	/* Letters that look otherwise in Serbian, Japanese, Urdu. */
	chart->title = "бг, 直骨令, ไทย, بھارت: missed";
	bins_chart(arena, page.root, "bins", 8);
	return page;
}

static int
draw_into(const char *dir)
{
	struct arena arena = { 0 };
	struct page page = make_page(&arena);
	struct plotted *plotted = NULL;
	struct fonts *fonts = NULL;
	struct fault fault = { 0 };
	int rc = fonts_open(&fonts, LIST, &fault);

	if (rc == 0)
		rc = plot_charts(&page, fonts, dir, &plotted, &fault);
	if (rc != 0)
		fprintf(stderr, "%s\n", fault.text);
	plot_free(plotted);
	fonts_close(fonts);
	arena_release(&arena);
	return rc;
}

static void
read_file(const char *dir, const char *name, struct buf *out)
{
	char path[256];
	char bytes[4096];
	size_t got;
	FILE *stream;

	snprintf(path, sizeof(path), "%s/charts/%s", dir, name);
	stream = fopen(path, "rb");
	cr_assert_not_null(stream, "%s", path);
	while ((got = fread(bytes, 1, sizeof(bytes), stream)) > 0)
		buf_putn(out, bytes, got);
	fclose(stream);
	unlink(path);
}

static const char *const files[] = { "months.svg", "months.png", "bins.svg",
	"bins.png" };

static void
remove_drawn(const char *dir)
{
	char path[256];

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(path, sizeof(path), "%s/charts/%s", dir, files[i]);
		unlink(path);
	}
	snprintf(path, sizeof(path), "%s/charts", dir);
	rmdir(path);
	rmdir(dir);
}

struct setting {
	const char *name;
	const char *value;
};

/* In a process of its own: the libraries read some settings once. */
static void
draw_apart(const char *dir, const struct setting *settings)
{
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		for (; settings->name != NULL; settings++)
			setenv(settings->name, settings->value, 1);
		_exit(draw_into(dir) == 0 ? 0 : 1);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert_eq(status, 0, "drawing into %s", dir);
}

/* A configuration that would put another face in the place of each, and fill
 * a cache, if anybody read it. */
static void
write_config(const char *path, const char *cache)
{
	FILE *stream = fopen(path, "w");

	cr_assert_not_null(stream);
	fprintf(stream,
	    "<fontconfig><dir>/usr/share/fonts/truetype/noto</dir>"
	    "<cachedir>%s</cachedir><match target=\"pattern\"><edit "
	    "name=\"family\" mode=\"assign\" binding=\"strong\"><string>Noto "
	    "Serif</string></edit></match></fontconfig>",
	    cache);
	fclose(stream);
}

static void
expect_same(const char *one_dir, const char *other_dir)
{
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct buf one = { 0 };
		struct buf other = { 0 };

		read_file(one_dir, files[i], &one);
		read_file(other_dir, files[i], &other);
		cr_expect_gt(one.len, 5000, "%s", files[i]);
		cr_expect(one.len == other.len &&
			memcmp(one.text, other.text, one.len) == 0,
		    "%s differs", files[i]);
		buf_release(&one);
		buf_release(&other);
	}
}

Test(plot, no_setting_of_the_user_changes_a_byte)
{
	char plain[] = "/tmp/plot-XXXXXX";
	char other[] = "/tmp/plot-XXXXXX";
	char config[64];
	const struct setting none[] = { { NULL, NULL } };
	const struct setting settings[] = {
		{ "LC_ALL", "de_DE.UTF-8" },
		{ "LANG", "ja_JP.UTF-8" },
		{ "LANGUAGE", "sr:ja:ur" },
		{ "PANGO_LANGUAGE", "sr:ja:ur" },
		{ "FC_LANG", "ja" },
		{ "TZ", "Asia/Tokyo" },
		{ "HOME", other },
		{ "XDG_CONFIG_HOME", other },
		{ "XDG_CACHE_HOME", other },
		{ "XDG_DATA_HOME", other },
		{ "FONTCONFIG_FILE", config },
		{ "FONTCONFIG_PATH", other },
		{ "PANGOCAIRO_BACKEND", "none" },
		{ NULL, NULL },
	};

	cr_assert_not_null(mkdtemp(plain));
	cr_assert_not_null(mkdtemp(other));
	snprintf(config, sizeof(config), "%s/fonts.conf", other);
	write_config(config, other);
	draw_apart(plain, none);
	draw_apart(other, settings);
	unlink(config);
	expect_same(plain, other);
	remove_drawn(plain);
	remove_drawn(other);
	/* Nobody left a cache behind. */
	cr_expect_neq(access(other, F_OK), 0, "%s is not empty", other);
}

Test(plot, another_root_for_fontconfig_changes_no_byte)
{
	char plain[] = "/tmp/plot-XXXXXX";
	char other[] = "/tmp/plot-XXXXXX";
	const struct setting none[] = { { NULL, NULL } };
	const struct setting settings[] = {
		{ "FONTCONFIG_SYSROOT", other },
		{ NULL, NULL },
	};

	cr_assert_not_null(mkdtemp(plain));
	cr_assert_not_null(mkdtemp(other));
	draw_apart(plain, none);
	draw_apart(other, settings);
	expect_same(plain, other);
	remove_drawn(plain);
	remove_drawn(other);
}

static unsigned
big_endian(const char *bytes)
{
	unsigned value = 0;

	for (int i = 0; i < 4; i++)
		value = value << 8 | (unsigned char)bytes[i];
	return value;
}

Test(plot, the_svg_has_outlines_and_the_png_twice_the_pixels)
{
	char dir[] = "/tmp/plot-XXXXXX";
	struct buf svg = { 0 };
	struct buf png = { 0 };

	cr_assert_not_null(mkdtemp(dir));
	cr_assert_eq(draw_into(dir), 0);
	read_file(dir, "bins.svg", &svg);
	read_file(dir, "bins.png", &png);
	cr_expect(strstr(svg.text, "width=\"960px\""));
	cr_expect(strstr(svg.text, "<symbol"), "glyphs are outlines");
	cr_expect_not(strstr(svg.text, "<text"), "no font is asked for");
	cr_expect_not(strstr(svg.text, "<image"), "stripes are drawn");
	cr_expect(strstr(svg.text, "</svg>"));
	cr_expect_eq(memcmp(png.text, "\x89PNG", 4), 0);
	cr_expect_eq(big_endian(png.text + 16), 2 * 960);
	cr_expect_gt(big_endian(png.text + 20), 2 * 300);
	buf_release(&svg);
	buf_release(&png);
	remove_drawn(dir);
}

Test(plot, a_drawing_is_found_by_its_id)
{
	char dir[] = "/tmp/plot-XXXXXX";
	struct arena arena = { 0 };
	struct page page = make_page(&arena);
	struct plotted *plotted = NULL;
	struct fonts *fonts = NULL;
	struct fault fault = { 0 };
	struct buf svg = { 0 };

	cr_assert_not_null(mkdtemp(dir));
	cr_assert_eq(fonts_open(&fonts, LIST, &fault), 0, "%s", fault.text);
	cr_assert_eq(plot_charts(&page, fonts, dir, &plotted, &fault), 0, "%s",
	    fault.text);
	read_file(dir, "months.svg", &svg);
	cr_expect_str_eq(plot_svg(plotted, "months"), buf_text(&svg));
	cr_expect_null(plot_svg(plotted, "nothing"));
	buf_release(&svg);
	plot_free(plotted);
	fonts_close(fonts);
	arena_release(&arena);
	remove_drawn(dir);
}

Test(plot, an_id_or_a_folder_that_will_not_do_is_a_fault)
{
	static const struct {
		const char *label;
		const char *id;
		const char *dir;
	} rows[] = {
		{ "out of the folder", "../months", "/tmp" },
		{ "hidden", ".months", "/tmp" },
		{ "nameless", "", "/tmp" },
		{ "a second one", "bins", "/tmp" },
		{ "no folder can be made", "months", "/dev/null" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char dir[] = "/tmp/plot-XXXXXX";
		struct arena arena = { 0 };
		struct page page = make_page(&arena);
		struct plotted *plotted = NULL;
		struct fonts *fonts = NULL;
		struct fault fault = { 0 };
		bool is_given = strcmp(rows[i].dir, "/tmp") != 0;

		cr_assert_not_null(mkdtemp(dir));
		page.root->first->chart->id = rows[i].id;
		cr_assert_eq(fonts_open(&fonts, LIST, &fault), 0);
		cr_expect_eq(
		    plot_charts(&page, fonts, is_given ? rows[i].dir : dir,
			&plotted, &fault),
		    -1, "%s", rows[i].label);
		cr_expect_eq(fault.kind, FAULT_OUTPUT, "%s", rows[i].label);
		cr_expect_null(plotted);
		fonts_close(fonts);
		arena_release(&arena);
		remove_drawn(dir);
	}
}
