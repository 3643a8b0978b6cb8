/* measure_binds.c -- which version of an SLE binds a ticket over a change.
 *
 * The first version allows 10 days until Wednesday 2026-01-14, the second 5
 * days from then on. Days are 24 hours; all figures are added up by hand. */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

enum { DAY = SECONDS_PER_DAY };

static struct sle *
version_add(struct desk *desk, enum binds binds, int64_t limit, int32_t from,
    int32_t to)
{
	struct sle *sle = desk_sle(desk, "V.1", CLOCK_ELAPSED, limit);

	sle->binds = binds;
	sle->cohort = COHORT_DEADLINE;
	sle->valid_from = from;
	sle->valid_to = to;
	return sle;
}

static void
versions_add(struct desk *desk, enum binds binds)
{
	version_add(desk, binds, 10 * DAY, DAY_NONE, day_of(2026, 1, 13));
	version_add(desk, binds, 5 * DAY, day_of(2026, 1, 14), DAY_NONE);
	desk_open(desk);
}

/* Asked for on the 8th by mail, received on the 12th, completed when said. */
static struct outcome
measured(struct desk *desk, const char *stop, const char *at)
{
	desk_clear(desk);
	desk_event(desk, by_mail, "2026-01-08T00:00:00Z");
	desk_event(desk, received, "2026-01-12T00:00:00Z");
	desk_event(desk, completed, stop);
	return desk_outcome(desk, at);
}

Test(measure_binds, receipt_or_start_picks_the_version)
{
	static const struct {
		enum binds binds;
		const char *start;
		int64_t limit;
	} rows[] = {
		{ BINDS_RECEIPT, "2026-01-12T00:00:00Z", 10 * DAY },
		{ BINDS_RECEIPT, "2026-01-14T00:00:00Z", 10 * DAY },
		{ BINDS_START, "2026-01-13T23:59:59Z", 10 * DAY },
		{ BINDS_START, "2026-01-14T00:00:00Z", 5 * DAY },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static struct desk desk;
		struct outcome got;

		desk_init(&desk, "UTC");
		versions_add(&desk, rows[i].binds);
		desk_event(&desk, by_mail, "2026-01-08T00:00:00Z");
		desk_event(&desk, received, rows[i].start);
		got = desk_outcome(&desk, "2026-01-20T00:00:00Z");
		cr_expect_eq(got.sle->limit, rows[i].limit, "%zu", i);
		cr_expect_eq(
		    got.due, when(rows[i].start) + rows[i].limit, "%zu", i);
		desk_close(&desk);
	}
}

Test(measure_binds, each_round_has_the_version_of_its_start)
{
	static struct desk desk;
	struct outcome *got = NULL;

	desk_init(&desk, "UTC");
	versions_add(&desk, BINDS_START);
	desk.items[0].cycles = desk.items[1].cycles = CYCLES_ROUNDS;
	clocks_close(desk.clocks);
	desk_open(&desk);
	desk_event(&desk, received, "2026-01-05T00:00:00Z");
	desk_event(&desk, completed, "2026-01-12T00:00:00Z");
	desk_event(&desk, received, "2026-01-14T00:00:00Z");
	desk_event(&desk, completed, "2026-01-21T00:00:00Z");
	cr_assert_eq(desk_measure(&desk, "2026-02-01T00:00:00Z", &got), 2);
	cr_expect_eq(got[0].state, OUTCOME_MET);
	cr_expect_eq(got[0].sle, &desk.items[0]);
	cr_expect_eq(got[1].state, OUTCOME_MISSED);
	cr_expect_eq(got[1].sle, &desk.items[1]);
	cr_expect_eq(got[1].cycle, 2);
	desk_close(&desk);
}

/* Two of ten days used up to the change: eight tenths of five days, four, are
 * left. */
Test(measure_binds, split_scales_what_is_left_at_the_change)
{
	static const struct {
		const char *stop; /* NULL: open */
		const char *at;
		enum outcome_state state;
		int64_t margin;
	} rows[] = {
		{ "2026-01-13T00:00:00Z", "2026-02-01T00:00:00Z", OUTCOME_MET,
		    9 * DAY },
		{ "2026-01-14T00:00:00Z", "2026-02-01T00:00:00Z", OUTCOME_MET,
		    8 * DAY },
		{ "2026-01-14T00:00:01Z", "2026-02-01T00:00:00Z", OUTCOME_MET,
		    4 * DAY - 1 },
		{ "2026-01-18T00:00:00Z", "2026-02-01T00:00:00Z", OUTCOME_MET,
		    0 },
		{ "2026-01-18T00:00:01Z", "2026-02-01T00:00:00Z",
		    OUTCOME_MISSED, -1 },
		{ NULL, "2026-01-17T00:00:00Z", OUTCOME_WITHIN, DAY },
		{ NULL, "2026-01-19T00:00:00Z", OUTCOME_OVER, -DAY },
		/* As of the day before the change it is due the same. */
		{ NULL, "2026-01-13T00:00:00Z", OUTCOME_WITHIN, 9 * DAY },
	};
	static struct desk desk;

	desk_init(&desk, "UTC");
	versions_add(&desk, BINDS_SPLIT);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct outcome got = measured(&desk, rows[i].stop, rows[i].at);

		cr_expect_eq(
		    got.state, rows[i].state, "%zu: %d", i, (int)got.state);
		cr_expect_eq(got.margin, rows[i].margin, "%zu: %lld", i,
		    (long long)got.margin);
		cr_expect_eq(got.due, when("2026-01-18T00:00:00Z"), "%zu", i);
		cr_expect_eq(got.month, month_of_day(day_of(2026, 1, 18)));
		cr_expect_eq(got.sle, &desk.items[0]);
	}
	desk_close(&desk);
}

