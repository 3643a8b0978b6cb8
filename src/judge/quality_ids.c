/* quality_ids.c -- numbers that are missing among the ids of tickets.
 *
 * An id is whatever stands before its last number, and that number; each such
 * beginning is a sequence. All known ids count, but only what is missing
 * between two tickets of the months looked at is told. */
/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <string.h>

#include "slaudit/buf.h"
#include "slaudit/sorter.h"

#include "quality_internal.h"

enum { DIGITS_MOST = 18, NUMBER_BYTES = 8, PREFIX_MOST = 256 };

struct mark { /* what is sorted with an id */
	const char *process;
	uint8_t inside; /* the months looked at */
	uint8_t digits; /* so many are written */
};

/* Where the number begins that ends ID; its end if there is none. */
static size_t
number_begins(const char *id, size_t len)
{
	size_t at = len;

	while (at > 0 && id[at - 1] >= '0' && id[at - 1] <= '9' &&
	    len - at < DIGITS_MOST)
		at--;
	return at;
}

static uint64_t
number_at(const char *text)
{
	uint64_t number = 0;

	for (; *text != '\0'; text++)
		number = number * 10 + (uint64_t)(*text - '0');
	return number;
}

/* The highest byte first, so that the bytes sort as the numbers do. */
static void
number_write(uint64_t number, char bytes[NUMBER_BYTES])
{
	for (int i = NUMBER_BYTES; i-- > 0; number >>= 8)
		bytes[i] = (char)(number & 0xff);
}

static uint64_t
number_read(const char *bytes)
{
	uint64_t number = 0;

	for (int i = 0; i < NUMBER_BYTES; i++)
		number = number << 8 | (unsigned char)bytes[i];
	return number;
}

int
ids_see(struct quality_bench *bench, size_t rule, const struct ticket *ticket,
    bool in_window, struct fault *fault)
{
	const struct quality_rule *of = bench->book->qualities[rule];
	size_t len = strlen(ticket->key);
	size_t begins = number_begins(ticket->key, len);
	struct mark mark = { ticket->process, in_window,
		(uint8_t)(len - begins) };
	struct buf key = { 0 };
	char bytes[NUMBER_BYTES];
	int rc;

	if (begins == len || begins > PREFIX_MOST ||
	    (of->prefix != NULL &&
		(begins != strlen(of->prefix) ||
		    strncmp(of->prefix, ticket->key, begins) != 0)))
		return 0;
	bench->looked[rule] += in_window;
	buf_put(&key, ticket->process);
	buf_putc(&key, '\0');
	buf_putn(&key, ticket->key, begins);
	buf_putc(&key, '\0');
	number_write(number_at(ticket->key + begins), bytes);
	buf_putn(&key, bytes, sizeof(bytes));
	rc = sorter_put(bench->ids[rule], buf_text(&key), key.len, &mark,
	    sizeof(mark), fault);
	buf_release(&key);
	return rc;
}

/* --- at the end ------------------------------------------------------------
 */

struct sequence { /* while its ids come in order */
	struct quality_bench *bench;
	struct arena *arena;
	const struct quality_rule *rule;
	struct buf name; /* process and beginning */
	const char *process;
	const char *prefix;
	bool begun; /* an id of the months looked at was there */
	uint64_t last;
	uint64_t inside;
	struct listed gaps; /* between two such */
	size_t sure;        /* of these an id of those months comes behind */
	uint64_t missing;
	uint64_t unsure;
};

static void
sequence_end(struct sequence *sequence)
{
	struct quality_finding *finding;

	if (sequence->sure > 0) {
		sequence->gaps.count = sequence->sure;
		finding = finding_put(sequence->bench, sequence->arena,
		    sequence->rule, &sequence->gaps);
		finding->process = sequence->process;
		finding->subject = SUBJECT_IDS;
		finding->word = sequence->prefix;
		finding->count = sequence->missing;
		finding->against = sequence->sure;
		finding->n = sequence->inside;
		finding->first = finding->tickets[0].key;
	}
	sequence->begun = false;
	sequence->gaps = (struct listed){ 0 };
	sequence->sure = 0;
	sequence->missing = sequence->unsure = sequence->inside = 0;
}

static void
sequence_begin(
    struct sequence *sequence, const struct sorted *id, const struct mark *mark)
{
	size_t len = id->key_len - NUMBER_BYTES;

	buf_clear(&sequence->name);
	buf_putn(&sequence->name, id->key, len);
	sequence->process = mark->process;
	sequence->prefix = arena_copy(sequence->arena,
	    buf_text(&sequence->name) + strlen(mark->process) + 1);
}

/* "C-0012", or "C-0012 to C-0015". */
static void
gap_put(struct sequence *sequence, uint64_t from, uint64_t to, int digits)
{
	const struct quality_source nowhere = { 0 };
	struct arena *arena = &sequence->bench->arena;
	const char *text =
	    arena_format(arena, "%s%0*" PRIu64, sequence->prefix, digits, from);
	struct ticket ticket = { .key = text };

	if (to > from)
		ticket.key = arena_format(arena, "%s to %s%0*" PRIu64, text,
		    sequence->prefix, digits, to);
	listed_put(sequence->bench, &sequence->gaps, &nowhere, &ticket, 0);
	sequence->unsure += to - from + 1;
}

static void
id_take(struct sequence *sequence, const struct sorted *id)
{
	struct mark mark;
	uint64_t number = number_read(id->key + id->key_len - NUMBER_BYTES);
	size_t len = id->key_len - NUMBER_BYTES;

	memcpy(&mark, id->data, sizeof(mark));
	if (len != sequence->name.len ||
	    memcmp(id->key, buf_text(&sequence->name), len) != 0) {
		sequence_end(sequence);
		sequence_begin(sequence, id, &mark);
	}
	if (sequence->begun && number > sequence->last + 1)
		gap_put(sequence, sequence->last + 1, number - 1, mark.digits);
	sequence->last = number;
	if (mark.inside) {
		sequence->begun = true;
		sequence->inside++;
		sequence->sure = sequence->gaps.count;
		sequence->missing = sequence->unsure;
	}
}

int
ids_end(struct quality_bench *bench, size_t rule, struct arena *arena,
    struct fault *fault)
{
	struct sequence sequence = { .bench = bench,
		.arena = arena,
		.rule = bench->book->qualities[rule] };
	struct sorted id;
	int got = sorter_sort(bench->ids[rule], fault);

	if (got == 0) {
		while ((got = sorter_next(bench->ids[rule], &id, fault)) > 0)
			id_take(&sequence, &id);
	}
	sequence_end(&sequence);
	buf_release(&sequence.name);
	return got < 0 ? -1 : 0;
}
