/* rules.c -- books that are right: every value lands where it should. */
/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "slaudit/digest.h"
#include "slaudit/instant.h"

#include "rules_case.h"

#define BOOKS SLAUDIT_SOURCE_DIR "/rules/"

static void
read_book(struct reading *reading, const char *dir)
{
	memset(reading, 0, sizeof(*reading));
	reading->rc = rules_read(&reading->arena, dir, &reading->book,
	    &reading->complaints, &reading->fault);
	cr_assert_eq(reading->rc, 0, "%s: %s", dir, reading->fault.text);
	cr_expect_eq(reading->complaints.count, 0);
}

static const struct sle *
find_sle(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->sle_count; i++) {
		if (strcmp(book->sles[i]->id, id) == 0)
			return book->sles[i];
	}
	cr_assert_fail("no SLE %s", id);
	return NULL;
}

static const struct mapping *
find_mapping(const struct book *book, const char *id)
{
	for (size_t i = 0; i < book->mapping_count; i++) {
		if (strcmp(book->mappings[i]->id, id) == 0)
			return book->mappings[i];
	}
	cr_assert_fail("no mapping %s", id);
	return NULL;
}

Test(rules, reads_the_book_of_2013_as_it_is_written)
{
	struct reading reading;
	const struct book *book;
	const struct sle *k1;

	read_book(&reading, BOOKS "iana-2013");
	book = reading.book;
	k1 = find_sle(book, "K.1");
	cr_expect_str_eq(book->id, "iana-2013");
	cr_expect_str_eq(book->version, "1");
	cr_expect_str_eq(book->zone, "Etc/UTC");
	cr_expect_eq(book->zone_status, STATUS_ASSUMED);
	cr_expect_eq(book->quantile, QUANTILE_1);
	cr_expect_eq(book->sle_count, 4);
	cr_expect_eq(book->process_count, 1);
	cr_expect_eq(book->processes[0].event_count, 4);
	cr_expect_eq(book->processes[0].order.count, 4);
	cr_expect_eq(k1->clock, CLOCK_CALENDAR_DAYS);
	cr_expect_eq(k1->limit, 21);
	cr_expect_eq(k1->day_rule, DAYS_DATEDIFF);
	cr_expect_eq(k1->variant_count, 2);
	cr_expect_eq(k1->variants[0], DAYS_INCLUSIVE);
	cr_expect_eq(k1->variants[1], DAYS_ELAPSED);
	cr_expect_eq(k1->compliance_bp, 8000);
	cr_expect_eq(k1->cohort, COHORT_COMPLETION);
	cr_expect_eq(k1->open_over, OVER_BESIDE);
	cr_expect_eq(k1->valid_from, day_of(2013, 1, 1));
	cr_expect_eq(k1->valid_to, day_of(2016, 9, 30));
	cr_expect_str_eq(k1->version, "2013-01-01");
	cr_expect_null(k1->calendar);
	cr_expect(sle_judges(k1));
	cr_expect_not(sle_judges(find_sle(book, "K.1b")));
	cr_expect_eq(find_sle(book, "K.1b")->limit, LIMIT_NONE);
	cr_expect_eq(find_sle(book, "K.1b")->compliance_bp, SLE_NO_SHARE);
	cr_expect_eq(book->mappings[0]->coverage, COVERAGE_EXTRACT);
	cr_expect(book->mappings[0]->occurrence);
	cr_expect_str_eq(book->mappings[0]->cutoff, "2016-10-01T00:00:00Z");
	cr_expect_eq(strlen(book->digest), 64);
	reading_release(&reading);
}

