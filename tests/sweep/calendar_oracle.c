/* calendar_oracle.c -- calendars against a wall clock watched second by
 * second.
 *
 * The oracle shares no code with src/clock: libc tells what the wall clock
 * reads at each second of a month, and a byte for each second says whether the
 * office is open then, by the declaration alone. All sums come from those
 * bytes. Whoever watches the clock and never believes a reading twice takes
 * the latest reading so far: an hour that comes again is one long hour.
 *
 * With SLAUDIT_SOAK in the environment a million spans, else a slice. */
/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <time.h>

#include "../unit/clock_samples.h"

enum {
	REACH = 11, /* days covered on each side of the sample's date */
	MARGIN = 4, /* days more that the oracle knows */
	SECONDS = (2 * (REACH + MARGIN) + 1) * DAY,
	DAYS = 2 * REACH + 1,
	NAMES_MOST = 1000,
};

/* --- zones ------------------------------------------------------------------
 */

struct names { /* all that tzdata lists */
	char items[NAMES_MOST][64];
	size_t count;
};

static void
names_read(struct names *names)
{
	FILE *list = fopen("/usr/share/zoneinfo/tzdata.zi", "r");
	char line[1024];

	cr_assert_not_null(list);
	while (fgets(line, sizeof(line), list) != NULL) {
		char *name = names->items[names->count];

		if (sscanf(line, "Z %63s", name) != 1 &&
		    sscanf(line, "L %*s %63s", name) != 1)
			continue;
		cr_assert_lt(++names->count, NAMES_MOST);
	}
	fclose(list);
	cr_assert_gt(names->count, 300);
}

/* From here on localtime_r() is that of NAME. */
static void
zone_set(const char *name)
{
	char tz[96];

	snprintf(tz, sizeof(tz), ":/usr/share/zoneinfo/%s", name);
	setenv("TZ", tz, 1);
	tzset();
}

/* --- the truth about one zone -----------------------------------------------
 */

/* Seconds from FROM on; a reading is seconds since 1970 as if it were UTC. */
struct watch {
	int64_t from;
	int64_t reading[SECONDS];
	int64_t latest[SECONDS]; /* of the readings so far */
};

static int64_t
reading_of(int64_t instant)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243,
		273, 304, 334 };
	time_t seconds = (time_t)instant;
	struct tm wall;
	int64_t year = 0;
	int64_t days = 0;

	cr_assert_not_null(localtime_r(&seconds, &wall));
	year = wall.tm_year - 70;
	/* Every fourth year, from 1970 to 2037 without exception. */
	days = year * 365 + (year + 1) / 4 + before[wall.tm_mon] +
	    wall.tm_mday - 1;
	if ((year + 2) % 4 == 0 && wall.tm_mon > 1)
		days++;
	return days * DAY + wall.tm_hour * HOUR + wall.tm_min * 60 +
	    wall.tm_sec;
}

static void
watch_zone(struct watch *watch, const char *name, int32_t middle)
{
	int64_t latest = INT64_MIN;

	zone_set(name);
	watch->from = (int64_t)(middle - REACH - MARGIN) * DAY;
	for (int64_t i = 0; i < SECONDS; i++) {
		watch->reading[i] = reading_of(watch->from + i);
		if (watch->reading[i] > latest)
			latest = watch->reading[i];
		watch->latest[i] = latest;
	}
}

