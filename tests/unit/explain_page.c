/* explain_page.c -- a verdict told so that a pencil can repeat it.
 *
 * Times of the first case are those of clocks.md section 4: received Friday
 * 16:00, acknowledged Monday 16:30, open 9 to 17. */
/* SPDX-License-Identifier: MIT */
#include "report_desk.h"

#include "slaudit/measure.h"

enum { HOUR = 3600 };

static const char complaint[] = "complaint";
static const char received[] = "received";
static const char acknowledged[] = "acknowledged";
static const char asked[] = "asked";
static const char replied[] = "replied";

static struct desk desk;
static struct titled titles[] = { { received, "complaint received" },
	{ acknowledged, "complaint acknowledged" } };
static struct process process = { .id = complaint,
	.title = "Customer complaint",
	.events = titles,
	.event_count = 2 };
static const char *from[] = { received };
static const char *to[] = { acknowledged };
static struct span hours = { 9 * HOUR, 17 * HOUR };
static struct schedule office;
static struct schedule *calendars[] = { &office };
static const char *asked_at; /* NULL: nobody asked back */
static const char *replied_at;
static const char *pausing[] = { asked };
static struct event events[4];
static int64_t as_of;
static enum grain stop_grain;

static void
setup(void)
{
	desk_init(&desk);
	as_of = INSTANT_NONE;
	stop_grain = GRAIN_SECOND;
	office = (struct schedule){
		.id = "office",
		.title = "The office",
		.zone = "America/Los_Angeles",
		.covers_from = day_of(2021, 1, 1),
		.covers_to = day_of(2021, 12, 31),
		.standard_day = 8 * HOUR,
		.status = STATUS_ASSUMED,
	};
	for (int day = 0; day < 5; day++)
		office.week[day] = (struct spans){ &hours, 1 };
	desk.book.processes = &process;
	desk.book.process_count = 1;
	desk.book.calendars = calendars;
	desk.book.calendar_count = 1;
	desk.file.name = "complaints.csv";
	asked_at = replied_at = NULL;
}

static void
teardown(void)
{
	desk_close(&desk);
}

TestSuite(explain_page, .init = setup, .fini = teardown);

static struct sle *
the_sle(enum clock_kind clock, int64_t limit)
{
	struct sle *sle = desk_sle(&desk, "C.1", SLE_NO_SHARE);

	sle->title = "Complaint acknowledged";
	sle->process = complaint;
	sle->from = (struct words){ from, 1 };
	sle->to = (struct words){ to, 1 };
	sle->clock = clock;
	sle->limit = limit;
	sle->source = "Annex Y, step 1";
	if (clock == CLOCK_BUSINESS || clock == CLOCK_BUSINESS_DAYS)
		sle->calendar = &office;
	return sle;
}

/* NULL: it did not happen. The lines count from 2. */
static void
event_put(
    struct ticket *ticket, const char *name, const char *at, const char *party)
{
	struct event *event = &events[ticket->event_count];

	if (at == NULL)
		return;
	*event = (struct event){ .name = name,
		.at = instant_parse(at),
		.until = instant_parse(at),
		.party = party,
		.line = (uint32_t)++ticket->event_count + 1 };
}

/* The story of one complaint as text; ACKED NULL: still open. */
static const char *
told(const char *received_at, const char *acked)
{
	struct ticket ticket = { .process = complaint,
		.key = "C-awkward",
		.customer = "example",
		.line = 2,
		.events = events };
	struct fault fault = { 0 };
	struct clocks *clocks = NULL;
	struct outcome *outcomes = NULL;
	const struct calendar *calendar = NULL;
	struct explanation story = { .book = &desk.book,
		.wording = desk.audit.wording,
		.ticket = &ticket,
		.file = &desk.file,
		.as_of = as_of };
	const char *text;

	ticket.event_count = 0;
	event_put(&ticket, received, received_at, NULL);
	event_put(&ticket, asked, asked_at, "operator");
	event_put(&ticket, replied, replied_at, "customer");
	event_put(&ticket, acknowledged, acked, "operator");
	if (acked != NULL && stop_grain == GRAIN_DAY) {
		struct event *last = &events[ticket.event_count - 1];

		last->grain = GRAIN_DAY;
		last->until = last->at + SECONDS_PER_DAY;
	}
	cr_assert_eq(
	    clocks_open(&clocks, &desk.book, &fault), 0, "%s", fault.text);
	story.outcome_count =
	    measure_ticket(&desk.arena, clocks, &desk.book, &ticket,
		as_of == INSTANT_NONE ? desk.file.cutoff : as_of, &outcomes);
	cr_assert_leq(story.outcome_count, (size_t)1);
	if (story.outcome_count == 1 && outcomes[0].sle->calendar != NULL)
		calendar = clocks_calendar(clocks, outcomes[0].sle->calendar);
	story.outcomes = outcomes;
	story.calendars = &calendar;
	text = desk_text(&desk, report_explain(&desk.arena, &story, desk.zone));
	clocks_close(clocks);
	return text;
}

