/* rebuild_internal.h -- what the arrows of rebuilding share. (flow) */
/* SPDX-License-Identifier: MIT */
#ifndef REBUILD_INTERNAL_H
#define REBUILD_INTERNAL_H

#include "editions_internal.h"

#include "slaudit/rebuild.h"

struct published_pack { /* an edition's folder, as it says of itself */
	const char *name;
	const char *folder;
	int64_t ledger; /* number of its publication; 0: it does not say */
	struct edition edition;
};

/* The editions in the run's folder of packs, in the order in which they were
 * published. In the flow's arena. */
int packs_find(struct flow *flow, struct published_pack **out, size_t *count,
    struct fault *fault);

/* The pack made again in FRESH against the published one in FOLDER, whose
 * MANIFEST is another. */
int pack_compare(struct flow *flow, const struct audit *audit,
    const char *folder, const char *fresh, struct rebuilt_edition *out,
    struct fault *fault);

#endif
