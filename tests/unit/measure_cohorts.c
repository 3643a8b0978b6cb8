/* measure_cohorts.c -- which month a ticket enters, and what is never gained
 * by leaving one unanswered (clocks.md sections 6 and 7; DESIGN.md section 4).
 */
/* SPDX-License-Identifier: MIT */
#include "measure_desk.h"

#include "drawn_desk.h"

enum { THREE_DAYS = 3 * 24 * HOUR, BOOKS = 100, TICKETS = 12 };

/* --- one ticket over three months ---------------------------------------- */

static void
attain_all(struct attain *attain, const struct outcome *outcomes, size_t count)
{
	struct fault fault = { 0 };

	for (size_t i = 0; i < count; i++)
		cr_assert_eq(attain_put(attain, &outcomes[i], false, &fault), 0,
		    "%s", fault.text);
}

static struct attained
attain_end(struct attain *attain, struct arena *arena)
{
	struct fault fault = { 0 };
	struct attained rows;

	cr_assert_eq(
	    attain_rows(attain, arena, MONTH_NONE, MONTH_NONE, &rows, &fault),
	    0, "%s", fault.text);
	return rows;
}

/* As the ticket stood at AT: the months in which it is in n, as bits (January
 * is 1), and in how many it is in scope. */
static void
months_of(struct desk *desk, const char *at, unsigned *judged, uint64_t *scope)
{
	struct outcome *outcomes = NULL;
	size_t count = desk_measure(desk, at, &outcomes);
	struct attain *attain = attain_new(&desk->book, ATTAIN_BUDGET);
	struct attained rows;

	attain_all(attain, outcomes, count);
	rows = attain_end(attain, &desk->arena);
	*judged = 0;
	*scope = 0;
	for (size_t i = 0; i < rows.count; i++) {
		const struct attainment *row = &rows.items[i];

		*scope += row->scope;
		cr_expect_leq(row->n, 1);
		if (row->n == 1)
			*judged |= 1u << (row->month - month_of(2026, 1));
	}
	attain_free(attain);
}

/* Received on 30 January 15:00, due on 2 February 15:00, done on 3 March: it
 * is looked at as of each month's end. */
Test(measure_cohorts, a_ticket_over_three_months_is_judged_in_one)
{
	enum { JANUARY = 1, FEBRUARY = 2, MARCH = 4 };
	static const struct {
		const char *label;
		enum cohort cohort;
		enum open_over over;
		unsigned january; /* judged in, as known on the 31st */
		unsigned february;
		unsigned march;
	} rows[] = {
		{ "completion", COHORT_COMPLETION, OVER_BESIDE, 0, 0, MARCH },
		{ "completion, late as missed", COHORT_COMPLETION, OVER_MISSED,
		    0, FEBRUARY, MARCH },
		{ "receipt", COHORT_RECEIPT, OVER_BESIDE, 0, 0, JANUARY },
		{ "receipt, late as missed", COHORT_RECEIPT, OVER_MISSED, 0,
		    JANUARY, JANUARY },
		{ "deadline", COHORT_DEADLINE, OVER_BESIDE, 0, FEBRUARY,
		    FEBRUARY },
	};
	static const char *const ends[] = { "2026-01-31T23:59:59Z",
		"2026-02-28T23:59:59Z", "2026-03-31T23:59:59Z" };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const unsigned want[] = { rows[i].january, rows[i].february,
			rows[i].march };
		struct desk desk;
		struct sle *sle;

		desk_init(&desk, "Etc/UTC");
		sle = desk_sle(&desk, "A", CLOCK_ELAPSED, THREE_DAYS);
		sle->cohort = rows[i].cohort;
		sle->open_over = rows[i].over;
		desk_open(&desk);
		desk_event(&desk, received, "2026-01-30T15:00:00Z");
		desk_event(&desk, completed, "2026-03-03T10:00:00Z");
		for (size_t end = 0; end < 3; end++) {
			unsigned judged;
			uint64_t scope;

			months_of(&desk, ends[end], &judged, &scope);
			cr_expect_eq(judged, want[end],
			    "%s, at the end of month %zu: %x", rows[i].label,
			    end + 1, judged);
			cr_expect_eq(scope, 1, "%s", rows[i].label);
		}
		desk_close(&desk);
	}
}

/* 03:00 UTC on the first is still the month before in Los Angeles; in the
 * months of a clock change the edge is a different hour of UTC. */
