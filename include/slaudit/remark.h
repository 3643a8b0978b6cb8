/* remark.h -- what came of holding a published claim against something.
 * (model)
 *
 * A remark is no error: a claim agrees, disagrees, or cannot be told. */
#ifndef SLAUDIT_REMARK_H
#define SLAUDIT_REMARK_H

#include <stddef.h>
#include <stdint.h>

#include "slaudit/rounding.h"
#include "slaudit/sle.h"

enum remark_side { /* in the order in which they are told */
	REMARK_DISAGREES,
	REMARK_UNSURE,
	REMARK_AGREES,
	REMARK_SIDES
};

enum remark_kind { /* words in names.c */
	/* a claim against arithmetic */
	REMARK_SUMS,         /* n, met and missed cannot all be */
	REMARK_SHARE,        /* met of n against a percentage */
	REMARK_COUNTS,       /* a percentage of n: how many met */
	REMARK_FITS,         /* a percentage without n: of how many */
	REMARK_PERCENTAGES,  /* two of one finding */
	REMARK_DENOMINATORS, /* two of one period and measure */
	REMARK_MONTH,        /* the text names another month */
	/* a claim against our figures */
	REMARK_SEEN, /* an extract alone holds more than is claimed */
	REMARK_EQUAL,
	REMARK_DIFFERENT,
	REMARK_OTHER_N,
	REMARK_WITHHELD,    /* ours is an extract */
	REMARK_NO_REQUESTS, /* ours has none that counts */
	REMARK_NO_SHARE,    /* ours is no share of requests */
	REMARK_NO_SLE,      /* the book has no such measure */
	REMARK_NO_MONTH,    /* the period is no whole month */
	REMARK_NO_FIGURE,   /* ours has nothing of that month */
	REMARK_NO_CLAIM,    /* ours has a month that is not claimed */
	REMARK_KINDS
};

enum { FITS_TOLD = 3 };

struct remark {
	enum remark_kind kind;
	enum remark_side side;
	const struct claim *claim; /* NULL with REMARK_NO_CLAIM */
	const struct claim *other; /* the claim it is held against, or NULL */
	unsigned modes;            /* bit i: true under rounding i */
	int64_t met;               /* the counts it is held against */
	int64_t n;
	int64_t prints[ROUNDINGS]; /* what they are printed as */
	/* by rounding, what would have to be; of counts least and most are how
	 * many met */
	struct fit fits[ROUNDINGS][FITS_TOLD];
	size_t fit_count[ROUNDINGS];
	struct fit_bounds seen;
	int64_t by;    /* claimed less ours, in what was met */
	int32_t month; /* named, or not claimed */
	const char *measure;
	int64_t times; /* the month is named */
	/* of all expectations together: how many the book has then, and how
	 * many of these had requests; 0: it is of one */
	int64_t defined;
	int64_t judged;
};

struct reconciled { /* by side, then in the order of the file */
	struct remark *remarks;
	size_t count;
	size_t sides[REMARK_SIDES];
};

/* --- published lists of requests ------------------------------------------ */

struct filed { /* a request as we know it */
	const char *key;
	const char *customer; /* "": not said */
	const char *status;   /* the event that ended it; NULL: it is open */
	int32_t day;          /* of that event, or DAY_NONE */
	const char *file;     /* where it stands */
	uint32_t line;
};

enum list_remark_kind { /* words in names.c */
	LIST_NOT_OURS,
	LIST_NOT_THEIRS,
	LIST_STATUS,
	LIST_DATE,
	LIST_KEY_TWICE,
	LIST_ROW_TWICE,   /* one request or two: nobody can tell */
	LIST_NO_CUSTOMER, /* the name is none */
	LIST_REMARK_KINDS
};

struct list_remark {
	enum list_remark_kind kind;
	enum remark_side side;
	const struct listed *listed; /* NULL: not in the list */
	const struct filed *filed;   /* NULL: not in ours */
};

struct compared { /* by side, then by kind, line and key */
	struct list_remark *remarks;
	size_t count;
	size_t sides[REMARK_SIDES];
	size_t agreed; /* requests in both, alike */
	int32_t from_month;
	int32_t to_month; /* MONTH_NONE: the list is empty */
};

#endif
