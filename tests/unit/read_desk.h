/* read_desk.h -- an export as literal text, read whole, told as text. */
/* SPDX-License-Identifier: MIT */
#ifndef READ_DESK_H
#define READ_DESK_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "slaudit/buf.h"
#include "slaudit/fault.h"
#include "slaudit/instant.h"
#include "slaudit/reader.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Names an array of words, or several of any kind. */
#define LIST(array) .items = (array), .count = COUNT_OF(array)

struct reading {
	int rc; /* -1: a fault */
	struct fault fault;
	struct buf tickets; /* a line each */
	struct buf diags;   /* a line each */
	struct tally tally;
	struct vocab vocab;
};

static inline void
export_write(char path[], const char *bytes, size_t len)
{
	int fd = mkstemp(path);

	cr_assert_geq(fd, 0, "no temporary file");
	cr_assert_eq(write(fd, bytes, len), (ssize_t)len, "short write");
	close(fd);
}

static inline void
event_tell(struct buf *out, const struct event *event)
{
	char text[INSTANT_TEXT];

	instant_text(event->at, text);
	buf_print(out, " %s=%s", event->name, text);
	if (event->grain == GRAIN_DAY) {
		instant_text(event->until, text);
		buf_print(out, "..%s", text);
	} else {
		cr_expect_eq(event->at, event->until);
	}
	if (event->party != NULL)
		buf_print(out, "/%s", event->party);
	buf_print(out, "@%u", (unsigned)event->line);
	if (event->count != 0)
		buf_print(out, "*%lld", (long long)event->count);
}

/* KEY@LINE PROCESS category customer class channel status: EVENTS */
static inline void
ticket_tell(struct buf *out, const struct ticket *ticket)
{
	const char *const words[] = { ticket->category, ticket->customer,
		ticket->customer_class, ticket->channel, ticket->status };

	buf_print(out, "%s@%u %s", ticket->key, (unsigned)ticket->line,
	    ticket->process);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		buf_print(out, " %s", words[i] == NULL ? "-" : words[i]);
	for (size_t i = 0; i < ticket->attribute_count; i++)
		buf_print(out, " %s=%s", ticket->attributes[i].name,
		    ticket->attributes[i].word);
	buf_put(out, ":");
	for (size_t i = 0; i < ticket->event_count; i++)
		event_tell(out, &ticket->events[i]);
	buf_put(out, "\n");
}

/* LINE.FIELD code NAME [VALUE] KEY (TEXT) */
static inline void
diag_tell(struct buf *out, const struct diag *diag)
{
	buf_print(out, "%u.%u %s", (unsigned)diag->line, (unsigned)diag->field,
	    diag_word(diag->code));
	if (diag->name != NULL)
		buf_print(out, " %s", diag->name);
	if (diag->value != NULL)
		buf_print(out, " [%s]", diag->value);
	if (diag->key != NULL)
		buf_print(out, " %s", diag->key);
	if (diag->text != NULL)
		buf_print(out, " (%s)", diag->text);
	buf_put(out, "\n");
}

static inline void
tally_expect(const struct tally *tally, size_t tickets)
{
	cr_expect(tally_check(tally), "read is not accepted + rejected");
	cr_expect_eq(tally->tickets, tickets);
}

struct telling { /* a reading, while it comes */
	struct reading *out;
	struct arena arena; /* of the diags */
	struct diag diags[4096];
	size_t count;
	size_t tickets;
};

static inline int
telling_begin(void *context, struct fault *fault)
{
	struct telling *telling = context;

	(void)fault;
	buf_clear(&telling->out->tickets);
	telling->count = 0;
	telling->tickets = 0;
	return 0;
}

static inline const char *
word_keep(struct telling *telling, const char *word)
{
	return word == NULL ? NULL : arena_copy(&telling->arena, word);
}

