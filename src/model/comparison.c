/* comparison.c -- groups of customers compared, category by category. */
/* SPDX-License-Identifier: MIT */
#include "slaudit/comparison.h"

#include <string.h>

#include "slaudit/audit.h"

struct work {
	struct arena *arena;
	const struct audit *audit;
	struct comparison *items;
	size_t count;
	size_t room;
};

/* --- which expectations are one measure ----------------------------------- */

static bool
is_withheld(const struct audit *audit, const char *id)
{
	for (size_t i = 0; i < audit->row_count; i++) {
		if (audit->rows[i].withheld &&
		    strcmp(audit->rows[i].sle->id, id) == 0)
			return true;
	}
	return false;
}

static bool
is_comparable(const struct audit *audit, const struct sle *sle)
{
	return sle_judges(sle) && !sle_by_figure(sle) &&
	    sle->clock != CLOCK_COUNT && !is_withheld(audit, sle->id);
}

static bool
same_words(const struct words *a, const struct words *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!words_hold(b, a->items[i]))
			return false;
	}
	return true;
}

/* The same stretch of the same process, whatever its limit. */
static bool
same_measure(const struct sle *a, const struct sle *b)
{
	return strcmp(a->process, b->process) == 0 && a->type == b->type &&
	    same_words(&a->from, &b->from) && same_words(&a->to, &b->to) &&
	    same_words(&a->since, &b->since) &&
	    same_words(&a->counts, &b->counts) &&
	    a->from_which == b->from_which && a->to_which == b->to_which;
}

/* No list of categories is all of them. */
static bool
overlaps(const struct sle *a, const struct sle *b)
{
	if (a->categories.count == 0 || b->categories.count == 0)
		return true;
	for (size_t i = 0; i < a->categories.count; i++) {
		if (words_hold(&b->categories, a->categories.items[i]))
			return true;
	}
	return false;
}

/* A request may not be in one comparison twice. */
static bool
belongs(const struct comparison *comparison, const struct sle *sle)
{
	if (!same_measure(comparison->sles[0], sle))
		return false;
	for (size_t i = 0; i < comparison->sle_count; i++) {
		if (overlaps(comparison->sles[i], sle))
			return false;
	}
	return true;
}

static void
sle_add(struct work *work, const struct sle *sle, const char *by)
{
	const struct book *book = work->audit->book;
	struct comparison *comparison = NULL;

	for (size_t i = 0; i < work->count; i++) {
		if (work->items[i].by == by && belongs(&work->items[i], sle))
			comparison = &work->items[i];
	}
	if (comparison == NULL) {
		work->items = arena_grow(work->arena, work->items, &work->room,
		    work->count, sizeof(*work->items));
		comparison = &work->items[work->count++];
		*comparison = (struct comparison){
			.by = by,
			.sles = arena_new(work->arena, book->sle_count,
			    sizeof(*comparison->sles)),
			.higher = SIZE_MAX,
			.lower = SIZE_MAX,
		};
	}
	comparison->sles[comparison->sle_count++] = sle;
}

static void
comparisons_find(struct work *work, const char *by)
{
	const struct book *book = work->audit->book;

	for (size_t i = 0; i < book->sle_count; i++) {
		const struct sle *sle = book->sles[i];

		if (i > 0 && strcmp(book->sles[i - 1]->id, sle->id) == 0)
			continue;
		if (is_comparable(work->audit, sle))
			sle_add(work, sle, by);
	}
}

/* --- groups and categories ------------------------------------------------ */

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
is_of(const struct comparison *comparison, const struct stratum *stratum)
{
	if (strcmp(stratum->by, comparison->by) != 0)
		return false;
	for (size_t i = 0; i < comparison->sle_count; i++) {
		if (comparison->sles[i] == stratum->sle)
			return true;
	}
	return false;
}

static size_t
group_find(const struct comparison *comparison, const char *word)
{
	size_t at = 0;

	while (at < comparison->group_count &&
	    !same_text(comparison->groups[at].word, word))
		at++;
	return at;
}

static size_t
category_find(
    const struct comparison *comparison, const struct stratum *stratum)
{
	size_t at = 0;

	while (at < comparison->category_count &&
	    !(comparison->category_sles[at] == stratum->sle &&
		same_text(comparison->categories[at], stratum->category)))
		at++;
	return at;
}

/* Both lists in the order of the words, what is not said last. */
static void
group_put(struct comparison *comparison, const char *word)
{
	size_t at = comparison->group_count;

	if (group_find(comparison, word) < comparison->group_count)
		return;
	for (; at > 0; at--) {
		const char *before = comparison->groups[at - 1].word;

		if (before != NULL &&
		    (word == NULL || strcmp(before, word) < 0))
			break;
		comparison->groups[at] = comparison->groups[at - 1];
	}
	comparison->groups[at] = (struct compared){ .word = word };
	comparison->group_count++;
}

