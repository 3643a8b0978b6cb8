/* store_timeline.c -- a timeline's text: what is read, what is damaged. */
/* SPDX-License-Identifier: MIT */
#include "../../src/store/store_internal.h"

#include "store_fixture.h"

static const char *
written(const struct ticket *ticket, struct buf *out)
{
	buf_clear(out);
	timeline_text(ticket, out);
	return buf_text(out);
}

/* Writes TICKET and reads it back. */
static bool
goes_round(const struct ticket *ticket, struct arena *arena,
    struct vocab *vocab, struct ticket *out)
{
	struct buf names = { 0 };
	struct buf text = { 0 };
	bool whole;

	event_names_text(ticket, &names);
	timeline_text(ticket, &text);
	*out = (struct ticket){ 0 };
	whole =
	    timeline_read(buf_text(&names), buf_text(&text), arena, vocab, out);
	buf_release(&names);
	buf_release(&text);
	return whole;
}

Test(store_timeline, every_byte_of_a_word_comes_back)
{
	char word[256] = "";
	struct event event = { word, word, -5, 0, GRAIN_DAY, 7, 0 };
	struct ticket ticket = { .events = &event, .event_count = 1 };
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct ticket got;

	for (int c = 1; c < 256; c++)
		word[c - 1] = (char)c;
	cr_assert(goes_round(&ticket, &arena, &vocab, &got));
	cr_assert_eq(got.event_count, 1);
	cr_expect_str_eq(got.events[0].name, word);
	cr_expect_eq(got.events[0].party, got.events[0].name);
	cr_expect_eq(got.events[0].at, -5);
	cr_expect_eq(got.events[0].until, 0);
	cr_expect_eq(got.events[0].grain, GRAIN_DAY);
	cr_expect_eq(got.events[0].line, 7);
	vocab_release(&vocab);
	arena_release(&arena);
}

Test(store_timeline, more_events_than_the_first_room_come_back_in_order)
{
	enum { EVENTS = 100 };
	struct event events[EVENTS];
	struct ticket ticket = { .events = events, .event_count = EVENTS };
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct ticket got;

	for (int i = 0; i < EVENTS; i++)
		events[i] = (struct event){ "a", NULL, i * 1000003, i,
			GRAIN_MINUTE, (uint32_t)i, i % 3 };
	cr_assert(goes_round(&ticket, &arena, &vocab, &got));
	cr_assert_eq(got.event_count, EVENTS);
	for (int i = 0; i < EVENTS; i++) {
		cr_expect_eq(got.events[i].at, i * 1000003);
		cr_expect_eq(got.events[i].line, (uint32_t)i);
		cr_expect_null(got.events[i].party);
		cr_expect_eq(got.events[i].count, i % 3);
	}
	vocab_release(&vocab);
	arena_release(&arena);
}

static const struct {
	const char *names;
	const char *text;
	bool whole;
} written_or_not[] = {
	{ "[]", "[]", true },
	{ "[\"a\"]", "[1]", true },
	{ "[\"a\"]", "[null]", true },
	{ "[\"a\"]", "[[1,null,2]]", true },
	{ "[null]", "[[null,\"minute\",1,4294967295,\"b\"]]", true },
	{ "[\"a\",\"b\"]", "[[1,null,null,null,null],2]", true },
	{ "[\"\\u001f\\\"\\\\\"]", "[[1,\"day\"]]", true },
	{ "", "[]", false },
	{ "[]", "", false },
	{ "[", "[]", false },
	{ "[]", "[", false },
	{ "null", "[]", false },
	{ "[]", "null", false },
	{ "[] ", "[]", false },
	{ "[]", "[] ", false },
	{ "[\"a\"]", "[]", false },
	{ "[]", "[1]", false },
	{ "[\"a\"]", "[1,2]", false },
	{ "[\"a\",\"b\"]", "[1]", false },
	{ "[\"a\",]", "[1]", false },
	{ "[\"a\"", "[1]", false },
	{ "[1]", "[1]", false },
	{ "[\"a\"]", "[[]]", false },
	{ "[\"a\"]", "[[1]", false },
	{ "[\"a\"]", "[1,]", false },
	{ "[\"a\"]", "[1]x", false },
	{ "[\"a\"]", "[[1,]]", false },
	{ "[\"a\"]", "[[1,null,1,2,null,3,4]]", false },
	{ "[\"a\"]", "[[1,\"week\"]]", false },
	{ "[\"a\"]", "[[1,1]]", false },
	{ "[\"a\"]", "[1.5]", false },
	{ "[\"a\"]", "[+1]", false },
	{ "[\"a\"]", "[ 1]", false },
	{ "[\"a\"]", "[-]", false },
	{ "[\"a\"]", "[9223372036854775808]", false },
	{ "[\"a\"]", "[[1,null,null,-1]]", false },
	{ "[\"a\"]", "[[1,null,null,4294967296]]", false },
	{ "[\"a\"]", "[[1,null,null,2,3]]", false },
	{ "[\"a\\", "[1]", false },
	{ "[\"a\\u", "[1]", false },
	{ "[\"a\\u001", "[1]", false },
	{ "[\"a\\u0000\"]", "[1]", false },
	{ "[\"a\\u00 1\"]", "[1]", false },
	{ "[\"a\\u0041\"]", "[1]", false },
	{ "[\"a\\n\"]", "[1]", false },
	{ "[\"a\\u001f", "[1]", false },
};

