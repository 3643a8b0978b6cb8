/* scene_internal.h -- a chart as pieces with places, before any ink. (report)
 *
 * Laid out once, painted to each format. Pixels, y downwards, of a picture
 * SCENE_WIDTH wide; the height is what the text needs. Pieces are painted in
 * the order added. A text piece is added first, placed when its size is
 * known. */
#ifndef SLAUDIT_SCENE_INTERNAL_H
#define SLAUDIT_SCENE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include <cairo.h>
#include <pango/pango.h>

#include "slaudit/arena.h"
#include "slaudit/colour.h"

struct buf;
struct fonts;

enum { SCENE_WIDTH = 960 };

enum piece_kind { PIECE_TEXT, PIECE_LINE, PIECE_BOX, PIECE_MARK };
enum mark_shape { MARK_DOT, MARK_DIAMOND };

struct text_style {
	double px;
	bool bold;
	enum colour colour;
};

extern const struct text_style style_title, style_text, style_value;
extern const struct text_style style_limit;

struct piece {
	enum piece_kind kind;
	double x, y; /* top left; of a line: its start */
	double w, h; /* size; of a line: its end minus its start */
	enum colour colour;
	double thick;    /* lines */
	bool is_dashed;  /* lines */
	bool is_hatched; /* boxes: stripes on paper, with an outline */
	bool is_hollow;  /* marks */
	bool is_turned;  /* texts: read from the bottom up */
	bool is_dropped; /* texts: found no place; not painted */
	enum mark_shape shape;
	const char *text;
	PangoLayout *layout;
	double dx, dy; /* texts: from the layout's origin to the piece's */
	struct piece *next;
};

struct scene {
	struct fonts *fonts;
	struct arena arena;
	struct piece *first;
	struct piece *last;
	double height;
};

/* WRAP: the width at which lines break between words; 0: one line. */
struct piece *scene_text(struct scene *scene, const struct text_style *style,
    const char *text, double wrap);
/* One line, as high as its ink: figures then sit close and exactly centred. */
struct piece *scene_figure(
    struct scene *scene, const struct text_style *style, const char *text);
void piece_turn(struct piece *text); /* its w and h change places */
/* Its lines centred in WIDTH, which becomes its own. */
void piece_centre(struct piece *text, double width);
void piece_place(struct piece *piece, double x, double y);

struct piece *scene_line(struct scene *scene, enum colour colour, double x,
    double y, double to_x, double to_y);
struct piece *scene_box(struct scene *scene, enum colour colour, double x,
    double y, double w, double h);
/* X, Y: its middle; REACH: from there to its edge. */
struct piece *scene_mark(struct scene *scene, enum mark_shape shape, double x,
    double y, double reach);
/* A figure beside the point X, Y, in the first place inside BOUNDS where it
 * covers nothing and is not taken for another point's; else it is dropped. */
void scene_label(struct scene *scene, const struct text_style *style,
    const char *text, double x, double y, const struct piece *bounds);

void scene_print(const struct scene *scene, struct buf *out);
void scene_paint(const struct scene *scene, cairo_t *cr);
void scene_release(struct scene *scene);

#endif
