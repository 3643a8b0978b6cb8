/* judge.c -- months and misses to findings. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/judge.h"

enum { ROWS = 64, MISSES = 256 };

/* A court of two SLEs with a share, A and C, and B without. A month is drawn
 * as a letter: M missed, m met, . no requests, w withheld, p not over in the
 * data, x not supplied, _ no row. */
struct court {
	struct arena arena;
	struct sle items[3];
	struct sle *sles[3];
	struct detection rule;
	struct detection *rules[1];
	struct book book;
	struct attainment rows[ROWS];
	size_t row_count;
	struct miss misses[MISSES];
	char keys[MISSES][8];
	size_t miss_count;
	struct finding *findings;
	size_t count;
};

static void
court_init(struct court *court, enum detection_kind kind, int k, int of)
{
	static const char *const ids[] = { "A", "B", "C" };

	memset(court, 0, sizeof(*court));
	for (size_t i = 0; i < 3; i++) {
		court->items[i] = (struct sle){
			.id = ids[i],
			.limit = 60,
			.compliance_bp = i == 1 ? SLE_NO_SHARE : 9000,
		};
		court->sles[i] = &court->items[i];
	}
	court->rule = (struct detection){
		.id = "rule",
		.version = "1",
		.kind = kind,
		.months = k,
		.of = of,
	};
	court->rules[0] = &court->rule;
	court->book.sles = court->sles;
	court->book.sle_count = 3;
	court->book.detections = court->rules;
	court->book.detection_count = 1;
}

static void
miss_put(struct court *court, size_t sle, int32_t month, const char *key)
{
	size_t place = court->miss_count++;

	cr_assert_lt(place, (size_t)MISSES);
	strncpy(court->keys[place], key, 7);
	court->misses[place] = (struct miss){
		.sle = court->sles[sle],
		.month = month,
		.ticket = { .outcome_id = (int64_t)place,
		    .key = court->keys[place] },
	};
}

/* Ten requests a month: one miss is allowed, two are too many. */
static void
months_put(struct court *court, size_t sle, const char *months)
{
	for (int i = 0; months[i] != '\0'; i++) {
		int32_t month = month_of(2026, 1) + i;
		bool bad = strchr("Mwpx", months[i]) != NULL;
		char key[8] = { 'k', (char)('z' - i % 26), 0 };

		if (months[i] == '_')
			continue;
		court->rows[court->row_count++] = (struct attainment){
			.sle = court->sles[sle],
			.month = month,
			.withheld = months[i] == 'w',
			.supply = months[i] == 'p' ? SUPPLY_PART
			    : months[i] == 'x'     ? SUPPLY_NONE
						   : SUPPLY_WHOLE,
			.n = months[i] == '.' ? 0 : 10,
			.met = bad             ? 8
			    : months[i] == 'm' ? 9
					       : 0,
		};
		if (months[i] == '.')
			continue;
		miss_put(court, sle, month, key);
		if (bad)
			miss_put(court, sle, month, strcat(key, "2"));
	}
}

static void
court_judge(struct court *court)
{
	struct evidence evidence = {
		.rows = court->rows,
		.row_count = court->row_count,
		.misses = court->misses,
		.miss_count = court->miss_count,
	};

	court->count =
	    judge_all(&court->arena, &court->book, &evidence, &court->findings);
}

/* "1-3 7" for findings from January to March and in July. */
static void
spans_text(const struct court *court, char *text, size_t size)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < court->count; i++) {
		int from = court->findings[i].from_month - month_of(2026, 0);
		int to = court->findings[i].to_month - month_of(2026, 0);

		used += (size_t)snprintf(text + used, size - used,
		    from == to ? "%s%d" : "%s%d-%d", i > 0 ? " " : "", from,
		    to);
	}
}

