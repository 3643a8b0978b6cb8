/* store_internal.h -- what the files of store share among themselves.
 *
 * A statement is prepared once for each text and kept; binding and reading go
 * column by column in the order of the SQL, whose text stands beside them. */
/* SPDX-License-Identifier: MIT */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/flusher.h"
#include "slaudit/store.h"

struct statement { /* one of the kept ones */
	struct store *store;
	const char *sql; /* compared by address: a string constant */
	sqlite3_stmt *raw;
	bool taken;
	int next; /* the column to bind (from 1) or to read (from 0) */
	int rc;   /* the first refusal of a bind */
};

/* Rows of a book, by (name, version) until roster_attach. */
struct roster {
	struct arena arena;
	struct roster_row {
		int64_t id;
		const char *name;
		const char *version;
		const void *item; /* of the book at hand; NULL: not in it */
	} * rows;
	size_t count;
};

/* Words that tickets share, by text. */
enum { WORDS_MOST = 65536 }; /* kept in memory; later ones stand in the rows */
struct lexicon {
	struct arena arena;
	struct word {
		const char *text; /* NULL: a free slot */
		uint64_t hash;
		int64_t id;
	} * slots;
	size_t count;
	size_t room;  /* a power of two, or 0 */
	int64_t last; /* the greatest id */
	bool loaded;
};

/* Rows that one INSERT .. SELECT reads from a table which is not there. */
struct incoming {
	const char *declaration;
	void (*cell)(
	    sqlite3_context *out, const void *rows, size_t i, int column);
	const void *rows;
	size_t count;
};

#define STORE_CACHE "PRAGMA cache_size = -16384" /* KiB of pages */

enum load { LOAD_NONE, LOAD_BEGUN, LOAD_INDEX_DUE };

struct store {
	sqlite3 *db;
	char *path; /* as the user wrote it */
	enum store_mode mode;
	struct store_wait wait;
	int64_t waited_ms; /* for a lock, since it was asked for */
	struct statement **statements;
	size_t statement_count;
	size_t statement_room;
	int64_t book_id; /* of the rosters; 0: none loaded */
	struct roster sles;
	struct roster rules;
	struct lexicon lexicon;
	struct incoming incoming_tickets;
	struct incoming incoming_outcomes;
	int64_t known_export; /* is here; 0: none known */
	int64_t untaken;      /* put, and its rows are still coming; 0: none */
	int64_t first_ticket; /* from here to below next_ticket all are here */
	int64_t next_ticket;  /* 0: ask */
	enum load load;
	struct flusher *flusher; /* of a first load; NULL: none so far */
};

struct query {
	struct store *store;
	struct statement *st;
	bool waiting; /* a row stands there, not yet read */
	bool ended;
	const struct book *book; /* whom the rosters point into */
	struct roster sles;
	struct roster rules;
};

/* Whether outcome o is one that a reader will ask about: missed, over,
 * undecidable, not covered, defective, or a verdict that another reading
 * turns. */
#define STORE_EXCEPTIONAL                                                      \
	"((1 << o.state) & 1730"                                               \
	" OR o.id IN (SELECT outcome_id FROM variant WHERE turns))"
_Static_assert(
    (1 << OUTCOME_MISSED | 1 << OUTCOME_OVER | 1 << OUTCOME_UNDECIDABLE |
	1 << OUTCOME_NOT_COVERED | 1 << OUTCOME_DEFECTIVE) == 1730,
    "STORE_EXCEPTIONAL names them by a mask");

/* Of export x: a run knows it, and it is no register's file that a later one
 * of its name, or the same one, has taken the place of. */
#define STORE_STANDS                                                           \
	"x.known AND NOT (x.register IS NOT NULL AND EXISTS ("                 \
	" SELECT 1 FROM export y"                                              \
	" WHERE y.register IS NOT NULL AND y.known AND y.mapping = x.mapping"  \
	" AND (y.name = x.name OR y.content_digest = x.content_digest)"        \
	" AND (y.cutoff_at, y.content_digest)"                                 \
	"  > (x.cutoff_at, x.content_digest)))"

/* For tests: stop it, fill it. */
sqlite3 *store_handle(struct store *store);

/* -1, with what the engine said about RC in words a person can act on. */
int store_fault(const struct store *store, int rc, struct fault *fault);
int store_exec(struct store *store, const char *sql, struct fault *fault);
/* What was learnt of rows may be gone: ask again. */
void store_forget(struct store *store);

/* Refuses what is not ours before anything is read or changed; then creates
 * or migrates (writing), or asks for the newest version (reading). */
int identity_ensure(struct store *store, struct fault *fault);

#define SCHEMA_APPLICATION 1397506389 /* "SLAU", at byte 68 of the file */

int schema_newest(void);
/* The steps after version FROM, inside a transaction. */
int schema_migrate(struct store *store, int64_t from, struct fault *fault);

/* NULL and the fault set; statement_release() when done with it. */
struct statement *statement_take(
    struct store *store, const char *sql, struct fault *fault);
void statement_release(struct statement *st);
void statement_free(struct statement *st);

