/* frame_internal.h -- what every chart has round its data. (report)
 *
 * From the top: title, title of the y axis beside the key, the data, labels
 * under it, title of the x axis, caption. */
#ifndef SLAUDIT_FRAME_INTERNAL_H
#define SLAUDIT_FRAME_INTERNAL_H

#include "scene_internal.h"

#include "slaudit/page.h"

enum {
	FRAME_MARGIN = 20,
	FRAME_HEIGHT = 240, /* of the data */
	FRAME_TICKS = 12
};

enum key_sign {
	KEY_DOT,
	KEY_DIAMOND,
	KEY_HOLLOW,
	KEY_BAR,
	KEY_STRIPES,
	KEY_WORDS
};

struct key {
	enum key_sign sign;
	const char *text;
};

struct frame {
	struct scene *scene;
	const struct chart *chart;
	double left, right, top, bottom; /* of the data */
	double y;                        /* where the next row begins */
	double slot;                     /* width of one point's share */
	struct piece *ticks[FRAME_TICKS];
	double tick_shares[FRAME_TICKS]; /* of the height, from below */
	size_t tick_count;
};

void frame_head(struct frame *frame, const struct key *keys, size_t count);
/* A tick of the y axis, at a share of its height. */
void frame_tick(struct frame *frame, const char *text, double share);
/* With all ticks known: sets the sides; RIGHT: room kept on the right. */
void frame_sides(struct frame *frame, double right, double head_room);
void frame_grid(struct frame *frame);
double frame_x(const struct frame *frame, size_t point); /* middle of a slot */
/* Under the data: months with their n; ranges of bins. */
void frame_months(struct frame *frame);
void frame_ranges(struct frame *frame);
/* x title and caption; the scene's height. */
void frame_foot(struct frame *frame);
/* The text of COUNT as digits, in the scene's arena. */
const char *frame_count(struct frame *frame, uint64_t count);

#endif
