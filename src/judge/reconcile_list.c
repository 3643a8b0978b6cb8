/* reconcile_list.c -- a published list of requests against those we know. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/reconcile.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

struct entry { /* a request of either side */
	const char *key;
	const char *customer;
	const char *status;
	int32_t day;
	size_t index;
	size_t match; /* on the other side; NO_MATCH: none yet */
};

#define NO_MATCH SIZE_MAX

struct sheet {
	struct entry *entries;
	size_t count;
	struct entry **left; /* that have no match, in order */
	size_t left_count;
};

struct meeting {
	struct arena *arena;
	const struct published *published;
	const struct filed *filed;
	size_t filed_count;
	bool extract;
	struct compared *out;
	size_t room;
};

static const char *
or_empty(const char *word)
{
	return word == NULL ? "" : word;
}

/* --- matching ------------------------------------------------------------- */

static int
order_key(const struct entry *a, const struct entry *b)
{
	return strcmp(a->key, b->key);
}

static int
order_day(const struct entry *a, const struct entry *b)
{
	int order = strcmp(a->customer, b->customer);

	return order != 0 ? order : (a->day > b->day) - (a->day < b->day);
}

static int
order_status(const struct entry *a, const struct entry *b)
{
	int order = strcmp(a->customer, b->customer);

	return order != 0 ? order : strcmp(a->status, b->status);
}

static int
order_all(const struct entry *a, const struct entry *b)
{
	int order = order_day(a, b);

	return order != 0 ? order : strcmp(a->status, b->status);
}

typedef int entry_order(const struct entry *a, const struct entry *b);

/* Equal ones stay in the order of their file. */
static int
order_settle(entry_order *order, const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	int found = order(a, b);

	return found != 0 ? found
			  : (a->index > b->index) - (a->index < b->index);
}

static int
by_key(const void *left, const void *right)
{
	return order_settle(order_key, left, right);
}

static int
by_day(const void *left, const void *right)
{
	return order_settle(order_day, left, right);
}

static int
by_status(const void *left, const void *right)
{
	return order_settle(order_status, left, right);
}

static int
by_all(const void *left, const void *right)
{
	return order_settle(order_all, left, right);
}

struct level { /* what must be equal; the strictest comes first */
	entry_order *order;
	int (*sort)(const void *, const void *);
};

static const struct level keyed_levels[] = { { order_key, by_key } };
static const struct level plain_levels[] = { { order_all, by_all },
	{ order_day, by_day }, { order_status, by_status } };

static void
sheet_left(struct sheet *sheet, const struct level *level)
{
	sheet->left_count = 0;
	for (size_t i = 0; i < sheet->count; i++) {
		if (sheet->entries[i].match == NO_MATCH)
			sheet->left[sheet->left_count++] = &sheet->entries[i];
	}
	if (sheet->left_count > 1)
		qsort(sheet->left, sheet->left_count, sizeof(*sheet->left),
		    level->sort);
}

static void
sheets_match(
    struct sheet *theirs, struct sheet *ours, const struct level *level)
{
	size_t i = 0;
	size_t j = 0;

	sheet_left(theirs, level);
	sheet_left(ours, level);
	while (i < theirs->left_count && j < ours->left_count) {
		struct entry *a = theirs->left[i];
		struct entry *b = ours->left[j];
		int order = level->order(a, b);

		if (order == 0) {
			a->match = b->index;
			b->match = a->index;
		}
		i += order <= 0;
		j += order >= 0;
	}
}

static struct sheet
sheet_new(struct arena *arena, size_t count)
{
	return (struct sheet){
		.entries = arena_new(arena, count + 1, sizeof(struct entry)),
		.count = count,
		.left = arena_new(arena, count + 1, sizeof(struct entry *)),
	};
}

static struct sheet
sheet_theirs(const struct meeting *m)
{
	struct sheet sheet = sheet_new(m->arena, m->published->listed_count);

	for (size_t i = 0; i < sheet.count; i++) {
		const struct listed *listed = &m->published->listed[i];

		sheet.entries[i] = (struct entry){ or_empty(listed->key),
			or_empty(listed->customer), listed->status, listed->day,
			i, NO_MATCH };
	}
	return sheet;
}

static struct sheet
sheet_ours(const struct meeting *m)
{
	struct sheet sheet = sheet_new(m->arena, m->filed_count);

	for (size_t i = 0; i < sheet.count; i++) {
		const struct filed *filed = &m->filed[i];

		sheet.entries[i] = (struct entry){ filed->key, filed->customer,
			or_empty(filed->status), filed->day, i, NO_MATCH };
	}
	return sheet;
}

/* --- what came of it ------------------------------------------------------ */

static void
put(struct meeting *m, enum list_remark_kind kind, enum remark_side side,
    const struct listed *listed, const struct filed *filed)
{
	struct compared *out = m->out;

	out->remarks = arena_grow(m->arena, out->remarks, &m->room, out->count,
	    sizeof(*out->remarks));
	out->remarks[out->count++] =
	    (struct list_remark){ kind, side, listed, filed };
	out->sides[side]++;
}