static void
expect_all(const char *text, const char *const *parts)
{
	for (; *parts != NULL; parts++)
		cr_expect_not_null(
		    strstr(text, *parts), "no \"%s\" in\n%s", *parts, text);
}

static const char friday[] = "2021-03-05T16:00:00-08:00";
static const char monday[] = "2021-03-08T16:30:00-08:00";

Test(explain_page, business_days_show_every_reading)
{
	static const char *const parts[] = {
		"Ticket C-awkward\n================\n",
		"Customer complaint. TLD: example. Category: [x].",
		"Read from complaints.csv (SHA-256 0123456789ab...), first on",
		"complaint received      2021-03-05 16:00:00 -08:00  "
		"2021-03-06T00:00:00Z  [x]          2",
		"complaint acknowledged  2021-03-08 16:30:00 -08:00  "
		"2021-03-09T00:30:00Z  operator     3",
		"Met: it was due 2021-03-08 17:00:00 -08:00, 1 business day",
		"30,600 s = 8 h 30 min",
		"Fri 2021-03-05  16:00:00  17:00:00     3600     3600",
		"Mon 2021-03-08  09:00:00  16:30:00    27000    30600",
		"BD-END    this report's   met     2021-03-08 17:00:00 -08:00",
		"BD-CLOCK  for comparison  missed  2021-03-08 16:00:00 -08:00",
		"BD-HOURS  for comparison  missed  2021-03-08 16:00:00 -08:00",
		"Another way of counting days would turn this verdict",
		"Late from               2021-03-09 09:00:00 -08:00",
		"Counted in              March 2021",
		"Source                  Annex Y, step 1",
		"To name this case alone: C.1/complaint/C-awkward#1\n",
		NULL,
	};
	struct sle *sle = the_sle(CLOCK_BUSINESS_DAYS, 1);

	sle->day_rule = DAYS_BD_END;
	sle->variants[0] = DAYS_BD_CLOCK;
	sle->variants[1] = DAYS_BD_HOURS;
	sle->variant_count = 2;
	expect_all(told(friday, monday), parts);
}

/* 16:00-17:00 Friday and 9:00-16:30 Monday: 3,600 + 27,000 seconds. */
Test(explain_page, open_hours_are_added_up_to_the_verdict)
{
	static const char *const parts[] = {
		"Missed: it took 30,600 s = 8 h 30 min (open hours of: The "
		"office); the limit is 8 h, so it was over",
		"1,800 s = 30 min",
		"Fri 2021-03-05  16:00:00  17:00:00     3600     3600",
		"Mon 2021-03-08  09:00:00  16:30:00    27000    30600",
		NULL,
	};

	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	expect_all(told(friday, monday), parts);
}

/* Friday 16:00 to Monday 16:30 is 72 h 30 min: 261,000 s. */
Test(explain_page, each_verdict_is_a_sentence)
{
	static const struct {
		int64_t limit;
		const char *acked;
		const char *sentence;
	} rows[] = {
		{ 80 * HOUR, monday,
		    "Met: it took 261,000 s = 3 d 30 min (every hour counts); "
		    "the limit is 3 d 8 h, so 27,000 s = 7 h" },
		{ 261000, monday,
		    "Met: it took 261,000 s = 3 d 30 min (every hour counts), "
		    "exactly the limit of 3 d 30 min." },
		{ 260999, monday, "so it was over by 1 s.\n" },
		{ 260999, NULL, "Open, late: " },
		{ 1000 * HOUR, NULL, "Open, in time: " },
	};

	the_sle(CLOCK_ELAPSED, 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text;
		char *flat;

		desk.items[0].limit = rows[i].limit;
		text = told(friday, rows[i].acked);
		flat = arena_copy(&desk.arena, text);
		for (char *at = flat; *at != '\0'; at++)
			*at = *at == '\n' && at[1] != '\n' && at[1] != '\0'
			    ? ' '
			    : *at;
		cr_expect_not_null(strstr(flat, rows[i].sentence),
		    "no \"%s\" in\n%s", rows[i].sentence, flat);
	}
}

