/* plot_scene.c -- charts: where each piece stands. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plot_charts.h"

#include "slaudit/arena.h"
#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/page.h"
#include "slaudit/report.h"

#define LIST SLAUDIT_SOURCE_DIR "/reports/fonts.list"

enum { PIECES_MAX = 2000 };

struct piece { /* a line of plot_scene */
	char kind[8];
	int x, y, w, h;
	char look[64]; /* colour and words */
	char text[200];
};

struct scene {
	int width, height;
	struct piece pieces[PIECES_MAX];
	size_t count;
};

static void
read_line(struct scene *scene, char *line)
{
	struct piece *piece = &scene->pieces[scene->count];
	char *bar = strstr(line, " | ");
	int at = 0;

	if (bar != NULL) {
		*bar = '\0';
		snprintf(piece->text, sizeof(piece->text), "%s", bar + 3);
	}
	if (sscanf(line, "scene %d %d", &scene->width, &scene->height) == 2)
		return;
	cr_assert_eq(sscanf(line, "%7s %d %d %d %d %n", piece->kind, &piece->x,
			 &piece->y, &piece->w, &piece->h, &at),
	    5, "%s", line);
	snprintf(piece->look, sizeof(piece->look), "%s", line + at);
	cr_assert_lt(++scene->count, PIECES_MAX);
}

static struct scene *
scene_of(const struct chart *chart)
{
	struct scene *scene = calloc(1, sizeof(*scene));
	struct fonts *fonts = NULL;
	struct fault fault = { 0 };
	struct buf out = { 0 };
	char *save = NULL;

	cr_assert_not_null(scene);
	cr_assert_eq(fonts_open(&fonts, LIST, &fault), 0, "%s", fault.text);
	plot_scene(chart, fonts, "en", &out);
	for (char *line = strtok_r(out.text, "\n", &save); line != NULL;
	     line = strtok_r(NULL, "\n", &save))
		read_line(scene, line);
	buf_release(&out);
	fonts_close(fonts);
	return scene;
}

/* How many pieces of KIND have LOOK in their look (NULL: any). */
static size_t
count_of(const struct scene *scene, const char *kind, const char *look)
{
	size_t count = 0;

	for (size_t i = 0; i < scene->count; i++)
		count += strcmp(scene->pieces[i].kind, kind) == 0 &&
		    (look == NULL ||
			strstr(scene->pieces[i].look, look) != NULL);
	return count;
}

static const struct piece *
text_of(const struct scene *scene, const char *text)
{
	for (size_t i = 0; i < scene->count; i++)
		if (strcmp(scene->pieces[i].text, text) == 0)
			return &scene->pieces[i];
	cr_assert_fail("no text \"%s\"", text);
	return NULL;
}

static size_t
texts_of(const struct scene *scene, const char *text)
{
	size_t count = 0;

	for (size_t i = 0; i < scene->count; i++)
		count += strcmp(scene->pieces[i].text, text) == 0;
	return count;
}

static const struct piece *
piece_of(
    const struct scene *scene, const char *kind, const char *look, size_t nth)
{
	for (size_t i = 0; i < scene->count; i++)
		if (strcmp(scene->pieces[i].kind, kind) == 0 &&
		    strstr(scene->pieces[i].look, look) != NULL && nth-- == 0)
			return &scene->pieces[i];
	cr_assert_fail("no %s %s", kind, look);
	return NULL;
}

/* Edges are rounded to pixels one by one, so one pixel is no overlap. */
static bool
touch(const struct piece *a, const struct piece *b)
{
	return a->x + 1 < b->x + b->w && b->x + 1 < a->x + a->w &&
	    a->y + 1 < b->y + b->h && b->y + 1 < a->y + a->h;
}

static void
expect_readable(const struct scene *scene, const char *label)
{
	for (size_t i = 0; i < scene->count; i++) {
		const struct piece *a = &scene->pieces[i];

		if (strcmp(a->kind, "text") != 0)
			continue;
		cr_expect(a->x >= 0 && a->y >= 0 &&
			a->x + a->w <= scene->width &&
			a->y + a->h <= scene->height,
		    "%s: \"%s\" leaves the picture", label, a->text);
		for (size_t k = 0; k < scene->count; k++) {
			const struct piece *b = &scene->pieces[k];

			if (k == i || strcmp(b->kind, "line") == 0 ||
			    strcmp(b->kind, "box") == 0 ||
			    (k < i && strcmp(b->kind, "text") == 0))
				continue;
			cr_expect_not(touch(a, b), "%s: \"%s\" on \"%s\" (%s)",
			    label, a->text, b->text, b->kind);
		}
	}
}

Test(plot_scene, nothing_overlaps_however_many_months)
{
	static const size_t months[] = { 1, 2, 3, 12, 24, 36, 60, 84 };

	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
		struct arena arena = { 0 };
		struct chart *chart =
		    months_chart(&arena, NULL, "m", months[i]);
		struct scene *scene = scene_of(chart);

		expect_readable(
		    scene, arena_format(&arena, "%zu months", months[i]));
		free(scene);
		arena_release(&arena);
	}
}

Test(plot_scene, nothing_overlaps_however_many_bins)
{
	static const size_t bins[] = { 1, 2, 5, 12, 20, 40, 60 };

	for (size_t i = 0; i < sizeof(bins) / sizeof(bins[0]); i++) {
		struct arena arena = { 0 };
		struct chart *chart = bins_chart(&arena, NULL, "b", bins[i]);
		struct scene *scene = scene_of(chart);

		expect_readable(
		    scene, arena_format(&arena, "%zu bins", bins[i]));
		free(scene);
		arena_release(&arena);
	}
}

