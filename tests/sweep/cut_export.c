/* cut_export.c -- an export cut at every byte: never a ticket of its own.
 *
 * A cut file gives a fault or tickets with sums that are right. A ticket of it
 * is the whole file's ticket, or the last row was cut: then a diag says so
 * (truncated, unterminated), and only what that row says may differ. */
/* SPDX-License-Identifier: MIT */
#include "../../src/read/read_internal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "slaudit/fault.h"

enum { TICKETS_MOST = 32 };

struct known {
	struct ticket tickets[TICKETS_MOST]; /* in the arena */
	size_t count;
	uint32_t cut_line; /* where the last row was cut; 0: it was not */
	bool fault;
};

static const char *key[] = { "id" };
static const char *formats[] = { "%Y-%m-%d %H:%M", "%Y-%m-%d" };
static struct event_rule wide_events[] = {
	{ .event = "opened", .time = "opened" },
	{ .event = "closed", .time = "closed" },
};
static struct event_rule log_events[] = {
	{ .named_by = "what", .time = "at", .by_column = "who" },
};
static const struct mapping wide = {
	.id = "wide",
	.shape = SHAPE_WIDE,
	.process = "request",
	.delimiter = ',',
	.formats = formats,
	.format_count = 2,
	.zone = "Etc/UTC",
	.key = key,
	.key_count = 1,
	.customer = { .column = "tld" },
	.events = wide_events,
	.event_count = 2,
};
static const struct mapping logged = {
	.id = "log",
	.shape = SHAPE_LOG,
	.process = "request",
	.delimiter = ',',
	.formats = formats,
	.format_count = 2,
	.zone = "Etc/UTC",
	.key = key,
	.key_count = 1,
	.customer = { .column = "tld", .pick = PICK_LAST },
	.events = log_events,
	.event_count = 1,
};

static const char wide_text[] =
    "\xef\xbb\xbfid,tld,opened,closed,note\n"
    "T1,org,2021-03-01 09:00,2021-03-02,plain\n"
    "T2,\"a, b\",2021-03-01 09:00,,\"two\nlines \"\"quoted\"\"\"\r\n"
    "\n"
    "T3,\xd1\x80\xd1\x84,2021-03-01,2021-03-03,\"\"\r\n"
    "T4,bad,2021-02-30,2021-03-03,x\n"
    "T5,\"x\"y\",2021-03-01,2021-03-03,x\n"
    "T1,again,2021-03-01,2021-03-03,x\n"
    "\"T6\",net,\"2021-03-01\",\"2021-03-03\",\"\xe0\xae\x87\"\r\n";
static const char log_text[] = "id,what,at,tld,who\r\n"
			       "T1,opened,2021-03-01 09:00,org,\r\n"
			       "T2,opened,2021-03-01 09:30,net,desk\r\n"
			       "\"T1\",closed,2021-03-01 11:00,org,desk\r\n"
			       "T3,opened,nonsense,org,\r\n"
			       "T2,\"closed\",2021-03-02,net,\"de\nsk\"\r\n"
			       "T1,closed,2021-03-04 11:00,org,desk\r\n";

struct knowing { /* what is known, while it comes */
	struct known *known;
	struct arena *arena;
	struct vocab *vocab;
};

static int
known_begin(void *context, struct fault *fault)
{
	struct knowing *knowing = context;

	(void)fault;
	*knowing->known = (struct known){ 0 };
	return 0;
}

static void
ticket_keep(struct knowing *knowing, const struct ticket *ticket)
{
	struct ticket *to = &knowing->known->tickets[knowing->known->count++];

	*to = *ticket;
	to->key = arena_copy(knowing->arena, ticket->key);
	if (ticket->customer != NULL)
		to->customer = vocab_put(knowing->vocab, ticket->customer);
	to->events =
	    arena_new(knowing->arena, ticket->event_count, sizeof(*to->events));
	for (size_t i = 0; i < ticket->event_count; i++) {
		to->events[i] = ticket->events[i];
		if (to->events[i].party != NULL)
			to->events[i].party =
			    vocab_put(knowing->vocab, to->events[i].party);
		to->events[i].name =
		    vocab_put(knowing->vocab, to->events[i].name);
	}
}

