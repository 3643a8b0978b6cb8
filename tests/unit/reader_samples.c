/* reader_samples.c -- samples: rows whose events count things. */
/* SPDX-License-Identifier: MIT */
#include "wide_desk.h"

static struct event_rule counts[] = {
	{ .event = "opened", .time = "day", .count = "checked" },
	{ .event = "closed", .time = "day", .count = "right" },
};

#define DAY "2021-03-01T05:00:00Z..2021-03-02T05:00:00Z@2"

static void
row_expect(const char *row, const char *want, uint64_t complaints)
{
	struct desk desk;
	struct reading got;
	char bytes[256];

	desk_set(&desk);
	desk.mapping.shape = SHAPE_SAMPLES;
	desk.mapping.events = counts;
	desk.mapping.event_count = COUNT_OF(counts);
	desk.mapping.category = (struct field){ 0 };
	desk.mapping.customer = (struct field){ 0 };
	snprintf(bytes, sizeof(bytes), "id,day,checked,right\n%s\n", row);
	text_tell(bytes, &desk.input, &got);
	cr_expect_eq(got.rc, 0, "%s", got.fault.text);
	cr_expect_str_eq(buf_text(&got.tickets), want, "%s: got %s", row,
	    buf_text(&got.tickets));
	cr_expect_eq(got.tally.diags[DIAG_COUNT], complaints, "%s", row);
	cr_expect_eq(got.tally.rejected, complaints > 0, "%s", row);
	reading_release(&got);
}

Test(reader_samples, a_row_has_a_count_at_each_event)
{
	row_expect("a,2021-03-01,120,118",
	    "a@2 request - - - web -: opened=" DAY "*120 closed=" DAY "*118\n",
	    0);
	row_expect("a,2021-03-01,1000000000,0",
	    "a@2 request - - - web -: opened=" DAY "*1000000000 closed=" DAY
	    "\n",
	    0);
}

/* Nothing there is not nought: the event did not happen. */
Test(reader_samples, a_count_left_out_is_no_event)
{
	row_expect("a,2021-03-01,120,",
	    "a@2 request - - - web -: opened=" DAY "*120\n", 0);
	row_expect("a,2021-03-01,120,n/a",
	    "a@2 request - - - web -: opened=" DAY "*120\n", 0);
	row_expect("a,2021-03-01,,", "a@2 request - - - web -:\n", 0);
}

Test(reader_samples, what_is_no_whole_number_is_rejected)
{
	static const char *const bad[] = { "-1", "+1", "1.0", "1e3", "0x10",
		" 1", "1 ", "1,000", "1000000001", "99999999999999999999999",
		"one", "\xEF\xBC\x91" };

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		char row[128];

		snprintf(row, sizeof(row), "a,2021-03-01,\"%s\",1", bad[i]);
		row_expect(row, "", 1);
	}
	row_expect("a,2021-03-01,x,y", "", 2);
}
