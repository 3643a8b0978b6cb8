/* read_internal.h -- the steps from bytes to tickets, in calling order.
 *
 * source gives bytes, out of their wrapper and in UTF-8 (unpack, spool); feed
 * deals them in pieces of whole records, found by scan where their quoting is
 * regular, else by cutter, which says what is wrong; record splits one into
 * fields (scan, else libcsv); header and binding find the columns; row turns a
 * record into words and events; wide and log make tickets; twins are rows that
 * stand twice; stream runs it all, several hands at a time.
 */
/* SPDX-License-Identifier: MIT */
#ifndef SLAUDIT_READ_INTERNAL_H
#define SLAUDIT_READ_INTERNAL_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slaudit/arena.h"
#include "slaudit/buf.h"
#include "slaudit/diag.h"
#include "slaudit/export.h"
#include "slaudit/reader.h"

struct fault;
struct zone;

enum {
	/* The longest field that is read: a mebibyte is some 200 pages of
	 * text. What is longer is a quote that somebody forgot to close. */
	FIELD_MOST = 1024 * 1024,
	/* The widest real export we know has 52 columns. */
	COLUMNS_MOST = 4096,
	/* A record is held whole; this bounds the buffer that holds it. */
	RECORD_MOST = 16 * 1024 * 1024,
	/* Bytes asked from the file at a time, if nobody says otherwise. */
	SOURCE_CHUNK = 256 * 1024,
	VALUE_MOST = 80 /* bytes of a value that a diag shows */
};

#define COLUMN_NONE SIZE_MAX

/* --- source.c: the bytes of an export, wherever they are ------------- */

struct digest;

struct source {
	const char *name;   /* for complaints */
	int fd;             /* -1: in memory */
	const char *memory; /* the caller's */
	size_t size;
	size_t most; /* bytes that memory gives at a time; 0: no bound */
	struct spool *spool;   /* NULL: its bytes are what is read */
	struct digest *digest; /* of what a feed reads; NULL: nobody asked */
};

int source_open(struct source *source, const char *path, const char *name,
    struct fault *fault);
void source_memory(
    struct source *source, const char *name, const char *bytes, size_t size);
/* From here on what source_read() gives is out of its wrapper and in UTF-8.
 * SOURCE stays where it is until it is closed. */
int source_unwrap(
    struct source *source, const char *encoding, struct fault *fault);
/* The bytes as received. */
int source_received(const struct source *source, uint64_t offset, char *to,
    size_t room, size_t *got, struct fault *fault);
/* Up to ROOM bytes from OFFSET; *GOT 0 at the end. */
int source_read(const struct source *source, uint64_t offset, char *to,
    size_t room, size_t *got, struct fault *fault);
void source_close(struct source *source);

/* --- unpack.c: the content of what was received ---------------------- */

struct unpack {
	const struct source *source;
	uint64_t offset;           /* of the next byte received */
	struct z_stream_s *stream; /* NULL: received without a wrapper */
	char *bytes;               /* received, not yet unpacked */
	bool between;              /* the wrapper is whole: it may end here */
};

int unpack_open(
    struct unpack *unpack, const struct source *source, struct fault *fault);
/* The next bytes; *GOT 0 at the end. A wrapper that is damaged or cut short
 * is a fault. */
int unpack_read(struct unpack *unpack, char *to, size_t room, size_t *got,
    struct fault *fault);
void unpack_close(struct unpack *unpack);

/* --- spool.c: unpacked and decoded, in a temporary file -------------- */

struct spool;

/* *OUT NULL when what was received can be read as it is. */
int spool_open(struct spool **out, const struct source *source,
    const char *encoding, struct fault *fault);
int spool_read(struct spool *spool, uint64_t offset, char *to, size_t room,
    size_t *got, struct fault *fault);
void spool_close(struct spool *spool);

/* --- utf8.c ---------------------------------------------------------- */

/* The length of the character at TEXT, 0 if it is not UTF-8. */
size_t utf8_length(const char *text, size_t len);
bool utf8_valid(const char *text, size_t len);

/* --- cutter.c: where records end, in step with libcsv --------------- */

