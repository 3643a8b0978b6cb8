/* feed.c -- an export's bytes in pieces of whole records.
 *
 * Pieces are dealt one after the other, so a piece ends where a record ends,
 * for every input: regular records are found by scan.c, all others by the
 * cutter, byte by byte. What is left behind a piece's last record goes before
 * the bytes of the next piece. */
/* SPDX-License-Identifier: MIT */
#include "read_internal.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/digest.h"
#include "slaudit/fault.h"
#include "slaudit/mem.h"

#include "scan_internal.h"

static const char bom[] = "\xef\xbb\xbf";
enum { BOM_LEN = 3 };

/* --- bytes ----------------------------------------------------------- */

/* Up to LEN more bytes of the file behind those of the piece. */
static int
bytes_read(
    struct feed *feed, struct piece *piece, size_t len, struct fault *fault)
{
	size_t got = 0;

	if (piece->bytes == NULL || piece->room - piece->len < len) {
		piece->room = piece->len + len;
		piece->bytes = mem_resize(piece->bytes, piece->room, 1);
	}
	if (source_read(feed->source, feed->offset, piece->bytes + piece->len,
		len, &got, fault) != 0)
		return -1;
	if (feed->source->digest != NULL && got > 0)
		digest_put(
		    feed->source->digest, piece->bytes + piece->len, got);
	feed->eof = got == 0;
	feed->offset += got;
	piece->len += got;
	return 0;
}

/* What was left goes to the piece. */
static void
rest_give(struct feed *feed, struct piece *piece)
{
	piece->len = 0;
	piece->count = 0;
	piece->offset = feed->offset - feed->rest_len;
	if (piece->bytes == NULL ||
	    piece->room < feed->rest_len + feed->chunk) {
		piece->room = feed->rest_len + feed->chunk;
		piece->bytes = mem_resize(piece->bytes, piece->room, 1);
	}
	if (feed->rest_len > 0)
		memcpy(piece->bytes, feed->rest, feed->rest_len);
	piece->len = feed->rest_len;
	feed->rest_len = 0;
}

static void
rest_keep(struct feed *feed, const struct piece *piece, size_t from)
{
	size_t len = piece->len - from;

	if (len > feed->rest_room) {
		feed->rest_room = len + feed->chunk;
		feed->rest = mem_resize(feed->rest, feed->rest_room, 1);
	}
	if (len > 0)
		memcpy(feed->rest, piece->bytes + from, len);
	feed->rest_len = len;
}

/* --- before the first record ----------------------------------------- */

/* A byte order mark belongs to no field, not even to a quoted one. */
static int
bom_skip(
    struct feed *feed, struct piece *piece, size_t *taken, struct fault *fault)
{
	while (!feed->eof && piece->len < BOM_LEN) {
		if (bytes_read(feed, piece, feed->chunk, fault) != 0)
			return -1;
	}
	if (piece->len >= BOM_LEN && memcmp(piece->bytes, bom, BOM_LEN) == 0)
		*taken = BOM_LEN;
	return 0;
}

struct ends { /* what is known of a file's line ends */
	bool lf;
	bool cr;   /* with something behind it */
	bool last; /* the last byte is a CR */
};

static void
ends_see(struct ends *ends, const char *bytes, size_t len)
{
	if (len == 0)
		return;
	ends->lf = memchr(bytes, '\n', len) != NULL;
	ends->cr =
	    ends->cr || ends->last || memchr(bytes, '\r', len - 1) != NULL;
	ends->last = bytes[len - 1] == '\r';
}

/* Without any LF in the whole file, lines end with CR, as they once did on
 * the Macintosh. A CR that is the file's last byte may as well be half of the
 * first CRLF. The first LF is mostly near: little is read for the question. */
static int
ends_find(struct feed *feed, const struct piece *piece, bool *cr_lines,
    struct fault *fault)
{
	struct ends ends = { 0 };
	uint64_t offset = feed->offset;
	char *bytes = NULL;
	size_t got = piece->len;
	int rc = 0;

	ends_see(&ends, piece->bytes, got);
	if (!ends.lf && got > 0)
		bytes = mem_new(SOURCE_CHUNK, 1);
	while (!ends.lf && got > 0 && rc == 0) {
		rc = source_read(
		    feed->source, offset, bytes, SOURCE_CHUNK, &got, fault);
		if (rc == 0)
			ends_see(&ends, bytes, got);
		offset += got;
	}
	free(bytes);
	*cr_lines = !ends.lf && ends.cr;
	return rc;
}