/* Of 30,600 open seconds a pause from Friday 16:30 to Monday 10:00 takes
 * 1,800 and 3,600; with 7 h left, 8 h are met. */
Test(explain_page, pauses_are_taken_out_down_to_the_verdict)
{
	static const char *const parts[] = {
		"Met: it took 25,200 s = 7 h",
		"Mon 2021-03-08  09:00:00  16:30:00    27000    30600",
		"that time is of: customer. From start to stop 30,600 s ran",
		"without the pauses 25,200 s count.",
		"2021-03-05 16:30:00 -08:00  2021-03-08 10:00:00 -08:00     3 "
		"    5400    25200",
		NULL,
	};
	struct sle *sle = the_sle(CLOCK_BUSINESS, 8 * HOUR);

	sle->pause = (struct words){ pausing, 1 };
	sle->pause_party = "customer";
	asked_at = "2021-03-05T16:30:00-08:00";
	replied_at = "2021-03-08T10:00:00-08:00";
	expect_all(told(friday, monday), parts);
	asked_at = replied_at = NULL;
	cr_expect_not_null(strstr(told(friday, monday), "but never did here."));
}

Test(explain_page, what_is_only_measured_has_no_verdict)
{
	struct sle *sle = the_sle(CLOCK_ELAPSED, 3 * HOUR);
	const char *text;

	sle->status = STATUS_UNKNOWN;
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "Measured only: it took 261,000 s"));
	cr_expect_null(strstr(text, "Missed"));
	cr_expect_null(strstr(text, "Due  "));
}

Test(explain_page, a_time_outside_the_calendar_is_said_so)
{
	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	office.covers_from = day_of(2021, 3, 8);
	cr_expect_not_null(strstr(
	    told(friday, monday), "The calendar does not cover this time"));
}

/* The same ticket, known only until Saturday: the answer is yet to come. */
Test(explain_page, what_is_later_than_the_data_is_marked)
{
	const char *text;

	the_sle(CLOCK_ELAPSED, 1000 * HOUR);
	as_of = instant_parse("2021-03-06T08:00:00Z");
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "(later than"), "%s", text);
	cr_expect_not_null(strstr(text, "Open, in time: "));
	as_of = instant_parse("2021-03-09T08:00:00Z");
	cr_expect_null(strstr(told(friday, monday), "(later than"));
}

Test(explain_page, a_ticket_that_begins_later_is_not_without_rules)
{
	const char *text;

	the_sle(CLOCK_ELAPSED, 3 * HOUR);
	as_of = instant_parse("2021-03-01T08:00:00Z");
	text = told(friday, monday);
	cr_expect_not_null(
	    strstr(text, "Every event of this ticket is later than the data"));
	cr_expect_null(strstr(text, "No expectation of the rule book"));
}

/* Friday 16:00 to Monday 16:30: 8 open hours and a half, 72.5 by the wall. */
Test(explain_page, the_time_by_the_wall_clock_stands_beside)
{
	const char *text;

	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "Time by the wall clock"));
	cr_expect_not_null(strstr(text, "3 d 30 min"), "%s", text);
}

Test(explain_page, a_limit_not_established_is_not_called_none)
{
	struct sle *sle = the_sle(CLOCK_ELAPSED, 3 * HOUR);
	const char *text;

	sle->status = STATUS_UNKNOWN;
	text = told(friday, monday);
	cr_expect_not_null(strstr(text, "(3 h) is not"), "%s", text);
	cr_expect_null(strstr(text, "There is no limit"));
}

Test(explain_page, a_stop_with_a_date_only_gets_no_midnight)
{
	const char *text;

	the_sle(CLOCK_BUSINESS_DAYS, 5)->day_rule = DAYS_BD_END;
	stop_grain = GRAIN_DAY;
	text = told(friday, "2021-03-08T00:00:00-08:00");
	cr_expect_not_null(strstr(text, "Met: "), "%s", text);
	cr_expect_null(strstr(text, "2021-03-08 00:00:00"), "%s", text);
}

