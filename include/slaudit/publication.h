/* publication.h -- how a kind of published file is read, as declared. (model)
 *
 * What stands in such a file is what the operator says of itself: claims, held
 * against our figures and never taken for them. Its form is that of a mapping:
 * file, encoding, times, key, customer, status and process stand there. */
#ifndef SLAUDIT_PUBLICATION_H
#define SLAUDIT_PUBLICATION_H

#include <stddef.h>

#include "slaudit/mapping.h"

enum published_kind { PUBLISHED_FIGURES, PUBLISHED_REQUESTS, PUBLISHED_KINDS };

struct figure_rule {          /* the columns of one claim of a row */
	const char *measure;  /* id of an SLE; NULL: all of them together ... */
	const char *named_by; /* ... or what this column says */
	const char *percentage;
	const char *n;
	const char *met;
	const char *missed;
	struct place place;
};

struct publication {
	struct mapping form; /* first: it is checked as one */
	enum published_kind kind;
	const char *period; /* column: a month, or a date in it */
	const char *from;   /* or columns of its first and last day */
	const char *to;
	const char *finding; /* column: claims of one finding belong together */
	const char *text;    /* column: a passage, for the months it names */
	struct figure_rule *figures;
	size_t figure_count;
	const char *date;         /* column: when the request ended */
	struct words no_customer; /* shell patterns of names that are none */
};

#endif