/* Titles above the header are lines of text, whatever quotes they hold. */
static int
lines_skip(struct feed *feed, struct piece *piece, uint32_t count, char last,
    size_t *taken, struct fault *fault)
{
	while (feed->skipped < count) {
		const char *from = piece->bytes + *taken;
		size_t left = piece->len - *taken;
		const char *found = left == 0 ? NULL : memchr(from, last, left);

		if (found != NULL) {
			*taken += (size_t)(found - from) + 1;
			feed->skipped++;
			continue;
		}
		*taken = piece->len;
		if (feed->eof)
			return 0;
		if (bytes_read(feed, piece, feed->chunk, fault) != 0)
			return -1;
	}
	return 0;
}

static int
feed_begin(struct feed *feed, struct piece *piece,
    const struct mapping *mapping, struct fault *fault)
{
	bool cr_lines = false;
	size_t taken = 0;

	rest_give(feed, piece);
	if (bom_skip(feed, piece, &taken, fault) != 0 ||
	    ends_find(feed, piece, &cr_lines, fault) != 0 ||
	    lines_skip(feed, piece, (uint32_t)mapping->skip_lines,
		cr_lines ? '\r' : '\n', &taken, fault) != 0)
		return -1;
	cutter_init(&feed->cutter, mapping->delimiter, mapping->trim,
	    feed->offset - (piece->len - taken));
	feed->cutter.line += feed->skipped;
	feed->cutter.cr_lines = cr_lines;
	rest_keep(feed, piece, taken);
	return 0;
}

int
feed_open(struct feed *feed, const struct source *source,
    const struct mapping *mapping, size_t chunk, struct fault *fault)
{
	struct piece piece = { 0 };
	int rc;

	*feed = (struct feed){ .source = source, .chunk = chunk };
	rc = feed_begin(feed, &piece, mapping, fault);
	piece_release(&piece);
	return rc;
}

/* --- records --------------------------------------------------------- */

static void
cut_put(struct piece *piece, const struct cut *cut)
{
	if (piece->count == piece->cut_room)
		piece->cuts = mem_grow(piece->cuts, &piece->cut_room,
		    piece->count, sizeof(*piece->cuts));
	piece->cuts[piece->count++] = *cut;
}

static int
caps_check(const struct feed *feed, struct fault *fault)
{
	const struct cutter *cutter = &feed->cutter;
	const struct cut *cut = &cutter->cut;
	const char *name = feed->source->name;
	bool inside = cutter->state != CUT_RECORD;
	uint64_t len = inside ? cutter->offset - cut->offset : cut->len;

	if (cutter->line == UINT32_MAX)
		return fault_set(fault, FAULT_INPUT, name, 0,
		    "more lines than can be numbered");
	if (!inside && !cutter->ended)
		return 0;
	if (cut->over != 0)
		return fault_set(fault, FAULT_INPUT, name, cut->line,
		    "field %u is longer than %d bytes; is a quote left open?",
		    (unsigned)cut->over, (int)FIELD_MOST);
	if (len > RECORD_MOST)
		return fault_set(fault, FAULT_INPUT, name, cut->line,
		    "the record is longer than %d bytes", (int)RECORD_MOST);
	return 0;
}

/* A carriage return ended the record: is it the first half of a line end? */
static void
return_check(struct feed *feed, const struct piece *piece, size_t *taken)
{
	struct cut *cut = &feed->cutter.cut;

	if (*taken == piece->len)
		cut->half_end = true;
	else if (piece->bytes[*taken] == '\n')
		*taken += cutter_take(&feed->cutter, piece->bytes + *taken, 1);
	else
		cut->stray_cr = true;
}

static bool
ends_with_cr(const struct feed *feed, const struct piece *piece, size_t taken)
{
	return !feed->cutter.cr_lines && piece->bytes[taken - 1] == '\r';
}

/* Is the end of the record known? A CR at the end of what is there may be half
 * of one. At the end of the file whatever stands there is a record. */