enum cut_state {    /* as libcsv 3.0.3 has them; its FIELD_BEGUN is two here */
	CUT_RECORD, /* between records */
	CUT_FIELD,  /* a field may begin */
	CUT_PLAIN,
	CUT_QUOTED,
	CUT_CLOSED /* after a quote that may have closed the field */
};

enum cut_quoting { CUT_QUOTES_FIT, CUT_QUOTE_INSIDE, CUT_TEXT_AFTER };

struct cut {             /* what is known of a record before its fields are */
	uint64_t offset; /* of its first byte in the file */
	uint64_t len;    /* without its line end */
	uint32_t line;   /* physical line of its first byte */
	uint32_t last_line;
	uint32_t fields;
	enum cut_quoting quoting; /* the first trouble ... */
	uint32_t quoting_field;   /* ... and where, from 1 */
	uint32_t field_line;      /* on which the last field began */
	bool open;                /* the file ends inside a quoted field */
	bool unended;             /* the file ends without a line end */
	bool half_end; /* the file ends with CR, half of a line end */
	uint32_t over; /* the first field longer than FIELD_MOST; 0: none */
	bool stray_cr; /* a CR that is no line end stands at an edge */
	bool regular;  /* found by the scan: its fields are not yet counted */
};

struct cutter {
	char delimiter;
	bool blanks; /* blanks around a field are not data */
	enum cut_state state;
	struct cut cut;
	uint64_t offset; /* of the next byte */
	uint64_t field_offset;
	uint32_t line;
	uint64_t blank; /* lines without a record */
	bool used;      /* the line belongs to a record */
	bool begun;     /* the line has bytes */
	bool gap;       /* blanks after a closing quote */
	bool after_cr;  /* a CR outside quotes stands before on this line */
	bool ended;     /* the last byte ended a record */
	bool cr_lines;  /* the file has no LF: a line ends with CR */
};

void cutter_init(
    struct cutter *cutter, char delimiter, bool blanks, uint64_t offset);
/* Takes bytes until one ends a record (cutter->ended) or all are taken;
 * returns how many. A line feed after the carriage return that ended a record
 * is left for the next call. */
size_t cutter_take(struct cutter *cutter, const char *bytes, size_t len);
/* The file ends here. True when that ends a record. */
bool cutter_finish(struct cutter *cutter);

/* --- feed.c: pieces of whole records ----------------------------------- */

struct feed {
	const struct source *source;
	size_t chunk;    /* bytes read at a time */
	uint64_t offset; /* in the file, of the next byte to be read */
	char *rest;      /* read, and in no piece yet */
	size_t rest_len;
	size_t rest_room;
	bool part;        /* the rest is known to be a part of a record */
	bool eof;         /* nothing is left but the rest */
	uint32_t skipped; /* lines before the header */
	struct cutter cutter;
};

struct piece {
	char *bytes;
	size_t len;
	size_t room;
	uint64_t offset;  /* of its first byte */
	struct cut *cuts; /* its records */
	size_t count;
	size_t cut_room;
};

int feed_open(struct feed *feed, const struct source *source,
    const struct mapping *mapping, size_t chunk, struct fault *fault);
/* Fills PIECE with at most MOST records, as many as end in the next chunk and
 * at least one. Yields. */
int feed_piece(
    struct feed *feed, struct piece *piece, size_t most, struct fault *fault);
void feed_close(struct feed *feed);
void piece_release(struct piece *piece);

/* --- records.c: a record's fields ------------------------------------- */

enum { RECORD_SLACK = 64 };

struct record {
	struct cut cut;
	const char *raw; /* cut.len bytes, as long as its piece */
	char *text;      /* fields, each NUL-terminated; may hold NULs */
	size_t text_len;
	size_t text_room;
	size_t *starts;
	size_t *lens;
	size_t room;
	size_t count;       /* fields kept: at most COLUMNS_MOST */
	size_t fields;      /* fields seen */
	size_t ended;       /* records that libcsv ended in this one */
	const bool *wanted; /* by column; others need not be read. NULL: all */
	size_t wanted_count;
	bool all; /* for once */
	bool trim;
};

struct splitter { /* what splits records: one for each thread */
	struct csv_parser csv;
	struct record record;
	char delimiter;
};

