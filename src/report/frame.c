/* frame.c -- titles, key, axes and caption of a chart. */
/* SPDX-License-Identifier: MIT */
#include "frame_internal.h"

#include <inttypes.h>

enum { KEY_GAP = 22, SIGN_WIDTH = 20, TICK_GAP = 8 };

static bool
has_text(const char *text)
{
	return text != NULL && text[0] != '\0';
}

static void
draw_sign(struct frame *frame, enum key_sign sign, double x, double middle)
{
	struct scene *scene = frame->scene;

	switch (sign) {
	case KEY_DOT:
		scene_mark(scene, MARK_DOT, x + 7, middle, 5);
		break;
	case KEY_DIAMOND:
		scene_mark(scene, MARK_DIAMOND, x + 7, middle, 8);
		break;
	case KEY_HOLLOW:
		scene_mark(scene, MARK_DOT, x + 7, middle, 5)->is_hollow = true;
		break;
	case KEY_BAR:
		scene_box(scene, COLOUR_DATA, x, middle - 6, 14, 12);
		break;
	case KEY_STRIPES:
		scene_box(scene, COLOUR_OVER, x, middle - 6, 14, 12)
		    ->is_hatched = true;
		break;
	case KEY_WORDS:
		break;
	}
}

/* Entries from LEFT on, a new row where the picture ends. */
static void
draw_key(struct frame *frame, const struct key *keys, size_t count, double left)
{
	double x = left;
	double row = 0;

	for (size_t i = 0; i < count; i++) {
		struct piece *text =
		    scene_text(frame->scene, &style_text, keys[i].text, 0);
		double sign = keys[i].sign == KEY_WORDS ? 0 : SIGN_WIDTH;

		if (x + sign + text->w > SCENE_WIDTH - FRAME_MARGIN &&
		    x > left) {
			x = left;
			frame->y += row;
		}
		row = text->h;
		piece_place(text, x + sign, frame->y);
		draw_sign(frame, keys[i].sign, x, frame->y + text->h / 2);
		x += sign + text->w + KEY_GAP;
	}
	frame->y += row;
}

void
frame_head(struct frame *frame, const struct key *keys, size_t count)
{
	struct scene *scene = frame->scene;
	struct piece *title = scene_text(scene, &style_title,
	    frame->chart->title, SCENE_WIDTH - 2 * FRAME_MARGIN);
	double left = FRAME_MARGIN;
	double axis_end = 0;

	piece_place(title, FRAME_MARGIN, FRAME_MARGIN - 4);
	frame->y = title->y + title->h + 8;
	if (has_text(frame->chart->y_title)) {
		struct piece *axis = scene_text(scene, &style_text,
		    frame->chart->y_title, SCENE_WIDTH / 2.0);

		piece_place(axis, FRAME_MARGIN, frame->y);
		left = FRAME_MARGIN + axis->w + 2 * KEY_GAP;
		axis_end = axis->y + axis->h;
	}
	draw_key(frame, keys, count, left);
	if (frame->y < axis_end)
		frame->y = axis_end;
	frame->y += 10;
}

void
frame_tick(struct frame *frame, const char *text, double share)
{
	size_t i = frame->tick_count;

	if (i == FRAME_TICKS)
		return;
	frame->ticks[i] = scene_figure(frame->scene, &style_text, text);
	frame->tick_shares[i] = share;
	frame->tick_count++;
}

void
frame_sides(struct frame *frame, double right, double head_room)
{
	double widest = 0;
	size_t points = frame->chart->point_count;

	for (size_t i = 0; i < frame->tick_count; i++)
		if (frame->ticks[i]->w > widest)
			widest = frame->ticks[i]->w;
	frame->left = FRAME_MARGIN + widest + TICK_GAP;
	frame->right = SCENE_WIDTH - FRAME_MARGIN - right;
	frame->top = frame->y + head_room;
	frame->bottom = frame->top + FRAME_HEIGHT;
	frame->y = frame->bottom;
	frame->slot =
	    (frame->right - frame->left) / (double)(points > 0 ? points : 1);
}

void
frame_grid(struct frame *frame)
{
	for (size_t i = 0; i < frame->tick_count; i++) {
		struct piece *tick = frame->ticks[i];
		double y = frame->bottom -
		    frame->tick_shares[i] * (frame->bottom - frame->top);
		enum colour colour =
		    frame->tick_shares[i] > 0 ? COLOUR_GRID : COLOUR_TEXT;

		piece_place(
		    tick, frame->left - TICK_GAP - tick->w, y - tick->h / 2);
		scene_line(
		    frame->scene, colour, frame->left, y, frame->right, y);
	}
}

double
frame_x(const struct frame *frame, size_t point)
{
	return frame->left + frame->slot * ((double)point + 0.5);
}

void
frame_foot(struct frame *frame)
{
	const struct chart *chart = frame->chart;
	struct scene *scene = frame->scene;

	if (has_text(chart->x_title)) {
		struct piece *title = scene_text(scene, &style_text,
		    chart->x_title, SCENE_WIDTH - 2 * FRAME_MARGIN);

		piece_place(title, (frame->left + frame->right - title->w) / 2,
		    frame->y + 6);
		frame->y = title->y + title->h;
	}
	if (has_text(chart->caption)) {
		struct piece *caption = scene_text(scene, &style_text,
		    chart->caption, SCENE_WIDTH - 2 * FRAME_MARGIN);

		piece_place(caption, FRAME_MARGIN, frame->y + 14);
		frame->y = caption->y + caption->h;
	}
	scene->height = frame->y + FRAME_MARGIN - 6;
}

const char *
frame_count(struct frame *frame, uint64_t count)
{
	return arena_format(&frame->scene->arena, "%" PRIu64, count);
}
