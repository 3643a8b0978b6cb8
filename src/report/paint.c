/* paint.c -- a scene onto a cairo surface. */
/* SPDX-License-Identifier: MIT */
#include "scene_internal.h"

#include <pango/pangocairo.h>

enum { STRIPE = 6 };

static void
ink(cairo_t *cr, enum colour colour)
{
	uint32_t rgb = colour_list[colour].rgb;

	cairo_set_source_rgb(cr, (rgb >> 16 & 0xFF) / 255.0,
	    (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}

static void
paint_text(cairo_t *cr, const struct piece *text)
{
	ink(cr, text->colour);
	if (text->is_turned) {
		cairo_translate(cr, text->x, text->y + text->h);
		cairo_rotate(cr, -1.5707963267948966);
	} else {
		cairo_translate(cr, text->x, text->y);
	}
	cairo_move_to(cr, -text->dx, -text->dy);
	pango_cairo_show_layout(cr, text->layout);
}

static void
paint_line(cairo_t *cr, const struct piece *line)
{
	static const double dash[] = { 7, 4 };

	ink(cr, line->colour);
	cairo_set_line_width(cr, line->thick);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	if (line->is_dashed)
		cairo_set_dash(cr, dash, 2, 0);
	cairo_move_to(cr, line->x, line->y);
	cairo_rel_line_to(cr, line->w, line->h);
	cairo_stroke(cr);
}

/* Stripes are drawn, not a pattern: sharp at any scale, and cairo would turn
 * a pattern into pixels in the SVG. */
static void
paint_stripes(cairo_t *cr, const struct piece *box)
{
	cairo_save(cr);
	cairo_rectangle(cr, box->x, box->y, box->w, box->h);
	cairo_clip(cr);
	cairo_set_line_width(cr, STRIPE / 2.0);
	for (int at = -(int)box->h - STRIPE; at < (int)box->w + 1;
	     at += STRIPE * 3 / 2) {
		cairo_move_to(cr, box->x + at, box->y + box->h);
		cairo_rel_line_to(cr, box->h, -box->h);
	}
	cairo_stroke(cr);
	cairo_restore(cr);
}

static void
paint_box(cairo_t *cr, const struct piece *box)
{
	ink(cr, box->colour);
	if (!box->is_hatched) {
		cairo_rectangle(cr, box->x, box->y, box->w, box->h);
		cairo_fill(cr);
		return;
	}
	paint_stripes(cr, box);
	ink(cr, COLOUR_TEXT);
	cairo_set_line_width(cr, 1.5);
	cairo_rectangle(
	    cr, box->x + 0.75, box->y + 0.75, box->w - 1.5, box->h - 0.75);
	cairo_stroke(cr);
}

static void
mark_path(cairo_t *cr, const struct piece *mark)
{
	double r = mark->w / 2;

	cairo_new_path(cr);
	if (mark->shape == MARK_DOT) {
		cairo_arc(
		    cr, mark->x + r, mark->y + r, r, 0, 6.283185307179586);
		cairo_close_path(cr);
		return;
	}
	cairo_move_to(cr, mark->x + r, mark->y);
	cairo_rel_line_to(cr, r, r);
	cairo_rel_line_to(cr, -r, r);
	cairo_rel_line_to(cr, -r, -r);
	cairo_close_path(cr);
}

/* A diamond keeps a dark edge: its orange alone is 3:1 at best. */
static void
paint_mark(cairo_t *cr, const struct piece *mark)
{
	mark_path(cr, mark);
	ink(cr, mark->is_hollow ? COLOUR_PAPER : mark->colour);
	cairo_fill_preserve(cr);
	ink(cr, mark->shape == MARK_DIAMOND ? COLOUR_INK : mark->colour);
	cairo_set_line_width(cr, mark->is_hollow ? 2.0 : 1.5);
	cairo_stroke(cr);
}

static void
paint_piece(cairo_t *cr, const struct piece *piece)
{
	switch (piece->kind) {
	case PIECE_TEXT:
		paint_text(cr, piece);
		break;
	case PIECE_LINE:
		paint_line(cr, piece);
		break;
	case PIECE_BOX:
		paint_box(cr, piece);
		break;
	case PIECE_MARK:
		paint_mark(cr, piece);
		break;
	}
}

void
scene_paint(const struct scene *scene, cairo_t *cr)
{
	ink(cr, COLOUR_PAPER);
	cairo_paint(cr);
	for (const struct piece *p = scene->first; p != NULL; p = p->next) {
		if (p->is_dropped)
			continue;
		cairo_save(cr);
		paint_piece(cr, p);
		cairo_restore(cr);
	}
}