Test(judge, months_are_found_by_the_rule)
{
	const struct {
		enum detection_kind kind;
		int k, of;
		enum empty_month empty;
		const char *months, *want;
	} rows[] = {
		{ DETECT_MISSED, 0, 0, EMPTY_BREAKS, "mMm.Mw", "2 5" },
		{ DETECT_MISSED, 0, 0, EMPTY_BREAKS, "mm.", "" },
		{ DETECT_RUN, 3, 0, EMPTY_BREAKS, "MM", "" },
		{ DETECT_RUN, 3, 0, EMPTY_BREAKS, "MMM", "1-3" },
		{ DETECT_RUN, 3, 0, EMPTY_BREAKS, "mMMMMmMMM", "2-5 7-9" },
		{ DETECT_RUN, 3, 0, EMPTY_BREAKS, "MM.MMM", "4-6" },
		{ DETECT_RUN, 3, 0, EMPTY_SKIPPED, "MM.Mm", "1-4" },
		{ DETECT_RUN, 3, 0, EMPTY_SKIPPED, ".M..MM.", "2-6" },
		{ DETECT_RUN, 3, 0, EMPTY_SKIPPED, "MMmM", "" },
		{ DETECT_RUN, 3, 0, EMPTY_SKIPPED, "MM_M", "" },
		{ DETECT_RUN, 3, 0, EMPTY_SKIPPED, "MMwM", "" },
		{ DETECT_RUN, 1, 0, EMPTY_BREAKS, "MmMM", "1 3-4" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "Mm", "" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "MmM", "1-3" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "MmmM", "" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "M.M", "1-3" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "M..M", "" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_SKIPPED, "M..M", "1-4" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_SKIPPED, "M_M", "" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "MMmMmmMM", "1-4 7-8" },
		{ DETECT_K_OF_N, 3, 6, EMPTY_BREAKS, "MmmMmM", "1-6" },
		{ DETECT_K_OF_N, 3, 6, EMPTY_BREAKS, "MmmMmmM", "" },
		{ DETECT_K_OF_N, 3, 5, EMPTY_BREAKS, "MmMmMmM", "1-5 3-7" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "MwM", "1-3" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "wwM", "" },
		{ DETECT_MISSED, 0, 0, EMPTY_BREAKS, "px", "" },
		{ DETECT_RUN, 3, 0, EMPTY_BREAKS, "MMp", "" },
		{ DETECT_RUN, 3, 0, EMPTY_BREAKS, "MMpM", "1-4" },
		{ DETECT_RUN, 3, 0, EMPTY_BREAKS, "MxMM", "1-4" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "MpmM", "1-4" },
		{ DETECT_K_OF_N, 2, 3, EMPTY_BREAKS, "MppM", "1-4" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct court court;
		char got[128];

		court_init(&court, rows[i].kind, rows[i].k, rows[i].of);
		court.rule.empty = rows[i].empty;
		months_put(&court, 0, rows[i].months);
		court_judge(&court);
		spans_text(&court, got, sizeof(got));
		cr_expect_str_eq(got, rows[i].want, "row %zu, %s: %s, not %s",
		    i, rows[i].months, got, rows[i].want);
		arena_release(&court.arena);
	}
}

/* Its counts are not those of the months that a finding is about. */
Test(judge, a_month_that_is_not_over_adds_no_counts)
{
	struct court court;

	court_init(&court, DETECT_RUN, 3, 0);
	months_put(&court, 0, "MMpM");
	court_judge(&court);
	cr_assert_eq(court.count, 1);
	cr_expect_eq(court.findings[0].n, 30);
	cr_expect_eq(court.findings[0].met, 24);
	arena_release(&court.arena);
}

/* Availability: a month that nobody watched is an empty one. */
Test(judge, months_not_observed_break_a_run_or_are_skipped)
{
	static const struct {
		enum empty_month empty;
		const char *want;
	} rows[] = { { EMPTY_BREAKS, "" }, { EMPTY_SKIPPED, "1-4" } };

	for (size_t i = 0; i < 2; i++) {
		struct court court;
		char got[128];

		court_init(&court, DETECT_RUN, 3, 0);
		court.rule.empty = rows[i].empty;
		court.items[0].clock = CLOCK_AVAILABILITY;
		months_put(&court, 0, "MM.M");
		for (size_t r = 0; r < court.row_count; r++) {
			struct attainment *row = &court.rows[r];

			row->denominator = row->n == 0 ? 0 : 1000;
			row->numerator = row->n == 0 ? 0 : 899;
		}
		court_judge(&court);
		spans_text(&court, got, sizeof(got));
		cr_expect_str_eq(got, rows[i].want, "%s", got);
		arena_release(&court.arena);
	}
}

Test(judge, a_finding_cites_every_miss_of_its_months_by_key)
{
	struct court court;
	const struct finding *finding;

	court_init(&court, DETECT_K_OF_N, 2, 3);
	months_put(&court, 0, "mMmMm");
	months_put(&court, 2, "mmmmm");
	court_judge(&court);
	cr_assert_eq(court.count, 1);
	finding = &court.findings[0];
	cr_expect_eq(finding->rule, &court.rule);
	cr_expect_eq(finding->sle, court.sles[0]);
	cr_expect_eq(finding->n, 30);
	cr_expect_eq(finding->met, 25);
	cr_assert_eq(finding->ticket_count, 5, "n - met");
	cr_expect_str_eq(finding->tickets[0].key, "kw");
	cr_expect_str_eq(finding->tickets[1].key, "kw2");
	cr_expect_str_eq(finding->tickets[2].key, "kx");
	cr_expect_str_eq(finding->tickets[3].key, "ky");
	cr_expect_str_eq(finding->tickets[4].key, "ky2");
	arena_release(&court.arena);
}

Test(judge, findings_are_sorted_by_rule_sle_and_month)
{
	const struct {
		const char *rule, *sle;
		int month;
	} want[] = {
		{ "any", "A", 2 },
		{ "any", "A", 3 },
		{ "any", "C", 1 },
		{ "run", "A", 2 },
	};
	struct court court;
	struct detection any;
	struct detection *rules[2];

	court_init(&court, DETECT_RUN, 2, 0);
	court.rule.id = "run";
	any = court.rule;
	any.id = "any";
	any.kind = DETECT_MISSED;
	rules[0] = &court.rule;
	rules[1] = &any;
	court.book.detections = rules;
	court.book.detection_count = 2;
	months_put(&court, 0, "mMM");
	months_put(&court, 2, "Mmm");
	court_judge(&court);
	cr_assert_eq(court.count, 4);
	for (size_t i = 0; i < 4; i++) {
		const struct finding *finding = &court.findings[i];

		cr_expect_str_eq(finding->rule->id, want[i].rule, "%zu", i);
		cr_expect_str_eq(finding->sle->id, want[i].sle, "%zu", i);
		cr_expect_eq(
		    finding->from_month, month_of(2026, want[i].month));
	}
	arena_release(&court.arena);
}

Test(judge, a_rule_sees_only_the_sles_it_names)
{
	static const char *named[] = { "C" };
	struct court court;

	court_init(&court, DETECT_MISSED, 0, 0);
	court.rule.sles = (struct words){ named, 1 };
	months_put(&court, 0, "M");
	months_put(&court, 2, "M");
	court_judge(&court);
	cr_assert_eq(court.count, 1);
	cr_expect_str_eq(court.findings[0].sle->id, "C");
	arena_release(&court.arena);
}

Test(judge, each_miss_without_a_share_is_a_finding_even_in_an_extract)
{
	struct court court;

	court_init(&court, DETECT_EACH_MISS, 0, 0);
	miss_put(&court, 1, MONTH_NONE, "open");
	miss_put(&court, 0, month_of(2026, 1), "share");
	miss_put(&court, 1, month_of(2026, 2), "b");
	miss_put(&court, 1, month_of(2026, 2), "a");
	miss_put(&court, 1, month_of(2026, 1), "early");
	for (size_t i = 0; i < court.miss_count; i++)
		court.misses[i].withheld = true;
	court_judge(&court);
	cr_assert_eq(court.count, 4);
	cr_expect_str_eq(court.findings[0].tickets[0].key, "early");
	cr_expect_str_eq(court.findings[1].tickets[0].key, "a");
	cr_expect_str_eq(court.findings[2].tickets[0].key, "b");
	cr_expect_str_eq(court.findings[3].tickets[0].key, "open");
	cr_expect_eq(court.findings[3].from_month, MONTH_NONE);
	for (size_t i = 0; i < court.count; i++) {
		cr_expect_eq(court.findings[i].ticket_count, 1);
		cr_expect_eq(court.findings[i].n, 1);
		cr_expect_eq(court.findings[i].met, 0);
	}
	arena_release(&court.arena);
}

Test(judge, what_does_not_judge_raises_nothing)
{
	const struct {
		const char *label;
		enum detection_kind kind;
		size_t sle;
		enum status status;
		int64_t limit;
	} rows[] = {
		{ "unknown", DETECT_MISSED, 0, STATUS_UNKNOWN, 60 },
		{ "no limit", DETECT_MISSED, 0, STATUS_VERIFIED, LIMIT_NONE },
		{ "no share", DETECT_MISSED, 1, STATUS_VERIFIED, 60 },
		{ "unknown", DETECT_EACH_MISS, 1, STATUS_UNKNOWN, 60 },
		{ "has a share", DETECT_EACH_MISS, 0, STATUS_VERIFIED, 60 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct court court;

		court_init(&court, rows[i].kind, 1, 1);
		court.items[rows[i].sle].status = rows[i].status;
		court.items[rows[i].sle].limit = rows[i].limit;
		months_put(&court, rows[i].sle, "MMM");
		court_judge(&court);
		cr_expect_eq(court.count, 0, "%s", rows[i].label);
		arena_release(&court.arena);
	}
}

Test(judge, nothing_in_nothing_out)
{
	struct court court;

	court_init(&court, DETECT_RUN, 3, 0);
	court_judge(&court);
	cr_expect_eq(court.count, 0);
	arena_release(&court.arena);
}

static void
months_draw(char *months, size_t count, uint32_t *seed)
{
	for (size_t i = 0; i < count; i++) {
		*seed = *seed * 1664525U + 1013904223U;
		months[i] = "MMMMmm.w_"[(*seed >> 8) % 9];
	}
	months[count] = '\0';
}

/* Is a finding of SHORT still there in LONG, as early and as long? */
static bool
stands(const struct finding *one, const struct court *longer)
{
	for (size_t i = 0; i < longer->count; i++) {
		const struct finding *other = &longer->findings[i];

		if (other->from_month == one->from_month &&
		    other->to_month >= one->to_month &&
		    other->ticket_count >= one->ticket_count)
			return true;
	}
	return false;
}

static void
court_hear(struct court *court, int round, const char *months)
{
	court_init(court, round % 2 == 0 ? DETECT_RUN : DETECT_K_OF_N,
	    2 + round % 3, 5);
	court->rule.empty = round % 4 < 2 ? EMPTY_BREAKS : EMPTY_SKIPPED;
	months_put(court, 0, months);
	court_judge(court);
}

/* A law: later months never take a finding back. */
Test(judge, more_months_never_unfire_a_rule)
{
	uint32_t seed = 42;
	size_t held = 0;

	for (int round = 0; round < 400; round++) {
		struct court all;
		char months[25];

		months_draw(months, 24, &seed);
		court_hear(&all, round, months);
		for (size_t cut = 4; cut < 24; cut += 5) {
			struct court some;
			char start[25] = { 0 };

			memcpy(start, months, cut);
			court_hear(&some, round, start);
			for (size_t i = 0; i < some.count; i++)
				cr_expect(stands(&some.findings[i], &all),
				    "%s cut at %zu", months, cut);
			held += some.count;
			arena_release(&some.arena);
		}
		arena_release(&all.arena);
	}
	cr_expect_gt(held, 100, "the law was hardly tried");
}

/* The slow oracle: try every window. Breaks on empty months. */
static bool
cited_by_hand(const char *months, size_t at, size_t k, size_t of)
{
	for (size_t from = 0; from <= at; from++) {
		size_t hits = 0;

		for (size_t i = from;
		     i < from + of && months[i] != '\0' && months[i] != '_';
		     i++) {
			hits += months[i] == 'M';
			if (hits >= k && i >= at)
				return true;
		}
	}
	return false;
}

/* A missed month is cited exactly when some window of K holds K misses up to
 * it or around it: for runs the window is the run itself. */
Test(judge, a_run_is_cited_exactly_where_every_window_of_k_is_missed)
{
	uint32_t seed = 99;
	size_t cited = 0;

	for (int round = 0; round < 300; round++) {
		char months[25];
		struct court court;
		size_t k = 2 + (size_t)round % 3;

		months_draw(months, 24, &seed);
		court_init(&court, DETECT_RUN, (int)k, 0);
		months_put(&court, 0, months);
		court_judge(&court);
		for (size_t at = 0; at < 24; at++) {
			int32_t month = month_of(2026, 1) + (int32_t)at;
			bool found = false;

			for (size_t i = 0; i < court.count; i++)
				found |=
				    court.findings[i].from_month <= month &&
				    month <= court.findings[i].to_month;
			cr_expect_eq(found,
			    months[at] == 'M' &&
				cited_by_hand(months, at, k, k),
			    "%s: month %zu, k %zu", months, at + 1, k);
			cited += found;
		}
		arena_release(&court.arena);
	}
	cr_expect_gt(cited, 100);
}

Test(judge, a_report_has_the_findings_that_cite_its_months)
{
	static const struct {
		const char *label;
		int32_t from;
		int32_t to;
		bool want; /* of a report of months 5 to 6 */
	} rows[] = {
		{ "before", 3, 4, false },
		{ "ends with its first month", 3, 5, true },
		{ "one of its months", 6, 6, true },
		{ "longer at both ends", 1, 9, true },
		{ "begins with its last month", 6, 8, true },
		{ "after", 7, 7, false },
		{ "no month", MONTH_NONE, MONTH_NONE, true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct finding finding = { .from_month = rows[i].from,
			.to_month = rows[i].to };

		cr_expect_eq(finding_cites(&finding, 5, 6), rows[i].want, "%s",
		    rows[i].label);
	}
}

/* A month is held by its average: the cases beyond the limit are no misses,
 * and they stand behind a month that was missed. */
Test(judge, an_average_is_missed_by_the_month_and_never_by_a_case)
{
	struct court court;

	court_init(&court, DETECT_EACH_MISS, 0, 0);
	court.items[1].type = TYPE_AVERAGE;
	miss_put(&court, 1, month_of(2026, 1), "k");
	court_judge(&court);
	cr_expect_eq(court.count, 0);
	arena_release(&court.arena);

	court_init(&court, DETECT_MISSED, 0, 0);
	court.items[1].type = TYPE_AVERAGE;
	miss_put(&court, 1, month_of(2026, 1), "k");
	court.rows[court.row_count++] = (struct attainment){
		.sle = court.sles[1],
		.month = month_of(2026, 1),
		.scope = 2,
		.n = 2,
		.met = 1,
		.numerator = 121,
		.denominator = 2,
	};
	court_judge(&court);
	cr_assert_eq(court.count, 1);
	cr_expect_eq(court.findings[0].ticket_count, 1);
	arena_release(&court.arena);
}