/* Twelve months: 1, 4, 7, 10 (of 0..11) are missed, 8 is a gap, 6 has 3. */
Test(plot_scene, each_month_is_drawn_as_what_it_is)
{
	struct arena arena = { 0 };
	struct chart *chart = months_chart(&arena, NULL, "m", 12);
	struct scene *scene = scene_of(chart);

	/* One more of each in the key. */
	cr_expect_eq(count_of(scene, "mark", "diamond"), 4 + 1);
	cr_expect_eq(count_of(scene, "mark", "dot"), 7 + 2);
	cr_expect_eq(count_of(scene, "mark", "hollow"), 1 + 1);
	cr_expect_eq(texts_of(scene, "[z]"), 1);
	cr_expect_eq(texts_of(scene, "[z] no requests"), 1);
	cr_expect_eq(texts_of(scene, "missed"), 1);
	/* Eleven steps between twelve months; two of them touch the gap. */
	cr_expect_eq(count_of(scene, "line", "data"), 9);
	/* Each missed month says its value, and the last month does. */
	cr_expect_eq(texts_of(scene, "70.1 %"), 1);
	cr_expect_eq(texts_of(scene, "70.4 %"), 1);
	cr_expect_eq(texts_of(scene, "70.7 %"), 1);
	cr_expect_eq(texts_of(scene, "71.0 %"), 1);
	cr_expect_eq(texts_of(scene, "95.0 %"), 1);
	for (size_t i = 0; i < 12; i++)
		cr_expect_eq(texts_of(scene, chart->points[i].label), 1);
	cr_expect_eq(texts_of(scene, "1007"), 1);
	cr_expect_eq(texts_of(scene, "3"), 1);
	free(scene);
	arena_release(&arena);
}

Test(plot_scene, a_share_stands_at_its_height_between_0_and_100)
{
	struct arena arena = { 0 };
	struct chart *chart = months_chart(&arena, NULL, "m", 2);
	struct scene *scene;
	const struct piece *none;
	const struct piece *all;
	int zero;
	int whole;

	chart->points[0].value = 250;
	chart->mark = 500;
	scene = scene_of(chart);
	none = text_of(scene, "0\u00a0%");
	all = text_of(scene, "100\u00a0%");
	zero = none->y + none->h / 2;
	whole = all->y + all->h / 2;
	cr_assert_gt(zero, whole + 100);
	/* The key's own dot comes first. */
	{
		const struct piece *mark = piece_of(scene, "mark", "dot", 1);
		const struct piece *target =
		    piece_of(scene, "line", "limit dashed", 0);

		cr_expect_leq(
		    abs(mark->y + mark->h / 2 - (zero - (zero - whole) / 4)),
		    2);
		cr_expect_leq(abs(target->y - (zero - (zero - whole) / 2)), 2);
		cr_expect_leq(
		    abs(text_of(scene, "target 90 %")->y +
			text_of(scene, "target 90 %")->h / 2 - target->y),
		    2);
		cr_expect_gt(
		    text_of(scene, "target 90 %")->x, target->x + target->w);
	}
	free(scene);
	arena_release(&arena);
}

/* Bins 0..3 of values 0, 250, 500, 750; the limit stands before the last. */
Test(plot_scene, bars_are_as_high_as_their_counts)
{
	struct arena arena = { 0 };
	struct chart *chart = bins_chart(&arena, NULL, "b", 4);
	struct scene *scene = scene_of(chart);
	/* The key's boxes come first. */
	const struct piece *low = piece_of(scene, "box", "data", 1);
	const struct piece *high = piece_of(scene, "box", "data", 2);
	const struct piece *over = piece_of(scene, "box", "over hatched", 1);
	const struct piece *limit = piece_of(scene, "line", "limit dashed", 0);

	cr_expect_eq(count_of(scene, "box", "data"), 2 + 1);
	cr_expect_eq(count_of(scene, "box", "hatched"), 1 + 1);
	cr_expect_leq(abs(high->h - 2 * low->h), 2);
	cr_expect_leq(abs(over->h - 3 * low->h), 2);
	cr_expect_leq(abs(over->y + over->h - (low->y + low->h)), 1,
	    "both stand on the axis");
	cr_expect_gt(limit->x, high->x + high->w);
	cr_expect_lt(limit->x, over->x);
	cr_expect_eq(texts_of(scene, "250"), 1);
	cr_expect_eq(texts_of(scene, "750"), 1);
	cr_expect_eq(texts_of(scene, "limit 21 days"), 1);
	free(scene);
	arena_release(&arena);
}

Test(plot_scene, a_long_title_in_any_script_wraps)
{
	struct arena arena = { 0 };
	struct chart *chart = months_chart(&arena, NULL, "m", 12);
	char name[301];
	struct scene *scene;

	memset(name, 'w', 300);
	name[300] = '\0';
	chart->title = name;
	scene = scene_of(chart);
	expect_readable(scene, "300 letters without a space");
	free(scene);
	chart->title = "ישראל, みんな, இந்தியா, 삼성, భారత్, قطر: 4 of 12 months "
		       "missed the target, and that is one more than in the "
		       "year before that";
	scene = scene_of(chart);
	expect_readable(scene, "many scripts");
	free(scene);
	arena_release(&arena);
}