void splitter_open(struct splitter *splitter, const struct mapping *mapping);
/* The record at INDEX; splitter->record holds until the next call, and its
 * raw bytes as long as PIECE. */
void record_split(
    struct splitter *splitter, const struct piece *piece, size_t index);
void splitter_close(struct splitter *splitter);
/* "" beyond the last field kept. */
static inline const char *
records_field(const struct record *record, size_t column)
{
	return column < record->count ? record->text + record->starts[column]
				      : "";
}

/* Room for a field of LEN bytes at record->text + text_len; then it is put.
 * RECORD_SLACK bytes behind any field can be read, whatever they are. */
void record_room(struct record *record, size_t len);
void record_put(struct record *record, size_t len);
/* Room for so many more fields. */
void record_fields_room(struct record *record, size_t more);
/* A field of the text without the blanks around it. */
void record_trim(struct record *record, size_t *start, size_t *len);

struct records { /* one record after the other */
	struct feed feed;
	struct piece piece;
	struct splitter splitter;
};

int records_open(struct records *records, const struct source *source,
    const struct mapping *mapping, size_t chunk, struct fault *fault);
/* Yields; records->splitter.record holds until the next call. */
int records_next(struct records *records, struct fault *fault);
void records_close(struct records *records);

/* --- header.c, binding.c: which column is what ----------------------- */

/* Its name; UTF-8 where the mapping names none. */
const char *mapping_encoding(const struct mapping *mapping);

struct header {
	const char **names;
	size_t count;
	uint32_t line;
	bool cut_short; /* the file ends in it */
};

int header_read(struct header *header, struct records *records,
    const struct mapping *mapping, struct arena *arena, struct fault *fault);

enum attribute {
	ATTRIBUTE_CATEGORY,
	ATTRIBUTE_CUSTOMER,
	ATTRIBUTE_CLASS,
	ATTRIBUTE_CHANNEL,
	ATTRIBUTE_STATUS,
	ATTRIBUTES
};

struct bound_event { /* an event rule's columns */
	size_t time;
	size_t otherwise;
	size_t count;
	size_t named_by;
	size_t by;
	size_t *when;
};

struct binding { /* a mapping's columns, as numbers from 0 */
	size_t *key;
	const struct field *fields[ATTRIBUTES];
	size_t attributes[ATTRIBUTES];
	size_t *further; /* of the mapping's own attributes */
	struct bound_event *events;
	bool *wanted; /* by column: somebody reads it */
};

/* False when a column is missing or stands twice; COMPLAINT says which. */
bool binding_make(struct binding *binding, const struct mapping *mapping,
    const struct header *header, struct arena *arena, struct buf *complaint);

/* --- time.c ---------------------------------------------------------- */

enum time_verdict { TIME_FITS, TIME_NO_FORM, TIME_NO_ZONE, TIME_OUTSIDE };

/* A mapping's formats, compiled: opened once, then read by any number of
 * threads. MAPPING's formats and ZONE (NULL: none) stay the caller's. */
struct times {
	const struct zone *zone;
	struct time_form *forms;
	size_t count;
};

void times_open(struct times *times, const struct mapping *mapping,
    const struct zone *zone);
/* LEN bytes; no NUL need follow. *OUT is for TIME_FITS. */
enum time_verdict times_read(const struct times *times, const char *text,
    size_t len, struct timestamp *out);
/* The same, always item by item: for tests to hold against. */
enum time_verdict times_read_plainly(const struct times *times,
    const char *text, size_t len, struct timestamp *out);
void times_release(struct times *times);

/* One time alone; for more, open. */
enum time_verdict time_read(const struct mapping *mapping,
    const struct zone *zone, const char *text, struct timestamp *out);

/* --- trouble.c: diags, until they are asked for ---------------------- */

struct troubles {
	struct arena arena;
	struct diag *items;
	size_t count;
	size_t room;
	size_t given;
	uint64_t rejects; /* diags that cost a row */
	uint64_t counts[DIAG_CODES];
};

/* Copies what DIAG points to; values are cut and made printable. */
void trouble_put(struct troubles *troubles, const struct diag *diag);
void trouble_sort(struct troubles *troubles);
void trouble_release(struct troubles *troubles);

/* --- keyset.c, seen.c: what was there before --------------------------- */

