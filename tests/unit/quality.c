/* quality.c -- tests of the checks that look at many rows together. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"
#include "slaudit/quality_bench.h"
#include "slaudit/zone.h"

enum { MAY = 2024 * 12 + 4, NOON = 43200, HOUR = 3600 };

static const char received[] = "received";
static const char answered[] = "answered";
static const char desk[] = "desk";

struct stand { /* a book of one SLE and one check, and its bench */
	struct arena arena;
	struct zone *zone;
	struct titled events[2];
	struct process process;
	struct sle sle;
	struct sle *sles[1];
	struct quality_rule rule;
	struct quality_rule *rules[1];
	struct book book;
	struct quality_source source;
	struct quality_bench *bench;
	struct quality found;
};

static void
stand_open(struct stand *s, const struct quality_rule *rule)
{
	struct fault fault = { 0 };

	memset(s, 0, sizeof(*s));
	cr_assert_eq(zone_open(&s->zone, "Etc/UTC", &fault), 0);
	s->events[0] = (struct titled){ received, "received" };
	s->events[1] = (struct titled){ answered, "answered" };
	s->process = (struct process){
		.id = desk, .events = s->events, .event_count = 2
	};
	s->sle = (struct sle){ .id = "D.1",
		.process = desk,
		.clock = CLOCK_ELAPSED,
		.limit = 8 * HOUR };
	s->sles[0] = &s->sle;
	s->rule = *rule;
	s->rule.id = "rule";
	s->rules[0] = &s->rule;
	s->book = (struct book){ .processes = &s->process,
		.process_count = 1,
		.sles = s->sles,
		.sle_count = 1,
		.qualities = s->rules,
		.quality_count = 1 };
	s->source = (struct quality_source){ "a.csv", NULL };
	s->bench = quality_new(&s->book, s->zone, MAY, MAY);
}

static void
stand_end(struct stand *s)
{
	struct fault fault = { 0 };

	cr_assert_eq(quality_end(s->bench, &s->arena, &s->found, &fault), 0);
	quality_free(s->bench);
	s->bench = NULL;
}

static void
stand_close(struct stand *s)
{
	quality_free(s->bench);
	zone_close(s->zone);
	arena_release(&s->arena);
}

/* Noon of the DAYth of May 2024, and SECONDS. */
static int64_t
at(int day, int64_t seconds)
{
	return (int64_t)day_of(2024, 5, day) * SECONDS_PER_DAY + NOON + seconds;
}

static void
case_put(struct stand *s, const char *key, int64_t elapsed)
{
	struct event events[] = {
		{ .name = received, .at = at(2, 0), .until = at(2, 0) },
		{ .name = answered,
		    .at = at(2, elapsed),
		    .until = at(2, elapsed) },
	};
	const struct ticket ticket = {
		.process = desk, .key = key, .events = events, .event_count = 2
	};
	const struct outcome outcome = { .sle = &s->sle,
		.state = elapsed <= s->sle.limit ? OUTCOME_MET : OUTCOME_MISSED,
		.start = at(2, 0),
		.stop = at(2, elapsed),
		.wall = elapsed,
		.elapsed = elapsed,
		.month = MAY };

	quality_see_outcome(s->bench, &s->source, &ticket, &outcome);
}

static void
ticket_put(struct stand *s, const char *key, const char *category, int64_t when)
{
	struct fault fault = { 0 };
	struct event event = { .name = received, .at = when, .until = when };
	const struct ticket ticket = { .process = desk,
		.key = key,
		.category = category,
		.events = &event,
		.event_count = 1 };

	cr_assert_eq(
	    quality_see_ticket(s->bench, &s->source, &ticket, &fault), 0);
}

static const struct quality_rule bunching = {
	.check = QUALITY_BUNCHING, .least = 10, .band_bp = 1000, .level_bp = 100
};

/* [0.9 T, T) and [T, 1.1 T) of 28,800 s: 25,920 is in, 25,919 is not; 28,800
 * is beyond, and so is 31,679, but not 31,680. */
