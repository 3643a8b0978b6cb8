/* colour.h -- the colours of charts and sheets, and their contrast. (report)
 *
 * Reading never hangs on colour alone: each use has a shape, a pattern or a
 * word besides. What must be seen keeps 3:1 on paper (WCAG 1.4.11), what must
 * be read 4.5:1 (1.4.3); a test computes both. */
#ifndef SLAUDIT_COLOUR_H
#define SLAUDIT_COLOUR_H

#include <stdint.h>

enum colour { /* ORDER: colour_list[] in colour.c */
	COLOUR_PAPER,
	COLOUR_INK,   /* titles, values */
	COLOUR_TEXT,  /* captions, axes */
	COLOUR_DATA,  /* the line, the bars */
	COLOUR_OVER,  /* missed, beyond the limit; outlined in ink */
	COLOUR_LIMIT, /* target and limit, with their labels */
	COLOUR_GRID,  /* decoration: never needed to read a value */
	COLOUR_GAP,   /* decoration: behind months without a value */
	COLOURS
};

struct colour_row {
	uint32_t rgb;
	unsigned least; /* contrast on paper, hundredths; 0: decoration */
};

extern const struct colour_row colour_list[COLOURS];

/* WCAG contrast of two colours in hundredths, to the nearest: 2100 for black
 * on white. */
unsigned colour_contrast(uint32_t one, uint32_t other);

#endif
