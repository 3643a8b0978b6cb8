/* calendar_laws.c -- what holds for every calendar, zone and span. */
/* SPDX-License-Identifier: MIT */
#include "clock_samples.h"

/* The slow oracle. It knows a zone by zone_local() alone, and a calendar by
 * its declaration: whoever watches the wall clock and never believes a
 * reading twice sees the office open while the latest reading so far lies in
 * a span. */

static void
draw_sample(uint64_t *seed, struct sample *sample, size_t place, bool nights)
{
	sample_draw(
	    seed, sample, places[place].zone, date(places[place].day), nights);
}

static int64_t
reading_of(const struct zone *zone, int64_t instant)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243,
		273, 304, 334 };
	struct civil wall;
	int64_t days = 0;
	int year = 0;

	zone_local(zone, instant, &wall);
	year = wall.month > 2 ? wall.year : wall.year - 1;
	/* Every fourth year, from 1970 to 2037 without exception. */
	days = (int64_t)(wall.year - 1970) * 365 + year / 4 - 1969 / 4 +
	    before[wall.month - 1] + wall.day - 1;
	return days * 86400 + wall.hour * 3600 + wall.minute * 60 + wall.second;
}

static const struct spans *
slow_hours(const struct schedule *schedule, int64_t day)
{
	static const struct spans closed;

	for (size_t i = 0; i < schedule->override_count; i++) {
		if (schedule->overrides[i].day == day)
			return &schedule->overrides[i].spans;
	}
	for (size_t i = 0; i < schedule->holiday_count; i++) {
		if (schedule->holidays[i].day == day)
			return &closed;
	}
	return &schedule->week[(day + 3) % 7];
}

static bool
slow_open_on(const struct schedule *schedule, int64_t reading, int64_t day)
{
	const struct spans *spans = slow_hours(schedule, day);
	int64_t clock = reading - day * 86400;

	for (size_t i = 0; i < spans->count; i++) {
		if (spans->items[i].from <= clock && clock < spans->items[i].to)
			return true;
	}
	return false;
}

/* Count by STEP seconds, which divides all that happens. */
static int64_t
slow_between(const struct schedule *schedule, const struct zone *zone,
    int64_t from, int64_t until, int64_t step)
{
	int64_t latest = 0;
	int64_t sum = 0;

	/* No clock goes back by more than six hours. */
	for (int64_t t = from - 6 * 3600; t < until; t += step) {
		int64_t reading = reading_of(zone, t);
		int64_t day = 0;

		latest = reading > latest ? reading : latest;
		day = latest / 86400;
		if (t >= from &&
		    (slow_open_on(schedule, latest, day) ||
			slow_open_on(schedule, latest, day - 1)))
			sum += step;
	}
	return sum;
}

/* Property 7, to the second */
Test(calendar_laws, agrees_with_counting_the_seconds)
{
	uint64_t seed = 7;

	for (size_t i = 0; i < 5 * COUNT_OF(places); i++) {
		size_t place = i % COUNT_OF(places);
		struct sample sample;
		struct calendar *calendar = NULL;
		int64_t midnight = date(places[place].day) * (int64_t)DAY;
		int64_t from = midnight + draw_from(&seed, -2 * DAY, DAY);
		int64_t until = from + draw_from(&seed, 1, 40 * HOUR);

		draw_sample(&seed, &sample, place, true);
		calendar = calendar_of(&sample.schedule);
		cr_expect_eq(calendar_between(calendar, from, until),
		    slow_between(&sample.schedule, calendar_zone(calendar),
			from, until, 1),
		    "%s, sample %d: %" PRId64 " to %" PRId64,
		    places[place].zone, (int)i, from, until);
		calendar_close(calendar);
	}
}

/* Property 7 over a year, by the minute */
Test(calendar_laws, agrees_with_counting_the_minutes)
{
	uint64_t seed = 70;

	for (size_t place = 0; place < COUNT_OF(places); place++) {
		struct sample sample;
		struct calendar *calendar = NULL;
		int64_t midnight = date(places[place].day) * (int64_t)DAY;
		int64_t from = midnight - draw_from(&seed, 1, 30 * 1440) * 60;
		int64_t until = midnight + draw_from(&seed, 1, 390 * 1440) * 60;

		draw_sample(&seed, &sample, place, true);
		calendar = calendar_of(&sample.schedule);
		cr_expect_eq(calendar_between(calendar, from, until),
		    slow_between(&sample.schedule, calendar_zone(calendar),
			from, until, 60),
		    "%s: %" PRId64 " to %" PRId64, places[place].zone, from,
		    until);
		calendar_close(calendar);
	}
}