struct key_entry {
	const char *text;
	uint64_t hash;
	uint64_t count; /* the caller's, 0 when new */
	uint32_t line;  /* the caller's, 0 when new */
	void *data;     /* the caller's, NULL when new */
};

struct keyset {
	struct arena arena;
	struct key_entry **slots;
	size_t count;
	size_t room; /* a power of two, or 0 */
};

uint64_t keyset_hash(const char *bytes, size_t len);
struct key_entry *keyset_put(struct keyset *keyset, const char *text);
void keyset_release(struct keyset *keyset);

struct seen_row {
	uint64_t hash;
	uint64_t offset;
	uint64_t len;
	uint32_t line; /* 0: a free slot */
};

struct seen {
	struct seen_row *slots;
	size_t count;
	size_t room;
	char *bytes; /* of an earlier row, read again */
	size_t bytes_room;
};

/* Yields 1 with the *LINE of the first row that has the same bytes. */
int seen_put(struct seen *seen, const struct source *source,
    const struct cut *cut, const char *raw, uint32_t *line,
    struct fault *fault);
void seen_release(struct seen *seen);

/* --- row.c: a record that is understood ------------------------------ */

struct row_event {
	struct event
	    event; /* at INSTANT_NONE: the rule holds, no time stands */
	uint32_t rule;
	uint32_t column;
};

struct row {
	const char *key;
	const char *base; /* the key without its occurrence */
	const char *words[ATTRIBUTES];
	const char **further; /* of the mapping's own attributes */
	struct row_event *events;
	size_t event_count;
	int64_t at; /* log: the row's place in time; INSTANT_NONE: has none */
	uint32_t line;
	uint32_t further_count; /* as many as the mapping has; else 0 */
};

/* --- twins.c: rows and keys that stand twice -------------------------- */

/* A file is read once, and of each row a hash is kept. Only where two are
 * equal it is read again: their rows are compared byte by byte and in order,
 * and once more with what came out. So memory does not grow with the file. */

struct suspect { /* a row whose hash another one has */
	const struct cut *cut;
	const char *raw;
	const char *base; /* NULL: it has no key */
	bool accepted;
};

struct twin {
	uint32_t line;
	uint32_t same_row;   /* line of the first one; 0: none */
	uint32_t same_key;   /* line of the row that took the key; 0: none */
	uint64_t occurrence; /* of its key, from 1 */
	const char *key;     /* NULL: it has none */
};

enum twins_step { TWINS_SEEK, TWINS_SETTLE, TWINS_KNOWN };

struct load;

struct twins {
	enum twins_step step;
	bool numbered;          /* keys are told apart by their occurrence */
	bool wide;              /* a key stands once */
	struct numbers *hashes; /* of all rows */
	uint64_t *suspects;     /* hashes that are there twice, sorted */
	size_t suspect_count;
	size_t suspect_room;
	struct seen seen;
	struct keyset keys;
	struct twin *items; /* by line */
	size_t count;
	size_t room;
	struct arena arena; /* of the items' keys */
};

void twins_open(struct twins *twins, const struct mapping *mapping);
/* NULL: the row of this line has none that is known. */
const struct twin *twins_find(const struct twins *twins, uint32_t line);
/* A hand has read ROW: its hash, or what is compared, goes with LOAD. */
void twins_meet(const struct twins *twins, struct load *load,
    const struct record *record, const struct row *row, bool accepted);
/* In order of the file. */
int twins_collect(struct twins *twins, const struct source *source,
    const struct load *load, struct fault *fault);
/* All rows were met: goes on to the next step, with so many threads. */
int twins_end(struct twins *twins, size_t workers, struct fault *fault);
const char *twin_text(struct arena *arena, uint32_t line);
void twins_release(struct twins *twins);

/* --- the reader, its hands and what they carry ------------------------ */

struct unzoned { /* times that took the mapping's zone */
	uint64_t count;
	uint32_t line; /* of the first of them */
	uint32_t column;
};

