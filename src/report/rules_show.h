/* rules_show.h -- what the printers of a rule book share. */
/* SPDX-License-Identifier: MIT */
#ifndef RULES_SHOW_H
#define RULES_SHOW_H

#include "making.h"

struct buf;

struct showing {
	struct making making;
	const struct book *book;
	int32_t day; /* only what is in force then; DAY_NONE: all versions */
	struct buf *out;
};

/* Cells side by side, each as wide as its column; the last one as it is. */
void show_cells(struct showing *s, const int *widths, const char *const *cells,
    size_t count);
void show_heading(struct showing *s, const char *text);
/* "(+) reconstructed": the sign tells it without colour, and in print. */
const char *show_status(const struct showing *s, enum status status);
const char *show_day(const struct showing *s, int32_t day);

/* By process and category: every version, or those in force on the day. */
void show_sles(struct showing *s);
/* How many are defined, and how sure they are, from each day on. */
void show_defined(struct showing *s);
void show_calendars(struct showing *s);
void show_mappings(struct showing *s);
void show_detections(struct showing *s);
void show_qualities(struct showing *s);

#endif