/* Three instants in order, within what every sample covers. */
static void
draw_three(uint64_t *seed, const struct schedule *schedule, int64_t three[3])
{
	int64_t from = (schedule->covers_from + 3) * (int64_t)DAY;
	int64_t until = (schedule->covers_to - 2) * (int64_t)DAY;
	int64_t reach = draw_from(seed, 0, 1) == 0 ? 5 * DAY : until - from;

	three[0] = draw_from(seed, from, until - reach);
	three[1] = draw_from(seed, three[0], three[0] + reach);
	three[2] = draw_from(seed, three[1], three[0] + reach);
}

/* Properties 1 and 3 */
static void
expect_additive(const struct calendar *calendar, const int64_t when[3])
{
	int64_t first = calendar_between(calendar, when[0], when[1]);
	int64_t second = calendar_between(calendar, when[1], when[2]);
	int64_t both = calendar_between(calendar, when[0], when[2]);

	cr_expect_eq(first + second, both);
	cr_expect_geq(first, 0);
	cr_expect_geq(second, 0);
	cr_expect_leq(first, when[1] - when[0]);
	cr_expect_eq(calendar_between(calendar, when[2], when[0]), -both);
	cr_expect_eq(calendar_between(calendar, when[1], when[1]), 0);
}

/* Property 2: the second before the earliest instant is still open. */
static void
expect_inverse(const struct calendar *calendar, int64_t from, int64_t seconds)
{
	int64_t due = calendar_add(calendar, from, seconds);

	if (due == INSTANT_NONE)
		return;
	cr_expect_eq(calendar_between(calendar, from, due), seconds);
	cr_expect_eq(calendar_between(calendar, from, due - 1), seconds - 1);
	cr_expect(calendar_is_open(calendar, due - 1));
}

/* The segments are the open time: sorted, apart, and no second else. */
static void
expect_segments(const struct calendar *calendar, int64_t from, int64_t until)
{
	int64_t cursor = from;
	int64_t last = INT64_MIN;
	int64_t sum = 0;
	int64_t open = 0;
	int64_t close = 0;

	while (calendar_segment(calendar, &cursor, until, &open, &close) == 1) {
		cr_expect_lt(last, open);
		cr_expect_lt(open, close);
		cr_expect(calendar_is_open(calendar, open));
		cr_expect(calendar_is_open(calendar, close - 1));
		cr_expect_eq(calendar_next_opening(
				 calendar, last == INT64_MIN ? from : last),
		    open);
		sum += close - open;
		last = close;
	}
	cr_expect_eq(sum, calendar_between(calendar, from, until));
}

/* What is asked for together is what is asked for one by one. */
static void
expect_run(const struct calendar *calendar, int64_t from, int64_t until,
    int64_t seconds)
{
	int64_t due = calendar_add(calendar, from, seconds);
	struct calendar_run run;

	calendar_run(calendar, from, until, seconds, &run);
	cr_expect_eq(run.between, calendar_between(calendar, from, until));
	cr_expect_eq(run.due, due);
	if (due != INSTANT_NONE)
		cr_expect_eq(run.opening, calendar_next_opening(calendar, due));
}

Test(calendar_laws, sums_inverses_and_segments_agree)
{
	uint64_t seed = 123;
	size_t inverses = 0;

	for (size_t i = 0; i < 10 * COUNT_OF(places); i++) {
		struct sample sample;
		struct calendar *calendar = NULL;

		draw_sample(&seed, &sample, i % COUNT_OF(places), true);
		calendar = calendar_of(&sample.schedule);
		for (int j = 0; j < 50; j++) {
			int64_t three[3];
			int64_t seconds = draw_from(&seed, 1, 40 * HOUR);

			draw_three(&seed, &sample.schedule, three);
			expect_additive(calendar, three);
			expect_inverse(calendar, three[0], seconds);
			expect_segments(calendar, three[0], three[1]);
			expect_run(calendar, three[0], three[1], seconds);
			expect_run(calendar, three[1], three[0], HOUR * 8);
			inverses += calendar_add(calendar, three[0], seconds) !=
			    INSTANT_NONE;
		}
		calendar_close(calendar);
	}
	cr_expect_gt(inverses, 4000, "only %zu inverses", inverses);
}

