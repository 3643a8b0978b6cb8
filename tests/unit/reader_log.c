/* reader_log.c -- log exports: scattered, unsorted rows to tickets. */
/* SPDX-License-Identifier: MIT */
#include "read_desk.h"

static const char *nulls[] = { "?" };
static const char *formats[] = { "%Y-%m-%dT%H:%M:%S%z" };
static const char *key[] = { "ticket" };
static const char *order[] = { "opened", "acked", "closed" };
static struct word_pair names[] = {
	{ "open", "opened" },
	{ "ack", "acked" },
	{ "close", "closed" },
};
static struct event_rule named[] = {
	{ .named_by = "what",
	    .names = names,
	    .name_count = COUNT_OF(names),
	    .time = "at",
	    .by_column = "who" },
};
static struct titled titles[] = {
	{ "opened", "opened" },
	{ "acked", "acknowledged" },
	{ "closed", "closed" },
};

struct desk {
	struct mapping mapping;
	struct process process;
	struct book book;
	struct reader_input input;
};

static void
desk_set(struct desk *desk)
{
	*desk = (struct desk) {
		.mapping = {
			.id = "log",
			.shape = SHAPE_LOG,
			.process = "request",
			.delimiter = ',',
			.nulls = { LIST(nulls) },
			.formats = formats,
			.format_count = 1,
			.key = key,
			.key_count = 1,
			.customer = { .column = "tld" },
			.events = named,
			.event_count = 1,
		},
		.process = {
			.id = "request",
			.events = titles,
			.event_count = COUNT_OF(titles),
			.order = { LIST(order) },
		},
		.book = { .processes = &desk->process, .process_count = 1 },
		.input = {
			.book = &desk->book,
			.mapping = &desk->mapping,
			.cutoff = INSTANT_NONE,
		},
	};
}

#define HEAD "ticket,what,at,tld,who\n"

Test(reader_log, scattered_and_unsorted_rows_are_one_ticket)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell(HEAD "T2,close,2021-03-05T10:00:00Z,b,desk\n"
		       "T1,open,2021-03-01T10:00:00Z,a,?\n"
		       "T2,open,2021-03-02T10:00:00Z,b,\n"
		       "T1,close,2021-03-01T11:00:00Z,,desk\n"
		       "T2,ack,2021-03-02T10:00:00Z,b,desk\n",
	    &desk.input, &got);
	cr_assert_eq(got.rc, 0, "%s", got.fault.text);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T1@3 request - a - - -: opened=2021-03-01T10:00:00Z@3"
	    " closed=2021-03-01T11:00:00Z/desk@5\n"
	    "T2@2 request - b - - -: opened=2021-03-02T10:00:00Z@4"
	    " acked=2021-03-02T10:00:00Z/desk@6"
	    " closed=2021-03-05T10:00:00Z/desk@2\n");
	cr_expect_str_eq(buf_text(&got.diags), "");
	cr_expect_eq(got.tally.read, 5);
	cr_expect_eq(got.tally.tickets, 2);
	reading_release(&got);
}

Test(reader_log, the_order_of_the_rows_changes_nothing)
{
	static const char *const rows[] = {
		"T1,open,2021-03-01T10:00:00Z,a,x\n",
		"T1,ack,2021-03-01T11:00:00Z,a,y\n",
		"T1,close,2021-03-01T12:00:00Z,a,z\n",
	};
	static const size_t orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 },
		{ 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	struct desk desk;

	desk_set(&desk);
	for (size_t i = 0; i < COUNT_OF(orders); i++) {
		size_t line[3] = { 0 };
		struct reading got;
		struct buf text = { 0 };
		struct buf want = { 0 };

		buf_put(&text, HEAD);
		for (size_t r = 0; r < 3; r++) {
			buf_put(&text, rows[orders[i][r]]);
			line[orders[i][r]] = r + 2;
		}
		buf_print(&want,
		    "T1@2 request - a - - -: opened=2021-03-01T10:00:00Z/x@%zu"
		    " acked=2021-03-01T11:00:00Z/y@%zu"
		    " closed=2021-03-01T12:00:00Z/z@%zu\n",
		    line[0], line[1], line[2]);
		text_tell(buf_text(&text), &desk.input, &got);
		cr_expect_str_eq(buf_text(&got.tickets), buf_text(&want));
		cr_expect_str_eq(buf_text(&got.diags), "");
		buf_release(&text);
		buf_release(&want);
		reading_release(&got);
	}
}

