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

static inline void
reader_tell(struct reader *reader, struct reading *out)
{
	struct arena arena = { 0 };
	struct ticket ticket;
	struct diag diag;
	uint64_t counts[DIAG_CODES] = { 0 };
	size_t tickets = 0;

	while (
	    (out->rc = reader_next(reader, &arena, &ticket, &out->fault)) > 0) {
		ticket_tell(&out->tickets, &ticket);
		arena_release(&arena);
		tickets++;
	}
	arena_release(&arena);
	while (reader_diag(reader, &diag) > 0) {
		diag_tell(&out->diags, &diag);
		counts[diag.code]++;
	}
	reader_tally(reader, &out->tally);
	if (out->rc == 0)
		tally_expect(&out->tally, tickets);
	for (size_t i = 0; out->rc == 0 && i < DIAG_CODES; i++)
		cr_expect_eq(counts[i], out->tally.diags[i]);
}

/* PATH's export; INPUT's path, name and vocab are filled here. */
static inline void
export_tell(
    const char *path, const struct reader_input *input, struct reading *out)
{
	struct reader_input whole = *input;
	struct reader *reader = NULL;

	*out = (struct reading){ 0 };
	whole.path = path;
	whole.name = "export.csv";
	whole.vocab = &out->vocab;
	out->rc = reader_open(&reader, &whole, &out->fault);
	if (out->rc == 0)
		reader_tell(reader, out);
	reader_close(reader);
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

static inline void
reading_release(struct reading *reading)
{
	buf_release(&reading->tickets);
	buf_release(&reading->diags);
	vocab_release(&reading->vocab);
}

#endif
