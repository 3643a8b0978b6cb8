/* reader_intervals.c -- a row an interval: what begins, and when it is over. */
/* SPDX-License-Identifier: MIT */
#include "wide_desk.h"

static const char *outage_words[] = { "outage" };
static const char *watch_words[] = { "unwatched" };
static struct condition outages[] = { { .column = "kind",
    .words = { outage_words, 1 } } };
static struct condition watches[] = { { .column = "kind",
    .words = { watch_words, 1 } } };

/* The desk's process has an order of opened and closed, not of mailed. */
static struct event_rule begins_and_ends[] = {
	{ .event = "opened", .time = "from", .when = outages, .when_count = 1 },
	{ .event = "mailed", .time = "from", .when = watches, .when_count = 1 },
	{ .event = "closed", .time = "to" },
};

static void
row_read(const char *row, struct event_rule *rules, struct reading *got)
{
	struct desk desk;
	char bytes[256];

	desk_set(&desk);
	desk.mapping.shape = SHAPE_INTERVALS;
	desk.mapping.events = rules;
	desk.mapping.event_count = COUNT_OF(begins_and_ends);
	desk.mapping.category = (struct field){ 0 };
	desk.mapping.customer = (struct field){ 0 };
	snprintf(bytes, sizeof(bytes), "id,kind,from,to\n%s\n", row);
	text_tell(bytes, &desk.input, got);
	cr_expect_eq(got->rc, 0, "%s", got->fault.text);
}

static void
row_expect(const char *row, size_t tickets, enum diag_code code, uint64_t n)
{
	struct reading got;

	row_read(row, begins_and_ends, &got);
	cr_expect_eq(got.tally.tickets, tickets, "%s", row);
	cr_expect_eq(got.tally.diags[code], n, "%s", row);
	reading_release(&got);
}

Test(reader_intervals, a_row_begins_and_may_be_over)
{
	row_expect(
	    "a,outage,2021-03-01 10:00,2021-03-01 11:00", 1, DIAG_INTERVAL, 0);
	row_expect("a,unwatched,2021-03-01 10:00,", 1, DIAG_INTERVAL, 0);
}

Test(reader_intervals, of_which_nothing_begins_is_rejected)
{
	row_expect("a,outage,,2021-03-01 11:00", 0, DIAG_INTERVAL, 1);
	row_expect("a,outage,,", 0, DIAG_INTERVAL, 1);
	row_expect(
	    "a,other,2021-03-01 10:00,2021-03-01 11:00", 0, DIAG_INTERVAL, 1);
	/* a time that is none is said once */
	row_expect("a,outage,soon,2021-03-01 11:00", 0, DIAG_INTERVAL, 0);
}

Test(reader_intervals, that_begins_two_things_is_rejected)
{
	struct event_rule both[COUNT_OF(begins_and_ends)];
	struct reading got;

	memcpy(both, begins_and_ends, sizeof(both));
	both[1].when_count = 0;
	row_read("a,outage,2021-03-01 10:00,2021-03-01 11:00", both, &got);
	cr_expect_eq(got.tally.diags[DIAG_INTERVAL], 1);
	cr_expect_eq(got.tally.rejected, 1);
	reading_release(&got);
}

/* Said once, whether or not the procedure has an order for the two. */
Test(reader_intervals, over_before_it_began_is_said)
{
	row_expect(
	    "a,outage,2021-03-01 10:00,2021-03-01 09:00", 1, DIAG_ORDER, 1);
	row_expect(
	    "a,unwatched,2021-03-01 10:00,2021-03-01 09:00", 1, DIAG_ORDER, 1);
	row_expect(
	    "a,outage,2021-03-01 10:00,2021-03-01 10:00", 1, DIAG_ORDER, 0);
}
