/* claim.h -- what the operator published, as it stands there. (model)
 *
 * A percentage keeps the digits it was printed with: "95.20" says more than
 * "95.2". */
#ifndef SLAUDIT_CLAIM_H
#define SLAUDIT_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/diag.h"
#include "slaudit/publication.h"

enum {
	CLAIM_NOT_SAID = -1,
	/* More requests than any desk has; sums of products of these and of
	 * PERCENT_DECIMALS stay within 64 bits. */
	CLAIM_MOST = 1000 * 1000 * 1000,
	PERCENT_DECIMALS = 4, /* digits behind the point that are read */
};

struct percentage { /* 95.2: 952 with 1 */
	int64_t value;
	int decimals;
};

struct claim {
	uint32_t line;
	int32_t from; /* days, both inclusive */
	int32_t to;
	int32_t month;       /* MONTH_NONE: the period is no whole month */
	const char *measure; /* id of an SLE; NULL: of all of them together */
	const char *finding; /* NULL: none is named */
	const char *printed; /* as it stands there; NULL: no percentage */
	struct percentage percentage;
	int64_t n; /* requests; of all SLEs together: how many those are */
	int64_t met;
	int64_t missed;
	const char *text; /* NULL: none */
};

struct listed { /* a request in a published list */
	uint32_t line;
	uint32_t twin;   /* line of the first row like it; 0: none is */
	const char *key; /* NULL: the list gives none */
	const char *customer;
	const char *status; /* an event of the process */
	int32_t day;        /* DAY_NONE: not said */
};

struct published {        /* a file of either kind */
	const char *name; /* without its folder */
	const struct publication *form;
	uint64_t read; /* rows: those rejected and the others */
	uint64_t rejected;
	struct claim *claims; /* in the order of the file */
	size_t claim_count;
	struct listed *listed;
	size_t listed_count;
	struct diag *diags; /* by line, field, code */
	size_t diag_count;
};

/* "95.2", "95.2 %", "95,20%": from 0 to 100. */
bool percentage_parse(const char *text, struct percentage *out);
/* Fills *TEXT, which has room for PERCENTAGE_TEXT: "95.2". */
enum { PERCENTAGE_TEXT = 24 };
void percentage_text(
    const struct percentage *percentage, char text[PERCENTAGE_TEXT]);

/* Between n, met and missed: the third of two. False: they cannot all be. */
bool claim_complete(struct claim *claim);
/* Is its percentage that of no whole number of its n, in no way of rounding? */
bool claim_is_impossible(const struct claim *claim);
/* Does it say more than a text? */
bool claim_has_figures(const struct claim *claim);

#endif