Test(rules, reads_the_book_of_the_naming_functions_as_it_is_written)
{
	struct reading reading;
	const struct book *book;
	const struct sle *c1;
	const struct schedule *office;

	read_book(&reading, BOOKS "iana-naming");
	book = reading.book;
	c1 = find_sle(book, "C.1");
	office = c1->calendar;
	cr_expect_str_eq(book->customer_word, "TLD");
	cr_expect_str_eq(
	    book->operator_name, "Public Technical Identifiers (PTI)");
	cr_assert_eq(book->age_count, 4);
	cr_expect_eq(book->ages[0], 86400);
	cr_expect_eq(book->ages[3], 90 * 86400);
	cr_expect_eq(book->at_risk_bp, 2000);
	cr_expect_eq(book->detection_count, 4);
	cr_expect_str_eq(c1->title, "Complaint acknowledged");
	cr_expect_eq(c1->clock, CLOCK_BUSINESS_DAYS);
	cr_expect_eq(c1->limit, 1);
	cr_expect_eq(c1->day_rule, DAYS_BD_END);
	cr_expect_eq(c1->bd_end, BD_END_CLOSING);
	cr_expect_eq(c1->compliance_bp, SLE_NO_SHARE);
	cr_expect_eq(c1->to.count, 2);
	cr_expect_str_eq(c1->to.items[1], "answered");
	cr_expect_str_eq(c1->version, "1");
	cr_expect_eq(c1->valid_from, DAY_NONE);
	cr_expect_str_eq(c1->place.file, "complaints.yaml");
	cr_expect_eq(c1->place.line, 6);
	cr_expect_eq(c1->place.column, 5);
	cr_assert_not_null(office);
	cr_expect_str_eq(office->id, "office");
	cr_expect_eq(office->holiday_count, 32);
	cr_expect_eq(office->standard_day, 8 * 3600);
	cr_expect_eq(office->week[4].count, 1);
	cr_expect_eq(office->week[4].items[0].from, 9 * 3600);
	cr_expect_eq(office->week[4].items[0].to, 17 * 3600);
	cr_expect_eq(office->week[5].count, 0);
	cr_expect_eq(office->covers_to, day_of(2022, 12, 31));
	cr_expect_eq(find_sle(book, "I.3")->limit, 50 * 60);
	cr_expect_eq(find_sle(book, "I.7")->limit, 5 * 86400);
	cr_expect_eq(find_sle(book, "I.9")->compliance_bp, 9900);
	reading_release(&reading);
}

Test(rules, sorts_ids_with_their_numbers_as_numbers)
{
	static const char *const want[] = { "C.1", "C.2", "I.1", "I.2", "I.3",
		"I.4", "I.5", "I.6", "I.7", "I.8", "I.9", "I.10" };
	struct reading reading;
	size_t at = 0;

	read_book(&reading, BOOKS "iana-naming");
	for (size_t i = 0; i < reading.book->sle_count; i++) {
		const char *id = reading.book->sles[i]->id;

		if (strncmp(id, "C.", 2) != 0 && strncmp(id, "I.", 2) != 0)
			continue;
		if (at > 0 && strcmp(want[at - 1], id) == 0)
			continue; /* another version of it */
		cr_assert_lt(at, sizeof(want) / sizeof(want[0]));
		cr_expect_str_eq(id, want[at++]);
	}
	cr_expect_eq(at, sizeof(want) / sizeof(want[0]));
	reading_release(&reading);
}

Test(rules, holds_one_pointer_for_one_word)
{
	struct reading reading;
	const struct book *book;

	read_book(&reading, BOOKS "iana-naming");
	book = reading.book;
	cr_expect_eq(vocab_put(&reading.book->words, "answered"),
	    find_sle(book, "C.2")->to.items[0]);
	cr_expect_eq(vocab_put(&reading.book->words, "answered"),
	    find_mapping(book, "complaints")->events[2].event);
	cr_expect_eq(find_sle(book, "C.2")->process,
	    book_process(book, "complaint")->id);
	cr_expect_eq(find_mapping(book, "complaints")->process,
	    book_process(book, "complaint")->id);
	reading_release(&reading);
}

/* --- the sound book ------------------------------------------------------- */

Test(rules, takes_every_key_of_a_calendar)
{
	struct reading reading;
	const struct schedule *office;

	reading_change(&reading, 0, NULL);
	cr_assert_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	office = reading.book->calendars[0];
	cr_expect_eq(office->week[0].count, 2, "sorted, with a break");
	cr_expect_eq(office->week[0].items[0].from, 8 * 3600);
	cr_expect_eq(office->week[0].items[1].to, 17 * 3600);
	cr_expect_eq(office->week[3].count, 2);
	cr_expect_eq(office->week[4].items[0].to, 15 * 3600 + 1800);
	cr_expect_eq(office->week[5].items[0].from, 22 * 3600);
	cr_expect_eq(office->week[5].items[0].to, 30 * 3600, "past midnight");
	cr_expect_eq(office->week[6].count, 0);
	cr_expect_eq(office->standard_day, 8 * 3600 + 1800);
	cr_expect_eq(office->holiday_count, 2);
	cr_expect_eq(office->holidays[0].day, day_of(2021, 1, 6), "sorted");
	cr_expect_str_eq(office->holidays[0].source, "law");
	cr_expect_null(office->holidays[1].source);
	cr_expect_eq(office->holidays[1].spans.count, 0);
	cr_expect_eq(office->override_count, 1);
	cr_expect_eq(office->overrides[0].spans.items[0].to, 12 * 3600);
	reading_release(&reading);
}