struct load { /* a piece, and what a hand made of it */
	struct piece piece;
	struct batch batch;
	struct troubles troubles;
	struct tally tally; /* of its rows */
	struct unzoned unzoned;
	struct row *rows; /* log: accepted, in the batch's arena */
	size_t row_count;
	uint64_t *hashes;
	size_t hash_count;
	struct suspect *suspects;
	size_t suspect_count;
	bool is_text; /* all of its bytes are */
};

enum { RECENT_BITS = 10, RECENT_EIGHTS = 4, RECENT_TEXT = RECENT_EIGHTS * 8 };

struct recent {                         /* a word met lately */
	uint64_t eights[RECENT_EIGHTS]; /* its bytes, zeros behind them */
	size_t len;
	const char *word; /* NULL: none */
	uint64_t load; /* the number of the load that it goes with; 0: none */
};

struct hand { /* one thread's tools */
	const struct reader *reader;
	struct load *load; /* at hand */
	struct splitter splitter;
	struct vocab vocab;   /* stands on the run's */
	struct arena scratch; /* of one row */
	struct buf key;       /* of one row */
	uint64_t loads;       /* so many so far, this one, too */
	struct recent recent[1 << RECENT_BITS];
};

/* words.c: the word that LEN bytes at TEXT, and a NUL, are. TEXT is a field: so
 * much behind it can be read. */
const char *hand_word(struct hand *hand, const char *text, size_t len);

struct habits {              /* what is looked for in each timeline */
	size_t same_time;    /* so many steps at one time; 0: not asked */
	struct words pauses; /* events that begin a pause, in a wide export */
};

struct reader {
	struct reader_input input;
	struct arena arena;
	struct source source;
	struct feed feed; /* behind the header */
	struct header header;
	struct binding binding;
	const struct process *process; /* NULL: the book has none */
	struct zone *zone;             /* NULL: the mapping names none */
	struct times times;
	struct twins twins;
	struct groups *groups; /* log */
	struct tally tally;
	struct unzoned unzoned;
	struct habits habits;
	char digest[DIGEST_TEXT]; /* of the bytes read; "": not asked for */
	uint64_t bytes;
};

/* All was read once: its digest is known, and not made again. */
void digest_end(struct reader *reader);
/* From the first row behind the header on. */
int feed_again(struct reader *reader, struct fault *fault);

int reader_open_memory(struct reader **out, const struct reader_input *input,
    const char *bytes, size_t size, struct fault *fault);

/* COLUMN of the record at hand, or COLUMN_NONE for the whole row. */
void row_complain(struct hand *hand, const struct row *row, enum diag_code code,
    size_t column, const char *text);

/* form.c: the record's end, quoting, number of fields, encoding. */
void form_check(struct hand *hand, const struct row *row);

/* A wide row's key is told apart by its occurrence. */
bool key_numbered(const struct mapping *mapping);
/* The record at hand, understood; false: rejected, and said why. ROW and what
 * it points to holds until the next call. */
bool row_read(struct hand *hand, struct row *row);

/* --- groups.c: rows of a log by ticket ------------------------------- */

/* All that log.c knows of it: rows go in, groups come out in the order of the
 * bytes of their keys. What does not fit into the budget is sorted on disk; a
 * ticket's rows are in memory together. */
struct groups;

/* BUDGET in bytes, 0: the usual one. groups_free() */
struct groups *groups_new(size_t budget);
/* Copies; the words of rows and events must outlive GROUPS. */
int groups_put(
    struct groups *groups, const struct row *row, struct fault *fault);
/* Yields the rows of the next ticket, sorted by time, then line; they hold
 * until the next call. No more rows go in after the first call. */
int groups_next(struct groups *groups, struct row **rows, size_t *count,
    struct fault *fault);
void groups_free(struct groups *groups);

/* --- wide.c, log.c, timeline.c: tickets ------------------------------ */

void wide_take(struct hand *hand, struct row *row);
void log_take(struct hand *hand, const struct row *row);
/* Yields the ticket of the next group, in the arena of hand->load's batch. */
int log_next(struct hand *hand, struct groups *groups, struct ticket *out,
    struct fault *fault);

/* A ticket with ROW's key, line and words; EVENTS are sorted into its timeline
 * and what is impossible in it is said. */
void timeline_make(struct hand *hand, struct arena *arena,
    const struct row *row, struct row_event *events, size_t count,
    struct ticket *out);

#endif
