/* section_notice.c -- on top of an edition that follows another: why, and what
 * became different. */
/* SPDX-License-Identifier: MIT */
#include "editions.h"

static uint64_t
turned_count(const struct revision *revision)
{
	uint64_t count = 0;

	for (size_t i = 0; i < revision->moved_count; i++)
		count += moved_turned(&revision->moved[i]);
	return count;
}

static const char *
title_of(const struct moved *moved)
{
	return moved->sle == NULL ? moved->id : moved->sle->title;
}

/* "I.4, title, March 2021: 95.0 % -> 90.0 %, 5.0 points down; target met ->
 * target missed." */
static const char *
moved_sentence(const struct making *m, const struct moved *moved)
{
	const char *by = say_moved(m, moved);
	const char *figure =
	    say(m, by == NULL ? "notice.figure" : "notice.figure-by", "id",
		moved->id, "title", title_of(moved), "month",
		say_month(m, moved->month), "was", cell_was(m, moved).text,
		"is", cell_is(m, moved).text, "by", by == NULL ? "" : by, NULL);

	if (!moved_turned(moved))
		return say(m, "notice.same-verdict", "figure", figure,
		    "verdict", say_verdict(m, moved->is_verdict), NULL);
	return say(m, "notice.turned-verdict", "figure", figure, "was",
	    say_verdict(m, moved->was_verdict), "is",
	    say_verdict(m, moved->is_verdict), NULL);
}

/* Verdicts that turned come first: more need not fit into a mail. */
static void
moved_list(
    const struct making *m, const struct revision *own, struct node *section)
{
	struct node *list = page_add(m->arena, section, NODE_LIST, "");

	for (int turned = 1; turned >= 0; turned--) {
		for (size_t i = 0; i < own->moved_count; i++) {
			if (moved_turned(&own->moved[i]) != (turned == 1))
				continue;
			page_add(m->arena, list, NODE_PARA,
			    moved_sentence(m, &own->moved[i]));
		}
	}
}

static void
lead_say(
    const struct making *m, const struct audit *audit, struct node *section)
{
	const struct editions *editions = &audit->editions;
	const char *number = say_count(m, (uint64_t)editions->number);
	const char *before = say_count(m, (uint64_t)editions->before->number);

	note_add(m, section,
	    say(m,
		editions->published ? "notice.replaces"
				    : "notice.would-replace",
		"number", number, "before", before, "period",
		say_period(m, audit), "asof", say_instant(m, audit->as_of),
		"was", say_instant(m, editions->before->as_of), NULL));
	para_add(m, section,
	    editions->reason == NULL
		? say(m, "notice.no-reason", NULL)
		: say(m, "notice.reason", "reason", editions->reason, NULL));
}

void
part_notice(
    const struct making *m, const struct audit *audit, struct node *page)
{
	const struct revision *own = &audit->editions.own;
	struct node *section;

	if (audit->editions.before == NULL)
		return;
	section = part_add(m, page, "notice");
	lead_say(m, audit, section);
	if (own->moved_count == 0) {
		para_add(m, section, say(m, "notice.nothing", NULL));
		return;
	}
	para_add(m, section,
	    say(m, "notice.count", "n", say_count(m, own->moved_count),
		"turned", say_count(m, turned_count(own)), "cases",
		say_count(m, own->case_count), NULL));
	moved_list(m, own, section);
}
