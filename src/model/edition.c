/* edition.c -- what was published, held against what is known now. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/edition.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/book.h"
#include "slaudit/buf.h"

const char *
edition_period(struct arena *arena, int32_t from, int32_t to)
{
	char first[INSTANT_TEXT];
	char last[INSTANT_TEXT];

	month_text(from, first);
	month_text(to, last);
	return from == to ? arena_copy(arena, last)
			  : arena_format(arena, "%s_%s", first, last);
}

/* --- figures -------------------------------------------------------------- */

static const struct sle *
sle_of(const struct book *book, const char *id, const char *version)
{
	const struct sle *found = NULL;

	for (size_t i = 0; i < book->sle_count; i++) {
		if (strcmp(book->sles[i]->id, id) != 0)
			continue;
		if (strcmp(book->sles[i]->version, version) == 0)
			return book->sles[i];
		found = book->sles[i];
	}
	return found;
}

struct attainment
edition_row(const struct book *book, const struct edition_figure *figure)
{
	struct attainment row = {
		.sle = sle_of(book, figure->sle, figure->version),
		.month = figure->month,
		.withheld = figure->withheld,
		.scope = figure->scope,
		.n = figure->n,
		.met = figure->met,
		.median = -1,
		.p95 = -1,
		.most = -1,
	};

	memcpy(row.states, figure->states, sizeof(row.states));
	/* a share is met of n, and stands there already */
	if (figure->quotient.unit != UNIT_CASE) {
		row.numerator = figure->quotient.numerator;
		row.denominator = figure->quotient.denominator;
	}
	return row;
}

static bool
is_moved(const struct edition_figure *figure, const struct attainment *row)
{
	struct quotient now = attainment_quotient(row);

	return figure->n != row->n || figure->met != row->met ||
	    figure->withheld != row->withheld ||
	    figure->quotient.unit != now.unit ||
	    figure->quotient.numerator != now.numerator ||
	    figure->quotient.denominator != now.denominator ||
	    figure->verdict != attainment_verdict(row);
}

static const struct edition_figure *
figure_of(const struct edition *edition, const char *sle, int32_t month)
{
	for (size_t i = 0; i < edition->figure_count; i++) {
		const struct edition_figure *figure = &edition->figures[i];

		if (figure->month == month && strcmp(figure->sle, sle) == 0)
			return figure;
	}
	return NULL;
}

static const struct attainment *
row_of(const struct attainment *rows, size_t count,
    const struct edition_figure *figure)
{
	for (size_t i = 0; i < count; i++) {
		if (rows[i].month == figure->month &&
		    strcmp(rows[i].sle->id, figure->sle) == 0)
			return &rows[i];
	}
	return NULL;
}

static struct moved
moved_of(const struct book *book, const struct edition_figure *figure,
    const struct attainment *row)
{
	struct moved moved = {
		.was = figure != NULL,
		.is = row != NULL,
		.was_verdict = VERDICT_NO_REQUESTS,
		.is_verdict = VERDICT_NO_REQUESTS,
	};

	if (figure != NULL) {
		moved.before = edition_row(book, figure);
		moved.was_verdict = figure->verdict;
		moved.sle = moved.before.sle;
		moved.id = figure->sle;
		moved.month = figure->month;
	}
	if (row != NULL) {
		moved.after = *row;
		moved.is_verdict = attainment_verdict(row);
		moved.sle = row->sle;
		moved.id = row->sle->id;
		moved.month = row->month;
	}
	return moved;
}

static bool
is_own(const struct edition *edition, int32_t month)
{
	return month != MONTH_NONE && month >= edition->from_month &&
	    month <= edition->to_month;
}

/* A month of no request, said or not said, is the same. */
static bool
is_nothing(uint64_t scope, enum verdict verdict)
{
	return scope == 0 && verdict != VERDICT_MET &&
	    verdict != VERDICT_MISSED;
}

size_t
moved_find(struct arena *arena, const struct book *book,
    const struct edition *edition, const struct attainment *rows,
    size_t row_count, struct moved **out)
{
	size_t count = 0;
	size_t room = 0;

	*out = NULL;
	for (size_t i = 0; i < row_count; i++) {
		const struct edition_figure *figure;

		if (!is_own(edition, rows[i].month))
			continue;
		figure = figure_of(edition, rows[i].sle->id, rows[i].month);
		if (figure == NULL ? is_nothing(rows[i].scope,
					 attainment_verdict(&rows[i]))
				   : !is_moved(figure, &rows[i]))
			continue;
		*out = arena_grow(arena, *out, &room, count, sizeof(**out));
		(*out)[count++] = moved_of(book, figure, &rows[i]);
	}
	for (size_t i = 0; i < edition->figure_count; i++) {
		const struct edition_figure *figure = &edition->figures[i];

		if (!is_own(edition, figure->month) ||
		    is_nothing(figure->scope, figure->verdict) ||
		    row_of(rows, row_count, figure) != NULL)
			continue;
		*out = arena_grow(arena, *out, &room, count, sizeof(**out));
		(*out)[count++] = moved_of(book, figure, NULL);
	}
	return count;
}

