/* typed_hours.c -- spans of a day, and the days of a week. */
/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/instant.h"
#include "slaudit/schedule.h"

#include "load.h"
#include "values.h"

/* More spans a day than any office has; each is held against each. */
enum { SPANS_MAX = 48, DAYS_A_WEEK = 7 };

static int
compare_spans(const void *left, const void *right)
{
	const struct span *a = left;
	const struct span *b = right;

	return a->from < b->from ? -1 : a->from > b->from;
}

/* Sorted, and where one ends as the next begins they are one: so is the rule
 * of schedule.h. */
static void
settle_spans(struct spans *spans)
{
	size_t kept = 0;

	if (spans->count < 2)
		return;
	qsort(
	    spans->items, spans->count, sizeof(spans->items[0]), compare_spans);
	for (size_t i = 1; i < spans->count; i++) {
		if (spans->items[i].from == spans->items[kept].to)
			spans->items[kept].to = spans->items[i].to;
		else
			spans->items[++kept] = spans->items[i];
	}
	spans->count = kept + 1;
}

static bool
overlaps_one(const struct spans *spans, const struct span *span)
{
	for (size_t i = 0; i < spans->count; i++) {
		if (span->from < spans->items[i].to &&
		    spans->items[i].from < span->to)
			return true;
	}
	return false;
}

static bool
add_span(struct slot *slot, const yaml_node_t *node, struct spans *spans)
{
	const char *text = typed_text(slot, node);
	struct span span = { 0 };
	const char *why = text == NULL ? NULL : values_span(text, &span);

	if (text == NULL)
		return false;
	if (why != NULL)
		return typed_refuse_text(slot, node, text, why);
	if (overlaps_one(spans, &span))
		return typed_refuse_text(
		    slot, node, text, "overlaps another span of the day");
	spans->items[spans->count++] = span;
	return true;
}

static bool
read_spans(struct slot *slot, const yaml_node_t *node, struct spans *out)
{
	struct typed_items items;
	bool good = true;

	if (!typed_items(slot, node, &items))
		return false;
	if (items.count > SPANS_MAX)
		return typed_refuse(
		    slot, node, "more than %d spans a day", SPANS_MAX);
	out->items =
	    arena_new(slot->walk->arena, items.count, sizeof(out->items[0]));
	out->count = 0;
	for (size_t i = 0; i < items.count; i++)
		good = add_span(slot, items.nodes[i], out) && good;
	settle_spans(out);
	return good;
}

bool
typed_spans(struct slot *slot, const yaml_node_t *node)
{
	struct spans spans = { 0 };
	bool good = read_spans(slot, node, &spans);

	typed_put_pointer(slot, slot->key->offset, spans.items);
	typed_put_count(slot, spans.count);
	return good;
}

/* --- week: {mon-fri: spans, sat: spans} -------------------------------------
 */

struct week {
	struct spans days[DAYS_A_WEEK];
	unsigned named; /* bits, Monday first */
};

static bool
is_empty_list(const yaml_node_t *node)
{
	return node->type == YAML_SEQUENCE_NODE &&
	    node->data.sequence.items.start == node->data.sequence.items.top;
}

static bool
read_days(struct slot *slot, const yaml_node_pair_t *pair, struct week *week)
{
	yaml_document_t *document = slot->walk->document;
	const yaml_node_t *key = yaml_document_get_node(document, pair->key);
	const yaml_node_t *node = yaml_document_get_node(document, pair->value);
	const char *text = typed_text(slot, key);
	struct spans spans = { 0 };
	unsigned days = 0;
	const char *why = text == NULL ? NULL : values_weekdays(text, &days);
	bool good;

	if (text == NULL)
		return false;
	if (why != NULL)
		return typed_refuse_text(slot, key, text, why);
	if ((days & week->named) != 0)
		return typed_refuse_text(
		    slot, key, text, "names a day that has its hours already");
	week->named |= days;
	good = is_empty_list(node) || read_spans(slot, node, &spans);
	for (int i = 0; i < DAYS_A_WEEK; i++) {
		if ((days & 1u << i) != 0)
			week->days[i] = spans;
	}
	return good;
}

/* A night shift ends before the next day's first span begins. */
static bool
check_nights(
    struct slot *slot, const yaml_node_t *node, const struct week *week)
{
	static const char *const words[] = { "mon", "tue", "wed", "thu", "fri",
		"sat", "sun" };

	for (int i = 0; i < DAYS_A_WEEK; i++) {
		const struct spans *today = &week->days[i];
		const struct spans *next = &week->days[(i + 1) % DAYS_A_WEEK];
		int32_t end;

		if (today->count == 0 || next->count == 0)
			continue;
		end = today->items[today->count - 1].to - SECONDS_PER_DAY;
		if (end > next->items[0].from)
			return typed_refuse(slot, node,
			    "the night of %s overlaps the hours of %s",
			    words[i], words[(i + 1) % DAYS_A_WEEK]);
	}
	return true;
}

static bool
is_ever_open(const struct week *week)
{
	for (int i = 0; i < DAYS_A_WEEK; i++) {
		if (week->days[i].count > 0)
			return true;
	}
	return false;
}

bool
typed_week(struct slot *slot, const yaml_node_t *node)
{
	struct week week = { 0 };
	const yaml_node_pair_t *pair;
	bool good = true;

	if (node->type != YAML_MAPPING_NODE)
		return typed_refuse(
		    slot, node, "expected days with their hours");
	for (pair = node->data.mapping.pairs.start;
	     pair < node->data.mapping.pairs.top; pair++)
		good = read_days(slot, pair, &week) && good;
	if (good && !is_ever_open(&week))
		good = typed_refuse(slot, node, "is never open");
	if (good)
		good = check_nights(slot, node, &week);
	memcpy(slot->base + slot->key->offset, week.days, sizeof(week.days));
	return good;
}
