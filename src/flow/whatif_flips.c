/* whatif_flips.c -- which outcomes of a ticket another reading changes. */
/* SPDX-License-Identifier: MIT */
#include "whatif_internal.h"

#include <stdlib.h>
#include <string.h>

static bool
is_within(const struct whatifs *out, int32_t month)
{
	return month != MONTH_NONE && month >= out->from_month &&
	    month <= out->to_month;
}

bool
whatif_asked(const struct whatifs *out, int32_t month, int32_t other)
{
	if (out->from_month == MONTH_NONE ||
	    (month == MONTH_NONE && other == MONTH_NONE))
		return true;
	return is_within(out, month) || is_within(out, other);
}

static const struct outcome *
find_case(
    const struct outcome *outcomes, size_t count, const struct outcome *sought)
{
	for (size_t i = 0; i < count; i++) {
		if (outcomes[i].cycle == sought->cycle &&
		    strcmp(outcomes[i].sle->id, sought->sle->id) == 0)
			return &outcomes[i];
	}
	return NULL;
}

static const char *
copy_or_null(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy(arena, text);
}

/* BEFORE or AFTER may be NULL, not both. */
static void
flip_put(const struct comparing *c, struct side *side, enum flip_kind kind,
    const struct compared *of, const struct outcome *before,
    const struct outcome *after)
{
	struct whatif *out = side->out;
	struct arena *arena = &c->flow->arena;
	const struct outcome *told = before == NULL ? after : before;
	struct flip flip = { .kind = kind,
		.process = arena_copy(arena, of->ticket->process),
		.key = arena_copy(arena, of->ticket->key),
		.customer = copy_or_null(arena, of->ticket->customer),
		.file = of->file->name,
		.line =
		    told->stop_line != 0 ? told->stop_line : told->start_line };

	if (before != NULL)
		flip.before = *before;
	if (after != NULL)
		flip.after = *after;
	out->flips = arena_grow(
	    arena, out->flips, &side->flip_room, out->flip_count, sizeof(flip));
	out->flips[out->flip_count++] = flip;
	out->kinds[kind]++;
}

static void
pair_compare(const struct comparing *c, struct side *side,
    const struct compared *of, const struct outcome *before,
    const struct outcome *after)
{
	struct whatif *out = side->out;

	if (!whatif_asked(c->out, before->month, after->month))
		return;
	if (before->state != after->state) {
		flip_put(c, side, FLIP_STATE, of, before, after);
		return;
	}
	if (before->month != after->month) {
		flip_put(c, side, FLIP_MONTH, of, before, after);
		return;
	}
	out->same++;
	out->shifted +=
	    before->due != after->due || before->elapsed != after->elapsed;
}

void
flips_find(const struct comparing *c, struct side *side,
    const struct compared *before, const struct outcome *after, size_t count)
{
	for (size_t i = 0; i < before->count; i++) {
		const struct outcome *one = &before->outcomes[i];
		const struct outcome *other = find_case(after, count, one);

		if (other != NULL)
			pair_compare(c, side, before, one, other);
		else if (whatif_asked(c->out, one->month, one->month))
			flip_put(c, side, FLIP_GONE, before, one, NULL);
	}
	for (size_t i = 0; i < count; i++) {
		const struct outcome *other = &after[i];

		if (find_case(before->outcomes, before->count, other) == NULL &&
		    whatif_asked(c->out, other->month, other->month))
			flip_put(c, side, FLIP_ADDED, before, NULL, other);
	}
}

static uint32_t
cycle_of(const struct flip *flip)
{
	return flip->before.sle != NULL ? flip->before.cycle
					: flip->after.cycle;
}

static int
compare_flips(const void *left, const void *right)
{
	const struct flip *a = left;
	const struct flip *b = right;
	int order = book_order(flip_sle(a)->id, flip_sle(b)->id);

	if (order == 0)
		order = strcmp(a->key, b->key);
	if (order == 0)
		order = strcmp(a->process, b->process);
	if (order == 0)
		order =
		    (cycle_of(a) > cycle_of(b)) - (cycle_of(a) < cycle_of(b));
	return order;
}

void
flips_sort(struct whatif *out)
{
	if (out->flip_count > 1)
		qsort(out->flips, out->flip_count, sizeof(out->flips[0]),
		    compare_flips);
}
