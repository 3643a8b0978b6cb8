/* ledger.h -- the record of everything that changed a figure. (store)
 *
 * It is only added to, in the transaction of what it records, and each entry's
 * hash covers the one before. docs/ledger.md has the form. Its times are the
 * cut-offs and as-of times of what was done, never a machine's clock. */
#ifndef SLAUDIT_LEDGER_H
#define SLAUDIT_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/digest.h"

struct book;
struct export_file;
struct fault;
struct query;
struct store;

struct ledger_field { /* a line of an entry */
	const char *name;
	const char *value; /* NULL: "-" */
};

struct ledger_entry {
	int64_t number;   /* from 1 */
	const char *what; /* "take", "drop", "book", "publish" */
	const char *text; /* in canonical form */
	char hash[DIGEST_TEXT];
};

/* Adds an entry of WHAT was done; FIELDS end with a NULL name. AT may be
 * INSTANT_NONE. */
int ledger_put(struct store *store, const char *what, int64_t at,
    const struct ledger_field *fields, struct fault *fault);
/* FILE, an export or a register, was taken in, or dropped. */
int ledger_put_file(struct store *store, const char *what,
    const struct export_file *file, struct fault *fault);
/* BOOK was measured by; where the last one was it, too, nothing is added. */
int ledger_put_book(struct store *store, const struct book *book, int64_t as_of,
    struct fault *fault);

/* The last entry; number 0 and the first hash where there is none. */
int ledger_head(struct store *store, struct arena *arena,
    struct ledger_entry *out, struct fault *fault);

int ledger_each(struct store *store, struct query **out, struct fault *fault);
int query_ledger(struct query *query, struct arena *arena,
    struct ledger_entry *out, struct fault *fault);

/* Before any entry: 64 zeros. */
void ledger_first(char hash[DIGEST_TEXT]);
/* Does ENTRY follow the one with the hash BEFORE, unchanged? */
bool ledger_holds(const struct ledger_entry *entry, int64_t number,
    const char before[DIGEST_TEXT]);

#endif