bool
moved_turned(const struct moved *moved)
{
	return moved->was_verdict != moved->is_verdict;
}

/* --- cases ---------------------------------------------------------------- */

static int
by_key(const void *left, const void *right)
{
	const struct edition_case *a = left;
	const struct edition_case *b = right;
	int order =
	    strcmp(a->sle, b->sle) == 0 ? 0 : book_order(a->sle, b->sle);

	if (order == 0)
		order = strcmp(a->process, b->process);
	if (order == 0)
		order = strcmp(a->ticket, b->ticket);
	if (order == 0)
		order = (a->cycle > b->cycle) - (a->cycle < b->cycle);
	return order;
}

/* What is open grows older with each day; that changes no figure. */
static bool
is_same(const struct edition_case *was, const struct edition_case *is)
{
	bool finished = was->state == OUTCOME_MET ||
	    was->state == OUTCOME_MISSED || was->state == OUTCOME_MEASURED;

	return was->state == is->state && was->month == is->month &&
	    (!finished ||
		(was->elapsed == is->elapsed && was->days == is->days));
}

struct stack { /* sorted cases, the first ones taken already */
	struct edition_case *items;
	size_t count;
	size_t at;
};

/* Of the cases that come next on both sides: below 0 the published one. */
static int
next_order(const struct stack *was, const struct stack *is)
{
	if (was->at == was->count)
		return 1;
	return is->at == is->count
	    ? -1
	    : by_key(&was->items[was->at], &is->items[is->at]);
}

static const struct edition_case *
stack_take(struct stack *stack)
{
	return &stack->items[stack->at++];
}

static void
cases_sort(struct edition_case *cases, size_t count)
{
	if (count > 1)
		qsort(cases, count, sizeof(*cases), by_key);
}

size_t
cases_compare(struct arena *arena, struct edition_case *was, size_t was_count,
    struct edition_case *is, size_t is_count, struct moved_case **out)
{
	struct stack before = { was, was_count, 0 };
	struct stack now = { is, is_count, 0 };
	size_t count = 0;
	size_t room = 0;

	*out = NULL;
	cases_sort(was, was_count);
	cases_sort(is, is_count);
	while (before.at < was_count || now.at < is_count) {
		int order = next_order(&before, &now);
		struct moved_case pair = {
			.was = order <= 0 ? stack_take(&before) : NULL,
			.is = order >= 0 ? stack_take(&now) : NULL,
		};

		if (order == 0 && is_same(pair.was, pair.is))
			continue;
		*out = arena_grow(arena, *out, &room, count, sizeof(**out));
		(*out)[count++] = pair;
	}
	return count;
}

/* --- inputs --------------------------------------------------------------- */

enum { TOLD_MOST = 6 }; /* what a person reads in one line */

static bool
text_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* By what it is, not by what it says. */
static bool
input_is(const struct edition_input *a, const struct edition_input *b)
{
	return strcmp(a->kind, b->kind) == 0 && strcmp(a->name, b->name) == 0 &&
	    text_same(a->mapping, b->mapping);
}

static bool
input_same(const struct edition_input *a, const struct edition_input *b)
{
	return input_is(a, b) && text_same(a->digest, b->digest) &&
	    a->cutoff == b->cutoff;
}

struct telling {
	struct buf *out;
	size_t told;
	size_t left;
};

static void
input_tell(
    struct telling *t, const struct edition_input *input, const char *what)
{
	if (t->told == TOLD_MOST) {
		t->left++;
		return;
	}
	buf_print(t->out, "%s%s %.60s %s", t->told++ == 0 ? "" : ", ",
	    input->kind, input->name, what);
}

/* The same one stands there; one of that name does; or neither. */
enum likeness { NO_SUCH, OTHER_SUCH, THE_SAME };

static enum likeness
input_find(const struct edition_input *all, size_t count,
    const struct edition_input *input)
{
	enum likeness best = NO_SUCH;

	for (size_t i = 0; i < count; i++) {
		if (input_same(&all[i], input))
			return THE_SAME;
		if (input_is(&all[i], input))
			best = OTHER_SUCH;
	}
	return best;
}

void
inputs_compare(const struct edition *edition, const struct edition_input *is,
    size_t count, struct buf *out)
{
	struct telling t = { .out = out };

	for (size_t i = 0; i < count; i++) {
		enum likeness like =
		    input_find(edition->inputs, edition->input_count, &is[i]);

		if (like == OTHER_SUCH)
			input_tell(&t, &is[i], "is another");
		else if (like == NO_SUCH)
			input_tell(&t, &is[i], "is new");
	}
	for (size_t i = 0; i < edition->input_count; i++) {
		if (input_find(is, count, &edition->inputs[i]) == NO_SUCH)
			input_tell(&t, &edition->inputs[i], "is gone");
	}
	if (t.left > 0)
		buf_print(out, " and %zu more", t.left);
}
