/* attain_internal.h -- what attainment is accumulated in, for attain*.c. */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_ATTAIN_INTERNAL_H
#define SLAUDIT_ATTAIN_INTERNAL_H

#include "slaudit/measure.h"

/* A figure is one number, the cell's place above its biased second: sorted,
 * the figures of a cell stand together in their order. Seconds of 40 bits
 * reach over 17 000 years to either side: further than years of four digits
 * lie apart. */
enum { SECOND_BITS = 40, CELLS_MAX = 1 << 24 };
#define SECOND_BIAS ((int64_t)1 << (SECOND_BITS - 1))

struct cell { /* of a (SLE id, month) */
	uint32_t line;
	int32_t month;
	uint32_t newest; /* of the versions that judged here: place in book */
	bool withheld;
	uint64_t scope; /* counted by itself, to hold the states against */
	uint64_t n;
	uint64_t count;  /* of its figures */
	int64_t sum;     /* of them; only where an average is wanted */
	int64_t checked; /* where things are counted */
	int64_t correct;
	uint64_t states[OUTCOME_STATES];
};

struct figures { /* of a cell; -1 where it has none */
	int64_t median;
	int64_t median_cents;
	int64_t p95;
	int64_t p95_cents;
	int64_t most;
	int64_t numerator; /* of what decides, in seconds: attainment.h */
	int64_t denominator;
	int64_t planned; /* of availability: attainment.h */
	int64_t unobserved;
};

extern const struct figures figures_none;

struct line {         /* an SLE id: its versions */
	size_t first; /* place in the book */
	size_t versions;
	uint32_t latest;       /* place + 1 of the cell last met; 0: none */
	bool withheld;         /* some month is */
	int32_t first_watched; /* months that have a row whatever happened */
	int32_t last_watched;  /* before the first: none */
};

struct watch { /* up to when a process's files know */
	const char *process;
	int64_t until;
	bool withheld;
};

struct attain {
	const struct book *book;
	struct line *lines; /* in the order of the book: by id */
	size_t line_count;
	uint32_t *line_of;  /* by the place in the book */
	struct cell *cells; /* in the order in which they were met */
	size_t cell_count;
	size_t cell_room;
	uint32_t *slots;         /* a cell's place + 1; 0: free */
	size_t slot_count;       /* a power of two, at least twice the cells */
	struct numbers *numbers; /* the figures, while they come in */
	struct figures *figures; /* by cell; NULL: not taken yet */
	const struct clocks *clocks; /* NULL: nothing was watched */
	struct watch *watches;
	size_t watch_count;
	size_t watch_room;
};

/* Its type is that of all its versions: rules see to it. */
static inline const struct sle *
line_sle(const struct attain *attain, size_t line)
{
	return attain->book->sles[attain->lines[line].first];
}

/* NULL: no outcome fell there. */
const struct cell *attain_cell(
    const struct attain *attain, size_t line, int32_t month);

/* The cell, made where there is none. *OUT is good until the next one is. */
int attain_cell_make(struct attain *attain, size_t line, int32_t month,
    struct cell **out, struct fault *fault);
/* One number more, of LOW bits below SECOND_BITS. */
int attain_number_put(struct attain *attain, const struct cell *cell,
    uint64_t low, struct fault *fault);

/* --- availability: attain_watch.c ----------------------------------------- */

/* Its edges, as numbers. */
int spell_put(struct attain *attain, const struct cell *cell,
    const struct mark *mark, struct fault *fault);
/* The edges of all that was watched, once, before the figures are taken. */
int windows_put(struct attain *attain, struct fault *fault);

enum { SWEPT = 6 }; /* kinds of edges */

struct sweep {
	uint64_t place;   /* of the cell + 1; 0: none yet */
	uint64_t last;    /* second of the edge before */
	int depth[SWEPT]; /* how many of each kind lie over what follows */
};

/* The next edge of the cell at PLACE; they come in their order. */
void sweep_take(
    struct sweep *sweep, struct figures *out, uint64_t place, uint64_t edge);

/* Takes the figures of all cells, once. */
int attain_figures(struct attain *attain, struct fault *fault);

#endif
