/* measure_internal.h -- one clock run: its events, and its reading. */
/* SPDX-License-Identifier: MIT */
#ifndef MEASURE_INTERNAL_H
#define MEASURE_INTERNAL_H

#include "slaudit/calendar.h"
#include "slaudit/cycle.h"
#include "slaudit/measure.h"
#include "slaudit/sample.h"
#include "slaudit/spell.h"

/* --- the plan ------------------------------------------------------------ */

struct seat { /* a version with what its clock needs */
	const struct sle *sle;
	const struct series *series;     /* it is one of */
	const struct calendar *calendar; /* NULL: none of the book's */
};

struct series { /* the versions of one SLE id, sorted by validity */
	const struct seat *seats;
	size_t count;
	bool rounds; /* may have several outcomes a ticket */
};

struct list { /* sorted as in the book: by address */
	const struct series **items;
	size_t count;
	size_t room;
};

struct shelf {
	const char *category; /* interned; NULL: no shelf here */
	struct list series;
};

/* The series with a version for a process: those with one that takes every
 * category, and the rest by the categories that they name. */
struct realm {
	const char *word;              /* interned, as in tickets */
	const struct process *process; /* NULL: not in the book */
	struct list any;
	size_t rounds;  /* how many series may have several outcomes */
	size_t watched; /* how many are of availability: one each month ... */
	size_t edges;   /* ... and more where a version or its watch begins */
	struct shelf *shelves;
	size_t shelf_count; /* a power of two */
};

/* Made once, read by many threads. Its size is that of the book's lists. */
struct plan {
	struct arena arena;
	const struct book *book;
	struct series *series;
	size_t series_count;
	struct realm *realms;
	size_t realm_count;
};

struct clocks {
	struct zone *zone;
	struct calendar **calendars; /* in no order that matters */
	size_t count;
	struct plan plan;
};

void plan_init(
    struct plan *plan, const struct book *book, const struct clocks *clocks);
void plan_release(struct plan *plan);
/* NULL: no SLE of the book is for PROCESS. */
const struct realm *plan_realm(const struct plan *plan, const char *process);

/* Every series that may take in a ticket of CATEGORY (NULL: none given), in
 * the order of the book, and few others. */
struct docket { /* what is left of either list */
	struct list any;
	struct list own;
};

void docket_open(
    struct docket *docket, const struct realm *realm, const char *category);
const struct series *docket_next(struct docket *docket); /* NULL: no more */

/* --- timelines ----------------------------------------------------------- */

/* The one run of an SLE that says nothing of cycles, by which of its starts
 * and stops it takes. */
void course_find(struct cycle *out, const struct ticket *ticket,
    const struct sle *sle, const struct process *process, int64_t at);

/* The event that receives TICKET: of the words in the order of the
 * procedure the first one that it has. Not the earliest stamp: one impossible
 * date must not carry a ticket off to another version of its rules. NULL when
 * nothing is known yet. */
const struct event *timeline_receipt(
    const struct ticket *ticket, const struct process *process, int64_t at);

/* Does EVENT surely precede a step that the procedure's order puts before
 * it? Then its stamp is impossible. */
bool timeline_misplaced(const struct ticket *ticket,
    const struct process *process, const struct event *event, int64_t at);

/* The local day of EVENT. A date-only event has the day that holds its middle,
 * so that a date of another zone than the book's keeps its own number. */
int32_t event_day(const struct zone *zone, const struct event *event);

/* --- hearings ------------------------------------------------------------ */

/* What stays the same for all SLEs of one ticket. */
struct hearing {
	const struct clocks *clocks;
	const struct ticket *ticket;
	const struct process *process; /* NULL: not in the book */
	int64_t at;
	const struct event *received;
	int32_t receipt; /* its local day; picks the version */
	int32_t month;   /* of that day */
};

struct binding {
	const struct seat *seat; /* NULL: the ticket is outside this SLE */
	bool covered;            /* false: no version was valid that day */
};

/* The version that binds on DAY. When none is in force then, the one before
 * that day stands for the SLE. */
struct binding version_pick(
    const struct hearing *hearing, const struct series *series, int32_t day);
/* The version whose words say which steps are the SLE's. */
struct binding version_of_words(
    const struct hearing *hearing, const struct series *series);
/* The version that binds a step which begins with START. */
struct binding version_of_step(const struct hearing *hearing,
    struct binding binding, const struct event *start);

