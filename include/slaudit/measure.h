/* measure.h -- tickets and SLEs to outcomes, outcomes to attainment.
 * (measure)
 *
 * Pure: no store, no files, no clock of the machine. */
#ifndef SLAUDIT_MEASURE_H
#define SLAUDIT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/attainment.h"
#include "slaudit/book.h"
#include "slaudit/outcome.h"
#include "slaudit/ticket.h"

struct fault;
struct calendar;
struct zone;

struct clocks;

/* *OUT: clocks_close(). FAULT_RULES for a zone that does not exist. */
int clocks_open(
    struct clocks **out, const struct book *book, struct fault *fault);
void clocks_close(struct clocks *clocks);
const struct calendar *clocks_calendar(
    const struct clocks *clocks, const struct schedule *schedule);
const struct zone *clocks_zone(const struct clocks *clocks); /* the book's */

/* Every outcome of TICKET under BOOK, judged at AT (the earlier of the
 * export's cut-off and as-of; later events are not yet known). One outcome per
 * SLE id at most, but one of each cycle where the SLE says rounds. *OUT in
 * ARENA, in the order of book->sles, then of the cycles.
 *
 * Version: the one valid on the local day of receipt, the ticket's event that
 * stands first in its process->events (not the earliest stamp). None valid
 * that day: not covered, if the version before that day takes the ticket in.
 * Where the SLE binds by start, the day is that of the event that starts it;
 * split: that version's, with the margin left under those that came after.
 * Stop: also one that precedes the start, but a word of both from and to
 * stops only after the start. Defective: a stop before its start; a start or
 * stop that precedes an earlier step of process->order; a stop whose start is
 * missing, if the start is a step of process->order (else no outcome: the
 * clock is for those tickets only that have the start). It keeps its figures,
 * with their sign.
 * Cycles (cycle.h): first, last, sum; any: the worst, and of several such the
 * first. A sum runs from the first start to the last stop, and what lies
 * between its cycles is nobody's. Undecidable, too: time of which no event
 * says whose move it was, where only some parties' time counts and the verdict
 * hangs on it. The parties' time sums to the wall time (turn.h), and on a
 * calendar to its open time.
 * Ended: no stop, but an event of process->ends at or after the start, which
 * is .at then. An SLE that does not judge: measured, or within while open.
 * Figures: from the first second of a date-only event; not covered: none but
 * the wall time. Due: from that second too; for day clocks by date the last
 * second that meets, with late_from the midnight after it. The end of a day
 * belongs to the month of that day.
 * Month: of the stop (completion), the start (receipt) or the deadline; none
 * where that is not there, and none for a defective outcome. Open and over
 * under completion with open_over missed: the month of the deadline. */
size_t measure_ticket(struct arena *arena, const struct clocks *clocks,
    const struct book *book, const struct ticket *ticket, int64_t at,
    struct outcome **out);

/* Streaming accumulation: outcomes in any order give the same rows. Memory
 * grows with the (SLE, month) pairs; the figures, which quantiles need all of,
 * are held within a BUDGET of bytes and beyond it in a temporary file. After
 * a fault only attain_free() makes sense. */
struct attain;

enum { ATTAIN_BUDGET = 32 * 1024 * 1024 };

struct attained {
	struct attainment *items;
	size_t count;
};

struct attain *attain_new(const struct book *book, size_t budget);
/* So many threads take part where there is much to sort; else one. */
void attain_workers(struct attain *attain, size_t workers);

#define MARK_NO_SAMPLE INT64_MIN

struct mark {            /* all that an attainment takes of an outcome */
	int64_t figure;  /* in seconds; of a sample, how many are correct ... */
	int64_t checked; /* ... of so many; MARK_NO_SAMPLE: it is none */
	enum spell_kind spell; /* else from .figure to .checked, instants */
	uint32_t version;      /* its SLE's place in the book */
	int32_t month;
	enum outcome_state state;
	bool counts; /* in n */
};

/* On any thread. */
struct mark attain_mark(const struct book *book, const struct outcome *outcome);
/* FAULT_INPUT: a figure or a number of months beyond all measure, or the
 * temporary file. */
int attain_put_mark(struct attain *attain, const struct mark *mark,
    bool withheld, struct fault *fault);
int attain_put(struct attain *attain, const struct outcome *outcome,
    bool withheld, struct fault *fault);
/* The files of PROCESS say what happened up to UNTIL: under an SLE of
 * availability its time was watched so far, and each month of it has a row. Of
 * several calls the latest instant holds. CLOCKS outlive ATTAIN. */
void attain_watch(struct attain *attain, const struct clocks *clocks,
    const char *process, int64_t until, bool withheld);
/* Rows sorted by SLE order in the book, then month (MONTH_NONE last); every
 * month from FROM_MONTH to TO_MONTH (MONTH_NONE: the first, the last seen) is
 * present for each SLE valid in it, empty ones with n = 0 and withheld if any
 * month of that SLE is. A row's version is the one valid on the first day of
 * the month, else the newest that judged in it. *OUT in ARENA. After the first
 * call nothing more can be put. */
int attain_rows(struct attain *attain, struct arena *arena, int32_t from_month,
    int32_t to_month, struct attained *out, struct fault *fault);
void attain_free(struct attain *attain);

/* The PERCENT quantile of sorted seconds by the named definition (Hyndman and
 * Fan 1996), rounded half up to whole seconds; n > 0. */
int64_t quantile_of(
    const int64_t *sorted, size_t n, int percent, enum quantile definition);
/* The same in hundredths of a second, rounded half up: the seventh definition
 * is exact in them. Of seconds below 2^56 in size. */
int64_t quantile_cents(
    const int64_t *sorted, size_t n, int percent, enum quantile definition);

#endif