static bool
record_ends(struct feed *feed, const struct piece *piece, size_t *at)
{
	struct cutter *cutter = &feed->cutter;

	if (!cutter->ended)
		return feed->eof && cutter_finish(cutter);
	if (!ends_with_cr(feed, piece, *at))
		return true;
	if (*at == piece->len && !feed->eof)
		return false;
	return_check(feed, piece, at);
	return true;
}

/* Byte by byte. A record that the piece holds only a part of is begun anew
 * when more bytes are there; blank lines are passed. Yields. */
static int
record_walk(
    struct feed *feed, struct piece *piece, size_t *taken, struct fault *fault)
{
	struct cutter *cutter = &feed->cutter;
	struct cutter before = *cutter;
	size_t at = *taken;
	bool blank;

	at += cutter_take(cutter, piece->bytes + at, piece->len - at);
	if (caps_check(feed, fault) != 0)
		return -1;
	blank = !cutter->ended && cutter->state == CUT_RECORD;
	if (record_ends(feed, piece, &at)) {
		cut_put(piece, &cutter->cut);
		*taken = at;
		return 1;
	}
	if (blank)
		*taken = at;
	else
		*cutter = before;
	return 0;
}

/* The cutter passes a record that the scan has found. */
static void
cutter_pass(struct cutter *cutter, const struct cut *cut, size_t len)
{
	cutter->offset += len;
	cutter->line = cut->last_line + 1;
}

static bool
scan_may(const struct feed *feed, const struct piece *piece)
{
	const struct cutter *cutter = &feed->cutter;

	return cutter->state == CUT_RECORD && !cutter->used && !cutter->begun &&
	    !cutter->after_cr && !cutter->cr_lines &&
	    cutter->line < UINT32_MAX - piece->len - 1;
}

/* The next record of the piece, *TAKEN bytes of which are passed. Yields. */
static int
record_find(struct feed *feed, struct piece *piece, struct scan *scan,
    size_t *taken, struct fault *fault)
{
	const char *record = piece->bytes + *taken;
	enum scan_found found = SCAN_IRREGULAR;
	struct cut cut;

	if (scan_may(feed, piece))
		found = scan_record(scan, &feed->cutter, record, &cut);
	if (found == SCAN_RECORD && cut.len <= FIELD_MOST) {
		size_t len = (size_t)cut.len + 1 + (record[cut.len] == '\r');

		cutter_pass(&feed->cutter, &cut, len);
		cut_put(piece, &cut);
		*taken += len;
		return 1;
	}
	if (found == SCAN_PART && !feed->eof &&
	    piece->len - *taken <= FIELD_MOST)
		return 0;
	return record_walk(feed, piece, taken, fault);
}

static int
records_find(struct feed *feed, struct piece *piece, size_t most, size_t *taken,
    struct fault *fault)
{
	struct scan scan;
	int got = 1;

	scan_init(&scan, piece->bytes, piece->len);
	while (got > 0 && piece->count < most)
		got = record_find(feed, piece, &scan, taken, fault);
	return got < 0 ? -1 : 0;
}

/* Blank lines before the first record need not be held. */
static void
piece_drop(struct piece *piece, size_t *taken)
{
	piece->len -= *taken;
	piece->offset += *taken;
	if (piece->len > 0)
		memmove(piece->bytes, piece->bytes + *taken, piece->len);
	*taken = 0;
}

int
feed_piece(
    struct feed *feed, struct piece *piece, size_t most, struct fault *fault)
{
	size_t more = feed->chunk;
	size_t taken = 0;

	rest_give(feed, piece);
	if (feed->part && bytes_read(feed, piece, more, fault) != 0)
		return -1;
	for (;;) {
		if (records_find(feed, piece, most, &taken, fault) != 0)
			return -1;
		if (piece->count > 0 || feed->eof)
			break;
		/* Twice as much each time: a long record is not walked again
		 * and again. */
		more = taken > 0 ? feed->chunk : more * 2;
		piece_drop(piece, &taken);
		if (bytes_read(feed, piece, more, fault) != 0)
			return -1;
	}
	feed->part = piece->count < most;
	rest_keep(feed, piece, taken);
	return piece->count > 0;
}

void
feed_close(struct feed *feed)
{
	free(feed->rest);
	*feed = (struct feed){ 0 };
}

void
piece_release(struct piece *piece)
{
	free(piece->bytes);
	free(piece->cuts);
	*piece = (struct piece){ 0 };
}