Test(quality, bands_are_half_open_and_exact)
{
	const struct {
		const char *label;
		int64_t elapsed;
		uint64_t within, beyond;
	} rows[] = {
		{ "a second before the band", 25919, 14, 2 },
		{ "its first second", 25920, 15, 2 },
		{ "the last one within", 28799, 15, 2 },
		{ "the limit itself", 28800, 14, 3 },
		{ "the last one beyond", 31679, 14, 3 },
		{ "a second behind", 31680, 14, 2 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct stand s;
		char key[16];

		stand_open(&s, &bunching);
		for (int k = 0; k < 16; k++) {
			snprintf(key, sizeof(key), "T-%02d", k);
			case_put(&s, key, k < 14 ? 27000 : 30000);
		}
		case_put(&s, "U", rows[i].elapsed);
		stand_end(&s);
		cr_assert_eq(s.found.finding_count, 1, "%s", rows[i].label);
		cr_expect_eq(s.found.findings[0].count, rows[i].within, "%s",
		    rows[i].label);
		cr_expect_eq(s.found.findings[0].against, rows[i].beyond, "%s",
		    rows[i].label);
		cr_expect_eq(s.found.findings[0].ticket_count, rows[i].within);
		stand_close(&s);
	}
}

/* 14 against 2 is .0020905; 8 against 1, of fewer than asked for, is none;
 * 12 against 4 is .0384 and none, 13 against 3 is 697 / 65536 = .0106. */
Test(quality, bunching_is_found_by_its_chance)
{
	const struct {
		int within, beyond;
		int64_t chance; /* -1: no finding */
	} rows[] = { { 14, 2, 20905 }, { 13, 3, -1 }, { 12, 4, -1 },
		{ 8, 1, -1 }, { 10, 0, 9766 }, { 2, 14, -1 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct stand s;

		stand_open(&s, &bunching);
		for (int k = 0; k < rows[i].within; k++)
			case_put(&s, "in", 27000);
		for (int k = 0; k < rows[i].beyond; k++)
			case_put(&s, "out", 30000);
		stand_end(&s);
		cr_assert_eq(s.found.finding_count, rows[i].chance >= 0, "%d",
		    rows[i].within);
		if (rows[i].chance >= 0)
			cr_expect_eq(
			    s.found.findings[0].chance, rows[i].chance);
		stand_close(&s);
	}
}

Test(quality, heaps_are_notes_until_they_are_many)
{
	const struct quality_rule heaping = {
		.check = QUALITY_HEAPING, .least = 4, .share_bp = 5000
	};
	struct stand s;

	stand_open(&s, &heaping);
	case_put(&s, "a", 0);
	case_put(&s, "b", 0);
	case_put(&s, "c", 0);
	case_put(&s, "d", 28800);
	case_put(&s, "e", 28799);
	stand_end(&s);
	cr_assert_eq(s.found.finding_count, 2);
	cr_expect_eq(s.found.findings[0].subject, SUBJECT_ZERO);
	cr_expect_eq(s.found.findings[0].count, 3);
	cr_expect_eq(s.found.findings[0].severity, DIAG_WARNING, "3 of 5");
	cr_expect_eq(s.found.findings[1].subject, SUBJECT_LIMIT);
	cr_expect_eq(s.found.findings[1].count, 1);
	cr_expect_eq(s.found.findings[1].severity, DIAG_NOTE, "1 of 5");
	cr_expect_eq(s.found.runs[0].looked, 5);
	stand_close(&s);

	stand_open(&s, &heaping);
	case_put(&s, "a", 0);
	case_put(&s, "b", 0);
	case_put(&s, "c", 0);
	stand_end(&s);
	cr_expect_eq(s.found.finding_count, 0, "fewer than asked for");
	stand_close(&s);
}

Test(quality, midnight_in_any_of_its_zones_is_midnight)
{
	const struct quality_rule midnight = {
		.check = QUALITY_MIDNIGHT, .least = 3, .share_bp = 10000
	};
	struct fault fault = { 0 };
	struct zone *kolkata = NULL;

	cr_assert_eq(zone_open(&kolkata, "Asia/Kolkata", &fault), 0);
	for (int i = 0; i < 2; i++) { /* UTC; and half an hour off it */
		int64_t shift = i == 0 ? -NOON : -NOON - 5 * HOUR - HOUR / 2;
		struct stand s;

		stand_open(&s, &midnight);
		s.source.zone = kolkata;
		ticket_put(&s, "a", NULL, at(6, shift));
		ticket_put(&s, "b", NULL, at(7, shift));
		ticket_put(&s, "c", NULL, at(8, shift));
		stand_end(&s);
		cr_assert_eq(s.found.finding_count, 1, "%d", i);
		cr_expect_eq(s.found.findings[0].count, 3);
		cr_expect_str_eq(s.found.findings[0].word, received);
		stand_close(&s);

		stand_open(&s, &midnight);
		s.source.zone = kolkata;
		ticket_put(&s, "a", NULL, at(6, shift));
		ticket_put(&s, "b", NULL, at(7, shift));
		ticket_put(&s, "c", NULL, at(8, shift + 60));
		stand_end(&s);
		cr_expect_eq(s.found.finding_count, 0, "a minute past, %d", i);
		stand_close(&s);
	}
	zone_close(kolkata);
}

Test(quality, labels_are_near_in_case_blanks_and_one_letter)
{
	const struct quality_rule labels = { .check = QUALITY_LABELS,
		.least = 6 };
	const struct {
		const char *a, *b;
		bool near;
	} rows[] = {
		{ "Transfer", "transfer", true },
		{ "root zone", "rootzone", true },
		{ "de", "DE", true },
		{ "de", "dk", false }, /* too short for a letter */
		{ "transfer", "transfr", true },
		{ "transfer", "transfee", true },
		{ "transfer", "trnasfer", false },       /* two letters */
		{ "type-1 case", "type-2 case", false }, /* digits tell */
		{ "case 12", "case 1", false },
		{ "transfer", "transport", false },
		{ "zürich", "zurich", true },
		{ "абвгде", "абвгдж", true },
		{ "aaaaaa", "aaaaaaa", true },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int turned = 0; turned < 2; turned++) {
			struct stand s;

			stand_open(&s, &labels);
			ticket_put(
			    &s, "a", turned ? rows[i].b : rows[i].a, at(6, 0));
			ticket_put(
			    &s, "b", turned ? rows[i].a : rows[i].b, at(6, 0));
			stand_end(&s);
			cr_expect_eq(s.found.finding_count, rows[i].near,
			    "%s, %s", rows[i].a, rows[i].b);
			cr_expect_eq(s.found.runs[0].looked, 2);
			stand_close(&s);
		}
	}
}

Test(quality, gaps_are_told_between_tickets_of_the_months_looked_at)
{
	const struct quality_rule gaps = { .check = QUALITY_GAP,
		.prefix = "C-" };
	static const char *const ids[] = { "C-011", "C-003", "C-001", "C-007",
		"X-100", "C-", "C-012" };
	struct stand s;

	/* 2 is missing before the first of May, 4 to 6 and 8 to 10 between;
	 * 12 is of June, and what is missing behind it is June's. */
	stand_open(&s, &gaps);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		int64_t when = at(6, 0);

		if (strcmp(ids[i], "C-001") == 0)
			when -= 30 * (int64_t)SECONDS_PER_DAY;
		if (strcmp(ids[i], "C-012") == 0)
			when += 30 * (int64_t)SECONDS_PER_DAY;
		ticket_put(&s, ids[i], NULL, when);
	}
	ticket_put(&s, "C-020", NULL, at(6, 30 * (int64_t)SECONDS_PER_DAY));
	stand_end(&s);
	cr_assert_eq(s.found.finding_count, 1);
	cr_expect_eq(s.found.findings[0].count, 6);
	cr_expect_eq(s.found.findings[0].against, 2);
	cr_expect_eq(s.found.findings[0].n, 3);
	cr_assert_eq(s.found.findings[0].ticket_count, 2);
	cr_expect_str_eq(s.found.findings[0].tickets[0].key, "C-004 to C-006");
	cr_expect_str_eq(s.found.findings[0].tickets[1].key, "C-008 to C-010");
	stand_close(&s);
}