Test(reader_log, a_bad_row_costs_itself_only)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell(HEAD "T1,open,2021-03-01T10:00:00Z,a,\n"
		       "T1,reopen,2021-03-01T11:00:00Z,a,\n"
		       "T1,ack,2021-03-01 11:00,a,\n"
		       ",ack,2021-03-01T11:00:00Z,a,\n"
		       "T1,?,2021-03-01T11:00:00Z,a,\n"
		       "T1,ack,?,a,\n"
		       "T1,close,2021-03-01T12:00:00Z,a,\n"
		       "T3,close,2021-03-01T12:00:00Z\n",
	    &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T1@2 request - a - - -: opened=2021-03-01T10:00:00Z@2"
	    " closed=2021-03-01T12:00:00Z@8\n");
	cr_expect_str_eq(buf_text(&got.diags),
	    "3.2 word what [reopen] T1\n"
	    "4.3 time at [2021-03-01 11:00] T1\n"
	    "5.1 key ticket []\n"
	    "9.0 fields (3 fields, and the header has 5)\n");
	cr_expect_eq(got.tally.read, 8);
	cr_expect_eq(got.tally.rejected, 4);
	reading_release(&got);
}

Test(reader_log, an_identical_row_is_told)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell(HEAD "T1,open,2021-03-01T10:00:00Z,a,\r\n"
		       "T1,close,2021-03-01T12:00:00Z,a,\n"
		       "T1,open,2021-03-01T10:00:00Z,a,",
	    &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.diags),
	    "4.0 duplicate-row T1 (identical to line 2)\n"
	    "4.0 truncated (the file ends without a line end)\n");
	cr_expect_eq(got.tally.accepted, 3);
	reading_release(&got);
}

Test(reader_log, rows_that_disagree_about_the_customer_are_told)
{
	const struct {
		enum pick pick;
		const char *customer;
		const char *diags;
	} picks[] = {
		{ PICK_EACH, "a",
		    "2.4 conflict tld [b] T1 (line 3 says a, line 2 says "
		    "b)\n" },
		{ PICK_FIRST, "a",
		    "2.4 conflict tld [b] T1 (line 3 says a, line 2 says "
		    "b)\n" },
		{ PICK_LAST, "c", "" },
	};
	struct desk desk;

	desk_set(&desk);
	for (size_t i = 0; i < COUNT_OF(picks); i++) {
		struct reading got;
		char head[64];

		desk.mapping.customer.pick = picks[i].pick;
		text_tell(HEAD "T1,ack,2021-03-01T11:00:00Z,b,\n"
			       "T1,open,2021-03-01T10:00:00Z,a,\n"
			       "T1,close,2021-03-01T12:00:00Z,c,\n"
			       "T1,close,2021-03-01T12:30:00Z,?,\n",
		    &desk.input, &got);
		snprintf(head, sizeof(head),
		    "T1@2 request - %s - - -:", picks[i].customer);
		cr_expect_eq(
		    strncmp(buf_text(&got.tickets), head, strlen(head)), 0,
		    "%s", buf_text(&got.tickets));
		cr_expect_str_eq(buf_text(&got.diags), picks[i].diags);
		reading_release(&got);
	}
}

Test(reader_log, an_impossible_order_names_both_events)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	text_tell(HEAD "T1,open,2021-03-01T10:00:00Z,a,\n"
		       "T1,close,2021-03-01T09:00:00Z,a,\n"
		       "T1,close,2021-03-01T11:00:00Z,a,\n"
		       "T2,ack,2021-03-01T11:00:00Z,a,\n",
	    &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.diags),
	    "3.3 time-order at [2021-03-01T09:00:00Z] T1 (closed "
	    "(2021-03-01T09:00:00Z) is before opened "
	    "(2021-03-01T10:00:00Z))\n"
	    "5.0 no-start T2 (opened)\n");
	reading_release(&got);
}

/* A desk that writes its state into each row and repeats the ticket's own
 * times: acknowledged is the first row that is not new, by the row's time. */
