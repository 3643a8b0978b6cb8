/* plot_attainment.c -- a share by month against its target, as a scene. */
/* SPDX-License-Identifier: MIT */
#include "frame_internal.h"
#include "plot_internal.h"

enum {
	WHOLE = 1000, /* tenths of a percent */
	HEAD_ROOM = 18,
	TARGET_WIDTH = 110,
	KEYS_MAX = 4
};

static bool
is_low(const struct chart *chart, const struct point *point)
{
	return !point->is_gap && point->n < chart->low_n;
}

/* The first gap's shorthand with its meaning; NULL when there is no gap. */
static const char *
gap_key(struct scene *scene, const struct chart *chart)
{
	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];

		if (!point->is_gap || chart->gap_label == NULL ||
		    point->side != NULL)
			continue;
		if (point->text == NULL)
			return chart->gap_label;
		return arena_format(
		    &scene->arena, "%s %s", point->text, chart->gap_label);
	}
	return NULL;
}

/* Only what occurs is explained. */
static size_t
make_keys(
    struct scene *scene, const struct chart *chart, struct key keys[KEYS_MAX])
{
	bool any_met = false;
	bool any_over = false;
	bool any_low = false;
	const char *gap = gap_key(scene, chart);
	size_t count = 0;

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];

		any_met |= !point->is_gap && !point->is_over;
		any_over |= !point->is_gap && point->is_over;
		any_low |= is_low(chart, point);
	}
	if (any_met && chart->met_label != NULL)
		keys[count++] = (struct key){ KEY_DOT, chart->met_label };
	if (any_over && chart->over_label != NULL)
		keys[count++] = (struct key){ KEY_DIAMOND, chart->over_label };
	if (any_low && chart->low_label != NULL)
		keys[count++] = (struct key){ KEY_HOLLOW, chart->low_label };
	if (gap != NULL)
		keys[count++] = (struct key){ KEY_WORDS, gap };
	return count;
}

/* From 0 to 100 %, always: months of different charts can be compared. */
static void
make_ticks(struct frame *frame)
{
	for (int percent = 0; percent <= 100; percent += 20)
		frame_tick(frame,
		    arena_format(&frame->scene->arena, "%d\u00a0%%", percent),
		    percent / 100.0);
}

static double
height_of(const struct frame *frame, int64_t value)
{
	return frame->bottom -
	    (double)value / WHOLE * (frame->bottom - frame->top);
}

/* A wide band behind the months that have no value. */
static void
draw_bands(const struct frame *frame)
{
	for (size_t i = 0; i < frame->chart->point_count; i++)
		if (frame->chart->points[i].is_gap)
			scene_box(frame->scene, COLOUR_GAP,
			    frame_x(frame, i) - frame->slot / 2, frame->top,
			    frame->slot, frame->bottom - frame->top);
}

static void
draw_target(const struct frame *frame, struct piece *label)
{
	double y = height_of(frame, frame->chart->mark);
	struct piece *line;

	if (label == NULL)
		return;
	line = scene_line(
	    frame->scene, COLOUR_LIMIT, frame->left, y, frame->right + 4, y);
	line->thick = 2.0;
	line->is_dashed = true;
	piece_place(label, frame->right + 8, y - label->h / 2);
}

/* Points are joined where nothing lies between them. */
static void
draw_lines(const struct frame *frame)
{
	const struct point *points = frame->chart->points;

	for (size_t i = 1; i < frame->chart->point_count; i++) {
		if (points[i].is_gap || points[i - 1].is_gap)
			continue;
		scene_line(frame->scene, COLOUR_DATA, frame_x(frame, i - 1),
		    height_of(frame, points[i - 1].value), frame_x(frame, i),
		    height_of(frame, points[i].value))
		    ->thick = 2.5;
	}
}

static void
draw_marks(const struct frame *frame)
{
	const struct chart *chart = frame->chart;
	double size = frame->slot < 20 ? frame->slot / 20 : 1;

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];

		if (point->is_gap)
			continue;
		scene_mark(frame->scene,
		    point->is_over ? MARK_DIAMOND : MARK_DOT, frame_x(frame, i),
		    height_of(frame, point->value),
		    (point->is_over ? 8 : 5) * size)
		    ->is_hollow = is_low(chart, point);
	}
}

static size_t
last_value(const struct chart *chart)
{
	size_t last = chart->point_count;

	while (last > 0 && chart->points[last - 1].is_gap)
		last--;
	return last; /* its index + 1; 0: none */
}

/* Missed months say their value, and so does the latest. The latest first: it
 * is what most readers look for. */
static void
draw_values(const struct frame *frame)
{
	const struct chart *chart = frame->chart;
	size_t last = last_value(chart);
	struct piece bounds = { .x = frame->left,
		.y = frame->top - HEAD_ROOM,
		.w = frame->right - frame->left,
		.h = frame->bottom - frame->top + HEAD_ROOM - 2 };

	for (size_t k = last; k > 0; k--) {
		const struct point *point = &chart->points[k - 1];

		if (point->is_gap || point->text == NULL)
			continue;
		if (k == last || point->is_over)
			scene_label(frame->scene, &style_value, point->text,
			    frame_x(frame, k - 1),
			    height_of(frame, point->value), &bounds);
	}
}

static void
draw_gaps(const struct frame *frame)
{
	for (size_t i = 0; i < frame->chart->point_count; i++) {
		const struct point *point = &frame->chart->points[i];
		struct piece *text;

		if (!point->is_gap || point->text == NULL)
			continue;
		text = scene_figure(frame->scene, &style_text, point->text);
		if (text->w + 4 > frame->slot)
			piece_turn(text);
		piece_place(text, frame_x(frame, i) - text->w / 2,
		    frame->bottom - text->h - 6);
	}
}

void
attainment_layout(struct scene *scene, const struct chart *chart)
{
	struct frame frame = { .scene = scene, .chart = chart };
	struct key keys[KEYS_MAX];
	struct piece *target = NULL;

	frame_head(&frame, keys, make_keys(scene, chart, keys));
	make_ticks(&frame);
	if (chart->mark_label != NULL)
		target = scene_text(
		    scene, &style_limit, chart->mark_label, TARGET_WIDTH);
	frame_sides(&frame, target != NULL ? target->w + 8 : 8, HEAD_ROOM);
	draw_bands(&frame);
	frame_grid(&frame);
	draw_target(&frame, target);
	frame_months(&frame); /* its ticks under the marks, not on them */
	draw_lines(&frame);
	draw_marks(&frame);
	draw_gaps(&frame);
	draw_values(&frame);
	frame_foot(&frame);
}
