/* time_internal.h -- what a time's text says, before it is an instant.
 *
 * time.c reads a format's items one after the other, whatever their width;
 * layout.c reads a text in which each stands at its place. What a number, an
 * offset or a half of the day may be is said once, for both. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_TIME_INTERNAL_H
#define SLAUDIT_TIME_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/instant.h"

enum {
	PART_YEAR,
	PART_MONTH,
	PART_DAY,
	PART_HOUR,
	PART_HOUR12,
	PART_MINUTE,
	PART_SECOND,
	PARTS
};

struct part { /* a number of a format */
	char letter;
	unsigned char digits; /* at most; %Y: exactly */
	int least;
	int most;
	size_t offset;
};

extern const struct part part_rows[PARTS];

struct reading {
	struct civil civil;
	int half; /* hours that %p adds; -1: not said */
	int32_t offset;
	bool has_offset;
	bool exists;   /* every number within its bounds */
	unsigned seen; /* bit i: part_rows[i] */
};

struct cursor { /* what is left of a text */
	const char *at;
	const char *end;
};

static inline bool
reading_has(const struct reading *reading, int part)
{
	return (reading->seen >> part & 1U) != 0;
}

/* NULL: no number's letter. */
const struct part *part_find(char letter);
/* The digits that the number at the start of FORMAT must have. */
int part_least(const char *format, const struct part *part);
void part_set(const struct part *part, int value, struct reading *reading);

/* Does the format name a day, and an hour without doubt? */
bool reading_complete(const struct reading *reading);
bool half_take(struct cursor *cursor, struct reading *reading);
bool offset_take(struct cursor *cursor, struct reading *reading);

/* --- layout.c: each number at its place ------------------------------ */

enum {
	LAYOUT_MOST = 32, /* bytes; longer formats are read item by item */
	LAYOUT_STEP = 8   /* bytes compared together */
};

struct layout_step {     /* eight bytes of a text, from AT on */
	uint64_t sought; /* '0' for a digit */
	uint64_t told;   /* the bits that the format tells */
	uint64_t slack;  /* 0x7f less what a byte may differ by */
	size_t at;
};

struct layout {       /* of a format */
	size_t least; /* bytes of a text that fits, LEAST to MOST */
	size_t most;
	size_t width; /* with all digits, without %z; 0: no layout */
	struct layout_step steps[LAYOUT_MOST / LAYOUT_STEP];
	size_t step_count;
	size_t at[PARTS];
	unsigned seen; /* bit i: part_rows[i] stands at AT[i] */
	size_t half_at;
	bool half;   /* %p, at HALF_AT */
	bool offset; /* %z, which is last */
};

void layout_make(struct layout *layout, const char *format);
/* False: try item by item. True: so does that, with the same reading. */
bool layout_take(const struct layout *layout, const char *text, size_t len,
    struct reading *reading);

#endif