/* What was missed before the change stays missed under a longer limit, and
 * what comes after no version in force is covered by none. */
Test(measure_binds, split_gives_nothing_back_and_covers_no_gap)
{
	static struct desk desk;
	struct outcome got;

	desk_init(&desk, "UTC");
	version_add(&desk, BINDS_SPLIT, DAY, DAY_NONE, day_of(2026, 1, 13));
	version_add(&desk, BINDS_SPLIT, 20 * DAY, day_of(2026, 1, 14),
	    day_of(2026, 1, 20));
	desk_open(&desk);
	got = measured(&desk, "2026-01-15T00:00:00Z", "2026-02-01T00:00:00Z");
	cr_expect_eq(got.state, OUTCOME_MISSED);
	cr_expect_eq(got.margin, -2 * DAY, "%lld", (long long)got.margin);
	cr_expect_eq(got.due, when("2026-01-13T00:00:00Z"));
	desk_clear(&desk);
	desk_event(&desk, received, "2026-01-13T12:00:00Z");
	desk_event(&desk, completed, "2026-01-21T00:00:01Z");
	got = desk_outcome(&desk, "2026-02-01T00:00:00Z");
	cr_expect_eq(got.state, OUTCOME_NOT_COVERED);
	cr_expect_eq(got.due, INSTANT_NONE);
	desk_close(&desk);
}

/* Over one change: met if used / old + used / new is at most one. */
Test(measure_binds, split_is_the_sum_of_shares)
{
	static struct desk desk;
	const int64_t change = when("2026-01-14T00:00:00Z");
	uint64_t seed = 7;
	size_t met = 0;

	desk_init(&desk, "UTC");
	versions_add(&desk, BINDS_SPLIT);
	for (size_t i = 0; i < 2000; i++) {
		int64_t old = 1000 + (int64_t)(seed >> 40) % (9 * DAY);
		int64_t now = 1000 + (int64_t)(seed >> 30) % (9 * DAY);
		int64_t before = (int64_t)(seed >> 20) % (6 * DAY);
		int64_t after = 1 + (int64_t)(seed >> 10) % (6 * DAY);
		struct outcome got;
		bool want;

		seed = seed * 6364136223846793005U + 1442695040888963407U;
		desk.items[0].limit = old;
		desk.items[1].limit = now;
		if (i % 2 == 0) /* on the edge: what is left, and a second */
			after = before > old
			    ? after
			    : (old - before) * now / old + (int64_t)(i / 2 % 2);
		desk_clear(&desk);
		desk_event_at(&desk, received, change - before, 0);
		desk_event_at(&desk, completed, change + after, 0);
		got = desk_outcome(&desk, "2026-02-01T00:00:00Z");
		want = before * now + after * old <= old * now && before <= old;
		cr_expect_eq(got.state, want ? OUTCOME_MET : OUTCOME_MISSED,
		    "%lld of %lld, %lld of %lld", (long long)before,
		    (long long)old, (long long)after, (long long)now);
		cr_expect_eq(got.due >= got.stop, want);
		met += want;
	}
	cr_expect_gt(met, 400, "%zu", met);
	cr_expect_lt(met, 1600, "%zu", met);
	desk_close(&desk);
}

/* clocks.md T07: another version from today on changes no verdict of
 * yesterday's tickets. */
Test(measure_binds, a_new_version_leaves_the_past_as_it_was)
{
	static const enum binds all[] = { BINDS_RECEIPT, BINDS_START,
		BINDS_SPLIT };

	for (size_t i = 0; i < BINDINGS; i++) {
		static struct desk one;
		static struct desk two;
		struct outcome was;
		struct outcome is;

		desk_init(&one, "UTC");
		version_add(&one, all[i], 10 * DAY, DAY_NONE, DAY_NONE);
		desk_open(&one);
		desk_init(&two, "UTC");
		version_add(
		    &two, all[i], 10 * DAY, DAY_NONE, day_of(2026, 1, 31));
		version_add(&two, all[i], DAY, day_of(2026, 2, 1), DAY_NONE);
		desk_open(&two);
		was = measured(
		    &one, "2026-01-20T00:00:00Z", "2026-03-01T00:00:00Z");
		is = measured(
		    &two, "2026-01-20T00:00:00Z", "2026-03-01T00:00:00Z");
		cr_expect_eq(was.state, OUTCOME_MET);
		cr_expect_eq(is.state, was.state);
		cr_expect_eq(is.due, was.due);
		cr_expect_eq(is.margin, was.margin);
		cr_expect_eq(is.elapsed, was.elapsed);
		desk_close(&one);
		desk_close(&two);
	}
}
