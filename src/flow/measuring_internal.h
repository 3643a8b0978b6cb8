/* measuring_internal.h -- what measuring and hearing registers share. */
/* SPDX-License-Identifier: MIT */
#ifndef MEASURING_INTERNAL_H
#define MEASURING_INTERNAL_H

#include "slaudit/registered.h"

#include "flow_internal.h"

enum { BASES_BEFORE = BASIS_OFFICIAL }; /* all but the official one */

struct seen_entry { /* what became of an entry with a part's tickets */
	bool seen;
	enum entry_state state;
	uint64_t touched;
};

/* The tickets of one file, or of all: what is begun anew together. */
struct part {
	const char *process; /* whose tickets alone; NULL: any */
	struct attain *attain;
	struct attain *before[BASES_BEFORE]; /* NULL: there is no register */
	struct seen_entry *entries;          /* one an entry */
	struct measured counts;
	int32_t first_month;
	int32_t last_month;
};

struct measuring {
	struct flow *flow;
	struct clocks *clocks;
	struct registers *registers; /* NULL: there is none */
	struct part *parts;
	size_t count;
	int64_t book_id; /* in the store */
	int64_t as_of;
	const char **gated; /* processes without a share or a verdict */
	size_t gated_count;
	size_t gated_room;
};

/* The outcomes of a batch's tickets, one ticket after the other. */
struct made {
	struct mark *marks;
	struct outcome *outcomes; /* NULL: no store takes them */
	size_t count;
	size_t room;
	size_t *counts;      /* of each ticket */
	struct heard *heard; /* NULL: there is no register */
};

/* Room for MORE outcomes, and doubled where that is not enough. */
void made_room(struct made *made, struct arena *arena, size_t more, bool whole);
void made_put(struct made *made, const struct book *book,
    const struct outcome *outcomes, size_t count);

/* --- heard.c: registers, while it is measured ----------------------------- */

void heard_begin(const struct measuring *m, struct part *part);
void heard_release(struct part *part);
/* Ticket I of the batch into MADE, as measuring_work(); on any thread. */
struct heard *heard_new(struct arena *arena);
size_t heard_work(const struct measuring *m, const struct ticket *ticket,
    int64_t at, struct arena *arena, struct made *made);
/* In order: the figures on other bases, and what became of entries. */
int heard_take(struct measuring *m, struct part *part,
    const struct export_file *file, const struct made *made,
    const struct ticket *tickets, struct fault *fault);
/* Once, after all: each entry's state. */
void heard_end(struct measuring *m);
/* That, and the rows that differ from the OFFICIAL ones, into the store. */
int heard_store(
    struct measuring *m, const struct attained *official, struct fault *fault);

void part_month_see(struct part *part, int32_t month);
/* The rows of BASIS in book order; in ARENA. */
int measuring_basis(struct measuring *m, enum basis basis, struct arena *arena,
    struct attained *out, struct fault *fault);

#endif