void statement_put_int(struct statement *st, int64_t value);
/* NULL where VALUE is NONE. */
void statement_put_unless(struct statement *st, int64_t value, int64_t none);
/* Must live until the statement is released. */
void statement_put_text(struct statement *st, const char *text);
void statement_put_copy(struct statement *st, const char *text);

/* Runs what gives no row and releases it. */
int statement_run(struct statement *st, struct fault *fault);
/* 1 a row, 0 no more, -1. */
int statement_step(struct statement *st, struct fault *fault);

int64_t statement_int(struct statement *st);
int64_t statement_int_or(struct statement *st, int64_t none); /* if NULL */
/* The engine's, until the next step; NULL for NULL. */
const char *statement_text(struct statement *st);
const char *statement_copy(struct statement *st, struct arena *arena);
const char *statement_word(struct statement *st, struct vocab *vocab);
/* The place of the word that stands there in WORDS, or a fault. */
int statement_name(struct statement *st, const char *const *words, int *out,
    struct fault *fault);

/* The id of the word TEXT, which is kept from now on; 0 where there are too
 * many of them already and it need not be kept ALWAYS. */
int lexicon_put(struct store *store, const char *text, bool always, int64_t *id,
    struct fault *fault);
void lexicon_release(struct lexicon *lexicon);

/* INCOMING's rows become a table NAME for as long as the store is open. */
int incoming_serve(struct store *store, const char *name,
    struct incoming *incoming, struct fault *fault);
/* Runs SQL, which reads them: these COUNT rows. */
int incoming_store(struct store *store, const char *sql,
    struct incoming *incoming, const void *rows, size_t count,
    struct fault *fault);
/* Which exports and tickets are here is asked again. */
void tickets_forget(struct store *store);
int tickets_serve(struct store *store, struct fault *fault);
/* Sets the id of OUTCOME, as if it were put; *ROW: of its SLE. */
int outcome_identify(struct store *store, int64_t book_id,
    struct outcome *outcome, int64_t *row, struct fault *fault);
/* The cells of an outcome from ticket_id to stop_line. */
int outcome_read(
    struct statement *st, struct outcome *out, struct fault *fault);
int outcome_state_read(
    struct statement *st, enum outcome_state *out, struct fault *fault);
int outcomes_serve(struct store *store, struct fault *fault);

/* SQL gets outcome_place(ID): from that place on all ids are ID or greater,
 * and before it they are smaller. */
int places_serve(struct store *store, struct fault *fault);
/* OUTCOMES, which are identified, may go behind those that are here. */
int places_follow(struct store *store, const struct outcome *outcomes,
    size_t count, struct fault *fault);

/* A load that was broken off: whatever it did went with the rollback. */
void load_forget(struct store *store);

/* Adds the attributes of TICKET, which has some, to OUT as the store keeps
 * them; and back, into ARENA. False: not as we write it. */
void attributes_text(const struct ticket *ticket, struct buf *out);
bool attributes_read(const char *text, struct arena *arena, struct vocab *vocab,
    struct ticket *out);

/* Adds the events of TICKET to OUT as the store keeps them, their names apart;
 * and back into OUT, whose line is known and whose events then lie in ARENA.
 * False: not as we write it. */
void event_names_text(const struct ticket *ticket, struct buf *out);
void timeline_text(const struct ticket *ticket, struct buf *out);
bool timeline_read(const char *names, const char *text, struct arena *arena,
    struct vocab *vocab, struct ticket *out);

/* SQL with one parameter, that gives id, name, version. */
int roster_load(
    struct roster *roster, struct statement *st, struct fault *fault);
const struct roster_row *roster_find(
    const struct roster *roster, const char *name, const char *version);
void roster_attach(struct roster *roster, const char *name, const char *version,
    const void *item);
void roster_sort(struct roster *roster); /* by id, for roster_item */
const void *roster_item(const struct roster *roster, int64_t id);
void roster_release(struct roster *roster);

/* Its limit is a number of days. */
bool sle_counts_days(const struct sle *sle);

/* The rows of BOOK_ID that an SLE or a detection rule has. */
int roster_sle_row(struct store *store, int64_t book_id, const struct sle *sle,
    int64_t *out, struct fault *fault);
int roster_rule_row(struct store *store, int64_t book_id,
    const struct detection *rule, int64_t *out, struct fault *fault);

/* A question; bind into (*out)->st. */
int query_open(struct query **out, struct store *store, const char *sql,
    struct fault *fault);
/* Makes a row wait: 1, 0 at the end, -1. Its first column is *ID; reading
 * goes on from the second. */
int query_row(struct query *query, int64_t *id, struct fault *fault);
/* The row was read: does the next one belong to ID, too? 1, 0, -1. */
int query_more(struct query *query, int64_t id, struct fault *fault);
/* The only row of its own was read. */
void query_done(struct query *query);
int query_sle(struct query *query, const struct book *book, int64_t row,
    const struct sle **out, struct fault *fault);
int query_rule(struct query *query, const struct book *book, int64_t row,
    const struct detection **out, struct fault *fault);

#endif
