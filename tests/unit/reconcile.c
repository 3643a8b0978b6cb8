/* reconcile.c -- published claims against arithmetic, each other and ours. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/reconcile.h"

static const char *const months[MONTH_NAMES] = { "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };

struct desk {
	struct arena arena;
	struct claim claims[8];
	struct published published;
	struct sle sles[2];
	struct sle *sle_list[2];
	struct book book;
	struct attainment rows[4];
	struct evidence_of_ours ours;
	struct reconciled got;
};

/* Of April 2018, or of another month once it is set. */
static struct claim *
claim_add(struct desk *desk, const char *measure, const char *percentage)
{
	struct claim *claim = &desk->claims[desk->published.claim_count++];

	*claim = (struct claim){
		.line = (uint32_t)desk->published.claim_count + 1,
		.measure = measure,
		.printed = percentage,
		.n = CLAIM_NOT_SAID,
		.met = CLAIM_NOT_SAID,
		.missed = CLAIM_NOT_SAID,
		.month = month_of(2018, 4),
		.from = day_of(2018, 4, 1),
		.to = day_of(2018, 4, 30),
	};
	if (percentage != NULL)
		cr_assert(percentage_parse(percentage, &claim->percentage));
	desk->published.claims = desk->claims;
	return claim;
}

static void
sle_add(struct desk *desk, const char *id)
{
	size_t i = desk->book.sle_count++;

	desk->sles[i] = (struct sle){ .id = id,
		.compliance_bp = 9500,
		.limit = 60,
		.valid_from = DAY_NONE,
		.valid_to = DAY_NONE };
	desk->sle_list[i] = &desk->sles[i];
	desk->book.sles = desk->sle_list;
	desk->ours.book = &desk->book;
}

static struct attainment *
row_add(struct desk *desk, size_t sle, uint64_t met, uint64_t n)
{
	struct attainment *row = &desk->rows[desk->ours.row_count++];

	*row = (struct attainment){ .sle = &desk->sles[sle],
		.month = month_of(2018, 4),
		.scope = n,
		.n = n,
		.met = met };
	row->states[OUTCOME_MET] = met;
	row->states[OUTCOME_MISSED] = n - met;
	desk->ours.rows = desk->rows;
	return row;
}

static void
desk_run(struct desk *desk)
{
	for (size_t i = 0; i < desk->published.claim_count; i++)
		claim_complete(&desk->claims[i]);
	reconcile_claims(
	    &desk->arena, &desk->published, months, &desk->ours, &desk->got);
}

/* The remark of KIND that the claim on LINE has, or NULL; 0: no claim. */
static const struct remark *
remark_find(const struct desk *desk, enum remark_kind kind, uint32_t line)
{
	for (size_t i = 0; i < desk->got.count; i++) {
		const struct remark *remark = &desk->got.remarks[i];
		uint32_t at = remark->claim == NULL ? 0 : remark->claim->line;

		if (remark->kind == kind && at == line)
			return remark;
	}
	return NULL;
}

/* S1 of domain.md 6.5. */
Test(reconcile, april_2018_contradicts_itself_in_every_way_of_rounding)
{
	struct desk desk = { 0 };
	struct claim *counts = claim_add(&desk, NULL, NULL);
	const struct remark *low;
	const struct remark *high;

	counts->met = 62;
	counts->n = 65;
	claim_add(&desk, NULL, "95.2");
	claim_add(&desk, NULL, "95.3");
	desk_run(&desk);

	low = remark_find(&desk, REMARK_SHARE, 3);
	high = remark_find(&desk, REMARK_SHARE, 4);
	cr_assert_not_null(low);
	cr_assert_not_null(high);
	cr_expect_eq(low->side, REMARK_DISAGREES);
	cr_expect_eq(low->prints[ROUNDED_HALF_UP], 954);
	cr_expect_eq(low->prints[ROUNDED_CUT], 953);
	cr_expect_eq(low->fits[ROUNDED_HALF_UP][0].least, 62);
	cr_expect_eq(low->fits[ROUNDED_HALF_UP][0].most, 63);
	cr_expect_eq(low->fits[ROUNDED_CUT][0].least, 63);
	cr_expect_eq(low->fits[ROUNDED_CUT][0].most, 63);
	cr_expect_eq(high->side, REMARK_AGREES);
	cr_expect_eq(high->modes, 1U << ROUNDED_CUT);
	cr_expect_eq(high->fits[ROUNDED_HALF_UP][0].least, 64);
	cr_expect_eq(high->fits[ROUNDED_HALF_UP][0].most, 64);
	cr_expect_not_null(remark_find(&desk, REMARK_PERCENTAGES, 4));
	cr_expect_eq(desk.got.count, 3);
	cr_expect_eq(desk.got.sides[REMARK_DISAGREES], 2);
	arena_release(&desk.arena);
}

