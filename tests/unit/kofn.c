/* kofn.c -- tests of k of N, and of what all N met means. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/kofn.h"

#include <criterion/criterion.h>

#include "slaudit/audit.h"

enum { SLES = 8, ROWS = 6 };

struct desk {
	struct sle items[SLES];
	struct sle *sles[SLES];
	struct book book;
	struct export_file files[2];
	struct attainment rows[ROWS];
	struct audit audit;
};

static void
sle_put(struct desk *desk, const char *id, int32_t bp, enum status status)
{
	size_t at = desk->book.sle_count++;

	desk->items[at] = (struct sle){
		.id = id,
		.process = "request",
		.limit = 60,
		.compliance_bp = bp,
		.status = status,
		.valid_from = DAY_NONE,
		.valid_to = DAY_NONE,
		.ordinal = (uint32_t)at,
	};
	desk->sles[at] = &desk->items[at];
}

static void
row_put(struct desk *desk, size_t sle, uint64_t met, uint64_t n)
{
	struct attainment *row = &desk->rows[desk->audit.row_count++];

	*row = (struct attainment){
		.sle = desk->sles[sle],
		.month = month_of(2021, 3),
		.scope = n,
		.n = n,
		.met = met,
	};
	row->states[OUTCOME_MET] = met;
	row->states[OUTCOME_MISSED] = n - met;
}

/* Five with a target (two verified, two reconstructed, one assumed), one whose
 * limit is not established, one for information, one without a share. */
static void
desk_set(struct desk *desk)
{
	*desk = (struct desk){ .book = { .sles = desk->sles } };
	sle_put(desk, "A", 9000, STATUS_VERIFIED);
	sle_put(desk, "B", 9000, STATUS_RECONSTRUCTED);
	sle_put(desk, "C", 9500, STATUS_VERIFIED);
	sle_put(desk, "D", 9500, STATUS_RECONSTRUCTED);
	sle_put(desk, "E", 9500, STATUS_ASSUMED);
	sle_put(desk, "F", 9500, STATUS_UNKNOWN);
	sle_put(desk, "G", 9500, STATUS_VERIFIED);
	desk->items[6].klass = SLE_INFORMATIONAL;
	sle_put(desk, "H", SLE_NO_SHARE, STATUS_VERIFIED);
	desk->items[4].process = "complaint"; /* of which no file came */
	desk->files[0] = (struct export_file){ .process = "request" };
	desk->audit = (struct audit){
		.book = &desk->book,
		.files = desk->files,
		.file_count = 1,
		.rows = desk->rows,
		.from_month = month_of(2021, 3),
		.to_month = month_of(2021, 3),
	};
	row_put(desk, 0, 9, 10); /* 90 %: met */
	row_put(desk, 1, 8, 9);  /* 88.8 %: missed */
	row_put(desk, 2, 0, 0);  /* no requests */
	row_put(desk, 5, 7, 7);  /* all in time, but of a limit unknown */
	row_put(desk, 6, 7, 7);  /* the same, for information */
}

Test(kofn, counts_what_is_defined_and_nothing_unknown)
{
	struct desk desk;
	struct kofn kofn;

	desk_set(&desk);
	kofn_count(&desk.audit, month_of(2021, 3), &kofn);
	cr_expect_eq(kofn.defined, 5);
	cr_expect_eq(kofn.met, 1);
	cr_expect_eq(kofn.missed, 1);
	cr_expect_eq(kofn.empty, 2, "C has an empty row, D none at all");
	cr_expect_eq(kofn.not_supplied, 1, "E: that is not no requests");
	cr_expect_eq(kofn_with_requests(&kofn), 2);
	cr_expect_eq(kofn.of_status[STATUS_VERIFIED], 2);
	cr_expect_eq(kofn.of_status[STATUS_RECONSTRUCTED], 2);
	cr_expect_eq(kofn.of_status[STATUS_ASSUMED], 1);
	cr_expect_eq(kofn.met_status[STATUS_VERIFIED], 1);
	cr_expect_eq(kofn.not_established, 1);
	cr_expect_eq(kofn.informational, 1);
	cr_expect_eq(kofn.each, 1);
}

/* As soon as the value is set and known, and not before. */
Test(kofn, what_becomes_known_enters_it)
{
	struct desk desk;
	struct kofn kofn;

	desk_set(&desk);
	desk.items[5].status = STATUS_VERIFIED;
	kofn_count(&desk.audit, month_of(2021, 3), &kofn);
	cr_expect_eq(kofn.defined, 6);
	cr_expect_eq(kofn.met, 2);
	cr_expect_eq(kofn.not_established, 0);
	desk.items[5].limit = LIMIT_NONE;
	kofn_count(&desk.audit, month_of(2021, 3), &kofn);
	cr_expect_eq(kofn.defined, 5);
	cr_expect_eq(kofn.met, 1);
}

/* N belongs to the rules in force in the month. */
Test(kofn, counts_only_what_is_in_force)
{
	struct desk desk;
	struct kofn kofn;

	desk_set(&desk);
	desk.audit.row_count = 0;
	desk.items[0].valid_from = day_of(2021, 4, 1);
	desk.items[1].valid_to = day_of(2021, 2, 28);
	desk.items[2].valid_from = day_of(2021, 3, 31);
	kofn_count(&desk.audit, month_of(2021, 3), &kofn);
	cr_expect_eq(kofn.defined, 3, "C from its last day, D, E");
	desk.files[0].coverage = COVERAGE_EXTRACT;
	kofn_count(&desk.audit, month_of(2021, 3), &kofn);
	cr_expect_eq(kofn.empty, 0, "an extract cannot show that none came");
	cr_expect_eq(kofn.withheld, 2);
}

Test(kofn, all_met_hangs_on_what_has_no_requests)
{
	static const struct {
		const char *label;
		struct kofn kofn;
		enum all_met not_said, defined, requests;
	} rows[] = {
		{ "all of them", { .defined = 3, .met = 3 }, ALL_MET_YES,
		    ALL_MET_YES, ALL_MET_YES },
		{ "one missed", { .defined = 3, .met = 2, .missed = 1 },
		    ALL_MET_NO, ALL_MET_NO, ALL_MET_NO },
		{ "one without requests",
		    { .defined = 3, .met = 2, .empty = 1 }, ALL_MET_HANGS,
		    ALL_MET_NO, ALL_MET_YES },
		{ "one of an extract",
		    { .defined = 3, .met = 2, .withheld = 1 }, ALL_MET_NO,
		    ALL_MET_NO, ALL_MET_NO },
		{ "none has any", { .defined = 3, .empty = 3 }, ALL_MET_NO,
		    ALL_MET_NO, ALL_MET_NO },
		{ "none is defined", { 0 }, ALL_MET_NO, ALL_MET_NO,
		    ALL_MET_NO },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct kofn *kofn = &rows[i].kofn;

		cr_expect_eq(kofn_all_met(kofn, N0_NOT_SAID), rows[i].not_said,
		    "%s", rows[i].label);
		cr_expect_eq(kofn_all_met(kofn, N0_DEFINED), rows[i].defined,
		    "%s", rows[i].label);
		cr_expect_eq(kofn_all_met(kofn, N0_REQUESTS), rows[i].requests,
		    "%s", rows[i].label);
	}
}
