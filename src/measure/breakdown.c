/* breakdown.c -- outcomes told apart by their tickets' words. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/breakdown.h"

#include <stdlib.h>
#include <string.h>

#include "slaudit/distribution.h"
#include "slaudit/measure.h"
#include "slaudit/mem.h"

enum { HALF = 50 }; /* a median is the half quantile */

struct record {                /* one outcome under one breakdown */
	const struct sle *sle; /* the first version of its id */
	const char *by;
	const char *word;
	const char *category;
	int32_t month;
	bool counts;
	bool is_met;
	int64_t figure; /* -1: it is not finished */
};

struct breakdown {
	const struct book *book;
	struct record *records;
	size_t count;
	size_t room;
};

struct making {
	struct arena *arena;
	struct audit *audit;
	size_t room;
	int64_t *figures; /* of one stratum */
};

struct breakdown *
breakdown_new(const struct book *book)
{
	struct breakdown *breakdown = mem_new(1, sizeof(*breakdown));

	breakdown->book = book;
	return breakdown;
}

static int64_t
figure_of(const struct outcome *outcome)
{
	bool finished = outcome->state == OUTCOME_MET ||
	    outcome->state == OUTCOME_MISSED ||
	    outcome->state == OUTCOME_MEASURED;

	if (!finished || outcome->sle->clock == CLOCK_COUNT)
		return -1;
	return distribution_in_days(outcome->sle) ? outcome->days
						  : outcome->elapsed;
}

void
breakdown_see(struct breakdown *breakdown, const struct ticket *ticket,
    const struct outcome *outcome)
{
	const struct words *by = &breakdown->book->breakdowns;

	for (size_t i = 0; i < by->count; i++) {
		breakdown->records =
		    mem_grow(breakdown->records, &breakdown->room,
			breakdown->count, sizeof(*breakdown->records));
		breakdown->records[breakdown->count++] = (struct record){
			.sle =
			    book_first_version(breakdown->book, outcome->sle),
			.by = by->items[i],
			.word = ticket_word(ticket, by->items[i]),
			.category = ticket->category,
			.month = outcome->month,
			.counts = outcome_counts(outcome),
			.is_met = outcome->state == OUTCOME_MET,
			.figure = figure_of(outcome),
		};
	}
}

/* What is not said comes last. */
static int
by_text(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a == NULL) - (b == NULL);
	return strcmp(a, b);
}

/* 0: of one stratum, of whatever month. */
static int
compare_strata(const struct record *a, const struct record *b)
{
	int order;

	if (a->sle != b->sle)
		return a->sle->ordinal < b->sle->ordinal ? -1 : 1;
	order = strcmp(a->by, b->by);
	if (order == 0)
		order = by_text(a->word, b->word);
	return order != 0 ? order : by_text(a->category, b->category);
}

static int
compare_records(const void *left, const void *right)
{
	const struct record *a = left;
	const struct record *b = right;
	int order = compare_strata(a, b);

	return order != 0 ? order
			  : (a->month > b->month) - (a->month < b->month);
}

static int
compare_figures(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left;
	int64_t b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

static int64_t
median_of(struct making *making, enum quantile definition,
    const struct record *records, size_t count)
{
	size_t finished = 0;

	for (size_t i = 0; i < count; i++) {
		if (records[i].figure >= 0)
			making->figures[finished++] = records[i].figure;
	}
	if (finished == 0)
		return -1;
	qsort(making->figures, finished, sizeof(*making->figures),
	    compare_figures);
	return quantile_of(making->figures, finished, HALF, definition);
}

static void
stratum_put(struct making *making, enum quantile definition,
    const struct record *records, size_t count, int32_t month)
{
	struct audit *audit = making->audit;
	struct stratum *stratum;

	audit->strata = arena_grow(making->arena, audit->strata, &making->room,
	    audit->stratum_count, sizeof(*audit->strata));
	stratum = &audit->strata[audit->stratum_count++];
	*stratum = (struct stratum){
		.sle = records->sle,
		.month = month,
		.by = records->by,
		.word = records->word,
		.category = records->category,
		.scope = count,
		.median = median_of(making, definition, records, count),
	};
	for (size_t i = 0; i < count; i++) {
		stratum->n += records[i].counts;
		stratum->met += records[i].is_met;
	}
}

static size_t
alike(const struct record *records, size_t count, bool month)
{
	size_t same = 1;

	while (same < count && compare_strata(records, &records[same]) == 0 &&
	    (!month || records->month == records[same].month))
		same++;
	return same;
}

void
breakdown_end(
    struct breakdown *breakdown, struct arena *arena, struct audit *audit)
{
	enum quantile definition = breakdown->book->quantile;
	struct making making = { .arena = arena, .audit = audit };
	const struct record *records = breakdown->records;
	size_t next;

	making.figures = mem_new(breakdown->count + 1, sizeof(*making.figures));
	if (breakdown->count > 0)
		qsort(breakdown->records, breakdown->count,
		    sizeof(*breakdown->records), compare_records);
	for (size_t i = 0; i < breakdown->count; i = next) {
		size_t count = alike(&records[i], breakdown->count - i, false);

		next = i + count;
		for (size_t at = i, of; at < next; at += of) {
			of = alike(&records[at], next - at, true);
			stratum_put(&making, definition, &records[at], of,
			    records[at].month);
		}
		stratum_put(
		    &making, definition, &records[i], count, MONTH_NONE);
	}
	free(making.figures);
}

void
breakdown_free(struct breakdown *breakdown)
{
	if (breakdown == NULL)
		return;
	free(breakdown->records);
	free(breakdown);
}
