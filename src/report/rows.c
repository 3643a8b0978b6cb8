/* rows.c -- the rows of labels under a chart, thinned to what fits. */
/* SPDX-License-Identifier: MIT */
#include "frame_internal.h"

enum {
	ROW_GAP = 8,
	MONTH_GAP = 13, /* a mark at 0 hangs below */
	LABEL_GAP = 8,
	FIGURE_GAP = 4,
	TURNED_MAX = 130
};

/* Every how many months a label stands: whole parts of a year first. */
static const size_t steps[] = { 1, 2, 3, 4, 6, 12, 24, 60, 120 };

static size_t
step_for(const struct frame *frame, double width)
{
	size_t last = sizeof(steps) / sizeof(*steps) - 1;

	for (size_t i = 0; i < last; i++)
		if (width <= frame->slot * (double)steps[i])
			return steps[i];
	return steps[last];
}

/* So that with a step of 3 the quarters are labelled, with 12 Januaries. */
static bool
is_labelled(const struct frame *frame, size_t point, size_t step)
{
	int64_t month = frame->chart->first_month + (int64_t)point;

	return step == 1 || month % (int64_t)step == 0;
}

static double
widest_of(struct piece **texts, size_t count)
{
	double widest = 0;

	for (size_t i = 0; i < count; i++)
		if (texts[i]->w > widest)
			widest = texts[i]->w;
	return widest;
}

static struct piece **
make_texts(struct frame *frame, bool of_n)
{
	const struct chart *chart = frame->chart;
	struct piece **texts = arena_new(&frame->scene->arena,
	    chart->point_count + 1, sizeof(struct piece *));

	for (size_t i = 0; i < chart->point_count; i++)
		texts[i] = scene_figure(frame->scene, &style_text,
		    of_n ? frame_count(frame, chart->points[i].n)
			 : chart->points[i].label);
	return texts;
}

static size_t
draw_labels(struct frame *frame)
{
	size_t count = frame->chart->point_count;
	struct piece **texts = make_texts(frame, false);
	size_t step = step_for(frame, widest_of(texts, count) + LABEL_GAP);
	double high = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_on = is_labelled(frame, i, step);
		double x = frame_x(frame, i);
		double left = x - texts[i]->w / 2;

		scene_line(frame->scene, COLOUR_TEXT, x, frame->y, x,
		    frame->y + (is_on ? 6 : 3));
		texts[i]->is_dropped = !is_on;
		if (left + texts[i]->w > SCENE_WIDTH - FRAME_MARGIN)
			left = SCENE_WIDTH - FRAME_MARGIN - texts[i]->w;
		piece_place(texts[i], left, frame->y + MONTH_GAP);
		if (is_on && texts[i]->h > high)
			high = texts[i]->h;
	}
	frame->y += MONTH_GAP + high;
	return step;
}

/* Upright figures are turned where they would touch; where even turned ones
 * would, they stand under the labelled months only. */
static void
draw_n(struct frame *frame, size_t step)
{
	size_t count = frame->chart->point_count;
	struct piece **texts = make_texts(frame, true);
	bool is_turned = widest_of(texts, count) + FIGURE_GAP > frame->slot;
	bool is_thinned = false;
	double high = 0;

	for (size_t i = 0; i < count; i++) {
		is_thinned |= is_turned && texts[i]->h + 2 > frame->slot;
		if (is_turned)
			piece_turn(texts[i]);
		if (texts[i]->h > high)
			high = texts[i]->h;
	}
	for (size_t i = 0; i < count; i++) {
		texts[i]->is_dropped =
		    is_thinned && !is_labelled(frame, i, step);
		piece_place(texts[i], frame_x(frame, i) - texts[i]->w / 2,
		    frame->y + ROW_GAP);
	}
	if (frame->chart->n_label != NULL) {
		struct piece *head = scene_figure(
		    frame->scene, &style_text, frame->chart->n_label);

		piece_place(head, frame->left - ROW_GAP - head->w,
		    frame->y + ROW_GAP + (high - head->h) / 2);
	}
	frame->y += ROW_GAP + high;
}

void
frame_months(struct frame *frame)
{
	size_t step = draw_labels(frame);

	draw_n(frame, step);
	frame->y += 4;
}

static size_t
lines_of(const struct piece *text)
{
	return (size_t)pango_layout_get_line_count(text->layout);
}

/* The widest word decides whether a label can be broken into its slot. */
static bool
can_wrap(struct frame *frame, double width)
{
	const struct chart *chart = frame->chart;

	for (size_t i = 0; i < chart->point_count; i++) {
		struct piece *text = scene_text(
		    frame->scene, &style_text, chart->points[i].label, width);
		bool is_bad;

		text->is_dropped = true;
		pango_layout_set_wrap(text->layout, PANGO_WRAP_WORD);
		pango_layout_get_size(text->layout, NULL, NULL);
		is_bad = lines_of(text) > 3;
		for (size_t k = 0; !is_bad && k < lines_of(text); k++) {
			PangoRectangle seen;

			pango_layout_line_get_extents(
			    pango_layout_get_line_readonly(
				text->layout, (int)k),
			    NULL, &seen);
			is_bad = seen.width > (int)(width * PANGO_SCALE);
		}
		if (is_bad)
			return false;
	}
	return true;
}

static void
draw_upright(struct frame *frame, double width)
{
	const struct chart *chart = frame->chart;
	double high = 0;

	for (size_t i = 0; i < chart->point_count; i++) {
		struct piece *text = scene_text(
		    frame->scene, &style_text, chart->points[i].label, width);

		piece_centre(text, width);
		piece_place(
		    text, frame_x(frame, i) - width / 2, frame->y + ROW_GAP);
		if (text->h > high)
			high = text->h;
	}
	frame->y += ROW_GAP + high;
}

static void
draw_turned(struct frame *frame)
{
	const struct chart *chart = frame->chart;
	struct piece **texts = make_texts(frame, false);
	size_t step = 1;
	double high = 0;

	for (size_t i = 0; i < chart->point_count; i++) {
		while (texts[i]->h + 2 > frame->slot * (double)step)
			step++;
		if (texts[i]->w > TURNED_MAX) {
			pango_layout_set_width(
			    texts[i]->layout, TURNED_MAX * PANGO_SCALE);
			pango_layout_set_ellipsize(
			    texts[i]->layout, PANGO_ELLIPSIZE_END);
			texts[i]->w = TURNED_MAX;
		}
		piece_turn(texts[i]);
		if (texts[i]->h > high)
			high = texts[i]->h;
	}
	for (size_t i = 0; i < chart->point_count; i++) {
		texts[i]->is_dropped = i % step != 0;
		piece_place(texts[i], frame_x(frame, i) - texts[i]->w / 2,
		    frame->y + ROW_GAP);
	}
	frame->y += ROW_GAP + high;
}

void
frame_ranges(struct frame *frame)
{
	double width = frame->slot - LABEL_GAP;

	if (can_wrap(frame, width))
		draw_upright(frame, width);
	else
		draw_turned(frame);
	frame->y += 4;
}
