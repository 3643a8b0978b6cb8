/* rebuild.h -- a lost store made again, and how it fits its packs. (flow)
 *
 * The editions in a folder of packs are published once more, in the order of
 * their ledger numbers, from the files that each says it was made of. A pack
 * on disk is read and never touched. */
#ifndef SLAUDIT_REBUILD_H
#define SLAUDIT_REBUILD_H

#include <stddef.h>

#include "slaudit/arena.h"
#include "slaudit/grid.h"

struct fault;
struct flow;

enum rebuilt {
	REBUILT_SAME,    /* its MANIFEST would have the same digest */
	REBUILT_FIGURES, /* other bytes, the same figures */
	REBUILT_OTHER,   /* other figures */
	REBUILT_KINDS
};

struct rebuilt_edition {
	struct arena *arena; /* where its words go */
	const char *name;    /* "2021-03-edition-1" */
	enum rebuilt how;
	const char *why; /* which inputs are others; "" where none is */
	size_t figures;  /* rows of the published attainment */
	struct grid_differences differences; /* of those rows */
};

struct rebuild_answer { /* in the flow's arena */
	struct rebuilt_edition *items;
	size_t count;
	size_t other; /* with other figures */
	size_t files; /* taken into the store */
	size_t left;  /* given, and of no edition */
};

extern const char *const rebuilt_words[REBUILT_KINDS];

/* The run's store, which must not be there yet, from the run's exports and
 * registers and the editions in its folder of packs. FAULT_USAGE: there is a
 * store; FAULT_INPUT names files that an edition was made of and nobody gave;
 * FAULT_OUTPUT: a pack cannot be read. The store appears whole at the end; and
 * where an edition has other figures, not at all. */
int flow_rebuild(
    struct flow *flow, struct rebuild_answer *out, struct fault *fault);

#endif