/* A day on which the office is not as every week is shown with who said so. */
Test(explain_page, holidays_and_overrides_in_between_are_named)
{
	static const char *const parts[] = {
		"Mon 2021-03-08 is a holiday of office: Women's Day. Source: "
		"the law. Decided by: [x].\n",
		"Fri 2021-03-05 has hours of its own in office: Half day. "
		"Source: the board. Decided by: The Chair.\n",
		"Fri 2021-03-05  09:00:00  12:00:00    10800    10800",
		"Tue 2021-03-09  09:00:00  10:00:00     3600    14400",
		NULL,
	};
	struct span half = { 9 * HOUR, 12 * HOUR };
	struct dated override = { .day = day_of(2021, 3, 5),
		.spans = { &half, 1 },
		.name = "Half day",
		.source = "the board",
		.decided_by = "The Chair" };
	struct dated holidays[] = {
		{ .day = day_of(2021, 3, 4), .name = "Before" },
		{ .day = day_of(2021, 3, 8), .name = "Women's Day" },
		{ .day = day_of(2021, 3, 10), .name = "Afterwards" },
	};
	const char *text;

	office.source = "the law";
	office.holidays = holidays;
	office.holiday_count = 3;
	office.overrides = &override;
	office.override_count = 1;
	the_sle(CLOCK_BUSINESS, 8 * HOUR);
	text = told("2021-03-05T08:00:00-08:00", "2021-03-09T10:00:00-08:00");
	expect_all(text, parts);
	cr_expect_null(strstr(text, "Before"));
	cr_expect_null(strstr(text, "Afterwards"));
}

static const char operator_word[] = "operator";
static const char customer_word[] = "customer";
static struct word_pair moves[] = { { asked, customer_word },
	{ replied, operator_word } };
static const char *counted[] = { operator_word };

/* Friday 16:00 to 16:30 is the operator's, then the customer's until Monday
 * 10:00, then the operator's until 16:30: 1,800 + 235,800 + 23,400 seconds. */
Test(explain_page, whose_time_it_was_sums_to_the_wall_time)
{
	static const char *const parts[] = {
		"Met: it took 25,200 s = 7 h",
		"Whose time counts       operator",
		"Whose time it was by the wall clock: operator 25,200 s, "
		"customer 235,800 s; together",
		"2021-03-05 16:30:00 -08:00     2  operator  yes        1800 "
		"    1800",
		"2021-03-08 10:00:00 -08:00     3  customer  no       235800 "
		"  237600",
		"2021-03-08 16:30:00 -08:00     4  operator  yes       23400 "
		"  261000",
		"Not all of the time counts under this rule.",
		NULL,
	};
	static struct word_pair all[] = { { received, operator_word },
		{ asked, customer_word }, { replied, operator_word } };
	struct sle *sle = the_sle(CLOCK_ELAPSED, 8 * HOUR);

	sle->counts = (struct words){ counted, 1 };
	process.moves = all;
	process.move_count = 3;
	asked_at = "2021-03-05T16:30:00-08:00";
	replied_at = "2021-03-08T10:00:00-08:00";
	expect_all(told(friday, monday), parts);
	sle->counts.count = 0;
	process.move_count = 0;
	cr_expect_null(strstr(told(friday, monday), "Whose time it was"));
}

Test(explain_page, a_move_that_nobody_named_is_said_so)
{
	struct sle *sle = the_sle(CLOCK_ELAPSED, 8 * HOUR);
	const char *text;

	sle->counts = (struct words){ counted, 1 };
	process.moves = moves;
	process.move_count = 2;
	text = told(friday, monday);
	cr_expect_not_null(
	    strstr(text, "for a part of the time no"), "%s", text);
	cr_expect_not_null(strstr(text, "nobody 261,000 s"), "%s", text);
	process.move_count = 0;
}

/* Friday 16:00 to the change at midnight, 28,800 s of 72,000: three fifths of
 * 36,000 are left, 21,600, and 232,200 s later it is long over. */
Test(explain_page, a_limit_that_changed_is_held_part_by_part)
{
	static const char *const parts[] = {
		"Which version judges    each part of the time",
		"1        20 h   2021-03-05 16:00:00 -08:00   72000    28800 "
		"   43,200",
		"2        10 h   2021-03-06 00:00:00 -08:00   21600   232200 ",
		NULL,
	};
	struct sle *old = the_sle(CLOCK_ELAPSED, 20 * HOUR);
	struct sle *new = the_sle(CLOCK_ELAPSED, 10 * HOUR);
	const char *text;

	old->binds = new->binds = BINDS_SPLIT;
	old->version = "1";
	new->version = "2";
	old->valid_from = new->valid_to = DAY_NONE;
	old->valid_to = day_of(2021, 3, 5);
	new->valid_from = day_of(2021, 3, 6);
	text = told(friday, monday);
	expect_all(text, parts);
	cr_expect_not_null(
	    strstr(text, "210,600 s = 2 d 10 h 30 min."), "%s", text);
}
