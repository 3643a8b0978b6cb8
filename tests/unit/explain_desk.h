/* explain_desk.h -- one complaint, explained as text.
 *
 * Times of the first case are those of clocks.md section 4: received Friday
 * 16:00, acknowledged Monday 16:30, open 9 to 17. */
/* SPDX-License-Identifier: MIT */
#ifndef EXPLAIN_DESK_H
#define EXPLAIN_DESK_H

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
enum { EVENTS = 40 };
static struct event events[EVENTS];
static size_t asked_times; /* so many, a minute apart */
static int64_t as_of;
static enum grain stop_grain;
static bool is_one_line; /* all events stand on line 2 */

static inline void
setup(void)
{
	desk_init(&desk);
	as_of = INSTANT_NONE;
	stop_grain = GRAIN_SECOND;
	is_one_line = false;
	asked_times = 1;
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

static inline void
teardown(void)
{
	desk_close(&desk);
}

static inline struct sle *
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
static inline void
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
		.line = is_one_line ? 2 : (uint32_t)ticket->event_count + 2 };
	ticket->event_count++;
}

/* The story of one complaint as text; ACKED NULL: still open. */
static inline const char *
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
	for (size_t i = 0; i < asked_times; i++) {
		event_put(&ticket, asked, asked_at, "operator");
		events[ticket.event_count - 1].at += 60 * (int64_t)i;
		events[ticket.event_count - 1].until += 60 * (int64_t)i;
	}
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

static inline void
expect_all(const char *text, const char *const *parts)
{
	for (; *parts != NULL; parts++)
		cr_expect_not_null(
		    strstr(text, *parts), "no \"%s\" in\n%s", *parts, text);
}

static const char friday[] = "2021-03-05T16:00:00-08:00";
static const char monday[] = "2021-03-08T16:30:00-08:00";

#endif