Test(measure_cohorts, the_month_ends_at_local_midnight)
{
	static const struct {
		const char *done;
		int month;
	} rows[] = {
		{ "2026-03-01T03:00:00Z", 2 },
		{ "2026-03-01T07:59:59Z", 2 }, /* PST: midnight is 08:00Z */
		{ "2026-03-01T08:00:00Z", 3 },
		{ "2026-04-01T06:59:59Z", 3 }, /* PDT: midnight is 07:00Z */
		{ "2026-04-01T07:00:00Z", 4 },
		{ "2026-11-01T06:59:59Z", 10 },
		{ "2026-11-01T07:00:00Z", 11 }, /* back to PST that day */
		{ "2026-12-01T07:59:59Z", 11 },
		{ "2026-12-01T08:00:00Z", 12 },
	};
	struct desk desk;

	desk_init(&desk, "America/Los_Angeles");
	desk_sle(&desk, "A", CLOCK_ELAPSED, THREE_DAYS);
	desk_open(&desk);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		desk_clear(&desk);
		desk_event(&desk, received, "2026-01-30T15:00:00Z");
		desk_event(&desk, completed, rows[i].done);
		cr_expect_eq(desk_outcome(&desk, "2026-12-31").month,
		    month_of(2026, rows[i].month), "%s", rows[i].done);
	}
	desk_close(&desk);
}

/* --- nothing improves by never answering ---------------------------------- */

struct trial {
	struct drawn drawn;
	struct clocks *clocks;
	struct arena arena;
	struct attain *before; /* without the unanswered ticket */
	struct attain *after;
	size_t late; /* unanswered outcomes past their limit */
};

/* One version an id: which version judges a month that two share is another
 * question. A target by lot, half of them easy to lose. */
static void
trial_open(struct trial *trial, uint64_t seed)
{
	struct fault fault = { 0 };
	struct book *book = &trial->drawn.book;
	size_t kept = 0;

	memset(trial, 0, sizeof(*trial));
	drawn_book(&trial->drawn, seed);
	for (size_t i = 0; i < book->sle_count; i++) {
		struct sle *sle = book->sles[i];

		if (kept > 0 && strcmp(book->sles[kept - 1]->id, sle->id) == 0)
			continue;
		sle->compliance_bp = roll(&trial->drawn, 5) == 0
		    ? SLE_NO_SHARE
		    : (int32_t)(1 + roll(&trial->drawn, 10000));
		sle->valid_from = sle->valid_to = DAY_NONE;
		book->sles[kept++] = sle;
	}
	book->sle_count = kept;
	cr_assert_eq(
	    clocks_open(&trial->clocks, book, &fault), 0, "%s", fault.text);
	trial->before = attain_new(book, ATTAIN_BUDGET);
	trial->after = attain_new(book, ATTAIN_BUDGET);
}

static void
trial_close(struct trial *trial)
{
	attain_free(trial->before);
	attain_free(trial->after);
	clocks_close(trial->clocks);
	arena_release(&trial->arena);
}

static size_t
trial_measure(struct trial *trial, int64_t at, struct outcome **out)
{
	return measure_ticket(&trial->arena, trial->clocks, &trial->drawn.book,
	    &trial->drawn.ticket, at, out);
}

static void
others_put(struct trial *trial, int64_t at)
{
	for (int i = 0; i < TICKETS; i++) {
		struct outcome *outcomes;
		size_t count;

		drawn_ticket(&trial->drawn);
		count = trial_measure(trial, at, &outcomes);
		attain_all(trial->before, outcomes, count);
		attain_all(trial->after, outcomes, count);
	}
}

static bool
is_unanswered(const struct outcome *outcome)
{
	return outcome->state == OUTCOME_WITHIN ||
	    outcome->state == OUTCOME_PAUSED || outcome->state == OUTCOME_OVER;
}

/* Of one more ticket what nobody answered. */
static void
unanswered_put(struct trial *trial, int64_t at)
{
	struct outcome *outcomes;
	size_t count;

	drawn_ticket(&trial->drawn);
	count = trial_measure(trial, at, &outcomes);
	for (size_t i = 0; i < count; i++) {
		if (!is_unanswered(&outcomes[i]))
			continue;
		trial->late += outcomes[i].state == OUTCOME_OVER;
		attain_all(trial->after, &outcomes[i], 1);
	}
}

static const struct attainment *
row_like(const struct attained *rows, const struct attainment *row)
{
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->items[i].sle == row->sle &&
		    rows->items[i].month == row->month)
			return &rows->items[i];
	}
	return NULL;
}

