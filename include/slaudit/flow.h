/* flow.h -- the arrows: one stage introduced to the next. (flow)
 *
 * Only flow opens transactions. Nothing here reads the machine's clock: what
 * depends on today comes in struct run. */
#ifndef SLAUDIT_FLOW_H
#define SLAUDIT_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "slaudit/arena.h"
#include "slaudit/attainment.h"
#include "slaudit/book.h"
#include "slaudit/export.h"
#include "slaudit/holidays.h"
#include "slaudit/register.h"
#include "slaudit/rules.h"
#include "slaudit/store.h"
#include "slaudit/whatif.h"

struct fault;

/* Called with a stage's word and how far it is; TOTAL 0: not known. */
typedef void flow_progress(
    void *context, const char *stage, uint64_t done, uint64_t total);

/* As of when a run looks that does not say it: */
enum looks {
	LOOKS_LATEST, /* as far as there is data */
	LOOKS_NAMED,  /* ... in the files that are named, or else: */
	LOOKS_MONTH,  /* ... before the end of the month after the one reported;
			 where there is none, as far as there is */
};

struct run {                  /* what was asked, filled by cli, passed down */
	const char *rules;    /* folder of the book */
	const char *reports;  /* folder of wording, style sheet and font list */
	const char *store;    /* path */
	const char *out;      /* folder of the packs */
	const char *audience; /* --audience; NULL: the committee */
	const char *const *exports;
	size_t export_count;
	const char *cutoff;  /* --cutoff, or NULL */
	int64_t as_of;       /* INSTANT_NONE: not asked */
	enum looks looks;    /* then */
	int32_t known_as_of; /* --known-as-of; 0 or DAY_NONE: not asked */
	int32_t from_month;  /* MONTH_NONE: not asked */
	int32_t to_month;
	int wait_second; /* for a store that another run has; 0: a moment */
	void (*waiting)(const char *path, int seconds); /* told then; or NULL */
	size_t workers;     /* threads that read; 0: one a processor */
	size_t chunk;       /* bytes read at a time; 0: as many as is good */
	int64_t now;        /* only to pick the default month */
	const char *revise; /* --revise: why a published month is made anew */
	flow_progress *progress; /* may be NULL */
	void *progress_context;
};

struct flow { /* an open book and store, shared by the stages of one run */
	const struct run *run;
	struct arena arena; /* the book and whatever lives as long */
	struct book *book;
	struct vocab vocab; /* the exports' words, standing on the book's */
	struct complaints complaints;
	struct complaints unmended; /* published folders that are lost */
	struct store *store;
	struct registers registers; /* in the arena, once loaded */
	const char *standing;       /* what is published and stays so; NULL */
	struct book **others;       /* of a what-if */
	size_t other_count;
	size_t other_room;
	struct rebuilt_edition *rebuilt; /* what is published once more */
};

/* Open the book, then the store where MODE is not FLOW_NO_STORE. */
enum { FLOW_NO_STORE = -1 };
int flow_open(
    struct flow *flow, const struct run *run, int mode, struct fault *fault);
void flow_close(struct flow *flow);

/* TEXT is an instant, or a date: the end of that day in the book's zone. NULL
 * leaves *AS_OF alone. */
int flow_as_of(const struct flow *flow, const char *text, int64_t *as_of,
    struct fault *fault);

enum ingest_result { INGEST_NEW, INGEST_SAME, INGEST_AGAIN };

struct ingest { /* what became of one file */
	struct export_file file;
	enum ingest_result result;
};

/* All exports of the run, in order of base name then digest; *OUT in the
 * flow's arena, run->export_count of them. Inside the caller's transaction. */
int flow_ingest(struct flow *flow, struct ingest **out, struct fault *fault);

struct measured {
	uint64_t tickets;
	uint64_t outcomes;
	uint64_t states[OUTCOME_STATES];
	int64_t as_of;
};

/* Every current ticket against every SLE; results replaced whole. */
int flow_measure(struct flow *flow, struct measured *out, struct fault *fault);

/* Both at once: in one stream into an empty store, else one after the other;
 * the results are the same. */
int flow_load(struct flow *flow, struct ingest **out, struct measured *measured,
    struct fault *fault);

struct dry { /* in the flow's arena */
	struct ingest *files;
	struct measured measured;
	struct attainment *rows; /* in book order, by month */
	size_t row_count;
};

/* The same without a store: nothing is kept. */
int flow_dry(struct flow *flow, struct dry *out, struct fault *fault);

struct judged {
	struct finding *findings;
	size_t count;
	size_t elsewhere; /* left out: they cite other months only */
};

int flow_judge(struct flow *flow, struct judged *out, struct fault *fault);
/* What one line can say of the run's period, once it is judged; in the flow's
 * arena. Of several months: of the last one. */
