/* bins.c -- many 64-bit numbers in order, by their topmost bits.
 *
 * Numbers go to bins by the topmost bits in which they differ, and each bin is
 * sorted the same way, from one array to the other and back. Several threads
 * count and deal out a part of the numbers each, then take bins in turns. */
/* SPDX-License-Identifier: MIT */
#include "bins_internal.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "slaudit/mem.h"
#include "slaudit/pipeline.h"

enum {
	BITS = 64,
	/* Up to here moving numbers costs less than counting their bits. */
	FEW = 24,
	/* So many to a bin: then moving them is all that is left to do. */
	BIN = 8,
	/* More bins need fewer rounds, until there are more places to write
	 * to than the processor has at hand: by measurement. */
	BIN_BITS = 12,
	BINS = 1 << BIN_BITS,
	/* Starting threads costs as much as sorting some thousands. */
	MANY = 64 * 1024,
	TURNS = 16
};

struct layout { /* which bits tell the bins apart */
	unsigned shift;
	size_t bins;
};

static size_t
bin_of(const struct layout *layout, uint64_t item)
{
	return item >> layout->shift & (layout->bins - 1);
}

static void
few_sort(uint64_t *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		uint64_t item = items[i];
		size_t to = i;

		for (; to > 0 && items[to - 1] > item; to--)
			items[to] = items[to - 1];
		items[to] = item;
	}
}

/* False: all are equal. */
static bool
layout_choose(struct layout *layout, const uint64_t *items, size_t count)
{
	uint64_t differ = 0;
	unsigned top = 0;
	unsigned bits = 1;

	for (size_t i = 1; i < count; i++)
		differ |= items[i] ^ items[0];
	while (top < BITS && differ >> top != 0)
		top++;
	while (bits < BIN_BITS && count >> bits > BIN)
		bits++;
	bits = bits < top ? bits : top;
	layout->shift = top - bits;
	layout->bins = (size_t)1 << bits;
	return differ != 0;
}

static void
bins_count(const struct layout *layout, const uint64_t *items, size_t count,
    size_t counts[BINS])
{
	memset(counts, 0, layout->bins * sizeof(*counts));
	for (size_t i = 0; i < count; i++)
		counts[bin_of(layout, items[i])]++;
}

/* NEXT: where the next number of each bin goes. */
static void
bins_fill(const struct layout *layout, const uint64_t *items, size_t count,
    uint64_t *to, size_t next[BINS])
{
	for (size_t i = 0; i < count; i++)
		to[next[bin_of(layout, items[i])]++] = items[i];
}

/* Counts to starts. */
static void
bins_start(const struct layout *layout, size_t next[BINS])
{
	size_t start = 0;

	for (size_t i = 0; i < layout->bins; i++) {
		size_t here = next[i];

		next[i] = start;
		start += here;
	}
}

/* Within FROM, or where MOVED, into TO. Each call has at least one bit less
 * that differs, and most have eight less or more. */
static void
items_sort(uint64_t *from, uint64_t *to, size_t count, bool moved)
{
	struct layout layout;
	size_t next[BINS];
	size_t start = 0;

	if (count <= FEW)
		few_sort(from, count);
	if (count <= FEW || !layout_choose(&layout, from, count)) {
		if (moved)
			memcpy(to, from, count * sizeof(*to));
		return;
	}
	bins_count(&layout, from, count, next);
	bins_start(&layout, next);
	bins_fill(&layout, from, count, to, next);
	for (size_t i = 0; i < layout.bins; i++) {
		size_t here = next[i] - start;

		if (here > 0)
			items_sort(to + start, from + start, here, !moved);
		start = next[i];
	}
}

/* --- several threads --------------------------------------------------- */

enum stage { STAGE_COUNT, STAGE_FILL, STAGE_SORT };

