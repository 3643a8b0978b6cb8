/* store.h -- the nouns, kept in one SQLite file. (store)
 *
 * The only SQL. flow opens transactions; everything inside one is there whole
 * or not at all. Repeating an ingest changes nothing. */
#ifndef SLAUDIT_STORE_H
#define SLAUDIT_STORE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "slaudit/arena.h"
#include "slaudit/aside.h"
#include "slaudit/attainment.h"
#include "slaudit/book.h"
#include "slaudit/buf.h"
#include "slaudit/detection.h"
#include "slaudit/diag.h"
#include "slaudit/export.h"
#include "slaudit/outcome.h"
#include "slaudit/ticket.h"
#include "slaudit/vocab.h"

struct store;
struct fault;

enum store_mode { STORE_READ, STORE_WRITE };

/* Opens PATH (":memory:" works; NULL: one on disk that goes away with its
 * closing), creates or migrates the schema when
 * writing; reading, the file must exist. FAULT_STORE: not a store of ours (it
 * is left as it was), a newer schema, locked, full. */
int store_open(struct store **out, const char *path, enum store_mode mode,
    struct fault *fault);
/* The same; while another run has the store it is waited for, so many seconds
 * at most, and each time that begins TELL is called once. NULL: a moment. */
struct store_wait {
	int seconds;
	void (*tell)(const char *path, int seconds);
};
int store_open_wait(struct store **out, const char *path, enum store_mode mode,
    const struct store_wait *wait, struct fault *fault);
void store_close(struct store *store); /* close its queries first */
const char *store_version(void);       /* of the library underneath */

int store_begin(struct store *store, struct fault *fault);
int store_commit(struct store *store, struct fault *fault);
/* Whatever state the connection is in; safe to call twice. */
void store_rollback(struct store *store);

/* --- exports ------------------------------------------------------------ */

/* 1 and *OUT (words in ARENA) when an export with the content's digest, the
 * mapping and the cut-off of LIKE was ingested before, 0 when not, -1. */
int store_find_export(struct store *store, struct arena *arena,
    const struct export_file *like, struct export_file *out,
    struct fault *fault);
/* Sets file->id. */
int store_put_export(
    struct store *store, struct export_file *file, struct fault *fault);
/* Its tickets and diags go with it, and all results: they rest on it. */
int store_drop_export(
    struct store *store, int64_t export_id, struct fault *fault);
/* A ticket that two exports of one cut-off hold: nobody can tell which of them
 * is right, or that the two parts belong together. Yields 1 with *OUT (words
 * in ARENA) for the first by process, key; 0 when there is none. */
struct clash {
	const char *key;
	const char *file; /* of the export at hand, and the line there */
	uint32_t line;
	const char *other_file;
	uint32_t other_line;
};
int store_find_clash(struct store *store, struct arena *arena,
    int64_t export_id, struct clash *out, struct fault *fault);
/* The tally, once known, and the digests, which may be known by then only. */
int store_set_tally(
    struct store *store, const struct export_file *file, struct fault *fault);
int store_put_diag(struct store *store, int64_t export_id,
    const struct diag *diag, struct fault *fault);

/* How many rows somebody says the export should have. The second yields. */
int store_put_control(
    struct store *store, int64_t export_id, int64_t rows, struct fault *fault);
int store_get_control(
    struct store *store, int64_t export_id, int64_t *rows, struct fault *fault);

/* --- registers ------------------------------------------------------------ */

/* A register is put and dropped like an export, with the kind in its
 * register_kind, and its diags and tally go in as those of one. 1 and *OUT for
 * the one of the register, name and cut-off of LIKE, 0, -1. */
int store_find_register(struct store *store, struct arena *arena,
    const struct export_file *like, struct export_file *out,
    struct fault *fault);
/* Of the file entry->export_id; sets its row. */
int store_put_entry(
    struct store *store, struct register_entry *entry, struct fault *fault);
/* What became of it: its state, and how many outcomes it touches. */
int store_set_entry(struct store *store, const struct register_entry *entry,
    struct fault *fault);

/* --- tickets, a batch at a time ------------------------------------------- */

