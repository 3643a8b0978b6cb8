/* open_cases.c -- what is open at the as-of time: how old, how near its limit.
 */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

enum { DAY = 86400, SHARE_BP = 2000 };

static struct desk desk;
static int64_t ages[] = { 7 * DAY, 30 * DAY };

static void
setup(void)
{
	desk_init(&desk);
	desk_fill(&desk);
	desk.book.ages = ages;
	desk.book.age_count = 2;
	desk.book.at_risk_bp = SHARE_BP;
}

static void
teardown(void)
{
	desk_close(&desk);
}

TestSuite(open_cases, .init = setup, .fini = teardown);

/* A fifth of 100 s is 20 s: with that left it is not yet less. */
Test(open_cases, at_risk_is_less_than_the_share_of_the_limit)
{
	static const struct {
		const char *label;
		enum outcome_state state;
		int64_t spent;
		enum clock_kind clock;
		enum day_rule rule;
		int64_t limit;
		bool want;
	} rows[] = {
		{ "20 of 100 s are left", OUTCOME_WITHIN, 80, CLOCK_ELAPSED,
		    DAYS_NONE, 100, false },
		{ "19 of 100 s", OUTCOME_WITHIN, 81, CLOCK_ELAPSED, DAYS_NONE,
		    100, true },
		{ "none left, still in time", OUTCOME_WITHIN, 100,
		    CLOCK_BUSINESS, DAYS_NONE, 100, true },
		{ "paused with 19 of 100 s", OUTCOME_PAUSED, 81, CLOCK_ELAPSED,
		    DAYS_NONE, 100, true },
		{ "late is no risk any more", OUTCOME_OVER, 101, CLOCK_ELAPSED,
		    DAYS_NONE, 100, false },
		{ "done is none", OUTCOME_MET, 99, CLOCK_ELAPSED, DAYS_NONE,
		    100, false },
		{ "2 of 10 dates", OUTCOME_WITHIN, 8, CLOCK_CALENDAR_DAYS,
		    DAYS_DATEDIFF, 10, false },
		{ "1 of 10 dates", OUTCOME_WITHIN, 9, CLOCK_CALENDAR_DAYS,
		    DAYS_DATEDIFF, 10, true },
		{ "nothing to judge by", OUTCOME_WITHIN, 99, CLOCK_ELAPSED,
		    DAYS_NONE, LIMIT_NONE, false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct sle sle = { .clock = rows[i].clock,
			.day_rule = rows[i].rule,
			.limit = rows[i].limit,
			.status = STATUS_VERIFIED };
		const struct outcome outcome = { .sle = &sle,
			.state = rows[i].state,
			.elapsed = rows[i].spent,
			.days = rows[i].spent,
			.margin = rows[i].limit == LIMIT_NONE
			    ? 0
			    : rows[i].limit - rows[i].spent };

		cr_expect_eq(outcome_at_risk(&outcome, SHARE_BP), rows[i].want,
		    "%s", rows[i].label);
		cr_expect(!outcome_at_risk(&outcome, SLE_NO_SHARE),
		    "%s: nobody asked", rows[i].label);
	}
}

/* Two business days are so many open seconds as lie between the start and the
 * due moment: 17 h here, of which 1 h is left. */
Test(open_cases, business_days_are_as_long_as_their_open_hours)
{
	const struct sle sle = { .clock = CLOCK_BUSINESS_DAYS,
		.day_rule = DAYS_BD_END,
		.limit = 2,
		.status = STATUS_VERIFIED };
	struct outcome outcome = { .sle = &sle,
		.state = OUTCOME_WITHIN,
		.elapsed = 16 * 3600L,
		.margin = 3600 };

	cr_expect(outcome_at_risk(&outcome, SHARE_BP));
	cr_expect(!outcome_at_risk(&outcome, 500));
}

static void
open_fill(void)
{
	static struct ageing ageing;
	static struct exhibit risk;

	ageing = (struct ageing){ .sle = &desk.items[0],
		.open = 9,
		.bands = { 4, 3, 2 },
		.oldest = 40 * DAY,
		.at_risk = 1 };
	risk = *desk_exhibit(&desk, &desk.items[0], "T-7", "example");
	desk.audit.exhibit_count--;
	risk.outcome.state = OUTCOME_WITHIN;
	risk.outcome.stop = INSTANT_NONE;
	risk.outcome.elapsed = 59;
	risk.outcome.margin = 1;
	desk.audit.ageings = &ageing;
	desk.audit.ageing_count = 1;
	desk.audit.risks = &risk;
	desk.audit.risk_count = 1;
}

Test(open_cases, every_format_shows_them)
{
	struct fault fault = { 0 };
	const struct page *page;
	const struct table *table;

	open_fill();
	page = desk_page(&desk);
	table = desk_table(page, "ageing");
	cr_assert_eq(table->row_count, 1);
	cr_expect_eq(desk_cell(table, 0, "age_over_0")->number, 4);
	cr_expect_eq(desk_cell(table, 0, "age_over_604800")->number, 3);
	cr_expect_eq(desk_cell(table, 0, "age_over_2592000")->number, 2);
	cr_expect_eq(desk_cell(table, 0, "at_risk")->number, 1);
	cr_expect_str_eq(desk_cell(table, 0, "oldest")->text, "40 d");
	table = desk_table(page, "at_risk");
	cr_expect_str_eq(desk_cell(table, 0, "ticket")->text, "T-7");
	cr_expect_str_eq(desk_cell(table, 0, "margin_left")->text, "1 s");
	cr_expect_str_eq(desk_cell(table, 0, "party")->text, "[x]");
	cr_expect_not_null(strstr(desk_text(&desk, page),
	    "1 open case was in time at 2021-04-01 00:00:00 -07:00, but "
	    "with "));
	cr_expect_not_null(strstr(desk_html(&desk, page), "Over 30 d"));
	cr_assert_eq(data_render(page, desk_dir(&desk), &fault), 0);
	cr_expect_not_null(strstr(desk_csv(&desk, "at_risk"), "T-7,example"));
}

Test(open_cases, a_book_that_asks_for_none_has_no_such_section)
{
	open_fill();
	desk.book.age_count = 0;
	desk.book.at_risk_bp = SLE_NO_SHARE;
	desk.audit.risk_count = 0;
	cr_expect_null(desk_find(desk_page(&desk)->root, NODE_SECTION, "open"));
}

/* More than a page can bear are for the sheet and the data file. */
Test(open_cases, very_many_at_risk_are_not_on_the_page)
{
	enum { MANY = 201 };
	struct exhibit *risks;
	const struct page *page;

	open_fill();
	risks = arena_new(&desk.arena, MANY, sizeof(*risks));
	for (size_t i = 0; i < MANY; i++)
		risks[i] = desk.audit.risks[0];
	desk.audit.risks = risks;
	desk.audit.risk_count = MANY;
	page = desk_page(&desk);
	cr_expect(desk_table(page, "at_risk")->data_only);
	cr_expect_null(strstr(desk_text(&desk, page), "T-7"));
}
