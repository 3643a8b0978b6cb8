/* plot_distribution.c -- how long it took, against the limit, as a scene. */
/* SPDX-License-Identifier: MIT */
#include "frame_internal.h"
#include "plot_internal.h"

enum { BAR_WIDTH_MAX = 90, MARK_GAP = 6, COUNT_GAP = 5, KEYS_MAX = 3 };

static size_t
make_keys(const struct chart *chart, struct key keys[KEYS_MAX])
{
	bool any_within = false;
	bool any_over = false;
	size_t count = 0;

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];

		any_within |= !point->is_over && point->value > 0;
		any_over |= point->is_over && point->value > 0;
	}
	if (any_within && chart->met_label != NULL)
		keys[count++] = (struct key){ KEY_BAR, chart->met_label };
	if (any_over && chart->over_label != NULL)
		keys[count++] = (struct key){ KEY_STRIPES, chart->over_label };
	return count;
}

static int64_t
greatest(const struct chart *chart)
{
	int64_t most = 0;

	for (size_t i = 0; i < chart->point_count; i++)
		if (!chart->points[i].is_gap && chart->points[i].value > most)
			most = chart->points[i].value;
	return most;
}

/* 1, 2 or 5 times a power of ten: at most six steps up to MOST. */
static int64_t
tick_step(int64_t most)
{
	static const int64_t firsts[] = { 1, 2, 5 };

	for (int64_t power = 1; power <= INT64_MAX / 100; power *= 10)
		for (size_t i = 0; i < 3; i++)
			if (firsts[i] * power >= (most + 5) / 6)
				return firsts[i] * power;
	return INT64_MAX / 4;
}

/* The value at the top of the axis, a whole number of steps. */
static int64_t
make_ticks(struct frame *frame)
{
	int64_t most = greatest(frame->chart);
	int64_t step = tick_step(most);
	int64_t top = (most + step - 1) / step * step;

	if (top == 0)
		top = step;
	for (int64_t at = 0; at <= top; at += step)
		frame_tick(frame, frame_count(frame, (uint64_t)at),
		    (double)at / (double)top);
	return top;
}

static double
bar_width(const struct frame *frame)
{
	double width = frame->slot * 0.86;

	return width < BAR_WIDTH_MAX ? width : BAR_WIDTH_MAX;
}

static void
draw_bars(const struct frame *frame, int64_t top)
{
	const struct chart *chart = frame->chart;
	double width = bar_width(frame);

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];
		double high = (double)point->value / (double)top *
		    (frame->bottom - frame->top);
		struct piece *bar;

		if (point->is_gap || point->value == 0)
			continue;
		bar = scene_box(frame->scene,
		    point->is_over ? COLOUR_OVER : COLOUR_DATA,
		    frame_x(frame, i) - width / 2, frame->bottom - high, width,
		    high);
		bar->is_hatched = point->is_over;
	}
}

/* On top of each bar its count; turned, all of them, where one is too wide. */
static void
draw_counts(struct frame *frame, int64_t top)
{
	const struct chart *chart = frame->chart;
	struct piece **texts = arena_new(&frame->scene->arena,
	    chart->point_count + 1, sizeof(struct piece *));
	bool is_turned = false;

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];
		const char *text = point->is_gap && point->text != NULL
		    ? point->text
		    : frame_count(frame, (uint64_t)point->value);

		texts[i] = scene_figure(frame->scene,
		    point->value > 0 ? &style_value : &style_text, text);
		is_turned |= texts[i]->w + COUNT_GAP > frame->slot;
	}
	for (size_t i = 0; i < chart->point_count; i++) {
		int64_t value =
		    chart->points[i].is_gap ? 0 : chart->points[i].value;
		double y = frame->bottom -
		    (double)value / (double)top * (frame->bottom - frame->top);

		if (is_turned)
			piece_turn(texts[i]);
		piece_place(texts[i], frame_x(frame, i) - texts[i]->w / 2,
		    y - texts[i]->h - COUNT_GAP);
	}
}

/* Bins may differ in width while their bars do not, so the limit is placed
 * inside its bin by share. It normally stands on an edge. */
static double
mark_x(const struct frame *frame)
{
	const struct chart *chart = frame->chart;

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct point *point = &chart->points[i];
		double left = frame_x(frame, i) - frame->slot / 2;

		if (chart->mark <= point->from)
			return left;
		if (chart->mark < point->to)
			return left +
			    frame->slot * (double)(chart->mark - point->from) /
			    (double)(point->to - point->from);
	}
	return frame->right;
}

/* A bin beyond the limit is striped; the line stands before the first. */
static double
limit_x(const struct frame *frame)
{
	const struct chart *chart = frame->chart;

	for (size_t i = 0; i < chart->point_count; i++)
		if (chart->points[i].is_over)
			return frame_x(frame, i) - frame->slot / 2;
	return mark_x(frame);
}

static void
draw_limit(const struct frame *frame, struct piece *label)
{
	double x = limit_x(frame);
	double left = x - label->w / 2;
	struct piece *line;

	if (left + label->w > SCENE_WIDTH - FRAME_MARGIN)
		left = SCENE_WIDTH - FRAME_MARGIN - label->w;
	if (left < FRAME_MARGIN)
		left = FRAME_MARGIN;
	piece_place(label, left, frame->y);
	line = scene_line(frame->scene, COLOUR_LIMIT, x,
	    frame->y + label->h + 1, x, frame->bottom + MARK_GAP);
	line->thick = 2.0;
	line->is_dashed = true;
}

/* Room above the highest bar for its count, upright or turned. */
static double
count_room(struct frame *frame)
{
	struct piece *widest = scene_figure(frame->scene, &style_value,
	    frame_count(frame, (uint64_t)greatest(frame->chart)));

	widest->is_dropped = true;
	return widest->w + 2 * COUNT_GAP;
}

void
distribution_layout(struct scene *scene, const struct chart *chart)
{
	struct frame frame = { .scene = scene, .chart = chart };
	struct key keys[KEYS_MAX];
	struct piece *limit = NULL;
	double room = count_room(&frame);
	double head;
	int64_t top;

	frame_head(&frame, keys, make_keys(chart, keys));
	top = make_ticks(&frame);
	if (chart->mark_label != NULL)
		limit = scene_text(
		    scene, &style_limit, chart->mark_label, SCENE_WIDTH / 2.0);
	head = frame.y;
	frame_sides(&frame, 8, (limit != NULL ? limit->h : 0) + room);
	frame_grid(&frame);
	draw_bars(&frame, top);
	if (limit != NULL) {
		frame.y = head;
		draw_limit(&frame, limit);
		frame.y = frame.bottom;
	}
	draw_counts(&frame, top);
	frame_ranges(&frame);
	frame_foot(&frame);
}
