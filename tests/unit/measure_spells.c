/* measure_spells.c -- availability: a month's seconds up of those observed. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include <stdlib.h>

/* In America/Los_Angeles; clocks go forward on 8 March 2026. */
static const char february[] = "2026-02-01T08:00:00Z";
static const char march[] = "2026-03-01T08:00:00Z";
static const char april[] = "2026-04-01T07:00:00Z";
static const char may[] = "2026-05-01T07:00:00Z";

enum {
	FEBRUARY_SECONDS = 28 * 86400,
	MARCH_SECONDS = 31 * 86400 - HOUR,
	APRIL_SECONDS = 30 * 86400,
	FEW = 4096 /* bytes: so that figures go to disk */
};

static const char *planned_words[] = { validated };
static const char *blind_words[] = { dispatched };

/* Down from received, planned from validated, blind from dispatched. */
static struct sle *
watched_sle(struct desk *desk, enum planned_time planned)
{
	struct sle *sle = desk_sle(desk, "U", CLOCK_AVAILABILITY, LIMIT_NONE);

	sle->calendar = NULL;
	sle->cohort = COHORT_RECEIPT;
	sle->compliance_bp = 9900;
	sle->planned = (struct words){ planned_words, 1 };
	sle->planned_time = planned;
	sle->unobserved = (struct words){ blind_words, 1 };
	sle->watched_from = day_of(2026, 2, 1);
	return sle;
}

static void
watched_desk(struct desk *desk, enum planned_time planned)
{
	desk_init(desk, "America/Los_Angeles");
	watched_sle(desk, planned);
	desk_open(desk);
}

struct interval {
	const char *kind;
	const char *from;
	const char *to; /* NULL: it goes on */
};

static size_t
interval_measure(struct desk *desk, const struct interval *interval,
    const char *cutoff, struct outcome **out)
{
	desk_clear(desk);
	desk_event(desk, interval->kind, interval->from);
	desk_event(desk, completed, interval->to);
	return desk_measure(desk, cutoff, out);
}

struct month {
	int64_t up;
	int64_t observed;
	int64_t planned;
	int64_t unobserved;
};

/* What COUNT intervals make of the months from February 2026 on. */
static struct attained
months_of(struct desk *desk, const struct interval *intervals, size_t count,
    const char *cutoff)
{
	struct attain *attain = attain_new(&desk->book, ATTAIN_BUDGET);
	struct attained rows;
	struct fault fault = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct outcome *outcomes;
		size_t made =
		    interval_measure(desk, &intervals[i], cutoff, &outcomes);

		for (size_t o = 0; o < made; o++)
			cr_assert_eq(
			    attain_put(attain, &outcomes[o], false, &fault), 0);
	}
	attain_watch(attain, desk->clocks, request, when(cutoff), false);
	cr_assert_eq(attain_rows(attain, &desk->arena, MONTH_NONE, MONTH_NONE,
			 &rows, &fault),
	    0);
	attain_free(attain);
	return rows;
}

static void
month_expect(
    const struct attained *rows, size_t at, struct month want, const char *why)
{
	const struct attainment *row = &rows->items[at];

	cr_assert_lt(at, rows->count, "%s: %zu rows", why, rows->count);
	cr_expect_eq(row->month, month_of(2026, 2) + (int)at, "%s", why);
	cr_expect_eq(row->numerator, want.up, "%s: up %lld", why,
	    (long long)row->numerator);
	cr_expect_eq(row->denominator, want.observed, "%s: observed %lld", why,
	    (long long)row->denominator);
	cr_expect_eq(row->planned, want.planned, "%s: planned %lld", why,
	    (long long)row->planned);
	cr_expect_eq(row->unobserved, want.unobserved, "%s: unobserved %lld",
	    why, (long long)row->unobserved);
	cr_expect(attainment_check(row), "%s", why);
}

