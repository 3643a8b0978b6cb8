/* rules_table.c -- a table of limits, pauses, a second column for a time. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "slaudit/instant.h"

#include "rules_slips.h"

Test(rules_table, each_row_of_limits_is_an_sle_of_its_own)
{
	static const struct {
		const char *id;
		const char *title;
		const char *category; /* NULL: none */
		int64_t limit;
	} rows[] = {
		{ "A.9", "Answered, formerly", NULL, LIMIT_NONE },
		{ "A.9~blue", "Answered: blue", "blue", 86400 },
		{ "A.9~red", "Answered: red", "red", 7200 },
	};
	struct reading reading;

	reading_change(&reading, 64, "    limits: {red: 2 h, blue: 1 day}");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_assert_eq(reading.book->sle_count, 4);
	for (size_t i = 0; i < 3; i++) {
		const struct sle *sle = reading.book->sles[i];

		cr_expect_str_eq(sle->id, rows[i].id);
		cr_expect_str_eq(sle->title, rows[i].title);
		cr_expect_eq(sle->limit, rows[i].limit);
		cr_expect_eq(
		    sle->categories.count, rows[i].category == NULL ? 0 : 1);
		if (sle->categories.count == 1)
			cr_expect_str_eq(
			    sle->categories.items[0], rows[i].category);
		if (rows[i].category != NULL) {
			cr_expect_str_eq(sle->version, "2021-07-01");
			cr_expect_eq(sle->compliance_bp, 9995);
			cr_expect_eq(sle->place.line, 64);
		}
	}
	reading_release(&reading);
}

/* Of an SLE with a table, a detection rule takes all rows. */
Test(rules_table, a_detection_rule_is_for_each_row_of_the_sle_it_names)
{
	static const char *const want[] = { "A.9", "A.9~blue", "A.9~red" };
	struct reading reading;

	reading_change(&reading, 64, "    limits: {red: 2 h, blue: 1 day}");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_assert_eq(reading.book->detections[0]->sles.count, 3);
	for (size_t i = 0; i < 3; i++)
		cr_expect_str_eq(
		    reading.book->detections[0]->sles.items[i], want[i]);
	reading_release(&reading);
}

Test(rules_table, names_what_is_wrong_with_a_table_of_limits)
{
	static const struct slip slips[] = {
		{ 64, "    limits: {red: 2 h, green: 1 h}",
		    "64:24: limits: no mapping of call yields \"green\"" },
		{ 64, "    limits: {red: 2 h, blue: 2 business days}",
		    "64:30: limits: on the clock elapsed it is in s, min, h or "
		    "days" },
		{ 64, "    limits: {red: 2 h}\n    limit: 3 h",
		    "65:12: limit: stands beside limits" },
		{ 64, "    limits: {red: 2 h}\n    category: red",
		    "65:15: category: stands beside limits" },
		{ 64, "    limits: {}", "64:13: limits: is empty" },
		{ 64, "    limits: 3 h",
		    "64:13: limits: expected categories with their limits" },
		{ 64, "    limits: {red: 2 h, red: 3 h}",
		    "64:24: limits: \"red\" stands twice" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_table, refuses_categories_that_make_no_id_of_their_own)
{
	static const struct slip slips[] = {
		{ 64, "    limits: {red: 2 h, \"red.\": 1 h}",
		    "64:24: limits: \"red.\" makes the same id as line 64" },
		{ 64, "    limits: {\"?!\": 1 h}",
		    "64:14: limits: \"?!\" has no letter or digit for an id" },
	};

	for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++) {
		struct reading reading;

		reading_change(&reading, slips[i].line, slips[i].instead);
		cr_expect_eq(reading.rc, -1);
		cr_expect_str_eq(reading_complaint(&reading, 0), slips[i].want);
		reading_release(&reading);
	}
}

/* The second one is T25 of clocks.md, those of opened and answered are two of
 * the three contradictions of T02. */
Test(rules_table, names_what_is_wrong_with_a_pause)
{
	static const struct slip slips[] = {
		{ 64, "    limit: 1 day\n    pause: {while: droped}",
		    "65:20: while: \"droped\" is no event of call, did you "
		    "mean dropped?" },
		{ 49, "    limit: 2 business days\n    pause: {while: dropped}",
		    "50:5: pause: only with the clocks elapsed and business: "
		    "no rule says how a pause moves a day that is due" },
		{ 64, "    limit: 1 day\n    pause: {while: opened}",
		    "65:20: while: opened also starts the clock" },
		{ 64, "    limit: 1 day\n    pause: {while: answered}",
		    "65:20: while: answered stops the clock, so it never "
		    "pauses" },
		{ 64, "    limit: 1 day\n    pause: {party: customer}",
		    "65:12: while: missing, a pause needs it" },
		{ 64, "    limit: 1 day\n    pause: dropped",
		    "65:12: expected the keys of a pause" },
	};

	EXPECT_SLIPS(slips);
}

Test(rules_table, a_pause_has_its_words_and_its_party)
{
	struct reading reading;
	const struct sle *sle;

	reading_change(&reading, 64,
	    "    limit: 1 day\n    pause: {while: dropped, party: customer}");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	sle = reading.book->sles[1];
	cr_assert_eq(sle->pause.count, 1);
	cr_expect_eq(sle->pause.items[0],
	    vocab_put(&reading.book->words, "dropped"), "interned");
	cr_expect_str_eq(sle->pause_party, "customer");
	cr_expect_eq(reading.book->sles[0]->pause.count, 0);
	reading_release(&reading);
}

Test(rules_table, an_event_may_have_its_time_in_one_of_two_columns)
{
	struct reading reading;

	reading_change(&reading, 117,
	    "      - {event: opened, time: opened_at, otherwise: seen_at}");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_expect_str_eq(
	    reading.book->mappings[0]->events[0].otherwise, "seen_at");
	cr_expect_null(reading.book->mappings[1]->events[0].otherwise);
	reading_release(&reading);
}
