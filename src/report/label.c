/* label.c -- finds a place for a figure where it covers nothing. */
/* SPDX-License-Identifier: MIT */
#include "scene_internal.h"

enum { CLEAR = 3 }; /* pixels between a label and all else */

static bool
overlap(const struct piece *a, const struct piece *b)
{
	return a->x - CLEAR < b->x + b->w && b->x < a->x + a->w + CLEAR &&
	    a->y - CLEAR < b->y + b->h && b->y < a->y + a->h + CLEAR;
}

/* Narrows the part *FROM..*TO of a line, in shares of its length, to where
 * START + share * STEP lies within LOW..HIGH; false: nowhere. */
static bool
narrow(double start, double step, double low, double high, double share[2])
{
	double one;
	double other;

	if (step > -1e-9 && step < 1e-9)
		return start > low && start < high;
	one = (low - start) / step;
	other = (high - start) / step;
	if (one > other) {
		double swap = one;

		one = other;
		other = swap;
	}
	if (share[0] < one)
		share[0] = one;
	if (share[1] > other)
		share[1] = other;
	return share[0] < share[1];
}

static bool
crosses(const struct piece *line, const struct piece *box)
{
	double share[2] = { 0.0, 1.0 };

	return narrow(line->x, line->w, box->x - CLEAR, box->x + box->w + CLEAR,
		   share) &&
	    narrow(line->y, line->h, box->y - CLEAR, box->y + box->h + CLEAR,
		share);
}

static bool
is_in_way(const struct piece *piece, const struct piece *label)
{
	switch (piece->kind) {
	case PIECE_TEXT:
		return !piece->is_dropped && overlap(piece, label);
	case PIECE_MARK:
		return overlap(piece, label);
	case PIECE_LINE:
		return (piece->colour == COLOUR_DATA ||
			   piece->colour == COLOUR_LIMIT) &&
		    crosses(piece, label);
	case PIECE_BOX:
		break;
	}
	return false;
}

static double
distance(const struct piece *label, double x, double y)
{
	double across = label->x + label->w / 2 - x;
	double down = label->y + label->h / 2 - y;

	return across * across + down * down;
}

/* Nearer to another mark than to its own X, Y it would be read as that one's.
 */
static bool
is_astray(
    const struct scene *scene, const struct piece *label, double x, double y)
{
	double own = distance(label, x, y);

	for (const struct piece *p = scene->first; p != NULL; p = p->next)
		if (p->kind == PIECE_MARK &&
		    distance(label, p->x + p->w / 2, p->y + p->h / 2) <
			own - 0.01)
			return true;
	return false;
}

static bool
fits(const struct scene *scene, const struct piece *label,
    const struct piece *bounds)
{
	if (label->x < bounds->x || label->y < bounds->y ||
	    label->x + label->w > bounds->x + bounds->w ||
	    label->y + label->h > bounds->y + bounds->h)
		return false;
	for (const struct piece *p = scene->first; p != NULL; p = p->next)
		if (p != label && is_in_way(p, label))
			return false;
	return true;
}

/* Where the middle of a label may stand, seen from its point: in halves of
 * its own size, and pixels on top of that. In order of liking. */
static const struct seat {
	int across, down; /* halves */
	int right, under; /* pixels */
} seats[] = {
	{ 0, 1, 0, 12 },
	{ 0, -1, 0, -12 },
	{ 1, 0, 12, 0 },
	{ -1, 0, -12, 0 },
	{ 1, 1, 5, 9 },
	{ -1, 1, -5, 9 },
	{ 1, -1, 5, -9 },
	{ -1, -1, -5, -9 },
	{ 0, 1, 0, 26 },
	{ 0, -1, 0, -26 },
	{ 0, 1, 0, 40 },
};

void
scene_label(struct scene *scene, const struct text_style *style,
    const char *text, double x, double y, const struct piece *bounds)
{
	struct piece *label = scene_figure(scene, style, text);

	for (size_t i = 0; i < sizeof(seats) / sizeof(*seats); i++) {
		const struct seat *seat = &seats[i];

		piece_place(label,
		    x + seat->right + (seat->across - 1) * label->w / 2,
		    y + seat->under + (seat->down - 1) * label->h / 2);
		if (fits(scene, label, bounds) &&
		    !is_astray(scene, label, x, y))
			return;
	}
	label->is_dropped = true;
}
