/* plan.c -- which SLEs a ticket can meet at all, worked out once per book. */
/* SPDX-License-Identifier: MIT */
#include "measure_internal.h"

#include <string.h>

enum { EDGES = 3 }; /* of a version: in force, watched, no longer in force */

static void
list_put(struct arena *arena, struct list *list, const struct series *series)
{
	list->items = arena_grow(arena, list->items, &list->room, list->count,
	    sizeof(struct series *));
	list->items[list->count++] = series;
}

/* --- shelves: the series that name a category ---------------------------- */

/* Words are interned: the pointer is the word. The golden ratio spreads it,
 * and the upper half of the product depends on all of it. */
static size_t
hash_of(const char *word)
{
	return (size_t)((uint64_t)(uintptr_t)word * 0x9e3779b97f4a7c15U >> 32);
}

/* The shelf of CATEGORY, or the empty one where it would stand. There are
 * twice as many as words, so one is always free. */
static struct shelf *
shelf_at(const struct realm *realm, const char *category)
{
	size_t at = hash_of(category) & (realm->shelf_count - 1);

	while (realm->shelves[at].category != NULL &&
	    realm->shelves[at].category != category)
		at = (at + 1) & (realm->shelf_count - 1);
	return &realm->shelves[at];
}

static void
shelves_make(struct arena *arena, struct realm *realm, const struct book *book)
{
	size_t words = 0;

	for (size_t i = 0; i < book->sle_count; i++) {
		if (book->sles[i]->process == realm->word)
			words += book->sles[i]->categories.count;
	}
	realm->shelf_count = 1;
	while (realm->shelf_count <= 2 * words)
		realm->shelf_count *= 2;
	realm->shelves =
	    arena_new(arena, realm->shelf_count, sizeof(*realm->shelves));
}

/* --- realms: the series of a process ------------------------------------- */

static bool
takes_any(const struct series *series, const char *process)
{
	for (size_t i = 0; i < series->count; i++) {
		const struct sle *sle = series->seats[i].sle;

		if (sle->process == process && sle->categories.count == 0)
			return true;
	}
	return false;
}

static void
categories_put(struct arena *arena, struct realm *realm,
    const struct words *categories, const struct series *series)
{
	for (size_t i = 0; i < categories->count; i++) {
		struct shelf *shelf = shelf_at(realm, categories->items[i]);
		struct list *list = &shelf->series;

		shelf->category = categories->items[i];
		/* Another version, or the list itself, may repeat a word. */
		if (list->count == 0 || list->items[list->count - 1] != series)
			list_put(arena, list, series);
	}
}

static void
realm_put(struct arena *arena, struct realm *realm, const struct series *series)
{
	realm->rounds += series->rounds;
	if (series->seats->sle->clock == CLOCK_AVAILABILITY &&
	    series->seats->sle->process == realm->word) {
		realm->watched++;
		realm->edges += EDGES * series->count;
	}
	if (takes_any(series, realm->word)) {
		list_put(arena, &realm->any, series);
		return;
	}
	for (size_t i = 0; i < series->count; i++) {
		const struct sle *sle = series->seats[i].sle;

		if (sle->process == realm->word)
			categories_put(arena, realm, &sle->categories, series);
	}
}

const struct realm *
plan_realm(const struct plan *plan, const char *process)
{
	for (size_t i = 0; i < plan->realm_count; i++) {
		if (plan->realms[i].word == process)
			return &plan->realms[i];
	}
	return NULL;
}

static void
realms_make(struct plan *plan, const struct book *book)
{
	size_t room = 0;

	for (size_t i = 0; i < book->sle_count; i++) {
		const char *word = book->sles[i]->process;

		if (plan_realm(plan, word) != NULL)
			continue;
		plan->realms = arena_grow(&plan->arena, plan->realms, &room,
		    plan->realm_count, sizeof(*plan->realms));
		plan->realms[plan->realm_count++] = (struct realm){
			.word = word,
			.process = book_process(book, word),
		};
	}
	for (size_t i = 0; i < plan->realm_count; i++) {
		shelves_make(&plan->arena, &plan->realms[i], book);
		for (size_t j = 0; j < plan->series_count; j++)
			realm_put(
			    &plan->arena, &plan->realms[i], &plan->series[j]);
	}
}

/* --- the plan ------------------------------------------------------------ */

static void
series_make(
    struct plan *plan, const struct book *book, const struct clocks *clocks)
{
	struct series *series = NULL;
	struct seat *seats =
	    arena_new(&plan->arena, book->sle_count, sizeof(*seats));

	plan->series =
	    arena_new(&plan->arena, book->sle_count, sizeof(*plan->series));
	for (size_t i = 0; i < book->sle_count; i++) {
		const struct sle *sle = book->sles[i];

		seats[i].sle = sle;
		seats[i].calendar = clocks_calendar(clocks, sle->calendar);
		if (series == NULL ||
		    strcmp(series->seats[0].sle->id, sle->id) != 0) {
			series = &plan->series[plan->series_count++];
			series->seats = &seats[i];
		}
		seats[i].series = series;
		series->count++;
		series->rounds = series->rounds || sle->cycles == CYCLES_ROUNDS;
	}
}

void
plan_init(
    struct plan *plan, const struct book *book, const struct clocks *clocks)
{
	*plan = (struct plan){ .book = book };
	series_make(plan, book, clocks);
	realms_make(plan, book);
}

void
plan_release(struct plan *plan)
{
	arena_release(&plan->arena);
}

/* --- a ticket's way through it ------------------------------------------- */

void
docket_open(
    struct docket *docket, const struct realm *realm, const char *category)
{
	docket->any = realm->any;
	docket->own = (struct list){ 0 };
	if (category != NULL)
		docket->own = shelf_at(realm, category)->series;
}

const struct series *
docket_next(struct docket *docket)
{
	struct list *first = &docket->any;

	if (first->count == 0 ||
	    (docket->own.count != 0 && docket->own.items[0] < first->items[0]))
		first = &docket->own;
	if (first->count == 0)
		return NULL;
	first->count--;
	return *first->items++;
}