/* A number of a claim is good to its last digit, whichever way it was cut. */
Test(quality, claims_agree_to_their_last_digit)
{
	const struct {
		const char *text;
		enum claim_unit unit;
		int64_t measured;
		bool agrees;
	} rows[] = {
		{ "27000", CLAIM_SECONDS, 27000, true },
		{ "27001", CLAIM_SECONDS, 27000, false },
		{ "7.5", CLAIM_HOURS, 27000, true },
		{ "7.5", CLAIM_HOURS, 27359, true },
		{ "7.5", CLAIM_HOURS, 27360, false },
		{ "7.5", CLAIM_HOURS, 26641, true },
		{ "7.5", CLAIM_HOURS, 26640, false },
		{ "8", CLAIM_HOURS, 27000, true },
		{ "7", CLAIM_HOURS, 27000, true },
		{ "6", CLAIM_HOURS, 27000, false },
		{ "450", CLAIM_MINUTES, 27030, true },
		{ "-1", CLAIM_DAYS, -86400, true },
		{ "0", CLAIM_DAYS, 86399, true },
		{ "0", CLAIM_DAYS, 86400, false },
	};
	static const char *const none[] = { "", "-", ".5", "5.", "1,5", "1e3",
		"7.5 h", "123456789012", "1.23456", " 1" };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct claimed_number number;

		cr_assert(
		    claimed_number(rows[i].text, &number), "%s", rows[i].text);
		cr_expect_eq(claimed_agrees(&number, rows[i].unit,
				 rows[i].measured, false),
		    rows[i].agrees, "%s, %lld", rows[i].text,
		    (long long)rows[i].measured);
	}
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		struct claimed_number number;

		cr_expect_not(claimed_number(none[i], &number), "%s", none[i]);
	}
	cr_expect(claimed_comma("7,5"));
	cr_expect_not(claimed_comma("7.5"));
	cr_expect_not(claimed_comma("7,5,5"));
	cr_expect_not(claimed_comma("seven, or so"));
}

Test(quality, every_check_has_a_code_of_the_catalogue)
{
	for (int i = 0; i < QUALITY_CHECKS; i++)
		cr_expect_str_neq(
		    diag_defect(quality_code((enum quality_check)i)), "");
}
