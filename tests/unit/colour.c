/* colour.c -- contrast as WCAG computes it, and a palette that keeps it. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/colour.h"

/* Published figures for the chart palette (reference: colours in charts).
 */
Test(colour, contrast_agrees_with_the_published_table)
{
	static const struct {
		uint32_t one, other;
		unsigned want;
	} rows[] = {
		{ 0x000000, 0xFFFFFF, 2100 },
		{ 0xFFFFFF, 0xFFFFFF, 100 },
		{ 0x12436D, 0xFFFFFF, 1025 },
		{ 0x28A197, 0xFFFFFF, 317 },
		{ 0x801650, 0xFFFFFF, 977 },
		{ 0xF46A25, 0xFFFFFF, 303 },
		{ 0x3D3D3D, 0xFFFFFF, 1086 },
		{ 0xA285D1, 0xFFFFFF, 308 },
		{ 0x2073BC, 0xFFFFFF, 495 },
		{ 0x6BACE6, 0xFFFFFF, 242 },
		{ 0xE69F00, 0xFFFFFF, 225 },
		{ 0x56B4E9, 0xFFFFFF, 231 },
		{ 0xF0E442, 0xFFFFFF, 132 },
		{ 0x12436D, 0x28A197, 324 },
		{ 0x28A197, 0x801650, 309 },
		{ 0x801650, 0xF46A25, 323 },
		{ 0x12436D, 0xF46A25, 338 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		cr_expect_eq(colour_contrast(rows[i].one, rows[i].other),
		    rows[i].want, "%06X on %06X: %u, want %u",
		    (unsigned)rows[i].one, (unsigned)rows[i].other,
		    colour_contrast(rows[i].one, rows[i].other), rows[i].want);
		cr_expect_eq(
		    colour_contrast(rows[i].other, rows[i].one), rows[i].want);
	}
}

Test(colour, what_must_be_seen_is_seen_on_paper)
{
	for (int i = 0; i < COLOURS; i++)
		cr_expect_geq(colour_contrast(colour_list[i].rgb,
				  colour_list[COLOUR_PAPER].rgb),
		    colour_list[i].least, "colour %d", i);
	cr_expect_geq(colour_list[COLOUR_TEXT].least, 450);
	cr_expect_geq(colour_list[COLOUR_LIMIT].least, 450);
	cr_expect_geq(colour_list[COLOUR_DATA].least, 300);
	cr_expect_geq(colour_list[COLOUR_OVER].least, 300);
}

Test(colour, bars_within_and_beyond_differ_in_grey_too)
{
	cr_expect_geq(colour_contrast(colour_list[COLOUR_DATA].rgb,
			  colour_list[COLOUR_OVER].rgb),
	    300);
}