/* Around the load of one export, inside a transaction; no question is asked in
 * between. Where no ticket is yet there is no index of keys: that a first
 * load's keys differ, its reader has to see to. The second makes the index at
 * its end, which refuses a key that stands twice in either; a later one's
 * tickets are looked up as they come. */
int store_load_begin(struct store *store, struct fault *fault);
int store_load_end(struct store *store, struct fault *fault);

/* The id that the next ticket put will have; those after it count on. */
int store_next_ticket_id(
    struct store *store, int64_t *out, struct fault *fault);

/* The events of tickets as the store keeps them: timelines one after the other,
 * that of ticket i ends before ends[i], and the names of its events, which
 * others may share. */
struct ticket_texts {
	const char *text;
	const size_t *ends;
	const char *const *names;
};
/* In ARENA. It needs no store: threads that make tickets may do it beforehand.
 */
void store_texts(const struct ticket *tickets, size_t count,
    struct arena *arena, struct ticket_texts *out);
/* Sets each id. A (process, key) has one version per export. TEXTS may be
 * NULL; else they are those of the tickets. */
int store_put_tickets(struct store *store, struct ticket *tickets, size_t count,
    const struct ticket_texts *texts, struct fault *fault);

/* --- the book in force --------------------------------------------------- */

/* The book's identity and digest with its SLEs and detection rules (id,
 * version, status, text); every outcome and finding refers to one. Repeating
 * changes nothing; *BOOK_ID is its row. */
int store_put_book(struct store *store, const struct book *book,
    int64_t *book_id, struct fault *fault);

/* --- results: replaced whole at each measure and judge -------------------- */

/* Facts go with them: they say of what, and as of when. */
int store_clear_results(struct store *store, struct fault *fault);
int store_clear_findings(struct store *store, struct fault *fault);
/* Sets each id, which says of which ticket, SLE and cycle the outcome is: it
 * cannot be put twice. In the order of tickets' ids, then of SLEs in the book,
 * then of cycles: one that comes after those that follow it is refused. */
int store_put_outcomes(struct store *store, int64_t book_id,
    struct outcome *outcomes, size_t count, struct fault *fault);
int store_put_attainment(struct store *store, int64_t book_id,
    const struct attainment *row, struct fault *fault);
/* A row of another basis than the official one. */
int store_put_before(struct store *store, int64_t book_id, enum basis basis,
    const struct attainment *row, struct fault *fault);
/* What entries touch; their rows are in the store. Sets plain.id. */
int store_put_aside(struct store *store, int64_t book_id, struct aside *aside,
    struct fault *fault);
int store_put_finding(struct store *store, int64_t book_id,
    struct finding *finding, struct fault *fault);
/* as-of and the like: a small table of words. */
int store_set_fact(struct store *store, const char *name, const char *value,
    struct fault *fault);
int store_get_fact(struct store *store, struct arena *arena, const char *name,
    const char **value, struct fault *fault); /* yields 1, 0, -1 */

/* --- reading back: queries ------------------------------------------------ */

struct query; /* one running question; query_close() */

/* From now on the store knows the files alone that were cut off at AT or
 * before: those cut off later are as if they had never come, and so are their
 * tickets, diags and entries. What is put later is known until this is asked
 * again. */
int store_set_horizon(struct store *store, int64_t at, struct fault *fault);
/* Those that it does not know, registers, too; read with query_export. */
int store_each_unknown(
    struct store *store, struct query **out, struct fault *fault);
/* Of every file, known or not, from the latest: when it was cut off. */
int store_each_cutoff(
    struct store *store, struct query **out, struct fault *fault);
int query_cutoff(struct query *query, int64_t *cutoff, bool *is_register,
    struct fault *fault);

/* Those known, by name, then digest. */
int store_each_export(
    struct store *store, struct query **out, struct fault *fault);
int query_export(struct query *query, struct arena *arena,
    struct export_file *out, struct fault *fault);

/* Registers alone, which that leaves out; of those known with one name, the
 * one cut off last. Read with query_export. */
int store_each_register(
    struct store *store, struct query **out, struct fault *fault);
/* By file name, digest, register, line. */
int store_each_entry(
    struct store *store, struct query **out, struct fault *fault);