/* The outcome of one run into *OUT, which lies zeroed. Yields how many there
 * are: one or none. */
size_t run_take(const struct hearing *hearing, struct binding binding,
    const struct cycle *run, struct outcome *out);
/* The outcomes of a ticket whose cycles the SLE tells apart, into OUT. */
size_t cycles_take(
    const struct hearing *hearing, struct binding binding, struct outcome *out);

/* The outcomes of a spell, one a month or more, into OUT; how many there may
 * be at most, under all such series. */
size_t spells_take(const struct hearing *hearing, const struct series *series,
    struct outcome *out);
size_t spells_room(const struct hearing *hearing, const struct realm *realm);

/* --- readings ------------------------------------------------------------ */

/* Between the two, when each is known to a second or only to a day. */
struct interval {
	int64_t from; /* first and last second at which it can begin */
	int64_t from_last;
	int64_t to; /* first and last second at which it can end */
	int64_t to_last;
	const struct ticket *ticket;   /* its pauses ... */
	int64_t at;                    /* ... as far as known by then */
	const struct process *process; /* whose words they are in */
};

/* Both ends known to a second? */
static inline bool
interval_exact(const struct interval *interval)
{
	return interval->from == interval->from_last &&
	    interval->to == interval->to_last;
}

bool interval_backwards(const struct interval *interval);
int64_t interval_wall(const struct interval *interval);

/* An interval on the clock of an SLE, judged as if it were over. */
struct reading {
	enum outcome_state state; /* met, missed, measured, undecidable or
				     not covered */
	int64_t elapsed;
	int64_t days;
	int64_t deadline; /* as computed; due_at may print another due */
	int64_t due;
	int64_t late_from;
	int64_t margin;
	struct sample sample; /* where things are counted */
	bool paused;          /* the clock still stands at the end */
	bool loose;           /* the figure is known between bounds only */
};

/* What the pauses under SLE take out of an interval. The figure is one of
 * first seconds; an end known only to a day bounds it at both sides. */
enum extent { EXTENT_FIGURE, EXTENT_LEAST, EXTENT_MOST };

/* Seconds on CALENDAR (NULL: 24x7) between FROM and UNTIL, pauses taken out;
 * negative when UNTIL is the earlier. */
int64_t net_between(const struct calendar *calendar, const struct sle *sle,
    const struct interval *interval, int64_t from, int64_t until,
    enum extent pauses);
/* Is what the pauses take out the same at every extent? */
bool net_exact(const struct sle *sle, const struct interval *interval);
/* The instant at which SECONDS have run since the interval's start;
 * INSTANT_NONE when not known (yet). */
int64_t net_due(const struct calendar *calendar, const struct sle *sle,
    const struct interval *interval, int64_t seconds);
/* Does the clock still stand at the end of the interval? */
bool net_paused(const struct sle *sle, const struct interval *interval);

/* By RULE, which is the SLE's or one of its variants. */
void reading_take(struct reading *out, const struct zone *zone,
    const struct seat *seat, enum day_rule rule,
    const struct interval *interval);

/* Where a due moment DEADLINE is printed. CALENDAR: NULL where it is 24x7. */
void reading_due(struct reading *out, const struct calendar *calendar,
    const struct sle *sle, int64_t deadline);

/* OUT, read by the first version, judged by all of those that were in force
 * during INTERVAL: at each change what is left of the old limit is scaled to
 * the new one, rounded down to a second. */
void split_judge(struct reading *out, const struct hearing *hearing,
    struct binding binding, const struct interval *interval);

/* Ends the program unless the parties' time sums to the wall time, and what
 * the clock counts of it is the figure that was READ (clocks.md 5). */
void accounts_check(const struct seat *seat, const struct interval *interval,
    const struct reading *read);

/* --- quantiles ----------------------------------------------------------- */

/* Where a quantile stands in a sorted sample: whole + part / parts, from 0.
 * With a part it lies between two neighbours, LOW and HIGH below. */
struct position {
	uint64_t whole;
	uint64_t part;
	uint64_t parts;
};

struct position quantile_position(
    uint64_t n, int whole_percent, enum quantile definition); /* n > 0 */
int64_t position_second(const struct position *at, int64_t low, int64_t high);
int64_t position_cents(const struct position *at, int64_t low, int64_t high);

#endif
