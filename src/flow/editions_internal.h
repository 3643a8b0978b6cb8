/* editions_internal.h -- what the arrows of publication share. (flow) */
/* SPDX-License-Identifier: MIT */
#ifndef EDITIONS_INTERNAL_H
#define EDITIONS_INTERNAL_H

#include "flow_internal.h"

#include "slaudit/edition.h"

struct ledger_entry;

/* Whom a pack is for: the name of its folder. */
const char *pack_audience(const struct flow *flow);
/* OUT/AUDIENCE/PERIOD of a draft; with -edition-N where NUMBER is not 0. */
const char *pack_folder(
    struct flow *flow, int32_t from, int32_t to, int number);
/* The audit rendered into the folder DIR. */
int pack_render(struct flow *flow, const struct audit *audit,
    struct arena *arena, const char *dir, struct fault *fault);
/* DIR/LEDGER: where the pack stands in the ledger, and of what run it is. */
int pack_ledger(const char *dir, const struct ledger_entry *entry,
    const struct audit *audit, struct fault *fault);
/* As of when the draft in the folder DIR is; INSTANT_NONE: there is none. */
int64_t pack_as_of(struct flow *flow, const char *dir);

/* Heads alone, of AUDIENCE or (NULL) of all; in ARENA. */
int heads_load(struct flow *flow, struct arena *arena, const char *audience,
    struct edition **out, size_t *count, struct fault *fault);

/* Into audit->editions, what a report may know of publication. UNTIL: only
 * editions with a lesser id; 0: all. In ARENA. */
int editions_load(struct flow *flow, struct arena *arena, struct audit *audit,
    int64_t until, struct fault *fault);
/* Yields 1 where the audit's period is published and its inputs are those of
 * its last edition; FAULT_STORE where they are not and the run gives no
 * reason. */
int editions_check(
    struct flow *flow, const struct audit *audit, struct fault *fault);

/* The cases of the audit that fall into the months of EDITION; in ARENA. */
struct cases {
	struct edition_case *items;
	size_t count;
	size_t room;
};
int cases_load(struct flow *flow, struct arena *arena,
    const struct audit *audit, const struct edition *edition, struct cases *out,
    struct fault *fault);
/* What became of cases that stand in those months no more. */
int cases_seek(struct flow *flow, struct arena *arena,
    const struct audit *audit, struct revision *revision, struct fault *fault);

/* OUT/index.html, from the store's editions and the drafts that are there. */
int archive_write(struct flow *flow, struct fault *fault);

#endif