int query_entry(struct query *query, struct arena *arena,
    struct register_entry *out, struct fault *fault);

/* Of the same files; by name, line, field, code. */
int store_each_diag(
    struct store *store, struct query **out, struct fault *fault);
int query_diag(struct query *query, struct arena *arena, struct diag *out,
    const char **file, struct fault *fault);

/* Current version of each ticket: the one of the latest cut-off (then the
 * greater digest of content). In the order in which they were put. */
int store_each_ticket(
    struct store *store, struct query **out, struct fault *fault);
/* Of those, tickets whose key is KEY, or whose customer is KEY; by process,
 * key. */
int store_find_tickets(struct store *store, const char *key, struct query **out,
    struct fault *fault);
/* Of those, the tickets of PROCESS, by key. */
int store_process_tickets(struct store *store, const char *process,
    struct query **out, struct fault *fault);
/* Of PROCESS every version of each ticket: by key, then export id. */
struct ticket_version {
	const char *key;
	int64_t export_id;
	int64_t ticket_id;
};
int store_each_version(struct store *store, const char *process,
    struct query **out, struct fault *fault);
int query_version(struct query *query, struct arena *arena,
    struct ticket_version *out, struct fault *fault);

int query_ticket(struct query *query, struct arena *arena, struct vocab *vocab,
    struct ticket *out, struct fault *fault);

/* Outcomes by book order of SLE, ticket key; sle pointers are found in BOOK by
 * id and version: an outcome under another book is a fault (measure again). */
int store_each_outcome(
    struct store *store, struct query **out, struct fault *fault);
int store_ticket_outcomes(struct store *store, int64_t ticket_id,
    struct query **out, struct fault *fault);
int query_outcome(struct query *query, struct arena *arena,
    const struct book *book, struct outcome *out, struct fault *fault);

/* Outcomes a reader will ask about: missed, over, undecidable, not covered,
 * defective, or a verdict that another reading turns. Book order of SLE, then
 * ticket key; read with query_outcome. Their tickets come by process, key. */
int store_each_exception(
    struct store *store, struct query **out, struct fault *fault);
int store_exception_tickets(
    struct store *store, struct query **out, struct fault *fault);

/* Outcomes of the months FROM to TO, both inclusive, and their tickets: both in
 * the order of the tickets' ids. */
int store_month_outcomes(struct store *store, int32_t from, int32_t to,
    struct query **out, struct fault *fault);
int store_month_tickets(struct store *store, int32_t from, int32_t to,
    struct query **out, struct fault *fault);

/* By book order of SLE id, month (MONTH_NONE last). */
int store_each_attainment(
    struct store *store, struct query **out, struct fault *fault);
int query_attainment(struct query *query, const struct book *book,
    struct attainment *out, struct fault *fault);

/* The rows of BASIS that differ from the official ones; read with
 * query_attainment, in the same order. */
int store_each_before(struct store *store, enum basis basis, struct query **out,
    struct fault *fault);
/* By book order of SLE, ticket key, cycle; entries are found in REGISTERS. */
int store_each_aside(
    struct store *store, struct query **out, struct fault *fault);
int query_aside(struct query *query, struct arena *arena,
    const struct book *book, const struct registers *registers,
    struct aside *out, struct fault *fault);

/* By detection id, book order of SLE, months, key of the first ticket. */
int store_each_finding(
    struct store *store, struct query **out, struct fault *fault);
int query_finding(struct query *query, struct arena *arena,
    const struct book *book, struct finding *out, struct fault *fault);

int store_get_ticket(struct store *store, struct arena *arena,
    struct vocab *vocab, int64_t ticket_id, struct ticket *out,
    struct fault *fault); /* yields */
/* A ticket's export always exists: one that does not is a fault. */
int store_get_export(struct store *store, struct arena *arena,
    int64_t export_id, struct export_file *out, struct fault *fault);

void query_close(struct query *query); /* at any point; NULL is fine */

/* Every noun as sorted text, in which nothing depends on the order in which
 * things were put; no ids. A row at a time. */
int store_dump(struct store *store, FILE *out, struct fault *fault);

#endif
