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
	const struct vocab *vocab; /* words of the book are its pointers; it is
				      frozen while the export is read */
	size_t chunk; /* bytes read at a time; 0: as many as is good */
	bool digest;  /* make the digest on the way, see reader_received */
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

/* Tickets that come together, and what was wrong with their rows. They live in
 * the batch's arena until it was taken; what a caller makes of them may, too.
 */
struct batch {
	struct arena arena;
	struct ticket *tickets;
	size_t count;
	const struct diag *diags; /* by line, field, code; known when taken */
	size_t diag_count;
	void *made; /* the caller's */
};

struct taking {
	size_t workers; /* threads that read and work; 1: the caller's own */
	void *context;
	/* What is taken stands: a file is looked through for rows that stand
	 * twice before anything is taken. */
	bool sure;
	/* What was taken before is void: it comes again. Called first, and
	 * where nothing was sure, once more if rows or keys stand twice: that
	 * is known at a file's end only. 0, -1. */
	int (*begin)(void *context, struct fault *fault);
	/* On WORKER's thread; NULL: nothing to do. */
	int (*work)(void *context, size_t worker, struct batch *batch,
	    struct fault *fault);
	/* On the caller's thread. Wide: in file order. Log: rows are gathered
	 * first, tickets come by key. Batches without a ticket hold diags. */
	int (*take)(void *context, struct batch *batch, struct fault *fault);
};

/* All tickets of the export, once. What comes does not depend on the number of
 * workers; nor, but for where batches end, on the size of chunks. */
int reader_run(
    struct reader *reader, const struct taking *taking, struct fault *fault);

/* After a run: the digests and the length, if they were asked for and could be
 * made on the way. False: reader_digest makes them. */
bool reader_received(const struct reader *reader, struct export_file *file);
void reader_tally(const struct reader *reader, struct tally *out);
void reader_close(struct reader *reader);

/* A line for each library that the bytes go through, with its version. */
struct buf;
void reader_libraries(struct buf *out);

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