struct gist {
	int32_t from_month;
	int32_t to_month;
	uint64_t defined;
	uint64_t met;
	uint64_t missed;
	uint64_t provisional;
	const char *unsupplied; /* titles of processes, or "" */
	const char *aside;      /* files cut off later than it looks, or "" */
	const char *page;       /* of the pack, once there is one */
};
int flow_gist(struct flow *flow, struct gist *out, struct fault *fault);
/* Keeps those that a report of the run's period has. */
int flow_judged_period(
    const struct flow *flow, struct judged *judged, struct fault *fault);

/* The months reported: asked for, or the last complete month. */
int flow_period(
    const struct flow *flow, int32_t *from, int32_t *to, struct fault *fault);

/* A pack is built beside its place; *PACK is released by flow_pack_commit or
 * flow_pack_abandon. *INDEX is the page's path once committed, in the flow's
 * arena. */
/* Where the period is published: FAULT_STORE if its inputs are no longer the
 * same and run->revise gives no reason; else, if they are, *PACK is NULL,
 * *INDEX the edition's page and flow->standing says so. With the commit
 * OUT/index.html is made anew. */
struct pack;
int flow_pack(struct flow *flow, struct pack **out, const char **index,
    struct fault *fault);
int flow_pack_commit(struct pack *pack, struct fault *fault);
void flow_pack_abandon(struct pack *pack);

/* The store is the truth of what was published: an edition whose folder is not
 * there is made again, and must have the same digest. Outside a transaction,
 * before anything else; an edition that cannot be made again is complained
 * of. */
int flow_mend(struct flow *flow, struct fault *fault);

/* Measures the store's files as of the run's time, writes the run's period as
 * its next edition and takes its draft away; a transaction of its own. NUMBER
 * 0: it is published from the same inputs already, see flow->standing. */
struct publish_answer {
	const char *index; /* in the flow's arena */
	int number;
	char manifest[DIGEST_TEXT];
};
int flow_publish(
    struct flow *flow, struct publish_answer *out, struct fault *fault);

/* The holidays that an iCalendar file proposes, in ARENA; nothing is changed.
 * FAULT_INPUT when the file is none. */
struct holidays_ask {
	const char *path;
	const struct schedule *against; /* NULL: no difference is asked for */
	int32_t first;                  /* dates, both inclusive */
	int32_t last;
	int years; /* a rule is followed so long; 0: to LAST */
};

struct holidays_answer {
	const char *name; /* of the file, without its folder */
	char digest[DIGEST_TEXT];
	struct holidays found;
	struct holidays_difference difference;
};

/* The book as text, or JSON: what is in force on the local day DAY, or every
 * version where it is DAY_NONE. */
int flow_rules_show(
    struct flow *flow, int32_t day, bool json, FILE *out, struct fault *fault);

int flow_holidays(struct arena *arena, const struct holidays_ask *ask,
    struct holidays_answer *out, struct fault *fault);

/* The store's tickets under other books, in the flow's arena; nothing is
 * changed. The store's results must be of the flow's book. */
struct whatif_ask {
	const char *against;         /* the folder of another book, or NULL */
	const char *const *profiles; /* of the flow's book */
	size_t profile_count; /* none, and nothing against: all there are */
	bool listed;          /* of these only those that reports list */
	int32_t from_month;   /* what is told of; MONTH_NONE: everything */
	int32_t to_month;
};
int flow_whatif(struct flow *flow, const struct whatif_ask *ask,
    struct whatifs *out, struct fault *fault);
/* As text, or JSON. */
int flow_whatif_tell(struct flow *flow, struct whatifs *all, bool json,
    FILE *out, struct fault *fault);

/* The store at PATH as sorted text: store_dump(). */
int flow_dump(const char *path, FILE *out, struct fault *fault);

/* Everything known of the tickets whose key, customer or outcome is NAME; as
 * text, or JSON. *FOUND: how many tickets. */
int flow_explain(struct flow *flow, const char *name, bool json, FILE *out,
    size_t *found, struct fault *fault);

/* A published file (run->exports[0]) against arithmetic and, where a store is
 * open, against what it holds; as text, or JSON. Without a book FLOW has only
 * its run. */
struct diag;
struct reconcile_answer { /* in the flow's arena */
	const char *name;
	size_t disagree;
	uint64_t rejected;
	const struct diag *diags; /* for people, by line */
	size_t diag_count;
};
int flow_reconcile(struct flow *flow, bool json, FILE *out,
    struct reconcile_answer *answer, struct fault *fault);

/* The ledger of the store at PATH, as text or JSON (OUT NULL: neither).
 * FAULT_STORE names the first entry that is not what was written down. */
int flow_ledger(struct store *store, const char *path, bool json, FILE *out,
    struct fault *fault);

#endif
