/* successions_internal.h -- exports one after the other, while they are
 * compared. */
/* SPDX-License-Identifier: MIT */
#ifndef SUCCESSIONS_INTERNAL_H
#define SUCCESSIONS_INTERNAL_H

#include "slaudit/change.h"

#include "flow_internal.h"

struct zone;

struct snapshot { /* the exports of one process and cut-off */
	const struct export_file *file; /* the first by name */
	bool is_whole;                  /* every ticket up to then is in it */
	bool is_told;                   /* the report tells what it changed */
	size_t pair;                    /* where that stands */
};

struct succeeding {
	struct flow *flow;
	struct arena *arena;  /* of the audit */
	struct arena scratch; /* of one ticket */
	struct audit *audit;
	struct zone *zone;
	struct clocks *clocks;
	int64_t from_cutoff; /* the end of the period */
	bool any_reaches;    /* an export has that cut-off or a later one */
	struct snapshot *snapshots; /* of one process, by cut-off */
	size_t count;
	size_t pair_room;
	size_t changed_room;
	size_t late_room;
	size_t vanished_room;
	struct filed_diag *diags; /* of the changes */
	size_t diag_count;
	size_t diag_room;
};

/* Which verdicts its changes turn, both sides as of the report's time. */
void changed_judge(struct succeeding *s, struct changed_ticket *changed);
/* Into the audit, with a diag for each change. */
void changed_put(struct succeeding *s, const struct changed_ticket *changed);
void changed_diags_join(struct succeeding *s);

#endif
