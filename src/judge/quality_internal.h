/* quality_internal.h -- what the checks of the data share. */
/* SPDX-License-Identifier: MIT */
#ifndef QUALITY_INTERNAL_H
#define QUALITY_INTERNAL_H

#include "slaudit/quality_bench.h"
#include "slaudit/vocab.h"

struct listed { /* tickets that a finding names */
	struct quality_ticket *items;
	size_t count;
	size_t room;
};

struct duration_cell { /* of one rule and one SLE id */
	uint64_t n;
	uint64_t zero;
	uint64_t limit;
	uint64_t within; /* the band below the limit, without it */
	uint64_t beyond; /* the band from the limit on */
	struct listed zeros;
	struct listed limits;
	struct listed withins;
};

enum midnight { MIDNIGHT_UTC, MIDNIGHT_FILE, MIDNIGHT_BOOK, MIDNIGHTS };

struct stamp_cell { /* of one rule, one process, one event */
	const struct quality_rule *rule;
	const char *process; /* as in the book, as the event's word is */
	const char *event;
	uint64_t n;
	uint64_t hits[MIDNIGHTS]; /* weekends: the first only */
	struct listed lists[MIDNIGHTS];
};

struct label { /* of one rule, one process, one field */
	const struct quality_rule *rule;
	const char *process;
	const char *field;
	const char *word; /* in the bench's vocab */
	uint64_t count;
	struct listed tickets; /* the first few of them, by key */
};

struct claim_cell { /* disagreements of one SLE id */
	const struct sle *sle;
	struct listed tickets;
	uint64_t n; /* compared */
};

struct quality_bench {
	const struct book *book;
	const struct zone *zone;
	int32_t from_month;
	int32_t to_month;
	struct arena arena;
	struct vocab vocab;
	uint64_t *looked;                /* by rule */
	struct duration_cell *durations; /* by rule, then SLE */
	struct stamp_cell *stamps;
	size_t stamp_count;
	size_t stamp_room;
	struct label *labels;
	size_t label_count;
	size_t label_room;
	size_t *slots; /* label's place + 1; 0: free */
	size_t slot_room;
	struct sorter **ids;       /* by rule; NULL: it does not ask */
	struct claim_cell *claims; /* by SLE */
	uint64_t claim_count;
	struct quality_finding *findings; /* in the caller's arena */
	size_t count;
	size_t room;
};

bool quality_looks(const struct quality_rule *rule, const char *process);
/* The months that RULE looks at; both inclusive. */
int32_t quality_first_month(
    const struct quality_bench *bench, const struct quality_rule *rule);
bool quality_in_window(const struct quality_bench *bench,
    const struct quality_rule *rule, int32_t month);
/* Where SLE's first version stands in the book. */
size_t quality_order(const struct quality_bench *bench, const struct sle *sle);

struct quality_ticket *listed_put(struct quality_bench *bench,
    struct listed *listed, const struct quality_source *source,
    const struct ticket *ticket, uint32_t line);
/* A finding of RULE that names LISTED, all but its particulars. */
struct quality_finding *finding_put(struct quality_bench *bench,
    struct arena *arena, const struct quality_rule *rule,
    const struct listed *listed);
/* A finding that no rule asks for. */
struct quality_finding *finding_of(struct quality_bench *bench,
    struct arena *arena, enum diag_code code, const struct listed *listed);

/* quality_durations.c */
void durations_see(struct quality_bench *bench, size_t rule,
    const struct quality_source *source, const struct ticket *ticket,
    const struct outcome *outcome);
void durations_end(
    struct quality_bench *bench, size_t rule, struct arena *arena);
/* quality_stamps.c */
void stamps_see(struct quality_bench *bench, size_t rule,
    const struct quality_source *source, const struct ticket *ticket);
void stamps_end(struct quality_bench *bench, struct arena *arena);
/* quality_labels.c, quality_pairs.c */
void labels_see(struct quality_bench *bench, size_t rule,
    const struct quality_source *source, const struct ticket *ticket);
void labels_end(struct quality_bench *bench, struct arena *arena);
void labels_release(struct quality_bench *bench);
/* Of labels of one field: those that differ in case, blanks or one letter. */
void pairs_find(struct quality_bench *bench, struct arena *arena,
    const struct label *labels, size_t count);
/* quality_ids.c */
int ids_see(struct quality_bench *bench, size_t rule,
    const struct ticket *ticket, bool in_window, struct fault *fault);
int ids_end(struct quality_bench *bench, size_t rule, struct arena *arena,
    struct fault *fault);
/* quality_claims.c */
void claims_end(struct quality_bench *bench, struct arena *arena);

#endif
