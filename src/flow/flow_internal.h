/* flow_internal.h -- what the arrows share among themselves. */
#ifndef FLOW_INTERNAL_H
#define FLOW_INTERNAL_H

#include "slaudit/audit.h"
#include "slaudit/distribution.h"
#include "slaudit/flow.h"
#include "slaudit/measure.h"

/* Fills file->cutoff and .cutoff_from. KIND: what MAPPING is, a mapping or a
 * register. FAULT_INPUT names the three ways. */
int cutoff_find(struct flow *flow, const char *path, const char *kind,
    const struct mapping *mapping, struct export_file *file,
    struct fault *fault);

/* The store's exports that are known, by name then digest; in ARENA. */
int files_load(struct flow *flow, struct arena *arena, struct export_file **out,
    size_t *count, struct fault *fault);
const struct export_file *files_find(
    const struct export_file *files, size_t count, int64_t id);

/* --- reading and measuring -------------------------------------------- */

struct incoming { /* a file before it is read */
	const char *path;
	const struct mapping *mapping;
	const struct register_map *map; /* NULL: it holds tickets */
	struct ingest ingest;
	bool has_control; /* somebody says how many rows it should have */
	int64_t control;
};

/* As of when a run looks, and up to which cut-off a file is known to it. */
struct horizon {
	int64_t known; /* INT64_MAX: every file is */
	int64_t as_of; /* not later than the last cut-off known */
};

/* Of a run whose FILES are all there is; and of one with a store, which is
 * told which files it knows. FILES are those named, or NULL. */
int horizon_foresee(struct flow *flow, const struct incoming *files,
    struct horizon *out, struct fault *fault);
int horizon_apply(struct flow *flow, const struct incoming *files,
    struct horizon *out, struct fault *fault);
bool horizon_knows(
    const struct horizon *horizon, const struct export_file *file);

enum { SIDECAR_MAX = 64 }; /* one instant, or a number, and its line end */

/* FILE.ENDING beside the export; for FILE.gz that of FILE will do: a wrapper
 * changes nothing. Yields 1 with TEXT and the SIDECAR it stands in, or 0. */
int sidecar_read(const char *path, const char *ending, struct arena *arena,
    char text[SIDECAR_MAX], const char **sidecar, struct fault *fault);
/* Its control total, where there is one. */
int control_find(struct flow *flow, struct incoming *in, struct fault *fault);
/* Is the total the one that the store has of the export? Yields. */
int control_stands(struct flow *flow, const struct incoming *in,
    int64_t export_id, struct fault *fault);
/* Once it was read: its rows against the total. */
int control_hold(struct flow *flow, struct incoming *in, struct fault *fault);

/* The run's exports by name, each with its mapping and cut-off, as many as the
 * run has. In the flow's arena. */
int incoming_find(
    struct flow *flow, struct incoming **out, struct fault *fault);
/* With their digests, by name and then by those. */
int incoming_digest(
    struct flow *flow, struct incoming *files, struct fault *fault);
/* All of them into the store; what is known there is left alone. */
int files_ingest(struct flow *flow, struct incoming *files, struct ingest **out,
    struct fault *fault);

/* --- registers ----------------------------------------------------------- */

/* Is IN a register's file? Yields; then it is described as one. */
int register_open(struct flow *flow, struct incoming *in, struct fault *fault);
/* One whose digests are known into the store; or all of the run's. */
int register_ingest(
    struct flow *flow, struct incoming *in, struct fault *fault);
int registers_ingest(
    struct flow *flow, struct incoming *files, struct fault *fault);
/* FAULT_STORE where the store's were read under another book. */
int registers_check(struct flow *flow, struct fault *fault);
/* The store's entries into flow->registers. */
int registers_load(struct flow *flow, struct fault *fault);
/* All that a report may know of them; in ARENA. */
int said_load(struct flow *flow, struct arena *arena, struct said *said,
    struct fault *fault);
/* Their files, by name then digest; in ARENA. */
int register_files_load(struct flow *flow, struct arena *arena,
    struct export_file **out, size_t *count, struct fault *fault);

/* Tickets against the book, in batches: work on any thread, take in order. */
struct measuring;
struct made;

/* As of AS_OF. A part for each of COUNT processes, whose
 * tickets then can be forgotten together; PROCESSES NULL: one for all. */
int measuring_open(struct measuring **out, struct flow *flow, int64_t as_of,
    const char *const *processes, size_t count, struct fault *fault);
