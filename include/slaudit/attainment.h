/* attainment.h -- outcomes of one SLE in one month, as integers. (model)
 *
 * A percentage is computed at the edge and never stored. In scope is the sum
 * over the states (attainment_check). Rows: one per (SLE id, month), month
 * MONTH_NONE for outcomes that belong to none.
 *
 * An SLE of type average or percentile has one figure a month: of all its
 * cases met, missed or measured, whichever version bound them, held against
 * the limit of the row's version. Met and missed are then the cases within
 * and beyond the limit, and no verdict. A case whose figure is not known
 * exactly (date-only, or on a boundary) is undecidable there even where both
 * its readings agree: not in n, not in the figure, shown. */
#ifndef SLAUDIT_ATTAINMENT_H
#define SLAUDIT_ATTAINMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/outcome.h"
#include "slaudit/supply.h"

enum verdict { /* words in names.c */
	VERDICT_MET,
	VERDICT_MISSED,
	VERDICT_NO_REQUESTS,  /* scope = 0: neither met nor missed */
	VERDICT_NO_SHARE,     /* the SLE has no compliance share */
	VERDICT_NOT_JUDGED,   /* unknown limit or informational */
	VERDICT_WITHHELD,     /* the export is an extract */
	VERDICT_NONE_JUDGED,  /* there were requests, but n = 0 */
	VERDICT_NOT_OBSERVED, /* availability of a month that nobody watched */
	VERDICT_NOT_SUPPLIED, /* no file of its process covers the month */
	VERDICT_PROVISIONAL,  /* none covers it to its end */
	VERDICTS
};

enum unit { /* words in names.c */
	UNIT_CASE,
	UNIT_SECOND,
	UNIT_DAY,
	UNIT_CHECK, /* a thing that was counted, many to a case */
	UNITS
};

struct quotient { /* a figure as it is compared: never divided */
	enum unit unit;
	int64_t numerator;
	int64_t denominator; /* 0: there is no figure */
};

struct attainment {
	const struct sle *sle; /* the version the month is judged by */
	int32_t month;
	bool withheld; /* from an extract: counts stand, no verdict, no share */
	enum supply_state supply; /* not stored: it follows from the files */
	uint64_t scope;
	uint64_t states[OUTCOME_STATES];
	uint64_t n;   /* judged: the denominator */
	uint64_t met; /* the numerator */
	/* the month's figure, average or percentile, in the unit of the limit;
	 * where things are counted, those found right of those checked; of
	 * availability the seconds up of the seconds observed; 0 / 0:
	 * none, and always where a share of cases decides: met of n */
	int64_t numerator;
	int64_t denominator;
	/* of availability; with the seconds observed they make the month, as
	 * far as the SLE was valid in it */
	int64_t planned;    /* seconds taken out as planned */
	int64_t unobserved; /* ... and those that nobody watched, or not yet */
	/* of the elapsed seconds of met + missed + measured; -1: none */
	int64_t median;
	int64_t p95;
	int64_t most;
	/* in hundredths, before the rounding; not stored: 0 in a row that
	 * comes back from a store */
	int64_t median_cents;
	int64_t p95_cents;
};

/* The state identity; the numerator is the state met; n is met + missed and
 * at most those open and over besides. */
bool attainment_check(const struct attainment *row);
enum verdict attainment_verdict(const struct attainment *row);

/* What decides the month, or would: the share of cases, the average, the
 * percentile. */
struct quotient attainment_quotient(const struct attainment *row);
/* At most LIMIT, exactly? The denominator is above 0. */
bool quotient_within(const struct quotient *figure, int64_t limit);
/* Whole parts of a unit for print (PARTS 10: tenths), on the verdict's side
 * of LIMIT: cut where it is within, rounded up where beyond; rounded half up
 * with LIMIT_NONE. */
int64_t quotient_parts(
    const struct quotient *figure, int64_t parts, int64_t limit);

/* How many more late ones the month could bear: allowed misses - misses,
 * negative when missed. Only with a share. */
int64_t attainment_budget(const struct attainment *row);

/* Tenths of a percent for print, on the verdict's side of the target:
 * met * 1000 / n rounded down; up only where the target is met and has more
 * digits than are printed, so that the cut figure would fall below it (99.96 %
 * against 99.95 %). n > 0; COMPLIANCE_BP may be SLE_NO_SHARE. */
int64_t share_tenths(uint64_t met, uint64_t n, int32_t compliance_bp);
/* The same of what a share decides; n, or what was checked, is above 0. */
int64_t attainment_tenths(const struct attainment *row);

#endif
