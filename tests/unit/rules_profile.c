/* rules_profile.c -- the sound book under profiles; slips in profiles, each at
 * its place. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "rules_case.h"

#define HEAD "title: t\nsource: s\nstatus: assumed\n" /* 3 lines */

static void
profile_read(struct reading *reading, const char *profile)
{
	struct rules_text texts[] = { { .name = "b.yaml" },
		{ "profiles/p.yaml", profile, strlen(profile) } };
	const struct rules_source source = { "dir", &texts[0], 1 };
	const struct rules_under under = { .profile = &texts[1] };

	memset(reading, 0, sizeof(*reading));
	for (unsigned i = 0; i < SOUND_LINES; i++)
		buf_print(&reading->text, "%s\n", sound_lines[i]);
	texts[0].bytes = buf_text(&reading->text);
	texts[0].size = reading->text.len;
	reading->rc = rules_parse_under(&reading->arena, &source, &under,
	    &reading->book, &reading->complaints, &reading->fault);
}

static const struct sle *
sle_of(const struct reading *reading, const char *id)
{
	for (size_t i = 0; i < reading->book->sle_count; i++) {
		if (strcmp(reading->book->sles[i]->id, id) == 0)
			return reading->book->sles[i];
	}
	cr_assert_fail("no SLE %s", id);
	return NULL;
}

Test(rules_profile, replaces_what_it_names_and_leaves_the_rest)
{
	struct reading reading;
	const struct sle *sle;

	profile_read(&reading,
	    HEAD "list: true\nchange:\n"
		 "  sles:\n"
		 "    - id: A.10\n"
		 "      limit: 3 business days\n"
		 "      cohort: receipt\n"
		 "  book:\n"
		 "    zone: Etc/UTC\n");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	sle = sle_of(&reading, "A.10");
	cr_expect_eq(sle->limit, 3);
	cr_expect_eq(sle->cohort, COHORT_RECEIPT);
	cr_expect_eq(sle->day_rule, DAYS_BD_CLOCK);
	cr_expect_eq(sle->variant_count, 2);
	cr_expect_str_eq(sle->title, "Answered in days");
	cr_expect_str_eq(reading.book->zone, "Etc/UTC");
	cr_expect_str_eq(reading.book->title, "A sound book");
	cr_expect_str_eq(reading.book->profile.id, "p");
	cr_expect_str_eq(reading.book->profile.title, "t");
	cr_expect(reading.book->profile.list);
	reading_release(&reading);
}

Test(rules_profile, takes_away_what_it_says_is_null)
{
	struct reading reading;

	profile_read(&reading,
	    HEAD "change:\n"
		 "  sles:\n"
		 "    - {id: A.10, variants: null, limit: ~, "
		 "bd_end: null, status: unknown}\n"
		 "  calendars:\n"
		 "    - {id: office, holidays: null}\n"
		 "  detection:\n"
		 "    - {id: three, adopted_by: ~}\n");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_expect_eq(sle_of(&reading, "A.10")->variant_count, 0);
	cr_expect_eq(sle_of(&reading, "A.10")->limit, LIMIT_NONE);
	cr_expect_eq(reading.book->calendars[0]->holiday_count, 0);
	cr_expect_eq(reading.book->calendars[0]->override_count, 1);
	cr_expect_null(reading.book->detections[0]->adopted_by);
	reading_release(&reading);
}

/* A.9 has two versions; both are of that id. */
Test(rules_profile, changes_all_that_a_star_stands_for)
{
	struct reading reading;

	profile_read(&reading,
	    HEAD "change:\n  sles:\n    - {id: A.*, source: elsewhere}\n");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_assert_eq(reading.book->sle_count, 3);
	for (size_t i = 0; i < 3; i++)
		cr_expect_str_eq(reading.book->sles[i]->source, "elsewhere");
	reading_release(&reading);
}

Test(rules_profile, adds_whole_items)
{
	struct reading reading;

	profile_read(&reading,
	    HEAD "add:\n"
		 "  sles:\n"
		 "    - id: A.11\n"
		 "      title: Answered in the end\n"
		 "      process: call\n"
		 "      from: opened\n"
		 "      to: answered\n"
		 "      clock: elapsed\n"
		 "      limit: 365 days\n"
		 "      compliance: 100 %\n"
		 "      cohort: completion\n"
		 "      status: reconstructed\n"
		 "      source: made up\n");
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	cr_expect_eq(reading.book->sle_count, 4);
	cr_expect_eq(sle_of(&reading, "A.11")->limit, 365 * 86400);
	reading_release(&reading);
}

Test(rules_profile, has_a_digest_of_its_own_and_the_words_of_those_above)
{
	struct reading plain;
	struct reading one;
	struct reading other;
	const struct rules_text profile = { "profiles/p.yaml",
		HEAD "window: 6\n", strlen(HEAD "window: 6\n") };
	struct rules_under under = { .profile = &profile };
	struct rules_text text = { .name = "b.yaml" };
	const struct rules_source source = { "dir", &text, 1 };
	struct book *book = NULL;

	reading_change(&plain, 0, NULL);
	profile_read(&one, HEAD "window: 3\n");
	profile_read(&other, HEAD "window: 6\n");
	cr_expect_str_neq(plain.book->digest, one.book->digest);
	cr_expect_str_neq(one.book->digest, other.book->digest);
	cr_expect_null(plain.book->profile.id);
	cr_expect_eq(other.book->profile.window, 6);

	text.bytes = buf_text(&plain.text);
	text.size = plain.text.len;
	under.above = &plain.book->words;
	cr_assert_eq(rules_parse_under(&plain.arena, &source, &under, &book,
			 &plain.complaints, &plain.fault),
	    0);
	cr_expect_str_eq(book->digest, other.book->digest);
	cr_expect_eq(book->sles[0]->process, plain.book->sles[0]->process);
	rules_release(book);
	reading_release(&plain);
	reading_release(&one);
	reading_release(&other);
}