void measuring_close(struct measuring *m);
void measuring_forget(struct measuring *m, const char *process);
/* In ARENA. */
struct made *measuring_work(const struct measuring *m,
    const struct export_file *file, struct arena *arena,
    const struct ticket *tickets, size_t count);
/* The tickets have their ids in the store, if there is one. */
int measuring_take(struct measuring *m, const struct export_file *file,
    struct made *made, const struct ticket *tickets, size_t count,
    struct fault *fault);
/* After its tickets: up to when FILE knows of its process. */
void measuring_watch(struct measuring *m, const struct export_file *file);
/* Once, after all: the rows in book order; in ARENA. */
int measuring_rows(struct measuring *m, struct arena *arena,
    struct attained *out, struct fault *fault);
/* The same, into the store, too; in the flow's arena. */
int measuring_store(
    struct measuring *m, struct attained *rows, struct fault *fault);
void measuring_counts(const struct measuring *m, struct measured *out);

/* flow_measure, with its rows in the flow's arena; NAMED: the files that the
 * run has named, or NULL. */
int store_measure(struct flow *flow, const struct incoming *named,
    struct measured *out, struct attained *rows, struct fault *fault);

/* intake.c: the threads that read and measure. */
size_t flow_workers(const struct flow *flow);

/* One export from its bytes to the store, if the flow has one, and measured
 * while it is read where MEASURING is not NULL. */
int intake_run(struct flow *flow, struct incoming *in,
    struct measuring *measuring, struct fault *fault);
/* What can be said once it is stored: no ticket clashes, the sums are right. */
int export_check(
    struct flow *flow, const struct export_file *file, struct fault *fault);

/* As-of, and whether the results are this book's. FAULT_STORE if not. */
int facts_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);
int wording_load(struct flow *flow, struct audit *audit, struct fault *fault);

/* What figures rest on beside files and rules: audit.h has what. In ARENA. */
int evidence_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);

/* Everything a report may know, from the store; in ARENA. */
int audit_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);

/* Its inputs, and the run id, which is their digest. In ARENA. */
int run_id_make(struct flow *flow, struct audit *audit, struct arena *arena,
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

/* Of each row, what was supplied of its process for its month, which is one of
 * the zone of BOOK: the flow's, or another reading of it. */
int supply_mark(struct flow *flow, const struct book *book,
    struct attainment *rows, size_t count, struct fault *fault);
/* The same by process and month; after the files and rows are loaded. */
int supplies_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);

/* What was open at the as-of time and began before the period's end, outcome
 * by outcome in book order; then the tickets of those at risk. */
struct aging;
int aging_open(struct aging **out, struct arena *arena, struct audit *audit,
    struct fault *fault);
void aging_see(struct aging *aging, const struct outcome *outcome);
int aging_tickets(struct aging *aging, struct flow *flow, struct fault *fault);

/* Distributions of everything finished up to the period's end; in the same
 * walk over all outcomes, what was open. Takes all rows: FAULT_STORE where the
 * outcomes do not sum up to them. */
int distributions_load(struct flow *flow, struct arena *arena,
    struct audit *audit, struct fault *fault);

/* Groups of customers and families of requests, where the book asks for them.
 * Takes all rows: FAULT_STORE where the groups do not sum up to them. */
int customers_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);
/* The book's mapping ID, or NULL. */
const struct mapping *mapping_find(const struct book *book, const char *id);
/* What many rows together show of the data; after the files are loaded. In
 * ARENA. */
int quality_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);

/* Is FILE in the store as BOOK would have read it? */
bool reading_fits(struct arena *arena, const struct book *book,
    const struct export_file *file);
/* Leaves of the flow's book what was known on the run's day, if it asks. */
void known_apply(struct flow *flow);

/* The tickets out of scope; after the files are loaded. In ARENA. */
int aparts_load(struct flow *flow, struct arena *arena, struct audit *audit,
    struct fault *fault);

/* Whom the run's pack is for, where it asks; FAULT_USAGE: nobody of that name.
 */
int audience_load(struct flow *flow, struct audit *audit, struct fault *fault);
/* Takes out of AUDIT what they may not see; last of all, before the page. */
void audience_withhold(struct audit *audit);
/* What the exports that this report tells of changed of what earlier ones had;
 * after the files, diags and registers are loaded. In ARENA. */
int successions_load(struct flow *flow, struct arena *arena,
    struct audit *audit, struct fault *fault);

void flow_tell(
    const struct flow *flow, const char *stage, uint64_t done, uint64_t total);

#endif
