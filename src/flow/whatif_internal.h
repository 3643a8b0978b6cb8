/* whatif_internal.h -- the two sides of a what-if, while it is made. */
#ifndef WHATIF_INTERNAL_H
#define WHATIF_INTERNAL_H

#include <jansson.h>

#include "slaudit/whatif.h"

#include "flow_internal.h"

struct side { /* one other reading */
	struct whatif *out;
	struct clocks *clocks;
	struct attain *attain;
	size_t flip_room;
	int32_t first_month; /* of its outcomes; MONTH_NONE: in no month */
	int32_t last_month;
};

struct comparing {
	struct flow *flow;
	struct whatifs *out;
	struct export_file *files;
	size_t file_count;
	struct side *sides; /* one an item of OUT */
};

struct compared { /* a ticket, and what the store says of it */
	const struct ticket *ticket;
	const struct export_file *file;
	const struct outcome *outcomes;
	size_t count;
};

/* The outcomes AFTER of the same ticket against those of the store. */
void flips_find(const struct comparing *c, struct side *side,
    const struct compared *before, const struct outcome *after, size_t count);
/* In the order that whatif.h says. */
void flips_sort(struct whatif *out);

/* Once every ticket was seen: the months of BEFORE against the other side's. */
int months_find(const struct comparing *c, struct side *side,
    const struct attained *before, struct fault *fault);

/* Is MONTH, or OTHER, one that was asked for? In neither is no month. */
bool whatif_asked(const struct whatifs *out, int32_t month, int32_t other);

/* The caller's: json_decref(). */
json_t *whatifs_json(const struct whatifs *all);

#endif