struct sharing {
	uint64_t *items;
	uint64_t *spare;
	size_t count;
	struct layout layout;
	enum stage stage;
	size_t turns;         /* in this stage ... */
	size_t dealt;         /* ... and of those */
	size_t *turn;         /* of each slot */
	size_t parts;         /* of the numbers, in order */
	size_t (*next)[BINS]; /* of each part */
};

static int
turn_deal(void *context, size_t slot, struct fault *fault)
{
	struct sharing *sharing = context;

	(void)fault;
	if (sharing->dealt == sharing->turns)
		return 0;
	sharing->turn[slot] = sharing->dealt++;
	return 1;
}

/* The bins of one turn: their starts are the ends of those before. */
static void
bins_turn(const struct sharing *sharing, size_t turn)
{
	const size_t *ends = sharing->next[sharing->parts - 1];
	size_t bins = sharing->layout.bins;
	size_t first = turn * bins / sharing->turns;
	size_t last = (turn + 1) * bins / sharing->turns;

	for (size_t i = first; i < last; i++) {
		size_t start = i == 0 ? 0 : ends[i - 1];

		items_sort(sharing->spare + start, sharing->items + start,
		    ends[i] - start, true);
	}
}

static int
turn_work(void *context, size_t worker, size_t slot, struct fault *fault)
{
	const struct sharing *sharing = context;
	size_t turn = sharing->turn[slot];
	size_t first = turn * sharing->count / sharing->turns;
	size_t last = (turn + 1) * sharing->count / sharing->turns;
	const uint64_t *items = sharing->items + first;

	(void)worker;
	(void)fault;
	switch (sharing->stage) {
	case STAGE_COUNT:
		bins_count(
		    &sharing->layout, items, last - first, sharing->next[turn]);
		break;
	case STAGE_FILL:
		bins_fill(&sharing->layout, items, last - first, sharing->spare,
		    sharing->next[turn]);
		break;
	case STAGE_SORT:
		bins_turn(sharing, turn);
		break;
	}
	return 0;
}

static int
turn_collect(void *context, size_t slot, struct fault *fault)
{
	(void)context;
	(void)slot;
	(void)fault;
	return 0;
}

static int
stage_run(struct sharing *sharing, enum stage stage, size_t turns,
    struct fault *fault)
{
	const struct pipeline pipeline = {
		.workers = sharing->parts,
		.context = sharing,
		.deal = turn_deal,
		.work = turn_work,
		.collect = turn_collect,
	};

	sharing->stage = stage;
	sharing->turns = turns;
	sharing->dealt = 0;
	return pipeline_run(&pipeline, fault);
}

/* Counts to starts: of a bin, the numbers of each part behind those of the
 * parts before. */
static void
parts_start(struct sharing *sharing)
{
	size_t start = 0;

	for (size_t i = 0; i < sharing->layout.bins; i++) {
		for (size_t part = 0; part < sharing->parts; part++) {
			size_t here = sharing->next[part][i];

			sharing->next[part][i] = start;
			start += here;
		}
	}
}

static int
shared_sort(struct sharing *sharing, struct fault *fault)
{
	if (stage_run(sharing, STAGE_COUNT, sharing->parts, fault) != 0)
		return -1;
	parts_start(sharing);
	if (stage_run(sharing, STAGE_FILL, sharing->parts, fault) != 0)
		return -1;
	return stage_run(sharing, STAGE_SORT, TURNS, fault);
}

int
bins_sort(uint64_t *items, uint64_t *spare, size_t count, size_t workers,
    struct fault *fault)
{
	struct sharing sharing = {
		.items = items,
		.spare = spare,
		.count = count,
		.parts = workers,
	};
	int rc;

	if (workers < 2 || count < MANY) {
		items_sort(items, spare, count, false);
		return 0;
	}
	if (!layout_choose(&sharing.layout, items, count))
		return 0;
	sharing.turn = mem_new(pipeline_slots(workers), sizeof(*sharing.turn));
	sharing.next = mem_new(workers, sizeof(*sharing.next));
	rc = shared_sort(&sharing, fault);
	free(sharing.turn);
	free(sharing.next);
	return rc;
}
