/* supply.h -- what was supplied of a process for a month. (model)
 *
 * A file that did not come is not a file in which nothing stands, and a month
 * that a file does not reach to its end is no whole month. */
#ifndef SLAUDIT_SUPPLY_H
#define SLAUDIT_SUPPLY_H

#include <stddef.h>
#include <stdint.h>

enum supply_state { /* words in names.c */
	SUPPLY_WHOLE,
	SUPPLY_PART,  /* up to the cut-off, which lies in the month */
	SUPPLY_EMPTY, /* to its end, by files without a row */
	SUPPLY_NONE,
	SUPPLY_STATES
};

struct book;
struct export_file;

struct supply { /* of one process and month */
	const char *process;
	int32_t month; /* MONTH_NONE: of no month: whether any file came */
	enum supply_state state;
	int64_t until; /* up to where files reach, within the month */
	size_t files;  /* that cover some of it */
	const struct export_file *file; /* that reaches farthest; NULL: none */
};

struct stock { /* what is known, and as of when */
	const struct book *book;
	const struct export_file *files;
	size_t count;
	int64_t as_of;
};

/* The month of SUPPLY lasts from FROM to UNTIL, in the book's zone. A
 * snapshot covers everything before its cut-off, an increment the calendar
 * month alone that its cut-off lies in, or ends. */
void supply_find(const struct stock *stock, int64_t from, int64_t until,
    struct supply *supply);

#endif
