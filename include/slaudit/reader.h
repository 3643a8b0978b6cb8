/* reader.h -- an export's bytes to tickets, row trouble to diags. (read)
 *
 * libcsv reads the bytes; what it accepts in silence (malformed quoting) is
 * found here. Every row ends accepted or rejected with a diag that says why.
 * Columns are found by header name. Physical lines are counted by us: they end
 * with LF, or with CR in a file that has no LF. A gzip wrapper is taken off
 * whatever the file is called.
 *
 * Parts of a joined key that hold '/' or '\\' have it marked with '\\'. In a
 * log, a ticket's rows stand by time (that of the first rule for each row),
 * then by line; an event of the first or last row is that of the first or last
 * row for which the rule's conditions hold; an attribute is that of the first
 * or last row that has one. */
#ifndef SLAUDIT_READER_H
#define SLAUDIT_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/book.h"
#include "slaudit/export.h"
#include "slaudit/ticket.h"
#include "slaudit/vocab.h"

struct reader;
struct fault;

struct reader_input {
	const char *path;
	const char *name; /* base name, for complaints */
	const struct book *book;
	const struct mapping *mapping;
	int64_t cutoff;
	struct vocab *vocab; /* stands on the book's words */
};

/* Which mapping reads this file? The pattern and the header must both fit,
 * and exactly one mapping may. FAULT_INPUT names the candidates and what is
 * missing where none or several do; an unreadable file too. */
int reader_choose(const struct book *book, const char *path,
    const struct mapping **out, struct fault *fault);

/* The digests and the length of what stands at PATH: FILE's name is there. */
int reader_digest(
    const char *path, struct export_file *file, struct fault *fault);

int reader_open(
    struct reader **out, const struct reader_input *input, struct fault *fault);

/* Yields 1 with the next ticket (in ARENA), 0 at the end, -1. Wide: in file
 * order. Log: rows are gathered first, tickets by the bytes of their keys. */
int reader_next(struct reader *reader, struct arena *arena, struct ticket *out,
    struct fault *fault);

/* After the end: the diags, sorted by line, field, code, and the tally. */
int reader_diag(struct reader *reader, struct diag *out); /* yields */
void reader_tally(const struct reader *reader, struct tally *out);
void reader_close(struct reader *reader);

/* A time by the mapping's formats (strptime-like: %Y %m %d %H %I %M %S %p %z
 * %%; a number may lack its leading zero). The first format whose form fits
 * decides; a month of 13 is then wrong, never a day. ZONE is used where no
 * offset stands. Question: true with *OUT. For tests and explain. */
struct timestamp {
	int64_t at;
	int64_t until;
	enum grain grain;
	enum zone_fit_seen { FIT_ONCE, FIT_FOLD, FIT_GAP } fit;
	bool had_offset;
};
struct zone;
bool reader_time(const struct mapping *mapping, const struct zone *zone,
    const char *text, struct timestamp *out);

#endif