#define MONTHS(desk, intervals, cutoff)                                        \
	months_of((desk), (intervals),                                         \
	    sizeof(intervals) / sizeof((intervals)[0]), (cutoff))

Test(measure_spells, a_month_without_an_outage_is_whole_where_it_was_watched)
{
	struct desk desk;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	desk.items[0].watched_from = day_of(2026, 2, 3);
	rows = months_of(&desk, NULL, 0, "2026-04-11T07:00:00Z");
	cr_assert_eq(rows.count, 3);
	month_expect(&rows, 0,
	    (struct month){ 26 * 86400, 26 * 86400, 0, 2 * 86400 },
	    "watched from the third");
	month_expect(&rows, 1,
	    (struct month){ MARCH_SECONDS, MARCH_SECONDS, 0, 0 },
	    "an hour is left out");
	month_expect(&rows, 2,
	    (struct month){ 10 * 86400, 10 * 86400, 0, 20 * 86400 },
	    "the data ends");
	cr_expect_eq(attainment_verdict(&rows.items[0]), VERDICT_MET);
	cr_expect_eq(attainment_tenths(&rows.items[0]), 1000);
	cr_expect_eq(rows.items[0].n, 0, "no case");
	desk_close(&desk);
}

/* 1 % of February is 24,192 s = 6 h 43 min 12 s, that of March 26,748 s. */
Test(measure_spells, the_target_itself_is_met_and_a_second_more_is_not)
{
	static const struct interval just[] = {
		{ received, "2026-02-10T00:00:00Z", "2026-02-10T06:43:12Z" },
		{ received, "2026-03-08T09:00:00Z", "2026-03-08T16:25:48Z" },
	};
	static const struct interval over[] = {
		{ received, "2026-02-10T00:00:00Z", "2026-02-10T06:43:13Z" },
		{ received, "2026-03-08T09:00:00Z", "2026-03-08T16:25:49Z" },
	};
	struct desk desk;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	rows = MONTHS(&desk, just, april);
	for (size_t i = 0; i < 2; i++) {
		cr_expect_eq(attainment_verdict(&rows.items[i]), VERDICT_MET);
		cr_expect_eq(attainment_budget(&rows.items[i]), 0);
		cr_expect_eq(attainment_tenths(&rows.items[i]), 990);
	}
	rows = MONTHS(&desk, over, april);
	for (size_t i = 0; i < 2; i++) {
		cr_expect_eq(
		    attainment_verdict(&rows.items[i]), VERDICT_MISSED);
		cr_expect_eq(attainment_budget(&rows.items[i]), -1);
		cr_expect_eq(attainment_tenths(&rows.items[i]), 989);
	}
	cr_expect_eq(attainment_quotient(&rows.items[0]).unit, UNIT_SECOND);
	desk_close(&desk);
}

Test(measure_spells, an_outage_over_a_months_edge_is_a_case_of_each)
{
	static const struct interval edge = { received, "2026-03-01T06:00:00Z",
		"2026-04-01T10:00:00Z" };
	struct desk desk;
	struct outcome *got;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	cr_assert_eq(interval_measure(&desk, &edge, may, &got), 3);
	for (size_t i = 0; i < 3; i++) {
		cr_expect_eq(got[i].month, month_of(2026, 2) + (int)i);
		cr_expect_eq(got[i].cycle, i + 1);
		cr_expect_eq(got[i].state, OUTCOME_MISSED);
		cr_expect_eq(got[i].elapsed, got[i].at - got[i].start);
		cr_expect_eq(got[i].stop, got[i].at);
		cr_expect_gt(got[i].stop_line, 0);
	}
	cr_expect_eq(got[0].elapsed, 2 * HOUR);
	cr_expect_eq(got[1].start, when(march));
	cr_expect_eq(got[1].at, when(april));
	cr_expect_eq(got[2].elapsed, 3 * HOUR);
	rows = months_of(&desk, &edge, 1, may);
	month_expect(&rows, 0,
	    (struct month){
		FEBRUARY_SECONDS - 2 * HOUR, FEBRUARY_SECONDS, 0, 0 },
	    "two hours of February");
	month_expect(
	    &rows, 1, (struct month){ 0, MARCH_SECONDS, 0, 0 }, "all of March");
	month_expect(&rows, 2,
	    (struct month){ APRIL_SECONDS - 3 * HOUR, APRIL_SECONDS, 0, 0 },
	    "three hours of April");
	desk_close(&desk);
}