Test(reader_log, first_and_last_rows_are_picked_by_time_among_those_that_fit)
{
	const char *fresh[] = { "New" };
	const char *done[] = { "Closed" };
	struct condition not_new = {
		.column = "state", .words = { LIST(fresh) }, .negated = true
	};
	struct condition closed = { .column = "state",
		.words = { LIST(done) } };
	struct event_rule rules[] = {
		{ .event = "opened", .time = "opened", .pick = PICK_FIRST },
		{ .event = "acked",
		    .time = "at",
		    .when = &not_new,
		    .when_count = 1,
		    .pick = PICK_FIRST },
		{ .event = "closed", .time = "closed", .pick = PICK_LAST },
		{ .event = "touched",
		    .time = "at",
		    .when = &closed,
		    .when_count = 1 },
	};
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	desk.mapping.customer = (struct field){ 0 };
	desk.mapping.category =
	    (struct field){ .column = "priority", .pick = PICK_LAST };
	desk.mapping.events = rules;
	desk.mapping.event_count = COUNT_OF(rules);
	text_tell("ticket,state,at,opened,closed,priority\n"
		  "T1,Closed,2021-03-03T00:00:00Z,2021-03-01T00:00:00Z,"
		  "2021-03-02T12:00:00Z,3\n"
		  "T1,New,2021-03-01T00:10:00Z,2021-03-01T00:00:00Z,"
		  "2021-03-02T11:00:00Z,1\n"
		  "T1,Active,2021-03-02T00:00:00Z,2021-03-01T00:00:00Z,?,2\n"
		  "T2,New,2021-03-01T00:10:00Z,?,?,1\n",
	    &desk.input, &got);
	cr_assert_eq(got.rc, 0, "%s", got.fault.text);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T1@2 request 3 - - - -: opened=2021-03-01T00:00:00Z@3"
	    " acked=2021-03-02T00:00:00Z@4"
	    " closed=2021-03-02T12:00:00Z@2"
	    " touched=2021-03-03T00:00:00Z@2\n"
	    "T2@5 request 1 - - - -:\n");
	reading_release(&got);
}

Test(reader_log, rows_without_a_time_stay_where_the_file_has_them)
{
	struct event_rule rules[] = {
		{ .event = "opened", .time = "at" },
		{ .event = "closed", .time = "closed", .pick = PICK_LAST },
	};
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	desk.mapping.customer =
	    (struct field){ .column = "tld", .pick = PICK_LAST };
	desk.mapping.events = rules;
	desk.mapping.event_count = 2;
	text_tell("ticket,at,closed,tld\n"
		  "T1,2021-03-02T00:00:00Z,2021-03-09T00:00:00Z,a\n"
		  "T1,?,2021-03-08T00:00:00Z,b\n"
		  "T1,2021-03-01T00:00:00Z,2021-03-07T00:00:00Z,c\n",
	    &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T1@2 request - b - - -: opened=2021-03-01T00:00:00Z@4"
	    " opened=2021-03-02T00:00:00Z@2 closed=2021-03-08T00:00:00Z@3\n");
	reading_release(&got);
}

Test(reader_log, an_occurrence_number_is_for_wide_exports)
{
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	desk.mapping.occurrence = true;
	text_tell(HEAD "T1,open,2021-03-01T10:00:00Z,a,\n"
		       "T1,close,2021-03-01T11:00:00Z,a,\n",
	    &desk.input, &got);
	cr_expect_eq(got.tally.tickets, 1);
	cr_expect_eq(strncmp(buf_text(&got.tickets), "T1@2 ", 5), 0);
	reading_release(&got);
}

/* Each row says the region, and may not disagree; the first one says the
 * registry, by time, and the last one the desk. */
Test(reader_log, attributes_come_from_each_or_the_first_or_the_last_row)
{
	struct named_field fields[] = {
		{ "desk", { .column = "who", .pick = PICK_LAST } },
		{ "region", { .column = "tld" } },
		{ "source", { .constant = "log" } },
	};
	struct desk desk;
	struct reading got;

	desk_set(&desk);
	desk.mapping.customer = (struct field){ 0 };
	desk.mapping.attributes = fields;
	desk.mapping.attribute_count = COUNT_OF(fields);
	text_tell(HEAD "T1,close,2021-03-01T11:00:00Z,?,late\n"
		       "T2,open,2021-03-02T10:00:00Z,,\n"
		       "T1,open,2021-03-01T10:00:00Z,north,early\n"
		       "T1,ack,2021-03-01T10:30:00Z,south,?\n",
	    &desk.input, &got);
	cr_expect_str_eq(buf_text(&got.tickets),
	    "T1@2 request - - - - - desk=late region=north source=log:"
	    " opened=2021-03-01T10:00:00Z/early@4"
	    " acked=2021-03-01T10:30:00Z@5"
	    " closed=2021-03-01T11:00:00Z/late@2\n"
	    "T2@3 request - - - - - source=log:"
	    " opened=2021-03-02T10:00:00Z@3\n");
	cr_expect_str_eq(buf_text(&got.diags),
	    "5.4 conflict tld [south] T1 (line 4 says north, line 5 says"
	    " south)\n");
	reading_release(&got);
}