static int
known_take(void *context, struct batch *batch, struct fault *fault)
{
	struct knowing *knowing = context;

	(void)fault;
	for (size_t i = 0; i < batch->count; i++)
		ticket_keep(knowing, &batch->tickets[i]);
	for (size_t i = 0; i < batch->diag_count; i++) {
		const struct diag *diag = &batch->diags[i];

		if (diag->code == DIAG_TRUNCATED ||
		    diag->code == DIAG_UNTERMINATED)
			knowing->known->cut_line = diag->line;
	}
	return 0;
}

static void
known_read(struct known *known, struct arena *arena, struct vocab *vocab,
    const struct mapping *mapping, const char *text, size_t len)
{
	struct vocab none = { 0 };
	const struct reader_input input = {
		.name = "cut",
		.mapping = mapping,
		.cutoff = INSTANT_NONE,
		.vocab = &none,
	};
	struct knowing knowing = { known, arena, vocab };
	const struct taking taking = {
		.workers = 1,
		.context = &knowing,
		.begin = known_begin,
		.take = known_take,
	};
	struct fault fault = { 0 };
	struct reader *reader = NULL;
	struct tally tally;

	*known = (struct known){ .fault = true };
	if (reader_open_memory(&reader, &input, text, len, &fault) != 0) {
		cr_expect_eq(fault.kind, FAULT_INPUT);
		return;
	}
	cr_assert_eq(reader_run(reader, &taking, &fault), 0, "%s", fault.text);
	reader_tally(reader, &tally);
	cr_assert_eq(tally.read, tally.accepted + tally.rejected);
	cr_assert_eq(tally.tickets, known->count);
	reader_close(reader);
}

/* Are the ticket's events, but for those of CUT_LINE, among WHOLE's? */
static bool
events_known(
    const struct ticket *cut, const struct ticket *whole, uint32_t cut_line)
{
	for (size_t i = 0; i < cut->event_count; i++) {
		const struct event *a = &cut->events[i];
		bool found = a->line == cut_line;

		for (size_t j = 0; !found && j < whole->event_count; j++) {
			const struct event *b = &whole->events[j];

			found = a->line == b->line && a->at == b->at &&
			    a->until == b->until && a->grain == b->grain &&
			    a->party == b->party &&
			    strcmp(a->name, b->name) == 0;
		}
		if (!found)
			return false;
	}
	return true;
}

static bool
ticket_known(
    const struct ticket *cut, const struct known *whole, uint32_t cut_line)
{
	if (cut->line == cut_line)
		return true; /* it begins in the row that was cut */
	for (size_t i = 0; i < whole->count; i++) {
		const struct ticket *ticket = &whole->tickets[i];

		if (strcmp(cut->key, ticket->key) == 0)
			return cut->line == ticket->line &&
			    cut->customer == ticket->customer &&
			    events_known(cut, ticket, cut_line);
	}
	return false;
}

static void
export_sweep(
    const struct mapping *mapping, const char *text, size_t len, size_t tickets)
{
	struct arena arena = { 0 };
	struct vocab vocab = { 0 };
	struct known whole;
	size_t faults = 0;
	size_t cuts = 0;
	size_t partial = 0;

	known_read(&whole, &arena, &vocab, mapping, text, len);
	cr_assert_eq(whole.count, tickets);
	cr_assert_eq(whole.cut_line, 0);
	for (size_t at = 0; at < len; at++) {
		struct known cut;

		known_read(&cut, &arena, &vocab, mapping, text, at);
		faults += cut.fault;
		cuts += cut.cut_line != 0;
		partial += !cut.fault && cut.count < whole.count;
		for (size_t i = 0; i < cut.count; i++)
			cr_expect(
			    ticket_known(&cut.tickets[i], &whole, cut.cut_line),
			    "cut at byte %zu: ticket %s is not in the whole",
			    at, cut.tickets[i].key);
		/* Without a word of a cut, the cut is at a line end. */
		if (!cut.fault && cut.cut_line == 0)
			cr_expect_eq(text[at - 1], '\n', "cut at byte %zu", at);
	}
	cr_expect_gt(faults, 0);
	cr_expect_gt(cuts, 0);
	cr_expect_gt(partial, 0);
	vocab_release(&vocab);
	arena_release(&arena);
}

Test(cut_export, a_wide_export_cut_at_every_byte)
{
	export_sweep(&wide, wide_text, sizeof(wide_text) - 1, 4);
}

Test(cut_export, a_log_cut_at_every_byte)
{
	export_sweep(&logged, log_text, sizeof(log_text) - 1, 2);
}