/* ROW has the unanswered one besides what WAS has: no figure is better. */
static void
expect_no_better(
    const struct attainment *was, const struct attainment *row, uint64_t seed)
{
	const char *id = row->sle->id;

	cr_expect_eq(row->met, was->met, "%s, seed %lu", id, seed);
	cr_expect_geq(row->n, was->n, "%s, seed %lu", id, seed);
	cr_expect_geq(row->scope, was->scope, "%s, seed %lu", id, seed);
	cr_expect_eq(row->median, was->median, "%s, seed %lu", id, seed);
	cr_expect_eq(row->p95, was->p95, "%s, seed %lu", id, seed);
	cr_expect_eq(row->most, was->most, "%s, seed %lu", id, seed);
	if (row->sle->compliance_bp == SLE_NO_SHARE)
		return;
	cr_expect_leq(attainment_budget(row), attainment_budget(was),
	    "%s, seed %lu", id, seed);
	cr_expect_neq(attainment_verdict(row) == VERDICT_MET &&
		attainment_verdict(was) != VERDICT_MET,
	    true, "%s, seed %lu: became met", id, seed);
	cr_expect_neq(attainment_verdict(was) == VERDICT_MISSED &&
		attainment_verdict(row) != VERDICT_MISSED,
	    true, "%s, seed %lu: is missed no more", id, seed);
}

/* Returns how many rows the unanswered ticket made worse. */
static size_t
trial_compare(struct trial *trial, uint64_t seed)
{
	static const struct attainment none = {
		.median = -1, .p95 = -1, .most = -1
	};
	struct attained before = attain_end(trial->before, &trial->arena);
	struct attained after = attain_end(trial->after, &trial->arena);
	size_t worse = 0;

	for (size_t i = 0; i < after.count; i++) {
		const struct attainment *row = &after.items[i];
		const struct attainment *was = row_like(&before, row);
		struct attainment empty = none;

		empty.sle = row->sle;
		expect_no_better(was == NULL ? &empty : was, row, seed);
		worse += row->n > (was == NULL ? 0 : was->n);
	}
	for (size_t i = 0; i < before.count; i++)
		cr_expect_not_null(row_like(&after, &before.items[i]));
	return worse;
}

Test(measure_cohorts, nothing_improves_by_never_answering)
{
	size_t worse = 0;
	size_t late = 0;

	for (uint64_t seed = 1; seed <= BOOKS; seed++) {
		static struct trial trial;
		int64_t at = when("2026-03-20T00:00:00Z");

		trial_open(&trial, seed);
		others_put(&trial, at);
		for (int i = 0; i < 8; i++)
			unanswered_put(&trial, at);
		worse += trial_compare(&trial, seed);
		late += trial.late;
		trial_close(&trial);
	}
	cr_expect_gt(late, 100, "only %zu were late", late);
	cr_expect_gt(worse, 30, "only %zu rows felt it", worse);
}

/* --- what is not known yet ------------------------------------------------ */

static void
expect_same(const struct outcome *a, const struct outcome *b, uint64_t seed)
{
	cr_expect_eq(a->sle, b->sle, "seed %lu", seed);
	cr_expect_eq(a->state, b->state, "%s, seed %lu", a->sle->id, seed);
	cr_expect_eq(a->start, b->start, "%s, seed %lu", a->sle->id, seed);
	cr_expect_eq(a->stop, b->stop, "%s, seed %lu", a->sle->id, seed);
	cr_expect_eq(a->at, b->at, "%s, seed %lu", a->sle->id, seed);
	cr_expect_eq(a->elapsed, b->elapsed, "%s, seed %lu", a->sle->id, seed);
	cr_expect_eq(a->margin, b->margin, "%s, seed %lu", a->sle->id, seed);
	cr_expect_eq(a->due, b->due, "%s, seed %lu", a->sle->id, seed);
	cr_expect_eq(a->month, b->month, "%s, seed %lu", a->sle->id, seed);
}

/* Property 8 of clocks.md: as of an instant is as if the log ended there. */
static size_t
cut_compare(struct trial *trial, uint64_t seed)
{
	int64_t at = drawn_ticket(&trial->drawn);
	struct ticket *ticket = &trial->drawn.ticket;
	size_t whole = ticket->event_count;
	struct outcome *before;
	struct outcome *after;
	size_t count = trial_measure(trial, at, &before);

	while (ticket->event_count > 0 &&
	    ticket->events[ticket->event_count - 1].at > at)
		ticket->event_count--;
	cr_assert_eq(trial_measure(trial, at, &after), count, "seed %lu", seed);
	for (size_t i = 0; i < count; i++)
		expect_same(&before[i], &after[i], seed);
	return ticket->event_count < whole ? count : 0;
}

Test(measure_cohorts, as_of_is_as_if_the_log_ended_there)
{
	size_t cut = 0;

	for (uint64_t seed = 1; seed <= BOOKS; seed++) {
		static struct trial trial;

		trial_open(&trial, seed);
		for (int i = 0; i < 10 * TICKETS; i++)
			cut += cut_compare(&trial, seed);
		trial_close(&trial);
	}
	cr_expect_gt(cut, 1000, "only %zu outcomes of a cut log", cut);
}
