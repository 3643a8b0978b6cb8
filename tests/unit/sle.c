/* sle.c -- tests of what a service level expectation judges and covers. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/sle.h"

#include <criterion/criterion.h>

#include "slaudit/book.h"
#include "slaudit/instant.h"

Test(sle, judges_only_a_known_limit)
{
	const struct {
		const char *label;
		int64_t limit;
		enum status status;
		enum sle_class klass;
		bool want;
	} rows[] = {
		{ "verified", 60, STATUS_VERIFIED, SLE_JUDGED, true },
		{ "reconstructed", 60, STATUS_RECONSTRUCTED, SLE_JUDGED, true },
		{ "assumed", 60, STATUS_ASSUMED, SLE_JUDGED, true },
		{ "unknown", 60, STATUS_UNKNOWN, SLE_JUDGED, false },
		{ "no limit", LIMIT_NONE, STATUS_VERIFIED, SLE_JUDGED, false },
		{ "informational", 60, STATUS_VERIFIED, SLE_INFORMATIONAL,
		    false },
		{ "a limit of zero", 0, STATUS_VERIFIED, SLE_JUDGED, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct sle sle = { .limit = rows[i].limit,
			.status = rows[i].status,
			.klass = rows[i].klass };

		cr_expect_eq(
		    sle_judges(&sle), rows[i].want, "%s", rows[i].label);
	}
}

Test(sle, covers_by_process_words_and_validity)
{
	static const char request[] = "request";
	static const char complaint[] = "complaint";
	static const char cat_1[] = "I";
	static const char cat_2[] = "II";
	static const char cat_3[] = "III";
	static const char gtld[] = "gTLD";
	const char *cats[] = { cat_1, cat_2 };
	const char *classes[] = { gtld };
	const struct sle any = {
		.process = request, .valid_from = DAY_NONE, .valid_to = DAY_NONE
	};
	const struct sle some = { .process = request,
		.categories = { cats, 2 },
		.classes = { classes, 1 },
		.valid_from = 100,
		.valid_to = 200 };
	const struct {
		const char *label;
		const struct sle *sle;
		const char *process, *category, *klass;
		int32_t day;
		bool want;
	} rows[] = {
		{ "every one", &any, request, cat_3, gtld, -5, true },
		{ "no words", &any, request, NULL, NULL, 0, true },
		{ "other process", &any, complaint, NULL, NULL, 0, false },
		{ "first day", &some, request, cat_1, gtld, 100, true },
		{ "last day", &some, request, cat_2, gtld, 200, true },
		{ "before", &some, request, cat_1, gtld, 99, false },
		{ "after", &some, request, cat_1, gtld, 201, false },
		{ "other category", &some, request, cat_3, gtld, 150, false },
		{ "no category", &some, request, NULL, gtld, 150, false },
		{ "no class", &some, request, cat_1, NULL, 150, false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_eq(sle_covers(rows[i].sle, rows[i].process,
				 rows[i].category, rows[i].klass, rows[i].day),
		    rows[i].want, "%s", rows[i].label);
}

Test(book, finds_processes_and_titles)
{
	struct titled events[] = { { "received", "Request received" },
		{ "closed", NULL } };
	struct process processes[] = {
		{ .id = "complaint" },
		{ .id = "request", .events = events, .event_count = 2 },
	};
	const struct book book = { .processes = processes, .process_count = 2 };
	const struct process *process = book_process(&book, "request");

	cr_expect_eq(process, &processes[1]);
	cr_expect_null(book_process(&book, "enquiry"));
	cr_expect_str_eq(
	    process_event_title(process, "received"), "Request received");
	cr_expect_str_eq(process_event_title(process, "closed"), "closed");
	cr_expect_str_eq(process_event_title(process, "other"), "other");
}
