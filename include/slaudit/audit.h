/* audit.h -- all that a report may know, as values. (model)
 *
 * flow fills it from the store; report turns it into a page. */
#ifndef SLAUDIT_AUDIT_H
#define SLAUDIT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/aside.h"
#include "slaudit/attainment.h"
#include "slaudit/audience.h"
#include "slaudit/book.h"
#include "slaudit/change.h"
#include "slaudit/detection.h"
#include "slaudit/diag.h"
#include "slaudit/edition.h"
#include "slaudit/export.h"
#include "slaudit/outcome.h"
#include "slaudit/quality.h"
#include "slaudit/ticket.h"
#include "slaudit/whatif.h"
#include "slaudit/wording.h"

struct exhibit { /* an outcome that a reader will ask about */
	struct outcome outcome;
	struct ticket ticket;
	const struct export_file *file;
};

struct apart { /* a ticket that is out of its process's scope */
	struct ticket ticket;
	const struct export_file *file;
};

struct filed_diag {
	struct diag diag;
	const char *file; /* base name */
};

struct bin { /* from < elapsed <= to; the first one holds its from, too */
	int64_t from; /* on the SLE's clock: seconds, or days */
	int64_t to;
	uint64_t count;
};

struct distribution { /* of finished outcomes of one SLE, all months */
	const struct sle *sle;
	bool in_days; /* bins count days, else seconds */
	uint64_t n;
	uint64_t over;      /* missed among them */
	uint64_t defective; /* left out */
	int64_t least, median, p95, most;
	struct bin *bins; /* a bin edge stands exactly at the limit */
	size_t bin_count;
};

struct ageing { /* the cases of one SLE id that are open at the as-of time */
	const struct sle *sle;
	uint64_t open;
	uint64_t bands[AGES_MAX + 1]; /* by the wall time since the start */
	int64_t oldest;
	uint64_t at_risk;
};

struct said { /* what people said, and what it changed */
	const struct registers *registers; /* NULL: nothing was read */
	struct export_file *files;
	size_t file_count;
	struct aside *asides; /* of all months, in book order */
	size_t aside_count;
	struct said_rows { /* those that differ from the official ones */
		struct attainment *items;
		size_t count;
	} before[BASIS_OFFICIAL];
};

struct stratum {               /* cases of one SLE id whose tickets are alike */
	const struct sle *sle; /* its first version */
	int32_t month;         /* MONTH_NONE: of all months compared */
	const char *by;       /* what tells customers apart: book->breakdowns */
	const char *word;     /* what it is here; NULL: not said */
	const char *category; /* NULL: none */
	uint64_t scope;       /* all of them that have a month */
	uint64_t n;           /* judged */
	uint64_t met;
	int64_t median; /* of the finished, on the clock; -1: none is */
};

struct family_member {
	int64_t ticket_id;
	const char *key;
	const char *customer; /* NULL: none */
};

struct family { /* two tickets or more that a rule takes for one cause's */
	const struct family_rule *rule;
	const char **words;            /* what they share, by rule->by */
	int32_t *days;                 /* and when, by rule->events */
	struct family_member *members; /* by key */
	size_t member_count;
};

struct family_case { /* one family under one SLE id in one month */
	size_t family;
	const struct sle *sle; /* its first version */
	int32_t month;
	uint64_t n; /* judged */
	uint64_t met;
};

struct audit {
	const struct book *book;
	const struct wording *wording;
	struct audience *audience; /* NULL: the committee, who sees all */
	const char *run_id;
	const char *program; /* "slaudit 0.1.0" */
	const char *tzdata;  /* version line */
	/* What the figures rest on beside files and rules, a line each: the
	 * libraries that read and keep them, the time zones with SHA-256. */
	const char *evidence;
	int64_t as_of;
	int32_t from_month; /* the period reported, both inclusive */
	int32_t to_month;
	bool withheld; /* some export is an extract */
	bool partial;  /* the data ends within the period's last month */
	struct export_file *files;
	size_t file_count;
	struct attainment *rows;
	size_t row_count;
	struct finding *findings;
	size_t finding_count;
	struct exhibit *exhibits; /* missed, over, undecidable, defective, and
				     those that hang on the day rule */
	size_t exhibit_count;
	struct distribution *distributions;
	size_t distribution_count;
	struct ageing *ageings; /* in book order; only those with open cases */
	size_t ageing_count;
	struct exhibit *risks; /* open and at risk, the soonest due first */
	size_t risk_count;
	struct apart *aparts; /* all of them; by process, then key */
	size_t apart_count;
	struct filed_diag *diags;
	size_t diag_count;
	struct quality quality;
	struct said said;
	struct successions successions; /* what later exports changed */
	struct whatifs listed; /* what profiles that are to be listed turn */
	int32_t
	    compared_from; /* customers are compared from here to to_month */
	struct stratum *strata; /* by SLE, breakdown, word, category, month */
	size_t stratum_count;
	struct family *families; /* with a judged case in the period */
	size_t family_count;
	struct family_case *family_cases; /* by SLE, month, family */
	size_t family_case_count;
	struct edition_input *inputs; /* what the run id is the digest of */
	size_t input_count;
	struct editions editions;
};

#endif
