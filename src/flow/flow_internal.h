/* flow_internal.h -- what the arrows share among themselves. */
#ifndef FLOW_INTERNAL_H
#define FLOW_INTERNAL_H

#include "slaudit/audit.h"
#include "slaudit/distribution.h"
#include "slaudit/flow.h"
#include "slaudit/measure.h"

/* Fills file->cutoff and .cutoff_from. FAULT_INPUT names the three ways. */
int cutoff_find(struct flow *flow, const char *path,
    const struct mapping *mapping, struct export_file *file,
    struct fault *fault);

/* The store's exports, by name then digest; in ARENA. */
int files_load(struct flow *flow, struct arena *arena, struct export_file **out,
    size_t *count, struct fault *fault);
const struct export_file *files_find(
    const struct export_file *files, size_t count, int64_t id);

/* As-of, and whether the results are this book's. FAULT_STORE if not. */
int facts_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);
int wording_load(struct flow *flow, struct audit *audit, struct fault *fault);

/* Everything a report may know, from the store; in ARENA. */
int audit_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);

/* Outcomes missed, over, undecidable, defective, or hanging on a day rule, in
 * book order of SLE, then by ticket key; with the store's exports. In ARENA. */
struct exhibits {
	struct exhibit *items;
	size_t count;
	struct export_file *files;
	size_t file_count;
};
int exhibits_load(struct flow *flow, struct arena *arena, struct exhibits *out,
    struct fault *fault);

/* The stored attainment, in book order; in ARENA. *COUNT starts at 0. */
int rows_load(struct flow *flow, struct arena *arena, struct attainment **out,
    size_t *count, struct fault *fault);

/* Distributions of everything finished up to the period's end. */
int distributions_load(struct flow *flow, struct arena *arena,
    struct audit *audit, struct fault *fault);

void flow_tell(
    const struct flow *flow, const char *stage, uint64_t done, uint64_t total);

#endif