/* The first second at which the clock has read READING or more. */
static int64_t
first_at(const struct watch *watch, int64_t reading)
{
	int64_t low = 0;
	int64_t high = SECONDS - 1;

	while (low < high) {
		int64_t middle = (low + high) / 2;

		if (watch->latest[middle] < reading)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* READING as an instant: its first occurrence, or what the clock would have
 * read had it not gone forward. */
static int64_t
instant_of(const struct watch *watch, int64_t reading)
{
	int64_t near = reading - watch->from;

	for (int64_t i = near - DAY; i <= near + DAY; i++) {
		if (i >= 0 && i < SECONDS && watch->reading[i] == reading)
			return watch->from + i;
	}
	near = first_at(watch, reading) - 1;
	return watch->from + near + reading - watch->reading[near];
}

/* --- the truth about one calendar -------------------------------------------
 */

struct truth {
	int64_t begin; /* seconds from the watch's first */
	int64_t end;
	unsigned char open[SECONDS];
	int64_t sum[SECONDS + 1]; /* open seconds before each */
	int64_t closing[DAYS];    /* of each date; -1: no business day */
	int64_t midnight[DAYS];   /* at which the date ends */
	int32_t first_day;
};

static const struct spans *
spans_of(const struct schedule *schedule, int64_t day)
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
	return &schedule->week[(day + 3) % 7]; /* 1970 began on a Thursday */
}

static bool
in_spans(const struct spans *spans, int64_t clock)
{
	for (size_t i = 0; i < spans->count; i++) {
		if (spans->items[i].from <= clock && clock < spans->items[i].to)
			return true;
	}
	return false;
}

/* Second I lies in the hours of DAY: its office closes no sooner. */
static void
close_later(struct truth *truth, int64_t day, int64_t i)
{
	int64_t index = day - truth->first_day;

	if (index >= 0 && index < DAYS)
		truth->closing[index] = i + 1;
}

/* By the declaration, whatever is covered. */
static void
open_mark(struct truth *truth, const struct watch *watch,
    const struct schedule *schedule)
{
	const struct spans *today = NULL;
	const struct spans *before = NULL;
	int64_t day = -1;

	for (int64_t i = 0; i < SECONDS; i++) {
		int64_t clock = watch->latest[i] - day * DAY;

		if (today == NULL || clock >= DAY) {
			day = watch->latest[i] / DAY;
			clock = watch->latest[i] - day * DAY;
			today = spans_of(schedule, day);
			before = spans_of(schedule, day - 1);
		}
		truth->open[i] = 0;
		if (in_spans(before, clock + DAY)) {
			truth->open[i] = 1;
			close_later(truth, day - 1, i);
		}
		if (in_spans(today, clock)) {
			truth->open[i] = 1;
			close_later(truth, day, i);
		}
	}
}

static void
sums_fill(struct truth *truth)
{
	truth->sum[0] = 0;
	for (int64_t i = 0; i < SECONDS; i++) {
		if (i < truth->begin || i >= truth->end)
			truth->open[i] = 0;
		truth->sum[i + 1] = truth->sum[i] + truth->open[i];
	}
}

/* What the night before the first date runs over is not known. */
static int64_t
begin_of(const struct watch *watch, const struct schedule *schedule)
{
	int64_t first = (int64_t)schedule->covers_from * DAY;
	const struct spans *before = spans_of(schedule, first / DAY - 1);

	for (size_t i = 0; i < before->count; i++) {
		if (before->items[i].to > DAY)
			first += before->items[i].to - DAY;
	}
	return first_at(watch, first);
}

static void
truth_find(struct truth *truth, const struct watch *watch,
    const struct schedule *schedule)
{
	truth->first_day = schedule->covers_from;
	for (int64_t i = 0; i < DAYS; i++) {
		truth->closing[i] = -1;
		truth->midnight[i] =
		    first_at(watch, (truth->first_day + i + 1) * DAY);
	}
	truth->begin = begin_of(watch, schedule);
	truth->end = truth->midnight[DAYS - 1];
	open_mark(truth, watch, schedule);
	sums_fill(truth);
}

/* Open when TRUTH and OTHER are; its days are those of WATCH. */
static void
truth_intersect(
    struct truth *truth, const struct truth *other, const struct watch *watch)
{
	int64_t midnight = first_at(watch, (int64_t)truth->first_day * DAY);

	/* Both watches begin with the same instant. */
	if (midnight > truth->begin)
		truth->begin = midnight;
	if (other->begin > truth->begin)
		truth->begin = other->begin;
	if (other->end < truth->end)
		truth->end = other->end;
	for (int64_t i = 0; i < DAYS; i++)
		truth->closing[i] = -1;
	for (int64_t i = 0; i < SECONDS; i++) {
		truth->open[i] &= other->open[i];
		if (i >= truth->begin && i < truth->end && truth->open[i])
			close_later(truth, watch->latest[i] / DAY, i);
	}
	sums_fill(truth);
}

/* --- the slow answers -------------------------------------------------------
 */

/* The first second by which SECONDS open ones have passed since FROM. */
static int64_t
slow_add(const struct truth *truth, int64_t from, int64_t seconds)
{
	int64_t low = from;
	int64_t high = truth->end + 1;

	while (low < high) {
		int64_t middle = (low + high) / 2;

		if (truth->sum[middle] - truth->sum[from] < seconds)
			low = middle + 1;
		else
			high = middle;
	}
	return low > truth->end ? -1 : low;
}

static int64_t
slow_opening(const struct truth *truth, int64_t from)
{
	while (from < truth->end && !truth->open[from])
		from++;
	return from < truth->end ? from : -1;
}

/* COUNT business days after the one that second AT belongs to; -1: none. */
static int64_t
slow_workday(const struct truth *truth, int64_t at, int64_t count)
{
	int64_t day = 0;

	while (day < DAYS && truth->closing[day] <= at)
		day++;
	for (; count > 0 && day < DAYS; count--) {
		do
			day++;
		while (day < DAYS && truth->closing[day] < 0);
	}
	return day < DAYS ? day : -1;
}

struct question {
	int64_t received; /* seconds from the watch's first */
	int64_t count;
	enum day_rule rule;
	enum bd_end end;
	int64_t standard_day;
};

static int64_t
slow_due(const struct truth *truth, const struct watch *watch,
    const struct question *asked)
{
	int64_t start = slow_opening(truth, asked->received);
	int64_t today = 0;
	int64_t day = 0;

	if (asked->rule == DAYS_BD_HOURS && asked->count == 0)
		return start;
	if (asked->rule == DAYS_BD_HOURS)
		return slow_add(
		    truth, asked->received, asked->count * asked->standard_day);
	if (asked->rule == DAYS_BD_END) {
		day = slow_workday(truth, asked->received, asked->count);
		if (day < 0)
			return -1;
		return asked->end == BD_END_MIDNIGHT ? truth->midnight[day]
						     : truth->closing[day];
	}
	if (start < 0)
		return -1;
	today = slow_workday(truth, start, 0);
	day = slow_workday(truth, start, asked->count);
	if (today < 0 || day < 0)
		return -1;
	return instant_of(watch, watch->reading[start] + (day - today) * DAY) -
	    watch->from;
}

/* --- both, side by side -----------------------------------------------------
 */

struct trial {
	const struct calendar *calendar;
	const struct truth *truth;
	const struct watch *watch;
	const char *label;
};

static void
expect_same(const struct trial *trial, const char *what, int64_t asked,
    int64_t got, int64_t want)
{
	if (want >= 0)
		want += trial->watch->from;
	else
		want = INSTANT_NONE;
	cr_expect_eq(got, want,
	    "%s, %s from %" PRId64 ": got %" PRId64 ", want %" PRId64,
	    trial->label, what, asked, got, want);
}

static void
try_span(const struct trial *trial, int64_t from, int64_t until)
{
	const struct truth *truth = trial->truth;
	int64_t base = trial->watch->from;
	int64_t got =
	    calendar_between(trial->calendar, base + from, base + until);
	int64_t want = truth->sum[until] - truth->sum[from];

	cr_expect_eq(got, want,
	    "%s, from %" PRId64 " until %" PRId64 ": got %" PRId64
	    ", want %" PRId64,
	    trial->label, base + from, base + until, got, want);
	cr_expect_eq(calendar_is_open(trial->calendar, base + from),
	    from < truth->end && truth->open[from]);
	if (want <= 0)
		return;
	expect_same(trial, "add", base + from,
	    calendar_add(trial->calendar, base + from, want),
	    slow_add(truth, from, want));
}

static void
try_due(const struct trial *trial, uint64_t *seed, int64_t received)
{
	static const enum day_rule rules[] = { DAYS_BD_END, DAYS_BD_CLOCK,
		DAYS_BD_HOURS };
	const struct schedule *schedule = calendar_schedule(trial->calendar);
	struct question asked = {
		.received = received,
		.count = draw_from(seed, 0, 6),
		.rule = rules[draw_from(seed, 0, 2)],
		.end = draw_from(seed, 0, 1) == 0 ? BD_END_CLOSING
						  : BD_END_MIDNIGHT,
		.standard_day = schedule->standard_day,
	};
	int64_t instant = trial->watch->from + received;
	int64_t want = slow_due(trial->truth, trial->watch, &asked);
	char what[64];

	snprintf(what, sizeof(what), "rule %d, end %d, %d days",
	    (int)asked.rule, (int)asked.end, (int)asked.count);
	if (want > trial->truth->end)
		want = -1;
	expect_same(trial, what, instant,
	    calendar_due(
		trial->calendar, instant, asked.count, asked.rule, asked.end),
	    want);
	expect_same(trial, "next opening", instant,
	    calendar_next_opening(trial->calendar, instant),
	    slow_opening(trial->truth, received));
}

static void
try_edges(const struct trial *trial)
{
	int64_t begin = trial->watch->from + trial->truth->begin;
	int64_t end = trial->watch->from + trial->truth->end;

	cr_expect(calendar_covers(trial->calendar, begin, end), "%s: covers",
	    trial->label);
	cr_expect_not(calendar_covers(trial->calendar, begin - 1, begin));
	cr_expect_not(calendar_covers(trial->calendar, end, end + 1));
}

/* Half of the spans are short; every eighth is asked for its due times. */
static void
try_spans(const struct trial *trial, uint64_t *seed, int64_t spans)
{
	int64_t begin = trial->truth->begin;
	int64_t end = trial->truth->end;

	try_edges(trial);
	for (int64_t i = 0; i < spans; i++) {
		int64_t from = draw_from(seed, begin, end);
		int64_t reach = i % 2 == 0 ? 2 * HOUR : end - from;
		int64_t until = from + draw_from(seed, 0, reach);

		try_span(trial, from, until < end ? until : end);
		if (i % 8 == 0)
			try_due(trial, seed, from);
	}
}

/* --- samples ----------------------------------------------------------------
 */

struct plan {
	const char *zone;
	int32_t middle;
	struct sample sample;
};

/* Half of them where and when something odd happened. */
static void
plan_draw(struct plan *plan, const struct names *names, uint64_t *seed)
{
	if (draw_from(seed, 0, 1) == 0) {
		size_t place = (size_t)draw_from(seed, 0, COUNT_OF(places) - 1);

		plan->zone = places[place].zone;
		plan->middle = date(places[place].day);
	} else {
		plan->zone =
		    names->items[draw_from(seed, 0, (int64_t)names->count - 1)];
		plan->middle = (int32_t)draw_from(
		    seed, date("1970-02-01"), date("2037-11-30"));
	}
}

static void
plan_sample(struct plan *plan, uint64_t *seed)
{
	struct schedule *schedule = &plan->sample.schedule;

	sample_draw(seed, &plan->sample, plan->zone, plan->middle,
	    draw_from(seed, 0, 3) > 0);
	schedule->covers_from = plan->middle - REACH;
	schedule->covers_to = plan->middle + REACH;
	schedule->standard_day = (int32_t)draw_from(seed, 1, DAY);
}

struct scene { /* too large for a stack */
	struct names names;
	struct plan plan;
	struct plan other;
	struct watch watch;
	struct watch other_watch;
	struct truth truth;
	struct truth other_truth;
};

/* SPANS of a calendar, or of what it shares with one in another zone. */
static void
scene_play(struct scene *scene, uint64_t *seed, bool both, int64_t spans)
{
	const struct schedule *parts[] = { &scene->plan.sample.schedule,
		&scene->other.sample.schedule };
	struct schedule schedule = *parts[0];
	struct calendar *calendar = NULL;
	struct trial trial = { .truth = &scene->truth,
		.watch = &scene->watch,
		.label = scene->plan.zone };

	truth_find(&scene->truth, &scene->watch, parts[0]);
	if (both) {
		scene->other.middle = scene->plan.middle;
		plan_sample(&scene->other, seed);
		watch_zone(&scene->other_watch, scene->other.zone,
		    scene->other.middle);
		truth_find(&scene->other_truth, &scene->other_watch, parts[1]);
		truth_intersect(
		    &scene->truth, &scene->other_truth, &scene->watch);
		schedule.parts = parts;
		schedule.part_count = 2;
	}
	calendar = calendar_of(&schedule);
	trial.calendar = calendar;
	try_spans(&trial, seed, spans);
	calendar_close(calendar);
}

Test(calendar_oracle, agrees_with_a_watched_clock, .timeout = 86400)
{
	bool soak = getenv("SLAUDIT_SOAK") != NULL;
	int64_t samples = soak ? 500 : 8;
	int64_t spans = soak ? 2000 : 500;
	struct scene *scene = calloc(1, sizeof(*scene));
	uint64_t seed = 20260308;

	cr_assert_not_null(scene);
	names_read(&scene->names);
	for (int64_t i = 0; i < samples; i++) {
		plan_draw(&scene->plan, &scene->names, &seed);
		plan_draw(&scene->other, &scene->names, &seed);
		plan_sample(&scene->plan, &seed);
		watch_zone(&scene->watch, scene->plan.zone, scene->plan.middle);
		scene_play(scene, &seed, i % 4 == 3, spans);
	}
	free(scene);
}
