/* fuzz_export.c -- any bytes give tickets and diags, or a fault. */
/* SPDX-License-Identifier: MIT */
#include "../../src/read/read_internal.h"

#include <stdint.h>
#include <stdlib.h>

#include "slaudit/fault.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *key[] = { "report", "tld" };
static const char *formats[] = { "%Y-%m-%d %H:%M", "%Y-%m-%d",
	"%Y-%m-%dT%H:%M:%S%z" };
static struct event_rule events[] = {
	{ .event = "received", .time = "received" },
	{ .event = "completed", .time = "completed", .pick = PICK_LAST },
};

static const struct mapping mappings[] = {
	{ .id = "wide", .shape = SHAPE_WIDE },
	{ .id = "numbered", .shape = SHAPE_WIDE, .occurrence = true },
	{ .id = "trimmed", .shape = SHAPE_WIDE, .trim = true },
	{ .id = "log", .shape = SHAPE_LOG },
	{ .id = "titled",
	    .shape = SHAPE_WIDE,
	    .skip_lines = 2,
	    .ragged = true },
	{ .id = "latin", .shape = SHAPE_WIDE, .encoding = "cp1252" },
	{ .id = "two bytes", .shape = SHAPE_LOG, .encoding = "UTF-16LE" },
	{ .id = "shifted", .shape = SHAPE_WIDE, .encoding = "ISO-2022-JP" },
	{ .id = "intervals", .shape = SHAPE_INTERVALS },
};

/* What a law forbids ends the process: the fuzzer sees it. */
static void
law(bool holds)
{
	if (!holds)
		abort();
}

struct sums { /* what came of one input */
	uint64_t tickets;
	uint64_t rejects;
};

static int
sums_begin(void *context, struct fault *fault)
{
	(void)fault;
	*(struct sums *)context = (struct sums){ 0 };
	return 0;
}

static int
sums_take(void *context, struct batch *batch, struct fault *fault)
{
	struct sums *sums = context;
	uint32_t line = 0;

	(void)fault;
	sums->tickets += batch->count;
	for (size_t i = 0; i < batch->diag_count; i++) {
		const struct diag *diag = &batch->diags[i];

		law(line <= diag->line && diag->line > 0);
		line = diag->line;
		sums->rejects += diag_severity(diag->code) == DIAG_REJECT;
	}
	return 0;
}

static void
sums_check(const struct reader *reader, const struct sums *sums)
{
	struct tally tally;

	reader_tally(reader, &tally);
	law(tally.read == tally.accepted + tally.rejected);
	law(tally.tickets == sums->tickets && sums->tickets <= tally.accepted);
	law(sums->rejects >= tally.rejected);
}

static void
export_read(const uint8_t *data, size_t size, const struct mapping *form)
{
	struct mapping mapping = *form;
	struct vocab vocab = { 0 };
	struct sums sums = { 0 };
	const struct taking taking = { .workers = 1,
		.context = &sums,
		.begin = sums_begin,
		.take = sums_take };
	struct reader_input input = { .name = "fuzz",
		.mapping = &mapping,
		.cutoff = 1600000000,
		.vocab = &vocab,
		.chunk = 1 + size % 300 };
	struct fault fault = { 0 };
	struct reader *reader = NULL;
	int rc;

	mapping.process = "request";
	mapping.delimiter = ',';
	mapping.formats = formats;
	mapping.format_count = sizeof(formats) / sizeof(formats[0]);
	/* A zone's table takes longer than all the rest: one input in 32. */
	mapping.zone = size % 32 == 0 ? "America/New_York" : NULL;
	mapping.key = key;
	mapping.key_count = sizeof(key) / sizeof(key[0]);
	mapping.customer.column = "tld";
	mapping.events = events;
	mapping.event_count = sizeof(events) / sizeof(events[0]);
	rc = reader_open_memory(
	    &reader, &input, (const char *)data, size, &fault);
	if (rc == 0)
		rc = reader_run(reader, &taking, &fault);
	law((rc < 0) == (fault.kind == FAULT_INPUT));
	if (rc == 0)
		sums_check(reader, &sums);
	reader_close(reader);
	vocab_release(&vocab);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < sizeof(mappings) / sizeof(mappings[0]); i++)
		export_read(data, size, &mappings[i]);
	return 0;
}
