/* colour.c -- the palette, and the contrast that WCAG asks for. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/colour.h"

/* Data, over and limit are of the UK Analysis Function's chart palette
 * (analysisfunction.civilservice.gov.uk, colours in charts). */
const struct colour_row colour_list[COLOURS] = {
	[COLOUR_PAPER] = { .rgb = 0xFFFFFF, .least = 0 },
	[COLOUR_INK] = { .rgb = 0x000000, .least = 450 },
	[COLOUR_TEXT] = { .rgb = 0x3D3D3D, .least = 450 },
	[COLOUR_DATA] = { .rgb = 0x12436D, .least = 300 },
	[COLOUR_OVER] = { .rgb = 0xF46A25, .least = 300 },
	[COLOUR_LIMIT] = { .rgb = 0x801650, .least = 450 },
	[COLOUR_GRID] = { .rgb = 0xD9D9D9, .least = 0 },
	[COLOUR_GAP] = { .rgb = 0xF0F0F0, .least = 0 },
};

/* Newton, for X in 0..1: monotone from 1 downwards. */
static double
fifth_root(double x)
{
	double root = 1.0;

	if (x <= 0.0)
		return 0.0;
	for (int i = 0; i < 60; i++)
		root = (4.0 * root + x / (root * root * root * root)) / 5.0;
	return root;
}

/* x^2.4 = x^2 * (x^2)^(1/5), so that nothing hangs on a libm. */
static double
linear(uint32_t channel)
{
	double c = (double)channel / 255.0;

	if (c <= 0.04045)
		return c / 12.92;
	c = (c + 0.055) / 1.055;
	return c * c * fifth_root(c * c);
}

static double
luminance(uint32_t rgb)
{
	return 0.2126 * linear(rgb >> 16 & 0xFF) +
	    0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
}

unsigned
colour_contrast(uint32_t one, uint32_t other)
{
	double a = luminance(one);
	double b = luminance(other);
	double ratio =
	    a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);

	return (unsigned)(ratio * 100.0 + 0.5);
}
