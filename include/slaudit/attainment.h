/* attainment.h -- outcomes of one SLE in one month, as integers. (model)
 *
 * A percentage is computed at the edge and never stored. In scope is the sum
 * over the states (attainment_check). Rows: one per (SLE id, month), month
 * MONTH_NONE for outcomes that belong to none. */
#ifndef SLAUDIT_ATTAINMENT_H
#define SLAUDIT_ATTAINMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/outcome.h"

enum verdict { /* words in names.c */
	VERDICT_MET,
	VERDICT_MISSED,
	VERDICT_NO_REQUESTS, /* scope = 0: neither met nor missed */
	VERDICT_NO_SHARE,    /* the SLE has no compliance share */
	VERDICT_NOT_JUDGED,  /* unknown limit or informational */
	VERDICT_WITHHELD,    /* the export is an extract */
	VERDICT_NONE_JUDGED, /* there were requests, but n = 0 */
	VERDICTS
};

struct attainment {
	const struct sle *sle; /* the version the month is judged by */
	int32_t month;
	bool withheld; /* from an extract: counts stand, no verdict, no share */
	uint64_t scope;
	uint64_t states[OUTCOME_STATES];
	uint64_t n;   /* judged: the denominator */
	uint64_t met; /* the numerator */
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

/* How many more late ones the month could bear: allowed misses - misses,
 * negative when missed. Only with a share. */
int64_t attainment_budget(const struct attainment *row);

/* Tenths of a percent for print, on the verdict's side of the target:
 * met * 1000 / n rounded down; up only where the target is met and has more
 * digits than are printed, so that the cut figure would fall below it (99.96 %
 * against 99.95 %). n > 0; COMPLIANCE_BP may be SLE_NO_SHARE. */
int64_t share_tenths(uint64_t met, uint64_t n, int32_t compliance_bp);

#endif