Test(store_timeline, what_we_did_not_write_is_not_read)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };

	for (size_t i = 0;
	     i < sizeof(written_or_not) / sizeof(written_or_not[0]); i++) {
		struct ticket got = { 0 };

		cr_expect_eq(timeline_read(written_or_not[i].names,
				 written_or_not[i].text, &arena, &vocab, &got),
		    written_or_not[i].whole, "%s %s", written_or_not[i].names,
		    written_or_not[i].text);
	}
	vocab_release(&vocab);
	arena_release(&arena);
}

/* What most events are costs nothing but its instant. */
Test(store_timeline, leaves_out_what_goes_without_saying)
{
	static const struct {
		const char *text;
		struct event event;
	} rows[] = {
		{ "[1]", { "a", NULL, 1, 1, GRAIN_SECOND, 7, 0 } },
		{ "[[1,\"minute\"]]", { "a", NULL, 1, 1, GRAIN_MINUTE, 7, 0 } },
		{ "[[1,\"day\",9]]", { "a", NULL, 1, 9, GRAIN_DAY, 7, 0 } },
		{ "[[1,null,null,8]]",
		    { "a", NULL, 1, 1, GRAIN_SECOND, 8, 0 } },
		{ "[[1,null,null,null,\"b\"]]",
		    { "a", "b", 1, 1, GRAIN_SECOND, 7, 0 } },
		{ "[[1,null,null,null,null,120]]",
		    { "a", NULL, 1, 1, GRAIN_SECOND, 7, 120 } },
		{ "[null]",
		    { "a", NULL, INSTANT_NONE, INSTANT_NONE, GRAIN_SECOND, 7,
			0 } },
		{ "[[-1,null,-9223372036854775808]]",
		    { "a", NULL, -1, INSTANT_NONE, GRAIN_SECOND, 7, 0 } },
	};
	struct buf text = { 0 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct event event = rows[i].event;
		struct ticket ticket = {
			.line = 7, .events = &event, .event_count = 1
		};

		cr_expect_str_eq(written(&ticket, &text), rows[i].text);
	}
	buf_release(&text);
}

Test(store_timeline, a_damaged_one_is_a_fault_that_names_the_ticket)
{
	struct store *store = opened(":memory:", STORE_WRITE);
	struct export_file file = export_make("a.csv", 'a', 0);
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct fault fault = { 0 };
	struct ticket ticket;
	struct ticket got;

	put_export(store, &file);
	ticket = ticket_make(&file, "K-1");
	put_ticket(store, &ticket);
	cr_assert_eq(
	    store_exec(store, "UPDATE ticket_row SET timeline = '[1]'", &fault),
	    0);
	cr_expect_eq(
	    store_get_ticket(store, &arena, &vocab, ticket.id, &got, &fault),
	    -1);
	cr_expect_eq(fault.kind, FAULT_STORE);
	cr_expect_not_null(strstr(fault.text, "\"K-1\""), "%s", fault.text);
	vocab_release(&vocab);
	arena_release(&arena);
	store_close(store);
}
