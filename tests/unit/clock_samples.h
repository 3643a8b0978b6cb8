/* clock_samples.h -- seeded calendars, and zones in which odd things happen.
 */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_TEST_CLOCK_SAMPLES_H
#define SLAUDIT_TEST_CLOCK_SAMPLES_H

#include "clock_support.h"

/* One seeded calendar with room for its parts. */

enum { WEEK_SPANS = 3, DATED = 8 };

struct sample {
	struct schedule schedule;
	struct span week[7][WEEK_SPANS];
	struct span hours[DATED][WEEK_SPANS];
	struct dated overrides[DATED];
	struct dated holidays[DATED];
};

/* Dates on which odd things happen to a clock. */
static const struct {
	const char *zone, *day;
} places[] = {
	{ "America/Los_Angeles", "2026-03-08" },
	{ "America/Los_Angeles", "2026-11-01" },
	{ "Australia/Lord_Howe", "2026-04-05" }, /* half an hour */
	{ "Australia/Lord_Howe", "2026-10-04" },
	{ "Pacific/Apia", "2011-12-30" },      /* did not exist */
	{ "Pacific/Kwajalein", "1993-08-21" }, /* nor did this */
	{ "America/Sao_Paulo", "2018-11-04" }, /* change at midnight */
	{ "America/Sao_Paulo", "2018-02-18" },
	{ "America/St_Johns", "2006-10-29" }, /* at 00:01, over midnight */
	{ "America/St_Johns", "2006-04-02" },
	{ "Antarctica/Troll", "2026-03-29" }, /* two hours */
	{ "Africa/Casablanca", "2026-02-15" },
	{ "Asia/Gaza", "2023-04-29" },
	{ "Asia/Kathmandu", "1986-01-01" }, /* a quarter of an hour */
	{ "Europe/Dublin", "2025-10-26" },
	{ "UTC", "2026-06-15" },
};

/* Up to three spans of whole minutes; the last may run past midnight. */
static inline struct spans
draw_spans(uint64_t *seed, struct span *items, bool nights)
{
	int64_t count = draw_from(seed, 0, WEEK_SPANS);
	int32_t from = (int32_t)draw_from(seed, 0, 600);

	for (int64_t i = 0; i < count; i++) {
		int64_t most = nights && i + 1 == count ? 2879 : 1440;
		int64_t to = draw_from(seed, from + 1, from + 460);

		if (to > most || draw_from(seed, 0, 5) == 0)
			to = most;
		items[i] = (struct span){ from * 60, (int32_t)to * 60 };
		from = (int32_t)draw_from(seed, to, to + 120);
		if (from >= 1440) {
			count = i + 1;
			break;
		}
	}
	return (struct spans){ items, (size_t)count };
}

/* Its holidays and overrides lie around the date MIDDLE. */
static inline void
sample_draw(uint64_t *seed, struct sample *sample, const char *zone,
    int32_t middle, bool nights)
{
	struct schedule *schedule = &sample->schedule;

	*schedule = schedule_of(zone, "2026-01-01", "2026-01-01");
	schedule->covers_from = middle - 40;
	schedule->covers_to = middle + 400;
	for (int i = 0; i < 7; i++)
		schedule->week[i] = draw_spans(seed, sample->week[i], nights);
	schedule->overrides = sample->overrides;
	schedule->override_count = DATED;
	schedule->holidays = sample->holidays;
	schedule->holiday_count = DATED;
	for (int32_t i = 0; i < DATED; i++) {
		/* one in four days each, around the odd date */
		sample->overrides[i] = (struct dated){
			.day = middle - 16 + 4 * i +
			    (int32_t)draw_from(seed, 0, 3),
			.spans = draw_spans(seed, sample->hours[i], nights),
		};
		sample->holidays[i] = (struct dated){
			.day = middle - 16 + 4 * i +
			    (int32_t)draw_from(seed, 0, 3),
		};
	}
}

#endif