/* Property 5, the half about holidays */
Test(calendar_laws, a_holiday_never_adds)
{
	uint64_t seed = 5;
	size_t less = 0;

	for (size_t i = 0; i < 4 * COUNT_OF(places); i++) {
		struct sample sample;
		struct calendar *with = NULL;
		struct calendar *without = NULL;
		struct schedule fewer;

		draw_sample(&seed, &sample, i % COUNT_OF(places), true);
		fewer = sample.schedule;
		fewer.holiday_count--;
		with = calendar_of(&sample.schedule);
		without = calendar_of(&fewer);
		for (int j = 0; j < 50; j++) {
			int64_t three[3];

			draw_three(&seed, &fewer, three);
			cr_expect_leq(
			    calendar_between(with, three[0], three[2]),
			    calendar_between(without, three[0], three[2]));
			less += calendar_between(with, three[0], three[2]) <
			    calendar_between(without, three[0], three[2]);
		}
		calendar_close(without);
		calendar_close(with);
	}
	cr_expect_gt(less, 0);
}

/* Property 5, the half about spans */
Test(calendar_laws, a_span_never_takes_away)
{
	uint64_t seed = 55;
	size_t more = 0;

	for (size_t i = 0; i < 4 * COUNT_OF(places); i++) {
		struct sample sample;
		struct calendar *with = NULL;
		struct calendar *without = NULL;
		struct schedule fewer;
		size_t weekday = i % 7;

		draw_sample(&seed, &sample, i % COUNT_OF(places), true);
		fewer = sample.schedule;
		if (fewer.week[weekday].count > 0)
			fewer.week[weekday].count--;
		with = calendar_of(&sample.schedule);
		without = calendar_of(&fewer);
		for (int j = 0; j < 50; j++) {
			int64_t three[3];

			draw_three(&seed, &fewer, three);
			cr_expect_geq(
			    calendar_between(with, three[0], three[2]),
			    calendar_between(without, three[0], three[2]));
			more += calendar_between(with, three[0], three[2]) >
			    calendar_between(without, three[0], three[2]);
		}
		calendar_close(without);
		calendar_close(with);
	}
	cr_expect_gt(more, 0);
}

/* What SPANS, which end by midnight, leave of a date. */
static struct spans
rest_of(const struct spans *spans, struct span *items)
{
	int32_t from = 0;
	size_t count = 0;

	for (size_t i = 0; i < spans->count; i++) {
		if (from < spans->items[i].from)
			items[count++] =
			    (struct span){ from, spans->items[i].from };
		from = spans->items[i].to;
	}
	if (from < DAY)
		items[count++] = (struct span){ from, DAY };
	return (struct spans){ items, count };
}

struct rest {
	struct schedule schedule;
	struct span week[7][WEEK_SPANS + 1];
	struct span hours[2 * DATED][WEEK_SPANS + 1];
	struct dated overrides[2 * DATED];
};

static void
rest_put(struct rest *rest, int32_t day, const struct spans *spans)
{
	size_t count = rest->schedule.override_count;

	rest->overrides[count] = (struct dated){
		.day = day,
		.spans = rest_of(spans, rest->hours[count]),
	};
	rest->schedule.override_count++;
}

static void
complement(const struct sample *sample, struct rest *rest)
{
	const struct schedule *schedule = &sample->schedule;

	rest->schedule = *schedule;
	rest->schedule.holiday_count = 0;
	rest->schedule.overrides = rest->overrides;
	rest->schedule.override_count = 0;
	for (int i = 0; i < 7; i++)
		rest->schedule.week[i] =
		    rest_of(&schedule->week[i], rest->week[i]);
	for (int32_t day = schedule->covers_from; day <= schedule->covers_to;
	     day++) {
		const struct spans *spans = slow_hours(schedule, day);

		if (spans != &schedule->week[(day + 3) % 7])
			rest_put(rest, day, spans);
	}
}

/* Property 6 */
Test(calendar_laws, a_schedule_and_its_complement_make_the_day)
{
	uint64_t seed = 66;

	for (size_t i = 0; i < 6 * COUNT_OF(places); i++) {
		struct sample sample;
		struct rest rest;
		struct calendar *first = NULL;
		struct calendar *second = NULL;

		draw_sample(&seed, &sample, i % COUNT_OF(places), false);
		complement(&sample, &rest);
		first = calendar_of(&sample.schedule);
		second = calendar_of(&rest.schedule);
		for (int j = 0; j < 50; j++) {
			int64_t three[3];

			draw_three(&seed, &sample.schedule, three);
			cr_expect_eq(
			    calendar_between(first, three[0], three[1]) +
				calendar_between(second, three[0], three[1]),
			    three[1] - three[0]);
			cr_expect_neq(calendar_is_open(first, three[2]),
			    calendar_is_open(second, three[2]));
		}
		calendar_close(second);
		calendar_close(first);
	}
}