/* --- slips ------------------------------------------------------------------
 */

static const struct {
	const char *profile;
	const char *file;
	const char *want;
} slips[] = {
	{ "title: t\nsource: s\nstatus: assumed\n", "dir/profiles/p.yaml",
	    "1:1: changes nothing: it has none of change, add and window" },
	{ "title: t\nstatus: assumed\nwindow: 3\n", "dir/profiles/p.yaml",
	    "1:1: source: missing, a profile needs it" },
	{ HEAD "window: 5\n", "dir/profiles/p.yaml",
	    "4:9: window: 5 months do not divide a year" },
	{ HEAD "window: 3\nlimit: 4\n", "dir/profiles/p.yaml",
	    "5:1: unknown key \"limit\" of a profile" },
	{ HEAD "change:\n  sles:\n    - {id: A.99, limit: 3 days}\n",
	    "dir/profiles/p.yaml",
	    "6:12: id: \"A.99\" is no SLE of the book, did you mean A.9?" },
	{ HEAD "change:\n  sles:\n    - {id: [A.9, B.*], source: x}\n",
	    "dir/profiles/p.yaml", "6:18: id: \"B.*\" is no SLE of the book" },
	{ HEAD "change:\n  calendars:\n    - {id: offce, zone: Etc/UTC}\n",
	    "dir/profiles/p.yaml",
	    "6:12: id: \"offce\" is no calendar of the book, did you mean "
	    "office?" },
	{ HEAD "change:\n  sles:\n    - {id: A.10, limt: 3 days}\n",
	    "dir/profiles/p.yaml", "6:18: unknown key \"limt\" of an SLE" },
	{ HEAD "change:\n  sles:\n    - {id: A.*, status: sure}\n",
	    "dir/profiles/p.yaml",
	    "6:25: status: \"sure\" is none of verified, reconstructed, "
	    "recalled, assumed, unknown" },
	{ HEAD "change:\n  sles:\n    - {limit: 3 days}\n",
	    "dir/profiles/p.yaml", "6:7: sles: no id says what is changed" },
	{ HEAD "change:\n  sles:\n    - {id: \"A b\", limit: 3 days}\n",
	    "dir/profiles/p.yaml",
	    "6:12: id: \"A b\" holds other than letters, digits and . - _" },
	{ HEAD "change:\n  sles: {id: A.10}\n", "dir/profiles/p.yaml",
	    "5:9: sles: expected a list, each item with an id and keys of an "
	    "SLE" },
	{ HEAD "change:\n  sles: []\n", "dir/profiles/p.yaml",
	    "5:9: sles: is an empty list" },
	{ HEAD "change:\n  sles: [A.10]\n", "dir/profiles/p.yaml",
	    "5:10: sles: expected keys of an SLE" },
	{ HEAD "change:\n  book: {zone: null}\n", "dir/profiles/p.yaml",
	    "5:16: zone: cannot go, the book needs it" },
	{ HEAD "change:\n  sles:\n    - {id: A.10, calendar: null}\n",
	    "dir/profiles/p.yaml",
	    "6:7: calendar: missing, the clock business-days needs it" },
	{ HEAD "change:\n  sles:\n    - {id: A.10, calendar: home}\n",
	    "dir/profiles/p.yaml",
	    "6:28: calendar: \"home\" is no calendar of the book" },
	{ HEAD "change:\n  sles:\n    - {id: A.10, cohort: receipt}\n"
	       "    - {id: A.*, cohort: completion}\n",
	    "dir/profiles/p.yaml",
	    "7:17: cohort: stands twice, first on line 6" },
	{ HEAD "change:\n  mappings:\n    - {id: log, trim: false}\n",
	    "dir/profiles/p.yaml",
	    "5:3: unknown key \"mappings\" of what a profile changes" },
	{ HEAD "add:\n  calendars:\n    - id: office\n      title: Other\n"
	       "      zone: Etc/UTC\n      week: {mon: 08:00-12:00}\n"
	       "      covers: {from: 2021-01-01, to: 2021-12-31}\n"
	       "      status: assumed\n      source: x\n",
	    "dir/profiles/p.yaml",
	    "6:11: id: office stands twice, first in b.yaml:21" },
	{ HEAD "change: {sles: [{id: A.10, ? [a] : b}]}\n",
	    "dir/profiles/p.yaml", "4:30: a key of an SLE is one word" },
	{ "a: [\n", "dir/profiles/p.yaml",
	    "2:1: no YAML: did not find expected node content while parsing a "
	    "flow node" },
};

Test(rules_profile, complains_at_the_place_in_the_profile)
{
	for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++) {
		struct reading reading;

		profile_read(&reading, slips[i].profile);
		cr_expect_eq(reading.rc, -1, "%s", slips[i].want);
		cr_expect_null(reading.book);
		cr_expect_str_eq(reading_complaint(&reading, 0), slips[i].want);
		if (reading.complaints.count > 0)
			cr_expect_str_eq(
			    reading.complaints.items[0].file, slips[i].file);
		cr_expect_eq(reading.complaints.count, 1, "%s: then %s",
		    slips[i].want, reading_complaint(&reading, 1));
		reading_release(&reading);
	}
}