Test(rules, takes_every_key_of_an_sle)
{
	struct reading reading;
	const struct book *book;
	const struct sle *days;

	reading_change(&reading, 0, NULL);
	cr_assert_eq(reading.rc, 0);
	book = reading.book;
	cr_assert_eq(book->sle_count, 3);
	cr_expect_str_eq(book->sles[0]->title, "Answered, formerly",
	    "by id, then by validity");
	cr_expect_str_eq(book->sles[0]->version, "7", "the book's");
	cr_expect_eq(book->sles[0]->limit, LIMIT_NONE);
	cr_expect_eq(book->sles[0]->klass, SLE_INFORMATIONAL);
	cr_expect_eq(book->sles[0]->status, STATUS_UNKNOWN);
	cr_expect_eq(book->sles[0]->valid_to, day_of(2021, 6, 30));
	cr_expect_str_eq(book->sles[1]->version, "2021-07-01");
	cr_expect_eq(book->sles[1]->limit, 86400 + 2 * 3600 + 3 * 60 + 4);
	cr_expect_eq(book->sles[1]->compliance_bp, 9995);
	days = book->sles[2];
	cr_expect_str_eq(days->id, "A.10");
	cr_expect_eq(days->categories.count, 2);
	cr_expect_str_eq(days->categories.items[1], "blue");
	cr_expect_str_eq(days->classes.items[0], "big");
	cr_expect_eq(days->from_which, WHICH_LAST);
	cr_expect_eq(days->to_which, WHICH_LAST);
	cr_expect_eq(days->limit, 2);
	cr_expect_eq(days->day_rule, DAYS_BD_CLOCK);
	cr_expect_eq(days->variants[1], DAYS_BD_HOURS);
	cr_expect_eq(days->bd_end, BD_END_MIDNIGHT);
	cr_expect_eq(days->due_at, DUE_AT_NEXT_OPENING);
	cr_expect_eq(days->cohort, COHORT_DEADLINE);
	cr_expect_eq(days->open_over, OVER_MISSED);
	cr_expect_eq(days->calendar, book->calendars[0]);
	reading_release(&reading);
}

Test(rules, takes_every_key_of_a_mapping)
{
	struct reading reading;
	const struct mapping *log;
	const struct mapping *list;
	const struct event_rule *rule;

	reading_change(&reading, 0, NULL);
	cr_assert_eq(reading.rc, 0);
	list = reading.book->mappings[0];
	log = reading.book->mappings[1];
	cr_expect_str_eq(list->id, "list");
	cr_expect_eq(list->delimiter, ',');
	cr_expect_str_eq(list->encoding, "UTF-8");
	cr_expect_not(list->trim);
	cr_expect_eq(list->nulls.count, 0);
	cr_expect_str_eq(list->key[0], "number");
	cr_expect(list->occurrence);
	cr_expect_eq(list->format_count, 2);
	cr_expect_str_eq(list->zone, "Europe/Stockholm");
	cr_expect_null(list->cutoff);
	cr_expect_str_eq(list->customer.column, "caller");
	cr_expect_null(list->category.column);
	cr_expect_str_eq(list->events[0].by_column, "who");
	cr_expect_eq(log->delimiter, '\t');
	cr_expect(log->trim);
	cr_expect_str_eq(log->nulls.items[1], "null");
	cr_expect_eq(log->key_count, 2);
	cr_expect_null(log->zone);
	cr_expect_eq(log->category.pick, PICK_LAST);
	cr_expect_eq(log->category.word_count, 2);
	cr_expect_str_eq(log->category.words[1].from, "b");
	cr_expect_str_eq(log->category.words[1].to, "blue");
	cr_expect_str_eq(log->customer_class.constant, "big");
	rule = &log->events[0];
	cr_expect_null(rule->event);
	cr_expect_str_eq(rule->named_by, "what");
	cr_expect_eq(rule->name_count, 3);
	cr_expect_eq(
	    rule->names[2].to, reading.book->processes[0].ends.items[0]);
	cr_expect_eq(rule->when_count, 2);
	cr_expect_not(rule->when[0].negated);
	cr_expect_eq(rule->when[0].words.count, 2);
	cr_expect(rule->when[1].negated);
	cr_expect_str_eq(rule->when[1].words.items[0], "test");
	cr_expect_str_eq(rule->by, "operator");
	cr_expect_eq(rule->place.line, 99);
	reading_release(&reading);
}

Test(rules, takes_every_key_of_a_detection_rule)
{
	struct reading reading;
	const struct detection *rule;

	reading_change(&reading, 0, NULL);
	cr_assert_eq(reading.rc, 0);
	rule = reading.book->detections[0];
	cr_expect_eq(rule->kind, DETECT_K_OF_N);
	cr_expect_eq(rule->klass, CLASS_SYSTEMIC);
	cr_expect_eq(rule->months, 3);
	cr_expect_eq(rule->of, 5);
	cr_expect_eq(rule->empty, EMPTY_SKIPPED);
	cr_expect_str_eq(rule->sles.items[0], "A.9");
	cr_expect_str_eq(rule->version, "7");
	cr_expect_str_eq(rule->adopted_by, "nobody yet");
	reading_release(&reading);
}

