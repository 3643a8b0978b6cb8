/* book.h -- a rule book: everything a committee decided, as values. (model)
 *
 * Made by rules from YAML; lives in the arena it was read into. Arrays are
 * sorted by id (book_order), then by validity. */
#ifndef SLAUDIT_BOOK_H
#define SLAUDIT_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/detection.h"
#include "slaudit/digest.h"
#include "slaudit/mapping.h"
#include "slaudit/publication.h"
#include "slaudit/quality.h"
#include "slaudit/register.h"
#include "slaudit/schedule.h"
#include "slaudit/sle.h"
#include "slaudit/vocab.h"

enum { AGES_MAX = 8 }; /* bands that a page has room for, less one */

enum quantile { QUANTILE_1, QUANTILE_7, QUANTILE_8, QUANTILES };

struct titled { /* a word and what it is called on paper */
	const char *word;
	const char *title;
};

enum n0_rule {       /* words in names.c; domain.md 5.3 */
	N0_NOT_SAID, /* both counts stand side by side */
	N0_DEFINED,  /* of all that are defined */
	N0_REQUESTS, /* of those that had requests */
	N0_RULES
};

enum family_missed { FAMILY_ANY, FAMILY_ALL, FAMILY_MISSES };

struct family_rule { /* which requests are one cause's; domain.md 5.4 */
	const char *id;
	const char *title;
	const char *process;
	struct words by;           /* attributes of the ticket that are equal */
	struct words events;       /* of which the local dates are equal */
	enum family_missed missed; /* of its requests: then it is */
	enum status status;
	const char *source;
	struct place place;
};

struct process {
	const char *id;
	const char *title;
	struct titled *events; /* in the order of the procedure */
	size_t event_count;
	struct words order; /* none of these may precede an earlier one */
	struct words ends;  /* events that end a ticket without an answer */
	struct word_pair *moves; /* from such an event on it is their move */
	size_t move_count;
	struct words out_of_scope; /* these say that no SLE binds the ticket */
	struct word_pair *asks;    /* a wait, and what must have asked for it */
	size_t ask_count;
	struct words closing;   /* events that close it, beside its ends */
	struct words closed;    /* statuses that claim that it is closed */
	struct words reopening; /* events that take it up again */
	struct place place;
};

struct profile {        /* another reading of a book; see whatif.h */
	const char *id; /* NULL: the book as it is */
	const char *title;
	const char *source;
	enum status status;
	bool list;      /* reports tell what it would turn */
	int32_t window; /* months summed up for a share; at most 1: none */
};

struct retention { /* how long what was audited is kept; stated, never done */
	const char *text; /* NULL: the book does not say */
	int32_t months;   /* 0: no length is established */
	enum status status;
	const char *source;
};

struct book {
	const char *id;
	const char *version;
	const char *title;
	const char *operator_name;
	const char *customer_word; /* "TLD" */
	const char *zone;          /* of the month's edge */
	enum status zone_status;
	const char *source;
	enum quantile quantile;
	int64_t *ages; /* upper edges of the bands of age of what is open, in */
	size_t age_count;   /* seconds, ascending; none: no bands */
	int32_t at_risk_bp; /* less than that share of a limit is left; at
			       most 0: nobody asks */
	struct titled *attributes; /* of tickets, beside the usual words */
	size_t attribute_count;
	struct words breakdowns; /* by which customers are compared */
	enum n0_rule n0_rule;
	const char *best_rating; /* its wording wants all N met; or NULL */
	struct retention retention;
	struct process *processes;
	size_t process_count;
	struct schedule **calendars;
	size_t calendar_count;
	struct sle **sles;
	size_t sle_count;
	struct mapping **mappings;
	size_t mapping_count;
	struct detection **detections;
	size_t detection_count;
	struct register_map **registers;
	size_t register_count;
	struct family_rule **families;
	size_t family_count;
	struct publication **publications;
	size_t publication_count;
	struct quality_rule **qualities;
	size_t quality_count;
	struct vocab words;       /* every word of the book; frozen once read */
	char digest[DIGEST_TEXT]; /* of its files' names and bytes, sorted, and
				     the profile's */
	struct profile profile;   /* under which it is read */
};

/* Ids as people sort them: runs of digits by their number, so I.2 comes before
 * I.10. Below, equal or above 0; 0 only for equal ids. */
int book_order(const char *a, const char *b);

/* SLE's id may have several versions: the earliest. SLE is the book's own. */
const struct sle *book_first_version(
    const struct book *book, const struct sle *sle);
/* What a breakdown by ATTRIBUTE is called; NULL: it is none of the book's. */
const char *book_attribute_title(
    const struct book *book, const char *attribute);

const struct process *book_process(const struct book *book, const char *id);
const char *process_event_title(
    const struct process *process, const char *event);

#endif
