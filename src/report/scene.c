/* scene.c -- the pieces of a chart: added, measured, placed, printed. */
/* SPDX-License-Identifier: MIT */
#include "scene_internal.h"

#include "fonts_internal.h"

#include "slaudit/buf.h"

const struct text_style style_title = { 20, true, COLOUR_INK };
const struct text_style style_text = { 13, false, COLOUR_TEXT };
const struct text_style style_value = { 13, true, COLOUR_INK };
const struct text_style style_limit = { 13, true, COLOUR_LIMIT };

static struct piece *
add(struct scene *scene, enum piece_kind kind, enum colour colour)
{
	struct piece *piece = arena_new(&scene->arena, 1, sizeof(*piece));

	piece->kind = kind;
	piece->colour = colour;
	if (scene->last != NULL)
		scene->last->next = piece;
	else
		scene->first = piece;
	scene->last = piece;
	return piece;
}

struct piece *
scene_text(struct scene *scene, const struct text_style *style,
    const char *text, double wrap)
{
	struct piece *piece = add(scene, PIECE_TEXT, style->colour);
	int w;
	int h;

	piece->text = arena_copy(&scene->arena, text);
	piece->layout =
	    fonts_layout(scene->fonts, piece->text, style->px, style->bold);
	if (wrap > 0) {
		pango_layout_set_width(
		    piece->layout, (int)(wrap * PANGO_SCALE));
		/* A name longer than a line breaks inside. */
		pango_layout_set_wrap(piece->layout, PANGO_WRAP_WORD_CHAR);
	}
	pango_layout_get_size(piece->layout, &w, &h);
	piece->w = (double)w / PANGO_SCALE;
	piece->h = (double)h / PANGO_SCALE;
	return piece;
}

struct piece *
scene_figure(
    struct scene *scene, const struct text_style *style, const char *text)
{
	struct piece *piece = scene_text(scene, style, text, 0);
	PangoRectangle seen;

	pango_layout_get_extents(piece->layout, &seen, NULL);
	piece->dy = (double)seen.y / PANGO_SCALE;
	piece->h = (double)seen.height / PANGO_SCALE;
	return piece;
}

void
piece_turn(struct piece *text)
{
	double w = text->w;

	text->is_turned = !text->is_turned;
	text->w = text->h;
	text->h = w;
}

void
piece_centre(struct piece *text, double width)
{
	pango_layout_set_width(text->layout, (int)(width * PANGO_SCALE));
	pango_layout_set_alignment(text->layout, PANGO_ALIGN_CENTER);
	text->w = width;
}

void
piece_place(struct piece *piece, double x, double y)
{
	piece->x = x;
	piece->y = y;
}

struct piece *
scene_line(struct scene *scene, enum colour colour, double x, double y,
    double to_x, double to_y)
{
	struct piece *line = add(scene, PIECE_LINE, colour);

	piece_place(line, x, y);
	line->w = to_x - x;
	line->h = to_y - y;
	line->thick = 1.0;
	return line;
}

struct piece *
scene_box(struct scene *scene, enum colour colour, double x, double y, double w,
    double h)
{
	struct piece *box = add(scene, PIECE_BOX, colour);

	piece_place(box, x, y);
	box->w = w;
	box->h = h;
	return box;
}

struct piece *
scene_mark(struct scene *scene, enum mark_shape shape, double x, double y,
    double reach)
{
	struct piece *mark = add(
	    scene, PIECE_MARK, shape == MARK_DOT ? COLOUR_DATA : COLOUR_OVER);

	piece_place(mark, x - reach, y - reach);
	mark->w = 2 * reach;
	mark->h = 2 * reach;
	mark->shape = shape;
	return mark;
}

static const char *const kind_words[] = {
	[PIECE_TEXT] = "text",
	[PIECE_LINE] = "line",
	[PIECE_BOX] = "box",
	[PIECE_MARK] = "mark",
};

static const char *const colour_words[COLOURS] = {
	[COLOUR_PAPER] = "paper",
	[COLOUR_INK] = "ink",
	[COLOUR_TEXT] = "grey",
	[COLOUR_DATA] = "data",
	[COLOUR_OVER] = "over",
	[COLOUR_LIMIT] = "limit",
	[COLOUR_GRID] = "grid",
	[COLOUR_GAP] = "gap",
};

static int
pixel(double at)
{
	return at < 0 ? -(int)(0.5 - at) : (int)(at + 0.5);
}

static void
print_piece(const struct piece *piece, struct buf *out)
{
	buf_print(out, "%s %d %d %d %d %s", kind_words[piece->kind],
	    pixel(piece->x), pixel(piece->y), pixel(piece->w), pixel(piece->h),
	    colour_words[piece->colour]);
	if (piece->is_dashed)
		buf_put(out, " dashed");
	if (piece->is_hatched)
		buf_put(out, " hatched");
	if (piece->kind == PIECE_MARK)
		buf_put(out, piece->shape == MARK_DOT ? " dot" : " diamond");
	if (piece->is_hollow)
		buf_put(out, " hollow");
	if (piece->is_turned)
		buf_put(out, " turned");
	if (piece->kind == PIECE_TEXT)
		buf_print(out, " | %s", piece->text);
	buf_putc(out, '\n');
}

void
scene_print(const struct scene *scene, struct buf *out)
{
	buf_print(out, "scene %d %d\n", SCENE_WIDTH, pixel(scene->height));
	for (const struct piece *p = scene->first; p != NULL; p = p->next)
		if (!p->is_dropped)
			print_piece(p, out);
}

void
scene_release(struct scene *scene)
{
	for (struct piece *p = scene->first; p != NULL; p = p->next)
		if (p->layout != NULL)
			g_object_unref(p->layout);
	arena_release(&scene->arena);
	scene->first = NULL;
	scene->last = NULL;
}