/* 04:00 to 08:00 and 06:00 to 10:00, and 07:00 to 07:30 within: six hours. */
Test(measure_spells, a_second_under_several_outages_is_lost_once)
{
	static const struct interval rows_of[] = {
		{ received, "2026-02-10T04:00:00Z", "2026-02-10T08:00:00Z" },
		{ received, "2026-02-10T06:00:00Z", "2026-02-10T10:00:00Z" },
		{ received, "2026-02-10T07:00:00Z", "2026-02-10T07:30:00Z" },
		{ received, "2026-02-10T10:00:00Z", "2026-02-10T10:00:00Z" },
	};
	struct desk desk;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	rows = MONTHS(&desk, rows_of, march);
	month_expect(&rows, 0,
	    (struct month){
		FEBRUARY_SECONDS - 6 * HOUR, FEBRUARY_SECONDS, 0, 0 },
	    "the union");
	cr_expect_eq(rows.items[0].n, 4);
	cr_expect_eq(rows.items[0].met, 1, "nothing was lost by the last");
	desk_close(&desk);
}

/* Planned 0 to 6, down 4 to 8, blind 7 to 9, all on one day. */
static const struct interval layers[] = {
	{ validated, "2026-02-10T00:00:00Z", "2026-02-10T06:00:00Z" },
	{ received, "2026-02-10T04:00:00Z", "2026-02-10T08:00:00Z" },
	{ dispatched, "2026-02-10T07:00:00Z", "2026-02-10T09:00:00Z" },
	{ validated, "2026-02-10T08:30:00Z", "2026-02-10T09:30:00Z" },
};

Test(measure_spells, planned_time_is_taken_out_by_rule)
{
	struct desk desk;
	struct attained rows;

	/* Observed all but 6 h and half an hour planned and 2 h blind; down
	 * from 6 to 7. */
	watched_desk(&desk, PLANNED_TAKEN_OUT);
	rows = MONTHS(&desk, layers, march);
	month_expect(&rows, 0,
	    (struct month){ FEBRUARY_SECONDS - 8 * HOUR - 1800 - HOUR,
		FEBRUARY_SECONDS - 8 * HOUR - 1800, 6 * HOUR + 1800, 2 * HOUR },
	    "taken out");
	cr_expect_eq(rows.items[0].states[OUTCOME_MEASURED], 2);
	cr_expect_eq(rows.items[0].states[OUTCOME_MISSED], 1);
	cr_expect_eq(rows.items[0].states[OUTCOME_NOT_COVERED], 1);
	desk_close(&desk);
}

Test(measure_spells, or_counted_as_any_other)
{
	struct desk desk;
	struct attained rows;

	/* Observed all but 2 h blind; down from 0 to 7 and from 9 to 9:30. */
	watched_desk(&desk, PLANNED_COUNTED);
	rows = MONTHS(&desk, layers, march);
	month_expect(&rows, 0,
	    (struct month){ FEBRUARY_SECONDS - 2 * HOUR - 7 * HOUR - 1800,
		FEBRUARY_SECONDS - 2 * HOUR, 0, 2 * HOUR },
	    "counted");
	cr_expect_eq(rows.items[0].states[OUTCOME_MISSED], 3);
	desk_close(&desk);
}