static bool
is_no_customer(const struct published *published, const char *customer)
{
	const struct words *words = &published->form->no_customer;

	for (size_t i = 0; customer != NULL && i < words->count; i++) {
		if (fnmatch(words->items[i], customer, 0) == 0)
			return true;
	}
	return false;
}

static void
listed_look(struct meeting *m, const struct sheet *theirs, size_t at,
    const struct entry *twin)
{
	const struct listed *listed = &m->published->listed[at];
	size_t match = theirs->entries[at].match;
	const struct filed *filed = match == NO_MATCH ? NULL : &m->filed[match];
	bool keyed = m->published->form->form.key_count > 0;
	size_t before = m->out->sides[REMARK_DISAGREES];

	if (is_no_customer(m->published, listed->customer))
		put(m, LIST_NO_CUSTOMER, REMARK_DISAGREES, listed, filed);
	if (keyed && twin != NULL)
		put(m, LIST_KEY_TWICE, REMARK_DISAGREES, listed, filed);
	else if (listed->twin != 0)
		put(m, LIST_ROW_TWICE, REMARK_UNSURE, listed, filed);
	if (filed == NULL) {
		if (!keyed || twin == NULL)
			put(m, LIST_NOT_OURS,
			    m->extract ? REMARK_UNSURE : REMARK_DISAGREES,
			    listed, NULL);
		return;
	}
	if (strcmp(or_empty(filed->status), listed->status) != 0)
		put(m, LIST_STATUS, REMARK_DISAGREES, listed, filed);
	else if (filed->day != listed->day)
		put(m, LIST_DATE, REMARK_DISAGREES, listed, filed);
	m->out->agreed += m->out->sides[REMARK_DISAGREES] == before;
}

/* The months that the list is held complete for. */
static void
months_find(struct meeting *m)
{
	struct compared *out = m->out;

	out->from_month = MONTH_NONE;
	out->to_month = MONTH_NONE;
	for (size_t i = 0; i < m->published->listed_count; i++) {
		int32_t month = month_of_day(m->published->listed[i].day);

		if (out->from_month == MONTH_NONE || month < out->from_month)
			out->from_month = month;
		if (out->to_month == MONTH_NONE || month > out->to_month)
			out->to_month = month;
	}
}

static void
filed_look(struct meeting *m, const struct sheet *ours)
{
	for (size_t i = 0; i < m->filed_count; i++) {
		const struct filed *filed = &m->filed[i];
		int32_t month;

		if (ours->entries[i].match != NO_MATCH ||
		    filed->status == NULL || m->out->to_month == MONTH_NONE)
			continue;
		month = month_of_day(filed->day);
		if (month >= m->out->from_month && month <= m->out->to_month)
			put(m, LIST_NOT_THEIRS, REMARK_DISAGREES, NULL, filed);
	}
}

static int
number_order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
by_side(const void *left, const void *right)
{
	const struct list_remark *a = left;
	const struct list_remark *b = right;
	int order = number_order(a->side, b->side);

	if (order == 0)
		order = number_order(a->kind, b->kind);
	if (order == 0 && a->listed != NULL && b->listed != NULL)
		order = number_order(a->listed->line, b->listed->line);
	if (order == 0 && a->filed != NULL && b->filed != NULL) {
		order = strcmp(a->filed->key, b->filed->key);
		if (order == 0)
			order = number_order(a->filed->line, b->filed->line);
	}
	return order;
}

/* Rows by key: of equal ones all but the first have a twin before them. */
static const struct entry **
twins_find(const struct meeting *m, struct sheet *theirs)
{
	const struct entry **twins =
	    arena_new(m->arena, theirs->count + 1, sizeof(*twins));

	sheet_left(theirs, keyed_levels);
	for (size_t i = 1; i < theirs->left_count; i++) {
		const struct entry *before = theirs->left[i - 1];

		if (order_key(before, theirs->left[i]) == 0)
			twins[theirs->left[i]->index] = before;
	}
	return twins;
}

void
reconcile_list(struct arena *arena, const struct published *published,
    const struct filed *filed, size_t filed_count, bool extract,
    struct compared *out)
{
	struct meeting m = { arena, published, filed, filed_count, extract, out,
		0 };
	bool keyed = published->form->form.key_count > 0;
	const struct level *levels = keyed ? keyed_levels : plain_levels;
	size_t level_count =
	    keyed ? 1 : sizeof(plain_levels) / sizeof(plain_levels[0]);
	struct sheet theirs = sheet_theirs(&m);
	struct sheet ours = sheet_ours(&m);
	const struct entry **twins = twins_find(&m, &theirs);

	*out = (struct compared){ 0 };
	for (size_t i = 0; i < level_count; i++)
		sheets_match(&theirs, &ours, &levels[i]);
	months_find(&m);
	for (size_t i = 0; i < theirs.count; i++)
		listed_look(&m, &theirs, i, twins[i]);
	filed_look(&m, &ours);
	if (out->count > 1)
		qsort(out->remarks, out->count, sizeof(*out->remarks), by_side);
}
