/* change.c -- what a later export tells otherwise of the past. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/change.h"

#include <criterion/criterion.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/mapping.h"
#include "slaudit/names.h"

enum { CUTOFF = 1000, DAY = 86400 };

#define AT(name, when)                                                         \
	{                                                                      \
		name, NULL, when, when, GRAIN_SECOND, 0, 0                     \
	}

static struct ticket
ticket_of(struct event *events, size_t count)
{
	return (struct ticket){ .key = "T-1",
		.category = "a",
		.customer = "de",
		.events = events,
		.event_count = count };
}

/* "moved answered 200 300; ..." */
static const char *
compared(struct arena *arena, const struct versions *of)
{
	struct buf text = { 0 };
	struct change *changes;
	size_t count = versions_compare(arena, of, &changes);
	const char *made;

	for (size_t i = 0; i < count; i++) {
		const struct change *c = &changes[i];

		buf_print(&text, "%s%s %s", i > 0 ? "; " : "",
		    change_words[c->kind], c->field);
		if (c->kind == CHANGE_FIELD)
			buf_print(&text, " %s %s",
			    c->old == NULL ? "-" : c->old,
			    c->now == NULL ? "-" : c->now);
		if (c->was != NULL)
			buf_print(&text, " %lld", (long long)c->was->at);
		if (c->is != NULL)
			buf_print(&text, " %lld", (long long)c->is->at);
	}
	made = arena_copy(arena, buf_text(&text));
	buf_release(&text);
	return made;
}

static const struct {
	const char *label;
	struct event before[3], after[3];
	size_t before_count, after_count;
	const char *want;
} rows[] = {
	{ "nothing", { AT("received", 100), AT("answered", 200) },
	    { AT("received", 100), AT("answered", 200) }, 2, 2, "" },
	{ "other lines and another order",
	    { { "a", NULL, 100, 100, GRAIN_SECOND, 2, 0 },
		{ "b", NULL, 100, 100, GRAIN_SECOND, 3, 0 } },
	    { { "b", NULL, 100, 100, GRAIN_SECOND, 7, 0 },
		{ "a", NULL, 100, 100, GRAIN_SECOND, 9, 0 } },
	    2, 2, "" },
	{ "the same time written more exactly",
	    { { "a", NULL, 120, 120, GRAIN_MINUTE, 2, 0 } },
	    { { "a", NULL, 120, 120, GRAIN_SECOND, 2, 0 } }, 1, 1, "" },
	{ "progress", { AT("received", 100) },
	    { AT("received", 100), AT("answered", 1000) }, 1, 2, "" },
	{ "a second before the cut-off it would have been known",
	    { AT("received", 100) },
	    { AT("received", 100), AT("answered", 999) }, 1, 2,
	    "added answered 999" },
	{ "moved within the past", { AT("received", 100), AT("answered", 300) },
	    { AT("received", 100), AT("answered", 200) }, 2, 2,
	    "moved answered 300 200" },
	{ "moved behind the cut-off",
	    { AT("received", 100), AT("answered", 300) },
	    { AT("received", 100), AT("answered", 2000) }, 2, 2,
	    "moved answered 300 2000" },
	{ "removed", { AT("received", 100), AT("answered", 300) },
	    { AT("received", 100) }, 2, 1, "removed answered 300" },
	{ "of the future it was told, and did not happen",
	    { AT("received", 100), AT("answered", 1500) },
	    { AT("received", 100) }, 2, 1, "" },
	{ "one of several moved, a further one since",
	    { AT("asked", 100), AT("asked", 300) },
	    { AT("asked", 100), AT("asked", 350), AT("asked", 1200) }, 2, 3,
	    "moved asked 300 350" },
	{ "a date of the cut-off's own day is progress",
	    { AT("received", 100) },
	    { AT("received", 100),
		{ "answered", NULL, 900, 900 + DAY, GRAIN_DAY, 2, 0 } },
	    1, 2, "" },
	{ "and one that was told is missed",
	    { AT("received", 100),
		{ "answered", NULL, 900, 900 + DAY, GRAIN_DAY, 2, 0 } },
	    { AT("received", 100) }, 2, 1, "removed answered 900" },
	{ "another party", { { "a", "us", 100, 100, 0, 2, 0 } },
	    { { "a", "them", 100, 100, 0, 2, 0 } }, 1, 1, "moved a 100 100" },
	{ "another count", { { "a", NULL, 100, 100, 0, 2, 7 } },
	    { { "a", NULL, 100, 100, 0, 2, 8 } }, 1, 1, "moved a 100 100" },
};