Test(measure_spells, or_forgiven_and_as_good_as_up)
{
	struct desk desk;
	struct attained rows;

	/* Observed all but 2 h blind; down from 6 to 7 only. */
	watched_desk(&desk, PLANNED_FORGIVEN);
	rows = MONTHS(&desk, layers, march);
	month_expect(&rows, 0,
	    (struct month){ FEBRUARY_SECONDS - 3 * HOUR,
		FEBRUARY_SECONDS - 2 * HOUR, 0, 2 * HOUR },
	    "forgiven");
	cr_expect_eq(rows.items[0].states[OUTCOME_MEASURED], 2);
	desk_close(&desk);
}

Test(measure_spells, a_month_that_nobody_watched_has_no_figure)
{
	static const struct interval blind[] = {
		{ dispatched, "2026-01-20T00:00:00Z", "2026-03-01T08:00:00Z" },
		{ received, "2026-02-10T00:00:00Z", "2026-02-11T00:00:00Z" },
	};
	struct desk desk;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	rows = MONTHS(&desk, blind, april);
	cr_assert_eq(rows.count, 3, "January has an outcome, too");
	cr_expect_eq(rows.items[0].month, month_of(2026, 1));
	cr_expect_eq(rows.items[0].denominator, 0, "nobody watched yet");
	cr_expect_eq(rows.items[1].denominator, 0);
	cr_expect_eq(rows.items[1].unobserved, FEBRUARY_SECONDS);
	cr_expect_eq(attainment_verdict(&rows.items[1]), VERDICT_NOT_OBSERVED);
	cr_expect_eq(rows.items[2].numerator, MARCH_SECONDS);
	desk_close(&desk);
}

/* From 20:00 on the evening before the cut-off: four hours so far. */
Test(measure_spells, an_outage_that_goes_on_counts_up_to_the_cutoff)
{
	static const struct interval open = { received, "2026-03-11T03:00:00Z",
		NULL };
	struct desk desk;
	struct outcome *got;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	cr_assert_eq(
	    interval_measure(&desk, &open, "2026-03-11T07:00:00Z", &got), 1);
	cr_expect_eq(got->state, OUTCOME_MISSED);
	cr_expect_eq(got->stop, INSTANT_NONE);
	cr_expect_eq(got->stop_line, 0);
	cr_expect_eq(got->at, when("2026-03-11T07:00:00Z"));
	cr_expect_eq(got->elapsed, 4 * HOUR);
	rows = months_of(&desk, &open, 1, "2026-03-11T07:00:00Z");
	month_expect(&rows, 1,
	    (struct month){ 10 * 86400 - HOUR - 4 * HOUR, 10 * 86400 - HOUR, 0,
		21 * 86400 },
	    "so far");
	desk_close(&desk);
}

/* What will be is not known yet; what ends before it began is impossible. */
Test(measure_spells, impossible_and_future_times_lose_no_second)
{
	static const struct interval bad[] = {
		{ received, "2026-02-10T10:00:00Z", "2026-02-10T09:00:00Z" },
		{ received, "2026-04-10T10:00:00Z", "2026-04-10T11:00:00Z" },
	};
	static const struct interval end_only = { completed,
		"2026-02-10T09:00:00Z", NULL };
	struct desk desk;
	struct outcome *got;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	cr_assert_eq(interval_measure(&desk, &bad[0], april, &got), 1);
	cr_expect_eq(got->state, OUTCOME_DEFECTIVE);
	cr_expect_eq(got->month, MONTH_NONE);
	cr_expect_eq(got->elapsed, -HOUR, "with its sign");
	cr_expect_eq(interval_measure(&desk, &bad[1], april, &got), 0);
	cr_assert_eq(interval_measure(&desk, &end_only, april, &got), 1);
	cr_expect_eq(got->state, OUTCOME_DEFECTIVE, "it never began");
	cr_expect_eq(got->start, INSTANT_NONE);
	rows = MONTHS(&desk, bad, april);
	month_expect(&rows, 0,
	    (struct month){ FEBRUARY_SECONDS, FEBRUARY_SECONDS, 0, 0 },
	    "nothing known was lost");
	cr_assert_eq(rows.count, 3);
	cr_expect_eq(rows.items[2].month, MONTH_NONE);
	cr_expect_eq(rows.items[2].states[OUTCOME_DEFECTIVE], 1);
	desk_close(&desk);
}