Test(reconcile, findings_apart_do_not_contradict_each_other)
{
	struct desk desk = { 0 };

	claim_add(&desk, NULL, "95.2")->finding = "a";
	claim_add(&desk, NULL, "95.3")->finding = "b";
	claim_add(&desk, "I.1", "95.4");
	desk_run(&desk);
	cr_expect_null(remark_find(&desk, REMARK_PERCENTAGES, 3));
	cr_expect_null(remark_find(&desk, REMARK_PERCENTAGES, 4));
	cr_expect_eq(desk.got.sides[REMARK_DISAGREES], 0);
	arena_release(&desk.arena);
}

/* S9: one miss of N. */
Test(reconcile, one_miss_leaves_four_numbers_to_choose_from)
{
	struct desk desk = { 0 };
	const struct remark *fits;

	claim_add(&desk, NULL, "98.4")->missed = 1;
	desk_run(&desk);
	fits = remark_find(&desk, REMARK_FITS, 2);
	cr_assert_not_null(fits);
	cr_expect_eq(fits->side, REMARK_UNSURE);
	cr_expect_eq(fits->fits[ROUNDED_HALF_UP][0].least, 61);
	cr_expect_eq(fits->fits[ROUNDED_HALF_UP][0].most, 64);
	cr_expect_eq(fits->fits[ROUNDED_CUT][0].least, 63);
	cr_expect_eq(fits->fits[ROUNDED_CUT][0].most, 66);
	arena_release(&desk.arena);
}

Test(reconcile, counts_that_cannot_be_are_named)
{
	static const struct {
		const char *label;
		const char *percentage;
		int64_t n, met, missed;
		enum remark_kind want;
	} rows[] = {
		{ "more met than n", NULL, 2, 3, -1, REMARK_SUMS },
		{ "more missed than n", NULL, 2, -1, 3, REMARK_SUMS },
		{ "sum is not n", NULL, 10, 8, 1, REMARK_SUMS },
		{ "no number of 9", "97.3", 9, -1, -1, REMARK_COUNTS },
		{ "96.5 with one missed, in hundredths", "96.50", -1, -1, 1,
		    REMARK_FITS },
		{ "not in any rounding", "83.4", 6, 5, 1, REMARK_SHARE },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk = { 0 };
		struct claim *claim =
		    claim_add(&desk, "I.1", rows[i].percentage);
		const struct remark *remark;

		claim->n = rows[i].n;
		claim->met = rows[i].met;
		claim->missed = rows[i].missed;
		desk_run(&desk);
		remark = remark_find(&desk, rows[i].want, 2);
		cr_expect(remark != NULL && remark->side == REMARK_DISAGREES,
		    "%s", rows[i].label);
		cr_expect_eq(desk.got.count, 1, "%s", rows[i].label);
		arena_release(&desk.arena);
	}
}

Test(reconcile, denominators_of_one_month_are_held_together)
{
	struct desk desk = { 0 };

	claim_add(&desk, NULL, NULL)->n = 65;
	claim_add(&desk, NULL, NULL)->n = 64;
	desk.claims[1].finding = "another";
	claim_add(&desk, "I.1", NULL)->n = 63;
	desk_run(&desk);
	cr_expect_not_null(remark_find(&desk, REMARK_DENOMINATORS, 3));
	cr_expect_eq(desk.got.count, 1);
	arena_release(&desk.arena);
}