static void
lists_make(struct work *work, struct comparison *comparison, size_t strata)
{
	const struct audit *audit = work->audit;
	size_t room = strata + 1;

	comparison->groups =
	    arena_new(work->arena, room, sizeof(*comparison->groups));
	comparison->categories =
	    arena_new(work->arena, room, sizeof(*comparison->categories));
	comparison->category_sles =
	    arena_new(work->arena, room, sizeof(*comparison->category_sles));
	for (size_t i = 0; i < audit->stratum_count; i++) {
		const struct stratum *stratum = &audit->strata[i];
		size_t at;

		if (stratum->n == 0 || !is_of(comparison, stratum))
			continue;
		group_put(comparison, stratum->word);
		at = category_find(comparison, stratum);
		if (at < comparison->category_count)
			continue;
		comparison->categories[at] = stratum->category;
		comparison->category_sles[at] = stratum->sle;
		comparison->category_count++;
	}
}

/* --- counts --------------------------------------------------------------- */

static void
stratum_add(const struct audit *audit, struct comparison *comparison,
    const struct stratum *stratum)
{
	size_t group = group_find(comparison, stratum->word);
	size_t category = category_find(comparison, stratum);
	struct compared *compared = &comparison->groups[group];

	if (stratum->month == MONTH_NONE) {
		compared->n += stratum->n;
		compared->met += stratum->met;
		compared->portions[category].n += stratum->n;
		compared->portions[category].met += stratum->met;
		comparison->medians[group][category] = stratum->median;
		comparison->missed += stratum->n - stratum->met;
	} else if (stratum->month >= audit->from_month) {
		compared->period_n += stratum->n;
		compared->period_met += stratum->met;
	}
}

/* What everybody did in the categories of a group. */
static void
mix_make(struct comparison *comparison, struct compared *group)
{
	for (size_t c = 0; c < comparison->category_count; c++) {
		for (size_t g = 0; g < comparison->group_count; g++) {
			const struct portion *other =
			    &comparison->groups[g].portions[c];

			group->portions[c].weight += other->n;
			if (group->portions[c].n == 0)
				continue;
			group->mix_n += other->n;
			group->mix_met += other->met;
		}
		group->categories += group->portions[c].n > 0;
	}
}

static void
counts_make(struct work *work, struct comparison *comparison)
{
	const struct audit *audit = work->audit;
	size_t categories = comparison->category_count;

	comparison->medians = arena_new(work->arena,
	    comparison->group_count + 1, sizeof(*comparison->medians));
	for (size_t g = 0; g < comparison->group_count; g++) {
		comparison->groups[g].portions =
		    arena_new(work->arena, categories, sizeof(struct portion));
		comparison->medians[g] = arena_new(
		    work->arena, categories, sizeof(**comparison->medians));
		for (size_t c = 0; c < categories; c++)
			comparison->medians[g][c] = -1;
	}
	for (size_t i = 0; i < audit->stratum_count; i++) {
		if (audit->strata[i].n > 0 &&
		    is_of(comparison, &audit->strata[i]))
			stratum_add(audit, comparison, &audit->strata[i]);
	}
	for (size_t g = 0; g < comparison->group_count; g++)
		mix_make(comparison, &comparison->groups[g]);
}

/* --- the order of the groups ---------------------------------------------- */

static bool
is_higher(const struct compared *a, const struct compared *b)
{
	return a->met * b->n > b->met * a->n;
}

/* A higher share than B overall, and a lower one with the same mix; only where
 * both have cases in every category. */
static bool
turns(const struct comparison *comparison, const struct compared *a,
    const struct compared *b)
{
	size_t all = comparison->category_count;

	return a->categories == all && b->categories == all &&
	    is_higher(a, b) &&
	    portions_share(a->portions, all, COMPARISON_SCALE) <
	    portions_share(b->portions, all, COMPARISON_SCALE);
}

static void
turn_find(struct comparison *comparison)
{
	size_t count = comparison->group_count;

	for (size_t i = 0; i < count * count; i++) {
		if (comparison->higher == SIZE_MAX &&
		    turns(comparison, &comparison->groups[i / count],
			&comparison->groups[i % count])) {
			comparison->higher = i / count;
			comparison->lower = i % count;
		}
	}
}

size_t
comparisons_make(
    struct arena *arena, const struct audit *audit, struct comparison **out)
{
	const struct words *by = &audit->book->breakdowns;
	struct work work = { .arena = arena, .audit = audit };

	for (size_t i = 0; i < by->count; i++)
		comparisons_find(&work, by->items[i]);
	for (size_t i = 0; i < work.count; i++) {
		lists_make(&work, &work.items[i], audit->stratum_count);
		counts_make(&work, &work.items[i]);
		turn_find(&work.items[i]);
	}
	*out = work.items;
	return work.count;
}