Test(measure_spells, a_date_alone_cannot_tell_how_long)
{
	struct desk desk;
	struct outcome got;

	watched_desk(&desk, PLANNED_COUNTED);
	desk_date(&desk, received, "2026-02-10");
	desk_date(&desk, completed, "2026-02-11");
	got = desk_outcome(&desk, april);
	cr_expect_eq(got.state, OUTCOME_UNDECIDABLE);
	cr_expect_eq(got.spell, SPELL_NONE);
	desk_close(&desk);
}

/* In force from 15 March: half an outage is before it. */
Test(measure_spells, what_lies_before_the_rule_takes_no_part)
{
	static const struct interval outage = { received,
		"2026-03-15T05:00:00Z", "2026-03-15T09:00:00Z" };
	struct desk desk;
	struct outcome *got;
	struct attained rows;

	watched_desk(&desk, PLANNED_COUNTED);
	desk.items[0].valid_from = day_of(2026, 3, 15);
	cr_assert_eq(interval_measure(&desk, &outage, april, &got), 2);
	cr_expect_eq(got[0].state, OUTCOME_NOT_COVERED);
	cr_expect_eq(got[0].wall, 2 * HOUR);
	cr_expect_eq(got[1].state, OUTCOME_MISSED);
	cr_expect_eq(got[1].elapsed, 2 * HOUR);
	rows = months_of(&desk, &outage, 1, april);
	cr_assert_eq(rows.count, 1);
	cr_expect_eq(rows.items[0].denominator, 17 * 86400);
	cr_expect_eq(rows.items[0].numerator, 17 * 86400 - 2 * HOUR);
	cr_expect_eq(rows.items[0].unobserved, 0, "no rule, no gap in it");
	desk_close(&desk);
}

Test(measure_spells, an_extract_withholds_every_month)
{
	struct desk desk;
	struct attain *attain;
	struct attained rows;
	struct fault fault = { 0 };

	watched_desk(&desk, PLANNED_COUNTED);
	attain = attain_new(&desk.book, ATTAIN_BUDGET);
	attain_watch(attain, desk.clocks, request, when(march), false);
	attain_watch(attain, desk.clocks, request, when(april), true);
	cr_assert_eq(attain_rows(attain, &desk.arena, MONTH_NONE, MONTH_NONE,
			 &rows, &fault),
	    0);
	cr_assert_eq(rows.count, 2, "to the later of the two");
	cr_expect_eq(attainment_verdict(&rows.items[0]), VERDICT_WITHHELD);
	attain_free(attain);
	desk_close(&desk);
}

/* --- the law: second by second ------------------------------------------- */

enum { DRAWS = 16, INTERVALS = 60, SECONDS = (28 + 31 + 30) * 86400 - HOUR };

struct walked { /* of each second, from February on */
	int64_t begin;
	int64_t watched; /* from 5 February on */
	int64_t change;  /* 15 March */
	unsigned char down[SECONDS];
	unsigned char planned[SECONDS];
	unsigned char blind[SECONDS];
};

/* Each draw has two versions: up to 14 March planned outages count. */
static void
versions_make(struct desk *desk)
{
	struct sle *old;
	struct sle *new;

	desk_init(desk, "America/Los_Angeles");
	old = watched_sle(desk, PLANNED_COUNTED);
	new = watched_sle(desk, PLANNED_TAKEN_OUT);
	old->valid_to = day_of(2026, 3, 14);
	new->valid_from = day_of(2026, 3, 15);
	old->watched_from = new->watched_from = day_of(2026, 2, 5);
	desk_open(desk);
}