/* S2, S3; and words that only begin like a month. */
Test(reconcile, months_in_a_text_are_held_against_the_period)
{
	static const struct {
		const char *text;
		int month;
		int64_t times; /* of the first other month; 0: none */
		int32_t named;
	} rows[] = {
		{ "for March, as in March", 4, 2, 2 },
		{ "for April", 4, 0, 0 },
		{ "October and (October)", 11, 2, 9 },
		{ "they may march on; Mayor, Marching", 4, 0, 0 },
		{ "in May", 4, 1, 4 },
		{ "", 4, 0, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk = { 0 };
		struct claim *claim = claim_add(&desk, NULL, NULL);
		const struct remark *remark;

		claim->text = rows[i].text;
		claim->month = month_of(2018, rows[i].month);
		claim->from = month_first_day(claim->month);
		claim->to = month_first_day(claim->month + 1) - 1;
		desk_run(&desk);
		remark = remark_find(&desk, REMARK_MONTH, 2);
		cr_expect_eq(
		    remark != NULL, rows[i].times > 0, "%s", rows[i].text);
		if (remark == NULL)
			continue;
		cr_expect_eq(remark->times, rows[i].times, "%s", rows[i].text);
		cr_expect_eq(remark->month, rows[i].named, "%s", rows[i].text);
		arena_release(&desk.arena);
	}
}

/* 57 of 60 is 95 %. */
Test(reconcile, a_claim_is_held_against_our_month)
{
	static const struct {
		const char *label;
		const char *percentage;
		int64_t n, met, missed;
		enum remark_kind want;
		enum remark_side side;
		int64_t by;
	} rows[] = {
		{ "share", "95.0", -1, -1, -1, REMARK_EQUAL, REMARK_AGREES, 0 },
		{ "counts", NULL, 60, 57, 3, REMARK_EQUAL, REMARK_AGREES, 0 },
		{ "missed alone", NULL, -1, -1, 3, REMARK_EQUAL, REMARK_AGREES,
		    0 },
		{ "a miss less", "96.7", -1, -1, -1, REMARK_DIFFERENT,
		    REMARK_DISAGREES, 1 },
		{ "two misses more", NULL, 60, 55, -1, REMARK_DIFFERENT,
		    REMARK_DISAGREES, -2 },
		{ "no such share of 60", "95.8", -1, -1, -1, REMARK_DIFFERENT,
		    REMARK_DISAGREES, 0 },
		{ "another n", NULL, 59, 57, -1, REMARK_OTHER_N,
		    REMARK_DISAGREES, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk = { 0 };
		struct claim *claim =
		    claim_add(&desk, "I.1", rows[i].percentage);
		const struct remark *remark;

		claim->n = rows[i].n;
		claim->met = rows[i].met;
		claim->missed = rows[i].missed;
		sle_add(&desk, "I.1");
		row_add(&desk, 0, 57, 60);
		desk_run(&desk);
		remark = remark_find(&desk, rows[i].want, 2);
		cr_assert_not_null(remark, "%s", rows[i].label);
		cr_expect_eq(remark->side, rows[i].side, "%s", rows[i].label);
		cr_expect_eq(remark->by, rows[i].by, "%s", rows[i].label);
		arena_release(&desk.arena);
	}
}

Test(reconcile, what_cannot_be_compared_says_why)
{
	struct desk desk = { 0 };
	struct claim *half;

	sle_add(&desk, "I.1");
	sle_add(&desk, "I.2");
	row_add(&desk, 0, 0, 0);
	row_add(&desk, 1, 2, 2)->month = month_of(2018, 5);
	claim_add(&desk, "I.1", "95"); /* no requests */
	claim_add(&desk, "I.2", "95"); /* no such month */
	claim_add(&desk, "I.3", "95"); /* no such measure */
	half = claim_add(&desk, "I.1", "95");
	half->to = day_of(2018, 5, 15);
	half->month = MONTH_NONE;
	desk_run(&desk);
	cr_expect_not_null(remark_find(&desk, REMARK_NO_REQUESTS, 2));
	cr_expect_not_null(remark_find(&desk, REMARK_NO_FIGURE, 3));
	cr_expect_not_null(remark_find(&desk, REMARK_NO_SLE, 4));
	cr_expect_not_null(remark_find(&desk, REMARK_NO_MONTH, 5));
	cr_expect_not_null(remark_find(&desk, REMARK_NO_CLAIM, 0));
	cr_expect_eq(desk.got.sides[REMARK_DISAGREES], 0);
	arena_release(&desk.arena);
}

/* S6: 14 rows were at hand, one of them late. */
Test(reconcile, rows_of_an_extract_bound_what_can_be)
{
	struct desk desk = { 0 };
	const struct remark *fits;
	const struct remark *seen;

	sle_add(&desk, "K.1");
	row_add(&desk, 0, 13, 14)->withheld = true;
	claim_add(&desk, "K.1", "96.5");
	claim_add(&desk, "K.1", NULL)->missed = 0;
	desk.claims[1].finding = "another";
	desk_run(&desk);
	fits = remark_find(&desk, REMARK_FITS, 2);
	seen = remark_find(&desk, REMARK_SEEN, 3);
	cr_assert_not_null(fits);
	cr_expect_eq(fits->seen.missed, 1);
	cr_expect_eq(fits->seen.n, 14);
	cr_expect_eq(fits->fits[ROUNDED_HALF_UP][0].missed, 2);
	cr_expect_eq(fits->fits[ROUNDED_HALF_UP][0].least, 57);
	cr_expect_eq(fits->fits[ROUNDED_CUT][0].missed, 1);
	cr_expect_eq(fits->fits[ROUNDED_CUT][0].least, 29);
	cr_assert_not_null(seen);
	cr_expect_eq(seen->side, REMARK_DISAGREES);
	arena_release(&desk.arena);
}

/* Of two expectations one had requests and met its target. */
Test(reconcile, k_of_n_may_count_those_defined_or_those_with_requests)
{
	static const struct {
		int64_t met, n;
		enum remark_kind want;
	} rows[] = {
		{ 1, 1, REMARK_EQUAL },
		{ 1, 2, REMARK_EQUAL },
		{ 2, 2, REMARK_DIFFERENT },
		{ 3, 3, REMARK_OTHER_N },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk = { 0 };
		struct claim *claim = claim_add(&desk, NULL, NULL);
		const struct remark *remark;

		claim->met = rows[i].met;
		claim->n = rows[i].n;
		sle_add(&desk, "I.1");
		sle_add(&desk, "I.2");
		row_add(&desk, 0, 60, 60);
		desk_run(&desk);
		remark = remark_find(&desk, rows[i].want, 2);
		cr_assert_not_null(remark, "row %zu", i);
		cr_expect_eq(remark->defined, 2, "row %zu", i);
		cr_expect_eq(remark->judged, 1, "row %zu", i);
		arena_release(&desk.arena);
	}
}

Test(reconcile, an_unknown_expectation_is_none_of_n)
{
	struct desk desk = { 0 };
	struct tally_of_month tally;

	sle_add(&desk, "I.1");
	sle_add(&desk, "I.2");
	desk.sles[1].status = STATUS_UNKNOWN;
	row_add(&desk, 0, 1, 1);
	row_add(&desk, 1, 1, 1);
	cr_expect(reconcile_month(&desk.ours, month_of(2018, 4), &tally));
	cr_expect_eq(tally.defined, 1);
	cr_expect_eq(tally.judged, 1);
	desk.rows[0].withheld = true;
	cr_expect_not(reconcile_month(&desk.ours, month_of(2018, 4), &tally));
	arena_release(&desk.arena);
}
