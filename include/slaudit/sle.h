/* sle.h -- a service level expectation, one version of it. (model)
 *
 * Which tickets, from which event to which, on which clock, within what
 * limit, how large a share must comply. An SLE whose status is unknown or
 * whose limit is NONE measures and never judges. */
#ifndef SLAUDIT_SLE_H
#define SLAUDIT_SLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/schedule.h"
#include "slaudit/status.h"

enum clock_kind {            /* words in names.c */
	CLOCK_ELAPSED,       /* wall seconds, 24x7 */
	CLOCK_BUSINESS,      /* open seconds of the calendar */
	CLOCK_CALENDAR_DAYS, /* local dates of the book's zone, by day_rule */
	CLOCK_BUSINESS_DAYS, /* business days of the calendar, by day_rule */
	CLOCK_COUNT, /* no time: of the things counted at from, those at to */
	CLOCK_AVAILABILITY, /* of a month's seconds watched, those it was up */
	CLOCK_KINDS
};

enum day_rule { /* words in names.c; domain.md 4.3, clocks.md 4 */
	DAYS_NONE,
	DAYS_DATEDIFF,  /* D = date(to) - date(from); met: D <= N */
	DAYS_INCLUSIVE, /* both days count; met: D + 1 <= N */
	DAYS_ELAPSED,   /* seconds <= N * 86400; dates alone may not decide */
	DAYS_BD_END,    /* end of the N-th business day after receipt's */
	DAYS_BD_CLOCK,  /* same local time N business days later */
	DAYS_BD_HOURS,  /* N standard days of open time */
	DAY_RULES
};

enum bd_end { BD_END_CLOSING, BD_END_MIDNIGHT, BD_ENDS };
enum due_at { DUE_AT_CLOSING, DUE_AT_NEXT_OPENING, DUE_ATS };
enum which { WHICH_FIRST, WHICH_LAST, WHICHES };
enum cycles {            /* words in names.c; clocks.md 5 */
	CYCLES_NOT_SAID, /* one run, by from_which and to_which */
	CYCLES_FIRST,
	CYCLES_LAST,
	CYCLES_ANY, /* missed if any is: the worst, and of those the first */
	CYCLES_SUM,
	CYCLES_ROUNDS, /* an outcome each */
	CYCLE_CHOICES
};
enum binds { BINDS_RECEIPT, BINDS_START, BINDS_SPLIT, BINDINGS };
enum cohort { COHORT_COMPLETION, COHORT_RECEIPT, COHORT_DEADLINE, COHORTS };
enum open_over { OVER_BESIDE, OVER_MISSED, OPEN_OVERS };
enum sle_type {          /* words in names.c: what the limit bounds */
	TYPE_MAX,        /* each case, from above; a share must keep it */
	TYPE_MIN,        /* each case, from below; a share must keep it */
	TYPE_AVERAGE,    /* the mean of a month's cases, from above */
	TYPE_PERCENTILE, /* a quantile of them, from above */
	SLE_TYPES
};
enum planned_time {        /* words in names.c: of a planned outage */
	PLANNED_NOT_SAID,  /* no events begin one */
	PLANNED_COUNTED,   /* down as by any other */
	PLANNED_TAKEN_OUT, /* not of the time observed */
	PLANNED_FORGIVEN,  /* observed, and not held against it */
	PLANNED_TIMES
};
enum sle_class { SLE_JUDGED, SLE_INFORMATIONAL, SLE_CLASSES };

enum { SLE_NO_SHARE = -1, SLE_VARIANTS_MAX = 3 };
#define LIMIT_NONE INT64_MIN

struct words { /* interned in the book's vocab */
	const char **items;
	size_t count;
};

/* Words are few, and asked for several times an outcome: no calls. */
static inline size_t
words_place(const struct words *words, const char *word)
{
	size_t place = 0;

	while (place < words->count && words->items[place] != word)
		place++;
	return place;
}

static inline bool
words_hold(const struct words *words, const char *word)
{
	return words_place(words, word) < words->count;
}

struct sle {
	const char *id;
	const char *version; /* of this row; default: its valid_from */
	const char *title;
	const char *process;
	struct words categories; /* none: every category */
	struct words classes;    /* customer classes; none: every one */
	struct words from;       /* the earliest of these starts the clock */
	enum which from_which;
	struct words since; /* once started it counts back to these */
	struct words to;    /* the earliest of these stops it */
	enum which to_which;
	enum cycles cycles; /* of several runs */
	struct words pause; /* these stop it for a while; none: nothing does */
	const char *pause_party; /* whose time that is; NULL: not said */
	struct words counts;     /* only these parties' time; none: anybody's */
	struct words planned; /* availability: these begin a planned outage */
	enum planned_time planned_time;
	struct words unobserved; /* ... and these what nobody watched */
	int32_t watched_from;    /* ... the first local day that was watched */
	enum clock_kind clock;
	const struct schedule *calendar; /* for the business clocks */
	int64_t limit; /* seconds, or days for the day clocks; LIMIT_NONE */
	enum sle_type type;
	int32_t percentile; /* 1 to 99 with TYPE_PERCENTILE, else 0 */
	enum day_rule day_rule;
	enum day_rule variants[SLE_VARIANTS_MAX]; /* other readings, shown */
	size_t variant_count;
	enum bd_end bd_end;
	enum due_at due_at;
	int32_t compliance_bp; /* share * 10000, or SLE_NO_SHARE */
	enum cohort cohort;
	enum open_over open_over;
	enum sle_class klass;
	enum status status;
	const char *source;
	int32_t valid_from; /* local days of the book's zone, both inclusive, */
	int32_t valid_to;   /* or DAY_NONE for open ends */
	int32_t known_from; /* when it entered the register; DAY_NONE: always */
	enum binds binds;   /* which version, where it changed meanwhile */
	struct place place;
	uint32_t ordinal; /* place in book->sles, where rules made the book */
};

/* Do sums of a month decide, of things counted or of seconds? Then there is no
 * limit, and no case is met or missed but by what it adds to them. */
static inline bool
sle_by_sums(const struct sle *sle)
{
	return sle->clock == CLOCK_COUNT || sle->clock == CLOCK_AVAILABILITY;
}
/* Has a limit (where sums decide: a share), is known and not informational. */
bool sle_judges(const struct sle *sle);
/* Does one figure of the month decide (average, percentile), and no case by
 * itself? */
bool sle_by_figure(const struct sle *sle);
/* Can a month of it be met or missed: by a share or by a figure? */
bool sle_has_target(const struct sle *sle);
/* Is it one of the N of "k of N": what a month can be said to meet, or could
 * if its value were known? A figure without a threshold is none, nor is a
 * limit that each case must keep by itself. */
bool sle_is_defined(const struct sle *sle);
/* Does this version bind on that local day? */
bool sle_in_force(const struct sle *sle, int32_t day);
/* Are its figures and its limit whole local days, not seconds? */
bool sle_in_days(const struct sle *sle);
/* May its clock stand still between start and stop? */
static inline bool
sle_may_pause(const struct sle *sle)
{
	return sle->pause.count > 0 || sle->counts.count > 0 ||
	    sle->cycles == CYCLES_SUM;
}

/* What LEFT of an OLD limit is under a NEW one: the same share of it, rounded
 * down; where nothing is left nothing is given back. Limits are at most 3660
 * days, so that the product has room. */
int64_t sle_scaled(int64_t left, int64_t old, int64_t new);
bool sle_covers(const struct sle *sle, const char *process,
    const char *category, const char *customer_class, int32_t day);

#endif