Test(rules, takes_these_other_ways_to_write_a_value)
{
	static const struct {
		unsigned line;
		const char *instead;
	} rows[] = {
		{ 3, "  version: 7" },
		{ 4, "  title: >\n    A title\n    in two lines" },
		{ 9, "" },
		{ 25, "      sun-thu: 08:00-12:00" },
		{ 25, "      mon-thu: [\"08:00-12:00\", \"12:00-17:00\"]" },
		{ 25, "      mon: []" },
		{ 28, "    standard_day: 90 min" },
		{ 65, "    compliance: 100%" },
		{ 65, "    compliance: 99.9 %" },
		{ 65, "    compliance: 0.01 %" },
		{ 64, "    limit: 3660 days" },
		{ 90, "    delimiter: \";\"" },
		{ 86, "    file: \"\\u017e*.csv\"" },
		{ 29, "    covers: {from: 2021-01-01, to: 2037-12-31}" },
	};
	struct reading reading;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		reading_change(&reading, rows[i].line, rows[i].instead);
		cr_expect_eq(reading.rc, 0, "%s: %s", rows[i].instead,
		    reading_complaint(&reading, 0));
		reading_release(&reading);
	}
}

Test(rules, joins_spans_that_touch)
{
	struct reading reading;
	const struct spans *monday;

	reading_change(
	    &reading, 25, "      mon-thu: [\"12:00-17:00\", \"08:00-12:00\"]");
	cr_assert_eq(reading.rc, 0);
	monday = &reading.book->calendars[0]->week[0];
	cr_expect_eq(monday->count, 1);
	cr_expect_eq(monday->items[0].from, 8 * 3600);
	cr_expect_eq(monday->items[0].to, 17 * 3600);
	reading_release(&reading);
}

Test(rules, gives_the_same_digest_only_for_the_same_files)
{
	struct reading one;
	struct reading same;
	struct reading other;

	reading_change(&one, 0, NULL);
	reading_change(&same, 0, NULL);
	reading_change(&other, 10, "  source: made  up");
	cr_assert(one.rc == 0 && same.rc == 0 && other.rc == 0);
	cr_expect_str_eq(one.book->digest, same.book->digest);
	cr_expect_str_neq(one.book->digest, other.book->digest);
	reading_release(&one);
	reading_release(&same);
	reading_release(&other);
}

/* As { printf 'b.yaml\0'; cat b.yaml; } | sha256sum says. */
Test(rules, digests_names_and_bytes)
{
	struct reading reading;
	struct buf all = { 0 };
	char want[DIGEST_TEXT];
	struct digest *digest = digest_new();

	reading_change(&reading, 0, NULL);
	cr_assert_eq(reading.rc, 0);
	buf_putn(&all, "b.yaml", sizeof("b.yaml"));
	buf_putn(&all, buf_text(&reading.text), reading.text.len);
	digest_put(digest, all.text, all.len);
	digest_text(digest, want);
	digest_free(digest);
	cr_expect_str_eq(reading.book->digest, want);
	buf_release(&all);
	reading_release(&reading);
}

Test(rules, reads_sections_from_several_files_in_any_order)
{
	struct arena arena = { 0 };
	struct buf parts[2] = { { 0 }, { 0 } };
	struct rules_text texts[2];
	struct book *book = NULL;
	struct complaints complaints = { 0 };
	struct fault fault = { 0 };

	for (unsigned i = 0; i < SOUND_LINES; i++)
		buf_print(&parts[i < 36 ? 1 : 0], "%s\n", sound_lines[i]);
	texts[0] = (struct rules_text){ "a.yaml", parts[0].text, parts[0].len };
	texts[1] = (struct rules_text){ "z.yaml", parts[1].text, parts[1].len };
	cr_assert_eq(
	    rules_parse(&arena, &(struct rules_source){ "dir", texts, 2 },
		&book, &complaints, &fault),
	    0);
	cr_expect_str_eq(book->sles[0]->place.file, "a.yaml");
	cr_expect_str_eq(book->calendars[0]->place.file, "z.yaml");
	rules_release(book);
	buf_release(&parts[0]);
	buf_release(&parts[1]);
	arena_release(&arena);
}

Test(rules, reads_a_byte_order_mark_and_crlf)
{
	struct reading reading = { 0 };

	buf_put(&reading.text, "\xef\xbb\xbf");
	for (unsigned i = 0; i < SOUND_LINES; i++)
		buf_print(&reading.text, "%s\r\n", sound_lines[i]);
	reading_parse(&reading, reading.text.text, reading.text.len);
	cr_expect_eq(reading.rc, 0, "%s", reading_complaint(&reading, 0));
	reading_release(&reading);
}
