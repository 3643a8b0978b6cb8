/* limits.c -- a table of limits: each of its rows is an SLE of its own. */
/* SPDX-License-Identifier: MIT */
#include "limits.h"

#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/instant.h"

static bool
is_plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

const char *
limits_name(struct arena *arena, const char *category)
{
	struct buf text = { 0 };
	const char *made;
	bool gap = false;

	for (const char *at = category; *at != '\0'; at++) {
		unsigned char c = (unsigned char)*at;

		if (c < 0x80 && !is_plain(c)) {
			gap = text.len > 0;
			continue;
		}
		if (gap)
			buf_put(&text, "-");
		gap = false;
		buf_print(&text, c < 0x80 ? "%c" : "%02x", c);
	}
	made = arena_copy(arena, buf_text(&text));
	buf_release(&text);
	return made;
}

int64_t
limits_value(enum clock_kind clock, const struct limit *limit)
{
	switch (clock) {
	case CLOCK_CALENDAR_DAYS:
	case CLOCK_BUSINESS_DAYS:
		return limit->days;
	case CLOCK_ELAPSED: /* a day is 24 hours there */
	case CLOCK_BUSINESS:
	case CLOCK_COUNT:
	case CLOCK_AVAILABILITY:
	case CLOCK_KINDS:
		break;
	}
	return limit->days * SECONDS_PER_DAY + limit->seconds;
}

bool
limits_given(const struct section *section)
{
	return section_given(section, "limit") ||
	    section_given(section, "limits");
}

size_t
limits_count(const struct section *section)
{
	const struct draft_sle *draft = section->value;

	return section_given(section, "limits") ? draft->limit_count : 1;
}

struct sle *
limits_sle(struct arena *arena, const struct section *section, size_t at)
{
	struct draft_sle *draft = section->value;
	struct sle *sle = &draft->sle;
	const struct limit_row *row;

	if (!section_given(section, "limits")) {
		sle->limit = section_given(section, "limit")
		    ? limits_value(sle->clock, &draft->limit)
		    : LIMIT_NONE;
		return sle;
	}
	row = &draft->limits[at];
	sle = arena_new(arena, 1, sizeof(*sle));
	*sle = draft->sle;
	sle->id = arena_format(
	    arena, "%s~%s", sle->id, limits_name(arena, row->category));
	sle->title = arena_format(arena, "%s: %s", sle->title, row->category);
	sle->limit = limits_value(sle->clock, &row->limit);
	sle->categories.items = arena_new(arena, 1, sizeof(const char *));
	sle->categories.items[0] = row->category;
	sle->categories.count = 1;
	sle->place = row->place;
	return sle;
}
