/* reconcile_page.c -- a published file held against ours, in ten seconds. */
/* SPDX-License-Identifier: MIT */
#include "reconcile_internal.h"

#include <assert.h>

#include "slaudit/names.h"
#include "slaudit/report.h"

static const char *
period_say(const struct making *m, const struct claim *claim)
{
	char from[INSTANT_TEXT];
	char to[INSTANT_TEXT];

	if (claim->month != MONTH_NONE)
		return say_month(m, claim->month);
	day_text(claim->from, from);
	day_text(claim->to, to);
	return say(m, "period.from-to", "from", from, "to", to, NULL);
}

static const char *
remark_line(const struct making *m, const struct remark *remark)
{
	const struct claim *claim = remark->claim;
	const char *measure = remark->measure == NULL
	    ? say(m, "reconcile.whole", NULL)
	    : remark->measure;
	const char *what = say_remark(m, remark);

	if (remark->defined > 0)
		what = say(m, "reconcile.together", "what", what, "judged",
		    say_count(m, (uint64_t)remark->judged), "defined",
		    say_count(m, (uint64_t)remark->defined), NULL);
	if (claim == NULL)
		return say(m, "reconcile.unclaimed", "measure", measure,
		    "period", say_month(m, remark->month), "what", what, NULL);
	return say(m, "reconcile.line", "line", say_count(m, claim->line),
	    "period", period_say(m, claim), "measure", measure, "what", what,
	    NULL);
}

static struct node *
side_add(const struct making *m, struct node *page, enum remark_side side)
{
	struct node *section = page_add(m->arena, page, NODE_SECTION,
	    say(m, key_of(m, "reconcile.side", remark_side_words[side]), NULL));

	section->id = remark_side_words[side];
	return page_add(m->arena, section, NODE_LIST, NULL);
}

static void
claims_add(
    const struct making *m, const struct reconciled *claims, struct node *page)
{
	size_t at = 0;

	for (int side = 0; side < REMARK_SIDES; side++) {
		struct node *list;

		if (claims->sides[side] == 0)
			continue;
		list = side_add(m, page, (enum remark_side)side);
		for (; at < claims->count &&
		     claims->remarks[at].side == (enum remark_side)side;
		     at++)
			page_add(m->arena, list, NODE_PARA,
			    remark_line(m, &claims->remarks[at]));
	}
}

static void
list_add(
    const struct making *m, const struct compared *compared, struct node *page)
{
	size_t at = 0;

	for (int side = 0; side < REMARK_SIDES; side++) {
		struct node *list;

		if (compared->sides[side] == 0)
			continue;
		list = side_add(m, page, (enum remark_side)side);
		for (; at < compared->count &&
		     compared->remarks[at].side == (enum remark_side)side;
		     at++)
			page_add(m->arena, list, NODE_PARA,
			    say_list_remark(m, &compared->remarks[at]));
	}
}

/* --- the first sentences -------------------------------------------------- */

static const char *
period_of_list(const struct making *m, const struct compared *compared)
{
	if (compared->from_month == compared->to_month)
		return say_month(m, compared->from_month);
	return say(m, "period.from-to", "from",
	    say_month(m, compared->from_month), "to",
	    say_month(m, compared->to_month), NULL);
}

static void
head_add(const struct making *m, const struct reconcile_story *story,
    struct node *page)
{
	const struct published *published = story->published;
	const size_t *sides;

	assert(story->claims != NULL || story->list != NULL);
	sides =
	    story->claims != NULL ? story->claims->sides : story->list->sides;
	para_add(m, page,
	    say(m, "reconcile.rows", "n", say_count(m, published->read),
		"rejected", say_count(m, published->rejected), NULL));
	if (story->list != NULL)
		para_add(m, page,
		    say(m, "reconcile.agreed", "n",
			say_count(m, story->list->agreed), "period",
			period_of_list(m, story->list), NULL));
	para_add(m, page,
	    say(m, "reconcile.head", "disagree",
		say_count(m, sides[REMARK_DISAGREES]), "unsure",
		say_count(m, sides[REMARK_UNSURE]), "agree",
		say_count(m, sides[REMARK_AGREES]), NULL));
}

struct page *
report_reconcile(struct arena *arena, const struct reconcile_story *story)
{
	struct making m = { .arena = arena, .wording = story->wording };
	struct page *page = arena_new(arena, 1, sizeof(*page));

	if (story->book != NULL)
		m.customer_word = story->book->customer_word;
	page_words_fill(&m, page);
	page->as_of = INSTANT_NONE;
	page->root = page_add(arena, NULL, NODE_PAGE,
	    say(&m, "reconcile.title", "file", story->published->name, NULL));
	head_add(&m, story, page->root);
	if (story->claims != NULL)
		claims_add(&m, story->claims, page->root);
	else
		list_add(&m, story->list, page->root);
	return page;
}