static void
walked_mark(struct walked *walked, const char *kind, int64_t from, int64_t to)
{
	int64_t begin = walked->begin;
	unsigned char *marks = kind == received ? walked->down
	    : kind == validated                 ? walked->planned
						: walked->blind;

	for (int64_t at = from < begin ? begin : from;
	     at < to && at < begin + SECONDS; at++)
		marks[at - begin] = 1;
}

/* One second more of what it is. */
static void
second_add(const struct walked *walked, int64_t at, int64_t cutoff,
    struct month *month)
{
	int64_t i = at - walked->begin;
	bool counted = at < walked->change;
	bool down = walked->down[i] || (counted && walked->planned[i]);

	if (at < walked->watched || at >= cutoff || walked->blind[i]) {
		month->unobserved++;
	} else if (!counted && walked->planned[i]) {
		month->planned++;
	} else {
		month->observed++;
		month->up += !down;
	}
}

static void
walked_expect(
    const struct walked *walked, const struct attained *rows, int64_t cutoff)
{
	const int64_t edges[] = { when(february), when(march), when(april),
		when(may) };
	size_t at = 0;

	while (rows->items[at].month < month_of(2026, 2))
		at++;
	for (size_t m = 0; m < 3; m++) {
		const struct attained from = { &rows->items[at],
			rows->count - at };
		struct month want = { 0 };

		for (int64_t s = edges[m]; s < edges[m + 1]; s++)
			second_add(walked, s, cutoff, &want);
		month_expect(&from, m, want, "second by second");
	}
}

static void
interval_draw(struct desk *desk, int64_t *from, int64_t *to, const char **kind)
{
	static const char *const kinds[] = { received, received, validated,
		dispatched };
	int64_t length =
	    rand() % 8 == 0 ? rand() % (40 * 86400) : rand() % (30 * HOUR);

	*kind = kinds[rand() % 4];
	*from = when("2026-01-20T00:00:00Z") + rand() % (100 * 86400);
	*to = *from + length;
	desk_clear(desk);
	desk_event_at(desk, *kind, *from, *from);
	if (rand() % 10 != 0)
		desk_event_at(desk, completed, *to, *to);
	else
		*to = INT64_MAX;
}

Test(measure_spells, agrees_with_a_walk_second_by_second, .timeout = 120)
{
	struct walked *walked = malloc(sizeof(*walked));

	srand(2026);
	for (int draw = 0; draw < DRAWS; draw++) {
		int64_t cutoff = when(april) + 1 + rand() % (29 * 86400);
		char text[INSTANT_TEXT];
		struct desk desk;
		struct attain *attain;
		struct attained rows;
		struct fault fault = { 0 };

		versions_make(&desk);
		attain = attain_new(&desk.book, draw % 2 ? FEW : ATTAIN_BUDGET);
		memset(walked, 0, sizeof(*walked));
		walked->begin = when(february);
		walked->watched = when("2026-02-05T08:00:00Z");
		walked->change = when("2026-03-15T07:00:00Z");
		instant_text(cutoff, text);
		for (int i = 0; i < draw * INTERVALS / DRAWS; i++) {
			struct outcome *got;
			const char *kind;
			int64_t from;
			int64_t to;
			size_t made;

			interval_draw(&desk, &from, &to, &kind);
			walked_mark(walked, kind, from, to);
			made = desk_measure(&desk, text, &got);
			for (size_t o = 0; o < made; o++)
				cr_assert_eq(
				    attain_put(attain, &got[o], false, &fault),
				    0);
		}
		attain_watch(attain, desk.clocks, request, cutoff, false);
		cr_assert_eq(attain_rows(attain, &desk.arena, MONTH_NONE,
				 MONTH_NONE, &rows, &fault),
		    0);
		walked_expect(walked, &rows, cutoff);
		attain_free(attain);
		desk_close(&desk);
	}
	free(walked);
}