Test(change, finds_what_differs_before_the_cutoff_and_nothing_else)
{
	struct arena arena = { 0 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct event before[3];
		struct event after[3];
		struct ticket a = ticket_of(before, rows[i].before_count);
		struct ticket b = ticket_of(after, rows[i].after_count);
		const struct versions of = {
			.before = &a, .after = &b, .cutoff = CUTOFF
		};

		memcpy(before, rows[i].before, sizeof(before));
		memcpy(after, rows[i].after, sizeof(after));
		cr_expect_str_eq(
		    compared(&arena, &of), rows[i].want, "%s", rows[i].label);
	}
	arena_release(&arena);
}

Test(change, compares_words_that_both_mappings_read)
{
	struct arena arena = { 0 };
	struct named_word few[] = { { "fee", "none" } };
	struct named_word more[] = { { "fee", "paid" }, { "queue", "q1" } };
	struct ticket a = ticket_of(NULL, 0);
	struct ticket b = ticket_of(NULL, 0);
	struct named_field fee = { .name = "fee" };
	struct mapping map = {
		.category.column = "c", .attributes = &fee, .attribute_count = 1
	};
	struct versions of = { .before = &a, .after = &b, .cutoff = CUTOFF };

	a.attributes = few;
	a.attribute_count = 1;
	a.status = "open";
	b.attributes = more;
	b.attribute_count = 2;
	b.status = "closed";
	b.category = "b";
	b.customer = NULL;
	b.channel = "mail";
	cr_expect_str_eq(compared(&arena, &of),
	    "field category a b; field channel - mail; field customer de -; "
	    "field fee none paid; field queue - q1");
	/* The earlier mapping read neither customers nor queues. */
	of.before_map = &map;
	cr_expect_str_eq(
	    compared(&arena, &of), "field category a b; field fee none paid");
	of.before_map = NULL;
	of.after_map = &map;
	cr_expect_str_eq(compared(&arena, &of),
	    "field category a b; field fee none paid; field queue - q1");
	arena_release(&arena);
}

Test(change, puts_the_past_back_and_leaves_what_happened_since)
{
	struct arena arena = { 0 };
	struct event before[] = { AT("received", 100), AT("answered", 300),
		AT("checked", 400) };
	struct event after[] = { AT("asked", 50), AT("received", 200),
		AT("answered", 250), AT("resolved", 1500) };
	struct named_word few[] = { { "fee", "none" }, { "old", "word" } };
	struct named_word more[] = { { "fee", "paid" }, { "queue", "q1" } };
	struct ticket a = ticket_of(before, 3);
	struct ticket b = ticket_of(after, 4);
	const struct versions of = {
		.before = &a, .after = &b, .cutoff = CUTOFF
	};
	struct change *changes;
	size_t count;
	const struct ticket *made;
	struct versions again;

	a.attributes = few;
	b.attributes = more;
	a.attribute_count = b.attribute_count = 2;
	b.category = "b";
	count = versions_compare(&arena, &of, &changes);
	made = versions_unchanged(&arena, &of, changes, count);
	cr_expect_str_eq(made->category, "a");
	cr_expect_eq(made->event_count, 4);
	cr_expect_str_eq(made->events[3].name, "resolved");
	again =
	    (struct versions){ .before = &a, .after = made, .cutoff = CUTOFF };
	cr_expect_str_eq(compared(&arena, &again), "");
	for (size_t i = 1; i < made->event_count; i++)
		cr_expect_leq(made->events[i - 1].at, made->events[i].at);
	/* AFTER is as it was. */
	cr_expect_str_eq(b.category, "b");
	cr_expect_eq(b.attributes[0].word, more[0].word);
	arena_release(&arena);
}

Test(change, a_ticket_began_before_where_all_of_its_first_second_was)
{
	struct event early[] = { AT("received", 999) };
	struct event edge[] = { AT("received", 1000) };
	struct event date[] = { { "received", NULL, 500, 500 + DAY, GRAIN_DAY,
	    2, 0 } };
	const struct ticket none = ticket_of(NULL, 0);
	const struct ticket a = ticket_of(early, 1);
	const struct ticket b = ticket_of(edge, 1);
	const struct ticket c = ticket_of(date, 1);

	cr_expect(ticket_began_before(&a, CUTOFF));
	cr_expect_not(ticket_began_before(&b, CUTOFF));
	cr_expect_not(ticket_began_before(&c, CUTOFF));
	cr_expect_not(ticket_began_before(&none, CUTOFF));
}