static inline int
telling_take(void *context, struct batch *batch, struct fault *fault)
{
	struct telling *telling = context;

	(void)fault;
	for (size_t i = 0; i < batch->count; i++)
		ticket_tell(&telling->out->tickets, &batch->tickets[i]);
	telling->tickets += batch->count;
	for (size_t i = 0; i < batch->diag_count; i++) {
		struct diag *to = &telling->diags[telling->count++];

		cr_assert_lt(telling->count, COUNT_OF(telling->diags));
		*to = batch->diags[i];
		to->name = word_keep(telling, to->name);
		to->value = word_keep(telling, to->value);
		to->text = word_keep(telling, to->text);
		to->key = word_keep(telling, to->key);
	}
	return 0;
}

static inline int
word_order(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
}

static inline int
diag_order(const void *left, const void *right)
{
	const struct diag *a = left;
	const struct diag *b = right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->field != b->field)
		return a->field < b->field ? -1 : 1;
	if (a->code != b->code)
		return a->code < b->code ? -1 : 1;
	if (word_order(a->key, b->key) != 0)
		return word_order(a->key, b->key);
	if (word_order(a->value, b->value) != 0)
		return word_order(a->value, b->value);
	return word_order(a->text, b->text);
}

static inline void
reader_tell(struct reader *reader, size_t workers, struct reading *out)
{
	struct telling *telling = calloc(1, sizeof(*telling));
	const struct taking taking = {
		.workers = workers,
		.context = telling,
		.sure = workers > 1,
		.begin = telling_begin,
		.take = telling_take,
	};
	uint64_t counts[DIAG_CODES] = { 0 };

	telling->out = out;
	out->rc = reader_run(reader, &taking, &out->fault);
	qsort(telling->diags, telling->count, sizeof(struct diag), diag_order);
	for (size_t i = 0; i < telling->count; i++) {
		diag_tell(&out->diags, &telling->diags[i]);
		counts[telling->diags[i].code]++;
	}
	reader_tally(reader, &out->tally);
	if (out->rc == 0)
		tally_expect(&out->tally, telling->tickets);
	for (size_t i = 0; out->rc == 0 && i < DIAG_CODES; i++)
		cr_expect_eq(counts[i], out->tally.diags[i]);
	arena_release(&telling->arena);
	free(telling);
}

static inline void
reading_release(struct reading *reading)
{
	buf_release(&reading->tickets);
	buf_release(&reading->diags);
	vocab_release(&reading->vocab);
}

static inline void
export_tell_by(const char *path, const struct reader_input *input,
    size_t workers, size_t chunk, struct reading *out)
{
	struct reader_input whole = *input;
	struct reader *reader = NULL;

	*out = (struct reading){ 0 };
	whole.path = path;
	whole.name = "export.csv";
	whole.vocab = &out->vocab;
	whole.chunk = chunk;
	out->rc = reader_open(&reader, &whole, &out->fault);
	if (out->rc == 0)
		reader_tell(reader, workers, out);
	reader_close(reader);
}

/* PATH's export; INPUT's path, name and vocab are filled here. Whatever it is,
 * three threads that read a few bytes at a time see the same. */
static inline void
export_tell(
    const char *path, const struct reader_input *input, struct reading *out)
{
	struct reading other;

	export_tell_by(path, input, 1, 0, out);
	export_tell_by(path, input, 3, 1, &other);
	cr_expect_eq(out->rc, other.rc);
	cr_expect_str_eq(out->fault.text, other.fault.text);
	if (out->rc == 0) {
		cr_expect_str_eq(
		    buf_text(&out->tickets), buf_text(&other.tickets));
		cr_expect_str_eq(buf_text(&out->diags), buf_text(&other.diags));
		cr_expect_arr_eq(&out->tally, &other.tally, sizeof(out->tally));
	}
	reading_release(&other);
}

static inline void
bytes_tell(const char *bytes, size_t len, const struct reader_input *input,
    struct reading *out)
{
	char path[] = "/tmp/slaudit-export-XXXXXX";

	export_write(path, bytes, len);
	export_tell(path, input, out);
	unlink(path);
}

static inline void
text_tell(
    const char *text, const struct reader_input *input, struct reading *out)
{
	bytes_tell(text, strlen(text), input, out);
}

#endif
