/* text_internal.h -- plain text by display width. (report)
 *
 * A letter takes no column (combining marks), one, or two (East Asian wide).
 * All texts here are clean already. */
/* SPDX-License-Identifier: MIT */
#ifndef TEXT_INTERNAL_H
#define TEXT_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "slaudit/arena.h"

struct buf;
struct table;

enum { TEXT_WIDTH = 100 };

size_t text_width(const char *text);
/* The widest of its words. */
size_t text_word_width(const char *text);
/* How many bytes go on a line of WIDTH columns: up to a blank, or through a
 * word that is too long for any line. At least one letter. */
size_t text_fit(const char *text, size_t width);
/* FIRST stands before the first line, REST before the others. */
void text_wrap(
    struct buf *out, const char *first, const char *rest, const char *text);
void text_pad(struct buf *out, size_t columns);

/* Columns where they fit in TEXT_WIDTH, else a paragraph a row. */
void text_table(
    struct arena *arena, struct buf *out, const struct table *table);

#endif
